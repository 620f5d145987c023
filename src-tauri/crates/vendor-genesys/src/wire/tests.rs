use proptest::prelude::*;
use serde_json::{Value, json};

use super::{value::last_segment, *};

fn seed_event() -> Value {
    json!({
        "notificationType": "AttachedDataChanged",
        "call": {
            "id": "01RCC3N118B1V0SL8O7GK2LAES000006", "state": "Established",
            "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000006", "connId": "0071027198180006",
            "deviceUri": "http://127.0.0.1:8080/api/v2/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1",
            "participants": [{ "e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001", "digits": "15001" }],
            "dnis": "15000", "callType": "Internal",
            "capabilities": ["UpdateUserData", "SendDtmf", "Hold", "Hangup"],
            "userData": { "DispositionCode": "Referred" }, "duration": "262", "mute": "Off",
            "supervisorListeningIn": false, "monitoredUserMuted": false, "monitoring": false,
            "uri": "http://127.0.0.1:8080/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000006",
            "path": "/calls/01RCC3N118B1V0SL8O7GK2LAES000006"
        },
        "phoneNumber": "15000", "messageType": "CallStateChangeMessage"
    })
}

#[test]
fn the_documented_event_is_read_whole() {
    let Some(Event::Call { call, wrap_up_s: None, stamp: None }) = read_event(&seed_event()) else {
        panic!("a call");
    };
    assert_eq!(call.state, Some(WireState::Established));
    assert_eq!(call.device.as_deref(), Some("631608b3-ceb1-472b-ba05-2ae39555b0d1"));
    assert_eq!(call.participants, ["15001"]);
    assert_eq!((call.duration_s, call.muted), (Some(262), Some(false)));
    assert_eq!(call.datum("DispositionCode").as_deref(), Some("Referred"));
    assert!(call.offers("Hold") && !call.offers("Answer"));
}

#[test]
fn the_old_generation_names_its_parties_as_plain_numbers() {
    let call = Call::read(&json!({
        "id": "006c03a7194aa020", "callUuid": "UIVB8J6JE91C53UIM3VI59VHQ4000015", "state": "Ringing",
        "participants": ["5001"], "participantsInfo": [{ "digits": "5001", "e164Number": "" }]
    }))
    .expect("a call");
    assert_eq!(call.participants, ["5001"]);
    assert_eq!(call.id, "006c03a7194aa020");
    assert_eq!(call.uuid, "UIVB8J6JE91C53UIM3VI59VHQ4000015");
    assert!(call.can("Answer"), "a call that lists no capabilities leaves it to the server");
}

#[test]
fn a_state_nobody_has_documented_is_unknown_and_the_call_is_still_there() {
    let call =
        Call::read(&json!({ "id": "A1", "state": "Parked", "duration": 7, "mute": "On" })).expect("a call");
    assert_eq!((call.state, call.duration_s, call.muted), (None, Some(7), Some(true)));
    assert_eq!(call.uuid, "A1");
}

#[test]
fn logged_out_is_one_state_in_both_spellings_and_logged_in_needs_no_label() {
    let out = UserState::read(&json!({ "state": "LoggedOut", "displayName": "Offline" }));
    let setting = AgentStateDefinition::read(&json!({ "operationName": "Offline", "state": "Logout" }));
    assert_eq!(out.state, setting.and_then(|setting| setting.state));
    let transient = UserState::read(&json!({ "state": "LoggedIn" }));
    assert_eq!((transient.state, transient.id), (Some(StateWord::LoggedIn), None));
}

#[test]
fn a_message_that_cannot_be_read_is_told_apart_from_one_that_means_nothing() {
    assert_eq!(read_event(&json!({ "messageType": "CallStateChangeMessage" })), Some(Event::Unreadable));
    assert_eq!(
        read_event(&json!({ "messageType": "DeviceStateChangeMessage", "devices": "x" })),
        Some(Event::Unreadable)
    );
    assert_eq!(
        read_event(&json!({ "messageType": "ErrorMessage", "devicePath": "/devices/1" })),
        Some(Event::Fault)
    );
    assert_eq!(read_event(&json!({ "messageType": "SomethingNew" })), None);
    assert_eq!(read_event(&json!(null)), None);
}

#[test]
fn only_the_id_of_a_uri_is_used() {
    assert_eq!(last_segment("http://other.example:1/api/v2/devices/d-1/?x=1"), Some("d-1"));
    assert_eq!(last_segment("/calls/A1"), Some("A1"));
    for odd in ["", "/", "http://h/..", "/calls/a%2Fb"] {
        assert_ne!(last_segment(odd), Some(".."), "{odd}");
        assert_ne!(last_segment(odd), Some("a%2Fb"), "{odd}");
    }
}

#[test]
fn a_status_code_may_be_text() {
    assert_eq!(Envelope::read(&json!({ "statusCode": "0" })).map(|envelope| envelope.code), Some(0));
    assert!(Envelope::read(&json!({ "status": 0 })).is_none());
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        for value in [serde_json::from_slice::<Value>(&bytes).ok(), Some(Value::String(text.clone())), serde_json::from_str(&text).ok()] {
            let Some(value) = value else { continue };
            let _ = (Call::read(&value), Device::read(&value), Group::read(&value), User::read(&value));
            let _ = (Contact::read(&value), Envelope::read(&value), read_event(&value), Partial::failed(&value));
        }
        let _ = last_segment(&text);
    }

    #[test]
    fn members_of_wrong_types_make_no_reader_panic(name in prop::sample::select(vec![
        "id", "state", "userData", "participants", "capabilities", "duration", "mute", "deviceUri", "userState",
        "dispositions", "groups", "phoneNumbers", "call", "devices", "channels", "statusCode", "failed",
    ]), text in "\\PC{0,20}", number in any::<i64>()) {
        for odd in [json!(text), json!(number), json!([text]), json!([[number]]), json!({ "x": text }), json!(null), json!(true)] {
            let mut value = json!({ "id": "A1", "messageType": "CallStateChangeMessage", "call": { "id": "A1" } });
            value[name] = odd.clone();
            if value["call"].is_object() {
                value["call"][name] = odd;
            }
            let _ = (Call::read(&value), Device::read(&value), Group::read(&value), User::read(&value));
            let _ = (Contact::read(&value), Envelope::read(&value), read_event(&value), Partial::failed(&value));
        }
    }
}
