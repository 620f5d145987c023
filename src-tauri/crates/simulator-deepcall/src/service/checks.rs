//! What a request has to pass before the vendor acts on it.

use super::params::Params;
use super::routes::Route;
use crate::errors::{
    INVALID_DATA_TYPE, INVALID_PARAMETERS, INVALID_TOKEN, Module, NO_BODY, NO_TOKEN, NO_USER_ID,
    PERMISSION_DENIED,
};
use crate::model::{Who, World};

/// A request that is looked at.
pub(super) struct Asked<'a> {
    pub(super) route: &'a Route,
    pub(super) world: &'a World,
    pub(super) params: &'a Params,
}

/// What a check is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Credentials,
    Request,
}

type Check = fn(&Asked<'_>) -> Result<(), u16>;

/// The checks in their order. The order is a guess, so it stands here and nowhere else.
const CHECKS: [(About, Check); 9] = [
    (About::Request, is_not_forced_to_fail),
    (About::Request, has_a_body),
    (About::Credentials, has_credentials),
    (About::Credentials, mixes_no_modes),
    (About::Credentials, has_known_credentials),
    (About::Credentials, is_an_agents_own),
    (About::Request, is_permitted),
    (About::Request, names_the_microphone),
    (About::Request, has_a_fitting_ping_time),
];

/// Returns who asks, or the first check that fails with its code.
pub(super) fn admit(asked: &Asked<'_>) -> Result<Who, (About, u16)> {
    for (about, check) in CHECKS {
        check(asked).map_err(|code| (about, code))?;
    }
    who(asked).ok_or((About::Credentials, INVALID_TOKEN))
}

impl Asked<'_> {
    fn credential(&self, name: &str) -> Option<&str> {
        let name = if self.is_click_to_call() && name == "userId" { "user_id" } else { name };
        self.params.filled(name)
    }

    /// Click-to-call knows no sessions.
    fn ssid(&self) -> Option<&str> {
        self.credential("ssid").filter(|_| !self.is_click_to_call())
    }

    fn user_and_token(&self) -> Option<(&str, &str)> {
        self.credential("userId").zip(self.credential("token"))
    }

    fn is_click_to_call(&self) -> bool {
        self.route.module == Module::ClickToCall
    }

    fn is_ping(&self) -> bool {
        self.route.name == "setwebpingtime"
    }

    fn is_of_one_agent(&self) -> bool {
        self.route.module == Module::AgentProfile && self.route.name != "tags"
    }
}

fn who(asked: &Asked<'_>) -> Option<Who> {
    if let Some(ssid) = asked.ssid() {
        return asked.world.session(ssid).cloned();
    }
    let (user, token) = asked.user_and_token()?;
    if !asked.world.accepts_token(user, token) {
        return None;
    }
    let agent = asked.world.settings.rules.token_agent.clone().filter(|_| asked.is_of_one_agent());
    Some(agent.map_or(Who::Account, Who::Agent))
}

fn is_not_forced_to_fail(asked: &Asked<'_>) -> Result<(), u16> {
    let forced = asked.world.settings.rules.forced_errors.get(asked.route.name);
    forced.map_or(Ok(()), |code| Err(*code))
}

fn has_a_body(asked: &Asked<'_>) -> Result<(), u16> {
    if asked.params.is_object() { Ok(()) } else { Err(NO_BODY) }
}

fn has_credentials(asked: &Asked<'_>) -> Result<(), u16> {
    let dashboard = asked.route.module == Module::AgentDashboard;
    let typed = dashboard || asked.route.module == Module::OverallCount;
    let mistyped = |name: &str| asked.params.value(name).is_some_and(|value| !value.is_string());
    if asked.ssid().is_some() || (asked.user_and_token().is_some() && asked.route.name != "tags") {
        Ok(())
    } else if typed && ["ssid", "userId", "token"].into_iter().any(mistyped) {
        Err(INVALID_DATA_TYPE)
    } else if typed && asked.credential("token").is_some() {
        Err(NO_USER_ID)
    } else if dashboard && asked.credential("userId").is_some() {
        Err(NO_TOKEN)
    } else {
        Err(INVALID_PARAMETERS)
    }
}

fn mixes_no_modes(asked: &Asked<'_>) -> Result<(), u16> {
    let mixed = asked.ssid().is_some() && asked.user_and_token().is_some();
    if mixed && asked.world.settings.rules.strict_auth { Err(INVALID_PARAMETERS) } else { Ok(()) }
}

fn has_known_credentials(asked: &Asked<'_>) -> Result<(), u16> {
    let with_token = asked.ssid().is_none();
    let takes_it = !asked.is_ping() || !with_token || asked.world.settings.rules.ping_takes_token;
    match who(asked) {
        Some(_) if takes_it => Ok(()),
        // The web ping has a code of its own, which speaks of sessions.
        _ if asked.is_ping() => Err(1503),
        _ => Err(INVALID_TOKEN),
    }
}

fn is_an_agents_own(asked: &Asked<'_>) -> Result<(), u16> {
    if !asked.is_of_one_agent() {
        return Ok(());
    }
    let Some(Who::Agent(agent)) = who(asked) else { return Err(1501) };
    let named = asked.params.id("agent_id").or_else(|| asked.params.id("agentId"));
    let fits = asked.world.agents.contains_key(&agent) && named.is_none_or(|named| named == agent);
    if fits { Ok(()) } else { Err(1501) }
}

fn is_permitted(asked: &Asked<'_>) -> Result<(), u16> {
    let Some(permission) = asked.route.needs else { return Ok(()) };
    let granted = who(asked).is_some_and(|who| has_permission(asked.world, &who, permission));
    if granted { Ok(()) } else { Err(PERMISSION_DENIED) }
}

/// Whether a session or token may do what `permission` names.
pub(super) fn has_permission(world: &World, who: &Who, permission: &str) -> bool {
    let rules = &world.settings.rules;
    let granted = match who {
        Who::Agent(_) => &rules.agent_permissions,
        Who::Account => &rules.account_permissions,
    };
    granted.iter().any(|granted| granted == permission)
}

fn names_the_microphone(asked: &Asked<'_>) -> Result<(), u16> {
    let named = asked.params.value("mic_perm").is_some_and(|value| value.as_str() != Some(""));
    if named || !asked.is_ping() { Ok(()) } else { Err(1505) }
}

fn has_a_fitting_ping_time(asked: &Asked<'_>) -> Result<(), u16> {
    let fits = asked.params.value("ping_time").is_none_or(serde_json::Value::is_number);
    let broken = asked.world.settings.rules.ping_incompatible || !fits;
    if broken && asked.is_ping() { Err(1506) } else { Ok(()) }
}
