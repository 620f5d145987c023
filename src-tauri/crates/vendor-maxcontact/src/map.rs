//! The vendor's words into ours. A code nobody has explained stays unknown.

use std::collections::{BTreeMap, HashSet};

use ringside_domain::{
    Campaign, CampaignId, Catalogue, CodeKind, Colleague, DispositionCode, LeadId, LeadPhone, LeadPhoneId,
    ObservedCall, Queue, QueueId, Recording, Requirements, UserId,
};
use ringside_vendor::{BreakOrder, Capabilities, DialKind, DispositionWindow, Evidence};

use crate::{calls::CallKey, config::Settled, wire};

pub(crate) fn capabilities(settled: &Settled) -> Capabilities {
    let extra = &settled.unverified;
    let mut dial = vec![DialKind::Manual];
    dial.extend(extra.dial_ext.is_some().then_some(DialKind::Extension));
    dial.extend(extra.dial_preview.is_some().then_some(DialKind::Preview));
    dial.extend(extra.shotgun_dial.is_some().then_some(DialKind::Shotgun));
    Capabilities {
        log_in: extra.log_in.is_some() && extra.log_out.is_some(),
        ready: true,
        yes_is_the_state: true,
        not_ready: extra.go_not_ready.is_some(),
        breaks: extra.request_break.is_some().then_some(BreakOrder::BeforeDisposition),
        dial,
        // An agent who is wrapping has a call without an outcome, and dials none.
        outcome_before_dial: true,
        dial_lead: true,
        hang_up: true,
        hold: true,
        record: true,
        transfer: extra.transfer_to_user.is_some(),
        complete_transfer: extra.complete_transfer.is_some(),
        connect_calls: true,
        disposition: Some(DispositionWindow::AfterRelease),
        disposition_evidence: if settled.ended_calls_listed {
            Evidence::LeavesCallList
        } else {
            Evidence::None
        },
        after_disposition: settled.after_disposition,
        campaigns: true,
        queues: true,
        colleagues: true,
        lead_phones: true,
        change_lead: true,
        create_lead: true,
        lists_dispositions: true,
        // Agents are nailed up, and an offered call is taken in the vendor's own window.
        ..Capabilities::default()
    }
}

pub(crate) fn call(call: &wire::Call, settled: &Settled) -> ObservedCall {
    let name: Vec<&str> =
        [&call.customer_name, &call.customer_name2].into_iter().flatten().map(String::as_str).collect();
    ObservedCall {
        started: call.call_start_time,
        state: look_up(&settled.call_state, call.call_state.as_deref()),
        direction: look_up(&settled.call_status, call.call_status.as_deref()),
        number: call.phone_number.clone(),
        name: (!name.is_empty()).then(|| name.join(" ")),
        recording: look_up(&settled.recording_state, call.recording_state.as_deref())
            .unwrap_or(Recording::Unknown),
        ..ObservedCall::new(CallKey::of(call).vendor_id())
    }
}

fn look_up<T: Copy>(table: &BTreeMap<String, T>, code: Option<&str>) -> Option<T> {
    table.get(code?).copied()
}

/// The outcomes an agent may choose, in the vendor's order.
pub(crate) fn catalogue(codes: Vec<wire::ResultCode>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut seen = HashSet::new();
    for code in codes {
        let offered = code.is_agent_viewable != Some(false) && code.is_system_result_code != Some(true);
        if !offered || !seen.insert(code.code.clone()) {
            continue;
        }
        let says = |flag| flag == Some(true);
        let kind = if says(code.is_callback) {
            CodeKind::Callback
        } else if says(code.is_success) {
            CodeKind::Success
        } else if says(code.is_transfer) {
            CodeKind::Transfer
        } else if says(code.is_call_again) {
            CodeKind::CallAgain
        } else {
            CodeKind::Other
        };
        catalogue.codes.push(DispositionCode {
            path: vec![code.description.unwrap_or_else(|| code.code.clone())],
            kind,
            // The vendor does not say; what an account demands stands in its profile.
            requires: Requirements::default(),
            default_sales: code.sales.and_then(|sales| u32::try_from(sales).ok()).filter(|sales| *sales > 0),
            code: code.code,
        });
    }
    catalogue
}

pub(crate) fn campaign(campaign: wire::Campaign) -> Campaign {
    let id = campaign.campaign_id.to_string();
    Campaign {
        name: campaign.campaign_name.unwrap_or_else(|| id.clone()),
        id: CampaignId::new(id),
        description: campaign.description,
        active: campaign.active,
    }
}

pub(crate) fn queue(queue: wire::Queue) -> Queue {
    let id = queue.id.to_string();
    Queue { name: queue.acd_name.unwrap_or_else(|| id.clone()), id: QueueId::new(id), active: queue.active }
}

pub(crate) fn colleague(user: wire::User) -> Colleague {
    let id = user.id.to_string();
    Colleague { name: user.full_name.unwrap_or_else(|| id.clone()), id: UserId::new(id) }
}

/// `None` for a phone without a number: there is nothing to show or to dial.
pub(crate) fn lead_phone(phone: wire::LeadPhone) -> Option<LeadPhone> {
    Some(LeadPhone {
        lead: LeadId::new(phone.lead_id.to_string()),
        id: phone.id.map(LeadPhoneId::new),
        number: phone.phone_number?,
        kind: phone.record_type,
    })
}
