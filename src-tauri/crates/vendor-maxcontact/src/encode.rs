use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but RFC 3986's unreserved characters: a blank becomes `%20`, a plus `%2B`.
const ALL_BUT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The most a note may take up in a URL, encoded: IIS refuses queries beyond 2,048 bytes, and there are two notes.
const NOTE_BYTES: usize = 500;

/// Encodes text as UTF-8 for one path segment or one query value.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ALL_BUT_UNRESERVED).to_string()
}

/// Encodes a note, as much of it as fits, cut between characters.
pub(crate) fn encoded_note(note: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4];
    for character in note.chars() {
        let part = encoded(character.encode_utf8(&mut buffer));
        if text.len() + part.len() > NOTE_BYTES {
            break;
        }
        text.push_str(&part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_plus_signs_survive() {
        assert_eq!(encoded("a b+c&d=é/?#%"), "a%20b%2Bc%26d%3D%C3%A9%2F%3F%23%25");
        assert_eq!(encoded("A-Z_a.z~0"), "A-Z_a.z~0");
    }

    #[test]
    fn a_long_note_is_cut_between_characters() {
        let note = encoded_note(&"é".repeat(400));
        assert_eq!(note.len(), 498, "83 characters of 6 bytes each");
        assert_eq!(encoded_note(&"x".repeat(2_000)).len(), 500);
        assert_eq!(encoded_note("short"), "short");
    }
}
