use jiff::Timestamp;
use ringside_domain::{CallId, Disposition, OutboxId, ProfileId};
use rusqlite::{ErrorCode, Transaction, params};
use uuid::Uuid;

use super::{change, entry};
use crate::{
    callbacks, calls,
    error::StoreError,
    seal::Seal,
    types::{Arrival, NewConnect, OutboxEntry},
    writer::Store,
};

/// How many outcomes that are done are worth looking at.
const SHOWN_DONE: u32 = 50;

impl Store {
    /// Ends a call with its outcome: both are durable together, or neither is. `arrival` says whether it is still to be
    /// sent.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadySaved`] when the call has one, [`StoreError::NotFound`] for a call never begun.
    pub async fn end_call_with_disposition(
        &self,
        call: CallId,
        at: Timestamp,
        disposition: &Disposition,
        arrival: Arrival,
    ) -> Result<OutboxId, StoreError> {
        let disposition = disposition.clone();
        self.run(move |db| {
            db.transaction(|file, seal| {
                let entry = save(file, seal, call, at, &disposition)?;
                arrive(file, entry, at, arrival)?;
                callbacks::follow(file, seal, call, at, &disposition)?;
                calls::end(file, call, at, "'saved'")?;
                Ok(entry)
            })
        })
        .await
    }

    /// Gives a call its outcome without ending it: one that has ended owing, or one still up.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadySaved`] when the call has one, [`StoreError::NotFound`] for a call never begun.
    pub async fn save_disposition(
        &self,
        call: CallId,
        now: Timestamp,
        disposition: &Disposition,
    ) -> Result<OutboxId, StoreError> {
        let disposition = disposition.clone();
        self.run(move |db| {
            db.transaction(|file, seal| {
                let entry = save(file, seal, call, now, &disposition)?;
                callbacks::follow(file, seal, call, now, &disposition)?;
                file.prepare_cached("UPDATE calls SET outcome = 'saved' WHERE id = ?1")?
                    .execute([call.to_string()])?;
                Ok(entry)
            })
        })
        .await
    }

    /// Notes that two calls are to be connected. They end, with their outcomes, once the vendor has done it.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadySaved`] when the first call is being connected already, or one of the two has its
    /// outcome; [`StoreError::NotFound`] for a call never begun.
    pub async fn queue_connect(&self, connect: NewConnect) -> Result<OutboxId, StoreError> {
        self.run(move |db| {
            db.transaction(|file, seal| {
                let (first, second) = (connect.first.0, connect.second.0);
                if calls::saved(file, first)? || calls::saved(file, second)? {
                    return Err(StoreError::AlreadySaved);
                }
                let payload = entry::connect_payload(&connect.first.1, &connect.second.1)?;
                for (call, disposition) in [&connect.first, &connect.second] {
                    callbacks::follow(file, seal, *call, connect.now, disposition)?;
                }
                insert(file, seal, first, Some(second), connect.now, &payload)
            })
        })
        .await
    }

    /// All outcomes of a profile that are not done, oldest first, then the newest 50 of those that are.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn entries(&self, profile: &ProfileId) -> Result<Vec<OutboxEntry>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, seal| {
                let mut entries = entry::not_done(file, seal, &profile)?;
                entries.extend(entry::newest_done(file, seal, &profile, SHOWN_DONE)?);
                Ok(entries)
            })
        })
        .await
    }

    /// The newest outcomes of a profile that are done, as many as `limit`.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn done(&self, profile: &ProfileId, limit: u32) -> Result<Vec<OutboxEntry>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| db.transaction(|file, seal| entry::newest_done(file, seal, &profile, limit))).await
    }

    /// How many outcomes of a profile the vendor has taken since then.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn delivered_since(&self, profile: &ProfileId, since: Timestamp) -> Result<u32, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "SELECT count(*) FROM outbox o JOIN calls c ON c.id = o.call
                           WHERE c.profile = ?1 AND o.state = 'delivered' AND o.done_ms >= ?2";
                let count = (profile.as_str(), since.as_millisecond());
                Ok(file.prepare_cached(sql)?.query_row(count, |row| row.get(0))?)
            })
        })
        .await
    }
}

fn save(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
    now: Timestamp,
    disposition: &Disposition,
) -> Result<OutboxId, StoreError> {
    if calls::saved(file, call)? {
        return Err(StoreError::AlreadySaved);
    }
    let payload = entry::disposition_payload(disposition)?;
    let entry = insert(file, seal, call, None, now, &payload)?;
    calls::delete_draft(file, call)?;
    Ok(entry)
}

/// An outcome that need not be sent is done where it is saved; one that may be at the vendor waits for a person.
fn arrive(
    file: &Transaction<'_>,
    entry: OutboxId,
    at: Timestamp,
    arrival: Arrival,
) -> Result<(), StoreError> {
    let set = match arrival {
        Arrival::ToSend => return Ok(()),
        Arrival::Unsure => return change::cannot_tell(file, entry),
        Arrival::Taken => "state = 'delivered', confirmed = 1",
        Arrival::StaysHere => "state = 'kept_as_note'",
    };
    file.prepare_cached(&format!("UPDATE outbox SET {set}, done_ms = ?2 WHERE id = ?1"))?
        .execute((entry.to_string(), at.as_millisecond()))?;
    Ok(())
}

fn insert(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
    other: Option<CallId>,
    now: Timestamp,
    payload: &[u8],
) -> Result<OutboxId, StoreError> {
    let id = OutboxId(Uuid::now_v7());
    let row = id.to_string();
    let payload = seal.close(entry::place(&row), payload)?;
    let inserted = file
        .prepare_cached(
            "INSERT INTO outbox (id, call, other_call, kind, payload, state, created_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, 'queued', ?6)",
        )?
        .execute(params![
            row,
            call.to_string(),
            other.map(|other| other.to_string()),
            if other.is_some() { "connect" } else { "disposition" },
            payload,
            now.as_millisecond(),
        ]);
    match inserted {
        Ok(_) => Ok(id),
        // A second click on the same outcome.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(StoreError::AlreadySaved)
        }
        Err(error) => Err(error.into()),
    }
}
