use std::time::Duration;

use crate::{
    clocks::{Gap, Reading},
    machine::Event,
};

/// How often the clocks are compared.
pub(crate) const PERIOD: Duration = Duration::from_secs(2);

/// What a source has heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Sleep is about to begin.
    FallsAsleep,
    /// Sleep is over, or did not come.
    WakesUp,
    /// The screen is locked or open.
    Locked(bool),
    /// The networks this computer is in are others.
    Networks,
}

/// Makes one story of what the clocks show and what the system tells. Pure: readings come in.
pub(crate) struct Watcher {
    last: Reading,
    /// When sleep was announced, until its end is told.
    announced: Option<Reading>,
    locked: bool,
}

impl Watcher {
    pub(crate) fn new(now: Reading) -> Self {
        Self { last: now, announced: None, locked: false }
    }

    /// Takes what a source has heard; nothing is told twice.
    pub(crate) fn hear(&mut self, heard: Heard, now: Reading) -> Vec<Event> {
        match heard {
            Heard::FallsAsleep => {
                let mut events = self.look(now);
                if self.announced.replace(now).is_none() {
                    events.push(Event::GoesToSleep);
                }
                events
            }
            Heard::WakesUp => {
                // The clocks may have shown it first.
                let Some(since) = self.announced.take() else { return self.look(now) };
                let slept = now.uptime.saturating_sub(since.uptime);
                let Gap { set_by_ms, .. } = now.since(&self.last, PERIOD);
                self.last = now;
                let set = set_by_ms.map(|by_ms| Event::ClockJumped { by_ms });
                [Event::WokeUp { slept }].into_iter().chain(set).collect()
            }
            Heard::Locked(locked) => {
                let changed = self.locked != locked;
                self.locked = locked;
                let event = if locked { Event::Locked } else { Event::Unlocked };
                changed.then_some(event).into_iter().collect()
            }
            Heard::Networks => vec![Event::NetworkChanged],
        }
    }

    /// Compares the clocks with the last look.
    pub(crate) fn look(&mut self, now: Reading) -> Vec<Event> {
        let Gap { slept, set_by_ms } = now.since(&self.last, PERIOD);
        self.last = now;
        if slept.is_some() {
            self.announced = None;
        }
        let woke = slept.map(|slept| Event::WokeUp { slept });
        let set = set_by_ms.map(|by_ms| Event::ClockJumped { by_ms });
        woke.into_iter().chain(set).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn at(awake_s: u64, uptime_s: u64, wall_s: i64) -> Reading {
        Reading {
            awake: Duration::from_secs(awake_s),
            uptime: Duration::from_secs(uptime_s),
            wall: Timestamp::from_second(wall_s).expect("in range"),
        }
    }

    fn woke(seconds: u64) -> Event {
        Event::WokeUp { slept: Duration::from_secs(seconds) }
    }

    #[test]
    fn sleep_told_and_seen_is_one_sleep() {
        let mut told_first = Watcher::new(at(0, 0, 0));
        assert_eq!(told_first.hear(Heard::FallsAsleep, at(1, 1, 1)), [Event::GoesToSleep]);
        assert_eq!(told_first.hear(Heard::WakesUp, at(1, 1_201, 1_201)), [woke(1_200)]);
        assert_eq!(told_first.look(at(2, 1_202, 1_202)), []);

        let mut seen_first = Watcher::new(at(0, 0, 0));
        seen_first.hear(Heard::FallsAsleep, at(1, 1, 1));
        assert_eq!(seen_first.look(at(1, 1_201, 1_201)), [woke(1_200)]);
        assert_eq!(seen_first.hear(Heard::WakesUp, at(1, 1_201, 1_201)), []);
    }

    #[test]
    fn sleep_that_was_announced_and_did_not_come_ends_all_the_same() {
        let mut watcher = Watcher::new(at(0, 0, 0));
        watcher.hear(Heard::FallsAsleep, at(1, 1, 1));
        assert_eq!(watcher.hear(Heard::WakesUp, at(2, 2, 2)), [woke(1)]);
    }

    #[test]
    fn a_clock_set_while_asleep_is_told_after_the_waking() {
        let mut watcher = Watcher::new(at(0, 0, 0));
        watcher.hear(Heard::FallsAsleep, at(0, 0, 0));
        let events = watcher.hear(Heard::WakesUp, at(0, 60, 3_660));
        assert_eq!(events, [woke(60), Event::ClockJumped { by_ms: 3_600_000 }]);
    }

    #[test]
    fn a_lock_told_by_signal_and_by_property_is_one_lock() {
        let mut watcher = Watcher::new(at(0, 0, 0));
        assert_eq!(watcher.hear(Heard::Locked(true), at(1, 1, 1)), [Event::Locked]);
        assert_eq!(watcher.hear(Heard::Locked(true), at(1, 1, 1)), []);
        assert_eq!(watcher.hear(Heard::Locked(false), at(2, 2, 2)), [Event::Unlocked]);
    }
}
