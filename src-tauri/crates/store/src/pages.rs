//! The pages of the agent's browser that may use the bar.

use jiff::Timestamp;

use crate::{error::StoreError, values, writer::Store};

/// So many tokens one page has: one for each browser it was connected in, and some that were lost.
const TOKENS: u32 = 8;

/// A page that was connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectedPage {
    /// Its origin.
    pub origin: String,
    /// When it was connected first.
    pub since: Timestamp,
}

impl Store {
    /// Keeps what a page will be known by. Beyond eight of the same page the oldest goes.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn keep_page(&self, origin: &str, token: [u8; 32], since: Timestamp) -> Result<(), StoreError> {
        let origin = origin.to_owned();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "INSERT INTO pages (token, origin, since_ms) VALUES (?1, ?2, ?3)";
                file.prepare_cached(sql)?.execute((token, &origin, since.as_millisecond()))?;
                let sql = "DELETE FROM pages WHERE token IN (
                    SELECT token FROM pages WHERE origin = ?1 ORDER BY since_ms DESC LIMIT -1 OFFSET ?2)";
                file.prepare_cached(sql)?.execute((&origin, TOKENS))?;
                Ok(())
            })
        })
        .await
    }

    /// Whether a page is known by this.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn knows_page(&self, origin: &str, token: [u8; 32]) -> Result<bool, StoreError> {
        let origin = origin.to_owned();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "SELECT EXISTS (SELECT 1 FROM pages WHERE token = ?1 AND origin = ?2)";
                Ok(file.prepare_cached(sql)?.query_row((token, &origin), |row| row.get(0))?)
            })
        })
        .await
    }

    /// All pages, by their origins.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn pages(&self) -> Result<Vec<ConnectedPage>, StoreError> {
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql =
                    "SELECT origin, min(since_ms) AS since_ms FROM pages GROUP BY origin ORDER BY origin";
                let mut statement = file.prepare_cached(sql)?;
                let mut rows = statement.query([])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push(ConnectedPage {
                        origin: values::get(row, "origin")?,
                        since: values::time(row, "since_ms")?,
                    });
                }
                Ok(found)
            })
        })
        .await
    }

    /// Knows a page no longer, in whatever browser.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn forget_page(&self, origin: &str) -> Result<(), StoreError> {
        let origin = origin.to_owned();
        self.run(move |db| {
            db.transaction(|file, _| {
                file.prepare_cached("DELETE FROM pages WHERE origin = ?1")?.execute([&origin])?;
                Ok(())
            })
        })
        .await
    }
}
