use std::time::Duration;

use ringside_simulator_maxcontact::{AgentState, CallKind, CallState, Event, Settings, Simulator, Span};

use crate::tenant::{ANA, Tenant};

#[tokio::test]
async fn by_default_nothing_happens_by_itself() {
    let tenant = Tenant::start().await;
    tenant.yes("goready/user/43").await;
    tenant.yes("dial/user/42/phone/07700900123").await;
    tenant.sim.advance(Duration::from_secs(3_600));
    let state = tenant.sim.state();
    assert_eq!((state.calls.len(), state.calls[0].state), (1, CallState::Dialling));
    assert_eq!(tenant.sim.ledger().len(), 2);
}

#[tokio::test]
async fn a_customer_rings_answers_talks_and_hangs_up_in_their_time() {
    let tenant = Tenant::with(|settings| {
        settings.auto.answer_after_ms = Some(Span::fixed(300_000));
        settings.auto.talk_ms = Some(Span::fixed(600_000));
    })
    .await;
    tenant.yes("dial/user/42/phone/07700900123").await;
    let after = |seconds| {
        tenant.sim.advance(Duration::from_secs(seconds));
        let state = tenant.sim.state();
        (state.calls[0].state, state.agents[0].state)
    };
    assert_eq!(after(50), (CallState::Dialling, AgentState::Calling));
    assert_eq!(after(100), (CallState::Ringing, AgentState::Calling));
    assert_eq!(after(200), (CallState::Connected, AgentState::Talking));
    assert_eq!(after(500), (CallState::Connected, AgentState::Talking));
    assert_eq!(after(100), (CallState::Ended, AgentState::Wrapping));
}

#[tokio::test]
async fn an_instant_answer_is_there_with_the_next_poll() {
    let tenant = Tenant::with(|settings| settings.auto.answer_after_ms = Some(Span::fixed(0))).await;
    tenant.yes("dial/user/42/phone/07700900123").await;
    assert_eq!(tenant.yes("getcalls/user/42").await[0]["CallState"], 3);
}

#[tokio::test]
async fn a_customer_who_never_answers_ends_the_call() {
    let tenant = Tenant::with(|settings| {
        settings.auto.answer_after_ms = Some(Span::fixed(10_000));
        settings.auto.unanswered_percent = 100;
    })
    .await;
    tenant.yes("dial/user/42/phone/07700900123").await;
    tenant.sim.advance(Duration::from_secs(31));
    let state = tenant.sim.state();
    assert_eq!((state.calls[0].state, state.agents[0].state), (CallState::Ended, AgentState::Wrapping));
    assert_eq!(tenant.sim.ledger().last().unwrap().method, "customer_hangs_up");
}

#[tokio::test]
async fn calls_arrive_connected_for_whoever_is_ready_longest() {
    let tenant = Tenant::with(|settings| settings.auto.inbound_every_ms = Some(Span::fixed(60_000))).await;
    tenant.sim.advance(Duration::from_secs(60));
    assert!(tenant.sim.state().calls.is_empty(), "nobody was ready");
    tenant.yes("goready/user/43").await;
    tenant.sim.advance(Duration::from_secs(1));
    tenant.yes("goready/user/42").await;
    tenant.sim.advance(Duration::from_secs(60));
    let calls = tenant.sim.state().calls;
    assert_eq!((calls.len(), calls[0].user, calls[0].kind), (1, 43, CallKind::Inbound));
    assert_eq!(calls[0].state, CallState::Connected);
    tenant.sim.advance(Duration::from_secs(60));
    assert_eq!(tenant.sim.state().calls[1].user, ANA);
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_plays_the_same_demo() {
    async fn play(seed: u64) -> Vec<(String, Option<String>)> {
        let sim = Simulator::start(Settings { seed, ..Settings::demo() }).await.unwrap();
        sim.event(Event::AgentReady { user: ANA }).unwrap();
        for _ in 0..200 {
            sim.advance(Duration::from_secs(10));
            if sim.state().calls.iter().any(|call| call.state == CallState::Ended) {
                let result_code = "QUERY".to_owned();
                sim.event(Event::AgentDisposes { user: ANA, call: None, result_code }).unwrap();
            }
        }
        sim.ledger().into_iter().map(|entry| (entry.method, entry.phone)).collect()
    }
    let first = play(5).await;
    assert!(first.iter().filter(|(method, _)| method == "inbound_call").count() > 5);
    assert!(first.iter().filter(|(method, _)| method == "customer_hangs_up").count() > 5);
    assert_eq!(first, play(5).await);
    assert_ne!(first, play(6).await);
}
