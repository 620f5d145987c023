use rusqlite::ErrorCode;

/// Why the data file could not do what it was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program, most likely a second bar, works on the same folder.
    #[error("the data folder is in use by another program")]
    InUse,
    /// A newer version of the program wrote the file; this one must not touch it.
    #[error("the data file is of version {found}, and this program knows versions up to {known}")]
    Newer {
        /// The version of the file.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// The file is not what we wrote. It is left as it is.
    #[error("the data file is damaged")]
    Damaged,
    /// The disk or the file's quota is full.
    #[error("the disk is full")]
    Full,
    /// There is no such call or entry.
    #[error("there is no such call or outcome in the data file")]
    NotFound,
    /// The call has an outcome already.
    #[error("the outcome of this call is saved already")]
    AlreadySaved,
    /// What was asked has no meaning in the state the call or entry is in.
    #[error("this cannot be done in the state the outcome is in")]
    NotNow,
    /// The store was closed, or its thread is gone.
    #[error("the data file is closed")]
    Closed,
    /// The folder or file could not be opened.
    #[error("the data file could not be opened")]
    Io(#[source] std::io::Error),
    /// SQLite failed in some other way.
    #[error("the data file could not be used")]
    Failed(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                other => Self::Failed(other),
            },
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
