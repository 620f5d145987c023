use super::{Json, WireError};

/// What an answer says, in any of the shapes the vendor's documents show.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Said {
    /// Taken. Holds the whole answer: what it is about stands in `data`, in `response`, or beside the rest.
    Yes(Json),
    /// Refused, or a state told as an error.
    No {
        /// `None` when absent or no code at all, such as 200.
        code: Option<i64>,
        /// The vendor's own words.
        message: Option<String>,
    },
}

/// Members of the envelope itself.
const ENVELOPE: [&str; 7] = ["status", "code", "errCode", "message", "errMessage", "msg", "error"];

/// Reads an answer. Click-to-call may say yes `by_code` alone.
///
/// Source: the recorded answer (`code`, `message`) and the parameter table (`errCode`, `errMessage`) of the seed; the
/// order in which they count, and answers without `status`, are inferred.
pub(crate) fn read(body: &[u8], by_code: bool) -> Result<Said, WireError> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(WireError::Empty);
    }
    let top: Json = serde_json::from_slice(body).map_err(|_| WireError::Malformed)?;
    if !matches!(top, Json::Object(_)) {
        return Err(WireError::Odd("the answer"));
    }
    let code = top.first(&["code", "errCode"]).and_then(Json::integer);
    let fine = |code: &i64| matches!(code, 0 | 200);
    let no = || {
        let words = ["message", "errMessage", "msg", "error"];
        let message = words.iter().find_map(|name| match top.get(name) {
            Some(Json::Text(text)) => Some(text.clone()),
            _ => None,
        });
        Said::No { code: code.filter(|code| !fine(code)), message }
    };
    let word = match top.get("status") {
        Some(Json::Text(text)) => Some(text.trim().to_lowercase()),
        Some(_) => return Err(WireError::Odd("status")),
        None => None,
    };
    let said_no = match word.as_deref() {
        Some("success") => code.is_some_and(|code| code >= 1000),
        Some("error" | "failed" | "failure") => true,
        Some(_) => return Err(WireError::Odd("status")),
        None => match code {
            Some(code) if !fine(&code) => true,
            _ if top.first(&["data", "response", "callId"]).is_some() => false,
            Some(_) if by_code => false,
            _ => return Err(WireError::Missing("status")),
        },
    };
    Ok(if said_no { no() } else { Said::Yes(top) })
}

impl Json {
    /// What the answer is about: `data`, else `response`, else what stands beside the envelope's own members.
    pub(crate) fn payload(self) -> Self {
        let Self::Object(members) = self else { return self };
        let mut empty = false;
        for name in ["data", "response"] {
            match members.iter().find(|(known, _)| known == name) {
                Some((_, Self::Null)) => empty = true,
                Some((_, value)) => return value.clone(),
                None => {}
            }
        }
        if empty {
            return Self::Null;
        }
        Self::Object(members.into_iter().filter(|(name, _)| !ENVELOPE.contains(&name.as_str())).collect())
    }
}
