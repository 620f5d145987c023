//! What stands in the tray. Pure: views in, rows out.

use ringside_ipc::{
    AgentWord, CallWord, Certainty, Face as SlotFace, Language, Phase, SessionRequest, SessionView,
    StateChoice, StateTarget, Text, Tone, Unfinished,
};

/// The whole tray.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Menu {
    pub(crate) face: Face,
    /// What the icon says when pointed at.
    pub(crate) title: String,
    pub(crate) rows: Vec<Row>,
}

/// One row. The rows of a session never change their order: what cannot be done now is there and does nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Row {
    /// A line between two parts.
    Line,
    /// Something said, or something to do.
    Entry {
        /// The words.
        label: String,
        /// What choosing it does; `None` where it only says something or cannot be done now.
        act: Option<Act>,
    },
}

/// What choosing a row does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Act {
    /// Brings up the window.
    Show,
    /// Brings up the window and opens the callbacks of a session.
    Callbacks {
        /// Which.
        session: String,
    },
    /// Ends the program.
    Quit {
        /// Whatever that leaves behind.
        insist: bool,
    },
    /// Asks a session, as the page would.
    Ask {
        /// Which.
        session: String,
        /// What.
        request: Box<SessionRequest>,
    },
}

/// Which icon is shown; the later one wins where sessions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    SignedOut,
    Ready,
    NotReady,
    Unknown,
    WrapUp,
    OnCall,
    Attention,
    Ringing,
}

/// The tray of these sessions. While the person is asked whether to quit, it can be answered here too: the page may be dead.
pub(crate) fn of<'a>(
    sessions: impl Iterator<Item = &'a SessionView>,
    language: Language,
    asks_to_quit: bool,
) -> Menu {
    let say = |text: Text| text.render(language);
    let show = Row::Entry { label: say(Text::new("tray-show")), act: Some(Act::Show) };
    let mut menu = Menu { face: Face::SignedOut, title: String::new(), rows: vec![show] };
    let mut titles = Vec::new();
    let mut left = Unfinished::default();
    for session in sessions.filter(|session| session.phase != Phase::SignedOut) {
        left = [left, session.unfinished].into_iter().sum();
        let title = say(Text::new("tray-state")
            .with("session", session.name.as_str())
            .with("state", say(state(session))));
        menu.face = menu.face.max(face(session));
        menu.rows.push(Row::Line);
        menu.rows.push(Row::Entry { label: title.clone(), act: None });
        menu.rows.extend(rows(session, &say));
        titles.push(title);
    }
    if titles.is_empty() {
        let label = say(Text::new("tray-is-signed-out"));
        menu.rows.extend([Row::Line, Row::Entry { label: label.clone(), act: None }]);
        titles.push(label);
    }
    menu.title = titles.join(" · ");
    let quit = Row::Entry { label: say(Text::new("tray-quit")), act: Some(Act::Quit { insist: false }) };
    menu.rows.extend([Row::Line, quit]);
    if asks_to_quit && !left.is_nothing() {
        let label = say(Text::new("tray-quit-anyway").with("what", what_is_left(left, &say)));
        menu.rows.extend([Row::Line, Row::Entry { label, act: Some(Act::Quit { insist: true }) }]);
    }
    menu
}

fn what_is_left(left: Unfinished, say: &impl Fn(Text) -> String) -> String {
    let parts = [
        ("left-calls", left.calls),
        ("left-unsent", left.unsent),
        ("left-owed", left.owed),
        ("left-asked", left.asked),
    ];
    let there = parts.into_iter().filter(|(_, count)| *count > 0);
    let words: Vec<_> =
        there.map(|(key, count)| say(Text::new(key).with("count", i64::from(count)))).collect();
    words.join(", ")
}

fn rows(session: &SessionView, say: &impl Fn(Text) -> String) -> Vec<Row> {
    let ask = |request| Act::Ask { session: session.session.clone(), request: Box::new(request) };
    let entry = |text, act: Option<SessionRequest>| Row::Entry { label: say(text), act: act.map(ask) };
    let active = session.calls.iter().find(|call| call.active);
    let on_call = |request: fn(String) -> SessionRequest| active.map(|call| request(call.id.clone()));

    let dial = &session.slots.dial;
    let offered = active.filter(|call| call.state == CallWord::Ringing);
    let answer = match offered.and_then(|call| call.name.as_ref().or(call.number.as_ref())) {
        Some(who) => Text::new("tray-answer").with("who", who.as_str()),
        None => Text::new("tray-answer-unknown"),
    };
    let can_answer = dial.face == SlotFace::Answer && dial.enabled;
    let hang_up = &session.slots.hang_up;
    let ends = matches!(hang_up.face, SlotFace::HangUp | SlotFace::Decline);
    let can_hang_up = ends && hang_up.enabled && hang_up.dead_ms == 0;
    let hang_up = if hang_up.face == SlotFace::Decline { "tray-decline" } else { "tray-hang-up" };

    let mut rows = vec![
        entry(answer, on_call(|call| SessionRequest::Answer { call }).filter(|_| can_answer)),
        entry(Text::new(hang_up), on_call(|call| SessionRequest::HangUp { call }).filter(|_| can_hang_up)),
    ];
    for choice in &session.choices {
        if let Some((text, target)) = choose(choice) {
            rows.push(entry(text, choice.enabled.then_some(SessionRequest::SetState { target })));
        }
    }
    // Last, because they come and go.
    if session.callbacks.due > 0 {
        let label = say(Text::new("tray-callbacks").with("count", i64::from(session.callbacks.due)));
        rows.push(Row::Entry { label, act: Some(Act::Callbacks { session: session.session.clone() }) });
    }
    if matches!(session.status.tone, Tone::Warn | Tone::Danger) {
        rows.push(entry(session.status.text.clone(), None));
    }
    rows
}

fn choose(choice: &StateChoice) -> Option<(Text, StateTarget)> {
    match choice.state {
        AgentWord::Ready => Some((Text::new("tray-ready"), StateTarget::Ready)),
        AgentWord::NotReady => {
            let text = match &choice.name {
                Some(name) => Text::new("tray-not-ready-reason").with("reason", name.as_str()),
                None => Text::new("tray-not-ready"),
            };
            Some((text, StateTarget::NotReady { reason: choice.reason.clone() }))
        }
        AgentWord::SignedOut
        | AgentWord::Checking
        | AgentWord::Offered
        | AgentWord::Dialing
        | AgentWord::OnCall
        | AgentWord::WrapUp => None,
    }
}

/// A state nobody vouches for is called unknown, whatever it was last.
fn is_unknown(session: &SessionView) -> bool {
    session.agent.state != AgentWord::Checking && session.agent.certainty == Certainty::Unknown
}

fn state(session: &SessionView) -> Text {
    if session.phase == Phase::Elsewhere {
        return Text::new("tray-is-elsewhere");
    }
    if is_unknown(session) {
        return Text::new("tray-is-unknown");
    }
    Text::new(match session.agent.state {
        AgentWord::SignedOut => "tray-is-signed-out",
        AgentWord::Checking => "tray-is-checking",
        AgentWord::Ready => "tray-is-ready",
        AgentWord::NotReady => "tray-is-not-ready",
        AgentWord::Offered => "tray-is-offered",
        AgentWord::Dialing => "tray-is-dialing",
        AgentWord::OnCall => "tray-is-on-call",
        AgentWord::WrapUp => "tray-is-wrap-up",
    })
}

fn face(session: &SessionView) -> Face {
    if session.agent.state == AgentWord::Offered {
        return Face::Ringing;
    }
    if session.outbox.needs_attention > 0 {
        return Face::Attention;
    }
    if is_unknown(session) {
        return Face::Unknown;
    }
    match session.agent.state {
        AgentWord::SignedOut => Face::SignedOut,
        AgentWord::Checking => Face::Unknown,
        AgentWord::Ready => Face::Ready,
        AgentWord::NotReady => Face::NotReady,
        AgentWord::Offered => Face::Ringing,
        AgentWord::Dialing | AgentWord::OnCall => Face::OnCall,
        AgentWord::WrapUp => Face::WrapUp,
    }
}

#[cfg(test)]
mod tests {
    use ringside_host::{Host, HostOptions};
    use ringside_ipc::{Control, Event};

    use super::*;

    /// A session as the core publishes it, signed in on paper only.
    fn session() -> SessionView {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut view = runtime.block_on(async {
            let host = Host::start(HostOptions { demo: true, keychain: false }).await.unwrap();
            let mut events = host.subscribe();
            let view = loop {
                if let Some(Event::Session { view }) = events.recv().await {
                    break *view;
                }
            };
            host.stop().await;
            view
        });
        view.name = "Leeds".into();
        view.phase = Phase::SignedIn;
        view.agent.state = AgentWord::Ready;
        view.agent.certainty = Certainty::Confirmed;
        view.status.tone = Tone::Rest;
        let choice = |state, reason: Option<&str>, enabled| StateChoice {
            state,
            reason: reason.map(Into::into),
            name: reason.map(Into::into),
            limit_ms: None,
            enabled,
            why: None,
        };
        view.choices = vec![
            choice(AgentWord::Ready, None, false),
            choice(AgentWord::NotReady, None, true),
            choice(AgentWord::NotReady, Some("Lunch"), true),
        ];
        let off = Control { shown: true, enabled: false, dead_ms: 0, ..view.slots.hang_up.clone() };
        view.slots.hang_up = Control { face: SlotFace::HangUp, ..off.clone() };
        view.slots.dial = Control { face: SlotFace::Dial, ..off };
        view
    }

    fn labels(menu: &Menu) -> Vec<(&str, bool)> {
        let mut labels = Vec::new();
        for row in &menu.rows {
            if let Row::Entry { label, act } = row {
                labels.push((label.as_str(), act.is_some()));
            }
        }
        labels
    }

    #[test]
    fn a_session_has_its_rows_in_one_order_and_those_that_cannot_be_done_do_nothing() {
        let menu = of([&session()].into_iter(), Language::English, false);
        assert_eq!(
            labels(&menu),
            [
                ("Show Ringside", true),
                ("Leeds: Ready", false),
                ("Answer the call", false),
                ("Hang up", false),
                ("Ready", false),
                ("Not ready", true),
                ("Not ready: Lunch", true),
                ("Quit Ringside", true),
            ]
        );
        assert_eq!(menu.face, Face::Ready);
        assert_eq!(menu.title, "Leeds: Ready");
    }

    #[test]
    fn a_choice_asks_for_the_state_it_names() {
        let view = session();
        let menu = of([&view].into_iter(), Language::English, false);
        let lunch = Act::Ask {
            session: view.session.clone(),
            request: Box::new(SessionRequest::SetState {
                target: StateTarget::NotReady { reason: Some("Lunch".into()) },
            }),
        };
        let entry = Row::Entry { label: "Not ready: Lunch".into(), act: Some(lunch) };
        assert!(menu.rows.contains(&entry));
    }

    #[test]
    fn a_state_nobody_vouches_for_is_unknown_and_what_is_wrong_stands_below() {
        let mut view = session();
        view.agent.certainty = Certainty::Unknown;
        view.status.tone = Tone::Danger;
        view.status.text = Text::new("status-offline").with("vendor", "Acme");
        let menu = of([&view].into_iter(), Language::Spanish, false);
        assert_eq!(menu.face, Face::Unknown);
        assert_eq!(menu.title, "Leeds: Estado desconocido");
        let labels = labels(&menu);
        let words = "Sin conexión con Acme. Los resultados se guardan aquí y se envían después.";
        assert_eq!(labels[labels.len() - 2..], [(words, false), ("Salir de Ringside", true)]);
    }

    #[test]
    fn where_somebody_signed_in_elsewhere_the_state_is_unknown_and_the_tray_says_why() {
        let mut view = session();
        view.phase = Phase::Elsewhere;
        view.agent.certainty = Certainty::Unknown;
        view.status.tone = Tone::Warn;
        view.status.text = Text::new("status-elsewhere").with("certain", "no");
        for choice in &mut view.choices {
            choice.enabled = false;
        }
        let menu = of([&view].into_iter(), Language::English, false);
        assert_eq!(menu.face, Face::Unknown);
        assert_eq!(menu.title, "Leeds: State unknown: signed in twice");
        let works: Vec<_> = labels(&menu).into_iter().filter(|(_, works)| *works).collect();
        assert_eq!(works, [("Show Ringside", true), ("Quit Ringside", true)]);
    }

    #[test]
    fn the_icon_is_that_of_the_session_that_needs_the_agent_most() {
        let (ready, mut ringing) = (session(), session());
        ringing.agent.state = AgentWord::Offered;
        let menu = of([&ringing, &ready].into_iter(), Language::English, false);
        assert_eq!(menu.face, Face::Ringing);
        assert_eq!(menu.title, "Leeds: Ringing · Leeds: Ready");
    }

    #[test]
    fn with_nobody_signed_in_the_window_can_still_be_brought_up() {
        let mut view = session();
        view.phase = Phase::SignedOut;
        let menu = of([&view].into_iter(), Language::English, false);
        assert_eq!(labels(&menu), [("Show Ringside", true), ("Signed out", false), ("Quit Ringside", true)]);
        assert_eq!(menu.face, Face::SignedOut);
    }
    #[test]
    fn what_quitting_leaves_behind_can_be_left_behind_once_that_was_asked() {
        let (mut on_call, mut owes) = (session(), session());
        on_call.unfinished = Unfinished { calls: 1, ..Unfinished::default() };
        owes.unfinished = Unfinished { unsent: 2, owed: 1, asked: 1, ..Unfinished::default() };
        let rows = |asks| of([&on_call, &owes].into_iter(), Language::English, asks).rows;
        let quit = Row::Entry { label: "Quit Ringside".into(), act: Some(Act::Quit { insist: false }) };
        assert_eq!(rows(false).last(), Some(&quit));
        let label = "Quit anyway: 1 call up, 2 outcomes not sent, 1 outcome owed, 1 request unanswered";
        let anyway = Row::Entry { label: label.into(), act: Some(Act::Quit { insist: true }) };
        let rows = rows(true);
        assert_eq!(rows[rows.len() - 3..], [quit, Row::Line, anyway]);
    }

    #[test]
    fn nothing_can_be_left_behind_where_nothing_is() {
        let view = session();
        let menu = of([&view].into_iter(), Language::English, true);
        assert_eq!(labels(&menu).last(), Some(&("Quit Ringside", true)));
    }
}
