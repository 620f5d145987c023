//! What the ring card shows. Pure: views in, words out.

use std::{collections::BTreeMap, time::Instant};

use ringside_ipc::{
    AgentWord, AppView, CallView, Control, Face, Language, Phase, RingButton, RingCall, RingCard,
    SessionView, StateChoice, Text,
};

use super::ringing::{Ringing, Rings};

/// As many as a person can tell apart at a glance, and as fit on every screen.
const AT_MOST: usize = 3;

/// The card; `None` while nothing is to be told.
pub(crate) fn of(
    ringing: &Ringing,
    sessions: &BTreeMap<String, SessionView>,
    app: &AppView,
    language: Language,
    now: Instant,
) -> Option<RingCard> {
    let up = sessions.values().filter(|view| view.phase != Phase::SignedOut).count();
    let words = Words { app, language, alone: up < 2 };
    let calls = ringing.told().filter_map(|one| {
        let view = sessions.get(&one.session)?;
        let call = view.calls.iter().find(|call| call.id == one.call)?;
        Some(words.call(one, view, call, now))
    });
    let mut calls: Vec<_> = calls.collect();
    let more = calls.len().saturating_sub(AT_MOST);
    calls.truncate(AT_MOST);
    let count = i64::try_from(more).unwrap_or(i64::MAX);
    (!calls.is_empty()).then(|| RingCard {
        language,
        theme: app.theme,
        text_percent: app.text_percent,
        calls,
        more: (more > 0).then(|| words.say(&Text::new("ring-more").with("count", count))),
    })
}

/// The caller's name, else the number, else that there is neither.
pub(crate) fn who(call: &CallView, language: Language) -> String {
    let known = call.name.clone().or_else(|| call.number.clone());
    known.unwrap_or_else(|| Text::new("ring-no-number").render(language))
}

/// The queue, and at whose session.
pub(crate) fn place(call: &CallView, view: &SessionView) -> String {
    let session = if view.name.is_empty() { &view.vendor_name } else { &view.name };
    match &call.queue {
        Some(queue) => format!("{queue}, {session}"),
        None => session.clone(),
    }
}

/// Not ready without a reason, or with the first there is, where it can be asked for.
pub(crate) fn not_ready(view: &SessionView) -> Option<&StateChoice> {
    let mut all = view.choices.iter().filter(|one| one.state == AgentWord::NotReady && one.enabled);
    all.clone().find(|one| one.reason.is_none()).or_else(|| all.next())
}

struct Words<'a> {
    app: &'a AppView,
    language: Language,
    /// The slots act on the session that is on show, which only the page knows where there are several.
    alone: bool,
}

impl Words<'_> {
    fn say(&self, text: &Text) -> String {
        text.render(self.language)
    }

    fn call(&self, one: &Rings, view: &SessionView, call: &CallView, now: Instant) -> RingCall {
        let rings_for = self.app.profiles.iter().find(|profile| profile.id == view.session);
        let answer = self.button("ring-answer", call, &view.slots.dial, Face::Answer);
        let decline = self.button("ring-decline", call, &view.slots.hang_up, Face::Decline);
        let number = match (&call.name, &call.number) {
            (Some(_), Some(number)) => number.clone(),
            (Some(_), None) => self.say(&Text::new("ring-no-number")),
            (None, _) => self.say(&Text::new("ring-no-name")),
        };
        RingCall {
            session: one.session.clone(),
            call: one.call.clone(),
            who: who(call, self.language),
            number,
            place: place(call, view),
            rings_ms: u64::try_from(now.saturating_duration_since(one.since).as_millis()).unwrap_or(u64::MAX),
            taken_back_ms: rings_for.and_then(|profile| profile.rings_for_s).map(|s| u64::from(s) * 1000),
            decline_not_ready: not_ready(view)
                .filter(|_| decline.enabled)
                .map(|_| self.say(&Text::new("ring-decline-not-ready"))),
            hint: self.hint(one, call, &answer, &decline),
            answer,
            decline,
        }
    }

    /// Only the call that the slots act on is answered by their keys.
    fn hint(&self, one: &Rings, call: &CallView, answer: &RingButton, decline: &RingButton) -> String {
        if let Some(why) = answer.why.clone().filter(|_| !answer.enabled) {
            return why;
        }
        if one.silenced {
            return self.say(&Text::new("ring-is-silent"));
        }
        match (self.key("dial"), self.key("hang_up")) {
            (Some(answers), Some(declines)) if self.alone && call.active && decline.enabled => {
                self.say(&Text::new("ring-keys").with("answer", answers).with("decline", declines))
            }
            _ => self.say(&Text::new("ring-keys-silence")),
        }
    }

    fn key(&self, action: &str) -> Option<&str> {
        self.app.keys.all.iter().find(|one| one.action == action)?.key.as_deref()
    }

    /// The slots tell how it stands with the active call; of another one nothing is known that speaks against it.
    fn button(&self, label: &str, call: &CallView, slot: &Control, face: Face) -> RingButton {
        let told = call.active && slot.face == face;
        RingButton {
            label: self.say(&Text::new(label)),
            enabled: !told || slot.enabled,
            why: slot.why.clone().filter(|_| told && !slot.enabled).map(|why| self.say(&why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::shell::ring::samples::{app, ringing as call, session};

    fn shown(views: &[SessionView], app: &AppView, language: Language, after: Duration) -> Option<RingCard> {
        let (mut ringing, now) = (Ringing::default(), Instant::now());
        views.iter().for_each(|view| ringing.see(view, now));
        let sessions = views.iter().map(|view| (view.session.clone(), view.clone())).collect();
        of(&ringing, &sessions, app, language, now + after)
    }

    #[test]
    fn nothing_rings_and_there_is_no_card() {
        assert_eq!(shown(&[session("leeds", Vec::new())], &app(), Language::English, Duration::ZERO), None);
    }

    #[test]
    fn a_card_says_who_calls_where_and_for_how_long() {
        let view = session("leeds", vec![call("c1")]);
        let card = shown(&[view], &app(), Language::English, Duration::from_secs(6)).unwrap();
        let [one] = &card.calls[..] else { panic!("{card:?}") };
        assert_eq!((one.who.as_str(), one.number.as_str()), ("Ana Ejemplo", "+44 20 7946 0123"));
        assert_eq!((one.place.as_str(), one.rings_ms, one.taken_back_ms), ("Renewals, Leeds", 6000, None));
        assert_eq!((one.answer.label.as_str(), one.answer.enabled), ("Answer", true));
        assert_eq!((one.decline.label.as_str(), one.decline.enabled), ("Decline", true));
    }

    #[test]
    fn it_counts_down_where_the_profile_says_how_long_the_vendor_lets_a_call_ring() {
        let mut app = app();
        let profile = app.profiles[0].id.clone();
        app.profiles[0].rings_for_s = Some(20);
        let views = [session(&profile, vec![call("c1")]), session("other", vec![call("c1")])];
        let card = shown(&views, &app, Language::English, Duration::ZERO).unwrap();
        assert_eq!(card.calls.iter().map(|one| one.taken_back_ms).collect::<Vec<_>>(), [Some(20_000), None]);
    }

    #[test]
    fn a_caller_nobody_knows_has_a_number_and_one_who_hides_it_is_called_so() {
        let nameless = CallView { name: None, ..call("c1") };
        let hidden = CallView { name: None, number: None, queue: None, ..call("c2") };
        let view = session("leeds", vec![nameless, hidden]);
        let card = shown(&[view], &app(), Language::Spanish, Duration::ZERO).unwrap();
        let told: Vec<_> = card.calls.iter().map(|one| (one.who.as_str(), one.number.as_str())).collect();
        assert_eq!(told, [("+44 20 7946 0123", "sin nombre"), ("Sin número", "sin nombre")]);
        assert_eq!(card.calls[1].place, "Leeds");
    }

    #[test]
    fn what_the_vendor_does_not_let_the_bar_do_says_why() {
        let mut view = session("leeds", vec![CallView { active: true, ..call("c1") }]);
        view.slots.dial = Control {
            shown: true,
            enabled: false,
            face: Face::Answer,
            pending: false,
            why: Some(Text::new("ring-no-name")),
            dead_ms: 0,
        };
        let card = shown(&[view], &app(), Language::English, Duration::ZERO).unwrap();
        let [one] = &card.calls[..] else { panic!("{card:?}") };
        assert!(!one.answer.enabled);
        assert_eq!(one.answer.why.as_deref(), Some(one.hint.as_str()));
    }

    #[test]
    fn keys_are_named_only_where_one_session_can_be_meant() {
        let ringing = |id: &str| session(id, vec![CallView { active: true, ..call("c1") }]);
        let hints = |views: &[SessionView]| -> Vec<String> {
            let card = shown(views, &app(), Language::English, Duration::ZERO).unwrap();
            card.calls.into_iter().map(|one| one.hint).collect()
        };
        assert_eq!(hints(&[ringing("leeds")]), ["In the bar F1 answers, F2 declines"]);
        let silence = Text::new("ring-keys-silence").render(Language::English);
        assert_eq!(hints(&[ringing("leeds"), ringing("lyon")]), [silence.clone(), silence]);
        let gone = SessionView { phase: Phase::SignedOut, ..session("lyon", Vec::new()) };
        assert_eq!(hints(&[ringing("leeds"), gone]), ["In the bar F1 answers, F2 declines"]);
    }

    #[test]
    fn the_first_calls_keep_their_places_and_the_rest_is_counted() {
        let all = ["c1", "c2", "c3", "c4", "c5"].map(call).to_vec();
        let card = shown(&[session("leeds", all)], &app(), Language::English, Duration::ZERO).unwrap();
        assert_eq!(card.calls.iter().map(|one| one.call.as_str()).collect::<Vec<_>>(), ["c1", "c2", "c3"]);
        assert_eq!(card.more.as_deref(), Some("2 more calls ring, in the bar"));
    }
}
