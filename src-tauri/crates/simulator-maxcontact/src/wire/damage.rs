use super::{Document, Members, Node, Object};
use ringside_simulator_kit::Fault;

/// Members that identify things; what goes missing when nothing else is asked for.
const IDENTITIES: [&str; 7] = ["CallId", "CallStartTime", "Code", "ID", "CampaignID", "LeadId", "TokenKey"];

/// No list is blown up beyond this, whatever is asked for.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Damages the meaning of an answer as `fault` says; faults of its bytes are done elsewhere.
pub(crate) fn damage(document: &mut Document, fault: &Fault) {
    match fault {
        Fault::WrongTypes => document.members.iter_mut().for_each(|(_, value)| twist(value)),
        Fault::MissingMembers { members } => {
            let chosen: Vec<&str> = members.iter().map(String::as_str).collect();
            let names = if chosen.is_empty() { &IDENTITIES[..] } else { &chosen[..] };
            lose(&mut document.members, names);
        }
        Fault::UnknownWords { members } => replace_words(&mut document.members, members),
        Fault::ExtraMembers => add_members(&mut document.members),
        Fault::LargeList { bytes } => swell(document, (*bytes).min(MOST_BYTES)),
        _ => {}
    }
}

fn twist(value: &mut Node) {
    match value {
        Node::Int(_) | Node::Enum(..) => *value = Node::text("n/a"),
        Node::Bool(value_was) => *value = Node::Int(if *value_was { 7 } else { 8 }),
        Node::Text(_) => *value = Node::Int(13),
        Node::Date(_) => *value = Node::text("yesterday"),
        Node::Object(object) => object.members.iter_mut().for_each(|(_, value)| twist(value)),
        Node::List(list) => list.items.iter_mut().for_each(twist),
        Node::Map(members) => members.iter_mut().for_each(|(_, value)| twist(value)),
        Node::Null => {}
    }
}

fn lose(members: &mut Members, names: &[&str]) {
    members.retain(|(name, _)| !names.contains(&name.as_str()));
    for (_, value) in members {
        lose_inside(value, names);
    }
}

fn lose_inside(value: &mut Node, names: &[&str]) {
    match value {
        Node::Object(object) => lose(&mut object.members, names),
        Node::List(list) => list.items.iter_mut().for_each(|item| lose_inside(item, names)),
        Node::Map(members) => members.iter_mut().for_each(|(_, value)| lose_inside(value, names)),
        Node::Null | Node::Bool(_) | Node::Int(_) | Node::Text(_) | Node::Date(_) | Node::Enum(..) => {}
    }
}

fn replace_words(members: &mut [(String, Node)], names: &[String]) {
    for (name, value) in members {
        match value {
            Node::Int(_) | Node::Enum(..) if names.contains(name) => *value = Node::Enum(98_765, "Unheard"),
            Node::Text(_) if names.contains(name) => *value = Node::text("Unheard"),
            other => inside(other, &mut |members| replace_words(members, names)),
        }
    }
}

fn add_members(members: &mut Members) {
    for (_, value) in members.iter_mut() {
        inside(value, &mut add_members);
    }
    members.push(("Unheard".to_owned(), Node::object("Unheard", [("Of", Node::Int(1)), ("In", Node::Null)])));
}

/// Does something to the members of every object nearest below.
fn inside(value: &mut Node, change: &mut dyn FnMut(&mut Members)) {
    match value {
        Node::Object(object) => change(&mut object.members),
        Node::List(list) => list.items.iter_mut().for_each(|item| inside(item, change)),
        Node::Map(members) => members.iter_mut().for_each(|(_, value)| inside(value, change)),
        Node::Null | Node::Bool(_) | Node::Int(_) | Node::Text(_) | Node::Date(_) | Node::Enum(..) => {}
    }
}

/// Blows the answer up to about `bytes`: campaigns get leads nobody called, as the vendor's own object would; other lists
/// get their items again and again; an answer without a list gets a long `ResponseDetail`.
fn swell(document: &mut Document, bytes: usize) {
    for (name, value) in &mut document.members {
        match value {
            Node::List(list) if name == "Data" && list.item == "Campaign" => {
                if let Some(Node::Object(campaign)) = list.items.first_mut() {
                    return add_leads(campaign, bytes);
                }
            }
            Node::List(list) if name == "Data" && !list.items.is_empty() => {
                let round: usize = list.items.iter().map(weight).sum();
                let items = list.items.clone();
                for _ in 0..bytes / round.max(1) + 1 {
                    list.items.extend(items.iter().cloned());
                }
                return;
            }
            Node::Object(campaign) if campaign.contract == "Campaign" => return add_leads(campaign, bytes),
            _ => {}
        }
    }
    for (name, value) in &mut document.members {
        if name == "ResponseDetail" {
            *value = Node::Text("Please wait. ".repeat(bytes / 13 + 1));
        }
    }
}

fn add_leads(campaign: &mut Object, bytes: usize) {
    let mut leads = Vec::new();
    for id in 0..bytes / 36 + 1 {
        let id = i64::try_from(id).unwrap_or_default();
        let members =
            [("LeadId", Node::Int(900_000 + id)), ("Reference", Node::Text(format!("uncalled-{id}")))];
        leads.push(Node::object("Lead", members));
    }
    for (name, value) in &mut campaign.members {
        if name == "UncalledLeads" {
            *value = Node::list("Lead", std::mem::take(&mut leads));
        }
    }
}

/// The least this value takes in JSON, which is the smaller format.
fn weight(value: &Node) -> usize {
    match value {
        Node::Null | Node::Bool(_) => 4,
        Node::Int(_) | Node::Enum(..) => 1,
        Node::Text(text) => text.len() + 2,
        Node::Date(_) => 20,
        Node::Object(object) => {
            object.members.iter().map(|(name, value)| name.len() + 4 + weight(value)).sum()
        }
        Node::List(list) => list.items.iter().map(weight).sum(),
        Node::Map(members) => members.iter().map(|(name, value)| name.len() + 4 + weight(value)).sum(),
    }
}
