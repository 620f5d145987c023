use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// Text that is no date in any form MaxContact may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotADate;

/// Two days after the smallest date .NET knows, in milliseconds: whatever lies before means "never", in any zone.
const NEVER_UNTIL_MS: i64 = -62_135_596_800_000 + 2 * 86_400_000;

/// Reads a date: `/Date(ms)/`, `/Date(ms+hhmm)/`, ISO 8601 with offset or `Z`, or ISO 8601 without, taken to be in
/// `zone`. `Ok(None)` is .NET's smallest date, which means "never".
pub(crate) fn instant(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>, NotADate> {
    let text = text.trim();
    let at = match text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        Some(inner) => milliseconds(inner)?,
        None => iso(text, zone)?,
    };
    Ok((at.as_millisecond() > NEVER_UNTIL_MS).then_some(at))
}

/// The offset only says which zone the server was in; the milliseconds count in UTC with or without it.
fn milliseconds(inner: &str) -> Result<Timestamp, NotADate> {
    let sign = inner.char_indices().skip(1).find(|(_, c)| matches!(c, '+' | '-'));
    let (ms, offset) = sign.map_or((inner, ""), |(at, _)| inner.split_at(at));
    let offset_is_fine =
        offset.is_empty() || (offset.len() == 5 && offset[1..].bytes().all(|b| b.is_ascii_digit()));
    let ms: i64 = ms.parse().map_err(|_| NotADate)?;
    if !offset_is_fine {
        return Err(NotADate);
    }
    Timestamp::from_millisecond(ms).map_err(|_| NotADate)
}

fn iso(text: &str, zone: &TimeZone) -> Result<Timestamp, NotADate> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    let civil: DateTime = text.parse().map_err(|_| NotADate)?;
    zone.to_timestamp(civil).map_err(|_| NotADate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn london() -> TimeZone {
        TimeZone::get("Europe/London").expect("known")
    }

    fn ms(text: &str) -> Option<i64> {
        instant(text, &london()).expect("a date").map(Timestamp::as_millisecond)
    }

    #[test]
    fn the_offset_in_a_json_date_is_decoration() {
        assert_eq!(ms("/Date(1714554930123)/"), Some(1_714_554_930_123));
        assert_eq!(ms("/Date(1714554930123+0100)/"), Some(1_714_554_930_123));
        assert_eq!(ms("/Date(1714554930123-0330)/"), Some(1_714_554_930_123));
        assert_eq!(ms("/Date(-86400000+0100)/"), Some(-86_400_000));
    }

    #[test]
    fn an_xml_date_counts_its_offset() {
        assert_eq!(ms("2024-05-01T10:15:30.1234567+01:00"), Some(1_714_554_930_123));
        assert_eq!(ms("2024-05-01T09:15:30.123Z"), Some(1_714_554_930_123));
    }

    #[test]
    fn an_xml_date_without_zone_is_in_the_tenants_zone_summer_and_winter() {
        assert_eq!(ms("2024-05-01T10:15:30.1234567"), Some(1_714_554_930_123));
        assert_eq!(ms("2024-01-15T09:00:00"), ms("2024-01-15T09:00:00Z"));
        assert_eq!(ms("2024-03-31T01:30:00"), ms("2024-03-31T01:30:00Z"), "an hour that does not exist");
    }

    #[test]
    fn the_smallest_date_of_dot_net_is_none() {
        for never in [
            "/Date(-62135596800000)/",
            "/Date(-62135596800000+0000)/",
            "0001-01-01T00:00:00",
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+01:00",
        ] {
            assert_eq!(ms(never), None, "{never}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in
            ["", "tomorrow", "/Date()/", "/Date(12+1)/", "/Date(12", "/Date(9999999999999999999)/", "42"]
        {
            assert_eq!(instant(text, &london()), Err(NotADate), "{text}");
        }
    }
}
