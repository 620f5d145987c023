//! Arbitrary bytes as answers, for the fuzz target.

use std::{sync::LazyLock, time::Duration};

use jiff::Timestamp;
use ringside_domain::VendorCallId;
use ringside_vendor_http::fuzz::{self, SECRET, check};

use crate::{
    DeepCallAccount, DeepCallOptions, NumberFormat,
    calls::CallBook,
    click::call_id,
    config::Config,
    error::Module,
    map,
    number::digits,
    session::judge,
    watch::until_after,
    wire::{OnBreak, WrapUp, rows},
};

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let account = DeepCallAccount {
        base_url: "https://acme.example".into(),
        login: String::new(),
        user_id: "101".into(),
        password: SECRET.into(),
        second_secret: None,
        options: DeepCallOptions::default(),
    };
    Config::new(account).expect("a fine account")
});

const MODULES: [Module; 9] = [
    Module::AgentProfile,
    Module::AgentDashboard,
    Module::Agent,
    Module::Employee,
    Module::Group,
    Module::Directory,
    Module::CallReport,
    Module::OverallCount,
    Module::ClickToCall,
];

/// Checks a profile's settings.
pub fn account(base_url: String, login: String, user_id: String, options: DeepCallOptions) {
    let (password, second_secret) = (SECRET.into(), Some(SECRET.into()));
    let account = DeepCallAccount { base_url, login, user_id, password, second_secret, options };
    if let Ok(config) = Config::new(account) {
        let _ = map::capabilities(&config.settled, config.click.is_some());
    }
}

/// Reads `data` as the answer to one of all requests, down to our own words.
///
/// # Panics
///
/// When the adapter does, or breaks a promise.
pub fn answer(data: &[u8]) {
    let Some((asked, answer)) = fuzz::answer(data) else { return };
    let module = MODULES[asked % MODULES.len()];
    let settled = &CONFIG.settled;
    let zone = &settled.zone;
    let received = match judge(answer, module, SECRET) {
        Ok(received) => received,
        Err(fault) => return check(fault),
    };
    let now = received.server_time.unwrap_or(Timestamp::UNIX_EPOCH);
    if module == Module::ClickToCall {
        let name = call_id(&received.answer).unwrap_or_default();
        let _ = digits(&name, NumberFormat::TenDigits, settled.region);
        return;
    }
    let payload = received.answer.payload();
    match module {
        Module::AgentProfile => {
            if let Err(error) = OnBreak::read(&payload, zone) {
                check(error);
            }
            match WrapUp::read(&payload, now) {
                Ok(Some(wrap_up)) => {
                    assert!(until_after(&wrap_up, Some(now)) <= Duration::from_secs(60));
                    let book = CallBook::default();
                    book.dialled(VendorCallId::new("1"), "+919800000001".into(), None);
                    book.wrapping_up(&wrap_up, settled.region);
                }
                Ok(None) => {}
                Err(error) => check(error),
            }
        }
        Module::Directory => {
            if let Ok(Some(contact)) = map::contact(payload) {
                assert!(!contact.fields.is_empty());
            }
        }
        Module::OverallCount => {
            if let Err(failure) = map::counters(payload, Some("all")) {
                check(failure);
            }
        }
        _ => match rows(payload) {
            Ok(rows) => {
                for row in rows {
                    let _ = map::queue(row.clone());
                    let _ = map::floor_agent(row.clone(), &settled.live_states);
                    let _ = map::past_call(row.clone(), zone);
                    let _ = map::notice(row, zone);
                }
            }
            Err(error) => check(error),
        },
    }
}
