use std::time::Duration;

use ringside_domain::{BreakId, CampaignId, LeadId, LeadPhoneId, UserId, VendorCallId};
use ringside_vendor::{
    ConnectCalls, ConnectedLeg, ConsultAim, Dial, DialKind, ForcedState, Monitor, Request, ScheduledCall,
    Target,
};

use crate::bench::{Bench, BenchExt, disposition, no_call};

/// Everything that can be asked for, with whether this vendor offers it.
fn requests(bench: &dyn Bench) -> Vec<(bool, Request)> {
    let offered = bench.vendor().capabilities();
    let call = no_call;
    let user = || UserId::new("1");
    let to = || Target::User(user());
    let number = || bench.numbers()[0].to_owned();
    let dial = |kind| Request::Dial(Dial { kind, number: number(), lead: None });
    let dial_lead = Dial { kind: DialKind::Manual, number: number(), lead: Some(LeadId::new("1")) };
    let aims = |aim| offered.consult.contains(&aim);
    let consult = |aim| Request::Consult { call: call(), to: to(), aim };
    let pairs = || vec![("name".to_owned(), "value".to_owned())];
    let leg = |call: VendorCallId| ConnectedLeg { call, disposition: disposition("X") };
    let later = ScheduledCall {
        number: number(),
        alternatives: Vec::new(),
        campaign: CampaignId::new("1"),
        at: None,
        for_me: false,
        name: None,
    };
    let mut requests: Vec<_> = [DialKind::Manual, DialKind::Extension, DialKind::Preview, DialKind::Shotgun]
        .into_iter()
        .map(|kind| (offered.dial.contains(&kind), dial(kind)))
        .collect();
    requests.extend([
        (offered.dial_lead, Request::Dial(dial_lead)),
        (offered.log_in, Request::LogIn { campaign: None }),
        (offered.log_in, Request::LogOut),
        (offered.ready, Request::Ready),
        (offered.not_ready, Request::NotReady { reason: None }),
        (offered.breaks.is_some(), Request::NotReady { reason: Some(BreakId::new("1")) }),
        (offered.set_wrap_up, Request::SetWrapUp { left: Duration::from_secs(1) }),
        (offered.answer, Request::Answer { call: call() }),
        (offered.hang_up, Request::HangUp { call: call() }),
        (offered.hold, Request::Hold { call: call() }),
        (offered.hold, Request::Retrieve { call: call() }),
        (offered.mute, Request::Mute { call: call() }),
        (offered.mute, Request::Unmute { call: call() }),
        (offered.record, Request::StartRecording { call: call() }),
        (offered.record, Request::StopRecording { call: call() }),
        (offered.dtmf, Request::SendDigits { call: call(), digits: "1".into() }),
        (offered.transfer, Request::Transfer { call: call(), to: to() }),
        (aims(ConsultAim::Transfer), consult(ConsultAim::Transfer)),
        (aims(ConsultAim::Conference), consult(ConsultAim::Conference)),
        (offered.complete_transfer, Request::CompleteTransfer { call: call() }),
        (aims(ConsultAim::Conference), Request::CompleteConference { call: call() }),
        (offered.conference, Request::Conference { call: call(), to: to() }),
        (offered.own_calls_only, Request::CallOver { call: call() }),
        (offered.disposition.is_some(), bench.dispose(&call(), "X")),
        (
            offered.connect_calls,
            Request::ConnectCalls(ConnectCalls { first: leg(call()), second: leg(call()) }),
        ),
        (offered.lead_phones, Request::LeadPhones { lead: LeadId::new("1") }),
        (offered.change_lead, Request::ChangeLead { call: call(), phone: LeadPhoneId::new("1") }),
        (offered.create_lead, Request::CreateLead { call: call(), number: number() }),
        (offered.notes, Request::AddNote { call: Some(call()), number: number(), text: "A note".into() }),
        (offered.call_data, Request::SetCallData { call: call(), pairs: pairs() }),
        (offered.call_data, Request::ClearCallData { call: call(), name: None }),
        (offered.save_contact, Request::SaveContact { number: number(), fields: pairs(), new: true }),
        (offered.block_number, Request::BlockNumber { number: number(), blocked: true }),
        (offered.schedule_call, Request::ScheduleCall(later)),
        (offered.monitor, Request::Monitor { user: user(), how: Monitor::Listen }),
        (offered.monitor, Request::StopMonitoring),
        (offered.force_state, Request::ForceState { user: user(), state: ForcedState::SignedOut }),
        (offered.run_campaign, Request::RunCampaign { campaign: CampaignId::new("1"), run: true }),
        (offered.campaigns, Request::Campaigns),
        (offered.queues, Request::Queues),
        (offered.colleagues, Request::Colleagues),
        (offered.lists_dispositions, Request::Dispositions),
        (offered.lists_breaks, Request::BreakReasons),
        (offered.directory, Request::Directory { search: String::new() }),
        (offered.contacts, Request::Contact { number: number() }),
        (offered.past_calls, Request::PastCalls { number: None }),
        (offered.counters, Request::Counters),
        (offered.notices, Request::Notices),
        (offered.floor, Request::Floor),
    ]);
    requests
}

pub(crate) async fn what_is_not_offered_is_refused_before_it_leaves(bench: &dyn Bench) {
    for (_, request) in requests(bench).into_iter().filter(|(offered, _)| !offered) {
        bench.is_refused_here(request).await;
    }
}
