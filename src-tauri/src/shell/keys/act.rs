//! What a key asks of which session. Pure: views in, a request out.

use ringside_config::KeyAction;
use ringside_ipc::{CallView, CallWord, Control, Face, SessionRequest, SessionView};

/// The session a key acts on, and what it asks of it; `None` where it would do nothing now. Of several the one whose
/// call is connected comes first.
pub(super) fn request<'a>(
    action: KeyAction,
    sessions: impl Iterator<Item = &'a SessionView>,
) -> Option<(String, SessionRequest)> {
    let can = sessions.filter_map(|view| {
        let (call, request) = of(action, view)?;
        Some((call.state != CallWord::Connected, view.session.clone(), request))
    });
    can.min_by_key(|(later, session, _)| (*later, session.clone()))
        .map(|(_, session, request)| (session, request))
}

fn of(action: KeyAction, view: &SessionView) -> Option<(&CallView, SessionRequest)> {
    let slots = &view.slots;
    let control = match action {
        KeyAction::EverywhereAnswer => &slots.dial,
        KeyAction::EverywhereDecline | KeyAction::EverywhereHangUp => &slots.hang_up,
        KeyAction::EverywhereHold => &slots.hold,
        KeyAction::EverywhereMute => &slots.mute,
        _ => return None,
    };
    let ringing = || view.calls.iter().find(|call| call.state == CallWord::Ringing);
    let active = || view.calls.iter().find(|call| call.active);
    let (call, request): (_, fn(String) -> SessionRequest) = match (action, works(control)?) {
        (KeyAction::EverywhereAnswer, Face::Answer) => (ringing()?, |call| SessionRequest::Answer { call }),
        (KeyAction::EverywhereDecline, Face::Decline) => (ringing()?, |call| SessionRequest::HangUp { call }),
        (KeyAction::EverywhereHangUp, Face::HangUp) => (active()?, |call| SessionRequest::HangUp { call }),
        (KeyAction::EverywhereHold, Face::Hold) => (active()?, |call| SessionRequest::Hold { call }),
        (KeyAction::EverywhereHold, Face::Retrieve) => (active()?, |call| SessionRequest::Retrieve { call }),
        (KeyAction::EverywhereMute, Face::Mute) => (active()?, |call| SessionRequest::Mute { call }),
        (KeyAction::EverywhereMute, Face::Unmute) => (active()?, |call| SessionRequest::Unmute { call }),
        _ => return None,
    };
    Some((call, request(call.id.clone())))
}

/// What a control does now, where it does anything: a press on a slot that is dead or busy does nothing either.
fn works(control: &Control) -> Option<Face> {
    (control.shown && control.enabled && !control.pending && control.dead_ms == 0).then_some(control.face)
}
