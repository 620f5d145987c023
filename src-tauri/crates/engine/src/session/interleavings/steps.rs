//! What can happen to a session, and in what mixtures.

use proptest::{collection::vec, prelude::*, sample::select};
use ringside_domain::{AgentState, CallState};
use ringside_ipc::{StateTarget, Then};
use ringside_vendor::{BreakOrder, DispositionWindow, VendorErrorKind};

use super::floor::Ways;
use crate::session::Gap;

/// One thing that happens. Calls are counted from the newest, requests under way from the oldest.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    // The agent.
    Dial(u8),
    Answer(usize),
    HangUp(usize),
    Hold(usize),
    Retrieve(usize),
    StopRecording(usize),
    StartRecording(usize),
    Digits(usize),
    CallOver(usize),
    Type(usize),
    Save(usize, &'static str, Then),
    Reopen(usize),
    SetLead(usize),
    Drop(usize),
    Connect(usize, usize),
    State(StateTarget),
    Next(Option<StateTarget>),
    Select(usize),
    /// Presses "Fix my state".
    Fix,
    SendAgain,
    MarkDone,
    KeepAsNote,
    /// Gives the password again, where it is asked for, or goes on here, where somebody signed in elsewhere.
    SignIn,
    /// The program ends without a word and starts again.
    Restart,
    // Others, at the vendor.
    Rings(u8),
    Delivered(u8),
    TheyAnswer(usize),
    TheyHangUp(usize),
    HeldElsewhere(usize),
    Leaves(usize),
    Supervisor(AgentState),
    /// The outbox hears that somebody signed in elsewhere.
    TakenOver,
    /// The computer sleeps, or comes into another network.
    Gap(Gap),
    // The wire.
    /// Asks for the list and takes the answer at once.
    Look,
    /// Asks for the list.
    Ask,
    /// The vendor carries out a request; its answer is still on the way.
    CarryOut(usize),
    /// The answer to a request that was carried out arrives.
    Arrive(usize),
    /// The answer to a request is lost; one not carried out may be later.
    Lose(usize),
    /// A request is refused, or never leaves.
    Refuse(usize, VendorErrorKind),
    /// A request whose answer was given up is carried out after all.
    CarryOutLate,
    /// Everything under way comes to its end, oldest first.
    Settle,
    /// The list before the last one is answered again.
    OldList,
    /// The outbox sends what is in it.
    Deliver(usize),
    /// The outbox is refused.
    DeliveryRefused(usize),
    /// The disk refuses the next write.
    DiskFails,
    /// Time passes, in milliseconds.
    Wait(i64),
}

pub(super) const LUNCH: &str = "2";

pub(super) fn lunch() -> Then {
    Then::NotReady { reason: Some(LUNCH.into()) }
}

/// A call that is up, dialled here.
pub(super) fn talking() -> Vec<Step> {
    vec![Step::Look, Step::Dial(0), Step::Settle, Step::TheyAnswer(0), Step::Look]
}

/// A call that is up and one more that is offered or up.
pub(super) fn two_calls() -> Vec<Step> {
    vec![Step::Look, Step::Delivered(0), Step::Look, Step::Delivered(1), Step::Look]
}

pub(super) fn ways() -> impl Strategy<Value = Ways> {
    let window = select(vec![
        Some(DispositionWindow::AfterRelease),
        Some(DispositionWindow::DuringAndAfter),
        Some(DispositionWindow::QueuedDuring),
        None,
    ]);
    let breaks = select(vec![None, Some(BreakOrder::AnyTime), Some(BreakOrder::BeforeDisposition)]);
    let yes = || any::<bool>().prop_map(|no| !no);
    (window, breaks, yes(), any::<bool>(), yes(), prop::bool::weighted(0.2)).prop_map(
        |(window, breaks, tells_states, tells_agent, names_dials, own_calls_only)| Ways {
            window,
            breaks,
            tells_states: tells_states && !own_calls_only,
            tells_agent,
            names_dials: names_dials || own_calls_only,
            own_calls_only,
        },
    )
}

/// Some of these in any order, each any number of times, with any delays between them, after a beginning.
pub(super) fn after(start: Vec<Step>, race: &[Step], most: usize) -> impl Strategy<Value = Vec<Step>> {
    let wire = prop_oneof![
        3 => Just(Step::Look),
        1 => Just(Step::Ask),
        2 => (0..3usize).prop_map(Step::CarryOut),
        2 => (0..3usize).prop_map(Step::Arrive),
        1 => (0..3usize).prop_map(Step::Lose),
        1 => Just(Step::OldList),
        1 => Just(Step::Deliver(0)),
        1 => select(vec![10i64, 50, 800, 6_000]).prop_map(Step::Wait),
    ];
    let step = prop_oneof![1 => select(race.to_vec()), 1 => wire];
    vec(step, 1..most).prop_map(move |steps| start.iter().cloned().chain(steps).collect())
}

/// Anything at all.
pub(super) fn anything() -> impl Strategy<Value = Vec<Step>> {
    let call = || 0..3usize;
    let code = || select(vec!["NI", "SALE"]);
    let then = || select(vec![Then::Stay, Then::Ready, lunch()]);
    let target = || {
        let lunch = StateTarget::NotReady { reason: Some(LUNCH.into()) };
        select(vec![StateTarget::Ready, lunch, StateTarget::NotReady { reason: None }])
    };
    let on_calls = prop_oneof![
        4 => (0..2u8).prop_map(Step::Dial),
        2 => call().prop_map(Step::Answer),
        3 => call().prop_map(Step::HangUp),
        2 => call().prop_map(Step::Hold),
        1 => call().prop_map(Step::Retrieve),
        1 => call().prop_map(Step::StopRecording),
        1 => call().prop_map(Step::StartRecording),
        1 => call().prop_map(Step::Digits),
        1 => call().prop_map(Step::CallOver),
        1 => (call(), call()).prop_map(|(first, second)| Step::Connect(first, second)),
        1 => call().prop_map(Step::Select),
    ];
    let on_outcomes = prop_oneof![
        2 => call().prop_map(Step::Type),
        6 => (call(), code(), then()).prop_map(|(call, code, then)| Step::Save(call, code, then)),
        1 => call().prop_map(Step::Reopen),
        1 => call().prop_map(Step::SetLead),
        1 => call().prop_map(Step::Drop),
        2 => target().prop_map(Step::State),
        1 => prop::option::of(target()).prop_map(Step::Next),
        1 => select(vec![Step::SendAgain, Step::MarkDone, Step::KeepAsNote]),
        2 => Just(Step::SignIn),
        1 => Just(Step::Fix),
        1 => Just(Step::Restart),
    ];
    let theirs = prop_oneof![
        2 => (0..2u8).prop_map(Step::Rings),
        2 => (0..2u8).prop_map(Step::Delivered),
        4 => call().prop_map(Step::TheyAnswer),
        4 => call().prop_map(Step::TheyHangUp),
        1 => call().prop_map(Step::HeldElsewhere),
        2 => call().prop_map(Step::Leaves),
        1 => select(vec![AgentState::Ready, AgentState::NotReady { reason: None }]).prop_map(Step::Supervisor),
        1 => Just(Step::TakenOver),
        1 => select(vec![Gap::Sleep, Gap::Network]).prop_map(Step::Gap),
    ];
    let refusal = select(vec![
        VendorErrorKind::Offline,
        VendorErrorKind::Refused,
        VendorErrorKind::RateLimited,
        VendorErrorKind::SignedOut,
        VendorErrorKind::TakenOver { certain: true },
        VendorErrorKind::NoSuchCall,
        VendorErrorKind::WrongState,
    ]);
    let wire = prop_oneof![
        6 => Just(Step::Look),
        2 => Just(Step::Ask),
        3 => call().prop_map(Step::CarryOut),
        3 => call().prop_map(Step::Arrive),
        2 => call().prop_map(Step::Lose),
        2 => (call(), refusal).prop_map(|(sent, kind)| Step::Refuse(sent, kind)),
        1 => Just(Step::CarryOutLate),
        4 => Just(Step::Settle),
        1 => Just(Step::OldList),
        2 => call().prop_map(Step::Deliver),
        1 => call().prop_map(Step::DeliveryRefused),
        2 => select(vec![10i64, 50, 800, 6_000]).prop_map(Step::Wait),
    ];
    vec(prop_oneof![3 => on_calls, 3 => on_outcomes, 3 => theirs, 6 => wire], 1..60)
}

/// How a call stands that others bring.
pub(super) const UP: CallState = CallState::Connected;
