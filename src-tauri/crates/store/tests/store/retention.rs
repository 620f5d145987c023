//! What is settled goes after its time, bytes and all; what is owed or under way stays.

use ringside_domain::{CallId, Disposition, Draft, OutboxId, VendorCallId};
use ringside_store::{Arrival, Attention, NewConnect, Store, TimelineEntry, Waits};

use crate::common::{at, bytes_of, new_call, north, shows};

const OLD: i64 = 1_000;

/// A call with a number and a name that nothing else has.
async fn named(store: &Store, word: &str) -> CallId {
    let mut call = new_call(0);
    call.number = Some(format!("number of {word}"));
    call.name = Some(format!("name of {word}"));
    store.begin_call(&north(), &call).await.expect("stored");
    store.identify_call(call.id, &VendorCallId::new(word)).await.expect("stored");
    call.id
}

fn noted(word: &str) -> Disposition {
    Disposition { note: Some(format!("note of {word}")), ..Disposition::new("1".into(), vec![]) }
}

fn drafted(word: &str) -> Draft {
    Draft { note: format!("draft of {word}"), ..Draft::default() }
}

async fn saved(store: &Store, word: &str) -> OutboxId {
    let call = named(store, word).await;
    store.end_call_with_disposition(call, at(10), &noted(word), Arrival::ToSend).await.expect("stored")
}

/// One call for each way an outcome can be settled, all done by [`OLD`].
async fn settled(store: &Store) -> Vec<String> {
    let delivered = saved(store, "delivered").await;
    store.mark_sending(delivered, at(10)).await.expect("works");
    store.mark_delivered(delivered, at(11), true).await.expect("works");

    let kept = saved(store, "kept").await;
    store.needs_attention(kept, at(10), Attention::NoSuchCall).await.expect("works");
    store.keep_as_note(kept, at(11)).await.expect("works");

    let here = named(store, "here").await;
    store.end_call_with_disposition(here, at(10), &noted("here"), Arrival::StaysHere).await.expect("works");

    let (one, two) = (named(store, "one").await, named(store, "two").await);
    let connect = NewConnect { first: (one, noted("one")), second: (two, noted("two")), now: at(9) };
    let connect = store.queue_connect(connect).await.expect("works");
    store.withdraw(connect, at(10), Attention::NotSent).await.expect("works");
    for call in [one, two] {
        store.drop_owed(call, at(11)).await.expect("works");
    }

    let dropped = named(store, "dropped").await;
    store.save_draft(dropped, &drafted("dropped")).await.expect("works");
    store.end_call_owing(dropped, at(10)).await.expect("works");
    store.drop_owed(dropped, at(11)).await.expect("works");

    let missed = named(store, "missed").await;
    store.end_call(missed, at(10)).await.expect("works");

    let line = TimelineEntry { at: at(10), profile: north(), cause: "me".into(), what: "old line".into() };
    store.append_timeline(vec![line]).await.expect("works");
    store.remember_number(&north(), "old number", at(10)).await.expect("works");

    let words = ["delivered", "kept", "here", "one", "two", "dropped", "missed"];
    let mut texts: Vec<String> =
        words.iter().flat_map(|word| [format!("number of {word}"), format!("name of {word}")]).collect();
    texts.extend(["delivered", "kept", "here", "one", "two"].map(|word| format!("note of {word}")));
    texts.extend(["draft of dropped".to_owned(), "old line".to_owned(), "old number".to_owned()]);
    texts
}

/// One call, as old, for each way in which something is still to be done.
async fn unsettled(store: &Store) -> Vec<String> {
    saved(store, "queued").await;
    let later = saved(store, "later").await;
    store.mark_sending(later, at(10)).await.expect("works");
    store.requeue(later, at(10), at(20), Waits::Offline).await.expect("works");
    let sending = saved(store, "sending").await;
    store.mark_sending(sending, at(10)).await.expect("works");
    let unknown = saved(store, "unknown").await;
    store.mark_sending(unknown, at(10)).await.expect("works");
    store.mark_unknown(unknown, at(10), at(20)).await.expect("works");
    let attention = saved(store, "attention").await;
    store.needs_attention(attention, at(10), Attention::CannotTell).await.expect("works");

    let owed = named(store, "owed").await;
    store.save_draft(owed, &drafted("owed")).await.expect("works");
    store.end_call_owing(owed, at(10)).await.expect("works");
    let open = named(store, "open").await;
    store.save_draft(open, &drafted("open")).await.expect("works");
    // A call of a wish to connect that is still open is kept by it, though it ended itself.
    let (left, right) = (named(store, "left").await, named(store, "right").await);
    let connect = NewConnect { first: (left, noted("left")), second: (right, noted("right")), now: at(9) };
    store.queue_connect(connect).await.expect("works");
    store.end_call(right, at(10)).await.expect("works");

    let words = ["queued", "later", "sending", "unknown", "attention", "owed", "open", "left", "right"];
    let mut texts: Vec<String> =
        words.iter().flat_map(|word| [format!("number of {word}"), format!("name of {word}")]).collect();
    let notes = ["queued", "later", "sending", "unknown", "attention", "left", "right"];
    texts.extend(notes.map(|word| format!("note of {word}")));
    texts.extend(["owed", "open"].map(|word| format!("draft of {word}")));
    texts
}

#[tokio::test]
async fn what_is_settled_leaves_no_byte_in_the_files_and_what_is_not_stays_however_old() {
    let folder = tempfile::tempdir().expect("works");
    // Without a key, so that the bytes of each value can be looked for.
    let store = Store::open(folder.path(), None).expect("works");
    let (gone, kept) = (settled(&store).await, unsettled(&store).await);
    let young = saved(&store, "young").await;
    store.mark_sending(young, at(OLD + 1)).await.expect("works");
    store.mark_delivered(young, at(OLD + 1), true).await.expect("works");
    let kept = [kept, vec!["note of young".to_owned(), "number of young".to_owned()]].concat();

    assert_eq!(store.purge_history(at(10)).await.expect("works"), 0, "nothing is old enough");
    let bytes = bytes_of(folder.path());
    for text in gone.iter().chain(&kept) {
        assert!(shows(&bytes, text), "{text} was there");
    }
    let before = store.entries(&north()).await.expect("works");
    let not_done = |entries: &[ringside_store::OutboxEntry]| {
        entries.iter().filter(|entry| !entry.state.is_done()).cloned().collect::<Vec<_>>()
    };

    assert_eq!(store.purge_history(at(OLD)).await.expect("works"), 7);
    for open in [true, false] {
        let bytes = bytes_of(folder.path());
        for text in &gone {
            assert!(!shows(&bytes, text), "{text} lingers, open: {open}");
        }
        for text in &kept {
            assert!(shows(&bytes, text), "{text} is gone, open: {open}");
        }
        if open {
            let after = store.entries(&north()).await.expect("works");
            assert_eq!(not_done(&after), not_done(&before));
            assert_eq!(after.len(), not_done(&after).len() + 1, "the young one");
            assert_eq!(store.owed_calls(&north()).await.expect("works")[0].draft, Some(drafted("owed")));
            assert_eq!(store.purge_history(at(OLD)).await.expect("works"), 0, "once is enough");
        }
        store.close().await;
    }
}
