use ringside_domain::LeadId;
use ringside_vendor::{Dial, DialKind, Reached, Request, VendorError, VendorErrorKind};

use super::*;

fn dial() -> Request {
    Request::Dial(Dial {
        kind: DialKind::Manual,
        number: "+447700900123".into(),
        lead: Some(LeadId::new("778899")),
    })
}

fn acts() -> Vec<(&'static str, Request)> {
    let mut acts = acts_on_a_call();
    acts.push(("dial", dial()));
    acts.push(("goready", Request::Ready));
    acts
}

/// What of a request must never be in an error.
fn assert_discreet(error: &VendorError) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    for secret in ["secret", "c2VjcmV0", TOKEN, "7700900123", "http://", "/telephony/", "toolbar-api"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

async fn fails(method: &'static str, request: Request, odd: Say) -> (VendorError, Stub) {
    let stub =
        Stub::start(move |heard, _| if method_of(heard) == method { odd.clone() } else { obliging(heard) })
            .await;
    let error = ask(&adapter(&stub), request).await.expect_err(method);
    assert_discreet(&error);
    (error, stub)
}

#[tokio::test]
async fn a_request_that_acts_is_never_sent_twice_after_a_lost_answer() {
    for (method, request) in acts() {
        let (error, stub) = fails(method, request, Say::Nothing).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::Interrupted, Reached::Maybe), "{method}");
        assert_eq!(stub.count(method), 1, "{method}");
    }
}

#[tokio::test]
async fn odd_answers_are_told_apart() {
    let page = "<!DOCTYPE html><html><body>07700900123</body></html>";
    let maybe = Reached::Maybe;
    let cases = [
        (
            "half a body",
            Say::Cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"Succ".into()),
            VendorErrorKind::Interrupted,
            maybe,
        ),
        ("half an answer", Say::Json("{\"Success\":tr".into()), VendorErrorKind::NotUnderstood, maybe),
        ("no answer", Say::Json(String::new()), VendorErrorKind::NotUnderstood, maybe),
        ("no Success", Say::Json("{\"Data\":null}".into()), VendorErrorKind::NotUnderstood, maybe),
        ("wrong type", Say::Json("{\"Success\":{}}".into()), VendorErrorKind::NotUnderstood, maybe),
        (
            "a page",
            Say::status("200 OK", "Content-Type: text/html\r\n", page),
            VendorErrorKind::NotTheApi,
            maybe,
        ),
        (
            "a redirect",
            Say::status("302 Found", "Location: /login?n=07700900123\r\n", page),
            VendorErrorKind::NotTheApi,
            maybe,
        ),
        ("a fault", Say::status("500 Internal Server Error", "", page), VendorErrorKind::ServerFault, maybe),
        ("no such path", Say::status("404 Not Found", "", page), VendorErrorKind::NotTheApi, Reached::No),
        (
            "too many",
            Say::status("429 Too Many Requests", "Retry-After: 9\r\n", ""),
            VendorErrorKind::RateLimited,
            Reached::No,
        ),
        ("no HTTP", Say::Raw("HELLO\r\n\r\n".into()), VendorErrorKind::Interrupted, maybe),
        (
            "a megabyte",
            Say::Json(format!("{{\"Success\":true,\"Data\":\"{}\"}}", "x".repeat(1_000_000))),
            VendorErrorKind::NotUnderstood,
            maybe,
        ),
    ];
    for (name, odd, kind, reached) in cases {
        let (error, stub) = fails("goready", Request::Ready, odd).await;
        assert_eq!((error.kind, error.reached), (kind, reached), "{name}: {error}");
        assert_eq!(stub.count("goready"), 1, "{name}");
    }
}

#[tokio::test]
async fn a_refusal_carries_the_vendors_code_and_words() {
    let said = r#"{"Success":false,"ResponseCode":4,"ResponseDetail":" Wrong state\n for 07700900123 "}"#;
    for odd in [Say::Json(said.into()), Say::status("400 Bad Request", "", said)] {
        let (error, _) = fails("goready", Request::Ready, odd).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::Refused, Reached::No));
        assert_eq!(error.vendor_code.as_deref(), Some("4"));
        assert_eq!(error.detail.as_deref(), Some("Wrong state for …"));
    }
}

#[tokio::test]
async fn a_dial_whose_answer_makes_no_sense_may_have_dialled() {
    for data in ["{\"PhoneNumber\":\"x\"}", "7"] {
        let (error, stub) = fails("dial", dial(), said(data)).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::NotUnderstood, Reached::Maybe));
        assert_eq!(stub.count("dial"), 1);
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_was_not_reached() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let mut account = account(&stub, "");
    let free =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound");
    account.base_url = format!("http://{free}/x");
    let vendor = MaxContact::new(account).expect("an account");
    let error = ask(&vendor, Request::Ready).await.expect_err("nobody there");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No));
    assert_discreet(&error);
}

#[tokio::test]
async fn a_list_of_several_megabytes_is_read_and_one_without_end_is_not() {
    let lead = r#"{"LeadID":1,"Name":"somebody"},"#.repeat(170_000);
    let large =
        format!(r#"[{{"CampaignID":1,"CampaignName":"Big","Leads":[{}]}}]"#, lead.trim_end_matches(','));
    assert!(large.len() > 5_000_000);
    let stub = Stub::start(move |heard, _| match method_of(heard) {
        "campaigns" => said(&large),
        "acdqueues" => Say::Json("[".repeat(17_000_000)),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    let Ok(ringside_vendor::Reply::Campaigns(campaigns)) = ask(&vendor, Request::Campaigns).await else {
        panic!("no campaigns")
    };
    assert_eq!(campaigns[0].name, "Big");
    let error = ask(&vendor, Request::Queues).await.expect_err("too large");
    assert_eq!(error.kind, VendorErrorKind::NotUnderstood);
}

#[tokio::test]
async fn an_agent_nobody_knows_is_told_at_sign_in() {
    let said = r#"{"Success":false,"ResponseCode":1,"ResponseDetail":"Unknown user"}"#;
    for method in ["users", "getcalls"] {
        let (error, _) = fails(method, Request::SignIn, Say::Json(said.into())).await;
        assert_eq!((error.kind, error.vendor_code.as_deref()), (VendorErrorKind::UnknownAgent, Some("1")));
    }
}
