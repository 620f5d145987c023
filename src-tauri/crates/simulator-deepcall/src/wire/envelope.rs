use axum::http::StatusCode;
use ringside_simulator_kit::{Answer, Fault, damage_json};
use serde_json::Value;

use super::headers::with_headers;
use super::node::Node;
use crate::errors::{Module, is_about_credentials, is_server_fault, message};
use crate::settings::{ErrorSpelling, HttpStatus, WireSettings};

/// Members that go missing when a fault names none.
const IDENTITIES: [&str; 9] =
    ["status", "code", "callId", "agent_id", "agentId", "groupId", "on_break", "response", "wrapETime"];

/// `{"status":"success",…}` with more members after it.
pub(crate) fn success<const N: usize>(members: [(&str, Node); N]) -> Node {
    let mut all = vec![("status".to_owned(), Node::from("success"))];
    all.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Node::Object(all)
}

/// `{"status":"success","data":…}`.
pub(crate) fn data(data: Node) -> Node {
    success([("data", data)])
}

/// An error in the spelling that is set, and its HTTP status.
pub(crate) fn error(wire: &WireSettings, module: Module, code: u16) -> (StatusCode, Node) {
    let mut text = message(module, code).to_owned();
    if module == Module::AgentProfile && code == 1502 {
        text = format!("On break is : {}", wire.on_break_tail);
    }
    let number = Node::Int(code.into());
    let status = ("status", Node::from("error"));
    let body = match wire.error_spelling {
        ErrorSpelling::Wire => Node::object([status, ("message", text.into()), ("code", number)]),
        ErrorSpelling::Table => Node::object([status, ("errCode", number), ("errMessage", text.into())]),
    };
    let http = match wire.http_status {
        HttpStatus::Always200 => StatusCode::OK,
        HttpStatus::ByCode if is_about_credentials(module, code) => StatusCode::UNAUTHORIZED,
        HttpStatus::ByCode if is_server_fault(code) => StatusCode::INTERNAL_SERVER_ERROR,
        HttpStatus::ByCode => StatusCode::BAD_REQUEST,
    };
    (http, body)
}

/// Writes an answer as compact JSON under the vendor's headers, its meaning damaged as `fault` says.
pub(crate) fn written(wire: &WireSettings, status: StatusCode, body: Node, fault: Option<&Fault>) -> Answer {
    let body = if wire.numbers_as_strings { body.with_text_numbers() } else { body };
    let bytes = match fault.filter(|fault| fault.changes_meaning()) {
        None => serde_json::to_vec(&body),
        // The damaged tree sorts its members, which an answer that is wrong anyway may.
        Some(fault) => serde_json::to_value(&body).and_then(|mut tree: Value| {
            damage_json(&mut tree, fault, &IDENTITIES);
            serde_json::to_vec(&tree)
        }),
    };
    match bytes {
        Ok(bytes) => with_headers(Answer::new(status, "application/json; charset=utf-8", bytes)),
        Err(_) => Answer::html(StatusCode::INTERNAL_SERVER_ERROR, "The answer could not be written."),
    }
}
