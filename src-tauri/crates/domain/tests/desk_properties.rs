//! Whatever order a vendor's lists and an agent's clicks come in: nothing panics, no call is lost, and no call takes
//! over another's data.

use std::collections::BTreeMap;

use proptest::prelude::*;
use ringside_domain::{
    Call, CallEvent, CallId, CallState, Desk, DeskChange, Direction, EndedBy, Moment, ObservedCall,
    Recording, Timestamp, VendorCallId,
};
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Step {
    /// The vendor lists these of its calls, each in some state it tells or does not.
    List(Vec<(u8, Option<CallState>)>),
    /// The agent dials; the vendor names the call later, or never.
    Dial,
    Identify(u8),
    Event(usize, CallEvent),
    Clear(usize),
    Select(usize),
}

fn call_state() -> impl Strategy<Value = Option<CallState>> {
    prop_oneof![
        Just(None),
        Just(Some(CallState::Dialing)),
        Just(Some(CallState::Ringing)),
        Just(Some(CallState::Connected)),
        Just(Some(CallState::Held)),
        Just(Some(CallState::WrapUp)),
        Just(Some(CallState::Ended)),
    ]
}

fn event() -> impl Strategy<Value = CallEvent> {
    prop_oneof![
        Just(CallEvent::Answered),
        Just(CallEvent::NotAnswered),
        Just(CallEvent::Held),
        Just(CallEvent::Retrieved),
        Just(CallEvent::Released(EndedBy::Me)),
        Just(CallEvent::Released(EndedBy::Other)),
        Just(CallEvent::Disposed),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::btree_map(0..6u8, call_state(), 0..4).prop_map(|m| Step::List(m.into_iter().collect())),
        1 => Just(Step::Dial),
        1 => (0..6u8).prop_map(Step::Identify),
        3 => (0..5usize, event()).prop_map(|(at, event)| Step::Event(at, event)),
        1 => (0..5usize).prop_map(Step::Clear),
        1 => (0..5usize).prop_map(Step::Select),
    ]
}

fn listed(key: u8, state: Option<CallState>) -> ObservedCall {
    ObservedCall {
        started: Timestamp::from_millisecond(i64::from(key) * 1_000).ok(),
        state,
        direction: Some(Direction::Inbound),
        number: Some(format!("number-{key}")),
        name: Some(format!("name-{key}")),
        recording: Recording::On,
        ..ObservedCall::new(VendorCallId::new(format!("v{key}")))
    }
}

proptest! {
    #[test]
    fn no_order_of_events_panics_loses_a_call_or_mixes_two(steps in prop::collection::vec(step(), 1..60)) {
        let mut desk = Desk::default();
        let mut made = 0u128;
        let mut settled: BTreeMap<VendorCallId, ()> = BTreeMap::new();
        for (tick, step) in steps.into_iter().enumerate() {
            let ms = i64::try_from(tick).expect("small") * 700;
            let now = Moment::new(Timestamp::from_millisecond(100_000 + ms).expect("in range"), ms);
            let before: Vec<CallId> = desk.calls().iter().map(|call| call.id).collect();
            match step {
                Step::List(calls) => {
                    let list: Vec<_> = calls.into_iter().map(|(key, state)| listed(key, state)).collect();
                    let changes = desk.reconcile(&list, now, || { made += 1; CallId(Uuid::from_u128(made)) });
                    for id in &before {
                        prop_assert!(desk.get(*id).is_some(), "a snapshot removed a card");
                    }
                    for change in changes {
                        if let DeskChange::Settled(id) = change { settled.remove(&id); }
                    }
                    for seen in &list {
                        let shown = desk.calls().iter().any(|call| call.vendor_id.as_ref() == Some(&seen.id));
                        prop_assert!(shown || settled.contains_key(&seen.id), "a listed call is not shown");
                    }
                    for call in desk.live() {
                        if let Some(id) = &call.vendor_id {
                            prop_assert!(list.iter().any(|seen| &seen.id == id), "a call the vendor dropped still looks alive");
                        }
                    }
                }
                Step::Dial => {
                    made += 1;
                    desk.add(Call::dialing(CallId(Uuid::from_u128(made)), "dialled".into(), None, now));
                }
                Step::Identify(key) => {
                    let seen = listed(key, Some(CallState::Dialing));
                    let waiting = desk.calls().iter().find(|call| call.vendor_id.is_none()).map(|call| call.id);
                    if let Some(id) = waiting && !settled.contains_key(&seen.id) { desk.identify(id, &seen, now); }
                }
                Step::Event(at, event) => {
                    if let Some(id) = before.get(at) {
                        let was = desk.get(*id).cloned();
                        let result = desk.apply(*id, event, now);
                        if result.is_err() { prop_assert_eq!(desk.get(*id).cloned(), was, "a refused event changed a call"); }
                    }
                }
                Step::Clear(at) => {
                    if let Some(id) = before.get(at) && let Some(call) = desk.clear(*id)
                        && let Some(vendor_id) = call.vendor_id { settled.insert(vendor_id, ()); }
                }
                Step::Select(at) => {
                    if let Some(id) = before.get(at) { prop_assert!(desk.select(*id)); }
                }
            }
            // Each card holds one vendor call's data and no two cards are the same vendor call.
            let mut seen = Vec::new();
            for call in desk.calls() {
                if let Some(id) = &call.vendor_id {
                    prop_assert!(!seen.contains(id), "one vendor call on two cards");
                    seen.push(id.clone());
                    let key = id.as_str().trim_start_matches('v').to_owned();
                    prop_assert_eq!(call.number.clone(), Some(format!("number-{key}")));
                    prop_assert_eq!(call.name.clone(), Some(format!("name-{key}")));
                }
            }
            prop_assert_eq!(desk.active().is_none(), desk.calls().is_empty(), "the slots act on no call although one is there");
        }
    }
}
