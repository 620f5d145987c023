//! `Group`: the vendor's queues. Its answers carry `"code":200` in the body.

use super::checks::has_permission;
use super::{Served, done};
use crate::errors::PERMISSION_DENIED;
use crate::model::Group;
use crate::wire::{Node, success};

const CODE: (&str, Node) = ("code", Node::Int(200));

/// `groupid` or `groupId`, as string or number.
fn group_id(served: &Served<'_>) -> Option<String> {
    served.params.id("groupid").or_else(|| served.params.id("groupId"))
}

fn is_in(served: &Served<'_>, group: &Group) -> Node {
    let members = group.agents.iter().filter_map(|id| served.world.agents.get(id));
    Node::list(
        members.map(|agent| {
            Node::object([("agentId", Node::from(&agent.id)), ("name", Node::from(&agent.name))])
        }),
    )
}

pub(super) fn list(served: &mut Served<'_>) -> Result<Node, u16> {
    let forward = served.params.flag("forward") == Some(true);
    if !forward && !has_permission(served.world, &served.who, "AGENT_TO_AGENT_CALL") {
        return Err(PERMISSION_DENIED);
    }
    let (wanted, quick) = (group_id(served), served.params.flag("quick") == Some(true));
    let name = served.params.text("name")?.unwrap_or_default().to_lowercase();
    let fits = |group: &&Group| {
        wanted.as_ref().is_none_or(|id| *id == group.id.to_string())
            && group.name.to_lowercase().contains(&name)
    };
    let groups: Vec<&Group> = served.world.groups.iter().filter(fits).collect();
    if wanted.is_some() && groups.is_empty() {
        return Err(1503);
    }
    let groups = groups.into_iter().map(|group| {
        let (id, name) = (("groupId", group.id.into()), ("name", Node::from(&group.name)));
        if quick {
            Node::object([id, name])
        } else {
            Node::object([id, name, ("status", group.status.into()), ("agents", is_in(served, group))])
        }
    });
    Ok(success([("response", Node::object([("groups", Node::list(groups))])), CODE]))
}

pub(super) fn add(served: &mut Served<'_>) -> Result<Node, u16> {
    let wanted = served.params.text("name")?.ok_or(1501_u16)?.to_owned();
    let taken = |name: &str| served.world.groups.iter().any(|group| group.name.eq_ignore_ascii_case(name));
    let mut name = wanted.clone();
    let mut more = 1;
    while taken(&name) {
        name = format!("{wanted}{more}");
        more += 1;
    }
    let id = served.world.groups.iter().map(|group| group.id).max().unwrap_or_default() + 1;
    served.world.groups.push(Group { id, name, status: 1, agents: Vec::new() });
    Ok(success([("groupId", id.into()), CODE]))
}

/// Returns the group that is meant.
fn chosen<'a>(served: &'a mut Served<'_>) -> Result<&'a mut Group, u16> {
    let id = group_id(served).ok_or(1502_u16)?;
    served.world.groups.iter_mut().find(|group| group.id.to_string() == id).ok_or(1503)
}

pub(super) fn update(served: &mut Served<'_>) -> Result<Node, u16> {
    group_id(served).ok_or(1502_u16)?;
    let name = served.params.text("name")?.ok_or(1501_u16)?.to_owned();
    let status = served.params.number("status")?.unwrap_or(1);
    let group = chosen(served)?;
    (group.name, group.status) = (name, status);
    Ok(success([("message", "Group updated".into()), CODE]))
}

pub(super) fn assign(served: &mut Served<'_>) -> Result<Node, u16> {
    let agents = served.params.ids("agentIds")?.unwrap_or_default();
    if agents.iter().any(|id| !served.world.agents.contains_key(id)) {
        return Err(crate::errors::NO_SUCH_AGENT);
    }
    chosen(served)?.agents = agents;
    Ok(done("Group assigned"))
}
