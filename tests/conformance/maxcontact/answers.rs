//! What MaxContact answers, in JSON and XML, beside what the agent is told of it.
//!
//! No error is documented for any method: the envelope's `Success` alone says no [seed], and the token service a `TokenKey`
//! that is not there. Codes and words are free; here they are what a vendor might say.

use ringside_domain::{LeadPhoneId, VendorCallId};
use ringside_vendor::{
    ConnectCalls, ConnectedLeg, Dial, DialKind, Request, VendorError, VendorErrorKind as Kind,
};

use super::bench::{account, adapter};
use crate::{
    bench::disposition,
    stub::{Heard, Say, Stub},
    told::{Told, told},
};

const HIDDEN: &[&str] = &["toolbar-api", "7700900", "/telephony", "TokenKey=", "token0"];
/// As of a call that began at 1714554930123.
const CALL: &str = "1001@1714554930123";
const OTHER: &str = "1002@1714554930123";

fn refused(words: &str) -> Told {
    Told::new(Kind::Refused, format!("MaxContact refused: {words}"))
}

fn speechless() -> Told {
    Told::new(Kind::Refused, "MaxContact refused.")
}

fn unknown() -> Told {
    let sentence = "MaxContact does not know this agent, or has not logged her in. Log in at MaxContact first, or check the agent’s id in the profile.";
    Told::new(Kind::UnknownAgent, sentence)
}

fn credentials() -> Told {
    Told::new(
        Kind::BadCredentials,
        "MaxContact did not accept this login and password. Nothing was changed. Check both and try again.",
    )
}

fn telling(error: &VendorError) -> Told {
    told(error, "MaxContact", HIDDEN)
}

/// A user with two calls up.
fn obliging(heard: &Heard) -> Say {
    let call = |id: u32| {
        format!(
            r#"{{"CallId":{id},"CallStartTime":"\/Date(1714554930123+0100)\/","CallState":3,"CallStatus":1,"CustomerName":"Test","CustomerName2":null,"PhoneNumber":"07700900123","RecordingState":1}}"#
        )
    };
    Say::body(if heard.line.contains("/apitoken/") {
        r#"{"TokenKey":"token0"}"#.to_owned()
    } else if heard.line.contains("/getcalls/") {
        format!(
            r#"{{"Data":[{},{}],"ResponseCode":0,"ResponseDetail":"","Success":true}}"#,
            call(1001),
            call(1002)
        )
    } else {
        r#"{"Data":null,"ResponseCode":0,"ResponseDetail":"","Success":true}"#.to_owned()
    })
}

/// Each method with a known contract, with a request for it.
fn methods() -> Vec<(&'static str, Request)> {
    let call = || VendorCallId::new(CALL);
    let number = || "+447700900123".to_owned();
    let leg = |id| ConnectedLeg { call: VendorCallId::new(id), disposition: disposition("HKT") };
    vec![
        ("goready", Request::Ready),
        ("dial", Request::Dial(Dial { kind: DialKind::Manual, number: number(), lead: None })),
        ("hangup", Request::HangUp { call: call() }),
        (
            "dispose",
            Request::Dispose { call: call(), facts: Default::default(), disposition: disposition("NOTINT") },
        ),
        ("hold", Request::Hold { call: call() }),
        ("retrieve", Request::Retrieve { call: call() }),
        ("stoprecord", Request::StopRecording { call: call() }),
        ("startrecord", Request::StartRecording { call: call() }),
        ("changelead", Request::ChangeLead { call: call(), phone: LeadPhoneId::new("555001") }),
        ("createnewlead", Request::CreateLead { call: call(), number: number() }),
        ("connectcalls", Request::ConnectCalls(ConnectCalls { first: leg(CALL), second: leg(OTHER) })),
        ("campaigns", Request::Campaigns),
        ("resultcodes", Request::Dispositions),
        ("acdqueues", Request::Queues),
        ("users", Request::Colleagues),
        ("leadphones", Request::LeadPhones { lead: ringside_domain::LeadId::new("778899") }),
    ]
}

/// The spellings of a no; with words, and without any.
fn noes() -> Vec<(String, Told)> {
    let words = "Not possible now";
    let xml = |more: &str| {
        format!(
            r#"<CallActionResponse xmlns="http://schemas.datacontract.org/2004/07/X" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Data i:nil="true"/><ResponseCode>7</ResponseCode>{more}<Success>false</Success></CallActionResponse>"#
        )
    };
    vec![
        (
            format!(r#"{{"Success":false,"Data":null,"ResponseCode":7,"ResponseDetail":"{words}"}}"#),
            refused(words),
        ),
        (
            format!(
                r#"{{"__type":"X:#Y","Data":null,"ResponseCode":7,"ResponseDetail":"{words}","Success":false}}"#
            ),
            refused(words),
        ),
        (r#"{"Success":false,"ResponseCode":7,"ResponseDetail":null}"#.to_owned(), speechless()),
        (xml(&format!("<ResponseDetail>{words}</ResponseDetail>")), refused(words)),
        (xml("<ResponseDetail/>"), speechless()),
        (xml(""), speechless()),
    ]
}

async fn fails(method: &str, request: Request, say: Say) -> VendorError {
    let path = format!("/{method}/user/");
    let script = move |heard: &Heard| if heard.line.contains(&path) { say.clone() } else { obliging(heard) };
    let stub = Stub::start(script).await;
    let vendor = adapter(account(&stub.base_url, ""));
    // One request has worked, so that a no is not taken for a session that ran out.
    vendor.execute(Request::Snapshot).await.expect("a snapshot");
    let result = vendor.execute(request).await;
    result.expect_err(method)
}

#[tokio::test]
async fn a_no_to_any_method_is_told_in_json_and_xml() {
    for (method, request) in methods() {
        for (body, expected) in noes() {
            let error = fails(method, request.clone(), Say::body(&*body)).await;
            assert_eq!(telling(&error), expected, "{method} {body}");
            assert_eq!(error.vendor_code.as_deref(), Some("7"), "{method} {body}");
        }
    }
}

#[tokio::test]
async fn a_no_to_the_list_of_calls_means_the_agent() {
    for (body, _) in noes() {
        let script = move |heard: &Heard| {
            if heard.line.contains("/getcalls/") { Say::body(&*body) } else { obliging(heard) }
        };
        let stub = Stub::start(script).await;
        let error = adapter(account(&stub.base_url, "")).execute(Request::Snapshot).await.expect_err("no");
        assert_eq!(telling(&error), unknown());
    }
}

#[tokio::test]
async fn whatever_the_token_service_gives_but_a_key_is_a_refused_login() {
    for say in [
        Say::body(r#"{"TokenKey":null}"#),
        Say::body(r#"{"TokenKey":""}"#),
        Say::body(r#"{"Success":false,"Data":null,"ResponseCode":1,"ResponseDetail":"Invalid login"}"#),
        Say::body("<Token><TokenKey/></Token>"),
        Say::status("401 Unauthorized", ""),
        Say::status("403 Forbidden", ""),
    ] {
        let answer = say.clone();
        let stub = Stub::start(move |_| answer.clone()).await;
        let error = adapter(account(&stub.base_url, "")).execute(Request::SignIn).await.expect_err("refused");
        assert_eq!(telling(&error), credentials(), "{say:?}");
        assert_eq!(stub.count("/apitoken/"), 1, "a locked account helps nobody");
    }
}
