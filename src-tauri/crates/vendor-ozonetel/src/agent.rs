//! The agent's own session and state, and a break that waits for the next outcome.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use reqwest::Method;
use ringside_domain::{AgentState, BreakId, CallState, VendorCallId};
use ringside_vendor::{Reply, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use tokio::time::Instant;

use crate::{
    adapter::Ozonetel,
    config::LoginMode,
    error::{fold, not_supported, words_of},
    http::{Ask, Carrier, Fields, Proof},
    limits::Limited,
    map,
    wire::{Record, WireError},
};

/// A break asked for while a call is open: the vendor takes none then, but each outcome may carry one.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) reason: String,
    /// The calls with whose outcome it may travel.
    pub(crate) calls: Vec<VendorCallId>,
    /// It has travelled with an outcome that the vendor keeps for the end of the call.
    pub(crate) with_vendor: bool,
}

/// The break that is held, if one is.
#[derive(Debug, Default)]
pub(crate) struct Breaks(Mutex<Option<Held>>);

impl Breaks {
    pub(crate) fn hold(&self, reason: String, calls: Vec<VendorCallId>) {
        *self.lock() = Some(Held { reason, calls, with_vendor: false });
    }

    /// The break that travels with this call's outcome.
    pub(crate) fn for_call(&self, call: &VendorCallId) -> Option<Held> {
        self.lock().clone().filter(|held| held.calls.contains(call))
    }

    pub(crate) fn taken_early(&self, call: &VendorCallId) {
        if let Some(held) = self.lock().as_mut().filter(|held| held.calls.contains(call)) {
            held.with_vendor = true;
        }
    }

    pub(crate) fn drop_for(&self, call: &VendorCallId) {
        let mut held = self.lock();
        if held.as_ref().is_some_and(|held| held.calls.contains(call)) {
            *held = None;
        }
    }

    pub(crate) fn clear(&self) -> Option<Held> {
        self.lock().take()
    }

    fn put_back(&self, held: Held) {
        self.lock().get_or_insert(held);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What there is to say of the agent's state now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// The vendor said this.
    State(AgentState),
    /// It was asked and said nothing that settles it, or this account may not ask at all.
    Nothing,
    /// It could not be asked now, or something was done while it was.
    NotAsked,
}

/// What the vendor last said of the agent's state.
#[derive(Debug, Default)]
pub(crate) struct Status(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    /// Counts what may have changed it, so that an answer on its way meanwhile is not taken for news.
    changes: u64,
    last: Option<(Instant, Option<AgentState>)>,
}

impl Status {
    /// Something was done that may have changed it.
    pub(crate) fn forget(&self) {
        let mut seen = self.lock();
        seen.changes += 1;
        seen.last = None;
    }

    /// What was said within this time.
    fn fresh(&self, within: Duration) -> Option<Option<AgentState>> {
        let seen = self.lock();
        seen.last.as_ref().filter(|(at, _)| at.elapsed() < within).map(|(_, state)| state.clone())
    }

    fn changes(&self) -> u64 {
        self.lock().changes
    }

    /// Takes in an answer asked for after so many changes. One that may be older than a change settles nothing.
    fn learn(&self, changes: u64, state: Option<AgentState>) -> Told {
        let mut seen = self.lock();
        if seen.changes != changes {
            return Told::NotAsked;
        }
        seen.last = Some((Instant::now(), state.clone()));
        state.map_or(Told::Nothing, Told::State)
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ozonetel {
    pub(crate) async fn log_in(&self) -> Result<Reply, Failure> {
        let settled = &self.session.config.settled;
        let number = settled.phone_number.as_deref().ok_or_else(not_supported)?;
        let mode = settled.login_mode.map(LoginMode::word);
        let fields = self
            .session
            .fields_with_key()
            .with("phoneNumber", number)
            .with("action", "login")
            .maybe(settled.login_mode_field.as_str(), mode)
            .maybe(settled.login_state_field.as_str(), settled.login_state.as_deref());
        self.authenticate(fields, "agent has already logged in").await
    }

    pub(crate) async fn log_out(&self) -> Result<Reply, Failure> {
        let fields = self.session.fields_with_key().with("action", "logout");
        let reply = self.authenticate(fields, "is not logged in").await?;
        self.breaks.clear();
        Ok(reply)
    }

    /// Logs in or out; being there already is as good.
    async fn authenticate(&self, fields: Fields, there: &str) -> Result<Reply, Failure> {
        if self.session.config.agent_password.is_none() {
            return Err(not_supported());
        }
        let ask = Ask {
            verb: Method::POST,
            path: "/CAServices/AgentAuthenticationV2/index.php",
            lane: Lane::Act,
            proof: Proof::Agent,
            carrier: Carrier::Form,
            fields,
            limited: None,
        };
        match self.session.act(&ask).await {
            Ok(_) => Ok(Reply::Done),
            Err(failure) if words_of(&failure).is_some_and(|said| fold(&said).contains(there)) => {
                Ok(Reply::Done)
            }
            Err(failure) => Err(failure),
        }
    }

    pub(crate) async fn ready(&self) -> Result<Reply, Failure> {
        match self.breaks.clear() {
            Some(held) if held.with_vendor && held.calls.iter().any(|call| self.is_up(call)) => {
                self.breaks.put_back(held);
                return Err(Failure::new(VendorErrorKind::WrongState).detail(
                    "the break goes with the outcome the vendor holds; it can be ended after the call",
                ));
            }
            // The break was not on its way yet, and the agent is ready again after the outcome.
            Some(held) if !held.with_vendor => return Ok(Reply::Done),
            Some(_) | None => {}
        }
        self.change_state("Ready", None).await
    }

    pub(crate) async fn not_ready(&self, reason: Option<&BreakId>) -> Result<Reply, Failure> {
        let usual = self.session.config.settled.pause_reason.as_deref();
        let reason = reason
            .map(BreakId::as_str)
            .or(usual)
            .filter(|reason| !reason.trim().is_empty())
            .ok_or_else(|| Failure::new(VendorErrorKind::BreakReason))?;
        let open = self.own.list();
        let live: Vec<_> = open.iter().map(|call| call.id.clone()).filter(|call| self.is_up(call)).collect();
        if !live.is_empty() {
            self.breaks.hold(reason.to_owned(), live);
            return Ok(Reply::Done);
        }
        match self.change_state("Pause", Some(reason)).await {
            // In wrap-up, or logged in at the vendor's own toolbar, where only an outcome can carry a break.
            Err(failure)
                if !open.is_empty()
                    && matches!(
                        failure.kind,
                        VendorErrorKind::WrongState | VendorErrorKind::UnknownAgent
                    ) =>
            {
                self.breaks.hold(reason.to_owned(), open.into_iter().map(|call| call.id).collect());
                Ok(Reply::Done)
            }
            result => result,
        }
    }

    /// Whether a call of ours has not ended as far as anybody told.
    pub(crate) fn is_up(&self, call: &VendorCallId) -> bool {
        let down = |state| matches!(state, Some(CallState::WrapUp | CallState::Ended));
        self.own.get(call).is_some_and(|call| !down(call.state))
    }

    pub(crate) async fn change_state(&self, state: &str, reason: Option<&str>) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let fields = self
            .session
            .fields()
            .with("agentId", config.agent_id.as_str())
            .maybe("phoneName", config.settled.phone_name.as_deref())
            .with("state", state)
            .maybe("pauseReason", reason);
        let ask = Ask::new(config, Method::POST, "/ca_apis/changeAgentState", Lane::Act, fields);
        self.session.act(&ask).await?;
        Ok(Reply::Done)
    }

    /// The agent's state, asked for no more often than the profile allows.
    pub(crate) async fn status(&self) -> Result<(Told, Option<Timestamp>), Failure> {
        let Some(every) = self.session.config.settled.status_every else { return Ok((Told::Nothing, None)) };
        if let Some(state) = self.status.fresh(every) {
            return Ok((state.map_or(Told::Nothing, Told::State), None));
        }
        let changes = self.status.changes();
        match self.agent_details().await {
            Ok((record, date)) => {
                let settled = &self.session.config.settled;
                let state = record.and_then(|record| map::record_state(&record, settled));
                Ok((self.status.learn(changes, state), date))
            }
            // This bar or others of the account have asked too often; that is no reason to call the connection broken,
            // nor to forget what was known.
            Err(failure) if failure.kind == VendorErrorKind::RateLimited => Ok((Told::NotAsked, None)),
            Err(failure) if failure.kind == VendorErrorKind::UnknownAgent => {
                Ok((self.status.learn(changes, Some(AgentState::SignedOut)), None))
            }
            Err(failure) => Err(failure),
        }
    }

    /// The vendor's row about this agent.
    pub(crate) async fn agent_details(&self) -> Result<(Option<Record>, Option<Timestamp>), Failure> {
        let config = &self.session.config;
        let fields = self.session.fields().with("agentId", config.agent_id.as_str());
        let ask = Ask::new(config, Method::POST, "/ca_apis/agentDetails", Lane::Look, fields)
            .limited(Limited::AgentDetails);
        let said = self.session.exchange(&ask).await?;
        let date = said.date;
        let rows = said.records().ok_or(WireError::Missing("the list of agents"))?;
        let me = |record: &Record| {
            record.get(&["agentid"]).is_none_or(|id| id.eq_ignore_ascii_case(&config.agent_id))
        };
        Ok((rows.into_iter().find(me), date))
    }
}
