//! What becomes of an outcome. Pure: no clock, no I/O, no chance.

use std::time::Duration;

use jiff::Timestamp;
use ringside_domain::Early;
use ringside_store::{Attention, EntryState, OutboxEntry, Payload, Waits};
use ringside_vendor::{Evidence, Reached, Retry, VendorError, VendorErrorKind};

/// How long after a try without an answer the vendor is asked, and how long after each look that settled nothing.
const LOOKS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(6)];
/// How long to wait when the vendor could not be asked.
const ASK_LATER: Duration = Duration::from_secs(10);
/// The pause after a failed try grows from the first of these to the second, half of it by chance.
const BACK_OFF: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(300)];
/// When an outcome the vendor holds for the end of the call is sent again.
const CALL_END: Duration = Duration::from_secs(3);
/// How often an outcome is tried in all at a vendor that refuses a second one.
const TRIES: u32 = 4;

/// One thing that happened to an outcome.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// Its turn has come.
    Due,
    /// The vendor took it, and says so or will never show it.
    Taken { confirmed: bool },
    /// The vendor took it for the end of the call, which for it is not over yet.
    Held,
    /// The try failed.
    Failed(&'a VendorError),
    /// The try ended without any result at all, such as by a fault of ours.
    BrokeOff,
    /// The vendor was asked for its calls.
    Looked(Sight),
}

/// What the vendor's list of calls shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// The call is no longer listed: it has its outcome.
    Gone,
    /// It is.
    Listed,
    /// The vendor could not be asked.
    NotSeen,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Send it now.
    Send,
    /// Ask the vendor for its calls now.
    Look,
    /// It has arrived.
    Delivered { confirmed: bool },
    /// It may have arrived; ask the vendor then.
    Unknown { next_look: Timestamp },
    /// Still unknown after so many looks; ask again then.
    LookAgain { looks: u32, next_look: Timestamp },
    /// It has certainly not arrived; try again then.
    Requeue { not_before: Timestamp, waits: Waits },
    /// A person has to decide.
    Attention(Attention),
    /// It did not happen, and its moment is over.
    Withdraw(Attention),
}

/// An event that has no meaning in a state.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// What a decision depends on beside the entry and the event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    /// What the vendor shows of an outcome it has taken.
    pub(crate) evidence: Evidence,
    /// No wrap-up of this account is shorter, as far as is known.
    pub(crate) shortest_wrap_up: Duration,
    /// Now.
    pub(crate) now: Timestamp,
    /// From 0 to 1, so that a thousand bars do not come back at the same moment.
    pub(crate) chance: f64,
}

/// What `event` makes of an outcome.
pub(crate) fn decide(entry: &OutboxEntry, event: &Event<'_>, given: Given) -> Result<Step, Refused> {
    match &entry.state {
        EntryState::Queued { .. } => match event {
            Event::Due => Ok(ready(entry)),
            Event::Taken { .. } | Event::Held | Event::Failed(_) | Event::BrokeOff | Event::Looked(_) => {
                Err(Refused)
            }
        },
        EntryState::Sending => match event {
            Event::Taken { confirmed } => Ok(Step::Delivered { confirmed: *confirmed }),
            Event::Held => {
                Ok(Step::Requeue { not_before: later(given.now, CALL_END), waits: Waits::CallEnd })
            }
            Event::Failed(error) => Ok(failed(entry, error, given)),
            Event::BrokeOff => Ok(perhaps_sent(entry, given)),
            Event::Due | Event::Looked(_) => Err(Refused),
        },
        EntryState::Unknown { looks, .. } => match event {
            Event::Due => Ok(match given.evidence {
                Evidence::LeavesCallList if names_its_calls(entry) => Step::Look,
                // The same outcome once more does no harm, and the vendor's refusal is the evidence.
                Evidence::RefusesSecond if entry.attempts < TRIES => ready(entry),
                Evidence::LeavesCallList | Evidence::RefusesSecond | Evidence::None => {
                    Step::Attention(Attention::CannotTell)
                }
            }),
            Event::Looked(sight) => Ok(looked(entry, *looks, *sight, given)),
            Event::Taken { .. } | Event::Held | Event::Failed(_) | Event::BrokeOff => Err(Refused),
        },
        EntryState::Delivered { .. }
        | EntryState::MarkedDone { .. }
        | EntryState::NeedsAttention { .. }
        | EntryState::KeptAsNote { .. }
        | EntryState::Withdrawn { .. } => match event {
            Event::Due
            | Event::Taken { .. }
            | Event::Held
            | Event::Failed(_)
            | Event::BrokeOff
            | Event::Looked(_) => Err(Refused),
        },
    }
}

fn ready(entry: &OutboxEntry) -> Step {
    match &entry.payload {
        None => Step::Attention(Attention::Unreadable),
        Some(_) if names_its_calls(entry) => Step::Send,
        Some(_) => final_no(entry, Attention::NoVendorCall),
    }
}

/// Whether the vendor has named every call the entry is about.
fn names_its_calls(entry: &OutboxEntry) -> bool {
    let other = match &entry.payload {
        Some(Payload::Connect { other_vendor_call, .. }) => other_vendor_call.is_some(),
        Some(Payload::Disposition(_)) | None => true,
    };
    entry.vendor_call.is_some() && other
}

fn failed(entry: &OutboxEntry, error: &VendorError, given: Given) -> Step {
    match error.reached {
        Reached::Maybe => perhaps_sent(entry, given),
        Reached::No => not_sent(entry, error, given),
    }
}

fn perhaps_sent(entry: &OutboxEntry, given: Given) -> Step {
    match given.evidence {
        Evidence::LeavesCallList => Step::Unknown { next_look: later(given.now, LOOKS[0]) },
        Evidence::RefusesSecond => {
            let tried = usize::try_from(entry.attempts.saturating_sub(1)).unwrap_or(usize::MAX);
            let pause = LOOKS.get(tried).copied().unwrap_or(ASK_LATER);
            Step::Unknown { next_look: later(given.now, pause) }
        }
        Evidence::None => Step::Attention(Attention::CannotTell),
    }
}

fn not_sent(entry: &OutboxEntry, error: &VendorError, given: Given) -> Step {
    let waits = match error.kind {
        VendorErrorKind::BadCredentials | VendorErrorKind::SignedOut => Waits::SignIn,
        VendorErrorKind::TakenOver { .. } => Waits::Elsewhere,
        VendorErrorKind::UnknownAgent | VendorErrorKind::AccountMode => Waits::Account,
        VendorErrorKind::Offline | VendorErrorKind::TimedOut | VendorErrorKind::Interrupted => Waits::Offline,
        VendorErrorKind::Tls => Waits::Tls,
        VendorErrorKind::RateLimited => Waits::RateLimited,
        VendorErrorKind::NotTheApi | VendorErrorKind::NotUnderstood | VendorErrorKind::ServerFault => {
            Waits::ServerFault
        }
        VendorErrorKind::NotAllowed => return final_no(entry, Attention::NotAllowed),
        VendorErrorKind::NotSupported => return final_no(entry, Attention::NotSupported),
        VendorErrorKind::InvalidRequest => return final_no(entry, Attention::InvalidRequest),
        VendorErrorKind::Refused | VendorErrorKind::WrongState | VendorErrorKind::BadNumber => {
            let vendor_code = error.vendor_code.as_deref().map(str::to_owned);
            return final_no(entry, Attention::Refused { vendor_code });
        }
        // After a try that may have arrived, the call's absence is the evidence that it did.
        VendorErrorKind::NoSuchCall if entry.may_have_reached => return Step::Delivered { confirmed: false },
        VendorErrorKind::NoSuchCall => return final_no(entry, Attention::NoSuchCall),
        // After a try of ours that may have arrived, or one the vendor took during the call, it is most likely ours.
        VendorErrorKind::AlreadyDisposed if is_ours(entry) => {
            return Step::Delivered { confirmed: was_queued(entry) && ended_just_now(entry, given) };
        }
        VendorErrorKind::AlreadyDisposed | VendorErrorKind::OtherOutcome => {
            return final_no(entry, Attention::AlreadyDisposed);
        }
        VendorErrorKind::UnknownDisposition => return final_no(entry, Attention::UnknownDisposition),
        VendorErrorKind::BreakReason => return final_no(entry, Attention::BreakReason),
        VendorErrorKind::NotOnCall => return final_no(entry, Attention::NotOnCall),
    };
    if is_connect(entry) {
        // Connecting has a meaning only while both calls wait for it.
        return Step::Withdraw(Attention::NotSent);
    }
    Step::Requeue { not_before: next_try(entry, error, waits, given), waits }
}

fn next_try(entry: &OutboxEntry, error: &VendorError, waits: Waits, given: Given) -> Timestamp {
    if matches!(waits, Waits::SignIn | Waits::Elsewhere | Waits::Account) {
        // Not a matter of time: the worker holds everything back until someone has signed in.
        return given.now;
    }
    let chance = given.chance.clamp(0.0, 1.0);
    let pause = match error.retry {
        Retry::After(named) => named + Duration::from_secs(1).mul_f64(chance),
        Retry::Backoff | Retry::Never => {
            let doublings = entry.attempts.saturating_sub(1).min(16);
            let whole = (BACK_OFF[0] * 2u32.pow(doublings)).min(BACK_OFF[1]);
            whole.mul_f64(0.5 + 0.5 * chance)
        }
    };
    later(given.now, pause)
}

fn looked(entry: &OutboxEntry, looks: u32, sight: Sight, given: Given) -> Step {
    match sight {
        Sight::Gone => Step::Delivered { confirmed: false },
        Sight::NotSeen => Step::LookAgain { looks, next_look: later(given.now, ASK_LATER) },
        Sight::Listed => {
            let looks = looks.saturating_add(1);
            match LOOKS.get(looks as usize) {
                Some(pause) => Step::LookAgain { looks, next_look: later(given.now, *pause) },
                None => final_no(entry, Attention::StillListed),
            }
        }
    }
}

/// Whether an outcome the vendor holds already can be taken for this one. One that was changed after the vendor had
/// taken another may be either.
fn is_ours(entry: &OutboxEntry) -> bool {
    match &entry.payload {
        Some(Payload::Disposition(disposition)) => match disposition.early {
            Early::Taken | Early::Unsure => true,
            Early::No => entry.may_have_reached,
            Early::Changed => false,
        },
        Some(Payload::Connect { .. }) | None => false,
    }
}

/// Whether the vendor took it during the call.
fn was_queued(entry: &OutboxEntry) -> bool {
    matches!(&entry.payload, Some(Payload::Disposition(disposition)) if disposition.early == Early::Taken)
}

/// Whether the call ended so lately that no time for wrap-up can have run out since: what the vendor holds then is what
/// it was told during the call.
fn ended_just_now(entry: &OutboxEntry, given: Given) -> bool {
    let since =
        entry.ended.map(|ended| Duration::try_from(given.now.duration_since(ended)).unwrap_or_default());
    since.is_some_and(|since| since <= given.shortest_wrap_up)
}

/// It will not succeed by itself. An outcome waits for a person; a wish to connect goes back to its calls.
fn final_no(entry: &OutboxEntry, why: Attention) -> Step {
    if is_connect(entry) { Step::Withdraw(why) } else { Step::Attention(why) }
}

fn is_connect(entry: &OutboxEntry) -> bool {
    matches!(entry.payload, Some(Payload::Connect { .. }))
}

fn later(now: Timestamp, pause: Duration) -> Timestamp {
    now.checked_add(pause).unwrap_or(now)
}
#[cfg(test)]
mod tests;
