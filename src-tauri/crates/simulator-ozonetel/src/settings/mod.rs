//! How the simulated account behaves.

mod rules;
mod tenant;
mod wire;

use serde::{Deserialize, Serialize};

pub use rules::{AfterWrapUp, AutoSettings, LimitSettings, QueueOverwrite, RuleSettings, TokenSettings};
pub use tenant::{
    AgentMode, AgentSettings, AuthMode, CampaignSettings, DispositionSettings, Region, StartState,
};
pub use wire::{
    AuthTexts, BodyForm, DispositionTexts, KeyHeader, ListShape, NestedReply, PushSettings, WireSettings,
};

/// How the simulated account behaves. Everything the vendor's text leaves open is a switch here.
///
/// Changes at run time act on the next request; `port`, `seed`, `agents` and `auto.inbound_every_ms` only with a start or a
/// reset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Port on the loopback interface; 0 takes a free one.
    pub port: u16,
    /// Decides everything random: tokens, who calls, when customers answer and hang up.
    pub seed: u64,
    /// The account.
    pub user_name: String,
    /// Its key. Not a secret: it opens nothing but this simulator.
    pub api_key: String,
    /// The admin setting "API Authentication".
    pub auth_mode: AuthMode,
    /// Which telephone numbers a conference takes.
    pub region: Region,
    /// IANA name of the account's zone; one that this machine does not know is UTC.
    pub time_zone: String,
    /// The agents.
    pub agents: Vec<AgentSettings>,
    /// The campaigns, each with its number.
    pub campaigns: Vec<CampaignSettings>,
    /// The skills calls can be routed to.
    pub skills: Vec<String>,
    /// The dispositions of the account.
    pub dispositions: Vec<DispositionSettings>,
    /// The reasons an agent can pause with; compared to the letter.
    pub pause_reasons: Vec<String>,
    /// Numbers that `AddCampaignData` refuses.
    pub dnd_numbers: Vec<String>,
    /// Tokens of an account in token mode.
    pub token: TokenSettings,
    /// How answers are written.
    pub wire: WireSettings,
    /// What the telephony does and refuses.
    pub rules: RuleSettings,
    /// How often a call may be asked for.
    pub limits: LimitSettings,
    /// What is pushed and how.
    pub push: PushSettings,
    /// What happens without anyone asking.
    pub auto: AutoSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            user_name: "demo_account".to_owned(),
            api_key: "KKsample0000000000".to_owned(),
            auth_mode: AuthMode::Basic,
            region: Region::India,
            time_zone: "Asia/Kolkata".to_owned(),
            agents: tenant::agents(),
            campaigns: tenant::campaigns(),
            skills: ["General", "Billing"].map(str::to_owned).to_vec(),
            dispositions: tenant::dispositions(),
            pause_reasons: ["Lunch", "Tea", "Meeting", "Training"].map(str::to_owned).to_vec(),
            dnd_numbers: vec!["09900000099".to_owned()],
            token: TokenSettings::default(),
            wire: WireSettings::default(),
            rules: RuleSettings::default(),
            limits: LimitSettings::default(),
            push: PushSettings::default(),
            auto: AutoSettings::default(),
        }
    }
}

impl Settings {
    /// Settings for a demonstration: customers answer, talk and hang up, and calls arrive.
    pub fn demo() -> Self {
        Self { auto: AutoSettings::demo(), ..Self::default() }
    }

    pub(crate) fn disposition(&self, name: &str) -> Option<&DispositionSettings> {
        self.dispositions.iter().find(|known| known.name == name)
    }

    pub(crate) fn campaign(&self, name: &str) -> Option<&CampaignSettings> {
        self.campaigns.iter().find(|known| known.name == name)
    }

    pub(crate) fn campaign_of(&self, did: &str) -> Option<&CampaignSettings> {
        self.campaigns.iter().find(|known| known.did == did)
    }

    pub(crate) fn has_reason(&self, reason: &str) -> bool {
        self.pause_reasons.iter().any(|known| known == reason)
    }
}
