use jiff::{Timestamp, tz::TimeZone};

use super::{Json, WireError, time::instant};

/// The longest name of a break that is shown.
const LONGEST_NAME: usize = 60;

/// What `agentOnBreak` says of an agent who is on break.
///
/// Source: seed, "Check Agent Break"; the content of `breakDetail` is not documented, its members are inferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OnBreak {
    /// The break's name, where one could be found.
    pub(crate) name: Option<String>,
    /// Since when.
    pub(crate) since: Option<Timestamp>,
}

impl OnBreak {
    /// The agent whose break it is, and the break; `None` for `on_break: 0`.
    pub(crate) fn read(data: &Json, zone: &TimeZone) -> Result<(Option<String>, Option<Self>), WireError> {
        let agent = data.get("agent_id").and_then(Json::text);
        let on_break = data.get("on_break").ok_or(WireError::Missing("on_break"))?;
        match on_break.integer() {
            Some(0) => return Ok((agent, None)),
            Some(1) => {}
            _ => return Err(WireError::Odd("on_break")),
        }
        let detail = data.get("breakDetail").unwrap_or(&Json::Null);
        let name = match detail {
            Json::Text(_) => detail.text(),
            _ => ["break_name", "breakName", "name", "reason", "type"]
                .iter()
                .find_map(|name| detail.get(name).and_then(Json::text)),
        };
        let since = ["start_time", "startTime", "sTime"]
            .iter()
            .find_map(|name| detail.get(name).and_then(|value| instant(value, zone)));
        let name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        Ok((agent, Some(Self { name, since })))
    }
}

/// What `checkAgentInWrapUp` says of an agent in wrap-up.
///
/// Source: docs, AP-13.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrapUp {
    /// When it ends by the vendor's clock.
    pub(crate) ends: Option<Timestamp>,
    /// The call being wrapped up.
    pub(crate) call: Option<String>,
    /// The customer's number.
    pub(crate) number: Option<String>,
}

impl WrapUp {
    /// `None` for `response: 0`. `now` is the vendor's clock, for answers that tell only how long there is left.
    pub(crate) fn read(data: &Json, now: Timestamp) -> Result<Option<Self>, WireError> {
        let response = data.get("response").ok_or(WireError::Missing("response"))?;
        match response.integer() {
            Some(0) => return Ok(None),
            Some(1) => {}
            _ => return Err(WireError::Odd("response")),
        }
        let left = || {
            let seconds = data.get("currentDuration")?.integer().filter(|left| *left >= 0)?;
            Timestamp::from_second(now.as_second().checked_add(seconds)?).ok()
        };
        let ends = data.get("wrapETime").and_then(|value| instant(value, &TimeZone::UTC)).or_else(left);
        let text = |name| data.get(name).and_then(Json::text);
        Ok(Some(Self { ends, call: text("callId"), number: text("cNumber") }))
    }
}
