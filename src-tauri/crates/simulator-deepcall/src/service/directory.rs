//! `Directory`: contacts.

use serde_json::{Map, Value};

use super::{Served, done};
use crate::errors::{INVALID_CONTACT, INVALID_PARAMETERS, NO_DATA};
use crate::model::{Contact, number};
use crate::wire::{Node, data};

/// The members of `contactinfo`.
const INFO: [&str; 8] =
    ["name", "email", "dob", "address", "company", "designation", "custom_field_1", "custom_field_2"];

/// A contact with the fields that are chosen; `all` in any case is every field with the metadata.
pub(super) fn fields(number: &str, contact: &Contact, chosen: &[&str]) -> Node {
    let all = chosen.iter().any(|name| name.eq_ignore_ascii_case("all"));
    let info = INFO.iter().filter(|name| all || chosen.contains(name));
    let mut members = vec![("contact".to_owned(), Node::from(number))];
    members.extend(info.map(|&name| {
        let value = contact.info.get(name).map(String::as_str).unwrap_or_default();
        (name.to_owned(), Node::from(value))
    }));
    let other = contact.other.iter().filter(|(name, _)| all || chosen.contains(&name.as_str()));
    members.extend(other.map(|(name, value)| (name.clone(), Node::from(value))));
    Node::Object(members)
}

/// Returns the number under `name`.
fn contact(served: &mut Served<'_>, name: &str) -> Result<String, u16> {
    let contact = number(served.params.needed(name)?).ok_or(INVALID_CONTACT)?;
    served.phone = Some(contact.clone());
    Ok(contact)
}

/// Reads `contactinfo` and `other` into a contact.
fn fill(served: &Served<'_>, contact: &mut Contact) -> Result<(), u16> {
    for (name, value) in served.params.object("contactinfo")?.into_iter().flatten() {
        let text = value.as_str().filter(|text| is_valid(name, text)).ok_or(INVALID_PARAMETERS)?;
        contact.info.insert(name.clone(), text.to_owned());
    }
    let other: Option<&Map<String, Value>> = served.params.object("other")?;
    for (name, value) in other.into_iter().flatten() {
        let fits = match name.as_str() {
            "updatetime" | "lastcalltime" => value.as_str().is_some_and(is_day),
            "totalcalls" => value.is_u64(),
            _ => true,
        };
        if !fits {
            return Err(INVALID_PARAMETERS);
        }
        contact.other.insert(name.clone(), value.clone());
    }
    Ok(())
}

fn is_valid(name: &str, text: &str) -> bool {
    match name {
        "name" => text.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '.'),
        "email" => text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.')),
        "dob" => is_day(text),
        _ => INFO.contains(&name),
    }
}

/// `dd-mm-YYYY`.
fn is_day(text: &str) -> bool {
    jiff::civil::Date::strptime("%d-%m-%Y", text).is_ok()
}

pub(super) fn create(served: &mut Served<'_>) -> Result<Node, u16> {
    let number = contact(served, "contact")?;
    if served.world.contacts.contains_key(&number) {
        return Err(1504);
    }
    let mut new = Contact::default();
    fill(served, &mut new)?;
    served.world.contacts.insert(number, new);
    Ok(done("Directory created"))
}

pub(super) fn update(served: &mut Served<'_>) -> Result<Node, u16> {
    let number = contact(served, "contact")?;
    let mut changed = served.world.contacts.get(&number).cloned().ok_or(NO_DATA)?;
    fill(served, &mut changed)?;
    served.world.contacts.insert(number, changed);
    Ok(done("Directory updated"))
}

pub(super) fn search(served: &mut Served<'_>) -> Result<Node, u16> {
    let number = contact(served, "contact")?;
    let chosen: Vec<&str> = served.params.needed("project")?.split(',').map(str::trim).collect();
    let found = served.world.contacts.get(&number).ok_or(NO_DATA)?;
    Ok(data(fields(&number, found, &chosen)))
}

pub(super) fn get_info(served: &mut Served<'_>) -> Result<Node, u16> {
    let number = contact(served, "cn")?;
    let chosen: Vec<&str> = served.params.text("field")?.unwrap_or("all").split(',').map(str::trim).collect();
    let found = served.world.contacts.get(&number).ok_or(NO_DATA)?;
    Ok(data(fields(&number, found, &chosen)))
}

pub(super) fn blacklist(served: &mut Served<'_>) -> Result<Node, u16> {
    let number = contact(served, "contact")?;
    let lines = served.params.ids("DID")?;
    if served.params.flag("RESET") == Some(true) {
        served.world.blacklist.clear();
    }
    match lines {
        Some(lines) if lines.is_empty() => {
            served.world.blacklist.remove(&number);
        }
        Some(lines) => {
            served.world.blacklist.insert(number, lines);
        }
        None if served.params.value("RESET").is_none() => return Err(INVALID_PARAMETERS),
        None => {}
    }
    Ok(done("Blacklist updated"))
}
