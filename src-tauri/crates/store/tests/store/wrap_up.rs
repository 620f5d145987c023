//! The ends of wrap-ups, and how far the vendor's clock is ahead.

use ringside_domain::VendorCallId;
use ringside_store::{Arrival, AtEnd, Store, StoreError, WrapUpEnd};

use crate::common::{at, begun, key, new_call, north, sale};

fn end(second: i64, policy: AtEnd) -> WrapUpEnd {
    WrapUpEnd { known: at(60), ends: at(second), policy }
}

#[tokio::test]
async fn the_end_named_last_is_there_after_a_new_start_for_as_long_as_the_call_owes_its_outcome() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let (owes, has_one) = (begun(&store, 0).await, begun(&store, 1).await);
    for call in [owes, has_one] {
        store.end_call_owing(call, at(60)).await.unwrap();
        store.keep_wrap_up(call, Some(end(120, AtEnd::Due))).await.unwrap();
    }
    store.keep_wrap_up(owes, Some(end(180, AtEnd::Done))).await.unwrap();
    store.end_call_with_disposition(has_one, at(70), &sale(), Arrival::ToSend).await.unwrap();
    store.close().await;

    let store = Store::open(folder.path(), key(1)).unwrap();
    assert_eq!(store.wrap_ups(&north()).await.unwrap(), [(owes, end(180, AtEnd::Done))]);
    store.keep_wrap_up(owes, None).await.unwrap();
    assert_eq!(store.wrap_ups(&north()).await.unwrap(), []);
}

#[tokio::test]
async fn the_end_goes_along_when_two_calls_turn_out_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let mut listed = new_call(0);
    listed.vendor_id = Some(VendorCallId::new("1000@9"));
    store.begin_call(&north(), &listed).await.unwrap();
    store.end_call_owing(listed.id, at(60)).await.unwrap();
    store.keep_wrap_up(listed.id, Some(end(120, AtEnd::Due))).await.unwrap();
    let dialled = begun(&store, 0).await;
    store.identify_call(dialled, &VendorCallId::new("1000@9")).await.unwrap();
    assert_eq!(store.wrap_ups(&north()).await.unwrap(), [(dialled, end(120, AtEnd::Due))]);
}

#[tokio::test]
async fn a_call_never_begun_has_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    let kept = store.keep_wrap_up(new_call(0).id, Some(end(120, AtEnd::Due))).await;
    assert!(matches!(kept, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn how_far_the_vendors_clock_is_ahead_is_kept_for_each_profile() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    assert_eq!(store.vendor_clock(&north()).await.unwrap(), None);
    store.keep_vendor_clock(&north(), 7_200_000).await.unwrap();
    store.keep_vendor_clock(&north(), -90_000).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), key(1)).unwrap();
    assert_eq!(store.vendor_clock(&north()).await.unwrap(), Some(-90_000));
    assert_eq!(store.vendor_clock(&ringside_domain::ProfileId::new("south")).await.unwrap(), None);
}
