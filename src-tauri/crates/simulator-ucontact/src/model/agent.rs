use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Refusal, World};
use crate::settings::{LoginEndsIn, Settings, UserSettings};

/// What an agent does besides being on a break or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Nothing.
    Idle,
    /// A call is up.
    Busy,
    /// After a campaign call.
    WrapUp,
}

/// Someone with a phone.
#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) user: String,
    pub(crate) name: String,
    pub(crate) extension: String,
    campaigns: Vec<String>,
    pub(crate) signed_in: bool,
    /// Name of the break.
    pub(crate) on_break: Option<String>,
    /// The call that is being wrapped up.
    pub(crate) wrap_up: Option<String>,
    /// Since when the agent has been as it is.
    pub(crate) since: Timestamp,
}

impl Agent {
    pub(super) fn new(user: &UserSettings, extension: String, now: Timestamp) -> Self {
        Self {
            user: user.user.clone(),
            name: user.name.clone(),
            extension,
            campaigns: user.campaigns.clone(),
            signed_in: false,
            on_break: None,
            wrap_up: None,
            since: now,
        }
    }

    /// Whether the agent is a member of the campaign.
    pub(crate) fn works_on(&self, campaign: &str) -> bool {
        self.campaigns.is_empty() || self.campaigns.iter().any(|known| known == campaign)
    }
}

impl World {
    pub(super) fn change(&mut self, user: &str, now: Timestamp, change: impl FnOnce(&mut Agent)) {
        if let Some(agent) = self.agents.get_mut(user) {
            change(agent);
            agent.since = now;
        }
    }

    /// Whether one more agent may enter.
    pub(crate) fn has_licence(&self, settings: &Settings, user: &str) -> bool {
        let others = self.agents.values().filter(|agent| agent.signed_in && agent.user != user).count();
        settings.rules.licences.is_none_or(|licences| others < licences)
    }

    /// Signs an agent in; who is in already stays as they are.
    pub(crate) fn sign_in(&mut self, settings: &Settings, now: Timestamp, user: &str) -> Result<(), Refusal> {
        let Some(agent) = self.agents.get(user) else { return Err(Refusal("unknown agent")) };
        if agent.signed_in {
            return Ok(());
        }
        if !self.has_licence(settings, user) {
            return Err(Refusal("no licence is free"));
        }
        let on_break = match &settings.rules.login_ends_in {
            LoginEndsIn::Ready => None,
            LoginEndsIn::Break(motive) => Some(motive.clone()),
        };
        self.change(user, now, |agent| {
            (agent.signed_in, agent.on_break, agent.wrap_up) = (true, on_break, None);
        });
        Ok(())
    }

    /// Signs an agent off; a call that is up ends.
    pub(crate) fn sign_off(&mut self, now: Timestamp, user: &str) -> Result<(), Refusal> {
        self.present(user)?;
        self.end_call_of(now, user);
        self.change(user, now, |agent| {
            (agent.signed_in, agent.on_break, agent.wrap_up) = (false, None, None);
        });
        Ok(())
    }

    /// Ends the call of a phone that goes away, without wrap-up.
    pub(super) fn end_call_of(&mut self, now: Timestamp, user: &str) {
        for call in self.calls.iter_mut().filter(|call| call.agent == user && call.is_up()) {
            call.end(now);
        }
    }

    /// Takes a break, or another one; a call that is up goes on.
    pub(crate) fn take_break(&mut self, now: Timestamp, user: &str, motive: &str) -> Result<(), Refusal> {
        self.present(user)?;
        self.change(user, now, |agent| agent.on_break = Some(motive.to_owned()));
        Ok(())
    }

    /// Ends a break; without one nothing changes.
    pub(crate) fn end_break(&mut self, now: Timestamp, user: &str) -> Result<(), Refusal> {
        if self.present(user)?.on_break.is_some() {
            self.change(user, now, |agent| agent.on_break = None);
        }
        Ok(())
    }

    /// Returns the agent, if it is signed in.
    pub(crate) fn present(&self, user: &str) -> Result<&Agent, Refusal> {
        let agent = self.agents.get(user).ok_or(Refusal("unknown agent"))?;
        if agent.signed_in { Ok(agent) } else { Err(Refusal("agent is not signed in")) }
    }

    pub(crate) fn activity(&self, agent: &Agent) -> Activity {
        if self.call_of(&agent.user).is_some() {
            Activity::Busy
        } else if agent.wrap_up.is_some() {
            Activity::WrapUp
        } else {
            Activity::Idle
        }
    }
}
