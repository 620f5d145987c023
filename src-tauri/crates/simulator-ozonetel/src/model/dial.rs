//! How calls begin.

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::call::DispositionState;
use super::{Agent, AgentState, Call, CallKind, CallState, World};

/// A request of `AgentManualDial`.
#[derive(Debug)]
pub(crate) struct AgentDial<'a> {
    pub(crate) agent: &'a str,
    pub(crate) campaign: &'a str,
    pub(crate) number: &'a str,
    pub(crate) uui: &'a str,
}

/// A skill-wise request of `AgentManualDial`.
#[derive(Debug)]
pub(crate) struct SkillDial<'a> {
    pub(crate) skill: &'a str,
    pub(crate) did: &'a str,
    pub(crate) number: &'a str,
    pub(crate) uui: &'a str,
}

/// Why `AgentManualDial` says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DialRefused {
    Campaign,
    Skill,
    Did,
    Unavailable,
}

/// A request of `PhoneManualDial`.
#[derive(Debug)]
pub(crate) struct PhoneDial<'a> {
    pub(crate) phone_name: &'a str,
    pub(crate) did: &'a str,
    pub(crate) number: &'a str,
    pub(crate) uui: &'a str,
    pub(crate) limit_s: Option<u64>,
}

/// Why `PhoneManualDial` says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhoneRefused {
    UnknownPhone,
    UnknownDid,
    Online,
    Busy,
    NotOffline,
}

/// What a call begins with.
struct Start<'a> {
    agent: &'a str,
    kind: CallKind,
    number: &'a str,
    did: &'a str,
    uui: &'a str,
    limit_s: Option<u64>,
}

impl Agent {
    pub(super) fn can_be_offered_calls(&self) -> bool {
        self.state == AgentState::Idle && self.mode.takes()
    }

    fn may_dial(&self, offline_apart: bool) -> bool {
        self.state == AgentState::Idle && (self.toolbar || !offline_apart)
    }
}

impl World {
    /// Dials for an agent; returns the `ucid`.
    pub(crate) fn agent_dial(&mut self, now: Timestamp, dial: &AgentDial<'_>) -> Result<String, DialRefused> {
        let did = self.settings.campaign(dial.campaign).ok_or(DialRefused::Campaign)?.did.clone();
        let apart = self.settings.rules.offline_apart;
        let agent = self.agents.get(dial.agent);
        if !agent.is_some_and(|agent| agent.may_dial(apart) && agent.mode.dials()) {
            return Err(DialRefused::Unavailable);
        }
        let (agent, number, uui) = (dial.agent, dial.number, dial.uui);
        let start = Start { agent, kind: CallKind::Manual, number, did: &did, uui, limit_s: None };
        Ok(self.begin(now, &start))
    }

    /// Dials for the agent of a skill that is idle longest; returns agent and `ucid`.
    pub(crate) fn skill_dial(
        &mut self,
        now: Timestamp,
        dial: &SkillDial<'_>,
    ) -> Result<(String, String), DialRefused> {
        if !self.settings.skills.iter().any(|skill| skill == dial.skill) {
            return Err(DialRefused::Skill);
        }
        let did = self.settings.campaign_of(dial.did).ok_or(DialRefused::Did)?.did.clone();
        let apart = self.settings.rules.offline_apart;
        let fits = |agent: &&Agent| {
            agent.of.skill == dial.skill && agent.may_dial(apart) && agent.can_be_offered_calls()
        };
        let waiting = self.agents.values().filter(fits).min_by_key(|agent| agent.since);
        let agent = waiting.map(|agent| agent.of.id.clone()).ok_or(DialRefused::Unavailable)?;
        let (number, uui) = (dial.number, dial.uui);
        let start = Start { agent: &agent, kind: CallKind::Manual, number, did: &did, uui, limit_s: None };
        let ucid = self.begin(now, &start);
        Ok((agent, ucid))
    }

    /// Dials from an agent's phone; returns agent and `ucid`.
    pub(crate) fn phone_dial(
        &mut self,
        now: Timestamp,
        dial: &PhoneDial<'_>,
    ) -> Result<(String, String), PhoneRefused> {
        let agent = self.agent_with_phone(dial.phone_name).ok_or(PhoneRefused::UnknownPhone)?;
        let (agent, toolbar) = (agent.of.id.clone(), agent.toolbar);
        let campaign = self.settings.campaign_of(dial.did).ok_or(PhoneRefused::UnknownDid)?;
        if !campaign.offline {
            return Err(PhoneRefused::NotOffline);
        }
        if self.current_call(&agent).is_some() {
            return Err(PhoneRefused::Busy);
        }
        if toolbar {
            return Err(PhoneRefused::Online);
        }
        let &PhoneDial { did, number, uui, limit_s, .. } = dial;
        let start = Start { agent: &agent, kind: CallKind::Manual, number, did, uui, limit_s };
        let ucid = self.begin(now, &start);
        Ok((agent, ucid))
    }

    /// Puts a customer's call through to an agent.
    pub(super) fn offer(
        &mut self,
        now: Timestamp,
        agent: &str,
        number: &str,
        did: &str,
        monitor_ucid: Option<String>,
    ) -> String {
        let start = Start { agent, kind: CallKind::Inbound, number, did, uui: "", limit_s: None };
        let ucid = self.call(now, &start);
        if let Some(call) = self.calls.get_mut(&ucid)
            && let Some(monitor_ucid) = monitor_ucid
        {
            call.monitor_ucid = monitor_ucid;
        }
        self.happened_to(now, Origin::Customer, "inbound_call", &ucid);
        self.put_through(now, &ucid);
        ucid
    }

    fn begin(&mut self, now: Timestamp, start: &Start<'_>) -> String {
        let ucid = self.call(now, start);
        self.put_through(now, &ucid);
        ucid
    }

    fn put_through(&mut self, now: Timestamp, ucid: &str) {
        self.push_call(now, ucid, "Calling");
        self.follow_call(now, ucid);
        self.schedule_answer(now, ucid);
    }

    fn call(&mut self, now: Timestamp, start: &Start<'_>) -> String {
        self.calls_made += 1;
        // Seventeen digits, as a number beyond 2^53, and in the order of time.
        let ucid = format!("31{:010}{:05}", now.as_second(), self.calls_made % 100_000);
        let campaign = self.settings.campaign_of(start.did);
        let call = Call {
            ucid: ucid.clone(),
            monitor_ucid: ucid.clone(),
            agent: start.agent.to_owned(),
            kind: start.kind,
            number: start.number.to_owned(),
            did: start.did.to_owned(),
            campaign: campaign.map(|campaign| campaign.name.clone()).unwrap_or_default(),
            skill: self.agents.get(start.agent).map(|agent| agent.of.skill.clone()).unwrap_or_default(),
            uui: start.uui.to_owned(),
            offline: campaign.is_some_and(|campaign| campaign.offline),
            limit_s: start.limit_s,
            state: CallState::Calling,
            held: false,
            muted: false,
            recording: false,
            legs: Vec::new(),
            handed_over: false,
            started: now,
            answered: None,
            ended: None,
            hangup_by: None,
            wrap_up_ends: None,
            disposition: DispositionState::Open,
        };
        self.calls.insert(ucid.clone(), call);
        ucid
    }

    /// Takes the agent of a call along; one that is not logged in only has a phone.
    pub(super) fn follow_call(&mut self, now: Timestamp, ucid: &str) {
        let Some(call) = self.calls.get(ucid) else { return };
        let agent = call.agent.clone();
        let (state, action) = match call.state {
            CallState::Calling => (AgentState::Calling, "calling"),
            CallState::Answered => (AgentState::Busy, "incall"),
            CallState::Disconnected => (AgentState::Acw, "ACW"),
        };
        if self.agents.get(&agent).is_some_and(Agent::is_logged_in) {
            self.enter(now, &agent, state, None, action);
        }
    }
}
