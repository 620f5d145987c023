use serde_json::Value;

use super::{
    Device,
    value::{id, text, truth},
};

/// The signed-in user or another.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) name: Option<String>,
    /// The ids of all features; `None` when the answer does not list them.
    pub(crate) features: Option<Vec<String>>,
    pub(crate) devices: Vec<Device>,
}

impl User {
    pub(crate) fn read(user: &Value) -> Option<Self> {
        let user = user.as_object().map(|_| user)?;
        let full: Vec<String> =
            ["firstName", "lastName"].into_iter().filter_map(|part| text(user, part)).collect();
        let list = |name| user.get(name).and_then(Value::as_array);
        Some(Self {
            name: if full.is_empty() { text(user, "userName") } else { Some(full.join(" ")) },
            features: list("features").map(|features| features.iter().filter_map(id).collect()),
            devices: list("devices")
                .map(|list| list.iter().filter_map(Device::read).collect())
                .unwrap_or_default(),
        })
    }
}

/// An entry of the internal directory.
#[derive(Debug, Clone)]
pub(crate) struct Contact {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) user_name: Option<String>,
    /// Somebody who works there, and no queue or number of another kind.
    pub(crate) is_user: bool,
    /// All its numbers, each with its description.
    pub(crate) numbers: Vec<(String, Option<String>)>,
}

impl Contact {
    pub(crate) fn read(contact: &Value) -> Option<Self> {
        let full: Vec<String> =
            ["firstName", "lastName"].into_iter().filter_map(|part| text(contact, part)).collect();
        let numbers =
            contact.get("phoneNumbers").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let user_name = text(contact, "userName");
        Some(Self {
            id: id(contact)?,
            name: text(contact, "name")
                .or_else(|| (!full.is_empty()).then(|| full.join(" ")))
                .or_else(|| user_name.clone()),
            is_user: user_name.is_some() || text(contact, "type").as_deref() == Some("User"),
            user_name,
            numbers: numbers
                .iter()
                .filter_map(|number| Some((text(number, "phoneNumber")?, text(number, "description"))))
                .collect(),
        })
    }
}

/// A group of dispositions, with whatever of its tree the answer carries.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) default: bool,
    /// `None` when the answer does not carry them, so that they have to be asked for.
    pub(crate) dispositions: Option<Vec<(String, Option<String>)>>,
    pub(crate) groups: Option<Vec<Group>>,
}

/// A tree deeper than this is no tree.
const DEEPEST: usize = 12;

impl Group {
    pub(crate) fn read(group: &Value) -> Option<Self> {
        Self::read_at(group, 0)
    }

    fn read_at(group: &Value, depth: usize) -> Option<Self> {
        if depth > DEEPEST {
            return None;
        }
        let list = |name| group.get(name).and_then(Value::as_array);
        let inner =
            |list: &Vec<Value>| list.iter().filter_map(|inner| Self::read_at(inner, depth + 1)).collect();
        Some(Self {
            id: id(group)?,
            name: text(group, "name"),
            default: truth(group, "defaultGroup").unwrap_or_default(),
            dispositions: list("dispositions").map(|list| list.iter().filter_map(disposition).collect()),
            groups: list("groups").or_else(|| list("subGroups")).map(inner),
        })
    }
}

/// `name`, which is what is sent, and `displayName`, which is what is read.
pub(crate) fn disposition(disposition: &Value) -> Option<(String, Option<String>)> {
    Some((text(disposition, "name")?, text(disposition, "displayName")))
}
