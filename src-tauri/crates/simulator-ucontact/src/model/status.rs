//! The counters of the campaigns.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::{Activity, World};
use crate::data::Campaign;
use crate::settings::Settings;

/// One campaign of campaignstatus.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CampaignStatus {
    campaign: &'static str,
    availables: usize,
    busy: usize,
    paused: usize,
    onwrapup: usize,
    acd: u64,
    completed: u64,
    abandoned: u64,
    totalcalls: u64,
    talked: String,
    hold: String,
    servicelevel: Value,
}

impl World {
    pub(crate) fn campaign_status(
        &self,
        settings: &Settings,
        now: Timestamp,
        campaign: &'static Campaign,
    ) -> CampaignStatus {
        let members: Vec<_> =
            self.agents().filter(|agent| agent.signed_in && agent.works_on(campaign.name)).collect();
        let doing = |activity| members.iter().filter(|agent| self.activity(agent) == activity).count();
        let paused = members.iter().filter(|agent| agent.on_break.is_some()).count();
        let availables = members
            .iter()
            .filter(|agent| agent.on_break.is_none() && self.activity(agent) == Activity::Idle)
            .count();
        let calls = || self.calls.iter().filter(|call| call.campaign.as_deref() == Some(campaign.name));
        let answered = calls().filter_map(|call| Some((call.answered?, call.ended.unwrap_or(now))));
        let (mut completed, mut talked_s) = (campaign.completed, campaign.talked_s);
        for (from, to) in answered {
            completed += 1;
            talked_s += u64::try_from(to.duration_since(from).as_secs()).unwrap_or_default();
        }
        let calls = u64::try_from(calls().count()).unwrap_or(u64::MAX);
        let servicelevel = if settings.wire.service_level_text {
            Value::from(campaign.service_level.to_string())
        } else {
            Value::from(campaign.service_level)
        };
        CampaignStatus {
            campaign: campaign.name,
            availables,
            busy: doing(Activity::Busy),
            paused,
            onwrapup: doing(Activity::WrapUp),
            acd: campaign.waiting,
            completed,
            abandoned: campaign.abandoned,
            totalcalls: campaign.completed + campaign.abandoned + calls,
            talked: clock_time(talked_s),
            hold: clock_time(campaign.hold_s),
            servicelevel,
        }
    }
}

/// `HH:MM:SS` and a fraction, which clients cut off.
fn clock_time(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}.0000", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
