use ringside_simulator_kit::{Effect, LedgerEntry, Origin};
use ringside_simulator_maxcontact::{AgentState, Event};
use serde_json::Value;

use crate::tenant::{ANA, Tenant, texts};

fn agent(tenant: &Tenant) -> AgentState {
    tenant.sim.state().agents.iter().find(|agent| agent.user == ANA).unwrap().state
}

async fn only_call(tenant: &Tenant) -> Value {
    let mut calls = tenant.yes("getcalls/user/42").await;
    assert_eq!(calls.as_array().unwrap().len(), 1, "{calls}");
    calls[0].take()
}

fn executed<'a>(ledger: &'a [LedgerEntry], method: &str) -> Vec<&'a LedgerEntry> {
    ledger.iter().filter(|entry| entry.method == method && entry.effect == Effect::Executed).collect()
}

#[tokio::test]
async fn a_whole_call_goes_through_every_state_and_leaves_one_line_each() {
    let tenant = Tenant::start().await;
    tenant.yes("goready/user/42").await;
    assert_eq!(agent(&tenant), AgentState::Ready);

    let dialled = tenant.yes("dial/user/42/phone/07700900124").await;
    assert_eq!(dialled["CallId"], 1_000);
    assert_eq!(dialled["PhoneNumber"], "07700900124");
    assert_eq!((&dialled["CustomerName"], &dialled["CustomerName2"]), (&"Mr".into(), &"Sample".into()));
    assert_eq!((&dialled["CallState"], &dialled["CallStatus"]), (&1.into(), &1.into()));
    assert_eq!(agent(&tenant), AgentState::Calling);
    assert_eq!(only_call(&tenant).await, dialled);

    tenant.sim.event(Event::CustomerRings { user: ANA, call: None }).unwrap();
    assert_eq!(only_call(&tenant).await["CallState"], 2);
    tenant.sim.event(Event::CustomerAnswers { user: ANA, call: Some(1_000) }).unwrap();
    let talking = only_call(&tenant).await;
    assert_eq!((&talking["CallState"], &talking["RecordingState"]), (&3.into(), &1.into()));
    assert_eq!(agent(&tenant), AgentState::Talking);

    tenant.yes("hold/user/42/call/1000").await;
    assert_eq!(only_call(&tenant).await["CallState"], 4);
    tenant.yes("retrieve/user/42/call/1000").await;
    tenant.yes("stoprecord/user/42/call/1000").await;
    assert_eq!(only_call(&tenant).await["RecordingState"], 0);
    tenant.yes("startrecord/user/42/call/1000").await;
    assert_eq!(only_call(&tenant).await["RecordingState"], 1);

    tenant.yes("hangup/user/42/call/1000").await;
    assert_eq!(agent(&tenant), AgentState::Wrapping);
    assert_eq!(only_call(&tenant).await["CallState"], 5);
    tenant.yes("dispose/user/42/call/1000?resultcode=NOTINT").await;
    assert_eq!(agent(&tenant), AgentState::Ready);
    assert_eq!(tenant.yes("getcalls/user/42").await, Value::Array(Vec::new()));

    let ledger = tenant.sim.ledger();
    let methods: Vec<&str> = ledger.iter().map(|entry| entry.method.as_str()).collect();
    assert_eq!(
        methods,
        [
            "goready",
            "dial",
            "customer_answers",
            "hold",
            "retrieve",
            "stoprecord",
            "startrecord",
            "hangup",
            "dispose"
        ]
    );
    assert!(ledger.iter().all(|entry| entry.effect == Effect::Executed));
    assert!(ledger.iter().map(|entry| entry.seq).eq(1..=9));
    let (dial, dispose) = (&ledger[1], &ledger[8]);
    assert_eq!(dial.parameters["phone"], "07700900124");
    assert_eq!(dispose.parameters["resultcode"], "NOTINT");
    assert_eq!((&dial.call, dial.call_started), (&dispose.call, dispose.call_started));
    assert_eq!((&dial.phone, &dial.lead), (&dispose.phone, &dispose.lead));
    assert_eq!(dial.lead.as_deref(), Some("778900"));
    let held = tenant.sim.dispositions();
    assert_eq!((held.len(), held[0].result_code.as_str(), held[0].call), (1, "NOTINT", 1_000));
}

#[tokio::test]
async fn a_dial_takes_the_lead_it_is_given_else_the_newest_with_the_number_else_a_new_one() {
    let tenant = Tenant::start().await;
    let shared = "02079460126";
    for (path, lead) in [
        (format!("dial/user/42/phone/{shared}?leadid=778902"), "778902"),
        (format!("dial/user/42/phone/{shared}"), "778914"),
        ("dial/user/42/phone/07700900999".to_owned(), "778915"),
        ("dial/user/42/phone/07700900999".to_owned(), "778915"),
    ] {
        let call = tenant.yes(&path).await["CallId"].clone();
        tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=NOANS")).await;
        assert_eq!(tenant.sim.dispositions().last().unwrap().lead.unwrap().to_string(), lead, "{path}");
    }
    assert_eq!(tenant.no("dial/user/42/phone/07700900123?leadid=5").await, 6);
}

#[tokio::test]
async fn disposing_of_a_live_call_hangs_it_up_first() {
    let tenant = Tenant::start().await;
    let call = tenant.talk("07700900123").await;
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await;
    assert!(tenant.sim.state().calls.is_empty());
    assert_eq!(agent(&tenant), AgentState::Ready);
}

#[tokio::test]
async fn a_second_call_needs_the_first_on_hold_and_both_can_be_connected() {
    let tenant = Tenant::start().await;
    let first = tenant.talk("07700900123").await;
    assert_eq!(tenant.no("dial/user/42/phone/02079460133").await, 4);
    tenant.yes(&format!("hold/user/42/call/{first}")).await;
    let second = tenant.talk("02079460133").await;
    assert_eq!(tenant.no(&format!("retrieve/user/42/call/{first}")).await, 4, "the other one is up");
    assert_eq!(tenant.no("dial/user/42/phone/07700900125").await, 4, "two are the most");

    let connect = format!(
        "connectcalls/user/42?call1={first}&call2={second}&resultcode1=HKT&resultcode2=BRIDGE\
         &notes1=Passed%20to%20partner%20%2B%20told&numsales1=1"
    );
    tenant.yes(&connect).await;
    assert!(tenant.sim.state().calls.is_empty());
    assert_eq!(agent(&tenant), AgentState::Ready);
    let held = tenant.sim.dispositions();
    assert_eq!((held[0].result_code.as_str(), held[0].sales), ("HKT", Some(1)));
    assert_eq!(held[0].notes.as_deref(), Some("Passed to partner + told"));
    assert_eq!((held[1].result_code.as_str(), &held[1].notes, held[1].sales), ("BRIDGE", &None, None));
    let ledger = tenant.sim.ledger();
    let entry = executed(&ledger, "connectcalls")[0];
    assert_eq!(entry.parameters["call2"], second.to_string());
    assert_eq!(entry.parameters["notes1"], "Passed to partner + told");
}

#[tokio::test]
async fn connecting_calls_is_refused_unless_both_are_in_progress_with_known_codes() {
    let tenant = Tenant::start().await;
    let first = tenant.talk("07700900123").await;
    tenant.yes(&format!("hold/user/42/call/{first}")).await;
    let second = tenant.yes("dial/user/42/phone/02079460133").await["CallId"].clone();
    let connect = async |one: &str, two: &str, rest: &str| {
        tenant.no(&format!("connectcalls/user/42?call1={one}&call2={two}&{rest}")).await
    };
    let (first, second) = (first.to_string(), second.to_string());
    let codes = "resultcode1=HKT&resultcode2=BRIDGE";
    assert_eq!(connect(&first, &second, codes).await, 4, "the second still rings");
    tenant.sim.event(Event::CustomerAnswers { user: ANA, call: None }).unwrap();
    assert_eq!(connect(&first, &first, codes).await, 4);
    assert_eq!(connect(&first, "77", codes).await, 3);
    assert_eq!(connect(&first, &second, "resultcode1=HKT").await, 5);
    assert_eq!(tenant.no("connectcalls/user/42").await, 3);
    assert!(tenant.sim.dispositions().is_empty());
}

#[tokio::test]
async fn the_lead_of_a_call_can_be_changed_by_lead_phone_and_created() {
    let tenant = Tenant::start().await;
    let call = tenant.talk("07700900123").await;
    tenant.yes(&format!("changelead/user/42/call/{call}/leadphone/555003")).await;
    assert_eq!(only_call(&tenant).await["CustomerName2"], "Sample");
    assert_eq!(only_call(&tenant).await["PhoneNumber"], "07700900123", "the line is the same");
    assert_eq!(tenant.no(&format!("changelead/user/42/call/{call}/leadphone/1")).await, 6);

    tenant.yes(&format!("createnewlead/user/42/call/{call}/phone/07700900777")).await;
    assert!(only_call(&tenant).await["CustomerName2"].is_null());
    let phones = tenant.yes("leadphones/user/42/lead/778915").await;
    assert_eq!(phones[0]["PhoneNumber"], "07700900777");
    let ledger = tenant.sim.ledger();
    assert_eq!(executed(&ledger, "createnewlead")[0].lead.as_deref(), Some("778915"));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_success_false_and_changes_nothing() {
    let tenant = Tenant::start().await;
    for (path, code) in [
        ("goready/user/9", 1),
        ("goready/user/45", 2),
        ("dial/user/45/phone/07700900123", 2),
        ("hangup/user/42/call/1000", 3),
        ("dispose/user/42/call/1000?resultcode=SALE", 3),
    ] {
        assert_eq!(tenant.no(path).await, code, "{path}");
    }
    let call = tenant.yes("dial/user/42/phone/07700900123").await["CallId"].clone();
    for (method, code) in [("hold", 4), ("retrieve", 4), ("startrecord", 4), ("stoprecord", 4)] {
        assert_eq!(tenant.no(&format!("{method}/user/42/call/{call}")).await, code, "{method}");
    }
    assert_eq!(tenant.no(&format!("hangup/user/43/call/{call}")).await, 3, "another agent's call");
    assert_eq!(tenant.no("goready/user/42").await, 4);
    tenant.yes(&format!("hangup/user/42/call/{call}")).await;
    assert_eq!(tenant.no(&format!("hangup/user/42/call/{call}")).await, 4);
    assert_eq!(tenant.no("dial/user/42/phone/07700900123").await, 4, "an outcome is owed");
    for code in ["", "?resultcode=NOPE", "?resultcode=AMD"] {
        assert_eq!(tenant.no(&format!("dispose/user/42/call/{call}{code}")).await, 5, "{code}");
    }
    let ledger = tenant.sim.ledger();
    assert_eq!(executed(&ledger, "dial").len(), 1);
    assert_eq!(ledger.iter().filter(|entry| entry.effect == Effect::Refused).count(), 16);
    assert!(ledger.iter().all(|entry| (entry.effect == Effect::Refused) == entry.detail.is_some()));
}

#[tokio::test]
async fn every_command_can_be_given_in_xml_too() {
    let tenant = Tenant::start().await;
    let success = async |path: &str| {
        let reply = tenant.get_xml(path).await;
        assert!(reply.content_type().starts_with("application/xml"), "{path}");
        (texts(&reply.body, "Success").concat(), reply.body)
    };
    let (yes, dialled) = success("dial/user/42/phone/07700900123?leadid=778899").await;
    assert_eq!((yes.as_str(), texts(&dialled, "CallId").concat().as_str()), ("true", "1000"));
    tenant.sim.event(Event::CustomerAnswers { user: ANA, call: None }).unwrap();
    for path in [
        "stoprecord/user/42/call/1000",
        "startrecord/user/42/call/1000",
        "changelead/user/42/call/1000/leadphone/555004",
        "createnewlead/user/42/call/1000/phone/07700900700",
        "hold/user/42/call/1000",
        "retrieve/user/42/call/1000",
        "hold/user/42/call/1000",
        "dial/user/42/phone/07700900125",
        "hangup/user/42/call/1001",
        "dispose/user/42/call/1001?resultcode=BUSY",
        "dispose/user/42/call/1000?resultcode=SALE",
        "goready/user/42",
    ] {
        assert_eq!(success(path).await.0, "true", "{path}");
    }
    assert_eq!(success("hold/user/42/call/1000").await.0, "false");
}

#[tokio::test]
async fn the_ledger_says_who_did_it() {
    let tenant = Tenant::start().await;
    tenant.yes("goready/user/42").await;
    let inbound = Event::InboundCall { user: ANA, number: "07700900128".to_owned(), name: None, name2: None };
    let call = tenant.sim.event(inbound).unwrap().call;
    let shown = only_call(&tenant).await;
    assert_eq!((&shown["CallState"], &shown["CallStatus"]), (&3.into(), &3.into()));
    assert_eq!(shown["CustomerName2"], "Muestra");
    for event in [
        Event::AgentHolds { user: ANA, call },
        Event::AgentRetrieves { user: ANA, call: None },
        Event::AgentTogglesRecording { user: ANA, call: None },
        Event::CustomerHangsUp { user: ANA, call: None },
        Event::AgentDisposes { user: ANA, call: None, result_code: "QUERY".to_owned() },
        Event::AgentNotReady { user: ANA },
        Event::AgentReady { user: ANA },
        Event::SupervisorLogsOut { user: ANA },
    ] {
        tenant.sim.event(event).unwrap();
    }
    assert_eq!(agent(&tenant), AgentState::LoggedOut);
    let told: Vec<(String, Origin)> =
        tenant.sim.ledger().into_iter().map(|entry| (entry.method, entry.origin)).collect();
    let expected = [
        ("goready", Origin::Api),
        ("inbound_call", Origin::System),
        ("customer_answers", Origin::Customer),
        ("hold", Origin::WebAgent),
        ("retrieve", Origin::WebAgent),
        ("stoprecord", Origin::WebAgent),
        ("customer_hangs_up", Origin::Customer),
        ("dispose", Origin::WebAgent),
        ("gonotready", Origin::WebAgent),
        ("goready", Origin::WebAgent),
        ("supervisor_logs_out", Origin::Supervisor),
    ];
    assert_eq!(told, expected.map(|(method, origin)| (method.to_owned(), origin)));
    assert_eq!(tenant.sim.dispositions()[0].by, Origin::WebAgent);
}

#[tokio::test]
async fn a_restart_drops_calls_and_counts_them_from_1000_again() {
    let tenant = Tenant::start().await;
    tenant.talk("07700900123").await;
    let before = only_call(&tenant).await;
    tenant.sim.advance(std::time::Duration::from_secs(3));
    tenant.sim.event(Event::Restart).unwrap();
    assert_eq!(tenant.yes("getcalls/user/42").await, Value::Array(Vec::new()));
    assert_eq!(agent(&tenant), AgentState::NotReady);
    let again = tenant.yes("dial/user/42/phone/07700900124").await;
    assert_eq!((&before["CallId"], &again["CallId"]), (&1_000.into(), &1_000.into()));
    assert_ne!(before["CallStartTime"], again["CallStartTime"]);
    assert_eq!(tenant.sim.ledger().last().unwrap().seq, 4, "the ledger goes on");
}

#[tokio::test]
async fn an_agent_who_is_logged_out_by_a_supervisor_loses_the_calls() {
    let tenant = Tenant::start().await;
    tenant.talk("07700900123").await;
    tenant.sim.event(Event::SupervisorLogsOut { user: ANA }).unwrap();
    assert_eq!(tenant.no("getcalls/user/42").await, 2);
    assert!(tenant.sim.state().calls.is_empty());
    tenant.sim.event(Event::AgentLogsIn { user: ANA }).unwrap();
    assert_eq!(agent(&tenant), AgentState::NotReady);
}
