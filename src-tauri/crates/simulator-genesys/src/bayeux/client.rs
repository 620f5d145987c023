use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Sender, message};
use crate::settings::Settings;

/// Only supervisors may ask for these.
const GUARDED: &str = "/v2/users";

/// A connect that is held.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) number: u64,
    pub(super) until: Timestamp,
    /// What it is answered with.
    pub(super) reply: Value,
}

/// A client the server knows.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) user: String,
    pub(super) browser: String,
    subscriptions: BTreeSet<String>,
    /// Events that wait for an answer to ride on.
    pub(super) queue: Vec<Value>,
    /// It has connected since its handshake.
    pub(super) connected: bool,
    pub(super) held: Option<Held>,
    /// Interval and timeout it was told last; `None` when it has to be told again.
    pub(super) advised: Option<(u64, u64)>,
    pub(super) last_seen: Timestamp,
}

impl Client {
    pub(super) fn new(user: &str, browser: &str, now: Timestamp) -> Self {
        Self {
            user: user.to_owned(),
            browser: browser.to_owned(),
            subscriptions: BTreeSet::new(),
            queue: Vec::new(),
            connected: false,
            held: None,
            advised: None,
            last_seen: now,
        }
    }

    /// Whether a request with this browser cookie can be the client's.
    pub(super) fn is_of(&self, settings: &Settings, browser: Option<&str>) -> bool {
        !settings.push.browser_cookie || browser == Some(&self.browser)
    }

    /// Puts advice into a reply when it is not what the client was told last.
    pub(super) fn advise(&mut self, settings: &Settings, reply: &mut Value) {
        let advice = (settings.push.interval_ms, settings.push.timeout_ms);
        if self.advised != Some(advice) {
            self.advised = Some(advice);
            reply["advice"] = json!({ "reconnect": "retry", "interval": advice.0, "timeout": advice.1 });
        }
    }

    pub(super) fn has_asked_for(&self, channel: &str) -> bool {
        self.subscriptions.iter().any(|pattern| covers(pattern, channel))
    }

    /// Answers what is neither a handshake nor a connect nor a disconnect.
    pub(super) fn other(&mut self, sender: Sender<'_>, message: &Value) -> Value {
        let channel = message["channel"].as_str().unwrap_or_default();
        if channel != "/meta/subscribe" && channel != "/meta/unsubscribe" {
            let known = channel.starts_with("/v2/") || channel == "/notifications/services";
            let why = if known { "publish denied" } else { "create denied" };
            return message::failed(message, &format!("403:denied_by_security_policy:{why}"));
        }
        let asked: Option<Vec<&str>> = match &message["subscription"] {
            Value::Null => return message::failed(message, "403::subscription_missing"),
            Value::String(one) => Some(vec![one]),
            Value::Array(list) => list.iter().map(Value::as_str).collect(),
            _ => None,
        };
        let valid =
            |list: &Vec<&str>| !list.is_empty() && list.iter().all(|channel| channel.starts_with('/'));
        let Some(asked) = asked.filter(valid) else {
            return message::failed(message, "403::subscription_invalid");
        };
        if channel == "/meta/unsubscribe" {
            for channel in asked {
                self.subscriptions.remove(channel);
            }
        } else {
            for channel in asked {
                if channel.starts_with("/meta/") || (channel == GUARDED && !sender.supervisor) {
                    return message::failed(message, "403:denied_by_security_policy:subscribe_denied");
                }
                self.subscriptions.insert(channel.to_owned());
            }
        }
        let mut reply = message::reply(message);
        reply["successful"] = true.into();
        reply
    }
}

/// Whether a subscription covers a channel: `*` is one segment, `**` any number of them, both only at the end.
fn covers(pattern: &str, channel: &str) -> bool {
    if let Some(start) = pattern.strip_suffix("**") {
        return channel.strip_prefix(start).is_some_and(|rest| !rest.is_empty());
    }
    if let Some(start) = pattern.strip_suffix('*') {
        return channel.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.contains('/'));
    }
    pattern == channel
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_star_is_one_segment_and_two_are_any_number() {
        assert!(covers("/v2/me/*", "/v2/me/calls"));
        assert!(!covers("/v2/me/*", "/v2/me"));
        assert!(!covers("/v2/me/*", "/v2/me/calls/more"));
        assert!(covers("/**", "/notifications/services"));
        assert!(!covers("/v2/me/calls", "/v2/me/devices"));
    }
}
