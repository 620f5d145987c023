use ringside_vendor::{Dial, DialKind, Reached, Retry, VendorErrorKind};

use super::*;

fn acts() -> Vec<(&'static str, Request)> {
    vec![
        ("Hold", Request::Hold { call: call() }),
        ("Answer", Request::Answer { call: call() }),
        ("Hangup", Request::HangUp { call: call() }),
        ("Ready", Request::Ready),
        ("SendDtmf", Request::SendDigits { call: call(), digits: "1".into() }),
        ("Dial", Request::Dial(Dial { kind: DialKind::Manual, number: "+447700900123".into(), lead: None })),
    ]
}

async fn fails(operation: &'static str, request: Request, odd: Say) -> (VendorError, Stub) {
    let script =
        move |heard: &Heard, _| if operation_of(heard) == operation { odd.clone() } else { obliging(heard) };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let error = ask(&vendor, request).await.expect_err(operation);
    assert_discreet(&error);
    (error, stub)
}

#[tokio::test]
async fn an_act_is_never_sent_twice_after_a_lost_answer_and_the_next_snapshot_looks() {
    for (operation, request) in acts() {
        let script = move |heard: &Heard, _| {
            if operation_of(heard) == operation { Say::Nothing } else { obliging(heard) }
        };
        let stub = Stub::start(script).await;
        let vendor = signed_in(&stub, "").await;
        let looks = || stub.count("GET /api/v2/me?subresources=devices%2Ccalls%2Cchannels");
        vendor.snapshot().await.expect("a snapshot");
        let before = looks();
        let error = ask(&vendor, request).await.expect_err(operation);
        assert_eq!(
            (error.kind, error.reached),
            (VendorErrorKind::Interrupted, Reached::Maybe),
            "{operation}"
        );
        assert_eq!(stub.count_operation(operation), 1, "{operation}");
        vendor.snapshot().await.expect("a snapshot");
        assert_eq!(looks(), before + 1, "{operation}");
    }
}

#[tokio::test]
async fn odd_answers_are_told_apart() {
    use VendorErrorKind::{
        Interrupted, NotAllowed, NotTheApi, NotUnderstood, RateLimited, ServerFault, WrongState,
    };
    let (no, maybe) = (Reached::No, Reached::Maybe);
    let json = "Content-Type: application/json\r\n";
    let page = "<!DOCTYPE html><html><body>07700900123</body></html>";
    let after = Retry::After(Duration::from_secs(7));
    let rows = [
        (
            "half a body",
            Say::Cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"sta".into()),
            Interrupted,
            maybe,
            Retry::Backoff,
        ),
        (
            "half an answer",
            Say::status("200 OK", json, "{\"statusCode\":"),
            NotUnderstood,
            maybe,
            Retry::Never,
        ),
        ("nothing in it", Say::status("200 OK", json, ""), NotUnderstood, maybe, Retry::Never),
        ("no statusCode", Say::status("200 OK", json, "{}"), NotUnderstood, maybe, Retry::Never),
        (
            "wrong type",
            Say::status("200 OK", json, "{\"statusCode\":[]}"),
            NotUnderstood,
            maybe,
            Retry::Never,
        ),
        ("a list", Say::status("200 OK", json, "[1]"), NotUnderstood, maybe, Retry::Never),
        (
            "a page",
            Say::status("200 OK", "Content-Type: text/html\r\n", page),
            NotTheApi,
            maybe,
            Retry::Backoff,
        ),
        (
            "a redirect",
            Say::status("302 Found", "Location: http://elsewhere.invalid/\r\n", ""),
            NotTheApi,
            maybe,
            Retry::Backoff,
        ),
        ("a refusal of a gateway", Say::status("403 Forbidden", "", page), NotAllowed, no, Retry::Never),
        ("no such path", Say::status("404 Not Found", "", page), NotTheApi, no, Retry::Backoff),
        ("too many", Say::status("429 Too Many Requests", "Retry-After: 7\r\n", ""), RateLimited, no, after),
        (
            "too many, in JSON",
            Say::status("429 Too Many Requests", "Retry-After: 7\r\n", r#"{"statusCode":4}"#),
            RateLimited,
            no,
            after,
        ),
        ("a fault", Say::status("500 Internal Server Error", "", page), ServerFault, maybe, Retry::Backoff),
        (
            "no backend",
            Say::status("503 Service Unavailable", "Retry-After: 7\r\n", page),
            ServerFault,
            no,
            after,
        ),
        (
            "no voice",
            Say::code("503 Service Unavailable", 4, "Voice service is not available at this time"),
            ServerFault,
            no,
            Retry::Backoff,
        ),
        (
            "no phone",
            Say::code("500 Internal Server Error", 4, "Device '5001' is not registered."),
            WrongState,
            no,
            Retry::Never,
        ),
        (
            "a success that is none",
            Say::status("500 Internal Server Error", json, r#"{"statusCode":0}"#),
            ServerFault,
            maybe,
            Retry::Backoff,
        ),
        ("part of it", Say::code("200 OK", 7, "partly"), VendorErrorKind::Refused, maybe, Retry::Never),
    ];
    for (name, odd, kind, reached, retry) in rows {
        let (error, stub) = fails("Hold", Request::Hold { call: call() }, odd).await;
        assert_eq!((error.kind, error.reached, error.retry), (kind, reached, retry), "{name}");
        assert_eq!(stub.count_operation("Hold"), 1, "{name}");
    }
}

#[tokio::test]
async fn every_documented_code_reaches_the_agent_with_its_number() {
    for code in (1..=20).filter(|code| *code != 20) {
        let (error, stub) =
            fails("Hold", Request::Hold { call: call() }, Say::code("200 OK", code, "words 07700900123"))
                .await;
        assert_eq!(error.vendor_code.as_deref(), Some(code.to_string().as_str()));
        assert_eq!(stub.count_operation("Hold"), 1, "{code}");
    }
}

#[tokio::test]
async fn a_code_written_as_text_is_read() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "Hold" => Say::Json(json!({ "statusCode": "0", "more": { "x": [1] } })),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::Hold { call: call() }).await.expect("held");
}

#[tokio::test]
async fn a_host_that_is_not_there_is_told_and_nothing_was_done() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let mut account = account(&stub, "");
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    account.base_url = format!("http://{}", free.local_addr().expect("bound"));
    drop(free);
    let error = Genesys::new(account).expect("fine").sign_in().await.expect_err("nobody there");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No));
    assert_discreet(&error);
}

#[tokio::test]
async fn a_list_of_calls_that_makes_no_sense_hides_no_call() {
    for calls in [json!("none"), json!([{ "state": "Ringing" }]), json!([7])] {
        let script = move |heard: &Heard, _| match heard.line() {
            line if line.starts_with("GET /api/v2/me?subresources=dev") => {
                Say::Json(json!({ "statusCode": 0, "user": { "devices": [device()], "calls": calls } }))
            }
            _ => obliging(heard),
        };
        let stub = Stub::start(script).await;
        let error = adapter_with(&stub, "").sign_in().await.expect_err("not understood");
        assert_eq!(error.kind, VendorErrorKind::NotUnderstood);
    }
}

#[test]
fn what_may_be_sent_twice_is_what_the_vendor_allows() {
    let account = GenesysAccount {
        base_url: "https://gws.acme.example".into(),
        login: "agent1".into(),
        user_id: String::new(),
        password: "secret".to_owned().into(),
        options: toml::from_str("").expect("options"),
    };
    let vendor = Genesys::new(account).expect("fine");
    for request in
        [Request::SignIn, Request::SignOut, Request::Snapshot, Request::Ready, Request::Dispositions]
    {
        assert!(vendor.repeatable(&request), "{request:?}");
    }
    for (operation, request) in acts().into_iter().filter(|(operation, _)| *operation != "Ready") {
        assert!(!vendor.repeatable(&request), "{operation}");
    }
}
