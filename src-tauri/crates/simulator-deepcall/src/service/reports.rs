//! `CallReport` and `overallCount`: what has been, and the totals.

use super::{Served, done};
use crate::data::DID;
use crate::errors::{INVALID_PARAMETERS, NO_DATA, NOT_LOGGED_IN};
use crate::model::{Call, CallKind, CallState, Export, World};
use crate::wire::{Node, clock_time, data, row};

/// The access token that recordings are played with.
const ACCESS: &str = "recording-access";

/// The calls that pass the filters, newest first.
fn filtered<'a>(served: &'a Served<'_>) -> Result<Vec<&'a Call>, u16> {
    let params = served.params;
    let (from, until) = (params.text("startDate")?, params.text("endDate")?);
    let (kind, agent) = (params.text("cType")?, params.id("agentId"));
    let least = params.number("minDuration")?.unwrap_or_default();
    let fits = |call: &&Call| {
        let started = clock_time(call.started, served.zone);
        !call.is_live()
            && from.is_none_or(|from| started.as_str() >= from)
            // A day alone means all of it.
            && until.is_none_or(|until| started.as_str() <= until || started.starts_with(until))
            && kind.is_none_or(|kind| kind == call.kind.word())
            && agent.as_deref().is_none_or(|agent| call.agent() == Some(agent))
            && call.talked_s(served.now) >= least
    };
    Ok(served.world.calls.iter().rev().filter(fits).collect())
}

fn rows(served: &Served<'_>, masked: bool) -> Result<Node, u16> {
    let calls = filtered(served)?;
    let rows = calls.into_iter().map(|call| row(served.world, call, served.zone, masked));
    Ok(data(Node::list(rows)))
}

pub(super) fn list(served: &mut Served<'_>) -> Result<Node, u16> {
    rows(served, false)
}

pub(super) fn masked_list(served: &mut Served<'_>) -> Result<Node, u16> {
    rows(served, true)
}

pub(super) fn count(served: &mut Served<'_>) -> Result<Node, u16> {
    Ok(data(Node::object([("count", Node::count(filtered(served)?.len()))])))
}

pub(super) fn detail(served: &mut Served<'_>) -> Result<Node, u16> {
    let kinds = served.params.ids("rType")?.unwrap_or_default();
    let call = served.world.call(served.params.needed("clId")?).ok_or(NO_DATA)?;
    let Node::Object(mut members) = row(served.world, call, served.zone, false) else { return Err(NO_DATA) };
    if kinds.iter().any(|kind| kind == "rcrd") {
        let recorded = call.bridged_at().map(|_| {
            let path = format!("{ACCESS}*{}*{}.wav", served.world.settings.account.user_id, call.id);
            Node::object([("ndId", Node::from("#3")), ("rcrd", path.into())])
        });
        members.push(("rcrdAr".to_owned(), Node::list(recorded)));
    }
    Ok(data(Node::Object(members)))
}

/// Returns the audio at an address below the recordings, if the token in it is good.
pub(super) fn recording(world: &World, rest: &str) -> Option<Vec<u8>> {
    let (token, path) = rest.split_once('/')?;
    let call = path.rsplit('/').next()?.strip_suffix(".wav")?;
    let talked = world.call(call)?.bridged_at().is_some();
    (token == ACCESS && talked).then(silence)
}

/// A tenth of a second of silence: 8,000 samples a second, 8 bits, one channel.
fn silence() -> Vec<u8> {
    let samples = [0x80_u8; 800];
    let mut wav = b"RIFF\x44\x03\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00".to_vec();
    wav.extend_from_slice(b"\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x20\x03\x00\x00");
    wav.extend_from_slice(&samples);
    wav
}

pub(super) fn export(served: &mut Served<'_>) -> Result<Node, u16> {
    let title = served.params.text("title")?.unwrap_or("Call report").to_owned();
    let id = i64::try_from(served.world.exports.len()).unwrap_or_default() + 1;
    served.world.exports.push(Export { id, title });
    Ok(data(Node::object([("requestId", id.into())])))
}

/// Returns the export that `requestId` names.
fn requested<'a>(served: &'a mut Served<'_>) -> Result<&'a mut Export, u16> {
    let id = served.params.number("requestId")?.ok_or(INVALID_PARAMETERS)?;
    served.world.exports.iter_mut().find(|export| export.id == id).ok_or(NO_DATA)
}

pub(super) fn change_title(served: &mut Served<'_>) -> Result<Node, u16> {
    let title = served.params.needed("title")?.to_owned();
    requested(served)?.title = title;
    Ok(done("Title changed"))
}

pub(super) fn pdf(served: &mut Served<'_>) -> Result<Node, u16> {
    let export = requested(served)?;
    let (id, title) = (export.id, export.title.clone());
    let file = format!("report-{id}.pdf");
    Ok(data(Node::object([("requestId", id.into()), ("title", title.into()), ("file", file.into())])))
}

pub(super) fn counters(served: &mut Served<'_>) -> Result<Node, u16> {
    let agent = served.own().and_then(|id| served.world.agents.get(id));
    if agent.is_some_and(|agent| !agent.logged_in) {
        return Err(NOT_LOGGED_IN);
    }
    served.params.object("filter")?;
    let calls = &served.world.calls;
    let number_of = |fits: fn(&Call) -> bool| Node::count(calls.iter().filter(|call| fits(call)).count());
    Ok(data(Node::object([
        ("LCT", number_of(Call::is_live)),
        ("RCMPID", number_of(|call| call.state == CallState::Bridged)),
        ("DID", Node::object([(DID, number_of(|call| call.kind == CallKind::Ibd))])),
        ("DTMF", Node::Int(0)),
        ("transferred", Node::Int(0)),
        ("ghost", Node::Int(0)),
        ("missed", number_of(|call| !call.is_live() && call.bridged_at().is_none())),
    ])))
}
