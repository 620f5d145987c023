//! Carrying commands out: who may give them, where they go, and the line each leaves in the ledger.

use jiff::Timestamp;
use ringside_simulator_kit::{Effect, LedgerEntry, Origin};
use serde_json::Value;

use super::World;
use super::command::{Args, Command, Done, Refusal, Target};

impl World {
    /// Carries a command out and writes it down.
    pub(crate) fn run(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: &str,
        command: &Command,
        fault: Option<&str>,
    ) -> Result<Done, Refusal> {
        self.advance(now);
        let done = self.execute(now, origin, user, command);
        let (effect, detail) = match &done {
            Ok(_) => (Effect::Executed, None),
            Err(refusal) => (Effect::Refused, Some(refusal.message.clone())),
        };
        let call = done.as_ref().ok().and_then(|done| done.call.clone());
        let call = call.or_else(|| self.named_call(command));
        self.write(now, origin, user, command, call.as_deref(), (effect, detail, fault));
        done
    }

    /// Writes down a command that was never looked at.
    pub(crate) fn prevent(&mut self, now: Timestamp, user: Option<&str>, command: &Command, fault: &str) {
        self.advance(now);
        let call = self.named_call(command);
        let user = user.unwrap_or_default();
        let outcome = (Effect::Prevented, None, Some(fault));
        self.write(now, Origin::Api, user, command, call.as_deref(), outcome);
    }

    fn named_call(&self, command: &Command) -> Option<String> {
        let Target::Call(id) = &command.target else { return None };
        self.calls.iter().find(|call| call.is_named(id)).map(|call| call.uuid.clone())
    }

    fn write(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: &str,
        command: &Command,
        call: Option<&str>,
        (effect, detail, fault): (Effect, Option<String>, Option<&str>),
    ) {
        let said = |(name, value): (&String, &Value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (name.clone(), text)
        };
        let parameters = command.body.iter().filter(|(name, _)| *name != "operationName").map(said);
        let known = call.and_then(|uuid| self.call(uuid));
        let entry = LedgerEntry {
            user: Some(user.to_owned()).filter(|user| !user.is_empty()),
            call: call.map(str::to_owned),
            call_started: known.map(|call| call.started),
            phone: known.and_then(|call| call.parties.first().cloned()),
            parameters: parameters.collect(),
            effect,
            detail,
            fault: fault.map(str::to_owned),
            ..LedgerEntry::done(now, origin, &command.operation.to_ascii_lowercase())
        };
        self.ledger.record(entry);
    }

    /// Writes down something that nobody asked for by a command.
    pub(super) fn happened(
        &mut self,
        now: Timestamp,
        origin: Origin,
        method: &str,
        user: Option<&str>,
        call: Option<&str>,
    ) {
        let known = call.and_then(|uuid| self.call(uuid));
        let entry = LedgerEntry {
            user: user.map(str::to_owned),
            call: call.map(str::to_owned),
            call_started: known.map(|call| call.started),
            phone: known.and_then(|call| call.parties.first().cloned()),
            ..LedgerEntry::done(now, origin, method)
        };
        self.ledger.record(entry);
    }

    fn execute(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: &str,
        command: &Command,
    ) -> Result<Done, Refusal> {
        let operation = command.operation.as_str();
        let args = Args(&command.body);
        self.permit(now, user, command)?;
        let idle = self.settings.trouble.without_effect.iter().any(|name| name == operation);
        if idle && !matches!(command.target, Target::Call(_)) {
            return Ok(Done::default());
        }
        match &command.target {
            Target::Me => self.on_me(now, user, operation, args),
            Target::Channel(channel) => self.take_state(now, user, channel, operation, args),
            Target::UserChannel { user, channel } => {
                let agent = self.agent_of_id(user).ok_or_else(|| Refusal::unknown("User"))?;
                let user = agent.settings.user_name.clone();
                self.take_state(now, &user, channel, operation, args)
            }
            Target::Device(_) if operation == "SetCallDisposition" => {
                self.dispose(now, origin, user, None, args)
            }
            Target::Device(_) => self.on_device(now, user, operation, args),
            Target::DeviceCalls(_) if operation == "Dial" => self.dial(now, user, args),
            Target::DeviceCalls(_) => Err(Refusal::unknown_operation(operation)),
            Target::Call(id) if operation == "SetCallDisposition" => {
                self.dispose(now, origin, user, Some(id), args)
            }
            Target::Call(id) => self.on_call(now, user, id, operation, args),
            Target::Ucs => self.identify(now, user, operation, args),
            Target::Campaign(campaign) => self.on_campaign(now, user, campaign, operation, args),
            Target::Records => self.on_records(now, user, None, operation, args),
            Target::Record(handle) => self.on_records(now, user, Some(handle), operation, args),
            Target::Dispositions(group) => self.create_disposition(group, args),
            Target::Disposition { group, id } => self.delete_disposition(group, id),
        }
    }

    /// Lets a command through that the agent may give and that what stands behind the server can carry out.
    fn permit(&mut self, now: Timestamp, user: &str, command: &Command) -> Result<(), Refusal> {
        let agent = self.agents.get(user).ok_or_else(|| Refusal::unknown("User"))?;
        let operation = command.operation.as_str();
        let monitors = matches!(
            operation,
            "ListenIn"
                | "Coach"
                | "BargeIn"
                | "CancelSupervisorMonitoring"
                | "MuteMonitoredUser"
                | "UnmuteMonitoredUser"
        );
        let feature = match &command.target {
            Target::Ucs => "api-ucs-voice",
            Target::Campaign(_) | Target::Records | Target::Record(_) => "api-voice-outbound",
            Target::UserChannel { .. } => "api-supervisor-agent-control",
            Target::Dispositions(_) | Target::Disposition { .. } => "api-provisioning-write",
            _ if monitors => "api-supervisor-monitoring",
            _ => "api-voice",
        };
        if !agent.may(feature) && operation != "EndContactCenterSession" {
            return Err(Refusal::feature(feature));
        }
        if let Target::Device(id) | Target::DeviceCalls(id) = &command.target
            && agent.settings.device_id != *id
        {
            return Err(Refusal::unknown("Device"));
        }
        let (voice, needs_phone) = match &command.target {
            Target::Channel(channel) => (channel == "voice", channel == "voice"),
            Target::Device(_) | Target::Call(_) => (true, operation != "SetCallDisposition"),
            Target::DeviceCalls(_) => (true, true),
            Target::UserChannel { channel, .. } => (channel == "voice", false),
            Target::Campaign(_) | Target::Records | Target::Record(_) => (true, false),
            // The start of a session may fail on one channel alone, so it looks for itself.
            Target::Me | Target::Ucs | Target::Dispositions(_) | Target::Disposition { .. } => (false, false),
        };
        if voice && self.settings.trouble.voice_down {
            return Err(Refusal::unavailable());
        }
        if needs_phone && !agent.registered {
            let refusal = Self::not_registered(&agent.settings.phone_number);
            self.error_event(now, user);
            return Err(refusal);
        }
        Ok(())
    }

    pub(super) fn not_registered(phone: &str) -> Refusal {
        Refusal::backend(format!("Device '{phone}' is not registered."))
    }
}
