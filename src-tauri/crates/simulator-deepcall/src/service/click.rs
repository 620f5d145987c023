//! Click to call: parameters in the query string, on any verb.

use std::time::Duration;

use super::Served;
use crate::errors::{INVALID_PARAMETERS, NO_SUCH_AGENT};
use crate::model::{CallKind, Leg, NewCall, Party, Target, number};
use crate::settings::CallIdMember;
use crate::wire::{Node, data, success};

/// The longest time one phone rings, in seconds.
const MOST_RING: i64 = 50;
const USUAL_RING: i64 = 30;

/// How many values one parameter takes.
const MOST_VALUES: usize = 5;

pub(super) fn version_2(served: &mut Served<'_>) -> Result<Node, u16> {
    let limit = served.params.number("timeLimit")?.map(seconds).transpose()?;
    let hang_up = served.params.flag("timeLimitHangup").unwrap_or(true);
    let first = leg(served, Party::Agent, ["from", "fromType", "fromStrategy", "fromRingTime"])?;
    let second = leg(served, Party::Customer, ["to", "toType", "toStrategy", "toRingTime"])?;
    let is_agents = |leg: &Leg| leg.targets.iter().any(|target| target.agent.is_some());
    let (mut first, mut second) = (first, second);
    if !is_agents(&first) && is_agents(&second) {
        (first.party, second.party) = (Party::Customer, Party::Agent);
    }
    let said = |name: &str, otherwise: &str| {
        let text = served.params.filled(name).unwrap_or(otherwise);
        (name.to_owned(), text.to_owned())
    };
    let asked = vec![said("fromType", "Number"), said("from", ""), said("toType", "Number"), said("to", "")];
    let limit = limit.filter(|_| hang_up);
    requested(served, NewCall { kind: CallKind::Ctc, first, second, limit, asked })
}

pub(super) fn version_3(served: &mut Served<'_>) -> Result<Node, u16> {
    let agent_type = served.params.filled("agentType").unwrap_or("agent_number");
    let lines = ["customerCLI", "agentCLI", "fromCLI"].map(|name| served.params.filled(name));
    let bad_line = lines.into_iter().flatten().any(|line| number(line).is_none());
    let customer = served.params.filled("customer").and_then(number).ok_or(INVALID_PARAMETERS)?;
    let phone = served.params.filled("agent_number").and_then(number).ok_or(INVALID_PARAMETERS)?;
    if agent_type != "agent_number" || bad_line {
        return Err(INVALID_PARAMETERS);
    }
    let agent_first = match served.params.filled("callFirst") {
        Some("agent") | None => true,
        Some("customer") => false,
        Some(_) => return Err(INVALID_PARAMETERS),
    };
    let agent = served.world.agent_with(&phone).map(|agent| agent.id.clone());
    let agent = Leg::new(Party::Agent, vec![Target { number: phone, agent }]);
    let customer = Leg::new(Party::Customer, vec![Target { number: customer, agent: None }]);
    let (first, second) = if agent_first { (agent, customer) } else { (customer, agent) };
    let called = |leg: &Leg| leg.target().map(|target| target.number.clone()).unwrap_or_default();
    let asked = vec![
        ("fromType".to_owned(), "Number".to_owned()),
        ("from".to_owned(), called(&first)),
        ("toType".to_owned(), "Number".to_owned()),
        ("to".to_owned(), called(&second)),
    ];
    requested(served, NewCall { kind: CallKind::Ctc, first, second, limit: None, asked })
}

fn seconds(number: i64) -> Result<Duration, u16> {
    u64::try_from(number).map(Duration::from_secs).map_err(|_| INVALID_PARAMETERS)
}

/// Reads one leg from the parameters with these names: value, type, strategy, ring time.
fn leg(served: &Served<'_>, party: Party, names: [&str; 4]) -> Result<Leg, u16> {
    let [value, kind, strategy, ring] = names;
    let values: Vec<&str> = served.params.needed(value)?.split(',').collect();
    let kind = served.params.filled(kind).unwrap_or("Number");
    if values.len() > if kind == "Group" { 1 } else { MOST_VALUES } {
        return Err(INVALID_PARAMETERS);
    }
    let mut targets = Vec::new();
    for value in values {
        targets.extend(match kind {
            "Number" => vec![by_number(served, value)?],
            "Agent" => vec![by_agent(served, value)?],
            "Group" => by_group(served, value)?,
            _ => return Err(INVALID_PARAMETERS),
        });
    }
    let mut leg = Leg::new(party, targets);
    leg.all_at_once = match served.params.filled(strategy) {
        Some("ONE_BY_ONE") | None => false,
        Some("TO_ALL") => true,
        Some(_) => return Err(INVALID_PARAMETERS),
    };
    let ring = served.params.number(ring)?.unwrap_or(USUAL_RING);
    leg.ring = seconds(ring.min(MOST_RING))
        .and_then(|ring| if ring.is_zero() { Err(INVALID_PARAMETERS) } else { Ok(ring) })?;
    Ok(leg)
}

fn by_number(served: &Served<'_>, value: &str) -> Result<Target, u16> {
    let number = number(value).ok_or(INVALID_PARAMETERS)?;
    let agent = served.world.agent_with(&number).map(|agent| agent.id.clone());
    Ok(Target { number, agent })
}

fn by_agent(served: &Served<'_>, value: &str) -> Result<Target, u16> {
    let agent = served.world.agents.get(value).ok_or(NO_SUCH_AGENT)?;
    Ok(Target { number: agent.number.clone(), agent: Some(agent.id.clone()) })
}

fn by_group(served: &Served<'_>, value: &str) -> Result<Vec<Target>, u16> {
    let group = served.world.groups.iter().find(|group| group.id.to_string() == value);
    let agents = &group.ok_or(INVALID_PARAMETERS)?.agents;
    let targets: Vec<Target> = agents.iter().filter_map(|id| by_agent(served, id).ok()).collect();
    if targets.is_empty() { Err(INVALID_PARAMETERS) } else { Ok(targets) }
}

fn requested(served: &mut Served<'_>, new: NewCall) -> Result<Node, u16> {
    let id = served.world.begin(served.now, new);
    if let Some(call) = served.world.call(&id) {
        served.user = call.agent().map(str::to_owned);
        served.phone = call.customer().map(str::to_owned);
    }
    served.call = Some(id.clone());
    let id = Node::from(id);
    Ok(match served.world.settings.wire.call_id {
        CallIdMember::CallId => success([("callId", id)]),
        CallIdMember::SnakeCase => success([("call_id", id)]),
        CallIdMember::Id => success([("id", id)]),
        CallIdMember::InData => data(Node::object([("callId", id)])),
        CallIdMember::Absent => success([]),
    })
}
