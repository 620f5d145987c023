//! Calls and figures of a shift as a table for a spreadsheet.

mod missed;

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};

use csv::{Terminator, WriterBuilder};
use jiff::{Timestamp, tz::TimeZone};
use ringside_config::Folders;
use ringside_ipc::{
    ErrorCode, ExportWord, HistoryCallView, Language, PastOutcomeWord, SessionReply, SessionRequest,
    ShiftView, Text, UiError,
};
use ringside_logging::{Saved, WriteError, write_new};

use crate::{host::Host, support::not_written};

/// What spreadsheets take for the beginning of a formula.
const BEGINS_FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

impl Host {
    /// Writes calls or figures of the shift of a session.
    pub(crate) async fn export(
        &self,
        session: &str,
        what: ExportWord,
        folder: Option<String>,
    ) -> Result<SessionReply, UiError> {
        let asked = match what {
            ExportWord::History => SessionRequest::History,
            ExportWord::Shift => SessionRequest::Shift,
            ExportWord::MissedCallbacks => SessionRequest::Callbacks,
        };
        let (zone, language) = (TimeZone::system(), self.language().await);
        let (stem, rows) = match Box::pin(self.session(session, asked)).await? {
            SessionReply::History { calls, .. } => ("ringside-calls", of_calls(&calls, &zone, language)),
            SessionReply::Shift { shift } => ("ringside-shift", of_shift(&shift, &zone, language)),
            SessionReply::Callbacks { entries } => {
                ("ringside-missed-callbacks", missed::table(&entries, Timestamp::now(), &zone, language))
            }
            _ => return Err(UiError::new(ErrorCode::NotFound)),
        };
        let folder = folder.map_or_else(Folders::downloads, |folder| Some(PathBuf::from(folder.trim())));
        // What is no whole path would count from wherever the program was started.
        let folder = folder.filter(|folder| folder.is_absolute());
        let folder = folder.ok_or_else(|| not_written(&WriteError::NoFolder))?;
        let stem = format!("{stem}-{}", Timestamp::now().to_zoned(zone).strftime("%Y-%m-%d-%H%M"));
        let written = tokio::task::spawn_blocking(move || save(&folder, &stem, &rows)).await;
        match written.map_err(|error| WriteError::Other(error.into())).flatten() {
            Ok(saved) => Ok(SessionReply::Exported { path: saved.path.display().to_string() }),
            Err(error) => {
                tracing::warn!(%error, "a table of the shift was not written");
                Err(not_written(&error))
            }
        }
    }

    /// The language of what is written for this computer's user.
    async fn language(&self) -> Language {
        let by_user = self.inner.state.lock().await.settings.language;
        match self.inner.policy.language.or(by_user) {
            Some(ringside_config::Language::English) => Language::English,
            Some(ringside_config::Language::Spanish) => Language::Spanish,
            Some(ringside_config::Language::Hindi) => Language::Hindi,
            None => Language::first_of(sys_locale::get_locales()).unwrap_or_default(),
        }
    }
}

fn save(folder: &Path, stem: &str, rows: &[Vec<String>]) -> Result<Saved, WriteError> {
    write_new(folder, stem, "csv", |file: &mut File| {
        // Without it a spreadsheet takes letters beyond English for those of an older code.
        file.write_all("\u{feff}".as_bytes())?;
        let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
        for row in rows {
            table.write_record(row.iter().map(|cell| harmless(cell))).map_err(std::io::Error::from)?;
        }
        table.flush()?;
        Ok(())
    })
}

/// A cell no spreadsheet takes for a formula, as its names and numbers come from outside.
fn harmless(cell: &str) -> String {
    if cell.starts_with(BEGINS_FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

fn of_calls(calls: &[HistoryCallView], zone: &TimeZone, language: Language) -> Vec<Vec<String>> {
    let say = |key: &str| Text::new(key).render(language);
    let head = [
        "export-began",
        "export-ended",
        "export-direction",
        "export-number",
        "export-name",
        "export-queue",
        "export-talk",
        "export-outcome",
    ];
    let rows = calls.iter().map(|call| {
        let direction =
            call.inbound.map(|inbound| say(if inbound { "export-inbound" } else { "export-outbound" }));
        let outcome = call.label.clone().or_else(|| match call.outcome {
            PastOutcomeWord::Owed => Some(say("export-owed")),
            PastOutcomeWord::None if call.missed => Some(say("export-missed")),
            PastOutcomeWord::None | PastOutcomeWord::Saved | PastOutcomeWord::Dropped => None,
        });
        vec![
            shown(call.started_ms, zone),
            call.ended_ms.map(|ended| shown(ended, zone)).unwrap_or_default(),
            direction.unwrap_or_default(),
            call.number.clone().unwrap_or_default(),
            call.name.clone().unwrap_or_default(),
            call.queue.clone().unwrap_or_default(),
            span(call.talk_ms),
            outcome.unwrap_or_default(),
        ]
    });
    std::iter::once(head.map(say).to_vec()).chain(rows).collect()
}

fn of_shift(shift: &ShiftView, zone: &TimeZone, language: Language) -> Vec<Vec<String>> {
    let say = |key: &str| Text::new(key).render(language);
    let head = [
        "export-hour",
        "export-calls",
        "export-talk",
        "export-hold",
        "export-wrap-up",
        "export-break",
        "export-ready",
        "export-not-ready",
        "export-ringing",
    ];
    let rows = shift.hours.iter().map(|hour| {
        let times = &hour.times;
        let times = [
            times.talk_ms,
            times.hold_ms,
            times.wrap_up_ms,
            times.break_ms,
            times.ready_ms,
            times.not_ready_ms,
            times.ringing_ms,
        ];
        let mut row = vec![shown(hour.start_ms, zone), hour.calls.to_string()];
        row.extend(times.map(span));
        row
    });
    std::iter::once(head.map(say).to_vec()).chain(rows).collect()
}

/// A time as every spreadsheet reads it.
fn shown(at_ms: i64, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(at_ms).map(|at| at.to_zoned(zone.clone()));
    at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
}

/// A span as every spreadsheet reads it.
fn span(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use ringside_ipc::{HourView, TimesView};

    use super::*;

    fn call(name: &str, number: &str) -> HistoryCallView {
        HistoryCallView {
            call: "c".into(),
            inbound: Some(true),
            number: Some(number.into()),
            name: Some(name.into()),
            queue: Some("Renewals, north".into()),
            started_ms: 1_772_611_200_000,
            ended_ms: None,
            talk_ms: 3_723_000,
            missed: false,
            outcome: PastOutcomeWord::Owed,
            label: None,
        }
    }

    fn written(rows: &[Vec<String>]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let saved = save(folder.path(), "table", rows).unwrap();
        assert_eq!(saved.path, folder.path().join("table.csv"));
        std::fs::read_to_string(saved.path).unwrap()
    }

    #[test]
    fn calls_become_lines_a_spreadsheet_reads() {
        let missed = HistoryCallView {
            ended_ms: Some(1_772_611_230_000),
            talk_ms: 0,
            missed: true,
            outcome: PastOutcomeWord::None,
            ..call("Luz Prueba", "020 7946 0141")
        };
        let calls = [call("Ana \"Ejemplo\"", "020 7946 0188"), missed];
        let text = written(&of_calls(&calls, &TimeZone::UTC, Language::English));
        let (head, rest) = text.split_once("\r\n").unwrap();
        assert_eq!(head, "\u{feff}Began,Ended,Direction,Number,Name,Queue or campaign,Talk,Outcome");
        let row = "2026-03-04 08:00:00,,inbound,020 7946 0188,\"Ana \"\"Ejemplo\"\"\",\"Renewals, north\",1:02:03,still owed\r\n";
        let missed = "2026-03-04 08:00:00,2026-03-04 08:00:30,inbound,020 7946 0141,Luz Prueba,\"Renewals, north\",0:00:00,missed\r\n";
        assert_eq!(rest, format!("{row}{missed}"));
    }

    #[test]
    fn what_comes_from_outside_is_no_formula() {
        for begin in BEGINS_FORMULA {
            let name = format!("{begin}cmd|' /C calc'!A0");
            let text =
                written(&of_calls(&[call(&name, "+44 20 7946 0188")], &TimeZone::UTC, Language::English));
            let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let row = table.records().next().unwrap().unwrap();
            assert_eq!(row.get(4), Some(format!("'{name}").as_str()));
            assert_eq!(row.get(3), Some("'+44 20 7946 0188"));
        }
    }

    #[test]
    fn hours_become_lines_in_the_language_of_the_bar() {
        let times = TimesView { talk_ms: 600_000, break_ms: 61_000, ..TimesView::default() };
        let shift = ShiftView {
            since_ms: 1_772_611_200_000,
            until_ms: 1_772_614_800_000,
            calls: 3,
            times,
            hours: vec![HourView { start_ms: 1_772_611_200_000, calls: 3, times }],
            outcomes: Vec::new(),
            owed: 0,
            breaks: Vec::new(),
            break_limit_ms: None,
        };
        let text = written(&of_shift(&shift, &TimeZone::UTC, Language::Spanish));
        assert!(text.starts_with("\u{feff}Hora,Llamadas,Conversación,"), "{text}");
        assert!(text.contains("\r\n2026-03-04 08:00:00,3,0:10:00,0:00:00,0:00:00,0:01:01,"), "{text}");
    }

    #[test]
    fn one_table_is_never_written_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let rows = [vec!["one".to_owned()]];
        let first = save(folder.path(), "table", &rows).unwrap();
        let second = save(folder.path(), "table", &rows).unwrap();
        assert_ne!(first.path, second.path);
    }
}
