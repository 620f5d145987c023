//! What the methods that change nothing return.

use super::routes::Reading;
use crate::handle::Core;
use crate::model::{AgentState, Refusal};
use crate::wire::{self, Node};

impl Core {
    pub(super) fn listed(&self, user: i32, list: Reading) -> Result<Node, Refusal> {
        let agent = self.world.agents.get(&user).ok_or(Refusal::UnknownUser)?;
        Ok(match list {
            Reading::Calls => {
                let refuses = !self.settings.rules.list_calls_when_logged_out;
                if agent.state == AgentState::LoggedOut && refuses {
                    return Err(Refusal::LoggedOut);
                }
                wire::calls(&self.world, user, &self.settings.enumerations)
            }
            Reading::Campaigns => wire::campaigns(&self.settings.wire),
            Reading::Users => wire::users(&self.world),
            Reading::ResultCodes => wire::result_codes(),
            Reading::AcdQueues => wire::acd_queues(),
            Reading::LeadPhones { lead } => {
                let lead = self.world.leads.get(lead).ok_or(Refusal::UnknownLead)?;
                wire::lead_phones(lead, self.settings.wire.single_lead_phone)
            }
        })
    }
}
