//! User data, dispositions and the groups they stand in.

use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;
use serde_json::{Value, json};

use super::command::{Args, Done, Refusal};
use super::{Outcome, World};
use crate::data::Group;
use crate::settings::DispositionUrls;

impl World {
    pub(super) fn change_user_data(
        &mut self,
        now: Timestamp,
        uuid: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<(), Refusal> {
        match operation {
            "AttachUserData" => {
                let pairs = args.user_data()?.clone();
                self.change_call(uuid, |call| {
                    for (key, value) in pairs {
                        // A key that is there already is there twice from now on.
                        let key = if call.user_data.contains_key(&key) { format!("{key}_1") } else { key };
                        call.user_data.insert(key, value);
                    }
                });
            }
            "UpdateUserData" => {
                let pairs = args.user_data()?.clone();
                self.change_call(uuid, |call| call.user_data.extend(pairs));
            }
            "DeleteUserDataPair" => {
                let key = args.text("key")?;
                self.change_call(uuid, |call| {
                    call.user_data.remove(key);
                });
            }
            _ => self.change_call(uuid, |call| call.user_data.clear()),
        }
        self.call_event(now, uuid, "AttachedDataChanged");
        Ok(())
    }

    /// `SetCallDisposition`, at the URL of a call or, without one, at the device's.
    pub(super) fn dispose(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: &str,
        url_call: Option<&str>,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        let served = match self.settings.rules.disposition_urls {
            DispositionUrls::Both => true,
            DispositionUrls::Calls => url_call.is_some(),
            DispositionUrls::Devices => url_call.is_none(),
        };
        if !served {
            return Err(Refusal::unknown_operation("SetCallDisposition"));
        }
        let uuid = args.text("callUuid")?;
        let disposition = args.text("disposition")?;
        args.text("callUri")?;
        let uri_call = args.last_segment("callUri").unwrap_or_default();
        let found = self.calls.iter().find(|call| call.user == user && call.uuid == uuid);
        let known_for = Duration::from_secs(self.settings.rules.released_known_s);
        let known = found.filter(|call| {
            let named = call.is_named(uri_call) && url_call.is_none_or(|id| call.is_named(id));
            let gone = call.ended.is_some_and(|ended| now.duration_since(ended).unsigned_abs() > known_for);
            let left_url = self.settings.rules.released_leaves_calls_url && !call.is_live();
            named && !gone && !(left_url && url_call.is_some())
        });
        let call = known.cloned().ok_or_else(|| Refusal::unknown("Call"))?;
        let done = Done::about(&call.uuid);
        if self.settings.trouble.without_effect.iter().any(|name| name == "SetCallDisposition") {
            return Ok(done);
        }
        let key = args.maybe("dispositionKey").unwrap_or(&self.settings.rules.disposition_key).to_owned();
        if call.is_live() {
            self.change_call(&call.uuid, |call| {
                call.user_data.insert(key.clone(), disposition.into());
            });
            self.call_event(now, &call.uuid, "AttachedDataChanged");
        }
        self.outcomes.push(Outcome {
            call: call.uuid.clone(),
            started: call.started,
            user: user.to_owned(),
            at: now,
            by: origin,
            key,
            disposition: disposition.to_owned(),
            user_event: !call.is_live(),
            phone: call.parties.first().cloned().unwrap_or_default(),
        });
        Ok(done)
    }

    pub(super) fn create_disposition(&mut self, group: &str, args: Args<'_>) -> Result<Done, Refusal> {
        let (name, label) = (args.text("name")?, args.text("displayName")?);
        let group = find_group(&mut self.groups, group).ok_or_else(|| Refusal::unknown("Group"))?;
        if group.dispositions.iter().any(|known| known.1 == name) {
            return Err(Refusal::exists("Disposition"));
        }
        let id = format!("{}-{}", group.id, group.dispositions.len() + 101);
        group.dispositions.push((id.clone(), name.to_owned(), label.to_owned()));
        let answer = json!({ "id": id }).as_object().cloned().unwrap_or_default();
        Ok(Done { answer, ..Done::default() })
    }

    pub(super) fn delete_disposition(&mut self, group: &str, id: &str) -> Result<Done, Refusal> {
        let group = find_group(&mut self.groups, group).ok_or_else(|| Refusal::unknown("Group"))?;
        let before = group.dispositions.len();
        group.dispositions.retain(|known| known.0 != id);
        if group.dispositions.len() == before {
            Err(Refusal::unknown("Disposition"))
        } else {
            Ok(Done::default())
        }
    }

    /// `IdentifyUCSContact`: the answer names a reference, an event has the result.
    pub(super) fn identify(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        if operation != "IdentifyUCSContact" {
            return Err(Refusal::unknown_operation(operation));
        }
        self.references += 1;
        let reference = self.references;
        let named = |name: &str| args.maybe(name).filter(|text| !text.is_empty());
        let known = crate::data::CUSTOMERS.iter().position(|(last_name, number)| {
            named("phoneNumber") == Some(number) || named("lastName") == Some(last_name)
        });
        let create =
            args.0.get("createContactEnabled").is_some_and(|value| *value == "true" || *value == true);
        let data = match known {
            Some(at) => json!({ "referenceId": reference, "contactId": format!("0000Ka8X{at:08}") }),
            None if create => {
                json!({ "referenceId": reference, "contactId": format!("0000Kb1Y{reference:08}") })
            }
            None => json!({ "referenceId": reference, "errorMessage": "UCS request failed" }),
        };
        let channel = self.settings.push.ucs_channel.clone();
        self.push(now, Some(user), &channel, data);
        let answer: serde_json::Map<String, Value> =
            [("referenceId".to_owned(), reference.into())].into_iter().collect();
        Ok(Done { answer, ..Done::default() })
    }
}

pub(crate) fn find_group<'a>(groups: &'a mut [Group], id: &str) -> Option<&'a mut Group> {
    for group in groups {
        if group.id == id {
            return Some(group);
        }
        if let Some(found) = find_group(&mut group.groups, id) {
            return Some(found);
        }
    }
    None
}
