use ringside_simulator_genesys::{CallState, CallType, Event};
use serde_json::{Value, json};

use crate::tenant::{ANA, Desk, Listener};

fn to(operation: &str) -> Value {
    json!({"operationName": operation, "destination": {"phoneNumber": "15010"}, "userData": {"TransferReason": "Escalation"}})
}

/// Begins a consultation; returns the original call, the consultation and the push client.
async fn consulting(desk: &Desk, operation: &str) -> (String, String, Listener) {
    let original = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    desk.yes(&format!("me/calls/{original}"), to(operation)).await;
    let (_, held) = push.next_call().await;
    assert_eq!((&held["state"], &held["callUuid"]), (&json!("Held"), &json!(original)));
    for name in ["SwapCalls", "CompleteTransfer"] {
        assert!(held["capabilities"].as_array().unwrap().contains(&json!(name)), "{name}: {held}");
    }
    let (_, consult) = push.next_call().await;
    assert_eq!((&consult["state"], &consult["callType"]), (&json!("Dialing"), &json!("Consult")));
    assert_eq!(consult["userData"]["TransferReason"], "Escalation");
    let base = desk.sim.base_url();
    assert_eq!(consult["parentCallUri"], format!("{base}/me/calls/{original}"));
    assert_eq!(consult["parentCallPath"], format!("/calls/{original}"));
    desk.sim.event(Event::CustomerAnswers { user: ANA.to_owned(), call: None }).unwrap();
    let (_, consult) = push.next_call().await;
    assert_eq!(consult["state"], "Established");
    (original, consult["callUuid"].as_str().unwrap().to_owned(), push)
}

#[tokio::test]
async fn a_single_step_transfer_releases_the_call() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    desk.yes(&format!("me/calls/{call}"), to("SingleStepTransfer")).await;
    assert_eq!(desk.view(&call).state, CallState::Released);
    assert_eq!(desk.view(&call).user_data["TransferReason"], "Escalation");
}

#[tokio::test]
async fn a_transfer_is_completed_at_either_call() {
    for at_consult in [true, false] {
        let desk = Desk::ready().await;
        let (original, consult, mut push) = consulting(&desk, "InitiateTransfer").await;
        let at = if at_consult { &consult } else { &original };
        desk.on(at, "CompleteTransfer").await;
        for uuid in [&original, &consult] {
            let (_, call) = push.next_call().await;
            assert_eq!((&call["state"], &call["callUuid"]), (&json!("Released"), &json!(uuid)));
        }
    }
}

#[tokio::test]
async fn a_conference_joins_all_parties_and_gets_another_connection() {
    let desk = Desk::ready().await;
    let (original, consult, mut push) = consulting(&desk, "InitiateConference").await;
    let connection = desk.view(&original).connection;
    let uri = format!("http://elsewhere.example.test/api/v2/me/calls/{consult}");
    desk.yes(
        &format!("me/calls/{consult}"),
        json!({"operationName": "CompleteConference", "consultCallUri": uri}),
    )
    .await;
    let (_, gone) = push.next_call().await;
    assert_eq!((&gone["state"], gone["parentCallUri"].is_string()), (&json!("Released"), true));
    let (_, joined) = push.next_call().await;
    assert_eq!((&joined["state"], &joined["callUuid"]), (&json!("Established"), &json!(original)));
    assert_eq!(joined["participants"].as_array().unwrap().len(), 2);
    assert_ne!(joined["connId"], json!(connection));
    assert_eq!(push.next_call().await.0, "ParticipantsUpdated");

    desk.yes(
        &format!("me/calls/{original}"),
        json!({"operationName": "RemoveParticipantFromConference", "participant": "15010"}),
    )
    .await;
    let (kind, left) = push.next_call().await;
    assert_eq!((kind.as_str(), left["participants"].as_array().unwrap().len()), ("ParticipantsUpdated", 1));
    let again = json!({"operationName": "RemoveParticipantFromConference", "participant": "15010"});
    assert_eq!(desk.no(&format!("me/calls/{original}"), again).await, (200, 2), "no longer a conference");
}

#[tokio::test]
async fn a_single_step_conference_adds_a_party_who_can_leave() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    desk.yes(&format!("me/calls/{call}"), to("SingleStepConference")).await;
    let (kind, joined) = push.next_call().await;
    assert_eq!(
        (kind.as_str(), &joined["participants"][1]["phoneNumber"]),
        ("ParticipantsUpdated", &json!("15010"))
    );
    desk.sim.event(Event::PartyLeaves { user: ANA.to_owned(), number: "15010".to_owned() }).unwrap();
    assert_eq!(desk.view(&call).parties, ["07700900123"]);
    assert_eq!(push.next_call().await.0, "ParticipantsUpdated");
    desk.sim.event(Event::CustomerHangsUp { user: ANA.to_owned(), call: None }).unwrap();
    assert_eq!(desk.view(&call).state, CallState::Released);
}

#[tokio::test]
async fn a_consultation_is_called_off_by_hanging_up_and_retrieving() {
    let desk = Desk::ready().await;
    let (original, consult, _) = consulting(&desk, "InitiateTransfer").await;
    assert_eq!(
        desk.no(&format!("me/calls/{original}"), json!({"operationName": "Retrieve"})).await,
        (200, 2)
    );
    desk.on(&consult, "Hangup").await;
    desk.on(&original, "Retrieve").await;
    assert_eq!(desk.view(&original).state, CallState::Established);
    assert_eq!(desk.view(&consult).call_type, CallType::Consult);
}

#[tokio::test]
async fn third_parties_need_a_number_and_a_related_call() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let path = format!("me/calls/{call}");
    for operation in ["SingleStepTransfer", "InitiateTransfer", "SingleStepConference", "InitiateConference"]
    {
        assert_eq!(desk.no(&path, json!({"operationName": operation})).await, (200, 1), "{operation}");
    }
    for operation in ["CompleteTransfer", "CompleteConference"] {
        assert_eq!(desk.no(&path, json!({"operationName": operation})).await, (200, 2), "{operation}");
    }
}
