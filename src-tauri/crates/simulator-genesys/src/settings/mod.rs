//! How the simulated tenant behaves.

mod push;
mod tenant;
mod wire;

use ringside_simulator_kit::Span;
use serde::{Deserialize, Serialize};

pub use push::{EventOrder, PushSettings, UnknownClient};
pub use tenant::{CustomState, Network, Role, StartState, UserSettings};
pub use wire::{CsrfBody, Generation, RefusalHttp, WireSettings};

/// How the simulated tenant behaves. Everything the vendor's text leaves open is a switch here.
///
/// Changes at run time act on the next request; `port`, `seed`, `users` and `auto.inbound_every_ms` only with a start or
/// a reset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Port on the loopback interface; 0 takes a free one.
    pub port: u16,
    /// Decides everything random: ids, how late events are, when customers answer and hang up.
    pub seed: u64,
    /// The agents.
    pub users: Vec<UserSettings>,
    /// The agent states the administrator added: the breaks.
    pub agent_states: Vec<CustomState>,
    /// Sessions and who is let in.
    pub auth: AuthSettings,
    /// The push endpoint.
    pub push: PushSettings,
    /// How answers and events are written.
    pub wire: WireSettings,
    /// What the telephony does and refuses.
    pub rules: RuleSettings,
    /// What is broken.
    pub trouble: TroubleSettings,
    /// What happens without anyone asking.
    pub auto: AutoSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            users: crate::data::users(),
            agent_states: crate::data::custom_states(),
            auth: AuthSettings::default(),
            push: PushSettings::default(),
            wire: WireSettings::default(),
            rules: RuleSettings::default(),
            trouble: TroubleSettings::default(),
            auto: AutoSettings::default(),
        }
    }
}

impl Settings {
    /// Settings for a demonstration: customers answer, talk and hang up, calls ring, and a wrap-up follows them.
    pub fn demo() -> Self {
        let mut settings = Self { auto: AutoSettings::demo(), ..Self::default() };
        settings.rules.wrap_up_s = 30;
        settings.rules.no_answer = Some(NoAnswer { timeout_s: 20, not_ready: true });
        settings
    }
}

/// Sessions and who is let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AuthSettings {
    /// Seconds a session lives without a request.
    pub session_idle_s: u64,
    /// `enableCsrfProtection`.
    pub csrf: bool,
    /// The push endpoint wants the CSRF header too.
    pub csrf_on_push: bool,
    /// The form of the CSRF refusal.
    pub csrf_body: CsrfBody,
}

impl Default for AuthSettings {
    fn default() -> Self {
        Self { session_idle_s: 1_800, csrf: false, csrf_on_push: false, csrf_body: CsrfBody::default() }
    }
}

/// What the telephony does and refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// The user data key of a disposition that names none.
    pub disposition_key: String,
    /// The URLs that take `SetCallDisposition`.
    pub disposition_urls: DispositionUrls,
    /// Seconds a released call can still be named in `SetCallDisposition`.
    pub released_known_s: u64,
    /// The calls URL no longer finds a released call.
    pub released_leaves_calls_url: bool,
    /// What the switch does by itself after the login.
    pub after_login: AfterLogin,
    /// Milliseconds until then.
    pub after_login_ms: u64,
    /// `WrapUpTime`; 0 is no wrap-up.
    pub wrap_up_s: u64,
    /// What becomes of an unanswered call; `None` lets it ring on.
    pub no_answer: Option<NoAnswer>,
    /// Calls can be muted.
    pub mute: bool,
    /// Calls can be recorded.
    pub recording: bool,
    /// Calls can be cleared for all parties.
    pub clear_call: bool,
    /// `Reject` is known and listed for ringing calls.
    pub reject: bool,
    /// `SendDtmf` takes `*` and `#`.
    pub dtmf_star_and_hash: bool,
}

impl Default for RuleSettings {
    fn default() -> Self {
        Self {
            disposition_key: "DispositionCode".to_owned(),
            disposition_urls: DispositionUrls::default(),
            released_known_s: 3_600,
            released_leaves_calls_url: false,
            after_login: AfterLogin::default(),
            after_login_ms: 500,
            wrap_up_s: 0,
            no_answer: None,
            mute: true,
            recording: true,
            clear_call: true,
            reject: false,
            dtmf_star_and_hash: true,
        }
    }
}

/// The URLs that take `SetCallDisposition`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispositionUrls {
    /// The call's and the device's.
    #[default]
    Both,
    /// The call's only.
    Calls,
    /// The device's only.
    Devices,
}

/// What the switch does by itself after the login.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterLogin {
    /// The agent stays `LoggedIn`.
    Nothing,
    /// The agent becomes Ready.
    Ready,
    /// The agent becomes Not Ready.
    #[default]
    NotReady,
}

/// What becomes of an unanswered call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoAnswer {
    /// `NO_ANSWER_TIMEOUT`.
    pub timeout_s: u64,
    /// `NO_ANSWER_ACTION` is `notready`: the agent is made Not Ready.
    pub not_ready: bool,
}

/// What is broken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TroubleSettings {
    /// The voice service is down: HTTP 503.
    pub voice_down: bool,
    /// The interaction server is down: other channels than voice fail.
    pub multimedia_down: bool,
    /// Operations that are accepted and do nothing, such as `Answer`.
    pub without_effect: Vec<String>,
    /// Handshakes and connects are refused with `reconnect: none`.
    pub reconnect_none: bool,
    /// Every connect is told that there are multiple clients, and not held.
    pub multiple_clients: bool,
}

/// What happens without anyone asking. `None` is never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AutoSettings {
    /// The other side of a dialled call answers.
    pub answer_after_ms: Option<Span>,
    /// How many of a hundred do not answer: their calls end by themselves after three times the span.
    pub unanswered_percent: u8,
    /// The other side of an established call hangs up.
    pub talk_ms: Option<Span>,
    /// A call rings at the agent that is Ready longest, if one is.
    pub inbound_every_ms: Option<Span>,
}

impl AutoSettings {
    fn demo() -> Self {
        Self {
            answer_after_ms: Some(Span { min: 2_000, max: 6_000 }),
            unanswered_percent: 15,
            talk_ms: Some(Span { min: 40_000, max: 180_000 }),
            inbound_every_ms: Some(Span { min: 25_000, max: 70_000 }),
        }
    }
}
