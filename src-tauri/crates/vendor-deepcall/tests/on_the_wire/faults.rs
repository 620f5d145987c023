use std::sync::Mutex;

use ringside_vendor::{Reached, Retry, VendorErrorKind};

use super::*;

/// What of a request must never be in an error.
pub(crate) fn assert_discreet(error: &VendorError) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    for secret in [SSID, TOKEN, "t0ken", "9800000001", "http://", "/api/v2/", "10000001", "Example"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

fn acts() -> Vec<(&'static str, Request)> {
    vec![
        ("agentDashboard/notesAdd", add_note()),
        ("agentDashboard/notesAdd", dispose()),
        ("Directory/create", save(true)),
        ("Directory/update", save(false)),
        ("Directory/Blacklist", block(true)),
        ("para", dial()),
    ]
}

fn reads() -> Vec<(&'static str, Request)> {
    vec![
        ("agentProfile/agentOnBreak", Request::SignIn),
        ("agentProfile/agentOnBreak", Request::Snapshot),
        ("agentProfile/checkAgentInWrapUp", Request::Snapshot),
        ("Group/list", Request::Queues),
    ]
}

async fn fails(action: &'static str, request: Request, odd: Say) -> (VendorError, Stub) {
    let stub =
        Stub::start(move |heard, _| if action_of(heard) == action { odd.clone() } else { obliging(heard) })
            .await;
    let error = ask(&adapter_with(&stub, "floor = true"), request).await.expect_err(action);
    assert_discreet(&error);
    (error, stub)
}

#[tokio::test]
async fn odd_answers_are_told_apart_and_nothing_is_sent_twice() {
    let page = "<!DOCTYPE html><html><body>919800000001</body></html>";
    let maybe = Reached::Maybe;
    let length = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"stat";
    let cases = [
        ("no answer", Say::Nothing, VendorErrorKind::Interrupted, maybe),
        ("half a body", Say::Cut(length.into()), VendorErrorKind::Interrupted, maybe),
        ("half an answer", Say::Json("{\"status\":\"succ".into()), VendorErrorKind::NotUnderstood, maybe),
        ("an empty body", Say::Json(String::new()), VendorErrorKind::NotUnderstood, maybe),
        ("no status", Say::Json("{}".into()), VendorErrorKind::NotUnderstood, maybe),
        ("a wrong type", Say::Json("{\"status\":{}}".into()), VendorErrorKind::NotUnderstood, maybe),
        (
            "an unknown word",
            Say::Json("{\"status\":\"queued\"}".into()),
            VendorErrorKind::NotUnderstood,
            maybe,
        ),
        ("a list", Say::Json("[]".into()), VendorErrorKind::NotUnderstood, maybe),
        ("a page", Say::status("200 OK", "", page), VendorErrorKind::NotTheApi, maybe),
        (
            "a redirect",
            Say::status("302 Found", "Location: /login?n=919800000001\r\n", page),
            VendorErrorKind::NotTheApi,
            maybe,
        ),
        ("403", Say::status("403 Forbidden", "", page), VendorErrorKind::NotAllowed, Reached::No),
        ("no such path", Say::status("404 Not Found", "", page), VendorErrorKind::NotTheApi, Reached::No),
        ("a bad request", Say::status("400 Bad Request", "", ""), VendorErrorKind::NotTheApi, Reached::No),
        (
            "too many",
            Say::status("429 Too Many Requests", "Retry-After: 9\r\n", ""),
            VendorErrorKind::RateLimited,
            Reached::No,
        ),
        ("500", Say::status("500 Internal Server Error", "", page), VendorErrorKind::ServerFault, maybe),
        ("502", Say::status("502 Bad Gateway", "", "{}"), VendorErrorKind::ServerFault, maybe),
        ("no HTTP", Say::Raw("HELLO\r\n\r\n".into()), VendorErrorKind::Interrupted, maybe),
    ];
    let says = Arc::new(Mutex::new(("", Say::Nothing)));
    let script = says.clone();
    let stub = Stub::start(move |heard, _| {
        let (action, say) = script.lock().expect("no panic").clone();
        if action_of(heard) == action { say } else { obliging(heard) }
    })
    .await;
    let vendor = adapter_with(&stub, &format!("block_dids = ['917500000000']\n{}", dialling(&stub, "")));
    for (name, odd, kind, reached) in cases {
        for (action, request) in acts() {
            *says.lock().expect("no panic") = (action, odd.clone());
            let before = stub.count(action);
            let error = ask(&vendor, request).await.expect_err(action);
            assert_discreet(&error);
            assert_eq!((error.kind, error.reached), (kind, reached), "{name}, {action}: {error}");
            assert_eq!(stub.count(action), before + 1, "{name}, {action}");
        }
        for (action, request) in reads() {
            let (error, stub) = fails(action, request, odd.clone()).await;
            assert_eq!(error.kind, kind, "{name}, {action}: {error}");
            assert_eq!(stub.count(action), 1, "{name}, {action}");
        }
    }
}

#[tokio::test]
async fn a_session_nobody_answers_for_is_over() {
    let odd = Say::status("401 Unauthorized", "", "");
    let (error, _) = fails("Group/list", Request::Queues, odd.clone()).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::SignedOut, Reached::No));
    let (error, _) = fails("agentDashboard/notesAdd", add_note(), odd.clone()).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::SignedOut, Reached::No));
    let (error, _) = fails("agentProfile/agentOnBreak", Request::SignIn, odd).await;
    assert_eq!(error.kind, VendorErrorKind::BadCredentials);
}

#[tokio::test]
async fn a_refusal_is_read_by_its_body_whatever_the_status() {
    let said = r#"{"status":"error","errCode":"1015","errMessage":" No right\n for 919800000001 "}"#;
    for status in ["200 OK", "400 Bad Request", "401 Unauthorized", "500 Internal Server Error"] {
        let (error, _) = fails("agentDashboard/notesAdd", add_note(), Say::status(status, "", said)).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::NotAllowed, Reached::No), "{status}");
        assert_eq!(error.vendor_code.as_deref(), Some("1015"));
        assert_eq!(error.detail.as_deref(), Some("No right for …"));
    }
}

#[tokio::test]
async fn a_note_whose_fate_is_unknown_is_never_called_undone() {
    for (code, kind, reached) in [
        (1000, VendorErrorKind::Refused, Reached::No),
        (1003, VendorErrorKind::UnknownAgent, Reached::No),
        (1009, VendorErrorKind::ServerFault, Reached::Maybe),
        (1032, VendorErrorKind::ServerFault, Reached::Maybe),
        (1501, VendorErrorKind::ServerFault, Reached::Maybe),
    ] {
        let (error, stub) = fails("agentDashboard/notesAdd", dispose(), error(code, "no")).await;
        assert_eq!((error.kind, error.reached), (kind, reached), "{code}");
        assert_eq!(stub.count("agentDashboard/notesAdd"), 1);
    }
}

#[tokio::test]
async fn a_list_the_vendor_is_still_busy_with_is_asked_for_once_more() {
    for (options, action) in [("", "Agent/list"), ("people_source = 'employee'", "Employee/list")] {
        let stub = Stub::start(move |_, before| match before {
            0 => error(1501, "Data already in processing"),
            _ => said(r#"[{"agent_id":14}]"#),
        })
        .await;
        let Ok(Reply::Colleagues(people)) = ask(&adapter_with(&stub, options), Request::Colleagues).await
        else {
            panic!("no people")
        };
        assert_eq!((people.len(), stub.count(action)), (1, 2));
    }
    let (error, stub) = fails("Agent/live", Request::Floor, error(1501, "Data already in processing")).await;
    assert_eq!((error.kind, error.retry), (VendorErrorKind::RateLimited, Retry::Never));
    assert_eq!(stub.count("Agent/live"), 2);
}

#[tokio::test]
async fn members_nobody_knows_are_passed_over() {
    let stub = Stub::start(|heard, _| match action_of(heard) {
        "Group/list" => Say::Json(
            r#"{"v":[[{}]],"status":"success","data":[{"groupId":1,"x":{"y":[]},"name":"A"}],"code":200,"z":null}"#
                .into(),
        ),
        _ => obliging(heard),
    })
    .await;
    let Ok(Reply::Queues(queues)) = ask(&adapter(&stub), Request::Queues).await else { panic!("no queues") };
    assert_eq!(queues[0].name, "A");
}

#[tokio::test]
async fn each_request_that_acts_has_a_connection_of_its_own() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    for _ in 0..3 {
        ask(&vendor, add_note()).await.expect("kept");
    }
    let connections: Vec<_> = stub.heard().iter().map(|heard| heard.connection).collect();
    assert_eq!(connections, [0, 1, 2]);
}

#[tokio::test]
async fn a_host_that_is_not_there_was_not_reached() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let mut account = account(&stub, "");
    let free =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound");
    account.base_url = format!("http://{free}");
    let vendor = DeepCall::new(account).expect("an account");
    let error = ask(&vendor, add_note()).await.expect_err("nobody there");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No));
    assert_discreet(&error);
}

#[tokio::test]
async fn a_list_without_end_is_not_read() {
    let (error, _) = fails("Group/list", Request::Queues, Say::Json("[".repeat(17_000_000))).await;
    assert_eq!(error.kind, VendorErrorKind::NotUnderstood);
    let (error, _) = fails("Group/list", Request::Queues, Say::Json("[".repeat(1_000_000))).await;
    assert_eq!(error.kind, VendorErrorKind::NotUnderstood, "nested too deeply");
}
