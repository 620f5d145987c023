//! Operations on the agent's own device.

use jiff::Timestamp;

use super::World;
use super::command::{Args, Done, Refusal};

impl World {
    pub(super) fn on_device(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        match operation {
            "DoNotDisturbOn" | "DoNotDisturbOff" | "ForwardCallsOn" | "ForwardCallsOff" => {
                self.change_device(now, user, operation, args)
            }
            "ListenIn" | "Coach" | "BargeIn" => self.monitor(now, user, operation, args),
            "CancelSupervisorMonitoring" => self.stop_monitoring(now, user),
            "StartCallRecording" | "StopCallRecording" => {
                let call = self.live_calls(user).last().map(|call| call.uuid.clone());
                let call = call.ok_or_else(|| Refusal::state("There is no call to record."))?;
                self.on_call(now, user, &call, operation, args)
            }
            _ => Err(Refusal::unknown_operation(operation)),
        }
    }

    fn change_device(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        let destination = (operation == "ForwardCallsOn").then(|| args.text("destination")).transpose()?;
        let Some(agent) = self.agents.get_mut(user) else { return Err(Refusal::unknown("User")) };
        if !agent.device_capabilities().contains(&operation) {
            return Err(Refusal::state("The operation is not possible in the current state of the device."));
        }
        match operation {
            "DoNotDisturbOn" | "DoNotDisturbOff" => agent.do_not_disturb = operation == "DoNotDisturbOn",
            _ => agent.forward_to = destination.map(str::to_owned),
        }
        self.device_event(now, user);
        Ok(Done::default())
    }
}
