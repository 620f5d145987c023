use serde_json::Value;

use super::value::{integer, text};

/// What every JSON answer begins with.
#[derive(Debug)]
pub(crate) struct Envelope {
    /// `statusCode`, a number or its text.
    pub(crate) code: i64,
    /// `statusMessage`; only when something is wrong.
    pub(crate) message: Option<String>,
}

impl Envelope {
    /// `None` when the answer has no `statusCode`, so that it is none of this interface's.
    pub(crate) fn read(body: &Value) -> Option<Self> {
        Some(Self { code: integer(body, "statusCode")?, message: text(body, "statusMessage") })
    }
}

/// One channel's part of an operation that went through for others (`statusCode` 7).
#[derive(Debug)]
pub(crate) struct Partial {
    pub(crate) channel: Option<String>,
    pub(crate) code: i64,
    pub(crate) message: Option<String>,
}

impl Partial {
    /// All that failed.
    pub(crate) fn failed(body: &Value) -> Vec<Self> {
        let failed = body.get("failed").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        failed
            .iter()
            .map(|part| Self {
                channel: text(part, "channel"),
                code: integer(part, "statusCode").unwrap_or(4),
                message: text(part, "statusMessage"),
            })
            .collect()
    }
}
