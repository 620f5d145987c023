use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{CallView, CallWord, DraftInput, OutboxWord, SessionRequest, SessionView, Then, UiError};
use ringside_simulator::{
    Fault, FaultRule,
    maxcontact::{AgentState, Event, SimulatorHandle},
};
use ringside_tests::headless::{Bar, Place, Replied, Seen, USER};
use tokio::sync::watch;

use crate::{
    drive::{dial, hang_up, hold, inbound, outcome, retrieve, simulator, tail, they_hang_up},
    fuse::{Fuse, Progress},
    tally::{Saved, Tally, note},
};

const CODES: [&str; 8] = ["SALE", "NOTINT", "NOANS", "BUSY", "VMAIL", "WRONG", "MOVED", "QUERY"];

/// One simulator, one place, one bar at a time.
pub(crate) struct Lane {
    sim: SimulatorHandle,
    place: Place,
    chance: fastrand::Rng,
    /// Each call gets a number of its own, so that the vendor's outcomes can be told apart.
    next_number: u32,
    /// Outcomes with the request that saved them, since the last start.
    asked: Vec<(u64, Saved)>,
    saved: Vec<Saved>,
    /// Where each outcome stood when it was last seen.
    shown: BTreeMap<String, OutboxWord>,
    sent_again: Vec<String>,
    progress: watch::Sender<Progress>,
    tally: Tally,
}

impl Lane {
    pub(crate) async fn new(seed: u64) -> Result<Self> {
        let sim = simulator(seed).await?;
        let place = Place::new(&sim)?;
        Ok(Self {
            sim,
            place,
            chance: fastrand::Rng::with_seed(seed),
            next_number: 0,
            asked: Vec::new(),
            saved: Vec::new(),
            shown: BTreeMap::new(),
            sent_again: Vec::new(),
            progress: watch::Sender::default(),
            tally: Tally::default(),
        })
    }

    /// Works and is killed so many times; returns what came of it.
    pub(crate) async fn run(mut self, kills: u64) -> Result<Tally> {
        for _ in 0..kills {
            self.progress.send_replace(Progress::default());
            self.plan_trouble();
            let bar = self.place.start()?;
            let fuse = Fuse::new(&mut self.chance, self.progress.subscribe());
            tokio::select! {
                biased;
                () = fuse.burn() => {}
                worked = self.work(&bar) => worked?,
            }
            let (seen, log) = bar.kill().await?;
            self.tally.kills += 1;
            self.take_stock(&seen, &log)?;
            self.while_nobody_watches();
        }
        self.sim.clear_faults();
        let bar = self.place.start()?;
        bar.sign_in().await?;
        self.tidy(&bar, false).await?;
        let (seen, log) = bar.stop().await?;
        self.take_stock(&seen, &log)?;
        let mut tally = self.tally;
        tally.settle(&self.saved, &self.shown, &self.sent_again, &self.sim);
        Ok(tally)
    }

    /// A vendor that is slow with outcomes, executes some after the caller has gone, and loses an answer now and then.
    fn plan_trouble(&mut self) {
        self.sim.clear_faults();
        let ms = self.chance.u64(1..300);
        let (method, count, fault) = match self.chance.u8(0..16) {
            0..5 => ("dispose", 3, Fault::DelayAnswer { ms }),
            5..8 => ("dispose", 3, Fault::Delay { ms }),
            8..10 => ("dispose", 1, Fault::DropAfter),
            10 => ("dispose", 1, Fault::DropBefore),
            11..13 => ("dial", 1, Fault::DelayAnswer { ms }),
            _ => return,
        };
        self.sim.fault(FaultRule::next(method, count, fault));
    }

    fn while_nobody_watches(&mut self) {
        if self.chance.bool() {
            // Refused when there is no call to end.
            let _ = self.sim.event(Event::CustomerHangsUp { user: USER, call: None });
        } else if self.chance.u8(0..4) == 0 && self.is_ready() {
            let number = self.new_number();
            let _ = self.sim.event(Event::InboundCall { user: USER, number, name: None, name2: None });
        }
    }

    fn is_ready(&self) -> bool {
        let agents = self.sim.state().agents;
        agents.iter().any(|agent| agent.user == USER && agent.state == AgentState::Ready)
    }

    fn new_number(&mut self) -> String {
        self.next_number += 1;
        self.tally.calls += 1;
        format!("07700900{:03}", 199 + self.next_number)
    }

    /// Signs in, finishes what the last run left, and takes calls until the kill comes.
    async fn work(&mut self, bar: &Bar) -> Result<()> {
        bar.sign_in().await?;
        self.tidy(bar, true).await?;
        self.progress.send_modify(|progress| progress.settled = true);
        loop {
            self.one_call(bar).await?;
            self.tidy(bar, true).await?;
        }
    }

    async fn one_call(&mut self, bar: &Bar) -> Result<()> {
        let number = self.new_number();
        let call = if self.chance.u8(0..5) == 0 && self.is_ready() {
            inbound(bar, &self.sim, &number).await?
        } else {
            dial(bar, &number, None).await?
        };
        if self.chance.u8(0..4) == 0 {
            hold(bar, &call).await?;
            retrieve(bar, &call).await?;
        }
        if self.chance.u8(0..3) == 0 {
            let draft =
                DraftInput { note: "asked for the winter tariff".to_owned(), ..DraftInput::default() };
            bar.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
        }
        let early = self.chance.u8(0..3) == 0;
        if early {
            self.save(bar, &call, &number).await?;
        }
        if self.chance.bool() {
            hang_up(bar, &call).await?;
        } else {
            they_hang_up(bar, &self.sim, &call).await?;
        }
        if !early {
            self.save(bar, &call, &number).await?;
        }
        bar.until("the outcome on its way", |seen| seen.entry(&call).is_some()).await?;
        Ok(())
    }

    async fn save(&mut self, bar: &Bar, call: &str, number: &str) -> Result<()> {
        let code = CODES[self.chance.usize(0..CODES.len())];
        let then = if self.chance.u8(0..4) == 0 { Then::Ready } else { Then::Stay };
        let id = bar.next_id();
        let saved =
            Saved { call: call.to_owned(), number: tail(number), code: code.to_owned(), acknowledged: false };
        self.asked.push((id, saved));
        let request = SessionRequest::SaveOutcome { call: call.to_owned(), draft: outcome(code), then };
        bar.post(id, &request).await?;
        self.progress.send_modify(|progress| progress.saves += 1);
        if let Err(error) = bar.replied(id).await? {
            bail!("an outcome was refused: {error:?}\n{}", bar.log());
        }
        // The reply comes before the view that shows what it did.
        bar.until("the outcome shown", |seen| {
            seen.entry(call).is_some() || seen.call(call).is_some_and(|call| call.kept.is_some())
        })
        .await?;
        Ok(())
    }

    /// Brings every call on the desk to its end, with an outcome, and waits for all that is on its way. What needs a
    /// person gets one only if `decides`: the agent sees that the vendor still lists the call, and sends again.
    async fn tidy(&mut self, bar: &Bar, decides: bool) -> Result<()> {
        loop {
            let view = bar.seen().session().context("a view")?.clone();
            if let Some(call) = view.calls.first() {
                self.finish(bar, call).await?;
            } else if let Some(owed) = view.owed.first() {
                bail!("a call owes an outcome and the vendor does not list it: {owed:?}\n{}", bar.log());
            } else if view.outbox.on_the_way > 0 {
                let settled = |view: &SessionView| view.outbox.on_the_way == 0 || !view.calls.is_empty();
                bar.until_view("outcomes delivered", settled).await?;
            } else if decides && view.outbox.needs_attention > 0 {
                self.decide(bar, &view).await?;
            } else {
                note(&mut self.shown, &view);
                return Ok(());
            }
        }
    }

    async fn finish(&mut self, bar: &Bar, call: &CallView) -> Result<()> {
        let id = call.id.clone();
        match call.state {
            CallWord::Dialing | CallWord::Ringing => {
                let moved = |now: &CallView| now.state != call.state;
                bar.until("an answer", |seen| seen.call(&id).is_none_or(moved)).await?;
            }
            CallWord::Connected | CallWord::Held => {
                // Between the look and the click the customer may hang up, or the bar may learn that she has.
                if let Err(UiError { code, .. }) =
                    bar.ask(&SessionRequest::HangUp { call: id.clone() }).await?
                {
                    ensure!(code == ringside_ipc::ErrorCode::NotNow, "a hang-up was refused: {code:?}");
                }
                // With an outcome kept for it, the end of the call sends it on its way.
                bar.until("the end of the call", |seen| {
                    let waits = |call: &CallView| call.state == CallWord::WrapUp;
                    seen.entry(&id).is_some() || seen.call(&id).is_some_and(waits)
                })
                .await?;
            }
            CallWord::WrapUp => {
                let number = call.number.clone().context("a number")?;
                ensure!(!call.gone, "the vendor no longer lists {number}, which has no outcome");
                self.tally.owed += 1;
                self.save(bar, &id, &number).await?;
            }
            CallWord::Ended => {
                bar.until("the card gone", |seen| seen.call(&id).is_none()).await?;
            }
        }
        Ok(())
    }

    async fn decide(&mut self, bar: &Bar, view: &SessionView) -> Result<()> {
        let waits = view.outbox.entries.iter().find(|entry| entry.state == OutboxWord::NeedsAttention);
        let waits = waits.context("an outcome that needs a person")?;
        self.tally.asked += 1;
        self.sent_again.push(waits.call.clone());
        bar.take(SessionRequest::OutboxSendAgain { entry: waits.id.clone() }).await?;
        let (id, revision) = (waits.id.clone(), view.revision);
        let moved = |view: &SessionView| {
            view.revision > revision
                && view
                    .outbox
                    .entries
                    .iter()
                    .any(|entry| entry.id == id && entry.state != OutboxWord::NeedsAttention)
        };
        bar.until_view("the outcome sent again", moved).await?;
        Ok(())
    }

    /// Notes what the run that has just ended had acknowledged and shown, to the last line it wrote.
    fn take_stock(&mut self, seen: &Seen, log: &str) -> Result<()> {
        ensure!(!log.contains("panicked"), "a panic was logged:\n{log}");
        ensure!(seen.strange.is_empty(), "lines that are none of the protocol: {:?}", seen.strange);
        let mut open = false;
        for (id, mut saved) in self.asked.drain(..) {
            match seen.replies.get(&id) {
                Some(Ok(Replied::Session(_) | Replied::Profile(_))) => saved.acknowledged = true,
                Some(Err(error)) => bail!("an outcome was refused: {error:?}"),
                None => {}
            }
            let delivered = seen.entry(&saved.call).is_some_and(|entry| {
                matches!(entry.state, OutboxWord::Delivered | OutboxWord::DeliveredUnconfirmed)
            });
            open |= !delivered;
            self.saved.push(saved);
        }
        self.tally.kills_on_outcomes += u64::from(open);
        if let Some(view) = seen.session() {
            note(&mut self.shown, view);
        }
        Ok(())
    }
}
