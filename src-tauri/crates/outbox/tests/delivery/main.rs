//! Outcomes from the disk to a scripted vendor, on a paused clock.

mod bench;

use std::time::Duration;

use bench::{Bench, Says, outcome};
use ringside_domain::OutboxId;
use ringside_outbox::Outbox;
use ringside_store::{Attention, EntryState, NewConnect, OutboxEntry, Payload, StoreError, Waits};
use ringside_vendor::{Evidence, Retry, VendorErrorKind};
use tokio::{sync::broadcast, time::Instant};

fn is_delivered(state: &EntryState, confirmed: bool) -> bool {
    matches!(state, EntryState::Delivered { confirmed: c, .. } if *c == confirmed)
}

/// An outcome that is being sent to a vendor who cannot be reached the first time.
async fn with_the_first_try_offline() -> (Bench, Outbox, broadcast::Receiver<OutboxEntry>, OutboxId) {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::Error(VendorErrorKind::Offline));
    let outbox = bench.start();
    let changes = outbox.changes();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    (bench, outbox, changes, entry)
}

#[tokio::test(start_paused = true)]
async fn an_outcome_is_sent_once_and_confirmed_by_the_vendors_yes() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, true), "{done:?}");
    assert_eq!(done.attempts, 1);
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn without_a_network_it_waits_longer_and_longer_and_then_goes_by_itself() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    let outbox = bench.start();
    for _ in 0..4 {
        bench.vendor.next(Says::Error(VendorErrorKind::Offline));
    }
    let start = bench.now();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    bench
        .in_state(&outbox, entry, |state| {
            matches!(state, EntryState::Queued { waits: Some(Waits::Offline), not_before: Some(_) })
        })
        .await;
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, true));
    assert_eq!(done.attempts, 5);
    // 2 + 4 + 8 + 16 seconds, at the top of each pause.
    let waited = bench.now().duration_since(start).as_secs();
    assert!((30..32).contains(&waited), "{waited}");
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_set_back_right_after_a_wait_was_decided_on_does_not_make_it_longer() {
    let (bench, outbox, mut changes, entry) = with_the_first_try_offline().await;
    while !matches!(changes.recv().await.unwrap().state, EntryState::Queued { not_before: Some(_), .. }) {}
    bench.set_back(Duration::from_secs(7_200));
    let start = Instant::now();
    bench.settled(&outbox, entry).await;
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_better_time_ends_the_wait_but_not_the_one_the_vendor_asked_for() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (offline, limited) = (bench.call(1).await, bench.call(2).await);
    let outbox = bench.start();
    bench.vendor.for_call(1, Says::Error(VendorErrorKind::Offline));
    bench.vendor.for_call(2, Says::Limited(Retry::After(Duration::from_secs(120))));
    let start = bench.now();
    let first = bench.end_with_outcome(offline, "SALE").await;
    let second = bench.end_with_outcome(limited, "SALE").await;
    outbox.poke();
    for entry in [first, second] {
        bench
            .in_state(&outbox, entry, |state| matches!(state, EntryState::Queued { waits: Some(_), .. }))
            .await;
    }
    outbox.wake();
    bench.settled(&outbox, first).await;
    assert!(bench.now().duration_since(start).as_secs() < 1, "woken");
    bench.settled(&outbox, second).await;
    assert!(bench.now().duration_since(start).as_secs() >= 120, "the vendor's wait is kept");
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_is_settled_by_the_vendors_list_and_nothing_is_sent_twice() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::TakenButTimedOut);
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, false), "not confirmed: {done:?}");
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
    assert_eq!(bench.vendor.looks(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_still_listed_after_three_spaced_looks_waits_for_a_person() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::Error(VendorErrorKind::TimedOut));
    let outbox = bench.start();
    let start = bench.now();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, entry).await;
    assert_eq!(asked.state, EntryState::NeedsAttention { why: Attention::StillListed });
    assert_eq!(bench.vendor.looks(), 3);
    assert!(bench.now().duration_since(start).as_secs() >= 9, "the looks are spaced out");
    assert!(bench.vendor.taken().is_empty(), "it was not sent again by itself");

    outbox.send_again(entry).await.unwrap();
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, true));
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_cannot_tell_leaves_a_lost_answer_to_a_person() {
    let bench = Bench::new(Evidence::None);
    let call = bench.call(1).await;
    bench.vendor.next(Says::TakenButTimedOut);
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, entry).await;
    assert_eq!(asked.state, EntryState::NeedsAttention { why: Attention::CannotTell });
    let done = outbox.mark_done(entry).await.unwrap();
    assert!(matches!(done.state, EntryState::MarkedDone { .. }), "{:?}", done.state);
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn another_code_owes_nothing_to_what_became_of_the_first() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::Error(VendorErrorKind::TimedOut));
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, entry).await;
    assert_eq!(asked.state, EntryState::NeedsAttention { why: Attention::StillListed });
    bench.vendor.next(Says::Error(VendorErrorKind::NoSuchCall));
    outbox.change(entry, outcome("NI")).await.unwrap();
    let asked = bench.settled(&outbox, entry).await;
    let gone = EntryState::NeedsAttention { why: Attention::NoSuchCall };
    assert_eq!(asked.state, gone, "the call is gone, and not because of this one");
}

#[tokio::test(start_paused = true)]
async fn a_refused_outcome_holds_up_nothing_and_takes_another_code() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (bad, good) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.for_call(1, Says::Refused("13"));
    let outbox = bench.start();
    let first = bench.end_with_outcome(bad, "GONE").await;
    let second = bench.end_with_outcome(good, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, first).await;
    let why = Attention::Refused { vendor_code: Some("13".into()) };
    assert_eq!(asked.state, EntryState::NeedsAttention { why });
    assert!(is_delivered(&bench.settled(&outbox, second).await.state, true));

    outbox.change(first, outcome("NOTINT")).await.unwrap();
    assert!(is_delivered(&bench.settled(&outbox, first).await.state, true));
    assert_eq!(bench.vendor.taken(), ["dispose 2 SALE", "dispose 1 NOTINT"]);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_kept_as_a_note_is_never_sent() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::Refused("13"));
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "GONE").await;
    outbox.poke();
    bench.settled(&outbox, entry).await;
    let kept = outbox.keep_as_note(entry).await.unwrap();
    assert!(matches!(kept.state, EntryState::KeptAsNote { .. }));
    assert!(matches!(outbox.send_again(entry).await, Err(StoreError::NotNow)), "what is done is done");
    outbox.wake();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert!(bench.vendor.taken().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_wrong_password_is_tried_once_until_somebody_has_signed_in() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (one, two) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.next(Says::Error(VendorErrorKind::BadCredentials));
    let outbox = bench.start();
    let first = bench.end_with_outcome(one, "SALE").await;
    outbox.poke();
    bench
        .in_state(&outbox, first, |state| {
            matches!(state, EntryState::Queued { waits: Some(Waits::SignIn), .. })
        })
        .await;
    let second = bench.end_with_outcome(two, "SALE").await;
    outbox.poke();
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!(bench.vendor.tries(), 1);
    outbox.wake();
    for entry in [first, second] {
        assert!(is_delivered(&bench.settled(&outbox, entry).await.state, true));
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_held_back_is_neither_sent_nor_asked_about_until_it_is_woken() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (one, two) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.next(Says::Error(VendorErrorKind::TimedOut));
    let outbox = bench.start();
    let first = bench.end_with_outcome(one, "SALE").await;
    outbox.poke();
    bench.in_state(&outbox, first, |state| matches!(state, EntryState::Unknown { .. })).await;
    outbox.hold();
    let second = bench.end_with_outcome(two, "NOTINT").await;
    outbox.poke();
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!(bench.vendor.tries(), 1);
    bench.in_state(&outbox, first, |state| matches!(state, EntryState::Unknown { looks: 0, .. })).await;
    bench.in_state(&outbox, second, |state| matches!(state, EntryState::Queued { waits: None, .. })).await;
    outbox.wake();
    for entry in [first, second] {
        bench.settled(&outbox, entry).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_hangs_on_one_outcome_holds_up_no_other() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (stuck, free) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.for_call(1, Says::NothingForEver);
    let outbox = bench.start();
    bench.end_with_outcome(stuck, "SALE").await;
    let second = bench.end_with_outcome(free, "SALE").await;
    outbox.poke();
    assert!(is_delivered(&bench.settled(&outbox, second).await.state, true));
    outbox.stop().await;
}

#[tokio::test(start_paused = true)]
async fn what_was_being_sent_when_the_bar_stopped_is_asked_about_and_not_sent_again() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.call(1).await;
    bench.vendor.next(Says::TakenAndNothingForEver);
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    bench.in_state(&outbox, entry, |state| matches!(state, EntryState::Sending)).await;
    outbox.stop().await;

    let outbox = bench.start();
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, false));
    assert_eq!(bench.vendor.taken(), ["dispose 1 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_fault_in_an_adapter_is_a_lost_answer_and_the_delivery_goes_on() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (one, two) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.for_call(1, Says::Panic);
    let outbox = bench.start();
    let first = bench.end_with_outcome(one, "SALE").await;
    let second = bench.end_with_outcome(two, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, first).await;
    assert_eq!(asked.state, EntryState::NeedsAttention { why: Attention::StillListed });
    assert!(is_delivered(&bench.settled(&outbox, second).await.state, true));
}

#[tokio::test(start_paused = true)]
async fn an_outcome_waits_for_the_vendors_name_of_its_call() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let call = bench.unnamed_call().await;
    let outbox = bench.start();
    let entry = bench.end_with_outcome(call, "SALE").await;
    outbox.poke();
    let asked = bench.settled(&outbox, entry).await;
    assert_eq!(asked.state, EntryState::NeedsAttention { why: Attention::NoVendorCall });
    bench.name(call, 7).await;
    outbox.poke();
    assert!(is_delivered(&bench.settled(&outbox, entry).await.state, true));
    assert_eq!(bench.vendor.taken(), ["dispose 7 SALE"]);
}

#[tokio::test(start_paused = true)]
async fn two_calls_are_connected_once_and_end_with_their_outcomes() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (one, two) = (bench.call(1).await, bench.call(2).await);
    let outbox = bench.start();
    let connect = NewConnect { first: (one, outcome("A")), second: (two, outcome("B")), now: bench.now() };
    let entry = bench.store.queue_connect(connect).await.unwrap();
    outbox.poke();
    let done = bench.settled(&outbox, entry).await;
    assert!(is_delivered(&done.state, true));
    assert_eq!(bench.vendor.taken(), ["connect 1 A 2 B"]);
    assert!(bench.store.open_calls(&bench.profile).await.unwrap().is_empty(), "both have ended");
}

#[tokio::test(start_paused = true)]
async fn what_belongs_to_one_call_goes_in_order_and_no_other_call_waits_for_it() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (first, second, other) = (bench.call(1).await, bench.call(2).await, bench.call(3).await);
    bench.vendor.next(Says::NothingForEver);
    let connect =
        NewConnect { first: (first, outcome("A")), second: (second, outcome("B")), now: bench.now() };
    let connect = bench.store.queue_connect(connect).await.unwrap();
    let outbox = bench.start();
    bench.in_state(&outbox, connect, |state| *state == EntryState::Sending).await;
    let after_it = bench.end_with_outcome(second, "SALE").await;
    let beside_it = bench.end_with_outcome(other, "NI").await;
    outbox.poke();
    bench.settled(&outbox, beside_it).await;
    assert_eq!(bench.vendor.taken(), ["dispose 3 NI"]);
    let waits = bench.in_state(&outbox, after_it, |state| matches!(state, EntryState::Queued { .. })).await;
    assert_eq!(waits.attempts, 0);
}

#[tokio::test(start_paused = true)]
async fn calls_that_could_not_be_connected_get_their_drafts_back() {
    let bench = Bench::new(Evidence::LeavesCallList);
    let (one, two) = (bench.call(1).await, bench.call(2).await);
    bench.vendor.next(Says::Error(VendorErrorKind::Offline));
    let outbox = bench.start();
    let connect = NewConnect { first: (one, outcome("A")), second: (two, outcome("B")), now: bench.now() };
    let entry = bench.store.queue_connect(connect.clone()).await.unwrap();
    outbox.poke();
    let undone = bench.settled(&outbox, entry).await;
    assert!(matches!(undone.state, EntryState::Withdrawn { why: Attention::NotSent, .. }));
    assert!(matches!(undone.payload, Some(Payload::Connect { .. })));
    assert_eq!(bench.store.draft(two).await.unwrap().unwrap().code.as_deref(), Some("B"));
    assert_eq!(bench.store.open_calls(&bench.profile).await.unwrap().len(), 2, "both are still up");

    let again = bench.store.queue_connect(connect).await.unwrap();
    outbox.poke();
    assert!(is_delivered(&bench.settled(&outbox, again).await.state, true));
}

#[tokio::test(start_paused = true)]
async fn every_change_is_told_in_order_and_the_list_follows() {
    let (_bench, outbox, mut changes, entry) = with_the_first_try_offline().await;
    let mut told = Vec::new();
    while !told.last().is_some_and(EntryState::is_done) {
        let change = changes.recv().await.unwrap();
        assert_eq!(change.id, entry);
        told.push(change.state);
    }
    assert!(matches!(told[0], EntryState::Sending), "{told:?}");
    assert!(matches!(told[1], EntryState::Queued { .. }), "{told:?}");
    assert!(matches!(told[2], EntryState::Sending), "{told:?}");
    assert!(is_delivered(&told[3], true), "{told:?}");
    let mut list = outbox.entries();
    list.wait_for(|list| list.len() == 1 && list[0].state.is_done()).await.unwrap();
}
