//! The adapter against a stub: what exactly leaves, how often, and what becomes of odd answers.

mod calls;
mod faults;
mod requests;
mod stub;
mod token;

use std::sync::Arc;

use ringside_domain::{Disposition, VendorCallId};
use ringside_vendor::{CallFacts, Reply, Request, Vendor, VendorError};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount};
use stub::{Heard, Say, Stub, method_of, said};

const TOKEN: &str = "AbCdEf123+/=";
const CALL: &str =
    r#"{"CallId":1001,"CallStartTime":"\/Date(1714554930123+0100)\/","PhoneNumber":"07700900123"}"#;
const CALL_ID: &str = "1001@1714554930123";

fn account(stub: &Stub, options: &str) -> MaxContactAccount {
    MaxContactAccount {
        base_url: stub.base_url.clone(),
        login: "toolbar-api".into(),
        user_id: "42".into(),
        password: "secret".to_owned().into(),
        options: toml::from_str(options).expect("options"),
    }
}

fn adapter_with(stub: &Stub, options: &str) -> Arc<MaxContact> {
    Arc::new(MaxContact::new(account(stub, options)).expect("an account"))
}

fn adapter(stub: &Stub) -> Arc<MaxContact> {
    adapter_with(stub, "")
}

/// Plays a vendor that does all it is asked, with one call up.
fn obliging(heard: &Heard) -> Say {
    match method_of(heard) {
        "token" => Say::Json(format!(r#"{{"TokenKey":"{TOKEN}"}}"#)),
        "getcalls" => said(&format!("[{CALL}]")),
        "dial" => said(CALL),
        "users" => said(r#"[{"FullName":"Ana Ejemplo","ID":42},{"FullName":"Sam Sample","ID":43}]"#),
        "campaigns" | "acdqueues" | "resultcodes" | "leadphones" => said("[]"),
        _ => said("null"),
    }
}

fn call() -> VendorCallId {
    VendorCallId::new(CALL_ID)
}

fn disposition(code: &str) -> Disposition {
    Disposition::new(code.into(), vec![code.into()])
}

fn dispose(code: &str) -> Request {
    Request::Dispose { call: call(), facts: CallFacts::default(), disposition: disposition(code) }
}

async fn ask(vendor: &MaxContact, request: Request) -> Result<Reply, VendorError> {
    vendor.execute(request).await
}

/// Every request that acts on a call, with the vendor's name for it.
fn acts_on_a_call() -> Vec<(&'static str, Request)> {
    vec![
        ("hangup", Request::HangUp { call: call() }),
        ("hold", Request::Hold { call: call() }),
        ("retrieve", Request::Retrieve { call: call() }),
        ("startrecord", Request::StartRecording { call: call() }),
        ("stoprecord", Request::StopRecording { call: call() }),
        ("dispose", dispose("NOTINT")),
        (
            "changelead",
            Request::ChangeLead { call: call(), phone: ringside_domain::LeadPhoneId::new("555001") },
        ),
        ("createnewlead", Request::CreateLead { call: call(), number: "+447700900123".into() }),
    ]
}
