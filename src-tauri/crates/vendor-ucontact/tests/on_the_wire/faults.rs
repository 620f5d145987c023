use std::{sync::Arc, time::Duration};

use ringside_domain::{BreakId, CampaignId};
use ringside_vendor::{Reached, Request, Retry, ScheduledCall, VendorErrorKind};
use tokio::sync::Notify;

use super::*;

fn acts() -> Vec<(&'static str, Request)> {
    vec![
        (
            "api/DispositionCall",
            dispose(Disposition { note: Some("Nota privada".into()), ..outcome(&["A"]) }),
        ),
        ("Agents/AgentCall", dial(NUMBER)),
        ("Agents/HangupPhone", Request::HangUp { call: call() }),
        ("api/AgentUnBreak", Request::Ready),
        ("api/AgentBreak", Request::NotReady { reason: Some(BreakId::new("Café")) }),
        (
            "Dialers/DialerTask",
            Request::ScheduleCall(ScheduledCall {
                number: NUMBER.into(),
                alternatives: vec![],
                campaign: CampaignId::new("POWER<-"),
                at: None,
                for_me: false,
                name: None,
            }),
        ),
    ]
}

/// What of a request or an answer must never be in an error.
fn assert_discreet(error: &VendorError) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    for secret in [
        "s3cret", "sup3r", "s1pp4ss", TOKEN, "c3VwOjE", "99000001", "http://", "Integra", "mrojas",
        "privada", GUID,
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

async fn fails(service: &'static str, request: Request, odd: Say) -> VendorError {
    let stub =
        start(move |heard, _| if service_of(heard) == service { odd.clone() } else { obliging(heard) }).await;
    let error = ask(&adapter(&stub), request).await.expect_err(service);
    assert_discreet(&error);
    assert_eq!(stub.count(service), 1, "{service} is sent once");
    error
}

#[tokio::test]
async fn odd_answers_to_a_request_that_acts_are_told_apart_and_nothing_is_sent_twice() {
    let page = "<!DOCTYPE html><html><body>59899000001 mrojas</body></html>";
    let wait = Retry::After(Duration::from_secs(9));
    let (maybe, no) = (Reached::Maybe, Reached::No);
    let cases = [
        ("no answer", Say::Nothing, VendorErrorKind::Interrupted, maybe, Retry::Backoff),
        (
            "half an answer",
            Say::Cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n\"O".into()),
            VendorErrorKind::Interrupted,
            maybe,
            Retry::Backoff,
        ),
        ("no HTTP", Say::Raw("HELLO\r\n\r\n".into()), VendorErrorKind::Interrupted, maybe, Retry::Backoff),
        ("a page", Say::body(page), VendorErrorKind::NotTheApi, maybe, Retry::Backoff),
        (
            "a redirect",
            Say::status("302 Found", "Location: /login?n=59899000001\r\n", page),
            VendorErrorKind::NotTheApi,
            maybe,
            Retry::Backoff,
        ),
        ("403", Say::status("403 Forbidden", "", page), VendorErrorKind::NotAllowed, no, Retry::Never),
        ("404", Say::status("404 Not Found", "", page), VendorErrorKind::NotTheApi, no, Retry::Backoff),
        ("429", Say::status("429 Slow", "Retry-After: 9\r\n", ""), VendorErrorKind::RateLimited, no, wait),
        ("500", Say::status("500 Oops", "", page), VendorErrorKind::ServerFault, maybe, Retry::Backoff),
        (
            "503",
            Say::status("503 Busy", "Retry-After: 9\r\n", "0"),
            VendorErrorKind::ServerFault,
            maybe,
            wait,
        ),
        (
            "an empty 204",
            Say::Raw("HTTP/1.1 204 No Content\r\n\r\n".into()),
            VendorErrorKind::NotUnderstood,
            maybe,
            Retry::Never,
        ),
        (
            "other members",
            Say::body(r#"{"secret":"s1pp4ss","agent":"mrojas","callerid":"59899000001"}"#),
            VendorErrorKind::NotUnderstood,
            maybe,
            Retry::Never,
        ),
        ("other words", Say::body("mrojas 59899000001"), VendorErrorKind::NotUnderstood, maybe, Retry::Never),
        ("a megabyte", Say::body("x".repeat(1_000_000)), VendorErrorKind::NotUnderstood, maybe, Retry::Never),
    ];
    for (service, request) in acts() {
        let says: Vec<Say> = cases.iter().map(|(_, odd, ..)| odd.clone()).collect();
        let stub = start(move |heard, before| match says.get(before) {
            Some(odd) if service_of(heard) == service => odd.clone(),
            _ => obliging(heard),
        })
        .await;
        let vendor = adapter(&stub);
        for (row, (name, _, kind, reached, retry)) in cases.iter().enumerate() {
            let error = ask(&vendor, request.clone()).await.expect_err(name);
            assert_discreet(&error);
            assert_eq!(
                (error.kind, error.reached, error.retry),
                (*kind, *reached, *retry),
                "{service}: {name}"
            );
            assert_eq!(stub.count(service), row + 1, "{service} is sent once: {name}");
        }
    }
}

#[tokio::test]
async fn an_outcome_whose_answer_takes_too_long_may_be_there_and_is_not_sent_again() {
    let stub = start(|heard, _| match service_of(heard) {
        "api/DispositionCall" => Say::Held("\"OK\"".into(), Arc::new(Notify::new())),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    let with_callback = Disposition { callback: Some(callback("2025-03-14T19:30:00Z")), ..outcome(&["A"]) };
    let asking = tokio::spawn({
        let vendor = vendor.clone();
        async move { ask(&vendor, dispose(with_callback)).await }
    });
    while stub.count("api/DispositionCall") == 0 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(10)).await;
    tokio::time::resume();
    let error = asking.await.expect("no panic").expect_err("too long");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::TimedOut, Reached::Maybe));
    assert_eq!(stub.count("api/DispositionCall"), 1);
    assert_discreet(&error);
}

#[tokio::test]
async fn a_fault_on_the_way_to_a_token_means_that_nothing_was_done() {
    for (odd, kind) in [
        (Say::Nothing, VendorErrorKind::Interrupted),
        (Say::status("500 Oops", "", ""), VendorErrorKind::ServerFault),
        (Say::status("404 Not Found", "", ""), VendorErrorKind::NotTheApi),
        (Say::status("302 Found", "Location: /x\r\n", ""), VendorErrorKind::NotTheApi),
        (Say::status("401 Unauthorized", "", ""), VendorErrorKind::BadCredentials),
        (Say::body("<html>"), VendorErrorKind::NotTheApi),
        (Say::body(r#"{"secret":"s1pp4ss","md5secret":{}}"#), VendorErrorKind::NotUnderstood),
        (Say::body("\"ZGVtbzow\\r\\nX: y\""), VendorErrorKind::NotUnderstood),
    ] {
        let error = fails("auth/AgentLogin", dispose(outcome(&["A"])), odd).await;
        assert_eq!((error.kind, error.reached), (kind, Reached::No), "{error}");
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_was_not_reached() {
    let stub = obliging_stub().await;
    let mut account = account(&stub, ALL);
    let free =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound");
    account.base_url = format!("http://{free}");
    let vendor = UContact::new(account).expect("an account");
    let error = ask(&vendor, dispose(outcome(&["A"]))).await.expect_err("nobody there");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No));
    assert_discreet(&error);
}

#[tokio::test]
async fn a_break_whose_answer_was_lost_may_be_on_and_is_left_by_its_name() {
    for (odd, motive) in [(Say::Nothing, "Caf%C3%A9"), (Say::body("0"), "")] {
        let stub = start(move |heard, _| match service_of(heard) {
            "api/AgentBreak" => odd.clone(),
            _ => obliging(heard),
        })
        .await;
        let vendor = adapter(&stub);
        let rest = Request::NotReady { reason: Some(BreakId::new("Café")) };
        ask(&vendor, rest).await.expect_err("no yes");
        ask(&vendor, Request::Ready).await.expect("ready");
        let body = stub.last("api/AgentUnBreak").body;
        assert!(body.contains(&format!("&motive={motive}&")), "{body}");
    }
}

#[tokio::test]
async fn a_call_whose_hang_up_was_lost_is_still_listed_as_up() {
    let stub = start(|heard, _| match service_of(heard) {
        "Agents/HangupPhone" => Say::Nothing,
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    ask(&vendor, dial(NUMBER)).await.expect("dialled");
    ask(&vendor, Request::HangUp { call: call() }).await.expect_err("lost");
    let Ok(Reply::Snapshot(snapshot)) = ask(&vendor, Request::Snapshot).await else { panic!("no snapshot") };
    assert_eq!(snapshot.calls[0].state, None);
}
