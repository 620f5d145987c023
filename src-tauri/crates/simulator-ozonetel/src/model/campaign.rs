//! Campaigns and their leads.

use super::World;
use super::control::same_number;

/// A lead for a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewLead {
    pub(crate) campaign: String,
    pub(crate) number: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    Done,
    Known,
    DoNotDisturb,
    UnknownCampaign,
}

impl World {
    /// Adds a lead to a campaign; `once` looks for its number there first.
    pub(crate) fn add_lead(&mut self, lead: NewLead, once: bool) -> Added {
        if self.settings.campaign(&lead.campaign).is_none() {
            return Added::UnknownCampaign;
        }
        if self.settings.dnd_numbers.iter().any(|number| same_number(number, &lead.number)) {
            return Added::DoNotDisturb;
        }
        let known = |old: &NewLead| old.campaign == lead.campaign && same_number(&old.number, &lead.number);
        if once && self.leads.iter().any(known) {
            return Added::Known;
        }
        self.leads.push(lead);
        Added::Done
    }

    /// Starts or stops a campaign; returns false when there is none.
    pub(crate) fn set_campaign(&mut self, name: &str, on: bool) -> bool {
        let campaign = self.settings.campaigns.iter_mut().find(|campaign| campaign.name == name);
        let position = if on { "READY" } else { "COMPLETED" };
        campaign.map(|campaign| campaign.position = position.to_owned()).is_some()
    }
}
