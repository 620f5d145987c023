//! Calls and what is typed for them.

mod draft;
mod past;
mod row;

use jiff::Timestamp;
use ringside_domain::{Call, CallId, Draft, ProfileId, VendorCallId};
use rusqlite::{OptionalExtension, Transaction, params};

pub(crate) use draft::{delete as delete_draft, load as load_draft, save as save_draft};
pub use past::PastCall;
pub(crate) use row::CALL_COLUMNS;

use crate::{
    callbacks,
    error::StoreError,
    outbox,
    seal::{Place, Seal},
    spans,
    types::{OwedCall, StoredCall},
    values::direction_word,
    writer::Store,
};

/// What becomes of the outcome of a call that ends without one.
const OWING: &str = "CASE outcome WHEN 'none' THEN 'owed' ELSE outcome END";

impl Store {
    /// Notes a call, or takes over what has become known about it since; what it no longer says stays as it was.
    ///
    /// A row of another id for the same vendor's call is merged into this one.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn begin_call(&self, profile: &ProfileId, call: &Call) -> Result<(), StoreError> {
        let (profile, call) = (profile.clone(), call.clone());
        self.run(move |db| db.transaction(|file, seal| begin(file, seal, &profile, &call))).await
    }

    /// Ties a call to the vendor's name of it. A row made meanwhile for the same vendor's call is merged into this
    /// one, and an outcome that waited for the name goes its way.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn identify_call(&self, call: CallId, vendor_call: &VendorCallId) -> Result<(), StoreError> {
        let vendor_call = vendor_call.clone();
        self.run(move |db| db.transaction(|file, seal| identify(file, seal, call, &vendor_call))).await
    }

    /// The call the vendor calls `vendor_call`: after a restart its id goes on.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn find_call(
        &self,
        profile: &ProfileId,
        vendor_call: &VendorCallId,
    ) -> Result<Option<StoredCall>, StoreError> {
        let (profile, vendor_call) = (profile.clone(), vendor_call.clone());
        self.run(move |db| {
            let sql =
                format!("SELECT {CALL_COLUMNS} FROM calls c WHERE c.profile = ?1 AND c.vendor_call = ?2");
            let found = db.transaction(|file, seal| {
                row::read_all(file, seal, &sql, &[&profile.as_str(), &vendor_call.as_str()])
            })?;
            Ok(found.into_iter().next())
        })
        .await
    }

    /// Calls that had not ended when the bar stopped, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn open_calls(&self, profile: &ProfileId) -> Result<Vec<StoredCall>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            let sql = format!(
                "SELECT {CALL_COLUMNS} FROM calls c WHERE c.profile = ?1 AND c.ended_ms IS NULL ORDER BY c.started_ms, c.id"
            );
            db.transaction(|file, seal| row::read_all(file, seal, &sql, &[&profile.as_str()]))
        })
        .await
    }

    /// Calls that began at `since` or later, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn calls_of_shift(
        &self,
        profile: &ProfileId,
        since: Timestamp,
    ) -> Result<Vec<StoredCall>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            let sql = format!(
                "SELECT {CALL_COLUMNS} FROM calls c WHERE c.profile = ?1 AND c.started_ms >= ?2 ORDER BY c.started_ms, c.id"
            );
            let since = since.as_millisecond();
            db.transaction(|file, seal| row::read_all(file, seal, &sql, &[&profile.as_str(), &since]))
        })
        .await
    }

    /// Ends a call for which nothing is owed. A call that has ended keeps its end, and one with an outcome saved beside it
    /// owes that one after all.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn end_call(&self, call: CallId, at: Timestamp) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, seal| {
                let saved = load_draft(file, seal, call)?.is_some_and(|draft| draft.saved);
                callbacks::not_called(file, call)?;
                end(file, call, at, if saved { OWING } else { "outcome" })
            })
        })
        .await
    }

    /// Ends a call that still owes its outcome. One whose outcome is saved or was dropped owes nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn end_call_owing(&self, call: CallId, at: Timestamp) -> Result<(), StoreError> {
        self.run(move |db| db.transaction(|file, _| end(file, call, at, OWING))).await
    }

    /// Closes a call without an outcome for the vendor. What was typed stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun, [`StoreError::AlreadySaved`] for one that has an outcome.
    pub async fn drop_owed(&self, call: CallId, at: Timestamp) -> Result<(), StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                if saved(file, call)? {
                    return Err(StoreError::AlreadySaved);
                }
                end(file, call, at, "'dropped'")
            })
        })
        .await
    }

    /// Keeps what is typed for a call; an empty draft is none.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotFound`] for a call never begun.
    pub async fn save_draft(&self, call: CallId, draft: &Draft) -> Result<(), StoreError> {
        let draft = draft.clone();
        self.run(move |db| db.transaction(|file, seal| save_draft(file, seal, call, &draft))).await
    }

    /// What is typed for a call so far.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn draft(&self, call: CallId) -> Result<Option<Draft>, StoreError> {
        self.run(move |db| db.transaction(|file, seal| load_draft(file, seal, call))).await
    }

    /// Calls that ended without an outcome, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn owed_calls(&self, profile: &ProfileId) -> Result<Vec<OwedCall>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            let sql = format!(
                "SELECT {CALL_COLUMNS} FROM calls c WHERE c.profile = ?1 AND c.outcome = 'owed' ORDER BY c.ended_ms, c.id"
            );
            db.transaction(|file, seal| {
                let calls = row::read_all(file, seal, &sql, &[&profile.as_str()])?;
                let with_draft = |call: StoredCall| {
                    let draft = load_draft(file, seal, call.id)?;
                    Ok(OwedCall { call, draft })
                };
                calls.into_iter().map(with_draft).collect()
            })
        })
        .await
    }
}

fn begin(file: &Transaction<'_>, seal: &Seal, profile: &ProfileId, call: &Call) -> Result<(), StoreError> {
    let id = call.id.to_string();
    let sealed = |column, value: &Option<String>| {
        value.as_ref().map(|value| seal.close(Place { column, row: &id }, value.as_bytes())).transpose()
    };
    file.prepare_cached(
        "INSERT INTO calls (id, profile, direction, number, name, queue, lead, started_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET
             direction = coalesce(excluded.direction, direction), number = coalesce(excluded.number, number),
             name = coalesce(excluded.name, name), queue = coalesce(excluded.queue, queue),
             lead = coalesce(excluded.lead, lead), started_ms = excluded.started_ms",
    )?
    .execute(params![
        id,
        profile.as_str(),
        call.direction.map(direction_word),
        sealed("calls.number", &call.number)?,
        sealed("calls.name", &call.name)?,
        call.queue,
        call.lead.as_ref().map(ringside_domain::LeadId::as_str),
        call.started.wall.as_millisecond(),
    ])?;
    call.vendor_id.as_ref().map_or(Ok(()), |vendor_call| identify(file, seal, call.id, vendor_call))
}

fn identify(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
    vendor_call: &VendorCallId,
) -> Result<(), StoreError> {
    let id = call.to_string();
    let other: Option<String> = file
        .prepare_cached(
            "SELECT other.id FROM calls other JOIN calls this ON this.profile = other.profile
             WHERE this.id = ?1 AND other.vendor_call = ?2 AND other.id <> ?1",
        )?
        .query_row((&id, vendor_call.as_str()), |row| row.get(0))
        .optional()?;
    if let Some(other) = other {
        merge(file, seal, &other, call)?;
    }
    let named = file
        .prepare_cached("UPDATE calls SET vendor_call = ?2 WHERE id = ?1")?
        .execute((&id, vendor_call.as_str()))?;
    if named == 0 {
        return Err(StoreError::NotFound);
    }
    outbox::release_named(file, call)
}

/// Moves what belongs to `from` over to `into`: two rows that turned out to be one call.
fn merge(file: &Transaction<'_>, seal: &Seal, from: &str, into: CallId) -> Result<(), StoreError> {
    let id = into.to_string();
    // Of two drafts the one saved as an outcome stays: its agent was told that it is safe.
    let here = load_draft(file, seal, into)?;
    if let Some(draft) = load_draft(file, seal, crate::values::call_id(from)?)?
        && here.is_none_or(|here| draft.saved && !here.saved)
    {
        save_draft(file, seal, into, &draft)?;
    }
    spans::move_to(file, from, &id)?;
    for table in ["wrap_ups", "wrap_up_extensions", "screen_pops", "callbacks"] {
        file.execute(&format!("UPDATE OR IGNORE {table} SET call = ?2 WHERE call = ?1"), (from, &id))?;
    }
    file.execute("UPDATE callbacks SET called_by = ?2 WHERE called_by = ?1", (from, &id))?;
    file.execute("UPDATE OR IGNORE outbox SET call = ?2 WHERE call = ?1", (from, &id))?;
    file.execute("UPDATE outbox SET other_call = ?2 WHERE other_call = ?1", (from, &id))?;
    // A row that ended owing nothing was let go too early: its call is listed again, and has not ended.
    file.execute(
        "UPDATE calls SET
             ended_ms = CASE WHEN old.outcome = 'none' THEN calls.ended_ms
                             ELSE coalesce(calls.ended_ms, old.ended_ms) END,
             outcome = CASE WHEN calls.outcome = 'saved' OR old.outcome = 'none' THEN calls.outcome
                            ELSE old.outcome END
         FROM (SELECT ended_ms, outcome FROM calls WHERE id = ?1) AS old WHERE calls.id = ?2",
        (from, &id),
    )?;
    // An outcome that would be the second of its kind stays with the old row, which the vendor then has no name for:
    // it comes before a person instead of being sent or lost.
    file.execute("UPDATE calls SET vendor_call = NULL WHERE id = ?1", [from])?;
    file.execute(
        "DELETE FROM calls WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox WHERE call = ?1)",
        [from],
    )?;
    Ok(())
}

/// One call, if it is known.
pub(crate) fn get(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
) -> Result<Option<StoredCall>, StoreError> {
    let sql = format!("SELECT {CALL_COLUMNS} FROM calls c WHERE c.id = ?1");
    Ok(row::read_all(file, seal, &sql, &[&call.to_string()])?.pop())
}

/// Ends a call; `outcome` is SQL for what becomes of its outcome.
pub(crate) fn end(
    file: &Transaction<'_>,
    call: CallId,
    at: Timestamp,
    outcome: &str,
) -> Result<(), StoreError> {
    let sql =
        format!("UPDATE calls SET ended_ms = coalesce(ended_ms, ?2), outcome = {outcome} WHERE id = ?1");
    let ended = file.prepare_cached(&sql)?.execute((call.to_string(), at.as_millisecond()))?;
    if ended == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Whether a call has its outcome.
pub(crate) fn saved(file: &Transaction<'_>, call: CallId) -> Result<bool, StoreError> {
    let sql = "SELECT outcome = 'saved' FROM calls WHERE id = ?1";
    Ok(file.prepare_cached(sql)?.query_row([call.to_string()], |row| row.get(0))?)
}
