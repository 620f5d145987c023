use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use ringside_domain::{
    Call, CallId, CallState, Disposition, Moment, ObservedCall, OutboxId, ProfileId, VendorCallId, VendorId,
};
use ringside_outbox::{Deliver, Outbox};
use ringside_store::{Arrival, EntryState, OutboxEntry, Store};
use ringside_vendor::{
    AgentSnapshot, Capabilities, Evidence, Reply, Request, Retry, Vendor, VendorError, VendorErrorKind,
};
use tokio::time::Instant;
use uuid::Uuid;

/// A store in a folder of its own and a vendor that does what it is told.
pub(crate) struct Bench {
    pub(crate) store: Store,
    pub(crate) vendor: Arc<Scripted>,
    pub(crate) profile: ProfileId,
    zero: Instant,
    /// How many seconds the wall clock was set back by.
    set_back_s: Arc<AtomicU64>,
    _folder: tempfile::TempDir,
}

pub(crate) fn outcome(code: &str) -> Disposition {
    Disposition::new(code.into(), vec![code.into()])
}

impl Bench {
    pub(crate) fn new(evidence: Evidence) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            store: Store::open(folder.path(), None).expect("opened"),
            vendor: Arc::new(Scripted::new(evidence)),
            profile: ProfileId::new("north"),
            zero: Instant::now(),
            set_back_s: Arc::default(),
            _folder: folder,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        wall(self.zero)
    }

    pub(crate) fn start(&self) -> Outbox {
        let (zero, set_back_s) = (self.zero, Arc::clone(&self.set_back_s));
        Outbox::start(Deliver {
            store: self.store.clone(),
            profile: self.profile.clone(),
            vendor: Arc::clone(&self.vendor) as Arc<dyn Vendor>,
            now: Arc::new(move || wall(zero) - Duration::from_secs(set_back_s.load(Ordering::Relaxed))),
            shortest_wrap_up: Duration::from_secs(5),
            jitter: Box::new(|| 1.0),
        })
    }

    /// Somebody sets the wall clock back.
    pub(crate) fn set_back(&self, by: Duration) {
        self.set_back_s.fetch_add(by.as_secs(), Ordering::Relaxed);
    }

    /// A call the vendor lists under this number.
    pub(crate) async fn call(&self, number: u32) -> CallId {
        let call = self.unnamed_call().await;
        self.name(call, number).await;
        call
    }

    pub(crate) async fn unnamed_call(&self) -> CallId {
        let id = CallId(Uuid::now_v7());
        let call = Call::dialing(id, "+441632960000".into(), None, Moment::new(self.now(), 0));
        self.store.begin_call(&self.profile, &call).await.expect("stored");
        id
    }

    pub(crate) async fn name(&self, call: CallId, number: u32) {
        let vendor_call = VendorCallId::new(number.to_string());
        self.store.identify_call(call, &vendor_call).await.expect("stored");
        self.vendor.0.lock().expect("no test panics with it").listed.push(vendor_call);
    }

    pub(crate) async fn end_with_outcome(&self, call: CallId, code: &str) -> OutboxId {
        self.store
            .end_call_with_disposition(call, self.now(), &outcome(code), Arrival::ToSend)
            .await
            .expect("stored")
    }

    /// Waits until an entry is done or needs a person.
    pub(crate) async fn settled(&self, outbox: &Outbox, id: OutboxId) -> OutboxEntry {
        let settled =
            |state: &EntryState| state.is_done() || matches!(state, EntryState::NeedsAttention { .. });
        self.in_state(outbox, id, settled).await
    }

    /// Waits until the list shows an entry in such a state.
    pub(crate) async fn in_state(
        &self,
        outbox: &Outbox,
        id: OutboxId,
        wanted: impl Fn(&EntryState) -> bool,
    ) -> OutboxEntry {
        // The list may be older than what was just decided, so the file is asked.
        let mut list = outbox.entries();
        loop {
            let entries = self.store.entries(&self.profile).await.expect("stored");
            if let Some(entry) = entries.into_iter().find(|entry| entry.id == id && wanted(&entry.state)) {
                return entry;
            }
            list.changed().await.expect("it still delivers");
        }
    }
}

fn wall(zero: Instant) -> Timestamp {
    Timestamp::from_second(1_800_000_000).expect("in range") + zero.elapsed()
}

/// What the vendor does with one outcome.
pub(crate) enum Says {
    /// Does nothing and fails so.
    Error(VendorErrorKind),
    /// Does nothing and asks for fewer requests.
    Limited(Retry),
    /// Refuses with a code of its own.
    Refused(&'static str),
    /// Does it; the answer gets lost.
    TakenButTimedOut,
    /// Does it; the connection stays open without a word.
    TakenAndNothingForEver,
    /// Does nothing, without a word.
    NothingForEver,
    /// Brings the adapter down.
    Panic,
}

/// A vendor that takes everything, but for what it is told to do otherwise.
pub(crate) struct Scripted(Mutex<Script>);

struct Script {
    capabilities: Arc<Capabilities>,
    listed: Vec<VendorCallId>,
    next: VecDeque<Says>,
    for_call: HashMap<String, Says>,
    taken: Vec<String>,
    tries: usize,
    looks: usize,
}

impl Scripted {
    fn new(evidence: Evidence) -> Self {
        let capabilities = Capabilities { disposition_evidence: evidence, ..Capabilities::default() };
        Self(Mutex::new(Script {
            capabilities: Arc::new(capabilities),
            listed: Vec::new(),
            next: VecDeque::new(),
            for_call: HashMap::new(),
            taken: Vec::new(),
            tries: 0,
            looks: 0,
        }))
    }

    /// What to do with the next outcome nothing else is said about.
    pub(crate) fn next(&self, says: Says) {
        self.0.lock().expect("no test panics with it").next.push_back(says);
    }

    /// What to do with the next outcome of one call.
    pub(crate) fn for_call(&self, call: u32, says: Says) {
        self.0.lock().expect("no test panics with it").for_call.insert(call.to_string(), says);
    }

    /// What it has done, in order.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.0.lock().expect("no test panics with it").taken.clone()
    }

    /// How many outcomes were sent to it.
    pub(crate) fn tries(&self) -> usize {
        self.0.lock().expect("no test panics with it").tries
    }

    /// How often it was asked for its calls.
    pub(crate) fn looks(&self) -> usize {
        self.0.lock().expect("no test panics with it").looks
    }

    fn says(&self, calls: &[&VendorCallId]) -> Option<Says> {
        let mut script = self.0.lock().expect("no test panics with it");
        script.tries += 1;
        let for_call = calls.iter().find_map(|call| script.for_call.remove(call.as_str()));
        for_call.or_else(|| script.next.pop_front())
    }

    fn take(&self, calls: &[&VendorCallId], what: String) {
        let mut script = self.0.lock().expect("no test panics with it");
        script.listed.retain(|listed| !calls.contains(&listed));
        script.taken.push(what);
    }

    async fn act(&self, calls: &[&VendorCallId], what: String) -> Result<Reply, VendorError> {
        let error = |kind| VendorError::new(self.id(), "dispose", kind);
        match self.says(calls) {
            None => {
                self.take(calls, what);
                Ok(Reply::Done)
            }
            Some(Says::Error(kind)) => Err(error(kind)),
            Some(Says::Limited(retry)) => Err(error(VendorErrorKind::RateLimited).with_retry(retry)),
            Some(Says::Refused(code)) => Err(error(VendorErrorKind::Refused).with_vendor_code(code)),
            Some(Says::TakenButTimedOut) => {
                self.take(calls, what);
                Err(error(VendorErrorKind::TimedOut))
            }
            Some(Says::TakenAndNothingForEver) => {
                self.take(calls, what);
                std::future::pending().await
            }
            Some(Says::NothingForEver) => std::future::pending().await,
            Some(Says::Panic) => panic!("asked for by the test"),
        }
    }
}

#[async_trait::async_trait]
impl Vendor for Scripted {
    fn id(&self) -> VendorId {
        VendorId::new("scripted")
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        Arc::clone(&self.0.lock().expect("no test panics with it").capabilities)
    }

    fn repeatable(&self, _: &Request) -> bool {
        false
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        match request {
            Request::Dispose { call, disposition, .. } => {
                self.act(&[&call], format!("dispose {call} {}", disposition.code)).await
            }
            Request::ConnectCalls(both) => {
                let (first, second) = (&both.first, &both.second);
                let what = format!(
                    "connect {} {} {} {}",
                    first.call, first.disposition.code, second.call, second.disposition.code
                );
                self.act(&[&first.call, &second.call], what).await
            }
            Request::Snapshot => {
                let mut script = self.0.lock().expect("no test panics with it");
                script.looks += 1;
                let calls = script.listed.iter().map(listed).collect();
                Ok(Reply::Snapshot(AgentSnapshot { calls, ..AgentSnapshot::default() }))
            }
            other => panic!("an outbox does not ask for {:?}", other.kind()),
        }
    }
}

fn listed(id: &VendorCallId) -> ObservedCall {
    ObservedCall { state: Some(CallState::WrapUp), ..ObservedCall::new(id.clone()) }
}
