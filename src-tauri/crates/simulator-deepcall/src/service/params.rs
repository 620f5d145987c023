use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::errors::{INVALID_DATA_TYPE, INVALID_PARAMETERS, Module};

/// Members that are credentials, by both of the vendor's spellings.
const CREDENTIALS: [&str; 4] = ["ssid", "userId", "user_id", "token"];

/// What a request said.
#[derive(Debug)]
pub(crate) struct Params {
    /// `None` when the body is not a JSON object.
    members: Option<Map<String, Value>>,
    wrong_type: u16,
}

impl Params {
    /// Reads a body as JSON, whatever type its header names.
    pub(super) fn from_body(module: Module, body: &[u8]) -> Self {
        let members = serde_json::from_slice(body).ok();
        Self { members, wrong_type: wrong_type(module) }
    }

    /// Reads a query; of a name that stands twice, the first counts.
    pub(super) fn from_query(module: Module, pairs: Vec<(String, String)>) -> Self {
        let mut members = Map::new();
        for (name, value) in pairs {
            members.entry(name).or_insert(Value::String(value));
        }
        Self { members: Some(members), wrong_type: wrong_type(module) }
    }

    pub(super) fn is_object(&self) -> bool {
        self.members.is_some()
    }

    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.members.as_ref()?.get(name).filter(|value| !value.is_null())
    }

    /// A string that says something.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.value(name).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// A string; absent, `null` and empty are the same.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, u16> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(_) => Err(self.wrong_type),
        }
    }

    pub(super) fn needed(&self, name: &str) -> Result<&str, u16> {
        self.text(name)?.ok_or(INVALID_PARAMETERS)
    }

    /// An id, as string or as number.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A list of ids, each as string or as number.
    pub(super) fn ids(&self, name: &str) -> Result<Option<Vec<String>>, u16> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let items = value.as_array().ok_or(self.wrong_type)?;
        let id = |item: &Value| match item {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(self.wrong_type),
        };
        items.iter().map(id).collect::<Result<_, _>>().map(Some)
    }

    /// A whole number, which may be written as a string.
    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, u16> {
        match self.id(name) {
            Some(text) => text.parse().map(Some).map_err(|_| self.wrong_type),
            None if self.value(name).is_some_and(|value| !value.is_string()) => Err(self.wrong_type),
            None => Ok(None),
        }
    }

    /// A yes or no: a boolean, `1`, or either as a string.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.value(name)? {
            Value::Bool(value) => Some(*value),
            Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => self.id(name).map(|text| text == "1"),
        }
    }

    pub(super) fn object(&self, name: &str) -> Result<Option<&Map<String, Value>>, u16> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Object(members)) => Ok(Some(members)),
            Some(_) => Err(self.wrong_type),
        }
    }

    /// The names of all members.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.members.iter().flat_map(Map::keys).map(String::as_str);
        names.filter(|name| !CREDENTIALS.contains(name))
    }

    /// Everything but the credentials, for the ledger.
    pub(super) fn without_credentials(&self) -> BTreeMap<String, String> {
        let written = |name: &str| {
            let value = self.members.as_ref().and_then(|members| members.get(name))?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some((name.to_owned(), text))
        };
        self.names().filter_map(written).collect()
    }
}

/// The two modules that list an error of its own for wrong types answer with it.
fn wrong_type(module: Module) -> u16 {
    match module {
        Module::AgentDashboard | Module::OverallCount => INVALID_DATA_TYPE,
        _ => INVALID_PARAMETERS,
    }
}
