//! `agentProfile`: the agent's own states.

use std::time::Duration;

use super::Served;
use crate::errors::INVALID_PARAMETERS;
use crate::model::Break;
use crate::settings::{BreakDetail, CurrentDuration, NoSpelling, TimeUnit};
use crate::wire::{Node, data};

/// How far back notifications reach, without and with `ref`.
const RECENT: Duration = Duration::from_secs(600);
const DAY: Duration = Duration::from_secs(86_400);

pub(super) fn on_break(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.own().unwrap_or_default().to_owned();
    let wire = &served.world.settings.wire;
    let on_break = served.world.agents.get(&id).and_then(|agent| agent.on_break.as_ref());
    let mut members = Vec::new();
    match on_break {
        None if wire.not_on_break == NoSpelling::Error => return Err(1502),
        None => members.extend([("on_break", Node::Int(0)), ("breakDetail", Node::Object(Vec::new()))]),
        Some(on_break) => {
            members.push(("on_break", Node::Int(1)));
            members.extend(detail(wire.break_detail, on_break).map(|detail| ("breakDetail", detail)));
        }
    }
    members.push(("agent_id", id.into()));
    members.push(("user_id", Node::from(&served.world.settings.account.user_id)));
    Ok(data(Node::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())))
}

fn detail(shape: BreakDetail, on_break: &Break) -> Option<Node> {
    match shape {
        BreakDetail::Filled => Some(Node::object([
            ("break_id", Node::from(&on_break.id)),
            ("break_name", Node::from(&on_break.name)),
            ("start_time", on_break.since.as_second().into()),
        ])),
        BreakDetail::Empty => Some(Node::Object(Vec::new())),
        BreakDetail::Null => Some(Node::Null),
        BreakDetail::Absent => None,
        BreakDetail::Text => Some(Node::from(&on_break.name)),
    }
}

pub(super) fn ping(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.own().unwrap_or_default().to_owned();
    let mic_perm = served.params.value("mic_perm").cloned().unwrap_or_default();
    served.world.beat(served.now, &id, mic_perm);
    Ok(crate::wire::success([]))
}

pub(super) fn wrap_up(served: &mut Served<'_>) -> Result<Node, u16> {
    let wire = &served.world.settings.wire;
    let agent = served.own().and_then(|id| served.world.agents.get(id));
    let Some(wrap_up) = agent.and_then(|agent| agent.wrap_up_at(served.now)) else {
        return match wire.not_in_wrap_up {
            NoSpelling::Error => Err(1504),
            NoSpelling::SuccessZero => Ok(data(Node::object([("response", Node::Int(0))]))),
        };
    };
    let end = match wire.wrap_end {
        TimeUnit::Seconds => wrap_up.until.as_second(),
        TimeUnit::Milliseconds => wrap_up.until.as_millisecond(),
    };
    let duration = match wire.current_duration {
        CurrentDuration::Remaining => wrap_up.until.as_second() - served.now.as_second(),
        CurrentDuration::Elapsed => served.now.as_second() - wrap_up.since.as_second(),
    };
    Ok(data(Node::object([
        ("response", Node::Int(1)),
        ("wrapETime", end.into()),
        ("currentDuration", duration.into()),
        ("callId", Node::from(&wrap_up.call)),
        ("cNumber", Node::from(&wrap_up.number)),
    ])))
}

pub(super) fn tags(served: &mut Served<'_>) -> Result<Node, u16> {
    let span = if served.params.value("ref").is_some() { DAY } else { RECENT };
    let since = served.now.checked_sub(span).map_err(|_| INVALID_PARAMETERS)?;
    let own = served.own();
    let agents = served.world.agents.values().filter(|agent| own.is_none_or(|id| agent.id == id));
    let mut tags: Vec<_> = agents.flat_map(|agent| &agent.tags).filter(|tag| tag.at >= since).collect();
    tags.sort_by_key(|tag| std::cmp::Reverse(tag.at));
    let tags = tags.into_iter().map(|tag| {
        Node::object([
            ("type", tag.kind.into()),
            ("icon", Node::from(if tag.kind == "notice" { "bell" } else { "phone" })),
            ("text", Node::from(&tag.text)),
            ("time", tag.at.as_second().into()),
            ("callId", tag.call.as_ref().into()),
            ("action", tag.call.as_ref().map(|call| action(call)).into()),
        ])
    });
    Ok(data(Node::list(tags)))
}

fn action(call: &str) -> Node {
    Node::object([("name", Node::from("open_call")), ("value", call.into())])
}
