//! What the agent did, as the figures of a shift are counted from, and the calls of the past.

use ringside_domain::{Disposition, ProfileId, VendorCallId};
use ringside_store::{Arrival, Doing, NewConnect, Span, Store};

use crate::common::{NAME, NUMBER, at, begun, key, new_call, north, sale};

fn span(from: i64, until: i64, doing: Doing) -> Span {
    Span { from: at(from), until: at(until), doing, reason: None, call: None }
}

fn opened() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), key(7)).expect("opens");
    (folder, store)
}

#[tokio::test]
async fn a_span_that_lasts_is_kept_once_with_its_latest_end() {
    let (folder, store) = opened();
    store.keep_spans(&north(), vec![span(0, 10, Doing::Ready)]).await.unwrap();
    store.keep_spans(&north(), vec![span(0, 60, Doing::Ready), span(60, 70, Doing::Talk)]).await.unwrap();
    store.close().await;
    drop(store);
    let store = Store::open(folder.path(), key(7)).expect("opens again");
    let kept = store.spans(&north(), at(0)).await.unwrap();
    assert_eq!(kept, [span(0, 60, Doing::Ready), span(60, 70, Doing::Talk)]);
}

#[tokio::test]
async fn every_kind_of_span_comes_back_as_it_went() {
    let (_folder, store) = opened();
    let call = begun(&store, 0).await;
    let kinds = [
        Doing::Ready,
        Doing::NotReady,
        Doing::Break,
        Doing::Ringing,
        Doing::Talk,
        Doing::Hold,
        Doing::WrapUp,
    ];
    let spans: Vec<_> = (0i64..)
        .zip(kinds)
        .map(|(nth, doing)| Span {
            reason: (doing == Doing::Break).then(|| "Lunch".to_owned()),
            call: (doing == Doing::Talk).then_some(call),
            ..span(nth, nth + 1, doing)
        })
        .collect();
    store.keep_spans(&north(), spans.clone()).await.unwrap();
    assert_eq!(store.spans(&north(), at(0)).await.unwrap(), spans);
}

#[tokio::test]
async fn spans_are_a_profiles_own_and_go_with_the_history() {
    let (_folder, store) = opened();
    let south = ProfileId::new("south");
    store.keep_spans(&north(), vec![span(0, 10, Doing::Ready), span(10, 500, Doing::Break)]).await.unwrap();
    store.keep_spans(&south, vec![span(0, 20, Doing::Talk)]).await.unwrap();
    assert_eq!(store.spans(&south, at(0)).await.unwrap(), [span(0, 20, Doing::Talk)]);
    assert_eq!(store.spans(&north(), at(11)).await.unwrap(), [span(10, 500, Doing::Break)]);
    store.purge_history(at(100)).await.unwrap();
    assert_eq!(store.spans(&north(), at(0)).await.unwrap(), [span(10, 500, Doing::Break)]);
    assert!(store.spans(&south, at(0)).await.unwrap().is_empty());
}

#[tokio::test]
async fn talk_on_a_call_that_turns_out_to_be_another_goes_with_it() {
    let (_folder, store) = opened();
    let (first, second) = (begun(&store, 0).await, new_call(1));
    store.identify_call(first, &VendorCallId::new("v1")).await.unwrap();
    store.keep_spans(&north(), vec![Span { call: Some(first), ..span(0, 10, Doing::Talk) }]).await.unwrap();
    store.begin_call(&north(), &second).await.unwrap();
    store.identify_call(second.id, &VendorCallId::new("v1")).await.unwrap();
    assert_eq!(store.spans(&north(), at(0)).await.unwrap()[0].call, Some(second.id));
}

#[tokio::test]
async fn past_calls_come_newest_first_with_their_outcomes() {
    let (_folder, store) = opened();
    let south = ProfileId::new("south");
    let sold = begun(&store, 10).await;
    store.end_call_with_disposition(sold, at(40), &sale(), Arrival::ToSend).await.unwrap();
    let (one, two) = (begun(&store, 50).await, begun(&store, 51).await);
    let coded = |code: &str| Disposition::new(code.into(), vec![]);
    let connect = NewConnect { first: (one, coded("A")), second: (two, coded("B")), now: at(60) };
    store.queue_connect(connect).await.unwrap();
    let old = begun(&store, 0).await;
    store.end_call_owing(old, at(5)).await.unwrap();
    store.begin_call(&south, &new_call(20)).await.unwrap();

    let past = store.past_calls(&north(), at(6)).await.unwrap();
    let codes: Vec<_> = past
        .iter()
        .map(|past| (past.call.id, past.outcome.as_ref().map(|outcome| outcome.code.as_str())))
        .collect();
    assert_eq!(codes, [(two, Some("B")), (one, Some("A")), (sold, Some("SALE"))]);
    assert_eq!(past[2].call.number.as_deref(), Some(NUMBER));
    assert_eq!(past[2].call.name.as_deref(), Some(NAME));
    assert_eq!(store.past_calls(&north(), at(5)).await.unwrap().len(), 4, "one that ended within counts too");
}
