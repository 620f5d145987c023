use std::time::Duration;

use serde_json::{Value, json};

use super::message::{Advice, Message, Reconnect};

/// What is allowed for the network on top of the time the server holds a poll.
pub(super) const ALLOWANCE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// What CometD's server holds back another session of the same browser for.
const MULTIPLE_CLIENTS: Duration = Duration::from_secs(2);
/// A poll that was answered sooner, with nothing in it, was not held.
const NOT_HELD: Duration = Duration::from_millis(500);
/// So many refused polls in a row mean that the server no longer knows us, whatever it calls that.
const REFUSALS: u32 = 3;

/// The client's side of Bayeux 1.0 over long polling. What it wants sent it says by [`Client::next`], what came of it is
/// told to it; it has no clock and no connection.
pub(super) struct Client {
    channels: Vec<&'static str>,
    stage: Stage,
    client_id: String,
    advice: Advice,
    last_id: u64,
    /// How long to wait before the next message.
    pause: Duration,
    /// Failures in a row, of any kind.
    failures: u32,
    /// Sessions lost in a row, without a poll that worked in between.
    lost: u32,
    refusals: u32,
    not_held: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Handshake,
    Subscribe,
    /// `at_once`: the server shall answer without waiting, because it has to be known whether it is there.
    Connect {
        at_once: bool,
    },
    Stopped,
}

/// What to do next.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    /// Wait, then send.
    Send(Sending),
    /// Nothing, ever: a person has to decide.
    Stop,
}

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sending {
    pub(super) pause: Duration,
    pub(super) kind: Kind,
    /// A list of messages.
    pub(super) body: Value,
    /// How long the answer may take.
    pub(super) limit: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Handshake,
    Subscribe,
    Connect,
}

impl Kind {
    const fn channel(self) -> &'static str {
        match self {
            Self::Handshake => "/meta/handshake",
            Self::Subscribe => "/meta/subscribe",
            Self::Connect => "/meta/connect",
        }
    }
}

/// What an answer brought.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outcome {
    /// The data of all events, in the order in which they came. They may ride on any answer.
    pub(super) events: Vec<Value>,
    /// What it means for the session.
    pub(super) turn: Turn,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// On the way there.
    #[default]
    Underway,
    /// A poll was answered in a session that stands.
    Connected,
    /// The session is gone, or was never given; what happened meanwhile is not told again.
    Lost,
}

impl Client {
    pub(super) fn new(channels: Vec<&'static str>) -> Self {
        Self {
            channels,
            stage: Stage::Handshake,
            client_id: String::new(),
            advice: Advice::default(),
            last_id: 0,
            pause: Duration::ZERO,
            failures: 0,
            lost: 0,
            refusals: 0,
            not_held: 0,
        }
    }

    /// What to send now. `jitter` in 0..1 spreads pauses after failures by a fifth either way.
    pub(super) fn next(&mut self, jitter: f64) -> Next {
        let pause = if self.failures > 0 {
            self.pause.mul_f64(0.8 + 0.4 * jitter.clamp(0.0, 1.0))
        } else {
            self.pause
        };
        let send = |kind, body, limit| Next::Send(Sending { pause, kind, body, limit });
        match self.stage {
            Stage::Stopped => Next::Stop,
            Stage::Handshake => {
                let message = json!([{
                    "id": self.id(),
                    "channel": "/meta/handshake",
                    "version": "1.0",
                    "minimumVersion": "1.0",
                    "supportedConnectionTypes": ["long-polling"],
                    "advice": { "timeout": 60000, "interval": 0 },
                }]);
                send(Kind::Handshake, message, ALLOWANCE)
            }
            Stage::Subscribe => {
                let message = json!([{
                    "id": self.id(),
                    "channel": "/meta/subscribe",
                    "clientId": self.client_id,
                    "subscription": self.channels,
                }]);
                send(Kind::Subscribe, message, ALLOWANCE)
            }
            Stage::Connect { at_once } => {
                let mut message = json!({
                    "id": self.id(),
                    "channel": "/meta/connect",
                    "clientId": self.client_id,
                    "connectionType": "long-polling",
                });
                if at_once {
                    message["advice"] = json!({ "timeout": 0 });
                }
                send(Kind::Connect, json!([message]), self.patience())
            }
        }
    }

    /// The farewell, where there is somebody to say it to.
    pub(super) fn farewell(&mut self) -> Option<Value> {
        let message = (!self.client_id.is_empty())
            .then(|| json!([{ "id": self.id(), "channel": "/meta/disconnect", "clientId": self.client_id }]));
        self.stage = Stage::Stopped;
        message
    }

    /// How long a poll may stay silent.
    pub(super) fn patience(&self) -> Duration {
        self.advice.timeout + ALLOWANCE
    }

    /// An answer to what was sent, after `took`.
    pub(super) fn answered(&mut self, sent: Kind, messages: Vec<Message>, took: Duration) -> Outcome {
        let (meta, events): (Vec<_>, Vec<_>) = messages.into_iter().partition(Message::is_meta);
        let events: Vec<Value> = events.into_iter().map(|event| event.data).collect();
        if let Some(advice) = meta.iter().rev().find_map(|message| message.advice) {
            self.advice = advice;
        }
        let reply = meta.into_iter().find(|message| message.channel == sent.channel());
        let turn = match reply {
            Some(reply) if reply.successful == Some(true) => {
                self.accepted(sent, reply, took, events.is_empty())
            }
            Some(reply) => self.refused(sent, &reply),
            None => {
                self.failed(None);
                Turn::Underway
            }
        };
        Outcome { events, turn }
    }

    fn accepted(&mut self, sent: Kind, reply: Message, took: Duration, empty: bool) -> Turn {
        match sent {
            Kind::Handshake => {
                let long_polling = |types: &Vec<String>| types.iter().any(|name| name == "long-polling");
                let spoken = reply.connection_types.as_ref().is_none_or(long_polling);
                let Some(client_id) = reply.client_id.filter(|_| spoken) else {
                    self.stage = Stage::Stopped;
                    return Turn::Lost;
                };
                self.client_id = client_id;
                self.calm();
                self.go(Stage::Subscribe, Duration::ZERO);
                Turn::Underway
            }
            Kind::Subscribe => {
                self.calm();
                self.go(Stage::Connect { at_once: true }, Duration::ZERO);
                Turn::Underway
            }
            Kind::Connect => {
                let at_once = self.stage == Stage::Connect { at_once: true };
                self.calm();
                self.lost = 0;
                self.not_held = if empty && !at_once && took < NOT_HELD { self.not_held + 1 } else { 0 };
                self.follow_advice(Stage::Connect { at_once: false });
                if self.stage == Stage::Handshake { Turn::Lost } else { Turn::Connected }
            }
        }
    }

    fn refused(&mut self, sent: Kind, reply: &Message) -> Turn {
        // CometD says 402 for a client it does not know, faye says 401; in faye 402 is something else, and no harm done.
        let unknown = sent != Kind::Handshake && matches!(reply.error_code, Some(401 | 402));
        let advised = reply.advice.map(|advice| advice.reconnect);
        self.refusals += 1;
        if unknown
            || advised == Some(Reconnect::Handshake)
            || (sent == Kind::Connect && self.refusals >= REFUSALS)
        {
            self.lose();
            return Turn::Lost;
        }
        let denied = sent == Kind::Subscribe && reply.error_code == Some(403);
        if advised == Some(Reconnect::None) || self.advice.interval.is_none() || denied {
            self.stage = Stage::Stopped;
            return Turn::Lost;
        }
        self.failed(None);
        Turn::Underway
    }

    /// Goes on as the server advises.
    fn follow_advice(&mut self, then: Stage) {
        let Some(interval) = self.advice.interval else {
            self.stage = Stage::Stopped;
            return;
        };
        let floor = if self.advice.multiple_clients {
            MULTIPLE_CLIENTS
        } else {
            // A server that holds nothing back would otherwise be asked without end.
            Duration::from_millis(u64::from(self.not_held.saturating_sub(2).min(8)) * 250)
        };
        match self.advice.reconnect {
            Reconnect::Retry if self.advice.multiple_clients && interval > Duration::ZERO => {
                self.go(then, interval);
            }
            Reconnect::Retry => self.go(then, interval.max(floor)),
            Reconnect::Handshake => self.lose(),
            Reconnect::None => self.stage = Stage::Stopped,
        }
    }

    /// No answer, or none that makes sense: session and subscriptions are kept, the next try waits.
    pub(super) fn failed(&mut self, wait: Option<Duration>) {
        self.failures = self.failures.saturating_add(1);
        if let Stage::Connect { at_once } = &mut self.stage {
            *at_once = true;
        }
        let pause = Duration::from_secs(self.failures.into()).min(LONGEST_PAUSE);
        self.pause = wait.map_or(pause, |wait| wait.max(pause));
    }

    /// The session at the server is gone: everything begins anew.
    pub(super) fn lose(&mut self) {
        let Some(interval) = self.advice.interval else {
            self.stage = Stage::Stopped;
            return;
        };
        // The first time is usual; from then on it may be a circle.
        let pause = Duration::from_secs(self.lost.into()).min(LONGEST_PAUSE);
        self.lost = self.lost.saturating_add(1);
        self.client_id.clear();
        self.advice = Advice::default();
        self.refusals = 0;
        self.go(Stage::Handshake, interval.max(pause));
    }

    /// Asks again at once, because what was waited for may never come.
    pub(super) fn hurry(&mut self) {
        if let Stage::Connect { at_once } = &mut self.stage {
            *at_once = true;
        }
        self.pause = Duration::ZERO;
    }

    fn calm(&mut self) {
        self.failures = 0;
        self.refusals = 0;
    }

    fn go(&mut self, stage: Stage, pause: Duration) {
        self.stage = stage;
        self.pause = pause;
    }

    fn id(&mut self) -> String {
        self.last_id += 1;
        self.last_id.to_string()
    }
}

#[cfg(test)]
mod tests;
