use ringside_domain::{CallState, QueueId, UserId};
use ringside_vendor::{ConsultAim, Dial, DialKind, Target, VendorErrorKind};

use super::*;

const CALL_LINE: &str = "POST /api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000006";

fn to(number: &str) -> Target {
    Target::Number(number.into())
}

/// Every operation on a call, and what exactly is posted to its path.
fn operations() -> Vec<(Request, &'static str)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    vec![
        (Request::Answer { call: call() }, r#"{"operationName":"Answer"}"#),
        (Request::HangUp { call: call() }, r#"{"operationName":"Hangup"}"#),
        (Request::Hold { call: call() }, r#"{"operationName":"Hold"}"#),
        (Request::Retrieve { call: call() }, r#"{"operationName":"Retrieve"}"#),
        (Request::Mute { call: call() }, r#"{"operationName":"MuteCall"}"#),
        (Request::Unmute { call: call() }, r#"{"operationName":"UnmuteCall"}"#),
        (Request::StartRecording { call: call() }, r#"{"operationName":"StartCallRecording"}"#),
        (Request::StopRecording { call: call() }, r#"{"operationName":"StopCallRecording"}"#),
        (
            Request::SendDigits { call: call(), digits: "12#".into() },
            r#"{"operationName":"SendDtmf","digits":"12#"}"#,
        ),
        (
            Request::Transfer { call: call(), to: to("15002") },
            r#"{"operationName":"SingleStepTransfer","destination":{"phoneNumber":"15002"}}"#,
        ),
        (
            Request::Consult { call: call(), to: to("15002"), aim: ConsultAim::Transfer },
            r#"{"operationName":"InitiateTransfer","destination":{"phoneNumber":"15002"}}"#,
        ),
        (
            Request::Consult { call: call(), to: to("15002"), aim: ConsultAim::Conference },
            r#"{"operationName":"InitiateConference","destination":{"phoneNumber":"15002"}}"#,
        ),
        (
            Request::Conference { call: call(), to: to("15002") },
            r#"{"operationName":"SingleStepConference","destination":{"phoneNumber":"15002"}}"#,
        ),
        (Request::CompleteTransfer { call: call() }, r#"{"operationName":"CompleteTransfer"}"#),
        (Request::CompleteConference { call: call() }, r#"{"operationName":"CompleteConference"}"#),
        (
            Request::SetCallData { call: call(), pairs: vec![pair("Product", "Guitars")] },
            r#"{"operationName":"UpdateUserData","userData":{"Product":"Guitars"}}"#,
        ),
        (
            Request::ClearCallData { call: call(), name: Some("Product".into()) },
            r#"{"operationName":"DeleteUserDataPair","key":"Product"}"#,
        ),
        (Request::ClearCallData { call: call(), name: None }, r#"{"operationName":"DeleteUserData"}"#),
        (
            Request::AddNote { call: Some(call()), number: "15001".into(), text: "Calls back".into() },
            r#"{"operationName":"UpdateUserData","userData":{"Notes":"Calls back"}}"#,
        ),
    ]
}

#[tokio::test]
async fn every_operation_on_a_call_is_posted_to_the_call_by_its_id() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, r#"note_key = "Notes""#).await;
    for (request, body) in operations() {
        assert_eq!(ask(&vendor, request).await.expect(body), Reply::Done);
        assert_eq!(stub.commands().last(), Some(&(CALL_LINE.to_owned(), body.to_owned())));
    }
}

#[tokio::test]
async fn a_dial_goes_to_the_agents_device_and_names_no_call() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor =
        signed_in(&stub, "location = \"SIP\"\noutbound_caller_id = \"15000\"\nnumber_format = \"national\"")
            .await;
    let dial = Dial { kind: DialKind::Manual, number: "+447700900123".into(), lead: None };
    assert_eq!(ask(&vendor, Request::Dial(dial)).await.expect("dialled"), Reply::Dialled(None));
    let (line, body) = stub.commands().pop().expect("sent");
    assert_eq!(line, format!("POST /api/v2/me/devices/{DEVICE}/calls"));
    assert_eq!(
        body,
        r#"{"operationName":"Dial","destination":{"phoneNumber":"07700900123"},"location":"SIP","outboundCallerId":"15000"}"#
    );
    let dial = Dial { kind: DialKind::Manual, number: "call me".into(), lead: None };
    let error = ask(&vendor, Request::Dial(dial)).await.expect_err("no number");
    assert_eq!(error.kind, VendorErrorKind::BadNumber);
}

#[tokio::test]
async fn no_host_the_server_names_is_ever_followed() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    for (request, _) in operations() {
        let _ = ask(&vendor, request).await;
    }
    ask(&vendor, dispose(true)).await.expect("disposed");
    let host = stub.base_url.trim_start_matches("http://").to_owned();
    for heard in stub.heard() {
        assert_eq!(heard.header("host"), [host.as_str()]);
        assert!(!heard.body.contains("elsewhere.invalid"), "{}", heard.body);
    }
}

#[tokio::test]
async fn a_user_or_queue_is_looked_up_before_a_call_goes_there() {
    let script = |heard: &Heard, _| match heard.line() {
        "GET /api/v2/contacts/u7?type=User" | "GET /api/v2/contacts/q7?type=Queue" => Say::Json(json!({
            "statusCode": 0, "contact": { "id": "u7", "phoneNumbers": [{ "phoneNumber": "15077" }] } })),
        "GET /api/v2/contacts/u8?type=User" => Say::code("404 Not Found", 6, "no such contact"),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    for to in [Target::User(UserId::new("u7")), Target::Queue(QueueId::new("q7"))] {
        ask(&vendor, Request::Transfer { call: call(), to }).await.expect("transferred");
        assert!(stub.last("SingleStepTransfer").body.contains(r#""phoneNumber":"15077""#));
    }
    let to = Target::User(UserId::new("u8"));
    let error = ask(&vendor, Request::Transfer { call: call(), to }).await.expect_err("nobody");
    assert_eq!(error.kind, VendorErrorKind::BadNumber);
}

#[tokio::test]
async fn tones_and_values_that_make_no_sense_are_not_sent() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    for request in [
        Request::SendDigits { call: call(), digits: "1a".into() },
        Request::SendDigits { call: call(), digits: String::new() },
        Request::SetCallData { call: call(), pairs: Vec::new() },
    ] {
        let error = ask(&vendor, request).await.expect_err("refused here");
        assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
    }
    assert!(stub.commands().is_empty());
}

#[tokio::test]
async fn an_id_is_one_segment_whatever_is_in_it() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::Hold { call: VendorCallId::new("../users?x#y/z") }).await.expect("sent");
    let (line, _) = stub.commands().pop().expect("sent");
    assert_eq!(line, "POST /api/v2/me/calls/..%2Fusers%3Fx%23y%2Fz");
}

#[tokio::test]
async fn a_consultation_is_completed_where_it_is() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    let mut held = call_in("Held");
    held["capabilities"] = json!(["SwapCalls", "CompleteTransfer", "Hangup"]);
    stub.push_call(&held);
    let mut consult = call_in("Established");
    consult["id"] = json!("CONSULT1");
    consult["callUuid"] = json!("CONSULT1");
    consult["callType"] = json!("Consult");
    consult["parentCallUri"] = json!(format!("http://elsewhere.invalid:1/api/v2/me/calls/{CALL}"));
    consult["uri"] = json!("http://elsewhere.invalid:1/api/v2/me/calls/CONSULT1");
    consult["capabilities"] = json!(["Hangup", "SwapCalls", "CompleteTransfer", "CompleteConference"]);
    stub.push_call(&consult);
    let snapshot = seen(&vendor, |snapshot| snapshot.calls.len() == 2).await;
    assert_eq!(snapshot.calls[1].consults_for, Some(call()));
    let allowed = the_call(&snapshot).and_then(|call| call.allowed.clone()).expect("told");
    assert!(allowed.contains(&ringside_domain::CallAction::CompleteConference), "{allowed:?}");

    ask(&vendor, Request::CompleteTransfer { call: call() }).await.expect("completed");
    let (line, body) = stub.commands().pop().expect("sent");
    assert_eq!(
        (line.as_str(), body.as_str()),
        ("POST /api/v2/me/calls/CONSULT1", r#"{"operationName":"CompleteTransfer"}"#)
    );

    ask(&vendor, Request::Retrieve { call: call() }).await.expect("swapped");
    let (line, body) = stub.commands().pop().expect("sent");
    assert_eq!(line, CALL_LINE);
    assert_eq!(
        body,
        r#"{"operationName":"SwapCalls","otherCallUri":"http://elsewhere.invalid:1/api/v2/me/calls/CONSULT1"}"#,
        "handed back as the server wrote it"
    );
}

#[tokio::test]
async fn a_ringing_call_is_refused_as_the_profile_says() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, r#"reject = "reject""#).await;
    let mut ringing = call_in("Ringing");
    ringing["capabilities"] = json!(["Answer", "ClearCall"]);
    stub.push_call(&ringing);
    seen(&vendor, |snapshot| the_call(snapshot).is_some_and(|call| call.state == Some(CallState::Ringing)))
        .await;
    ask(&vendor, Request::HangUp { call: call() }).await.expect("refused");
    assert_eq!(stub.commands().pop().expect("sent").1, r#"{"operationName":"Reject"}"#);
}

#[tokio::test]
async fn a_paused_recording_goes_on_where_it_stopped() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "pause_recording = true").await;
    ask(&vendor, Request::StopRecording { call: call() }).await.expect("paused");
    assert_eq!(stub.commands().pop().expect("sent").1, r#"{"operationName":"PauseCallRecording"}"#);
    let mut paused = call_in("Established");
    paused["capabilities"] = json!(["ResumeCallRecording", "StopCallRecording"]);
    stub.push_call(&paused);
    let resumable = |snapshot: &AgentSnapshot| {
        let action = ringside_domain::CallAction::StartRecording;
        the_call(snapshot)
            .and_then(|call| call.allowed.clone())
            .is_some_and(|allowed| allowed.contains(&action))
    };
    seen(&vendor, resumable).await;
    ask(&vendor, Request::StartRecording { call: call() }).await.expect("goes on");
    assert_eq!(stub.commands().pop().expect("sent").1, r#"{"operationName":"ResumeCallRecording"}"#);
}

#[tokio::test]
async fn values_are_kept_with_a_call_only_while_it_is_up() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, r#"note_key = "Notes""#).await;
    stub.push_call(&call_in("Released"));
    seen(&vendor, |snapshot| the_call(snapshot).is_some_and(|call| call.state == Some(CallState::WrapUp)))
        .await;
    let note = Request::AddNote { call: Some(call()), number: String::new(), text: "x".into() };
    let error = ask(&vendor, note).await.expect_err("over");
    assert_eq!(error.kind, VendorErrorKind::WrongState);
    assert!(stub.commands().is_empty());
}
