//! Every `statusCode` of Genesys' table, with the bodies seen on the wire to the byte, beside what the agent is told of it.
//!
//! Sources: docs: ReturnValues for the table, docs: ErrorHandling and a capture for the bodies.

use ringside_domain::VendorCallId;
use ringside_vendor::{CallFacts, Request, VendorError, VendorErrorKind as Kind};

use super::bench::{account, adapter};
use crate::{
    bench::disposition,
    stub::{Heard, Say, Stub},
    told::{Told, told},
};

const CALL: &str = "01RCC3N118B1V0SL8O7GK2LAES000006";
const HIDDEN: &[&str] = &["agent1", "5001", "15001", "JSESSIONID", "s1-of-ana", CALL];

/// A user with one call up; the push endpoint stands, holds connects and tells nothing.
fn obliging(heard: &Heard) -> Say {
    let line = heard.line.as_str();
    if line.contains("/notifications") {
        let channel = ["/meta/handshake", "/meta/connect", "/meta/subscribe", "/meta/disconnect"]
            .into_iter()
            .find(|channel| heard.body.contains(channel))
            .unwrap_or("/meta/connect");
        let advice = r#""advice":{"reconnect":"retry","interval":200,"timeout":1000}"#;
        return Say::body(format!(
            r#"[{{"channel":"{channel}","successful":true,"clientId":"c1","supportedConnectionTypes":["long-polling"],{advice}}}]"#
        ))
        .with("Set-Cookie: BAYEUX_BROWSER=b1; Path=/; HttpOnly");
    }
    if line.contains("/settings/agent-states") {
        return Say::body(r#"{"statusCode":0,"settings":[]}"#);
    }
    if line.starts_with("GET") && line.contains("/api/v2/me") {
        return Say::body(me()).with("Set-Cookie: JSESSIONID=s1-of-ana; Path=/; HttpOnly");
    }
    Say::body(r#"{"statusCode":0}"#)
}

fn me() -> String {
    let device = r#"{"id":"631608b3","deviceState":"Active","phoneNumber":"15000","userState":{"id":"9430250E-0A1B-421F-B372-F29E69366DED","displayName":"Ready","state":"Ready"},"channels":["voice"]}"#;
    let call = format!(
        r#"{{"id":"{CALL}","state":"Established","callUuid":"{CALL}","connId":"0071027198180006","participants":[{{"phoneNumber":"15001"}}],"dnis":"15000","callType":"Inbound","capabilities":["Hold","Hangup"],"userData":{{}}}}"#
    );
    format!(
        r#"{{"statusCode":0,"user":{{"id":"1e55","userName":"agent1","firstName":"Ana","lastName":"Ejemplo","devices":[{device}],"calls":[{call}],"features":[{{"id":"api-voice"}}]}}}}"#
    )
}

/// The vendor's own words.
fn refused(words: &str) -> Told {
    Told::new(Kind::Refused, format!("Genesys refused: {words}"))
}

fn state() -> Told {
    Told::new(Kind::WrongState, "Genesys does not allow that in the present state. Nothing was changed.")
}

fn denied() -> Told {
    Told::new(
        Kind::NotAllowed,
        "This account may not do that at Genesys. Nothing was changed. Ask your supervisor for the right.",
    )
}

fn fault() -> Told {
    let sentence =
        "Genesys’s server reported a fault of its own. Nothing was changed. Try again in a moment.";
    Told::new(Kind::ServerFault, sentence).passing()
}

fn incomplete() -> Told {
    let sentence = "Genesys’s server reported a fault of its own. It may have happened or not. Look at the call before you press again.";
    Told::new(Kind::ServerFault, sentence).maybe_done()
}

fn gone() -> Told {
    Told::new(Kind::NoSuchCall, "Genesys no longer has this call. Nothing was sent.")
}

fn mode() -> Told {
    Told::new(
        Kind::AccountMode,
        "The account at Genesys is set to another way of signing in. Nothing was changed. Tell your administrator.",
    )
}

fn signed_out() -> Told {
    Told::new(
        Kind::SignedOut,
        "Your sign-in at Genesys ran out. What you saved is kept. Enter the password to go on.",
    )
}

/// The whole table: code and meaning, which stands for the message, and what is told when a call was meant.
fn table() -> [(i64, &'static str, Told); 20] {
    let refused = |words: &'static str, code| (code, words, refused(words));
    [
        refused("required parameter missing", 1),
        (2, "parameter not valid in the current state", state()),
        (3, "operation forbidden", denied()),
        (4, "internal error of GWS or of a server behind it", fault()),
        (5, "user lacks permission", denied()),
        (6, "resource not found", gone()),
        (
            7,
            "partial success of a bulk operation",
            self::refused("partial success of a bulk operation").maybe_done(),
        ),
        (8, "password change demanded", mode()),
        (9, "processing incomplete", incomplete()),
        refused("value out of range", 10),
        refused("attempt to change a read-only property", 11),
        (12, "cannot retrieve resource", fault()),
        refused("cannot create resource", 13),
        refused("cannot delete resource", 14),
        refused("cannot update resource", 15),
        refused("cannot assign resource", 16),
        refused("cannot unassign resource", 17),
        refused("resource already exists", 18),
        (19, "resource already in use", state()),
        (20, "not authenticated; send credentials with the next request", signed_out()),
    ]
}

/// What has been seen on the wire, to the byte.
fn seen() -> [(&'static str, &'static str, Told); 5] {
    [
        (
            "500 Internal Server Error",
            r#"{"statusCode":4,"statusMessage":"Device '5001' is not registered."}"#,
            state(),
        ),
        (
            "500 Internal Server Error",
            r#"{"statusCode":4,"statusMessage":"Interaction server connection is not opened"}"#,
            fault(),
        ),
        (
            "503 Service Unavailable",
            r#"{"statusCode":4,"statusMessage":"Voice service is not available at this time"}"#,
            fault(),
        ),
        ("403 Forbidden", r#"{"statusCode":20,"statusMessage":"Access denied"}"#, signed_out()),
        ("403 Forbidden", "Missing or invalid Csrf token", denied()),
    ]
}

/// HTTP status, body, and what is told; codes as numbers and as text, under 200 and under an error's status.
fn rows() -> Vec<(&'static str, String, Told)> {
    let table = table().into_iter().flat_map(|(code, message, told)| {
        let body = |code: String| format!(r#"{{"statusCode":{code},"statusMessage":"{message}"}}"#);
        let (number, text) = (body(code.to_string()), body(format!("\"{code}\"")));
        [
            ("200 OK", number.clone(), told.clone()),
            ("200 OK", text, told.clone()),
            ("400 Bad Request", number, told),
        ]
    });
    let seen = seen().into_iter().map(|(status, body, told)| (status, body.to_owned(), told));
    table.chain(seen).collect()
}

fn telling(error: &VendorError) -> Told {
    told(error, "Genesys", HIDDEN)
}

/// The answer to an operation, with what it takes to be asked for it.
async fn held(status: &'static str, body: &str) -> (Result<(), VendorError>, Stub) {
    let say = Say::status(status, body);
    let script = move |heard: &Heard| {
        if heard.body.contains("\"Hold\"") { say.clone() } else { obliging(heard) }
    };
    let stub = Stub::start(script).await;
    let vendor = adapter(account(&stub.base_url, "agent1"));
    vendor.execute(Request::SignIn).await.expect("signed in");
    let result = vendor.execute(Request::Hold { call: VendorCallId::new(CALL) }).await.map(drop);
    (result, stub)
}

#[tokio::test]
async fn every_status_code_is_told_to_the_agent() {
    for (status, body, expected) in rows() {
        let (result, _stub) = held(status, &body).await;
        assert_eq!(telling(&result.expect_err(&body)), expected, "{status} {body}");
    }
}

#[tokio::test]
async fn a_status_code_of_zero_is_a_yes_as_number_and_as_text() {
    for body in [r#"{"statusCode":0}"#, r#"{"statusCode": "0"}"#] {
        let (result, stub) = held("200 OK", body).await;
        assert!(result.is_ok(), "{body}: {result:?}");
        assert_eq!(stub.count(&format!("POST /api/v2/me/calls/{CALL}")), 1);
    }
}

/// The seed's operation, answered with each code.
#[tokio::test]
async fn an_outcome_is_refused_with_the_same_codes() {
    for (status, body, expected) in rows() {
        let say = Say::status(status, &*body);
        let script = move |heard: &Heard| {
            if heard.body.contains("\"SetCallDisposition\"") { say.clone() } else { obliging(heard) }
        };
        let stub = Stub::start(script).await;
        let vendor = adapter(account(&stub.base_url, "agent1"));
        vendor.execute(Request::SignIn).await.expect("signed in");
        let request = Request::Dispose {
            call: VendorCallId::new(CALL),
            facts: CallFacts { live: true, ..CallFacts::default() },
            disposition: disposition("Sale"),
        };
        let error = vendor.execute(request).await.expect_err(&body);
        assert_eq!(telling(&error), expected, "{status} {body}");
    }
}

/// The log-in of several channels at once, of which some may have failed.
#[tokio::test]
async fn a_log_in_that_worked_in_part_is_judged_by_the_voice_part() {
    let other = r#"{ "statusCode": 4, "statusMessage": "Interaction server connection is not opened", "channel": "multimedia" }"#;
    let voice =
        r#"{ "statusCode": 4, "statusMessage": "Device '5001' is not registered.", "channel": "voice" }"#;
    for (failed, succeeded, expected) in [(other, "voice", Ok(())), (voice, "multimedia", Err(state()))] {
        let say = Say::body(format!(
            r#"{{ "statusCode": 7, "failed": [ {failed} ], "succeeded": [ {{ "statusCode": 0, "channel": "{succeeded}" }} ] }}"#
        ));
        let script = move |heard: &Heard| {
            if heard.body.contains("\"StartContactCenterSession\"") { say.clone() } else { away(heard) }
        };
        let stub = Stub::start(script).await;
        let vendor = adapter(account(&stub.base_url, "agent1"));
        let result = async {
            vendor.execute(Request::SignIn).await?;
            vendor.execute(Request::LogIn { campaign: None }).await
        };
        assert_eq!(result.await.map(drop).map_err(|error| telling(&error)), expected, "{failed}");
        assert!(stub.count("POST /api/v2/me") >= 1);
    }
}

/// The same user, logged out and without a call.
fn away(heard: &Heard) -> Say {
    if heard.line.starts_with("GET") && heard.line.contains("/api/v2/me") {
        let away = me().replace(
            r#""displayName":"Ready","state":"Ready""#,
            r#""displayName":"Logged out","state":"LoggedOut""#,
        );
        return Say::body(away).with("Set-Cookie: JSESSIONID=s1-of-ana; Path=/; HttpOnly");
    }
    obliging(heard)
}
