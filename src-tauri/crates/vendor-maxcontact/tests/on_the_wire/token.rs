use std::time::Duration;

use futures::future::join_all;
use ringside_vendor::{Reached, Request, VendorErrorKind};

use super::*;

const REFUSED: &str = r#"{"Success":false,"Data":null,"ResponseCode":7,"ResponseDetail":"Session expired"}"#;

/// The five ways in which a server may say that a token has run out.
fn expired_forms() -> [(&'static str, Say); 5] {
    [
        ("401", Say::status("401 Unauthorized", "", "")),
        ("403", Say::status("403 Forbidden", "", "")),
        ("redirect", Say::status("302 Found", "Location: /login\r\n", "")),
        ("page", Say::status("200 OK", "Content-Type: text/html\r\n", "<!DOCTYPE html><html></html>")),
        ("envelope", Say::Json(REFUSED.into())),
    ]
}

/// Answers a method with `odd` as long as the first token is used. Tokens are counted.
async fn forgets_its_first_token(method: &'static str, odd: Say) -> Stub {
    Stub::start(move |heard, before| match method_of(heard) {
        "token" => Say::Json(format!(r#"{{"TokenKey":"token{before}"}}"#)),
        asked if asked == method && heard.header("cookie") == ["TokenKey=token0"] => odd.clone(),
        _ => obliging(heard),
    })
    .await
}

#[tokio::test]
async fn fifty_requests_at_once_ask_for_one_token() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let results = join_all((0..50).map(|_| ask(&vendor, Request::Campaigns))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!((stub.count("token"), stub.count("campaigns")), (1, 50));
}

#[tokio::test]
async fn fifty_requests_whose_token_has_run_out_renew_it_once() {
    let stub = forgets_its_first_token("campaigns", Say::status("401 Unauthorized", "", "")).await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    let results = join_all((0..50).map(|_| ask(&vendor, Request::Campaigns))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn fifty_requests_share_one_refusal_of_the_password() {
    let stub = Stub::start(|_, _| Say::status("401 Unauthorized", "", "")).await;
    let vendor = adapter(&stub);
    for result in join_all((0..50).map(|_| ask(&vendor, Request::Campaigns))).await {
        let error = result.expect_err("refused");
        assert_eq!((error.kind, error.reached), (VendorErrorKind::BadCredentials, Reached::No));
    }
    assert_eq!(stub.names(), ["token"]);
}

#[tokio::test]
async fn a_password_that_was_refused_is_sent_again_only_by_signing_in() {
    let stub = Stub::start(|_, _| Say::status("200 OK", "", "{\"TokenKey\":null}")).await;
    let vendor = adapter(&stub);
    for _ in 0..5 {
        let error = ask(&vendor, Request::Snapshot).await.expect_err("refused");
        assert_eq!(error.kind, VendorErrorKind::BadCredentials);
    }
    assert_eq!(stub.count("token"), 1);
    ask(&vendor, Request::SignIn).await.expect_err("refused");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn a_request_that_reads_is_repeated_once_with_a_new_token_whatever_the_old_one_ran_into() {
    for (form, odd) in expired_forms() {
        let stub = forgets_its_first_token("resultcodes", odd).await;
        let vendor = adapter(&stub);
        ask(&vendor, Request::Snapshot).await.expect("the token works");
        ask(&vendor, Request::Dispositions).await.expect(form);
        assert_eq!((stub.count("token"), stub.count("resultcodes")), (2, 2), "{form}");
    }
}

#[tokio::test]
async fn a_request_that_acts_is_repeated_only_when_it_was_clearly_not_done() {
    for (form, odd) in expired_forms() {
        let stub = forgets_its_first_token("hold", odd).await;
        let vendor = adapter(&stub);
        ask(&vendor, Request::Snapshot).await.expect("the token works");
        let result = ask(&vendor, Request::Hold { call: call() }).await;
        assert_eq!(stub.count("token"), 2, "{form}: the token is renewed");
        if let "401" | "403" = form {
            result.expect(form);
            assert_eq!(stub.count("hold"), 2, "{form}");
            continue;
        }
        let error = result.expect_err(form);
        let expected = match form {
            "envelope" => (VendorErrorKind::Refused, Reached::No),
            _ => (VendorErrorKind::NotTheApi, Reached::Maybe),
        };
        assert_eq!((error.kind, error.reached), expected, "{form}");
        assert_eq!(stub.count("hold"), 1, "{form}: pressed again by the agent or not at all");
        ask(&vendor, Request::Hold { call: call() }).await.expect("with the new token");
    }
}

#[tokio::test]
async fn a_new_token_that_is_refused_too_is_not_renewed_for_ever() {
    for (status, kind) in
        [("401 Unauthorized", VendorErrorKind::SignedOut), ("403 Forbidden", VendorErrorKind::NotAllowed)]
    {
        let stub = Stub::start(move |heard, _| match method_of(heard) {
            "goready" => Say::status(status, "", ""),
            _ => obliging(heard),
        })
        .await;
        let error = ask(&adapter(&stub), Request::Ready).await.expect_err("refused");
        assert_eq!((error.kind, error.reached), (kind, Reached::No));
        assert_eq!(stub.names(), ["token", "goready", "token", "goready"]);
    }
}

#[tokio::test]
async fn a_refusal_by_a_vendor_that_never_said_yes_is_no_reason_for_a_new_token() {
    let stub = Stub::start(|heard, _| match method_of(heard) {
        "getcalls" => Say::Json(REFUSED.into()),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    for _ in 0..5 {
        let error = ask(&vendor, Request::Snapshot).await.expect_err("refused");
        assert_eq!((error.kind, error.vendor_code.as_deref()), (VendorErrorKind::UnknownAgent, Some("7")));
    }
    assert_eq!(stub.count("token"), 1);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_runs_out() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, "token_lifetime_s = 900");
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    pass(Duration::from_secs(700)).await;
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    assert_eq!(stub.count("token"), 1, "80 % of its life are not over");
    pass(Duration::from_secs(21)).await;
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn the_servers_word_on_expiry_beats_the_profiles_by_the_servers_clock() {
    // A server whose clock is decades behind, and which gives tokens 100 s.
    let stub = Stub::start(|heard, _| match method_of(heard) {
        "token" => Say::status(
            "200 OK",
            "Date: Sat, 01 Jan 2000 00:00:00 GMT\r\n",
            r#"{"TokenKey":"x","ValidUntilExpiry":"2000-01-01T00:01:40Z"}"#,
        ),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    assert_eq!(stub.count("token"), 1);
    pass(Duration::from_secs(51)).await;
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn a_token_service_that_answers_oddly_is_told_apart_from_a_wrong_password() {
    for (odd, kind) in [
        (Say::status("302 Found", "Location: /login\r\n", ""), VendorErrorKind::NotTheApi),
        (Say::status("200 OK", "", "<html></html>"), VendorErrorKind::NotTheApi),
        (Say::status("404 Not Found", "", "<html></html>"), VendorErrorKind::NotTheApi),
        (Say::status("500 Internal Server Error", "", ""), VendorErrorKind::ServerFault),
        (Say::status("200 OK", "", "{\"TokenKey\":"), VendorErrorKind::NotUnderstood),
        (Say::status("200 OK", "", REFUSED), VendorErrorKind::BadCredentials),
        (Say::status("200 OK", "", "{\"TokenKey\":\"a\\nb\"}"), VendorErrorKind::NotUnderstood),
    ] {
        let stub = Stub::start(move |_, _| odd.clone()).await;
        let error = ask(&adapter(&stub), Request::Ready).await.expect_err("no token");
        assert_eq!((error.kind, error.reached), (kind, Reached::No), "{error}");
    }
}

/// Lets time pass on the steady clock without waiting for it.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}
