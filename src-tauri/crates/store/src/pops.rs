//! For which events of a call a page was opened already.

use ringside_domain::{CallId, PopEvent, ProfileId};
use rusqlite::ErrorCode;

use crate::{error::StoreError, values, writer::Store};

impl Store {
    /// Notes that the page for this event of a call is opened.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn keep_screen_pop(&self, call: CallId, event: PopEvent) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "INSERT INTO screen_pops (call, event) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
                match file.prepare_cached(sql)?.execute((call.to_string(), event.word())) {
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

    /// The events for which pages were opened, of calls that have not ended or owe their outcomes.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn screen_pops(&self, profile: &ProfileId) -> Result<Vec<(CallId, PopEvent)>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let mut statement = file.prepare_cached(
                    "SELECT p.call, p.event FROM screen_pops p JOIN calls c ON c.id = p.call
                     WHERE c.profile = ?1 AND (c.ended_ms IS NULL OR c.outcome = 'owed')",
                )?;
                let mut rows = statement.query([profile.as_str()])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let call = values::call_id(&values::get::<String>(row, "call")?)?;
                    let event = PopEvent::of(&values::get::<String>(row, "event")?);
                    found.push((call, event.ok_or(StoreError::Damaged)?));
                }
                Ok(found)
            })
        })
        .await
    }
}
