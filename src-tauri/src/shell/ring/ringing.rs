//! Which calls ring, and which of them aloud. Pure: views and instants in.

use std::time::{Duration, Instant};

use ringside_ipc::{CallView, CallWord, Face, Phase, SessionView};

/// The calls that ring, the one that does so longest first.
#[derive(Debug, Default)]
pub(crate) struct Ringing {
    calls: Vec<Rings>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rings {
    pub(crate) session: String,
    pub(crate) call: String,
    pub(crate) since: Instant,
    /// Nobody wants to hear it any more.
    pub(crate) silenced: bool,
    /// It was said to ring for longer than any call does.
    pub(crate) given_up: bool,
}

impl Ringing {
    /// Takes what the core says of a session now. A call that is told again stays the one it is.
    pub(crate) fn see(&mut self, view: &SessionView, now: Instant) {
        let up = view.phase != Phase::SignedOut;
        let rings = |id: &str| up && view.calls.iter().any(|call| call.id == id && is_ringing(call));
        self.calls.retain(|one| one.session != view.session || rings(&one.call));
        for call in view.calls.iter().filter(|call| up && is_ringing(call)) {
            if !self.calls.iter().any(|one| one.session == view.session && one.call == call.id) {
                self.calls.push(Rings {
                    session: view.session.clone(),
                    call: call.id.clone(),
                    since: now.checked_sub(Duration::from_millis(call.state_ms)).unwrap_or(now),
                    silenced: false,
                    given_up: false,
                });
            }
            if call.active && view.slots.dial.face == Face::Answer && view.slots.dial.pending {
                self.pressed(&view.session, &call.id);
            }
        }
    }

    /// A session is over, and its calls with it.
    pub(crate) fn forget(&mut self, session: &str) {
        self.calls.retain(|one| one.session != session);
    }

    /// Lets all that ring now ring without a sound; whether any was heard.
    pub(crate) fn silence(&mut self) -> bool {
        let was = self.aloud();
        self.calls.iter_mut().for_each(|one| one.silenced = true);
        was
    }

    /// Somebody has dealt with a call, so that nobody needs to hear it.
    pub(crate) fn pressed(&mut self, session: &str, call: &str) {
        let ours = self.calls.iter_mut().filter(|one| one.session == session && one.call == call);
        ours.for_each(|one| one.silenced = true);
    }

    /// Gives up on calls that are still said to ring after `at_most`; whether there is a new one among them.
    pub(crate) fn give_up(&mut self, now: Instant, at_most: Duration) -> bool {
        let mut any = false;
        for one in &mut self.calls {
            let over = !one.given_up && now.saturating_duration_since(one.since) >= at_most;
            one.given_up |= over;
            any |= over;
        }
        any
    }

    /// Whether one that was given up is still said to ring.
    pub(crate) fn any_given_up(&self) -> bool {
        self.calls.iter().any(|one| one.given_up)
    }

    /// When the next one is given up.
    pub(crate) fn next_to_give_up(&self, at_most: Duration) -> Option<Instant> {
        self.told().map(|one| one.since + at_most).min()
    }

    /// Whether any is to be heard.
    pub(crate) fn aloud(&self) -> bool {
        self.told().any(|one| !one.silenced)
    }

    /// Those that are to be told of.
    pub(crate) fn told(&self) -> impl Iterator<Item = &Rings> {
        self.calls.iter().filter(|one| !one.given_up)
    }
}

fn is_ringing(call: &CallView) -> bool {
    call.state == CallWord::Ringing && !call.gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::ring::samples::{ringing as call, session};

    const AT_MOST: Duration = Duration::from_secs(120);

    fn told(ringing: &Ringing) -> Vec<&str> {
        ringing.told().map(|one| one.call.as_str()).collect()
    }

    #[test]
    fn a_call_told_many_times_rings_once_and_for_as_long_as_it_is_listed() {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        let view = session("leeds", vec![call("c1")]);
        for _ in 0..3 {
            ringing.see(&view, now);
        }
        assert_eq!(told(&ringing), ["c1"]);
        assert!(ringing.aloud());

        ringing.see(&session("leeds", Vec::new()), now);
        assert!(!ringing.aloud());
        assert_eq!(told(&ringing), [""; 0]);
    }

    #[test]
    fn a_call_that_is_answered_or_gone_or_whose_session_ends_rings_no_longer() {
        let now = Instant::now();
        let answered = CallView { state: CallWord::Connected, ..call("c1") };
        let gone = CallView { gone: true, ..call("c1") };
        let signed_out = SessionView { phase: Phase::SignedOut, ..session("leeds", vec![call("c1")]) };
        for after in [session("leeds", vec![answered]), session("leeds", vec![gone]), signed_out] {
            let mut ringing = Ringing::default();
            ringing.see(&session("leeds", vec![call("c1")]), now);
            ringing.see(&after, now);
            assert_eq!(told(&ringing), [""; 0]);
        }
        let mut ringing = Ringing::default();
        ringing.see(&session("leeds", vec![call("c1")]), now);
        ringing.forget("leeds");
        assert!(!ringing.aloud());
    }

    #[test]
    fn calls_of_several_sessions_keep_the_order_in_which_they_came() {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        ringing.see(&session("leeds", vec![call("c1")]), now);
        ringing.see(&session("pune", vec![call("c1")]), now);
        ringing.see(&session("leeds", vec![call("c0"), call("c1")]), now);
        let all: Vec<_> = ringing.told().map(|one| (one.session.as_str(), one.call.as_str())).collect();
        assert_eq!(all, [("leeds", "c1"), ("pune", "c1"), ("leeds", "c0")]);
    }

    #[test]
    fn what_is_silenced_stays_silent_and_the_next_call_is_heard() {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        ringing.see(&session("leeds", vec![call("c1")]), now);
        assert!(ringing.silence());
        assert!(!ringing.silence());
        ringing.see(&session("leeds", vec![call("c1")]), now);
        assert!(!ringing.aloud());
        assert_eq!(told(&ringing), ["c1"]);
        ringing.see(&session("leeds", vec![call("c1"), call("c2")]), now);
        assert!(ringing.aloud());
    }

    #[test]
    fn pressing_answer_ends_the_sound_before_the_vendor_has_confirmed() {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        let mut view = session("leeds", vec![CallView { active: true, ..call("c1") }]);
        ringing.see(&view, now);
        assert!(ringing.aloud());
        view.slots.dial.face = Face::Answer;
        view.slots.dial.pending = true;
        ringing.see(&view, now);
        assert!(!ringing.aloud());
    }

    #[test]
    fn a_call_that_rings_for_ever_is_given_up_once() {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        let view = session("leeds", vec![CallView { state_ms: 1000, ..call("c1") }]);
        ringing.see(&view, now);
        let end = ringing.next_to_give_up(AT_MOST).unwrap();
        assert_eq!(end, now + AT_MOST - Duration::from_secs(1));
        assert!(!ringing.give_up(end - Duration::from_millis(1), AT_MOST));
        assert!(ringing.give_up(end, AT_MOST));
        ringing.see(&view, end);
        assert!(!ringing.give_up(end + AT_MOST, AT_MOST));
        assert!(!ringing.aloud() && ringing.any_given_up());
        assert_eq!((told(&ringing).len(), ringing.next_to_give_up(AT_MOST)), (0, None));
        ringing.see(&session("leeds", Vec::new()), end);
        assert!(!ringing.any_given_up());
    }
}
