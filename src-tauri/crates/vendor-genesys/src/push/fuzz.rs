//! The Bayeux client without its task, for the fuzz target.

use std::time::Duration;

use serde_json::Value;

use super::{
    bayeux::{Client, Next, Turn},
    message::Message,
};
use crate::{
    error,
    rest::{Fault, Hint},
    wire::{Event, read_event},
};

/// A client, and what would drive it.
pub(crate) struct Talk(Client);

impl Talk {
    pub(crate) fn new() -> Self {
        Self(Client::new(vec!["/v2/me/devices", "/v2/me/calls", "/v2/me/channels"]))
    }

    /// Lets the client send, and be answered. Returns what it was told and whether nothing was missed; `None` once it
    /// has given up.
    pub(crate) fn step(&mut self, answer: Result<Vec<Value>, Fault>) -> Option<(Vec<Event>, bool)> {
        let Next::Send(sending) = self.0.next(1.0) else { return None };
        assert!(sending.pause <= Duration::from_secs(2 * 86_400), "no clock overflows");
        assert!(sending.limit <= Duration::from_secs(2 * 3_600), "a dead server is noticed");
        assert!(sending.body.is_array());
        Some(match answer {
            Ok(messages) => {
                let messages = messages.iter().filter_map(Message::read).collect();
                let outcome = self.0.answered(sending.kind, messages, Duration::ZERO);
                (outcome.events.iter().filter_map(read_event).collect(), outcome.turn != Turn::Lost)
            }
            Err(fault) if fault.hint == Hint::SessionOver => {
                self.0.lose();
                (Vec::new(), false)
            }
            Err(fault) => {
                self.0.failed(error::wait(&fault.failure));
                (Vec::new(), false)
            }
        })
    }

    /// Something woke the task.
    pub(crate) fn wake(&mut self) {
        self.0.hurry();
    }
}
