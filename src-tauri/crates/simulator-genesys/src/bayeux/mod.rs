//! The push server: Bayeux by long polling, behaving like CometD 3.1.12.

mod client;
mod message;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::model::Push;
use crate::settings::Settings;
use client::{Client, Held};

/// What a request on the push endpoint leads to.
#[derive(Debug)]
pub(crate) enum Received {
    /// The answer, with the cookie of a new browser.
    Answer { messages: Vec<Value>, browser: Option<String> },
    /// A connect that is held under this number.
    Held(u64),
    /// The server fails at it.
    Failure,
}

/// What becomes of a connect that is held.
#[derive(Debug, PartialEq)]
pub(crate) enum Poll {
    /// It is held on, at most until then.
    Wait(Timestamp),
    Answer(Vec<Value>),
    /// Another connect of the client took its place: 500.
    Cancelled,
    /// Its connection breaks.
    Cut,
}

/// The clients of the push server.
#[derive(Debug)]
pub(crate) struct Bayeux {
    clients: BTreeMap<String, Client>,
    /// Held connects that ended otherwise than by an event or a timeout, until their requests look.
    ended: BTreeMap<u64, Poll>,
    held_so_far: u64,
    rng: fastrand::Rng,
}

/// Who sends a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sender<'a> {
    pub(crate) user: &'a str,
    /// May see what only supervisors see.
    pub(crate) supervisor: bool,
    /// `BAYEUX_BROWSER`.
    pub(crate) browser: Option<&'a str>,
}

impl Bayeux {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            clients: BTreeMap::new(),
            ended: BTreeMap::new(),
            held_so_far: 0,
            rng: fastrand::Rng::with_seed(seed ^ 0xba7e),
        }
    }

    /// How many clients are known.
    pub(crate) fn clients(&mut self, settings: &Settings, now: Timestamp) -> usize {
        self.forget_silent(settings, now);
        self.clients.len()
    }

    /// The clock was moved by hand: that is no silence of a client between two connects.
    pub(crate) fn moved(&mut self, by: Duration) {
        for client in self.clients.values_mut() {
            client.last_seen = client.last_seen.checked_add(by).unwrap_or(client.last_seen);
        }
    }

    pub(crate) fn held_connects(&self) -> usize {
        self.clients.values().filter(|client| client.held.is_some()).count()
    }

    /// Queues an event for those who asked for it.
    pub(crate) fn deliver(&mut self, push: &Push) {
        for client in self.clients.values_mut() {
            let meant = push.user.as_ref().is_none_or(|user| *user == client.user);
            if meant && client.has_asked_for(&push.channel) {
                client.queue.push(json!({ "channel": push.channel, "data": push.data }));
            }
        }
    }

    /// Takes in the messages of one request.
    pub(crate) fn receive(
        &mut self,
        settings: &Settings,
        sender: Sender<'_>,
        messages: &[Value],
        now: Timestamp,
    ) -> Received {
        self.forget_silent(settings, now);
        let alone = messages.len() == 1;
        let (mut replies, mut browser, mut owner, mut deliver) = (Vec::new(), None, None, false);
        for message in messages {
            let channel = message["channel"].as_str().unwrap_or_default();
            if channel == "/meta/handshake" {
                if !alone {
                    return Received::Failure;
                }
                let (reply, cookie) = self.handshake(settings, sender, message, now);
                replies.push(reply);
                browser = cookie;
                continue;
            }
            let id = message["clientId"].as_str().unwrap_or_default();
            let known = self.clients.get(id).is_some_and(|client| client.is_of(settings, sender.browser));
            if channel.is_empty() {
                replies.push(message::failed(message, "400::channel missing"));
                continue;
            }
            if !known {
                replies.push(message::unknown_client(settings.push.unknown_client, message));
                continue;
            }
            owner = Some(id.to_owned());
            match channel {
                "/meta/connect" => match self.connect(settings, id, message, alone, now) {
                    Ok(reply) => {
                        deliver = true;
                        replies.push(reply);
                    }
                    Err(number) => return Received::Held(number),
                },
                "/meta/disconnect" => replies.push(self.disconnect(id, message)),
                _ => {
                    deliver |= !settings.push.connect_delivery_only;
                    if let Some(client) = self.clients.get_mut(id) {
                        replies.push(client.other(sender, message));
                    }
                }
            }
        }
        if let Some(client) = owner.and_then(|id| self.clients.get_mut(&id)) {
            client.last_seen = now;
            if deliver {
                replies.append(&mut client.queue);
            }
        }
        Received::Answer { messages: replies, browser }
    }

    fn handshake(
        &mut self,
        settings: &Settings,
        sender: Sender<'_>,
        message: &Value,
        now: Timestamp,
    ) -> (Value, Option<String>) {
        if settings.trouble.reconnect_none {
            let mut reply = message::failed(message, "403::Handshake denied");
            reply["advice"] = json!({ "reconnect": "none" });
            return (reply, None);
        }
        let id = self.letters(27);
        let new_browser = sender.browser.is_none().then(|| self.letters(16));
        let browser = new_browser.as_deref().or(sender.browser).unwrap_or_default();
        let mut client = Client::new(sender.user, browser, now);
        let mut reply = message::reply(message);
        reply["successful"] = true.into();
        reply["version"] = "1.0".into();
        reply["minimumVersion"] = "1.0".into();
        reply["clientId"] = id.as_str().into();
        reply["supportedConnectionTypes"] = json!(["long-polling", "callback-polling"]);
        client.advise(settings, &mut reply);
        self.clients.insert(id, client);
        (reply, new_browser.filter(|_| settings.push.browser_cookie))
    }

    fn letters(&mut self, count: usize) -> String {
        std::iter::repeat_with(|| self.rng.alphanumeric().to_ascii_lowercase()).take(count).collect()
    }

    /// Answers a connect at once or holds it under a number.
    fn connect(
        &mut self,
        settings: &Settings,
        id: &str,
        message: &Value,
        alone: bool,
        now: Timestamp,
    ) -> Result<Value, u64> {
        self.end_held(|known, _| known == id, || Poll::Cancelled);
        let browser = self.clients.get(id).map(|client| client.browser.clone()).unwrap_or_default();
        let of_browser = |client: &&Client| client.browser == browser && client.held.is_some();
        let others = self.clients.values().filter(of_browser).count();
        let limit = usize::try_from(settings.push.sessions_per_browser).unwrap_or(usize::MAX);
        let crowded = settings.trouble.multiple_clients || others >= limit;
        let mut reply = message::reply(message);
        let Some(client) = self.clients.get_mut(id) else { return Ok(reply) };
        let was_connected = std::mem::replace(&mut client.connected, true);
        let mut timeout = settings.push.timeout_ms;
        if message["advice"].is_object() {
            timeout = message["advice"]["timeout"].as_u64().unwrap_or(timeout);
            // It may have forgotten what it was told.
            client.advised = None;
        }
        client.advise(settings, &mut reply);
        reply["successful"] = true.into();
        if settings.trouble.reconnect_none {
            reply["successful"] = false.into();
            reply["advice"] = json!({ "reconnect": "none", "interval": 0 });
            return Ok(reply);
        }
        if !alone || !client.queue.is_empty() {
            return Ok(reply);
        }
        if crowded {
            client.advised = None;
            reply["advice"]["multiple-clients"] = true.into();
            match settings.push.multi_session_interval_ms {
                0 => {
                    reply["successful"] = false.into();
                    reply["advice"]["reconnect"] = "none".into();
                }
                interval => {
                    reply["advice"]["reconnect"] = "retry".into();
                    reply["advice"]["interval"] = interval.into();
                }
            }
            return Ok(reply);
        }
        if timeout == 0 || !was_connected {
            return Ok(reply);
        }
        self.held_so_far += 1;
        let until = now.checked_add(Duration::from_millis(timeout)).unwrap_or(now);
        client.held = Some(Held { number: self.held_so_far, until, reply });
        Err(self.held_so_far)
    }

    fn disconnect(&mut self, id: &str, message: &Value) -> Value {
        let mut reply = message::reply(message);
        reply["successful"] = true.into();
        if let Some(client) = self.clients.remove(id)
            && let Some(mut held) = client.held
        {
            held.reply["advice"] = json!({ "reconnect": "none" });
            let mut messages = vec![held.reply];
            messages.extend(client.queue);
            self.ended.insert(held.number, Poll::Answer(messages));
        }
        reply
    }

    /// What becomes of a held connect now.
    pub(crate) fn poll(&mut self, settings: &Settings, number: u64, now: Timestamp) -> Poll {
        if let Some(end) = self.ended.remove(&number) {
            return end;
        }
        let holds = |client: &&mut Client| client.held.as_ref().is_some_and(|held| held.number == number);
        let Some(client) = self.clients.values_mut().find(holds) else { return Poll::Cut };
        let Some(held) = client.held.take() else { return Poll::Cut };
        if client.queue.is_empty() && now < held.until {
            let until = held.until;
            client.held = Some(held);
            return Poll::Wait(until);
        }
        let mut reply = held.reply;
        client.advise(settings, &mut reply);
        client.last_seen = now;
        let mut messages = vec![reply];
        messages.append(&mut client.queue);
        Poll::Answer(messages)
    }

    /// Breaks held connects; the clients stay known.
    pub(crate) fn cut(&mut self, user: Option<&str>, now: Timestamp) {
        self.end_held(|_, client| user.is_none_or(|user| user == client.user), || Poll::Cut);
        for client in self.clients.values_mut() {
            client.last_seen = client.last_seen.max(now);
        }
    }

    /// Forgets clients; what they hold breaks.
    pub(crate) fn lose(&mut self, user: Option<&str>) {
        self.end_held(|_, client| user.is_none_or(|user| user == client.user), || Poll::Cut);
        self.clients.retain(|_, client| user.is_some_and(|user| user != client.user));
    }

    fn end_held(&mut self, which: impl Fn(&str, &Client) -> bool, end: impl Fn() -> Poll) {
        for (id, client) in &mut self.clients {
            if which(id, client)
                && let Some(held) = client.held.take()
            {
                self.ended.insert(held.number, end());
            }
        }
    }

    fn forget_silent(&mut self, settings: &Settings, now: Timestamp) {
        let push = &settings.push;
        let longest = Duration::from_millis(push.interval_ms.saturating_add(push.max_interval_ms));
        let silent = |client: &Client| {
            client.held.is_none() && now.duration_since(client.last_seen).unsigned_abs() > longest
        };
        self.clients.retain(|_, client| !silent(client));
    }
}
