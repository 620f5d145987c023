//! Who asked, who is told, and what each slot says of itself.

use proptest::{prop_assert, prop_assert_eq};
use ringside_domain::{AgentState, Cause, Certainty};
use ringside_ipc::{Control, Face, Phase, SessionRequest, Slots, StateTarget, StatusLink, Then, Tone};
use ringside_vendor::Request;

use super::world::{Checked, World};

/// The state a request of the agent is to lead to, where it is to lead to one.
pub(super) fn wish_of(request: &SessionRequest) -> Option<StateTarget> {
    match request {
        SessionRequest::SetState { target } | SessionRequest::SetNext { target: Some(target) } => {
            Some(target.clone())
        }
        SessionRequest::SaveOutcome { then: Then::Ready, .. } => Some(StateTarget::Ready),
        SessionRequest::SaveOutcome { then: Then::NotReady { reason }, .. } => {
            Some(StateTarget::NotReady { reason: reason.clone() })
        }
        SessionRequest::FixState => Some(StateTarget::NotReady { reason: None }),
        _ => None,
    }
}

/// The state a request to the vendor asks for.
pub(super) fn asked_by(request: &Request) -> Option<StateTarget> {
    match request {
        Request::Ready => Some(StateTarget::Ready),
        Request::NotReady { reason } => {
            Some(StateTarget::NotReady { reason: reason.as_ref().map(ToString::to_string) })
        }
        _ => None,
    }
}

/// The bar never changes a state on its own. Ready is asked for once a wish; being not ready may be asked for again after a
/// call that came in between, since nobody can tell whether it outlasted that.
pub(super) fn no_state_is_asked_for_by_itself(world: &World, target: &StateTarget) -> Checked {
    let count = |all: &[StateTarget]| all.iter().filter(|one| *one == target).count();
    let (asked, wished) = (count(&world.states_sent), count(&world.wishes));
    prop_assert!(wished > 0, "{:?} was asked for by itself", target);
    let once = *target == StateTarget::Ready;
    prop_assert!(
        !once || asked <= wished,
        "ready was asked for {} times, wished for {} times",
        asked,
        wished
    );
    Ok(())
}

/// Whoever is named as the one who changed the state did.
pub(super) fn the_cause_is_so(world: &World) -> Checked {
    let agent = &world.session.agent;
    let rests = matches!(agent.state, AgentState::Ready | AgentState::NotReady { .. });
    if !rests || agent.certainty == Certainty::Unknown {
        return Ok(());
    }
    match agent.cause {
        Cause::Me => {
            let wished = world.wishes.iter().any(|wish| match (wish, &agent.state) {
                (StateTarget::Ready, state) => *state == AgentState::Ready,
                (StateTarget::NotReady { .. }, state) => matches!(state, AgentState::NotReady { .. }),
            });
            prop_assert!(wished, "{:?} is said to be the agent's doing", agent.state);
        }
        Cause::Elsewhere => {
            prop_assert!(world.others_changed, "{:?} is said to be somebody else's doing", agent.state);
        }
        // This vendor's wrap-ups have no end, and it names nobody.
        Cause::Timer | Cause::Supervisor(_) => prop_assert!(false, "{:?} made up", agent.cause),
        Cause::Vendor | Cause::Reconnect => {}
    }
    Ok(())
}

/// Once nothing is under way, a state the vendor tells is the one shown. That a call is up follows from its list, which may
/// not tell whether it was answered.
pub(super) fn the_state_is_the_vendors(world: &World) -> Checked {
    let Some(told) = world.floor.snapshot().agent.filter(|_| !world.ways.own_calls_only) else {
        return Ok(());
    };
    let agent = &world.session.agent;
    prop_assert_eq!(&agent.state, &told, "the bar shows another state than the vendor");
    let certain = agent.certainty == Certainty::Confirmed;
    prop_assert!(
        certain || (told == AgentState::Engaged && !world.ways.tells_states),
        "{:?}",
        agent.certainty
    );
    Ok(())
}

/// What the vendor did not take, or what got lost, is told to whoever asked, or stands in the status line; while bar and
/// vendor are being brought together, the end of that says how things are.
pub(super) fn a_failure_is_said(world: &World, told_before: u32) -> Checked {
    let tone = world.session.status().tone;
    let told = world.errors_told > told_before || world.session.fixing.is_some();
    let said = told || matches!(tone, Tone::Warn | Tone::Danger);
    prop_assert!(said, "something failed and nobody was told: {:?}", world.session.status());
    Ok(())
}

/// A slot keeps its place and its kind of meaning; what does not work says why, what cannot be done is absent.
pub(super) fn slots_mean_what_they_say(world: &World) -> Checked {
    let Slots { dial, hang_up, hold, mute, record, transfer, keypad, outcome } =
        world.session.slots(world.now);
    let all: [(&Control, &[Face]); 8] = [
        (&dial, &[Face::Dial, Face::Answer]),
        (&hang_up, &[Face::HangUp, Face::Decline, Face::CallOver]),
        (&hold, &[Face::Hold, Face::Retrieve]),
        (&mute, &[Face::Mute, Face::Unmute]),
        (&record, &[Face::StopRecording, Face::StartRecording]),
        (&transfer, &[Face::Transfer, Face::Connect]),
        (&keypad, &[Face::Keypad]),
        (&outcome, &[Face::Outcome, Face::OutcomePicked, Face::OutcomeDue]),
    ];
    for (control, faces) in all {
        prop_assert!(faces.contains(&control.face), "{:?} in another's slot", control.face);
        prop_assert!(control.shown || !control.enabled, "{:?} works and is not shown", control.face);
        let says = control.enabled || control.pending || control.why.is_some();
        prop_assert!(says, "{:?} does not work and does not say why", control.face);
    }
    // The one thing here that no vendor of these can do.
    let absent = world.session.phase != Phase::SignedOut && mute.shown;
    prop_assert!(!absent, "a slot shows what the vendor cannot do");
    Ok(())
}

/// Somebody signed in elsewhere: nothing is known, nothing works that would ask the vendor, and the choice is offered.
pub(super) fn nothing_goes_out_before_the_choice(world: &World) -> Checked {
    let session = &world.session;
    prop_assert_eq!(session.is_elsewhere(), session.elsewhere_view().is_some());
    if !session.is_elsewhere() {
        return Ok(());
    }
    prop_assert_eq!(session.agent.certainty, Certainty::Unknown);
    prop_assert_eq!(session.status().link, Some(StatusLink::ChooseWhere));
    prop_assert!(world.held, "outcomes go out although somebody else has the line");
    let Slots { dial, hang_up, hold, mute, record, transfer, keypad, .. } = session.slots(world.now);
    for control in [dial, hang_up, hold, mute, record, transfer, keypad] {
        let says = control.why.as_ref().is_some_and(|why| why.key == "why-elsewhere");
        prop_assert!(!control.enabled && (says || !control.shown), "{:?} works", control.face);
    }
    prop_assert!(session.view(world.now).choices.iter().all(|choice| !choice.enabled));
    Ok(())
}
