//! What `docs.md` tells developers is so.

use serde_json::Value;

use crate::{
    PORTS,
    frame::{First, Frame},
    talk::Parting,
    wire::{Outcome, State},
};

const DOCS: &str = include_str!("../../docs.md");

/// The blocks of a kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let start = format!("```{kind}\n");
    DOCS.split(start.as_str())
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default().trim())
        .collect()
}

#[test]
fn what_pages_say_there_is_understood() {
    let said = blocks("json page");
    assert_eq!(said.len(), 5);
    for said in said {
        let asks = matches!(Frame::read(said), Ok(Frame::Request { .. }));
        assert!(First::read(said).is_some() != asks, "{said}");
    }
}

#[test]
fn what_the_bar_says_there_is_what_it_says() {
    let said = blocks("json bar");
    assert_eq!(said.len(), 8);
    for text in said {
        let said: Value = serde_json::from_str(text).expect(text);
        let mut rest = said.as_object().expect("an object").clone();
        let kind = rest.remove("type").and_then(|kind| kind.as_str().map(str::to_owned)).expect("a type");
        let members: Vec<_> = rest.keys().map(String::as_str).collect();
        match kind.as_str() {
            "code" => assert_eq!(members, ["code"]),
            "connected" => assert_eq!(members, ["token"]),
            "state" => {
                let state: State = serde_json::from_value(Value::Object(rest.clone())).expect("a state");
                assert_eq!(
                    serde_json::to_value(state).expect("JSON"),
                    Value::Object(rest),
                    "with every member"
                );
            }
            "done" => {
                if let Some(outcomes) = rest.get("outcomes") {
                    let read: Vec<Outcome> = serde_json::from_value(outcomes.clone()).expect("outcomes");
                    assert_eq!(serde_json::to_value(read).expect("JSON"), *outcomes, "with every member");
                }
                assert!(rest.contains_key("id"));
            }
            "refused" => assert!(rest.contains_key("why") && rest.contains_key("text")),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn each_way_in_which_it_ends_is_there() {
    for parting in Parting::ALL {
        let Some((code, word)) = parting.told() else { continue };
        assert!(DOCS.contains(&format!("\n| {code} `{word}` | ")), "{code} {word}");
    }
}

#[test]
fn each_refusal_of_the_bridge_is_there() {
    let code =
        [include_str!("../talk/let_in.rs"), include_str!("../talk/page.rs"), include_str!("../frame.rs")];
    let words = code.iter().flat_map(|code| code.split('"').skip(1).step_by(2));
    let words: Vec<_> =
        words.filter(|word| word.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase())).collect();
    assert!(words.len() >= 12, "{words:?}");
    let others = ["snake_case", "type", "do", "dial", "outcomes", "outcome"];
    for word in words.iter().filter(|word| !others.contains(word)) {
        assert!(DOCS.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn the_page_there_tries_the_ports_there_are() {
    let ports: Vec<_> = PORTS.map(|port| port.to_string()).collect();
    let page = blocks("html");
    assert_eq!(page.len(), 1);
    assert!(page[0].contains(&format!("const PORTS = [{}];", ports.join(", "))));
    assert!(DOCS.contains(&format!("the ports {},", ports.join(", "))));
}
