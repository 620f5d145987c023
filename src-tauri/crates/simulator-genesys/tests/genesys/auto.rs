use std::time::Duration;

use ringside_simulator_genesys::{CallState, NoAnswer, Settings, Span};
use serde_json::json;

use crate::tenant::Desk;

#[tokio::test]
async fn nothing_happens_by_itself_unless_it_is_asked_for() {
    let desk = Desk::ready().await;
    let call = desk.dial("07700900123").await;
    desk.sim.advance(Duration::from_secs(3_600));
    assert_eq!(desk.view(&call).state, CallState::Dialing);
    assert_eq!(desk.sim.state().calls.len(), 1);
}

#[tokio::test]
async fn a_customer_answers_talks_and_hangs_up_by_the_clock() {
    let desk = Desk::ready_with(|settings| {
        settings.auto.answer_after_ms = Some(Span::fixed(2_000));
        settings.auto.talk_ms = Some(Span::fixed(30_000));
    })
    .await;
    let call = desk.dial("07700900123").await;
    desk.sim.advance(Duration::from_secs(2));
    assert_eq!(desk.view(&call).state, CallState::Established);
    desk.sim.advance(Duration::from_secs(30));
    assert_eq!(desk.view(&call).state, CallState::Released);
}

#[tokio::test]
async fn some_customers_do_not_answer() {
    let desk = Desk::ready_with(|settings| {
        settings.auto.answer_after_ms = Some(Span::fixed(2_000));
        settings.auto.unanswered_percent = 100;
    })
    .await;
    let call = desk.dial("07700900123").await;
    desk.sim.advance(Duration::from_millis(4_000));
    assert_eq!(desk.view(&call).state, CallState::Dialing);
    desk.sim.advance(Duration::from_secs(2));
    assert_eq!(desk.view(&call).state, CallState::Released);
}

#[tokio::test]
async fn calls_ring_at_an_agent_who_is_ready_and_are_taken_back_unanswered() {
    let desk = Desk::ready_with(|settings| {
        settings.auto.inbound_every_ms = Some(Span::fixed(60_000));
        settings.rules.no_answer = Some(NoAnswer { timeout_s: 15, not_ready: true });
    })
    .await;
    let mut push = desk.listen().await;
    desk.sim.advance(Duration::from_secs(60));
    let ringing = push.next().await["data"].clone();
    assert_eq!(ringing["call"]["state"], "Ringing");
    assert_eq!(
        (&ringing["extensions"]["NO_ANSWER_TIMEOUT"], &ringing["extensions"]["NO_ANSWER_ACTION"]),
        (&json!(15), &json!("notready"))
    );
    assert!(ringing["call"]["userData"]["LastName"].is_string());
    desk.sim.advance(Duration::from_secs(15));
    assert_eq!(push.next_call().await.1["state"], "Released");
    assert_eq!(push.next_state().await["state"], "NotReady");
    desk.sim.advance(Duration::from_secs(600));
    assert_eq!(desk.sim.state().calls.len(), 1, "nobody is ready");
}

#[tokio::test]
async fn a_demonstration_has_calls_and_a_wrap_up() {
    let desk = Desk::ready_with(|settings| {
        let demo = Settings::demo();
        (settings.auto, settings.rules) = (demo.auto, demo.rules);
    })
    .await;
    desk.sim.advance(Duration::from_secs(70));
    let call = desk.sim.state().calls.pop().unwrap().call;
    desk.on(&call, "Answer").await;
    desk.sim.advance(Duration::from_secs(180));
    assert_eq!(desk.view(&call).state, CallState::Released);
}
