//! What is remembered for people: the timeline, recent numbers, and how long.

use jiff::Timestamp;
use ringside_domain::ProfileId;
use rusqlite::Transaction;
use uuid::Uuid;

use crate::{
    error::StoreError,
    seal::{Place, Seal},
    types::TimelineEntry,
    values,
    writer::Store,
};

/// How many numbers are remembered for a profile.
const RECENT_NUMBERS: usize = 50;

impl Store {
    /// Adds lines to the timeline, in their order.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn append_timeline(&self, lines: Vec<TimelineEntry>) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "INSERT INTO timeline (at_ms, profile, cause, what) VALUES (?1, ?2, ?3, ?4)";
                let mut statement = file.prepare_cached(sql)?;
                for line in &lines {
                    let at_ms = line.at.as_millisecond();
                    statement.execute((at_ms, line.profile.as_str(), &line.cause, &line.what))?;
                }
                Ok(())
            })
        })
        .await
    }

    /// The timeline of a profile from `since` on, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn timeline(
        &self,
        profile: &ProfileId,
        since: Timestamp,
    ) -> Result<Vec<TimelineEntry>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let mut statement = file.prepare_cached(
                    "SELECT at_ms, cause, what FROM timeline WHERE profile = ?1 AND at_ms >= ?2 ORDER BY at_ms, id",
                )?;
                let mut rows = statement.query((profile.as_str(), since.as_millisecond()))?;
                let mut lines = Vec::new();
                while let Some(row) = rows.next()? {
                    lines.push(TimelineEntry {
                        at: values::time(row, "at_ms")?,
                        profile: profile.clone(),
                        cause: values::get(row, "cause")?,
                        what: values::get(row, "what")?,
                    });
                }
                Ok(lines)
            })
        })
        .await
    }

    /// Remembers a number as the newest one dialled. The oldest beyond 50 is forgotten.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn remember_number(
        &self,
        profile: &ProfileId,
        number: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (profile, number) = (profile.clone(), number.to_owned());
        self.run(move |db| {
            db.transaction(|file, seal| {
                let known = numbers(file, seal, &profile)?;
                let gone = known.iter().enumerate().filter(|(place, (_, old))| {
                    old.as_ref().is_none_or(|old| *old == number) || *place + 1 >= RECENT_NUMBERS
                });
                for (_, (id, _)) in gone {
                    file.prepare_cached("DELETE FROM recent_numbers WHERE id = ?1")?.execute([id])?;
                }
                let id = Uuid::now_v7().to_string();
                let sealed = seal.close(place(&id), number.as_bytes())?;
                let sql = "INSERT INTO recent_numbers (id, profile, at_ms, number) VALUES (?1, ?2, ?3, ?4)";
                file.prepare_cached(sql)?.execute((id, profile.as_str(), at.as_millisecond(), sealed))?;
                Ok(())
            })
        })
        .await
    }

    /// The numbers dialled lately, the newest first, each once.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn recent_numbers(&self, profile: &ProfileId, limit: usize) -> Result<Vec<String>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            let known = db.transaction(|file, seal| numbers(file, seal, &profile))?;
            Ok(known.into_iter().filter_map(|(_, number)| number).take(limit).collect())
        })
        .await
    }

    /// Forgets what ended before `before` and is settled: outcomes delivered, kept as a note or withdrawn, with their
    /// attempts; calls that owe nothing, with their drafts; the timeline, the spans and the numbers of that time; callbacks done
    /// by then, or never made although their time had come by then. What is owed or
    /// not settled stays, however old, with its call. Of what goes no bytes are left in the files.
    ///
    /// Returns how many calls went.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn purge_history(&self, before: Timestamp) -> Result<usize, StoreError> {
        let before = before.as_millisecond();
        self.run(move |db| {
            let (calls, rest) = db.transaction(|file, _| {
                let mut rest = file.execute(
                    "DELETE FROM outbox WHERE state IN ('delivered', 'kept_as_note', 'withdrawn') AND done_ms < ?1",
                    [before],
                )?;
                let calls = file.execute(
                    "DELETE FROM calls WHERE ended_ms < ?1 AND outcome <> 'owed'
                         AND NOT EXISTS (SELECT 1 FROM outbox WHERE call = calls.id OR other_call = calls.id)",
                    [before],
                )?;
                rest += file.execute("DELETE FROM timeline WHERE at_ms < ?1", [before])?;
                rest += file.execute("DELETE FROM spans WHERE until_ms < ?1", [before])?;
                rest += file.execute("DELETE FROM recent_numbers WHERE at_ms < ?1", [before])?;
                rest += file.execute(
                    "DELETE FROM callbacks WHERE coalesce(done_ms, max(at_ms, remind_ms)) < ?1",
                    [before],
                )?;
                Ok((calls, rest))
            })?;
            if calls + rest > 0 {
                db.forget_old_pages()?;
            }
            Ok(calls)
        })
        .await
    }
}

const fn place(row: &str) -> Place<'_> {
    Place { column: "recent_numbers.number", row }
}

/// All remembered numbers with their ids, the newest first; `None` for one that cannot be read.
fn numbers(
    file: &Transaction<'_>,
    seal: &Seal,
    profile: &ProfileId,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let sql = "SELECT id, number FROM recent_numbers WHERE profile = ?1 ORDER BY at_ms DESC, id DESC";
    let mut statement = file.prepare_cached(sql)?;
    let mut rows = statement.query([profile.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = values::get(row, "id")?;
        let stored: Vec<u8> = values::get(row, "number")?;
        let number = seal.open_text(place(&id), Some(&stored));
        found.push((id, number));
    }
    Ok(found)
}
