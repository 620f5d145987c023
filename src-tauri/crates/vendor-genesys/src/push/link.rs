use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

/// Whether the push channel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// Not yet, or not now.
    Down,
    /// Connected, and everything subscribed to.
    Up,
    /// Given up: the server wants no client, or no session can be had.
    Stopped,
}

/// What the push task tells the rest of the adapter, and how it is woken.
pub(crate) struct Link {
    state: watch::Sender<LinkState>,
    heard: Mutex<Heard>,
    /// Rings when the task should look up: the session was renewed, or the computer slept.
    pub(crate) wake: Notify,
}

/// When the server was last heard, by both clocks: the steady one may stand still while a computer sleeps.
struct Heard {
    at: Instant,
    wall: Timestamp,
    /// How long silence is no sign of trouble.
    patience: Duration,
}

impl Link {
    pub(crate) fn new() -> Self {
        Self {
            state: watch::Sender::new(LinkState::Down),
            heard: Mutex::new(Heard { at: Instant::now(), wall: Timestamp::now(), patience: Duration::ZERO }),
            wake: Notify::new(),
        }
    }

    pub(crate) fn state(&self) -> watch::Receiver<LinkState> {
        self.state.subscribe()
    }

    /// Whether everything the server has to tell arrives here.
    pub(crate) fn is_up(&self) -> bool {
        if !self.stands() {
            return false;
        }
        let silent = self.is_silent();
        if silent {
            self.wake.notify_one();
        }
        !silent
    }

    /// Whether the server was not heard for longer than it ever holds a poll, by one clock or the other.
    pub(super) fn is_silent(&self) -> bool {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let slept = Duration::try_from(Timestamp::now().duration_since(heard.wall));
        heard.at.elapsed() > heard.patience || slept.is_ok_and(|silence| silence > heard.patience)
    }

    /// The server has answered, and is given `patience` for the next answer.
    pub(super) fn up(&self, patience: Duration) {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) =
            Heard { at: Instant::now(), wall: Timestamp::now(), patience };
        self.state.send_replace(LinkState::Up);
    }

    /// Nothing arrives any more; whether anything did until now.
    pub(crate) fn down(&self) -> bool {
        self.state.send_replace(LinkState::Down) == LinkState::Up
    }

    /// Whether nothing was missed since the channel stood.
    pub(super) fn stands(&self) -> bool {
        *self.state.borrow() == LinkState::Up
    }

    pub(super) fn stopped(&self) {
        self.state.send_replace(LinkState::Stopped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_server_that_was_silent_for_too_long_is_no_longer_believed_and_the_task_is_woken() {
        let link = Link::new();
        assert!(!link.is_up());
        link.up(Duration::from_secs(30));
        tokio::time::advance(Duration::from_secs(29)).await;
        assert!(link.is_up());
        tokio::time::advance(Duration::from_secs(2)).await;
        assert!(!link.is_up());
        link.wake.notified().await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_computer_that_slept_is_noticed_by_the_other_clock() {
        let link = Link::new();
        link.up(Duration::from_secs(30));
        link.heard.lock().expect("no panic").wall =
            Timestamp::now().checked_sub(Duration::from_secs(60)).expect("in range");
        assert!(!link.is_up());
    }
}
