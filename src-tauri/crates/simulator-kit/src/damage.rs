use serde_json::{Value, json};

use crate::faults::Fault;

/// No list is blown up beyond this, whatever is asked for.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Damages the meaning of a JSON answer as `fault` says; faults of its bytes are [`crate::Answer`]'s.
///
/// `identities` are the members that go missing when the fault names none. A large list repeats the items of the first
/// list found; an answer without one gets a member `Padding`, and a bare word or number becomes a long text.
pub fn damage_json(value: &mut Value, fault: &Fault, identities: &[&str]) {
    match fault {
        Fault::WrongTypes => twist(value),
        Fault::MissingMembers { members } if members.is_empty() => lose(value, identities),
        Fault::MissingMembers { members } => {
            lose(value, &members.iter().map(String::as_str).collect::<Vec<_>>());
        }
        Fault::UnknownWords { members } => replace_words(value, members),
        Fault::ExtraMembers => add_members(value),
        Fault::LargeList { bytes } => swell(value, (*bytes).min(MOST_BYTES)),
        _ => {}
    }
}

fn twist(value: &mut Value) {
    match value {
        Value::Null => {}
        Value::Bool(was) => *value = Value::from(if *was { 7 } else { 8 }),
        Value::Number(_) => *value = Value::from("n/a"),
        Value::String(_) => *value = Value::from(13),
        Value::Array(items) => items.iter_mut().for_each(twist),
        Value::Object(members) => members.values_mut().for_each(twist),
    }
}

fn lose(value: &mut Value, names: &[&str]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lose(item, names)),
        Value::Object(members) => {
            members.retain(|name, _| !names.contains(&name.as_str()));
            members.values_mut().for_each(|value| lose(value, names));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn replace_words(value: &mut Value, names: &[String]) {
    match value {
        Value::String(_) => *value = unheard(value),
        Value::Array(items) => {
            items.iter_mut().filter(|item| !item.is_string()).for_each(|item| replace_words(item, names));
        }
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::Array(_) | Value::Object(_) => replace_words(value, names),
                    _ if names.contains(name) => *value = unheard(value),
                    _ => {}
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Something of the same type that stands in no document.
fn unheard(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::from("Unheard"),
        Value::Number(_) => Value::from(98_765),
        other => other.clone(),
    }
}

fn add_members(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_members),
        Value::Object(members) => {
            members.values_mut().for_each(add_members);
            members.insert("unheard".to_owned(), json!({"of": [1, {"in": "any"}, null, []]}));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn swell(value: &mut Value, bytes: usize) {
    if let Some(list) = first_list(value) {
        let round = list.iter().map(|item| item.to_string().len() + 1).sum::<usize>().max(1);
        let items = list.clone();
        for _ in 0..bytes / round + 1 {
            list.extend(items.iter().cloned());
        }
        return;
    }
    let padding = Value::from("Please wait. ".repeat(bytes / 13 + 1));
    match value {
        Value::Object(members) => {
            members.insert("Padding".to_owned(), padding);
        }
        other => *other = padding,
    }
}

fn first_list(value: &mut Value) -> Option<&mut Vec<Value>> {
    match value {
        Value::Array(items) if !items.is_empty() => Some(items),
        Value::Object(members) => members.values_mut().find_map(first_list),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn damaged(mut value: Value, fault: &Fault) -> Value {
        damage_json(&mut value, fault, &["id"]);
        value
    }

    #[test]
    fn wrong_types_reach_every_value_but_keep_the_shape() {
        let was = json!({"id": 1, "ok": true, "rows": [{"name": "a", "none": null}]});
        let is = json!({"id": "n/a", "ok": 7, "rows": [{"name": 13, "none": null}]});
        assert_eq!(damaged(was, &Fault::WrongTypes), is);
    }

    #[test]
    fn members_go_missing_by_name_or_those_that_identify() {
        let was = json!({"id": 1, "rows": [{"id": 2, "name": "a"}]});
        let unnamed = Fault::MissingMembers { members: Vec::new() };
        assert_eq!(damaged(was.clone(), &unnamed), json!({"rows": [{"name": "a"}]}));
        let named = Fault::MissingMembers { members: vec!["rows".to_owned()] };
        assert_eq!(damaged(was, &named), json!({"id": 1}));
    }

    #[test]
    fn unknown_words_replace_the_members_named_and_a_bare_word() {
        let fault = Fault::UnknownWords { members: vec!["state".to_owned(), "code".to_owned()] };
        let was = json!({"state": "Ready", "rows": [{"code": 4, "name": "a"}], "tags": ["b"], "code": null});
        let is =
            json!({"state": "Unheard", "rows": [{"code": 98_765, "name": "a"}], "tags": ["b"], "code": null});
        assert_eq!(damaged(was, &fault), is);
        assert_eq!(damaged(json!("OK"), &fault), json!("Unheard"));
    }

    #[test]
    fn extra_members_join_every_object_and_leave_the_rest_alone() {
        let is = damaged(json!({"id": 1, "rows": [{"name": "a"}, 7]}), &Fault::ExtraMembers);
        assert_eq!((&is["id"], &is["rows"][0]["name"], &is["rows"][1]), (&json!(1), &json!("a"), &json!(7)));
        assert!(is["unheard"].is_object() && is["rows"][0]["unheard"].is_object());
        assert_eq!(damaged(json!("OK"), &Fault::ExtraMembers), json!("OK"));
    }

    #[test]
    fn an_answer_can_be_made_large_whatever_its_shape() {
        let fault = Fault::LargeList { bytes: 10_000 };
        for was in [json!({"rows": [{"id": 1}]}), json!({"id": 1}), json!([]), json!("OK"), json!(0)] {
            let is = damaged(was.clone(), &fault);
            assert!(is.to_string().len() >= 10_000, "{was}");
            assert!(!was.is_object() || is.is_object(), "{was}");
        }
    }
}
