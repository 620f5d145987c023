use jiff::Timestamp;
use ringside_simulator_kit::Origin;
use serde::{Deserialize, Serialize};

use super::World;
use crate::settings::{RepeatedGuid, Settings};

/// A disposition the vendor holds, by the vendor's own names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposition {
    /// When it was set.
    pub at: Timestamp,
    /// Who set it.
    pub by: Origin,
    /// With its marker.
    pub campaign: String,
    /// User name.
    pub agent: String,
    /// The contact's number.
    pub callerid: String,
    /// The call's id.
    pub guid: String,
    /// Level 1.
    pub l1: String,
    /// Level 2, or empty.
    pub l2: String,
    /// Level 3, or empty.
    pub l3: String,
    /// Extra data.
    pub d1: String,
    /// Extra data.
    pub d2: String,
    /// The note.
    pub comment: String,
    /// When to call again, exactly as it was sent.
    pub schedule: String,
    /// The dialer to call again with.
    pub camptoreschedule: String,
    /// Text for a tag.
    pub tag: String,
}

/// A number that a dialer is to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialerRecord {
    /// When it was added.
    pub at: Timestamp,
    /// The service that added it: `dispositioncall`, `dialertask` or `scheduledialercall`.
    pub service: String,
    /// When to call, exactly as it was sent; `None` is as soon as possible.
    pub calldate: Option<String>,
    /// The dialer, with its marker.
    pub campaign: String,
    /// The number.
    pub destination: String,
    /// More numbers, joined with colons.
    pub alternatives: String,
    /// Extension of the wanted agent: `agent` of DialerTask, `agentphone` of ScheduleDialerCall.
    pub agentphone: String,
    /// `k=v`, joined with colons.
    pub data: String,
}

impl World {
    /// Keeps a disposition, with the callback it asks for.
    pub(crate) fn dispose(&mut self, settings: &Settings, disposition: Disposition) {
        if settings.disposition.repeated_guid == RepeatedGuid::Replace {
            self.dispositions.retain(|held| held.guid != disposition.guid);
        }
        if !disposition.schedule.is_empty() {
            self.dialer_records.push(DialerRecord {
                at: disposition.at,
                service: "dispositioncall".to_owned(),
                calldate: Some(disposition.schedule.clone()),
                campaign: disposition.camptoreschedule.clone(),
                destination: disposition.callerid.clone(),
                alternatives: String::new(),
                agentphone: String::new(),
                data: String::new(),
            });
        }
        if settings.rules.disposition_ends_wrap_up {
            self.wrapped_up(disposition.at, &disposition.guid);
        }
        self.dispositions.push(disposition);
    }
}
