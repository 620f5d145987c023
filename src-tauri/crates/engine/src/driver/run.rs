use std::{collections::VecDeque, sync::Arc, time::Duration};

use ringside_domain::{Cause, Moment};
use ringside_ipc::{SessionRequest, SessionView, UiError};
use ringside_store::AtEnd;
use ringside_vendor::{Reply, Request as VendorRequest, VendorError, VendorErrorKind};
use tokio::{sync::watch, time::Instant};

use super::{Asked, Done, Driver, Message, NotOpened, new_call, outbox::Watched, shift};
use crate::{
    journal, poll,
    session::{Decided, Effect, Happened, Keep, MayCall, PageToOpen, RequestId, Ticket},
};

/// How often things that only time changes are looked at, while there are any.
const TICK: Duration = Duration::from_millis(400);

/// How often it is looked what the agent does while something is done.
const LOOK: Duration = Duration::from_secs(30);

/// How often the loop turns when nothing happens at all.
const LONG: Duration = Duration::from_secs(3600);

impl Driver {
    pub(super) async fn run(mut self) {
        self.publish(true);
        loop {
            let wake = self.next_wake();
            tokio::select! {
                message = self.messages.recv() => match message {
                    Some(Message::Request(request, answer)) => {
                        self.next_request += 1;
                        let id = RequestId(self.next_request);
                        self.waiting.insert(id, answer);
                        self.take_request(id, *request).await;
                    }
                    Some(Message::Machine(event, dealt_with)) => {
                        self.take_machine(event).await;
                        self.publish(false);
                        // Whoever asked may have gone.
                        let _ = dealt_with.send(());
                    }
                    Some(Message::Pushes(answer)) => {
                        // Whoever asked may have gone.
                        let _ = answer.send(self.vendor.as_ref().and_then(|vendor| vendor.pushes()));
                    }
                    Some(Message::Stop(stopped)) => {
                        self.close().await;
                        // Whoever asked may have gone.
                        let _ = stopped.send(());
                        return;
                    }
                    None => return self.close().await,
                },
                Some(done) = self.work.join_next_with_id() => self.take_work(done).await,
                Some(change) = Watched::next(&mut self.outbox) => self.take_outbox(change).await,
                () = pushed(&mut self.changes) => self.poll_pushed(),
                () = tokio::time::sleep_until(wake) => self.take_time().await,
            }
            let pages = self.session.follow_pops(self.now());
            self.carry_out(pages).await;
            self.publish(false);
        }
    }

    /// Something was pushed: the next snapshot shows it. One under way may be older, so another follows it.
    fn poll_pushed(&mut self) {
        self.next_poll = Some(Instant::now());
        self.pushed_meanwhile = self.polling;
        if !self.polling {
            self.session.unannounced = false;
            self.poll();
        }
    }

    /// Whether what changes at the vendor arrives by itself now.
    fn is_told(&self) -> bool {
        let stands = self.vendor.as_ref().and_then(|vendor| vendor.pushes()) != Some(false);
        self.changes.is_some() && stands
    }

    /// Asks for the outcomes, where the vendor lists them.
    pub(super) fn ask_codes(&mut self) {
        if self.session.capabilities.lists_dispositions {
            self.send(Ticket::Codes, VendorRequest::Dispositions);
        }
    }

    fn next_wake(&self) -> Instant {
        let pause = if self.session.is_aging() {
            TICK
        } else {
            self.session.changes_in_ms(self.now()).map_or(LONG, Duration::from_millis)
        };
        let pause = if self.spans.lasting().is_some() { pause.min(LOOK) } else { pause };
        let tick = Instant::now() + pause;
        match self.next_poll {
            Some(poll) if !self.polling => poll.min(tick),
            Some(_) | None => tick,
        }
    }

    async fn take_request(&mut self, id: RequestId, request: SessionRequest) {
        match request {
            SessionRequest::SignIn { password, remember } => self.sign_in(id, password, remember),
            SessionRequest::SignOut { insist } => self.sign_out(id, insist).await,
            SessionRequest::Timeline { since_ms } => self.show_timeline(id, since_ms),
            SessionRequest::OutcomesDone => self.show_done(id),
            SessionRequest::History => self.show_shift(id, shift::Asked::History),
            SessionRequest::Shift => self.show_shift(id, shift::Asked::Figures),
            SessionRequest::Refresh => {
                self.publish(true);
                self.answer(id, Ok(ringside_ipc::SessionReply::Done));
            }
            SessionRequest::Dial { .. } if self.session.is_asking() => {
                // Pressed twice: one number is asked about.
                self.answer(id, Ok(ringside_ipc::SessionReply::Done));
            }
            other if self.gate.is_some() => {
                let now = self.now();
                match self.session.number_to_ask(&other, now) {
                    Some(number) => self.ask_first(Asked { id, number, request: other }),
                    None => self.take_allowed(id, other).await,
                }
            }
            other => self.take_allowed(id, other).await,
        }
    }

    /// Asks beside the loop whether a number may be called.
    fn ask_first(&mut self, asked: Asked) {
        let Some(gate) = self.gate.clone() else { return };
        self.session.asks();
        self.work.spawn(async move {
            let answer = gate.may_call(&asked.number).await;
            Done::MayCall(Box::new(asked), answer)
        });
    }

    async fn was_asked(&mut self, asked: Asked, answer: MayCall) {
        let now = self.now();
        match self.session.was_asked(asked.id, asked.number, answer, now) {
            None => self.take_allowed(asked.id, asked.request).await,
            Some(effects) => self.carry_out(effects).await,
        }
    }

    async fn take_allowed(&mut self, id: RequestId, request: SessionRequest) {
        let reload_codes = request == SessionRequest::CheckNow && self.session.codes.failed.is_some();
        let now = self.now();
        let effects = self.session.request(id, request, now, new_call);
        if reload_codes {
            self.ask_codes();
        }
        self.carry_out(effects).await;
    }

    pub(super) async fn take_work(&mut self, done: Result<(tokio::task::Id, Done), tokio::task::JoinError>) {
        match done {
            Ok((id, Done::Answered(ticket, result))) => {
                // Without its ticket it was given up, and came all the same.
                let outdated = self.outdated.remove(&id);
                if self.tickets.remove(&id).is_some() {
                    if let (Err(error), false) = (&result, outdated) {
                        let effects = self.session.see_taken_over(error, self.now());
                        self.carry_out(effects).await;
                    }
                    self.take_answer(&ticket, result).await;
                }
            }
            Ok((_, Done::Connected(sign_in, result))) => self.connected(*sign_in, result).await,
            Ok((_, Done::MayCall(asked, answer))) => self.was_asked(*asked, answer).await,
            Ok((_, Done::PageFailed)) => self.session.page_failed(self.now()),
            Ok((_, Done::PageOpened)) => {}
            Err(error) => {
                self.outdated.remove(&error.id());
                if let Some(ticket) = self.tickets.remove(&error.id()) {
                    tracing::error!(panicked = error.is_panic(), "a request to the vendor died");
                    let vendor = self.vendor.as_ref().map(|vendor| vendor.id());
                    let vendor = vendor.unwrap_or_else(|| ringside_domain::VendorId::new(""));
                    let lost = VendorError::new(vendor, "answer", VendorErrorKind::Interrupted);
                    self.take_answer(&ticket, Err(lost)).await;
                } else {
                    // Whoever was asked about a number says no more.
                    self.session.asks_no_more();
                }
            }
        }
    }

    async fn take_answer(&mut self, ticket: &Ticket, result: Result<Reply, VendorError>) {
        if let Ticket::Poll { .. } = ticket {
            self.polling = false;
        }
        if let Ok(Reply::Snapshot(snapshot)) = &result {
            self.follow_vendor_clock(snapshot.server_time).await;
        }
        let effects = self.answered(ticket, result);
        if let Ticket::Poll { .. } = ticket {
            let pause = poll::pause(&self.session, self.is_told(), fastrand::f64());
            let pause = if std::mem::take(&mut self.pushed_meanwhile) { Duration::ZERO } else { pause };
            self.next_poll = Some(Instant::now() + pause);
        }
        self.carry_out(effects).await;
    }

    async fn take_time(&mut self) {
        let now = self.now();
        self.session.age(now);
        if !self.polling && self.next_poll.is_some_and(|poll| poll <= Instant::now()) {
            self.session.unannounced = self.is_told();
            self.poll();
        }
        let mut effects = self.session.fix_overdue(now);
        effects.extend(self.session.follow_wrap_up_end(now));
        self.carry_out(effects).await;
    }

    /// Reads the vendor's list, one at a time, and not while a dial waits to be named: its call would be a stranger.
    fn poll(&mut self) {
        if let Some(until) = self.machine.asleep_until() {
            self.next_poll = Some(until);
            return;
        }
        if self.polling || self.session.awaits_dial() {
            self.next_poll = Some(Instant::now() + TICK);
            return;
        }
        self.next_poll = None;
        if self.session.is_elsewhere() {
            return;
        }
        self.polling = true;
        let ticket = Ticket::Poll { generation: self.session.generation() };
        self.send(ticket, VendorRequest::Snapshot);
    }

    pub(super) fn send(&mut self, ticket: Ticket, request: VendorRequest) {
        let Some(vendor) = self.vendor.clone() else { return };
        let sent = ticket.clone();
        let not_sent = self.session.why_not_sent(vendor.id(), request.kind().name());
        let task = self.work.spawn(async move {
            let result = match not_sent {
                Some(error) => Err(error),
                None => vendor.execute(request).await,
            };
            Done::Answered(sent, result)
        });
        if let Ticket::Poll { .. } = ticket {
            self.machine.looks(task.clone());
        }
        self.tickets.insert(task.id(), ticket);
    }

    /// Opens a page beside the loop: a browser may take its time to start.
    fn open_page(&mut self, page: PageToOpen) {
        let (opener, profile) = (Arc::clone(&self.opener), self.profile.clone());
        self.work.spawn(async move {
            match opener.open(&profile, page).await {
                Ok(()) => Done::PageOpened,
                Err(NotOpened) => Done::PageFailed,
            }
        });
    }

    pub(super) fn answer(&mut self, id: RequestId, reply: Result<ringside_ipc::SessionReply, UiError>) {
        if let Some(waiting) = self.waiting.remove(&id) {
            // Whoever asked may have gone.
            let _ = waiting.send(reply);
        }
    }

    /// Carries out effects in order; what follows from one comes before the rest.
    pub(super) async fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            match effect {
                Effect::Keep { keep, then } => {
                    let changes_outcomes = touches_outcomes(&keep);
                    let decided = decided(&keep);
                    let now = self.now();
                    let result = journal::keep(&self.store, self.outbox(), &self.profile, *keep, now).await;
                    if let Err(error) = &result {
                        tracing::error!(%error, "could not keep it on disk");
                    }
                    if let Some(decided) = decided.filter(|_| result.is_ok()) {
                        self.session.note(&Happened::Decided(decided), Some(&Cause::Me), now);
                    }
                    let follow = self.session.stored(then, result.map_err(drop), now);
                    for effect in follow.into_iter().rev() {
                        queue.push_front(effect);
                    }
                    if changes_outcomes {
                        self.reload_outcomes().await;
                    }
                }
                Effect::Send { ticket, request } => self.send(ticket, *request),
                Effect::Reply { request, reply } => self.answer(request, *reply),
                Effect::Open(page) => self.open_page(*page),
                Effect::PollNow => self.next_poll = self.vendor.as_ref().map(|_| Instant::now()),
                // What waits for the agent's choice is woken by signing in again.
                Effect::WakeOutbox => {
                    if let Some(outbox) = self.outbox().filter(|_| !self.session.is_elsewhere()) {
                        outbox.wake();
                    }
                }
                Effect::PokeOutbox => {
                    if let Some(outbox) = self.outbox() {
                        outbox.poke();
                    }
                }
                Effect::HoldOutbox => {
                    if let Some(outbox) = self.outbox() {
                        outbox.hold();
                    }
                }
            }
        }
        if !self.polling && self.next_poll.is_some_and(|poll| poll <= Instant::now()) {
            self.session.unannounced = false;
            self.poll();
        }
    }

    /// Publishes a view when it says something new. Views are compared as they read with no time passing.
    pub(super) fn publish(&mut self, always: bool) {
        self.session.see_time(self.now());
        self.keep_timeline();
        self.keep_spans();
        let epoch = Moment::new(ringside_domain::Timestamp::UNIX_EPOCH, i64::MIN / 2);
        let still = self.session.view(epoch);
        if always || self.still.as_ref() != Some(&still) {
            self.still = Some(still);
            self.revision += 1;
            let view = SessionView { revision: self.revision, ..self.session.view(self.now()) };
            self.views.send_replace(Arc::new(view));
        }
        let codes = self.session.codes_view();
        if always || **self.codes.borrow() != codes {
            self.codes.send_replace(Arc::new(codes));
        }
    }

    pub(super) async fn close(&mut self) {
        self.next_poll = None;
        self.changes = None;
        self.machine = super::machine::Machine::default();
        if let Some(watched) = self.outbox.take() {
            watched.outbox.stop().await;
        }
        self.work.shutdown().await;
        self.session.asks_no_more();
        self.keep_timeline();
        self.keep_spans();
        self.timeline.add_spans(self.spans.lasting().into_iter().collect());
        self.timeline.flush().await;
    }
}

fn decided(keep: &Keep) -> Option<Decided> {
    match keep {
        Keep::Decide { decision, .. } => Some(decision.into()),
        Keep::Begin(_)
        | Keep::Update(_)
        | Keep::EndOwing(_)
        | Keep::EndWithout(_)
        | Keep::WrapUp { .. }
        | Keep::Draft { .. }
        | Keep::Outcome { .. }
        | Keep::Connect { .. }
        | Keep::DropOwed { .. }
        | Keep::Extension { .. }
        | Keep::ScreenPop { .. }
        | Keep::Pin { .. }
        | Keep::CallbackDialled { .. }
        | Keep::CallbackSnoozed { .. }
        | Keep::CallbackDone { .. } => None,
    }
}

fn touches_outcomes(keep: &Keep) -> bool {
    match keep {
        Keep::EndOwing(_)
        | Keep::EndWithout(_)
        | Keep::Outcome { .. }
        | Keep::Connect { .. }
        | Keep::DropOwed { .. }
        | Keep::CallbackDialled { .. }
        | Keep::CallbackSnoozed { .. }
        | Keep::CallbackDone { .. } => true,
        Keep::WrapUp { end, .. } => end.is_some_and(|end| end.policy == AtEnd::Away),
        Keep::Begin(_)
        | Keep::Update(_)
        | Keep::Draft { .. }
        | Keep::Decide { .. }
        | Keep::Extension { .. }
        | Keep::ScreenPop { .. }
        | Keep::Pin { .. } => false,
    }
}

/// Waits for the vendor to push something; for ever where it pushes nothing or has stopped to.
async fn pushed(changes: &mut Option<watch::Receiver<u64>>) {
    if let Some(receiver) = changes {
        if receiver.changed().await.is_ok() {
            return;
        }
        *changes = None;
    }
    std::future::pending::<()>().await;
}
