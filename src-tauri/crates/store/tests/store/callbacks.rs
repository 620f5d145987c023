//! Calls to make at a time that was agreed, and what else is kept for finishing a call.

use ringside_domain::{CallId, Callback, Disposition, PopEvent, VendorCallId};
use ringside_store::{Arrival, Attention, Extension, NewConnect, Store, StoreError};

use crate::common::{NAME, NOTE, NUMBER, at, begun, bytes_of, key, new_call, north, sale, shows};

fn without_callback() -> Disposition {
    Disposition { callback: None, ..sale() }
}

async fn agreed(store: &Store, second: i64) -> CallId {
    let call = begun(store, second).await;
    store.end_call_with_disposition(call, at(second + 60), &sale(), Arrival::ToSend).await.expect("stored");
    call
}

async fn open(store: &Store) -> Vec<CallId> {
    store.callbacks(&north()).await.expect("read").into_iter().map(|callback| callback.call).collect()
}

#[tokio::test]
async fn a_time_agreed_is_kept_with_its_outcome_and_shows_nothing_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let call = agreed(&store, 0).await;
    let plain = begun(&store, 1).await;
    store.end_call_with_disposition(plain, at(60), &without_callback(), Arrival::ToSend).await.unwrap();
    store.close().await;
    let bytes = bytes_of(folder.path());
    for personal in [NUMBER, NAME, NOTE] {
        assert!(!shows(&bytes, personal), "{personal}");
    }

    let store = Store::open(folder.path(), key(1)).unwrap();
    let mut found = store.callbacks(&north()).await.unwrap();
    assert_eq!(found.len(), 1);
    let callback = found.remove(0);
    let content = callback.content.expect("readable");
    assert_eq!(
        (callback.call, callback.at, callback.remind, callback.called),
        (call, at(86_400), at(86_400), None)
    );
    assert_eq!((content.number.as_deref(), content.name.as_deref()), (Some(NUMBER), Some(NAME)));
    assert_eq!((content.outcome.as_str(), content.note.as_deref()), ("Sale", Some(NOTE)));
    assert_eq!((content.zone.as_str(), content.queue.as_deref()), ("Europe/London", Some("Support")));
    store.close().await;

    let store = Store::open(folder.path(), key(2)).unwrap();
    let found = store.callbacks(&north()).await.unwrap();
    assert_eq!(
        (found[0].call, found[0].at, &found[0].content),
        (call, at(86_400), &None),
        "the time is still told"
    );
}

#[tokio::test]
async fn what_was_kept_without_a_key_is_sealed_with_the_first_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    agreed(&store, 0).await;
    store.use_key(key(1).unwrap()).await.unwrap();
    assert!(store.callbacks(&north()).await.unwrap()[0].content.is_some());
    store.close().await;
    assert!(!shows(&bytes_of(folder.path()), NOTE));
}

#[tokio::test]
async fn putting_it_off_moves_the_reminder_and_not_the_time_and_done_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let (first, second) = (agreed(&store, 0).await, agreed(&store, 1).await);
    store.snooze_callback(first, at(90_000)).await.unwrap();
    let found = store.callbacks(&north()).await.unwrap();
    assert_eq!([found[0].call, found[1].call], [second, first], "who is to be reminded of next comes first");
    assert_eq!((found[1].at, found[1].remind), (at(86_400), at(90_000)));
    store.callback_done(second, at(86_500)).await.unwrap();
    assert_eq!(open(&store).await, [first]);
    for refused in [store.callback_done(second, at(86_600)).await, store.snooze_callback(second, at(1)).await]
    {
        assert!(matches!(refused, Err(StoreError::NotFound)));
    }
}

#[tokio::test]
async fn the_outcome_of_the_call_dialled_for_it_settles_it_and_a_call_that_never_came_about_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let callback = agreed(&store, 0).await;
    let failed = begun(&store, 100).await;
    store.callback_dialled(callback, failed, at(100)).await.unwrap();
    assert_eq!(store.callbacks(&north()).await.unwrap()[0].called, Some(at(100)));
    store.end_call(failed, at(101)).await.unwrap();
    assert_eq!(store.callbacks(&north()).await.unwrap()[0].called, None);

    let mut listed = new_call(200);
    listed.vendor_id = Some(VendorCallId::new("1000@9"));
    store.begin_call(&north(), &listed).await.unwrap();
    store.callback_dialled(callback, listed.id, at(200)).await.unwrap();
    // The row of the dialled call turns out to be the vendor's, under another id.
    let dialled = begun(&store, 200).await;
    store.identify_call(dialled, &VendorCallId::new("1000@9")).await.unwrap();
    let again =
        Disposition { callback: Some(Callback { at: at(172_800), ..sale().callback.unwrap() }), ..sale() };
    store.end_call_with_disposition(dialled, at(260), &again, Arrival::ToSend).await.unwrap();
    let found = store.callbacks(&north()).await.unwrap();
    assert_eq!(found.iter().map(|one| (one.call, one.at)).collect::<Vec<_>>(), [(dialled, at(172_800))]);
}

#[tokio::test]
async fn another_outcome_moves_or_ends_it_and_one_that_came_to_nothing_leaves_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let call = begun(&store, 0).await;
    let entry = store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.unwrap();
    store.needs_attention(entry, at(61), Attention::CannotTell).await.unwrap();
    let later =
        Disposition { callback: Some(Callback { at: at(90_000), ..sale().callback.unwrap() }), ..sale() };
    store.change_disposition(entry, &later, at(62)).await.unwrap();
    assert_eq!(store.callbacks(&north()).await.unwrap()[0].remind, at(90_000));
    store.needs_attention(entry, at(63), Attention::CannotTell).await.unwrap();
    store.change_disposition(entry, &without_callback(), at(64)).await.unwrap();
    assert!(open(&store).await.is_empty());

    let (one, two) = (begun(&store, 1).await, begun(&store, 2).await);
    let connect = NewConnect { first: (one, sale()), second: (two, without_callback()), now: at(70) };
    let connect = store.queue_connect(connect).await.unwrap();
    assert_eq!(open(&store).await, [one]);
    store.withdraw(connect, at(71), Attention::NotSent).await.unwrap();
    assert!(open(&store).await.is_empty());
}

#[tokio::test]
async fn one_that_is_done_or_long_past_goes_with_the_history_and_one_to_come_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let (to_come, _past, done) = (agreed(&store, 0).await, agreed(&store, 1).await, agreed(&store, 2).await);
    store.snooze_callback(to_come, at(200_000)).await.unwrap();
    store.callback_done(done, at(100)).await.unwrap();
    store.purge_history(at(86_400)).await.unwrap();
    assert_eq!(open(&store).await.len(), 2, "their time had not come by then");
    store.purge_history(at(86_401)).await.unwrap();
    assert_eq!(open(&store).await, [to_come]);
}

#[tokio::test]
async fn favourites_keep_their_places_for_each_profile() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    store.keep_favourite(&north(), "SALE", Some(1)).await.unwrap();
    store.keep_favourite(&north(), "BUSY", Some(2)).await.unwrap();
    store.keep_favourite(&north(), "SALE", None).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), key(1)).unwrap();
    assert_eq!(store.favourites(&north()).await.unwrap(), [(2, "BUSY".to_owned())]);
    store.keep_favourite(&north(), "LATER", Some(2)).await.unwrap();
    store.keep_favourite(&north(), "BUSY", Some(1)).await.unwrap();
    assert_eq!(store.favourites(&north()).await.unwrap(), [(1, "BUSY".to_owned()), (2, "LATER".to_owned())]);
    assert!(store.favourites(&ringside_domain::ProfileId::new("south")).await.unwrap().is_empty());
}

#[tokio::test]
async fn pages_opened_and_wrap_ups_put_off_are_known_after_a_new_start() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let call = begun(&store, 0).await;
    for _ in 0..2 {
        store.keep_screen_pop(call, PopEvent::Ring).await.unwrap();
    }
    store.end_call_owing(call, at(60)).await.unwrap();
    store.keep_extension(call, Extension { times: 1, extra_ms: 60_000 }).await.unwrap();
    store.keep_extension(call, Extension { times: 2, extra_ms: 120_000 }).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), key(1)).unwrap();
    assert_eq!(store.screen_pops(&north()).await.unwrap(), [(call, PopEvent::Ring)]);
    assert_eq!(
        store.extensions(&north()).await.unwrap(),
        [(call, Extension { times: 2, extra_ms: 120_000 })]
    );
    let unknown = store.keep_screen_pop(new_call(1).id, PopEvent::Ring).await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));
}
