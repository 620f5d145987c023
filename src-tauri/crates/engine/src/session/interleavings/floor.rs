//! A vendor as its documents promise it, with a ledger of all it carried out.

use std::collections::HashMap;

use ringside_domain::{
    AgentState, BreakId, CallId, CallState, Catalogue, CodeKind, Direction, DispositionCode, ObservedCall,
    Reason, Recording, Requirements, VendorCallId,
};
use ringside_vendor::{
    AfterDisposition, AgentSnapshot, BreakOrder, Capabilities, DialKind, DispositionWindow, Reply, Request,
    VendorErrorKind,
};

/// In what vendors differ, as far as a session can tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways {
    pub(super) window: Option<DispositionWindow>,
    pub(super) breaks: Option<BreakOrder>,
    pub(super) tells_states: bool,
    pub(super) tells_agent: bool,
    /// The answer to a dial names the call.
    pub(super) names_dials: bool,
    pub(super) own_calls_only: bool,
}

impl Ways {
    pub(super) fn capabilities(self) -> Capabilities {
        Capabilities {
            reads_agent_state: self.tells_agent,
            yes_is_the_state: true,
            ready: true,
            not_ready: true,
            breaks: self.breaks,
            dial: vec![DialKind::Manual],
            answer: true,
            hang_up: true,
            hold: true,
            record: true,
            dtmf: true,
            connect_calls: true,
            own_calls_only: self.own_calls_only,
            disposition: self.window,
            after_disposition: AfterDisposition::Ready,
            ..Capabilities::default()
        }
    }
}

/// What a vendor holds of one agent.
#[derive(Debug)]
pub(super) struct Floor {
    ways: Ways,
    pub(super) calls: Vec<ObservedCall>,
    /// The card whose dial made a call, by the vendor's id of that call.
    pub(super) dialled_by: HashMap<VendorCallId, Option<CallId>>,
    agent: AgentState,
    /// Every outcome carried out.
    pub(super) disposed: Vec<(VendorCallId, String)>,
    made: u32,
}

pub(super) fn number(n: u8) -> String {
    format!("+44770090012{}", n % 3)
}

pub(super) fn catalogue() -> Catalogue {
    let code = |code: &str| DispositionCode {
        code: code.into(),
        path: vec![code.to_lowercase()],
        kind: CodeKind::Other,
        requires: Requirements::default(),
        default_sales: None,
    };
    Catalogue { codes: vec![code("NI"), code("SALE")] }
}

impl Floor {
    pub(super) fn new(ways: Ways) -> Self {
        Self {
            ways,
            calls: Vec::new(),
            dialled_by: HashMap::new(),
            agent: AgentState::NotReady { reason: None },
            disposed: Vec::new(),
            made: 0,
        }
    }

    /// A call nobody at this bar dialled.
    pub(super) fn delivers(&mut self, n: u8, state: CallState) {
        if self.ways.own_calls_only {
            return;
        }
        let id = self.add(number(n), state, Direction::Inbound);
        self.dialled_by.insert(id, None);
    }

    fn add(&mut self, number: String, state: CallState, direction: Direction) -> VendorCallId {
        self.made += 1;
        let id = VendorCallId::new(format!("v{}", self.made));
        self.calls.push(ObservedCall {
            state: Some(state),
            direction: Some(direction),
            number: Some(number),
            name: Some(format!("name of {id}")),
            recording: if self.ways.tells_states { Recording::On } else { Recording::Unknown },
            ..ObservedCall::new(id.clone())
        });
        id
    }

    /// The calls as they are listed: a vendor that tells no states tells only that one is over.
    fn listed(&self) -> Vec<ObservedCall> {
        let hide = |call: &ObservedCall| {
            let told = self.ways.tells_states || call.state == Some(CallState::WrapUp);
            ObservedCall { state: call.state.filter(|_| told), ..call.clone() }
        };
        self.calls.iter().map(hide).collect()
    }

    pub(super) fn snapshot(&self) -> AgentSnapshot {
        let calls = self.listed();
        let agent = self.ways.tells_agent.then(|| {
            let any =
                |live: bool| self.calls.iter().any(|call| call.state.is_some_and(|s| s.is_live() == live));
            if any(true) {
                AgentState::Engaged
            } else if any(false) {
                AgentState::AfterCallWork
            } else {
                self.agent.clone()
            }
        });
        AgentSnapshot { agent, calls, ..AgentSnapshot::default() }
    }

    /// Somebody else changes the newest-but-`nth` call.
    pub(super) fn nth(&mut self, nth: usize) -> Option<&mut ObservedCall> {
        let count = self.calls.len();
        self.calls.iter_mut().rev().nth(nth % count.max(1))
    }

    pub(super) fn hangs_up(&mut self, nth: usize) {
        let Some(call) = self.nth(nth) else { return };
        if call.state == Some(CallState::Ringing) {
            let id = call.id.clone();
            self.calls.retain(|call| call.id != id);
        } else {
            call.state = Some(CallState::WrapUp);
        }
    }

    /// A call leaves the vendor's list: passed on, or its wrap-up ended there.
    pub(super) fn leaves(&mut self, nth: usize) {
        if let Some(id) = self.nth(nth).map(|call| call.id.clone()) {
            self.calls.retain(|call| call.id != id);
        }
    }

    pub(super) fn supervisor(&mut self, state: AgentState) {
        self.agent = state;
    }

    fn change(
        &mut self,
        id: &VendorCallId,
        from: &[CallState],
        to: CallState,
    ) -> Result<Reply, VendorErrorKind> {
        let call = self.calls.iter_mut().find(|call| call.id == *id).ok_or(VendorErrorKind::NoSuchCall)?;
        if !call.state.is_some_and(|state| from.contains(&state)) {
            return Err(VendorErrorKind::WrongState);
        }
        call.state = Some(to);
        Ok(Reply::Done)
    }

    pub(super) fn carry_out(
        &mut self,
        request: &Request,
        card: Option<CallId>,
    ) -> Result<Reply, VendorErrorKind> {
        use CallState::{Connected, Dialing, Held, Ringing, WrapUp};
        match request {
            Request::Snapshot => Ok(Reply::Snapshot(self.snapshot())),
            Request::Ready => {
                self.agent = AgentState::Ready;
                Ok(Reply::Done)
            }
            Request::NotReady { reason } => {
                let lunch = |id: &BreakId| Reason { id: id.clone(), name: "Lunch".into(), limit_s: None };
                self.agent = AgentState::NotReady { reason: reason.as_ref().map(lunch) };
                Ok(Reply::Done)
            }
            Request::Dial(dial) => {
                let id = self.add(dial.number.clone(), Dialing, Direction::Outbound);
                self.dialled_by.insert(id.clone(), card);
                let seen = self.listed().into_iter().find(|call| call.id == id);
                Ok(Reply::Dialled(seen.filter(|_| self.ways.names_dials)))
            }
            Request::Answer { call } => self.change(call, &[Ringing], Connected),
            Request::HangUp { call }
                if self.calls.iter().any(|c| c.id == *call && c.state == Some(Ringing)) =>
            {
                self.calls.retain(|known| known.id != *call);
                Ok(Reply::Done)
            }
            Request::CallOver { call } if !self.calls.iter().any(|known| known.id == *call) => {
                Ok(Reply::Done)
            }
            Request::HangUp { call } | Request::CallOver { call } => {
                self.change(call, &[Dialing, Connected, Held], WrapUp)
            }
            Request::Hold { call } => self.change(call, &[Connected], Held),
            Request::Retrieve { call } => self.change(call, &[Held], Connected),
            Request::StartRecording { call } | Request::StopRecording { call } => {
                let on = matches!(request, Request::StartRecording { .. });
                let call = self.calls.iter_mut().find(|known| known.id == *call);
                let call = call.ok_or(VendorErrorKind::NoSuchCall)?;
                if call.recording != Recording::Unknown {
                    call.recording = if on { Recording::On } else { Recording::Off };
                }
                Ok(Reply::Done)
            }
            Request::Dispose { call, facts, disposition } => {
                self.dispose(call, facts.live, &disposition.code)
            }
            Request::ConnectCalls(pair) => {
                for leg in [&pair.first, &pair.second] {
                    self.calls.retain(|known| known.id != leg.call);
                    self.disposed.push((leg.call.clone(), leg.disposition.code.clone()));
                }
                Ok(Reply::Done)
            }
            _ => Ok(Reply::Done),
        }
    }

    fn dispose(&mut self, id: &VendorCallId, live: bool, code: &str) -> Result<Reply, VendorErrorKind> {
        let queues = self.ways.window == Some(DispositionWindow::QueuedDuring);
        if live {
            if !self.calls.iter().any(|call| call.id == *id) {
                return Err(VendorErrorKind::NoSuchCall);
            }
            self.disposed.push((id.clone(), code.to_owned()));
            return Ok(if queues { Reply::Queued } else { Reply::Done });
        }
        if queues && self.disposed.iter().any(|(call, _)| call == id) {
            self.calls.retain(|known| known.id != *id);
            return Err(VendorErrorKind::AlreadyDisposed);
        }
        let listed = self.calls.iter().any(|call| call.id == *id);
        if !listed && !self.ways.own_calls_only {
            return Err(VendorErrorKind::NoSuchCall);
        }
        self.calls.retain(|known| known.id != *id);
        self.disposed.push((id.clone(), code.to_owned()));
        Ok(Reply::Done)
    }
}
