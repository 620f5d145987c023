use ringside_domain::{BadTemplate, PopEvent, ScreenPop, Template, Variable};
use serde::{Deserialize, Serialize};

use crate::{
    key::KeyPath,
    problem::{FieldProblem, Problem},
};

const LONGEST_TEMPLATE: usize = 2_000;

/// A page to open in the browser for each call, as its profile spells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct ScreenPopEntry {
    /// When.
    pub event: PopWord,
    /// Its address, with variables in braces.
    pub url: String,
}

/// When a page is opened, as files spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PopWord {
    /// A call is offered.
    Ring,
    /// A call is answered.
    Answer,
    /// A call is over.
    WrapUp,
}

impl From<PopWord> for PopEvent {
    fn from(word: PopWord) -> Self {
        match word {
            PopWord::Ring => Self::Ring,
            PopWord::Answer => Self::Answer,
            PopWord::WrapUp => Self::WrapUp,
        }
    }
}

impl From<PopEvent> for PopWord {
    fn from(event: PopEvent) -> Self {
        match event {
            PopEvent::Ring => Self::Ring,
            PopEvent::Answer => Self::Answer,
            PopEvent::WrapUp => Self::WrapUp,
        }
    }
}

impl From<&ScreenPop> for ScreenPopEntry {
    fn from(pop: &ScreenPop) -> Self {
        Self { event: pop.event.into(), url: pop.template.text().to_owned() }
    }
}

pub(crate) fn checked(entries: &[ScreenPopEntry]) -> Result<Vec<ScreenPop>, FieldProblem> {
    let mut pops: Vec<ScreenPop> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let at = |key: &'static str| {
            move |problem| FieldProblem::new(KeyPath::new("screen_pop").place(place).key(key), problem)
        };
        let event = PopEvent::from(entry.event);
        if pops.iter().any(|pop| pop.event == event) {
            return Err(at("event")(Problem::Duplicate));
        }
        if entry.url.chars().count() > LONGEST_TEMPLATE {
            return Err(at("url")(Problem::TooLong(LONGEST_TEMPLATE)));
        }
        let template = Template::parse(&entry.url).map_err(problem).map_err(at("url"))?;
        if template.scheme() == "http" && !to_this_computer(&template) {
            return Err(at("url")(Problem::NotHttps));
        }
        pops.push(ScreenPop { event, template });
    }
    Ok(pops)
}

fn problem(bad: BadTemplate) -> Problem {
    match bad {
        BadTemplate::NotAnAddress => Problem::NotAnAddress,
        BadTemplate::Login => Problem::LoginInAddress,
        BadTemplate::Scheme => Problem::SchemeOpensNoPage,
        BadTemplate::VariableInHost => Problem::VariableInHost,
        BadTemplate::UnknownVariable | BadTemplate::Brace => {
            Problem::UnknownVariable(Variable::NAMES.map(|(name, _)| name).join(", "))
        }
    }
}

fn to_this_computer(template: &Template) -> bool {
    matches!(template.host(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// What an administrator has decided about pages opened for calls.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct ScreenPopPolicy {
    /// The hosts they may be on; `None` allows those that profiles name, an empty list none.
    pub hosts: Option<Vec<String>>,
    /// The schemes they may have; `None` allows https, and http to this computer.
    pub schemes: Option<Vec<String>>,
}

impl ScreenPopPolicy {
    /// Whether a page of this template may be opened.
    #[must_use]
    pub fn allows(&self, template: &Template) -> bool {
        let scheme = match &self.schemes {
            Some(schemes) => {
                schemes.iter().any(|scheme| scheme.trim().eq_ignore_ascii_case(template.scheme()))
            }
            None => template.scheme() == "https" || template.scheme() == "http",
        };
        let host = match (&self.hosts, template.host()) {
            (Some(hosts), Some(host)) => hosts.iter().any(|allowed| is_host(allowed, host)),
            // A program's own scheme leads to no host; its scheme has to be allowed by name.
            (Some(_), None) | (None, _) => true,
        };
        scheme && host
    }
}

/// Whether a host is the one allowed, or below one allowed with `*.` before it.
fn is_host(allowed: &str, host: &str) -> bool {
    let allowed = allowed.trim().to_lowercase();
    match allowed.strip_prefix('*') {
        Some(below) => below.starts_with('.') && host.len() > below.len() && host.ends_with(below),
        None => allowed == host,
    }
}

/// By how much an agent may put off the end of a wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct ExtendPolicy {
    /// How often for each call.
    pub times: ExtendTimes,
    /// By how many seconds each time.
    pub seconds: ExtendSeconds,
}

impl Default for ExtendPolicy {
    fn default() -> Self {
        Self { times: ExtendTimes(0), seconds: ExtendSeconds(60) }
    }
}

impl ExtendPolicy {
    /// What it comes to; `None` where nobody may.
    #[must_use]
    pub fn rule(self) -> Option<ringside_domain::ExtendWrapUp> {
        let (times, seconds) = (u32::from(self.times.0), u32::from(self.seconds.0));
        (times > 0).then_some(ringside_domain::ExtendWrapUp { seconds, times })
    }
}

/// How often the end of a wrap-up may be put off: 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct ExtendTimes(u16);

impl TryFrom<i64> for ExtendTimes {
    type Error = &'static str;

    fn try_from(times: i64) -> Result<Self, Self::Error> {
        let times = u16::try_from(times).ok().filter(|times| *times <= 10);
        times.map(Self).ok_or("expected a number from 0 to 10")
    }
}

/// By how many seconds: 10 to 600.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct ExtendSeconds(u16);

impl TryFrom<i64> for ExtendSeconds {
    type Error = &'static str;

    fn try_from(seconds: i64) -> Result<Self, Self::Error> {
        let seconds = u16::try_from(seconds).ok().filter(|seconds| (10..=600).contains(seconds));
        seconds.map(Self).ok_or("expected a number from 10 to 600")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Template {
        Template::parse(text).expect(text)
    }

    #[test]
    fn policy_allows_hosts_and_schemes_by_name_and_nothing_by_likeness() {
        let policy: ScreenPopPolicy =
            toml::from_str("hosts = ['CRM.example.com', '*.apps.example.com']\nschemes = ['https', 'crm']")
                .unwrap();
        for (page, allowed) in [
            ("https://crm.example.com/{name}", true),
            ("https://crm.example.com:8443/", true),
            ("https://a.apps.example.com/", true),
            ("https://apps.example.com/", false),
            ("https://evilapps.example.com/", false),
            ("https://crm.example.com.evil.example/", false),
            ("http://crm.example.com/", false),
            ("crm:open?id={lead.id}", true),
            ("other:open", false),
        ] {
            assert_eq!(policy.allows(&template(page)), allowed, "{page}");
        }
        let nothing_said = ScreenPopPolicy::default();
        assert!(nothing_said.allows(&template("https://anything.example/")));
        assert!(!nothing_said.allows(&template("crm:open")));
        let none = ScreenPopPolicy { hosts: Some(Vec::new()), schemes: None };
        assert!(!none.allows(&template("https://crm.example.com/")));
    }

    #[test]
    fn a_wrap_up_is_put_off_only_where_policy_says_how_often() {
        assert_eq!(ExtendPolicy::default().rule(), None);
        let policy: ExtendPolicy = toml::from_str("times = 2\nseconds = 90").unwrap();
        assert_eq!(policy.rule(), Some(ringside_domain::ExtendWrapUp { seconds: 90, times: 2 }));
        for bad in ["times = 11", "seconds = 9", "seconds = 601", "often = 1"] {
            assert!(toml::from_str::<ExtendPolicy>(bad).is_err(), "{bad}");
        }
    }
}
