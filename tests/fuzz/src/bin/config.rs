//! Profiles and settings, and each vendor's options in them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use toml::Table;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some(profile) = ringside_config::fuzz::profile(text) else { return };
    let mut options = profile.options;
    // What it names is read from the disk of whoever fuzzes.
    options.remove("extra_ca_file");
    let (base_url, login, user_id) = (profile.base_url, profile.login, profile.user_id);
    match profile.vendor.as_str() {
        "maxcontact" => read(options, |options| {
            ringside_vendor_maxcontact::fuzz::account(base_url, login, user_id, options);
        }),
        "ozonetel" => read(options, |options| {
            ringside_vendor_ozonetel::fuzz::account(base_url, login, user_id, options);
        }),
        "genesys" => read(options, |options| {
            ringside_vendor_genesys::fuzz::account(base_url, login, user_id, options);
        }),
        "deepcall" => read(options, |options| {
            ringside_vendor_deepcall::fuzz::account(base_url, login, user_id, options);
        }),
        _ => read(options, |options| {
            ringside_vendor_ucontact::fuzz::account(base_url, login, user_id, options);
        }),
    }
});

fn read<T: DeserializeOwned>(options: Table, check: impl FnOnce(T)) {
    if let Ok(options) = options.try_into() {
        check(options);
    }
}
