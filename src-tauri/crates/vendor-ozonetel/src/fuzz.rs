//! Arbitrary bytes as answers, for the fuzz target.

use std::sync::LazyLock;

use jiff::Timestamp;
use ringside_vendor_http::fuzz::{self, SECRET, check};

use crate::{
    NumberFormat, OzonetelAccount, OzonetelOptions,
    config::{Auth, Config},
    error::kind_of,
    map,
    number::{same, to_dial},
    session::judge,
    token::Token,
    wire::Verdict,
};

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let account = OzonetelAccount {
        base_url: "https://acme.example".into(),
        login: "demo_account".into(),
        user_id: "a101".into(),
        password: SECRET.into(),
        second_secret: None,
        options: OzonetelOptions::default(),
    };
    Config::new(account).expect("a fine account")
});

/// Checks a profile's settings.
pub fn account(base_url: String, login: String, user_id: String, options: OzonetelOptions) {
    let (password, second_secret) = (SECRET.into(), Some(SECRET.into()));
    let account = OzonetelAccount { base_url, login, user_id, password, second_secret, options };
    if let Ok(config) = Config::new(account) {
        let _ = map::capabilities(&config);
    }
}

/// Reads `data` as the answer to one of all requests, down to our own words.
///
/// # Panics
///
/// When the adapter does, or breaks a promise.
pub fn answer(data: &[u8]) {
    let Some((asked, answer)) = fuzz::answer(data) else { return };
    let auth = if asked.is_multiple_of(2) { Auth::Basic } else { Auth::Token };
    let settled = &CONFIG.settled;
    let fine = answer.status.is_success();
    let said = match judge(&answer, auth, SECRET) {
        Ok(said) => said,
        Err(failure) => return check(failure),
    };
    assert!(fine && said.verdict() != Verdict::Failed, "nothing else is a success");
    match asked / 2 % 5 {
        0 => {
            let _ = said.text().map(|text| kind_of(&text, auth));
            let _ = said.member("ucid");
        }
        1 => {
            let names = said.names().unwrap_or_default();
            assert!(names.iter().all(|name| !name.is_empty()));
            let _ = map::catalogue(names);
        }
        2 => {
            for record in said.records().unwrap_or_default() {
                let _ = map::record_state(&record, settled);
                let _ = map::floor_agent(&record, settled);
                let _ = map::campaign(&record, "Sales");
                let _ = map::past_call(&record, &settled.zone);
                let _ = map::counters(&record);
            }
        }
        3 => {
            if let Err(failure) = Token::read(&said) {
                check(failure);
            }
        }
        _ => {
            let text = said.text().unwrap_or_default();
            let _ = same(&text, "+919900000002");
            for format in [NumberFormat::Auto, NumberFormat::National, NumberFormat::E164Digits] {
                let digits = to_dial(&text, format, settled.region).unwrap_or_default();
                assert!(digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+'));
            }
            let _ = map::day(said.date.unwrap_or(Timestamp::UNIX_EPOCH), &settled.zone);
        }
    }
}
