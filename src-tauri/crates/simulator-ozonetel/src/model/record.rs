//! The records of calls, as reports and the post-call push write them.

use jiff::Timestamp;

use super::{AgentState, Call, CallKind, Outcome, World};
use crate::wire::{Json, digits, object, text};

impl World {
    fn outcome_of(&self, ucid: &str) -> Option<&Outcome> {
        self.outcomes.iter().rev().find(|outcome| outcome.ucid == ucid)
    }

    /// The calls that are over, oldest first.
    pub(crate) fn finished(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().filter(|call| !call.is_up())
    }

    /// One row of the call reports.
    pub(crate) fn cdr(&self, call: &Call) -> Json {
        let outcome = self.outcome_of(&call.ucid);
        let disposition = outcome.map(|outcome| outcome.disposition.as_str()).unwrap_or_default();
        let comments = outcome.and_then(|outcome| outcome.comments.as_deref()).unwrap_or_default();
        let agent = self.agents.get(&call.agent);
        let end = call.ended.unwrap_or(call.started);
        let rang = call.answered.unwrap_or(end);
        let talked = call.answered.map_or(0, |answered| end.as_second() - answered.as_second());
        let audio = call
            .answered
            .map(|_| format!("http://127.0.0.1/recordings/{}.mp3", call.ucid))
            .unwrap_or_default();
        let conference = call.legs.first().map(|leg| leg.number.as_str()).unwrap_or_default();
        let dial_status = if call.answered.is_some() { "answered" } else { "NotAnswered" };
        let started = self.local(call.started);
        object(vec![
            ("AgentDialStatus", text(dial_status)),
            ("AgentID", text(&call.agent)),
            ("AgentName", text(agent.map(|agent| agent.of.name.as_str()).unwrap_or_default())),
            ("CallAudio", text(&audio)),
            ("CallDate", text(&started[..10])),
            ("CallID", digits(&call.ucid)),
            ("CallerConfAudioFile", text("")),
            ("CallerID", text(&call.number)),
            ("CampaignName", text(&call.campaign)),
            ("Comments", text(comments)),
            ("ConferenceDuration", text("00:00:00")),
            ("CustomerDialStatus", text(dial_status)),
            ("CustomerRingTime", text(&clock(rang.as_second() - call.started.as_second()))),
            ("DID", text(&call.did)),
            ("DialOutName", text(conference)),
            ("DialStatus", text(dial_status)),
            ("DialedNumber", text(agent.map(|agent| agent.number.as_str()).unwrap_or_default())),
            ("Disposition", text(disposition)),
            ("Duration", text(&clock(talked))),
            ("DynamicDID", text("")),
            ("E164", text(&call.number)),
            ("EndTime", text(&self.local(end))),
            ("HangupBy", text(call.hangup_by.map(super::HangupBy::word).unwrap_or_default())),
            ("Skill", text(&call.skill)),
            ("StartTime", text(&started)),
            ("Status", text(call.status())),
            ("Type", text(call.type_word())),
            ("UCID", digits(&call.ucid)),
            ("UUI", text(&call.uui)),
            ("monitorUCID", digits(&call.monitor_ucid)),
        ])
    }

    /// One row of `abandonCalls`.
    pub(crate) fn abandoned(&self, call: &Call) -> Json {
        let agent = self.agents.get(&call.agent);
        object(vec![
            ("monitorUCID", digits(&call.monitor_ucid)),
            ("type", text(call.type_word())),
            ("status", text(call.status())),
            ("campaign", text(&call.campaign)),
            ("callerID", text(&call.number)),
            ("did", text(&call.did)),
            ("skillID", text("")),
            ("skill", text(&call.skill)),
            ("agentID", text(&call.agent)),
            ("agent", text(agent.map(|agent| agent.of.name.as_str()).unwrap_or_default())),
            ("hangupBy", text(call.hangup_by.map(super::HangupBy::word).unwrap_or_default())),
            ("callTime", text(&self.local(call.started))),
        ])
    }

    /// What the post-call push says of a call.
    pub(super) fn post_call_record(&self, now: Timestamp, call: &Call) -> Json {
        let outcome = self.outcome_of(&call.ucid);
        let agent = self.agents.get(&call.agent);
        let end = call.ended.unwrap_or(now);
        let answer = call.answered.unwrap_or(end);
        let seconds = |from: Timestamp, to: Timestamp| clock(to.as_second() - from.as_second());
        let customer = text(&call.number);
        let partner = call.legs.first().map(|leg| leg.number.as_str()).unwrap_or_default();
        object(vec![
            ("AgentID", text(&call.agent)),
            ("AgentName", text(agent.map(|agent| agent.of.name.as_str()).unwrap_or_default())),
            ("AgentPhoneNumber", text(agent.map(|agent| agent.number.as_str()).unwrap_or_default())),
            ("Apikey", text(&self.settings.api_key)),
            ("AudioFile", text("")),
            ("CallerID", customer.clone()),
            ("CampaignName", text(&call.campaign)),
            ("Comments", text(outcome.and_then(|outcome| outcome.comments.as_deref()).unwrap_or_default())),
            ("Did", text(&call.did)),
            ("DialStatus", text(call.status())),
            ("DialedNumber", if call.kind == CallKind::Manual { customer } else { text(&call.did) }),
            ("Disposition", text(outcome.map(|outcome| outcome.disposition.as_str()).unwrap_or_default())),
            ("Duration", text(&seconds(call.started, end))),
            ("EndTime", text(&self.local(end))),
            ("FallBackRule", text("")),
            ("HangupBy", text(call.hangup_by.map(super::HangupBy::word).unwrap_or_default())),
            ("HoldDuration", text("00:00:00")),
            ("Location", text("")),
            ("monitorUCID", text(&call.monitor_ucid)),
            ("PhoneName", text(agent.map(|agent| agent.of.phone_name.as_str()).unwrap_or_default())),
            ("Skill", text(&call.skill)),
            ("StartTime", text(&self.local(call.started))),
            ("Status", text(call.status())),
            ("TimeToAnswer", text(&seconds(call.started, answer))),
            ("TransferType", text("")),
            ("TransferredTo", text(if call.handed_over { partner } else { "" })),
            ("Type", text(call.type_word())),
            ("UserName", text(&self.settings.user_name)),
            ("UUI", text(&call.uui)),
            ("WrapUpDuration", text(&seconds(end, now))),
        ])
    }

    /// One row of the summary report: since the simulator's start, as it keeps no days apart.
    pub(crate) fn summary(&self, now: Timestamp, index: usize, agent: &super::Agent) -> Json {
        let spent = |state| agent.spent_s(state, now);
        let states =
            [AgentState::Idle, AgentState::Paused, AgentState::Calling, AgentState::Busy, AgentState::Acw];
        let logged_in: i64 = states.into_iter().map(spent).sum();
        object(vec![
            ("AgentIncrID", text(&(index + 1).to_string())),
            ("AgentName", text(&agent.of.name)),
            ("AgentUniqueID", text(&agent.of.id)),
            ("CallDate", text(&self.local(now)[..10])),
            ("ModeType", text(agent.mode.word())),
            ("TotalBusyTime", text(&clock(spent(AgentState::Busy)))),
            ("TotalDialTime", text(&clock(spent(AgentState::Calling)))),
            ("TotalIdleTime", text(&clock(spent(AgentState::Idle)))),
            ("TotalLoginDuration", text(&clock(logged_in))),
            ("TotalPauseTime", text(&clock(spent(AgentState::Paused)))),
            ("TotalWrapupTime", text(&clock(spent(AgentState::Acw)))),
        ])
    }
}

/// Seconds as `HH:MM:SS`.
fn clock(seconds: i64) -> String {
    let seconds = seconds.max(0);
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
