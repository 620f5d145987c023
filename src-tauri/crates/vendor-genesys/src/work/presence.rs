use std::time::Duration;

use ringside_domain::{BreakReason, CallAction, ObservedCall};
use ringside_vendor::{AgentSnapshot, SignedIn, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use serde::Serialize;

use crate::{
    config::VOICE,
    error::{self, About},
    map,
    model::{Expected, KnownCall},
    rest::Hint,
    site::Site,
    wire::{
        AfterCallWork, AgentStateDefinition, Device, Malformed, Named, Partial, StartContactCenterSession,
        StateWord, User, members,
    },
};

impl Site {
    /// Proves the password and reads what the agent is and may do.
    pub(crate) async fn prove(&self) -> Result<SignedIn, Failure> {
        let received = self.rest.sign_in().await?;
        let user = User::read(received.member("user")?).ok_or(Malformed("user"))?;
        self.note_features(user.features);
        // Without the list, the states every site has are still known.
        match self.read_states().await {
            Ok(states) => self.note_states(states),
            Err(failure) if failure.kind == VendorErrorKind::SignedOut => return Err(failure),
            Err(failure) => tracing::warn!(kind = %failure.kind, "the site's agent states could not be read"),
        }
        Ok(SignedIn { agent_name: user.name })
    }

    async fn read_states(&self) -> Result<Vec<AgentStateDefinition>, Failure> {
        let order = self.rest.get(&["settings", "agent-states"], &[], Lane::Look);
        let received = self.exchange(&order).await?;
        let states = members(&received.body, "settings", |state| Some(AgentStateDefinition::read(state)))?;
        Ok(states.unwrap_or_default().into_iter().flatten().collect())
    }

    pub(crate) async fn break_reasons(&self) -> Result<Vec<BreakReason>, Failure> {
        self.note_states(self.read_states().await?);
        Ok(map::breaks(&self.states()))
    }

    /// Opens the agent's session, unless there is one; then everything is read.
    pub(crate) async fn log_in(&self) -> Result<(), Failure> {
        if self.model.awaits_agent() {
            self.reconcile().await?;
        } else {
            self.settle().await?;
        }
        if self.model.agent().device.as_ref().is_some_and(is_logged_in) {
            return Ok(());
        }
        let settled = &self.config().settled;
        let operation = StartContactCenterSession {
            channels: &settled.channels,
            place: settled.place.as_deref(),
            login_code: settled.login_code.as_deref(),
            queue: settled.queue.as_deref(),
            device_path: settled.device_path.as_deref(),
        };
        let order = self.rest.post(&["me"], &operation)?.taking_partial();
        let received = self.command(&order, Expected::Agent).await?;
        if received.code != 0 {
            let failed = Partial::failed(&received.body);
            if let Some(part) = failed.iter().find(|part| is_voice(part.channel.as_deref())) {
                return Err(error::refused(part.code, part.message.as_deref(), About::Other, ""));
            }
            tracing::warn!(channels = failed.len(), "some channels other than voice could not be logged in");
        }
        self.reconcile().await
    }

    /// Closes the agent's session and with it ours. Nothing may follow.
    pub(crate) async fn sign_out(&self) -> Result<(), Failure> {
        let order = self.rest.post(&["me"], &Named { operation: "EndContactCenterSession" })?;
        let result = self.rest.attempt(&order).await;
        self.rest.sign_off().await;
        self.model.clear();
        match result {
            Ok(_) => Ok(()),
            // There is none any more.
            Err(fault) if fault.hint == Hint::SessionOver => Ok(()),
            Err(fault) => Err(fault.failure),
        }
    }

    /// Asks for an agent state by the name of its operation, unless the agent is in it.
    pub(crate) async fn go(&self, operation: &str, about: About) -> Result<(), Failure> {
        let there = self.link.is_up()
            && !self.model.is_in_doubt()
            && !self.model.awaits_agent()
            && self.model.user_state().is_some_and(|user| map::is_in(&user, operation, &self.states()));
        if there { Ok(()) } else { self.post_state(&Named { operation }, about).await }
    }

    async fn post_state(&self, operation: &impl Serialize, about: About) -> Result<(), Failure> {
        let order = self.rest.post(&["me", "channels", VOICE], operation)?.about(about);
        self.command(&order, Expected::Agent).await?;
        Ok(())
    }

    /// Lets the wrap-up last so long from now on; zero ends it.
    pub(crate) async fn set_wrap_up(&self, left: Duration) -> Result<(), Failure> {
        let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
        self.post_state(&AfterCallWork { wrap_up_time: seconds.to_string() }, About::Other).await?;
        self.model.set_wrap_up(Duration::from_secs(seconds), self.rest.now());
        Ok(())
    }

    pub(crate) async fn snapshot(&self) -> Result<AgentSnapshot, Failure> {
        self.settle().await?;
        let (agent, calls) = (self.model.agent(), self.model.calls());
        let settled = &self.config().settled;
        let observed = |known: &KnownCall| {
            let mut call = map::call(known, settled);
            complete(&mut call, self.model.consultation(&known.vendor_id).as_ref());
            call
        };
        Ok(AgentSnapshot {
            agent: map::agent(&agent, &calls, &self.states()),
            not_asked: false,
            since: agent.since,
            wrap_up_ends: agent.wrap_up_ends,
            calls: calls.iter().map(observed).collect(),
            server_time: self.rest.server_time(),
        })
    }
}

/// A customer's call can be completed when its consultation says so.
fn complete(call: &mut ObservedCall, consultation: Option<&KnownCall>) {
    let (Some(consultation), Some(allowed)) = (consultation, &mut call.allowed) else { return };
    for (action, operation) in [
        (CallAction::CompleteTransfer, "CompleteTransfer"),
        (CallAction::CompleteConference, "CompleteConference"),
    ] {
        if consultation.call.offers(operation) && !allowed.contains(&action) {
            allowed.push(action);
        }
    }
}

/// Whether the device is part of a session that is up.
fn is_logged_in(device: &Device) -> bool {
    let state = device.user_state.as_ref().and_then(|user| user.state);
    !device.inactive && matches!(state, Some(StateWord::LoggedIn | StateWord::Ready | StateWord::NotReady))
}

/// A part that names no channel is the one that matters.
fn is_voice(channel: Option<&str>) -> bool {
    channel.is_none_or(|channel| channel.eq_ignore_ascii_case(VOICE))
}
