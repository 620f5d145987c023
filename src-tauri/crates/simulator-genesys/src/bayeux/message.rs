use serde_json::{Value, json};

use crate::settings::UnknownClient;

/// The beginning of every reply: the channel, the id and, where there is one, the subscription.
pub(super) fn reply(message: &Value) -> Value {
    let mut reply = json!({});
    for name in ["channel", "id", "subscription"] {
        if let Some(value) = message.get(name) {
            reply[name] = value.clone();
        }
    }
    reply
}

pub(super) fn failed(message: &Value, error: &str) -> Value {
    let mut reply = reply(message);
    reply["successful"] = false.into();
    reply["error"] = error.into();
    reply
}

/// The reply to a client that is not known; only a connect is told what to do.
pub(super) fn unknown_client(form: UnknownClient, message: &Value) -> Value {
    let error = match form {
        UnknownClient::Comet3 => "402::Unknown client".to_owned(),
        UnknownClient::Comet4 => "402::session_unknown".to_owned(),
        UnknownClient::Faye => {
            format!("401:{}:Unknown client", message["clientId"].as_str().unwrap_or_default())
        }
    };
    let mut reply = failed(message, &error);
    if message["channel"] == "/meta/connect" {
        reply["advice"] = match form {
            UnknownClient::Comet3 | UnknownClient::Comet4 => {
                json!({ "reconnect": "handshake", "interval": 0 })
            }
            UnknownClient::Faye => json!({ "reconnect": "handshake" }),
        };
    }
    reply
}
