use std::{fs, sync::Arc};

use serde_json::Value;
use tracing_subscriber::{Layer, layer::SubscriberExt};

use super::*;

/// All that `act` logs under this wish, as the file of the app would hold it.
fn logged(wish: Option<&str>, act: impl FnOnce()) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let rolling = Arc::new(Rolling::open(folder.path(), rolling::LIMITS).unwrap());
    let layer = json(Arc::clone(&rolling)).with_filter(Filter::new(wish).filter);
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), act);
    let text = fs::read_to_string(&rolling.files()[0]).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn messages(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["message"].as_str().unwrap()).collect()
}

#[test]
fn each_event_is_one_line_of_json_with_the_ids_of_its_spans() {
    let lines = logged(None, || {
        let span = tracing::info_span!("session", profile = "acme");
        let _entered = span.enter();
        let _call = tracing::info_span!("call", call = 7).entered();
        tracing::info!(step = "hold", "first\nsecond");
    });
    assert_eq!(messages(&lines), ["first\nsecond"]);
    assert_eq!(lines[0]["level"], "INFO");
    assert_eq!(lines[0]["step"], "hold");
    assert_eq!(lines[0]["spans"][0]["profile"], "acme");
    assert_eq!(lines[0]["spans"][1]["call"], 7);
}

#[test]
fn a_planted_secret_inside_a_redacted_value_never_reaches_the_log() {
    #[derive(Debug)]
    struct Number {
        #[expect(dead_code, reason = "read by Debug alone")]
        digits: Redacted<String>,
    }
    let secret = "+44 7700 900123";
    let lines = logged(Some("trace"), || {
        let hidden = Redacted::new(secret);
        let number = Number { digits: Redacted::new(secret.to_owned()) };
        let _span = tracing::info_span!("call", number = %hidden, ?number).entered();
        tracing::info!(%hidden, ?number, "dial {hidden} {number:?}");
        tracing::debug!(number = last_two(secret), "dialled");
    });
    assert_eq!(lines.len(), 2);
    let text = serde_json::to_string(&lines).unwrap();
    assert!(!text.contains("7700 9") && !text.contains("900123") && text.contains("…23"), "{text}");
}

#[test]
fn info_is_usual_and_the_wish_may_change_it() {
    let act = || {
        tracing::info!("info");
        tracing::debug!("debug");
        tracing::debug!(target: "ringside_engine", "engine");
    };
    assert_eq!(messages(&logged(None, act)), ["info"]);
    assert_eq!(messages(&logged(Some(" "), act)), ["info"]);
    assert_eq!(messages(&logged(Some("debug"), act)), ["info", "debug", "engine"]);
    assert_eq!(messages(&logged(Some("warn,ringside_engine=debug"), act)), ["engine"]);
    assert_eq!(messages(&logged(Some("off"), act)), [""; 0]);
}

#[test]
fn libraries_stay_at_warn_even_when_they_are_named() {
    let act = || {
        tracing::debug!(target: "reqwest::connect", "connect");
        tracing::info!(target: "rlibphonenumber::phonenumberutil", "number");
        tracing::trace!(target: "cookie_store", "cookie");
        tracing::warn!(target: "reqwest", "warning");
        tracing::trace!("ours");
    };
    assert_eq!(messages(&logged(Some("trace"), act)), ["warning", "ours"]);
    assert_eq!(messages(&logged(Some("off"), act)), [""; 0]);
    assert_eq!(messages(&logged(Some("trace,cookie_store=trace, reqwest=debug"), act)), ["warning", "ours"]);
    assert_eq!(messages(&logged(Some("error,reqwest=trace"), act)), ["warning"]);
}

#[test]
fn a_wish_nobody_understands_is_told_and_logs_at_info() {
    let filter = Filter::new(Some("ringside=shout"));
    assert!(filter.problem.is_some());
    let lines = logged(Some("ringside=shout"), || {
        tracing::info!("info");
        tracing::debug!("debug");
    });
    assert_eq!(messages(&lines), ["info"]);
}
