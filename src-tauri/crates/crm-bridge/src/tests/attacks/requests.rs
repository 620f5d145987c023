//! What a page that was let in can ask for beyond what it may.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Message;

use super::Row;
use crate::{
    talk::LONGEST,
    tests::{
        desk::CRM,
        page::{bar, hello, let_in},
    },
    wire::{AgentState, Certainty, Session, State},
};

/// Its name, the text, and the word of the refusal after which the connection goes on.
struct Refused(&'static str, &'static str, &'static str);

const REFUSED: &[Refused] = &[
    Refused("to sign the agent out", r#"{"do":"sign_out","id":"1","session":"leeds"}"#, "unknown_request"),
    Refused("to set the agent's state", r#"{"do":"set_state","id":"1","state":"ready"}"#, "unknown_request"),
    Refused("to answer a call", r#"{"do":"answer","id":"1","call":"k1"}"#, "unknown_request"),
    Refused("to read notes", r#"{"do":"notes","id":"1","call":"k1"}"#, "unknown_request"),
    Refused("to be let in anew", r#"{"do":"connect","id":"1"}"#, "unknown_request"),
    Refused("a request without a verb", r#"{"id":"1","number":"7"}"#, "bad_request"),
    Refused("a verb that is no text", r#"{"do":["dial"],"id":"1","number":"7"}"#, "bad_request"),
    Refused(
        "a dial with a member more",
        r#"{"do":"dial","id":"1","number":"7","confirm":false}"#,
        "bad_request",
    ),
    Refused("a number that is a number", r#"{"do":"dial","id":"1","number":7}"#, "bad_request"),
    Refused("a dial without a number", r#"{"do":"dial","id":"1"}"#, "bad_request"),
    Refused(
        "an outcome with what follows it",
        r#"{"do":"outcome","id":"1","session":"s","call":"k","code":"c","then":"ready"}"#,
        "bad_request",
    ),
    Refused(
        "fewer sales than none",
        r#"{"do":"outcome","id":"1","session":"s","call":"k","code":"c","sales":-1}"#,
        "bad_request",
    ),
    Refused("no id", r#"{"do":"dial","number":"7"}"#, "bad_request"),
    Refused("an empty id", r#"{"do":"dial","id":"","number":"7"}"#, "bad_request"),
    Refused("an id that is no text", r#"{"do":"dial","id":1,"number":"7"}"#, "bad_request"),
    Refused(
        "an id of 65 letters",
        r#"{"do":"dial","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","number":"7"}"#,
        "bad_request",
    ),
];

/// Its name, the message, and the word in which the connection ends.
struct Closed(&'static str, fn() -> Message, &'static str);

const CLOSED: &[Closed] = &[
    Closed("no JSON, of a page that is in", || Message::text("dial"), "not_understood"),
    Closed(
        "a list of requests",
        || Message::text(r#"[{"do":"dial","id":"1","number":"7"}]"#),
        "not_understood",
    ),
    Closed(
        "a request within thirty thousand others",
        || Message::text(r#"{"a":"#.repeat(10_000)),
        "not_understood",
    ),
    Closed(
        "a request as bytes",
        || Message::binary(&br#"{"do":"dial","id":"1","number":"7"}"#[..]),
        "not_text",
    ),
    Closed(
        "a request longer than any may be",
        || Message::text(format!(r#"{{"do":"dial","id":"1","number":"{}"}}"#, "7".repeat(LONGEST))),
        "too_long",
    ),
];

pub(super) fn rows() -> Vec<Row> {
    let refused =
        REFUSED.iter().map(|Refused(name, _, why)| (*name, format!("`{why}`, the connection goes on")));
    let closed = CLOSED.iter().map(|Closed(name, _, word)| (*name, format!("closed: `{word}`")));
    let more = [
        ("more frames than twenty a second", "closed: `too_fast`"),
        ("signs of life without end", "closed: `too_fast`"),
        ("nine requests at the same time", "`too_many_requests` for the ninth"),
        ("to read nothing of what is sent", "closed; nobody else waits for it"),
    ];
    refused.chain(closed).chain(more.map(|(name, end)| (name, end.to_owned()))).collect()
}

#[tokio::test(start_paused = true)]
async fn what_is_no_request_is_refused_or_ends_it_and_nothing_is_done() {
    let (desk, mut questions, house) = bar();
    let (mut page, token) = let_in(&house, &mut questions, CRM).await;
    let mut wrong = Vec::new();
    for Refused(name, text, why) in REFUSED {
        page.say(*text).await;
        let said = page.told().await;
        if said["type"] != "refused" || said["why"] != *why {
            wrong.push(format!("{name}: {said}"));
        }
    }
    for Closed(name, message, word) in CLOSED {
        let mut page = hello(&house, CRM, &token).await;
        page.told().await;
        page.send(message()).await;
        let closed = page.closed().await;
        if closed != *word {
            wrong.push(format!("{name}: {closed}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(desk.done().is_empty(), "{:?}", desk.done());
    page.say(r#"{"do":"dial","id":"1","number":"7"}"#).await;
    assert_eq!(page.told().await["how"], "filled");
}

#[tokio::test(start_paused = true)]
async fn who_talks_too_fast_is_cut_off() {
    let (desk, mut questions, house) = bar();
    let (mut page, token) = let_in(&house, &mut questions, CRM).await;
    for _ in 0..60 {
        // Once it is cut off nothing is taken any more.
        let _ = futures::SinkExt::send(&mut page.ws, Message::text("{}")).await;
    }
    assert_eq!(page.closed().await, "too_fast");
    let mut page = hello(&house, CRM, &token).await;
    for _ in 0..60 {
        let _ = futures::SinkExt::send(&mut page.ws, Message::Ping("x".into())).await;
    }
    assert_eq!(page.closed().await, "too_fast");
    assert!(desk.done().is_empty());
}

#[tokio::test(start_paused = true)]
async fn eight_requests_are_under_way_at_most() {
    let (desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    let held = Arc::new(Notify::new());
    *desk.held.lock().expect("whole") = Some(Arc::clone(&held));
    for id in 0..9 {
        page.say(json!({"do":"dial","id":id.to_string(),"number":"7"}).to_string()).await;
    }
    let said = page.told().await;
    assert_eq!((said["id"].as_str(), said["why"].as_str()), (Some("8"), Some("too_many_requests")));
    held.notify_waiters();
    for _ in 0..8 {
        assert_eq!(page.told().await["type"], "done");
    }
    assert_eq!(desk.done().len(), 8);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_reads_nothing_is_let_go_and_others_get_theirs_meanwhile() {
    let (desk, mut questions, house) = bar();
    let (deaf, _) = let_in(&house, &mut questions, CRM).await;
    let (mut other, _) = let_in(&house, &mut questions, "https://desk.example").await;
    for turn in 0..8_i64 {
        let session = Session {
            session: "s".repeat(10_000),
            vendor_name: "Acme".into(),
            signed_in: true,
            state: AgentState::Ready,
            certainty: Certainty::Confirmed,
            reason: None,
            since_ms: Some(turn),
            calls: Vec::new(),
        };
        desk.state.send_replace(Arc::new(State { sessions: vec![session] }));
        assert_eq!(other.told().await["sessions"][0]["since_ms"], turn);
    }
    desk.has(&["https://desk.example"]).await;
    drop(deaf);
}
