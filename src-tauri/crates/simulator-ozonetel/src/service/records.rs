//! Records of calls that are over. GET with a JSON body.

use std::time::Duration;

use super::ask::Ask;
use super::{Served, agents, auth};
use crate::handle::Core;
use crate::model::Call;
use crate::wire::{Json, Reply, digits, object, text};

/// Days back that can be read.
const DAYS_KEPT: i64 = 15;

/// The largest page.
const LARGEST_PAGE: usize = 500;

pub(super) fn abandoned(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::gateway(core, ask) {
        return served;
    }
    let world = &core.world;
    let rows = world.finished().filter(|call| call.answered.is_none()).map(|call| world.abandoned(call));
    let members = [("message", Json::List(rows.collect())), ("status", text("success"))];
    Served::done(Reply::json(object(members)))
}

pub(super) fn of_a_day(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = admit(core, ask) {
        return served;
    }
    match chosen(core, ask, true) {
        Ok(calls) => {
            let rows = calls.into_iter().map(|call| core.world.cdr(call)).collect();
            Served::done(Reply::json(object([("details", Json::List(rows)), ("status", text("success"))])))
        }
        Err(refused) => Served::refused(refused),
    }
}

pub(super) fn of_a_call(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = admit(core, ask) {
        return served;
    }
    // Made up, as this call is known from its users alone.
    if ask.filled("ucid").is_none() {
        return Served::refused(Reply::message_status("Missing ucid", "fail"));
    }
    let with_dates = ask.filled("fromDate").is_some() || ask.filled("toDate").is_some();
    match chosen(core, ask, with_dates) {
        Ok(calls) => {
            let rows = calls.into_iter().map(|call| core.world.cdr(call)).collect();
            Served::done(Reply::json(object([("details", Json::List(rows)), ("status", text("success"))])))
        }
        Err(refused) => Served::refused(refused),
    }
}

pub(super) fn paged(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = admit(core, ask) {
        return served;
    }
    match chosen(core, ask, true) {
        Ok(calls) => {
            let number = |name| ask.filled(name).and_then(|text| text.parse::<usize>().ok());
            let size = number("pageSize").unwrap_or(LARGEST_PAGE).clamp(1, LARGEST_PAGE);
            let page = number("pageNo").unwrap_or(1).max(1);
            let total = calls.len();
            let rows = calls.into_iter().skip((page - 1).saturating_mul(size)).take(size);
            let rows = rows.map(|call| core.world.cdr(call)).collect();
            let count = if total == 0 { Json::Digits("0".to_owned()) } else { digits(&total.to_string()) };
            let members = [("details", Json::List(rows)), ("totalCount", count), ("status", text("success"))];
            Served::done(Reply::json(object(members)))
        }
        Err(refused) => Served::refused(refused),
    }
}

fn admit(core: &mut Core, ask: &Ask) -> Result<(), Served> {
    auth::own(core, ask, auth::as_call_records)?;
    let most = core.world.settings.limits.call_records;
    core.limits
        .pass("fetchcdr", most, Duration::from_secs(60), ask.now)
        .map_err(|seconds| Served::refused(agents::over_the_limit(seconds)))
}

/// The calls that are over and meant.
fn chosen<'a>(core: &'a Core, ask: &Ask, with_dates: bool) -> Result<Vec<&'a Call>, Reply> {
    let world = &core.world;
    let fail = |message: &str| Reply::message_status(message, "fail");
    let (from, to) = (ask.text("fromDate"), ask.text("toDate"));
    let span = if with_dates {
        if from.is_empty() || to.is_empty() {
            return Err(fail("Missing fromDate and toDate"));
        }
        let read = |name: &str, text: &str| {
            let message =
                format!("Invalid {name} format. Please pass the date in the format yyyy-MM-dd HH:mm:ss");
            agents::moment(core, text).ok_or_else(|| fail(&message))
        };
        let (begin, end) = (read("fromDate", from)?, read("toDate", to)?);
        // The rules about the day are documented, these sentences are made up.
        if from.get(..10) != to.get(..10) || begin > end {
            return Err(fail("fromDate and toDate should be on the same day"));
        }
        if ask.now.duration_since(begin).as_hours() > DAYS_KEPT * 24 {
            return Err(fail("Only the last 15 days can be fetched"));
        }
        Some((begin, end))
    } else {
        None
    };
    if ask.filled("campaignName").is_some_and(|name| world.settings.campaign(name).is_none()) {
        return Err(fail("Invalid campaignName"));
    }
    let is = |name: &str, value: &str| ask.filled(name).is_none_or(|wanted| wanted == value);
    let fits = |call: &&Call| {
        span.is_none_or(|(begin, end)| begin <= call.started && call.started <= end)
            && is("ucid", &call.ucid)
            && is("monitorUCID", &call.monitor_ucid)
            && is("campaignName", &call.campaign)
            && is("callType", call.type_word())
            && is("status", call.status())
    };
    Ok(world.finished().filter(fits).collect())
}
