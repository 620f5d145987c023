use std::fmt;

/// A private value on its way through the program. However it is formatted, only `…` shows.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Redacted<T>(T);

impl<T> Redacted<T> {
    /// Hides the value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for whoever has a right to it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself, no longer hidden.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Redacted<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl<T> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// A phone number as a log at `DEBUG` may show it: `…23`. Less than six digits show nothing: two of them would be too much.
#[must_use]
pub fn last_two(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    match digits.as_slice() {
        [_, _, _, _, .., a, b] => format!("…{a}{b}"),
        _ => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_value_shows_in_no_format() {
        #[derive(Debug)]
        struct Call {
            #[expect(dead_code, reason = "read by Debug alone")]
            number: Redacted<&'static str>,
        }
        let hidden = Redacted::new("planted-secret");
        let all = format!(
            "{hidden} {hidden:?} {hidden:#?} {hidden:>40} {:?} {:#?} {:?}",
            Some(hidden),
            Call { number: hidden },
            [hidden; 2],
        );
        assert!(!all.contains("planted") && all.contains('…'), "{all}");
        assert_eq!(*hidden.expose(), "planted-secret");
        assert_eq!(hidden.into_inner(), "planted-secret");
    }

    #[test]
    fn a_number_shows_its_last_two_digits_alone() {
        assert_eq!(last_two("+44 7700 900123"), "…23");
        assert_eq!(last_two("07700900123 x"), "…23");
        assert_eq!(last_two("123456"), "…56");
        for short in ["", "112", "12345", "anonymous", "Ana 99"] {
            assert_eq!(last_two(short), "…", "{short}");
        }
    }
}
