//! Calls with others: transfer, conference, and the second call.

use jiff::Timestamp;

use super::command::{Args, Refusal};
use super::{Call, CallState, CallType, World};
use crate::settings::Generation;

impl World {
    pub(super) fn with_others(
        &mut self,
        now: Timestamp,
        call: &Call,
        operation: &str,
        args: Args<'_>,
    ) -> Result<(), Refusal> {
        match operation {
            "SwapCalls" => self.swap(now, call, args),
            "SingleStepTransfer" => {
                self.add_user_data(&call.uuid, args);
                self.release(now, &call.uuid);
                Ok(())
            }
            "SingleStepConference" => {
                let number = args.destination()?.to_owned();
                self.add_user_data(&call.uuid, args);
                self.change_call(&call.uuid, |call| call.parties.push(number));
                self.call_event(now, &call.uuid, "ParticipantsUpdated");
                Ok(())
            }
            "InitiateTransfer" | "InitiateConference" => self.consult(now, call, args),
            "CompleteTransfer" => {
                let (original, consult) = self.pair(call, args)?;
                self.release(now, &original.uuid);
                self.release(now, &consult.uuid);
                Ok(())
            }
            "CompleteConference" => self.join(now, call, args),
            "RemoveParticipantFromConference" => self.remove_party(now, call, args.text("participant")?),
            _ => Err(Refusal::unknown_operation(operation)),
        }
    }

    fn add_user_data(&mut self, uuid: &str, args: Args<'_>) {
        let added = args.maybe_user_data();
        self.change_call(uuid, |call| call.user_data.extend(added));
    }

    fn swap(&mut self, now: Timestamp, call: &Call, args: Args<'_>) -> Result<(), Refusal> {
        let id = args.last_segment("otherCallUri").unwrap_or_default();
        let other = self.own_call(&call.user, id)?;
        let (first, second) = match (call.state, other.state) {
            (CallState::Established, CallState::Held) => (call, &other),
            (CallState::Held, CallState::Established) => (&other, call),
            _ => return Err(Refusal::state("One call has to be held and one established.")),
        };
        self.enter_call(now, &first.uuid, CallState::Held);
        self.enter_call(now, &second.uuid, CallState::Established);
        Ok(())
    }

    fn consult(&mut self, now: Timestamp, call: &Call, args: Args<'_>) -> Result<(), Refusal> {
        let number = args.destination()?;
        let mut data = call.user_data.clone();
        data.extend(args.maybe_user_data());
        let consult = self.begin(now, &call.user, CallState::Dialing, CallType::Consult, number, data);
        self.change_call(&consult, |consult| consult.parent = Some(call.uuid.clone()));
        self.enter_call(now, &call.uuid, CallState::Held);
        self.call_event(now, &consult, "StatusChange");
        self.schedule_far_side(now, &consult);
        Ok(())
    }

    /// Returns the original call and the one about it, whichever of them was posted to.
    fn pair(&self, call: &Call, args: Args<'_>) -> Result<(Call, Call), Refusal> {
        let other = match args.last_segment("consultCallUri") {
            Some(id) if !call.is_named(id) => Some(self.own_call(&call.user, id)?),
            _ => None,
        };
        let other = other
            .or_else(|| call.parent.as_deref().and_then(|parent| self.live(parent)).cloned())
            .or_else(|| self.consult_of(&call.uuid).cloned())
            .or_else(|| {
                let mut held = self.live_calls(&call.user);
                held.find(|other| other.uuid != call.uuid && other.state == CallState::Held).cloned()
            });
        let other = other.ok_or_else(|| Refusal::state("There is no related call."))?;
        if other.parent.as_deref() == Some(&call.uuid) || call.state == CallState::Held {
            Ok((call.clone(), other))
        } else {
            Ok((other, call.clone()))
        }
    }

    fn join(&mut self, now: Timestamp, call: &Call, args: Args<'_>) -> Result<(), Refusal> {
        let (original, consult) = self.pair(call, args)?;
        if consult.state != CallState::Established {
            return Err(Refusal::state("The consultation is not established."));
        }
        self.release(now, &consult.uuid);
        let connection = self.next_connection();
        // Where the connection id is the call's id, another one would be another call.
        let keeps_id = self.settings.wire.generation == Generation::New;
        self.change_call(&original.uuid, |original| {
            original.parties.extend(consult.parties);
            if keeps_id {
                original.conn_id = connection;
            }
        });
        self.enter_call(now, &original.uuid, CallState::Established);
        self.call_event(now, &original.uuid, "ParticipantsUpdated");
        Ok(())
    }

    pub(super) fn remove_party(&mut self, now: Timestamp, call: &Call, number: &str) -> Result<(), Refusal> {
        let at = call.parties.iter().position(|party| party == number);
        let at = at.ok_or_else(|| Refusal::unknown("Participant"))?;
        self.change_call(&call.uuid, |call| {
            call.parties.remove(at);
        });
        self.call_event(now, &call.uuid, "ParticipantsUpdated");
        Ok(())
    }
}
