//! A shift as the data file sees it.

use crate::common::{NAME, NUMBER, at, begun, draft, key, new_call, north, sale};
use ringside_domain::{Direction, Disposition, Draft, LeadId, VendorCallId};
use ringside_store::{
    Arrival, Attention, EntryState, NewConnect, OutcomeState, Payload, Store, StoreError, TimelineEntry,
    Waits,
};

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), key(1)).expect("opened");
    (folder, store)
}

#[tokio::test]
async fn a_call_keeps_what_is_known_and_takes_over_what_becomes_known() {
    let (_folder, store) = store();
    let mut call = new_call(0);
    store.begin_call(&north(), &call).await.unwrap();
    call.vendor_id = Some(VendorCallId::new("1000@9"));
    call.name = None;
    call.lead = Some(LeadId::new("77"));
    store.begin_call(&north(), &call).await.unwrap();

    let stored = store.find_call(&north(), &VendorCallId::new("1000@9")).await.unwrap().unwrap();
    assert_eq!(stored.id, call.id);
    assert_eq!(stored.number.as_deref(), Some(NUMBER));
    assert_eq!(stored.name.as_deref(), Some(NAME), "what is no longer said stays");
    assert_eq!(stored.lead, Some(LeadId::new("77")));
    assert_eq!(stored.direction, Some(Direction::Outbound));
    assert_eq!((stored.started, stored.ended, stored.outcome), (at(0), None, OutcomeState::None));
    assert_eq!(store.open_calls(&north()).await.unwrap(), [stored]);
}

#[tokio::test]
async fn a_call_ends_together_with_its_outcome() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    store.save_draft(call, &draft()).await.unwrap();
    let entry = store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();

    let ended = store.calls_of_shift(&north(), at(0)).await.unwrap().remove(0);
    assert_eq!((ended.ended, ended.outcome), (Some(at(60)), OutcomeState::Saved));
    assert_eq!(store.draft(call).await.unwrap(), None, "the draft has become the outcome");
    let entries = store.entries(&north()).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].id, entries[0].call, entries[0].created), (entry, call, at(60)));
    assert_eq!(entries[0].payload, Some(Payload::Disposition(sale())));
    assert_eq!(entries[0].state, EntryState::Queued { not_before: None, waits: None });
    assert_eq!(entries[0].who.as_deref(), Some(NAME));
}

#[tokio::test]
async fn a_double_click_is_one_outcome() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    let sale = sale();
    let (first, second) = tokio::join!(
        store.end_call_with_disposition(call, at(60), &sale, Arrival::ToSend),
        store.end_call_with_disposition(call, at(60), &sale, Arrival::ToSend)
    );
    assert!(first.is_ok());
    assert!(matches!(second, Err(StoreError::AlreadySaved)));
    assert!(matches!(store.save_disposition(call, at(61), &sale).await, Err(StoreError::AlreadySaved)));
    assert!(matches!(store.drop_owed(call, at(61)).await, Err(StoreError::AlreadySaved)));
    assert_eq!(store.entries(&north()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_call_never_begun_is_not_found() {
    let (_folder, store) = store();
    let unknown = new_call(0).id;
    assert!(matches!(store.end_call_owing(unknown, at(1)).await, Err(StoreError::NotFound)));
    assert!(matches!(
        store.end_call_with_disposition(unknown, at(1), &sale(), Arrival::ToSend).await,
        Err(StoreError::NotFound)
    ));
    assert!(matches!(store.save_draft(unknown, &draft()).await, Err(StoreError::NotFound)));
    let name = VendorCallId::new("1000@9");
    assert!(matches!(store.identify_call(unknown, &name).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn an_owed_call_shows_its_draft_until_it_has_its_outcome_or_is_dropped() {
    let (_folder, store) = store();
    let (answered, dropped, lost) = (begun(&store, 0).await, begun(&store, 1).await, begun(&store, 2).await);
    store.save_draft(answered, &draft()).await.unwrap();
    for (call, second) in [(answered, 60), (dropped, 61)] {
        store.end_call_owing(call, at(second)).await.unwrap();
    }
    store.end_call(lost, at(62)).await.unwrap();

    let owed = store.owed_calls(&north()).await.unwrap();
    assert_eq!(owed.iter().map(|owed| owed.call.id).collect::<Vec<_>>(), [answered, dropped]);
    assert_eq!(owed[0].draft, Some(draft()));
    assert_eq!(owed[1].draft, None);

    store.end_call_with_disposition(answered, at(90), &sale(), Arrival::ToSend).await.unwrap();
    store.drop_owed(dropped, at(90)).await.unwrap();
    assert!(store.owed_calls(&north()).await.unwrap().is_empty());
    let calls = store.calls_of_shift(&north(), at(0)).await.unwrap();
    let ends: Vec<_> = calls.iter().map(|call| (call.ended.unwrap(), call.outcome)).collect();
    assert_eq!(
        ends,
        [(at(60), OutcomeState::Saved), (at(61), OutcomeState::Dropped), (at(62), OutcomeState::None)],
        "each keeps the time its line went down"
    );
}

#[tokio::test]
async fn hanging_up_after_the_outcome_was_saved_owes_nothing() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    store.save_disposition(call, at(30), &sale()).await.unwrap();
    store.end_call_owing(call, at(60)).await.unwrap();
    assert!(store.owed_calls(&north()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_emptied_draft_is_gone() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    store.save_draft(call, &draft()).await.unwrap();
    assert_eq!(store.draft(call).await.unwrap(), Some(draft()));
    store.save_draft(call, &Draft::default()).await.unwrap();
    assert_eq!(store.draft(call).await.unwrap(), None);
}

#[tokio::test]
async fn two_rows_that_turn_out_to_be_one_call_become_one() {
    let (_folder, store) = store();
    let dialled = begun(&store, 0).await;
    // The list came before the answer to the dial, and the agent has typed into the card it made.
    let mut listed = new_call(0);
    listed.vendor_id = Some(VendorCallId::new("1000@9"));
    store.begin_call(&north(), &listed).await.unwrap();
    store.save_draft(listed.id, &draft()).await.unwrap();

    store.identify_call(dialled, &VendorCallId::new("1000@9")).await.unwrap();
    let calls = store.open_calls(&north()).await.unwrap();
    assert_eq!(calls.iter().map(|call| call.id).collect::<Vec<_>>(), [dialled]);
    assert_eq!(store.draft(dialled).await.unwrap(), Some(draft()));
}

#[tokio::test]
async fn a_merged_call_keeps_the_outcome_either_row_had() {
    let (_folder, store) = store();
    let name = VendorCallId::new("1000@9");
    let (listed, dialled) = (begun(&store, 0).await, begun(&store, 1).await);
    store.identify_call(listed, &name).await.unwrap();
    let entry = store.end_call_with_disposition(listed, at(60), &sale(), Arrival::ToSend).await.unwrap();
    store.end_call_owing(dialled, at(61)).await.unwrap();
    store.identify_call(dialled, &name).await.unwrap();

    assert!(store.owed_calls(&north()).await.unwrap().is_empty(), "nothing is owed twice");
    let calls = store.calls_of_shift(&north(), at(0)).await.unwrap();
    assert_eq!((calls.len(), calls[0].id, calls[0].outcome), (1, dialled, OutcomeState::Saved));
    let entries = store.entries(&north()).await.unwrap();
    assert_eq!((entries.len(), entries[0].id, entries[0].call), (1, entry, dialled));
    assert_eq!(entries[0].vendor_call, Some(name));
}

#[tokio::test]
async fn a_call_let_go_too_early_is_open_again_with_its_outcome_when_it_is_listed_again() {
    let (_folder, store) = store();
    let name = VendorCallId::new("1000@9");
    let (let_go, again) = (begun(&store, 0).await, begun(&store, 1).await);
    store.identify_call(let_go, &name).await.unwrap();
    store.end_call(let_go, at(60)).await.unwrap();
    store.identify_call(again, &name).await.unwrap();
    store.save_draft(again, &Draft { saved: true, ..draft() }).await.unwrap();
    let open = store.open_calls(&north()).await.unwrap();
    assert_eq!(open.iter().map(|call| call.id).collect::<Vec<_>>(), [again]);
}

#[tokio::test]
async fn a_call_that_ends_with_an_outcome_saved_beside_it_owes_it_whatever_ends_it() {
    let (_folder, store) = store();
    let (with, without) = (begun(&store, 0).await, begun(&store, 1).await);
    store.save_draft(with, &Draft { saved: true, ..draft() }).await.unwrap();
    store.save_draft(without, &draft()).await.unwrap();
    for call in [with, without] {
        store.end_call(call, at(60)).await.unwrap();
    }
    let owed = store.owed_calls(&north()).await.unwrap();
    assert_eq!(owed.iter().map(|owed| owed.call.id).collect::<Vec<_>>(), [with]);
}

#[test]
fn an_outcome_an_older_version_kept_is_read_and_says_nothing_of_its_kind() {
    let kept = serde_json::to_value(sale()).unwrap();
    let kept = kept.as_object().unwrap().iter().filter(|(name, _)| *name != "kind");
    let older: serde_json::Value = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
    let read: Disposition = serde_json::from_value(older).unwrap();
    assert_eq!(read, Disposition { kind: None, ..sale() });
}

#[tokio::test]
async fn of_the_drafts_of_two_rows_the_one_saved_as_an_outcome_stays() {
    let (_folder, store) = store();
    let name = VendorCallId::new("1000@9");
    let saved = Draft { saved: true, note: "the saved one".to_owned(), ..draft() };
    for saved_first in [true, false] {
        let name = VendorCallId::new(format!("{name}{saved_first}"));
        let (one, two) = (begun(&store, 0).await, begun(&store, 1).await);
        store.identify_call(one, &name).await.unwrap();
        let (with, other) = if saved_first { (one, two) } else { (two, one) };
        store.save_draft(with, &saved).await.unwrap();
        store.save_draft(other, &draft()).await.unwrap();
        store.identify_call(two, &name).await.unwrap();
        assert_eq!(store.draft(two).await.unwrap().as_ref(), Some(&saved), "{saved_first}");
    }
}

#[tokio::test]
async fn the_second_outcome_of_one_call_comes_before_a_person_and_is_not_lost() {
    let (_folder, store) = store();
    let name = VendorCallId::new("1000@9");
    let (one, two) = (begun(&store, 0).await, begun(&store, 1).await);
    store.identify_call(one, &name).await.unwrap();
    for call in [one, two] {
        store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();
    }
    store.identify_call(two, &name).await.unwrap();
    let entries = store.entries(&north()).await.unwrap();
    let named: Vec<_> = entries.iter().map(|entry| entry.vendor_call.clone()).collect();
    assert_eq!(named, [None, Some(name)]);
}

#[tokio::test]
async fn another_profile_sees_nothing() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    store.identify_call(call, &VendorCallId::new("1000@9")).await.unwrap();
    store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();
    store.remember_number(&north(), NUMBER, at(0)).await.unwrap();
    let south = ringside_domain::ProfileId::new("south");
    assert!(store.find_call(&south, &VendorCallId::new("1000@9")).await.unwrap().is_none());
    assert!(store.entries(&south).await.unwrap().is_empty());
    assert!(store.calls_of_shift(&south, at(0)).await.unwrap().is_empty());
    assert!(store.recent_numbers(&south, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_outcome_goes_only_the_ways_it_may_go() {
    let (_folder, store) = store();
    let call = begun(&store, 0).await;
    let id = store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();
    assert!(matches!(store.mark_delivered(id, at(61), true).await, Err(StoreError::NotNow)));
    let sending = store.mark_sending(id, at(61)).await.unwrap();
    assert_eq!((sending.state, sending.attempts), (EntryState::Sending, 1));
    assert!(matches!(store.mark_sending(id, at(62)).await, Err(StoreError::NotNow)), "one try at a time");
    let queued = store.requeue(id, at(62), at(70), Waits::Offline).await.unwrap();
    assert_eq!(queued.state, EntryState::Queued { not_before: Some(at(70)), waits: Some(Waits::Offline) });
    store.mark_sending(id, at(70)).await.unwrap();
    let unknown = store.mark_unknown(id, at(71), at(72)).await.unwrap();
    assert_eq!(unknown.state, EntryState::Unknown { looks: 0, next_look: at(72) });
    assert!(unknown.may_have_reached);
    let again = store.look_again(id, 1, at(75)).await.unwrap();
    assert_eq!(again.state, EntryState::Unknown { looks: 1, next_look: at(75) });
    let why = Attention::Refused { vendor_code: Some("13".into()) };
    let asked = store.needs_attention(id, at(75), why.clone()).await.unwrap();
    assert_eq!(asked.state, EntryState::NeedsAttention { why });
    assert!(store.send_again(id).await.unwrap().may_have_reached, "that is never forgotten");
    store.mark_sending(id, at(80)).await.unwrap();
    let done = store.mark_delivered(id, at(81), true).await.unwrap();
    assert_eq!(done.state, EntryState::Delivered { at: at(81), confirmed: true });
    assert_eq!(done.attempts, 3);
    assert!(matches!(store.send_again(id).await, Err(StoreError::NotNow)), "what is done is done");
    assert_eq!(store.delivered_since(&north(), at(81)).await.unwrap(), 1);
    assert_eq!(store.delivered_since(&north(), at(82)).await.unwrap(), 0);
}

#[tokio::test]
async fn a_restart_asks_about_what_was_being_sent_and_forgets_connecting() {
    let (folder, store) = store();
    let (sent, one, two) = (begun(&store, 0).await, begun(&store, 1).await, begun(&store, 2).await);
    let id = store.end_call_with_disposition(sent, at(60), &sale(), Arrival::ToSend).await.unwrap();
    store.mark_sending(id, at(61)).await.unwrap();
    let connect = NewConnect { first: (one, sale()), second: (two, sale()), now: at(61) };
    store.queue_connect(connect).await.unwrap();
    store.close().await;
    assert!(matches!(store.entries(&north()).await, Err(StoreError::Closed)));

    let store = Store::open(folder.path(), key(1)).unwrap();
    let entries = store.entries(&north()).await.unwrap();
    assert!(matches!(entries[0].state, EntryState::Unknown { looks: 0, .. }), "{entries:?}");
    assert!(entries[0].may_have_reached);
    assert!(matches!(entries[1].state, EntryState::Withdrawn { why: Attention::NotSent, .. }), "{entries:?}");
    assert_eq!(store.draft(two).await.unwrap(), Some(draft()), "what was chosen is not lost");
}

#[tokio::test]
async fn calls_cannot_be_connected_once_one_has_its_outcome() {
    let (_folder, store) = store();
    let (one, two) = (begun(&store, 0).await, begun(&store, 1).await);
    store.end_call_with_disposition(two, at(60), &sale(), Arrival::ToSend).await.unwrap();
    let connect = NewConnect { first: (one, sale()), second: (two, sale()), now: at(61) };
    assert!(matches!(store.queue_connect(connect).await, Err(StoreError::AlreadySaved)));
}

#[tokio::test]
async fn recent_numbers_are_the_newest_first_and_each_once() {
    let (_folder, store) = store();
    for (second, number) in (0..).zip(["1", "2", "1", "3"]) {
        store.remember_number(&north(), number, at(second)).await.unwrap();
    }
    assert_eq!(store.recent_numbers(&north(), 9).await.unwrap(), ["3", "1", "2"]);
    assert_eq!(store.recent_numbers(&north(), 2).await.unwrap(), ["3", "1"]);
    for number in 0..60 {
        store.remember_number(&north(), &format!("n{number}"), at(100 + number)).await.unwrap();
    }
    assert_eq!(store.recent_numbers(&north(), 99).await.unwrap().len(), 50);
}

#[tokio::test]
async fn the_timeline_is_read_in_order() {
    let (_folder, store) = store();
    let line = |second, what: &str| TimelineEntry {
        at: at(second),
        profile: north(),
        cause: "me".into(),
        what: what.into(),
    };
    store.append_timeline(vec![line(2, "ready"), line(1, "signed in")]).await.unwrap();
    store.append_timeline(vec![line(2, "dialling")]).await.unwrap();
    let lines = store.timeline(&north(), at(1)).await.unwrap();
    assert_eq!(lines, [line(1, "signed in"), line(2, "ready"), line(2, "dialling")]);
}

#[tokio::test]
async fn only_history_that_is_done_is_purged() {
    let (_folder, store) = store();
    let (done, owed, stuck, open) =
        (begun(&store, 0).await, begun(&store, 0).await, begun(&store, 0).await, begun(&store, 0).await);
    let delivered = store.end_call_with_disposition(done, at(10), &sale(), Arrival::ToSend).await.unwrap();
    store.mark_sending(delivered, at(10)).await.unwrap();
    store.mark_delivered(delivered, at(11), true).await.unwrap();
    store.end_call_owing(owed, at(10)).await.unwrap();
    store.end_call_with_disposition(stuck, at(10), &sale(), Arrival::ToSend).await.unwrap();
    store.remember_number(&north(), NUMBER, at(10)).await.unwrap();

    assert_eq!(store.purge_history(at(11)).await.unwrap(), 0, "nothing is old enough");
    assert_eq!(store.purge_history(at(1_000_000)).await.unwrap(), 1);
    let left: Vec<_> =
        store.calls_of_shift(&north(), at(0)).await.unwrap().iter().map(|call| call.id).collect();
    let mut expected = [owed, stuck, open];
    expected.sort_unstable();
    assert_eq!(left, expected);
    assert!(store.recent_numbers(&north(), 9).await.unwrap().is_empty());
}
