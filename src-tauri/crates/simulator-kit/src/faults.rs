use serde::{Deserialize, Serialize};

/// Something that goes wrong with a request or its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The request waits before it is looked at.
    Delay {
        /// Milliseconds.
        ms: u64,
    },
    /// The request is executed at once and its answer waits.
    DelayAnswer {
        /// Milliseconds.
        ms: u64,
    },
    /// The connection ends without an answer and nothing was executed.
    DropBefore,
    /// The connection ends without an answer, after the request was executed.
    DropAfter,
    /// 500 with an HTML page.
    HtmlError,
    /// 302 to `/login`.
    Redirect,
    /// The answer to an expired token, in the form the settings choose; the token itself stays good.
    ExpiredToken,
    /// A complete HTTP answer whose text stops in the middle.
    TruncatedBody,
    /// `Content-Length` of the whole body, half of the bytes, then the end of the connection.
    HalfBody,
    /// Words where numbers belong, a number where a yes or no belongs.
    WrongTypes,
    /// Members left out of every object of the answer.
    MissingMembers {
        /// Exact names; when empty, those that identify things.
        #[serde(default)]
        members: Vec<String>,
    },
    /// Words and numbers nobody has heard of where the answer says one of a few; an answer of one bare word is another.
    UnknownWords {
        /// Exact names of the members that hold them.
        #[serde(default)]
        members: Vec<String>,
    },
    /// Members nobody has heard of in every object of the answer.
    ExtraMembers,
    /// A good body under a content type that does not fit it.
    WrongContentType {
        /// What the header says.
        #[serde(default = "html_type")]
        content_type: String,
    },
    /// 200 without a body.
    EmptyBody,
    /// A list answer blown up with more of the same.
    LargeList {
        /// The least size of the body, at most 64 MB.
        #[serde(default = "five_megabytes")]
        bytes: usize,
    },
    /// The body comes in small pieces.
    SlowDrip {
        /// Bytes per piece.
        #[serde(default = "drip_bytes")]
        bytes: usize,
        /// Milliseconds between two pieces.
        #[serde(default = "drip_ms")]
        every_ms: u64,
    },
    /// 429 with `Retry-After`.
    TooManyRequests {
        /// Seconds for the header.
        retry_after_s: u32,
    },
    /// Another HTTP status with an HTML page.
    Status {
        /// 200 to 999; anything else becomes 500.
        status: u16,
    },
}

fn html_type() -> String {
    "text/html; charset=utf-8".to_owned()
}
fn five_megabytes() -> usize {
    5 * 1024 * 1024
}
fn drip_bytes() -> usize {
    16
}
fn drip_ms() -> u64 {
    20
}

impl Fault {
    /// Returns the name it goes by in control requests and in the ledger.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Delay { .. } => "delay",
            Self::DelayAnswer { .. } => "delay_answer",
            Self::DropBefore => "drop_before",
            Self::DropAfter => "drop_after",
            Self::HtmlError => "html_error",
            Self::Redirect => "redirect",
            Self::ExpiredToken => "expired_token",
            Self::TruncatedBody => "truncated_body",
            Self::HalfBody => "half_body",
            Self::WrongTypes => "wrong_types",
            Self::MissingMembers { .. } => "missing_members",
            Self::UnknownWords { .. } => "unknown_words",
            Self::ExtraMembers => "extra_members",
            Self::WrongContentType { .. } => "wrong_content_type",
            Self::EmptyBody => "empty_body",
            Self::LargeList { .. } => "large_list",
            Self::SlowDrip { .. } => "slow_drip",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::Status { .. } => "status",
        }
    }

    /// Whether the answer says something else, well-formed all the same; see [`crate::damage_json`].
    pub fn changes_meaning(&self) -> bool {
        matches!(
            self,
            Self::WrongTypes
                | Self::MissingMembers { .. }
                | Self::UnknownWords { .. }
                | Self::ExtraMembers
                | Self::LargeList { .. }
        )
    }

    /// Whether the request is executed although it meets this fault, unless its rule says otherwise.
    fn executes(&self) -> bool {
        match self {
            Self::DropBefore
            | Self::HtmlError
            | Self::Redirect
            | Self::ExpiredToken
            | Self::TooManyRequests { .. }
            | Self::Status { .. } => false,
            Self::Delay { .. }
            | Self::DelayAnswer { .. }
            | Self::DropAfter
            | Self::TruncatedBody
            | Self::HalfBody
            | Self::WrongTypes
            | Self::MissingMembers { .. }
            | Self::UnknownWords { .. }
            | Self::ExtraMembers
            | Self::WrongContentType { .. }
            | Self::EmptyBody
            | Self::LargeList { .. }
            | Self::SlowDrip { .. } => true,
        }
    }

    /// Whether the answer is another than the vendor's own, so that the request can go unexecuted.
    fn replaces_answer(&self) -> bool {
        !self.executes() || matches!(self, Self::DropAfter)
    }

    fn is_wait(&self) -> bool {
        matches!(self, Self::Delay { .. } | Self::DelayAnswer { .. })
    }
}

/// A fault for the next requests to one method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultRule {
    /// The vendor's name of the method in lower case, or `*` for all.
    pub method: String,
    /// How many requests still meet it.
    #[serde(default = "once")]
    pub count: u32,
    /// How many requests pass unharmed before.
    #[serde(default)]
    pub skip: u32,
    /// Whether the request is executed; `None` takes what is usual for the fault. Only for faults that replace the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execute: Option<bool>,
    /// What goes wrong.
    #[serde(flatten)]
    pub fault: Fault,
}

fn once() -> u32 {
    1
}

impl FaultRule {
    /// Lets the next `count` requests to `method` meet `fault`.
    pub fn next(method: &str, count: u32, fault: Fault) -> Self {
        Self { method: method.to_ascii_lowercase(), count, skip: 0, execute: None, fault }
    }

    /// Lets `skip` requests pass first.
    #[must_use]
    pub fn skipping(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Says whether the request is executed although its answer is replaced.
    #[must_use]
    pub fn executing(mut self, execute: bool) -> Self {
        self.execute = Some(execute);
        self
    }

    fn matches(&self, method: &str) -> bool {
        self.method == "*" || self.method.eq_ignore_ascii_case(method)
    }
}

/// The faults one request meets.
#[derive(Debug, Clone, Default)]
pub struct Met {
    /// How long the request waits before it is looked at.
    pub wait_ms: u64,
    /// How long its answer waits.
    pub answer_wait_ms: u64,
    /// At most one, beside waits.
    pub fault: Option<Fault>,
    /// Whether the request is executed.
    pub executes: bool,
    /// The names of all, for the ledger.
    pub names: Option<String>,
}

/// The faults that wait for requests, in the order they were asked for.
#[derive(Debug, Default)]
pub(crate) struct FaultPlan {
    rules: Vec<FaultRule>,
}

impl FaultPlan {
    /// Plans one more fault.
    pub(crate) fn add(&mut self, rule: FaultRule) {
        self.rules.push(rule);
    }

    /// Forgets all that is planned.
    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// What is still planned, in order.
    pub(crate) fn rules(&self) -> &[FaultRule] {
        &self.rules
    }

    /// Uses up what the next request to `method` meets: the first wait and the first other fault.
    pub(crate) fn take(&mut self, method: &str) -> Met {
        let mut met = Met { executes: true, ..Met::default() };
        let mut waited = false;
        for rule in self.rules.iter_mut().filter(|rule| rule.matches(method)) {
            let used_up = if rule.fault.is_wait() { waited } else { met.fault.is_some() };
            if used_up {
                continue;
            }
            if rule.skip > 0 {
                rule.skip -= 1;
                continue;
            }
            if rule.count == 0 {
                continue;
            }
            rule.count -= 1;
            let names = met.names.get_or_insert_default();
            if !names.is_empty() {
                names.push('+');
            }
            names.push_str(rule.fault.name());
            match rule.fault {
                Fault::Delay { ms } => {
                    met.wait_ms = ms;
                    waited = true;
                }
                Fault::DelayAnswer { ms } => {
                    met.answer_wait_ms = ms;
                    waited = true;
                }
                ref fault => {
                    let chosen = rule.execute.filter(|_| fault.replaces_answer());
                    met.executes = chosen.unwrap_or(fault.executes());
                    met.fault = Some(fault.clone());
                }
            }
        }
        self.rules.retain(|rule| rule.count > 0);
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_met_by_as_many_requests_as_asked_and_only_on_its_method() {
        let mut plan = FaultPlan::default();
        plan.add(FaultRule::next("dial", 2, Fault::DropAfter));

        assert!(plan.take("hold").fault.is_none());
        assert_eq!(plan.take("dial").fault, Some(Fault::DropAfter));
        assert_eq!(plan.take("dial").fault, Some(Fault::DropAfter));
        assert!(plan.take("dial").fault.is_none());
        assert!(plan.rules().is_empty());
    }

    #[test]
    fn a_skipped_request_passes_and_a_wait_joins_another_fault() {
        let mut plan = FaultPlan::default();
        plan.add(FaultRule::next("*", 2, Fault::Delay { ms: 7 }));
        plan.add(FaultRule::next("hold", 1, Fault::HtmlError).skipping(1));

        let first = plan.take("hold");
        assert_eq!((first.wait_ms, first.fault, first.executes), (7, None, true));
        let second = plan.take("hold");
        assert_eq!((second.wait_ms, second.executes), (7, false));
        assert_eq!(second.names.as_deref(), Some("delay+html_error"));
    }

    #[test]
    fn a_rule_reads_from_the_json_that_the_documentation_shows() {
        let rule: FaultRule =
            serde_json::from_str(r#"{"method":"dial","fault":"html_error","execute":true}"#).unwrap();
        assert_eq!(rule, FaultRule::next("dial", 1, Fault::HtmlError).executing(true));
        let rule: FaultRule = serde_json::from_str(r#"{"method":"campaigns","fault":"large_list"}"#).unwrap();
        assert_eq!(rule.fault, Fault::LargeList { bytes: 5 * 1024 * 1024 });
    }
}
