//! What the agent is doing at one time, as the shift's figures count it.

use ringside_domain::{AgentState, Call, CallId, CallState, Certainty, Moment};
use ringside_ipc::Phase;
use ringside_store::{Doing, Span};

use super::{Line, Session};

/// How often a span that lasts is kept: so much is lost of it when the program dies.
const KEEP_MS: u64 = 60_000;
/// From how long without a look on nobody knows what was done meanwhile: the computer slept.
const BLIND_MS: u64 = 120_000;

/// What is done, and on which call or for which reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Does {
    doing: Doing,
    reason: Option<String>,
    call: Option<CallId>,
}

#[derive(Debug)]
struct Open {
    does: Does,
    from: Moment,
    until: Moment,
    kept: Moment,
}

impl Open {
    fn span(&self) -> Span {
        let ms = i64::try_from(self.from.elapsed_ms(self.until)).unwrap_or(i64::MAX);
        let Does { doing, reason, call } = self.does.clone();
        Span { from: self.from.wall, until: self.from.plus_ms(ms).wall, doing, reason, call }
    }
}

/// The spans of a session as they come about.
#[derive(Debug, Default)]
pub(crate) struct Spans {
    open: Option<Open>,
    looked: Option<Moment>,
}

impl Spans {
    /// Takes what is done now; returns what is to be kept of before.
    pub(crate) fn look(&mut self, does: Option<Does>, now: Moment) -> Vec<Span> {
        let blind = self.looked.replace(now).is_some_and(|last| last.elapsed_ms(now) > BLIND_MS);
        let mut keep = Vec::new();
        if let Some(mut open) = self.open.take() {
            if !blind {
                open.until = now;
            }
            if blind || does.as_ref() != Some(&open.does) {
                keep.push(open.span());
            } else {
                if open.kept.elapsed_ms(now) >= KEEP_MS {
                    open.kept = now;
                    keep.push(open.span());
                }
                self.open = Some(open);
            }
        }
        if self.open.is_none() {
            self.open = does.map(|does| Open { does, from: now, until: now, kept: now });
        }
        keep
    }

    /// The span that lasts, up to the last look.
    pub(crate) fn lasting(&self) -> Option<Span> {
        self.open.as_ref().map(Open::span)
    }
}

impl Session {
    /// What the agent does; `None` while nobody knows. A call goes before the agent's state, and one that is talked on
    /// before all others.
    pub(crate) fn does(&self) -> Option<Does> {
        if !matches!(self.phase, Phase::SignedIn | Phase::NeedsPassword) || self.line == Line::Offline {
            return None;
        }
        let on = |call: &Call, doing| Some(Does { doing, reason: None, call: Some(call.id) });
        let any = |wanted: CallState| self.desk.calls().iter().find(|call| call.state == wanted);
        if let Some(call) = any(CallState::Connected) {
            return on(call, Doing::Talk);
        }
        if let Some(call) = any(CallState::Held) {
            return on(call, Doing::Hold);
        }
        if let Some(call) = any(CallState::Ringing).or_else(|| any(CallState::Dialing)) {
            return on(call, Doing::Ringing);
        }
        let told = !self.checking && self.agent.certainty != Certainty::Unknown;
        let plain = |doing| Some(Does { doing, reason: None, call: None });
        match &self.agent.state {
            AgentState::NotReady { reason: Some(reason) } if told => {
                Some(Does { doing: Doing::Break, reason: Some(reason.name.clone()), call: None })
            }
            state => match any(CallState::WrapUp) {
                Some(call) => on(call, Doing::WrapUp),
                None if !told => None,
                None => match state {
                    AgentState::SignedOut => None,
                    AgentState::Ready => plain(Doing::Ready),
                    AgentState::NotReady { .. } => plain(Doing::NotReady),
                    AgentState::Engaged => plain(Doing::Talk),
                    AgentState::AfterCallWork => plain(Doing::WrapUp),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use ringside_domain::Timestamp;

    use super::*;

    fn at(second: i64) -> Moment {
        Moment::new(Timestamp::from_second(1_800_000_000 + second).expect("in range"), second * 1000)
    }

    fn does(doing: Doing) -> Option<Does> {
        Some(Does { doing, reason: None, call: None })
    }

    fn seconds(spans: &[Span]) -> Vec<(i64, i64, Doing)> {
        let second = |at: Timestamp| at.as_second() - 1_800_000_000;
        spans.iter().map(|span| (second(span.from), second(span.until), span.doing)).collect()
    }

    #[test]
    fn a_change_ends_one_span_and_begins_the_next() {
        let mut spans = Spans::default();
        assert!(spans.look(does(Doing::Ready), at(0)).is_empty());
        assert_eq!(seconds(&spans.look(does(Doing::Talk), at(30))), [(0, 30, Doing::Ready)]);
        assert_eq!(seconds(&spans.look(None, at(50))), [(30, 50, Doing::Talk)]);
        assert_eq!(spans.lasting(), None);
    }

    #[test]
    fn a_span_that_lasts_is_kept_every_minute() {
        let mut spans = Spans::default();
        let mut kept = Vec::new();
        for second in (0..=150).step_by(30) {
            kept.extend(spans.look(does(Doing::Break), at(second)));
        }
        assert_eq!(seconds(&kept), [(0, 60, Doing::Break), (0, 120, Doing::Break)]);
        assert_eq!(seconds(&[spans.lasting().expect("lasts")]), [(0, 150, Doing::Break)]);
    }

    #[test]
    fn time_in_which_nobody_looked_belongs_to_nothing() {
        let mut spans = Spans::default();
        spans.look(does(Doing::Talk), at(0));
        spans.look(does(Doing::Talk), at(20));
        assert_eq!(seconds(&spans.look(does(Doing::Talk), at(4_000))), [(0, 20, Doing::Talk)]);
        assert_eq!(seconds(&[spans.lasting().expect("lasts")]), [(4_000, 4_000, Doing::Talk)]);
    }

    #[test]
    fn a_wall_clock_that_is_set_makes_no_span_longer() {
        let mut spans = Spans::default();
        spans.look(does(Doing::Talk), at(0));
        let set_back = Moment::new(at(-3_600).wall, 10_000);
        assert_eq!(seconds(&spans.look(None, set_back)), [(0, 10, Doing::Talk)]);
    }
}
