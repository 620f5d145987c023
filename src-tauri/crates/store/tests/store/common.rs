//! What the tests of the data file share.

use std::{fs, path::Path};

use jiff::Timestamp;
use ringside_domain::{Call, CallId, Callback, CodeKind, Disposition, Draft, Early, Moment, ProfileId};
use ringside_store::{Arrival, Store};
use secrecy::SecretBox;
use uuid::Uuid;

pub(crate) const NUMBER: &str = "+441632960123";
pub(crate) const NAME: &str = "Ada Canary";
pub(crate) const NOTE: &str = "canary: asks for the blue one";

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("in range")
}

pub(crate) fn north() -> ProfileId {
    ProfileId::new("north")
}

pub(crate) fn key(byte: u8) -> Option<SecretBox<[u8; 32]>> {
    Some(SecretBox::new(Box::new([byte; 32])))
}

pub(crate) fn sale() -> Disposition {
    Disposition {
        code: "SALE".into(),
        path: vec!["Reached".into(), "Sale".into()],
        kind: Some(CodeKind::Success),
        note: Some(NOTE.into()),
        callback: Some(Callback { at: at(86_400), zone: "Europe/London".into() }),
        sales: Some(2),
        early: Early::No,
    }
}

pub(crate) fn draft() -> Draft {
    Draft::of(&sale(), false)
}

pub(crate) fn new_call(second: i64) -> Call {
    let mut call = Call::dialing(CallId(Uuid::now_v7()), NUMBER.into(), None, Moment::new(at(second), 0));
    call.name = Some(NAME.into());
    call.queue = Some("Support".into());
    call
}

/// A call that began at `second`.
pub(crate) async fn begun(store: &Store, second: i64) -> CallId {
    let call = new_call(second);
    store.begin_call(&north(), &call).await.expect("stored");
    call.id
}

/// A call with everything personal there is, ended with its outcome, and a second one with a draft.
pub(crate) async fn fill(store: &Store) {
    let call = begun(store, 0).await;
    store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.expect("stored");
    let second = begun(store, 1).await;
    store.save_draft(second, &draft()).await.expect("stored");
    store.remember_number(&north(), NUMBER, at(2)).await.expect("stored");
}

/// All bytes of all files in the folder.
pub(crate) fn bytes_of(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    files.flat_map(|path| fs::read(path).expect("readable")).collect()
}

/// Whether the text stands in them as it is.
pub(crate) fn shows(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}
