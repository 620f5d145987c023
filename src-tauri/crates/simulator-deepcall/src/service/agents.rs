//! `Agent` and its newer face, `Employee`.

use super::{Served, done};
use crate::errors::{INVALID_PARAMETERS, NO_SUCH_AGENT};
use crate::model::{Agent, AgentState, World, number};
use crate::settings::AgentSettings;
use crate::wire::{Node, data};

/// The words of `Agent/live`.
const STATES: [AgentState; 6] = [
    AgentState::Offline,
    AgentState::Idle,
    AgentState::Ringing,
    AgentState::OnCall,
    AgentState::WrapUp,
    AgentState::Break,
];

fn groups_of(world: &World, agent: &Agent) -> Node {
    let groups = world.groups.iter().filter(|group| group.agents.contains(&agent.id));
    Node::list(
        groups.map(|group| {
            Node::object([("groupId", Node::from(group.id)), ("name", Node::from(&group.name))])
        }),
    )
}

fn described(world: &World, agent: &Agent) -> Node {
    Node::object([
        ("agentId", Node::from(&agent.id)),
        ("name", Node::from(&agent.name)),
        ("mobile", Node::from(&agent.number)),
        ("email", agent.email.as_ref().into()),
        ("status", Node::Int(i64::from(agent.logged_in))),
        ("cad", agent.cad.into()),
        ("groups", groups_of(world, agent)),
    ])
}

pub(super) fn list(served: &mut Served<'_>) -> Result<Node, u16> {
    let name = served.params.text("name")?.unwrap_or_default().to_lowercase();
    let group = served.params.id("group").or_else(|| served.params.id("groupId"));
    let status = served.params.id("status");
    let word = |state: &AgentState| status.as_deref() == Some(state.word());
    let state = STATES.into_iter().find(word);
    if status.is_some() && state.is_none() {
        return Err(1502);
    }
    let in_group = |agent: &Agent, wanted: &str| {
        let groups = served.world.groups.iter().filter(|group| group.agents.contains(&agent.id));
        groups.into_iter().any(|group| group.id.to_string() == wanted)
    };
    let fits = |agent: &&Agent| {
        agent.name.to_lowercase().contains(&name)
            && group.as_ref().is_none_or(|wanted| in_group(agent, wanted))
            && state.is_none_or(|state| served.world.state_of(agent, served.now) == state)
    };
    let agents = served.world.agents.values().filter(fits).map(|agent| described(served.world, agent));
    Ok(data(Node::list(agents)))
}

pub(super) fn live(served: &mut Served<'_>) -> Result<Node, u16> {
    let rows = served.world.agents.values().map(|agent| {
        let last = agent.beats.last();
        let call = served.world.live_call_of(&agent.id);
        Node::object([
            ("agentId", Node::from(&agent.id)),
            ("name", Node::from(&agent.name)),
            ("status", served.world.state_of(agent, served.now).word().into()),
            ("since", agent.since().map(jiff::Timestamp::as_second).into()),
            ("ping_time", last.map(|beat| beat.at.as_second()).into()),
            ("mic_perm", last.map_or(Node::Null, |beat| Node::from(&beat.mic_perm))),
            ("callId", call.map(|call| &call.id).into()),
            ("cNumber", call.and_then(|call| call.customer()).into()),
        ])
    });
    Ok(data(Node::list(rows)))
}

pub(super) fn time_line(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.params.id("agentId").or_else(|| served.own().map(str::to_owned));
    let id = id.ok_or(INVALID_PARAMETERS)?;
    let agent = served.world.agents.get(&id).ok_or(1507_u16)?;
    let from = served.params.number("startTime")?.unwrap_or(i64::MIN);
    let until = served.params.number("endTime")?.unwrap_or(i64::MAX);
    let ends = agent.history.iter().skip(1).map(|(at, _)| at.as_second());
    let ends = ends.chain([served.now.as_second()]);
    let rows = agent.history.iter().zip(ends).map(|((at, state), end)| (at.as_second(), *state, end));
    let rows = rows.filter(|(start, _, end)| *end >= from && *start <= until);
    Ok(data(Node::list(rows.map(|(start, state, end)| {
        Node::object([
            ("agentId", Node::from(&id)),
            ("status", state.word().into()),
            ("start_time", start.into()),
            ("end_time", end.into()),
            ("duration", (end - start).into()),
        ])
    }))))
}

/// A name, if there is one; digits make it none.
fn name<'a>(served: &'a Served<'_>) -> Result<Option<&'a str>, u16> {
    let name = served.params.text("name")?;
    if name.is_some_and(|name| name.chars().any(|c| c.is_ascii_digit())) { Err(1515) } else { Ok(name) }
}

fn mobile(served: &Served<'_>) -> Result<Option<String>, u16> {
    served.params.id("mobile").map(|mobile| number(&mobile).ok_or(1514)).transpose()
}

/// An email no other agent has.
fn email(served: &Served<'_>, own: Option<&str>) -> Result<Option<String>, u16> {
    let email = served.params.text("email")?.map(str::to_owned);
    let others = served.world.agents.values().filter(|agent| Some(agent.id.as_str()) != own);
    let taken = email.is_some() && others.into_iter().any(|agent| agent.email == email);
    if taken { Err(1512) } else { Ok(email) }
}

pub(super) fn create(served: &mut Served<'_>) -> Result<Node, u16> {
    let name = name(served)?.ok_or(1515_u16)?.to_owned();
    let number = mobile(served)?.ok_or(1514_u16)?;
    let email = email(served, None)?;
    let ids = served.world.agents.keys().filter_map(|id| id.parse::<u64>().ok());
    let id = (ids.max().unwrap_or_default() + 1).to_string();
    let settings = AgentSettings { id: id.clone(), name, number, ssid: String::new(), logged_in: false };
    let mut agent = Agent::new(&settings, served.now);
    agent.email = email;
    served.world.agents.insert(id.clone(), agent);
    served.user = Some(id.clone());
    Ok(data(Node::object([("agentId", id.into())])))
}

pub(super) fn update(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.params.id("agentId").ok_or(1507_u16)?;
    let known = ["agentId", "name", "mobile", "email"];
    if served.params.names().any(|name| !known.contains(&name)) {
        return Err(1521);
    }
    let (name, mobile) = (name(served)?.map(str::to_owned), mobile(served)?);
    let email = email(served, Some(&id))?;
    served.user = Some(id.clone());
    let agent = served.world.agents.get_mut(&id).ok_or(1507_u16)?;
    agent.name = name.unwrap_or_else(|| agent.name.clone());
    agent.number = mobile.unwrap_or_else(|| agent.number.clone());
    agent.email = email.or_else(|| agent.email.clone());
    Ok(done("Employee updated"))
}

pub(super) fn profile(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.params.id("agentId").or_else(|| served.own().map(str::to_owned));
    let agent = id.and_then(|id| served.world.agents.get(&id)).ok_or(NO_SUCH_AGENT)?;
    Ok(data(described(served.world, agent)))
}

pub(super) fn map_to_groups(served: &mut Served<'_>) -> Result<Node, u16> {
    let id = served.params.id("agentId").ok_or(1507_u16)?;
    let wanted = served.params.ids("groupIds")?.ok_or(1505_u16)?;
    if !served.world.agents.contains_key(&id) {
        return Err(1507);
    }
    let exists = |wanted: &String| served.world.groups.iter().any(|group| group.id.to_string() == *wanted);
    if !wanted.iter().all(exists) {
        return Err(1505);
    }
    served.user = Some(id.clone());
    for group in &mut served.world.groups {
        group.agents.retain(|agent| *agent != id);
        if wanted.contains(&group.id.to_string()) {
            group.agents.push(id.clone());
        }
    }
    Ok(done("Group mapping updated"))
}

pub(super) fn set_cad(served: &mut Served<'_>) -> Result<Node, u16> {
    change_cad(served, true)
}

pub(super) fn unset_cad(served: &mut Served<'_>) -> Result<Node, u16> {
    change_cad(served, false)
}

fn change_cad(served: &mut Served<'_>, cad: bool) -> Result<Node, u16> {
    let ids = served.params.ids("agentIds")?.filter(|ids| !ids.is_empty()).ok_or(INVALID_PARAMETERS)?;
    if ids.iter().any(|id| !served.world.agents.contains_key(id)) {
        return Err(1507);
    }
    for id in &ids {
        if let Some(agent) = served.world.agents.get_mut(id) {
            agent.cad = cad;
        }
    }
    Ok(done(if cad { "CAD set" } else { "CAD unset" }))
}
