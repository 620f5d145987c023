//! What somebody with a socket can say who was not let in.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE},
};
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio_tungstenite::tungstenite::Message;

use super::{EVIL, Row};
use crate::{
    talk::LONGEST,
    tests::{
        desk::{CRM, origin},
        hands::{Heard, Page, soon},
        page::{bar, let_in, open},
    },
};

/// Its name, who says it, what – with the CRM's token at hand – and the word in which it ends.
struct Attack(&'static str, &'static str, fn(&str) -> Message, &'static str);

fn hello(token: &str) -> Message {
    Message::text(json!({ "do": "hello", "token": token }).to_string())
}

fn text(text: impl Into<String>) -> Message {
    Message::text(text.into())
}

const ATTACKS: &[Attack] = &[
    Attack(
        "a request before anything",
        CRM,
        |_| text(r#"{"do":"dial","id":"1","number":"0123456789"}"#),
        "not_understood",
    ),
    Attack("nothing in a text", CRM, |_| text(""), "not_understood"),
    Attack("no JSON", CRM, |_| text("connect"), "not_understood"),
    Attack("JSON that is no object", CRM, |_| text(r#"["connect"]"#), "not_understood"),
    Attack("a word nobody knows", CRM, |_| text(r#"{"do":"trust"}"#), "not_understood"),
    Attack(
        "another origin named in words",
        CRM,
        |_| text(r#"{"do":"connect","origin":"https://a.example"}"#),
        "not_understood",
    ),
    Attack(
        "both words at once",
        CRM,
        |token| text(format!(r#"{{"do":"connect","do":"hello","token":"{token}"}}"#)),
        "not_understood",
    ),
    Attack("a token that is a number", CRM, |_| text(r#"{"do":"hello","token":418072}"#), "not_understood"),
    Attack(
        "a list of tokens",
        CRM,
        |token| text(format!(r#"{{"do":"hello","token":["{token}"]}}"#)),
        "not_understood",
    ),
    Attack("no token", CRM, |_| text(r#"{"do":"hello"}"#), "not_understood"),
    Attack("arrays within arrays, thirty thousand deep", CRM, |_| text("[".repeat(30_000)), "not_understood"),
    Attack("the right words as bytes", CRM, |token| Message::Binary(hello(token).into_data()), "not_text"),
    Attack("a text longer than any may be", CRM, |_| text("x".repeat(LONGEST + 1)), "too_long"),
    Attack("an empty token", CRM, |_| hello(""), "refused: unknown"),
    Attack("a guessed token", CRM, |_| hello(&"A".repeat(43)), "refused: unknown"),
    Attack("the figures for a token", CRM, |_| hello("418072"), "refused: unknown"),
    Attack("half a token", CRM, |token| hello(&token[..22]), "refused: unknown"),
    Attack("a token and more", CRM, |token| hello(&format!("{token}A")), "refused: unknown"),
    Attack("a blank before the token", CRM, |token| hello(&format!(" {token}")), "refused: unknown"),
    Attack("the token with its padding", CRM, |token| hello(&format!("{token}=")), "refused: unknown"),
    Attack("the token in capitals", CRM, |token| hello(&token.to_ascii_uppercase()), "refused: unknown"),
    Attack(
        "the token written with bits that do not count",
        CRM,
        |token| hello(&stray_bits(token)),
        "refused: unknown",
    ),
    Attack("the token twice encoded", CRM, |token| hello(&STANDARD.encode(token)), "refused: unknown"),
    Attack("the CRM's token, shown by another page", EVIL, hello, "refused: unknown"),
    Attack("the CRM's token, shown over http", "http://crm.shop.example", hello, "refused: unknown"),
    Attack(
        "the CRM's token, shown from another port",
        "https://crm.shop.example:8443",
        hello,
        "refused: unknown",
    ),
    Attack(
        "the CRM's token, shown from a name below it",
        "https://x.crm.shop.example",
        hello,
        "refused: unknown",
    ),
];

/// The same 256 bits with the two that are left over in the last letter set.
fn stray_bits(token: &str) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = token.bytes().next_back().expect("a letter");
    let at = letters.iter().position(|letter| *letter == last).expect("a letter of base64url");
    format!("{}{}", &token[..42], char::from(letters[at | 3]))
}

/// Bytes no library sends, and the word in which it ends.
struct Raw(&'static str, fn() -> Vec<u8>, &'static str);

const RAW: &[Raw] = &[
    Raw("a frame without a mask", || frame(0x81, 0x10, CONNECT), "not_understood"),
    Raw("a frame with bits nobody agreed on", || masked(0xF1, CONNECT), "not_understood"),
    Raw("a frame of a kind there is not", || masked(0x83, CONNECT), "not_understood"),
    Raw("a text that is none", || frame(0x81, 0x82, b"\0\0\0\0\xC3\x28"), "not_understood"),
    Raw("a sign of life in pieces", || frame(0x09, 0x80, b"\0\0\0\0"), "not_understood"),
    Raw("a piece of nothing", || frame(0x80, 0x80, b"\0\0\0\0"), "not_understood"),
    Raw(
        "a frame said to be eight exabytes long",
        || frame(0x81, 0xFF, b"\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0"),
        "too_long",
    ),
    Raw("pieces that are too long together", pieces, "too_long"),
];

/// What would be answered if it came in a frame as it should.
const CONNECT: &[u8] = br#"{"do":"connect"}"#;

/// A frame with a mask that changes nothing.
fn masked(first: u8, text: &[u8]) -> Vec<u8> {
    frame(first, 0x80 | u8::try_from(text.len()).expect("short"), &[&[0; 4], text].concat())
}

fn frame(first: u8, second: u8, rest: &[u8]) -> Vec<u8> {
    [&[first, second], rest].concat()
}

fn pieces() -> Vec<u8> {
    let piece = |first: u8| [&[first, 0xFE, 0x80, 0x00, 0, 0, 0, 0][..], &[b'x'; 0x8000]].concat();
    [piece(0x01), piece(0x00), piece(0x00)].concat()
}

pub(super) fn rows() -> Vec<Row> {
    let said = ATTACKS.iter().map(|Attack(name, _, _, end)| (*name, format!("`{end}`")));
    let raw = RAW.iter().map(|Raw(name, _, end)| (*name, format!("`{end}`")));
    let more = [
        ("a token that was taken back", "`refused: unknown`"),
        ("what is kept of the token, for the token", "`refused: unknown`"),
        ("a thousand tokens, one after another", "`refused: unknown`"),
        ("the figures sent back while the agent is asked", "`not_understood`, the question goes"),
        ("a second word while the agent is asked", "`not_understood`, the question goes"),
    ];
    said.chain(raw).chain(more.map(|(name, end)| (name, end.to_owned()))).collect()
}

/// How it ends.
async fn end<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send>(page: &mut Page<S>) -> String {
    match page.hear().await {
        Heard::Closed(_, word) => word,
        Heard::Said(said) => {
            let closed = page.closed().await;
            format!("{closed}: {}", said["why"].as_str().unwrap_or("let in"))
        }
        Heard::Ended => "ended".into(),
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_is_let_in_by_other_words() {
    let (desk, mut questions, house) = bar();
    let (_page, token) = let_in(&house, &mut questions, CRM).await;
    let mut wrong = Vec::new();
    for Attack(name, who, message, expected) in ATTACKS {
        let mut page = open(&house, who).await;
        page.send(message(&token)).await;
        let came = end(&mut page).await;
        if came != *expected {
            wrong.push(format!("{name}: {came}"));
        }
    }
    for Raw(name, bytes, expected) in RAW {
        let mut page = open(&house, CRM).await;
        // What comes too late to be read is not sent any more.
        let _ = page.ws.get_mut().write_all(&bytes()).await;
        let came = end(&mut page).await;
        if came != *expected {
            wrong.push(format!("{name}: {came}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(questions.try_recv().is_err() && desk.done().is_empty());
    desk.has(&[CRM]).await;
}

#[tokio::test(start_paused = true)]
async fn no_number_of_tokens_opens_it_nor_what_is_kept_of_one_nor_one_that_was_taken_back() {
    let (desk, mut questions, house) = bar();
    let (page, token) = let_in(&house, &mut questions, CRM).await;
    drop(page);
    desk.has(&[]).await;
    let mut guesses: Vec<String> = (0_u64..1000)
        .map(|n| URL_SAFE.encode([[n.to_be_bytes(); 4].concat(), vec![]].concat()).replace('=', ""))
        .collect();
    guesses.push(URL_SAFE.encode(desk.kept(CRM)[0].as_bytes()).replace('=', ""));
    for guess in guesses {
        let mut page = open(&house, CRM).await;
        page.send(hello(&guess)).await;
        assert_eq!(page.refused().await, "unknown");
    }
    desk.forget(CRM);
    house.forget(&origin(CRM));
    let mut page = open(&house, CRM).await;
    page.send(hello(&token)).await;
    assert_eq!(page.refused().await, "unknown");
}

#[tokio::test(start_paused = true)]
async fn while_the_agent_is_asked_nothing_may_be_said() {
    let (desk, mut questions, house) = bar();
    for again in 0..2 {
        let mut page = open(&house, &format!("https://n{again}.example")).await;
        page.say(r#"{"do":"connect"}"#).await;
        let code = page.told().await["code"].as_str().expect("figures").to_owned();
        let (_, mut answer) = soon(questions.recv()).await.expect("asked");
        let word = [json!({ "code": code }), json!({ "do": "connect" })][again].to_string();
        page.say(word).await;
        assert_eq!(page.closed().await, "not_understood");
        soon(answer.closed()).await;
    }
    assert!(desk.present.borrow().is_empty());
}
