//! A vendor made of a list of calls, which remembers nothing of those that are done.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use ringside_domain::{
    CallState, Catalogue, CodeKind, Direction, DispositionCode, ObservedCall, Recording, Requirements,
    VendorCallId, VendorId,
};
use ringside_vendor::{
    AfterDisposition, AgentSnapshot, Capabilities, DialKind, DispositionWindow, Evidence, Reached, Reply,
    Request, SignedIn, Vendor, VendorError, VendorErrorKind,
};

/// What it holds, and how often it was asked.
#[derive(Debug, Default)]
pub(crate) struct Floor {
    calls: Vec<ObservedCall>,
    made: u32,
    pub(crate) asked: u64,
    pub(crate) disposed: u32,
    /// The next outcome is carried out and its answer lost.
    pub(crate) loses_next: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Scripted(Arc<Mutex<Floor>>);

impl Scripted {
    pub(crate) fn floor(&self) -> MutexGuard<'_, Floor> {
        // Every change is whole before anything can go wrong.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody other than the bar changes the call.
    pub(crate) fn set(&self, state: CallState) {
        for call in &mut self.floor().calls {
            call.state = Some(state);
        }
    }

    /// A call comes in and is put through.
    pub(crate) fn delivers(&self) {
        self.floor().add("+447700900456".into(), CallState::Connected, Direction::Inbound);
    }
}

impl Floor {
    fn add(&mut self, number: String, state: CallState, direction: Direction) -> ObservedCall {
        self.made += 1;
        let call = ObservedCall {
            state: Some(state),
            direction: Some(direction),
            number: Some(number),
            recording: Recording::On,
            ..ObservedCall::new(VendorCallId::new(format!("v{}", self.made)))
        };
        self.calls.push(call.clone());
        call
    }

    fn change(&mut self, id: &VendorCallId, state: CallState) -> Result<Reply, VendorErrorKind> {
        let call = self.calls.iter_mut().find(|call| call.id == *id).ok_or(VendorErrorKind::NoSuchCall)?;
        call.state = Some(state);
        Ok(Reply::Done)
    }

    fn carry_out(&mut self, request: &Request) -> Result<Reply, VendorErrorKind> {
        match request {
            Request::SignIn => Ok(Reply::SignedIn(SignedIn::default())),
            Request::Snapshot => {
                Ok(Reply::Snapshot(AgentSnapshot { calls: self.calls.clone(), ..AgentSnapshot::default() }))
            }
            Request::Dial(dial) => {
                let call = self.add(dial.number.clone(), CallState::Dialing, Direction::Outbound);
                Ok(Reply::Dialled(Some(call)))
            }
            Request::HangUp { call } => self.change(call, CallState::WrapUp),
            Request::Hold { call } => self.change(call, CallState::Held),
            Request::Retrieve { call } => self.change(call, CallState::Connected),
            Request::Dispose { call, .. } => {
                let before = self.calls.len();
                self.calls.retain(|known| known.id != *call);
                if self.calls.len() == before {
                    return Err(VendorErrorKind::NoSuchCall);
                }
                self.disposed += 1;
                Ok(Reply::Done)
            }
            Request::Dispositions => Ok(Reply::Dispositions(catalogue())),
            _ => Ok(Reply::Done),
        }
    }
}

fn catalogue() -> Catalogue {
    let code = |code: &str| DispositionCode {
        code: code.into(),
        path: vec![code.to_lowercase()],
        kind: CodeKind::Other,
        requires: Requirements::default(),
        default_sales: None,
    };
    Catalogue { codes: vec![code("NI"), code("SALE")] }
}

#[async_trait]
impl Vendor for Scripted {
    fn id(&self) -> VendorId {
        VendorId::new("scripted")
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        Arc::new(Capabilities {
            ready: true,
            yes_is_the_state: true,
            lists_dispositions: true,
            dial: vec![DialKind::Manual],
            hang_up: true,
            hold: true,
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
        let mut floor = self.floor();
        floor.asked += 1;
        let reply = floor.carry_out(&request);
        let lost = matches!(request, Request::Dispose { .. }) && std::mem::take(&mut floor.loses_next);
        let error = |kind| VendorError::new(self.id(), request.kind().name(), kind);
        if lost {
            return Err(error(VendorErrorKind::Interrupted).with_reached(Reached::Maybe));
        }
        reply.map_err(error)
    }
}
