use ringside_vendor::{Reached, VendorErrorKind as Kind};

use super::*;

const PAGE: &str = "<!DOCTYPE html><html><body>09900000002</body></html>";

/// What of a request must never be in an error.
fn assert_discreet(error: &VendorError) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    for secret in [KEY, PASSWORD, "YTEwMTphZ2VudC1wdw", "9900000002", "http://", "ca_apis", "aaa.bbb.ccc"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

async fn fails(method: &'static str, request: Request, odd: Say) -> (VendorError, Stub) {
    let stub = obliging_but(method, odd).await;
    let error = ask(&adapter(&stub), request).await.expect_err(method);
    assert_discreet(&error);
    (error, stub)
}

#[tokio::test]
async fn a_request_that_acts_is_sent_once_when_its_answer_is_lost() {
    for (method, request) in acts() {
        let (error, stub) = fails(method, request, Say::Nothing).await;
        assert_eq!((error.kind, error.reached), (Kind::Interrupted, Reached::Maybe), "{method}");
        assert_eq!(stub.count(method), 1, "{method}");
    }
}

#[tokio::test]
async fn odd_answers_are_told_apart_for_all_that_acts() {
    let maybe = Reached::Maybe;
    let no = Reached::No;
    let cases = [
        (
            "half a body",
            Say::Cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"sta".into()),
            Kind::Interrupted,
            maybe,
        ),
        ("half an answer", Say::body("{\"status\":\"Succ"), Kind::NotUnderstood, maybe),
        ("no answer", Say::body(""), Kind::NotUnderstood, maybe),
        ("no status", Say::body("{\"data\":null}"), Kind::NotUnderstood, maybe),
        ("a wrong type", Say::body("{\"status\":{\"a\":1}}"), Kind::NotUnderstood, maybe),
        ("an unknown word", Say::body("{\"status\":\"perhaps\"}"), Kind::NotUnderstood, maybe),
        ("a list", Say::body("[]"), Kind::NotUnderstood, maybe),
        ("plain words", Say::body("Service paused"), Kind::NotUnderstood, maybe),
        ("known plain words", Say::body("Unauthorized"), Kind::BadCredentials, no),
        ("a page", Say::status("200 OK", "Content-Type: text/html\r\n", PAGE), Kind::NotTheApi, maybe),
        ("a redirect", Say::status("302 Found", "Location: /login\r\n", PAGE), Kind::NotTheApi, maybe),
        ("a fault", Say::status("500 Internal Server Error", "", PAGE), Kind::ServerFault, maybe),
        (
            "success with a fault",
            Say::status("502 Bad Gateway", "", r#"{"status":"Success"}"#),
            Kind::ServerFault,
            maybe,
        ),
        (
            "a refusal with a fault",
            Say::status("500 Internal Server Error", "", r#"{"status":"Fail","message":"odd"}"#),
            Kind::ServerFault,
            maybe,
        ),
        ("no such path", Say::status("404 Not Found", "", PAGE), Kind::NotTheApi, no),
        ("another verb", Say::status("405 Method Not Allowed", "", ""), Kind::NotTheApi, no),
        ("not allowed", Say::status("403 Forbidden", "", PAGE), Kind::NotAllowed, no),
        ("not known", Say::status("401 Unauthorized", "", ""), Kind::BadCredentials, no),
        ("too many", Say::status("429 Too Many Requests", "Retry-After: 9\r\n", ""), Kind::RateLimited, no),
        ("no HTTP", Say::Raw("HELLO\r\n\r\n".into()), Kind::Interrupted, maybe),
        (
            "a megabyte",
            Say::Body(format!("{{\"status\":\"Success\",\"message\":\"{}\"}}", "x".repeat(1_000_000))),
            Kind::NotUnderstood,
            maybe,
        ),
    ];
    for (name, odd, kind, reached) in cases {
        let stub = start(move |_, _| odd.clone()).await;
        let vendor = adapter(&stub);
        for (method, request) in acts() {
            let before = stub.count(method);
            let error = ask(&vendor, request).await.expect_err(method);
            assert_discreet(&error);
            assert_eq!((error.kind, error.reached), (kind, reached), "{name}, {method}: {error}");
            assert_eq!(stub.count(method), before + 1, "{name}, {method}");
        }
    }
}

#[tokio::test]
async fn members_nobody_expects_change_nothing() {
    let body = r#"{"zzz":[{}],"status":" Success ","message":"fine","message2":null,"data":{"a":[1,2]}}"#;
    for (method, request) in acts() {
        let stub = obliging_but(method, Say::body(body)).await;
        ask(&adapter(&stub), request).await.expect(method);
    }
}

#[tokio::test]
async fn a_lost_dial_says_by_what_mark_it_can_be_found() {
    for odd in [Say::Nothing, Say::body(PAGE)] {
        let (error, stub) = fails("AgentManualDial", dial(), odd).await;
        let detail = error.detail.expect("the mark");
        let mark = detail.rsplit(' ').next().expect("a word");
        assert!(
            mark.starts_with("ringside-") && stub.last("AgentManualDial").body.contains(mark),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_was_not_reached() {
    let stub = start(|heard, _| obliging(heard)).await;
    let mut account = account(&stub, OPTIONS);
    let free =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound");
    account.base_url = format!("http://{free}/x");
    let vendor = Ozonetel::new(account).expect("an account");
    for (_, request) in acts() {
        let error = ask(&vendor, request).await.expect_err("nobody there");
        assert_eq!((error.kind, error.reached), (Kind::Offline, Reached::No));
        assert_discreet(&error);
    }
}

#[tokio::test]
async fn only_what_the_documents_call_harmless_may_be_repeated() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let log_in = Request::LogIn { campaign: None };
    for may in [
        dispose(),
        log_in,
        Request::LogOut,
        Request::HangUp { call: call() },
        Request::PastCalls { number: None },
    ] {
        assert!(vendor.repeatable(&may), "{may:?}");
    }
    for must_not in [
        dial(),
        conference(),
        lunch(),
        Request::Ready,
        Request::Hold { call: call() },
        Request::StopRecording { call: call() },
    ] {
        assert!(!vendor.repeatable(&must_not), "{must_not:?}");
    }
}

#[tokio::test]
async fn a_call_the_vendor_no_longer_has_is_over() {
    let gone = r#"{"status":"Error","message":"Call not Found"}"#;
    let stub = obliging_but("CallControl_V4", Say::body(gone)).await;
    let vendor = adapter(&stub);
    let error = ask(&vendor, Request::HangUp { call: call() }).await.expect_err("never known here");
    assert_eq!(error.kind, Kind::NoSuchCall);
    ask(&vendor, dial()).await.expect("dialled");
    let error = ask(&vendor, Request::Hold { call: call() }).await.expect_err("gone");
    assert_eq!(error.kind, Kind::NoSuchCall);
    let Ok(Reply::Snapshot(snapshot)) = ask(&vendor, Request::Snapshot).await else { panic!("no snapshot") };
    assert_eq!(snapshot.calls[0].state, Some(ringside_domain::CallState::WrapUp));
    ask(&vendor, Request::HangUp { call: call() }).await.expect("it has ended, as was asked for");
}
