//! Records for dialers: one form field whose value is a JSON object.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Body, Done, Request, date_time};
use crate::data::campaign_named;
use crate::handle::Core;
use crate::model::{DialerRecord, Refusal};

/// Every key of DialerTask, in the documented order.
const TASK_KEYS: [&str; 9] =
    ["calldate", "campaign", "destination", "alternatives", "agent", "data", "source", "bulk", "automatic"];

/// `call` of DialerTask.
#[derive(Debug, Deserialize)]
struct Task {
    calldate: Option<String>,
    campaign: String,
    destination: String,
    #[serde(default)]
    alternatives: String,
    #[serde(default)]
    agent: String,
    #[serde(default)]
    data: String,
}

/// `callschedule` of ScheduleDialerCall.
#[derive(Debug, Deserialize)]
struct Schedule {
    calldate: String,
    campaign: String,
    destination: String,
    #[serde(default)]
    alternatives: String,
    #[serde(default)]
    agentphone: String,
    #[serde(default)]
    data: String,
}

impl Core {
    pub(super) fn dialer_task(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let members = object(request, "call")?;
        if self.settings.dialer.all_keys && TASK_KEYS.iter().any(|key| !members.contains_key(*key)) {
            return Err(Refusal("a key is absent"));
        }
        let flag = |name| members.get(name).is_none_or(Value::is_boolean);
        if !flag("bulk") || !flag("automatic") {
            return Err(Refusal("a flag is no boolean"));
        }
        let task: Task = read(members)?;
        let calldate = task.calldate.filter(|text| !text.is_empty());
        let phone = self.add_record(DialerRecord {
            at: request.now,
            service: "dialertask".to_owned(),
            calldate,
            campaign: task.campaign,
            destination: task.destination,
            alternatives: task.alternatives,
            agentphone: task.agent,
            data: task.data,
        })?;
        let body = self.undocumented(Body::bare("1"));
        Ok(Done { phone: Some(phone), ..body.into() })
    }

    pub(super) fn schedule_dialer_call(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let schedule: Schedule = read(object(request, "callschedule")?)?;
        let phone = self.add_record(DialerRecord {
            at: request.now,
            service: "scheduledialercall".to_owned(),
            calldate: Some(schedule.calldate),
            campaign: schedule.campaign,
            destination: schedule.destination,
            alternatives: schedule.alternatives,
            agentphone: schedule.agentphone,
            data: schedule.data,
        })?;
        Ok(Done { phone: Some(phone), ..Body::bare("1").into() })
    }

    /// Keeps a record that passes the checks and returns its number.
    fn add_record(&mut self, record: DialerRecord) -> Result<String, Refusal> {
        let checks = &self.settings.dialer;
        if checks.campaign && campaign_named(&record.campaign).is_none() {
            return Err(Refusal("unknown campaign"));
        }
        if record.destination.is_empty() {
            return Err(Refusal("destination is empty"));
        }
        if checks.calldate && record.calldate.as_deref().is_some_and(|text| date_time(text).is_none()) {
            return Err(Refusal("calldate is no date"));
        }
        let phone = record.destination.clone();
        self.world.dialer_records.push(record);
        Ok(phone)
    }
}

fn object(request: &Request<'_>, name: &str) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_str(request.form.text(name)).map_err(|_| Refusal("not a JSON object"))
}

fn read<T: for<'de> Deserialize<'de>>(members: Map<String, Value>) -> Result<T, Refusal> {
    serde_json::from_value(Value::Object(members)).map_err(|_| Refusal("a key is absent or of a wrong type"))
}
