use std::time::Duration;

use async_trait::async_trait;
use ringside_domain::{CallState, ObservedCall, Recording, VendorCallId};
use ringside_simulator::{Fault, FaultRule, LedgerEntry};
use ringside_vendor::{
    AgentSnapshot, Dial, DialKind, Reply, Request, RequestKind, VendorError, VendorErrorKind, VendorExt,
};
use serde_json::Value;
use tokio::time::Instant;

use super::{Bench, is_executed, is_of};

/// How long something may take to show.
const SHOWS_WITHIN: Duration = Duration::from_secs(10);

/// What tests do again and again.
#[async_trait]
pub(crate) trait BenchExt: Bench {
    async fn ask(&self, request: Request) -> Result<Reply, VendorError> {
        self.vendor().execute(request).await
    }

    /// Asks for something that has to work.
    async fn done(&self, request: Request) -> Reply {
        let kind = request.kind();
        self.ask(request).await.unwrap_or_else(|error| panic!("{}: {error:?}", kind.name()))
    }

    /// Asks for something that has to fail.
    async fn fails(&self, request: Request) -> VendorError {
        let kind = request.kind();
        match self.ask(request).await {
            Ok(reply) => panic!("{} was answered with {reply:?}", kind.name()),
            Err(error) => error,
        }
    }

    /// Makes sure that this is refused and nothing arrives.
    async fn is_refused_here(&self, request: Request) {
        let kind = request.kind();
        let before = (self.tenant().ledger().len(), self.arrived(kind));
        assert_eq!(self.fails(request).await.kind, VendorErrorKind::NotSupported, "{}", kind.name());
        assert_eq!((self.tenant().ledger().len(), self.arrived(kind)), before, "{}", kind.name());
    }

    /// Lets something happen outside the API.
    fn happens(&self, event: Value) -> Value {
        self.tenant().happen(event.clone()).unwrap_or_else(|why| panic!("{event}: {why}"))
    }

    /// The requests of this kind that act, whatever became of them.
    fn entries(&self, kind: RequestKind) -> Vec<LedgerEntry> {
        self.tenant().ledger().into_iter().filter(|entry| is_of(self, entry, kind)).collect()
    }

    /// How often the vendor executed this.
    fn executed(&self, kind: RequestKind) -> usize {
        self.entries(kind).iter().filter(|entry| is_executed(entry)).count()
    }

    /// How often a request of this kind arrived, whatever became of it.
    fn arrived(&self, kind: RequestKind) -> usize {
        if self.action(kind).is_some() && !kind.is_read() {
            return self.entries(kind).len();
        }
        usize::try_from(self.tenant().requests(self.method(kind))).expect("not that many")
    }

    fn fault(&self, kind: RequestKind, fault: Fault) {
        self.tenant().fault(FaultRule::next(self.method(kind), 1, fault));
    }

    /// The next request of this kind is executed, its answer never arrives.
    fn lose_next_answer(&self, kind: RequestKind) {
        self.fault(kind, Fault::DropAfter);
    }

    /// The next request of this kind is lost on its way.
    fn lose_next_request(&self, kind: RequestKind) {
        self.fault(kind, Fault::DropBefore);
    }

    async fn snapshot(&self) -> AgentSnapshot {
        self.vendor().snapshot().await.expect("a snapshot")
    }

    /// The first snapshot of which this is true; looks again until then.
    async fn sees(
        &self,
        what: &str,
        is_so: &(dyn for<'a> Fn(&'a AgentSnapshot) -> bool + Sync),
    ) -> AgentSnapshot {
        let until = Instant::now() + SHOWS_WITHIN;
        loop {
            let snapshot = self.snapshot().await;
            if is_so(&snapshot) {
                return snapshot;
            }
            assert!(Instant::now() < until, "{what}: {snapshot:?}");
            self.look_again().await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn listed(&self, call: &VendorCallId) -> Option<ObservedCall> {
        self.snapshot().await.calls.into_iter().find(|listed| &listed.id == call)
    }

    /// Waits until the call is listed in this state: in none while its line is up, where the vendor lists no calls.
    async fn sees_call(&self, call: &VendorCallId, state: CallState) -> ObservedCall {
        let told = (!self.vendor().capabilities().own_calls_only || !state.is_live()).then_some(state);
        let find = |snapshot: &AgentSnapshot| {
            snapshot.calls.iter().find(|listed| &listed.id == call && listed.state == told).cloned()
        };
        let snapshot = self.sees(&format!("{call} {state:?}"), &|snapshot| find(snapshot).is_some()).await;
        find(&snapshot).expect("just seen")
    }

    /// Waits until the call is listed no more.
    async fn sees_no_more(&self, call: &VendorCallId) {
        let gone = |snapshot: &AgentSnapshot| snapshot.calls.iter().all(|listed| &listed.id != call);
        self.sees("gone", &gone).await;
    }

    /// Dials the first number and returns the call.
    async fn dialled(&self) -> VendorCallId {
        let dial = Dial { kind: DialKind::Manual, number: self.numbers()[0].into(), lead: None };
        self.dial_and_find(dial).await
    }

    async fn dial_and_find(&self, dial: Dial) -> VendorCallId {
        let before = self.snapshot().await.calls;
        if let Some(call) = self.vendor().dial(dial).await.expect("dialled") {
            return call.id;
        }
        let new = |snapshot: &AgentSnapshot| {
            let is_new = |call: &&ObservedCall| before.iter().all(|known| known.id != call.id);
            snapshot.calls.iter().find(is_new).map(|call| call.id.clone())
        };
        let snapshot = self.sees("a new call", &|snapshot| new(snapshot).is_some()).await;
        new(&snapshot).expect("just seen")
    }

    /// A call somebody has answered.
    async fn connected(&self) -> VendorCallId {
        let call = self.dialled().await;
        self.customer_answers();
        self.sees_call(&call, CallState::Connected).await;
        call
    }

    /// Makes sure that a call is recorded.
    async fn recorded(&self, call: &VendorCallId) {
        let is_on = |snapshot: &AgentSnapshot| {
            snapshot.calls.iter().any(|listed| &listed.id == call && listed.recording == Recording::On)
        };
        if !is_on(&self.snapshot().await) {
            self.done(Request::StartRecording { call: call.clone() }).await;
            self.sees("recording", &is_on).await;
        }
    }

    /// Ends a call: by request, or else by the customer, the agent saying so where nobody else tells.
    async fn end(&self, call: &VendorCallId) {
        let capabilities = self.vendor().capabilities();
        if capabilities.hang_up {
            self.done(Request::HangUp { call: call.clone() }).await;
        } else {
            self.customer_hangs_up();
            if capabilities.own_calls_only {
                self.done(Request::CallOver { call: call.clone() }).await;
            }
        }
        self.sees_call(call, CallState::WrapUp).await;
    }

    /// A call that has ended and waits for its outcome.
    async fn ended(&self) -> VendorCallId {
        let call = self.connected().await;
        self.end(&call).await;
        call
    }

    /// The outcome for a call that is over.
    fn dispose(&self, call: &VendorCallId, code: &str) -> Request {
        self.outcome_for(call, code, false)
    }

    /// The outcome for a call whose line is up or not.
    fn outcome_for(&self, call: &VendorCallId, code: &str, live: bool) -> Request {
        Request::Dispose { call: call.clone(), facts: self.facts(live), disposition: self.disposition(code) }
    }
}

impl<B: Bench + ?Sized> BenchExt for B {}
