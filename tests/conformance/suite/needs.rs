//! What a vendor has to offer for a part of the suite to apply.

use ringside_vendor::{
    BreakOrder, Capabilities, ConsultAim, DialKind, DispositionForm, DispositionWindow, Evidence,
};

pub(crate) fn nothing(_: &Capabilities) -> bool {
    true
}

pub(crate) fn log_in(offered: &Capabilities) -> bool {
    offered.log_in
}

pub(crate) fn ready(offered: &Capabilities) -> bool {
    offered.ready
}

pub(crate) fn not_ready(offered: &Capabilities) -> bool {
    offered.not_ready
}

pub(crate) fn breaks(offered: &Capabilities) -> bool {
    offered.breaks.is_some()
}

pub(crate) fn breaks_before_outcomes(offered: &Capabilities) -> bool {
    offered.breaks == Some(BreakOrder::BeforeDisposition)
}

pub(crate) fn lists_breaks(offered: &Capabilities) -> bool {
    offered.lists_breaks
}

pub(crate) fn tells_the_state(offered: &Capabilities) -> bool {
    offered.reads_agent_state
}

pub(crate) fn wrap_up_clock(offered: &Capabilities) -> bool {
    offered.wrap_up_clock
}

pub(crate) fn set_wrap_up(offered: &Capabilities) -> bool {
    offered.set_wrap_up
}

pub(crate) fn push(offered: &Capabilities) -> bool {
    offered.push
}

pub(crate) fn dial(offered: &Capabilities) -> bool {
    offered.dial.contains(&DialKind::Manual)
}

pub(crate) fn dial_lead(offered: &Capabilities) -> bool {
    dial(offered) && offered.dial_lead
}

pub(crate) fn hang_up(offered: &Capabilities) -> bool {
    dial(offered) && offered.hang_up
}

pub(crate) fn hold(offered: &Capabilities) -> bool {
    dial(offered) && offered.hold
}

pub(crate) fn mute(offered: &Capabilities) -> bool {
    dial(offered) && offered.mute
}

pub(crate) fn record(offered: &Capabilities) -> bool {
    dial(offered) && offered.record
}

pub(crate) fn dtmf(offered: &Capabilities) -> bool {
    dial(offered) && offered.dtmf
}

pub(crate) fn answer(offered: &Capabilities) -> bool {
    offered.answer
}

pub(crate) fn lists_calls(offered: &Capabilities) -> bool {
    dial(offered) && !offered.own_calls_only
}

pub(crate) fn own_calls(offered: &Capabilities) -> bool {
    dial(offered) && offered.own_calls_only
}

/// The end of a call shows in the list of calls or in the agent's state.
pub(crate) fn tells_the_end(offered: &Capabilities) -> bool {
    dial(offered) && (!offered.own_calls_only || offered.reads_agent_state)
}

pub(crate) fn transfer(offered: &Capabilities) -> bool {
    dial(offered) && offered.transfer
}

pub(crate) fn consult_to_transfer(offered: &Capabilities) -> bool {
    offered.consult.contains(&ConsultAim::Transfer) && offered.complete_transfer
}

pub(crate) fn consult_to_confer(offered: &Capabilities) -> bool {
    offered.consult.contains(&ConsultAim::Conference)
}

pub(crate) fn conference(offered: &Capabilities) -> bool {
    dial(offered) && offered.conference
}

pub(crate) fn connect_calls(offered: &Capabilities) -> bool {
    offered.connect_calls
}

pub(crate) fn lists_outcomes(offered: &Capabilities) -> bool {
    offered.lists_dispositions
}

pub(crate) fn outcomes(offered: &Capabilities) -> bool {
    offered.disposition.is_some()
}

/// A vendor that keeps outcomes as such can refuse one.
pub(crate) fn checks_outcomes(offered: &Capabilities) -> bool {
    offered.disposition.is_some_and(|window| window != DispositionWindow::DuringAndAfter)
        && offered.disposition_form == DispositionForm::Code
}

pub(crate) fn outcomes_with_notes(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_fields.note
}

pub(crate) fn outcomes_with_callbacks(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_fields.callback
}

pub(crate) fn outcomes_with_sales(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_fields.sales
}

pub(crate) fn outcomes_as_notes(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_form == DispositionForm::Note
}

pub(crate) fn outcomes_queued(offered: &Capabilities) -> bool {
    offered.disposition == Some(DispositionWindow::QueuedDuring)
}

pub(crate) fn outcomes_during_calls(offered: &Capabilities) -> bool {
    offered.disposition == Some(DispositionWindow::DuringAndAfter)
}

pub(crate) fn refuses_second_outcomes(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_evidence == Evidence::RefusesSecond
}

pub(crate) fn settles_by_the_call_list(offered: &Capabilities) -> bool {
    outcomes(offered) && offered.disposition_evidence == Evidence::LeavesCallList
}

pub(crate) fn never_settles(offered: &Capabilities) -> bool {
    offered.disposition.is_some_and(|window| window == DispositionWindow::AfterRelease)
        && offered.disposition_evidence == Evidence::None
}

pub(crate) fn lead_phones(offered: &Capabilities) -> bool {
    offered.lead_phones
}

pub(crate) fn change_lead(offered: &Capabilities) -> bool {
    offered.change_lead
}

pub(crate) fn create_lead(offered: &Capabilities) -> bool {
    offered.create_lead
}

pub(crate) fn campaigns(offered: &Capabilities) -> bool {
    offered.campaigns
}

pub(crate) fn queues(offered: &Capabilities) -> bool {
    offered.queues
}

pub(crate) fn colleagues(offered: &Capabilities) -> bool {
    offered.colleagues
}

pub(crate) fn directory(offered: &Capabilities) -> bool {
    offered.directory
}

pub(crate) fn notes(offered: &Capabilities) -> bool {
    offered.notes
}

pub(crate) fn call_data(offered: &Capabilities) -> bool {
    offered.call_data
}

pub(crate) fn contacts(offered: &Capabilities) -> bool {
    offered.contacts && offered.save_contact
}

pub(crate) fn block_number(offered: &Capabilities) -> bool {
    offered.block_number
}

pub(crate) fn past_calls(offered: &Capabilities) -> bool {
    offered.past_calls
}

pub(crate) fn counters(offered: &Capabilities) -> bool {
    offered.counters
}

pub(crate) fn notices(offered: &Capabilities) -> bool {
    offered.notices
}

pub(crate) fn floor(offered: &Capabilities) -> bool {
    offered.floor
}

pub(crate) fn schedule_call(offered: &Capabilities) -> bool {
    offered.schedule_call
}

pub(crate) fn monitor(offered: &Capabilities) -> bool {
    offered.monitor
}

pub(crate) fn force_state(offered: &Capabilities) -> bool {
    offered.force_state
}

pub(crate) fn run_campaign(offered: &Capabilities) -> bool {
    offered.run_campaign
}
