//! What happens by itself, once its time has come.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::World;
use crate::settings::{AutoSettings, Settings, Span};

/// Something that is due at some time.
#[derive(Debug, Clone)]
pub(super) enum Due {
    Answers { guid: String },
    HangsUp { guid: String },
    WrapUpEnds { guid: String },
}

/// What is due, by time and then by the order it was asked for.
#[derive(Debug, Default)]
pub(super) struct Timers {
    due: BTreeMap<(Timestamp, u64), Due>,
    set: u64,
}

impl Timers {
    /// What lies beyond the end of all time is never due.
    pub(super) fn set(&mut self, now: Timestamp, wait: Duration, due: Due) {
        if let Ok(at) = now.checked_add(wait) {
            self.due.insert((at, self.set), due);
            self.set += 1;
        }
    }

    fn next(&mut self, now: Timestamp) -> Option<(Timestamp, Due)> {
        let first = self.due.first_entry()?;
        let at = first.key().0;
        (at <= now).then(|| (at, first.remove()))
    }
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, settings: &Settings, now: Timestamp) {
        while let Some((at, due)) = self.timers.next(now) {
            match due {
                Due::Answers { guid } => {
                    self.customer_answers(settings, at, &guid);
                }
                Due::HangsUp { guid } => {
                    self.customer_hangs_up(settings, at, &guid);
                }
                Due::WrapUpEnds { guid } => self.wrapped_up(at, &guid),
            }
        }
    }

    pub(super) fn draw(&mut self, span: Span) -> Duration {
        Duration::from_millis(self.rng.u64(span.min..=span.max.max(span.min)))
    }

    pub(super) fn schedule_answer(&mut self, auto: &AutoSettings, now: Timestamp, guid: &str) {
        let Some(span) = auto.answer_after_ms else { return };
        let (wait, guid) = (self.draw(span), guid.to_owned());
        if self.rng.u8(0..100) < auto.unanswered_percent {
            self.timers.set(now, wait.saturating_mul(3), Due::HangsUp { guid });
        } else {
            self.timers.set(now, wait, Due::Answers { guid });
        }
    }

    pub(super) fn customer_answers(&mut self, settings: &Settings, now: Timestamp, guid: &str) {
        if self.connect(settings, now, guid) {
            self.told_of_call(now, Origin::Customer, "customer_answers", guid);
        }
    }

    pub(super) fn customer_hangs_up(&mut self, settings: &Settings, now: Timestamp, guid: &str) {
        if self.finish(settings, now, guid) {
            self.told_of_call(now, Origin::Customer, "customer_hangs_up", guid);
        }
    }

    pub(super) fn told_of_call(&mut self, now: Timestamp, origin: Origin, method: &str, guid: &str) {
        let agent = self.call(guid).map(|call| call.agent.clone());
        self.happened(now, origin, method, agent.as_deref(), Some(guid));
    }
}
