use rusqlite::Transaction;

use super::entry;
use crate::{error::StoreError, seal::Seal, types::Attention, values::damaged};

/// Sends outcomes on their way that only waited for the key they are sealed with.
pub(crate) fn release_readable(file: &Transaction<'_>, seal: &Seal) -> Result<(), StoreError> {
    let why = damaged(serde_json::to_string(&Attention::Unreadable))?;
    let mut statement =
        file.prepare("SELECT id, payload FROM outbox WHERE state = 'needs_attention' AND why = ?1")?;
    let waiting: Vec<(String, Vec<u8>)> =
        statement.query_map([why], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, payload) in waiting {
        if seal.open(entry::place(&id), &payload).is_some() {
            let sql = "UPDATE outbox SET state = 'queued', due_ms = NULL, why = NULL WHERE id = ?1";
            file.execute(sql, [id])?;
        }
    }
    Ok(())
}
