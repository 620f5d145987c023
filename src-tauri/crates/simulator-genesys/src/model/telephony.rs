//! Calls: making them, and what one call alone can do.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::command::{Args, Done, Refusal};
use super::timers::Due;
use super::{Call, CallState, CallType, RecordingState, World};
use crate::data;

impl World {
    pub(super) fn dial(&mut self, now: Timestamp, user: &str, args: Args<'_>) -> Result<Done, Refusal> {
        let number = args.destination()?;
        let Some(agent) = self.agents.get(user) else { return Err(Refusal::unknown("User")) };
        if agent.state.is_logged_out() {
            return Err(Refusal::state("The agent is not logged in."));
        }
        if self.live_calls(user).any(|call| call.state != CallState::Held) {
            return Err(Refusal::state("There is another call that is not held."));
        }
        let kind = if self.is_internal(number) { CallType::Internal } else { CallType::Outbound };
        let call = self.begin(now, user, CallState::Dialing, kind, number, args.maybe_user_data());
        self.call_event(now, &call, "StatusChange");
        self.schedule_far_side(now, &call);
        Ok(Done::about(&call))
    }

    fn is_internal(&self, number: &str) -> bool {
        self.agents.values().any(|agent| agent.settings.phone_number == number)
            || data::QUEUES.iter().any(|queue| queue.2 == number)
    }

    pub(super) fn begin(
        &mut self,
        now: Timestamp,
        user: &str,
        state: CallState,
        kind: CallType,
        number: &str,
        user_data: Map<String, Value>,
    ) -> String {
        self.calls_made += 1;
        let letters = std::iter::repeat_with(|| self.rng.alphanumeric().to_ascii_uppercase()).take(26);
        let uuid = format!("{}{:06}", letters.collect::<String>(), self.calls_made);
        let own = self.agents.get(user).map(|agent| agent.settings.phone_number.clone()).unwrap_or_default();
        let conn_id = self.next_connection();
        self.calls.push(Call {
            uuid: uuid.clone(),
            conn_id,
            user: user.to_owned(),
            state,
            kind,
            parties: vec![number.to_owned()],
            dnis: if state == CallState::Ringing { own } else { number.to_owned() },
            user_data,
            started: now,
            ended: None,
            muted: false,
            recording: RecordingState::Stopped,
            parent: None,
            supervised: false,
            monitors: None,
            monitored_user_muted: false,
        });
        uuid
    }

    pub(super) fn next_connection(&mut self) -> String {
        format!("{:016x}", 0x0071_0271_9818_0000_u64 + self.rng.u64(0..0xF_FFFF) * 0x100 + self.calls_made)
    }

    /// A call rings at the agent.
    pub(super) fn ring(
        &mut self,
        now: Timestamp,
        user: &str,
        number: &str,
        kind: CallType,
        user_data: Map<String, Value>,
    ) -> String {
        let call = self.begin(now, user, CallState::Ringing, kind, number, user_data);
        self.happened(now, ringside_simulator_kit::Origin::System, "inbound_call", Some(user), Some(&call));
        self.call_event(now, &call, "StatusChange");
        if let Some(no_answer) = self.settings.rules.no_answer {
            let wait = Duration::from_secs(no_answer.timeout_s);
            self.timers.after(now, wait, Due::NotAnswered { call: call.clone() });
        }
        call
    }

    /// Connects a call; another one that is connected is held by the phone.
    pub(super) fn establish(&mut self, now: Timestamp, uuid: &str) {
        let Some(user) = self.live(uuid).map(|call| call.user.clone()) else { return };
        let connected = |call: &&Call| call.state == CallState::Established && call.uuid != uuid;
        let others: Vec<String> =
            self.live_calls(&user).filter(connected).map(|call| call.uuid.clone()).collect();
        for other in others {
            self.enter_call(now, &other, CallState::Held);
        }
        self.enter_call(now, uuid, CallState::Established);
        self.bring_supervisors(now, uuid);
    }

    /// Changes the state of a call and tells it.
    pub(super) fn enter_call(&mut self, now: Timestamp, uuid: &str, state: CallState) {
        self.change_call(uuid, |call| call.state = state);
        self.call_event(now, uuid, "StatusChange");
    }

    /// Ends a call, with what follows from that.
    pub(super) fn release(&mut self, now: Timestamp, uuid: &str) {
        let Some(call) = self.live(uuid).cloned() else { return };
        self.change_call(uuid, |call| {
            call.ended = Some(now);
            call.muted = false;
            call.recording = RecordingState::Stopped;
        });
        self.enter_call(now, uuid, CallState::Released);
        self.dismiss_supervisors(now, uuid);
        let wrap_up = self.settings.rules.wrap_up_s;
        let business = call.kind != CallType::Consult && call.monitors.is_none();
        let talked = matches!(call.state, CallState::Established | CallState::Held);
        let ready = self.agents.get(&call.user).is_some_and(|agent| agent.state.state == "Ready");
        if wrap_up > 0 && business && talked && ready && self.live_calls(&call.user).next().is_none() {
            self.start_wrap_up(now, &call.user, Duration::from_secs(wrap_up));
        }
    }

    /// Returns the agent's live call of this name; one that is released cannot do anything any more.
    pub(super) fn own_call(&self, user: &str, id: &str) -> Result<Call, Refusal> {
        let found = self.calls.iter().find(|call| call.user == user && call.is_named(id));
        let call = found.ok_or_else(|| Refusal::unknown("Call"))?;
        if call.is_live() { Ok(call.clone()) } else { Err(Refusal::state("The call is released.")) }
    }

    pub(super) fn on_call(
        &mut self,
        now: Timestamp,
        user: &str,
        id: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        check_parameters(operation, args, self.settings.rules.dtmf_star_and_hash)?;
        let call = self.own_call(user, id)?;
        if !self.capabilities(&call).contains(&operation) {
            return Err(Refusal::state("The operation is not possible in the current state of the call."));
        }
        let done = Done::about(&call.uuid);
        if self.settings.trouble.without_effect.iter().any(|name| name == operation) {
            return Ok(done);
        }
        match operation {
            "Answer" => {
                self.establish(now, &call.uuid);
                self.schedule_talk(now, &call.uuid);
            }
            "Hangup" | "ClearCall" | "Reject" => self.release(now, &call.uuid),
            "Hold" => self.enter_call(now, &call.uuid, CallState::Held),
            "Retrieve" => self.establish(now, &call.uuid),
            "SendDtmf" => self.call_event(now, &call.uuid, "DtmfSent"),
            "MuteCall" | "UnmuteCall" => {
                self.change_call(&call.uuid, |call| call.muted = operation == "MuteCall");
                self.call_event(now, &call.uuid, "StatusChange");
            }
            "StartCallRecording" | "PauseCallRecording" | "ResumeCallRecording" | "StopCallRecording" => {
                self.record(now, &call.uuid, operation);
            }
            "AttachUserData" | "UpdateUserData" | "DeleteUserData" | "DeleteUserDataPair" => {
                self.change_user_data(now, &call.uuid, operation, args)?;
            }
            "MuteMonitoredUser"
            | "UnmuteMonitoredUser"
            | "SwitchToListenIn"
            | "SwitchToCoach"
            | "SwitchToBargeIn" => self.steer_monitoring(now, &call, operation),
            _ => self.with_others(now, &call, operation, args)?,
        }
        Ok(done)
    }

    fn record(&mut self, now: Timestamp, uuid: &str, operation: &str) {
        let (state, word) = match operation {
            "PauseCallRecording" => (RecordingState::Paused, "PAUSED"),
            "StopCallRecording" => (RecordingState::Stopped, "OFF"),
            _ => (RecordingState::Recording, "ON"),
        };
        self.change_call(uuid, |call| {
            call.recording = state;
            call.user_data.insert("GSIP_RECORD".to_owned(), word.into());
            let file = format!("{}_{}", call.uuid, call.started.as_second());
            call.user_data.entry("GSIP_REC_FN").or_insert_with(|| file.into());
        });
        self.call_event(now, uuid, "CallRecordingStateChange");
    }
}

/// Looks at the parameters of a call operation before anything else is.
fn check_parameters(operation: &str, args: Args<'_>, star_and_hash: bool) -> Result<(), Refusal> {
    match operation {
        "SendDtmf" => {
            let digits = args.text("digits")?;
            let known = |c: char| c.is_ascii_digit() || (star_and_hash && matches!(c, '*' | '#'));
            if digits.chars().all(known) { Ok(()) } else { Err(Refusal::range("digits")) }
        }
        "SingleStepTransfer" | "SingleStepConference" | "InitiateTransfer" | "InitiateConference" => {
            args.destination().map(|_| ())
        }
        "SwapCalls" => args.text("otherCallUri").map(|_| ()),
        "AttachUserData" | "UpdateUserData" => args.user_data().map(|_| ()),
        "DeleteUserDataPair" => args.text("key").map(|_| ()),
        "RemoveParticipantFromConference" => args.text("participant").map(|_| ()),
        "Answer"
        | "Hangup"
        | "ClearCall"
        | "Reject"
        | "Hold"
        | "Retrieve"
        | "MuteCall"
        | "UnmuteCall"
        | "StartCallRecording"
        | "PauseCallRecording"
        | "ResumeCallRecording"
        | "StopCallRecording"
        | "DeleteUserData"
        | "CompleteTransfer"
        | "CompleteConference"
        | "MuteMonitoredUser"
        | "UnmuteMonitoredUser"
        | "SwitchToListenIn"
        | "SwitchToCoach"
        | "SwitchToBargeIn" => Ok(()),
        _ => Err(Refusal::unknown_operation(operation)),
    }
}
