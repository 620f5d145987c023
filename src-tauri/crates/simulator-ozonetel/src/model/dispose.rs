//! How calls end and get their dispositions.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use ringside_simulator_kit::Origin;
use serde::{Deserialize, Serialize};

use super::call::DispositionState;
use super::{AgentState, Call, CallKind, CallState, HangupBy, World};
use crate::settings::{AfterWrapUp, QueueOverwrite};

/// What the vendor writes into the record of a call that nobody disposed in time.
const EXPIRED: &str = "Wrap up time exceeded :1";

/// The longest `ucid` that can be disposed.
const LONGEST_UCID: usize = 19;

/// A disposition the vendor holds, as requests and the clock left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The call.
    pub ucid: String,
    /// When it started.
    pub call_started: Timestamp,
    /// The number it shows.
    pub did: String,
    /// The other party's number.
    pub number: String,
    /// The agent.
    pub agent: String,
    /// When the disposition was saved.
    pub at: Timestamp,
    /// Who chose it.
    pub by: Origin,
    /// The disposition; `Wrap up time exceeded :1` when the clock chose.
    pub disposition: String,
    /// The notes.
    pub comments: Option<String>,
    /// `callBackTime` as it came.
    pub callback_time: Option<String>,
    /// That time in the account's zone; of a gap or an overlap the first moment.
    pub callback_at: Option<Timestamp>,
    /// The reason of the pause asked for with it.
    pub pause_reason: Option<String>,
    /// Whether `autoRelease` was asked for.
    pub auto_release: bool,
    /// It came during the call.
    pub queued: bool,
}

/// A callback time as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Callback {
    pub(crate) text: String,
    /// `None` when it is malformed.
    pub(crate) at: Option<Timestamp>,
}

/// What is to be saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) disposition: String,
    pub(crate) comments: Option<String>,
    pub(crate) callback: Option<Callback>,
    pub(crate) pause: bool,
    pub(crate) pause_reason: Option<String>,
    pub(crate) auto_release: bool,
}

/// A disposition with the call it is for, as a request names them.
#[derive(Debug)]
pub(crate) struct Disposing<'a> {
    pub(crate) agent: &'a str,
    pub(crate) ucid: &'a str,
    pub(crate) did: &'a str,
    pub(crate) choice: Choice,
    /// Takes the place of what was saved before.
    pub(crate) rewrites: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disposed {
    Queued,
    Saved,
}

/// Why it is refused, in the order it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DisposeRefused {
    Agent,
    PauseReasonMissing,
    PauseReasonUnknown,
    UcidEmpty,
    UcidTooLong,
    UcidOrDid,
    Disposition,
    NotOnCall,
    CallbackTime,
    AlreadyQueued,
    AlreadyDisposed,
}

impl World {
    /// The call a request means by `ucid`.
    fn disposable(&self, ucid: &str) -> Option<&Call> {
        if self.settings.rules.dispose_by_monitor_ucid {
            self.calls.values().find(|call| call.monitor_ucid == ucid)
        } else {
            self.calls.get(ucid)
        }
    }

    /// Disposes of a call, or queues that while it is up.
    pub(crate) fn dispose(
        &mut self,
        now: Timestamp,
        origin: Origin,
        request: &Disposing<'_>,
    ) -> Result<Disposed, DisposeRefused> {
        let found = self.disposable(request.ucid).filter(|call| call.did == request.did);
        let up = found.is_some_and(Call::is_up);
        if !up || self.settings.rules.check_when_queued {
            self.check(now, request)?;
        }
        let ucid = found.map(|call| call.ucid.clone()).ok_or(DisposeRefused::UcidOrDid)?;
        if up {
            return self.queue(&ucid, request);
        }
        let late = self.settings.rules.late_dispose;
        match self.calls.get(&ucid).map(|call| &call.disposition) {
            Some(DispositionState::Open | DispositionState::Queued(..)) => {}
            Some(DispositionState::AutoSaved) if late => {}
            Some(_) if request.rewrites => {}
            _ => return Err(DisposeRefused::AlreadyDisposed),
        }
        self.save(now, origin, &ucid, request.agent, &request.choice, false);
        Ok(Disposed::Saved)
    }

    fn queue(&mut self, ucid: &str, request: &Disposing<'_>) -> Result<Disposed, DisposeRefused> {
        let reject = self.settings.rules.queue_overwrite == QueueOverwrite::Reject;
        let call = self.calls.get_mut(ucid).ok_or(DisposeRefused::UcidOrDid)?;
        if reject && matches!(call.disposition, DispositionState::Queued(..)) {
            return Err(DisposeRefused::AlreadyQueued);
        }
        call.disposition = DispositionState::Queued(request.agent.to_owned(), request.choice.clone());
        Ok(Disposed::Queued)
    }

    fn check(&self, now: Timestamp, request: &Disposing<'_>) -> Result<(), DisposeRefused> {
        let choice = &request.choice;
        if !self.agents.contains_key(request.agent) {
            return Err(DisposeRefused::Agent);
        }
        if choice.pause {
            let reason = choice.pause_reason.as_deref().ok_or(DisposeRefused::PauseReasonMissing)?;
            if self.settings.rules.check_pause_reason && !self.settings.has_reason(reason) {
                return Err(DisposeRefused::PauseReasonUnknown);
            }
        }
        if request.ucid.is_empty() {
            return Err(DisposeRefused::UcidEmpty);
        }
        if request.ucid.chars().count() > LONGEST_UCID {
            return Err(DisposeRefused::UcidTooLong);
        }
        let call = self.disposable(request.ucid).filter(|call| call.did == request.did);
        let call = call.ok_or(DisposeRefused::UcidOrDid)?;
        let known = self.settings.disposition(&choice.disposition).ok_or(DisposeRefused::Disposition)?;
        if call.agent != request.agent {
            return Err(DisposeRefused::NotOnCall);
        }
        if self.settings.rules.check_callback_time {
            match &choice.callback {
                None if known.callback => return Err(DisposeRefused::CallbackTime),
                None => {}
                Some(callback) if callback.at.is_some_and(|at| at > now) => {}
                Some(_) => return Err(DisposeRefused::CallbackTime),
            }
        }
        Ok(())
    }

    /// Reads `YYYY-MM-DD HH:MM` in the account's zone.
    pub(crate) fn callback(&self, text: &str) -> Callback {
        let at = moment(text, "0000-00-00 00:00", "%Y-%m-%d %H:%M", &self.zone);
        Callback { text: text.to_owned(), at }
    }

    fn save(&mut self, now: Timestamp, by: Origin, ucid: &str, agent: &str, choice: &Choice, queued: bool) {
        let Some(call) = self.calls.get_mut(ucid) else { return };
        let first = matches!(call.disposition, DispositionState::Open | DispositionState::Queued(..));
        call.disposition =
            if by == Origin::System { DispositionState::AutoSaved } else { DispositionState::Saved };
        call.wrap_up_ends = None;
        // A disposition chosen late takes the place of the clock's.
        self.outcomes.retain(|outcome| outcome.ucid != ucid);
        self.outcomes.push(Outcome {
            ucid: call.ucid.clone(),
            call_started: call.started,
            did: call.did.clone(),
            number: call.number.clone(),
            agent: call.agent.clone(),
            at: now,
            by,
            disposition: choice.disposition.clone(),
            comments: choice.comments.clone(),
            callback_time: choice.callback.as_ref().map(|callback| callback.text.clone()),
            callback_at: choice.callback.as_ref().and_then(|callback| callback.at),
            pause_reason: choice.pause_reason.clone().filter(|_| choice.pause),
            auto_release: choice.auto_release,
            queued,
        });
        if first && !self.settings.push.callback_immediately {
            self.push_record(now, ucid);
        }
        let wraps_up = self.agents.get(agent).is_some_and(|agent| agent.state == AgentState::Acw);
        if !wraps_up || self.wraps_up_another(agent, ucid) {
            return;
        }
        let to_pause = by == Origin::System && self.settings.rules.after_wrap_up == AfterWrapUp::Paused;
        if choice.pause || to_pause {
            let reason = choice.pause_reason.clone().filter(|_| choice.pause);
            self.enter(now, agent, AgentState::Paused, reason, "AUX");
        } else {
            self.enter(now, agent, AgentState::Idle, None, "IDLE");
        }
    }

    /// Whether what keeps the agent in wrap-up is a later call.
    fn wraps_up_another(&self, agent: &str, ucid: &str) -> bool {
        self.calls_of(agent).last().is_some_and(|last| last.ucid != ucid)
    }

    /// Ends a call for its agent: what was queued is saved, else the wrap-up begins.
    pub(super) fn disconnect(&mut self, now: Timestamp, by: HangupBy, ucid: &str) {
        let Some(call) = self.calls.get_mut(ucid).filter(|call| call.is_up()) else { return };
        call.state = CallState::Disconnected;
        (call.held, call.muted, call.recording) = (false, false, false);
        (call.ended, call.hangup_by) = (Some(now), Some(by));
        let (agent, answered, kind) = (call.agent.clone(), call.answered.is_some(), call.kind);
        let queued = match std::mem::replace(&mut call.disposition, DispositionState::Open) {
            DispositionState::Queued(agent, choice) => Some((agent, choice)),
            other => {
                call.disposition = other;
                None
            }
        };
        self.push_call(now, ucid, "Disconnect");
        if self.settings.push.callback_immediately {
            self.push_record(now, ucid);
        }
        let wraps_up = answered || (kind == CallKind::Manual && self.settings.rules.wrap_up_unanswered);
        if wraps_up || queued.is_some() {
            self.follow_call(now, ucid);
        } else if self.agents.get(&agent).is_some_and(super::Agent::is_logged_in) {
            self.enter(now, &agent, AgentState::Idle, None, "IDLE");
        }
        if let Some((agent, choice)) = queued
            && self.apply_queued(now, ucid, &agent, choice)
        {
            return;
        }
        if wraps_up && let Some(wait) = self.settings.rules.wrap_up_s.map(Duration::from_secs) {
            if let Some(call) = self.calls.get_mut(ucid) {
                call.wrap_up_ends = now.checked_add(wait).ok();
            }
            self.schedule_wrap_up_end(now, wait, ucid);
        }
    }

    /// Saves what was queued, unless it gets lost or turns out to be wrong; nobody is told then.
    fn apply_queued(&mut self, now: Timestamp, ucid: &str, agent: &str, choice: Choice) -> bool {
        let Some(call) = self.calls.get(ucid) else { return false };
        let (did, meant) = (call.did.clone(), self.request_id(call));
        let request = Disposing { agent, ucid: &meant, did: &did, choice, rewrites: false };
        let checked = self.settings.rules.check_when_queued || self.check(now, &request).is_ok();
        if self.settings.rules.lose_queued || !checked {
            self.happened_to(now, Origin::System, "queued_disposition_lost", ucid);
            return false;
        }
        self.happened_to(now, Origin::System, "queued_disposition_saved", ucid);
        self.save(now, Origin::Api, ucid, agent, &request.choice, true);
        true
    }

    /// The id by which requests name a call for disposing.
    pub(super) fn request_id(&self, call: &Call) -> String {
        let by_monitor = self.settings.rules.dispose_by_monitor_ucid;
        if by_monitor { call.monitor_ucid.clone() } else { call.ucid.clone() }
    }

    /// The time to choose is over.
    pub(super) fn wrap_up_ends(&mut self, now: Timestamp, ucid: &str) {
        let Some(call) = self.calls.get(ucid).filter(|call| call.disposition == DispositionState::Open)
        else {
            return;
        };
        let agent = call.agent.clone();
        self.happened_to(now, Origin::System, "wrap_up_time_exceeded", ucid);
        let choice = Choice { disposition: EXPIRED.to_owned(), ..Choice::default() };
        self.save(now, Origin::System, ucid, &agent, &choice, false);
    }
}

/// Reads a time whose digits stand where `places` has zeros.
pub(crate) fn moment(text: &str, places: &str, pattern: &str, zone: &TimeZone) -> Option<Timestamp> {
    let fits = |(letter, place): (u8, u8)| {
        if place == b'0' { letter.is_ascii_digit() } else { letter == place }
    };
    if text.len() != places.len() || !text.bytes().zip(places.bytes()).all(fits) {
        return None;
    }
    let time = DateTime::strptime(pattern, text).ok()?;
    time.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}
