use ringside_store::{Attention, EntryState, OutboxEntry, Payload};

/// What a person can do with an outcome that needs attention, beside marking it as done and keeping it as a note, which
/// are always left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// The same outcome may be taken now, or nobody knows whether it arrived.
    pub send_again: bool,
    /// Another code may be taken. Never where the vendor may hold the first one: it would then hold two.
    pub change: bool,
}

impl Choices {
    /// What makes sense for this outcome.
    #[must_use]
    pub fn of(entry: &OutboxEntry) -> Self {
        let can_be_sent =
            entry.vendor_call.is_some() && matches!(entry.payload, Some(Payload::Disposition(_)));
        match &entry.state {
            EntryState::NeedsAttention { why } if can_be_sent => Self::after(why),
            EntryState::NeedsAttention { .. }
            | EntryState::Queued { .. }
            | EntryState::Sending
            | EntryState::Unknown { .. }
            | EntryState::Delivered { .. }
            | EntryState::MarkedDone { .. }
            | EntryState::KeptAsNote { .. }
            | EntryState::Withdrawn { .. } => Self::default(),
        }
    }

    const fn after(why: &Attention) -> Self {
        let (send_again, change) = match why {
            // Rights may have been given since, or the vendor may be of another mind; another code may be allowed.
            Attention::Refused { .. } | Attention::NotAllowed | Attention::StillListed => (true, true),
            Attention::CannotTell | Attention::NotSent => (true, false),
            // The break that made the vendor refuse does not go with the next try by itself.
            Attention::BreakReason => (true, false),
            Attention::UnknownDisposition | Attention::InvalidRequest => (false, true),
            // Nothing that could be sent would be taken.
            Attention::NotSupported
            | Attention::NoSuchCall
            | Attention::NoVendorCall
            | Attention::Unreadable
            | Attention::AlreadyDisposed
            | Attention::NotOnCall => (false, false),
        };
        Self { send_again, change }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use ringside_domain::{CallId, Disposition, OutboxId, ProfileId, VendorCallId};

    use super::*;

    fn entry(why: Attention) -> OutboxEntry {
        OutboxEntry {
            id: OutboxId(uuid::Uuid::nil()),
            profile: ProfileId::new("north"),
            call: CallId(uuid::Uuid::nil()),
            vendor_call: Some(VendorCallId::new("1001")),
            who: None,
            number: None,
            queue: None,
            payload: Some(Payload::Disposition(Disposition::new("SALE".into(), vec!["Sale".into()]))),
            ended: None,
            created: Timestamp::UNIX_EPOCH,
            attempts: 1,
            may_have_reached: false,
            state: EntryState::NeedsAttention { why },
        }
    }

    fn offered(why: Attention) -> (bool, bool) {
        let Choices { send_again, change } = Choices::of(&entry(why));
        (send_again, change)
    }

    #[test]
    fn what_the_vendor_may_hold_is_not_given_another_code() {
        assert_eq!(offered(Attention::CannotTell), (true, false));
        assert_eq!(offered(Attention::AlreadyDisposed), (false, false));
    }

    #[test]
    fn a_code_the_vendor_does_not_know_is_changed_and_not_sent_as_it_is() {
        assert_eq!(offered(Attention::UnknownDisposition), (false, true));
        assert_eq!(offered(Attention::InvalidRequest), (false, true));
    }

    #[test]
    fn for_a_call_that_is_gone_or_was_never_ours_nothing_is_sent() {
        for why in [Attention::NoSuchCall, Attention::NotOnCall, Attention::NotSupported] {
            assert_eq!(offered(why), (false, false));
        }
    }

    #[test]
    fn a_refusal_leaves_both() {
        assert_eq!(offered(Attention::Refused { vendor_code: None }), (true, true));
        assert_eq!(offered(Attention::StillListed), (true, true));
    }

    #[test]
    fn what_cannot_be_read_or_has_no_call_at_the_vendor_is_not_sent() {
        let unreadable = OutboxEntry { payload: None, ..entry(Attention::Refused { vendor_code: None }) };
        let unnamed = OutboxEntry { vendor_call: None, ..entry(Attention::StillListed) };
        assert_eq!([Choices::of(&unreadable), Choices::of(&unnamed)], [Choices::default(); 2]);
    }

    #[test]
    fn one_that_needs_nobody_offers_nothing() {
        let done = EntryState::Delivered { at: Timestamp::UNIX_EPOCH, confirmed: true };
        let entry = OutboxEntry { state: done, ..entry(Attention::CannotTell) };
        assert_eq!(Choices::of(&entry), Choices::default());
    }
}
