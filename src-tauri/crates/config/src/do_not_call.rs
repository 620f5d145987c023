use std::{path::Path, time::Duration};

use serde::{Deserialize, Serialize};

use crate::address;

/// Who says whether a number may be called, asked before every number an agent dials.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Entry", into = "Entry")]
pub struct DoNotCall {
    /// Nobody when absent.
    pub whom: Option<WhomToAsk>,
    /// How long an answer may take.
    pub seconds: AnswerSeconds,
    /// What happens without one.
    pub unreachable: Unreachable,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhomToAsk {
    /// A program and its arguments. No shell reads them, and the number is none of them.
    Command(Vec<String>),
    /// An address.
    Url(String),
}

/// What happens to a number nobody could be asked about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreachable {
    /// It is not dialled.
    #[default]
    Refuse,
    /// It is dialled when the agent says so once more.
    Ask,
    /// It is dialled.
    Allow,
}

/// How many seconds an answer may take: 1 to 30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct AnswerSeconds(u8);

impl AnswerSeconds {
    /// The time.
    #[must_use]
    pub fn get(self) -> Duration {
        Duration::from_secs(self.0.into())
    }
}

impl Default for AnswerSeconds {
    fn default() -> Self {
        Self(3)
    }
}

impl TryFrom<i64> for AnswerSeconds {
    type Error = &'static str;

    fn try_from(seconds: i64) -> Result<Self, Self::Error> {
        let seconds = u8::try_from(seconds).ok().filter(|seconds| (1..=30).contains(seconds));
        seconds.map(Self).ok_or("expected a number from 1 to 30")
    }
}

/// As it stands in the file.
#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    command: Option<Vec<String>>,
    url: Option<String>,
    seconds: AnswerSeconds,
    unreachable: Unreachable,
}

impl TryFrom<Entry> for DoNotCall {
    type Error = &'static str;

    fn try_from(Entry { command, url, seconds, unreachable }: Entry) -> Result<Self, Self::Error> {
        let whom = match (command, url) {
            (None, None) => None,
            (Some(_), Some(_)) => return Err("expected a command or a url, not both"),
            (Some(command), None) if command.first().is_some_and(|first| Path::new(first).is_absolute()) => {
                Some(WhomToAsk::Command(command))
            }
            (Some(_), None) => return Err("expected a command that begins with the whole path of a program"),
            (None, Some(url)) => {
                let url = address::base_url(&url);
                Some(WhomToAsk::Url(
                    url.map_err(|_| "expected an https address; plain http goes to this computer only")?,
                ))
            }
        };
        Ok(Self { whom, seconds, unreachable })
    }
}

impl From<DoNotCall> for Entry {
    fn from(DoNotCall { whom, seconds, unreachable }: DoNotCall) -> Self {
        let (command, url) = match whom {
            Some(WhomToAsk::Command(command)) => (Some(command), None),
            Some(WhomToAsk::Url(url)) => (None, Some(url)),
            None => (None, None),
        };
        Self { command, url, seconds, unreachable }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<DoNotCall, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn nobody_is_asked_until_somebody_is_named() {
        assert_eq!(read("").map(|list| list.whom), Ok(None));
        let named = read("command = ['/opt/list/ask', '--uk']\nunreachable = 'ask'\nseconds = 10").unwrap();
        assert_eq!(named.whom, Some(WhomToAsk::Command(vec!["/opt/list/ask".into(), "--uk".into()])));
        assert_eq!((named.unreachable, named.seconds.get()), (Unreachable::Ask, Duration::from_secs(10)));
        let url = read("url = 'https://list.example/ask/'").unwrap();
        assert_eq!(url.whom, Some(WhomToAsk::Url("https://list.example/ask".into())));
        assert_eq!((url.unreachable, url.seconds.get()), (Unreachable::Refuse, Duration::from_secs(3)));
    }

    #[test]
    fn what_could_be_anybody_is_refused() {
        for (text, why) in [
            ("command = []", "whole path"),
            ("command = ['ask']", "whole path"),
            ("url = 'http://list.example'", "https"),
            ("command = ['/ask']\nurl = 'https://list.example'", "not both"),
            ("seconds = 31", "from 1 to 30"),
            ("whom = 'x'", "unknown field"),
        ] {
            assert!(read(text).is_err_and(|message| message.contains(why)), "{text}");
        }
    }
}
