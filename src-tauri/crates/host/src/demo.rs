//! Demo mode: the real bar on a simulated vendor, with nothing kept and nothing sent anywhere.

use ringside_config::{Folders, Profile, ProfileFile, Profiles};
use ringside_domain::ProfileId;
use ringside_simulator::maxcontact::{Enumerations, Settings, Simulator, SimulatorHandle};
use tempfile::TempDir;

use crate::{host::HostError, vendors::usable};

/// What demo mode runs on; all of it goes when it is dropped.
pub(crate) struct Demo {
    _folders: TempDir,
    simulator: SimulatorHandle,
}

/// The demo account's password. It opens nothing but the simulator in this process.
pub(crate) const PASSWORD: &str = "secret";

impl Demo {
    /// Starts the simulated vendor and makes a profile for it in folders of its own.
    pub(crate) async fn start() -> Result<(Self, Folders), HostError> {
        let folders = tempfile::Builder::new().prefix("ringside-demo-").tempdir().map_err(HostError::Demo)?;
        let settings = Settings::demo();
        let simulator = Simulator::start(settings)
            .await
            .map_err(|error| HostError::Demo(std::io::Error::other(error)))?;
        simulator.update(|settings| settings.rules.unverified_methods = true);
        let places = Folders::at(folders.path().join("config"), folders.path().join("data"));
        let demo = Self { _folders: folders, simulator };
        let profile = demo.profile()?;
        Profiles::load(&places, &usable()).save(&profile)?;
        Ok((demo, places))
    }

    /// As an administrator would have written it after learning the account's codes.
    fn profile(&self) -> Result<Profile, HostError> {
        let text = format!(
            r#"
name = "MaxContact demo"
vendor = "maxcontact"
base_url = "{base_url}"
region = "GB"

[user]
login = "toolbar-api"
user_id = "42"
label = "Agent 42"

[options]
after_disposition = "ready"
{tables}
[options.unverified.go_not_ready]
verb = "GET"
path = "/telephony/gonotready/user/{{UserID}}"

[options.unverified.request_break]
verb = "GET"
path = "/telephony/requestbreak/user/{{UserID}}"
query = {{ breaktype = "{{Break}}" }}

[[break_reasons]]
id = "1"
name = "Short break"
limit_minutes = 15

[[break_reasons]]
id = "2"
name = "Lunch"
limit_minutes = 30

[[break_reasons]]
id = "3"
name = "Training"
"#,
            base_url = self.simulator.base_url(),
            tables = tables(&self.simulator.enumerations()),
        );
        let failed = |error: String| HostError::Demo(std::io::Error::other(error));
        let file: ProfileFile = toml::from_str(&text).map_err(|error| failed(error.to_string()))?;
        file.check(&ProfileId::new("demo"), &usable()).map_err(|error| failed(error.to_string()))
    }

    pub(crate) async fn stop(&self) {
        self.simulator.stop().await;
    }
}

/// The account's codes as the profile spells them.
fn tables(codes: &Enumerations) -> String {
    let (call, status, recording) = (&codes.call_state, &codes.call_status, &codes.recording_state);
    format!(
        r#"
[options.call_state]
{} = "dialing"
{} = "dialing"
{} = "connected"
{} = "held"
{} = "wrap_up"

[options.call_status]
{} = "outbound"
{} = "outbound"
{} = "inbound"
{} = "outbound"

[options.recording_state]
{} = "off"
{} = "on"
"#,
        call.dialling,
        call.ringing,
        call.connected,
        call.held,
        call.ended,
        status.outbound_manual,
        status.outbound_dialler,
        status.inbound,
        status.transfer_leg,
        recording.off,
        recording.on,
    )
}
