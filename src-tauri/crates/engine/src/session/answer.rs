use ringside_domain::{BreakId, BreakReason, CallId, Moment, ObservedCall};
use ringside_ipc::{Loading, Text};
use ringside_vendor::{Reply, VendorError, VendorErrorKind};

use super::{Effect, Kept, Session, Ticket, pending::PendingKind, ui_error};

impl Session {
    /// Takes the vendor's answer to something sent.
    pub(crate) fn answered(
        &mut self,
        ticket: &Ticket,
        result: Result<Reply, VendorError>,
        now: Moment,
        new_id: impl FnMut() -> CallId,
    ) -> Vec<Effect> {
        match ticket {
            // Asked for by a sign-in that is over.
            Ticket::Poll { .. } if self.is_elsewhere() => Vec::new(),
            Ticket::Poll { generation } => match result {
                Ok(Reply::Snapshot(snapshot)) => self.observed(*generation, &snapshot, now, new_id),
                Ok(_) => Vec::new(),
                Err(error) => self.poll_failed(&error, now),
            },
            Ticket::Act { number } => {
                self.bump();
                let taken = result.is_ok();
                let mut effects = match result {
                    Ok(reply) => {
                        self.line_up(now);
                        self.act_answered(*number, reply, now)
                    }
                    Err(error) => {
                        if matches!(error.kind, VendorErrorKind::SignedOut | VendorErrorKind::BadCredentials)
                        {
                            self.session_ended(now);
                        }
                        self.act_failed(*number, &error, now)
                    }
                };
                effects.extend(self.fix_answered(*number, taken, now));
                effects
            }
            Ticket::Codes => {
                self.codes_answered(result);
                Vec::new()
            }
            Ticket::Breaks => {
                if let Ok(Reply::BreakReasons(reasons)) = result {
                    self.learn_breaks(reasons);
                }
                Vec::new()
            }
            Ticket::List { request } => self.list_answered(*request, result),
        }
    }

    fn act_answered(&mut self, number: u64, reply: Reply, now: Moment) -> Vec<Effect> {
        let act = self.acts.get(&number).map(|act| (act.kind, act.call, act.request));
        let (Reply::Dialled(seen), Some((PendingKind::Dial, Some(call), request))) = (reply, act) else {
            return self.act_taken(number, now);
        };
        self.dialled(number, call, request, seen, now)
    }

    fn dialled(
        &mut self,
        number: u64,
        call: CallId,
        request: Option<super::RequestId>,
        seen: Option<ObservedCall>,
        now: Moment,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let seen = seen.filter(|seen| self.desk.identify(call, seen, now));
        if seen.is_some() {
            self.abandon(number);
            effects.extend(self.keep_update(call));
        } else if self.capabilities.own_calls_only {
            // Nothing will ever name this call.
            self.abandon(number);
        } else {
            // A list names it, and may take its time.
            self.dial_taken(number, now);
        }
        if let Some(request) = request {
            effects.push(Self::reply(request, Ok(Self::dialled_reply(call))));
        }
        effects.push(Effect::PollNow);
        effects
    }

    fn codes_answered(&mut self, result: Result<Reply, VendorError>) {
        self.codes.revision += 1;
        match result {
            Ok(Reply::Dispositions(mut catalogue)) => {
                for code in &mut catalogue.codes {
                    if let Some(known) = self.profile.outcomes.get(&code.code) {
                        code.path.clone_from(&known.path);
                        code.requires = known.requires;
                        code.kind = known.kind;
                        code.default_sales = known.default_sales.or(code.default_sales);
                    }
                    if let Some(extra) = self.profile.requirements.get(&code.code) {
                        code.requires.note |= extra.note;
                        code.requires.callback |= extra.callback;
                        code.requires.sales |= extra.sales;
                    }
                }
                self.codes.catalogue = catalogue;
                self.codes.failed = None;
                self.codes.here = true;
            }
            Ok(_) => self.codes.failed = Some(self.text("status-codes-failed")),
            Err(error) => {
                let shown = ui_error(&error.with_reached(ringside_vendor::Reached::No), self.vendor_name());
                self.codes.failed = Some(shown.text);
            }
        }
    }

    /// Where the vendor lists no outcomes, those of the profile are all there are.
    pub(super) fn own_codes(&mut self) {
        if !self.capabilities.lists_dispositions {
            let outcomes = self.profile.outcomes.clone();
            self.codes_answered(Ok(Reply::Dispositions(outcomes)));
        }
    }

    /// The vendor's reasons for not being ready; how long each may last, the profile may say.
    fn learn_breaks(&mut self, reasons: Vec<BreakReason>) {
        let known = |id: &BreakId| self.profile.breaks.iter().find(|known| known.id == *id);
        self.breaks = reasons
            .into_iter()
            .map(|reason| BreakReason {
                limit_s: reason.limit_s.or_else(|| known(&reason.id).and_then(|known| known.limit_s)),
                ..reason
            })
            .collect();
    }

    pub(crate) fn codes_loading(&self) -> Loading {
        match (&self.codes.failed, self.codes.here) {
            (Some(text), _) => Loading::Failed { text: text.clone() },
            (None, true) => Loading::Done,
            (None, false) => Loading::Pending,
        }
    }

    /// Something is on disk, or could not be kept.
    pub(crate) fn stored(&mut self, then: Kept, result: Result<(), ()>, now: Moment) -> Vec<Effect> {
        match (then, result) {
            (Kept::Nothing, Ok(())) => Vec::new(),
            (Kept::Nothing, Err(())) => {
                self.raise_storage_error(now);
                Vec::new()
            }
            (Kept::Answer(request), Ok(())) => vec![Self::done(request)],
            (Kept::Act { number }, Ok(())) => self.launch(number),
            (Kept::Page(page), Ok(())) => vec![Effect::Open(page)],
            // It may be opened already, and twice is once too often.
            (Kept::Page(_), Err(())) => {
                self.page_failed(now);
                Vec::new()
            }
            (Kept::Pinned { request, code, place }, Ok(())) => self.pinned(request, &code, place),
            (Kept::OutcomeStored { call, request, arrival, .. }, Ok(())) => {
                self.outcome_stored(call, request, arrival, now)
            }
            (Kept::OutcomeWaits { call, request, outcome }, Ok(())) => {
                self.outcome_kept(call, request, *outcome, now)
            }
            (Kept::Dropped { call, request }, Ok(())) => self.dropped(call, request),
            (Kept::Reopened { call, request }, Ok(())) => self.reopened(call, request),
            (Kept::Connecting { first, second, request }, Ok(())) => {
                self.connecting_stored(first, second, request, now)
            }
            // An outcome kept before stays kept, here and on disk.
            (
                Kept::Answer(request)
                | Kept::Connecting { request, .. }
                | Kept::OutcomeWaits { request, .. }
                | Kept::Reopened { request, .. }
                | Kept::Dropped { request, .. }
                | Kept::Pinned { request, .. },
                Err(()),
            ) => {
                self.raise_storage_error(now);
                vec![Self::storage_reply(request)]
            }
            (Kept::Act { number }, Err(())) => {
                self.raise_storage_error(now);
                let Some(act) = self.abandon(number) else { return Vec::new() };
                if act.kind == PendingKind::Dial
                    && let Some(call) = act.call
                {
                    self.desk.clear(call);
                }
                act.request.map(Self::storage_reply).into_iter().collect()
            }
            (Kept::OutcomeStored { call, request, before, .. }, Err(())) => {
                self.raise_storage_error(now);
                if request.is_some() {
                    self.kept.remove(&call);
                    self.kept.extend(before.map(|before| (call, *before)));
                }
                request.map(Self::storage_reply).into_iter().collect()
            }
        }
    }

    fn raise_storage_error(&mut self, now: Moment) {
        self.raise_danger(Text::new("status-storage"), now);
    }
}
