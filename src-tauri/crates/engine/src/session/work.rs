//! What is looked up and done at the vendor beside calls, states and outcomes.

use std::time::Duration;

use ringside_domain::{AgentState, CallId, CampaignId, QueueId, UserId, VendorCallId};
use ringside_ipc::{
    AgentWord, ConsultAimWord, CounterView, Deed, DirectoryEntryView, ErrorCode, FloorAgentView, ForcedWord,
    Found, Lookup, MonitorWord, NoticeView, PastCallView, SessionReply, TargetInput, UiError,
};
use ringside_numbers::for_person;
use ringside_vendor::{
    ConsultAim, ForcedState, Monitor, Reply, Request as VendorRequest, ScheduledCall, Target,
};

use super::{
    Effect, RequestId, Session,
    act::{Act, Goal},
    outcome::{callback_of, parse_call},
    pending::PendingKind,
};

impl Session {
    /// Looks something up. It only reads, so any number of looks may be under way.
    pub(super) fn look_up(&mut self, id: RequestId, lookup: Lookup) -> Vec<Effect> {
        let send = match lookup {
            Lookup::Directory { search } => VendorRequest::Directory { search: search.trim().to_owned() },
            Lookup::Contact { number } => match self.dialled_form(&number) {
                Ok(number) => VendorRequest::Contact { number },
                Err(error) => return vec![Self::reply(id, Err(*error))],
            },
            Lookup::PastCalls { number } => {
                match number.map(|number| self.dialled_form(&number)).transpose() {
                    Ok(number) => VendorRequest::PastCalls { number },
                    Err(error) => return vec![Self::reply(id, Err(*error))],
                }
            }
            Lookup::Counters => VendorRequest::Counters,
            Lookup::Notices => VendorRequest::Notices,
            Lookup::Floor => VendorRequest::Floor,
        };
        self.ask_list(id, send)
    }

    /// Sends a deed, once.
    pub(super) fn do_deed(&mut self, id: RequestId, deed: Deed, now: ringside_domain::Moment) -> Vec<Effect> {
        match self.deed(deed) {
            Ok((call, send)) => self.begin(
                Act { kind: PendingKind::Deed, call, request: Some(id), send: Some(send), goal: Goal::Taken },
                now,
            ),
            Err(error) => vec![Self::reply(id, Err(*error))],
        }
    }

    fn deed(&self, deed: Deed) -> Result<(Option<CallId>, VendorRequest), Box<UiError>> {
        Ok(match deed {
            Deed::AddNote { call, text } => {
                let (id, vendor_call) = self.named_call(&call)?;
                let number = self.desk.get(id).and_then(|call| call.number.clone()).unwrap_or_default();
                (Some(id), VendorRequest::AddNote { call: Some(vendor_call), number, text })
            }
            Deed::SetCallData { call, pairs } => {
                let (id, call) = self.named_call(&call)?;
                (Some(id), VendorRequest::SetCallData { call, pairs })
            }
            Deed::ClearCallData { call, name } => {
                let (id, call) = self.named_call(&call)?;
                (Some(id), VendorRequest::ClearCallData { call, name })
            }
            Deed::SetWrapUp { left_s } => {
                (None, VendorRequest::SetWrapUp { left: Duration::from_secs(left_s.into()) })
            }
            Deed::SaveContact { number, fields, new } => {
                (None, VendorRequest::SaveContact { number: self.dialled_form(&number)?, fields, new })
            }
            Deed::BlockNumber { number, blocked } => {
                (None, VendorRequest::BlockNumber { number: self.dialled_form(&number)?, blocked })
            }
            Deed::ScheduleCall { number, campaign, callback, for_me, name } => {
                let call = ScheduledCall {
                    number: self.dialled_form(&number)?,
                    alternatives: Vec::new(),
                    campaign: CampaignId::new(campaign),
                    at: callback.as_ref().map(callback_of).transpose()?,
                    for_me,
                    name,
                };
                (None, VendorRequest::ScheduleCall(call))
            }
            Deed::Monitor { user, how } => {
                let how = match how {
                    MonitorWord::Listen => Monitor::Listen,
                    MonitorWord::Whisper => Monitor::Whisper,
                    MonitorWord::Barge => Monitor::Barge,
                };
                (None, VendorRequest::Monitor { user: UserId::new(user), how })
            }
            Deed::StopMonitoring => (None, VendorRequest::StopMonitoring),
            Deed::ForceState { user, state } => {
                let state = match state {
                    ForcedWord::SignedOut => ForcedState::SignedOut,
                    ForcedWord::Ready => ForcedState::Ready,
                    ForcedWord::NotReady => ForcedState::NotReady,
                };
                (None, VendorRequest::ForceState { user: UserId::new(user), state })
            }
            Deed::RunCampaign { campaign, run } => {
                (None, VendorRequest::RunCampaign { campaign: CampaignId::new(campaign), run })
            }
        })
    }

    fn named_call(&self, call: &str) -> Result<(CallId, VendorCallId), Box<UiError>> {
        let id = parse_call(call)?;
        let card = self.desk.get(id).ok_or_else(|| Box::new(UiError::new(ErrorCode::NotFound)))?;
        let vendor_call = card.vendor_id.clone();
        vendor_call
            .map(|vendor_call| (id, vendor_call))
            .ok_or_else(|| Box::new(UiError::with_text(ErrorCode::NotNow, self.text("why-checking"))))
    }

    /// What would be dialled for what was typed.
    fn dialled_form(&self, typed: &str) -> Result<String, Box<UiError>> {
        ringside_numbers::parse(typed, self.profile.region)
            .map(|number| number.as_str().to_owned())
            .map_err(|_| Box::new(UiError::new(ErrorCode::BadNumber)))
    }

    /// A target as the vendor takes it. A number is parsed; one that is none stays as typed, for extensions of a
    /// switch's own kind.
    pub(super) fn target(&self, input: TargetInput) -> Target {
        match input {
            TargetInput::Number(typed) => {
                let typed = typed.trim().to_owned();
                Target::Number(self.dialled_form(&typed).unwrap_or(typed))
            }
            TargetInput::User(user) => Target::User(UserId::new(user)),
            TargetInput::Queue(queue) => Target::Queue(QueueId::new(queue)),
        }
    }

    /// What a look brought, as it is shown; `None` for a reply of another kind.
    pub(super) fn found(&self, reply: Reply) -> Option<SessionReply> {
        let region = self.profile.region;
        let shown = |number: Option<String>| number.map(|number| for_person(&number, region));
        let found = match reply {
            Reply::Directory(list) => {
                let entry = |item: ringside_vendor::DirectoryEntry| DirectoryEntryView {
                    target: match item.target {
                        Target::Number(number) => TargetInput::Number(number),
                        Target::User(user) => TargetInput::User(user.to_string()),
                        Target::Queue(queue) => TargetInput::Queue(queue.to_string()),
                    },
                    name: item.name,
                    number: shown(item.number),
                    user: item.user.map(|user| user.to_string()),
                };
                Found::Directory { entries: list.into_iter().map(entry).collect() }
            }
            Reply::Contact(contact) => Found::Contact { fields: contact.map(|contact| contact.fields) },
            Reply::PastCalls(list) => {
                let call = |item: ringside_vendor::PastCall| PastCallView {
                    at_ms: item.at.map(jiff::Timestamp::as_millisecond),
                    number: shown(item.number),
                    outcome: item.outcome,
                    note: item.note,
                    duration_s: item.duration_s,
                    more: item.more,
                };
                Found::PastCalls { calls: list.into_iter().map(call).collect() }
            }
            Reply::Counters(list) => {
                let counter = |item: ringside_vendor::Counter| CounterView {
                    of: item.of,
                    name: item.name,
                    value: item.value,
                };
                Found::Counters { counters: list.into_iter().map(counter).collect() }
            }
            Reply::Notices(list) => {
                let notice = |item: ringside_vendor::Notice| NoticeView {
                    text: item.text,
                    at_ms: item.at.map(jiff::Timestamp::as_millisecond),
                };
                Found::Notices { notices: list.into_iter().map(notice).collect() }
            }
            Reply::Floor(list) => {
                let agent = |item: ringside_vendor::FloorAgent| FloorAgentView {
                    id: item.id.to_string(),
                    name: item.name,
                    state: item.state.as_ref().map(floor_word),
                    word: item.word,
                };
                Found::Floor { agents: list.into_iter().map(agent).collect() }
            }
            Reply::Done
            | Reply::Queued
            | Reply::Unconfirmed
            | Reply::SignedIn(_)
            | Reply::Snapshot(_)
            | Reply::Dialled(_)
            | Reply::LeadPhones(_)
            | Reply::Campaigns(_)
            | Reply::Queues(_)
            | Reply::Colleagues(_)
            | Reply::Dispositions(_)
            | Reply::BreakReasons(_) => return None,
        };
        Some(SessionReply::Found { found })
    }
}

pub(super) const fn aim(word: ConsultAimWord) -> ConsultAim {
    match word {
        ConsultAimWord::Transfer => ConsultAim::Transfer,
        ConsultAimWord::Conference => ConsultAim::Conference,
    }
}

const fn floor_word(state: &AgentState) -> AgentWord {
    match state {
        AgentState::SignedOut => AgentWord::SignedOut,
        AgentState::Ready => AgentWord::Ready,
        AgentState::NotReady { .. } => AgentWord::NotReady,
        AgentState::Engaged => AgentWord::OnCall,
        AgentState::AfterCallWork => AgentWord::WrapUp,
    }
}
