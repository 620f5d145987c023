//! How the simulated tenant behaves.

mod rules;
mod wire;

use serde::{Deserialize, Serialize};

pub use rules::{
    AutoSettings, DialerSettings, DispositionSettings, FormQuery, LoginEndsIn, RepeatedGuid, RuleSettings,
    TreeCheck,
};
pub use wire::{
    ContentTypes, Quotes, ServiceSettings, TokenRefusal, TokenSettings, UserLoginShape, UserTokenShape,
    WireSettings,
};

use crate::data;

/// How the simulated tenant behaves. Everything the vendor's text leaves open is a switch here.
///
/// Changes at run time act on the next request; `port`, `seed`, `users` and `time_zone` only with a start or a reset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Port on the loopback interface; 0 takes a free one.
    pub port: u16,
    /// Decides everything random: call ids, tokens, when customers answer and hang up.
    pub seed: u64,
    /// IANA name of the tenant's zone, for the dates it writes and for what has passed; an unknown one is UTC.
    pub time_zone: String,
    /// Agents and supervisors.
    pub users: Vec<UserSettings>,
    /// Names of the breaks that are set up.
    pub breaks: Vec<String>,
    /// Which services this version offers.
    pub services: ServiceSettings,
    /// Tokens.
    pub token: TokenSettings,
    /// How answers are written.
    pub wire: WireSettings,
    /// What the telephony does and refuses.
    pub rules: RuleSettings,
    /// What DispositionCall looks at.
    pub disposition: DispositionSettings,
    /// What the two dialer services look at.
    pub dialer: DialerSettings,
    /// Queries that FormGet knows beside its own, with their rows.
    pub form_queries: Vec<FormQuery>,
    /// What happens without anyone asking.
    pub auto: AutoSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            time_zone: "America/Montevideo".to_owned(),
            users: data::users(),
            breaks: data::BREAKS.iter().map(|name| (*name).to_owned()).collect(),
            services: ServiceSettings::default(),
            token: TokenSettings::default(),
            wire: WireSettings::default(),
            rules: RuleSettings::default(),
            disposition: DispositionSettings::default(),
            dialer: DialerSettings::default(),
            form_queries: Vec::new(),
            auto: AutoSettings::default(),
        }
    }
}

impl Settings {
    /// A tenant where customers answer, talk and hang up by themselves. No calls arrive: the vendor cannot show one that
    /// was not dialled over its API.
    pub fn demo() -> Self {
        Self { auto: AutoSettings::demo(), ..Self::default() }
    }

    pub(crate) fn user(&self, name: &str) -> Option<&UserSettings> {
        self.users.iter().find(|user| user.user == name)
    }
}

/// Someone with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserSettings {
    /// The user name: `agent`, `user` and `accountcode` on the wire.
    pub user: String,
    /// Not a secret: it opens nothing but this simulator.
    pub password: String,
    /// `fullname`.
    pub name: String,
    /// What the account may do.
    #[serde(default)]
    pub role: Role,
    /// The phone. Agents have one; a supervisor with one is an agent of the same name and password as well.
    #[serde(default)]
    pub extension: Option<String>,
    /// The campaigns the agent is a member of; empty means all.
    #[serde(default)]
    pub campaigns: Vec<String>,
    /// Whether the agent begins signed in, through the vendor's portal.
    #[serde(default)]
    pub signed_in: bool,
}

/// What an account may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Signs in with AgentLogin only.
    #[default]
    Agent,
    /// Gets user tokens.
    Supervisor,
}
