//! The vendor's words into ours. A word nobody has documented stays unknown.

use std::collections::{BTreeMap, BTreeSet};

use ringside_domain::{
    AgentState, BreakId, BreakReason, CallAction, CallState, LeadId, ObservedCall, Reason, Recording,
};
use ringside_vendor::{BreakOrder, Capabilities, ConsultAim, DialKind, DispositionWindow};

use crate::{
    config::{RejectWith, Settled},
    model::{Agent, KnownCall},
    wire::{AgentStateDefinition, Call, StateWord, UserState, WireState, WorkMode},
};

/// The states every site has; their ids are the same everywhere.
const NOT_READY: &str = "900D55CC-2BB0-431F-8BF9-D3525B383BE6";
const AUX_WORK: &str = "AuxWork";

/// What is configured and the user's features allow; without a list of features, what needs `api-voice` alone.
pub(crate) fn capabilities(settled: &Settled, features: Option<&BTreeSet<String>>) -> Capabilities {
    let has = |feature: &str| features.is_some_and(|features| features.contains(feature));
    if features.is_some() && !has("api-voice") {
        return Capabilities { push: true, ..Capabilities::default() };
    }
    let reads_users = has("api-provisioning-read");
    Capabilities {
        reads_agent_state: true,
        log_in: settled.offline_state,
        ready: true,
        not_ready: true,
        breaks: Some(BreakOrder::AnyTime),
        dial: vec![DialKind::Manual, DialKind::Extension],
        answer: true,
        hang_up: true,
        hold: true,
        mute: true,
        record: true,
        dtmf: true,
        transfer: true,
        consult: vec![ConsultAim::Transfer, ConsultAim::Conference],
        complete_transfer: true,
        conference: true,
        directory: true,
        push: true,
        wrap_up_clock: true,
        set_wrap_up: true,
        disposition: Some(DispositionWindow::DuringAndAfter),
        lists_dispositions: true,
        lists_breaks: true,
        queues: true,
        colleagues: true,
        notes: settled.note_key.is_some(),
        call_data: true,
        floor: settled.floor && reads_users,
        schedule_call: settled.outbound.is_some() && has("api-voice-outbound"),
        monitor: has("api-supervisor-monitoring") && reads_users,
        force_state: has("api-supervisor-agent-control"),
        // Outcomes have no field for a note, a time or a figure; no campaign, lead or past call can be listed.
        ..Capabilities::default()
    }
}

pub(crate) fn call(known: &KnownCall, settled: &Settled) -> ObservedCall {
    let call = &known.call;
    let state = if known.is_live() { live_state(call.state) } else { Some(CallState::WrapUp) };
    let outbound = known.direction == Some(ringside_domain::Direction::Outbound);
    ObservedCall {
        started: known.started,
        state,
        direction: known.direction,
        number: call
            .participants
            .first()
            .cloned()
            .or_else(|| call.ani.clone())
            .or_else(|| call.dnis.clone().filter(|_| outbound)),
        queue: call.datum("GSW_CAMPAIGN_NAME"),
        lead: call.datum(RECORD_HANDLE).map(LeadId::new),
        recording: recording(call),
        muted: call.muted,
        allowed: if known.is_live() { allowed(call, settled) } else { Some(Vec::new()) },
        consults_for: known.consults_for.clone(),
        code: settled.disposition_key.as_deref().and_then(|key| call.datum(key)),
        ..ObservedCall::new(known.vendor_id.clone())
    }
}

/// The user-data key that names the outbound server's record.
pub(crate) const RECORD_HANDLE: &str = "GSW_RECORD_HANDLE";

fn live_state(state: Option<WireState>) -> Option<CallState> {
    Some(match state? {
        WireState::Ringing => CallState::Ringing,
        WireState::Dialing => CallState::Dialing,
        WireState::Established => CallState::Connected,
        WireState::Held => CallState::Held,
        WireState::Released => CallState::WrapUp,
    })
}

/// A paused recording may keep the state `Recording` and say so in the user data alone.
fn recording(call: &Call) -> Recording {
    let datum = call.datum("GSIP_RECORD");
    match (call.recording_state.as_deref(), datum.as_deref()) {
        (Some("Recording"), Some("PAUSED")) => Recording::Off,
        (Some("Recording"), _) | (None, Some("ON")) => Recording::On,
        (Some("Stopped" | "Paused"), _) | (None, Some("PAUSED" | "OFF")) => Recording::Off,
        _ => Recording::Unknown,
    }
}

fn allowed(call: &Call, settled: &Settled) -> Option<Vec<CallAction>> {
    let capabilities = call.capabilities.as_ref()?;
    let has = |names: &[&str]| names.iter().any(|name| capabilities.contains(*name));
    let reject = settled.reject.map(reject_with).filter(|_| call.state == Some(WireState::Ringing));
    let stop = if settled.pause_recording { "PauseCallRecording" } else { "StopCallRecording" };
    let rows: [(CallAction, &[&str]); 14] = [
        (CallAction::Answer, &["Answer"]),
        (CallAction::HangUp, &["Hangup", reject.unwrap_or("Hangup")]),
        (CallAction::Hold, &["Hold"]),
        (CallAction::Retrieve, &["Retrieve"]),
        (CallAction::Mute, &["MuteCall"]),
        (CallAction::Unmute, &["UnmuteCall"]),
        (CallAction::StartRecording, &["StartCallRecording", "ResumeCallRecording"]),
        (CallAction::StopRecording, &[stop]),
        (CallAction::Transfer, &["SingleStepTransfer"]),
        (CallAction::Consult, &["InitiateTransfer", "InitiateConference"]),
        (CallAction::CompleteTransfer, &["CompleteTransfer"]),
        (CallAction::CompleteConference, &["CompleteConference"]),
        (CallAction::Conference, &["SingleStepConference"]),
        (CallAction::SendDigits, &["SendDtmf"]),
    ];
    let swaps = call.state == Some(WireState::Held) && has(&["SwapCalls"]);
    let may =
        |(action, names): &(CallAction, &[&str])| has(names) || (*action == CallAction::Retrieve && swaps);
    Some(rows.into_iter().filter(may).map(|(action, _)| action).collect())
}

/// The name of the operation that refuses a ringing call.
pub(crate) const fn reject_with(reject: RejectWith) -> &'static str {
    match reject {
        RejectWith::ClearCall => "ClearCall",
        RejectWith::Reject => "Reject",
    }
}

/// The agent's state. `None` while the switch has not made up its mind.
pub(crate) fn agent(
    agent: &Agent,
    calls: &[KnownCall],
    states: &[AgentStateDefinition],
) -> Option<AgentState> {
    let device = agent.device.as_ref()?;
    if device.inactive {
        return Some(AgentState::SignedOut);
    }
    let user = device.user_state.as_ref()?;
    let state = match user.state? {
        StateWord::LoggedOut => return Some(AgentState::SignedOut),
        StateWord::LoggedIn => None,
        StateWord::Ready => Some(AgentState::Ready),
        StateWord::NotReady if user.is_wrap_up() => Some(AgentState::AfterCallWork),
        StateWord::NotReady => Some(AgentState::NotReady { reason: reason(user, states) }),
    };
    // The vendor's own state does not change with a call.
    let engaged = calls.iter().any(|call| {
        call.is_live()
            && matches!(
                call.call.state,
                Some(WireState::Dialing | WireState::Established | WireState::Held) | None
            )
    });
    if engaged { Some(AgentState::Engaged) } else { state }
}

/// Why: a state of the site's own, `AuxWork`, or nothing beside not being ready.
fn reason(user: &UserState, states: &[AgentStateDefinition]) -> Option<Reason> {
    let named =
        |id: &str, name: &str| Some(Reason { id: BreakId::new(id), name: name.to_owned(), limit_s: None });
    if user.work_mode == Some(WorkMode::AuxWork) {
        let known = states.iter().find(|state| state.work_mode == Some(WorkMode::AuxWork));
        let (operation, label) = known.map_or((AUX_WORK, AUX_WORK), |state| {
            (state.operation.as_str(), state.display_name.as_deref().unwrap_or(AUX_WORK))
        });
        return named(operation, label);
    }
    let same = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    if same(user.id.as_deref(), Some(NOT_READY)) && user.reason.is_none() {
        return None;
    }
    let known = states.iter().filter(|state| is_break(state)).find(|state| {
        same(user.id.as_deref(), state.id.as_deref())
            || (user.reason.is_some() && same(user.reason.as_deref(), state.reason.as_deref()))
            || (user.reason.is_some() && same(user.reason.as_deref(), Some(&state.operation)))
            || (user.id.is_none() && same(user.display_name.as_deref(), state.display_name.as_deref()))
    });
    if let Some(state) = known {
        return named(&state.operation, state.display_name.as_deref().unwrap_or(&state.operation));
    }
    let told = user.reason.as_deref().or_else(|| user.id.as_ref().and(user.display_name.as_deref()))?;
    named(told, user.display_name.as_deref().unwrap_or(told))
}

/// Whether a state is a reason for not being ready.
fn is_break(state: &AgentStateDefinition) -> bool {
    state.state == Some(StateWord::NotReady)
        && state.work_mode != Some(WorkMode::AfterCallWork)
        && state.operation != "NotReady"
}

/// The reasons an agent can give, in the vendor's order.
pub(crate) fn breaks(states: &[AgentStateDefinition]) -> Vec<BreakReason> {
    let mut seen = BTreeMap::new();
    let mut breaks = Vec::new();
    for state in states.iter().filter(|state| is_break(state)) {
        if seen.insert(state.operation.clone(), ()).is_none() {
            breaks.push(BreakReason {
                id: BreakId::new(&state.operation),
                name: state.display_name.clone().unwrap_or_else(|| state.operation.clone()),
                limit_s: None,
            });
        }
    }
    breaks
}

/// Whether the agent is in the state an operation asks for already.
pub(crate) fn is_in(user: &UserState, operation: &str, states: &[AgentStateDefinition]) -> bool {
    match operation {
        "Ready" => user.state == Some(StateWord::Ready),
        "NotReady" => {
            user.state == Some(StateWord::NotReady)
                && user.work_mode.is_none()
                && reason(user, states).is_none()
        }
        _ => {
            user.state == Some(StateWord::NotReady)
                && reason(user, states).is_some_and(|reason| reason.id.as_str() == operation)
        }
    }
}

#[cfg(test)]
mod tests;
