//! What the campaign has to know of each vendor beside its site: which requests matter, how its sessions end, and how an
//! outcome it holds reads.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{faults::Kind, http::Request};
use crate::sites::Running;

/// An outcome as a vendor holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// What makes the call's number one number.
    pub(super) number: String,
    pub(super) code: String,
    /// `None` where this vendor takes no notes.
    pub(super) note: Option<String>,
}

/// What makes two spellings of a number the same.
pub(super) fn tail(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(8)..].to_owned()
}

/// The place of a call, which its number ends in.
pub(super) fn place_of(number: &str) -> Option<usize> {
    let digits = tail(number);
    digits.get(digits.len().checked_sub(3)?..)?.parse().ok()
}

/// What a request is for, by the words that stand in it.
pub(super) fn kind(request: &Request) -> Kind {
    const OUTCOMES: [&[&str]; 5] = [
        &["/telephony/dispose"],
        &["dispositionapiv2", "\"set\""],
        &["\"setcalldisposition\""],
        &["notesadd"],
        &["api/dispositioncall"],
    ];
    const DIALS: [&[&str]; 5] =
        [&["/telephony/dial"], &["manualdial"], &["\"dial\""], &["clicktocall"], &["agents/agentcall"]];
    let text = request.text();
    let is = |all: &[&[&str]]| all.iter().any(|words| words.iter().all(|word| text.contains(word)));
    if is(&OUTCOMES) {
        Kind::Outcome
    } else if is(&DIALS) {
        Kind::Dial
    } else {
        Kind::Other
    }
}

/// No token or session of the bar is good any more. Where a session is all there is, the person is asked for another.
pub(super) fn expire(running: &Running) {
    let event = match running.site.id {
        "maxcontact" => json!({"event": "expire_tokens"}),
        "ozonetel" => json!({"event": "expire_token"}),
        "genesys" => json!({"event": "sessions_expire"}),
        "deepcall" => json!({"event": "expire_session"}),
        _ => json!({"event": "expire_tokens"}),
    };
    // Refused where there is none.
    let _ = running.tenant.happen(event);
}

/// Credentials that were typed are good again, where the vendor ends those.
pub(super) fn renew(running: &Running) {
    if running.site.id == "deepcall" {
        let _ = running.tenant.happen(json!({"event": "renew_credentials"}));
    }
}

/// Lets go, in the vendor's own application or on the telephone, of what keeps the agent from the next call.
pub(super) fn free(running: &Running) {
    // Each is refused where there is nothing of the kind.
    for event in ["customer_hangs_up", "agent_hangs_up", "agent_ends_wrap_up", "agent_ready"] {
        let _ = running.happen(event);
    }
}

/// Gives a call whose outcome is not to be sent another one in the vendor's own application, where the vendor lets the
/// agent go in no other way.
pub(super) fn finish(running: &Running) {
    if running.site.id == "maxcontact" {
        // Refused where no call waits for one.
        let _ = running.happen_with("agent_disposes", json!({"result_code": "QUERY"}));
    }
}

/// The outcomes that came over the vendor's interface; those of one call that count as one are one.
pub(super) fn held(running: &Running) -> Vec<Held> {
    let Value::Array(all) = running.tenant.outcomes() else { return Vec::new() };
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let ours = |value: &&Value| value["by"].is_null() || value["by"] == "api";
    match running.site.id {
        "maxcontact" => all
            .iter()
            .filter(ours)
            .map(|held| Held {
                number: tail(&text(held, "phone")),
                code: text(held, "result_code"),
                note: None,
            })
            .collect(),
        "ozonetel" => all
            .iter()
            .filter(ours)
            .map(|held| Held {
                number: tail(&text(held, "number")),
                code: text(held, "disposition"),
                note: Some(text(held, "comments")),
            })
            .collect(),
        "genesys" => genesys(all.iter().filter(ours)),
        "deepcall" => all
            .iter()
            .map(|held| {
                let content = text(held, "content");
                let first = content.lines().next().unwrap_or_default();
                let code = first.rsplit_once('[').map(|(_, code)| code.trim_end_matches(']'));
                let note = content.lines().find_map(|line| line.strip_prefix("Note: "));
                Held {
                    number: tail(&text(held, "number")),
                    code: code.unwrap_or(first).to_owned(),
                    note: Some(note.unwrap_or_default().to_owned()),
                }
            })
            .collect(),
        _ => all
            .iter()
            .filter(ours)
            .map(|held| {
                let levels = ["l1", "l2", "l3"].map(|level| text(held, level));
                let levels: Vec<String> = levels.into_iter().filter(|level| !level.is_empty()).collect();
                Held {
                    number: tail(&text(held, "callerid")),
                    code: levels.join(" / "),
                    note: Some(text(held, "comment")),
                }
            })
            .collect(),
    }
}

/// While a call is up its outcome is one value under one key, however often it is set; reporting counts each time it is
/// set after that.
fn genesys<'a>(all: impl Iterator<Item = &'a Value>) -> Vec<Held> {
    let mut calls: BTreeMap<String, (Option<Held>, Vec<Held>)> = BTreeMap::new();
    for value in all {
        let held = Held {
            number: tail(value["phone"].as_str().unwrap_or_default()),
            code: value["disposition"].as_str().unwrap_or_default().to_owned(),
            note: None,
        };
        let (live, after) = calls.entry(value["call"].as_str().unwrap_or_default().to_owned()).or_default();
        if value["user_event"] == true { after.push(held) } else { *live = Some(held) }
    }
    let one = |(live, after): (Option<Held>, Vec<Held>)| {
        if after.is_empty() { live.into_iter().collect() } else { after }
    };
    calls.into_values().flat_map(one).collect()
}
