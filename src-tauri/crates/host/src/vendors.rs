//! Where a profile becomes an adapter: the one list of vendors above the adapters themselves.

use std::sync::Arc;

use ringside_config::Profile;
use ringside_vendor::{
    Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_maxcontact::{ConfigError, MaxContact, MaxContactAccount, MaxContactOptions};
use secrecy::SecretString;

/// The vendors a profile can be made for, by id and by the name people know.
pub(crate) const VENDORS: [(&str, &str); 1] = [("maxcontact", "MaxContact")];

/// The vendor's name for people; its id where the vendor is not known here.
pub(crate) fn name_of(vendor: &str) -> &str {
    VENDORS.iter().find(|(id, _)| *id == vendor).map_or(vendor, |(_, name)| name)
}

/// Builds the adapter of a profile, in all its layers.
///
/// # Errors
///
/// What is wrong with the profile, naming the key and no secret.
pub(crate) fn build(profile: &Profile, password: SecretString) -> Result<Arc<dyn Vendor>, String> {
    match profile.vendor.as_str() {
        "maxcontact" => {
            let mut options = profile.options.clone();
            options.entry("region").or_insert_with(|| toml::Value::String(profile.region.code()));
            let options: MaxContactOptions = options
                .try_into()
                .map_err(|error: toml::de::Error| format!("options: {}", error.message()))?;
            let adapter = MaxContact::new(MaxContactAccount {
                base_url: profile.base_url.clone(),
                login: profile.login.clone(),
                user_id: profile.user_id.clone(),
                password,
                options,
            })
            .map_err(|error: ConfigError| error.to_string())?;
            Ok(layered(Arc::new(adapter), Limits::default()))
        }
        other => Err(format!("vendor: {other} is not available yet")),
    }
}
