//! Calls to make at a time that was agreed: kept with the outcome that names the time, in its transaction.

use jiff::Timestamp;
use ringside_domain::{CallId, Disposition, LeadId, ProfileId};
use rusqlite::{Row, Transaction, params};
use zeroize::Zeroizing;

use crate::{
    calls,
    error::StoreError,
    seal::{Place, Seal},
    types::{CallbackContent, StoredCallback},
    values::{self, damaged},
    writer::Store,
};

const CONTENT: &str = "callbacks.content";

impl Store {
    /// The callbacks of a profile that are not done, the one to be reminded of first at the top.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn callbacks(&self, profile: &ProfileId) -> Result<Vec<StoredCallback>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, seal| {
                let mut statement = file.prepare_cached(
                    "SELECT call, at_ms, remind_ms, content, called_by, called_ms FROM callbacks
                     WHERE profile = ?1 AND done_ms IS NULL ORDER BY remind_ms, call",
                )?;
                let mut rows = statement.query([profile.as_str()])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push(read(row, seal)?);
                }
                Ok(found)
            })
        })
        .await
    }

    /// Puts off the reminder of a callback; the time that was agreed stays.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] when there is none that is open.
    pub async fn snooze_callback(&self, call: CallId, until: Timestamp) -> Result<(), StoreError> {
        self.change_callback(call, "remind_ms = ?2", until).await
    }

    /// A person is done with a callback.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] when there is none that is open.
    pub async fn callback_done(&self, call: CallId, at: Timestamp) -> Result<(), StoreError> {
        self.change_callback(call, "done_ms = ?2", at).await
    }

    /// A call was dialled for a callback: with the outcome of that call it is done, and open again should the call never
    /// come about.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] when there is none that is open.
    pub async fn callback_dialled(
        &self,
        callback: CallId,
        by: CallId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql =
                    "UPDATE callbacks SET called_by = ?2, called_ms = ?3 WHERE call = ?1 AND done_ms IS NULL";
                let row = (callback.to_string(), by.to_string(), at.as_millisecond());
                let changed = file.prepare_cached(sql)?.execute(row)?;
                if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
            })
        })
        .await
    }

    async fn change_callback(
        &self,
        call: CallId,
        set: &'static str,
        value: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = format!("UPDATE callbacks SET {set} WHERE call = ?1 AND done_ms IS NULL");
                let row = (call.to_string(), value.as_millisecond());
                let changed = file.prepare_cached(&sql)?.execute(row)?;
                if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
            })
        })
        .await
    }
}

/// Takes over what an outcome says of calling back. It settles the callback its own call was dialled for.
pub(crate) fn follow(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
    now: Timestamp,
    disposition: &Disposition,
) -> Result<(), StoreError> {
    let id = call.to_string();
    let done = "UPDATE callbacks SET done_ms = ?2 WHERE called_by = ?1 AND done_ms IS NULL";
    file.prepare_cached(done)?.execute((&id, now.as_millisecond()))?;
    let Some(callback) = &disposition.callback else { return forget(file, call) };
    let Some(known) = calls::get(file, seal, call)? else { return Err(StoreError::NotFound) };
    let content = CallbackContent {
        number: known.number,
        name: known.name,
        queue: known.queue,
        lead: known.lead.as_ref().map(LeadId::to_string),
        outcome: disposition.label().to_owned(),
        note: disposition.note.clone(),
        zone: callback.zone.clone(),
    };
    let plain = Zeroizing::new(damaged(serde_json::to_vec(&content))?);
    let content = seal.close(Place { column: CONTENT, row: &id }, &plain)?;
    let at_ms = callback.at.as_millisecond();
    file.prepare_cached(
        "INSERT INTO callbacks (call, profile, at_ms, remind_ms, content) VALUES (?1, ?2, ?3, ?3, ?4)
         ON CONFLICT (call) DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content, done_ms = NULL,
             remind_ms = excluded.at_ms, called_by = NULL, called_ms = NULL",
    )?
    .execute(params![id, known.profile.as_str(), at_ms, content])?;
    Ok(())
}

/// An outcome that named a time came to nothing, or is another now.
pub(crate) fn forget(file: &Transaction<'_>, call: CallId) -> Result<(), StoreError> {
    let sql = "DELETE FROM callbacks WHERE call = ?1 AND done_ms IS NULL";
    file.prepare_cached(sql)?.execute([call.to_string()])?;
    Ok(())
}

/// The call dialled for a callback never came about.
pub(crate) fn not_called(file: &Transaction<'_>, call: CallId) -> Result<(), StoreError> {
    let sql =
        "UPDATE callbacks SET called_by = NULL, called_ms = NULL WHERE called_by = ?1 AND done_ms IS NULL";
    file.prepare_cached(sql)?.execute([call.to_string()])?;
    Ok(())
}

fn read(row: &Row<'_>, seal: &Seal) -> Result<StoredCallback, StoreError> {
    let id: String = values::get(row, "call")?;
    let stored: Vec<u8> = values::get(row, "content")?;
    let plain = seal.open(Place { column: CONTENT, row: &id }, &stored);
    Ok(StoredCallback {
        call: values::call_id(&id)?,
        at: values::time(row, "at_ms")?,
        remind: values::time(row, "remind_ms")?,
        called: values::time_if_any(row, "called_ms")?,
        content: plain.map(|plain| damaged(serde_json::from_slice(&plain))).transpose()?,
    })
}
