use std::{any::Any, time::Duration};

use tokio::{
    sync::mpsc,
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    clocks::{self, Reading},
    network,
    watcher::{Heard, PERIOD, Watcher},
};

/// Few things happen, and each is taken at once.
const INBOX: usize = 16;

/// Something the computer does or has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Sleep is about to begin. Where the system can be asked to wait, it waits until the next event is asked for.
    GoesToSleep,
    /// Sleep is over; nothing that was known before is certain.
    WokeUp {
        /// How long it lasted; about nothing where sleep was announced and did not come.
        slept: Duration,
    },
    /// The screen was locked.
    Locked,
    /// The screen was opened again.
    Unlocked,
    /// The computer is in other networks than before: another Wi-Fi, a VPN that came or went, a cable pulled out.
    NetworkChanged,
    /// Somebody or something set the wall clock.
    ClockJumped {
        /// By how much; negative is back.
        by_ms: i64,
    },
}

/// Whatever has to be let go before sleep can begin.
pub(crate) type Delay = Box<dyn Any + Send>;

/// A source's word to the watcher.
pub(crate) struct Told {
    pub(crate) heard: Heard,
    pub(crate) delay: Option<Delay>,
}

impl From<Heard> for Told {
    fn from(heard: Heard) -> Self {
        Self { heard, delay: None }
    }
}

/// Tells what the computer does. Dropping it ends all watching.
pub struct Machine {
    events: mpsc::Receiver<(Event, Option<Delay>)>,
    /// Holds off sleep while the event told last is dealt with.
    held: Option<Delay>,
    _tasks: JoinSet<()>,
}

impl Machine {
    /// Watches this computer. Must be called within a runtime.
    #[must_use]
    pub fn watch() -> Self {
        let (tell, told) = mpsc::channel(INBOX);
        let mut tasks = JoinSet::new();
        let networks = tell.clone();
        tasks.spawn(network::follow(move |heard| networks.try_send(Told::from(heard)).is_ok()));
        #[cfg(target_os = "linux")]
        tasks.spawn(crate::logind::follow_system(tell.clone()));
        // Without any other source the clocks are still compared.
        Self::of(told, Some(tell), clocks::system(), tasks)
    }

    /// Watches what `told` brings and what the clocks show. `open` keeps the channel from closing.
    pub(crate) fn of(
        told: mpsc::Receiver<Told>,
        open: Option<mpsc::Sender<Told>>,
        read: impl Fn() -> Reading + Send + Sync + 'static,
        mut tasks: JoinSet<()>,
    ) -> Self {
        let (sender, events) = mpsc::channel(INBOX);
        tasks.spawn(watch(told, open, read, sender));
        Self { events, held: None, _tasks: tasks }
    }

    /// The next thing the computer does; waits for ever where nothing happens. Asking says that the last one is dealt
    /// with, so that sleep may begin.
    pub async fn next(&mut self) -> Event {
        self.held = None;
        match self.events.recv().await {
            Some((event, delay)) => {
                self.held = delay;
                event
            }
            // The watching has died, which has been logged.
            None => std::future::pending().await,
        }
    }
}

async fn watch(
    mut told: mpsc::Receiver<Told>,
    _open: Option<mpsc::Sender<Told>>,
    read: impl Fn() -> Reading,
    events: mpsc::Sender<(Event, Option<Delay>)>,
) {
    let mut watcher = Watcher::new(read());
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let (happened, mut delay) = tokio::select! {
            _ = ticks.tick() => (watcher.look(read()), None),
            Some(Told { heard, delay }) = told.recv() => (watcher.hear(heard, read()), delay),
        };
        for event in happened {
            let with = if event == Event::GoesToSleep { delay.take() } else { None };
            if events.send((event, with)).await.is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    };

    use jiff::Timestamp;
    use tokio::time::Instant;

    use super::*;

    /// The runtime's clock, and sleep on top of it.
    #[derive(Clone, Default)]
    struct Slept(Arc<AtomicU64>);

    impl Slept {
        fn clocks(&self) -> impl Fn() -> Reading + Send + Sync + 'static {
            let (slept, start) = (Arc::clone(&self.0), Instant::now());
            move || {
                let awake = start.elapsed();
                let uptime = awake + Duration::from_secs(slept.load(Ordering::Relaxed));
                let wall = Timestamp::UNIX_EPOCH.checked_add(uptime).expect("in range");
                Reading { awake, uptime, wall }
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_any_word_from_the_system_the_clocks_show_that_it_slept() {
        let slept = Slept::default();
        let (open, told) = mpsc::channel(1);
        let mut machine = Machine::of(told, Some(open), slept.clocks(), JoinSet::new());
        tokio::time::sleep(Duration::from_secs(60)).await;
        slept.0.store(1_200, Ordering::Relaxed);
        let begun = Instant::now();
        assert_eq!(machine.next().await, Event::WokeUp { slept: Duration::from_secs(1_200) });
        assert!(begun.elapsed() <= PERIOD, "told at the next look");
    }

    struct Flag(Arc<AtomicBool>);

    impl Drop for Flag {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn sleep_waits_until_the_next_event_is_asked_for() {
        let (tell, told) = mpsc::channel(1);
        let mut machine = Machine::of(told, None, Slept::default().clocks(), JoinSet::new());
        let let_go = Arc::new(AtomicBool::new(false));
        let delay: Delay = Box::new(Flag(Arc::clone(&let_go)));
        let falls_asleep = Told { heard: Heard::FallsAsleep, delay: Some(delay) };
        assert!(tell.send(falls_asleep).await.is_ok());
        assert_eq!(machine.next().await, Event::GoesToSleep);
        assert!(!let_go.load(Ordering::Relaxed), "still being dealt with");
        let next = tokio::time::timeout(Duration::from_millis(10), machine.next()).await;
        assert!(next.is_err(), "nothing else happens");
        assert!(let_go.load(Ordering::Relaxed));
    }
}
