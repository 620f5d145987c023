//! The callbacks nobody made, as a table.

use jiff::{Timestamp, tz::TimeZone};
use ringside_ipc::{CallbackEntryView, Language, Text};

use super::{shown, span};

/// From when on after the time that was agreed one counts as missed, wherever its reminder was put off to.
const MISSED_AFTER_MS: i64 = 30 * 60_000;

/// What was due and is not dialled, the longest overdue first.
pub(super) fn table(
    entries: &[CallbackEntryView],
    now: Timestamp,
    zone: &TimeZone,
    language: Language,
) -> Vec<Vec<String>> {
    let overdue_ms = |entry: &CallbackEntryView| now.as_millisecond() - entry.at_ms;
    let missed =
        |entry: &&CallbackEntryView| entry.called_ms.is_none() && overdue_ms(entry) >= MISSED_AFTER_MS;
    let mut missed: Vec<_> = entries.iter().filter(missed).collect();
    missed.sort_by_key(|entry| entry.at_ms);
    let head = [
        "export-agreed",
        "export-zone",
        "export-overdue",
        "export-put-off",
        "export-number",
        "export-name",
        "export-queue",
        "export-outcome",
        "export-note",
    ];
    let rows = missed.into_iter().map(|entry| {
        let put_off = (entry.remind_ms > entry.at_ms).then(|| shown(entry.remind_ms, zone));
        vec![
            shown(entry.at_ms, zone),
            entry.zone.clone(),
            span(overdue_ms(entry).unsigned_abs()),
            put_off.unwrap_or_default(),
            entry.number.clone().unwrap_or_default(),
            entry.name.clone().unwrap_or_default(),
            entry.queue.clone().unwrap_or_default(),
            entry.outcome.clone(),
            entry.note.clone().unwrap_or_default(),
        ]
    });
    std::iter::once(head.map(|key| Text::new(key).render(language)).to_vec()).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use ringside_ipc::CallbackWord;

    use super::*;

    fn agreed(name: &str, at: &str) -> CallbackEntryView {
        let at: Timestamp = at.parse().unwrap();
        CallbackEntryView {
            callback: name.into(),
            state: CallbackWord::Missed,
            name: Some(name.into()),
            number: Some("01632 960123".into()),
            lead: None,
            queue: Some("Support".into()),
            outcome: "Call back".into(),
            note: None,
            at_ms: at.as_millisecond(),
            zone: "Europe/Madrid".into(),
            remind_ms: at.as_millisecond(),
            called_ms: None,
        }
    }

    #[test]
    fn what_was_due_and_not_called_stands_there_with_since_when_the_longest_overdue_first() {
        let now: Timestamp = "2026-03-04T12:00:00Z".parse().unwrap();
        let put_off = CallbackEntryView {
            remind_ms: now.as_millisecond() + 1,
            ..agreed("Put off", "2026-03-04T11:00:00Z")
        };
        let called = CallbackEntryView { called_ms: Some(0), ..agreed("Called", "2026-03-04T09:00:00Z") };
        let entries = [
            agreed("Just due", "2026-03-04T11:30:01Z"),
            put_off,
            called,
            agreed("Since yesterday", "2026-03-03T12:00:00Z"),
            agreed("To come", "2026-03-05T12:00:00Z"),
        ];
        let rows = table(&entries, now, &TimeZone::UTC, Language::English);
        assert_eq!(rows[0][..3], ["Agreed for", "Zone", "Overdue by"]);
        assert_eq!(
            rows[1][..6],
            ["2026-03-03 12:00:00", "Europe/Madrid", "24:00:00", "", "01632 960123", "Since yesterday"]
        );
        assert_eq!((rows[2][2].as_str(), rows[2][5].as_str()), ("1:00:00", "Put off"));
        assert_eq!(rows[2][3], "2026-03-04 12:00:00");
        assert_eq!(rows.len(), 3);
    }
}
