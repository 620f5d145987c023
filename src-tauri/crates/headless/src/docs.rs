//! Holds `docs.md` against the types: every example is read and written again, and nothing is left out.

use std::collections::BTreeSet;

use ringside_ipc::{
    CallView, ConnectionView, ElsewhereView, ErrorCode, Event, OutboxView, Phase, ProfileReply, SessionReply,
    StatusView, UiError, typescript,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::lines::{Line, read};

const DOCS: &str = include_str!("../docs.md");

/// What the program writes, and the parts of views the page shows.
#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Shown {
    Session { id: Value, reply: SessionReply },
    Profile { id: Value, reply: ProfileReply },
    Error { id: Value, error: UiError },
    Event { event: Event },
    Calls { calls: Vec<CallView> },
    Outbox { outbox: OutboxView },
    Elsewhere { phase: Phase, elsewhere: ElsewhereView, connection: ConnectionView, status: StatusView },
}

/// The values of all blocks fenced with this word.
fn examples(fence: &str) -> Vec<Value> {
    let start = format!("```{fence}\n");
    let blocks = DOCS.split(&start).skip(1).map(|rest| rest.split("```").next().expect("a block"));
    blocks
        .flat_map(|block| {
            let values = serde_json::Deserializer::from_str(block).into_iter::<Value>();
            values.map(move |value| value.unwrap_or_else(|error| panic!("{error} in {block}")))
        })
        .collect()
}

/// A request as it would be written from the types it was read into.
fn written_again(example: &Value) -> Value {
    match read(&example.to_string()) {
        Ok(Line::Session { id, session, request }) => {
            json!({"id": id, "session": session, "request": request})
        }
        Ok(Line::Profile { id, request }) => json!({"id": id, "profile": request}),
        Err(_) => panic!("refused: {example}"),
    }
}

/// Members that may be left out on the way in: absent and empty are one.
fn without_empty(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let full = |value: &Value| !value.is_null() && *value != Value::Bool(false);
            let members = members.iter().filter(|(_, value)| full(value));
            members.map(|(name, value)| (name.clone(), without_empty(value))).collect()
        }
        other => other.clone(),
    }
}

/// The `type`s of a union, as the page's types declare it.
fn types_of(union: &str) -> BTreeSet<String> {
    let file = typescript();
    let start = format!("export type {union} = ");
    let declared = file.split(&start).nth(1).expect("declared").split(";\n").next().expect("ends");
    let words = declared.split(r#""type": ""#).skip(1).filter_map(|rest| rest.split('"').next());
    words.map(str::to_owned).collect()
}

/// The `type`s the examples show at a place.
fn shown_at(place: &str) -> BTreeSet<String> {
    let examples = examples("json");
    let words = examples.iter().filter_map(|example| example.get(place)?.get("type")?.as_str());
    words.map(str::to_owned).collect()
}

#[test]
fn every_example_is_read_and_written_as_it_stands() {
    for example in examples("json") {
        if example.get("request").is_some() || example.get("profile").is_some() {
            assert_eq!(without_empty(&written_again(&example)), without_empty(&example));
        } else {
            let shown: Shown =
                serde_json::from_value(example.clone()).unwrap_or_else(|_| panic!("{example}"));
            assert_eq!(serde_json::to_value(&shown).expect("writes"), example);
        }
    }
}

#[test]
fn no_request_reply_or_event_is_left_out() {
    assert_eq!(types_of("SessionRequest"), shown_at("request"));
    assert_eq!(types_of("ProfileRequest"), shown_at("profile"));
    assert_eq!(types_of("Event"), shown_at("event"));
    let replies = &types_of("SessionReply") | &types_of("ProfileReply");
    assert_eq!(replies, shown_at("reply"));
}

#[test]
fn the_example_of_a_bad_request_is_refused() {
    let bad = examples("json refused");
    assert_eq!(bad.len(), 1);
    assert!(read(&bad[0].to_string()).is_err());
}

#[test]
fn every_error_code_stands_in_the_table_with_its_next_step() {
    for code in ErrorCode::ALL {
        let row = format!("| `{}` | ", code.key());
        let row = DOCS.lines().find(|line| line.starts_with(&row)).unwrap_or_else(|| panic!("no {row}"));
        let step = match UiError::new(code).action {
            Some(action) => {
                format!("| `{}` |", serde_json::to_value(action).expect("writes").as_str().expect("a word"))
            }
            None => "| |".to_owned(),
        };
        assert!(row.ends_with(&step), "{row}");
    }
}
