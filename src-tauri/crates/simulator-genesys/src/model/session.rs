//! The contact centre session and agent states.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::command::{Args, Done, Refusal};
use super::{UserState, World};

const VOICE: &str = "voice";

impl World {
    pub(super) fn on_me(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        match operation {
            "StartContactCenterSession" => self.start_session(now, user, args),
            "EndContactCenterSession" => {
                self.end_session(now, user);
                Ok(Done { ends_session: true, ..Done::default() })
            }
            _ => {
                let agent = self.agents.get(user).ok_or_else(|| Refusal::unknown("User"))?;
                let others: Vec<String> = agent.channels.keys().cloned().collect();
                if self.settings.trouble.voice_down {
                    return Err(Refusal::unavailable());
                }
                let done = self.take_state(now, user, VOICE, operation, args)?;
                for channel in others {
                    self.take_state(now, user, &channel, operation, args)?;
                }
                Ok(done)
            }
        }
    }

    fn start_session(&mut self, now: Timestamp, user: &str, args: Args<'_>) -> Result<Done, Refusal> {
        let asked = args.0.get("channels").and_then(Value::as_array);
        let channels: Option<Vec<&str>> = asked
            .and_then(|list| list.iter().map(Value::as_str).collect())
            .filter(|list: &Vec<_>| !list.is_empty());
        let channels = channels.ok_or_else(|| Refusal::missing("channels"))?;
        let (mut failed, mut succeeded) = (Vec::new(), Vec::new());
        let mut first_refusal = None;
        for channel in channels {
            match self.log_in(now, user, channel) {
                Ok(()) => succeeded.push(json!({ "statusCode": 0, "channel": channel })),
                Err(refusal) => {
                    failed.push(json!({
                        "statusCode": refusal.code,
                        "statusMessage": refusal.message,
                        "channel": channel,
                    }));
                    first_refusal.get_or_insert(refusal);
                }
            }
        }
        match first_refusal {
            None => Ok(Done::default()),
            Some(refusal) if succeeded.is_empty() => Err(refusal),
            Some(_) => {
                let answer = json!({ "statusCode": 7, "failed": failed, "succeeded": succeeded });
                Ok(Done { answer: answer.as_object().cloned().unwrap_or_default(), ..Done::default() })
            }
        }
    }

    pub(super) fn log_in(&mut self, now: Timestamp, user: &str, channel: &str) -> Result<(), Refusal> {
        let Some(agent) = self.agents.get_mut(user) else { return Err(Refusal::unknown("User")) };
        if channel != VOICE {
            if self.settings.trouble.multimedia_down {
                return Err(Refusal::backend("Interaction server connection is not opened"));
            }
            let ready = UserState::of("Ready", &[]).unwrap_or_else(UserState::logged_in);
            agent.channels.insert(channel.to_owned(), ready);
            self.channel_event(now, user, channel);
            return Ok(());
        }
        if self.settings.trouble.voice_down {
            return Err(Refusal::unavailable());
        }
        if !agent.registered {
            let refusal = Self::not_registered(&agent.settings.phone_number);
            self.error_event(now, user);
            return Err(refusal);
        }
        if agent.state.is_logged_out() {
            agent.enter(UserState::logged_in(), now);
            self.device_event(now, user);
            self.schedule_after_login(now, user);
        }
        Ok(())
    }

    pub(super) fn end_session(&mut self, now: Timestamp, user: &str) {
        self.enter(now, user, "Offline");
        if let Some(agent) = self.agents.get_mut(user) {
            agent.channels.clear();
            agent.do_not_disturb = false;
            agent.forward_to = None;
            agent.monitoring = None;
        }
    }

    /// Takes an agent state on one channel.
    pub(super) fn take_state(
        &mut self,
        now: Timestamp,
        user: &str,
        channel: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        let state = UserState::of(operation, &self.settings.agent_states)
            .ok_or_else(|| Refusal::unknown_operation(operation))?;
        let Some(agent) = self.agents.get_mut(user) else { return Err(Refusal::unknown("User")) };
        if channel != VOICE {
            if self.settings.trouble.multimedia_down {
                return Err(Refusal::backend("Interaction server connection is not opened"));
            }
            let held = agent.channels.get_mut(channel).ok_or_else(|| Refusal::unknown("Channel"))?;
            *held = state;
            self.channel_event(now, user, channel);
            return Ok(Done::default());
        }
        if agent.state.is_logged_out() && operation != "Offline" {
            return Err(Refusal::state("The agent is not logged in."));
        }
        if operation != "AfterCallWork" {
            self.enter(now, user, operation);
            return Ok(Done::default());
        }
        match wrap_up_time(args)? {
            Some(0) if agent.state.is_wrap_up() => {
                self.enter(now, user, "Ready");
            }
            Some(0) => {}
            Some(seconds) => self.start_wrap_up(now, user, Duration::from_secs(seconds)),
            None => {
                self.enter(now, user, operation);
            }
        }
        Ok(Done::default())
    }
}

/// `wrapUpTime`, a string of seconds; the number itself is taken too.
fn wrap_up_time(args: Args<'_>) -> Result<Option<u64>, Refusal> {
    let seconds = match args.0.get("wrapUpTime") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text.parse().ok(),
        Some(other) => other.as_u64(),
    };
    seconds.map(Some).ok_or_else(|| Refusal::range("wrapUpTime"))
}
