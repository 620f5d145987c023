//! Where a profile becomes an adapter: the one list of vendors above the adapters themselves.

use std::{fmt::Display, sync::Arc};

use ringside_config::Profile;
use ringside_ipc::{Text, VendorView};
use ringside_vendor::{
    Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_deepcall::{DeepCall, DeepCallAccount};
use ringside_vendor_genesys::{Genesys, GenesysAccount};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount};
use ringside_vendor_ozonetel::{Ozonetel, OzonetelAccount};
use ringside_vendor_ucontact::{UContact, UContactAccount};
use secrecy::SecretString;
use serde::de::DeserializeOwned;

/// One vendor: its names, what its profile form asks for, and how its adapter is built.
struct Entry {
    id: &'static str,
    name: &'static str,
    address: Option<&'static str>,
    login: &'static str,
    user_id: Option<&'static str>,
    password: &'static str,
    second: Option<&'static str>,
    build: Build,
}

/// Makes a bare adapter of a profile.
type Build = fn(&Profile, Secrets) -> Result<Arc<dyn Vendor>, String>;

/// What a profile keeps in the keychain.
pub(crate) struct Secrets {
    /// The one typed at sign-in.
    pub(crate) password: SecretString,
    /// The other, where one is kept.
    pub(crate) second: Option<SecretString>,
}

const ENTRIES: [Entry; 5] = [
    Entry {
        id: "maxcontact",
        name: "MaxContact",
        address: None,
        login: "field-login",
        user_id: Some("field-user-id"),
        password: "field-password",
        second: None,
        build: maxcontact,
    },
    Entry {
        id: "ozonetel",
        name: "Ozonetel CloudAgent",
        address: Some("https://in1-ccaas-api.ozonetel.com"),
        login: "field-account",
        user_id: Some("field-agent-id"),
        password: "field-api-key",
        second: Some("field-agent-password"),
        build: ozonetel,
    },
    Entry {
        id: "genesys",
        name: "Genesys",
        address: None,
        login: "field-login",
        user_id: None,
        password: "field-password",
        second: None,
        build: genesys,
    },
    Entry {
        id: "deepcall",
        name: "DeepCall",
        address: Some("https://v4-api.deepcall.com"),
        login: "field-account",
        user_id: Some("field-agent-id"),
        password: "field-session-or-token",
        second: Some("field-dial-token"),
        build: deepcall,
    },
    Entry {
        id: "ucontact",
        name: "uContact",
        address: None,
        login: "field-login",
        user_id: None,
        password: "field-password",
        second: Some("field-supervisor-password"),
        build: ucontact,
    },
];

fn entry(vendor: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.id == vendor)
}

/// The vendors this bar can drive, by id.
pub(crate) fn usable() -> Vec<&'static str> {
    ENTRIES.iter().map(|entry| entry.id).collect()
}

/// The vendors a profile can be made for, with what its form asks for.
pub(crate) fn views() -> Vec<VendorView> {
    let view = |entry: &Entry| VendorView {
        id: entry.id.to_owned(),
        name: entry.name.to_owned(),
        address: entry.address.map(str::to_owned),
        login: Text::new(entry.login),
        user_id: entry.user_id.map(Text::new),
        password: Text::new(entry.password),
        second: entry.second.map(Text::new),
    };
    ENTRIES.iter().map(view).collect()
}

/// The vendor's name for people; its id where the vendor is not known here.
pub(crate) fn name_of(vendor: &str) -> &str {
    entry(vendor).map_or(vendor, |entry| entry.name)
}

/// Whether the vendor has a use for a second secret.
pub(crate) fn takes_second(vendor: &str) -> bool {
    entry(vendor).is_some_and(|entry| entry.second.is_some())
}

/// Builds the adapter of a profile, in all its layers.
///
/// # Errors
///
/// What is wrong with the profile, naming the key and no secret.
pub(crate) fn build(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    let vendor = profile.vendor.as_str();
    let entry = entry(vendor).ok_or_else(|| format!("vendor: {vendor} is not available yet"))?;
    Ok(layered((entry.build)(profile, secrets)?, Limits::default()))
}

/// The same for trying a connection, which gives the agent no calls.
///
/// # Errors
///
/// As [`build`].
pub(crate) fn build_to_try(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    if profile.vendor.as_str() != "genesys" {
        return build(profile, secrets);
    }
    Ok(layered(Arc::new(genesys_site(profile, secrets)?.looking_only()), Limits::default()))
}

/// The options of a profile as its adapter reads them; the region for numbers is the profile's own.
fn options<T: DeserializeOwned>(profile: &Profile) -> Result<T, String> {
    let mut options = profile.options.clone();
    options.entry("region").or_insert_with(|| toml::Value::String(profile.region.code()));
    options.try_into().map_err(|error: toml::de::Error| format!("options: {}", error.message()))
}

fn shared<V: Vendor + 'static>(adapter: Result<V, impl Display>) -> Result<Arc<dyn Vendor>, String> {
    match adapter {
        Ok(adapter) => Ok(Arc::new(adapter)),
        Err(error) => Err(error.to_string()),
    }
}

fn maxcontact(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    shared(MaxContact::new(MaxContactAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: secrets.password,
        options: options(profile)?,
    }))
}

fn ozonetel(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    shared(Ozonetel::new(OzonetelAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: secrets.password,
        second_secret: secrets.second,
        options: options(profile)?,
    }))
}

fn genesys(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    Ok(Arc::new(genesys_site(profile, secrets)?))
}

fn genesys_site(profile: &Profile, secrets: Secrets) -> Result<Genesys, String> {
    Genesys::new(GenesysAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: secrets.password,
        options: options(profile)?,
    })
    .map_err(|error| error.to_string())
}

fn deepcall(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    shared(DeepCall::new(DeepCallAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: secrets.password,
        second_secret: secrets.second,
        options: options(profile)?,
    }))
}

fn ucontact(profile: &Profile, secrets: Secrets) -> Result<Arc<dyn Vendor>, String> {
    shared(UContact::new(UContactAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: secrets.password,
        second_secret: secrets.second,
        options: options(profile)?,
    }))
}
