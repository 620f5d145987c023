//! An account at a simulated vendor: its profile, and the vendor's own books.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use ringside_simulator::{
    Effect, LedgerEntry, Origin,
    maxcontact::{Enumerations, SimulatorHandle},
};

/// A profile as an administrator leaves it, with this account's codes.
pub(crate) fn write_profile(home: &Path, simulator: &SimulatorHandle) -> Result<()> {
    let Enumerations { call_state: call, call_status: status, recording_state: recording, .. } =
        simulator.enumerations();
    let text = format!(
        r#"name = "Leeds"
vendor = "maxcontact"
base_url = "{base_url}"

[user]
login = "toolbar-api"
user_id = "42"

[options]
after_disposition = "ready"
call_state = {{ {} = "dialing", {} = "dialing", {} = "connected", {} = "held", {} = "wrap_up" }}
call_status = {{ {} = "outbound", {} = "inbound" }}
recording_state = {{ {} = "off", {} = "on" }}
"#,
        call.dialling,
        call.ringing,
        call.connected,
        call.held,
        call.ended,
        status.outbound_manual,
        status.inbound,
        recording.off,
        recording.on,
        base_url = simulator.base_url(),
    );
    let folder = home.join("config/profiles");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("leeds.toml"), text).context("the profile")
}

/// What the vendor carried out for the bar, by method, in order.
pub(crate) fn carried_out(simulator: &SimulatorHandle) -> Vec<String> {
    let executed = |entry: &LedgerEntry| entry.effect == Effect::Executed && entry.origin == Origin::Api;
    simulator.ledger().into_iter().filter(executed).map(|entry| entry.method).collect()
}
