use std::collections::BTreeMap;

use reqwest::Method;
use serde::Deserialize;

use super::ConfigError;
use crate::encode::encoded;

/// The methods of document version 1.8 whose contract is not known. Each stays off until a profile spells it out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UnverifiedMethods {
    /// "Log In".
    pub log_in: Option<UnverifiedMethod>,
    /// "Log Out".
    pub log_out: Option<UnverifiedMethod>,
    /// "Go Not Ready".
    pub go_not_ready: Option<UnverifiedMethod>,
    /// "Request Break".
    pub request_break: Option<UnverifiedMethod>,
    /// "Dial Ext".
    pub dial_ext: Option<UnverifiedMethod>,
    /// "Dial Preview".
    pub dial_preview: Option<UnverifiedMethod>,
    /// "Shotgun Dial".
    pub shotgun_dial: Option<UnverifiedMethod>,
    /// "Transfer To User".
    pub transfer_to_user: Option<UnverifiedMethod>,
    /// "Complete Transfer".
    pub complete_transfer: Option<UnverifiedMethod>,
}

/// How to call a method whose contract the profile knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnverifiedMethod {
    /// The HTTP verb.
    #[serde(default)]
    pub verb: Verb,
    /// The path after `base_url`, such as `/telephony/gonotready/user/{UserID}`.
    pub path: String,
    /// The query, by name. A value that names something this request does not have is left out.
    #[serde(default)]
    pub query: BTreeMap<String, String>,
}

/// An HTTP verb.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// As all documented methods.
    #[default]
    Get,
    /// Without a body.
    Post,
    /// Without a body.
    Put,
}

impl From<Verb> for Method {
    fn from(verb: Verb) -> Self {
        match verb {
            Verb::Get => Self::GET,
            Verb::Post => Self::POST,
            Verb::Put => Self::PUT,
        }
    }
}

/// The values a template can name.
#[derive(Debug, Default)]
pub(crate) struct Fill<'a> {
    pub(crate) user: i64,
    pub(crate) call: Option<i64>,
    pub(crate) campaign: Option<&'a str>,
    pub(crate) reason: Option<&'a str>,
    pub(crate) number: Option<&'a str>,
    pub(crate) lead: Option<i64>,
    pub(crate) target_user: Option<&'a str>,
}

impl Fill<'_> {
    fn get(&self, name: &str) -> Option<String> {
        match name {
            "UserID" => Some(self.user.to_string()),
            "CallID" => self.call.map(|id| id.to_string()),
            "Campaign" => self.campaign.map(str::to_owned),
            "Break" => self.reason.map(str::to_owned),
            "Number" => self.number.map(str::to_owned),
            "LeadID" => self.lead.map(|id| id.to_string()),
            "TargetUser" => self.target_user.map(str::to_owned),
            _ => None,
        }
    }
}

/// A checked template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) verb: Method,
    path: Vec<Piece>,
    query: Vec<(String, Vec<Piece>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Name(String),
}

impl Template {
    fn new(method: UnverifiedMethod, key: &str, names: &[&str]) -> Result<Self, ConfigError> {
        let path_key = format!("options.unverified.{key}.path");
        if !method.path.starts_with('/') || method.path.contains(['?', '#']) || method.path.contains("..") {
            return Err(ConfigError::key(path_key, "a path is needed that starts with /"));
        }
        let path = pieces(&method.path, &path_key, names)?;
        let mut query = Vec::new();
        for (name, value) in method.query {
            let key = format!("options.unverified.{key}.query.{name}");
            query.push((name, pieces(&value, &key, names)?));
        }
        Ok(Self { verb: method.verb.into(), path, query })
    }

    /// The path with its query; `Err` is the name the path needs and this request has no value for.
    pub(crate) fn fill(&self, fill: &Fill<'_>) -> Result<String, String> {
        let mut path = join(&self.path, fill, str::to_owned)?;
        let mut mark = '?';
        for (name, value) in &self.query {
            if let Ok(value) = join(value, fill, encoded) {
                path.push(mark);
                path.push_str(&encoded(name));
                path.push('=');
                path.push_str(&value);
                mark = '&';
            }
        }
        Ok(path)
    }
}

fn join(pieces: &[Piece], fill: &Fill<'_>, plain: fn(&str) -> String) -> Result<String, String> {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part) => text.push_str(&plain(part)),
            Piece::Name(name) => text.push_str(&encoded(&fill.get(name).ok_or_else(|| name.clone())?)),
        }
    }
    Ok(text)
}

fn pieces(text: &str, key: &str, names: &[&str]) -> Result<Vec<Piece>, ConfigError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) =
            after.split_once('}').ok_or_else(|| ConfigError::key(key, "a { has no } after it"))?;
        if !names.contains(&name) {
            let known = names.join("}, {");
            return Err(ConfigError::key(
                key,
                format!("{{{name}}} means nothing here; known are {{{known}}}"),
            ));
        }
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(Piece::Name(name.to_owned()));
        rest = after;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    Ok(pieces)
}

/// The methods a profile has spelled out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Templates {
    pub(crate) log_in: Option<Template>,
    pub(crate) log_out: Option<Template>,
    pub(crate) go_not_ready: Option<Template>,
    pub(crate) request_break: Option<Template>,
    pub(crate) dial_ext: Option<Template>,
    pub(crate) dial_preview: Option<Template>,
    pub(crate) shotgun_dial: Option<Template>,
    pub(crate) transfer_to_user: Option<Template>,
    pub(crate) complete_transfer: Option<Template>,
}

impl Templates {
    pub(crate) fn new(methods: UnverifiedMethods) -> Result<Self, ConfigError> {
        let check = |method: Option<UnverifiedMethod>, key, names: &[&str]| {
            method.map(|method| Template::new(method, key, names)).transpose()
        };
        Ok(Self {
            log_in: check(methods.log_in, "log_in", &["UserID", "Campaign"])?,
            log_out: check(methods.log_out, "log_out", &["UserID"])?,
            go_not_ready: check(methods.go_not_ready, "go_not_ready", &["UserID"])?,
            request_break: check(methods.request_break, "request_break", &["UserID", "Break"])?,
            dial_ext: check(methods.dial_ext, "dial_ext", &["UserID", "Number", "LeadID"])?,
            dial_preview: check(methods.dial_preview, "dial_preview", &["UserID", "LeadID"])?,
            shotgun_dial: check(methods.shotgun_dial, "shotgun_dial", &["UserID", "Number", "LeadID"])?,
            transfer_to_user: check(
                methods.transfer_to_user,
                "transfer_to_user",
                &["UserID", "CallID", "TargetUser"],
            )?,
            complete_transfer: check(methods.complete_transfer, "complete_transfer", &["UserID", "CallID"])?,
        })
    }
}
