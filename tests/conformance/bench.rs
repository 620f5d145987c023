use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::{CallId, Disposition, LeadId, ObservedCall, VendorCallId};
use ringside_vendor::{
    AgentSnapshot, Dial, DialKind, Reply, Request, RequestKind, Vendor, VendorError, VendorErrorKind,
    VendorExt,
};

/// One vendor: an adapter and the simulator it talks to, with one agent who can work.
#[async_trait]
pub(crate) trait Bench: Send + Sync {
    /// The adapter in all its layers. Each time the same.
    fn vendor(&self) -> Arc<dyn Vendor>;
    /// Another adapter, whose password is wrong.
    fn with_wrong_password(&self) -> Arc<dyn Vendor>;

    /// The agent's name.
    fn agent_name(&self) -> &'static str;
    /// A colleague's name.
    fn colleague(&self) -> &'static str;
    /// A campaign's and a queue's name.
    fn campaign_and_queue(&self) -> (&'static str, &'static str);
    /// Two numbers that can be dialled, in E.164.
    fn numbers(&self) -> [&'static str; 2];
    /// A lead that owns the first of the numbers, and another lead.
    fn leads(&self) -> [LeadId; 2];
    /// Two codes an agent may use, and one that only the system uses.
    fn codes(&self) -> [&'static str; 3];

    /// The customer answers the newest call.
    fn customer_answers(&self);
    /// The customer hangs up.
    fn customer_hangs_up(&self);
    /// A call arrives for the agent, who is ready.
    fn inbound_call(&self);
    /// The vendor's service starts anew and forgets all calls.
    fn restart(&self);
    /// All sessions are over at once.
    fn expire_sessions(&self);

    /// The next request of this kind is executed, its answer never arrives.
    fn lose_next_answer(&self, kind: RequestKind);
    /// The next request of this kind is lost on its way.
    fn lose_next_request(&self, kind: RequestKind);

    /// How often the vendor executed this.
    fn executed(&self, kind: RequestKind) -> usize;
    /// How often a request of this kind arrived, whatever became of it.
    fn arrived(&self, kind: RequestKind) -> usize;
    /// The outcomes the vendor holds: the number of the call, code, note, sales.
    fn outcomes(&self) -> Vec<Outcome>;
    /// The lead the vendor has for the call.
    fn lead_of(&self, call: &VendorCallId) -> Option<LeadId>;
}

/// An outcome at the vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) call: VendorCallId,
    pub(crate) code: String,
    pub(crate) note: Option<String>,
    pub(crate) sales: Option<u32>,
}

/// What tests do again and again.
#[async_trait]
pub(crate) trait BenchExt: Bench {
    async fn ask(&self, request: Request) -> Result<Reply, VendorError> {
        self.vendor().execute(request).await
    }

    /// Asks for something that has to work.
    async fn done(&self, request: Request) {
        let kind = request.kind();
        self.ask(request).await.unwrap_or_else(|error| panic!("{}: {error:?}", kind.name()));
    }

    /// Asks for something that has to fail.
    async fn fails(&self, request: Request) -> VendorError {
        let kind = request.kind();
        match self.ask(request).await {
            Ok(reply) => panic!("{} was answered with {reply:?}", kind.name()),
            Err(error) => error,
        }
    }

    /// Whether the adapter offers this; if not, makes sure that it is refused and nothing arrives.
    async fn offers(&self, offered: bool, request: Request) -> bool {
        if !offered {
            let kind = request.kind();
            assert_eq!(self.fails(request).await.kind, VendorErrorKind::NotSupported);
            assert_eq!(self.arrived(kind), 0, "{}", kind.name());
        }
        offered
    }

    async fn snapshot(&self) -> AgentSnapshot {
        self.vendor().snapshot().await.expect("a snapshot")
    }

    async fn listed(&self, call: &VendorCallId) -> Option<ObservedCall> {
        self.snapshot().await.calls.into_iter().find(|listed| &listed.id == call)
    }

    /// Dials the first number and returns the call.
    async fn dialled(&self) -> VendorCallId {
        let dial = Dial { kind: DialKind::Manual, number: self.numbers()[0].into(), lead: None };
        self.dial_and_find(dial).await
    }

    async fn dial_and_find(&self, dial: Dial) -> VendorCallId {
        let before = self.snapshot().await.calls;
        match self.vendor().dial(dial).await.expect("dialled") {
            Some(call) => call.id,
            None => {
                let after = self.snapshot().await.calls;
                let new = after.into_iter().find(|call| before.iter().all(|known| known.id != call.id));
                new.expect("a new call").id
            }
        }
    }

    /// A call somebody has answered.
    async fn connected(&self) -> VendorCallId {
        let call = self.dialled().await;
        self.customer_answers();
        call
    }

    /// A call that has ended and waits for its outcome.
    async fn ended(&self) -> VendorCallId {
        let call = self.connected().await;
        self.done(Request::HangUp { call: call.clone() }).await;
        call
    }
}

impl<B: Bench + ?Sized> BenchExt for B {}

/// A call id of no call; for requests that must not leave.
pub(crate) fn no_call() -> VendorCallId {
    VendorCallId::new(CallId(Default::default()).to_string())
}

pub(crate) fn disposition(code: &str) -> Disposition {
    Disposition::new(code.into(), vec![code.into()])
}

pub(crate) fn dispose(call: &VendorCallId, code: &str) -> Request {
    Request::Dispose { call: call.clone(), disposition: disposition(code) }
}
