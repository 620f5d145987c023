//! What supervisors look at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Body, Request};
use crate::data::CAMPAIGNS;
use crate::handle::Core;
use crate::model::CampaignStatus;

#[derive(Debug, Serialize)]
struct Member<'a> {
    membername: &'a str,
}

#[derive(Debug, Default, Serialize)]
struct Contact<'a> {
    #[serde(rename = "objectName")]
    object_name: &'a str,
    accountcode: &'a str,
    status: &'a str,
    dynamic: bool,
}

impl Core {
    /// An empty `queue` means all campaigns.
    pub(super) fn campaign_status(&self, request: &Request<'_>) -> Body {
        let queue = request.form.filled("queue");
        let asked = CAMPAIGNS.iter().filter(|campaign| queue.is_none_or(|queue| queue == campaign.name));
        let rows: BTreeMap<&str, CampaignStatus> = asked
            .map(|campaign| {
                (campaign.name, self.world.campaign_status(&self.settings, request.now, campaign))
            })
            .collect();
        Body::json(&rows)
    }

    /// The campaign stands in the query although the method is POST.
    pub(super) fn queue_members(&self, request: &Request<'_>) -> Body {
        let queue = request.query.text("queue");
        let known = CAMPAIGNS.iter().any(|campaign| campaign.name == queue);
        let members = self.world.agents().filter(|agent| known && agent.works_on(queue));
        Body::json(&members.map(|agent| Member { membername: &agent.user }).collect::<Vec<_>>())
    }

    /// Its last element is none of the contacts; the one client known passes over it.
    pub(super) fn contact_list(&self) -> Body {
        let mut contacts: Vec<Contact<'_>> = self
            .world
            .agents()
            .map(|agent| Contact {
                object_name: &agent.extension,
                accountcode: &agent.user,
                status: if agent.signed_in { "OK (12 ms)" } else { "UNKNOWN" },
                dynamic: true,
            })
            .collect();
        contacts.push(Contact::default());
        Body::json(&contacts)
    }
}
