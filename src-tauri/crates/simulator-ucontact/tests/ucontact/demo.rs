use std::time::Duration;

use ringside_simulator_ucontact::{Activity, AutoSettings, CallState, Settings, Span};

use crate::tenant::{ANA, CALL, Tenant};

fn auto(unanswered_percent: u8) -> AutoSettings {
    AutoSettings {
        answer_after_ms: Some(Span::fixed(3_000)),
        unanswered_percent,
        talk_ms: Some(Span::fixed(60_000)),
    }
}

#[tokio::test]
async fn customers_answer_talk_and_hang_up_by_themselves() {
    let tenant = Tenant::with(|settings| settings.auto = auto(0)).await;
    tenant.post("Agents/AgentCall", &CALL).await;
    assert_eq!(tenant.call_states(), [CallState::Ringing]);
    tenant.sim.advance(Duration::from_secs(3));
    assert_eq!(tenant.call_states(), [CallState::Connected]);
    tenant.sim.advance(Duration::from_secs(61));
    assert_eq!(tenant.call_states(), [CallState::Ended]);
    assert_eq!(tenant.agent(ANA).activity, Activity::WrapUp);
    let call = tenant.sim.state().calls.remove(0);
    let talked = call.ended.unwrap().duration_since(call.answered.unwrap());
    assert_eq!(talked.as_secs(), 60, "each event has its own time, however late it is looked at");
}

#[tokio::test]
async fn a_customer_who_does_not_answer_is_given_up() {
    let tenant = Tenant::with(|settings| settings.auto = auto(100)).await;
    tenant.post("Agents/AgentCall", &CALL).await;
    tenant.sim.advance(Duration::from_secs(9));
    let call = tenant.sim.state().calls.remove(0);
    assert_eq!((call.state, call.answered), (CallState::Ended, None));
}

#[tokio::test]
async fn nothing_happens_by_itself_unless_asked_for() {
    let tenant = Tenant::start().await;
    tenant.post("Agents/AgentCall", &CALL).await;
    tenant.sim.advance(Duration::from_secs(86_400));
    assert_eq!(tenant.call_states(), [CallState::Ringing]);
}

#[tokio::test]
async fn a_demo_shift_runs_alike_from_the_same_seed() {
    let mut shifts = Vec::new();
    for _ in 0..2 {
        let tenant = Tenant::with(|settings| *settings = Settings { seed: 9, ..Settings::demo() }).await;
        let mut shift = Vec::new();
        for _ in 0..12 {
            let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
            tenant.sim.advance(Duration::from_secs(400));
            let call = tenant.sim.state().calls.pop().unwrap();
            assert_eq!((&call.guid, call.state), (&guid, CallState::Ended));
            shift.push((guid, call.answered.is_some()));
        }
        assert!(shift.iter().any(|(_, answered)| *answered));
        shifts.push(shift);
    }
    assert_eq!(shifts[0], shifts[1]);
}
