//! The disk fills up at the N-th page, for every N: each failure is a typed error, and what was acknowledged stays.

use std::path::Path;

use jiff::Timestamp;
use ringside_domain::{Call, CallId, Disposition, Draft, Moment, OutboxId, ProfileId};
use uuid::Uuid;

use crate::{
    error::StoreError,
    types::{Arrival, EntryState, OutcomeState, Payload},
    writer::Store,
};

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

/// A note that takes about a page.
fn long(letter: char) -> String {
    String::from(letter).repeat(3_500)
}

fn outcome() -> Disposition {
    Disposition { note: Some(long('o')), ..Disposition::new("1".into(), vec![]) }
}

fn draft() -> Draft {
    Draft { note: long('d'), ..Draft::default() }
}

async fn limit_pages(store: &Store, more: Option<u32>) {
    store
        .run(move |db| {
            let used: u32 = db.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
            let limit = more.map_or(1_000_000, |more| used + more);
            db.connection.pragma_update_and_check(None, "max_page_count", limit, |_| Ok(()))?;
            Ok(())
        })
        .await
        .unwrap();
}

/// How far a call came before the disk was full.
#[derive(Default)]
struct Done {
    begun: Vec<CallId>,
    drafted: Vec<CallId>,
    saved: Vec<(CallId, OutboxId)>,
    sent: Vec<OutboxId>,
}

async fn work(store: &Store, done: &mut Done) -> Result<(), StoreError> {
    let profile = ProfileId::new("north");
    for _ in 0..6 {
        let call = Call::dialing(CallId(Uuid::now_v7()), long('n'), None, Moment::new(now(), 0));
        store.begin_call(&profile, &call).await?;
        done.begun.push(call.id);
        store.save_draft(call.id, &draft()).await?;
        done.drafted.push(call.id);
        let entry = store.end_call_with_disposition(call.id, now(), &outcome(), Arrival::ToSend).await?;
        done.saved.push((call.id, entry));
        store.mark_sending(entry, now()).await?;
        done.sent.push(entry);
    }
    Ok(())
}

async fn check(store: &Store, done: &Done) {
    let profile = ProfileId::new("north");
    let calls = store.calls_of_shift(&profile, now()).await.unwrap();
    assert_eq!(calls.iter().map(|call| call.id).collect::<Vec<_>>(), done.begun);
    let entries = store.entries(&profile).await.unwrap();
    let kept: Vec<_> = entries.iter().map(|entry| (entry.call, entry.id)).collect();
    assert_eq!(kept, done.saved);
    for entry in entries {
        assert_eq!(entry.payload, Some(Payload::Disposition(outcome())));
        assert_eq!(entry.state == EntryState::Sending, done.sent.contains(&entry.id));
    }
    for call in calls {
        let saved = done.saved.iter().any(|(id, _)| *id == call.id);
        assert_eq!(call.outcome, if saved { OutcomeState::Saved } else { OutcomeState::None });
        let expected = (!saved && done.drafted.contains(&call.id)).then(draft);
        assert_eq!(store.draft(call.id).await.unwrap(), expected);
    }
}

/// Works with `pages` left, then with all there are; returns whether the disk was full in between.
async fn run_with(folder: &Path, pages: u32) -> bool {
    let store = Store::open(folder, None).unwrap();
    limit_pages(&store, Some(pages)).await;
    let mut done = Done::default();
    let result = work(&store, &mut done).await;
    let full = match result {
        Ok(()) => false,
        Err(StoreError::Full) => true,
        Err(other) => panic!("with {pages} pages left: {other:?}"),
    };
    check(&store, &done).await;
    limit_pages(&store, None).await;
    work(&store, &mut done).await.unwrap();
    check(&store, &done).await;
    full
}

#[tokio::test]
async fn a_disk_that_fills_up_at_any_page_loses_nothing_and_can_be_emptied() {
    let mut pages = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        if !run_with(folder.path(), pages).await {
            break;
        }
        pages += 1;
        assert!(pages < 200, "it never fits");
    }
    assert!(pages > 12, "only {pages} places to fail were found");
}
