//! What is posted, member by member in the order of the vendor's samples.

use serde::Serialize;
use serde_json::{Map, Value};

/// An operation without parameters, and every agent state: its name is the state's own.
#[derive(Debug, Serialize)]
pub(crate) struct Named<'a> {
    #[serde(rename = "operationName")]
    pub(crate) operation: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "StartContactCenterSession")]
pub(crate) struct StartContactCenterSession<'a> {
    pub(crate) channels: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) login_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) queue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_path: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "AfterCallWork")]
pub(crate) struct AfterCallWork {
    /// Seconds, as text.
    pub(crate) wrap_up_time: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Destination<'a> {
    pub(crate) phone_number: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "Dial")]
pub(crate) struct Dial<'a> {
    pub(crate) destination: Destination<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) outbound_caller_id: Option<&'a str>,
}

/// The transfers and conferences that name a third party.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ToDestination<'a> {
    #[serde(rename = "operationName")]
    pub(crate) operation: &'a str,
    pub(crate) destination: Destination<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "SwapCalls")]
pub(crate) struct SwapCalls<'a> {
    pub(crate) other_call_uri: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "SendDtmf")]
pub(crate) struct SendDtmf<'a> {
    pub(crate) digits: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "UpdateUserData")]
pub(crate) struct UpdateUserData {
    pub(crate) user_data: Map<String, Value>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "DeleteUserDataPair")]
pub(crate) struct DeleteUserDataPair<'a> {
    pub(crate) key: &'a str,
}

/// Source: seed, sample request.
#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "SetCallDisposition")]
pub(crate) struct SetCallDisposition<'a> {
    pub(crate) call_uri: &'a str,
    pub(crate) call_uuid: &'a str,
    pub(crate) disposition: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) disposition_key: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Monitoring<'a> {
    #[serde(rename = "operationName")]
    pub(crate) operation: &'a str,
    pub(crate) target_device_uri: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "RescheduleRecord")]
pub(crate) struct RescheduleRecord<'a> {
    pub(crate) application_id: i64,
    pub(crate) campaign_name: &'a str,
    pub(crate) device_path: &'a str,
    pub(crate) reference_id: &'a str,
    pub(crate) callback_type: &'a str,
    /// Seconds since 1970.
    pub(crate) timestamp: i64,
}

#[derive(Debug, Serialize)]
#[serde(tag = "operationName", rename_all = "camelCase", rename = "AddRecord")]
pub(crate) struct AddRecord<'a> {
    pub(crate) application_id: i64,
    pub(crate) campaign_name: &'a str,
    pub(crate) device_path: &'a str,
    pub(crate) reference_id: &'a str,
    pub(crate) calling_list: &'a str,
    pub(crate) phone_number: &'a str,
    pub(crate) time_zone: &'a str,
    pub(crate) phone_type: &'a str,
    /// Seconds of the day.
    pub(crate) from: u32,
    pub(crate) until: u32,
}
