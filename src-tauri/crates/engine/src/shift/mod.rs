//! The figures of a shift, counted from what the data file holds: pure, with time and zone handed in.

mod hours;
#[cfg(test)]
mod tests;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::{Timestamp, tz::TimeZone};
use ringside_domain::{CallId, Catalogue, CodeKind, Direction};
use ringside_ipc::{
    BreakTotalView, CodeKindWord, HistoryCallView, OutcomeCountView, PastOutcomeWord, ShiftView, TimesView,
};
use ringside_numbers::Region;
use ringside_store::{Doing, OutcomeState, PastCall, Span, StoredCall};

/// How long nothing has to be done for the next shift to begin.
const BETWEEN_SHIFTS_MS: i64 = 4 * 3_600_000;
/// How long a shift is at most.
const LONGEST_SHIFT_MS: i64 = 24 * 3_600_000;

/// The time a shift can have begun at the earliest.
pub(crate) fn earliest(now: Timestamp) -> Timestamp {
    ms(now.as_millisecond() - LONGEST_SHIFT_MS)
}

/// When the shift under way began: after the last long time in which nothing was done. A night shift goes on over
/// midnight. One that has not begun begins now.
pub(crate) fn begin(spans: &[Span], now: Timestamp) -> Timestamp {
    let mut begin = None;
    let mut last = i64::MIN;
    for span in spans {
        let from = span.from.max(earliest(now)).as_millisecond();
        if from.saturating_sub(last) >= BETWEEN_SHIFTS_MS {
            begin = Some(from);
        }
        last = last.max(span.until.as_millisecond());
    }
    let over = now.as_millisecond().saturating_sub(last) >= BETWEEN_SHIFTS_MS;
    begin.filter(|_| !over).map_or(now, ms)
}

/// The figures of the shift since `since`.
pub(crate) fn figures(
    spans: &[Span],
    calls: &[PastCall],
    (since, now): (Timestamp, Timestamp),
    zone: &TimeZone,
    catalogue: &Catalogue,
    break_limit_ms: Option<u64>,
) -> ShiftView {
    let mut times = TimesView::default();
    let mut breaks = BTreeMap::<&str, (u32, u64)>::new();
    for span in spans {
        let length = within(span, since.as_millisecond(), now.as_millisecond());
        *part(&mut times, span.doing) += length;
        if let Some(reason) = span.reason.as_deref().filter(|_| length > 0) {
            let total = breaks.entry(reason).or_default();
            *total = (total.0 + 1, total.1 + length);
        }
    }
    let mut breaks: Vec<_> = breaks
        .into_iter()
        .map(|(name, (count, total_ms))| BreakTotalView { name: name.to_owned(), count, total_ms })
        .collect();
    breaks.sort_by_key(|total| Reverse(total.total_ms));
    ShiftView {
        since_ms: since.as_millisecond(),
        until_ms: now.as_millisecond(),
        calls: count(calls.len()),
        times,
        hours: hours::of(spans, calls, (since, now), zone),
        outcomes: outcomes(calls, catalogue),
        owed: count(calls.iter().filter(|past| past.call.outcome == OutcomeState::Owed).count()),
        breaks,
        break_limit_ms,
    }
}

/// The calls of a shift to show, with how long each was talked.
pub(crate) fn history(calls: &[PastCall], spans: &[Span], region: Region) -> Vec<HistoryCallView> {
    let mut talked = BTreeMap::<CallId, u64>::new();
    let mut taken = BTreeSet::<CallId>::new();
    for span in spans {
        let Some(call) = span.call else { continue };
        match span.doing {
            Doing::Talk => *talked.entry(call).or_default() += within(span, i64::MIN, i64::MAX),
            Doing::Hold | Doing::WrapUp => {}
            Doing::Ringing | Doing::Ready | Doing::NotReady | Doing::Break => continue,
        }
        taken.insert(call);
    }
    // Only a call that was offered and not taken ends without owing anything.
    let missed = |call: &StoredCall| {
        call.direction != Some(Direction::Outbound)
            && call.ended.is_some()
            && call.outcome == OutcomeState::None
            && !taken.contains(&call.id)
    };
    let view = |PastCall { call, outcome }: &PastCall| HistoryCallView {
        call: call.id.to_string(),
        inbound: call.direction.map(|direction| direction == Direction::Inbound),
        number: call.number.as_ref().map(|number| ringside_numbers::for_person(number, region)),
        name: call.name.clone(),
        queue: call.queue.clone(),
        started_ms: call.started.as_millisecond(),
        ended_ms: call.ended.map(Timestamp::as_millisecond),
        talk_ms: talked.get(&call.id).copied().unwrap_or_default(),
        missed: missed(call),
        outcome: match call.outcome {
            OutcomeState::None => PastOutcomeWord::None,
            OutcomeState::Owed => PastOutcomeWord::Owed,
            OutcomeState::Saved => PastOutcomeWord::Saved,
            OutcomeState::Dropped => PastOutcomeWord::Dropped,
        },
        label: outcome.as_ref().map(|outcome| outcome.label().to_owned()),
    };
    calls.iter().map(view).collect()
}

fn outcomes(calls: &[PastCall], catalogue: &Catalogue) -> Vec<OutcomeCountView> {
    let mut counted = BTreeMap::<&str, OutcomeCountView>::new();
    for outcome in calls.iter().filter_map(|past| past.outcome.as_ref()) {
        // What the vendor says of a code today goes for all, so that one code stands in one place.
        let says = catalogue.get(&outcome.code).map(|known| known.kind).or(outcome.kind).map(kind);
        let view = counted.entry(&outcome.code).or_insert_with(|| OutcomeCountView {
            label: outcome.label().to_owned(),
            kind: None,
            count: 0,
        });
        view.kind = view.kind.or(says);
        view.count += 1;
    }
    let mut views: Vec<_> = counted.into_values().collect();
    views.sort_by_key(|view| Reverse(view.count));
    views
}

const fn kind(kind: CodeKind) -> CodeKindWord {
    match kind {
        CodeKind::Success => CodeKindWord::Success,
        CodeKind::Callback => CodeKindWord::Callback,
        CodeKind::CallAgain => CodeKindWord::CallAgain,
        CodeKind::Transfer => CodeKindWord::Transfer,
        CodeKind::Other => CodeKindWord::Other,
    }
}

/// Milliseconds of a span that lie between two times.
fn within(span: &Span, from_ms: i64, until_ms: i64) -> u64 {
    let (from, until) = (span.from.as_millisecond().max(from_ms), span.until.as_millisecond().min(until_ms));
    u64::try_from(until.saturating_sub(from)).unwrap_or_default()
}

const fn part(times: &mut TimesView, doing: Doing) -> &mut u64 {
    match doing {
        Doing::Ready => &mut times.ready_ms,
        Doing::NotReady => &mut times.not_ready_ms,
        Doing::Break => &mut times.break_ms,
        Doing::Ringing => &mut times.ringing_ms,
        Doing::Talk => &mut times.talk_ms,
        Doing::Hold => &mut times.hold_ms,
        Doing::WrapUp => &mut times.wrap_up_ms,
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A time by its milliseconds; one outside the range of times is its end.
fn ms(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(if ms < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
