//! The key that seals what is personal: gone, another, or late.

use ringside_domain::VendorCallId;
use ringside_store::{Arrival, Attention, EntryState, Payload, Store};

use crate::common::{NAME, NOTE, NUMBER, at, begun, bytes_of, draft, fill, key, north, sale, shows};

#[tokio::test]
async fn what_was_kept_without_a_key_is_sealed_once_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    store.close().await;
    assert!(shows(&bytes_of(folder.path()), NOTE));

    let store = Store::open(folder.path(), key(1)).unwrap();
    let entry = store.entries(&north()).await.unwrap().remove(0);
    assert_eq!(entry.who.as_deref(), Some(NAME));
    assert_eq!(entry.payload, Some(Payload::Disposition(sale())));
    assert_eq!(store.recent_numbers(&north(), 1).await.unwrap(), [NUMBER]);
    store.close().await;
    let bytes = bytes_of(folder.path());
    for personal in [NUMBER, NAME, NOTE] {
        assert!(!shows(&bytes, personal), "{personal} lingers in the files");
    }
}

#[tokio::test]
async fn a_missing_key_hides_values_and_loses_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    fill(&store).await;
    store.close().await;
    for other in [None, key(2)] {
        let store = Store::open(folder.path(), other).unwrap();
        let entry = store.entries(&north()).await.unwrap().remove(0);
        assert_eq!((entry.who, entry.payload), (None, None));
        let calls = store.calls_of_shift(&north(), at(0)).await.unwrap();
        assert!(calls.iter().all(|call| call.number.is_none() && call.name.is_none()));
        assert_eq!(store.draft(calls[1].id).await.unwrap(), None);
        store.close().await;
    }
    let store = Store::open(folder.path(), key(1)).unwrap();
    assert!(store.entries(&north()).await.unwrap()[0].payload.is_some());
}

#[tokio::test]
async fn a_key_that_turns_up_while_the_file_is_open_seals_what_was_plain_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    let bytes = bytes_of(folder.path());
    for personal in [NUMBER, NAME, NOTE] {
        assert!(shows(&bytes, personal), "{personal} was plain");
    }
    store.use_key(key(1).unwrap()).await.unwrap();
    let third = begun(&store, 2).await;
    store.save_draft(third, &draft()).await.unwrap();
    let bytes = bytes_of(folder.path());
    assert!(shows(&bytes, "Support"), "the rest is there to read");
    for personal in [NUMBER, NAME, NOTE, "SALE"] {
        assert!(!shows(&bytes, personal), "{personal} lingers in the open files");
    }
    assert_eq!(store.entries(&north()).await.unwrap()[0].payload, Some(Payload::Disposition(sale())));
    assert_eq!(store.draft(third).await.unwrap(), Some(draft()));
}

#[tokio::test]
async fn an_outcome_that_could_not_be_read_waits_for_its_key_and_then_goes_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let (waits, refused) = (begun(&store, 0).await, begun(&store, 1).await);
    for (call, name) in [(waits, "1"), (refused, "2")] {
        store.identify_call(call, &VendorCallId::new(name)).await.unwrap();
        store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();
    }
    store.close().await;

    let store = Store::open(folder.path(), None).unwrap();
    let entries = store.entries(&north()).await.unwrap();
    let no = Attention::Refused { vendor_code: None };
    for (entry, why) in entries.iter().zip([Attention::Unreadable, no.clone()]) {
        store.needs_attention(entry.id, at(61), why).await.unwrap();
    }
    store.use_key(key(2).unwrap()).await.unwrap();
    let waits = EntryState::NeedsAttention { why: Attention::Unreadable };
    assert_eq!(store.entries(&north()).await.unwrap()[0].state, waits, "another key opens nothing");
    store.use_key(key(1).unwrap()).await.unwrap();
    let entries = store.entries(&north()).await.unwrap();
    assert_eq!(entries[0].state, EntryState::Queued { not_before: None, waits: None });
    assert_eq!(entries[0].payload, Some(Payload::Disposition(sale())));
    assert_eq!(entries[1].state, EntryState::NeedsAttention { why: no }, "a refusal is none of the key's");
}
