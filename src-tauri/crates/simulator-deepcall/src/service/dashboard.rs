//! `agentDashboard`: a customer's calls and data, notes, own counters.

use super::Served;
use super::directory::fields;
use crate::errors::INVALID_PARAMETERS;
use crate::model::{Call, Note, number};
use crate::wire::{Node, clock_time, data};

/// The standard fields of a contact.
const STANDARD: [&str; 3] = ["name", "email", "company"];

pub(super) fn counters(served: &mut Served<'_>) -> Result<Node, u16> {
    let own = served.own();
    let mine = |call: &&Call| own.is_none_or(|id| call.agent() == Some(id));
    let calls: Vec<&Call> = served.world.calls.iter().filter(mine).filter(|call| !call.is_live()).collect();
    let answered = calls.iter().filter(|call| call.bridged_at().is_some()).count();
    let talked: i64 = calls.iter().map(|call| call.talked_s(served.now)).sum();
    Ok(data(Node::object([
        ("loginType", "web".into()),
        ("totalCalls", Node::count(calls.len())),
        ("answeredCalls", Node::count(answered)),
        ("missedCalls", Node::count(calls.len() - answered)),
        ("talkDuration", talked.into()),
        ("campaign", Node::object([("active", Node::Int(0)), ("pending", Node::Int(0))])),
    ])))
}

/// Returns the caller of the request, who has to be known.
fn caller(served: &mut Served<'_>) -> Result<String, u16> {
    let number = number(served.params.needed("callerNumber")?).ok_or(INVALID_PARAMETERS)?;
    served.phone = Some(number.clone());
    if served.world.knows(&number) { Ok(number) } else { Err(INVALID_PARAMETERS) }
}

pub(super) fn recent_calls(served: &mut Served<'_>) -> Result<Node, u16> {
    let caller = caller(served)?;
    let with = |call: &&Call| !call.is_live() && call.customer() == Some(&caller);
    let rows = served.world.calls.iter().rev().filter(with).map(|call| {
        let status = if call.bridged_at().is_some() { "answered" } else { "missed" };
        Node::object([
            ("callId", Node::from(&call.id)),
            ("callType", call.kind.word().into()),
            ("duration", call.talked_s(served.now).into()),
            ("status", status.into()),
            ("time", clock_time(call.started, served.zone).into()),
        ])
    });
    Ok(data(Node::list(rows)))
}

pub(super) fn contact_info(served: &mut Served<'_>) -> Result<Node, u16> {
    let caller = caller(served)?;
    let field = served.params.text("field")?;
    let contact = served.world.contacts.get(&caller).cloned().unwrap_or_default();
    let chosen: Vec<&str> = match field {
        None => STANDARD.to_vec(),
        Some(field) => field.split(',').map(str::trim).collect(),
    };
    Ok(data(fields(&caller, &contact, &chosen)))
}

pub(super) fn notes_add(served: &mut Served<'_>) -> Result<Node, u16> {
    let content = served.params.needed("content")?.to_owned();
    let call = served.params.needed("callId")?.to_owned();
    served.call = Some(call.clone());
    let caller = caller(served)?;
    if served.world.call(&call).is_none() {
        return Err(INVALID_PARAMETERS);
    }
    let user = served.own().map(str::to_owned);
    served.world.notes.push(Note { at: served.now, user, call, number: caller, content });
    let id = served.world.notes.len();
    Ok(data(Node::object([("noteId", Node::count(id))])))
}
