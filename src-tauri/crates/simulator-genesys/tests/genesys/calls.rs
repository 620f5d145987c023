use ringside_simulator_genesys::{CallState, CallType, Event, RecordingState};
use serde_json::{Value, json};

use crate::tenant::{ANA, DEVICE, Desk};

/// Sorted, as [`Desk::capabilities`] returns them.
fn sorted(names: &str) -> Vec<String> {
    let mut names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
    names.sort();
    names
}

const DATA: &str = "AttachUserData UpdateUserData DeleteUserData DeleteUserDataPair";
const THIRDS: &str = "InitiateTransfer SingleStepTransfer InitiateConference SingleStepConference";

#[tokio::test]
async fn a_dialled_call_is_answered_held_retrieved_and_hung_up() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let body = json!({
        "operationName": "Dial", "destination": {"phoneNumber": "07700900123"}, "userData": {"Product": "Guitars"},
    });
    desk.yes(&format!("me/devices/{DEVICE}/calls"), body).await;
    let (kind, call) = push.next_call().await;
    assert_eq!(
        (kind.as_str(), &call["state"], &call["callType"]),
        ("StatusChange", &json!("Dialing"), &json!("Outbound"))
    );
    assert_eq!((&call["userData"], &call["dnis"]), (&json!({"Product": "Guitars"}), &json!("07700900123")));
    let id = call["id"].as_str().unwrap().to_owned();
    assert_eq!(desk.capabilities(&id).await, sorted(&format!("SendDtmf Hangup {DATA}")));

    desk.sim.event(Event::CustomerAnswers { user: ANA.to_owned(), call: None }).unwrap();
    for (operation, state) in
        [("", "Established"), ("Hold", "Held"), ("Retrieve", "Established"), ("Hangup", "Released")]
    {
        if !operation.is_empty() {
            desk.on(&id, operation).await;
        }
        let (kind, call) = push.next_call().await;
        assert_eq!((kind.as_str(), &call["state"]), ("StatusChange", &json!(state)), "{operation}");
        if state == "Released" {
            assert_eq!(call["capabilities"], json!([]));
        }
    }
    assert_eq!(desk.fetch("me/calls?fields=*").await["calls"], json!([]));
}

#[tokio::test]
async fn an_incoming_call_is_as_captured_and_is_answered() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let id = desk.rings("07700900124");
    let event = push.next().await["data"].clone();
    assert_eq!((&event["phoneNumber"], &event["call"]["state"]), (&json!("15000"), &json!("Ringing")));
    assert_eq!((&event["call"]["dnis"], &event["call"]["ani"]), (&json!("15000"), &json!("07700900124")));
    assert_eq!(
        (&event["extensions"]["BusinessCall"], &event["extensions"]["OriginationDN"]),
        (&json!(1), &json!("07700900124"))
    );
    assert_eq!(desk.capabilities(&id).await, sorted(&format!("Answer {DATA} ClearCall")));
    desk.on(&id, "Answer").await;
    assert_eq!(push.next_call().await.1["state"], "Established");
}

#[tokio::test]
async fn the_sets_of_capabilities_are_the_documented_ones() {
    let desk = Desk::ready_with(|settings| {
        (settings.rules.mute, settings.rules.recording, settings.rules.clear_call) = (false, false, false);
    })
    .await;
    let first = desk.talk("07700900123").await;
    // The set of the seed's notification.
    let seed = "UpdateUserData SendDtmf InitiateConference Hold SingleStepTransfer InitiateTransfer AttachUserData \
                DeleteUserDataPair SingleStepConference DeleteUserData Hangup";
    assert_eq!(desk.capabilities(&first).await, sorted(seed));
    desk.on(&first, "Hold").await;
    assert_eq!(desk.capabilities(&first).await, sorted(&format!("Retrieve Hangup {THIRDS} {DATA}")));
    let second = desk.talk("07700900124").await;
    assert_eq!(
        desk.capabilities(&second).await,
        sorted(&format!("{seed} SwapCalls CompleteTransfer CompleteConference"))
    );
    assert!(desk.capabilities(&first).await.contains(&"SwapCalls".to_owned()));

    desk.sim.update(|settings| {
        (settings.rules.mute, settings.rules.recording, settings.rules.clear_call) = (true, true, true);
    });
    let all = desk.capabilities(&second).await;
    for name in ["MuteCall", "StartCallRecording", "ClearCall"] {
        assert!(all.contains(&name.to_owned()), "{name}");
    }
}

#[tokio::test]
async fn a_public_phone_is_answered_by_hand_only() {
    let desk = Desk::start().await;
    let luz = desk.of("agent3");
    luz.log_in().await;
    let call = luz.rings("07700900124");
    assert!(!luz.capabilities(&call).await.contains(&"Answer".to_owned()));
    assert_eq!(luz.no(&format!("me/calls/{call}"), json!({"operationName": "Answer"})).await, (200, 2));
    luz.sim.event(Event::AgentAnswers { user: "agent3".to_owned(), call: None }).unwrap();
    assert_eq!(luz.view(&call).state, CallState::Established);
}

#[tokio::test]
async fn swapping_exchanges_the_held_call_and_the_other() {
    let desk = Desk::ready().await;
    let first = desk.talk("07700900123").await;
    desk.on(&first, "Hold").await;
    let second = desk.talk("07700900124").await;
    let mut push = desk.listen().await;
    // Whatever the host says, the last segment names the call.
    let swap = |other: &str| json!({"operationName": "SwapCalls", "otherCallUri": format!("http://gws:8090/api/v2/me/calls/{other}")});
    desk.yes(&format!("me/calls/{second}"), swap(&first)).await;
    let states: Vec<Value> =
        vec![push.next_call().await.1["state"].clone(), push.next_call().await.1["state"].clone()];
    assert_eq!(states, ["Held", "Established"]);
    desk.yes(&format!("me/calls/{second}"), swap(&first)).await;
    assert_eq!(
        (desk.view(&first).state, desk.view(&second).state),
        (CallState::Held, CallState::Established)
    );
    assert_eq!(desk.no(&format!("me/calls/{second}"), json!({"operationName": "SwapCalls"})).await, (200, 1));
    assert_eq!(desk.no(&format!("me/calls/{second}"), swap("none")).await, (200, 6));
}

#[tokio::test]
async fn answering_a_second_call_holds_the_first() {
    let desk = Desk::ready().await;
    let first = desk.talk("07700900123").await;
    let second = desk.rings("07700900124");
    desk.on(&second, "Answer").await;
    assert_eq!(
        (desk.view(&first).state, desk.view(&second).state),
        (CallState::Held, CallState::Established)
    );
}

#[tokio::test]
async fn dtmf_mute_and_clearing_tell_what_they_did() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    let path = format!("me/calls/{call}");
    desk.yes(&path, json!({"operationName": "SendDtmf", "digits": "1234*#"})).await;
    let (kind, sent) = push.next_call().await;
    assert_eq!((kind.as_str(), &sent["state"]), ("DtmfSent", &json!("Established")));
    assert_eq!(desk.no(&path, json!({"operationName": "SendDtmf", "digits": "12a"})).await, (200, 10));
    assert_eq!(desk.no(&path, json!({"operationName": "SendDtmf"})).await, (200, 1));
    desk.sim.update(|settings| settings.rules.dtmf_star_and_hash = false);
    assert_eq!(desk.no(&path, json!({"operationName": "SendDtmf", "digits": "*"})).await, (200, 10));

    for (operation, mute, next) in [("MuteCall", "On", "UnmuteCall"), ("UnmuteCall", "Off", "MuteCall")] {
        desk.on(&call, operation).await;
        let (kind, muted) = push.next_call().await;
        assert_eq!((kind.as_str(), &muted["mute"]), ("StatusChange", &json!(mute)));
        assert!(muted["capabilities"].as_array().unwrap().contains(&json!(next)));
    }
    desk.on(&call, "ClearCall").await;
    assert_eq!(push.next_call().await.1["state"], "Released");
}

#[tokio::test]
async fn recording_starts_pauses_resumes_and_stops() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    for (operation, state, word, next) in [
        ("StartCallRecording", "Recording", "ON", "PauseCallRecording"),
        ("PauseCallRecording", "Paused", "PAUSED", "ResumeCallRecording"),
        ("ResumeCallRecording", "Recording", "ON", "StopCallRecording"),
        ("StopCallRecording", "Stopped", "OFF", "StartCallRecording"),
    ] {
        desk.on(&call, operation).await;
        let (kind, seen) = push.next_call().await;
        assert_eq!((kind.as_str(), &seen["recordingState"]), ("CallRecordingStateChange", &json!(state)));
        assert_eq!(seen["userData"]["GSIP_RECORD"], word);
        assert!(seen["userData"]["GSIP_REC_FN"].is_string());
        assert!(seen["capabilities"].as_array().unwrap().contains(&json!(next)), "{operation}");
    }
    desk.yes(&format!("me/devices/{DEVICE}"), json!({"operationName": "StartCallRecording"})).await;
    assert_eq!(desk.view(&call).recording, RecordingState::Recording);
    desk.on(&call, "Hangup").await;
    assert_eq!(desk.view(&call).recording, RecordingState::Stopped);
}

#[tokio::test]
async fn user_data_is_attached_twice_replaced_and_deleted() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    let path = format!("me/calls/{call}");
    let mut data = async |body: Value| {
        desk.yes(&path, body).await;
        let (kind, call) = push.next_call().await;
        assert_eq!(kind, "AttachedDataChanged");
        call.get("userData").cloned()
    };
    let pairs = json!({"A": "1", "B": {"deep": null}});
    assert_eq!(data(json!({"operationName": "UpdateUserData", "userData": pairs})).await, Some(pairs));
    let replaced = data(json!({"operationName": "UpdateUserData", "userData": {"A": "2"}})).await.unwrap();
    assert_eq!((&replaced["A"], replaced.as_object().unwrap().len()), (&json!("2"), 2));
    let doubled = data(json!({"operationName": "AttachUserData", "userData": {"A": "3"}})).await.unwrap();
    assert_eq!((&doubled["A"], doubled.as_object().unwrap().len()), (&json!("2"), 3));
    let fewer = data(json!({"operationName": "DeleteUserDataPair", "key": "B"})).await.unwrap();
    assert!(fewer.get("B").is_none());
    assert_eq!(data(json!({"operationName": "DeleteUserData"})).await, None, "it disappears");
}

#[tokio::test]
async fn an_answer_can_be_accepted_and_do_nothing() {
    let desk = Desk::ready_with(|settings| settings.trouble.without_effect = vec!["Answer".to_owned()]).await;
    let call = desk.rings("07700900124");
    desk.on(&call, "Answer").await;
    assert_eq!(desk.view(&call).state, CallState::Ringing);
    desk.sim.update(|settings| settings.trouble.without_effect.clear());
    desk.on(&call, "Answer").await;
    assert_eq!(desk.view(&call).state, CallState::Established);
}

#[tokio::test]
async fn reject_is_known_only_where_it_is_switched_on() {
    let desk = Desk::ready().await;
    let call = desk.rings("07700900124");
    assert_eq!(desk.no(&format!("me/calls/{call}"), json!({"operationName": "Reject"})).await, (200, 2));
    desk.sim.update(|settings| settings.rules.reject = true);
    desk.on(&call, "Reject").await;
    assert_eq!(desk.view(&call).state, CallState::Released);
}

#[tokio::test]
async fn dialling_a_phone_of_the_tenant_is_internal_and_needs_a_free_line() {
    let desk = Desk::ready().await;
    let call = desk.dial("15010").await;
    assert_eq!(desk.view(&call).call_type, CallType::Internal);
    let dial = json!({"operationName": "Dial", "destination": {"phoneNumber": "07700900123"}});
    let path = format!("me/devices/{DEVICE}/calls");
    assert_eq!(desk.no(&path, dial.clone()).await, (200, 2));
    desk.on(&call, "Hangup").await;
    for destination in [json!(null), json!("07700900123"), json!({}), json!({"phoneNumber": ""})] {
        let body = json!({"operationName": "Dial", "destination": destination});
        assert_eq!(desk.no(&path, body).await, (200, 1));
    }
    desk.yes("me/channels/voice", json!({"operationName": "Offline"})).await;
    assert_eq!(desk.no(&path, dial).await, (200, 2));
}
