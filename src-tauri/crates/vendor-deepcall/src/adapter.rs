use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::{AgentState, BreakId, Reason, Timestamp, VendorCallId, VendorId};
use ringside_vendor::{
    AgentSnapshot, Capabilities, Dial, Reply, Request, SignedIn, Vendor, VendorError, VendorErrorKind,
};
use ringside_vendor_http::{Failure, Lane};

use crate::{
    calls::CallBook,
    click::Clicker,
    config::{Config, ConfigError, DeepCallAccount},
    error::{Fault, Module, vendor_id},
    map, note,
    number::digits,
    session::{Call, Received, Session},
    watch::Watch,
    wire::Json,
};

/// A DeepCall account that drives one agent.
pub struct DeepCall {
    pub(crate) session: Session,
    clicker: Option<Clicker>,
    watch: Watch,
    book: CallBook,
    capabilities: Arc<Capabilities>,
}

impl DeepCall {
    /// Checks an account. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the key of the profile that cannot be used.
    pub fn new(account: DeepCallAccount) -> Result<Self, ConfigError> {
        let mut config = Config::new(account)?;
        let clicker = config.click.take().map(|click| Clicker::new(click, &config.extra_ca)).transpose()?;
        Ok(Self {
            capabilities: Arc::new(map::capabilities(&config.settled, clicker.is_some())),
            clicker,
            watch: Watch::default(),
            book: CallBook::default(),
            session: Session::new(config)?,
        })
    }

    /// Sends one request and notes if the session is over.
    pub(crate) async fn ask(&self, call: Call) -> Result<Received, Fault> {
        self.session.ask(call).await.inspect_err(|fault| self.watch.heed(fault))
    }

    /// A number as the vendor's look-ups and notes take it.
    pub(crate) fn digits(&self, number: &str) -> Result<String, Failure> {
        let settled = &self.session.config.settled;
        digits(number, settled.number_format, settled.region).ok_or_else(no_number)
    }

    async fn sign_in(&self) -> Result<Reply, Failure> {
        self.watch.begin(&self.session).await.map_err(refused_credentials)?;
        Ok(Reply::SignedIn(SignedIn::default()))
    }

    async fn snapshot(&self) -> Result<Reply, Failure> {
        let seen = self.watch.look(&self.session, &self.book).await?;
        let mut snapshot = AgentSnapshot {
            calls: self.book.list(),
            server_time: seen.server_time,
            ..AgentSnapshot::default()
        };
        // Without both, the agent is idle, on a call or logged out, and nobody tells which.
        if let Some(wrap_up) = seen.wrap_up {
            snapshot.agent = Some(AgentState::AfterCallWork);
            snapshot.wrap_up_ends = wrap_up.ends;
        } else if let Some(on_break) = seen.on_break {
            let reason =
                on_break.name.map(|name| Reason { id: BreakId::new(name.clone()), name, limit_s: None });
            snapshot.agent = Some(AgentState::NotReady { reason });
            snapshot.since = on_break.since;
        }
        Ok(Reply::Snapshot(snapshot))
    }

    async fn dial(&self, dial: &Dial) -> Result<Reply, Failure> {
        let clicker = self.clicker.as_ref().ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        let format = clicker.click.options.number_format;
        let customer =
            digits(&dial.number, format, self.session.config.settled.region).ok_or_else(no_number)?;
        let (name, received) = clicker.call(&customer).await?;
        let at = received.server_time.unwrap_or_else(Timestamp::now);
        let call = name.map(|name| self.book.dialled(VendorCallId::new(name), dial.number.clone(), Some(at)));
        Ok(Reply::Dialled(call))
    }

    async fn add_note(
        &self,
        call: Option<&VendorCallId>,
        number: &str,
        text: &str,
    ) -> Result<Reply, Failure> {
        let call = call.map(VendorCallId::as_str).filter(|call| !call.trim().is_empty());
        let call = call.ok_or_else(|| invalid("a note needs a call the vendor has named"))?;
        let number = self.digits(number)?;
        if text.trim().is_empty() {
            return Err(invalid("there is no note to keep"));
        }
        let request = Call::new(Lane::Act, Module::AgentDashboard, "notesAdd")
            .with("callerNumber", number)
            .with("content", text)
            .with("callId", call);
        self.ask(request).await?;
        Ok(Reply::Done)
    }

    async fn save_contact(
        &self,
        number: &str,
        fields: &[(String, String)],
        new: bool,
    ) -> Result<Reply, Failure> {
        let (mut info, mut other) = (Vec::new(), Vec::new());
        for (name, value) in fields {
            match name.strip_prefix("other.") {
                Some(name) => other.push((name.to_owned(), Json::from(value.as_str()))),
                None => info.push((name.clone(), Json::from(value.as_str()))),
            }
        }
        if info.is_empty() && other.is_empty() && !new {
            return Err(invalid("there is nothing to change"));
        }
        let action = if new { "create" } else { "update" };
        let mut request =
            Call::new(Lane::Act, Module::Directory, action).with("contact", self.digits(number)?);
        for (name, members) in [("contactinfo", info), ("other", other)] {
            if !members.is_empty() {
                request = request.with(name, Json::Object(members));
            }
        }
        self.ask(request).await?;
        Ok(Reply::Done)
    }

    async fn block(&self, number: &str, blocked: bool) -> Result<Reply, Failure> {
        let dids = if blocked { self.session.config.settled.block_dids.as_slice() } else { &[] };
        let request = Call::new(Lane::Act, Module::Directory, "Blacklist")
            .with("contact", self.digits(number)?)
            .with("DID", Json::List(dids.iter().map(|did| did.as_str().into()).collect()));
        self.ask(request).await?;
        Ok(Reply::Done)
    }

    async fn answer(&self, request: &Request) -> Result<Reply, Failure> {
        match request {
            Request::SignIn => self.sign_in().await,
            Request::SignOut => {
                self.session.close();
                self.book.clear();
                Ok(Reply::Done)
            }
            Request::Snapshot => self.snapshot().await,
            Request::Dial(dial) => self.dial(dial).await,
            Request::CallOver { .. } => Ok(Reply::Done),
            Request::Dispose { call, facts, disposition } => {
                let settled = &self.session.config.settled;
                let text = note::outcome(disposition, &settled.zone, &settled.zone_name)
                    .map_err(|_| invalid("the callback's time zone is unknown"))?;
                let number = facts.number.as_deref().ok_or_else(no_number)?;
                self.add_note(Some(call), number, &text).await
            }
            Request::AddNote { call, number, text } => self.add_note(call.as_ref(), number, text).await,
            Request::SaveContact { number, fields, new } => self.save_contact(number, fields, *new).await,
            Request::BlockNumber { number, blocked } => self.block(number, *blocked).await,
            Request::Contact { number } => self.contact(number).await,
            Request::Queues => self.queues().await,
            Request::Colleagues => self.colleagues().await,
            Request::Floor => self.floor().await,
            Request::Counters => self.counters().await,
            Request::Notices => self.notices().await,
            Request::PastCalls { number } => self.past_calls(number.as_deref()).await,
            // Nothing else has an interface here, as the capabilities say.
            _ => Err(Failure::new(VendorErrorKind::NotSupported)),
        }
    }
}

#[async_trait]
impl Vendor for DeepCall {
    fn id(&self) -> VendorId {
        vendor_id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.capabilities.clone()
    }

    fn repeatable(&self, request: &Request) -> bool {
        request.kind().is_read()
            || matches!(
                request,
                Request::SignIn
                    | Request::SignOut
                    | Request::CallOver { .. }
                    | Request::SaveContact { new: false, .. }
                    | Request::BlockNumber { .. }
            )
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let kind = request.kind();
        let result = self.answer(&request).await;
        if result.is_ok() {
            self.book.done(&request);
        }
        if !kind.is_read() {
            self.watch.hint(matches!(request, Request::CallOver { .. }));
        }
        result.map_err(|failure| failure.during(vendor_id(), kind.name()))
    }
}

/// At sign-in the credentials are all that is sent, so that refusing it is refusing them.
fn refused_credentials(mut failure: Failure) -> Failure {
    if matches!(failure.kind, VendorErrorKind::SignedOut | VendorErrorKind::Refused) {
        failure.kind = VendorErrorKind::BadCredentials;
    }
    failure
}

fn invalid(why: &str) -> Failure {
    Failure::new(VendorErrorKind::InvalidRequest).detail(why)
}

fn no_number() -> Failure {
    invalid("this is no number that can be sent")
}
