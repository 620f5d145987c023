use jiff::{SignedDuration, Timestamp};
use ringside_domain::{Direction, VendorCallId};

use crate::wire::{Call, WireState};

/// Between the id and the outcome's id in our name of a call, where the two differ.
const BETWEEN: char = '~';

/// A call, and what only its history tells.
#[derive(Debug, Clone)]
pub(crate) struct KnownCall {
    /// Ours for it, made when it was first seen and never changed.
    pub(crate) vendor_id: VendorCallId,
    /// As last told.
    pub(crate) call: Call,
    pub(crate) started: Option<Timestamp>,
    pub(crate) direction: Option<Direction>,
    /// Somebody was connected at some time, or was being called.
    pub(crate) owes_outcome: bool,
    pub(crate) consults_for: Option<VendorCallId>,
    pub(crate) stamp: Option<i64>,
    /// The switch's wrap-up after this call, in seconds.
    pub(crate) wrap_up_s: Option<i64>,
    over: bool,
}

impl KnownCall {
    pub(super) fn first_seen(call: Call, now: Timestamp) -> Self {
        let direction = match (call.call_type.as_deref(), call.state) {
            (Some("Inbound"), _) => Some(Direction::Inbound),
            (Some("Outbound"), _) => Some(Direction::Outbound),
            // Among colleagues only the beginning tells who called whom.
            (_, Some(WireState::Dialing)) => Some(Direction::Outbound),
            (_, Some(WireState::Ringing)) => Some(Direction::Inbound),
            _ => None,
        };
        let ago = SignedDuration::from_secs(call.duration_s.unwrap_or_default().max(0));
        let mut known = Self {
            vendor_id: name(&call.id, &call.uuid),
            started: now.checked_sub(ago).ok(),
            direction,
            owes_outcome: false,
            consults_for: None,
            stamp: None,
            wrap_up_s: None,
            over: false,
            call,
        };
        known.note_state();
        known
    }

    /// Takes over the call as it is now.
    pub(super) fn take(&mut self, call: Call) {
        self.call = call;
        self.note_state();
    }

    fn note_state(&mut self) {
        // A monitored call is another agent's; a consultation's outcome is its customer's.
        let mine = !self.call.monitoring && self.call.call_type.as_deref() != Some("Consult");
        self.owes_outcome = mine
            && (self.owes_outcome
                || matches!(
                    self.call.state,
                    Some(WireState::Dialing | WireState::Established | WireState::Held)
                ));
        self.over = self.call.state == Some(WireState::Released);
    }

    /// The line is down, whether or not an event said so.
    pub(super) fn end(&mut self) {
        self.over = true;
    }

    pub(crate) fn is_live(&self) -> bool {
        !self.over
    }

    /// Whether a newly told state is older than the one known, as far as figures tell.
    pub(super) fn is_newer_than(&self, call: &Call, stamp: Option<i64>) -> bool {
        match (self.stamp, stamp) {
            (Some(known), Some(told)) => told < known,
            _ => matches!((self.call.duration_s, call.duration_s), (Some(known), Some(told)) if told < known),
        }
    }
}

/// Our name of a call: its id, and what outcomes are given to where that is another. No number and no name is in it.
fn name(id: &str, uuid: &str) -> VendorCallId {
    if id == uuid { VendorCallId::new(id) } else { VendorCallId::new(format!("{id}{BETWEEN}{uuid}")) }
}

/// The id and the outcome's id in our name of a call.
pub(crate) fn parts(id: &VendorCallId) -> (&str, &str) {
    id.as_str().split_once(BETWEEN).unwrap_or((id.as_str(), id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_all_that_an_outcome_needs_after_a_restart() {
        assert_eq!(name("A1", "A1").as_str(), "A1");
        let old = name("006c03a7194aa020", "UIVB8");
        assert_eq!(parts(&old), ("006c03a7194aa020", "UIVB8"));
        assert_eq!(parts(&VendorCallId::new("A1")), ("A1", "A1"));
    }
}
