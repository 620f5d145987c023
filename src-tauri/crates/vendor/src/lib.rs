//! What every vendor adapter offers, and the layers all of them share.
//!
//! A [`Vendor`] takes a [`Request`] and answers with the [`Reply`] that belongs to it. `Ok` means the vendor took the
//! request; what came of it is seen in the next snapshot. One way in keeps the [`layers`] small: capability check,
//! time limit, rate limit, trace and retry each wrap a single method and serve every request there is or will be.

mod capabilities;
mod error;
mod kind;
pub mod layers;
mod own_calls;
mod request;
mod work;

use std::sync::Arc;

use async_trait::async_trait;

pub use capabilities::{
    AfterDisposition, BreakOrder, Capabilities, DialKind, DispositionFields, DispositionForm,
    DispositionWindow, Evidence,
};
pub use error::{BoxError, Reached, Retry, VendorError, VendorErrorKind};
pub use kind::RequestKind;
pub use own_calls::OwnCalls;
pub use request::{AgentSnapshot, ConnectCalls, ConnectedLeg, Dial, Reply, Request, SignedIn};
use ringside_domain::{
    BreakReason, Campaign, Catalogue, Colleague, LeadId, LeadPhone, ObservedCall, Queue, VendorId,
};
use tokio::sync::watch;
pub use work::{
    CallFacts, ConsultAim, Contact, Counter, DirectoryEntry, FloorAgent, ForcedState, Monitor, Notice,
    PastCall, ScheduledCall, Target,
};

/// One signed-in vendor account, driving one agent.
#[async_trait]
pub trait Vendor: Send + Sync {
    /// The vendor's id, for display and logs.
    fn id(&self) -> VendorId;

    /// What this account can do now. It may grow or shrink with a sign-in.
    fn capabilities(&self) -> Arc<Capabilities>;

    /// Whether sending `request` a second time can do no harm although the first may have been executed.
    fn repeatable(&self, request: &Request) -> bool;

    /// Grows with every push from the vendor that the next snapshot would show, where the vendor pushes. An adapter
    /// that pushes answers a snapshot from what was pushed, without asking again, as long as nothing was missed.
    fn changes(&self) -> Option<watch::Receiver<u64>> {
        None
    }

    /// Whether what changes arrives by itself now; `None` where the vendor pushes nothing, so that it is asked for.
    fn pushes(&self) -> Option<bool> {
        None
    }

    /// Sends one request and waits for the vendor's answer.
    ///
    /// # Errors
    ///
    /// [`VendorError`]; its [`Reached`] says whether the vendor may have executed the request all the same.
    async fn execute(&self, request: Request) -> Result<Reply, VendorError>;
}

/// Requests that come with one kind of answer, typed.
#[async_trait]
pub trait VendorExt: Vendor {
    /// Proves the credentials and opens a session. See [`Request::SignIn`].
    async fn sign_in(&self) -> Result<SignedIn, VendorError> {
        match self.execute(Request::SignIn).await? {
            Reply::SignedIn(signed_in) => Ok(signed_in),
            other => Err(self.mismatch("sign in", &other)),
        }
    }

    /// All the vendor knows of this agent now. See [`Request::Snapshot`].
    async fn snapshot(&self) -> Result<AgentSnapshot, VendorError> {
        match self.execute(Request::Snapshot).await? {
            Reply::Snapshot(snapshot) => Ok(snapshot),
            other => Err(self.mismatch("snapshot", &other)),
        }
    }

    /// Dials; the call as the vendor names it, where it says so at once. See [`Request::Dial`].
    async fn dial(&self, dial: Dial) -> Result<Option<ObservedCall>, VendorError> {
        match self.execute(Request::Dial(dial)).await? {
            Reply::Dialled(call) => Ok(call),
            other => Err(self.mismatch("dial", &other)),
        }
    }

    /// The outcomes an agent may choose from. See [`Request::Dispositions`].
    async fn dispositions(&self) -> Result<Catalogue, VendorError> {
        match self.execute(Request::Dispositions).await? {
            Reply::Dispositions(catalogue) => Ok(catalogue),
            other => Err(self.mismatch("dispositions", &other)),
        }
    }

    /// The reasons for not being ready. See [`Request::BreakReasons`].
    async fn break_reasons(&self) -> Result<Vec<BreakReason>, VendorError> {
        match self.execute(Request::BreakReasons).await? {
            Reply::BreakReasons(list) => Ok(list),
            other => Err(self.mismatch("break reasons", &other)),
        }
    }

    /// All campaigns. See [`Request::Campaigns`].
    async fn campaigns(&self) -> Result<Vec<Campaign>, VendorError> {
        match self.execute(Request::Campaigns).await? {
            Reply::Campaigns(list) => Ok(list),
            other => Err(self.mismatch("campaigns", &other)),
        }
    }

    /// All queues. See [`Request::Queues`].
    async fn queues(&self) -> Result<Vec<Queue>, VendorError> {
        match self.execute(Request::Queues).await? {
            Reply::Queues(list) => Ok(list),
            other => Err(self.mismatch("queues", &other)),
        }
    }

    /// All other users. See [`Request::Colleagues`].
    async fn colleagues(&self) -> Result<Vec<Colleague>, VendorError> {
        match self.execute(Request::Colleagues).await? {
            Reply::Colleagues(list) => Ok(list),
            other => Err(self.mismatch("colleagues", &other)),
        }
    }

    /// The numbers of a lead. See [`Request::LeadPhones`].
    async fn lead_phones(&self, lead: LeadId) -> Result<Vec<LeadPhone>, VendorError> {
        match self.execute(Request::LeadPhones { lead }).await? {
            Reply::LeadPhones(list) => Ok(list),
            other => Err(self.mismatch("lead phones", &other)),
        }
    }

    /// An adapter answered with a reply of another request: its defect, told like any answer not understood.
    fn mismatch(&self, operation: &'static str, reply: &Reply) -> VendorError {
        VendorError::new(self.id(), operation, VendorErrorKind::NotUnderstood)
            .with_detail(format!("unexpected reply: {}", reply.name()))
    }
}

impl<V: Vendor + ?Sized> VendorExt for V {}
