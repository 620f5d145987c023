use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::{AgentState, VendorId};
use ringside_vendor::{
    AgentSnapshot, Capabilities, OwnCalls, Reply, Request, SignedIn, Vendor, VendorError, VendorErrorKind,
};
use ringside_vendor_http::Failure;

use crate::{
    agent::{Breaks, Status, Told},
    config::{Config, ConfigError, OzonetelAccount},
    dispose::Unsettled,
    error::{not_supported, vendor_id},
    map,
    session::Session,
};

/// A CloudAgent account that drives one agent.
pub struct Ozonetel {
    pub(crate) session: Session,
    pub(crate) own: OwnCalls,
    pub(crate) breaks: Breaks,
    pub(crate) status: Status,
    pub(crate) unsettled: Unsettled,
    capabilities: Arc<Capabilities>,
}

impl Ozonetel {
    /// Checks an account. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the key of the profile that cannot be used.
    pub fn new(account: OzonetelAccount) -> Result<Self, ConfigError> {
        let config = Config::new(account)?;
        let capabilities = Arc::new(map::capabilities(&config));
        let session = Session::new(config)?;
        Ok(Self {
            capabilities,
            own: OwnCalls::default(),
            breaks: Breaks::default(),
            status: Status::default(),
            unsettled: Unsettled::default(),
            session,
        })
    }

    /// Proves the account's key. Whether the agent exists only shows where the state may be asked for.
    async fn sign_in(&self) -> Result<Reply, Failure> {
        self.session.forgive().await;
        match self.prove().await {
            Ok(()) => {}
            // Refused for another reason than who is asking: the key was good.
            Err(failure) if failure.kind == VendorErrorKind::Refused => {}
            Err(failure) => return Err(failure),
        }
        if !self.capabilities.reads_agent_state {
            return Ok(Reply::SignedIn(SignedIn::default()));
        }
        let agent_name = match self.agent_details().await {
            Ok((record, _)) => record.and_then(|record| record.get(&["agentname"])),
            Err(failure) if failure.kind == VendorErrorKind::RateLimited => None,
            // An agent who can be logged in from here need not be logged in yet.
            Err(failure) if failure.kind == VendorErrorKind::UnknownAgent && self.capabilities.log_in => None,
            Err(failure) => return Err(failure),
        };
        Ok(Reply::SignedIn(SignedIn { agent_name }))
    }

    fn sign_out(&self) -> Reply {
        self.breaks.clear();
        for call in self.own.list() {
            self.own.forget(&call.id);
        }
        Reply::Done
    }

    async fn snapshot(&self) -> Result<Reply, Failure> {
        let before = self.own.list();
        let (told, server_time) = self.status().await?;
        let not_asked = told == Told::NotAsked;
        let agent = match told {
            Told::State(state) => Some(state),
            Told::Nothing | Told::NotAsked => None,
        };
        if agent == Some(AgentState::AfterCallWork) {
            for call in before.iter().filter(|call| self.is_up(&call.id)) {
                self.own.over(&call.id);
            }
        }
        Ok(Reply::Snapshot(AgentSnapshot {
            agent,
            not_asked,
            calls: self.own.list(),
            server_time,
            ..AgentSnapshot::default()
        }))
    }

    async fn answer(&self, request: &Request) -> Result<Reply, Failure> {
        match request {
            Request::SignIn => self.sign_in().await,
            Request::SignOut => Ok(self.sign_out()),
            Request::Snapshot => self.snapshot().await,
            Request::LogIn { .. } => self.log_in().await,
            Request::LogOut => self.log_out().await,
            Request::Ready => self.ready().await,
            Request::NotReady { reason } => self.not_ready(reason.as_ref()).await,
            Request::Dial(dial) => self.dial(dial).await,
            Request::HangUp { call } => self.noting(request, self.hang_up(call)).await,
            Request::Hold { call } => self.control("HOLD", call, None).await,
            Request::Retrieve { call } => self.control("UNHOLD", call, None).await,
            Request::Mute { call } => self.noting(request, self.control("MUTE", call, None)).await,
            Request::Unmute { call } => self.noting(request, self.control("UNMUTE", call, None)).await,
            Request::StartRecording { call } => self.noting(request, self.record("unPause", call)).await,
            Request::StopRecording { call } => self.noting(request, self.record("pause", call)).await,
            Request::Conference { call, to } => self.conference(call, to).await,
            Request::CallOver { .. } => {
                self.own.done(request);
                Ok(Reply::Done)
            }
            Request::Dispose { call, facts, disposition } => self.dispose(call, facts, disposition).await,
            Request::Dispositions => self.dispositions().await,
            Request::Campaigns => self.campaigns().await,
            Request::RunCampaign { campaign, run } => self.run_campaign(campaign, *run).await,
            Request::PastCalls { number } => self.past_calls(number.as_deref()).await,
            Request::Counters => self.counters().await,
            Request::Floor => self.floor().await,
            Request::ScheduleCall(call) => self.schedule_call(call).await,
            // Nothing else has a method here, as the capabilities say.
            _ => Err(not_supported()),
        }
    }
}

#[async_trait]
impl Vendor for Ozonetel {
    fn id(&self) -> VendorId {
        vendor_id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.capabilities.clone()
    }

    /// A second outcome is refused, a second log-in or log-out is told as being there already, and so is the end of a
    /// call. All else may happen twice.
    fn repeatable(&self, request: &Request) -> bool {
        request.kind().is_read()
            || matches!(
                request,
                Request::SignIn
                    | Request::SignOut
                    | Request::LogIn { .. }
                    | Request::LogOut
                    | Request::HangUp { .. }
                    | Request::CallOver { .. }
                    | Request::Dispose { .. }
            )
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let operation = request.kind().name();
        let result = self.answer(&request).await;
        if !request.kind().is_read() {
            self.status.forget();
        }
        result.map_err(|failure| failure.during(self.id(), operation))
    }
}
