use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::Path,
};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use secrecy::SecretBox;

use crate::{
    error::StoreError,
    log, migrations, outbox,
    seal::{Place, Seal},
};

/// The data file's name in its folder.
pub(crate) const FILE: &str = "ringside.sqlite3";
const LOCK: &str = "ringside.lock";

/// Columns that hold sealed values, with the column of the row's id.
const SEALED_COLUMNS: [(&str, &str, &str, &str); 6] = [
    ("calls.number", "calls", "number", "id"),
    ("calls.name", "calls", "name", "id"),
    ("callbacks.content", "callbacks", "content", "call"),
    ("drafts.content", "drafts", "content", "call"),
    ("outbox.payload", "outbox", "payload", "id"),
    ("recent_numbers.number", "recent_numbers", "number", "id"),
];

/// The open file. Only the writer's thread has it.
pub(crate) struct Db {
    pub(crate) connection: Connection,
    pub(crate) seal: Seal,
    /// Held as long as the file is open: the last field, so the connection closes before it is given back.
    _lock: FolderLock,
}

/// The right to the folder. The system takes it back when the process dies, however it dies.
struct FolderLock(File);

impl FolderLock {
    fn take(folder: &Path) -> Result<Self, StoreError> {
        let file = private_file(&folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

impl Drop for FolderLock {
    /// Closing the file is not enough: a program just being started holds a copy of it until its own code runs.
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "the data folder's lock goes back only with the file");
        }
    }
}

impl Db {
    /// Opens or creates the file in `folder`, migrates it, and settles what the last run left under way.
    pub(crate) fn open(folder: &Path, key: Option<&SecretBox<[u8; 32]>>) -> Result<Self, StoreError> {
        fs::create_dir_all(folder)?;
        let lock = FolderLock::take(folder)?;
        // SQLite gives its side files the mode of the main file, so that one has to exist with the right mode.
        let path = folder.join(FILE);
        drop(private_file(&path)?);
        if log::is_damaged(&path)? {
            return Err(StoreError::Damaged);
        }
        let mut connection = Connection::open(&path)?;
        set_up(&connection)?;
        check(&connection)?;
        begin_log_anew(&connection);
        migrations::migrate(&mut connection)?;
        let mut db = Self { connection, seal: Seal::new(None), _lock: lock };
        if let Some(key) = key {
            db.use_key(key)?;
        }
        db.transaction(|transaction, seal| outbox::recover(transaction, seal, None, Timestamp::now()))?;
        Ok(db)
    }

    /// Seals with this key from now on, and what was kept plain as well. Outcomes that waited for it go their way.
    pub(crate) fn use_key(&mut self, key: &SecretBox<[u8; 32]>) -> Result<(), StoreError> {
        self.seal = Seal::new(Some(key));
        let sealed = self.transaction(|transaction, seal| {
            outbox::release_readable(transaction, seal)?;
            seal_what_is_plain(transaction, seal)
        })?;
        if sealed > 0 {
            tracing::info!(values = sealed, "what was kept plain is sealed");
            self.forget_old_pages()?;
        }
        Ok(())
    }

    /// Empties the write-ahead log: pages as they were before a change stay in it until then.
    pub(crate) fn forget_old_pages(&self) -> Result<(), StoreError> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Runs `work` whole or not at all. What it returns is durable once this returns.
    pub(crate) fn transaction<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &Seal) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction, &self.seal)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// Seals values from a time without a key, now that there is one. Returns how many there were.
fn seal_what_is_plain(transaction: &Transaction<'_>, seal: &Seal) -> Result<usize, StoreError> {
    let mut count = 0;
    for (place, table, column, id) in SEALED_COLUMNS {
        let find = format!("SELECT {id}, {column} FROM {table} WHERE substr({column}, 1, 1) = x'00'");
        let mut statement = transaction.prepare(&find)?;
        let plain: Vec<(String, Vec<u8>)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let replace = format!("UPDATE {table} SET {column} = ?2 WHERE {id} = ?1");
        count += plain.len();
        for (row, stored) in plain {
            let sealed = seal.close(Place { column: place, row: &row }, &stored[1..])?;
            transaction.execute(&replace, (&row, sealed))?;
        }
    }
    Ok(count)
}

fn set_up(connection: &Connection) -> Result<(), StoreError> {
    // FULL: an acknowledged outcome survives a power cut, at a quarter of a millisecond a commit. What is deleted or
    // replaced is overwritten, so that notes and numbers do not linger in free pages.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA secure_delete = ON;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn check(connection: &Connection) -> Result<(), StoreError> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Moves what the log holds into the file and empties it, so that nothing a crash has left at its end stays. On a disk
/// too full for that it goes on where it was.
fn begin_log_anew(connection: &Connection) {
    if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
        tracing::warn!(%error, "the log of the data file could not be emptied");
    }
}

/// Opens or creates a file that only its owner can read.
fn private_file(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_free_once_closed_even_while_a_copy_of_its_lock_lives_on() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(folder.path(), None).unwrap();
        // What a program started at this moment holds between its birth and its first instruction.
        let copy = db._lock.0.try_clone().unwrap();
        assert!(matches!(Db::open(folder.path(), None), Err(StoreError::InUse)));
        drop(db);
        assert!(Db::open(folder.path(), None).is_ok());
        drop(copy);
    }
}
