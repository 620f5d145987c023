//! What happens by itself, once its time has come.

use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::{CallKind, CallState, HangupBy, World};

/// Something that is due at some time; calls by `ucid`, which never comes back.
#[derive(Debug, Clone)]
pub(super) enum Due {
    CustomerAnswers(String),
    AgentAnswers(String),
    PartnerAnswers(String),
    GivesUp(String),
    HangsUp(String),
    TalkedEnough(String),
    WrapUpEnds(String),
    Inbound,
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        while let Some((at, due)) = self.timers.take(now) {
            self.fire(at, due);
        }
    }

    /// When something happens next by itself.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.timers.next_due()
    }

    fn fire(&mut self, at: Timestamp, due: Due) {
        match due {
            Due::CustomerAnswers(ucid) => {
                self.answered(at, Origin::Customer, "customer_answers", &ucid);
            }
            Due::AgentAnswers(ucid) => {
                self.answered(at, Origin::WebAgent, "agent_answers", &ucid);
            }
            Due::PartnerAnswers(ucid) => {
                self.partner_answers(at, &ucid);
            }
            Due::GivesUp(ucid) | Due::HangsUp(ucid) => {
                self.left(at, HangupBy::Customer, &ucid);
            }
            Due::TalkedEnough(ucid) => {
                self.left(at, HangupBy::System, &ucid);
            }
            Due::WrapUpEnds(ucid) => self.wrap_up_ends(at, &ucid),
            Due::Inbound => {
                self.call_arrives(at);
                self.schedule_inbound(at);
            }
        }
    }

    /// Lets the far end of a new call answer or give up.
    pub(super) fn schedule_answer(&mut self, now: Timestamp, ucid: &str) {
        let Some(span) = self.settings.auto.answer_after_ms else { return };
        let inbound = self.calls.get(ucid).is_some_and(|call| call.kind == CallKind::Inbound);
        let wait = span.draw(&mut self.rng);
        let ucid = ucid.to_owned();
        if inbound {
            self.timers.after(now, wait, Due::AgentAnswers(ucid));
        } else if self.rng.u8(0..100) < self.settings.auto.unanswered_percent {
            self.timers.after(now, wait.saturating_mul(3), Due::GivesUp(ucid));
        } else {
            self.timers.after(now, wait, Due::CustomerAnswers(ucid));
        }
    }

    pub(super) fn schedule_partner(&mut self, now: Timestamp, ucid: &str) {
        let Some(span) = self.settings.auto.answer_after_ms else { return };
        let wait = span.draw(&mut self.rng);
        self.timers.after(now, wait, Due::PartnerAnswers(ucid.to_owned()));
    }

    pub(super) fn schedule_wrap_up_end(&mut self, now: Timestamp, wait: Duration, ucid: &str) {
        self.timers.after(now, wait, Due::WrapUpEnds(ucid.to_owned()));
    }

    pub(super) fn schedule_inbound(&mut self, now: Timestamp) {
        let Some(span) = self.settings.auto.inbound_every_ms else { return };
        let wait = span.draw_again(&mut self.rng);
        self.timers.after(now, wait, Due::Inbound);
    }

    /// Both ends talk from now on; returns false when there is nothing to answer.
    pub(super) fn answered(&mut self, now: Timestamp, who: Origin, what: &str, ucid: &str) -> bool {
        let Some(call) = self.calls.get_mut(ucid).filter(|call| call.state == CallState::Calling) else {
            return false;
        };
        call.state = CallState::Answered;
        call.answered = Some(now);
        call.recording = true;
        let limit = call.limit_s;
        self.happened_to(now, who, what, ucid);
        self.push_call(now, ucid, "Answered");
        self.follow_call(now, ucid);
        if let Some(limit) = limit {
            self.timers.after(now, Duration::from_secs(limit), Due::TalkedEnough(ucid.to_owned()));
        }
        if let Some(span) = self.settings.auto.talk_ms {
            let talk = span.draw(&mut self.rng);
            self.timers.after(now, talk, Due::HangsUp(ucid.to_owned()));
        }
        true
    }

    /// Ends a call that is not the agent's doing; returns false when it is over already.
    pub(super) fn left(&mut self, now: Timestamp, by: HangupBy, ucid: &str) -> bool {
        if self.calls.get(ucid).is_none_or(|call| !call.is_up()) {
            return false;
        }
        let (origin, what) = match by {
            HangupBy::Customer => (Origin::Customer, "customer_hangs_up"),
            HangupBy::Agent => (Origin::WebAgent, "agent_hangs_up"),
            HangupBy::System => (Origin::System, "call_limit_reached"),
        };
        self.happened_to(now, origin, what, ucid);
        self.disconnect(now, by, ucid);
        true
    }

    pub(super) fn partner_answers(&mut self, now: Timestamp, ucid: &str) -> bool {
        let waiting = self.calls.get_mut(ucid).filter(|call| call.is_up());
        let Some(leg) = waiting.and_then(|call| call.legs.iter_mut().find(|leg| !leg.answered)) else {
            return false;
        };
        leg.answered = true;
        self.happened_to(now, Origin::Customer, "conference_answers", ucid);
        true
    }

    /// A customer calls; who is idle longest and takes calls gets it, and without anyone it is lost.
    fn call_arrives(&mut self, now: Timestamp) {
        let waiting = self.agents.values().filter(|agent| agent.can_be_offered_calls());
        let Some(agent) = waiting.min_by_key(|agent| agent.since).map(|agent| agent.of.id.clone()) else {
            return;
        };
        let number = format!("099000000{}", self.rng.u8(20..60));
        let did = self.settings.campaigns.last().map(|campaign| campaign.did.clone());
        self.offer(now, &agent, &number, did.as_deref().unwrap_or_default(), None);
    }
}
