//! What is read.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::routes::{Query, Reading};
use crate::data;
use crate::model::{Agent, Refusal, World};
use crate::settings::{Role, Settings};
use crate::wire;

/// The version, which needs no session.
pub(super) fn version(settings: &Settings) -> Value {
    wire::answer(&settings.wire, "version", data::VERSION.into())
}

/// Reads something for the agent.
pub(super) fn read(
    world: &World,
    user: &str,
    reading: &Reading,
    query: &Query,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let agent = world.agents.get(user).ok_or_else(|| Refusal::unknown("User"))?;
    let base = world.uri_base();
    let settings = &world.settings.wire;
    let subresources = query.get("subresources").unwrap_or_default();
    let answer = |name: &str, value: Value| Ok(wire::answer(settings, name, value));
    let list = |name: &str, items: Vec<Value>| Ok(collection(world, name, items, query));
    match reading {
        Reading::Version => Ok(version(&world.settings)),
        Reading::Me => answer("user", wire::user(world, agent, subresources, now)),
        Reading::MyDevices => list("devices", vec![wire::device(world, agent)]),
        Reading::MyDevice(id) if *id == agent.settings.device_id => {
            answer("device", wire::device(world, agent))
        }
        Reading::MyDevice(_) => Err(Refusal::unknown("Device")),
        Reading::MyCalls => {
            list("calls", world.live_calls(user).map(|call| wire::call(world, call, now)).collect())
        }
        Reading::MyCall(id) => {
            let call = world.live_calls(user).find(|call| call.is_named(id));
            answer("call", wire::call(world, call.ok_or_else(|| Refusal::unknown("Call"))?, now))
        }
        Reading::MyChannels => answer("channels", wire::channels(world, agent)),
        Reading::MyGroups => {
            let fits = query.get("type").is_none_or(|kind| kind == "BusinessUnit");
            list("groups", fits.then(|| wire::business_unit(base)).into_iter().collect())
        }
        Reading::AgentStates => answer("settings", wire::agent_states(world)),
        Reading::SettingsGroups => answer("settings", settings_groups(base)),
        Reading::SettingsGroup(key) => {
            let known = SETTINGS_GROUPS.iter().any(|(known, _)| known == key);
            if known { answer("settings", json!({})) } else { Err(Refusal::unknown("Settings group")) }
        }
        Reading::Groups => {
            let fits = query.get("type").is_none_or(|kind| kind == "dispositions");
            list("groups", if fits { wire::groups(world, subresources) } else { Vec::new() })
        }
        Reading::Group(id) => {
            let group = wire::group(world, id, subresources).ok_or_else(|| Refusal::unknown("Group"))?;
            answer("group", group)
        }
        Reading::GroupDispositions(id) => {
            let mut group = wire::group(world, id, "*").ok_or_else(|| Refusal::unknown("Group"))?;
            let items = group["dispositions"].as_array_mut().map(std::mem::take);
            list("dispositions", items.unwrap_or_default())
        }
        Reading::Contacts => answer("contacts", chosen(wire::contacts(world), query).into()),
        Reading::Contact(id) => {
            answer("contact", wire::contact(world, id).ok_or_else(|| Refusal::unknown("Contact"))?)
        }
        Reading::User(id) => {
            let other = someone(world, agent, id)?;
            answer("user", wire::user(world, other, subresources, now))
        }
        Reading::UserDevices(id) => {
            let other = someone(world, agent, id)?;
            list("devices", vec![wire::device(world, other)])
        }
        Reading::Queues if agent.settings.role == Role::Admin => list("queues", wire::queues(base)),
        Reading::Queues => Err(Refusal::not_permitted()),
        Reading::Services => match wire::services(world) {
            Value::Array(services) => list("services", services),
            other => answer("services", other),
        },
    }
}

/// Another user, for those who may look at others.
fn someone<'a>(world: &'a World, agent: &Agent, id: &str) -> Result<&'a Agent, Refusal> {
    if !agent.may("api-provisioning-read") {
        return Err(Refusal::feature("api-provisioning-read"));
    }
    world.agent_of_id(id).ok_or_else(|| Refusal::unknown("User"))
}

const SETTINGS_GROUPS: [(&str, &str); 5] = [
    ("general-settings", "General"),
    ("reporting", "Reporting"),
    ("agent-states", "Agent states"),
    ("voice", "Voice"),
    ("voice-operations", "Voice operations"),
];

fn settings_groups(base: &str) -> Value {
    let group = |(key, name): (&str, &str)| {
        let path = format!("/settings/{key}");
        json!({ "name": key, "displayName": name, "key": key, "uri": format!("{base}{path}"), "path": path })
    };
    SETTINGS_GROUPS.map(group).into_iter().collect()
}

/// A collection: addresses only, or what `fields` asks for.
fn collection(world: &World, name: &str, items: Vec<Value>, query: &Query) -> Value {
    let settings = &world.settings.wire;
    match query.get("fields") {
        None => {
            let uris = items.into_iter().map(|mut item| item["uri"].take()).collect();
            wire::answer(settings, "uris", uris)
        }
        Some("*") => wire::answer(settings, name, items.into()),
        Some(fields) => {
            let kept = |item: Value| -> Value {
                let Value::Object(members) = item else { return item };
                let wanted = |name: &String| fields.split(',').any(|field| field == name);
                Value::Object(members.into_iter().filter(|(name, _)| wanted(name)).collect::<Map<_, _>>())
            };
            wire::answer(settings, name, items.into_iter().map(kept).collect())
        }
    }
}

/// The contacts a query asks for.
fn chosen(contacts: Vec<Value>, query: &Query) -> Vec<Value> {
    let number_of = |contact: &Value| contact["phoneNumbers"][0]["phoneNumber"].clone();
    let one_of = |name: &str, value: &Value| {
        query.get(name).is_none_or(|list| list.split(',').any(|wanted| wanted == "*" || *value == wanted))
    };
    let pattern = query
        .get("filterName")
        .filter(|name| *name == "NamesOrPhoneNumberMatches")
        .and_then(|_| query.get("filterParameters"));
    let matches = |contact: &Value| {
        let Some(pattern) = pattern else { return true };
        let names = ["firstName", "lastName", "userName", "name"];
        let mut texts = names.iter().map(|name| contact[*name].clone()).chain([number_of(contact)]);
        texts
            .any(|text| text.as_str().is_some_and(|text| like(&text.to_lowercase(), &pattern.to_lowercase())))
    };
    let mut found: Vec<Value> = contacts
        .into_iter()
        .filter(|contact| {
            one_of("name", &contact["name"])
                && one_of("type", &contact["type"])
                && one_of("phoneNumber", &number_of(contact))
                && matches(contact)
        })
        .collect();
    if query.get("order").is_some() || query.get("sortBy").is_some() {
        found.sort_by_key(|contact| contact["name"].as_str().unwrap_or_default().to_lowercase());
        if query.get("order").is_some_and(|order| order.eq_ignore_ascii_case("descending")) {
            found.reverse();
        }
    }
    let number = |name: &str| query.get(name).and_then(|value| value.parse::<usize>().ok());
    found
        .into_iter()
        .skip(number("offset").unwrap_or(0))
        .take(number("limit").unwrap_or(usize::MAX))
        .collect()
}

/// Whether `text` is as `pattern` says, in which `*` is anything.
fn like(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => text == pattern,
        Some((start, rest)) => {
            let Some(text) = text.strip_prefix(start) else { return false };
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.into_iter().any(|at| like(&text[at..], rest))
        }
    }
}
