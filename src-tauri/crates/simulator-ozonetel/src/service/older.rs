//! The older versions of the Disposition API, for accounts that were not moved.

use jiff::tz::TimeZone;

use super::Served;
use super::ask::Ask;
use super::disposition::{Version, set};
use crate::handle::Core;
use crate::model::{Callback, moment};
use crate::wire::{Json, Reply, object, text};

fn is_authentic(core: &Core, ask: &Ask) -> bool {
    let settings = &core.world.settings;
    ask.text("customer") == settings.user_name && ask.text("apiKey") == settings.api_key
}

fn failed(details: &str) -> Reply {
    Reply::json(object([("status", text("Fail")), ("details", text(details))]))
}

/// The first version: the list of a campaign, and nothing else. All campaigns have the dispositions of the account.
pub(super) fn list(core: &mut Core, ask: &Ask) -> Served {
    if !is_authentic(core, ask) {
        return Served::locked_out(failed("Authentication fails"));
    }
    let action = ask.text("action");
    if action != "get" {
        return Served::refused(failed(&format!("Invalid action->{action}")));
    }
    let settings = &core.world.settings;
    let campaign = ask.text("campaignID");
    let known = settings.campaigns.iter().any(|known| known.id == campaign);
    if !known || settings.dispositions.is_empty() {
        let message =
            format!("No disposition found for campaign ID: {campaign} and user: {}", settings.user_name);
        return Served::refused(Reply::status_message("Fail", &message));
    }
    let names = settings.dispositions.iter().map(|disposition| text(&disposition.name)).collect();
    Served::done(Reply::json(object([("status", text("Success")), ("details", Json::List(names))])))
}

/// The second version, as a script: other names for account and key, other words.
pub(super) fn second(core: &mut Core, ask: &Ask) -> Served {
    let version =
        Version { older: true, rewrites: false, callback: |core, _, text| core.world.callback(text) };
    script(core, ask, &version, "Set")
}

/// The third version: changes a disposition later too, and reads another format of time with a zone.
pub(super) fn third(core: &mut Core, ask: &Ask) -> Served {
    let callback = |_: &Core, ask: &Ask, text: &str| {
        let name = ask.filled("callBackTimeZone").unwrap_or("Asia/Kolkata");
        let zone = TimeZone::get(name).ok();
        let at = zone.and_then(|zone| moment(text, "00/00/0000 00:00:00", "%m/%d/%Y %H:%M:%S", &zone));
        Callback { text: text.to_owned(), at }
    };
    script(core, ask, &Version { older: true, rewrites: true, callback }, "set")
}

fn script(core: &mut Core, ask: &Ask, version: &Version, word: &str) -> Served {
    if !is_authentic(core, ask) {
        return Served::locked_out(Reply::details_status("Authentication fails", "Fail"));
    }
    let action = ask.text("action");
    let strict = core.world.settings.rules.strict_action_case;
    if action == word || (!strict && action.eq_ignore_ascii_case(word)) {
        set(core, ask, version)
    } else {
        Served::refused(Reply::details_status(&format!("Invalid action->{action}"), "Fail"))
    }
}
