//! What each vendor can do from here, as data for the documentation and for whoever compares them.

use ringside_vendor::Capabilities;
use serde::Serialize;

use crate::{
    demo::sample_profiles,
    host::HostError,
    vendors::{self, Secrets},
};

/// One vendor's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VendorRow {
    /// The vendor's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
    /// What its adapter can do with a profile that sets all it takes.
    pub capabilities: Capabilities,
}

/// All vendors, each with a profile like that of demo mode.
///
/// # Errors
///
/// [`HostError::Demo`] when a built-in profile is not good.
pub fn vendor_rows() -> Result<Vec<VendorRow>, HostError> {
    let failed = |error: String| HostError::Demo(std::io::Error::other(error));
    sample_profiles()?
        .into_iter()
        .map(|profile| {
            let secrets =
                Secrets { password: "unused".to_owned().into(), second: Some("unused".to_owned().into()) };
            let vendor = vendors::build(&profile, secrets).map_err(failed)?;
            Ok(VendorRow {
                id: profile.vendor.to_string(),
                name: vendors::name_of(profile.vendor.as_str()).to_owned(),
                capabilities: (*vendor.capabilities()).clone(),
            })
        })
        .collect()
}
