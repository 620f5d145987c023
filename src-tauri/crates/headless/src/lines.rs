use ringside_ipc::{ErrorCode, Event, ProfileReply, ProfileRequest, SessionReply, SessionRequest, UiError};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line of stdin, read.
pub(crate) enum Line {
    Session { id: Value, session: String, request: SessionRequest },
    Profile { id: Value, request: ProfileRequest },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    /// Any JSON value; comes back with the reply.
    #[serde(default)]
    id: Value,
    session: Option<String>,
    request: Option<Value>,
    profile: Option<Value>,
}

/// One line of stdout.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Outgoing {
    Session { id: Value, reply: SessionReply },
    Profile { id: Value, reply: ProfileReply },
    Error { id: Value, error: UiError },
    Event { event: Event },
}

impl Outgoing {
    pub(crate) fn session(id: Value, result: Result<SessionReply, UiError>) -> Self {
        match result {
            Ok(reply) => Self::Session { id, reply },
            Err(error) => Self::Error { id, error },
        }
    }

    pub(crate) fn profile(id: Value, result: Result<ProfileReply, UiError>) -> Self {
        match result {
            Ok(reply) => Self::Profile { id, reply },
            Err(error) => Self::Error { id, error },
        }
    }

    pub(crate) fn event(event: Event) -> Self {
        Self::Event { event }
    }
}

/// Reads one line.
///
/// # Errors
///
/// The line to answer with, when it is no request: what is wrong, with the id if that much could be read.
pub(crate) fn read(line: &str) -> Result<Line, Box<Outgoing>> {
    let refuse = |id: Value, detail: String| {
        Box::new(Outgoing::Error { id, error: UiError::new(ErrorCode::BadRequest).with("detail", detail) })
    };
    let id_of = |line: &str| {
        serde_json::from_str::<Value>(line)
            .ok()
            .and_then(|value| value.get("id").cloned())
            .unwrap_or_default()
    };
    let raw: Raw = serde_json::from_str(line).map_err(|error| refuse(id_of(line), place(&error)))?;
    match (raw.session, raw.request, raw.profile) {
        (Some(session), Some(request), None) => match serde_json::from_value(request) {
            Ok(request) => Ok(Line::Session { id: raw.id, session, request }),
            Err(error) => Err(refuse(raw.id, error.to_string())),
        },
        (None, None, Some(request)) => match serde_json::from_value(request) {
            Ok(request) => Ok(Line::Profile { id: raw.id, request }),
            Err(error) => Err(refuse(raw.id, error.to_string())),
        },
        _ => Err(refuse(raw.id, "either `session` with `request`, or `profile` is needed".to_owned())),
    }
}

/// Where a line breaks off, without repeating what stands there: it may hold a password.
fn place(error: &serde_json::Error) -> String {
    format!("no JSON request at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &str) -> String {
        match read(line) {
            Ok(_) => panic!("read {line}"),
            Err(outgoing) => serde_json::to_string(&outgoing).expect("writes"),
        }
    }

    #[test]
    fn a_session_request_is_read_with_its_id() {
        let line = r#"{"id":7,"session":"leeds","request":{"type":"hold","call":"c"}}"#;
        let Ok(Line::Session { id, session, request }) = read(line) else { panic!("not read") };
        assert_eq!((id, session.as_str()), (Value::from(7), "leeds"));
        assert_eq!(request, SessionRequest::Hold { call: "c".into() });
    }

    #[test]
    fn a_line_that_is_no_request_is_refused_with_its_id_and_without_repeating_it() {
        assert!(refused(r#"{"id":"x","session":"leeds"}"#).contains(r#""id":"x""#));
        let broken =
            refused(r#"{"id":1,"session":"leeds","request":{"type":"sign_in","password":"hunter2"}"#);
        assert!(!broken.contains("hunter2"), "{broken}");
        assert!(refused("not json").contains("bad-request"));
        assert!(refused(r#"{"id":2,"profile":{"type":"fly"}}"#).contains(r#""id":2"#));
    }
}
