//! A program killed in the middle of its work: whatever was acknowledged is there, and nothing is there by half.

use std::{
    collections::{HashMap, HashSet},
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use ringside_domain::{CallId, Disposition, Draft, OutboxId, ProfileId};
use ringside_store::{Arrival, EntryState, OutboxEntry, OutcomeState, Payload, Store};
use uuid::Uuid;

use crate::common::{at, key, new_call};

const KILLS: u32 = 40;
const MARK: &str = "ack: ";
const FOLDER: &str = "STORE_KILL_FOLDER";
const PROFILE: &str = "STORE_KILL_PROFILE";

#[tokio::test]
async fn nothing_acknowledged_is_lost_or_half_there_in_forty_kills() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = 0;
    for round in 0..KILLS {
        let profile = ProfileId::new(format!("round-{round}"));
        // Spread over the work of several calls, each kill at another point of it.
        let later = Duration::from_micros(u64::from(round * 311 % 1_700));
        let acks = work_and_kill(folder.path(), &profile, 1 + round * 37 % 83, later);
        acknowledged += acks.len();
        let store = Store::open(folder.path(), key(1)).unwrap();
        Books::of(&acks).compare(&store, &profile).await;
        store.close().await;
    }
    assert!(
        acknowledged > 500,
        "only {acknowledged} operations were acknowledged: too few to prove anything"
    );
}

/// Lets a program of its own work until it has acknowledged so many operations, kills it a moment later, in the midst
/// of another one, and returns all it acknowledged.
fn work_and_kill(folder: &Path, profile: &ProfileId, lines: u32, later: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("a path"))
        .args(["--ignored", "--exact", "kill::work_until_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(PROFILE, profile.as_str())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    let mut text = String::new();
    let mut seen = 0;
    while seen < lines {
        let start = text.len();
        assert_ne!(stdout.read_line(&mut text).expect("text"), 0, "it ended by itself: {text}");
        seen += u32::from(text[start..].starts_with(MARK));
    }
    thread::sleep(later);
    child.kill().expect("it still runs");
    stdout.read_to_string(&mut text).expect("text");
    child.wait().expect("it ends");
    // A line cut short by the kill was written after its operation was durable, but says too little to check.
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().filter_map(|line| line.strip_prefix(MARK)).map(str::to_owned).collect()
}

#[tokio::test]
#[ignore = "runs until it is killed by the test that starts it"]
async fn work_until_killed() {
    let folder = std::env::var(FOLDER).unwrap();
    let profile = ProfileId::new(std::env::var(PROFILE).unwrap());
    let store = Store::open(Path::new(&folder), key(1)).unwrap();
    for second in 0..10_000 {
        let call = new_call(second);
        store.begin_call(&profile, &call).await.expect("stored");
        acknowledge(&format!("begun {}", call.id));
        for letters in 1..=3 {
            let draft = Draft { note: "x".repeat(letters), ..Draft::default() };
            store.save_draft(call.id, &draft).await.expect("stored");
            acknowledge(&format!("draft {} {letters}", call.id));
        }
        if second % 4 == 3 {
            store.end_call_owing(call.id, at(second)).await.expect("stored");
            acknowledge(&format!("owing {}", call.id));
            continue;
        }
        let entry = store
            .end_call_with_disposition(call.id, at(second), &outcome(call.id), Arrival::ToSend)
            .await
            .expect("stored");
        acknowledge(&format!("saved {} {entry}", call.id));
        store.mark_sending(entry, at(second)).await.expect("stored");
        acknowledge(&format!("sending {entry}"));
        store.mark_delivered(entry, at(second), true).await.expect("stored");
        acknowledge(&format!("delivered {entry}"));
    }
}

#[expect(clippy::print_stdout, reason = "standard output is how the program acknowledges")]
fn acknowledge(what: &str) {
    println!("{MARK}{what}");
}

fn outcome(call: CallId) -> Disposition {
    Disposition::new(call.to_string(), vec![])
}

/// What was acknowledged.
#[derive(Default)]
struct Books {
    begun: HashSet<CallId>,
    drafts: HashMap<CallId, usize>,
    owing: HashSet<CallId>,
    saved: HashMap<CallId, OutboxId>,
    sending: HashSet<OutboxId>,
    delivered: HashSet<OutboxId>,
}

impl Books {
    fn of(acks: &[String]) -> Self {
        let mut books = Self::default();
        for ack in acks {
            let words: Vec<_> = ack.split(' ').collect();
            let id = Uuid::parse_str(words[1]).expect("an id");
            match words[0] {
                "begun" => assert!(books.begun.insert(CallId(id))),
                "draft" => drop(books.drafts.insert(CallId(id), words[2].parse().expect("a number"))),
                "owing" => assert!(books.owing.insert(CallId(id))),
                "saved" => {
                    let entry = OutboxId(Uuid::parse_str(words[2]).expect("an id"));
                    books.saved.insert(CallId(id), entry);
                }
                "sending" => assert!(books.sending.insert(OutboxId(id))),
                "delivered" => assert!(books.delivered.insert(OutboxId(id))),
                other => panic!("{other}"),
            }
        }
        books
    }

    async fn compare(&self, store: &Store, profile: &ProfileId) {
        let calls = store.calls_of_shift(profile, at(0)).await.expect("stored");
        let entries = store.entries(profile).await.expect("stored");
        let by_call: HashMap<CallId, &OutboxEntry> =
            entries.iter().map(|entry| (entry.call, entry)).collect();
        assert_eq!(by_call.len(), entries.len(), "one outcome a call");
        for call in &self.begun {
            assert!(calls.iter().any(|stored| stored.id == *call), "a call is lost");
        }
        for call in &calls {
            let entry = by_call.get(&call.id);
            assert_eq!(call.outcome == OutcomeState::Saved, entry.is_some(), "half an outcome: {call:?}");
            if let Some(entry) = entry {
                assert_eq!(entry.payload, Some(Payload::Disposition(outcome(call.id))));
                assert!(call.ended.is_some(), "{call:?}");
            } else if let Some(letters) = self.drafts.get(&call.id) {
                let draft = store.draft(call.id).await.expect("stored").expect("a draft is lost");
                assert!(draft.note.len() >= *letters, "an older draft came back");
            }
            if self.owing.contains(&call.id) {
                assert_eq!(call.outcome, OutcomeState::Owed);
            }
        }
        for (call, id) in &self.saved {
            let state = &by_call.get(call).expect("an outcome is lost").state;
            match state {
                EntryState::Queued { .. } => assert!(!self.sending.contains(id), "a try was forgotten"),
                EntryState::Unknown { .. } => assert!(!self.delivered.contains(id), "a yes was forgotten"),
                EntryState::Delivered { .. } => {}
                other => panic!("nothing leads here: {other:?}"),
            }
        }
    }
}
