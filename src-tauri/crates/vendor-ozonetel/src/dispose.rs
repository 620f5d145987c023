//! Outcomes: queued during the call, saved in wrap-up, refused once there is one.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use reqwest::Method;
use ringside_domain::{Disposition, Early, VendorCallId};
use ringside_vendor::{CallFacts, Reply, Retry, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};

use crate::{
    adapter::Ozonetel,
    agent::Held,
    calls::ucid,
    error::{fold, may_have_reached, words_of},
    http::{Ask, Fields},
    map,
    wire::{Said, Verdict, WireError},
};

const PATH: &str = "/ca_apis/DispositionAPIV2";

/// A call id of this length is refused for ever, in the same words as a passing fault.
const TOO_LONG: usize = 20;

/// How long to wait where the vendor says "retry after some time".
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// The calls whose outcome was sent and never answered, with that outcome.
#[derive(Debug, Default)]
pub(crate) struct Unsettled(Mutex<HashMap<VendorCallId, Disposition>>);

impl Unsettled {
    /// An outcome is about to leave; whether it left before and was never answered. Another one that was not answered
    /// proves nothing of this. Noted ahead, because whoever waits may give up in between.
    fn begin(&self, call: &VendorCallId, disposition: &Disposition) -> bool {
        // What the vendor was told during the call makes no other outcome of it.
        let disposition = Disposition { early: Early::No, ..disposition.clone() };
        let before = self.lock().insert(call.clone(), disposition.clone());
        before.is_some_and(|before| before == disposition)
    }

    /// The vendor has answered.
    fn settle(&self, call: &VendorCallId) {
        self.lock().remove(call);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<VendorCallId, Disposition>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the vendor's record says of a call that has an outcome already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recorded {
    /// This one.
    Same,
    /// The one the vendor sets when the time is up.
    TimedOut,
    /// Another.
    Other,
}

impl Ozonetel {
    pub(crate) async fn dispositions(&self) -> Result<Reply, Failure> {
        let said = self.session.exchange(&self.list_request()).await?;
        let names = said.names().ok_or(WireError::Missing("the list of outcomes"))?;
        Ok(Reply::Dispositions(map::catalogue(names)))
    }

    /// Proves the account's key by the request that needs nothing else; in what shape the list comes does not matter.
    pub(crate) async fn prove(&self) -> Result<(), Failure> {
        let said = self.session.exchange(&self.list_request()).await?;
        if said.verdict() == Verdict::Ok || said.names().is_some() {
            return Ok(());
        }
        Err(WireError::Missing("the list of outcomes").into())
    }

    fn list_request(&self) -> Ask {
        let config = &self.session.config;
        let mut fields = self.session.fields().with("action", "get");
        if config.settled.list_in_full {
            fields = fields
                .with("agentID", config.agent_id.as_str())
                .with("ucid", "")
                .with("did", config.settled.did.as_deref().unwrap_or_default())
                .with("disposition", "");
        }
        Ask::new(config, Method::POST, PATH, Lane::List, fields)
    }

    pub(crate) async fn dispose(
        &self,
        call: &VendorCallId,
        facts: &CallFacts,
        disposition: &Disposition,
    ) -> Result<Reply, Failure> {
        let held = self.breaks.for_call(call);
        let fields = self.outcome(call, disposition, held.as_ref())?;
        let id = ucid(call)?;
        let lost = self.unsettled.begin(call, disposition);
        match self.send_outcome(id, fields).await {
            Ok(said) => {
                self.unsettled.settle(call);
                if said.text().is_some_and(|text| fold(&text).contains("queued")) {
                    self.breaks.taken_early(call);
                    return Ok(Reply::Queued);
                }
                self.breaks.drop_for(call);
                self.own.forget(call);
                Ok(Reply::Done)
            }
            Err(failure) if failure.kind == VendorErrorKind::AlreadyDisposed => {
                if !lost {
                    self.unsettled.settle(call);
                }
                if facts.live {
                    return Err(failure.detail("the vendor holds an outcome of this call already"));
                }
                let reply = self.already_disposed(call, disposition, held, lost).await;
                self.unsettled.settle(call);
                reply
            }
            Err(failure) => {
                if !lost && !may_have_reached(&failure) {
                    self.unsettled.settle(call);
                }
                Err(failure)
            }
        }
    }

    /// All parameters, flags as text, none that is not wanted.
    fn outcome(
        &self,
        call: &VendorCallId,
        disposition: &Disposition,
        held: Option<&Held>,
    ) -> Result<Fields, Failure> {
        let settled = &self.session.config.settled;
        let call_back =
            disposition.callback.as_ref().map(|callback| map::callback_time(callback.at, &settled.zone));
        Ok(self
            .outcome_fields(call)?
            .with("disposition", disposition.code.as_str())
            .maybe("comments", disposition.note.as_deref())
            .maybe("callBackTime", call_back)
            .maybe("pauseAfterDispose", held.map(|_| "true"))
            .maybe("pauseReason", held.map(|held| held.reason.as_str()))
            .maybe("autoRelease", settled.auto_release.then_some("true")))
    }

    /// Sends an outcome; a second time only where the vendor asks for it and the first was not executed.
    async fn send_outcome(&self, ucid: &str, fields: Fields) -> Result<Said, Failure> {
        let ask = Ask::new(&self.session.config, Method::POST, PATH, Lane::Act, fields);
        let later = |failure: &Failure| {
            words_of(failure).is_some_and(|said| fold(&said).starts_with("unable to dispose"))
        };
        match self.session.act(&ask).await {
            Err(failure) if later(&failure) && ucid.len() < TOO_LONG => {
                tokio::time::sleep(AGAIN_AFTER).await;
                self.session.act(&ask).await.map_err(|failure| failure.retry(Retry::Never))
            }
            result => result,
        }
    }

    /// The call has an outcome. Whose it is, only the vendor's record can tell.
    async fn already_disposed(
        &self,
        call: &VendorCallId,
        disposition: &Disposition,
        held: Option<Held>,
        lost: bool,
    ) -> Result<Reply, Failure> {
        // Taken for the end of the call and refused after it: that is how the vendor says that it was carried out.
        let carried_out = disposition.early == Early::Taken && !lost;
        let recorded = if carried_out { None } else { self.recorded(call, disposition).await };
        let ours = carried_out || recorded == Some(Recorded::Same) || (lost && recorded.is_none());
        let travelled = held.as_ref().is_some_and(|held| held.with_vendor || lost);
        self.breaks.drop_for(call);
        self.own.forget(call);
        let mut why = match recorded {
            Some(Recorded::Same) => "the vendor's record shows this outcome",
            Some(Recorded::TimedOut) => "the wrap-up time was over, so the vendor closed the call itself",
            Some(Recorded::Other) => "the vendor's record shows another outcome",
            None if carried_out => "the vendor took it during the call",
            None => "whose outcome it is, the vendor does not tell",
        };
        if let Some(held) = held.filter(|_| !(ours && travelled))
            && self.change_state("Pause", Some(&held.reason)).await.is_err()
        {
            why = "the call was closed before, and the break that was to follow could not be asked for";
        }
        let sent_before = lost || disposition.early != Early::No;
        match recorded {
            Some(Recorded::Same) if sent_before => Ok(Reply::Done),
            None if lost => Ok(Reply::Unconfirmed),
            Some(Recorded::TimedOut | Recorded::Other) => {
                Err(Failure::new(VendorErrorKind::OtherOutcome).detail(why))
            }
            Some(Recorded::Same) | None => Err(Failure::new(VendorErrorKind::AlreadyDisposed).detail(why)),
        }
    }

    /// Looks the call up in the vendor's records; `None` when they cannot be asked now or do not show it.
    async fn recorded(&self, call: &VendorCallId, disposition: &Disposition) -> Option<Recorded> {
        if !self.session.config.settled.check_records {
            return None;
        }
        let rows = match self.records(Timestamp::now(), Some(call)).await {
            Ok(rows) => rows,
            Err(failure) => {
                tracing::debug!(kind = %failure.kind, "the call record could not be read");
                return None;
            }
        };
        let record = rows.into_iter().find(|record| {
            record
                .get(&["callid", "ucid"])
                .into_iter()
                .chain(record.get(&["monitorucid"]))
                .any(|id| id == call.as_str())
        })?;
        let outcome = record.get(&["disposition"])?;
        let timed_out = fold(&outcome).starts_with("wrap up time exceeded");
        let same_note = disposition.note.as_deref().is_none_or(|note| {
            record.get(&["comments"]).is_some_and(|comments| comments.trim() == note.trim())
        });
        Some(if timed_out {
            Recorded::TimedOut
        } else if outcome == disposition.code && same_note {
            Recorded::Same
        } else {
            Recorded::Other
        })
    }
}
