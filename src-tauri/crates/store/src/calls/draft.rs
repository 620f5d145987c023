use ringside_domain::{CallId, Draft};
use rusqlite::{ErrorCode, OptionalExtension, Transaction};
use zeroize::Zeroizing;

use crate::{
    error::StoreError,
    seal::{Place, Seal},
    values::damaged,
};

const CONTENT: &str = "drafts.content";

pub(crate) fn save(
    file: &Transaction<'_>,
    seal: &Seal,
    call: CallId,
    draft: &Draft,
) -> Result<(), StoreError> {
    if draft.is_empty() {
        return delete(file, call);
    }
    let row = call.to_string();
    let plain = Zeroizing::new(damaged(serde_json::to_vec(draft))?);
    let content = seal.close(Place { column: CONTENT, row: &row }, &plain)?;
    let sql = "INSERT INTO drafts (call, content) VALUES (?1, ?2)
               ON CONFLICT (call) DO UPDATE SET content = excluded.content";
    match file.prepare_cached(sql)?.execute((&row, content)) {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(StoreError::NotFound)
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn load(file: &Transaction<'_>, seal: &Seal, call: CallId) -> Result<Option<Draft>, StoreError> {
    let row = call.to_string();
    let stored: Option<Vec<u8>> = file
        .prepare_cached("SELECT content FROM drafts WHERE call = ?1")?
        .query_row([&row], |found| found.get(0))
        .optional()?;
    let place = Place { column: CONTENT, row: &row };
    let plain = stored.and_then(|stored| seal.open(place, &stored));
    plain.map(|plain| damaged(serde_json::from_slice(&plain))).transpose()
}

pub(crate) fn delete(file: &Transaction<'_>, call: CallId) -> Result<(), StoreError> {
    file.prepare_cached("DELETE FROM drafts WHERE call = ?1")?.execute([call.to_string()])?;
    Ok(())
}
