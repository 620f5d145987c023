use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A key with what is held beside it, such as `F3` or `Ctrl+Shift+F1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Press {
    held: Held,
    key: Key,
}

/// What is held beside a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// Control.
    pub ctrl: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
    /// The Windows key, Super or Command.
    pub meta: bool,
}

/// A key by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// F1 to F24.
    Function(u8),
    /// A to Z, 0 to 9.
    Character(char),
    /// Enter.
    Enter,
}

/// Why a press cannot be the key of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum KeyProblem {
    /// None of ours, or nothing but what is held.
    #[error("expected a key such as F3, Ctrl+H or Ctrl+Shift+Enter")]
    NotAKey,
    /// It types something where nothing is held beside it.
    #[error("expected a key with Ctrl, Alt or Meta beside it, or one of F1 to F24")]
    Types,
    /// Ctrl and Alt together are AltGr on many keyboards.
    #[error("expected a key without Ctrl and Alt together, which are AltGr on many keyboards")]
    AltGr,
    /// The system, a text field or a list has its own use for it.
    #[error("expected a key that has no other use yet")]
    Reserved,
    /// One that would be missed in every other program.
    #[error("expected a key with Ctrl, Alt or Meta beside it, and not Enter")]
    NotEverywhere,
}

impl Press {
    /// What is held beside the key.
    #[must_use]
    pub const fn held(self) -> Held {
        self.held
    }

    /// The key.
    #[must_use]
    pub const fn key(self) -> Key {
        self.key
    }

    /// Whether it can work in every program.
    ///
    /// # Errors
    ///
    /// [`KeyProblem::NotEverywhere`] for a key that others need too much.
    pub fn everywhere(self) -> Result<Self, KeyProblem> {
        let Held { ctrl, alt, meta, .. } = self.held;
        if (ctrl || alt || meta) && self.key != Key::Enter {
            Ok(self)
        } else {
            Err(KeyProblem::NotEverywhere)
        }
    }

    fn checked(self) -> Result<Self, KeyProblem> {
        let Held { ctrl, alt, shift, meta } = self.held;
        match self.key {
            Key::Function(4) if alt => Err(KeyProblem::Reserved),
            Key::Function(_) => Ok(self),
            Key::Character(_) | Key::Enter if !ctrl && !alt && !meta => Err(KeyProblem::Types),
            Key::Character(_) if ctrl && alt => Err(KeyProblem::AltGr),
            // A digit with Alt picks from the open list; with Meta it is a slot on a Mac.
            Key::Character('0'..='9') if !shift && !ctrl => Err(KeyProblem::Reserved),
            // What text fields do with them.
            Key::Character('A' | 'C' | 'V' | 'X' | 'Y' | 'Z') if !alt => Err(KeyProblem::Reserved),
            Key::Character(_) | Key::Enter => Ok(self),
        }
    }
}

impl FromStr for Press {
    type Err = KeyProblem;

    /// Reads what [`fmt::Display`] writes, in any order and case.
    fn from_str(text: &str) -> Result<Self, KeyProblem> {
        let mut parts: Vec<_> = text.split('+').map(|part| part.trim().to_ascii_uppercase()).collect();
        let last = parts.pop().unwrap_or_default();
        let mut press = Self { held: Held::default(), key: Key::of(&last).ok_or(KeyProblem::NotAKey)? };
        for part in parts {
            let held = match part.as_str() {
                "CTRL" | "CONTROL" => &mut press.held.ctrl,
                "ALT" => &mut press.held.alt,
                "SHIFT" => &mut press.held.shift,
                "META" => &mut press.held.meta,
                _ => return Err(KeyProblem::NotAKey),
            };
            if std::mem::replace(held, true) {
                return Err(KeyProblem::NotAKey);
            }
        }
        press.checked()
    }
}

impl Key {
    fn of(name: &str) -> Option<Self> {
        if name == "ENTER" {
            return Some(Self::Enter);
        }
        let mut characters = name.chars();
        match (characters.next()?, characters.as_str()) {
            (one, "") if one.is_ascii_uppercase() || one.is_ascii_digit() => Some(Self::Character(one)),
            ('F', number) if number.bytes().all(|digit| digit.is_ascii_digit()) => {
                number.parse().ok().filter(|number| (1..=24).contains(number)).map(Self::Function)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Held { ctrl, alt, shift, meta } = self.held;
        for (held, name) in [(ctrl, "Ctrl+"), (alt, "Alt+"), (shift, "Shift+"), (meta, "Meta+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Function(number) => write!(f, "F{number}"),
            Key::Character(one) => write!(f, "{one}"),
            Key::Enter => f.write_str("Enter"),
        }
    }
}

impl TryFrom<String> for Press {
    type Error = KeyProblem;

    fn try_from(text: String) -> Result<Self, KeyProblem> {
        text.parse()
    }
}

impl From<Press> for String {
    fn from(press: Press) -> Self {
        press.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, KeyProblem> {
        text.parse::<Press>().map(|press| press.to_string())
    }

    #[test]
    fn a_key_is_read_in_any_order_and_case_and_written_in_one() {
        for (typed, meant) in [
            ("F3", "F3"),
            ("shift+ctrl+f11", "Ctrl+Shift+F11"),
            ("Control + h", "Ctrl+H"),
            ("Meta+Shift+Alt+F1", "Alt+Shift+Meta+F1"),
            ("ctrl+shift+enter", "Ctrl+Shift+Enter"),
            ("Ctrl+7", "Ctrl+7"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant));
            assert_eq!(read(meant).as_deref(), Ok(meant));
        }
    }

    #[test]
    fn what_types_a_character_or_has_another_use_is_no_key_of_ours() {
        for (typed, why) in [
            ("", KeyProblem::NotAKey),
            ("F25", KeyProblem::NotAKey),
            ("F+1", KeyProblem::NotAKey),
            ("Ctrl+Ctrl+H", KeyProblem::NotAKey),
            ("Hyper+F1", KeyProblem::NotAKey),
            ("Ctrl", KeyProblem::NotAKey),
            ("H", KeyProblem::Types),
            ("Shift+H", KeyProblem::Types),
            ("Enter", KeyProblem::Types),
            ("Ctrl+Alt+Q", KeyProblem::AltGr),
            ("Ctrl+C", KeyProblem::Reserved),
            ("Alt+3", KeyProblem::Reserved),
            ("Alt+F4", KeyProblem::Reserved),
        ] {
            assert_eq!(read(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn a_key_for_every_program_is_one_others_can_do_without() {
        for (typed, can) in [
            ("Ctrl+Shift+F1", true),
            ("Meta+F5", true),
            ("F5", false),
            ("Shift+F5", false),
            ("Ctrl+Enter", false),
        ] {
            assert_eq!(typed.parse::<Press>().and_then(Press::everywhere).is_ok(), can, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_refused_or_reads_back_as_itself(typed in "\\PC{0,20}|((Ctrl|Alt|Shift|Meta)[+]){0,4}(F[0-9]{1,2}|[A-Z0-9]|Enter)") {
            if let Ok(press) = typed.parse::<Press>() {
                prop_assert_eq!(press.to_string().parse::<Press>(), Ok(press));
            }
        }
    }
}
