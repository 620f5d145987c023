//! When wrap-ups end, and by whose clock.

use jiff::Timestamp;
use ringside_domain::{CallId, ProfileId};
use rusqlite::{ErrorCode, OptionalExtension as _, params};

use crate::{
    error::StoreError,
    types::{Extension, WrapUpEnd},
    values,
    writer::Store,
};

impl Store {
    /// Keeps when the wrap-up of a call ends; `None` when nobody says any more that it does.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn keep_wrap_up(&self, call: CallId, end: Option<WrapUpEnd>) -> Result<(), StoreError> {
        let call = call.to_string();
        self.run(move |db| {
            db.transaction(|file, _| {
                let Some(WrapUpEnd { known, ends, policy }) = end else {
                    file.prepare_cached("DELETE FROM wrap_ups WHERE call = ?1")?.execute([&call])?;
                    return Ok(());
                };
                let (known, ends) = (known.as_millisecond(), ends.as_millisecond());
                let sql = "INSERT OR REPLACE INTO wrap_ups (call, known_ms, ends_ms, policy) VALUES (?1, ?2, ?3, ?4)";
                let row = params![call, known, ends, values::at_end_word(policy)];
                match file.prepare_cached(sql)?.execute(row) {
                    Ok(_) => Ok(()),
                    Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                        Err(StoreError::NotFound)
                    }
                    Err(error) => Err(error.into()),
                }
            })
        })
        .await
    }

    /// The ends of the wrap-ups of calls that owe their outcomes, the earliest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn wrap_ups(&self, profile: &ProfileId) -> Result<Vec<(CallId, WrapUpEnd)>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let mut statement = file.prepare_cached(
                    "SELECT w.call, w.known_ms, w.ends_ms, w.policy FROM wrap_ups w JOIN calls c ON c.id = w.call
                     WHERE c.profile = ?1 AND c.outcome = 'owed' ORDER BY w.ends_ms, w.call",
                )?;
                let mut rows = statement.query([profile.as_str()])?;
                let mut ends = Vec::new();
                while let Some(row) = rows.next()? {
                    let call = values::call_id(&values::get::<String>(row, "call")?)?;
                    let known: Timestamp = values::time(row, "known_ms")?;
                    let policy = values::at_end(&values::get::<String>(row, "policy")?)?;
                    ends.push((call, WrapUpEnd { known, ends: values::time(row, "ends_ms")?, policy }));
                }
                Ok(ends)
            })
        })
        .await
    }

    /// Keeps how the agent has put off the end of a call's wrap-up.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn keep_extension(&self, call: CallId, extension: Extension) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql =
                    "INSERT OR REPLACE INTO wrap_up_extensions (call, times, extra_ms) VALUES (?1, ?2, ?3)";
                let extra_ms = i64::try_from(extension.extra_ms).unwrap_or(i64::MAX);
                let row = (call.to_string(), extension.times, extra_ms);
                match file.prepare_cached(sql)?.execute(row) {
                    Ok(_) => Ok(()),
                    Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                        Err(StoreError::NotFound)
                    }
                    Err(error) => Err(error.into()),
                }
            })
        })
        .await
    }

    /// How the ends of wrap-ups were put off, of calls that owe their outcomes.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn extensions(&self, profile: &ProfileId) -> Result<Vec<(CallId, Extension)>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let mut statement = file.prepare_cached(
                    "SELECT e.call, e.times, e.extra_ms FROM wrap_up_extensions e JOIN calls c ON c.id = e.call
                     WHERE c.profile = ?1 AND c.outcome = 'owed'",
                )?;
                let mut rows = statement.query([profile.as_str()])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let call = values::call_id(&values::get::<String>(row, "call")?)?;
                    let extra_ms: i64 = values::get(row, "extra_ms")?;
                    let times = values::get(row, "times")?;
                    found.push((call, Extension { times, extra_ms: values::damaged(extra_ms.try_into())? }));
                }
                Ok(found)
            })
        })
        .await
    }

    /// Keeps how far the clock of a profile's vendor is ahead of this computer's, in milliseconds; negative is behind.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn keep_vendor_clock(&self, profile: &ProfileId, ahead_ms: i64) -> Result<(), StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "INSERT OR REPLACE INTO vendor_clocks (profile, ahead_ms) VALUES (?1, ?2)";
                file.prepare_cached(sql)?.execute((profile.as_str(), ahead_ms))?;
                Ok(())
            })
        })
        .await
    }

    /// How far the clock of a profile's vendor was ahead of this computer's; `None` when they were never apart.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn vendor_clock(&self, profile: &ProfileId) -> Result<Option<i64>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "SELECT ahead_ms FROM vendor_clocks WHERE profile = ?1";
                let mut statement = file.prepare_cached(sql)?;
                Ok(statement.query_row([profile.as_str()], |row| row.get(0)).optional()?)
            })
        })
        .await
    }
}
