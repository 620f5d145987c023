use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::VendorId;
use ringside_vendor::{Capabilities, Reply, Request, Vendor, VendorError, VendorErrorKind};
use ringside_vendor_http::Failure;
use tokio::sync::{Mutex, watch};

use crate::{
    config::{Config, ConfigError, GenesysAccount},
    error::{About, vendor_id},
    push::{self, LinkState, Push},
    site::Site,
};

/// How long a sign-in waits for the push channel. Without it, changes are asked for until it stands.
const PUSH_WITHIN: Duration = Duration::from_secs(4);

/// A Genesys site that one agent works at.
pub struct Genesys {
    site: Arc<Site>,
    push: Mutex<Option<Push>>,
    looks_only: bool,
}

impl Genesys {
    /// Checks an account. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the key of the profile that cannot be used.
    pub fn new(account: GenesysAccount) -> Result<Self, ConfigError> {
        Ok(Self {
            site: Arc::new(Site::new(Config::new(account)?)?),
            push: Mutex::default(),
            looks_only: false,
        })
    }

    /// The same for whoever tries a connection: signing in opens no session of the agent, who would be given calls then.
    #[must_use]
    pub fn looking_only(self) -> Self {
        Self { looks_only: true, ..self }
    }

    /// REST first, since the push channel knows us by its cookie; then push, so that nothing of the login is missed; then
    /// the login itself, and last all there is to know.
    async fn sign_in(&self) -> Result<Reply, Failure> {
        let mut push = self.push.lock().await;
        if let Some(old) = push.take() {
            old.stop().await;
        }
        self.site.model.clear();
        let signed_in = self.site.prove().await?;
        let mut state = self.site.link.state();
        let running = push::start(Arc::clone(&self.site));
        let settled = state.wait_for(|state| *state != LinkState::Down);
        // A channel that is slow to stand is no reason to keep the agent waiting.
        let _ = tokio::time::timeout(PUSH_WITHIN, settled).await;
        let there = if self.looks_only { self.site.settle().await } else { self.site.log_in().await };
        match there {
            Ok(()) => {
                *push = Some(running);
                Ok(Reply::SignedIn(signed_in))
            }
            Err(failure) => {
                running.stop().await;
                Err(failure)
            }
        }
    }

    /// Push first: the end of the session takes its cookie too.
    async fn sign_out(&self) -> Result<Reply, Failure> {
        if let Some(push) = self.push.lock().await.take() {
            push.stop().await;
        }
        self.site.sign_out().await.map(|()| Reply::Done)
    }

    async fn answer(&self, request: Request) -> Result<Reply, Failure> {
        let site = &self.site;
        match request {
            Request::SignIn => return self.sign_in().await,
            Request::SignOut => return self.sign_out().await,
            Request::Snapshot => return site.snapshot().await.map(Reply::Snapshot),
            Request::LogIn { .. } => site.log_in().await,
            Request::LogOut => site.go("Offline", About::Other).await,
            Request::Ready => site.go("Ready", About::Other).await,
            Request::NotReady { reason: None } => site.go("NotReady", About::Other).await,
            Request::NotReady { reason: Some(reason) } => site.go(reason.as_str(), About::Break).await,
            Request::SetWrapUp { left } => site.set_wrap_up(left).await,
            Request::Dial(dial) => return site.dial(&dial.number).await.map(|()| Reply::Dialled(None)),
            Request::Answer { call } => site.plain(&call, "Answer").await,
            Request::HangUp { call } => site.hang_up(&call).await,
            Request::Hold { call } => site.plain(&call, "Hold").await,
            Request::Retrieve { call } => site.retrieve(&call).await,
            Request::StartRecording { call } => site.start_recording(&call).await,
            Request::StopRecording { call } => site.stop_recording(&call).await,
            Request::Mute { call } => site.plain(&call, "MuteCall").await,
            Request::Unmute { call } => site.plain(&call, "UnmuteCall").await,
            Request::SendDigits { call, digits } => site.send_digits(&call, &digits).await,
            Request::Transfer { call, to } => site.transfer(&call, &to).await,
            Request::Consult { call, to, aim } => site.consult(&call, &to, aim).await,
            Request::CompleteTransfer { call } => site.complete(&call, "CompleteTransfer").await,
            Request::CompleteConference { call } => site.complete(&call, "CompleteConference").await,
            Request::Conference { call, to } => site.conference(&call, &to).await,
            Request::SetCallData { call, pairs } => site.set_data(&call, pairs).await,
            Request::ClearCallData { call, name } => site.clear_data(&call, name.as_deref()).await,
            Request::AddNote { call, text, .. } => site.add_note(call.as_ref(), text).await,
            Request::Dispose { call, facts, disposition } => {
                return site.dispose(&call, &facts, &disposition).await;
            }
            Request::Dispositions => return site.dispositions().await.map(Reply::Dispositions),
            Request::BreakReasons => return site.break_reasons().await.map(Reply::BreakReasons),
            Request::Directory { search } => return site.directory(&search).await.map(Reply::Directory),
            Request::Queues => return site.queues().await.map(Reply::Queues),
            Request::Colleagues => return site.colleagues().await.map(Reply::Colleagues),
            Request::Floor => return site.floor().await.map(Reply::Floor),
            Request::Monitor { user, how } => site.monitor(&user, how).await,
            Request::StopMonitoring => site.stop_monitoring().await,
            Request::ForceState { user, state } => site.force_state(&user, state).await,
            Request::ScheduleCall(call) => site.schedule(&call).await,
            // Nothing else has an operation here, as the capabilities say.
            _ => Err(Failure::new(VendorErrorKind::NotSupported)),
        }
        .map(|()| Reply::Done)
    }
}

#[async_trait]
impl Vendor for Genesys {
    fn id(&self) -> VendorId {
        vendor_id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.site.capabilities()
    }

    fn repeatable(&self, request: &Request) -> bool {
        request.kind().is_read()
            || matches!(
                request,
                Request::SignIn
                    | Request::SignOut
                    | Request::LogIn { .. }
                    | Request::Ready
                    | Request::NotReady { .. }
                    | Request::SetWrapUp { .. }
                    | Request::SetCallData { .. }
                    | Request::ClearCallData { .. }
                    | Request::AddNote { .. }
            )
    }

    fn changes(&self) -> Option<watch::Receiver<u64>> {
        Some(self.site.model.changes())
    }

    fn pushes(&self) -> Option<bool> {
        Some(self.site.link.is_up())
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let operation = request.kind().name();
        self.answer(request).await.map_err(|failure| failure.during(vendor_id(), operation))
    }
}
