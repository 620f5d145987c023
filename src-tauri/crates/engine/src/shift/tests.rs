use ringside_domain::{CallId, Disposition, DispositionCode, ProfileId, Requirements};
use ringside_ipc::HourView;
use uuid::Uuid;

use super::*;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone")
}

/// A time as the clock on a wall in that zone shows it.
fn at(zone: &TimeZone, text: &str) -> Timestamp {
    let shown: jiff::civil::DateTime = text.parse().expect("a time");
    zone.to_ambiguous_timestamp(shown).compatible().expect("in range")
}

fn span(from: Timestamp, minutes: i64, doing: Doing) -> Span {
    let until = ms(from.as_millisecond() + minutes * 60_000);
    Span { from, until, doing, reason: (doing == Doing::Break).then(|| "Lunch".to_owned()), call: None }
}

fn call(started: Timestamp, outcome: Option<&str>) -> PastCall {
    PastCall {
        call: StoredCall {
            id: CallId(Uuid::now_v7()),
            profile: ProfileId::new("north"),
            vendor_call: None,
            direction: Some(Direction::Inbound),
            number: Some("+442079460123".into()),
            name: None,
            queue: Some("Renewals".into()),
            lead: None,
            started,
            ended: Some(started),
            outcome: if outcome.is_some() { OutcomeState::Saved } else { OutcomeState::Owed },
        },
        outcome: outcome.map(|code| Disposition::new(code.into(), vec![format!("Label {code}")])),
    }
}

fn counted(spans: &[Span], calls: &[PastCall], now: Timestamp, zone: &TimeZone) -> ShiftView {
    figures(spans, calls, (begin(spans, now), now), zone, &Catalogue::default(), None)
}

/// The hours as the clock shows them, with their minutes of talk.
fn talk_by_hour(shift: &ShiftView, zone: &TimeZone) -> Vec<(String, u64)> {
    let shown = |start_ms| ms(start_ms).to_zoned(zone.clone()).strftime("%d %H:%M %z").to_string();
    shift.hours.iter().map(|hour| (shown(hour.start_ms), hour.times.talk_ms / 60_000)).collect()
}

#[test]
fn time_goes_to_the_hours_it_was_spent_in() {
    let london = zone("Europe/London");
    let eight = at(&london, "2026-03-04T08:50");
    let spans = [
        span(eight, 20, Doing::Talk),
        span(at(&london, "2026-03-04T09:10"), 5, Doing::Hold),
        span(at(&london, "2026-03-04T09:15"), 10, Doing::WrapUp),
        span(at(&london, "2026-03-04T09:25"), 15, Doing::Break),
        span(at(&london, "2026-03-04T09:40"), 5, Doing::Break),
    ];
    let calls = [call(eight, Some("SALE")), call(at(&london, "2026-03-04T09:05"), None)];
    let shift = counted(&spans, &calls, at(&london, "2026-03-04T10:01"), &london);
    assert_eq!(shift.since_ms, eight.as_millisecond());
    let minutes: Vec<_> = shift
        .hours
        .iter()
        .map(|HourView { calls, times, .. }| {
            (*calls, [times.talk_ms, times.hold_ms, times.wrap_up_ms, times.break_ms].map(|ms| ms / 60_000))
        })
        .collect();
    assert_eq!(minutes, [(1, [10, 0, 0, 0]), (1, [10, 5, 10, 20]), (0, [0, 0, 0, 0])]);
    assert_eq!((shift.calls, shift.owed), (2, 1));
    assert_eq!(shift.breaks, [BreakTotalView { name: "Lunch".into(), count: 2, total_ms: 20 * 60_000 }]);
}

#[test]
fn a_call_is_missed_that_was_offered_and_is_over_with_nothing_done_on_it() {
    let london = zone("Europe/London");
    let nine = at(&london, "2026-03-04T09:00");
    let nobody = || {
        let mut past = call(nine, None);
        past.call.outcome = OutcomeState::None;
        past
    };
    let (offered, mut up, mut dialled, taken, owed) =
        (nobody(), nobody(), nobody(), nobody(), call(nine, None));
    up.call.ended = None;
    dialled.call.direction = Some(Direction::Outbound);
    let on = |past: &PastCall, doing| Span { call: Some(past.call.id), ..span(nine, 1, doing) };
    let spans = [on(&offered, Doing::Ringing), on(&taken, Doing::Ringing), on(&taken, Doing::Hold)];
    let calls = history(&[offered, up, dialled, taken, owed], &spans, Region::GB);
    assert_eq!(calls.iter().map(|call| call.missed).collect::<Vec<_>>(), [true, false, false, false, false]);
}

#[test]
fn a_night_shift_goes_on_over_midnight() {
    let kolkata = zone("Asia/Kolkata");
    let evening = at(&kolkata, "2026-03-04T22:30");
    let spans = [
        span(at(&kolkata, "2026-03-04T09:00"), 120, Doing::Talk),
        span(evening, 60, Doing::Talk),
        span(at(&kolkata, "2026-03-04T23:30"), 90, Doing::Talk),
    ];
    let shift = counted(&spans, &[], at(&kolkata, "2026-03-05T01:05"), &kolkata);
    assert_eq!(shift.since_ms, evening.as_millisecond(), "the morning was another shift");
    let expected =
        [("04 22:00 +0530", 30), ("04 23:00 +0530", 60), ("05 00:00 +0530", 60), ("05 01:00 +0530", 0)];
    assert_eq!(talk_by_hour(&shift, &kolkata), expected.map(|(hour, minutes)| (hour.to_owned(), minutes)));
}

#[test]
fn the_hour_a_clock_goes_through_twice_is_two_hours() {
    let london = zone("Europe/London");
    let midnight = at(&london, "2026-10-25T00:30");
    let shift = counted(&[span(midnight, 180, Doing::Talk)], &[], at(&london, "2026-10-25T02:45"), &london);
    let expected =
        [("25 00:00 +0100", 30), ("25 01:00 +0100", 60), ("25 01:00 +0000", 60), ("25 02:00 +0000", 30)];
    assert_eq!(talk_by_hour(&shift, &london), expected.map(|(hour, minutes)| (hour.to_owned(), minutes)));
    assert_eq!(shift.times.talk_ms, 180 * 60_000);
}

#[test]
fn the_hour_a_clock_leaves_out_does_not_come() {
    let london = zone("Europe/London");
    let midnight = at(&london, "2026-03-29T00:30");
    let shift = counted(&[span(midnight, 60, Doing::Talk)], &[], at(&london, "2026-03-29T02:20"), &london);
    let expected = [("29 00:00 +0000", 30), ("29 02:00 +0100", 20)];
    assert_eq!(talk_by_hour(&shift, &london), expected.map(|(hour, minutes)| (hour.to_owned(), minutes)));
}

#[test]
fn hours_add_up_to_the_whole_where_clocks_are_set_by_half_an_hour() {
    let lord_howe = zone("Australia/Lord_Howe");
    let before = at(&lord_howe, "2026-04-05T00:40");
    let now = ms(before.as_millisecond() + 240 * 60_000);
    let shift = counted(&[span(before, 240, Doing::Talk)], &[], now, &lord_howe);
    let sum: u64 = shift.hours.iter().map(|hour| hour.times.talk_ms).sum();
    assert_eq!(sum, 240 * 60_000);
    assert!(shift.hours.windows(2).all(|pair| pair[0].start_ms < pair[1].start_ms));
}

#[test]
fn a_shift_begins_after_four_hours_of_nothing_and_is_a_day_long_at_most() {
    let utc = TimeZone::UTC;
    let start = at(&utc, "2026-03-04T06:00");
    let pause = |minutes: i64| {
        let spans = [
            span(start, 30, Doing::Ready),
            span(ms(start.as_millisecond() + minutes * 60_000), 30, Doing::Ready),
        ];
        begin(&spans, spans[1].until)
    };
    assert_eq!(pause(30 + 239), start);
    assert_eq!(pause(30 + 240), ms(start.as_millisecond() + 270 * 60_000));

    let endless = [span(start, 48 * 60, Doing::Ready)];
    let now = endless[0].until;
    assert_eq!(begin(&endless, now), earliest(now));
    let shift = counted(&endless, &[], now, &utc);
    assert_eq!(shift.times.ready_ms, 24 * 3_600_000);
}

#[test]
fn after_four_hours_without_anything_no_shift_is_under_way() {
    let utc = TimeZone::UTC;
    let start = at(&utc, "2026-03-04T06:00");
    let now = at(&utc, "2026-03-04T12:00");
    assert_eq!(begin(&[span(start, 30, Doing::Talk)], now), now);
    assert_eq!(begin(&[], now), now);
    let shift = counted(&[span(start, 30, Doing::Talk)], &[], now, &utc);
    assert_eq!((shift.times, shift.hours.len()), (TimesView::default(), 1));
}

#[test]
fn outcomes_are_counted_by_code_and_named_with_what_they_say() {
    let now = at(&TimeZone::UTC, "2026-03-04T12:00");
    let calls = [call(now, Some("NO")), call(now, Some("SALE")), call(now, Some("SALE")), call(now, None)];
    let sale = DispositionCode {
        code: "SALE".into(),
        path: vec!["Sale".into()],
        kind: CodeKind::Success,
        requires: Requirements::default(),
        default_sales: None,
    };
    let shift = figures(&[], &calls, (now, now), &TimeZone::UTC, &Catalogue { codes: vec![sale] }, None);
    let counted: Vec<_> =
        shift.outcomes.iter().map(|one| (one.label.as_str(), one.kind, one.count)).collect();
    assert_eq!(counted, [("Label SALE", Some(CodeKindWord::Success), 2), ("Label NO", None, 1)]);
}

#[test]
fn while_the_vendors_list_is_not_there_an_outcome_says_what_it_said_when_it_was_saved() {
    let now = at(&TimeZone::UTC, "2026-03-04T12:00");
    let mut calls = [call(now, Some("SALE")), call(now, Some("SALE"))];
    let of = |calls: &[PastCall], catalogue: &Catalogue| {
        figures(&[], calls, (now, now), &TimeZone::UTC, catalogue, None).outcomes[0].kind
    };
    assert_eq!(of(&calls, &Catalogue::default()), None);
    calls[1].outcome.as_mut().expect("an outcome").kind = Some(CodeKind::Callback);
    assert_eq!(of(&calls, &Catalogue::default()), Some(CodeKindWord::Callback));
}

#[test]
fn a_call_of_the_history_says_how_long_it_was_talked() {
    let now = at(&TimeZone::UTC, "2026-03-04T12:00");
    let past = [call(now, Some("SALE"))];
    let on = |span: Span| Span { call: Some(past[0].call.id), ..span };
    let spans = [
        on(span(now, 2, Doing::Talk)),
        on(span(now, 5, Doing::Hold)),
        on(span(now, 1, Doing::Talk)),
        span(now, 9, Doing::Talk),
    ];
    let region = Region::GB;
    let views = history(&past, &spans, region);
    assert_eq!(views[0].talk_ms, 180_000);
    assert_eq!(views[0].number.as_deref(), Some("+44 20 7946 0123"));
    assert_eq!((views[0].outcome, views[0].label.as_deref()), (PastOutcomeWord::Saved, Some("Label SALE")));
}
