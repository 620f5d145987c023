//! Arbitrary bytes as answers and as pushed messages, for the fuzz targets.

use std::{collections::BTreeSet, sync::LazyLock};

use jiff::Timestamp;
use ringside_vendor_http::fuzz::{self, SECRET, check};
use serde_json::Value;

use crate::{
    GenesysAccount, GenesysOptions, NumberFormat,
    config::Config,
    error::About,
    map,
    model::{Expected, Model, Reading},
    number::to_dial,
    push::fuzz::Talk,
    rest::fuzz::{judged, messages},
    wire::{AgentStateDefinition, Call, Contact, Device, Group, Partial, User, disposition, members},
};

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let account = GenesysAccount {
        base_url: "https://acme.example".into(),
        login: "demo".into(),
        user_id: String::new(),
        password: SECRET.into(),
        options: GenesysOptions::default(),
    };
    Config::new(account).expect("a fine account")
});

/// Checks a profile's settings.
pub fn account(base_url: String, login: String, user_id: String, options: GenesysOptions) {
    let account = GenesysAccount { base_url, login, user_id, password: SECRET.into(), options };
    if let Ok(config) = Config::new(account) {
        let _ = map::capabilities(&config.settled, None);
    }
}

/// Reads `data` as the answer to one of all requests, down to our own words.
///
/// # Panics
///
/// When the adapter does, or breaks a promise.
pub fn answer(data: &[u8]) {
    let Some((asked, answer)) = fuzz::answer(data) else { return };
    let about = [About::Other, About::Call, About::Break, About::Number][asked % 4];
    let partly = asked % 8 >= 4;
    let received = match judged(&answer, about, partly, SECRET) {
        Ok(received) => received,
        Err(fault) => return check(fault.failure),
    };
    let body = &received.body;
    assert!(received.code == 0 && answer.status.is_success() || received.code == 7 && partly);
    let _ = Partial::failed(body);
    let lists = (
        members(body, "contacts", Contact::read),
        members(body, "groups", Group::read),
        members(body, "dispositions", disposition),
        members(body, "users", User::read),
    );
    for error in [lists.0.err(), lists.1.err(), lists.2.err(), lists.3.err()].into_iter().flatten() {
        check(error);
    }
    let states = members(&body["settings"], "agent-states", AgentStateDefinition::read);
    let states = states.ok().flatten().unwrap_or_default();
    let _ = map::breaks(&states);
    let user = body.get("user").unwrap_or(&Value::Null);
    if let Some(user) = User::read(user) {
        let features: Option<BTreeSet<String>> = user.features.map(|list| list.into_iter().collect());
        let _ = map::capabilities(&CONFIG.settled, features.as_ref());
    }
    let model = Model::new();
    model.begin_reading();
    model.end_reading(reading(user), Timestamp::UNIX_EPOCH);
    look(&model, &states);
    let text = user["userName"].as_str().unwrap_or_default();
    let digits = to_dial(text, NumberFormat::International, CONFIG.settled.region).unwrap_or_default();
    assert!(!digits.contains(char::is_whitespace));
}

/// Reads `data` as what comes over the push channel, and what is asked meanwhile: answers with 0x1E between them.
///
/// # Panics
///
/// When the adapter does, or breaks a promise.
pub fn push(data: &[u8]) {
    let (mut talk, model) = (Talk::new(), Model::new());
    let now = Timestamp::UNIX_EPOCH;
    for part in data.split(|byte| *byte == 0x1E) {
        let Some((asked, answer)) = fuzz::answer(part) else { continue };
        match asked % 5 {
            0 => {
                let answer = messages(&answer, SECRET);
                if let Err(fault) = &answer {
                    check(fault.failure.clone());
                }
                let Some((events, all)) = talk.step(answer) else { return };
                if !all {
                    model.doubt();
                    assert!(model.is_in_doubt(), "what was missed is asked for");
                }
                for event in events {
                    model.apply(event, now);
                }
            }
            1 => talk.wake(),
            2 => model.begin_reading(),
            3 => {
                let read = judged(&answer, About::Other, false, SECRET).ok();
                let read = read.and_then(|received| reading(received.body.get("user")?));
                model.end_reading(read, now);
            }
            _ => model.expect(Expected::NewCall),
        }
        look(&model, &[]);
    }
}

fn reading(user: &Value) -> Option<Reading> {
    let devices = members(user, "devices", Device::read).ok()?.unwrap_or_default();
    let calls = members(user, "calls", Call::read).ok()?.unwrap_or_default();
    Some(Reading { devices, calls })
}

/// What a snapshot would look at.
fn look(model: &Model, states: &[AgentStateDefinition]) {
    let calls = model.calls();
    let ids: BTreeSet<&str> = calls.iter().map(|call| call.call.id.as_str()).collect();
    assert_eq!(ids.len(), calls.len(), "a call is known once");
    assert!(calls.iter().filter(|call| !call.is_live()).count() <= 30, "ended calls do not pile up");
    for call in &calls {
        let _ = map::call(call, &CONFIG.settled);
        let _ = model.consultation(&call.vendor_id);
    }
    let _ = map::agent(&model.agent(), &calls, states);
}
