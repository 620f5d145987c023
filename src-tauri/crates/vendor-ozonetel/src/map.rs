//! The vendor's words into ours. A word nobody has explained stays unknown.

use std::collections::HashSet;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use ringside_domain::{
    AgentState, BreakId, Campaign, CampaignId, Catalogue, CodeKind, DispositionCode, Reason, Requirements,
    UserId, VendorCallId,
};
use ringside_vendor::{
    AfterDisposition, BreakOrder, Capabilities, Counter, DialKind, DispositionFields, DispositionWindow,
    Evidence, FloorAgent, PastCall,
};

use crate::{
    config::{Ability, Config, DialWay, Settled},
    wire::Record,
};

pub(crate) fn capabilities(config: &Config) -> Capabilities {
    let settled = &config.settled;
    let offers = |ability| settled.offers(ability);
    let control = settled.did.is_some() && settled.phone_name.is_some();
    let can_dial = match settled.dial {
        DialWay::Agent => settled.campaign.is_some(),
        DialWay::Skill => settled.skill.is_some() && settled.did.is_some(),
        DialWay::Phone => control,
    };
    let disposes = settled.did.is_some();
    Capabilities {
        reads_agent_state: settled.status_every.is_some(),
        log_in: config.agent_password.is_some() && settled.phone_number.is_some(),
        ready: offers(Ability::Ready),
        // Its answer names the state reached, in the toolbar's own words.
        yes_is_the_state: true,
        not_ready: offers(Ability::Breaks) && settled.pause_reason.is_some(),
        // Refused during a call and in wrap-up, where it travels with the outcome.
        breaks: offers(Ability::Breaks).then_some(BreakOrder::BeforeDisposition),
        dial: if can_dial && offers(Ability::Dial) { vec![DialKind::Manual] } else { Vec::new() },
        hang_up: control && settled.phone_number.is_some() && offers(Ability::HangUp),
        hold: control && offers(Ability::Hold),
        mute: control && offers(Ability::Mute),
        record: offers(Ability::Record),
        conference: control && offers(Ability::Conference),
        own_calls_only: true,
        disposition: disposes.then_some(DispositionWindow::QueuedDuring),
        lists_dispositions: true,
        disposition_fields: DispositionFields { note: true, callback: true, sales: false },
        disposition_evidence: if disposes { Evidence::RefusesSecond } else { Evidence::None },
        after_disposition: AfterDisposition::Ready,
        campaigns: !settled.campaigns.is_empty(),
        past_calls: offers(Ability::PastCalls),
        counters: offers(Ability::Counters),
        floor: settled.supervisor && offers(Ability::Floor),
        schedule_call: !settled.campaigns.is_empty() && offers(Ability::ScheduleCall),
        run_campaign: settled.supervisor && !settled.campaigns.is_empty() && offers(Ability::RunCampaign),
        ..Capabilities::default()
    }
}

/// The outcomes an agent may choose, in the vendor's order.
pub(crate) fn catalogue(names: Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut seen = HashSet::new();
    for name in names {
        if seen.insert(name.clone()) {
            catalogue.codes.push(DispositionCode {
                path: vec![name.clone()],
                code: name,
                kind: CodeKind::Other,
                // The list is names alone; what a code demands stands in the profile.
                requires: Requirements::default(),
                default_sales: None,
            });
        }
    }
    catalogue
}

/// What an agent is doing, by any of the vendor's words for it.
pub(crate) fn agent_state(word: &str, pause_reason: Option<String>) -> Option<AgentState> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "idle" | "ready" | "release" => AgentState::Ready,
        "pause" | "paused" | "aux" => AgentState::NotReady {
            reason: pause_reason.map(|name| Reason { id: BreakId::new(name.clone()), name, limit_s: None }),
        },
        "calling" | "busy" | "incall" => AgentState::Engaged,
        "acw" => AgentState::AfterCallWork,
        "logout" | "logged out" | "loggedout" => AgentState::SignedOut,
        _ => return None,
    })
}

/// The vendor's word for what an agent is doing.
pub(crate) fn state_word(record: &Record, settled: &Settled) -> Option<String> {
    match &settled.state_field {
        Some(name) => record.exactly(name),
        None => {
            record.get(&["agentstate", "agentstatus", "state", "status", "currentstate", "currentstatus"])
        }
    }
}

pub(crate) fn record_state(record: &Record, settled: &Settled) -> Option<AgentState> {
    agent_state(&state_word(record, settled)?, record.get(&["pausereason", "reason", "auxreason"]))
}

/// `None` for a row without an agent.
pub(crate) fn floor_agent(record: &Record, settled: &Settled) -> Option<FloorAgent> {
    let id = record.get(&["agentid"])?;
    Some(FloorAgent {
        name: record.get(&["agentname"]).unwrap_or_else(|| id.clone()),
        id: UserId::new(id),
        state: record_state(record, settled),
        word: state_word(record, settled).unwrap_or_default(),
    })
}

pub(crate) fn campaign(record: &Record, name: &str) -> Campaign {
    let position = record.get(&["position"]);
    Campaign {
        // The vendor's other methods name a campaign by its name.
        id: CampaignId::new(name),
        name: record.get(&["campaignname"]).unwrap_or_else(|| name.to_owned()),
        active: match position.as_deref().map(str::to_ascii_uppercase).as_deref() {
            Some("COMPLETED") => Some(false),
            Some("READY") => Some(true),
            _ => None,
        },
        description: position,
    }
}

pub(crate) fn past_call(record: &Record, zone: &TimeZone) -> PastCall {
    const SAID: [&str; 12] = [
        "callid",
        "ucid",
        "monitorucid",
        "calldate",
        "starttime",
        "calltime",
        "callerid",
        "dialednumber",
        "disposition",
        "comments",
        "duration",
        "agentid",
    ];
    let clock = record.get(&["starttime", "calltime"]);
    let day = record.get(&["calldate"]);
    PastCall {
        id: record.get(&["callid", "ucid", "monitorucid"]).map(VendorCallId::new),
        at: [day.as_deref(), clock.as_deref()]
            .into_iter()
            .flatten()
            .find_map(|text| instant(text, zone))
            .or_else(|| start(day.as_deref()?, clock.as_deref()?, zone)),
        number: record.get(&["callerid", "dialednumber"]),
        outcome: record.get(&["disposition"]),
        note: record.get(&["comments"]),
        duration_s: record.get(&["duration"]).and_then(|text| seconds(&text)),
        more: record.others(&SAID),
    }
}

/// The totals of one row of the summary, by the vendor's names.
pub(crate) fn counters(record: &Record) -> Vec<Counter> {
    let of = record.get(&["modetype"]);
    let about = ["agentincrid", "agentname", "agentuniqueid", "agentid", "calldate", "modetype"];
    let counter = |(name, value)| Counter { of: of.clone(), name, value };
    record.others(&about).into_iter().map(counter).collect()
}

/// The account's day at an instant, as the reports want it: its first and its last second.
pub(crate) fn day(now: Timestamp, zone: &TimeZone) -> (String, String) {
    let date = now.to_zoned(zone.clone()).date();
    (format!("{date} 00:00:00"), format!("{date} 23:59:59"))
}

/// `YYYY-MM-DD HH:MM` on the account's clock, as outcomes carry callbacks.
pub(crate) fn callback_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn instant(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let time = DateTime::strptime("%Y-%m-%d %H:%M:%S", text.trim()).ok()?;
    Some(zone.to_ambiguous_zoned(time).compatible().ok()?.timestamp())
}

fn start(day: &str, clock: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date = Date::strptime("%Y-%m-%d", day.trim()).ok()?;
    let time = Time::strptime("%H:%M:%S", clock.trim()).ok()?;
    Some(zone.to_ambiguous_zoned(date.to_datetime(time)).compatible().ok()?.timestamp())
}

/// `HH:MM:SS`, or seconds alone.
fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let parts: Vec<&str> = text.trim().split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    for part in parts {
        total = total.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kolkata() -> TimeZone {
        TimeZone::get("Asia/Kolkata").expect("a zone")
    }

    #[test]
    fn a_callback_is_written_on_the_accounts_clock_to_the_minute() {
        let at: Timestamp = "2025-03-10T09:00:59Z".parse().expect("an instant");
        assert_eq!(callback_time(at, &kolkata()), "2025-03-10 14:30");
        assert_eq!(callback_time(at, &TimeZone::UTC), "2025-03-10 09:00");
    }

    #[test]
    fn the_accounts_day_begins_at_its_own_midnight() {
        let at: Timestamp = "2025-03-10T20:00:00Z".parse().expect("an instant");
        assert_eq!(day(at, &kolkata()).0, "2025-03-11 00:00:00");
    }

    #[test]
    fn every_word_for_a_state_is_known_and_no_other_is_guessed() {
        for (word, state) in [
            ("IDLE", Some(AgentState::Ready)),
            ("Ready", Some(AgentState::Ready)),
            ("release", Some(AgentState::Ready)),
            ("AUX", Some(AgentState::NotReady { reason: None })),
            ("PAUSED", Some(AgentState::NotReady { reason: None })),
            ("calling", Some(AgentState::Engaged)),
            ("BUSY", Some(AgentState::Engaged)),
            ("incall", Some(AgentState::Engaged)),
            ("ACW", Some(AgentState::AfterCallWork)),
            ("logout", Some(AgentState::SignedOut)),
            ("success", None),
        ] {
            assert_eq!(agent_state(word, None), state, "{word}");
        }
    }

    #[test]
    fn durations_are_read_as_clock_or_seconds_and_never_overflow() {
        assert_eq!(seconds("01:02:03"), Some(3_723));
        assert_eq!(seconds("45"), Some(45));
        for odd in ["", "1:2:3:4", "a:b", "99999999:99999999:1", "-1"] {
            assert_eq!(seconds(odd), None, "{odd}");
        }
    }
}
