//! The vendors, one column for each way of speaking to them.

mod deepcall;
mod genesys;
mod maxcontact;
mod ozonetel;
mod ucontact;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{CallState, Disposition, VendorCallId};
use ringside_simulator::Tenant;
use ringside_vendor::{CallFacts, Dial, DialKind, Request, Vendor, VendorExt};
use serde_json::{Value, json};

use crate::{cell::Class, discreet::NOTE};

/// A way to speak to a vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    MaxContactJson,
    MaxContactXml,
    OzonetelKey,
    OzonetelToken,
    Genesys,
    DeepCall,
    UContact,
}

impl Way {
    /// What a reader of the page sees.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::MaxContactJson => "MaxContact, JSON",
            Self::MaxContactXml => "MaxContact, XML",
            Self::OzonetelKey => "Ozonetel, key",
            Self::OzonetelToken => "Ozonetel, token",
            Self::Genesys => "Genesys",
            Self::DeepCall => "DeepCall",
            Self::UContact => "uContact",
        }
    }
}

/// One vendor, spoken to in one way.
#[async_trait]
pub(crate) trait Column: Send + Sync {
    /// Which.
    fn way(&self) -> Way;
    /// The heading.
    fn name(&self) -> &'static str {
        self.way().name()
    }
    /// The simulator's name.
    fn vendor(&self) -> &'static str;
    /// What the simulator does otherwise than by default.
    fn settings(&self) -> Value {
        json!({})
    }
    /// A bare adapter for the simulator's first agent.
    fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor>;
    /// The vendor's name of the request whose answer is bad.
    fn method(&self, class: Class) -> &'static str;
    /// The members of answers that hold one of a few words or codes.
    fn codes(&self) -> &'static [&'static str];
    /// Passwords, tokens, numbers and names of this vendor.
    fn hidden(&self) -> &'static [&'static str];
    /// Brings about what `class` needs before anybody has signed in.
    fn prepare(&self, _sim: &dyn Tenant, _class: Class) {}
    /// How long a read may go on telling a failure before the adapter looks again of its own accord.
    fn patience(&self) -> Duration {
        Duration::ZERO
    }
    /// The request of `class`, once signed in, with whatever it takes to be possible.
    async fn request(&self, sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request;
}

pub(crate) static COLUMNS: [&dyn Column; 7] = [
    &maxcontact::Json,
    &maxcontact::Xml,
    &ozonetel::Key,
    &ozonetel::Token,
    &genesys::Genesys,
    &deepcall::DeepCall,
    &ucontact::UContact,
];

fn happens(sim: &dyn Tenant, event: Value) {
    sim.happen(event).expect("possible now");
}

fn dial(number: &str) -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: number.into(), lead: None })
}

/// Dials and returns the call, as the answer names it or as the next snapshots show it.
async fn dialled(vendor: &dyn Vendor, number: &str) -> VendorCallId {
    let dial = Dial { kind: DialKind::Manual, number: number.into(), lead: None };
    match vendor.dial(dial).await.expect("dialled") {
        Some(call) => call.id,
        None => until(vendor, |call| call.is_some()).await.expect("a call"),
    }
}

/// Waits until the newest call is as wanted; its id.
async fn until(vendor: &dyn Vendor, wanted: fn(Option<CallState>) -> bool) -> Option<VendorCallId> {
    for _ in 0..1_000 {
        let call = vendor.snapshot().await.expect("a snapshot").calls.pop();
        if wanted(call.as_ref().and_then(|call| call.state)) {
            return call.map(|call| call.id);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the call does not come to be as wanted");
}

/// The outcome of a call that has ended.
fn dispose(call: VendorCallId, number: &str, queue: Option<&str>, path: &[&str]) -> Request {
    let path: Vec<String> = path.iter().map(|&level| level.to_owned()).collect();
    let code = path.last().cloned().unwrap_or_default();
    let facts = CallFacts { number: Some(number.to_owned()), queue: queue.map(str::to_owned), live: false };
    let mut disposition = Disposition::new(code, path);
    disposition.note = Some(NOTE.to_owned());
    Request::Dispose { call, facts, disposition }
}

fn text(settings: &Value, path: &str) -> String {
    settings.pointer(path).and_then(Value::as_str).expect("a setting").to_owned()
}
