use super::Node;
use crate::data::{Flag, QUEUES, RESULT_CODES};
use crate::enumerations::Enumerations;
use crate::model::{Call, CallKind, CallState, Lead, World};

/// `Call`.
pub(crate) fn call(call: &Call, numbers: &Enumerations) -> Node {
    let states = &numbers.call_state;
    let state = match call.state {
        CallState::Dialling => Node::Enum(states.dialling, "Dialling"),
        CallState::Ringing => Node::Enum(states.ringing, "Ringing"),
        CallState::Connected => Node::Enum(states.connected, "Connected"),
        CallState::Held => Node::Enum(states.held, "Held"),
        CallState::Ended => Node::Enum(states.ended, "Ended"),
    };
    let statuses = &numbers.call_status;
    let status = match call.kind {
        CallKind::OutboundManual => Node::Enum(statuses.outbound_manual, "OutboundManual"),
        CallKind::OutboundDialler => Node::Enum(statuses.outbound_dialler, "OutboundDialler"),
        CallKind::Inbound => Node::Enum(statuses.inbound, "Inbound"),
        CallKind::TransferLeg => Node::Enum(statuses.transfer_leg, "TransferLeg"),
    };
    let recording = if call.recording {
        Node::Enum(numbers.recording_state.on, "On")
    } else {
        Node::Enum(numbers.recording_state.off, "Off")
    };
    Node::object(
        "Call",
        [
            ("CallId", Node::Int(call.id.into())),
            ("CallStartTime", Node::Date(call.started)),
            ("CallState", state),
            ("CallStatus", status),
            ("CustomerName", Node::maybe(call.name.as_deref())),
            ("CustomerName2", Node::maybe(call.name2.as_deref())),
            ("PhoneNumber", Node::text(&call.phone)),
            ("RecordingState", recording),
        ],
    )
}

/// What `getcalls` returns.
pub(crate) fn calls(world: &World, user: i32, numbers: &Enumerations) -> Node {
    Node::list("Call", world.listed_calls(user).map(|found| call(found, numbers)).collect())
}

/// What `users` returns.
pub(crate) fn users(world: &World) -> Node {
    let pairs = world.agents.iter().map(|(id, agent)| {
        Node::object("Agent", [("FullName", Node::text(&agent.name)), ("ID", Node::Int((*id).into()))])
    });
    Node::list("Agent", pairs.collect())
}

/// What `leadphones` returns: an array or, where `single`, the first phone alone.
pub(crate) fn lead_phones(lead: &Lead, single: bool) -> Node {
    let phones = lead.phones.iter().map(|phone| {
        Node::object(
            "LeadPhone",
            [
                ("LeadId", Node::Int(lead.id)),
                ("PhoneNumber", Node::text(&phone.number)),
                ("RecordType", Node::text(phone.kind)),
                ("RecordTypeId", Node::Int(phone.id)),
            ],
        )
    });
    let mut phones: Vec<Node> = phones.collect();
    if single && !phones.is_empty() { phones.swap_remove(0) } else { Node::list("LeadPhone", phones) }
}

/// What `resultcodes` returns.
pub(crate) fn result_codes() -> Node {
    let codes = RESULT_CODES.iter().map(|code| {
        let flag = |flag| Node::Bool(code.is(flag));
        Node::object(
            "ResultCode",
            [
                ("Code", Node::text(code.code)),
                ("Description", Node::text(code.description)),
                ("IsAgentViewable", flag(Flag::Viewable)),
                ("IsCallAgain", flag(Flag::CallAgain)),
                ("IsCallback", flag(Flag::Callback)),
                ("IsSuccess", flag(Flag::Success)),
                ("IsSystemResultCode", flag(Flag::System)),
                ("IsTransfer", flag(Flag::Transfer)),
                ("ResultCodeID", Node::Int(code.id.into())),
                ("Sales", Node::Int(code.sales.into())),
                ("StatusID", Node::Int(if code.is(Flag::CallAgain) { 1 } else { 2 })),
                ("SuccessType", Node::Int(if code.is(Flag::Success) { 1 } else { 0 })),
            ],
        )
    });
    Node::list("ResultCode", codes.collect())
}

/// What `acdqueues` returns.
pub(crate) fn acd_queues() -> Node {
    let queues = QUEUES.iter().map(|(id, name, active)| {
        Node::object(
            "AcdQueue",
            [
                ("AbandonThreshold", Node::Int(5)),
                ("AcceptableQueueTime", Node::Int(20)),
                ("AcdIcon", Node::text("queue.png")),
                ("AcdName", Node::text(name)),
                ("Active", Node::Bool(*active)),
                ("DefaultTimeout", Node::Int(120)),
                ("DefaultTimeoutIvr", Node::Int(0)),
                ("ID", Node::Int((*id).into())),
                ("SessionStats", Node::object("QueueStats", [("CallsOffered", Node::Int(17))])),
                ("SkipIndex", Node::Int(0)),
                ("SnapshotStats", Node::object("QueueSnapshot", [("CallsWaiting", Node::Int(0))])),
                ("TenMinuteOffers", Node::Null),
                ("TenMinuteOffersVirtualQueue", Node::Null),
                ("UserAddress", Node::Null),
                ("UserName", Node::text("supervisor")),
                ("ZipTone", Node::Int(1)),
                ("ZipToneBeep", Node::Int(0)),
                ("ZipToneWav", Node::Null),
            ],
        )
    });
    Node::list("AcdQueue", queues.collect())
}
