use ringside_domain::{LeadId, ProfileId, VendorCallId};
use rusqlite::{Row, ToSql, Transaction};

use crate::{
    error::StoreError,
    seal::{Place, Seal},
    types::StoredCall,
    values,
};

/// The columns [`read_all`] wants, of a table named `c`.
pub(crate) const CALL_COLUMNS: &str = "c.id, c.profile, c.vendor_call, c.direction, c.number, c.name, c.queue, c.lead, \
                                       c.started_ms, c.ended_ms, c.outcome";

pub(super) fn read_all(
    file: &Transaction<'_>,
    seal: &Seal,
    sql: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<StoredCall>, StoreError> {
    let mut statement = file.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut calls = Vec::new();
    while let Some(row) = rows.next()? {
        calls.push(read(row, seal)?);
    }
    Ok(calls)
}

fn read(row: &Row<'_>, seal: &Seal) -> Result<StoredCall, StoreError> {
    let id: String = values::get(row, "id")?;
    let text = |place, column| {
        let stored: Option<Vec<u8>> = values::get(row, column)?;
        Ok::<_, StoreError>(seal.open_text(Place { column: place, row: &id }, stored.as_deref()))
    };
    Ok(StoredCall {
        id: values::call_id(&id)?,
        profile: ProfileId::new(values::get::<String>(row, "profile")?),
        vendor_call: values::get::<Option<String>>(row, "vendor_call")?.map(VendorCallId::new),
        direction: values::get::<Option<String>>(row, "direction")?
            .map(|word| values::direction(&word))
            .transpose()?,
        number: text("calls.number", "number")?,
        name: text("calls.name", "name")?,
        queue: values::get(row, "queue")?,
        lead: values::get::<Option<String>>(row, "lead")?.map(LeadId::new),
        started: values::time(row, "started_ms")?,
        ended: values::time_if_any(row, "ended_ms")?,
        outcome: values::outcome(&values::get::<String>(row, "outcome")?)?,
    })
}
