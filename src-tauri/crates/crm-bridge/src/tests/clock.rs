//! How long things last, on a paused clock.

use std::time::Duration;

use futures::SinkExt as _;
use tokio::{
    io::AsyncWriteExt as _,
    time::{Instant, sleep},
};

use super::{
    desk::CRM,
    hands::{Head, Heard, PORT, Page, connect, exchange, head, soon},
    page::{bar, hello, let_in, open},
};
use crate::Answer;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn a_head_has_five_seconds_however_busily_it_drips() {
    let (_desk, _questions, house) = bar();
    let (start, mut dripping) = (Instant::now(), connect(&house));
    let bytes = Head::socket(PORT, CRM).bytes();
    let mut sent = 0;
    for byte in bytes {
        if dripping.write_all(&[byte]).await.is_err() {
            break;
        }
        sent += 1;
        sleep(Duration::from_millis(100)).await;
    }
    assert!(sent < 60, "{sent} bytes in time");
    assert!(start.elapsed() < seconds(7), "{:?}", start.elapsed());
    let (start, silent) = (Instant::now(), connect(&house));
    assert_eq!(exchange(silent, b"").await, "");
    assert_eq!(start.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn the_first_word_has_five_seconds_signs_of_life_are_none() {
    let (_desk, _questions, house) = bar();
    let mut silent = open(&house, CRM).await;
    let start = Instant::now();
    for _ in 0..4 {
        sleep(seconds(1)).await;
        silent.ws.send(tokio_tungstenite::tungstenite::Message::Ping("x".into())).await.expect("open");
    }
    assert_eq!(silent.hear().await, Heard::Closed(1008, "too_late".into()));
    assert_eq!(start.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_question_stands_for_a_minute_is_taken_away_then_and_counts_as_a_no() {
    let (_desk, mut questions, house) = bar();
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.told().await;
    let start = Instant::now();
    let (_question, mut answer) = soon(questions.recv()).await.expect("asked");
    soon(answer.closed()).await;
    assert_eq!(start.elapsed().as_secs(), 60);
    assert_eq!(page.refused().await, "too_late");
    let asked_again = open_and_ask(&house).await;
    assert_eq!(asked_again, "not_now");
    sleep(seconds(600)).await;
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    assert_eq!(page.told().await["type"], "code");
}

async fn open_and_ask(house: &std::sync::Arc<crate::house::House>) -> String {
    let mut page = open(house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.refused().await
}

#[tokio::test(start_paused = true)]
async fn after_a_no_the_origin_waits_ten_minutes_and_others_do_not() {
    let (_desk, mut questions, house) = bar();
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.told().await;
    soon(questions.recv()).await.expect("asked").1.send(Answer::No).expect("it stands");
    assert_eq!(page.refused().await, "declined");
    assert_eq!(open_and_ask(&house).await, "not_now");
    let_in(&house, &mut questions, "https://desk.example").await;
    sleep(seconds(590)).await;
    assert_eq!(open_and_ask(&house).await, "not_now");
    sleep(seconds(10)).await;
    let_in(&house, &mut questions, CRM).await;
}

#[tokio::test(start_paused = true)]
async fn a_page_that_shows_no_sign_of_life_is_let_go_and_one_that_does_stays() {
    let (desk, mut questions, house) = bar();
    let (alive, _) = let_in(&house, &mut questions, "https://desk.example").await;
    // Reading answers the bar's signs of life, as browsers do.
    let reading = tokio::spawn(async move {
        let mut alive: Page<_> = alive;
        alive.hear().await
    });
    let (frozen, token) = let_in(&house, &mut questions, CRM).await;
    let start = Instant::now();
    desk.has(&["https://desk.example"]).await;
    assert!((60..=90).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
    sleep(seconds(120)).await;
    desk.has(&["https://desk.example"]).await;
    assert!(!reading.is_finished());
    drop(frozen);
    let mut back = hello(&house, CRM, &token).await;
    assert_eq!(back.told().await["type"], "state");
}

#[tokio::test(start_paused = true)]
async fn a_request_in_order_may_come_slowly_within_its_time() {
    let (_desk, _questions, house) = bar();
    let mut slow = connect(&house);
    let bytes = Head::socket(PORT, CRM).bytes();
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    slow.write_all(first).await.expect("open");
    sleep(seconds(4)).await;
    slow.write_all(rest).await.expect("open");
    assert!(head(&mut slow).await.starts_with("HTTP/1.1 101 "));
}
