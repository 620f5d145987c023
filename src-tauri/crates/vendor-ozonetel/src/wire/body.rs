use std::{borrow::Cow, collections::BTreeMap};

use serde_json::value::RawValue;

/// An answer that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WireError {
    #[error("the answer is empty")]
    Empty,
    #[error("the answer is cut short or no JSON")]
    Malformed,
    #[error("the answer lacks {0}")]
    Missing(&'static str),
}

/// A member of an answer, not yet looked into. Ids beyond 2^53 come as numbers, so no value goes through a float.
pub(crate) type Raw = Box<RawValue>;

/// The members of an object. Of a member that comes twice the last one counts.
pub(crate) type Members = BTreeMap<String, Raw>;

/// A whole body.
#[derive(Debug)]
pub(crate) enum Body {
    Object(Members),
    List(Vec<Raw>),
    /// Plain text, or a JSON string that holds no JSON itself.
    Text(String),
}

impl Body {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err(WireError::Empty);
        }
        if let Some(body) = structured(text) {
            return Ok(body);
        }
        if let Ok(inner) = serde_json::from_str::<String>(text) {
            let inner = inner.trim();
            return match structured(inner) {
                Some(body) => Ok(body),
                None if inner.is_empty() => Err(WireError::Empty),
                None => Ok(Self::Text(inner.to_owned())),
            };
        }
        if let Some(body) = undoubled(text).as_deref().and_then(structured) {
            return Ok(body);
        }
        // What begins like JSON and is none was cut short; a control character stands in no text a person reads.
        if text.starts_with(['{', '[', '"']) || text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err(WireError::Malformed);
        }
        Ok(Self::Text(text.to_owned()))
    }
}

fn structured(text: &str) -> Option<Body> {
    match text.as_bytes().first()? {
        b'{' => serde_json::from_str(text).ok().map(Body::Object),
        b'[' => serde_json::from_str(text).ok().map(Body::List),
        _ => None,
    }
}

/// JSON that went through a spreadsheet: each quote doubled, with or without quotes around the whole.
fn undoubled(text: &str) -> Option<String> {
    if !text.contains("\"\"") {
        return None;
    }
    let inner = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(inner) if inner.trim_start().starts_with(['{', '[']) => inner.trim(),
        _ => text,
    };
    inner.starts_with(['{', '[']).then(|| inner.replace("\"\"", "\""))
}

/// A string, a number or a truth value as text; `None` for null, objects and lists.
pub(crate) fn scalar(raw: &RawValue) -> Option<String> {
    let text = raw.get();
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str::<Cow<'_, str>>(text).ok().map(Cow::into_owned),
        b'{' | b'[' | b'n' => None,
        _ => Some(text.to_owned()),
    }
}

/// An object, be it as such or as a JSON string.
pub(crate) fn object(raw: &RawValue) -> Option<Members> {
    match Body::read(raw.get().as_bytes()) {
        Ok(Body::Object(members)) => Some(members),
        Ok(Body::List(_) | Body::Text(_)) | Err(_) => None,
    }
}

/// A list, be it as such or as a JSON string.
pub(crate) fn list(raw: &RawValue) -> Option<Vec<Raw>> {
    match Body::read(raw.get().as_bytes()) {
        Ok(Body::List(items)) => Some(items),
        Ok(Body::Object(_) | Body::Text(_)) | Err(_) => None,
    }
}
