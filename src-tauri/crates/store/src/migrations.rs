use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// Every step from an empty file to today's schema. A step that was released is never edited; a change is a new one.
pub(crate) const STEPS: [&str; 7] = [
    include_str!("../migrations/0001_calls.sql"),
    include_str!("../migrations/0002_outbox.sql"),
    include_str!("../migrations/0003_history.sql"),
    include_str!("../migrations/0004_wrap_up.sql"),
    include_str!("../migrations/0005_spans.sql"),
    include_str!("../migrations/0006_finishing.sql"),
    include_str!("../migrations/0007_pages.sql"),
];

/// The version of the schema this program writes.
pub(crate) const CURRENT: u32 = STEPS.len() as u32;

/// Brings a file of any older version to the current one, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found > CURRENT {
        return Err(StoreError::Newer { found, known: CURRENT });
    }
    for (from, step) in (0u32..).zip(STEPS).skip(found as usize) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", from + 1)?;
        transaction.commit()?;
        tracing::info!(version = from + 1, "data file migrated");
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// A file as the program of that version left it, with a call in it from version 1 on.
    fn file_of_version(version: usize) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for step in &STEPS[..version] {
            connection.execute_batch(step).unwrap();
        }
        if version > 0 {
            let call =
                "INSERT INTO calls (id, profile, started_ms, outcome) VALUES ('c', 'north', 1, 'owed')";
            connection.execute_batch(call).unwrap();
        }
        connection.pragma_update(None, "user_version", u32::try_from(version).unwrap()).unwrap();
        connection
    }

    #[test]
    fn every_older_file_becomes_the_current_one_and_keeps_its_calls() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        for old in 0..=STEPS.len() {
            let mut connection = file_of_version(old);
            migrate(&mut connection).unwrap();
            assert_eq!(version(&connection).unwrap(), CURRENT);
            assert_eq!(schema(&connection), schema(&fresh), "from version {old}");
            let owed: u32 = connection
                .query_row("SELECT count(*) FROM calls WHERE outcome = 'owed'", [], |row| row.get(0))
                .unwrap();
            assert_eq!(owed, u32::from(old > 0), "from version {old}");
        }
    }

    #[test]
    fn a_newer_file_is_refused_untouched() {
        let mut connection = file_of_version(STEPS.len());
        connection.pragma_update(None, "user_version", CURRENT + 1).unwrap();
        let refused = migrate(&mut connection).unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found, known: CURRENT } if found == CURRENT + 1));
        assert_eq!(version(&connection).unwrap(), CURRENT + 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before_it() {
        let mut connection = file_of_version(1);
        connection.execute_batch("CREATE TABLE attempts (nothing_of_ours TEXT)").unwrap();
        assert!(migrate(&mut connection).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        let outbox: u32 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'outbox'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(outbox, 0, "half a step is no step");
    }
}
