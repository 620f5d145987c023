//! Asks whoever policy names whether a number may be called: a program, or an address.

use std::{process::Stdio, sync::Arc};

use async_trait::async_trait;
use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use ringside_config::{DoNotCall, Unreachable, WhomToAsk};
use ringside_engine::{DialGate, MayCall};
use ringside_ipc::Text;
use ringside_vendor_http::{Http, Lane, Outgoing, Place};
use serde::{Deserialize, Serialize};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    process::Command,
    time,
};

/// More of a reason is not shown.
const LONGEST_REASON: usize = 200;

/// The gate policy asks for, where it does.
pub(crate) fn gate(policy: &DoNotCall) -> Option<Arc<dyn DialGate>> {
    let whom = match policy.whom.clone()? {
        WhomToAsk::Command(command) => Whom::Command(command),
        WhomToAsk::Url(url) => match address(&url) {
            Some(address) => Whom::Url(Box::new(address)),
            None => Whom::Nobody,
        },
    };
    Some(Arc::new(List { whom, policy: policy.clone() }))
}

fn address(url: &str) -> Option<(Http, Place)> {
    let place = Place::parse("do_not_call.url", url).ok()?;
    let http = Http::new(&place, &[])
        .inspect_err(|error| tracing::error!(%error, "no address can be asked"))
        .ok()?;
    Some((http, place))
}

struct List {
    whom: Whom,
    policy: DoNotCall,
}

enum Whom {
    Command(Vec<String>),
    Url(Box<(Http, Place)>),
    /// No secure connections on this computer.
    Nobody,
}

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Yes,
    No(Option<String>),
}

/// Nobody answered, or nothing that makes sense. Holds no number and nothing of the answer.
#[derive(Debug, thiserror::Error)]
enum NoAnswer {
    #[error("the program could not be run")]
    NotRun(#[from] std::io::Error),
    #[error("the program ended with {0:?}")]
    Ended(Option<i32>),
    #[error("the address could not be reached")]
    NotReached,
    #[error("the address answered {0}")]
    Status(StatusCode),
    #[error("the answer makes no sense")]
    NotUnderstood,
    #[error("no answer in time")]
    TooLate,
}

#[derive(Serialize)]
struct Question<'a> {
    number: &'a str,
}

#[derive(Deserialize)]
struct Told {
    allowed: bool,
    #[serde(default)]
    reason: Option<String>,
}

#[async_trait]
impl DialGate for List {
    async fn may_call(&self, number: &str) -> MayCall {
        let said = time::timeout(self.policy.seconds.get(), self.ask(number)).await;
        match said.unwrap_or(Err(NoAnswer::TooLate)) {
            Ok(Said::Yes) => MayCall::Yes,
            Ok(Said::No(reason)) => MayCall::No {
                why: match reason {
                    Some(reason) => Text::new("do-not-call-because").with("reason", reason),
                    None => Text::new("do-not-call"),
                },
            },
            Err(error) => {
                tracing::warn!(%error, "whether a number may be called could not be asked");
                match self.policy.unreachable {
                    Unreachable::Allow => MayCall::Yes,
                    Unreachable::Refuse => MayCall::No { why: Text::new("do-not-call-unknown") },
                    Unreachable::Ask => MayCall::HerDecision { why: Text::new("do-not-call-ask") },
                }
            }
        }
    }
}

impl List {
    async fn ask(&self, number: &str) -> Result<Said, NoAnswer> {
        match &self.whom {
            Whom::Command(command) => ask_program(command, number).await,
            Whom::Url(address) => ask_address(&address.0, &address.1, number).await,
            Whom::Nobody => Err(NoAnswer::NotReached),
        }
    }
}

/// The number goes in by standard input: arguments can be read by everybody on the computer.
async fn ask_program(command: &[String], number: &str) -> Result<Said, NoAnswer> {
    let (program, arguments) = command.split_first().ok_or(NoAnswer::NotUnderstood)?;
    let mut program = Command::new(program);
    program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // One that takes too long is ended with its question.
    let mut asked = program.kill_on_drop(true).spawn()?;
    let (mut input, output) = (asked.stdin.take(), asked.stdout.take());
    let question = format!("{number}\n");
    let ask = async {
        if let Some(input) = &mut input {
            // One that does not read the question answers it without.
            let _ = input.write_all(question.as_bytes()).await;
        }
        drop(input);
    };
    let hear = async {
        let mut answer = Vec::new();
        if let Some(output) = output {
            let _ = output.take(4096).read_to_end(&mut answer).await;
        }
        answer
    };
    let ((), answer) = tokio::join!(ask, hear);
    match asked.wait().await?.code() {
        Some(0) => Ok(Said::Yes),
        Some(1) => Ok(Said::No(reason(&String::from_utf8_lossy(&answer)))),
        code => Err(NoAnswer::Ended(code)),
    }
}

/// The number goes in the body: addresses are written down on the way.
async fn ask_address(http: &Http, place: &Place, number: &str) -> Result<Said, NoAnswer> {
    let body = serde_json::to_vec(&Question { number }).map_err(|_| NoAnswer::NotUnderstood)?;
    let json = HeaderValue::from_static("application/json");
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, json.clone()), (ACCEPT, json)]);
    let question =
        Outgoing { verb: Method::POST, url: place.at(""), headers, body: Some(body), lane: Lane::Act };
    let answer = http.send(question).await.map_err(|_| NoAnswer::NotReached)?;
    if answer.status != StatusCode::OK {
        return Err(NoAnswer::Status(answer.status));
    }
    let told: Told = serde_json::from_slice(&answer.body).map_err(|_| NoAnswer::NotUnderstood)?;
    Ok(if told.allowed { Said::Yes } else { Said::No(told.reason.as_deref().and_then(reason)) })
}

/// The first line of what was said, as it may be shown; `None` when it says nothing.
fn reason(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_short_line() {
        assert_eq!(reason("\n  On the list since March \nmore"), Some("On the list since March".to_owned()));
        assert_eq!(reason(" \n"), None);
        assert_eq!(reason(&"a\u{7}".repeat(500)).map(|reason| reason.len()), Some(LONGEST_REASON));
    }
}
