//! Groups, contacts, queues, skills.

use serde_json::{Value, json};

use crate::data::{self, Group};
use crate::model::World;

/// The whole tree below a group, or its own level only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Own,
    Children,
    Tree,
}

impl Depth {
    fn of(subresources: &str) -> Self {
        match subresources {
            "" => Self::Own,
            "**" => Self::Tree,
            _ => Self::Children,
        }
    }
}

pub(crate) fn groups(world: &World, subresources: &str) -> Vec<Value> {
    world.groups.iter().map(|root| written(world.uri_base(), root, None, Depth::of(subresources))).collect()
}

/// The group with this id, wherever it stands.
pub(crate) fn group(world: &World, id: &str, subresources: &str) -> Option<Value> {
    let (found, parent) = find(&world.groups, id, None)?;
    Some(written(world.uri_base(), found, parent, Depth::of(subresources)))
}

fn find<'a>(groups: &'a [Group], id: &str, parent: Option<&'a str>) -> Option<(&'a Group, Option<&'a str>)> {
    groups.iter().find_map(|group| {
        if group.id == id { Some((group, parent)) } else { find(&group.groups, id, Some(&group.id)) }
    })
}

fn written(base: &str, group: &Group, parent: Option<&str>, depth: Depth) -> Value {
    let path = format!("/groups/{}", group.id);
    let mut value = json!({
        "id": group.id,
        "name": group.name,
        "type": "dispositions",
        "contains": ["dispositions"],
        "defaultGroup": group.default,
        "uri": format!("{base}{path}"),
        "path": path,
    });
    if let Some(parent) = parent {
        value["parentUri"] = format!("{base}/groups/{parent}").into();
    }
    if depth != Depth::Own {
        let below = if depth == Depth::Tree { Depth::Tree } else { Depth::Own };
        let children = group.groups.iter().map(|child| written(base, child, Some(&group.id), below));
        value["groups"] = children.collect();
        let disposition = |(id, name, label): &(String, String, String)| {
            let path = format!("/groups/{}/dispositions/{id}", group.id);
            json!({
                "id": id,
                "name": name,
                "displayName": label,
                "uri": format!("{base}{path}"),
                "path": path,
            })
        };
        value["dispositions"] = group.dispositions.iter().map(disposition).collect();
    }
    value
}

pub(crate) fn skills(base: &str) -> Value {
    let skill = |(id, name, level): (&str, &str, &str)| {
        let path = format!("/skills/{id}");
        json!({ "id": id, "name": name, "level": level, "uri": format!("{base}{path}"), "path": path })
    };
    [("201", "Spanish", "7"), ("202", "Billing", "5")].map(skill).into_iter().collect()
}

pub(crate) fn queues(base: &str) -> Vec<Value> {
    let queue = |(id, name, number): &(&str, &str, &str)| {
        let path = format!("/queues/{id}");
        json!({
            "id": id,
            "name": name,
            "description": "",
            "channel": "voice",
            "phoneNumber": number,
            "internal": true,
            "uri": format!("{base}{path}"),
            "path": path,
        })
    };
    data::QUEUES.iter().map(queue).collect()
}

/// The directory: agents, queues, custom contacts.
pub(crate) fn contacts(world: &World) -> Vec<Value> {
    let base = world.uri_base();
    let entry = |id: &str, name: &str, kind: &str, number: &str| {
        let path = format!("/contacts/{id}");
        json!({
            "id": id,
            "name": name,
            "type": kind,
            "phoneNumbers": [{ "phoneNumber": number, "description": "", "switchName": "SIP_Switch" }],
            "uri": format!("{base}{path}"),
            "path": path,
        })
    };
    let users = world.agents.values().map(|agent| {
        let user = &agent.settings;
        let name = format!("{} {}", user.first_name, user.last_name);
        let mut value = entry(&user.id, &name, "User", &user.phone_number);
        value["userName"] = user.user_name.as_str().into();
        value["firstName"] = user.first_name.as_str().into();
        value["lastName"] = user.last_name.as_str().into();
        value["employeeId"] = format!("E-{}", user.phone_number).into();
        value
    });
    let queues = data::QUEUES.iter().map(|(id, name, number)| entry(id, name, "Queue", number));
    let custom = data::CUSTOM_CONTACTS.iter().map(|(id, name, number)| entry(id, name, "Custom", number));
    users.chain(queues).chain(custom).collect()
}

pub(crate) fn contact(world: &World, id: &str) -> Option<Value> {
    contacts(world).into_iter().find(|contact| contact["id"] == id)
}
