//! Arbitrary bytes as answers, for the fuzz target.

use ringside_numbers::Region;
use ringside_vendor_http::fuzz::{self, SECRET, check};
use secrecy::ExposeSecret;

use crate::{
    NumberFormat, UContactAccount, UContactOptions,
    config::Config,
    map,
    number::{of_call, to_dial},
    session::judge,
    wire::{campaign_statuses, login, queue_members},
};

/// Checks a profile's settings.
pub fn account(base_url: String, login: String, user_id: String, options: UContactOptions) {
    let (password, second_secret) = (SECRET.into(), Some(SECRET.into()));
    let account = UContactAccount { base_url, login, user_id, password, second_secret, options };
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
    let fine = answer.status.is_success();
    let said = match judge(&answer) {
        Ok(received) => received.said,
        Err(failure) => return check(failure),
    };
    assert!(fine, "no other status is a success");
    match asked % 4 {
        0 => match login(&said) {
            Ok(login) => {
                let token = login.token.expose_secret();
                assert!(token.bytes().all(|byte| byte.is_ascii_graphic()), "it fits into a header");
            }
            Err(failure) => check(failure),
        },
        1 => match campaign_statuses(said) {
            Ok(statuses) => drop(statuses.into_iter().flat_map(map::counters).count()),
            Err(failure) => check(failure),
        },
        2 => match queue_members(said) {
            Ok(names) => names.into_iter().map(map::colleague).for_each(drop),
            Err(failure) => check(failure),
        },
        _ => {
            assert!(said.guid().is_none() || !said.is_no(), "a no is no call");
            let text = said.word().unwrap_or_default();
            for format in [NumberFormat::National, NumberFormat::International, NumberFormat::E164Digits] {
                let digits = to_dial(text, format, Region::GB).unwrap_or_default();
                assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
                let _ = of_call(text, format, Region::GB);
            }
        }
    }
}
