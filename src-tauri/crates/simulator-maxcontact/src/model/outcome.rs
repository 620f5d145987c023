//! How calls get their outcomes.

use jiff::Timestamp;

use super::{Connect, Disposition, Refusal, World};
use crate::data::{Flag, RESULT_CODES};
use ringside_simulator_kit::Origin;

impl World {
    pub(super) fn dispose(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: i32,
        call: i32,
        code: &str,
    ) -> Result<(), Refusal> {
        self.own(user, call)?;
        self.check_code(code, false)?;
        self.put_away(now, origin, call, code, None, None);
        self.after_disposal(now, user);
        Ok(())
    }

    /// System codes are for the parts of a bridge only.
    pub(super) fn check_code(&self, code: &str, bridging: bool) -> Result<(), Refusal> {
        let known = RESULT_CODES.iter().find(|known| known.code == code).ok_or(Refusal::UnknownResultCode)?;
        if known.is(Flag::System) && !bridging {
            return Err(Refusal::UnknownResultCode);
        }
        if self.rules.refused_result_codes.iter().any(|refused| refused == code) {
            return Err(Refusal::ResultCodeNotInPlan);
        }
        Ok(())
    }

    /// Takes a call off the agent and keeps its outcome.
    pub(super) fn put_away(
        &mut self,
        now: Timestamp,
        origin: Origin,
        call: i32,
        code: &str,
        notes: Option<String>,
        sales: Option<i32>,
    ) {
        if let Some(call) = self.calls.remove(&call) {
            self.dispositions.push(Disposition {
                call: call.id,
                started: call.started,
                user: call.user,
                at: now,
                by: origin,
                result_code: code.to_owned(),
                phone: call.phone,
                lead: call.lead,
                notes,
                sales,
            });
        }
    }

    pub(super) fn after_disposal(&mut self, now: Timestamp, user: i32) {
        if self.calls_of(user).next().is_some() {
            self.settle(user, now);
        } else if let Some(agent) = self.agents.get_mut(&user) {
            agent.enter_next(self.rules.auto_ready, now);
        }
    }

    pub(super) fn connect(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: i32,
        connect: &Connect,
    ) -> Result<(), Refusal> {
        let [first, second] = connect.calls;
        let both_answered = self.own(user, first)?.is_answered() & self.own(user, second)?.is_answered();
        if first == second {
            return Err(Refusal::WrongState("A call cannot be connected to itself."));
        }
        if !both_answered {
            return Err(Refusal::WrongState("Both calls have to be in progress."));
        }
        for code in &connect.codes {
            self.check_code(code, true)?;
        }
        for part in 0..2 {
            let (code, notes) = (&connect.codes[part], connect.notes[part].clone());
            self.put_away(now, origin, connect.calls[part], code, notes, connect.sales[part]);
        }
        self.after_disposal(now, user);
        Ok(())
    }
}
