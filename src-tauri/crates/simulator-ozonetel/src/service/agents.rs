//! What supervisors ask about agents.

use std::time::Duration;

use jiff::Timestamp;

use super::ask::Ask;
use super::{Served, auth};
use crate::handle::Core;
use crate::model::{self, Agent};
use crate::settings::{AgentMode, WireSettings};
use crate::wire::{About, Json, Reply, object, text};

const MINUTE: Duration = Duration::from_secs(60);

/// Documented for `agentDetails`; what other calls say is made up after it.
pub(super) fn over_the_limit(seconds: i64) -> Reply {
    Reply::message_status("Max limit exceeded", "error").about(About::Limit(seconds))
}

pub(super) fn details(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::own(core, ask, auth::as_agent_list) {
        return served;
    }
    let settings = &core.world.settings;
    if let Err(seconds) = core.limits.pass("agentdetails", settings.limits.agent_details, MINUTE, ask.now) {
        return Served::refused(over_the_limit(seconds));
    }
    let wanted = ask.filled("agentId");
    let fits = |agent: &&Agent| wanted.is_none_or(|id| id == agent.of.id);
    let rows: Vec<Json> =
        core.world.agents.values().filter(fits).map(|agent| row(&settings.wire, agent)).collect();
    if rows.is_empty() {
        return Served::refused(Reply::status_message("error", "agentId is Invalid"));
    }
    Served::done(listed(rows))
}

pub(super) fn logins(core: &mut Core, ask: &Ask) -> Served {
    let (user, key) = (ask.text("username"), ask.text("api_key"));
    if let Err(mut served) = auth::in_parameters(core, user, key) {
        let sentence = served.reply.sentence().unwrap_or_default();
        served.reply = Reply::status_message("error", &sentence).about(About::Credentials);
        return served;
    }
    let settings = &core.world.settings;
    if let Err(seconds) =
        core.limits.pass("getagentlogins", settings.limits.agent_logins, MINUTE * 5, ask.now)
    {
        let text = "only 1 hit will be allowed within a time frame of 5mins";
        return Served::refused(Reply::status_message("error", text).about(About::Limit(seconds)));
    }
    let logged_in = core.world.agents.values().filter(|agent| agent.is_logged_in());
    Served::done(listed(logged_in.map(|agent| row(&settings.wire, agent)).collect()))
}

/// The first two members are documented; the rest of the vendor's example cannot be read.
fn row(wire: &WireSettings, agent: &Agent) -> Json {
    let mut members = vec![
        ("AgentId", text(&agent.of.id)),
        ("AgentName", text(&agent.of.name)),
        (wire.agent_state_key.as_str(), text(agent.state.word())),
        ("Mode", text(agent.mode.word())),
        ("PhoneName", text(&agent.of.phone_name)),
        ("PhoneNumber", text(&agent.number)),
        ("Skill", text(&agent.of.skill)),
    ];
    if let Some(key) = &wire.pause_reason_key {
        members.push((key, text(agent.reason.as_deref().unwrap_or_default())));
    }
    object(members)
}

fn listed(rows: Vec<Json>) -> Reply {
    Reply::json(object([("status", text("success")), ("message", Json::List(rows))]))
}

pub(super) fn summary(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::own(core, ask, auth::as_agent_list) {
        return served;
    }
    let most = core.world.settings.limits.summary_report;
    if let Err(seconds) = core.limits.pass("summaryreport", most, MINUTE, ask.now) {
        return Served::refused(over_the_limit(seconds));
    }
    match summarised(core, ask) {
        Ok(reply) => Served::done(reply),
        Err(message) => Served::refused(Reply::status_message("error", message)),
    }
}

fn summarised(core: &Core, ask: &Ask) -> Result<Reply, &'static str> {
    let world = &core.world;
    let read = |name| moment(core, ask.text(name));
    let (Some(from), Some(to)) = (read("fromDate"), read("toDate")) else {
        return Err("From and To Date should be in yyyy-mm-dd HH:mm:ss Format");
    };
    if from > to {
        return Err("From Date Should not be Greater than To Date");
    }
    if to.duration_since(from).as_hours() > 30 * 24 {
        return Err("Difference Between From and To date should not be Greater than 30 Days");
    }
    let mode = match ask.filled("modeType") {
        None => None,
        Some(word) => Some(AgentMode::parse(word).ok_or("Mode Type is Invalid")?),
    };
    let wanted = ask.filled("agentId");
    if wanted.is_some_and(|id| !world.agents.contains_key(id)) {
        return Err("agentId is Invalid");
    }
    let covers_now = from <= ask.now && ask.now <= to;
    let rows: Vec<Json> = world
        .agents
        .values()
        .enumerate()
        .filter(|(_, agent)| covers_now && agent.has_worked())
        .filter(|(_, agent)| wanted.is_none_or(|id| id == agent.of.id))
        .filter(|(_, agent)| mode.is_none_or(|mode| mode == agent.mode))
        .map(|(index, agent)| world.summary(ask.now, index, agent))
        .collect();
    if rows.is_empty() { Err("No Data Found") } else { Ok(listed(rows)) }
}

/// Reads `YYYY-MM-DD HH:MM:SS` in the account's zone.
pub(super) fn moment(core: &Core, text: &str) -> Option<Timestamp> {
    model::moment(text, "0000-00-00 00:00:00", "%Y-%m-%d %H:%M:%S", &core.world.zone)
}
