//! The adapter against a stub: what exactly leaves, how often, and what becomes of odd answers.

mod click;
mod faults;
mod requests;
mod stub;
mod watch;

use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use ringside_domain::{Callback, Disposition, VendorCallId};
use ringside_vendor::{AgentSnapshot, CallFacts, Dial, DialKind, Reply, Request, Vendor, VendorError};
use ringside_vendor_deepcall::{DeepCall, DeepCallAccount};
use stub::{Heard, Say, Stub, action_of, error, said};

const SSID: &str = "s3ss10n/+=id";
const TOKEN: &str = "t0ken&value";
const CALL_ID: &str = "1732095000.1234";
const CUSTOMER: &str = "+919800000001";
const NOT_ON_BREAK: &str = r#"{"status":"error","message":"On break is : 0","code":1502}"#;
const NOT_IN_WRAP_UP: &str = r#"{"status":"error","message":"Agent not in wrap time","code":1504}"#;

fn account(stub: &Stub, options: &str) -> DeepCallAccount {
    DeepCallAccount {
        base_url: stub.base_url().to_owned(),
        login: "10000001".into(),
        user_id: "13".into(),
        password: SSID.to_owned().into(),
        second_secret: Some(TOKEN.to_owned().into()),
        options: toml::from_str(options).expect("options"),
    }
}

fn adapter_with(stub: &Stub, options: &str) -> Arc<DeepCall> {
    Arc::new(DeepCall::new(account(stub, options)).expect("an account"))
}

fn adapter(stub: &Stub) -> Arc<DeepCall> {
    adapter_with(stub, "")
}

/// Options with click-to-call on the same stub.
fn dialling(stub: &Stub, further: &str) -> String {
    format!("[click_to_call]\nbase_url = '{}'\nagent_number = '919800000099'\n{further}", stub.base_url())
}

/// Plays a vendor that takes all it is asked, with an agent neither on break nor in wrap-up.
fn obliging(heard: &Heard) -> Say {
    match action_of(heard) {
        "agentProfile/agentOnBreak" => Say::Json(NOT_ON_BREAK.into()),
        "agentProfile/checkAgentInWrapUp" => Say::Json(NOT_IN_WRAP_UP.into()),
        "para" => Say::Json(format!(r#"{{"status":"success","callId":"{CALL_ID}"}}"#)),
        _ => Say::Json(r#"{"status":"success"}"#.into()),
    }
}

async fn ask(vendor: &DeepCall, request: Request) -> Result<Reply, VendorError> {
    vendor.execute(request).await
}

async fn snapshot(vendor: &DeepCall) -> Result<AgentSnapshot, VendorError> {
    match ask(vendor, Request::Snapshot).await? {
        Reply::Snapshot(snapshot) => Ok(snapshot),
        other => panic!("{other:?}"),
    }
}

/// A clock that stands still while sockets work, and moves when it is told to.
struct Clock {
    /// The clock would jump to the next deadline whenever all wait for a socket, unless a thread is at work.
    _at_work: mpsc::Sender<()>,
}

impl Clock {
    fn stopped() -> Self {
        tokio::time::pause();
        let (at_work, done) = mpsc::channel();
        tokio::task::spawn_blocking(move || done.recv());
        Self { _at_work: at_work }
    }

    async fn pass(&self, seconds: f64) {
        tokio::time::advance(Duration::from_secs_f64(seconds)).await;
    }
}

fn call() -> VendorCallId {
    VendorCallId::new(CALL_ID)
}

fn dial() -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: CUSTOMER.into(), lead: None })
}

fn add_note() -> Request {
    Request::AddNote { call: Some(call()), number: CUSTOMER.into(), text: "Asked for a call back".into() }
}

fn dispose() -> Request {
    let mut disposition = Disposition::new("SALE".into(), vec!["Sale".into()]);
    disposition.note = Some("Asks for \"Ms Example\"".into());
    disposition.callback =
        Some(Callback { at: "2026-03-30T09:00:00Z".parse().expect("a time"), zone: "Asia/Kolkata".into() });
    let facts = CallFacts { number: Some("919800000001".into()), ..CallFacts::default() };
    Request::Dispose { call: call(), facts, disposition }
}

fn save(new: bool) -> Request {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let fields = vec![
        field("name", "A. Example"),
        field("other.updatetime", "20-11-2024"),
        field("email", "a@example.com"),
    ];
    Request::SaveContact { number: CUSTOMER.into(), fields, new }
}

fn block(blocked: bool) -> Request {
    Request::BlockNumber { number: CUSTOMER.into(), blocked }
}
