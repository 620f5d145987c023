//! How our types stand in columns.

use jiff::Timestamp;
use ringside_domain::{CallId, Direction, OutboxId};
use rusqlite::Row;
use uuid::Uuid;

use crate::{
    error::StoreError,
    types::{AtEnd, OutcomeState},
};

/// A value in the file that we cannot have written.
pub(crate) fn damaged<T, E>(result: Result<T, E>) -> Result<T, StoreError> {
    result.map_err(|_| StoreError::Damaged)
}

/// Reads one column.
pub(crate) fn get<T: rusqlite::types::FromSql>(row: &Row<'_>, column: &str) -> Result<T, StoreError> {
    row.get(column).map_err(|error| match error {
        rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::FromSqlConversionFailure(..) => {
            StoreError::Damaged
        }
        other => other.into(),
    })
}

pub(crate) fn time(row: &Row<'_>, column: &str) -> Result<Timestamp, StoreError> {
    damaged(Timestamp::from_millisecond(get(row, column)?))
}

pub(crate) fn time_if_any(row: &Row<'_>, column: &str) -> Result<Option<Timestamp>, StoreError> {
    get::<Option<i64>>(row, column)?.map(|ms| damaged(Timestamp::from_millisecond(ms))).transpose()
}

pub(crate) fn call_id(text: &str) -> Result<CallId, StoreError> {
    damaged(Uuid::parse_str(text)).map(CallId)
}

pub(crate) fn outbox_id(text: &str) -> Result<OutboxId, StoreError> {
    damaged(Uuid::parse_str(text)).map(OutboxId)
}

pub(crate) const fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
    }
}

pub(crate) fn direction(word: &str) -> Result<Direction, StoreError> {
    match word {
        "inbound" => Ok(Direction::Inbound),
        "outbound" => Ok(Direction::Outbound),
        _ => Err(StoreError::Damaged),
    }
}

pub(crate) fn outcome(word: &str) -> Result<OutcomeState, StoreError> {
    match word {
        "none" => Ok(OutcomeState::None),
        "owed" => Ok(OutcomeState::Owed),
        "saved" => Ok(OutcomeState::Saved),
        "dropped" => Ok(OutcomeState::Dropped),
        _ => Err(StoreError::Damaged),
    }
}

pub(crate) const fn at_end_word(at_end: AtEnd) -> &'static str {
    match at_end {
        AtEnd::Due => "due",
        AtEnd::Done => "done",
        AtEnd::Away => "away",
    }
}

pub(crate) fn at_end(word: &str) -> Result<AtEnd, StoreError> {
    match word {
        "due" => Ok(AtEnd::Due),
        "done" => Ok(AtEnd::Done),
        "away" => Ok(AtEnd::Away),
        _ => Err(StoreError::Damaged),
    }
}
