use jiff::Timestamp;
use ringside_domain::{CallId, Disposition, Draft, OutboxId, ProfileId};
use rusqlite::{ToSql, Transaction};
use serde::Serialize;

use super::entry;
use crate::{
    callbacks, calls,
    error::StoreError,
    seal::Seal,
    types::{Attention, EntryState, OutboxEntry, Payload, Waits},
    values::{self, damaged},
    writer::Store,
};

impl Store {
    /// Notes that a try begins, before it does: a crash in it leaves a trace.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it is neither queued nor unknown.
    pub async fn mark_sending(&self, id: OutboxId, now: Timestamp) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            let set = "state = 'sending', attempts = attempts + 1, due_ms = NULL, why = NULL";
            step(file, id, "state IN ('queued', 'unknown')", set, &[])?;
            let sql = "INSERT INTO attempts (entry, number, started_ms) SELECT id, attempts, ?2 FROM outbox WHERE id = ?1";
            file.prepare_cached(sql)?.execute((id.to_string(), now.as_millisecond()))?;
            Ok(())
        })
        .await
    }

    /// The vendor has it: it said so (`confirmed`), or its list shows it.
    ///
    /// Two calls that were to be connected end here, with their outcomes.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when no try was begun, or it is done.
    pub async fn mark_delivered(
        &self,
        id: OutboxId,
        now: Timestamp,
        confirmed: bool,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            end_attempt(file, id, now, if confirmed { "delivered" } else { "seen delivered" })?;
            deliver(file, id, "state IN ('sending', 'unknown')", now, confirmed, None)
        })
        .await
    }

    /// No answer came and the vendor may have it. It is asked from `next_look` on.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when no try is under way.
    pub async fn mark_unknown(
        &self,
        id: OutboxId,
        now: Timestamp,
        next_look: Timestamp,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            end_attempt(file, id, now, "unknown")?;
            let set = "state = 'unknown', may_have_reached = 1, looks = 0, due_ms = ?2";
            step(file, id, "state = 'sending'", set, &[&next_look.as_millisecond()])
        })
        .await
    }

    /// The vendor was asked `looks` times by now without a verdict.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it is not unknown.
    pub async fn look_again(
        &self,
        id: OutboxId,
        looks: u32,
        next_look: Timestamp,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            let values: [&dyn ToSql; 2] = [&looks, &next_look.as_millisecond()];
            step(file, id, "state = 'unknown'", "looks = ?2, due_ms = ?3", &values)
        })
        .await
    }

    /// A try certainly did not reach the vendor; the next one is at `not_before`.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when no try is under way.
    pub async fn requeue(
        &self,
        id: OutboxId,
        now: Timestamp,
        not_before: Timestamp,
        waits: Waits,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            end_attempt(file, id, now, "not sent")?;
            let values: [&dyn ToSql; 2] = [&not_before.as_millisecond(), &json(&waits)?];
            step(file, id, "state = 'sending'", "state = 'queued', due_ms = ?2, why = ?3", &values)
        })
        .await
    }

    /// It cannot go on by itself.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it is done.
    pub async fn needs_attention(
        &self,
        id: OutboxId,
        now: Timestamp,
        why: Attention,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| {
            end_attempt(file, id, now, "failed")?;
            let when = "state IN ('queued', 'sending', 'unknown')";
            let set = "state = 'needs_attention', due_ms = NULL, why = ?2";
            step(file, id, when, set, &[&json(&why)?])
        })
        .await
    }

    /// Connecting two calls did not happen, as far as anyone can tell. What was chosen for each becomes its draft.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it is done, or is no wish to connect.
    pub async fn withdraw(
        &self,
        id: OutboxId,
        now: Timestamp,
        why: Attention,
    ) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, seal| {
            end_attempt(file, id, now, "not sent")?;
            withdraw(file, seal, id, now, &why)
        })
        .await
    }

    /// A person wants it sent again.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn send_again(&self, id: OutboxId) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, _| step(file, id, "state = 'needs_attention'", QUEUED, &[])).await
    }

    /// A person knows that the vendor has it.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn mark_done(&self, id: OutboxId, now: Timestamp) -> Result<OutboxEntry, StoreError> {
        let by = Some(entry::BY_A_PERSON);
        self.change(id, move |file, _| deliver(file, id, "state = 'needs_attention'", now, false, by)).await
    }

    /// A person chose another outcome, which is then sent. What may have become of the old one proves nothing of it.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention, or is a wish to connect two calls.
    pub async fn change_disposition(
        &self,
        id: OutboxId,
        disposition: &Disposition,
        now: Timestamp,
    ) -> Result<OutboxEntry, StoreError> {
        let disposition = disposition.clone();
        self.change(id, move |file, seal| {
            let row = id.to_string();
            let payload = seal.close(entry::place(&row), &entry::disposition_payload(&disposition)?)?;
            let known = entry::get(file, seal, id)?;
            let when = "state = 'needs_attention' AND kind = 'disposition'";
            let set = "payload = ?2, may_have_reached = 0, state = 'queued', due_ms = NULL, why = NULL";
            step(file, id, when, set, &[&payload])?;
            callbacks::follow(file, seal, known.call, now, &disposition)
        })
        .await
    }

    /// A person decided that it stays on this computer only. Two calls that were to be connected get their drafts
    /// back instead, since they still owe their outcomes.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn keep_as_note(&self, id: OutboxId, now: Timestamp) -> Result<OutboxEntry, StoreError> {
        self.change(id, move |file, seal| {
            let entry = entry::get(file, seal, id)?;
            if let (Some(Payload::Connect { .. }), EntryState::NeedsAttention { why }) =
                (&entry.payload, &entry.state)
            {
                return withdraw(file, seal, id, now, why);
            }
            let set = "state = 'kept_as_note', done_ms = ?2, why = NULL";
            step(file, id, "state = 'needs_attention'", set, &[&now.as_millisecond()])
        })
        .await
    }

    /// Settles what a delivery leaves when it ends: a try without an end is [`EntryState::Unknown`], and a wish to
    /// connect two calls that was not sent is withdrawn.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn recover(&self, profile: &ProfileId, now: Timestamp) -> Result<(), StoreError> {
        let profile = profile.clone();
        self.run(move |db| db.transaction(|file, seal| recover(file, seal, Some(&profile), now))).await
    }

    /// Makes one change and returns the entry as it stands after it.
    async fn change(
        &self,
        id: OutboxId,
        change: impl FnOnce(&Transaction<'_>, &Seal) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<OutboxEntry, StoreError> {
        self.run(move |db| {
            db.transaction(|file, seal| {
                change(file, seal)?;
                entry::get(file, seal, id)
            })
        })
        .await
    }
}

const QUEUED: &str = "state = 'queued', due_ms = NULL, why = NULL";

/// Changes one entry that is in the right state. `set` may use the parameters from `?2` on.
fn step(
    file: &Transaction<'_>,
    id: OutboxId,
    when: &str,
    set: &str,
    values: &[&dyn ToSql],
) -> Result<(), StoreError> {
    let id = id.to_string();
    let mut parameters: Vec<&dyn ToSql> = vec![&id];
    parameters.extend(values);
    let sql = format!("UPDATE outbox SET {set} WHERE id = ?1 AND {when}");
    if file.prepare_cached(&sql)?.execute(parameters.as_slice())? == 1 {
        return Ok(());
    }
    let known = file.prepare_cached("SELECT 1 FROM outbox WHERE id = ?1")?.exists([&id])?;
    Err(if known { StoreError::NotNow } else { StoreError::NotFound })
}

fn end_attempt(file: &Transaction<'_>, id: OutboxId, now: Timestamp, result: &str) -> Result<(), StoreError> {
    let sql = "UPDATE attempts SET ended_ms = ?2, result = ?3 WHERE entry = ?1 AND ended_ms IS NULL";
    file.prepare_cached(sql)?.execute((id.to_string(), now.as_millisecond(), result))?;
    Ok(())
}

fn deliver(
    file: &Transaction<'_>,
    id: OutboxId,
    when: &str,
    now: Timestamp,
    confirmed: bool,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let values: [&dyn ToSql; 3] = [&now.as_millisecond(), &confirmed, &why];
    let set = "state = 'delivered', done_ms = ?2, confirmed = ?3, due_ms = NULL, why = ?4";
    step(file, id, when, set, &values)?;
    let row = id.to_string();
    file.prepare_cached(
        "UPDATE calls SET outcome = 'saved', ended_ms = coalesce(ended_ms, ?2)
         WHERE id IN (SELECT call FROM outbox WHERE id = ?1 AND kind = 'connect'
                      UNION SELECT other_call FROM outbox WHERE id = ?1 AND kind = 'connect')",
    )?
    .execute((&row, now.as_millisecond()))?;
    file.prepare_cached(
        "DELETE FROM drafts WHERE call IN (SELECT call FROM outbox WHERE id = ?1
                                           UNION SELECT other_call FROM outbox WHERE id = ?1)",
    )?
    .execute([&row])?;
    Ok(())
}

fn withdraw(
    file: &Transaction<'_>,
    seal: &Seal,
    id: OutboxId,
    now: Timestamp,
    why: &Attention,
) -> Result<(), StoreError> {
    let values: [&dyn ToSql; 2] = [&now.as_millisecond(), &json(why)?];
    let when = "kind = 'connect' AND state IN ('queued', 'sending', 'unknown', 'needs_attention')";
    step(file, id, when, "state = 'withdrawn', done_ms = ?2, why = ?3, due_ms = NULL", &values)?;
    let entry = entry::get(file, seal, id)?;
    if let Some(Payload::Connect { other, first, second, .. }) = entry.payload {
        for (call, disposition) in [(entry.call, first), (other, second)] {
            // An outcome saved before, for the end of its call, stays saved.
            let kept = calls::load_draft(file, seal, call)?.is_some_and(|draft| draft.saved);
            if !kept && !calls::saved(file, call)? {
                calls::save_draft(file, seal, call, &Draft::of(&disposition, false))?;
                callbacks::forget(file, call)?;
            }
        }
    }
    Ok(())
}

/// Settles what was under way when a run ended: a try without an end may have reached the vendor, and two calls that
/// were to be connected are long over.
pub(crate) fn recover(
    file: &Transaction<'_>,
    seal: &Seal,
    profile: Option<&ProfileId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let of_profile = "(?2 IS NULL OR call IN (SELECT id FROM calls WHERE profile = ?2))";
    let profile = profile.map(ProfileId::as_str);
    let now_ms = now.as_millisecond();
    file.execute(
        &format!(
            "UPDATE attempts SET ended_ms = ?1, result = 'broken off' WHERE ended_ms IS NULL
                 AND entry IN (SELECT id FROM outbox WHERE state = 'sending' AND {of_profile})"
        ),
        (now_ms, profile),
    )?;
    file.execute(
        &format!(
            "UPDATE outbox SET state = 'unknown', may_have_reached = 1, looks = 0, due_ms = ?1
             WHERE state = 'sending' AND {of_profile}"
        ),
        (now_ms, profile),
    )?;
    let of_profile = of_profile.replace("?2", "?1");
    let mut statement = file.prepare(&format!(
        "SELECT id FROM outbox WHERE kind = 'connect' AND state = 'queued' AND {of_profile}"
    ))?;
    let never_sent: Vec<String> =
        statement.query_map([profile], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in never_sent {
        withdraw(file, seal, values::outbox_id(&id)?, now, &Attention::NotSent)?;
    }
    Ok(())
}

/// An outcome may be at the vendor since before it was saved; only a person can find out.
pub(super) fn cannot_tell(file: &Transaction<'_>, id: OutboxId) -> Result<(), StoreError> {
    let set = "state = 'needs_attention', may_have_reached = 1, why = ?2";
    step(file, id, "state = 'queued'", set, &[&json(&Attention::CannotTell)?])
}

/// Sends an outcome on its way that only waited for the vendor to name its call.
pub(crate) fn release_named(file: &Transaction<'_>, call: CallId) -> Result<(), StoreError> {
    let sql =
        format!("UPDATE outbox SET {QUEUED} WHERE call = ?1 AND state = 'needs_attention' AND why = ?2");
    file.prepare_cached(&sql)?.execute((call.to_string(), json(&Attention::NoVendorCall)?))?;
    Ok(())
}

fn json(why: &impl Serialize) -> Result<String, StoreError> {
    damaged(serde_json::to_string(why))
}
