mod machine;
mod outbox;
mod run;
mod shift;
mod sign_in;
mod timeline;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use async_trait::async_trait;
use ringside_domain::{CallId, Moment, ProfileId};
use ringside_ipc::{CodesView, ErrorCode, SessionReply, SessionRequest, SessionView, UiError};
use ringside_machine::Event as MachineEvent;
use ringside_outbox::Outbox;
use ringside_store::Store;
use ringside_vendor::{Vendor, VendorError};
use secrecy::SecretString;
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
    time::Instant,
};

use crate::{
    clock::Clock,
    session::{MayCall, PageToOpen, Profile, RequestId, Session, Spans, Ticket},
};

/// How many requests may wait for the engine; more have to wait outside.
const INBOX: usize = 64;

/// Makes the vendor of a profile once the password is known.
#[async_trait]
pub trait Connector: Send + Sync {
    /// Builds the adapter: with the password as typed, else with the one from the keychain.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::SignedOut`] when there is no password; [`ErrorCode::BadProfile`] when the profile is not right.
    async fn connect(&self, password: Option<SecretString>) -> Result<Arc<dyn Vendor>, UiError>;

    /// Keeps a password the vendor has accepted.
    async fn remember(&self, password: SecretString);
}

/// Opens pages in the agent's browser.
#[async_trait]
pub trait Opener: Send + Sync {
    /// Opens a page for a call of this profile.
    ///
    /// # Errors
    ///
    /// [`NotOpened`] when the system does not open it.
    async fn open(&self, profile: &ProfileId, page: PageToOpen) -> Result<(), NotOpened>;
}

/// Says whether numbers may be called.
#[async_trait]
pub trait DialGate: Send + Sync {
    /// Asks about a number before it is dialled: E.164, or digits where it is none. Answers within a time of its own.
    async fn may_call(&self, number: &str) -> MayCall;
}

/// A page did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the page did not open")]
pub struct NotOpened;

/// What an engine is made of.
pub struct EngineParts {
    /// Whose session.
    pub profile: Profile,
    /// Where things are kept.
    pub store: Store,
    /// How the vendor is reached.
    pub connector: Arc<dyn Connector>,
    /// What time it is.
    pub clock: Clock,
    /// What opens pages.
    pub opener: Arc<dyn Opener>,
    /// Who is asked before a number is dialled; nobody when absent.
    pub gate: Option<Arc<dyn DialGate>>,
}

/// A running session. Dropping every handle ends it; what is on disk stays.
#[derive(Clone)]
pub struct Engine {
    inbox: mpsc::Sender<Message>,
    views: watch::Receiver<Arc<SessionView>>,
    codes: watch::Receiver<Arc<CodesView>>,
}

type Answer = Result<SessionReply, UiError>;

enum Message {
    Request(Box<SessionRequest>, oneshot::Sender<Answer>),
    Machine(MachineEvent, oneshot::Sender<()>),
    Pushes(oneshot::Sender<Option<bool>>),
    Stop(oneshot::Sender<()>),
}

/// What a spawned piece of work comes back with.
enum Done {
    Answered(Ticket, Result<ringside_vendor::Reply, VendorError>),
    Connected(Box<SignIn>, Result<Arc<dyn Vendor>, UiError>),
    MayCall(Box<Asked>, MayCall),
    PageOpened,
    PageFailed,
}

/// A dial that waits for what is said of its number.
struct Asked {
    id: RequestId,
    number: String,
    request: SessionRequest,
}

/// A sign-in under way.
struct SignIn {
    request: RequestId,
    password: Option<SecretString>,
    remember: bool,
}

impl Engine {
    /// Starts a session nobody is signed in to yet. Must be called within a runtime.
    #[must_use]
    pub fn start(parts: EngineParts) -> Self {
        let now = parts.clock.now();
        let session = Session::new(parts.profile, now);
        let (inbox, messages) = mpsc::channel(INBOX);
        let (view_sender, views) = watch::channel(Arc::new(session.view(now)));
        let (code_sender, codes) = watch::channel(Arc::new(session.codes_view()));
        let driver = Driver {
            timeline: timeline::Timeline::start(parts.store.clone(), session.profile.id.clone()),
            profile: session.profile.id.clone(),
            spans: Spans::default(),
            session,
            store: parts.store,
            connector: parts.connector,
            clock: parts.clock,
            opener: parts.opener,
            gate: parts.gate,
            vendor_clock: None,
            kept_ahead_ms: 0,
            machine: machine::Machine::default(),
            vendor: None,
            outbox: None,
            messages,
            work: JoinSet::new(),
            tickets: HashMap::new(),
            outdated: HashSet::new(),
            waiting: HashMap::new(),
            next_request: 0,
            next_poll: None,
            polling: false,
            changes: None,
            pushed_meanwhile: false,
            views: view_sender,
            codes: code_sender,
            revision: 0,
            still: None,
        };
        tokio::spawn(driver.run());
        Self { inbox, views, codes }
    }

    /// Asks one thing and waits for its answer.
    ///
    /// # Errors
    ///
    /// [`UiError`], worded for the person; what it says of the work is so.
    pub async fn request(&self, request: SessionRequest) -> Answer {
        let (sender, answer) = oneshot::channel();
        let gone = || UiError::new(ErrorCode::NotFound);
        self.inbox.send(Message::Request(Box::new(request), sender)).await.map_err(|_| gone())?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// The newest view, and every one after it.
    #[must_use]
    pub fn views(&self) -> watch::Receiver<Arc<SessionView>> {
        self.views.clone()
    }

    /// The outcomes to choose from, and every change of them.
    #[must_use]
    pub fn codes(&self) -> watch::Receiver<Arc<CodesView>> {
        self.codes.clone()
    }

    /// Tells what the computer does, and waits until that is dealt with and all that came before it is on disk.
    pub async fn machine(&self, event: MachineEvent) {
        let (sender, dealt_with) = oneshot::channel();
        if self.inbox.send(Message::Machine(event, sender)).await.is_ok() {
            // An error means that the session has ended meanwhile.
            let _ = dealt_with.await;
        }
    }

    /// Whether what changes at the vendor arrives by itself now; `None` where it pushes nothing, or nobody is signed in.
    pub async fn pushes(&self) -> Option<bool> {
        let (sender, answer) = oneshot::channel();
        self.inbox.send(Message::Pushes(sender)).await.ok()?;
        answer.await.ok().flatten()
    }

    /// Ends the session: what is in flight gets a moment to end, what is on disk stays.
    pub async fn stop(&self) {
        let (sender, stopped) = oneshot::channel();
        if self.inbox.send(Message::Stop(sender)).await.is_ok() {
            // An error means that it has stopped already.
            let _ = stopped.await;
        }
    }
}

struct Driver {
    profile: ProfileId,
    session: Session,
    store: Store,
    connector: Arc<dyn Connector>,
    opener: Arc<dyn Opener>,
    gate: Option<Arc<dyn DialGate>>,
    clock: Clock,
    /// What the vendor's clock showed when it was last heard.
    vendor_clock: Option<Moment>,
    /// How far it is ahead of ours, as the disk has it.
    kept_ahead_ms: i64,
    machine: machine::Machine,
    vendor: Option<Arc<dyn Vendor>>,
    outbox: Option<outbox::Watched>,
    messages: mpsc::Receiver<Message>,
    work: JoinSet<Done>,
    timeline: timeline::Timeline,
    /// What the agent does, as the figures of the shift count it.
    spans: Spans,
    /// What each piece of work is for, in case it dies.
    tickets: HashMap<tokio::task::Id, Ticket>,
    /// Which of it was asked by a sign-in before this one: that somebody else has taken that over is no news.
    outdated: HashSet<tokio::task::Id>,
    waiting: HashMap<RequestId, oneshot::Sender<Answer>>,
    next_request: u64,
    next_poll: Option<Instant>,
    polling: bool,
    /// What the vendor pushes, where it does.
    changes: Option<watch::Receiver<u64>>,
    /// Something was pushed while a snapshot was under way.
    pushed_meanwhile: bool,
    views: watch::Sender<Arc<SessionView>>,
    codes: watch::Sender<Arc<CodesView>>,
    revision: u64,
    /// The view published last, as it reads with no time passing.
    still: Option<SessionView>,
}

impl Driver {
    fn now(&self) -> Moment {
        let now = self.clock.now();
        self.vendor_clock.map_or(now, |heard| heard.plus_ms(now.mono_ms.saturating_sub(heard.mono_ms)))
    }

    fn outbox(&self) -> Option<&Outbox> {
        self.outbox.as_ref().map(|watched| &watched.outbox)
    }
}

fn new_call() -> CallId {
    CallId(uuid::Uuid::now_v7())
}
