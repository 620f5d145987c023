use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::Json;

/// Above this, a Unix time counts milliseconds.
const MILLISECONDS: i64 = 100_000_000_000;

/// A moment: Unix time in seconds or milliseconds, as number or text, or a date with time, in `zone` unless it names
/// its own. `None` for anything else, and for no time written as 0.
pub(crate) fn instant(value: &Json, zone: &TimeZone) -> Option<Timestamp> {
    match value.integer() {
        Some(unix) if unix <= 0 => None,
        Some(unix) if unix > MILLISECONDS => Timestamp::from_millisecond(unix).ok(),
        Some(unix) => Timestamp::from_second(unix).ok(),
        None => {
            let text = value.text()?;
            if let Ok(at) = text.parse::<Timestamp>() {
                return Some(at);
            }
            let civil: DateTime = text.parse().ok()?;
            zone.to_timestamp(civil).ok()
        }
    }
}
