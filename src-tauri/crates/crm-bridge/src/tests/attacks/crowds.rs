//! What many connections can do that one cannot, and how often an agent can be asked.

use tokio::io::AsyncWriteExt as _;

use super::Row;
use crate::{
    Answer,
    tests::{
        desk::CRM,
        hands::{Head, PORT, connect, soon},
        page::{bar, hello, let_in, open},
    },
};

pub(super) fn rows() -> Vec<Row> {
    [
        ("two hundred connections that say nothing", "the CRM's page gets in; those silent longest go"),
        ("two hundred heads that never end", "the CRM's page gets in; those silent longest go"),
        (
            "two hundred sockets that say nothing, as if of the CRM",
            "the CRM's page gets in; those silent longest go",
        ),
        ("a fifth page of one origin", "`too_many`"),
        ("a seventeenth page", "`too_many`"),
        ("a question while another stands", "`busy`"),
        ("a question again after a No", "`not_now` for ten minutes"),
        ("questions that are taken back before their answer", "`not_now` after three"),
        ("questions of fifty names of one owner", "`not_now` after six"),
        ("a question whose page has gone", "taken away"),
    ]
    .map(|(name, end)| (name, end.to_owned()))
    .to_vec()
}

#[tokio::test(start_paused = true)]
async fn nobody_who_keeps_silent_keeps_others_out() {
    let (desk, mut questions, house) = bar();
    let (page, token) = let_in(&house, &mut questions, CRM).await;
    drop(page);
    desk.has(&[]).await;
    let mut silent: Vec<_> = (0..200).map(|_| connect(&house)).collect();
    let mut page = hello(&house, CRM, &token).await;
    assert_eq!(page.told().await["type"], "state", "silent connections");
    for _ in 0..200 {
        let mut dripping = connect(&house);
        dripping.write_all(b"GET /ringside/v1 HTTP/1.1\r\nX-").await.expect("open");
        silent.push(dripping);
    }
    let mut page = hello(&house, CRM, &token).await;
    assert_eq!(page.told().await["type"], "state", "heads that do not end");
    for _ in 0..200 {
        let mut socket = connect(&house);
        socket.write_all(&Head::socket(PORT, CRM).bytes()).await.expect("open");
        silent.push(socket);
    }
    let mut page = hello(&house, CRM, &token).await;
    assert_eq!(page.told().await["type"], "state", "silent sockets");
}

#[tokio::test(start_paused = true)]
async fn four_pages_of_an_origin_are_let_in_and_sixteen_of_all() {
    let (desk, mut questions, house) = bar();
    let mut inside = Vec::new();
    for name in ["a", "b", "c", "d"] {
        let name = format!("https://{name}.example");
        let (first, token) = let_in(&house, &mut questions, &name).await;
        inside.push(first);
        for _ in 0..3 {
            let mut page = hello(&house, &name, &token).await;
            assert_eq!(page.told().await["type"], "state");
            inside.push(page);
        }
        assert_eq!(hello(&house, &name, &token).await.refused().await, "too_many");
    }
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.told().await;
    soon(questions.recv()).await.expect("asked").1.send(Answer::Yes).expect("it stands");
    assert_eq!(page.refused().await, "too_many");
    assert_eq!(inside.len(), 16);
    assert_eq!(desk.present.borrow().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn one_question_stands_and_goes_with_its_page() {
    let (desk, mut questions, house) = bar();
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.told().await;
    let (_, mut answer) = soon(questions.recv()).await.expect("asked");
    let mut other = open(&house, "https://desk.example").await;
    other.say(r#"{"do":"connect"}"#).await;
    assert_eq!(other.refused().await, "busy");
    assert!(!answer.is_closed());
    drop(page);
    soon(answer.closed()).await;
    assert!(desk.present.borrow().is_empty());
}

#[tokio::test(start_paused = true)]
async fn no_page_and_no_owner_of_many_wears_the_agent_down() {
    let (_desk, mut questions, house) = bar();
    let mut asked = 0;
    for again in 0..50 {
        let mut page = open(&house, CRM).await;
        page.say(r#"{"do":"connect"}"#).await;
        let said = page.told().await;
        if said["type"] == "code" {
            asked += 1;
            let (_, mut answer) = soon(questions.recv()).await.expect("asked");
            drop(page);
            soon(answer.closed()).await;
        } else {
            assert_eq!(said["why"], "not_now", "{again}");
        }
    }
    assert_eq!(asked, 3);
    for name in 0..50 {
        let mut page = open(&house, &format!("https://n{name}.example")).await;
        page.say(r#"{"do":"connect"}"#).await;
        let said = page.told().await;
        if said["type"] == "code" {
            asked += 1;
            soon(questions.recv()).await.expect("asked").1.send(Answer::No).expect("it stands");
            assert_eq!(page.refused().await, "declined");
        } else {
            assert_eq!(said["why"], "not_now");
        }
    }
    assert_eq!(asked, 6);
}
