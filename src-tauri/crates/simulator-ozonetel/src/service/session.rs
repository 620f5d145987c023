//! Tokens, logging in and out, ready and pause.

use std::time::Duration;

use super::ask::Ask;
use super::{Served, auth};
use crate::handle::Core;
use crate::model::{AgentState, LoginRefused, StateRefused, Target};
use crate::settings::{AgentMode, AuthMode, NestedReply};
use crate::wire::{About, Json, Reply, object, text};

const HOUR: Duration = Duration::from_secs(3_600);

pub(super) fn generate_token(core: &mut Core, ask: &Ask) -> Served {
    let settings = &core.world.settings;
    let Some(user) = ask.field("userName") else {
        return Served::locked_out(Reply::gateway("UserName is null"));
    };
    let good = user == settings.user_name && ask.header("apiKey") == Some(&settings.api_key);
    // That an account in the other mode hears the same is made up.
    if !good || settings.auth_mode != AuthMode::Token {
        return Served::locked_out(Reply::gateway("Invalid userName or apiKey"));
    }
    let most = settings.token.per_hour;
    if let Err(seconds) = core.limits.pass("generatetoken", most, HOUR, ask.now) {
        // Made up: the limit is documented, its answer is not.
        return Served::refused(Reply::gateway("Max limit exceeded").about(About::Limit(seconds)));
    }
    let token = core.new_token(ask.now);
    Served::done(Reply::json(object([("token", text(&token)), ("message", text(""))])))
}

pub(super) fn authenticate(core: &mut Core, ask: &Ask) -> Served {
    let settings = &core.world.settings;
    let error = |message: &str| Reply::status_message("error", message);
    if ask.text("userName") != settings.user_name || ask.text("apiKey") != settings.api_key {
        return Served::locked_out(error("Invalid userName or apiKey"));
    }
    let signed = ask.basic().filter(|(user, password)| {
        core.world.agents.get(user).is_some_and(|agent| agent.of.password == *password)
    });
    let Some((agent, _)) = signed else { return Served::locked_out(error("Invalid Authentication")) };
    let outcome = match ask.text("action").to_ascii_lowercase().as_str() {
        "login" => log_in(core, ask, &agent),
        "logout" => core
            .world
            .log_out(ask.now, &agent)
            .map(|()| format!("Agent {agent} logged out successfully"))
            .map_err(|why| login_refused(&agent, ask, &why)),
        // Made up.
        _ => Err("action should be either login or logout".to_owned()),
    };
    match outcome {
        Ok(message) => Served::done(Reply::status_message("success", &message)),
        Err(message) => Served::refused(error(&message)),
    }
    .of(&agent)
}

fn log_in(core: &mut Core, ask: &Ask, agent: &str) -> Result<String, String> {
    // The sentences for parameters are made up.
    let number = ask.filled("phoneNumber").ok_or("phoneNumber should not be empty")?;
    let mode = match ask.filled("mode") {
        None => None,
        Some(word) => Some(AgentMode::parse(word).ok_or("mode is Invalid")?),
    };
    let target = match ask.filled("state") {
        None => None,
        Some(word) if word.eq_ignore_ascii_case("ready") => Some(Target::Ready),
        Some(word) if word.eq_ignore_ascii_case("pause") => Some(Target::Pause(ask.text("pauseReason"))),
        Some(_) => return Err("state is Invalid".to_owned()),
    };
    core.world
        .log_in(ask.now, agent, Some(number), mode, target, false)
        .map(|()| format!("Agent {agent} logged in successfully"))
        .map_err(|why| login_refused(agent, ask, &why))
}

fn login_refused(agent: &str, ask: &Ask, why: &LoginRefused) -> String {
    match why {
        LoginRefused::UnknownAgent => "Invalid Authentication".to_owned(),
        LoginRefused::LoggedIn => "Agent has already logged in".to_owned(),
        LoginRefused::LoggedOut => format!("Agent {agent} is not logged in"),
        LoginRefused::NumberTaken(other) => {
            format!("{other} logged in with the number ({})", ask.text("phoneNumber"))
        }
    }
}

pub(super) fn change_state(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::own(core, ask, auth::as_state_change) {
        return served;
    }
    let error = |message| Served::refused(Reply::status_message("error", message));
    let agent = ask.text("agentId");
    let (target, word) = match ask.text("state") {
        "Ready" => (Target::Ready, "Ready"),
        "Pause" => (Target::Pause(ask.text("pauseReason")), "Pause"),
        _ => return error("The state should be either 'Ready' or 'Pause' state'"),
    };
    match core.world.change_state(ask.now, agent, target) {
        Ok(()) => Served::done(toolbar_reply(core, agent, word)),
        Err(StateRefused::PauseReason) => error("pauseReason is Invalid"),
        Err(StateRefused::LoggedOut) => error("Agent is not Logged In"),
        Err(StateRefused::From(from)) => {
            let from = if from == AgentState::Acw { "ACW" } else { "BUSY" };
            let message = format!("Agent {agent} is in {from} state. You cant change to {word} state");
            Served::refused(Reply::json(object([("status", text("error")), ("Message", text(&message))])))
        }
    }
}

/// The reply in the toolbar's own words; those for `Ready` are made up after those for `Pause`.
fn toolbar_reply(core: &mut Core, agent: &str, word: &str) -> Reply {
    let number = core.world.next_toolbar_reply();
    let found = core.world.agents.get(agent);
    let mode = found.map(|agent| agent.mode.word().to_ascii_uppercase()).unwrap_or_default();
    let state = found.map(|agent| agent.state.word()).unwrap_or_default();
    let settings = &core.world.settings;
    let nested = object([
        ("type", text("response")),
        ("utid", text(&number.to_string())),
        ("resp", text(&format!("Success:tbAgent{word}~{mode}"))),
        ("agentStatus", text(state)),
        ("agentId", text(agent)),
        ("user", text(&settings.user_name)),
    ]);
    let message = match settings.wire.state_reply {
        NestedReply::Text => Json::Text(nested.to_string()),
        NestedReply::Object => nested,
    };
    Reply::json(object([("status", text("success")), ("message", message)]))
}
