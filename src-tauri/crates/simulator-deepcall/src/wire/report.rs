//! What is told of a finished call.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Node;
use crate::data;
use crate::model::{Call, CallKind, Leg, Party, World};

/// `YYYY-MM-DD HH:MM:SS`, without a word about the zone.
pub(crate) fn clock_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn group_of<'a>(world: &'a World, call: &Call) -> Option<&'a crate::model::Group> {
    let agent = call.agent()?;
    world.groups.iter().find(|group| group.agents.iter().any(|id| id == agent))
}

/// The number of an id made of digits.
fn id_number(id: Option<&str>) -> Node {
    id.and_then(|id| id.parse::<i64>().ok()).into()
}

/// A row of the call list.
pub(crate) fn row(world: &World, call: &Call, zone: &TimeZone, masked: bool) -> Node {
    let number = call.customer().map(|number| if masked { masked_number(number) } else { number.to_owned() });
    let end = call.ended.unwrap_or(call.started);
    Node::object([
        ("callId", Node::from(&call.id)),
        ("cType", call.kind.word().into()),
        ("callStatus", call.status.into()),
        ("cNumber", number.into()),
        ("masterAgent", id_number(call.agent())),
        ("masterGroupId", group_of(world, call).map(|group| group.id).into()),
        ("ivrSTime", clock_time(call.started, zone).into()),
        ("ivrETime", clock_time(end, zone).into()),
        ("ivrDuration", end.duration_since(call.started).as_secs().into()),
        ("talkDuration", call.talked_s(end).into()),
        ("callDisposition", call.disposition.as_ref().into()),
        ("callBack", call.call_back.as_ref().into()),
    ])
}

fn masked_number(number: &str) -> String {
    let shown = number.len().saturating_sub(4);
    format!("{}{}", "X".repeat(shown), &number[shown..])
}

/// The push report of a call.
pub(crate) fn report(world: &World, call: &Call, zone: &TimeZone) -> Node {
    let time = |at: Option<Timestamp>| Node::from(at.map(|at| clock_time(at, zone)));
    let end = call.ended.unwrap_or(call.started);
    let inbound = call.kind == CallKind::Ibd;
    let agent = call.leg(Party::Agent);
    let customer = call.leg(Party::Customer);
    let phone = |leg: &Leg| {
        let answered = leg.answered_at.and_then(|_| leg.target());
        answered.map(|target| target.number.clone())
    };
    let seconds_from = |at: Option<Timestamp>| at.map_or(0, |at| end.duration_since(at).as_secs());
    let answered_first = [&call.first, &call.second].into_iter().find_map(phone);
    let hung_up = match call.hung_up_by {
        None => 0,
        Some(Party::Agent) => 1,
        Some(Party::Customer) => 2,
    };
    let mut members = vec![
        ("callId", Node::from(&call.id)),
        ("callStatus", call.status.into()),
        ("cType", call.kind.word().into()),
        ("DID", inbound.then_some(data::DID).into()),
        ("campId", Node::Int(if inbound { 0 } else { -1 })),
        ("ivrSTime", clock_time(call.started, zone).into()),
        ("ivrETime", clock_time(end, zone).into()),
        ("ivrDuration", end.duration_since(call.started).as_secs().into()),
        ("userId", Node::from(&world.settings.account.user_id)),
        ("cNumber", call.customer().into()),
        ("masterNumCTC", phone(&call.first).filter(|_| !inbound).into()),
        ("masterAgent", id_number(call.agent().filter(|_| agent.answered_at.is_some()))),
        ("masterAgentNumber", phone(agent).into()),
        ("masterGroupId", group_of(world, call).map(|group| group.id).into()),
        ("firstAttended", answered_first.into()),
        ("firstAnswerTime", time(call.first.answered_at)),
        ("lastHangupTime", time(call.ended)),
        ("talkDuration", call.talked_s(end).into()),
        ("agentOnCallDuration", seconds_from(agent.answered_at).into()),
        ("custAnswerSTime", time(customer.answered_at)),
        ("custAnswerETime", time(customer.answered_at.map(|_| end))),
        ("custAnswerDuration", seconds_from(customer.answered_at).into()),
        ("totalHoldDuration", Node::Int(0)),
        ("HangupBySourceDetected", Node::Int(hung_up)),
        ("recordings", Node::list(recording(call, zone))),
        ("nHDetail", Node::list([leg(call, &call.first, 1, zone), leg(call, &call.second, 2, zone)])),
        ("callDisposition", call.disposition.as_ref().into()),
        ("callBack", call.call_back.as_ref().into()),
    ];
    if !inbound {
        let user = ("userId".to_owned(), Node::from(&world.settings.account.user_id));
        let asked = call.asked.iter().map(|(name, value)| (name.clone(), Node::from(value)));
        members.push(("api_para", Node::Object(std::iter::once(user).chain(asked).collect())));
    }
    Node::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn recording(call: &Call, zone: &TimeZone) -> Option<Node> {
    let since = call.bridged_at()?;
    Some(Node::object([
        ("nodeid", Node::from("#3")),
        ("visitId", Node::from("1")),
        ("file", format!("{}.wav", call.id).into()),
        ("time", clock_time(since, zone).into()),
    ]))
}

fn leg(call: &Call, leg: &Leg, place: i64, zone: &TimeZone) -> Node {
    let time = |at: Option<Timestamp>| Node::from(at.map(|at| clock_time(at, zone)));
    let end = call.ended.unwrap_or(call.started);
    let status = if leg.answered_at.is_some() { "answered" } else { "unanswered" };
    let rang = leg.rang_at.map_or(0, |at| leg.answered_at.unwrap_or(end).duration_since(at).as_secs());
    let answered = leg.answered_at.map_or(0, |at| end.duration_since(at).as_secs());
    Node::object([
        ("number", leg.target().map(|target| &target.number).into()),
        ("status", status.into()),
        ("nodeId", format!("#{place}").into()),
        ("visitId", Node::from("1")),
        ("totalRingDuration", rang.into()),
        ("totalHoldDuration", Node::Int(0)),
        ("talkDuration", call.talked_s(end).into()),
        ("talkSTime", time(call.bridged_at())),
        ("talkETime", time(call.bridged_at().map(|_| end))),
        ("answerSTime", time(leg.answered_at)),
        ("answerETime", time(leg.answered_at.map(|_| end))),
        ("answerDuration", answered.into()),
    ])
}
