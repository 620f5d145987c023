use jiff::{Timestamp, ToSpan as _, Unit, Zoned, ZonedRound, tz::TimeZone};
use ringside_ipc::{HourView, TimesView};
use ringside_store::{PastCall, Span};

use super::{part, within};

/// The hours of the agent's own clock that a shift lies in. An hour the clock goes through twice comes twice, and one it
/// leaves out does not come.
pub(super) fn of(
    spans: &[Span],
    calls: &[PastCall],
    (since, now): (Timestamp, Timestamp),
    zone: &TimeZone,
) -> Vec<HourView> {
    let mut hours = Vec::new();
    let mut start = hour_of(since, zone);
    while start <= now {
        let end = next(start, zone);
        let bounds = (start.as_millisecond(), end.as_millisecond());
        let mut times = TimesView::default();
        for span in spans {
            let from = bounds.0.max(since.as_millisecond());
            *part(&mut times, span.doing) += within(span, from, bounds.1.min(now.as_millisecond()));
        }
        // A call that was up when the shift began counts in its first hour.
        let begun = |past: &&PastCall| (start..end).contains(&past.call.started.max(since));
        let calls = super::count(calls.iter().filter(begun).count());
        hours.push(HourView { start_ms: bounds.0, calls, times });
        start = end;
    }
    hours
}

fn hour_of(at: Timestamp, zone: &TimeZone) -> Timestamp {
    begin_of(&at.to_zoned(zone.clone())).unwrap_or(at)
}

fn next(start: Timestamp, zone: &TimeZone) -> Timestamp {
    let later = start.saturating_add(1.hour()).unwrap_or(Timestamp::MAX);
    // Where the clock is set by less than an hour, the hour after is shorter.
    begin_of(&later.to_zoned(zone.clone())).filter(|begin| *begin > start).unwrap_or(later)
}

fn begin_of(at: &Zoned) -> Option<Timestamp> {
    let down = ZonedRound::new().smallest(Unit::Hour).mode(jiff::RoundMode::Trunc);
    at.round(down).ok().map(|begin| begin.timestamp()).filter(|begin| *begin <= at.timestamp())
}
