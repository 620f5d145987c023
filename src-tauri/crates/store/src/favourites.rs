//! The outcomes an agent has pinned.

use ringside_domain::ProfileId;

use crate::{error::StoreError, values, writer::Store};

impl Store {
    /// The outcomes pinned in a profile with their places, from 1 to 9, in that order.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn favourites(&self, profile: &ProfileId) -> Result<Vec<(u8, String)>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "SELECT place, code FROM favourites WHERE profile = ?1 ORDER BY place";
                let mut statement = file.prepare_cached(sql)?;
                let mut rows = statement.query([profile.as_str()])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push((values::get(row, "place")?, values::get(row, "code")?));
                }
                Ok(found)
            })
        })
        .await
    }

    /// Pins an outcome at a place from 1 to 9, over what is pinned there; without a place it is pinned no longer.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn keep_favourite(
        &self,
        profile: &ProfileId,
        code: &str,
        place: Option<u8>,
    ) -> Result<(), StoreError> {
        let (profile, code) = (profile.clone(), code.to_owned());
        self.run(move |db| {
            db.transaction(|file, _| {
                let gone = "DELETE FROM favourites WHERE profile = ?1 AND (code = ?2 OR place = ?3)";
                file.prepare_cached(gone)?.execute((profile.as_str(), &code, place))?;
                if let Some(place) = place {
                    let sql = "INSERT INTO favourites (profile, place, code) VALUES (?1, ?2, ?3)";
                    file.prepare_cached(sql)?.execute((profile.as_str(), place, &code))?;
                }
                Ok(())
            })
        })
        .await
    }
}
