//! Records of outbound campaigns.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::World;
use super::command::{Args, Done, Refusal};
use crate::data;

const CHANNEL: &str = "/v2/me/outbound";

const PHONE_TYPES: [&str; 12] = [
    "NoContactType",
    "HomePhone",
    "DirectBusinessPhone",
    "BusinessWithExt",
    "Mobile",
    "VacationPhone",
    "Pager",
    "Modem",
    "VoiceMail",
    "PinPager",
    "EmailAddress",
    "InstantMessaging",
];

impl World {
    pub(super) fn on_campaign(
        &mut self,
        now: Timestamp,
        user: &str,
        campaign: &str,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        args.number("applicationId")?;
        let device = args.text("devicePath")?;
        match operation {
            "GetPreviewRecord" => {
                self.references += 1;
                let handle = self.references;
                self.previews.insert(user.to_owned(), handle);
                let record = data::record(handle, campaign, &args.0["applicationId"]);
                self.record_event(now, user, "PreviewRecord", &record, args);
            }
            "EndPreviewSession" => {
                self.previews.remove(user);
                let mut data = json!({
                    "messageType": "OutboundCampaignMessage",
                    "notificationType": "PreviewSessionEnded",
                    "campaign": {
                        "name": campaign,
                        "state": "Running",
                        "applicationId": args.0["applicationId"],
                        "devicePath": device,
                    },
                });
                echo_reference(&mut data, args);
                self.push(now, Some(user), CHANNEL, data);
            }
            _ => return Err(Refusal::unknown_operation(operation)),
        }
        Ok(Done::default())
    }

    pub(super) fn on_records(
        &mut self,
        now: Timestamp,
        user: &str,
        handle: Option<&str>,
        operation: &str,
        args: Args<'_>,
    ) -> Result<Done, Refusal> {
        args.number("applicationId")?;
        let campaign = args.text("campaignName")?;
        args.text("devicePath")?;
        let notification = match (operation, handle) {
            ("RescheduleRecord", Some(_)) => {
                if !matches!(args.text("callbackType")?, "Personal" | "Campaign") {
                    return Err(Refusal::range("callbackType"));
                }
                args.number("timestamp")?;
                "ScheduledRecordRescheduleAcknowledge"
            }
            ("CompleteRecord", Some(_)) => {
                args.text("callingList")?;
                "RecordProcessedAcknowledge"
            }
            ("GetChainedRecord", Some(_)) => "ChainedRecordsDataEnd",
            ("AddRecord", None) => {
                for name in ["callingList", "phoneNumber", "timeZone"] {
                    args.text(name)?;
                }
                if !PHONE_TYPES.contains(&args.text("phoneType")?) {
                    return Err(Refusal::range("phoneType"));
                }
                args.number("from")?;
                args.number("until")?;
                "AddRecordAcknowledge"
            }
            _ => return Err(Refusal::unknown_operation(operation)),
        };
        let number = match handle {
            Some(handle) => {
                let known = handle.parse().ok().filter(|handle| *handle > 0 && *handle <= self.references);
                known.ok_or_else(|| Refusal::unknown("Record"))?
            }
            None => {
                self.references += 1;
                self.references
            }
        };
        let mut record = data::record(number, campaign, &args.0["applicationId"]);
        let said =
            [("callResult", "GSW_CALL_RESULT"), ("timestamp", "GSW_DATE_TIME"), ("phoneNumber", "GSW_PHONE")];
        for (parameter, key) in said {
            if let Some(value) = args.0.get(parameter) {
                record.insert(key.to_owned(), value.clone());
            }
        }
        self.record_event(now, user, notification, &record, args);
        let raw = json!({ "messageType": "DeviceUserEventMessage", "userData": record });
        self.push(now, Some(user), CHANNEL, raw);
        Ok(Done::default())
    }

    fn record_event(
        &mut self,
        now: Timestamp,
        user: &str,
        notification: &str,
        record: &Map<String, Value>,
        args: Args<'_>,
    ) {
        let mut data = json!({
            "messageType": "OutboundRecordMessage",
            "notificationType": notification,
            "record": { "userData": record },
        });
        echo_reference(&mut data, args);
        self.push(now, Some(user), CHANNEL, data);
    }
}

fn echo_reference(data: &mut Value, args: Args<'_>) {
    if let Some(reference) = args.0.get("referenceId") {
        data["referenceId"] = reference.clone();
    }
}
