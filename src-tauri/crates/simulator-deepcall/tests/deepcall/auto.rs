use std::time::Duration;

use ringside_simulator_deepcall::{CallState, Settings, Simulator, Span, StateView};

use crate::account::Account;

async fn shift(settings: Settings) -> StateView {
    let sim = Simulator::start(settings).await.unwrap();
    sim.advance(Duration::from_secs(3_600));
    sim.state()
}

#[tokio::test]
async fn a_demonstration_has_calls_of_all_kinds_and_breaks() {
    let state = shift(Settings::demo()).await;
    let ended = |status: i64| state.calls.iter().filter(|call| call.status == Some(status)).count();
    assert!(ended(3) > 5, "{}", ended(3));
    let sim = Simulator::start(Settings::demo()).await.unwrap();
    let mut breaks = 0;
    for _ in 0..360 {
        sim.advance(Duration::from_secs(10));
        breaks += sim.state().agents.iter().filter(|agent| agent.on_break.is_some()).count();
    }
    assert!(breaks > 0);
    assert!(sim.ledger().iter().any(|entry| entry.method == "agent_ends_break"));
}

#[tokio::test]
async fn the_same_seed_makes_the_same_shift_and_another_another() {
    let who = |state: StateView| -> Vec<_> {
        state.calls.into_iter().map(|call| (call.customer, call.agent, call.status)).collect()
    };
    let one = who(shift(Settings::demo()).await);
    let same = who(shift(Settings::demo()).await);
    let other = who(shift(Settings { seed: 2, ..Settings::demo() }).await);
    assert_eq!(one, same);
    assert_ne!(one, other);
}

#[tokio::test]
async fn nothing_happens_by_itself_unless_asked() {
    let state = shift(Settings::default()).await;
    assert!(state.calls.is_empty() && state.ledger_entries == 0);
    assert!(state.agents.iter().all(|agent| agent.on_break.is_none()));
}

#[tokio::test]
async fn both_legs_answer_and_the_customer_hangs_up_in_their_time() {
    let account = Account::with(|settings| {
        settings.auto.agent_answers_ms = Some(Span::fixed(2_000));
        settings.auto.customer_answers_ms = Some(Span::fixed(3_000));
        settings.auto.talk_ms = Some(Span::fixed(20_000));
    })
    .await;
    account.dial().await;
    let after = |seconds| {
        account.sim.advance(Duration::from_secs(seconds));
        account.sim.state().calls[0].state
    };
    assert_eq!(after(2), CallState::SecondLegRinging);
    assert_eq!(after(3), CallState::Bridged);
    assert_eq!(after(20), CallState::Ended);
}

#[tokio::test]
async fn a_customer_who_does_not_answer_lets_it_ring_out() {
    let account = Account::with(|settings| {
        settings.auto.agent_answers_ms = Some(Span::fixed(1_000));
        settings.auto.customer_answers_ms = Some(Span::fixed(1_000));
        settings.auto.unanswered_percent = 100;
    })
    .await;
    account.dial().await;
    account.sim.advance(Duration::from_secs(40));
    assert_eq!(account.sim.state().calls[0].status, Some(6));
}
