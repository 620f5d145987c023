//! Campaigns and their leads.

use std::time::Duration;

use super::ask::Ask;
use super::{Served, agents, auth};
use crate::handle::Core;
use crate::model::{Added, NewLead};
use crate::wire::{Json, Reply, object, text};

pub(super) fn status(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::gateway(core, ask) {
        return served;
    }
    let settings = &core.world.settings;
    let Some(name) = ask.filled("campaignName") else { return incomplete() };
    let Some(campaign) = settings.campaign(name) else { return unknown() };
    let row = object([
        ("CampaignID", text(&campaign.id)),
        ("CampaignName", text(&campaign.name)),
        ("UserName", text(&settings.user_name)),
        ("Position", text(&campaign.position)),
    ]);
    Served::done(Reply::json(object([("status", text("success")), ("message", Json::List(vec![row]))])))
}

fn incomplete() -> Served {
    Served::refused(Reply::status_message("failure", "All parameters are mandatory"))
}

fn unknown() -> Served {
    Served::refused(Reply::status_message("failure", "no record found"))
}

pub(super) fn set_status(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::gateway(core, ask) {
        return served;
    }
    let Some(name) = ask.filled("campaignName").filter(|_| ask.is_on("process")) else {
        return incomplete();
    };
    // Only the two words of `status` are documented.
    let (on, message) = match ask.text("action") {
        "Start" => (true, "Campaign started"),
        "Stop" => (false, "Campaign stopped"),
        _ => return incomplete(),
    };
    if core.world.set_campaign(name, on) {
        Served::done(Reply::status_message("SUCCESS", message))
    } else {
        unknown()
    }
}

pub(super) fn add_lead(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::own(core, ask, auth::as_new_lead) {
        return served;
    }
    let most = core.world.settings.limits.add_campaign_data;
    let minute = Duration::from_secs(60);
    if let Err(seconds) = core.limits.pass("addcampaigndata", most, minute, ask.now) {
        return Served::refused(agents::over_the_limit(seconds));
    }
    let fail = |message| Served::refused(Reply::status_message("FAIL", message));
    let Some(number) = ask.filled("PhoneNumber") else { return fail("Phone Number is Empty!") };
    let lead = NewLead { campaign: ask.text("campaign_name").to_owned(), number: number.to_owned() };
    let success = |message| Served::done(Reply::status_message("SUCCESS", message));
    match core.world.add_lead(lead, ask.is_on("checkDuplicate")) {
        Added::Done if ask.text("action") == "START" => {
            success("Successfully Updated, Progressive was started")
        }
        // This one and the last are made up.
        Added::Done => success("Successfully Updated"),
        Added::Known => Served::refused(Reply::status_message("SUCCESS", "Number Already Exist")),
        Added::DoNotDisturb => fail("PhoneNumber Added is a DND Number"),
        Added::UnknownCampaign => fail("Campaign is Invalid"),
    }
}
