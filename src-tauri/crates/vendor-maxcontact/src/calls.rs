use std::{sync::Mutex, sync::PoisonError, time::Duration};

use jiff::Timestamp;
use ringside_domain::VendorCallId;
use tokio::time::Instant;

use crate::wire::Call;

/// What makes a call one call: MaxContact counts call ids from 1,000 each time it starts, so the start time is part
/// of a call's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CallKey {
    pub(crate) id: i64,
    /// Milliseconds, as both formats carry them; `None` when the vendor left it out.
    started_ms: Option<i64>,
}

impl CallKey {
    pub(crate) fn of(call: &Call) -> Self {
        Self { id: call.call_id, started_ms: call.call_start_time.map(Timestamp::as_millisecond) }
    }

    /// Reads back what [`vendor_id`](Self::vendor_id) wrote.
    pub(crate) fn parse(id: &VendorCallId) -> Option<Self> {
        let (id, started_ms) = match id.as_str().split_once('@') {
            Some((id, started)) => (id, Some(started.parse().ok()?)),
            None => (id.as_str(), None),
        };
        Some(Self { id: id.parse().ok()?, started_ms })
    }

    /// The call's name outside of this crate.
    pub(crate) fn vendor_id(self) -> VendorCallId {
        VendorCallId::new(match self.started_ms {
            Some(started) => format!("{}@{started}", self.id),
            None => self.id.to_string(),
        })
    }

    /// Whether both name the same call; without a start time on either side the number alone has to do.
    pub(crate) fn matches(self, other: Self) -> bool {
        let starts = self.started_ms.zip(other.started_ms);
        self.id == other.id && starts.is_none_or(|(one, other)| one == other)
    }
}

/// The calls the vendor has told of lately.
#[derive(Default)]
pub(crate) struct CallBook {
    seen: Mutex<Vec<(CallKey, Instant)>>,
}

impl CallBook {
    /// Takes over a whole list. A call that has lost its start time keeps the one it had.
    pub(crate) fn note_list(&self, calls: &mut [Call]) {
        let now = Instant::now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for call in &mut *calls {
            if call.call_start_time.is_none() {
                let known = seen.iter().find(|(key, _)| key.id == call.call_id);
                call.call_start_time = known
                    .and_then(|(key, _)| key.started_ms)
                    .and_then(|started| Timestamp::from_millisecond(started).ok());
            }
        }
        *seen = calls.iter().map(|call| (CallKey::of(call), now)).collect();
    }

    /// Adds a call the vendor has just made for us.
    pub(crate) fn note_call(&self, call: &Call) {
        let key = CallKey::of(call);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|(known, _)| known.id != key.id);
        seen.push((key, Instant::now()));
    }

    /// Stops vouching for any call: the vendor knows of none any more.
    pub(crate) fn forget_all(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Stops vouching for a call: it has its outcome, or what became of it is not known.
    pub(crate) fn forget(&self, key: CallKey) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|(known, _)| known.id != key.id);
    }

    /// Whether the vendor has told of this very call within the time given.
    pub(crate) fn vouches_for(&self, key: CallKey, within: Duration) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().any(|(known, at)| known.matches(key) && at.elapsed() < within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(id: i64, started_ms: Option<i64>) -> Call {
        Call {
            call_id: id,
            call_start_time: started_ms.map(|ms| Timestamp::from_millisecond(ms).expect("in range")),
            call_state: None,
            call_status: None,
            customer_name: None,
            customer_name2: None,
            phone_number: None,
            recording_state: None,
        }
    }

    #[test]
    fn a_calls_name_holds_its_number_and_its_start() {
        let key = CallKey::of(&call(1001, Some(1_714_554_930_123)));
        assert_eq!(key.vendor_id().as_str(), "1001@1714554930123");
        assert_eq!(CallKey::parse(&key.vendor_id()), Some(key));
        let bare = CallKey::of(&call(1001, None));
        assert_eq!(CallKey::parse(&bare.vendor_id()), Some(bare));
        for text in ["", "x", "1001@", "1001@x", "@1"] {
            assert_eq!(CallKey::parse(&VendorCallId::new(text)), None, "{text}");
        }
    }

    #[test]
    fn a_reused_number_is_another_call() {
        let old = CallKey::of(&call(1000, Some(1)));
        assert!(!old.matches(CallKey::of(&call(1000, Some(2)))));
        assert!(old.matches(CallKey::of(&call(1000, None))));
    }

    #[tokio::test(start_paused = true)]
    async fn a_list_vouches_for_its_calls_for_a_while() {
        let book = CallBook::default();
        book.note_list(&mut [call(1000, Some(1))]);
        let key = CallKey::of(&call(1000, Some(1)));
        let within = Duration::from_secs(2);
        assert!(book.vouches_for(key, within));
        assert!(!book.vouches_for(CallKey::of(&call(1000, Some(2))), within));
        tokio::time::advance(within).await;
        assert!(!book.vouches_for(key, within));
    }

    #[test]
    fn a_call_keeps_its_start_when_one_answer_leaves_it_out() {
        let book = CallBook::default();
        book.note_list(&mut [call(1000, Some(7))]);
        let mut without = [call(1000, None)];
        book.note_list(&mut without);
        assert_eq!(CallKey::of(&without[0]), CallKey::of(&call(1000, Some(7))));
    }
}
