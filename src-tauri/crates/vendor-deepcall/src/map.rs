//! The vendor's words into ours. The answers of most lists are not documented, so members are looked for under the
//! names the vendor uses elsewhere, and what has no place of its own is passed on as it is.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use ringside_domain::{Colleague, Queue, QueueId, UserId, VendorCallId};
use ringside_vendor::{
    Capabilities, Contact, Counter, DialKind, DispositionFields, DispositionForm, DispositionWindow,
    FloorAgent, Notice, PastCall,
};
use ringside_vendor_http::Failure;

use crate::{
    config::{Auth, LiveState, Settled},
    wire::{Json, Members, WireError, instant, is_secret, place, rows, take, take_text},
};

const AGENT_ID: [&str; 6] = ["agent_id", "agentId", "loginId", "empId", "id", "_id"];
const AGENT_NAME: [&str; 5] = ["name", "agent_name", "agentName", "fullName", "full_name"];
const STATE: [&str; 6] = ["status", "state", "agentStatus", "agent_status", "liveStatus", "currentStatus"];
const GROUP_ID: [&str; 5] = ["groupId", "groupid", "group_id", "id", "_id"];
const GROUP_NAME: [&str; 3] = ["name", "groupName", "group_name"];
const CALL_ID: [&str; 4] = ["callId", "call_id", "clId", "id"];
const CALL_TIME: [&str; 8] =
    ["ivrSTime", "startTime", "start_time", "sTime", "dateTime", "date", "time", "timestamp"];
const NUMBER: [&str; 5] = ["cNumber", "callerNumber", "caller_number", "contact", "number"];
const OUTCOME: [&str; 2] = ["callDisposition", "disposition"];
const NOTE: [&str; 4] = ["note", "notes", "remarks", "content"];
const DURATION: [&str; 4] = ["ivrDuration", "duration", "callDuration", "talkDuration"];
const WORDS: [&str; 7] = ["text", "message", "title", "content", "description", "tag", "name"];
const WHEN: [&str; 6] = ["time", "timestamp", "createdAt", "created_at", "dateTime", "date"];

pub(crate) fn capabilities(settled: &Settled, dials: bool) -> Capabilities {
    let notes = settled.outcome_as_note;
    Capabilities {
        reads_agent_state: true,
        dial: if dials { vec![DialKind::Manual] } else { Vec::new() },
        own_calls_only: true,
        wrap_up_clock: true,
        disposition: notes.then_some(DispositionWindow::AfterRelease),
        disposition_form: if notes { DispositionForm::Note } else { DispositionForm::Code },
        disposition_fields: DispositionFields { note: notes, callback: notes, sales: false },
        queues: true,
        colleagues: true,
        notes: true,
        contacts: true,
        save_contact: true,
        block_number: !settled.block_dids.is_empty(),
        past_calls: true,
        counters: true,
        // The vendor names the session alone for these.
        notices: settled.auth == Auth::Session,
        floor: settled.floor,
        ..Capabilities::default()
    }
}

pub(crate) fn queue(mut row: Members) -> Option<Queue> {
    let id = take_text(&mut row, &GROUP_ID)?;
    let active = take(&mut row, &["status"]).and_then(|status| status.integer()).map(|status| status == 1);
    Some(Queue {
        name: take_text(&mut row, &GROUP_NAME).unwrap_or_else(|| id.clone()),
        id: QueueId::new(id),
        active,
    })
}

pub(crate) fn colleague(mut row: Members) -> Option<Colleague> {
    let id = take_text(&mut row, &AGENT_ID)?;
    Some(Colleague {
        name: take_text(&mut row, &AGENT_NAME).unwrap_or_else(|| id.clone()),
        id: UserId::new(id),
    })
}

pub(crate) fn floor_agent(mut row: Members, states: &BTreeMap<String, LiveState>) -> Option<FloorAgent> {
    let word = take_text(&mut row, &STATE).unwrap_or_default();
    let person = colleague(row)?;
    let state = states.get(&word.to_lowercase()).copied().map(Into::into);
    Some(FloorAgent { id: person.id, name: person.name, state, word })
}

/// `None` when the vendor has nothing on the number.
pub(crate) fn contact(payload: Json) -> Result<Option<Contact>, WireError> {
    let record = match payload {
        Json::List(items) => items.into_iter().next().unwrap_or(Json::Null),
        other => other,
    };
    let mut fields = Vec::new();
    match record {
        Json::Null => {}
        Json::Object(members) => flatten(members, &mut fields),
        _ => return Err(WireError::Odd("the contact")),
    }
    Ok((!fields.is_empty()).then_some(Contact { fields }))
}

/// Names and values of all that is text, in order, however deep it stands.
fn flatten(members: Members, fields: &mut Vec<(String, String)>) {
    for (name, value) in members {
        if is_secret(&name) {
            continue;
        }
        match value {
            Json::Object(members) => flatten(members, fields),
            Json::List(items) => {
                let mut texts = Vec::new();
                for item in items {
                    match item {
                        Json::Object(members) => flatten(members, fields),
                        other => texts.extend(other.text()),
                    }
                }
                if !texts.is_empty() {
                    fields.push((name, texts.join(", ")));
                }
            }
            scalar => fields.extend(scalar.text().map(|text| (name, text))),
        }
    }
}

pub(crate) fn past_call(mut row: Members, zone: &TimeZone) -> PastCall {
    let row = &mut row;
    let at = CALL_TIME.iter().find_map(|name| {
        let place = place(row, name)?;
        let at = instant(&row[place].1, zone)?;
        row.remove(place);
        Some(at)
    });
    let duration = take(row, &DURATION).and_then(|value| value.integer());
    let mut call = PastCall {
        id: take_text(row, &CALL_ID).map(VendorCallId::new),
        at,
        number: take_text(row, &NUMBER),
        outcome: take_text(row, &OUTCOME),
        note: take_text(row, &NOTE),
        duration_s: duration.and_then(|seconds| seconds.try_into().ok()),
        more: Vec::new(),
    };
    flatten(std::mem::take(row), &mut call.more);
    call
}

/// All figures, those inside another object under its name.
pub(crate) fn counters(payload: Json, of: Option<&str>) -> Result<Vec<Counter>, Failure> {
    let mut counters = Vec::new();
    match payload {
        Json::Object(members) => count(members, of, &mut counters),
        Json::Null => {}
        list => {
            for row in rows(list)? {
                count_row(row, of, &mut counters);
            }
        }
    }
    Ok(counters)
}

fn count(members: Members, of: Option<&str>, counters: &mut Vec<Counter>) {
    for (name, value) in members {
        if is_secret(&name) {
            continue;
        }
        let inside = || of.map_or_else(|| name.clone(), |of| format!("{of} / {name}"));
        match value {
            Json::Object(members) => count(members, Some(&inside()), counters),
            Json::List(items) => {
                for item in items {
                    if let Json::Object(row) = item {
                        count_row(row, Some(&inside()), counters);
                    }
                }
            }
            scalar => {
                counters.extend(scalar.text().map(|value| Counter {
                    of: of.map(str::to_owned),
                    name,
                    value,
                }));
            }
        }
    }
}

/// A row's own name stands before its figures.
fn count_row(mut row: Members, of: Option<&str>, counters: &mut Vec<Counter>) {
    let own = take_text(&mut row, &["name", "campaignName", "groupName", "DID", "id"]);
    let of = match (of, own) {
        (Some(of), Some(own)) => Some(format!("{of} / {own}")),
        (of, own) => own.or_else(|| of.map(str::to_owned)),
    };
    count(row, of.as_deref(), counters);
}

pub(crate) fn notice(mut row: Members, zone: &TimeZone) -> Option<Notice> {
    let at = take(&mut row, &WHEN).and_then(|value| instant(&value, zone));
    let text = take_text(&mut row, &WORDS).or_else(|| {
        let mut fields = Vec::new();
        flatten(row, &mut fields);
        let parts = fields
            .into_iter()
            .map(|(name, value)| if name.is_empty() { value } else { format!("{name}: {value}") });
        Some(parts.collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
    })?;
    Some(Notice { text, at })
}

#[cfg(test)]
mod tests;
