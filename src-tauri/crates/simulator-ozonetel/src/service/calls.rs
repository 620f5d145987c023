//! Dialling, call control and recording.

use super::ask::Ask;
use super::{Served, auth};
use crate::handle::Core;
use crate::model::{AgentDial, ControlRefused, Controlling, DialRefused, PhoneDial, PhoneRefused, SkillDial};
use crate::settings::KeyHeader;
use crate::wire::{Reply, object, text};

pub(super) fn agent_dial(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::gateway(core, ask) {
        return served;
    }
    let filled = |name| ask.filled(name);
    let uui = ask.text("uui");
    let by_agent = (filled("agentID"), filled("campaignName"), filled("customerNumber"));
    let by_skill = (filled("skill"), filled("did"), filled("customerNumber"));
    let dialled = match (by_agent, by_skill) {
        ((Some(agent), Some(campaign), Some(number)), _) => {
            let dial = AgentDial { agent, campaign, number, uui };
            core.world.agent_dial(ask.now, &dial).map(|ucid| (agent.to_owned(), ucid))
        }
        (_, (Some(skill), Some(did), Some(number))) => {
            core.world.skill_dial(ask.now, &SkillDial { skill, did, number, uui })
        }
        _ => return Served::refused(Reply::status_message("Fail", "All parameters are mandatory")),
    };
    match dialled {
        Ok((agent, ucid)) => {
            let mut members = vec![("status", text("queued successfully"))];
            if ask.is_on("UCID") {
                members.insert(0, ("ucid", text(&ucid)));
            }
            Served::done(Reply::json(object(members))).of(&agent).on(&ucid)
        }
        Err(why) => Served::refused(match why {
            DialRefused::Campaign => Reply::status_message("fails", "Campaign is invalid"),
            // The sentences for skill and number are made up after that one.
            DialRefused::Skill => Reply::status_message("fails", "Skill is invalid"),
            DialRefused::Did => Reply::status_message("fails", "DID is invalid"),
            DialRefused::Unavailable => Reply::status_message("Fail", "Agent is not available"),
        }),
    }
}

pub(super) fn phone_dial(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::own(core, ask, auth::as_phone_dial) {
        return served;
    }
    let wrong =
        || Served::refused(Reply::message_status("Something went wrong. Please contact admin!", "error"));
    let Some(number) = ask.filled("custNumber") else { return wrong() };
    let dial = PhoneDial {
        phone_name: ask.text("phoneName"),
        did: ask.text("did"),
        number,
        uui: ask.text("uui"),
        limit_s: ask.filled("callLimit").and_then(|limit| limit.parse().ok()),
    };
    let online = "Online agent logged in with same phone number";
    match core.world.phone_dial(ask.now, &dial) {
        Ok((agent, ucid)) => Served::done(Reply::message_status(&ucid, "queued")).of(&agent).on(&ucid),
        Err(PhoneRefused::UnknownPhone) => {
            Served::refused(Reply::message_status("Phone name not found.", "error"))
        }
        Err(PhoneRefused::UnknownDid) => wrong(),
        Err(PhoneRefused::Online) => Served::refused(Reply::message_status(online, "error")),
        // No call is made, although it says so.
        Err(PhoneRefused::Busy) => Served::refused(Reply::message_status(online, "queued")),
        Err(PhoneRefused::NotOffline) => {
            Served::refused(Reply::message_status("campaign IS NOT offline", "error"))
        }
    }
}

pub(super) fn control(core: &mut Core, ask: &Ask) -> Served {
    let key = match core.world.settings.wire.call_control_header {
        KeyHeader::Either => ask.header("apiKey").or(ask.header("api_key")),
        KeyHeader::ApiKey => ask.header("apiKey"),
        KeyHeader::Underscore => ask.header("api_key"),
    };
    if let Err(served) = auth::gateway_with(core, ask, key) {
        return served;
    }
    let error = |message| Served::refused(Reply::status_message("Error", message));
    let Some(what) = Controlling::parse(ask.text("action")) else {
        // Made up.
        return error("Please pass valid action");
    };
    let (ucid, did) = (ask.text("ucid"), ask.text("did"));
    let (phone, number) = (ask.text("agentPhoneName"), ask.text("conferenceNumber"));
    match core.world.control(ask.now, what, ucid, did, phone, number) {
        Ok(()) if what == Controlling::Conference => Served::done(Reply::json(object([
            ("status", text("Success")),
            ("message", text("dialing")),
            ("ucid", text(ucid)),
        ]))),
        Ok(()) => Served::done(Reply::status_message(
            "Success",
            match what {
                Controlling::Conference => "dialing",
                Controlling::Hold => "User hold is successful",
                Controlling::Unhold => "Call is Un-hold successfully",
                Controlling::Mute => "call got mute successfully",
                Controlling::Unmute => "unmute success",
                Controlling::Kick => "call got disconnected",
            },
        )),
        Err(ControlRefused::NotFound) => error("Call not Found"),
        Err(ControlRefused::Number) => error("Please pass valid Conference number"),
    }
}

pub(super) fn record(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::in_parameters(core, ask.text("userName"), ask.text("apiKey")) {
        return served;
    }
    let error = |message| Served::refused(Reply::status_message("Error", message));
    let (on, done) = match ask.text("action") {
        "" => return error("action should not be empty"),
        "pause" => (false, "paused monitoring of the channel"),
        "unPause" => (true, "Unpaused monitoring of the channel"),
        _ => return error("action should be either pause or unPause"),
    };
    let ucid = ask.text("ucid");
    if ucid.is_empty() {
        return error("ucid should not be empty");
    }
    if !core.world.record(ucid, on) {
        return error("ucid is Invalid");
    }
    let nested = object([("status", text("Success")), ("message", text(done))]).to_string();
    let agent = core.world.calls.get(ucid).map(|call| call.agent.clone()).unwrap_or_default();
    Served::done(Reply::status_message("Error", &nested)).of(&agent)
}
