use std::time::Duration;

use ringside_domain::{Moment, Timestamp};
use ringside_machine::Event;
use ringside_store::StoreError;
use ringside_vendor::{Reply, VendorError};
use tokio::{
    task::AbortHandle,
    time::{Instant, timeout_at},
};

use super::Driver;
use crate::session::{Effect, Gap, Shown, Ticket};

/// How long the vendor is left alone once sleep is announced, for the case that neither sleep nor its end is told.
const ASLEEP: Duration = Duration::from_secs(30);

/// How long an answer is waited for before sleep. Systems hold it back for five seconds unless they are told otherwise.
const SLEEP_WAITS: Duration = Duration::from_secs(3);

/// How far two clocks that go right may seem apart: vendors tell whole seconds.
const NOISE_MS: i64 = 1_500;

/// What the computer's own doings have left open.
#[derive(Default)]
pub(super) struct Machine {
    /// What was shown before the gap, until the vendor has told what holds now.
    before: Option<Shown>,
    /// Sleep was announced: what the vendor says until then is old once the computer wakes.
    asleep_until: Option<Instant>,
    /// The look at the vendor that is under way.
    look: Option<AbortHandle>,
}

impl Machine {
    pub(super) fn looks(&mut self, look: AbortHandle) {
        self.look = Some(look);
    }

    /// Until when nothing is asked of the vendor.
    pub(super) fn asleep_until(&self) -> Option<Instant> {
        self.asleep_until.filter(|until| *until > Instant::now())
    }
}

impl Driver {
    /// Follows what the computer does. What is on its way to disk is there when this returns: everything that came
    /// before is dealt with.
    pub(super) async fn take_machine(&mut self, event: Event) {
        match event {
            Event::GoesToSleep => {
                self.not_ready_before_sleep().await;
                self.lose_touch(Gap::Sleep);
                self.machine.asleep_until = Some(Instant::now() + ASLEEP);
            }
            Event::WokeUp { slept } => {
                tracing::info!(slept_s = slept.as_secs(), "the computer woke up");
                self.lose_touch(Gap::Sleep);
                self.look_anew().await;
            }
            Event::NetworkChanged => {
                self.lose_touch(Gap::Network);
                self.look_anew().await;
            }
            Event::ClockJumped { by_ms } => {
                tracing::info!(by_ms, "the wall clock was set");
                // Durations and the vendor's time go on; the next answer shows how far ours is off now.
                self.carry_out(vec![Effect::PollNow]).await;
            }
            Event::Locked | Event::Unlocked => {}
        }
    }

    /// Where policy wants it so, asks for not ready and waits for the answer, for as long as sleep waits.
    async fn not_ready_before_sleep(&mut self) {
        let effects = self.session.before_sleep(self.now());
        if effects.is_empty() {
            return;
        }
        self.carry_out(effects).await;
        self.publish(false);
        let until = Instant::now() + SLEEP_WAITS;
        while self.session.asks_state() {
            match timeout_at(until, self.work.join_next_with_id()).await {
                Ok(Some(done)) => self.take_work(done).await,
                Ok(None) => return,
                Err(_) => {
                    tracing::warn!("the computer sleeps before the vendor has answered");
                    return;
                }
            }
        }
    }

    fn lose_touch(&mut self, gap: Gap) {
        if let Some(look) = self.machine.look.take() {
            // What it would bring is older than the gap.
            look.abort();
            if self.tickets.remove(&look.id()).is_some() {
                self.polling = false;
            }
        }
        let now = self.now();
        let shown = self.session.lose_touch(gap, now);
        if self.machine.before.is_none() {
            self.machine.before = shown;
        }
    }

    async fn look_anew(&mut self) {
        self.machine.asleep_until = None;
        self.carry_out(vec![Effect::WakeOutbox, Effect::PollNow]).await;
    }

    /// The session's own view of an answer, with what has to be said once the vendor is heard again after a gap.
    pub(super) fn answered(&mut self, ticket: &Ticket, result: Result<Reply, VendorError>) -> Vec<Effect> {
        let now = self.now();
        let is_look = matches!(ticket, Ticket::Poll { .. });
        let current =
            matches!(ticket, Ticket::Poll { generation } if *generation == self.session.generation());
        let (told, failed) = (matches!(result, Ok(Reply::Snapshot(_))), result.is_err());
        let before = if current && told { self.machine.before.take() } else { None };
        let effects = self.session.answered(ticket, result, now, super::new_call);
        if let Some(before) = before {
            self.session.in_touch_again(&before, now);
        } else if is_look && failed {
            self.session.still_out_of_touch();
        }
        effects
    }

    /// Sets what the vendor's clock shows now. It goes on with the clock that nobody sets, so that the computer's own may
    /// be set between two answers without anybody noticing. `Date` headers are whole seconds: where both agree to within
    /// that, ours is the finer one.
    pub(super) async fn follow_vendor_clock(&mut self, server_time: Option<Timestamp>) {
        let Some(theirs) = server_time else { return };
        let ours = self.clock.now();
        let apart_ms = theirs.as_millisecond().saturating_sub(ours.wall.as_millisecond());
        let wall = if apart_ms.abs() > NOISE_MS { theirs } else { ours.wall };
        self.vendor_clock = Some(Moment::new(wall, ours.mono_ms));
        let ahead_ms = if apart_ms.abs() > NOISE_MS { apart_ms } else { 0 };
        // What is apart by just about the noise is not written with every answer.
        if ahead_ms.abs_diff(self.kept_ahead_ms) > 2 * NOISE_MS.unsigned_abs() {
            match self.store.keep_vendor_clock(&self.profile, ahead_ms).await {
                Ok(()) => self.kept_ahead_ms = ahead_ms,
                Err(error) => tracing::warn!(%error, "could not keep how far the vendor's clock is ahead"),
            }
        }
    }

    /// Until the vendor's clock is heard, it is as far ahead as it was when the last run heard it.
    pub(super) async fn recall_vendor_clock(&mut self) -> Result<(), StoreError> {
        if self.vendor_clock.is_none()
            && let Some(ahead_ms) = self.store.vendor_clock(&self.profile).await?
        {
            let ours = self.clock.now();
            self.vendor_clock = Some(Moment::new(ours.plus_ms(ahead_ms).wall, ours.mono_ms));
            self.kept_ahead_ms = ahead_ms;
        }
        Ok(())
    }
}
