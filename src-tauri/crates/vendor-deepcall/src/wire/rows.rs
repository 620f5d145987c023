use super::{Json, Members, WireError};

/// The rows of a list whose shape nobody has described: a list, a list inside an object, a map from id to row, or one
/// row alone. Rows that are no objects stand under the empty name.
pub(crate) fn rows(payload: Json) -> Result<Vec<Members>, WireError> {
    match payload {
        Json::Null => Ok(Vec::new()),
        Json::List(items) => Ok(items.into_iter().filter_map(row).collect()),
        Json::Object(members) => Ok(rows_of(members)),
        Json::Bool(_) | Json::Number(_) | Json::Text(_) => Err(WireError::Odd("the list")),
    }
}

fn rows_of(mut members: Members) -> Vec<Members> {
    let inner = members.iter().position(|(_, value)| matches!(value, Json::List(_)));
    let all_objects =
        !members.is_empty() && members.iter().all(|(_, value)| matches!(value, Json::Object(_)));
    if let Some(at) = inner
        && let (_, Json::List(items)) = members.swap_remove(at)
    {
        return items.into_iter().filter_map(row).collect();
    }
    if all_objects {
        return members
            .into_iter()
            .filter_map(|(id, value)| {
                let mut row = row(value)?;
                if take_text(&mut row.clone(), &["id", "_id"]).is_none() {
                    row.insert(0, ("id".to_owned(), Json::Text(id)));
                }
                Some(row)
            })
            .collect();
    }
    if members.is_empty() { Vec::new() } else { vec![members] }
}

fn row(value: Json) -> Option<Members> {
    match value {
        Json::Object(members) => Some(members),
        Json::Null | Json::List(_) => None,
        scalar => Some(vec![(String::new(), scalar)]),
    }
}

/// Takes the first of these members out of a row, whatever the case of its letters; null counts as absent.
pub(crate) fn take(row: &mut Members, names: &[&str]) -> Option<Json> {
    let at = names.iter().find_map(|name| place(row, name))?;
    Some(row.remove(at).1)
}

/// Where a row has this member, whatever the case of its letters; null counts as absent.
pub(crate) fn place(row: &Members, name: &str) -> Option<usize> {
    row.iter().position(|(known, value)| known.eq_ignore_ascii_case(name) && *value != Json::Null)
}

/// The same, as text that is not blank.
pub(crate) fn take_text(row: &mut Members, names: &[&str]) -> Option<String> {
    let at = names.iter().find_map(|name| {
        row.iter().position(|(known, value)| known.eq_ignore_ascii_case(name) && value.text().is_some())
    })?;
    row.remove(at).1.text()
}

/// Whether a member holds a credential: session ids, tokens, and recordings, whose addresses contain one.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["token", "ssid", "password", "rcrd", "recording"].iter().any(|secret| name.contains(secret))
        || name == "file"
}
