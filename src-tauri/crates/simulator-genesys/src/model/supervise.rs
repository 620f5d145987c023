//! Supervisors: listening in, coaching, barging in.

use jiff::Timestamp;

use super::command::{Args, Done, Refusal};
use super::{Call, CallState, Monitoring, World};

impl World {
    pub(super) fn monitor(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        let target_uri = args.text("targetDeviceUri")?;
        let one_of = |name: &str, values: [&str; 2], usual: usize| match args.maybe(name) {
            None => Ok(values[usual].to_owned()),
            Some(value) if values.contains(&value) => Ok(value.to_owned()),
            Some(_) => Err(Refusal::range(name)),
        };
        let scope = one_of("supervisorMonitoringScope", ["Agent", "Call"], 1)?;
        let mode = one_of("supervisorMonitoringMode", ["NextCall", "AllCalls"], 1)?;
        let device = args.last_segment("targetDeviceUri").unwrap_or_default();
        let target = self.agent_of_device(device).ok_or_else(|| Refusal::unknown("Device"))?;
        let target = target.settings.user_name.clone();
        let Some(agent) = self.agents.get_mut(user).filter(|_| target != user) else {
            return Err(Refusal::state("Nobody can monitor their own device."));
        };
        let target_uri = target_uri.to_owned();
        agent.monitoring = Some(Monitoring { state: operation.to_owned(), mode, scope, target_uri, target });
        self.device_event(now, user);
        Ok(Done::default())
    }

    pub(super) fn stop_monitoring(&mut self, now: Timestamp, user: &str) -> Result<Done, Refusal> {
        let monitoring = self.agents.get_mut(user).and_then(|agent| agent.monitoring.take());
        if monitoring.is_none() {
            return Err(Refusal::state("There is no monitoring."));
        }
        let own: Vec<String> = self
            .live_calls(user)
            .filter(|call| call.monitors.is_some())
            .map(|call| call.uuid.clone())
            .collect();
        for call in own {
            self.release(now, &call);
        }
        self.device_event(now, user);
        Ok(Done::default())
    }

    /// Delivers a call that was just connected to those who monitor its agent.
    pub(super) fn bring_supervisors(&mut self, now: Timestamp, uuid: &str) {
        let Some(call) = self.live(uuid).cloned() else { return };
        if call.supervised || call.monitors.is_some() {
            return;
        }
        let watches = |monitoring: &Monitoring| monitoring.target == call.user;
        let supervisors =
            self.agents.iter().filter(|(_, agent)| agent.monitoring.as_ref().is_some_and(watches));
        let supervisors: Vec<String> = supervisors.map(|(user, _)| user.clone()).collect();
        for supervisor in supervisors {
            let own = self.agents.get(&call.user).map(|agent| agent.settings.phone_number.clone());
            let copy = self.begin(
                now,
                &supervisor,
                CallState::Established,
                call.kind,
                &call.dnis,
                call.user_data.clone(),
            );
            self.change_call(&copy, |copy| {
                copy.parties = own.into_iter().chain(call.parties.clone()).collect();
                copy.monitors = Some(call.uuid.clone());
            });
            self.change_call(uuid, |call| call.supervised = true);
            self.call_event(now, &copy, "StatusChange");
        }
    }

    /// Ends the supervisors' side of a call that is over.
    pub(super) fn dismiss_supervisors(&mut self, now: Timestamp, uuid: &str) {
        let watching =
            self.calls.iter().filter(|call| call.is_live() && call.monitors.as_deref() == Some(uuid));
        let watching: Vec<(String, String)> =
            watching.map(|call| (call.uuid.clone(), call.user.clone())).collect();
        for (copy, supervisor) in watching {
            self.release(now, &copy);
            if let Some(agent) = self.agents.get_mut(&supervisor)
                && agent.monitoring.as_ref().is_some_and(|monitoring| monitoring.mode == "NextCall")
            {
                agent.monitoring = None;
                self.device_event(now, &supervisor);
            }
        }
    }

    pub(super) fn steer_monitoring(&mut self, now: Timestamp, call: &Call, operation: &str) {
        if let Some(state) = operation.strip_prefix("SwitchTo") {
            if let Some(monitoring) =
                self.agents.get_mut(&call.user).and_then(|agent| agent.monitoring.as_mut())
            {
                monitoring.state = state.to_owned();
            }
            self.device_event(now, &call.user);
            return;
        }
        let muted = operation == "MuteMonitoredUser";
        self.change_call(&call.uuid, |call| call.monitored_user_muted = muted);
        self.call_event(now, &call.uuid, "MonitoredUserMutedStateChange");
    }
}
