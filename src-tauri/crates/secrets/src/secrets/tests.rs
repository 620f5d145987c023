use std::sync::{Condvar, atomic::AtomicBool, atomic::Ordering};

use super::*;
use crate::vault::Vault;

const ANA: Account<'_> = Account { profile: "north", user: "ana" };

/// A keychain in memory that can be told to fail or to wait until it is let go.
#[derive(Clone, Default)]
struct Scripted(Arc<Script>);

#[derive(Default)]
struct Script {
    entries: Mutex<HashMap<String, Vec<u8>>>,
    failure: Mutex<Option<Unavailable>>,
    waits: Mutex<bool>,
    go_on: Condvar,
    writes_seen: AtomicBool,
}

impl Scripted {
    fn fail(&self, why: Option<Unavailable>) {
        *self.0.failure.lock().unwrap() = why;
    }

    fn wait(&self, waits: bool) {
        *self.0.waits.lock().unwrap() = waits;
        self.0.go_on.notify_all();
    }

    fn entry(&self, name: &str) -> Option<Vec<u8>> {
        self.0.entries.lock().unwrap().get(name).cloned()
    }

    fn step(&self) -> Result<(), Unavailable> {
        let waits = self.0.waits.lock().unwrap();
        drop(self.0.go_on.wait_while(waits, |waits| *waits).unwrap());
        self.0.failure.lock().unwrap().map_or(Ok(()), Err)
    }
}

impl Vault for Scripted {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Unavailable> {
        self.step()?;
        Ok(self.entry(name).map(Zeroizing::new))
    }

    fn write(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable> {
        self.0.writes_seen.store(true, Ordering::Release);
        self.step()?;
        self.0.entries.lock().unwrap().insert(name.into(), secret.into());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), Unavailable> {
        self.step()?;
        self.0.entries.lock().unwrap().remove(name);
        Ok(())
    }
}

fn secrets(vault: &Scripted) -> Secrets {
    Secrets::with(Some(Keychain::new(vault.clone(), Duration::from_secs(60))))
}

fn text(found: &Found) -> Option<&str> {
    match found {
        Found::Password(password) => Some(password.expose_secret()),
        Found::Absent | Found::Unavailable(_) => None,
    }
}

#[tokio::test]
async fn a_password_goes_into_the_keychain_and_comes_back_for_its_account_alone() {
    let vault = Scripted::default();
    let secrets = secrets(&vault);
    assert_eq!(secrets.keep_password(ANA, "pass".into()).await, Kept::InKeychain);
    assert_eq!(vault.entry("north/ana").as_deref(), Some(b"pass".as_slice()));
    assert_eq!(text(&secrets.password(ANA).await), Some("pass"));
    let other = Account { profile: "south", user: "ana" };
    assert!(matches!(secrets.password(other).await, Found::Absent));
}

#[tokio::test]
async fn what_a_locked_keychain_refuses_is_kept_for_this_session_and_said_once() {
    let vault = Scripted::default();
    vault.fail(Some(Unavailable::Locked));
    let secrets = secrets(&vault);
    let mut state = secrets.state();
    assert_eq!(*state.borrow_and_update(), KeychainState::NotAsked);

    let kept = secrets.keep_password(ANA, "pass".into()).await;
    assert_eq!(kept, Kept::ThisSessionOnly(Unavailable::Locked));
    assert_eq!(text(&secrets.password(ANA).await), Some("pass"));
    assert_eq!(*state.borrow_and_update(), KeychainState::Unavailable(Unavailable::Locked));

    secrets.keep_password(ANA, "again".into()).await;
    assert!(!state.has_changed().unwrap(), "the same trouble is not told twice");
    assert!(vault.entry("north/ana").is_none());

    vault.fail(None);
    assert_eq!(secrets.keep_password(ANA, "third".into()).await, Kept::InKeychain);
    assert_eq!(*state.borrow_and_update(), KeychainState::Works);
    assert_eq!(text(&secrets.password(ANA).await), Some("third"));
}

#[tokio::test]
async fn an_unreadable_keychain_is_not_an_empty_one() {
    let vault = Scripted::default();
    let secrets = secrets(&vault);
    secrets.keep_password(ANA, "pass".into()).await;
    vault.fail(Some(Unavailable::Failed));
    assert!(matches!(secrets.password(ANA).await, Found::Unavailable(Unavailable::Failed)));
    assert_eq!(vault.entry("north/ana").as_deref(), Some(b"pass".as_slice()), "nothing was overwritten");
}

#[tokio::test]
async fn an_open_prompt_holds_nobody_up_and_a_value_given_up_on_never_arrives_later() {
    let vault = Scripted::default();
    vault.wait(true);
    let secrets = Secrets::with(Some(Keychain::new(vault.clone(), Duration::from_millis(50))));
    assert!(matches!(secrets.password(ANA).await, Found::Unavailable(Unavailable::TimedOut)));
    // The thread is still at the prompt: this one is answered without waiting for a deadline of its own.
    let kept = secrets.keep_password(ANA, "pass".into()).await;
    assert_eq!(kept, Kept::ThisSessionOnly(Unavailable::TimedOut));
    assert_eq!(text(&secrets.password(ANA).await), Some("pass"));

    vault.wait(false);
    let mut state = secrets.state();
    while *state.borrow_and_update() != KeychainState::Works {
        // Asked again until the thread has come back from the prompt.
        secrets.forget_password(Account { profile: "north", user: "nobody" }).await;
    }
    assert!(!vault.0.writes_seen.load(Ordering::Acquire));
}

#[tokio::test]
async fn a_forgotten_password_is_gone_from_memory_even_when_the_keychain_is_locked() {
    let vault = Scripted::default();
    vault.fail(Some(Unavailable::Locked));
    let secrets = secrets(&vault);
    secrets.keep_password(ANA, "pass".into()).await;
    assert_eq!(secrets.forget_password(ANA).await, Forgotten::ThisSessionOnly(Unavailable::Locked));
    assert!(text(&secrets.password(ANA).await).is_none());
}

#[tokio::test]
async fn a_password_longer_than_windows_can_hold_is_kept_for_this_session() {
    let vault = Scripted::default();
    let secrets = secrets(&vault);
    let long = "p".repeat(2_561);
    let kept = secrets.keep_password(ANA, long.as_str().into()).await;
    assert_eq!(kept, Kept::ThisSessionOnly(Unavailable::TooLong));
    assert_eq!(text(&secrets.password(ANA).await), Some(long.as_str()));
    let longest = "p".repeat(2_560);
    assert_eq!(secrets.keep_password(ANA, longest.into()).await, Kept::InKeychain);
}

#[tokio::test]
async fn the_database_key_is_made_once_and_never_replaced() {
    let vault = Scripted::default();
    let secrets = secrets(&vault);
    let first = secrets.database_key().await.unwrap();
    assert_ne!(first.expose_secret(), &[0; 32]);
    let second = secrets.database_key().await.unwrap();
    assert_eq!(first.expose_secret(), second.expose_secret());

    vault.fail(Some(Unavailable::Locked));
    assert_eq!(secrets.database_key().await.err(), Some(Unavailable::Locked));
    vault.fail(None);
    assert_eq!(secrets.database_key().await.unwrap().expose_secret(), first.expose_secret());

    vault.0.entries.lock().unwrap().insert(DATABASE_KEY.into(), vec![1; 31]);
    assert_eq!(
        secrets.database_key().await.err(),
        Some(Unavailable::Failed),
        "a damaged key is left for a person"
    );
    assert_eq!(vault.entry(DATABASE_KEY).unwrap().len(), 31);
}

#[tokio::test]
async fn memory_only_leaves_no_trace_and_gives_no_key_that_would_not_last() {
    let secrets = Secrets::in_memory();
    assert_eq!(secrets.keep_password(ANA, "pass".into()).await, Kept::ThisSessionOnly(Unavailable::Missing));
    assert_eq!(text(&secrets.clone().password(ANA).await), Some("pass"));
    assert_eq!(secrets.database_key().await.err(), Some(Unavailable::Missing));
    assert_eq!(secrets.forget_password(ANA).await, Forgotten::Everywhere);
    assert!(matches!(secrets.password(ANA).await, Found::Absent));
}

#[tokio::test]
async fn nothing_secret_shows_in_debug_text() {
    let secrets = Secrets::in_memory();
    secrets.keep_password(ANA, "canary".into()).await;
    let shown = format!("{secrets:?} {:?}", secrets.password(ANA).await);
    assert!(!shown.contains("canary"), "{shown}");
}
