//! What a page can do: ask to be let in, see, and ask for things.

use std::sync::{Arc, atomic::Ordering};

use serde_json::{Value, json};
use tokio::{
    io::DuplexStream,
    sync::{Notify, mpsc::UnboundedReceiver},
};

use super::{
    desk::{Asked, CRM, Desk},
    hands::{Heard, PORT, Page, connect, soon},
};
use crate::{
    Answer,
    house::House,
    wire::{AgentState, Certainty, Session, State},
};

/// A bar, who is asked there, and its door.
pub(crate) fn bar() -> (Arc<Desk>, UnboundedReceiver<Asked>, Arc<House>) {
    let (desk, questions) = Desk::only(&[]);
    let house = House::new(Arc::clone(&desk) as _);
    (desk, questions, house)
}

/// A socket of a page that has said nothing yet.
pub(crate) async fn open(house: &Arc<House>, origin: &str) -> Page<DuplexStream> {
    Page::open(connect(house), PORT, origin).await
}

/// A page that is let in, its token, and the first state read.
pub(crate) async fn let_in(
    house: &Arc<House>,
    questions: &mut UnboundedReceiver<Asked>,
    origin: &str,
) -> (Page<DuplexStream>, String) {
    let mut page = open(house, origin).await;
    page.say(r#"{"do":"connect"}"#).await;
    let code = page.told().await;
    let (question, answer) = soon(questions.recv()).await.expect("asked");
    assert_eq!((code["type"].as_str(), code["code"].as_str()), (Some("code"), Some(question.code.as_str())));
    answer.send(Answer::Yes).expect("it stands");
    let connected = page.told().await;
    assert_eq!(connected["type"], "connected");
    assert_eq!(page.told().await["type"], "state");
    (page, connected["token"].as_str().expect("a token").to_owned())
}

/// A page that shows its token.
pub(crate) async fn hello(house: &Arc<House>, origin: &str, token: &str) -> Page<DuplexStream> {
    let mut page = open(house, origin).await;
    page.say(json!({ "do": "hello", "token": token }).to_string()).await;
    page
}

fn ready(state: AgentState) -> Arc<State> {
    let session = Session {
        session: "leeds".into(),
        vendor_name: "Acme".into(),
        signed_in: true,
        state,
        certainty: Certainty::Confirmed,
        reason: None,
        since_ms: Some(1_700_000_000_000),
        calls: Vec::new(),
    };
    Arc::new(State { sessions: vec![session] })
}

#[tokio::test(start_paused = true)]
async fn a_page_is_let_in_after_one_question_with_the_same_figures_and_by_its_token_from_then_on() {
    let (desk, mut questions, house) = bar();
    desk.state.send_replace(ready(AgentState::Ready));
    let (page, token) = let_in(&house, &mut questions, CRM).await;
    desk.has(&[CRM]).await;
    drop(page);
    desk.has(&[]).await;

    let mut page = hello(&house, CRM, &token).await;
    let state = page.told().await;
    assert_eq!(
        (state["type"].as_str(), state["sessions"][0]["state"].as_str()),
        (Some("state"), Some("ready"))
    );
    desk.has(&[CRM]).await;
    assert!(questions.try_recv().is_err(), "nobody is asked again");
}

#[tokio::test(start_paused = true)]
async fn the_figures_are_six_and_differ_from_question_to_question_as_tokens_do() {
    let (desk, mut questions, house) = bar();
    let mut codes = std::collections::BTreeSet::new();
    let mut tokens = std::collections::BTreeSet::new();
    for _ in 0..8 {
        let mut page = open(&house, CRM).await;
        page.say(r#"{"do":"connect"}"#).await;
        let code = page.told().await["code"].as_str().expect("figures").to_owned();
        assert!(code.len() == 6 && code.bytes().all(|figure| figure.is_ascii_digit()), "{code}");
        codes.insert(code);
        let (_, answer) = soon(questions.recv()).await.expect("asked");
        answer.send(Answer::Yes).expect("it stands");
        let token = page.told().await["token"].as_str().expect("a token").to_owned();
        assert_eq!(token.len(), 43);
        tokens.insert(token);
    }
    assert!(codes.len() > 6, "two of eight may be the same by chance, more may not: {codes:?}");
    assert_eq!((tokens.len(), desk.kept(CRM).len()), (8, 8));
}

#[tokio::test(start_paused = true)]
async fn each_answer_but_yes_is_told_and_ends_it() {
    for (answer, why) in [(Answer::No, "declined"), (Answer::Busy, "busy"), (Answer::NotNow, "not_now")] {
        let (desk, mut questions, house) = bar();
        let mut page = open(&house, CRM).await;
        page.say(r#"{"do":"connect"}"#).await;
        page.told().await;
        soon(questions.recv()).await.expect("asked").1.send(answer).expect("it stands");
        assert_eq!(page.refused().await, why);
        assert!(desk.kept(CRM).is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_the_bar_cannot_remember_is_not_let_in() {
    let (desk, mut questions, house) = bar();
    desk.keeps.store(false, Ordering::SeqCst);
    let mut page = open(&house, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    page.told().await;
    soon(questions.recv()).await.expect("asked").1.send(Answer::Yes).expect("it stands");
    assert_eq!(page.refused().await, "not_kept");
    assert!(desk.present.borrow().is_empty());
}

#[tokio::test(start_paused = true)]
async fn states_come_whole_when_they_change_the_newest_last_and_never_twice() {
    let (desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    // The same again is no news.
    desk.state.send_replace(Arc::new(State::default()));
    for state in [AgentState::Ready, AgentState::Offered, AgentState::OnCall] {
        desk.state.send_replace(ready(state));
    }
    assert_eq!(page.told().await["sessions"][0]["state"], "on_call");
    desk.state.send_replace(ready(AgentState::WrapUp));
    assert_eq!(page.told().await["sessions"][0]["state"], "wrap_up");
}

#[tokio::test(start_paused = true)]
async fn requests_are_carried_out_and_answered_by_their_id() {
    let (desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    page.say(r#"{"do":"dial","id":"a","number":"020 7946 0123","lead":"L7"}"#).await;
    assert_eq!(page.told().await, json!({"type":"done","id":"a","how":"filled"}));
    page.say(r#"{"do":"dial","id":"b","number":"0"}"#).await;
    let refused = json!({"type":"refused","id":"b","why":"bad_number","text":"0 is no number"});
    assert_eq!(page.told().await, refused);
    page.say(r#"{"do":"outcomes","id":"c","session":"leeds"}"#).await;
    let outcomes = json!([{"code":"RNW","label":"Renewed","path":["Sale","Renewed"],"needs":["sales"]}]);
    assert_eq!(page.told().await, json!({"type":"done","id":"c","outcomes":outcomes}));
    let outcome = json!({
        "do":"outcome","id":"d","session":"leeds","call":"k1","code":"RNW","note":"two years","sales":1,
        "callback":{"at_ms":1_700_000_000_000_i64,"zone":"Europe/London"},
    });
    page.say(outcome.to_string()).await;
    assert_eq!(page.told().await, json!({"type":"done","id":"d"}));
    let done = desk.done();
    assert_eq!(done.len(), 4, "{done:?}");
    assert_eq!(done[0], r#"https://crm.shop.example dials 020 7946 0123 for Some("L7") in None"#);
    assert!(done[3].contains("two years") && done[3].contains("Europe/London"), "{done:?}");
}

#[tokio::test(start_paused = true)]
async fn what_was_begun_is_finished_though_the_page_has_gone() {
    let (desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    let held = Arc::new(Notify::new());
    *desk.held.lock().expect("whole") = Some(Arc::clone(&held));
    page.say(r#"{"do":"dial","id":"a","number":"7"}"#).await;
    page.say(r#"{"do":"outcomes","id":"b","session":"leeds"}"#).await;
    assert_eq!(page.told().await["id"], "b", "a slow one holds up no other");
    drop(page);
    desk.has(&[]).await;
    held.notify_one();
    let both = async {
        while desk.done().len() < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    soon(both).await;
    assert!(desk.done()[1].contains("dials 7"));
}

#[tokio::test(start_paused = true)]
async fn a_request_the_bar_breaks_down_over_is_answered_and_the_page_stays() {
    let (_desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    page.say(r#"{"do":"dial","id":"a","number":"panic"}"#).await;
    let said = page.told().await;
    assert_eq!((said["id"].as_str(), said["why"].as_str()), (Some("a"), Some("failed")));
    page.say(r#"{"do":"dial","id":"b","number":"7"}"#).await;
    assert_eq!(page.told().await["how"], "filled");
}

#[tokio::test(start_paused = true)]
async fn sixty_requests_in_a_row_work_with_a_new_connection_in_the_middle() {
    let (desk, mut questions, house) = bar();
    let (mut page, token) = let_in(&house, &mut questions, CRM).await;
    for number in 0..60 {
        if number % 20 == 19 {
            page = hello(&house, CRM, &token).await;
            assert_eq!(page.told().await["type"], "state");
        }
        page.say(json!({"do":"dial","id":number.to_string(),"number":format!("7{number}")}).to_string())
            .await;
        assert_eq!(page.told().await["id"], number.to_string());
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    }
    assert_eq!(desk.done().len(), 60);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_sent_away_hears_so_at_once_and_its_token_opens_nothing_any_more() {
    let (desk, mut questions, house) = bar();
    let (mut page, token) = let_in(&house, &mut questions, CRM).await;
    let (mut other, _) = let_in(&house, &mut questions, "https://desk.example").await;
    desk.forget(CRM);
    house.forget(&super::desk::origin(CRM));
    assert_eq!(page.hear().await, Heard::Closed(4001, "disconnected".into()));
    desk.has(&["https://desk.example"]).await;
    assert_eq!(hello(&house, CRM, &token).await.refused().await, "unknown");
    other.say(r#"{"do":"dial","id":"a","number":"7"}"#).await;
    assert_eq!(other.told().await["how"], Value::from("filled"));
}

#[tokio::test(start_paused = true)]
async fn when_the_bridge_closes_pages_hear_so_and_nobody_is_let_in() {
    let (desk, mut questions, house) = bar();
    let (mut page, _) = let_in(&house, &mut questions, CRM).await;
    let mut silent = open(&house, CRM).await;
    house.close();
    assert_eq!(page.hear().await, Heard::Closed(1001, "bridge_closed".into()));
    assert_eq!(silent.hear().await, Heard::Closed(1001, "bridge_closed".into()));
    desk.has(&[]).await;
    let refused = super::hands::exchange(connect(&house), b"").await;
    assert_eq!(refused, "");
}
