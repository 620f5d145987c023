//! Arbitrary bytes as answers, for the fuzz target.

use std::sync::LazyLock;

use ringside_domain::VendorCallId;
use ringside_vendor_http::fuzz::{self, SECRET, check};

use crate::{
    MaxContactAccount, MaxContactOptions,
    calls::{CallBook, CallKey},
    config::Config,
    map,
    number::digits_to_dial,
    session::judge,
    token,
    wire::{self, Reading, entities_of, instant},
};

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let account = MaxContactAccount {
        base_url: "https://acme.example/services".into(),
        login: "api".into(),
        user_id: "7".into(),
        password: SECRET.into(),
        options: MaxContactOptions::default(),
    };
    Config::new(account).expect("a fine account")
});

/// Checks a profile's settings.
pub fn account(base_url: String, login: String, user_id: String, options: MaxContactOptions) {
    let account = MaxContactAccount { base_url, login, user_id, password: SECRET.into(), options };
    if let Ok(config) = Config::new(account) {
        let _ = map::capabilities(&config.settled);
    }
}

/// Reads `data` as the answer to one of all requests, down to our own words.
///
/// # Panics
///
/// When the adapter does, or breaks a promise.
pub fn answer(data: &[u8]) {
    let Some((asked, answer)) = fuzz::answer(data) else { return };
    let settled = &CONFIG.settled;
    let how = Reading { zone: &settled.zone, lead_phone_id: &settled.lead_phone_id_field };
    match asked % 9 {
        0 => {
            if let Err(failure) = token::read(answer, &CONFIG) {
                check(failure);
            }
            return;
        }
        1 => {
            let text = String::from_utf8_lossy(&answer.body);
            let _ = instant(&text, &settled.zone);
            if let Some(digits) = digits_to_dial(&text, settled.number_format, settled.region) {
                assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
            }
            return;
        }
        _ => {}
    }
    let fine = answer.status.is_success();
    let received = match judge(answer, SECRET) {
        Ok(received) => received,
        Err(fault) => return check(fault.failure),
    };
    assert!(fine, "no other status is a success");
    let body = &received.body;
    let read = match asked % 9 {
        2 => entities_of::<wire::Call>(body, &how).map(|mut calls| {
            let book = CallBook::default();
            book.note_list(&mut calls);
            for wire in &calls {
                let call = map::call(wire, settled);
                assert_eq!(CallKey::parse(&VendorCallId::new(call.id.as_str())), Some(CallKey::of(wire)));
            }
        }),
        3 => entities_of(body, &how).map(|rows| rows.into_iter().map(map::campaign).for_each(drop)),
        4 => entities_of(body, &how).map(|rows| rows.into_iter().filter_map(map::lead_phone).for_each(drop)),
        5 => entities_of(body, &how).map(|rows| rows.into_iter().map(map::queue).for_each(drop)),
        6 => entities_of(body, &how).map(|rows| drop(map::catalogue(rows))),
        _ => entities_of(body, &how).map(|rows| rows.into_iter().map(map::colleague).for_each(drop)),
    };
    if let Err(error) = read {
        check(error);
    }
}
