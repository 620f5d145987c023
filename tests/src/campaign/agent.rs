//! An agent at one desk: looks at the view and does the next thing the plan has for what stands there. Whatever the
//! network, the vendor or the last kill has left, it is dealt with as a person would deal with it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use ringside_ipc::{
    AgentWord, CallView, CallWord, DraftInput, ErrorCode, OutboxEntryView, OutboxWord, Phase, ProfileRequest,
    SessionRequest, SessionView, StateTarget, Then,
};
use serde_json::json;
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::{
    book::{Book, Decision, Saved},
    fuse::Progress,
    plan::{CallPlan, Plan, Taste},
    proxy::Proxy,
    vendors::{expire, finish, free, held, place_of, renew, tail},
};
use crate::{
    headless::{Bar, Desk},
    sites::Running,
};

/// How long a person waits after a refusal.
const PAUSE: Duration = Duration::from_millis(700);
/// How long what was asked for may take to show before it is looked at again.
const SHOWS: Duration = Duration::from_millis(1_500);
/// How long a desk may show no way on before the vendor's own application is used.
const STUCK: Duration = Duration::from_secs(4);
/// How long a desk may stand still altogether.
const STILL: Duration = Duration::from_secs(100);

/// One desk, as long as the lane lasts.
pub(super) struct Agent {
    pub(super) running: Running,
    pub(super) proxy: Proxy,
    pub(super) plan: Plan,
    /// Which of the lane's sites.
    pub(super) site: usize,
    pub(super) quota: usize,
    pub(super) book: Book,
}

/// What the agent knows of one run of the program.
pub(super) struct Run<'a> {
    pub(super) bar: &'a Bar,
    pub(super) progress: &'a watch::Sender<Progress>,
    /// The vendor's tokens end once that many outcomes were asked to be saved.
    pub(super) expires_after: Option<u32>,
}

impl Agent {
    /// Works until the kill comes, or until the quota is reached and all is done.
    pub(super) async fn work(&mut self, run: &Run<'_>) -> Result<()> {
        let mut expires_after = run.expires_after;
        let mut settled = false;
        let mut moved = Instant::now();
        let mut done = self.deeds();
        loop {
            if expires_after.is_some_and(|saves| run.progress.borrow().saves >= saves) {
                expires_after = None;
                expire(&self.running);
            }
            let way_on = self.step(run, moved).await?;
            if !way_on.open && !settled {
                settled = true;
                run.progress.send_modify(|progress| progress.settled += 1);
            }
            if !way_on.open && self.book.acknowledged() >= self.quota {
                return Ok(());
            }
            if way_on.stuck && moved.elapsed() > STUCK {
                free(&self.running);
            }
            if self.deeds() != done {
                (done, moved) = (self.deeds(), Instant::now());
            }
            if moved.elapsed() > STILL {
                let view = self.desk(run.bar).view();
                bail!("nothing moves at {}: {view:#?}\n{}", self.running.site.id, run.bar.log());
            }
        }
    }

    /// Grows with everything that gets the shift further.
    fn deeds(&self) -> usize {
        self.book.next + self.book.asked.len() + self.book.saved.len() + self.book.decisions.len()
    }

    fn desk<'a>(&self, bar: &'a Bar) -> Desk<'a> {
        bar.at(self.running.site.id)
    }

    async fn step(&mut self, run: &Run<'_>, moved: Instant) -> Result<WayOn> {
        let desk = self.desk(run.bar);
        // Before the first view there is nothing to see.
        let Ok(view) = desk.view() else {
            wait(&desk, None).await;
            return Ok(WayOn::OPEN);
        };
        self.book.note(&view);
        match view.phase {
            Phase::SignedIn => {}
            Phase::SigningIn => {
                wait(&desk, Some(&view)).await;
                return Ok(WayOn::OPEN);
            }
            Phase::SignedOut | Phase::NeedsPassword | Phase::Elsewhere => {
                self.sign_in(&desk).await?;
                return Ok(WayOn::OPEN);
            }
        }
        if view.agent.state == AgentWord::Checking {
            wait(&desk, Some(&view)).await;
            return Ok(WayOn::OPEN);
        }
        if let Some(call) = view.calls.first() {
            self.attend(run, &desk, &view, call).await?;
            return Ok(WayOn { open: true, stuck: true });
        }
        if let Some(owed) = view.owed.first() {
            self.book.came_back.insert(owed.call.clone());
            let place = owed.who.as_deref().and_then(place_of).context("an owed call without a number")?;
            self.save(run, &desk, &owed.call.clone(), place).await?;
            return Ok(WayOn::OPEN);
        }
        if self.book.acknowledged() >= self.quota {
            if view.outbox.on_the_way > 0 {
                wait(&desk, Some(&view)).await;
            }
            return Ok(WayOn { open: view.outbox.on_the_way > 0, stuck: false });
        }
        if view.slots.dial.enabled {
            self.next_call(&desk, &view, moved).await?;
            return Ok(WayOn { open: false, stuck: true });
        }
        if !self.decide_to_go_on(&desk, &view).await? {
            wait(&desk, Some(&view)).await;
        }
        Ok(WayOn { open: true, stuck: true })
    }

    async fn sign_in(&mut self, desk: &Desk<'_>) -> Result<()> {
        let site = self.running.site;
        renew(&self.running);
        if let Some(second) = site.second {
            let keep = ProfileRequest::KeepSecond { profile: site.id.to_owned(), secret: second.into() };
            if let Err(error) = desk.bar().profile(&keep).await? {
                bail!("a second secret was refused: {error:?}");
            }
        }
        let password = Some(site.password.into());
        self.ask(desk, SessionRequest::SignIn { password, remember: false }).await?;
        Ok(())
    }

    /// Gets a call further, towards its end and its outcome.
    async fn attend(
        &mut self,
        run: &Run<'_>,
        desk: &Desk<'_>,
        view: &SessionView,
        call: &CallView,
    ) -> Result<()> {
        let site = self.running.site;
        // A call nobody planned, such as one the vendor no longer says the number of.
        let place = call.number.as_deref().and_then(place_of).unwrap_or_default();
        let plan = self.plan.call(self.site, place);
        let id = || call.id.clone();
        match call.state {
            CallWord::Dialing | CallWord::Ringing if call.inbound == Some(true) => {
                self.ask(desk, SessionRequest::Answer { call: id() }).await?;
                wait(desk, Some(view)).await;
            }
            CallWord::Dialing | CallWord::Ringing if site.tells_calls => {
                // Refused as long as it does not ring there.
                let _ = self.running.answered();
                if !wait(desk, Some(view)).await {
                    self.ask(desk, SessionRequest::CheckNow).await?;
                }
            }
            CallWord::Dialing | CallWord::Ringing | CallWord::Connected | CallWord::Held => {
                self.give_up(place, &plan);
                if site.holds
                    && plan.hold
                    && call.state == CallWord::Connected
                    && self.book.held.insert(place)
                {
                    self.ask(desk, SessionRequest::Hold { call: id() }).await?;
                    wait(desk, Some(view)).await;
                } else if site.holds && call.state == CallWord::Held && plan.mine {
                    self.ask(desk, SessionRequest::Retrieve { call: id() }).await?;
                    self.end(desk, call, &plan).await?;
                } else if plan.draft && self.book.drafted.insert(place) {
                    let draft = DraftInput {
                        note: "asked for the winter tariff".to_owned(),
                        ..DraftInput::default()
                    };
                    self.ask(desk, SessionRequest::SaveDraft { call: id(), draft }).await?;
                } else if plan.early && call.kept.is_none() && !self.has_asked(&call.id) {
                    self.save(run, desk, &call.id, place).await?;
                } else {
                    self.end(desk, call, &plan).await?;
                }
            }
            CallWord::WrapUp if call.kept.is_some() => {
                wait(desk, Some(view)).await;
            }
            CallWord::WrapUp => self.save(run, desk, &call.id, place).await?,
            CallWord::Ended => {
                wait(desk, Some(view)).await;
            }
        }
        Ok(())
    }

    /// The customer has enough, whatever the agent is doing.
    fn give_up(&mut self, place: usize, plan: &CallPlan) {
        let Some(after) = plan.gives_up_after else { return };
        if self.book.given_up.insert(place) {
            let (name, agent) = (self.running.site.agent)();
            let mut event = json!({"event": "customer_hangs_up"});
            event[name] = agent;
            let tenant = Arc::clone(&self.running.tenant);
            tokio::spawn(async move {
                sleep(after).await;
                // Refused when the call is over already.
                let _ = tenant.happen(event);
            });
        }
    }

    fn has_asked(&self, call: &str) -> bool {
        self.book.asked.iter().any(|(_, saved)| saved.call == call)
    }

    async fn end(&mut self, desk: &Desk<'_>, call: &CallView, plan: &CallPlan) -> Result<()> {
        let site = self.running.site;
        let view = desk.view()?;
        let mine = plan.mine && site.hangs_up;
        let mut asked = false;
        if mine {
            asked = self.ask(desk, SessionRequest::HangUp { call: call.id.clone() }).await?;
        }
        if !asked {
            // Refused when nobody is on the line any more.
            let _ = self.running.happen("customer_hangs_up");
            let request = if call.can_be_over {
                SessionRequest::CallOver { call: call.id.clone() }
            } else {
                SessionRequest::CheckNow
            };
            self.ask(desk, request).await?;
        }
        wait(desk, Some(&view)).await;
        Ok(())
    }

    async fn save(&mut self, run: &Run<'_>, desk: &Desk<'_>, call: &str, place: usize) -> Result<()> {
        let site = self.running.site;
        let plan = self.plan.call(self.site, place);
        let code = site.codes[plan.code % site.codes.len()].to_owned();
        let note = if plan.note { format!("noted for {place}") } else { String::new() };
        let draft = DraftInput { code: Some(code.clone()), note: note.clone(), ..DraftInput::default() };
        let then = if plan.then_ready { Then::Ready } else { Then::Stay };
        let saved = Saved { call: call.to_owned(), place, code, note, acknowledged: false };
        let id = run.bar.next_id();
        self.book.asked.push((id, saved));
        desk.post(id, &SessionRequest::SaveOutcome { call: call.to_owned(), draft, then }).await?;
        run.progress.send_modify(|progress| progress.saves += 1);
        match run.bar.replied(id).await? {
            Ok(_) => {
                for (asked, saved) in &mut self.book.asked {
                    saved.acknowledged |= *asked == id;
                }
                // The reply comes before the view that shows what it did.
                let shown = |seen: &crate::headless::Seen| {
                    seen.entry(call).is_some() || seen.call(call).is_some_and(|call| call.kept.is_some())
                };
                let _ = timeout(SHOWS, run.bar.until("the outcome shown", shown)).await;
            }
            Err(error) => {
                self.refused(&error.code);
                self.book.asked.retain(|(asked, _)| *asked != id);
                if error.code == ErrorCode::Incomplete {
                    // The codes may not be here.
                    self.ask(desk, SessionRequest::CheckNow).await?;
                }
                sleep(PAUSE).await;
            }
        }
        Ok(())
    }

    async fn next_call(&mut self, desk: &Desk<'_>, view: &SessionView, moved: Instant) -> Result<()> {
        let plan = self.plan.call(self.site, self.book.next);
        if plan.waits && view.outbox.on_the_way > 0 && moved.elapsed() < STUCK {
            wait(desk, Some(view)).await;
            return Ok(());
        }
        if self.book.next >= 1_000 {
            let (site, refusals) = (self.running.site.id, &self.book.refusals);
            bail!("{site} has no numbers left; refused: {refusals:?}\n{view:#?}\n{}", desk.bar().log());
        }
        let number = self.running.site.number(self.book.next);
        self.book.next += 1;
        if plan.inbound && self.calls_in(&number) {
            self.ask(desk, SessionRequest::CheckNow).await?;
            let is_it =
                |call: &CallView| call.number.as_deref().is_some_and(|shown| tail(shown) == tail(&number));
            let there = desk.until_view("the inbound call", |view| view.calls.iter().any(is_it));
            let _ = timeout(2 * SHOWS, there).await;
            return Ok(());
        }
        let dial = SessionRequest::Dial { number, kind: None, lead: None };
        match desk.ask(&dial).await? {
            Ok(_) => {
                // Refused where the request is still on its way.
                let _ = self.running.answered();
            }
            Err(error) => {
                self.refused(&error.code);
                if matches!(error.code, ErrorCode::Refused | ErrorCode::Offline | ErrorCode::RateLimited) {
                    // Nobody was called, so that the number is free for the next try.
                    self.book.next -= 1;
                }
                // The vendor may have reasons: another state first, or an outcome that needs a person.
                if !self.decide_to_go_on(desk, view).await? {
                    self.ask(desk, SessionRequest::SetState { target: StateTarget::Ready }).await?;
                    sleep(PAUSE).await;
                }
            }
        }
        Ok(())
    }

    /// A customer calls; whether the vendor lets the call through to the agent.
    pub(super) fn calls_in(&self, number: &str) -> bool {
        let put_through = || self.running.happen_with("inbound_call", json!({"number": number})).is_ok();
        self.running.site.inbound.is_some() && put_through()
    }

    /// MaxContact gives the agent no other call while it lists one whose outcome needs a person, and takes no second one,
    /// so that the person decides at once. Elsewhere that has time until nothing can be on its way any more.
    async fn decide_to_go_on(&mut self, desk: &Desk<'_>, view: &SessionView) -> Result<bool> {
        Ok(self.running.site.id == "maxcontact" && self.decide(desk, view).await?)
    }

    /// Decides about the first outcome that needs a person; whether there was one.
    pub(super) async fn decide(&mut self, desk: &Desk<'_>, view: &SessionView) -> Result<bool> {
        let waits = view.outbox.entries.iter().find(|entry| entry.state == OutboxWord::NeedsAttention);
        let Some(entry) = waits.cloned() else { return Ok(false) };
        let (decision, request) = self.decision(&entry);
        self.book.decisions.insert(entry.call.clone(), decision);
        if self.ask(desk, request).await? {
            let there = |view: &SessionView| {
                let same =
                    |now: &OutboxEntryView| now.id == entry.id && now.state == OutboxWord::NeedsAttention;
                !view.outbox.entries.iter().any(same)
            };
            let _ = timeout(SHOWS, desk.until_view("the decision carried out", there)).await;
            if decision == Decision::KeptAsNote {
                finish(&self.running);
            }
        }
        Ok(true)
    }

    /// The person looks at what the vendor has before saying what is to be done.
    fn decision(&self, entry: &OutboxEntryView) -> (Decision, SessionRequest) {
        let known = self.book.saved.iter().chain(self.book.asked.iter().map(|(_, saved)| saved));
        let place = known.filter(|saved| saved.call == entry.call).map(|saved| saved.place).next();
        let number = place.map(|place| tail(&self.running.site.written(place)));
        let there = held(&self.running).iter().any(|held| Some(&held.number) == number.as_ref());
        let keeps = place.is_some_and(|place| self.plan.taste(self.site, place) == Taste::Keeps);
        let id = entry.id.clone();
        if there {
            (Decision::MarkedDone, SessionRequest::OutboxMarkDone { entry: id })
        } else if keeps || !entry.can_send_again || self.book.decisions.contains_key(&entry.call) {
            (Decision::KeptAsNote, SessionRequest::OutboxKeepAsNote { entry: id })
        } else {
            (Decision::SentAgain, SessionRequest::OutboxSendAgain { entry: id })
        }
    }

    /// Asks for something that may be refused; whether it was taken.
    async fn ask(&mut self, desk: &Desk<'_>, request: SessionRequest) -> Result<bool> {
        match desk.ask(&request).await? {
            Ok(_) => Ok(true),
            Err(error) => {
                self.refused(&error.code);
                Ok(false)
            }
        }
    }

    fn refused(&mut self, code: &ErrorCode) {
        let code = json!(code).as_str().unwrap_or_default().to_owned();
        *self.book.refusals.entry(code).or_default() += 1;
    }

    /// Waits until all is where it stays without anybody doing anything; whether it came to that.
    pub(super) async fn settle(&mut self, run: &Run<'_>, limit: Duration) -> Result<bool> {
        let began = Instant::now();
        let quota = std::mem::replace(&mut self.quota, 0);
        let mut settled = false;
        while !settled && began.elapsed() < limit {
            let open = self.step(run, began).await?.open;
            let desk = self.desk(run.bar);
            if open && began.elapsed() > STUCK {
                self.ask(&desk, SessionRequest::CheckNow).await?;
                free(&self.running);
            }
            settled = !open && desk.view().is_ok_and(|view| view.outbox.on_the_way == 0);
        }
        self.quota = quota;
        Ok(settled)
    }

    /// Decides about all that needs a person, and waits for what comes of it.
    pub(super) async fn decide_all(&mut self, run: &Run<'_>, limit: Duration) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < limit {
            let desk = self.desk(run.bar);
            let view = desk.view()?;
            self.book.note(&view);
            if !self.decide(&desk, &view).await? {
                if view.outbox.on_the_way == 0 && view.outbox.needs_attention == 0 {
                    break;
                }
                if view.phase == Phase::SignedIn {
                    wait(&desk, Some(&view)).await;
                } else {
                    self.sign_in(&desk).await?;
                }
            }
        }
        Ok(())
    }
}

/// Where a desk stands after a step.
struct WayOn {
    /// There is something of an earlier call to finish.
    open: bool,
    /// Standing still here for long, the vendor's own application helps.
    stuck: bool,
}

impl WayOn {
    const OPEN: Self = Self { open: true, stuck: false };
}

/// Waits until the view is another, for as long as things take to show; whether it is.
async fn wait(desk: &Desk<'_>, view: Option<&SessionView>) -> bool {
    let revision = view.map(|view| view.revision);
    let moved = desk.until_view("something new", |view| Some(view.revision) != revision);
    matches!(timeout(SHOWS, moved).await, Ok(Ok(_)))
}
