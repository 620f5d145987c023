use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::VendorId;

use tokio::sync::watch;

use crate::{Capabilities, ConsultAim, Reply, Request, Vendor, VendorError, VendorErrorKind};

/// Refuses what the account cannot do before any request leaves.
pub struct Check {
    inner: Arc<dyn Vendor>,
}

impl Check {
    /// Wraps an adapter.
    #[must_use]
    pub fn new(inner: Arc<dyn Vendor>) -> Self {
        Self { inner }
    }
}

/// Whether an account with these capabilities can be asked this.
fn allows(capabilities: &Capabilities, request: &Request) -> bool {
    match request {
        Request::SignIn | Request::SignOut | Request::Snapshot => true,
        Request::LogIn { .. } | Request::LogOut => capabilities.log_in,
        Request::Ready => capabilities.ready,
        Request::NotReady { reason: None } => capabilities.not_ready,
        Request::NotReady { reason: Some(_) } => capabilities.breaks.is_some(),
        Request::Dial(dial) => {
            capabilities.dial.contains(&dial.kind) && (dial.lead.is_none() || capabilities.dial_lead)
        }
        Request::Answer { .. } => capabilities.answer,
        Request::HangUp { .. } => capabilities.hang_up,
        Request::Hold { .. } | Request::Retrieve { .. } => capabilities.hold,
        Request::StartRecording { .. } | Request::StopRecording { .. } => capabilities.record,
        Request::Mute { .. } | Request::Unmute { .. } => capabilities.mute,
        Request::SendDigits { .. } => capabilities.dtmf,
        Request::Transfer { .. } => capabilities.transfer,
        Request::Consult { aim, .. } => capabilities.consult.contains(aim),
        Request::CompleteConference { .. } => capabilities.consult.contains(&ConsultAim::Conference),
        Request::Conference { .. } => capabilities.conference,
        Request::CallOver { .. } => capabilities.own_calls_only,
        Request::SetWrapUp { .. } => capabilities.set_wrap_up,
        Request::AddNote { .. } => capabilities.notes,
        Request::SetCallData { .. } | Request::ClearCallData { .. } => capabilities.call_data,
        Request::CompleteTransfer { .. } => capabilities.complete_transfer,
        Request::Dispose { .. } => capabilities.disposition.is_some(),
        Request::ConnectCalls(_) => capabilities.connect_calls,
        Request::LeadPhones { .. } => capabilities.lead_phones,
        Request::ChangeLead { .. } => capabilities.change_lead,
        Request::CreateLead { .. } => capabilities.create_lead,
        Request::Campaigns => capabilities.campaigns,
        Request::Queues => capabilities.queues,
        Request::Colleagues => capabilities.colleagues,
        Request::Dispositions => capabilities.lists_dispositions,
        Request::BreakReasons => capabilities.lists_breaks,
        Request::Directory { .. } => capabilities.directory,
        Request::Contact { .. } => capabilities.contacts,
        Request::SaveContact { .. } => capabilities.save_contact,
        Request::BlockNumber { .. } => capabilities.block_number,
        Request::PastCalls { .. } => capabilities.past_calls,
        Request::Counters => capabilities.counters,
        Request::Notices => capabilities.notices,
        Request::Floor => capabilities.floor,
        Request::ScheduleCall(_) => capabilities.schedule_call,
        Request::Monitor { .. } | Request::StopMonitoring => capabilities.monitor,
        Request::ForceState { .. } => capabilities.force_state,
        Request::RunCampaign { .. } => capabilities.run_campaign,
    }
}

#[async_trait]
impl Vendor for Check {
    fn id(&self) -> VendorId {
        self.inner.id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.inner.capabilities()
    }

    fn repeatable(&self, request: &Request) -> bool {
        self.inner.repeatable(request)
    }

    fn changes(&self) -> Option<watch::Receiver<u64>> {
        self.inner.changes()
    }

    fn pushes(&self) -> Option<bool> {
        self.inner.pushes()
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        if !allows(&self.inner.capabilities(), &request) {
            return Err(VendorError::new(self.id(), request.kind().name(), VendorErrorKind::NotSupported));
        }
        self.inner.execute(request).await
    }
}
