use std::time::Duration;

use ringside_simulator_deepcall::{CallKind, CallState, CallView};
use ringside_simulator_kit::Effect;
use serde_json::json;

use crate::account::{ANA, Account, CUSTOMER, read};

fn last(account: &Account) -> CallView {
    account.sim.state().calls.pop().unwrap()
}

#[tokio::test]
async fn a_requested_call_rings_first_here_then_there_and_is_in_the_ledger_without_secrets() {
    let account = Account::start().await;
    let id = account.dial().await;
    let call = last(&account);
    assert_eq!((&call.id, call.state, call.kind), (&id, CallState::FirstLegRinging, CallKind::Ctc));
    assert_eq!((call.agent.as_deref(), call.customer.as_deref()), (Some(ANA), Some(CUSTOMER)));
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.method.as_str(), entry.effect), ("clicktocall", Effect::Executed));
    assert_eq!(
        (entry.user.as_deref(), entry.call, entry.phone.as_deref()),
        (Some(ANA), Some(id), Some(CUSTOMER))
    );
    let names: Vec<&str> = entry.parameters.keys().map(String::as_str).collect();
    assert_eq!(names, ["from", "to"]);

    account.happens(json!({"event": "agent_answers", "user": ANA}));
    assert_eq!(last(&account).state, CallState::SecondLegRinging);
    account.happens(json!({"event": "customer_answers", "user": ANA}));
    assert_eq!(last(&account).state, CallState::Bridged);
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    assert_eq!((last(&account).state, last(&account).status), (CallState::Ended, Some(3)));
}

#[tokio::test]
async fn a_call_that_does_not_come_about_ends_with_the_status_of_the_table() {
    let agent = |event: &str| json!({"event": event, "user": ANA});
    for (events, status) in [
        (vec![agent("agent_hangs_up")], 11),
        (vec![agent("number_fails")], 13),
        (vec![agent("agent_answers"), agent("agent_hangs_up")], 10),
        (vec![agent("agent_answers"), agent("customer_hangs_up")], 6),
        (vec![agent("agent_answers"), agent("number_fails")], 14),
    ] {
        let account = Account::start().await;
        account.dial().await;
        for event in &events {
            account.happens(event.clone());
        }
        assert_eq!(last(&account).status, Some(status), "{events:?}");
        assert_eq!(account.sim.state().agents[0].wrap_until, None, "{events:?}");
    }
}

#[tokio::test]
async fn each_leg_rings_thirty_seconds_unless_asked_and_fifty_at_most() {
    let account = Account::start().await;
    account.dial().await;
    account.sim.advance(Duration::from_secs(29));
    assert_eq!(last(&account).state, CallState::FirstLegRinging);
    account.sim.advance(Duration::from_secs(1));
    assert_eq!((last(&account).state, last(&account).status), (CallState::Ended, Some(7)));

    account.click("from=919800000013&to=919800000001&fromRingTime=9&toRingTime=500").await;
    assert_eq!(last(&account).ring_times_s, (9, 50));
    account.happens(json!({"event": "agent_answers", "user": ANA}));
    account.sim.advance(Duration::from_secs(51));
    assert_eq!(last(&account).status, Some(6));
}

#[tokio::test]
async fn several_values_ring_one_by_one_or_all_at_once() {
    let account = Account::start().await;
    account.click("from=13,14&fromType=Agent&to=919800000001").await;
    assert_eq!(last(&account).agent.as_deref(), Some("13"));
    account.sim.advance(Duration::from_secs(30));
    assert_eq!(
        (last(&account).state, last(&account).agent.as_deref()),
        (CallState::FirstLegRinging, Some("14"))
    );
    account.sim.advance(Duration::from_secs(30));
    assert_eq!(last(&account).status, Some(7));

    account.click("from=28&fromType=Group&fromStrategy=TO_ALL&to=919800000001").await;
    account.happens(json!({"event": "agent_answers", "user": "14"}));
    assert_eq!(
        (last(&account).state, last(&account).agent.as_deref()),
        (CallState::SecondLegRinging, Some("14"))
    );
}

#[tokio::test]
async fn a_talk_ends_at_its_limit_unless_told_not_to() {
    for (query, ended) in [("timeLimit=60", true), ("timeLimit=60&timeLimitHangup=false", false)] {
        let account = Account::start().await;
        account.click(&format!("from=919800000013&to=919800000001&{query}")).await;
        account.happens(json!({"event": "agent_answers", "user": ANA}));
        account.happens(json!({"event": "customer_answers", "user": ANA}));
        account.sim.advance(Duration::from_secs(61));
        assert_eq!(last(&account).state == CallState::Ended, ended, "{query}");
    }
}

#[tokio::test]
async fn an_agent_on_another_call_is_busy() {
    let account = Account::start().await;
    account.talk().await;
    let second = account.dial().await;
    assert_eq!((last(&account).id, last(&account).status), (second, Some(17)));
}

#[tokio::test]
async fn bad_requests_are_refused_and_make_no_call() {
    let account = Account::start().await;
    for (query, code) in [
        ("from=919800000013", 1000),
        ("to=919800000001", 1000),
        ("from=&to=919800000001", 1000),
        ("from=919800000013&to=%2B919800000001", 1000),
        ("from=+919800000013&to=919800000001", 1000),
        ("from=Ana&to=919800000001", 1000),
        ("from=99&fromType=Agent&to=919800000001", 1003),
        ("from=99&fromType=Group&to=919800000001", 1000),
        ("from=13&fromType=Robot&to=919800000001", 1000),
        ("from=13&fromType=Agent&fromStrategy=ANY&to=919800000001", 1000),
        ("from=13,14,15,16,13,14&fromType=Agent&to=919800000001", 1000),
        ("from=919800000013&to=919800000001&fromRingTime=soon", 1000),
        ("from=919800000013&to=919800000001&timeLimit=-1", 1000),
    ] {
        let reply = account.click(query).await.json();
        assert_eq!((&reply["status"], &reply["code"]), (&json!("error"), &json!(code)), "{query}");
        assert_eq!(account.sim.ledger().pop().unwrap().effect, Effect::Refused, "{query}");
    }
    for (query, code) in [("user_id=1&token=account-token", 1014), ("user_id=10000001", 1000)] {
        let url = format!("{}?{query}&from=919800000013&to=919800000001", account.sim.click_to_call_url());
        assert_eq!(read(account.http.post(url)).await.unwrap().json()["code"], code, "{query}");
        assert_eq!(account.sim.ledger().pop().unwrap().effect, Effect::Prevented, "{query}");
    }
    assert!(account.sim.state().calls.is_empty());
}

async fn version_3(account: &Account, query: &str) -> serde_json::Value {
    let url = format!(
        "{}/api/v3/clickToCall/para?user_id=10000001&token=account-token&{query}",
        account.sim.base_url()
    );
    read(account.http.get(url)).await.unwrap().json()
}

#[tokio::test]
async fn version_3_calls_whom_it_is_told_to_call_first() {
    let account = Account::start().await;
    let numbers = "customer=9800000001&agentType=agent_number&agent_number=9800000013";
    let lines = "customerCLI=07500000000&agentCLI=917500000000&webLogin=no&callLogin=no";
    let reply = version_3(&account, &format!("callFirst=agent&{numbers}&{lines}")).await;
    assert_eq!(reply["callId"], json!(last(&account).id), "{reply}");
    account.happens(json!({"event": "agent_answers", "user": ANA}));
    account.happens(json!({"event": "customer_answers", "user": ANA}));
    account.happens(json!({"event": "agent_hangs_up", "user": ANA}));

    version_3(&account, &format!("callFirst=customer&fromCLI=917500000000&{numbers}")).await;
    account.happens(json!({"event": "customer_answers", "user": ANA}));
    assert_eq!(last(&account).state, CallState::SecondLegRinging);
    account.happens(json!({"event": "agent_answers", "user": ANA}));
    assert_eq!(
        (last(&account).state, last(&account).customer.as_deref()),
        (CallState::Bridged, Some(CUSTOMER))
    );

    for wrong in [
        "callFirst=agent&agent_number=9800000013".to_owned(),
        "callFirst=agent&customer=9800000001".to_owned(),
        format!("callFirst=robot&{numbers}"),
        "callFirst=agent&customer=9800000001&agentType=robot&agent_number=9800000013".to_owned(),
        format!("callFirst=agent&{numbers}&customerCLI=line"),
    ] {
        assert_eq!(version_3(&account, &wrong).await["code"], 1000, "{wrong}");
    }
}

#[tokio::test]
async fn a_customer_who_calls_rings_at_an_idle_agent_and_gives_way_after_a_while() {
    let account = Account::start().await;
    let id = account.happens(json!({"event": "inbound_call", "user": ANA, "number": "9800000002"})).call;
    let call = last(&account);
    assert_eq!((Some(call.id), call.kind, call.state), (id, CallKind::Ibd, CallState::SecondLegRinging));
    account.sim.advance(Duration::from_secs(30));
    assert_eq!((last(&account).state, last(&account).status), (CallState::Ended, Some(6)));

    account.happens(json!({"event": "inbound_call", "user": ANA, "number": "9800000002"}));
    account.happens(json!({"event": "agent_answers", "user": ANA}));
    assert_eq!(last(&account).state, CallState::Bridged);
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    let data = account.yes("agentProfile/checkAgentInWrapUp", json!({})).await["data"].clone();
    assert_eq!(data["cNumber"], "919800000002");
}
