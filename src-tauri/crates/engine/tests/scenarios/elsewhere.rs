//! Somebody signs in elsewhere and has the line: the bar stops asking, changes nothing, and leaves the choice to the agent.

use std::time::Duration;

use ringside_domain::{AgentState, CallState};
use ringside_ipc::{
    AgentWord, CallWord, Certainty, ConnectionWord, DraftInput, ErrorCode, Language, OutboxWord, Phase,
    SessionReply, SessionRequest, SessionView, StateTarget, StatusLink, Tone,
};
use ringside_machine::Event;
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::{desk::Bar, timeline::lines, vendor::Floor};

const SHOWN: VendorErrorKind = VendorErrorKind::TakenOver { certain: true };
const INFERRED: VendorErrorKind = VendorErrorKind::TakenOver { certain: false };

fn ready(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::Ready);
}

fn is_elsewhere(view: &SessionView) -> bool {
    view.phase == Phase::Elsewhere
}

fn go_on_here() -> SessionRequest {
    SessionRequest::SignIn { password: None, remember: false }
}

fn go_on_there() -> SessionRequest {
    SessionRequest::SignOut { insist: true }
}

/// The vendor has given the line to a newer sign-in, and the bar has noticed.
async fn taken_over(bar: &Bar, kind: VendorErrorKind) {
    bar.vendor.fails(RequestKind::Snapshot, kind, false);
    bar.until("elsewhere", is_elsewhere).await;
}

/// All the vendor was ever asked.
fn asked(bar: &Bar) -> usize {
    bar.vendor.floor().asked.len()
}

fn typed(note: &str) -> DraftInput {
    DraftInput { code: Some("NI".into()), note: note.into(), ..DraftInput::default() }
}

#[tokio::test(start_paused = true)]
async fn a_newer_sign_in_ends_the_asking_and_leaves_the_state_unknown_with_its_age() {
    let bar = Bar::before(ready).await;
    taken_over(&bar, SHOWN).await;
    let before = asked(&bar);
    tokio::time::sleep(Duration::from_secs(12)).await;
    bar.ask(SessionRequest::Refresh).await.expect("shows");
    let view = bar.view();
    let agent = &view.agent;
    assert_eq!((agent.state, agent.certainty), (AgentWord::Ready, Certainty::Unknown));
    assert!(agent.elapsed_ms >= 12_000, "{}", agent.elapsed_ms);
    assert_eq!(view.connection.state, ConnectionWord::Elsewhere);
    assert_eq!((view.status.tone, view.status.link), (Tone::Warn, Some(StatusLink::ChooseWhere)));
    assert_eq!(
        view.status.text.render(Language::English),
        "The state shown may be old. The other computer has the line."
    );
    // Neither time nor what the computer does, nor a press, has the vendor asked.
    for event in [Event::GoesToSleep, Event::WokeUp { slept: Duration::from_secs(60) }, Event::NetworkChanged]
    {
        bar.engine.machine(event).await;
    }
    for press in [
        SessionRequest::CheckNow,
        SessionRequest::FixState,
        SessionRequest::SetState { target: StateTarget::Ready },
        SessionRequest::Dial { number: "07700 900123".into(), kind: None, lead: None },
        SessionRequest::LogOut,
    ] {
        let error = bar.ask(press).await.expect_err("waits for the choice");
        assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::NotNow, "why-elsewhere"));
    }
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!(asked(&bar), before, "{:?}", bar.vendor.floor().asked.last());
    assert!(bar.view().choices.iter().all(|choice| !choice.enabled));
    assert!(is_elsewhere(&bar.view()));
}

#[tokio::test(start_paused = true)]
async fn what_only_follows_from_the_answers_is_said_to_seem_so() {
    let bar = Bar::before(ready).await;
    taken_over(&bar, INFERRED).await;
    let view = bar.view();
    let elsewhere = view.elsewhere.as_ref().expect("a sign-in elsewhere");
    assert!(!elsewhere.certain);
    assert_eq!(elsewhere.noticed_ms / 60_000, bar.clock.now().wall.as_millisecond() / 60_000);
    assert_eq!(
        view.status.text.render(Language::English),
        "The state shown may be old. It seems that another sign-in has the line."
    );
    let said = view.announcements.last().expect("said").render(Language::English);
    assert_eq!(said, "It seems that you are signed in twice. Choose where to go on.");
}

#[tokio::test(start_paused = true)]
async fn going_on_here_signs_in_again_and_takes_over_what_the_vendor_shows() {
    let bar = Bar::before(ready).await;
    taken_over(&bar, SHOWN).await;
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    let looks = bar.vendor.count(RequestKind::Snapshot);
    bar.ask(go_on_here()).await.expect("signs in");
    let view = bar.until("told", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert_eq!((view.phase, view.agent.state), (Phase::SignedIn, AgentWord::NotReady));
    assert_eq!(view.elsewhere, None);
    assert_eq!(view.status.text.render(Language::English), "State corrected from ready to not ready.");
    assert_eq!(bar.vendor.count(RequestKind::SignIn), 2);
    assert!(bar.vendor.count(RequestKind::Snapshot) > looks);
    let states = bar.vendor.count(RequestKind::Ready) + bar.vendor.count(RequestKind::NotReady);
    assert_eq!(states, 0, "no state is asked for by itself");
    bar.polls(3).await;
}

#[tokio::test(start_paused = true)]
async fn a_password_that_is_refused_leaves_the_choice_open() {
    let bar = Bar::before(ready).await;
    taken_over(&bar, SHOWN).await;
    bar.vendor.fails(RequestKind::SignIn, VendorErrorKind::BadCredentials, false);
    let error = bar.ask(go_on_here()).await.expect_err("refused");
    assert_eq!(error.code, ErrorCode::BadCredentials);
    let before = asked(&bar);
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!((bar.view().phase, asked(&bar)), (Phase::Elsewhere, before));
    let typed = SessionRequest::SignIn { password: Some("new".into()), remember: false };
    bar.ask(typed).await.expect("signs in");
    bar.until("told", |view| view.agent.certainty == Certainty::Confirmed).await;
}

#[tokio::test(start_paused = true)]
async fn going_on_there_signs_out_here_alone_and_keeps_what_is_unfinished() {
    let bar = Bar::before(ready).await;
    let first = bar.talk().await;
    bar.hang_up(&first).await;
    bar.vendor.delivers("Luz Prueba");
    let view = bar.until("a second call", |view| view.calls.len() == 2).await;
    let second = view.calls[1].id.clone();
    bar.ask(SessionRequest::SaveDraft { call: second, draft: typed("half a note") }).await.expect("keeps");
    taken_over(&bar, SHOWN).await;
    bar.save(&first, "SALE").await.expect("stored");
    let before = asked(&bar);
    let left = bar.view().unfinished;
    assert_eq!((left.unsent, left.calls), (1, 1));
    let error = bar.ask(SessionRequest::SignOut { insist: false }).await.expect_err("says what is left");
    assert_eq!(error.code, ErrorCode::Unfinished);
    bar.ask(go_on_there()).await.expect("signs out");
    assert_eq!(bar.view().phase, Phase::SignedOut);
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(asked(&bar), before, "nothing is said that could end the other");
    bar.ask(go_on_here()).await.expect("signs in later");
    bar.outcome_is(OutboxWord::Delivered).await;
    let view = bar.until("the card back", |view| view.calls.len() == 1).await;
    assert_eq!((bar.disposed(), view.calls[0].draft.note.as_str()), (vec!["SALE".to_owned()], "half a note"));
}

#[tokio::test(start_paused = true)]
async fn in_a_call_the_card_stays_and_each_control_says_why_it_does_nothing() {
    let bar = Bar::before(ready).await;
    let call = bar.talk().await;
    bar.ask(SessionRequest::SaveDraft { call: call.clone(), draft: typed("wants a") }).await.expect("keeps");
    taken_over(&bar, SHOWN).await;
    let view = bar.view();
    assert_eq!((view.calls[0].id.as_str(), view.calls[0].state), (call.as_str(), CallWord::Connected));
    let slots = &view.slots;
    for control in [&slots.dial, &slots.hang_up, &slots.hold, &slots.record, &slots.keypad] {
        let why = control.why.as_ref().map(|why| why.key.as_str());
        assert_eq!(
            (control.shown, control.enabled, why),
            (true, false, Some("why-elsewhere")),
            "{control:?}"
        );
    }
    assert!(slots.outcome.enabled && !slots.mute.shown);
    let error = bar.ask(SessionRequest::HangUp { call: call.clone() }).await.expect_err("waits");
    assert_eq!(error.text.key, "why-elsewhere");
    bar.ask(SessionRequest::SaveDraft { call: call.clone(), draft: typed("wants a call") })
        .await
        .expect("keeps");
    bar.ask(go_on_here()).await.expect("signs in");
    let view = bar.until("on the call", |view| view.agent.state == AgentWord::OnCall).await;
    assert_eq!(view.calls[0].draft.note, "wants a call");
    bar.hang_up(&call).await;
}

#[tokio::test(start_paused = true)]
async fn what_a_restart_finds_of_a_choice_not_made_is_what_was_entered() {
    let bar = Bar::before(ready).await;
    let call = bar.talk().await;
    taken_over(&bar, SHOWN).await;
    bar.ask(SessionRequest::SaveDraft { call, draft: typed("half a note") }).await.expect("keeps");
    let bar = bar.restart().await;
    assert_eq!((bar.view().phase, bar.call().draft.note.as_str()), (Phase::SignedIn, "half a note"));
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_meanwhile_waits_on_disk_and_goes_out_once_after_the_choice() {
    let bar = Bar::before(ready).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    taken_over(&bar, SHOWN).await;
    bar.save(&call, "SALE").await.expect("stored");
    let entry = bar.outcome_is(OutboxWord::Queued).await;
    assert_eq!(entry.why.map(|why| why.key), Some("why-elsewhere".to_owned()));
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 0);
    bar.ask(go_on_here()).await.expect("signs in");
    bar.outcome_is(OutboxWord::Delivered).await;
    bar.polls(3).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn the_delivery_may_be_what_hears_of_it() {
    let bar = Bar::before(|floor| {
        ready(floor);
        floor.can.own_calls_only = true;
    })
    .await;
    let call = bar.dial_unseen().await;
    bar.vendor.set(CallState::WrapUp);
    bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
    bar.vendor.fails(RequestKind::Dispose, INFERRED, false);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("elsewhere", is_elsewhere).await;
    assert_eq!(view.outbox.entries[0].why.as_ref().map(|why| why.key.as_str()), Some("why-elsewhere"));
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 1);
    bar.ask(go_on_here()).await.expect("signs in");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_comes_after_it_changes_nothing() {
    let bar = Bar::before(ready).await;
    bar.vendor.answers_late(RequestKind::Snapshot);
    bar.has_asked(RequestKind::Snapshot, bar.vendor.count(RequestKind::Snapshot) + 1).await;
    bar.vendor.fails(RequestKind::NotReady, SHOWN, false);
    let target = StateTarget::NotReady { reason: None };
    let error = bar.ask(SessionRequest::SetState { target }).await.expect_err("not sent");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::NotNow, "why-elsewhere"));
    bar.vendor.answers_now();
    bar.ask(SessionRequest::Refresh).await.expect("shows");
    tokio::time::sleep(Duration::from_secs(60)).await;
    let view = bar.view();
    assert_eq!((view.phase, view.agent.certainty), (Phase::Elsewhere, Certainty::Unknown));
    assert!(view.agent.asked.is_none());
}

#[tokio::test(start_paused = true)]
async fn mending_the_state_ends_when_it_finds_another_sign_in() {
    let bar = Bar::before(ready).await;
    bar.vendor.fails(RequestKind::Snapshot, SHOWN, false);
    match bar.ask(SessionRequest::FixState).await.expect("ends") {
        SessionReply::Fixed { text } => assert_eq!(text.key, "status-elsewhere"),
        other => panic!("{other:?}"),
    }
    assert!(!bar.view().agent.can_fix);
}

#[tokio::test(start_paused = true)]
async fn a_state_nobody_ever_told_is_not_called_an_old_one() {
    let bar = Bar::open().await;
    taken_over(&bar, INFERRED).await;
    let view = bar.view();
    assert_eq!(view.agent.cause.as_ref().map(|cause| cause.key.as_str()), Some("cause-not-told"));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_ends_while_the_choice_is_open_is_no_other_question() {
    let bar = Bar::before(ready).await;
    let gate = bar.vendor.answers_late(RequestKind::Ready);
    let asks = bar.ask(SessionRequest::SetState { target: StateTarget::Ready });
    let (_, ()) = tokio::join!(asks, async {
        bar.has_asked(RequestKind::Ready, 1).await;
        taken_over(&bar, SHOWN).await;
        gate.notify_one();
    });
    assert!(is_elsewhere(&bar.view()));
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown, "a yes to what was asked before is old");
}

#[tokio::test(start_paused = true)]
async fn both_choices_and_what_led_to_them_stand_in_the_timeline() {
    let said = async |kind, choice: fn() -> SessionRequest| {
        let bar = Bar::before(ready).await;
        taken_over(&bar, kind).await;
        bar.ask(choice()).await.expect("chosen");
        let lines = lines(&bar).await;
        let words = lines.iter().map(|line| {
            let cause = line.cause.as_ref().map(|cause| cause.key.as_str()).unwrap_or_default();
            format!("{} {cause}", line.what.key)
        });
        words.skip(2).take(3).collect::<Vec<_>>()
    };
    assert_eq!(
        said(SHOWN, go_on_here).await,
        ["happened-taken-over cause-elsewhere", "happened-state-unknown ", "happened-signed-in cause-me"]
    );
    assert_eq!(
        said(INFERRED, go_on_there).await,
        [
            "happened-taken-over-it-seems cause-elsewhere",
            "happened-state-unknown ",
            "happened-signed-out-here cause-me"
        ]
    );
}
