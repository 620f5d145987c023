//! What happens by itself, once its time has come.

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::World;
use crate::settings::{AutoSettings, Settings};

/// Something that is due at some time.
#[derive(Debug, Clone)]
pub(super) enum Due {
    Answers { guid: String },
    HangsUp { guid: String },
    WrapUpEnds { guid: String },
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, settings: &Settings, now: Timestamp) {
        while let Some((at, due)) = self.timers.take(now) {
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

    pub(super) fn schedule_answer(&mut self, auto: &AutoSettings, now: Timestamp, guid: &str) {
        let Some(span) = auto.answer_after_ms else { return };
        let (wait, guid) = (span.draw(&mut self.rng), guid.to_owned());
        if self.rng.u8(0..100) < auto.unanswered_percent {
            self.timers.after(now, wait.saturating_mul(3), Due::HangsUp { guid });
        } else {
            self.timers.after(now, wait, Due::Answers { guid });
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
