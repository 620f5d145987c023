use jiff::Timestamp;
use ringside_domain::{CallId, Disposition, ProfileId};

use super::row::{self, CALL_COLUMNS};
use crate::{
    error::StoreError,
    outbox,
    types::{Payload, StoredCall},
    writer::Store,
};

/// A call of the past with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastCall {
    /// The call.
    pub call: StoredCall,
    /// The outcome saved for it; `None` too when it is sealed with a key that is not here.
    pub outcome: Option<Disposition>,
}

impl Store {
    /// Calls that began or ended at `since` or later, the newest first, each with its outcome.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn past_calls(
        &self,
        profile: &ProfileId,
        since: Timestamp,
    ) -> Result<Vec<PastCall>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            let sql = format!(
                "SELECT {CALL_COLUMNS} FROM calls c WHERE c.profile = ?1 AND (c.started_ms >= ?2 OR c.ended_ms >= ?2)
                 ORDER BY c.started_ms DESC, c.id DESC"
            );
            db.transaction(|file, seal| {
                let since = since.as_millisecond();
                let calls = row::read_all(file, seal, &sql, &[&profile.as_str(), &since])?;
                let mut outcomes = std::collections::HashMap::<CallId, Disposition>::new();
                for entry in outbox::of_calls_since(file, seal, &profile, since)? {
                    match entry.payload {
                        Some(Payload::Disposition(disposition)) => {
                            outcomes.insert(entry.call, disposition);
                        }
                        Some(Payload::Connect { other, first, second, .. }) => {
                            outcomes.insert(entry.call, first);
                            outcomes.insert(other, second);
                        }
                        None => {}
                    }
                }
                let with_outcome = |call: StoredCall| PastCall { outcome: outcomes.remove(&call.id), call };
                Ok(calls.into_iter().map(with_outcome).collect())
            })
        })
        .await
    }
}
