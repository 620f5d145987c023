//! A vendor made of a list of calls, and an agent at the bar in front of it.

use std::{
    collections::VecDeque,
    path::Path,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use async_trait::async_trait;
use ringside_domain::{
    BreakId, BreakReason, CallState, Catalogue, CodeKind, Direction, DispositionCode, ObservedCall,
    ProfileId, Recording, Requirements, Timestamp, VendorCallId, VendorId,
};
use ringside_engine::{Clock, Connector, Engine, EngineParts, Profile};
use ringside_ipc::{CallView, DraftInput, SessionReply, SessionRequest, SessionView, Then, UiError};
use ringside_numbers::Region;
use ringside_store::Store;
use ringside_vendor::{
    AfterDisposition, AgentSnapshot, BreakOrder, Capabilities, DialKind, DispositionWindow, Evidence,
    Reached, Reply, Request, RequestKind, SignedIn, Vendor, VendorError, VendorErrorKind,
};
use secrecy::SecretString;
use tempfile::TempDir;
use tokio::sync::Notify;

/// What is to go wrong with the next request of a kind.
pub(crate) struct Fault {
    kind: RequestKind,
    error: VendorErrorKind,
    /// Whether the vendor carries it out all the same.
    carried_out: bool,
    reached: Reached,
}

#[derive(Default)]
pub(crate) struct Floor {
    pub(crate) calls: Vec<ObservedCall>,
    pub(crate) asked: Vec<Request>,
    pub(crate) faults: VecDeque<Fault>,
    pub(crate) disposed: Vec<(VendorCallId, String)>,
    pub(crate) tells_states: bool,
    pub(crate) break_first: bool,
    /// What is held back after it was carried out, until it is let go.
    pub(crate) slow: Option<(RequestKind, Arc<Notify>)>,
    made: u32,
}

/// A vendor without a wire: what its documents promise, in thirty lines.
#[derive(Clone, Default)]
pub(crate) struct FakeVendor {
    floor: Arc<Mutex<Floor>>,
}

impl FakeVendor {
    pub(crate) fn floor(&self) -> MutexGuard<'_, Floor> {
        self.floor.lock().expect("no panic")
    }

    pub(crate) fn fails(&self, kind: RequestKind, error: VendorErrorKind, carried_out: bool) {
        let reached = if carried_out {
            Reached::Maybe
        } else {
            VendorError::new(VendorId::new("fake"), "", error).reached
        };
        self.floor().faults.push_back(Fault { kind, error, carried_out, reached });
    }

    /// A fault that leaves open whether it was carried out.
    pub(crate) fn leaves_open(&self, kind: RequestKind, carried_out: bool) {
        let error = VendorErrorKind::Interrupted;
        self.floor().faults.push_back(Fault { kind, error, carried_out, reached: Reached::Maybe });
    }

    pub(crate) fn count(&self, kind: RequestKind) -> usize {
        self.floor().asked.iter().filter(|asked| asked.kind() == kind).count()
    }

    /// Holds back the answers to one kind of request; what is asked is carried out at once.
    pub(crate) fn answers_late(&self, kind: RequestKind) -> Arc<Notify> {
        let gate = Arc::new(Notify::new());
        self.floor().slow = Some((kind, Arc::clone(&gate)));
        gate
    }

    /// Somebody other than the bar changes a call.
    pub(crate) fn set(&self, state: CallState) {
        for call in &mut self.floor().calls {
            call.state = Some(state);
        }
    }

    pub(crate) fn delivers(&self, name: &str) {
        let mut floor = self.floor();
        let call = floor.new_call("07700900456", CallState::Connected, Direction::Inbound);
        floor.calls.push(ObservedCall { name: Some(name.into()), ..call });
    }
}

impl Floor {
    fn new_call(&mut self, number: &str, state: CallState, direction: Direction) -> ObservedCall {
        self.made += 1;
        ObservedCall {
            state: self.tells_states.then_some(state),
            direction: Some(direction),
            number: Some(number.into()),
            recording: if self.tells_states { Recording::On } else { Recording::Unknown },
            ..ObservedCall::new(VendorCallId::new(format!("v{}", self.made)))
        }
    }

    fn call(&mut self, id: &VendorCallId) -> Option<&mut ObservedCall> {
        self.calls.iter_mut().find(|call| call.id == *id)
    }

    fn change(&mut self, id: &VendorCallId, state: CallState) -> Result<Reply, VendorErrorKind> {
        let tells = self.tells_states;
        let call = self.call(id).ok_or(VendorErrorKind::NoSuchCall)?;
        call.state = tells.then_some(state);
        Ok(Reply::Done)
    }

    fn carry_out(&mut self, request: &Request) -> Result<Reply, VendorErrorKind> {
        match request {
            Request::SignIn => Ok(Reply::SignedIn(SignedIn::default())),
            Request::Snapshot => {
                Ok(Reply::Snapshot(AgentSnapshot { calls: self.calls.clone(), ..AgentSnapshot::default() }))
            }
            Request::Dial(dial) => {
                let call = self.new_call(&dial.number, CallState::Dialing, Direction::Outbound);
                self.calls.push(call.clone());
                Ok(Reply::Dialled(Some(call)))
            }
            Request::HangUp { call } => self.change(call, CallState::WrapUp),
            Request::Hold { call } => self.change(call, CallState::Held),
            Request::Retrieve { call } => self.change(call, CallState::Connected),
            Request::Dispose { call, disposition, .. } => {
                self.call(call).ok_or(VendorErrorKind::NoSuchCall)?;
                self.calls.retain(|known| known.id != *call);
                self.disposed.push((call.clone(), disposition.code.clone()));
                Ok(Reply::Done)
            }
            Request::ConnectCalls(pair) => {
                for leg in [&pair.first, &pair.second] {
                    self.calls.retain(|known| known.id != leg.call);
                    self.disposed.push((leg.call.clone(), leg.disposition.code.clone()));
                }
                Ok(Reply::Done)
            }
            Request::Dispositions => Ok(Reply::Dispositions(catalogue())),
            _ => Ok(Reply::Done),
        }
    }
}

fn catalogue() -> Catalogue {
    let code = |code: &str, note| DispositionCode {
        code: code.into(),
        path: vec![code.to_lowercase()],
        kind: CodeKind::Other,
        requires: Requirements { note, ..Requirements::default() },
        default_sales: None,
    };
    Catalogue { codes: vec![code("NI", false), code("SALE", false), code("NOTE", true)] }
}

#[async_trait]
impl Vendor for FakeVendor {
    fn id(&self) -> VendorId {
        VendorId::new("fake")
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        let break_first = self.floor().break_first;
        Arc::new(Capabilities {
            not_ready: break_first,
            breaks: break_first.then_some(BreakOrder::BeforeDisposition),
            ready: true,
            yes_is_the_state: true,
            lists_dispositions: true,
            dial: vec![DialKind::Manual],
            hang_up: true,
            hold: true,
            record: true,
            connect_calls: true,
            disposition: Some(DispositionWindow::AfterRelease),
            disposition_evidence: Evidence::LeavesCallList,
            after_disposition: AfterDisposition::Ready,
            ..Capabilities::default()
        })
    }

    fn repeatable(&self, request: &Request) -> bool {
        matches!(request, Request::Snapshot | Request::Dispositions)
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let (reply, gate) = self.handle(&request);
        if let Some(gate) = gate {
            gate.notified().await;
        }
        reply
    }
}

impl FakeVendor {
    fn handle(&self, request: &Request) -> (Result<Reply, VendorError>, Option<Arc<Notify>>) {
        let kind = request.kind();
        let fail = |kind_of: VendorErrorKind| VendorError::new(VendorId::new("fake"), kind.name(), kind_of);
        let mut floor = self.floor();
        floor.asked.push(request.clone());
        let place = floor.faults.iter().position(|fault| fault.kind == kind);
        if let Some(fault) = place.and_then(|place| floor.faults.remove(place)) {
            if fault.carried_out {
                // Its answer never arrives.
                let _ = floor.carry_out(request);
            }
            return (Err(fail(fault.error).with_reached(fault.reached)), None);
        }
        let gate = floor.slow.as_ref().filter(|(slow, _)| *slow == kind).map(|(_, gate)| Arc::clone(gate));
        (floor.carry_out(request).map_err(fail), gate)
    }
}

struct Always(FakeVendor);

#[async_trait]
impl Connector for Always {
    async fn connect(&self, _: Option<SecretString>) -> Result<Arc<dyn Vendor>, UiError> {
        Ok(Arc::new(self.0.clone()))
    }

    async fn remember(&self, _: SecretString) {}
}

/// An agent at a bar whose disk outlives it.
pub(crate) struct Bar {
    pub(crate) vendor: FakeVendor,
    pub(crate) engine: Engine,
    store: Store,
    folder: TempDir,
}

impl Bar {
    /// A signed-in bar in front of a vendor that tells the states of its calls.
    pub(crate) async fn open() -> Self {
        let vendor = FakeVendor::default();
        vendor.floor().tells_states = true;
        Self::at(vendor, tempfile::tempdir().expect("has a folder")).await
    }

    /// The same in front of a vendor that wants breaks asked for before the outcome.
    pub(crate) async fn open_break_first() -> Self {
        let vendor = FakeVendor::default();
        vendor.floor().tells_states = true;
        vendor.floor().break_first = true;
        Self::at(vendor, tempfile::tempdir().expect("has a folder")).await
    }

    /// The same in front of a vendor whose codes nobody has explained.
    pub(crate) async fn open_without_states() -> Self {
        Self::at(FakeVendor::default(), tempfile::tempdir().expect("has a folder")).await
    }

    async fn at(vendor: FakeVendor, folder: TempDir) -> Self {
        let store = open_store(folder.path()).await;
        let engine = Engine::start(EngineParts {
            profile: Profile {
                id: ProfileId::new("leeds"),
                name: "Leeds".into(),
                vendor_name: "Fake".into(),
                region: Region::GB,
                breaks: vec![BreakReason {
                    id: BreakId::new("2"),
                    name: "Lunch".into(),
                    limit_s: Some(1_800),
                }],
                outcomes: Catalogue::default(),
                requirements: std::collections::HashMap::new(),
            },
            store: store.clone(),
            connector: Arc::new(Always(vendor.clone())),
            clock: Clock::of_runtime(Timestamp::from_second(1_790_000_000).expect("in range")),
        });
        let bar = Self { vendor, engine, store, folder };
        bar.ask(SessionRequest::SignIn { password: None, remember: false }).await.expect("signs in");
        bar.until("checked", |view| view.agent.state != ringside_ipc::AgentWord::Checking).await;
        bar.codes().await;
        bar
    }

    /// Ends the program without a word and starts it again on the same disk.
    pub(crate) async fn restart(self) -> Self {
        let Self { vendor, engine, store, folder } = self;
        drop(engine);
        store.close().await;
        Self::at(vendor, folder).await
    }

    async fn codes(&self) {
        let mut codes = self.engine.codes();
        let here = codes.wait_for(|view| !view.codes.is_empty());
        tokio::time::timeout(LIMIT, here).await.expect("in time").expect("runs");
    }

    pub(crate) async fn ask(&self, request: SessionRequest) -> Result<SessionReply, UiError> {
        self.engine.request(request).await
    }

    /// Waits for the view to say something, however long its polls take.
    pub(crate) async fn until(&self, what: &str, says: impl Fn(&SessionView) -> bool) -> Arc<SessionView> {
        let mut views = self.engine.views();
        let waited = tokio::time::timeout(LIMIT, views.wait_for(|view| says(view))).await;
        match waited {
            Ok(view) => Arc::clone(&view.expect("runs")),
            Err(_) => panic!("never {what}: {:#?}", self.view()),
        }
    }

    pub(crate) fn view(&self) -> Arc<SessionView> {
        self.engine.views().borrow().clone()
    }

    pub(crate) fn call(&self) -> CallView {
        self.view().calls.first().cloned().expect("a call is on the desk")
    }

    /// Dials and is answered.
    pub(crate) async fn talk(&self) -> String {
        let number = "07700 900123".to_owned();
        let dialled = self.ask(SessionRequest::Dial { number, kind: None, lead: None }).await;
        let SessionReply::Dialled { call } = dialled.expect("dials") else { panic!("not dialled") };
        self.vendor.set(CallState::Connected);
        self.until("connected", |view| {
            view.calls.iter().any(|call| call.state == ringside_ipc::CallWord::Connected)
        })
        .await;
        call
    }

    pub(crate) async fn hang_up(&self, call: &str) {
        self.ask(SessionRequest::HangUp { call: call.to_owned() }).await.expect("hangs up");
        self.until("in wrap-up", |view| {
            view.calls.iter().all(|call| call.state == ringside_ipc::CallWord::WrapUp)
        })
        .await;
    }

    pub(crate) async fn save(&self, call: &str, code: &str) -> Result<SessionReply, UiError> {
        self.ask(SessionRequest::SaveOutcome {
            call: call.to_owned(),
            draft: draft(code, ""),
            then: Then::Stay,
        })
        .await
    }

    pub(crate) fn disposed(&self) -> Vec<String> {
        self.vendor.floor().disposed.iter().map(|(_, code)| code.clone()).collect()
    }
}

async fn open_store(folder: &Path) -> Store {
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || Store::open(&folder, None)).await.expect("no panic").expect("opens")
}

pub(crate) fn draft(code: &str, note: &str) -> DraftInput {
    DraftInput { code: Some(code.to_owned()), note: note.to_owned(), ..DraftInput::default() }
}

/// Virtual time: longer than any pause between polls.
const LIMIT: Duration = Duration::from_secs(600);
