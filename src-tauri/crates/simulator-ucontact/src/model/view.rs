use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Activity, Call, DialerRecord, World};

/// One agent as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentView {
    /// User name.
    pub agent: String,
    /// Full name.
    pub name: String,
    /// The phone.
    pub extension: String,
    /// Whether there is a session, over the API or in the portal.
    pub signed_in: bool,
    /// Name of the break.
    pub on_break: Option<String>,
    /// Calls and wrap-up, which a break does not exclude.
    pub activity: Activity,
    /// The call that is being wrapped up.
    pub wrap_up: Option<String>,
    /// Since when.
    pub since: Timestamp,
}

/// All the vendor knows at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateView {
    /// The vendor's clock.
    pub now: Timestamp,
    /// By user name.
    pub agents: Vec<AgentView>,
    /// In the order they began, ended ones included.
    pub calls: Vec<Call>,
    /// What dialers are to call, in the order it came.
    pub dialer_records: Vec<DialerRecord>,
    /// Tokens that are good.
    pub tokens: usize,
    /// Requests that arrived, by the last segment of their path in lower case.
    pub requests: BTreeMap<String, u64>,
    /// Entries in the ledger.
    pub ledger_entries: usize,
}

impl World {
    pub(crate) fn view(&self, now: Timestamp, tokens: usize, requests: BTreeMap<String, u64>) -> StateView {
        let agents = self.agents().map(|agent| AgentView {
            agent: agent.user.clone(),
            name: agent.name.clone(),
            extension: agent.extension.clone(),
            signed_in: agent.signed_in,
            on_break: agent.on_break.clone(),
            activity: self.activity(agent),
            wrap_up: agent.wrap_up.clone(),
            since: agent.since,
        });
        StateView {
            now,
            agents: agents.collect(),
            calls: self.calls.clone(),
            dialer_records: self.dialer_records.clone(),
            tokens,
            requests,
            ledger_entries: self.ledger.since(0).len(),
        }
    }
}
