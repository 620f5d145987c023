//! DispositionCall.

use ringside_simulator_kit::Origin;

use super::{Body, Done, Request, date_time};
use crate::data::{self, Placed, campaign_named};
use crate::form::Form;
use crate::handle::Core;
use crate::model::{Call, Disposition, Refusal};
use crate::settings::{RepeatedGuid, TreeCheck};
use crate::tokens::Session;

/// The fields, in the order the documents give them.
const FIELDS: [&str; 13] = [
    "campaign",
    "agent",
    "callerid",
    "guid",
    "l1",
    "l2",
    "l3",
    "d1",
    "d2",
    "comment",
    "schedule",
    "camptoreschedule",
    "tag",
];

const REQUIRED: [&str; 5] = ["campaign", "agent", "callerid", "guid", "l1"];

/// What a careful client would not have sent, whether or not the vendor takes it.
pub(super) fn defects(form: &Form) -> Vec<String> {
    let mut defects = Vec::new();
    for name in FIELDS {
        match form.count(name) {
            0 => defects.push(format!("{name} is absent")),
            1 => {}
            _ => defects.push(format!("{name} is repeated")),
        }
    }
    for name in form.names().filter(|name| !FIELDS.contains(name)) {
        defects.push(format!("{name} is no field"));
    }
    if form.has_raw_marker() {
        defects.push("a marker is not percent-encoded".to_owned());
    }
    if data::place(form.text("campaign"), levels(form)) == Placed::Inner {
        defects.push("the path ends above a leaf".to_owned());
    }
    defects
}

fn levels(form: &Form) -> [&str; 3] {
    ["l1", "l2", "l3"].map(|level| form.text(level))
}

impl Core {
    pub(super) fn disposition_call(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        self.check(request, session)?;
        let text = |name| request.form.text(name).to_owned();
        let disposition = Disposition {
            at: request.now,
            by: Origin::Api,
            campaign: text("campaign"),
            agent: text("agent"),
            callerid: text("callerid"),
            guid: text("guid"),
            l1: text("l1"),
            l2: text("l2"),
            l3: text("l3"),
            d1: text("d1"),
            d2: text("d2"),
            comment: text("comment"),
            schedule: text("schedule"),
            camptoreschedule: text("camptoreschedule"),
            tag: text("tag"),
        };
        self.world.dispose(&self.settings, disposition);
        Ok(Body::quoted("OK").into())
    }

    fn check(&self, request: &Request<'_>, session: Option<&Session>) -> Result<(), Refusal> {
        let (form, checks) = (&request.form, &self.settings.disposition);
        let agent = form.text("agent");
        if checks.content_type && !request.is_form {
            return Err(Refusal("body is not declared a form"));
        }
        if checks.required && REQUIRED.iter().any(|name| form.filled(name).is_none()) {
            return Err(Refusal("a required field is missing or empty"));
        }
        // The documents' own samples repeat d2 where d1 belongs, so that much must pass.
        let excused = |name: &str| name == "d1" && form.count("d2") > 1;
        if checks.all_keys && FIELDS.iter().any(|name| form.count(name) == 0 && !excused(name)) {
            return Err(Refusal("a key is absent"));
        }
        if checks.campaign && campaign_named(form.text("campaign")).is_none() {
            return Err(Refusal("unknown campaign"));
        }
        if checks.agent && self.world.agent(agent).is_none() {
            return Err(Refusal("unknown agent"));
        }
        self.owned(session, agent)?;
        let call = self.world.call(form.text("guid"));
        if checks.guid && call.is_none() {
            return Err(Refusal("unknown guid"));
        }
        let placed = data::place(form.text("campaign"), levels(form));
        match (checks.tree, placed) {
            (TreeCheck::Off, _) | (_, Placed::Leaf) | (TreeCheck::Path, Placed::Inner) => {}
            (TreeCheck::Leaf, Placed::Inner) => return Err(Refusal("the path ends above a leaf")),
            (_, Placed::Nowhere) => return Err(Refusal("not a path in the tree")),
        }
        self.check_schedule(request)?;
        if checks.ended_calls_only && call.is_some_and(Call::is_up) {
            return Err(Refusal("the call has not ended"));
        }
        let guid = form.text("guid");
        let repeated = self.world.dispositions.iter().any(|held| held.guid == guid);
        if repeated && checks.repeated_guid == RepeatedGuid::Refuse {
            return Err(Refusal("the call has a disposition"));
        }
        Ok(())
    }

    fn check_schedule(&self, request: &Request<'_>) -> Result<(), Refusal> {
        let (form, checks) = (&request.form, &self.settings.disposition);
        let (schedule, campaign) = (form.text("schedule"), form.text("camptoreschedule"));
        let read = date_time(schedule);
        if checks.schedule && !schedule.is_empty() && read.is_none() {
            return Err(Refusal("schedule is no date"));
        }
        if checks.camptoreschedule && !campaign.is_empty() && campaign_named(campaign).is_none() {
            return Err(Refusal("unknown camptoreschedule"));
        }
        let here = request.now.to_zoned(self.zone.clone()).datetime();
        if checks.future_schedule && read.is_some_and(|read| read <= here) {
            return Err(Refusal("schedule has passed"));
        }
        if checks.schedule_needs_campaign && !schedule.is_empty() && campaign.is_empty() {
            return Err(Refusal("schedule without camptoreschedule"));
        }
        Ok(())
    }
}
