use ringside_domain::{Colleague, Queue, QueueId, UserId};
use ringside_vendor::{DirectoryEntry, Target};
use ringside_vendor_http::{Failure, Lane};

use crate::{
    site::Site,
    wire::{Contact, members},
};

/// How many entries of the directory are asked for at once.
const SHOWN: &str = "100";

impl Site {
    async fn contacts(&self, query: &[(&str, &str)]) -> Result<Vec<Contact>, Failure> {
        let order = self.rest.get(&["contacts"], query, Lane::List);
        let received = self.exchange(&order).await?;
        Ok(members(&received.body, "contacts", Contact::read)?.unwrap_or_default())
    }

    /// Whom a call can be passed to: other users, queues and what the site has added, one entry for each number.
    pub(crate) async fn directory(&self, search: &str) -> Result<Vec<DirectoryEntry>, Failure> {
        // A star is the vendor's wildcard.
        let search: String = search.trim().chars().filter(|c| *c != '*').collect();
        let pattern = if search.is_empty() { "*".to_owned() } else { format!("*{search}*") };
        let query = [
            ("filterName", "NamesOrPhoneNumberMatches"),
            ("filterParameters", pattern.as_str()),
            ("limit", SHOWN),
        ];
        let me = self.config().login.as_str();
        let mut entries = Vec::new();
        for contact in self.contacts(&query).await? {
            if contact.user_name.as_deref() == Some(me) {
                continue;
            }
            let user = contact.is_user.then(|| UserId::new(contact.id.clone()));
            let name = contact.name.unwrap_or(contact.id);
            let several = contact.numbers.len() > 1;
            for (number, description) in contact.numbers {
                let name = match description {
                    Some(description) if several => format!("{name} ({description})"),
                    _ => name.clone(),
                };
                entries.push(DirectoryEntry {
                    target: Target::Number(number.clone()),
                    name,
                    number: Some(number),
                    user: user.clone(),
                });
            }
        }
        Ok(entries)
    }

    pub(crate) async fn queues(&self) -> Result<Vec<Queue>, Failure> {
        let contacts = self.contacts(&[("type", "Queue")]).await?;
        Ok(contacts
            .into_iter()
            .map(|contact| Queue {
                name: contact.name.unwrap_or_else(|| contact.id.clone()),
                id: QueueId::new(contact.id),
                active: None,
            })
            .collect())
    }

    pub(crate) async fn colleagues(&self) -> Result<Vec<Colleague>, Failure> {
        let me = self.config().login.as_str();
        let contacts = self.contacts(&[("type", "User")]).await?;
        Ok(contacts
            .into_iter()
            .filter(|contact| contact.user_name.as_deref() != Some(me))
            .map(|contact| Colleague {
                name: contact.name.unwrap_or_else(|| contact.id.clone()),
                id: UserId::new(contact.id),
            })
            .collect())
    }
}
