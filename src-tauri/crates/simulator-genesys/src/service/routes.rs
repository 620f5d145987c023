//! What a path and a verb ask for.

use axum::http::Method;
use percent_encoding::percent_decode_str;

use crate::model::Target;

/// Below this lies the API.
pub(crate) const BASE: &str = "/api/v2";

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    Version,
    Me,
    MyDevices,
    MyDevice(String),
    MyCalls,
    MyCall(String),
    MyChannels,
    MyGroups,
    AgentStates,
    SettingsGroups,
    SettingsGroup(String),
    Groups,
    Group(String),
    GroupDispositions(String),
    Contacts,
    Contact(String),
    User(String),
    UserDevices(String),
    Queues,
    Services,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Read(Reading),
    /// A command whose body names the operation.
    Command(Target),
    /// A command that its verb and path name.
    Named(&'static str, Target),
    Push,
}

/// Why nothing is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotFound {
    Path,
    Verb,
}

/// Finds what is asked for, with the name faults know a reading by.
pub(super) fn find(method: &Method, path: &str) -> Result<(Asked, &'static str), NotFound> {
    let below = path.strip_prefix(BASE).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let segments: Vec<&str> =
        below.ok_or(NotFound::Path)?.split('/').filter(|segment| !segment.is_empty()).collect();
    if let ["notifications", ..] = segments[..] {
        return if method == Method::POST { Ok((Asked::Push, "notifications")) } else { Err(NotFound::Verb) };
    }
    let (read, command, named) = (reading(&segments), target(&segments), named(method, &segments));
    if read.is_none() && command.is_none() && named.is_none() && deletable(&segments).is_none() {
        return Err(NotFound::Path);
    }
    match *method {
        Method::GET => read.map(|(reading, name)| (Asked::Read(reading), name)),
        Method::POST if command.is_some() => command.map(|target| (Asked::Command(target), "command")),
        _ => named.map(|(operation, target)| (Asked::Named(operation, target), "command")),
    }
    .ok_or(NotFound::Verb)
}

fn reading(segments: &[&str]) -> Option<(Reading, &'static str)> {
    let id = |id: &str| id.to_owned();
    let found = match *segments {
        ["diagnostics", "version"] => (Reading::Version, "version"),
        ["me"] => (Reading::Me, "me"),
        ["me", "devices"] => (Reading::MyDevices, "devices"),
        ["me", "devices", device] => (Reading::MyDevice(id(device)), "devices"),
        ["me", "calls"] => (Reading::MyCalls, "calls"),
        ["me", "calls", call] => (Reading::MyCall(id(call)), "calls"),
        ["me", "channels"] => (Reading::MyChannels, "channels"),
        ["me", "groups"] => (Reading::MyGroups, "groups"),
        ["settings", "agent-states"] => (Reading::AgentStates, "agent-states"),
        ["settings"] => (Reading::SettingsGroups, "settings"),
        ["settings", group] => (Reading::SettingsGroup(id(group)), "settings"),
        ["groups"] => (Reading::Groups, "groups"),
        ["groups", group] => (Reading::Group(id(group)), "groups"),
        ["groups", group, "dispositions"] => (Reading::GroupDispositions(id(group)), "dispositions"),
        ["contacts"] => (Reading::Contacts, "contacts"),
        ["contacts", "ucs"] => return None,
        ["contacts", contact] => (Reading::Contact(id(contact)), "contacts"),
        ["users", user] => (Reading::User(id(user)), "users"),
        ["users", user, "devices"] => (Reading::UserDevices(id(user)), "devices"),
        ["queues"] => (Reading::Queues, "queues"),
        ["services"] => (Reading::Services, "services"),
        _ => return None,
    };
    Some(found)
}

fn target(segments: &[&str]) -> Option<Target> {
    let id = |id: &str| id.to_owned();
    let found = match *segments {
        ["me"] => Target::Me,
        ["me", "channels", channel] => Target::Channel(id(channel)),
        ["me", "devices", device] => Target::Device(id(device)),
        ["me", "devices", device, "calls"] => Target::DeviceCalls(id(device)),
        ["me", "calls", call] => Target::Call(id(call)),
        ["users", user, "channels", channel] => Target::UserChannel { user: id(user), channel: id(channel) },
        ["contacts", "ucs"] => Target::Ucs,
        ["me", "outbound-campaigns", campaign] => Target::Campaign(decoded(campaign)),
        ["me", "outbound-records"] => Target::Records,
        ["me", "outbound-records", handle] => Target::Record(id(handle)),
        _ => return None,
    };
    Some(found)
}

fn named(method: &Method, segments: &[&str]) -> Option<(&'static str, Target)> {
    match *segments {
        ["groups", group, "dispositions"] if method == Method::POST => {
            Some(("CreateDisposition", Target::Dispositions(group.to_owned())))
        }
        _ if method == Method::DELETE => deletable(segments).map(|target| ("DeleteDisposition", target)),
        _ => None,
    }
}

fn deletable(segments: &[&str]) -> Option<Target> {
    let ["groups", group, "dispositions", id] = *segments else { return None };
    Some(Target::Disposition { group: group.to_owned(), id: id.to_owned() })
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The query, decoded.
#[derive(Debug, Clone, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub(super) fn parse(query: &str) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(&value.replace('+', " ")))
        });
        Self(pairs.collect())
    }

    /// The first value of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_by_its_verb_and_with_a_slash_at_its_end() {
        let start = find(&Method::POST, "/api/v2/me/").unwrap();
        assert_eq!(start.0, Asked::Command(Target::Me));
        assert_eq!(find(&Method::GET, "/api/v2/me").unwrap().0, Asked::Read(Reading::Me));
        assert_eq!(find(&Method::DELETE, "/api/v2/me"), Err(NotFound::Verb));
        assert_eq!(find(&Method::GET, "/api/v2/nothing"), Err(NotFound::Path));
        assert_eq!(find(&Method::GET, "/api/v20/me"), Err(NotFound::Path));
    }
}
