use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use ringside_domain::{CallState, ObservedCall, VendorCallId};
use ringside_numbers::Region;
use ringside_vendor::{OwnCalls, Request};

use crate::{number::same_number, wire::WrapUp};

/// How many calls that had their wrap-up are remembered.
const REMEMBERED: usize = 32;

/// The calls dialled from here, and those the vendor showed in wrap-up. It lists none itself.
#[derive(Debug, Default)]
pub(crate) struct CallBook {
    own: OwnCalls,
    /// The vendor's names of calls seen in wrap-up or given their outcome, beside the names they are listed under.
    known: Mutex<VecDeque<(String, VendorCallId)>>,
}

impl CallBook {
    pub(crate) fn dialled(&self, id: VendorCallId, number: String, at: Option<Timestamp>) -> ObservedCall {
        self.own.dialled(id, number, None, at)
    }

    /// Takes in that a call is in wrap-up. One dialled from here may bear another name there; then its number tells.
    pub(crate) fn wrapping_up(&self, seen: &WrapUp, region: Region) {
        let with_number = || {
            let number = seen.number.as_deref()?;
            let live = self.own.list().into_iter().filter(|call| call.state.is_none());
            live.into_iter()
                .find(|call| call.number.as_deref().is_some_and(|own| same_number(own, number, region)))
                .map(|call| call.id)
        };
        let Some(name) = &seen.call else {
            // Without a name a call can be told, but no note can be kept with it.
            if let Some(own) = with_number() {
                self.own.over(&own);
            }
            return;
        };
        let known = self.lock().iter().find(|(known, _)| known == name).map(|(_, id)| id.clone());
        if let Some(id) = known {
            self.own.over(&id);
            return;
        }
        let id = VendorCallId::new(name.clone());
        let own = if self.own.get(&id).is_some() { Some(id.clone()) } else { with_number() };
        let id = match own {
            Some(own) => {
                self.own.over(&own);
                own
            }
            None => {
                self.own.show(ObservedCall {
                    state: Some(CallState::WrapUp),
                    number: seen.number.clone(),
                    ..ObservedCall::new(id.clone())
                });
                id
            }
        };
        self.remember(name.clone(), id);
    }

    /// No wrap-up is running: where no outcome is awaited either, nothing is left of the calls that had theirs.
    pub(crate) fn drop_wrapped_up(&self) {
        for call in self.own.list() {
            if call.state == Some(CallState::WrapUp) {
                self.own.forget(&call.id);
            }
        }
    }

    /// Notes what a request means for its call once it is done.
    pub(crate) fn done(&self, request: &Request) {
        self.own.done(request);
        if let Request::Dispose { call, .. } = request {
            // The vendor's wrap-up may go on after the outcome; the call must not come back with it.
            self.own.forget(call);
            self.remember(call.as_str().to_owned(), call.clone());
        }
    }

    /// Whether a call dialled from here may be up.
    pub(crate) fn any_live(&self) -> bool {
        self.own.list().iter().any(|call| call.state.is_none())
    }

    pub(crate) fn list(&self) -> Vec<ObservedCall> {
        self.own.list()
    }

    pub(crate) fn clear(&self) {
        for call in self.own.list() {
            self.own.forget(&call.id);
        }
        self.lock().clear();
    }

    fn remember(&self, name: String, id: VendorCallId) {
        let mut known = self.lock();
        if known.iter().any(|(known, _)| *known == name) {
            return;
        }
        if known.len() == REMEMBERED {
            known.pop_front();
        }
        known.push_back((name, id));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(String, VendorCallId)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use ringside_domain::Disposition;
    use ringside_vendor::CallFacts;

    use super::*;

    fn wrap_up(call: &str) -> WrapUp {
        WrapUp { ends: None, call: Some(call.into()), number: Some("919800000001".into()) }
    }

    fn dispose(call: &str) -> Request {
        Request::Dispose {
            call: VendorCallId::new(call),
            facts: CallFacts::default(),
            disposition: Disposition::new("SALE".into(), Vec::new()),
        }
    }

    fn listed(book: &CallBook) -> Vec<(String, Option<CallState>)> {
        book.list().into_iter().map(|call| (call.id.as_str().to_owned(), call.state)).collect()
    }

    fn region() -> Region {
        Region::new("IN").expect("a region")
    }

    #[test]
    fn a_call_in_wrap_up_is_listed_until_it_has_its_outcome_and_does_not_come_back() {
        let book = CallBook::default();
        book.wrapping_up(&wrap_up("7.1"), region());
        assert_eq!(listed(&book), [("7.1".to_owned(), Some(CallState::WrapUp))]);
        book.done(&dispose("7.1"));
        book.wrapping_up(&wrap_up("7.1"), region());
        assert_eq!(listed(&book), []);
    }

    #[test]
    fn the_call_dialled_from_here_is_the_one_in_wrap_up_even_under_another_name() {
        for name in ["own", "another"] {
            let book = CallBook::default();
            book.dialled(VendorCallId::new("own"), "+919800000001".into(), None);
            assert!(book.any_live());
            for _ in 0..2 {
                book.wrapping_up(&wrap_up(name), region());
                assert_eq!(listed(&book), [("own".to_owned(), Some(CallState::WrapUp))]);
            }
            assert!(!book.any_live());
            book.done(&dispose("own"));
            book.wrapping_up(&wrap_up(name), region());
            assert_eq!(listed(&book), [], "{name}");
        }
    }

    #[test]
    fn a_wrap_up_without_a_call_id_ends_the_call_with_its_number() {
        let book = CallBook::default();
        book.dialled(VendorCallId::new("own"), "+919800000001".into(), None);
        book.wrapping_up(&WrapUp { call: None, ..wrap_up("") }, region());
        assert_eq!(listed(&book), [("own".to_owned(), Some(CallState::WrapUp))]);
        book.drop_wrapped_up();
        assert_eq!(listed(&book), []);
    }
}
