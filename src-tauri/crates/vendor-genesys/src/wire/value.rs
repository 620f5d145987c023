use serde_json::Value;

use super::Malformed;

/// A member that is text or a figure, as text. Empty text is none.
pub(crate) fn text(object: &Value, name: &str) -> Option<String> {
    match object.get(name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A whole number, written as one or as text.
pub(crate) fn integer(object: &Value, name: &str) -> Option<i64> {
    match object.get(name)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A truth value, written as one, as text or as 0 and 1.
pub(crate) fn truth(object: &Value, name: &str) -> Option<bool> {
    match object.get(name)? {
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) => Some(number.as_i64()? != 0),
        Value::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "on" | "1" => Some(true),
            "false" | "off" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The text members of a list; `None` when there is no list.
pub(crate) fn words(object: &Value, name: &str) -> Option<Vec<String>> {
    let list = object.get(name)?.as_array()?;
    Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// A list of things, each of which must be readable; `None` when the list is absent, which the vendor says for empty and
/// for unavailable alike.
pub(crate) fn members<T>(
    object: &Value,
    name: &'static str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Option<Vec<T>>, Malformed> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(list)) => {
            list.iter().map(|item| read(item).ok_or(Malformed(name))).collect::<Result<_, _>>().map(Some)
        }
        Some(_) => Err(Malformed(name)),
    }
}

/// The id at the end of a URI or path. The rest of a resource's URI may name another host and is never used.
pub(crate) fn last_segment(uri: &str) -> Option<&str> {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().filter(|id| is_id(id))
}

/// Whether a text can stand for one segment of a path.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 200
        && !matches!(text, "." | "..")
        && !text
            .chars()
            .any(|c| c.is_control() || c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '%'))
}

/// The id of a resource.
pub(crate) fn id(object: &Value) -> Option<String> {
    text(object, "id").filter(|id| is_id(id))
}
