use std::time::Duration;

use ringside_secrets::{Account, Found, Secrets};
use secrecy::ExposeSecret;

/// Starts every line the other side reads; the test runner prints lines of its own.
pub(crate) const MARK: &str = "step: ";
/// Names the step for the process that runs it.
pub(crate) const STEP: &str = "KEYCHAIN_STEP";

const ANA: Account<'_> = Account { profile: "north", user: "ana" };

/// Does what the environment asks for and prints what came of it, one line each.
#[expect(clippy::print_stdout, reason = "standard output is how the step answers")]
pub(crate) fn run() {
    let step = std::env::var(STEP).expect("only run by the other tests");
    let (verb, value) = step.split_once(' ').unwrap_or((&step, ""));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for line in runtime.block_on(act(verb, value)) {
        println!("\n{MARK}{line}");
    }
}

async fn act(verb: &str, value: &str) -> Vec<String> {
    // Generous for a machine that runs many tests at once; an open prompt still has to reach it.
    let secrets = Secrets::keychain_within("ringside-test", Duration::from_secs(5));
    let mut state = secrets.state();
    state.borrow_and_update();
    let mut lines = Vec::new();
    match verb {
        "keep" => lines.push(format!("{:?}", secrets.keep_password(ANA, value.into()).await)),
        "find" => lines.push(shown(&secrets.password(ANA).await)),
        "forget" => lines.push(format!("{:?}", secrets.forget_password(ANA).await)),
        "key" => lines.push(match secrets.database_key().await {
            Ok(key) => format!("Key {:02x?}", key.expose_secret()),
            Err(why) => format!("NoKey {why:?}"),
        }),
        "keep-and-find" => {
            let mut told = 0;
            lines.push(format!("{:?}", secrets.keep_password(ANA, value.into()).await));
            told += i32::from(state.has_changed().expect("open"));
            lines.push(shown(&secrets.password(ANA).await));
            lines.push(format!("state {:?}", *state.borrow_and_update()));
            secrets.keep_password(ANA, value.into()).await;
            told += i32::from(state.has_changed().expect("open"));
            lines.push(format!("told {told}"));
            return lines;
        }
        other => panic!("no step {other:?}"),
    }
    lines.push(format!("state {:?}", *state.borrow()));
    lines
}

fn shown(found: &Found) -> String {
    match found {
        Found::Password(password) => format!("Password {}", password.expose_secret()),
        Found::Absent => "Absent".into(),
        Found::Unavailable(why) => format!("Unavailable {why:?}"),
    }
}
