//! What the agent was doing and for how long, as the figures of a shift are counted from.

use jiff::Timestamp;
use ringside_domain::{CallId, ProfileId};
use rusqlite::Transaction;

use crate::{error::StoreError, values, writer::Store};

/// What an agent does at one time: one thing only, what matters most to the customer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Waits for a call.
    Ready,
    /// Takes no calls, and no reason is named.
    NotReady,
    /// Takes no calls for a reason.
    Break,
    /// A call is offered or being dialled.
    Ringing,
    /// Talks.
    Talk,
    /// The customer waits, and nobody else is talked to.
    Hold,
    /// Finishes a call.
    WrapUp,
}

/// One thing the agent did, without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// From when on.
    pub from: Timestamp,
    /// Until when; it grows while it lasts.
    pub until: Timestamp,
    /// What.
    pub doing: Doing,
    /// The vendor's label of the break.
    pub reason: Option<String>,
    /// On which call.
    pub call: Option<CallId>,
}

impl Store {
    /// Keeps spans in their order. One that begins when one of before did takes its place, so that a span that still lasts
    /// is kept again with a later end.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn keep_spans(&self, profile: &ProfileId, spans: Vec<Span>) -> Result<(), StoreError> {
        let profile = profile.clone();
        self.run(move |db| {
            db.transaction(|file, _| {
                let sql = "INSERT OR REPLACE INTO spans (profile, from_ms, until_ms, doing, reason, call)
                           VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                let mut statement = file.prepare_cached(sql)?;
                for span in &spans {
                    let (from, until) = (span.from.as_millisecond(), span.until.as_millisecond());
                    let call = span.call.map(|call| call.to_string());
                    statement.execute((
                        profile.as_str(),
                        from,
                        until,
                        word(span.doing),
                        &span.reason,
                        call,
                    ))?;
                }
                Ok(())
            })
        })
        .await
    }

    /// What the agent of a profile did from `since` on, oldest first; one that had begun before is whole.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn spans(&self, profile: &ProfileId, since: Timestamp) -> Result<Vec<Span>, StoreError> {
        let profile = profile.clone();
        self.run(move |db| db.transaction(|file, _| read(file, &profile, since))).await
    }
}

/// Gives what was done on one call to another: two rows that turned out to be one call.
pub(crate) fn move_to(file: &Transaction<'_>, from: &str, into: &str) -> Result<(), StoreError> {
    file.prepare_cached("UPDATE spans SET call = ?2 WHERE call = ?1")?.execute((from, into))?;
    Ok(())
}

fn read(file: &Transaction<'_>, profile: &ProfileId, since: Timestamp) -> Result<Vec<Span>, StoreError> {
    let mut statement = file.prepare_cached(
        "SELECT from_ms, until_ms, doing, reason, call FROM spans WHERE profile = ?1 AND until_ms >= ?2 ORDER BY from_ms",
    )?;
    let mut rows = statement.query((profile.as_str(), since.as_millisecond()))?;
    let mut spans = Vec::new();
    while let Some(row) = rows.next()? {
        let call: Option<String> = values::get(row, "call")?;
        spans.push(Span {
            from: values::time(row, "from_ms")?,
            until: values::time(row, "until_ms")?,
            doing: doing(&values::get::<String>(row, "doing")?)?,
            reason: values::get(row, "reason")?,
            call: call.as_deref().map(values::call_id).transpose()?,
        });
    }
    Ok(spans)
}

const fn word(doing: Doing) -> &'static str {
    match doing {
        Doing::Ready => "ready",
        Doing::NotReady => "not_ready",
        Doing::Break => "break",
        Doing::Ringing => "ringing",
        Doing::Talk => "talk",
        Doing::Hold => "hold",
        Doing::WrapUp => "wrap_up",
    }
}

fn doing(word: &str) -> Result<Doing, StoreError> {
    match word {
        "ready" => Ok(Doing::Ready),
        "not_ready" => Ok(Doing::NotReady),
        "break" => Ok(Doing::Break),
        "ringing" => Ok(Doing::Ringing),
        "talk" => Ok(Doing::Talk),
        "hold" => Ok(Doing::Hold),
        "wrap_up" => Ok(Doing::WrapUp),
        _ => Err(StoreError::Damaged),
    }
}
