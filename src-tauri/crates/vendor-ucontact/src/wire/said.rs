use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::Failure;
use serde_json::Value;

/// What a body says, whatever it is wrapped in. The status of an answer says nothing: a no comes with 200 too.
///
/// Source: "DispositionCall" (seed) for words in quotes; "API", "Agent API" for bare ones; the order of tries is inferred.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Said {
    /// A word or number, without its quotes; empty for an empty body.
    Word { text: String, quoted: bool },
    /// An object or a list.
    Json(Value),
}

impl Said {
    /// Reads a body of any content type.
    pub(crate) fn read(body: &[u8]) -> Result<Self, Failure> {
        let text = std::str::from_utf8(body).map_err(|error| {
            Failure::new(VendorErrorKind::NotUnderstood).detail("the answer is no UTF-8").source(error)
        })?;
        let text = text.trim_start_matches('\u{feff}').trim();
        match serde_json::from_str(text) {
            Ok(Value::String(inner)) => Ok(Self::Word { text: inner.trim().to_owned(), quoted: true }),
            Ok(json @ (Value::Array(_) | Value::Object(_))) => Ok(Self::Json(json)),
            // A list or object cut short is no word.
            Err(error) if text.starts_with(['{', '[', '"', '<']) => {
                Err(Failure::new(VendorErrorKind::NotUnderstood)
                    .detail("the answer is cut short or malformed")
                    .source(error))
            }
            // Numbers stay as they are written: an id may look like one.
            Ok(_) | Err(_) => {
                let bare = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
                Ok(Self::Word { text: bare.unwrap_or(text).trim().to_owned(), quoted: bare.is_some() })
            }
        }
    }

    /// The word, if it is one.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word { text, .. } => Some(text),
            Self::Json(_) => None,
        }
    }

    /// `0`, the vendor's only no.
    pub(crate) fn is_no(&self) -> bool {
        self.word() == Some("0")
    }

    /// The id of a call, as `AgentCall` answers. Undocumented but for the word GUID, so anything that can be an id is
    /// one; a message, a bare phone number or half a UUID is not.
    pub(crate) fn guid(&self) -> Option<&str> {
        self.word().filter(|text| {
            (8..=64).contains(&text.len())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))
                && text.chars().any(|c| c.is_ascii_digit())
                && !text.chars().all(|c| c.is_ascii_digit())
                && (is_uuid(text) || !begins_as_uuid(text))
        })
    }
}

fn begins_as_uuid(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(first, _)| first.len() == 8 && first.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(body: &str) -> Option<String> {
        Said::read(body.as_bytes()).expect("readable").word().map(str::to_owned)
    }

    #[test]
    fn a_yes_and_a_no_read_the_same_in_every_wrapping() {
        for body in ["\"OK\"", "OK", "'OK'", " \"OK\"\r\n", "\u{feff}\"OK\"", "\" OK \""] {
            assert_eq!(word(body).as_deref(), Some("OK"), "{body}");
        }
        for body in ["\"0\"", "0", "'0'", "0\n", "\t\"0\" "] {
            assert!(Said::read(body.as_bytes()).expect("readable").is_no(), "{body}");
        }
        for body in ["", "\"\"", "00", "0.0", "null", "false", "[]", "{}", "[0]", "10", "\"OK\" 0"] {
            let no = Said::read(body.as_bytes()).is_ok_and(|said| said.is_no());
            assert!(!no, "{body}");
        }
    }

    #[test]
    fn half_an_answer_is_no_answer() {
        for body in ["\"OK", "{\"md5", "[1,", "<html", "\"", "{"] {
            assert!(Said::read(body.as_bytes()).is_err(), "{body}");
        }
        assert!(Said::read(b"\xff\xfe0").is_err());
    }

    #[test]
    fn an_id_is_told_from_a_message_and_from_a_number() {
        let guid = |body: &str| Said::read(body.as_bytes()).ok()?.guid().map(str::to_owned);
        for (body, id) in [
            ("3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10\n", "3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10"),
            ("\"3B0D2F5E-6A41-4C0E-9D57-2F1F0A7C9E10\"", "3B0D2F5E-6A41-4C0E-9D57-2F1F0A7C9E10"),
            ("1583940021.120", "1583940021.120"),
        ] {
            assert_eq!(guid(body).as_deref(), Some(id));
        }
        for body in [
            "",
            "0",
            "1",
            "OK",
            "\"Agent not found 12\"",
            "59899000001",
            "ERROR-ERROR",
            "{\"guid\":\"a\"}",
            "3b0d2f5e-6a41-4c0e-9d",
            "3b0d2f5e-",
        ] {
            assert_eq!(guid(body), None, "{body}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_the_parsers(body: Vec<u8>) {
            if let Ok(said) = Said::read(&body) {
                let _ = (said.guid(), said.is_no());
                let _ = super::super::login(&said);
                let _ = super::super::campaign_statuses(said.clone());
                let _ = super::super::queue_members(said);
            }
        }

        #[test]
        fn no_json_breaks_the_parsers(text in r#"[\[\]{}",:0-9a-z\\ ]{0,60}"#) {
            if let Ok(said) = Said::read(text.as_bytes()) {
                let _ = super::super::login(&said);
                let _ = super::super::campaign_statuses(said.clone());
                let _ = super::super::queue_members(said);
            }
        }
    }
}
