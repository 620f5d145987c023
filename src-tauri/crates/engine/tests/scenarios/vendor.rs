//! A vendor made of a list of calls.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard},
};

use async_trait::async_trait;
use ringside_domain::{
    AgentState, CallState, Catalogue, CodeKind, Direction, Disposition, DispositionCode, ObservedCall,
    Recording, Requirements, Timestamp, VendorCallId, VendorId,
};
use ringside_engine::{Clock, MayCall};
use ringside_vendor::{
    AfterDisposition, AgentSnapshot, CallFacts, Capabilities, DialKind, DispositionWindow, Evidence, Reached,
    Reply, Request, RequestKind, SignedIn, Vendor, VendorError, VendorErrorKind,
};
use tokio::sync::{Notify, watch};

/// What is to go wrong with the next request of a kind.
pub(crate) struct Fault {
    kind: RequestKind,
    error: VendorErrorKind,
    /// Whether the vendor carries it out all the same.
    carried_out: bool,
    reached: Reached,
}

pub(crate) struct Floor {
    pub(crate) can: Capabilities,
    pub(crate) calls: Vec<ObservedCall>,
    pub(crate) asked: Vec<Request>,
    pub(crate) faults: VecDeque<Fault>,
    /// What the next request of a kind is answered with.
    pub(crate) replies: VecDeque<(RequestKind, Reply)>,
    /// The outcomes the vendor holds, in the order in which it took them.
    pub(crate) disposed: Vec<(VendorCallId, String)>,
    pub(crate) tells_states: bool,
    /// Whether a call shows the outcome it was given while it was up.
    pub(crate) shows_codes: bool,
    pub(crate) agent: Option<AgentState>,
    /// Whether too many ask for the state for it to be told.
    pub(crate) asked_too_often: bool,
    pub(crate) wrap_up_ends: Option<Timestamp>,
    /// The clock on the vendor's own wall, where its answers show it.
    pub(crate) clock: Option<Clock>,
    /// What changes are pushed through.
    pub(crate) pushes: Option<watch::Sender<u64>>,
    /// Whether nothing gets through there now.
    pub(crate) push_is_down: bool,
    /// What is held back after it was carried out, until it is let go.
    pub(crate) slow: Option<(RequestKind, Arc<Notify>)>,
    /// The pages the agent's browser has opened.
    pub(crate) pages: Vec<String>,
    /// Whether it opens none.
    pub(crate) no_browser: bool,
    /// What is said of every number before it is dialled; nobody is asked where there is nothing when the bar starts.
    pub(crate) says: Option<MayCall>,
    /// The numbers somebody was asked about.
    pub(crate) asked_about: Vec<String>,
    /// What is said of a number is said once this lets it.
    pub(crate) says_late: Option<Arc<Notify>>,
    made: u32,
}

impl Default for Floor {
    fn default() -> Self {
        Self {
            can: Capabilities {
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
            },
            calls: Vec::new(),
            asked: Vec::new(),
            faults: VecDeque::new(),
            replies: VecDeque::new(),
            disposed: Vec::new(),
            tells_states: true,
            shows_codes: false,
            agent: None,
            asked_too_often: false,
            wrap_up_ends: None,
            clock: None,
            pushes: None,
            push_is_down: false,
            slow: None,
            pages: Vec::new(),
            no_browser: false,
            says: None,
            asked_about: Vec::new(),
            says_late: None,
            made: 0,
        }
    }
}

/// A vendor without a wire: what its documents promise, in a few lines.
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

    /// Chooses the answer to the next request of this reply's kind.
    pub(crate) fn answers(&self, kind: RequestKind, reply: Reply) {
        self.floor().replies.push_back((kind, reply));
    }

    pub(crate) fn count(&self, kind: RequestKind) -> usize {
        self.asked(kind).len()
    }

    /// All requests of one kind, oldest first.
    pub(crate) fn asked(&self, kind: RequestKind) -> Vec<Request> {
        self.floor().asked.iter().filter(|asked| asked.kind() == kind).cloned().collect()
    }

    /// Every outcome the vendor was told, and whether the line was up.
    pub(crate) fn told(&self) -> Vec<(String, bool)> {
        let told = |asked: &Request| match asked {
            Request::Dispose { facts, disposition, .. } => Some((disposition.code.clone(), facts.live)),
            _ => None,
        };
        self.floor().asked.iter().filter_map(told).collect()
    }

    /// Holds back the answers to one kind of request; what is asked is carried out at once.
    pub(crate) fn answers_late(&self, kind: RequestKind) -> Arc<Notify> {
        let gate = Arc::new(Notify::new());
        self.floor().slow = Some((kind, Arc::clone(&gate)));
        gate
    }

    /// Lets the answer held back go, and answers at once from now on.
    pub(crate) fn answers_now(&self) {
        if let Some((_, gate)) = self.floor().slow.take() {
            gate.notify_one();
        }
    }

    /// Somebody other than the bar changes a call.
    pub(crate) fn set(&self, state: CallState) {
        for call in &mut self.floor().calls {
            call.state = Some(state);
        }
    }

    /// Offers a call from this number, beside those it has.
    pub(crate) fn offer(&self, number: &str) {
        let mut floor = self.floor();
        let call = floor.new_call(number, CallState::Ringing, Direction::Inbound);
        floor.calls.push(call);
    }

    pub(crate) fn delivers(&self, name: &str) {
        let mut floor = self.floor();
        let call = floor.new_call("07700900456", CallState::Connected, Direction::Inbound);
        floor.calls.push(ObservedCall { name: Some(name.into()), ..call });
    }

    /// Says that something has changed.
    pub(crate) fn pushes(&self) {
        if let Some(pushes) = &self.floor().pushes {
            pushes.send_modify(|number| *number += 1);
        }
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

    fn mute(&mut self, id: &VendorCallId, muted: bool) -> Result<Reply, VendorErrorKind> {
        self.call(id).ok_or(VendorErrorKind::NoSuchCall)?.muted = Some(muted);
        Ok(Reply::Done)
    }

    fn dispose(
        &mut self,
        id: &VendorCallId,
        facts: &CallFacts,
        outcome: &Disposition,
    ) -> Result<Reply, VendorErrorKind> {
        let queues = self.can.disposition == Some(DispositionWindow::QueuedDuring);
        let shows_codes = self.shows_codes;
        let code = outcome.code.clone();
        if facts.live {
            let call = self.call(id).ok_or(VendorErrorKind::NoSuchCall)?;
            call.code = shows_codes.then(|| code.clone());
            self.disposed.push((id.clone(), code));
            return Ok(if queues { Reply::Queued } else { Reply::Done });
        }
        let held = self.disposed.iter().any(|(call, _)| call == id);
        if queues && held {
            self.calls.retain(|known| known.id != *id);
            return Err(VendorErrorKind::AlreadyDisposed);
        }
        if !self.can.own_calls_only {
            self.call(id).ok_or(VendorErrorKind::NoSuchCall)?;
        }
        self.calls.retain(|known| known.id != *id);
        self.disposed.push((id.clone(), code));
        Ok(Reply::Done)
    }

    fn carry_out(&mut self, request: &Request) -> Result<Reply, VendorErrorKind> {
        match request {
            Request::SignIn => Ok(Reply::SignedIn(SignedIn::default())),
            Request::Snapshot => Ok(Reply::Snapshot(AgentSnapshot {
                agent: self.agent.clone().filter(|_| !self.asked_too_often),
                not_asked: self.asked_too_often,
                wrap_up_ends: self.wrap_up_ends,
                server_time: self.clock.as_ref().map(|clock| clock.now().wall),
                calls: self.calls.clone(),
                ..AgentSnapshot::default()
            })),
            Request::Dial(dial) => {
                let call = self.new_call(&dial.number, CallState::Dialing, Direction::Outbound);
                self.calls.push(call.clone());
                Ok(Reply::Dialled(Some(call)))
            }
            Request::HangUp { call } | Request::Transfer { call, .. } => self.change(call, CallState::WrapUp),
            Request::Hold { call } => self.change(call, CallState::Held),
            Request::Retrieve { call } => self.change(call, CallState::Connected),
            Request::Mute { call } => self.mute(call, true),
            Request::Unmute { call } => self.mute(call, false),
            Request::Consult { call, .. } => {
                self.change(call, CallState::Held)?;
                let party = self.new_call("204", CallState::Connected, Direction::Outbound);
                self.calls.push(ObservedCall { consults_for: Some(call.clone()), ..party });
                Ok(Reply::Done)
            }
            Request::CompleteTransfer { call } => {
                self.calls.retain(|known| known.consults_for.as_ref() != Some(call));
                self.change(call, CallState::WrapUp)
            }
            Request::CompleteConference { call } => {
                self.calls.retain(|known| known.consults_for.as_ref() != Some(call));
                self.change(call, CallState::Connected)
            }
            Request::CallOver { call } => {
                if let Some(call) = self.call(call) {
                    call.state = Some(CallState::WrapUp);
                }
                Ok(Reply::Done)
            }
            Request::Dispose { call, facts, disposition } => self.dispose(call, facts, disposition),
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
        Arc::new(self.floor().can.clone())
    }

    fn repeatable(&self, request: &Request) -> bool {
        matches!(request, Request::Snapshot | Request::Dispositions)
    }

    fn changes(&self) -> Option<watch::Receiver<u64>> {
        self.floor().pushes.as_ref().map(watch::Sender::subscribe)
    }

    fn pushes(&self) -> Option<bool> {
        let floor = self.floor();
        floor.pushes.as_ref().map(|_| !floor.push_is_down)
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
        let place = floor.replies.iter().position(|(chosen, _)| *chosen == kind);
        if let Some((_, reply)) = place.and_then(|place| floor.replies.remove(place)) {
            return (Ok(reply), gate);
        }
        (floor.carry_out(request).map_err(fail), gate)
    }
}
