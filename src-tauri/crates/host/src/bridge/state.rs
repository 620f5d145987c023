//! What connected pages see: the sessions as they are, without anything that is nobody's but the agent's.

use std::{collections::BTreeMap, sync::Arc};

use ringside_crm_bridge::wire::{
    AgentState, Call, CallPhase, Certainty as HowSure, Direction, Session, State,
};
use ringside_domain::Timestamp;
use ringside_ipc::{AgentWord, CallView, CallWord, Certainty, Event, Phase, SessionView};
use ringside_numbers::{Region, parse};
use tokio::sync::watch;

use crate::host::Host;

/// The state from now on, for as long as somebody follows it.
pub(super) fn follow(host: &Host) -> watch::Receiver<Arc<State>> {
    let (state, followed) = watch::channel(Arc::new(State::default()));
    let mut events = host.subscribe();
    tokio::spawn(async move {
        let mut all = Sessions::default();
        loop {
            let event = tokio::select! {
                event = events.recv() => event,
                () = state.closed() => return,
            };
            let Some(event) = event else { return };
            if all.take(event, Timestamp::now().as_millisecond()) {
                state.send_replace(Arc::new(all.state()));
            }
        }
    });
    followed
}

/// All sessions as pages see them.
#[derive(Default)]
struct Sessions {
    order: Vec<String>,
    known: BTreeMap<String, Session>,
}

impl Sessions {
    /// Whether anything a page sees is another now.
    fn take(&mut self, event: Event, now_ms: i64) -> bool {
        match event {
            Event::App { view } => {
                let order: Vec<_> = view.profiles.into_iter().map(|profile| profile.id).collect();
                let changed = order != self.order;
                self.order = order;
                changed
            }
            Event::Session { view } => {
                let before = self.known.get(&view.session);
                let after = session(&view, before, now_ms);
                let changed = before != Some(&after);
                self.known.insert(view.session, after);
                changed
            }
            Event::SessionClosed { session } => self.known.remove(&session).is_some(),
            _ => false,
        }
    }

    fn state(&self) -> State {
        State { sessions: self.order.iter().filter_map(|id| self.known.get(id).cloned()).collect() }
    }
}

/// What a page sees of a session. A moment that was told stays the same moment: spans are counted anew with each view,
/// and would make it another one by some milliseconds.
fn session(view: &SessionView, before: Option<&Session>, now_ms: i64) -> Session {
    let signed_in = is_signed_in(view.phase);
    let state = agent_state(view.agent.state);
    let certainty = match view.agent.certainty {
        Certainty::Confirmed => HowSure::Confirmed,
        Certainty::Estimated => HowSure::Estimated,
        Certainty::Unknown => HowSure::Unknown,
    };
    let reason = view.agent.reason.clone();
    let since = moment(now_ms, view.agent.elapsed_ms);
    let same = before.filter(|before| before.state == state && before.reason == reason);
    let known = certainty != HowSure::Unknown && signed_in;
    Session {
        session: view.session.clone(),
        vendor_name: view.vendor_name.clone(),
        signed_in,
        state,
        certainty,
        reason,
        since_ms: known.then(|| steady(same.and_then(|before| before.since_ms), since)),
        calls: view.calls.iter().map(|one| call(one, view, before, now_ms)).collect(),
    }
}

fn call(view: &CallView, session: &SessionView, before: Option<&Session>, now_ms: i64) -> Call {
    let before = before.and_then(|before| before.calls.iter().find(|call| call.call == view.id));
    // The length of a call that is over stands still: its beginning is known from before, or not any more.
    let started_ms = match (before.and_then(|before| before.started_ms), is_over(view.state)) {
        (Some(told), true) => Some(told),
        (None, true) => None,
        (told, false) => Some(steady(told, moment(now_ms, view.elapsed_ms))),
    };
    Call {
        call: view.id.clone(),
        direction: view.inbound.map(|inbound| if inbound { Direction::In } else { Direction::Out }),
        phase: match view.state {
            CallWord::Dialing => CallPhase::Dialing,
            CallWord::Ringing => CallPhase::Ringing,
            CallWord::Connected => CallPhase::Connected,
            CallWord::Held => CallPhase::Held,
            CallWord::WrapUp => CallPhase::WrapUp,
            CallWord::Ended => CallPhase::Ended,
        },
        number: view.number.as_deref().map(|number| plain(number, &session.dial.region)),
        lead: view.lead.clone(),
        campaign: view.queue.clone(),
        started_ms,
        outcome_owed: view.state == CallWord::WrapUp,
    }
}

/// Whether there is an agent whose calls and outcomes are here.
pub(super) const fn is_signed_in(phase: Phase) -> bool {
    matches!(phase, Phase::SignedIn | Phase::NeedsPassword)
}

const fn is_over(state: CallWord) -> bool {
    matches!(state, CallWord::WrapUp | CallWord::Ended)
}

const fn agent_state(word: AgentWord) -> AgentState {
    match word {
        AgentWord::SignedOut => AgentState::SignedOut,
        AgentWord::Checking => AgentState::Checking,
        AgentWord::Ready => AgentState::Ready,
        AgentWord::NotReady => AgentState::NotReady,
        AgentWord::Offered => AgentState::Offered,
        AgentWord::Dialing => AgentState::Dialing,
        AgentWord::OnCall => AgentState::OnCall,
        AgentWord::WrapUp => AgentState::WrapUp,
    }
}

/// Two moments nearer than this are one that was counted twice.
const SAME_MS: i64 = 1_500;

fn steady(told: Option<i64>, counted: i64) -> i64 {
    told.filter(|told| (told - counted).abs() < SAME_MS).unwrap_or(counted)
}

fn moment(now_ms: i64, elapsed_ms: u64) -> i64 {
    now_ms.saturating_sub_unsigned(elapsed_ms)
}

/// A number as programs compare it; as it is shown where it is none.
fn plain(shown: &str, region: &str) -> String {
    match Region::new(region).map(|region| parse(shown, region)) {
        Ok(Ok(number)) => number.as_str().to_owned(),
        Ok(Err(_)) | Err(_) => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_was_told_stays_the_same_until_it_is_another() {
        assert_eq!(steady(None, 1_000), 1_000);
        for counted in [9_000, 10_000, 11_400] {
            assert_eq!(steady(Some(10_000), counted), 10_000, "{counted}");
        }
        assert_eq!(steady(Some(10_000), 12_000), 12_000);
        assert_eq!(moment(10_000, 400), 9_600);
    }

    #[test]
    fn a_number_is_told_as_programs_compare_it() {
        for (shown, told) in [
            ("07700 900872", "+447700900872"),
            ("+44 7700 900872", "+447700900872"),
            ("1571", "1571"),
            ("anonymous", "anonymous"),
        ] {
            assert_eq!(plain(shown, "GB"), told);
        }
        assert_eq!(plain("07700 900872", "nowhere"), "07700 900872");
    }
}
