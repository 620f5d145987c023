//! Looks at break and wrap-up as often as it is worth, however often a snapshot is asked for, and keeps the beat.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use ringside_vendor::{Retry, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use tokio::time::Instant;

use crate::{
    calls::CallBook,
    config::Auth,
    error::{Fault, Module, NOT_IN_WRAP_UP, NOT_ON_BREAK},
    schedule::{Turn, jittered},
    session::{Call, Session},
    wire::{OnBreak, WrapUp},
};

const BREAK: Duration = Duration::from_secs(10);
/// After the agent has done something at the bar, for [`HINTED`].
const BREAK_HINTED: Duration = Duration::from_secs(3);
const HINTED: Duration = Duration::from_secs(30);
const WRAP_UP: Duration = Duration::from_secs(15);
/// While a call dialled from here may be up.
const WRAP_UP_CALLING: Duration = Duration::from_secs(5);
/// A wrap-up cut short in the vendor's panel is noticed after this.
const WRAP_UP_RUNNING: Duration = Duration::from_secs(60);
const BEAT: Duration = Duration::from_secs(30);

/// The code that says that this session cannot keep a beat.
const NO_BEAT_HERE: i64 = 1503;

/// What is known of the agent.
#[derive(Debug, Default)]
pub(crate) struct Sight {
    pub(crate) on_break: Option<OnBreak>,
    pub(crate) wrap_up: Option<WrapUp>,
    /// The vendor's clock, if it was asked just now.
    pub(crate) server_time: Option<Timestamp>,
}

#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// Held while the vendor is asked, so that no two of the same are ever under way.
    state: tokio::sync::Mutex<State>,
    wish: Mutex<Option<Wish>>,
    stopped: Mutex<Option<Failure>>,
}

#[derive(Debug)]
struct State {
    on_break: Looked<OnBreak>,
    wrap_up: Looked<WrapUp>,
    beat: Turn,
    /// Off once the vendor has said that it takes none from this account.
    beats: bool,
    hinted_until: Option<Instant>,
}

impl Default for State {
    fn default() -> Self {
        let (on_break, wrap_up) = (Looked::default(), Looked::default());
        Self { on_break, wrap_up, beat: Turn::default(), beats: true, hinted_until: None }
    }
}

#[derive(Debug)]
struct Looked<T> {
    turn: Turn,
    last: Result<Option<T>, Failure>,
}

impl<T> Default for Looked<T> {
    fn default() -> Self {
        Self { turn: Turn::default(), last: Ok(None) }
    }
}

/// Something the agent did that may change what the vendor shows soon.
#[derive(Debug, Clone, Copy)]
struct Wish {
    at: Instant,
    wrap_up_now: bool,
}

/// An answer, with the vendor's clock.
type Seen<T> = (Option<T>, Option<Timestamp>);

impl Watch {
    /// Asks for the break and starts over.
    pub(crate) async fn begin(&self, session: &Session) -> Result<(), Failure> {
        let mut state = self.state.lock().await;
        *lock(&self.stopped) = None;
        *lock(&self.wish) = None;
        *state = State::default();
        let seen = ask_break(session).await;
        state.take_break(seen, self);
        state.on_break.known(Instant::now()).map(drop)
    }

    /// What is known now; asks the vendor for what is due.
    pub(crate) async fn look(&self, session: &Session, book: &CallBook) -> Result<Sight, Failure> {
        let mut state = self.state.lock().await;
        if let Some(failure) = lock(&self.stopped).clone() {
            return Err(failure);
        }
        let now = Instant::now();
        if let Some(wish) = lock(&self.wish).take() {
            state.heed(wish, now);
        }
        let beats = state.beats && session.config.settled.web_ping.is_some() && state.beat.is_due(now);
        let (on_break, wrap_up, beat) = tokio::join!(
            when(state.on_break.turn.is_due(now), ask_break(session)),
            when(state.wrap_up.turn.is_due(now), ask_wrap_up(session)),
            when(beats, keep_beat(session)),
        );
        if let Some(beat) = beat {
            state.take_beat(beat, session, self);
        }
        let break_seen = on_break.and_then(|seen| state.take_break(seen, self));
        let wrap_up_seen = wrap_up.and_then(|seen| state.take_wrap_up(seen, self, session, book));
        let server_time = wrap_up_seen.or(break_seen);
        if let Some(failure) = lock(&self.stopped).clone() {
            return Err(failure);
        }
        let now = Instant::now();
        Ok(Sight { on_break: state.on_break.known(now)?, wrap_up: state.wrap_up.known(now)?, server_time })
    }

    /// Notes that the agent did something here.
    pub(crate) fn hint(&self, wrap_up_now: bool) {
        let mut wish = lock(&self.wish);
        let wrap_up_now = wrap_up_now || wish.is_some_and(|wish| wish.wrap_up_now);
        *wish = Some(Wish { at: Instant::now(), wrap_up_now });
    }

    /// Stops asking until the next sign-in, if this failure says so.
    pub(crate) fn heed(&self, fault: &Fault) {
        if fault.stops {
            *lock(&self.stopped) = Some(Failure::clone(&fault.failure));
        }
    }
}

impl State {
    fn heed(&mut self, wish: Wish, now: Instant) {
        self.hinted_until = Some(wish.at + HINTED);
        self.on_break.turn.within(now, BREAK_HINTED);
        let wrap_up = if wish.wrap_up_now { Duration::ZERO } else { WRAP_UP_CALLING };
        self.wrap_up.turn.within(now, wrap_up);
    }

    fn take_break(&mut self, seen: Result<Seen<OnBreak>, Fault>, watch: &Watch) -> Option<Timestamp> {
        let now = Instant::now();
        let hinted = self.hinted_until.is_some_and(|until| now < until);
        let pause = jittered(if hinted { BREAK_HINTED } else { BREAK });
        self.on_break.take(seen, |_, _| pause, watch, now)
    }

    fn take_wrap_up(
        &mut self,
        seen: Result<Seen<WrapUp>, Fault>,
        watch: &Watch,
        session: &Session,
        book: &CallBook,
    ) -> Option<Timestamp> {
        let settled = &session.config.settled;
        match &seen {
            Ok((Some(wrap_up), _)) => book.wrapping_up(wrap_up, settled.region),
            Ok((None, _)) if !settled.outcome_as_note => book.drop_wrapped_up(),
            Ok((None, _)) | Err(_) => {}
        }
        let calling = book.any_live();
        let pause = |wrap_up: Option<&WrapUp>, server_time: Option<Timestamp>| match wrap_up {
            Some(wrap_up) => until_after(wrap_up, server_time),
            None => jittered(if calling { WRAP_UP_CALLING } else { WRAP_UP }),
        };
        self.wrap_up.take(seen, pause, watch, Instant::now())
    }

    fn take_beat(&mut self, beat: Result<(), Fault>, session: &Session, watch: &Watch) {
        let now = Instant::now();
        match beat {
            Ok(()) => self.beat.went_well(now, jittered(BEAT)),
            Err(fault) if fault.code == Some(NO_BEAT_HERE) && session.config.settled.auth == Auth::Token => {
                tracing::warn!(
                    "DeepCall takes no presence beat with a token; none is sent until the next sign-in"
                );
                self.beats = false;
            }
            Err(fault) => {
                watch.heed(&fault);
                // A damaged record at the vendor's fails every beat of a shift: once is enough to know.
                if !self.beat.is_failing() {
                    tracing::warn!(kind = %fault.failure.kind, code = fault.code, "presence beats fail");
                }
                // The bar works without it: tried again at the next beat at the earliest.
                self.beat.failed(now, Some(fault.wait.unwrap_or_default().max(BEAT)));
            }
        }
    }
}

impl<T: Clone> Looked<T> {
    /// Takes in an answer; the vendor's clock in it.
    fn take(
        &mut self,
        seen: Result<Seen<T>, Fault>,
        pause: impl FnOnce(Option<&T>, Option<Timestamp>) -> Duration,
        watch: &Watch,
        now: Instant,
    ) -> Option<Timestamp> {
        match seen {
            Ok((answer, server_time)) => {
                self.turn.went_well(now, pause(answer.as_ref(), server_time));
                self.last = Ok(answer);
                server_time
            }
            Err(fault) => {
                watch.heed(&fault);
                self.turn.failed(now, fault.wait);
                self.last = Err(fault.into());
                None
            }
        }
    }

    /// What was last seen, or why nothing was, with the time until the next look.
    fn known(&self, now: Instant) -> Result<Option<T>, Failure> {
        let failure = match &self.last {
            Ok(answer) => return Ok(answer.clone()),
            Err(failure) => failure.clone(),
        };
        Err(match failure.kind {
            VendorErrorKind::RateLimited
            | VendorErrorKind::Offline
            | VendorErrorKind::TimedOut
            | VendorErrorKind::Interrupted
            | VendorErrorKind::ServerFault => failure.retry(Retry::After(self.turn.left(now))),
            _ => failure.retry(Retry::Never),
        })
    }
}

/// Until a second after the end of a wrap-up.
pub(crate) fn until_after(wrap_up: &WrapUp, server_time: Option<Timestamp>) -> Duration {
    let now = server_time.unwrap_or_else(Timestamp::now);
    let left = wrap_up.ends.map(|ends| Duration::try_from(ends.duration_since(now)).unwrap_or_default());
    left.map_or(WRAP_UP_CALLING, |left| left + Duration::from_secs(1)).min(WRAP_UP_RUNNING)
}

async fn when<T>(due: bool, ask: impl Future<Output = T>) -> Option<T> {
    if due { Some(ask.await) } else { None }
}

async fn ask_break(session: &Session) -> Result<Seen<OnBreak>, Fault> {
    let call = Call::new(Lane::Look, Module::AgentProfile, "agentOnBreak");
    let received = match session.ask(call).await {
        Err(fault) if fault.code == Some(NOT_ON_BREAK) => return Ok((None, fault.server_time)),
        other => other?,
    };
    let (agent, on_break) =
        OnBreak::read(&received.answer.payload(), &session.config.settled.zone).map_err(Failure::from)?;
    if let (Some(mine), Some(theirs)) = (&session.config.agent_id, &agent)
        && mine != theirs
    {
        let failure =
            Failure::new(VendorErrorKind::BadCredentials).detail("the session belongs to another agent");
        return Err(Fault { stops: true, ..failure.into() });
    }
    Ok((on_break, received.server_time))
}

async fn ask_wrap_up(session: &Session) -> Result<Seen<WrapUp>, Fault> {
    let call = Call::new(Lane::Look, Module::AgentProfile, "checkAgentInWrapUp");
    let received = match session.ask(call).await {
        Err(fault) if fault.code == Some(NOT_IN_WRAP_UP) => return Ok((None, fault.server_time)),
        other => other?,
    };
    let now = received.server_time.unwrap_or_else(Timestamp::now);
    let wrap_up = WrapUp::read(&received.answer.payload(), now).map_err(Failure::from)?;
    Ok((wrap_up, received.server_time))
}

async fn keep_beat(session: &Session) -> Result<(), Fault> {
    let Some((action, mic_perm)) = &session.config.settled.web_ping else { return Ok(()) };
    // The last beat wins at the vendor, so one that arrives twice does no harm.
    let call = Call::new(Lane::Look, Module::AgentProfile, action.as_str());
    session.ask(call.with("mic_perm", mic_perm.clone())).await.map(drop)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
