//! The stub, as DeepCall's paths have it.

use std::ops::Deref;

pub(crate) use ringside_wire_stub::{Heard, Say};

const HEADERS: &str =
    "Content-Type: application/json; charset=utf-8\r\nDate: Wed, 20 Nov 2024 09:35:11 GMT\r\n";

pub(crate) struct Stub(ringside_wire_stub::Stub);

impl Stub {
    /// `script` gets each request and how many of the same action came before it. What it says in JSON is dated.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        let dated = move |heard: &Heard, before| match script(heard, before) {
            Say::Json(body) => Say::status("200 OK", HEADERS, &body),
            other => other,
        };
        Self(ringside_wire_stub::Stub::start(|heard| action_of(heard).to_owned(), dated).await)
    }
}

impl Deref for Stub {
    type Target = ringside_wire_stub::Stub;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// What tells requests apart: `Group/list` in `/api/v2/Group/list`, `para` for click-to-call.
pub(crate) fn action_of(heard: &Heard) -> &str {
    let path = heard.path();
    if path.ends_with("/clickToCall/para") {
        return "para";
    }
    path.strip_prefix("/api/v2/").unwrap_or(path)
}

/// `success` with this as `data`.
pub(crate) fn said(data: &str) -> Say {
    Say::Json(format!(r#"{{"status":"success","data":{data}}}"#))
}

/// An error as it was recorded on the wire.
pub(crate) fn error(code: i64, words: &str) -> Say {
    Say::Json(format!(r#"{{"status":"error","message":"{words}","code":{code}}}"#))
}
