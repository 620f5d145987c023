use std::sync::Arc;

use tokio::sync::Notify;

/// What is done with a request.
#[derive(Debug, Clone)]
pub enum Say {
    /// Answers 200 with this body, which is called JSON.
    Json(String),
    /// Answers 200 with this body, of no type.
    Body(String),
    /// Answers 200 with this body, of no type, once told to.
    Held(String, Arc<Notify>),
    /// Answers with these bytes and nothing else.
    Raw(String),
    /// Answers with these bytes and closes the connection.
    Cut(String),
    /// Closes the connection without an answer.
    Nothing,
}

impl Say {
    /// 200 with this body, of no type.
    pub fn body(body: impl AsRef<str>) -> Self {
        Self::Body(body.as_ref().to_owned())
    }

    /// A status with headers, each with its line end, and a body.
    #[must_use]
    pub fn status(status: &str, headers: &str, body: &str) -> Self {
        Self::Raw(answer(status, headers, body))
    }

    pub(crate) async fn bytes(&self) -> Option<String> {
        match self {
            Self::Json(body) => Some(answer("200 OK", "Content-Type: application/json\r\n", body)),
            Self::Body(body) => Some(answer("200 OK", "", body)),
            Self::Held(body, told) => {
                told.notified().await;
                Some(answer("200 OK", "", body))
            }
            Self::Raw(raw) | Self::Cut(raw) => Some(raw.clone()),
            Self::Nothing => None,
        }
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}
