use reqwest::StatusCode;
use ringside_vendor::{Retry, VendorErrorKind};
use ringside_vendor_http::{Answer, Failure};
use serde_json::Value;

use super::{Order, Received, Rest};
use crate::{
    error::{About, refused},
    wire::Envelope,
};

/// A failed attempt, and what it says beside that.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) failure: Failure,
    pub(crate) hint: Hint,
}

/// What an answer says beside its failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    None,
    /// The session is over; nothing was done.
    SessionOver,
    /// The token against forged requests is missing or old; nothing was done.
    Csrf,
    /// What the path names is not there; nothing was done.
    Missing,
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self { failure, hint: Hint::None }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        fault.failure
    }
}

/// Reads an answer: `statusCode` first where there is one, the HTTP status otherwise.
pub(super) fn judge(answer: &Answer, order: &Order, secret: &str) -> Result<Received, Fault> {
    let body = open(answer)?;
    let missing = |code: i64| {
        if code == 6 || answer.status == StatusCode::NOT_FOUND { Hint::Missing } else { Hint::None }
    };
    let Some((body, envelope)) = body.and_then(|body| Envelope::read(&body).map(|envelope| (body, envelope)))
    else {
        return Err(Fault { failure: by_status(answer), hint: missing(0) });
    };
    let failure = match envelope.code {
        0 if answer.status.is_success() => return Ok(Received { body, code: 0 }),
        7 if order.takes_partial => return Ok(Received { body, code: 7 }),
        20 => return Err(session_over(Some(20))),
        0 => Failure::status(answer.status, answer.retry_after),
        code if answer.status == StatusCode::TOO_MANY_REQUESTS => {
            Failure::status(answer.status, None).code(Some(code))
        }
        code => refused(code, envelope.message.as_deref(), order.about, secret),
    };
    let failure = match answer.retry_after {
        Some(wait) => failure.retry(Retry::After(wait)),
        None => failure,
    };
    Err(Fault { failure, hint: missing(envelope.code) })
}

fn session_over(code: Option<i64>) -> Fault {
    Fault { failure: Rest::signed_out().code(code), hint: Hint::SessionOver }
}

/// Reads what the push endpoint answers: a list of messages, or one.
pub(super) fn messages(answer: &Answer, secret: &str) -> Result<Vec<Value>, Fault> {
    let body = open(answer)?;
    match body {
        Some(body) if Envelope::read(&body).is_some_and(|envelope| envelope.code == 20) => {
            Err(session_over(Some(20)))
        }
        Some(Value::Array(messages)) if answer.status.is_success() => Ok(messages),
        Some(body @ Value::Object(_)) if answer.status.is_success() => match Envelope::read(&body) {
            Some(envelope) => {
                Err(refused(envelope.code, envelope.message.as_deref(), About::Other, secret).into())
            }
            None => Ok(vec![body]),
        },
        _ => Err(by_status(answer).into()),
    }
}

/// The body, where it is JSON; first of all, whether the answer turned us away at the door.
fn open(answer: &Answer) -> Result<Option<Value>, Fault> {
    let body = serde_json::from_slice::<Value>(&answer.body).ok();
    let status = answer.status;
    if status == StatusCode::FORBIDDEN && mentions_csrf(answer) {
        let failure =
            Failure::new(VendorErrorKind::NotAllowed).not_reached().detail("the CSRF token was refused");
        return Err(Fault { failure, hint: Hint::Csrf });
    }
    let envelope = body.as_ref().and_then(Envelope::read);
    if status == StatusCode::UNAUTHORIZED && envelope.is_none_or(|envelope| envelope.code == 20) {
        return Err(session_over(None));
    }
    Ok(body)
}

fn mentions_csrf(answer: &Answer) -> bool {
    !answer.is_web_page()
        && answer.body.len() < 4096
        && answer.body.to_ascii_lowercase().windows(4).any(|at| at == b"csrf")
}

/// An answer without a `statusCode`.
fn by_status(answer: &Answer) -> Failure {
    let status = answer.status;
    match status.as_u16() {
        200..=299 if answer.is_web_page() => Failure::new(VendorErrorKind::NotTheApi),
        200..=299 if answer.body.is_empty() => {
            Failure::new(VendorErrorKind::NotUnderstood).detail("the answer is empty")
        }
        200..=299 => Failure::new(VendorErrorKind::NotUnderstood).detail("statusCode is missing"),
        403 => Failure::new(VendorErrorKind::NotAllowed).not_reached().detail("HTTP status 403"),
        // A backend that is not there has done nothing.
        503 => Failure::status(status, answer.retry_after).not_reached(),
        _ => Failure::status(status, answer.retry_after),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use reqwest::{Method, header::HeaderMap};
    use ringside_vendor_http::Lane;

    use super::*;

    fn order(takes_partial: bool) -> Order {
        Order {
            verb: Method::POST,
            url: "http://127.0.0.1/".parse().expect("an address"),
            body: None,
            lane: Lane::Act,
            about: About::Call,
            takes_partial,
        }
    }

    fn answer(status: u16, body: Vec<u8>) -> Answer {
        let status = StatusCode::from_u16(status).expect("a status");
        Answer { status, headers: HeaderMap::new(), date: None, retry_after: None, body }
    }

    #[test]
    fn a_partial_success_is_one_only_to_those_who_can_read_it() {
        let answer = answer(200, br#"{"statusCode":7,"failed":[],"succeeded":[]}"#.to_vec());
        assert_eq!(judge(&answer, &order(true), "").expect("partly").code, 7);
        assert!(judge(&answer, &order(false), "").is_err());
    }

    #[test]
    fn one_push_message_alone_is_a_list_of_one() {
        let one = answer(200, br#"{"channel":"/meta/connect","successful":true}"#.to_vec());
        assert_eq!(messages(&one, "").expect("a message").len(), 1);
        let fault = messages(&answer(200, br#"{"statusCode":20}"#.to_vec()), "").expect_err("over");
        assert_eq!(fault.hint, Hint::SessionOver);
    }

    proptest! {
        #[test]
        fn nothing_but_a_status_code_of_zero_is_a_success(
            status in 200u16..600, body in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..80),
                "\\PC{0,60}".prop_map(String::into_bytes),
                any::<i64>().prop_map(|code| format!("{{\"statusCode\":{code}}}").into_bytes()),
            ],
        ) {
            let answer = answer(status, body);
            let _ = messages(&answer, "");
            if let Ok(received) = judge(&answer, &order(false), "") {
                prop_assert!(answer.status.is_success());
                prop_assert_eq!(received.body["statusCode"].as_i64(), Some(0));
            }
        }
    }
}
