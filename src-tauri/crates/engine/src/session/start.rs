use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::Arc,
};

use ringside_domain::{Agent, AgentState, Call, CallId, Cause, Certainty, Desk, Draft, Moment, VendorCallId};
use ringside_ipc::{OwedView, Phase, Text, UiError, Unfinished};
use ringside_vendor::Capabilities;

use super::{
    Codes, Happened, KeptOutcome, Line, OutboxSummary, Profile, Session, agent::STAYS_MS, fix::HANGS_MS,
    pending::PendingKind, status::OLD_NEWS_MS, wrap_up::WrapUp,
};

/// A call the last run left behind.
#[derive(Debug, Clone)]
pub(crate) struct LeftCall {
    pub(crate) call: Call,
    pub(crate) draft: Option<Draft>,
}

impl Session {
    /// A session nobody has signed in to.
    #[must_use]
    pub(crate) fn new(profile: Profile, now: Moment) -> Self {
        Self {
            capabilities: Arc::new(Capabilities::default()),
            phase: Phase::SignedOut,
            elsewhere: None,
            agent: Agent::signed_out(now),
            state_told: false,
            busy_here: false,
            unsaid: None,
            checking: false,
            desk: Desk::default(),
            pending: Vec::new(),
            acts: HashMap::new(),
            next_act: 0,
            generation: 0,
            follow: None,
            after_delivery: HashMap::new(),
            drafts: HashMap::new(),
            kept: HashMap::new(),
            connecting: None,
            poke_held: false,
            early_held: None,
            wrap_up: WrapUp::default(),
            saved_by_timer: None,
            codes: Codes::default(),
            breaks: profile.breaks.clone(),
            leads: HashMap::new(),
            recents: VecDeque::new(),
            outbox: OutboxSummary::default(),
            owed: Vec::new(),
            callbacks: super::callbacks::Callbacks::default(),
            pops: super::screen_pop::Pops::default(),
            owed_calls: HashMap::new(),
            line: Line::Idle,
            line_since: now,
            failures: 0,
            news: None,
            notice: None,
            dead_until: None,
            announcements: Vec::new(),
            announcement_number: 0,
            mine: HashSet::new(),
            logged_here: false,
            timeline: Vec::new(),
            noted: HashMap::new(),
            fixing: None,
            hangs: false,
            unannounced: false,
            old_news: false,
            out_of_touch: None,
            unanswered: None,
            asking: super::Asking::default(),
            profile,
        }
    }

    /// Brings back what the last run left behind. Calls that were live wait on the desk for the first list; those
    /// that owe an outcome wait in the list of owed ones, and come back to the desk when the vendor still lists them.
    pub(crate) fn restore(
        &mut self,
        left: Vec<LeftCall>,
        settling: Vec<VendorCallId>,
        recents: Vec<String>,
        now: Moment,
    ) {
        for vendor_id in settling {
            self.desk.settle(vendor_id);
        }
        let mut drafts_back = false;
        for LeftCall { call, draft } in left {
            let draft = draft.filter(|draft| !draft.is_empty());
            drafts_back |= draft.is_some();
            if let Some(disposition) = draft.as_ref().and_then(Draft::saved_outcome) {
                self.kept.insert(call.id, KeptOutcome { disposition, follow: None });
            } else if let Some(draft) = draft {
                self.drafts.insert(call.id, (draft, true));
            }
            self.desk.add(call);
        }
        self.recents = recents.into();
        if drafts_back {
            self.raise_warning(Text::new("status-restored"), now);
        }
    }

    pub(crate) fn signing_in(&mut self) {
        if self.phase == Phase::SignedOut {
            self.phase = Phase::SigningIn;
        }
        self.notice = None;
    }

    pub(crate) fn sign_in_failed(&mut self, error: &UiError, now: Moment) {
        if self.phase == Phase::SigningIn {
            self.phase = Phase::SignedOut;
        }
        self.raise_error(error, now);
    }

    /// The vendor accepted the sign-in. The agent's state is unknown until the first list, and no state is asked for.
    pub(crate) fn signed_in(&mut self, capabilities: Arc<Capabilities>, now: Moment) {
        self.capabilities = capabilities;
        let renewed = self.in_session();
        self.phase = Phase::SignedIn;
        self.elsewhere = None;
        self.checking = true;
        self.failures = 0;
        self.line = Line::Online;
        self.line_since = now;
        if !renewed {
            self.agent.learn(
                AgentState::NotReady { reason: None },
                Certainty::Unknown,
                Cause::Reconnect,
                now,
            );
            self.agent.since = now;
        }
        self.own_codes();
        self.note(&Happened::SignedIn, Some(&Cause::Me), now);
        self.announce(Text::new("announce-signed-in"));
        self.bump();
    }

    pub(crate) fn signed_out(&mut self, now: Moment) {
        let profile = self.profile.clone();
        let announcement_number = self.announcement_number;
        let outbox = std::mem::take(&mut self.outbox);
        let owed = std::mem::take(&mut self.owed);
        let generation = self.generation + 1;
        let what = if self.is_elsewhere() { Happened::SignedOutHere } else { Happened::SignedOut };
        self.note(&what, Some(&Cause::Me), now);
        let timeline = self.take_timeline();
        *self = Self::new(profile, now);
        self.timeline = timeline;
        self.announcement_number = announcement_number;
        self.outbox = outbox;
        self.owed = owed;
        self.generation = generation;
        self.announce(Text::new("announce-signed-out"));
    }

    /// What signing out or ending the program would leave behind. Who is signed out leaves nothing more than is left.
    pub(crate) fn unfinished(&self) -> Unfinished {
        if !self.in_session() {
            return Unfinished::default();
        }
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Unfinished {
            calls: count(self.desk.live().count()),
            unsent: self.outbox.on_the_way + self.outbox.needs_attention + count(self.kept.len()),
            owed: count(self.owed.len()),
            asked: count(self.pending.len()),
        }
    }

    /// What the store says of the outcomes on their way and the calls that owe one.
    pub(crate) fn learn_outbox(
        &mut self,
        outbox: OutboxSummary,
        owed: Vec<OwedView>,
        calls: HashMap<CallId, Call>,
    ) {
        if outbox.needs_attention > self.outbox.needs_attention {
            self.announce(Text::new("announce-attention"));
        }
        self.outbox = outbox;
        self.owed = owed;
        self.owed_calls = calls;
    }

    /// Whether something is shown that only time changes.
    pub(crate) fn is_aging(&self) -> bool {
        !self.pending.is_empty()
            || self.dead_until.is_some()
            || self.fixing.is_some()
            || self.notice.as_ref().is_some_and(|notice| notice.passing)
    }

    /// In how many milliseconds time alone changes what is shown, beside what [`is_aging`](Self::is_aging) names.
    pub(crate) fn changes_in_ms(&self, now: Moment) -> Option<u64> {
        let left = |since: Moment, limit: u64| Some(limit.saturating_sub(since.elapsed_ms(now)));
        let old = self.news.filter(|_| !self.old_news).and_then(|news| left(news, self.old_news_ms()));
        let wish = self.agent.asked.as_ref().filter(|_| !self.hangs);
        let hangs = wish.and_then(|asked| left(asked.since, HANGS_MS)).filter(|left| *left > 0);
        let unsaid = self.unsaid.and_then(|since| left(since, STAYS_MS));
        [old, hangs, unsaid, self.wrap_up_due_in_ms(now), self.callback_changes_in_ms(now)]
            .into_iter()
            .flatten()
            .min()
    }

    /// How old the newest answer may be. Where changes are pushed, looking is a safety net and may take its time.
    fn old_news_ms(&self) -> u64 {
        if self.capabilities.push { 3 * OLD_NEWS_MS } else { OLD_NEWS_MS }
    }

    /// Marks what only time changes: news that has grown old, and what hangs.
    pub(crate) fn see_time(&mut self, now: Moment) {
        let signed_in = self.in_session();
        let limit = self.old_news_ms();
        self.old_news = signed_in && self.news.is_some_and(|news| news.elapsed_ms(now) >= limit);
        self.hangs = signed_in && self.something_hangs(now);
        self.say_what_stayed(now);
        self.see_callbacks(now);
    }

    /// Whether a dial is under way that the vendor has not answered.
    pub(crate) fn awaits_dial(&self) -> bool {
        self.pending.iter().any(|mark| {
            mark.kind == PendingKind::Dial
                && mark.taken.is_none()
                && mark.call.is_some_and(|call| !self.dial_answer_lost(call))
        })
    }

    pub(crate) const fn generation(&self) -> u64 {
        self.generation
    }
}
