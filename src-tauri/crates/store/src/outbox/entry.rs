use std::borrow::Cow;

use ringside_domain::{Disposition, OutboxId, ProfileId, VendorCallId};
use rusqlite::{Row, ToSql, Transaction};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    error::StoreError,
    seal::{Place, Seal},
    types::{EntryState, OutboxEntry, Payload},
    values::{self, damaged},
};

const SELECT: &str =
    "SELECT o.id, c.profile, o.call, c.vendor_call, c.number, c.name, c.queue, c.ended_ms, o.kind, o.payload,
        o.other_call, other.vendor_call AS other_vendor_call, o.created_ms, o.attempts, o.may_have_reached,
        o.state, o.looks, o.confirmed, o.due_ms, o.done_ms, o.why
    FROM outbox o JOIN calls c ON c.id = o.call LEFT JOIN calls other ON other.id = o.other_call";

/// Why an outcome counts as delivered although nothing of the vendor's says so.
pub(super) const BY_A_PERSON: &str = "\"person\"";

/// What is stored of two calls to connect.
#[derive(Serialize, Deserialize)]
struct ConnectPayload<'a> {
    first: Cow<'a, Disposition>,
    second: Cow<'a, Disposition>,
}

pub(super) const fn place(row: &str) -> Place<'_> {
    Place { column: "outbox.payload", row }
}

pub(super) fn disposition_payload(disposition: &Disposition) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    damaged(serde_json::to_vec(disposition)).map(Zeroizing::new)
}

pub(super) fn connect_payload(
    first: &Disposition,
    second: &Disposition,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let payload = ConnectPayload { first: Cow::Borrowed(first), second: Cow::Borrowed(second) };
    damaged(serde_json::to_vec(&payload)).map(Zeroizing::new)
}

pub(super) fn get(file: &Transaction<'_>, seal: &Seal, id: OutboxId) -> Result<OutboxEntry, StoreError> {
    let sql = format!("{SELECT} WHERE o.id = ?1");
    read_all(file, seal, &sql, &[&id.to_string()])?.pop().ok_or(StoreError::NotFound)
}

pub(super) fn not_done(
    file: &Transaction<'_>,
    seal: &Seal,
    profile: &ProfileId,
) -> Result<Vec<OutboxEntry>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE o.state IN ('queued', 'sending', 'unknown', 'needs_attention') AND c.profile = ?1 ORDER BY o.id"
    );
    read_all(file, seal, &sql, &[&profile.as_str()])
}

pub(super) fn newest_done(
    file: &Transaction<'_>,
    seal: &Seal,
    profile: &ProfileId,
    limit: u32,
) -> Result<Vec<OutboxEntry>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE o.state IN ('delivered', 'kept_as_note', 'withdrawn') AND c.profile = ?1
         ORDER BY o.done_ms DESC, o.id DESC LIMIT ?2"
    );
    read_all(file, seal, &sql, &[&profile.as_str(), &limit])
}

/// What was saved for calls that began or ended at `since` or later, in milliseconds.
pub(crate) fn of_calls_since(
    file: &Transaction<'_>,
    seal: &Seal,
    profile: &ProfileId,
    since: i64,
) -> Result<Vec<OutboxEntry>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE o.state <> 'withdrawn' AND c.profile = ?1
         AND (c.started_ms >= ?2 OR c.ended_ms >= ?2 OR other.started_ms >= ?2 OR other.ended_ms >= ?2)"
    );
    read_all(file, seal, &sql, &[&profile.as_str(), &since])
}

fn read_all(
    file: &Transaction<'_>,
    seal: &Seal,
    sql: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<OutboxEntry>, StoreError> {
    let mut statement = file.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(read(row, seal)?);
    }
    Ok(entries)
}

fn read(row: &Row<'_>, seal: &Seal) -> Result<OutboxEntry, StoreError> {
    let id: String = values::get(row, "id")?;
    let call: String = values::get(row, "call")?;
    let text = |place, column| {
        let stored: Option<Vec<u8>> = values::get(row, column)?;
        Ok::<_, StoreError>(seal.open_text(Place { column: place, row: &call }, stored.as_deref()))
    };
    let name = text("calls.name", "name")?;
    let number = text("calls.number", "number")?;
    Ok(OutboxEntry {
        id: values::outbox_id(&id)?,
        profile: ProfileId::new(values::get::<String>(row, "profile")?),
        call: values::call_id(&call)?,
        vendor_call: values::get::<Option<String>>(row, "vendor_call")?.map(VendorCallId::new),
        who: name.or_else(|| number.clone()),
        number,
        queue: values::get(row, "queue")?,
        payload: read_payload(row, seal, &id)?,
        ended: values::time_if_any(row, "ended_ms")?,
        created: values::time(row, "created_ms")?,
        attempts: values::get(row, "attempts")?,
        may_have_reached: values::get(row, "may_have_reached")?,
        state: read_state(row)?,
    })
}

fn read_payload(row: &Row<'_>, seal: &Seal, id: &str) -> Result<Option<Payload>, StoreError> {
    let stored: Vec<u8> = values::get(row, "payload")?;
    let Some(plain) = seal.open(place(id), &stored) else { return Ok(None) };
    let payload = match values::get::<String>(row, "kind")?.as_str() {
        "disposition" => Payload::Disposition(damaged(serde_json::from_slice(&plain))?),
        "connect" => {
            let both: ConnectPayload<'_> = damaged(serde_json::from_slice(&plain))?;
            Payload::Connect {
                other: values::call_id(&values::get::<String>(row, "other_call")?)?,
                other_vendor_call: values::get::<Option<String>>(row, "other_vendor_call")?
                    .map(VendorCallId::new),
                first: both.first.into_owned(),
                second: both.second.into_owned(),
            }
        }
        _ => return Err(StoreError::Damaged),
    };
    Ok(Some(payload))
}

fn read_state(row: &Row<'_>) -> Result<EntryState, StoreError> {
    let state = match values::get::<String>(row, "state")?.as_str() {
        "queued" => {
            EntryState::Queued { not_before: values::time_if_any(row, "due_ms")?, waits: why_if_any(row)? }
        }
        "sending" => EntryState::Sending,
        "unknown" => {
            EntryState::Unknown { looks: values::get(row, "looks")?, next_look: values::time(row, "due_ms")? }
        }
        "delivered" if values::get::<Option<String>>(row, "why")?.as_deref() == Some(BY_A_PERSON) => {
            EntryState::MarkedDone { at: values::time(row, "done_ms")? }
        }
        "delivered" => EntryState::Delivered {
            at: values::time(row, "done_ms")?,
            confirmed: values::get(row, "confirmed")?,
        },
        "needs_attention" => EntryState::NeedsAttention { why: why(row)? },
        "kept_as_note" => EntryState::KeptAsNote { at: values::time(row, "done_ms")? },
        "withdrawn" => EntryState::Withdrawn { at: values::time(row, "done_ms")?, why: why(row)? },
        _ => return Err(StoreError::Damaged),
    };
    Ok(state)
}

fn why<T: serde::de::DeserializeOwned>(row: &Row<'_>) -> Result<T, StoreError> {
    why_if_any(row)?.ok_or(StoreError::Damaged)
}

fn why_if_any<T: serde::de::DeserializeOwned>(row: &Row<'_>) -> Result<Option<T>, StoreError> {
    let text: Option<String> = values::get(row, "why")?;
    text.map(|text| damaged(serde_json::from_str(&text))).transpose()
}
