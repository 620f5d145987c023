use std::time::Duration;

use ringside_vendor::{ScheduledCall, VendorErrorKind};
use ringside_vendor_http::Failure;
use serde::Serialize;

use crate::{
    config::OutboundOptions,
    error::invalid,
    map::RECORD_HANDLE,
    model::KnownCall,
    site::Site,
    wire::{AddRecord, RescheduleRecord},
};

/// How long the outbound server may take to say that it has heard.
const HEARS_WITHIN: Duration = Duration::from_secs(4);
/// A record that may be dialled all day long, as in the vendor's sample.
const ALL_DAY: (u32, u32) = (0, 86_339);

impl Site {
    /// Gives a call to the outbound server: the record of a call it made is moved to another time, any other number
    /// becomes a new record for as soon as possible. Neither is ever sent twice.
    pub(crate) async fn schedule(&self, call: &ScheduledCall) -> Result<(), Failure> {
        let settled = self.config().settled.outbound.as_ref();
        let outbound = settled.ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        let device_path = format!("/devices/{}", self.own_device().await?);
        let reference = uuid::Uuid::new_v4().simple().to_string();
        match (&call.at, self.record_of(&call.number)) {
            (Some(callback), Some((handle, campaign))) => {
                let operation = RescheduleRecord {
                    application_id: outbound.application_id,
                    campaign_name: campaign.as_deref().unwrap_or(call.campaign.as_str()),
                    device_path: &device_path,
                    reference_id: &reference,
                    callback_type: if call.for_me { "Personal" } else { "Campaign" },
                    timestamp: callback.at.as_second(),
                };
                self.acknowledged(&["me", "outbound-records", &handle], &operation, &reference).await
            }
            (Some(_), None) => {
                Err(invalid("only a call the outbound server made can be moved to another time"))
            }
            (None, _) => {
                let number = self.to_dial(&call.number)?;
                let operation = add(outbound, call, &number, &device_path, &reference)?;
                self.acknowledged(&["me", "outbound-records"], &operation, &reference).await
            }
        }
    }

    /// The record of a call with this number, and its campaign: the newest first.
    fn record_of(&self, number: &str) -> Option<(String, Option<String>)> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let wanted = digits(number);
        let same = |known: &&KnownCall| {
            let phone = known.call.datum("GSW_PHONE");
            let mut numbers = known.call.participants.iter().chain(&phone);
            !wanted.is_empty() && numbers.any(|number| ends_alike(&digits(number), &wanted))
        };
        let calls = self.model.calls();
        let known =
            calls.iter().rev().filter(same).find(|known| known.call.datum(RECORD_HANDLE).is_some())?;
        Some((known.call.datum(RECORD_HANDLE)?, known.call.datum("GSW_CAMPAIGN_NAME")))
    }

    async fn acknowledged(
        &self,
        path: &[&str],
        operation: &impl Serialize,
        reference: &str,
    ) -> Result<(), Failure> {
        let order = self.rest.post(path, operation)?;
        // Said before it is sent: the word may come before the answer.
        let word = self.wait_for(reference);
        self.exchange(&order).await?;
        match tokio::time::timeout(HEARS_WITHIN, word).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Failure::new(VendorErrorKind::TimedOut)
                .perhaps_reached()
                .detail("the outbound server has not said that it heard")),
        }
    }
}

fn add<'a>(
    outbound: &'a OutboundOptions,
    call: &'a ScheduledCall,
    number: &'a str,
    device_path: &'a str,
    reference: &'a str,
) -> Result<AddRecord<'a>, Failure> {
    let (Some(calling_list), Some(time_zone)) = (&outbound.calling_list, &outbound.time_zone) else {
        return Err(invalid("options.outbound.calling_list and time_zone are needed for new records"));
    };
    Ok(AddRecord {
        application_id: outbound.application_id,
        campaign_name: call.campaign.as_str(),
        device_path,
        reference_id: reference,
        calling_list,
        phone_number: number,
        time_zone,
        phone_type: &outbound.phone_type,
        from: ALL_DAY.0,
        until: ALL_DAY.1,
    })
}

/// Whether two spellings mean the same number: their last nine digits agree, or all of the shorter one.
fn ends_alike(a: &str, b: &str) -> bool {
    let length = a.len().min(b.len()).min(9);
    length > 0 && a.get(a.len() - length..) == b.get(b.len() - length..)
}
