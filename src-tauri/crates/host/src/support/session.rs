use std::fmt::Write as _;

use ringside_domain::{ProfileId, Timestamp};
use ringside_engine::Engine;
use ringside_ipc::{Language, SessionReply, SessionRequest, SessionView};
use ringside_store::OutboxEntry;
use serde::Serialize;
use serde_json::Value;

use crate::host::Host;

/// A shift and the one before it.
const TIMELINE_MS: i64 = 24 * 3_600_000;

async fn engines(host: &Host) -> Vec<(ProfileId, Engine)> {
    let state = host.inner.state.lock().await;
    state.engines.iter().map(|(id, engine)| (id.clone(), engine.clone())).collect()
}

/// Each session as it stands: states, what the account can do, the outcomes on their way.
pub(super) async fn all(host: &Host) -> Vec<(ProfileId, String)> {
    let mut texts = Vec::new();
    for (id, engine) in engines(host).await {
        let view = engine.views().borrow().clone();
        let entries = host.inner.store.entries(&id).await.unwrap_or_default();
        texts.push((id, described(&view, &entries)));
    }
    texts
}

/// What happened in each session.
pub(super) async fn timelines(host: &Host) -> Vec<(ProfileId, String)> {
    let since_ms = Timestamp::now().as_millisecond() - TIMELINE_MS;
    let mut texts = Vec::new();
    for (id, engine) in engines(host).await {
        let reply = engine.request(SessionRequest::Timeline { since_ms }).await;
        let Ok(SessionReply::Timeline { lines }) = reply else { continue };
        let mut text = String::new();
        for line in lines {
            let cause = line.cause.map(|cause| format!(" ({})", cause.render(Language::English)));
            let (at, what) = (when(line.at_ms), line.what.render(Language::English));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{at}  {what}{}", cause.unwrap_or_default());
        }
        if text.is_empty() {
            text.push_str("Nothing happened in the last day.\n");
        }
        texts.push((id, text));
    }
    texts
}

fn described(view: &SessionView, entries: &[OutboxEntry]) -> String {
    let agent = &view.agent;
    let news = view.connection.news_age_ms.map_or("none yet".to_owned(), |ms| format!("{} s old", ms / 1000));
    let calls: Vec<_> =
        view.calls.iter().map(|call| format!("{} {}", end_of(&call.id), word(&call.state))).collect();
    let mut text = format!(
        "Vendor: {}\nSign-in: {}\nAgent: {}, {}\nConnection: {}, newest answer {news}\nCalls: {}\nCan: {}\nDials: {}\n",
        view.vendor_name,
        word(&view.phase),
        word(&agent.state),
        word(&agent.certainty),
        word(&view.connection.state),
        if calls.is_empty() { "none".to_owned() } else { calls.join(", ") },
        abilities(view).join(", "),
        view.dial.kinds.iter().map(word).collect::<Vec<_>>().join(", "),
    );
    let outbox = &view.outbox;
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "Outcomes: {} on their way, {} need the agent, {} done today, {} owed",
        outbox.on_the_way,
        outbox.needs_attention,
        outbox.done,
        view.owed.len()
    );
    for shown in &outbox.entries {
        let entry = entries.iter().find(|entry| entry.id.to_string() == shown.id);
        let tries = entry.map_or(0, |entry| entry.attempts);
        let lost =
            if entry.is_some_and(|entry| entry.may_have_reached) { ", an answer was lost" } else { "" };
        let why = shown.why.as_ref().map(|why| format!(": {}", why.render(Language::English)));
        let (call, saved, state) = (end_of(&shown.call), when(shown.saved_at_ms), word(&shown.state));
        let _ = writeln!(
            text,
            "  call {call}, saved {saved}, {state}, {tries} tries{lost}{}",
            why.unwrap_or_default()
        );
    }
    text
}

/// The slots that show and the features that are there, by name.
fn abilities(view: &SessionView) -> Vec<String> {
    let slots = serde_json::to_value(&view.slots).unwrap_or_default();
    let features = serde_json::to_value(&view.features).unwrap_or_default();
    let named = |all: Value, there: fn(&Value) -> bool| -> Vec<String> {
        let Value::Object(all) = all else { return Vec::new() };
        all.into_iter().filter(|(_, value)| there(value)).map(|(name, _)| name).collect()
    };
    let mut all = named(slots, |slot| slot.get("shown").and_then(Value::as_bool).unwrap_or_default());
    all.extend(named(features, |feature| feature.as_bool().unwrap_or_default()));
    all
}

/// A word as it stands in the views.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word.replace('_', " "),
        Ok(_) | Err(_) => "?".to_owned(),
    }
}

/// The end of an id tells calls apart.
fn end_of(id: &str) -> &str {
    id.get(id.len().saturating_sub(4)..).unwrap_or(id)
}

fn when(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms)
        .map_or_else(|_| "?".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}
