//! The adapter against a stub: what exactly leaves, how often, and what becomes of each documented answer.

mod answers;
mod breaks;
mod faults;
mod outcomes;
mod reports;
mod requests;
mod stub;
mod token;

use std::sync::Arc;

use ringside_domain::{BreakId, Disposition, VendorCallId};
use ringside_vendor::{CallFacts, Dial, DialKind, Reply, Request, Target, Vendor, VendorError};
use ringside_vendor_ozonetel::{Ozonetel, OzonetelAccount};
use stub::{Heard, Say, Stub, method_of, start};

const KEY: &str = "KKaccountKey";
const PASSWORD: &str = "agent-pw";
const UCID: &str = "9012171690000001";
const CUSTOMER: &str = "+919900000002";
const OPTIONS: &str = r#"
did = "914071327663"
campaign = "Sales_Manual"
skill = "General"
agent_phone_name = "a101_phone"
agent_phone_number = "09900000001"
supervisor = true
check_records = false
"#;

fn account(stub: &Stub, options: &str) -> OzonetelAccount {
    OzonetelAccount {
        base_url: stub.base_url().to_owned(),
        login: "demo_account".into(),
        user_id: "a101".into(),
        password: KEY.to_owned().into(),
        second_secret: Some(PASSWORD.to_owned().into()),
        options: toml::from_str(options).expect("options"),
    }
}

/// An adapter with the usual options and these in their place or beside them.
fn adapter_with(stub: &Stub, more: &str) -> Arc<Ozonetel> {
    let mut options: toml::Table = toml::from_str(OPTIONS).expect("options");
    options.extend(toml::from_str::<toml::Table>(more).expect("options"));
    Arc::new(Ozonetel::new(account(stub, &options.to_string())).expect("an account"))
}

fn adapter(stub: &Stub) -> Arc<Ozonetel> {
    adapter_with(stub, "")
}

/// Plays a vendor that does all it is asked.
fn obliging(heard: &Heard) -> Say {
    Say::body(match method_of(heard).as_str() {
        "token" => r#"{"token":"aaa.bbb.ccc","message":""}"#,
        "list" => r#"{"status":"Success","details":["Sale","Callback"]}"#,
        "dispose" => r#"{"details":"Disposition saved successfully","status":"Success"}"#,
        "AgentManualDial" => r#"{"ucid":"9012171690000001","status":"queued successfully"}"#,
        "PhoneManualDial" => r#"{"message":"8912171690000001","status":"queued"}"#,
        "fetchCDRDetails" => r#"{"details":[],"status":"success"}"#,
        "agentDetails" | "getAgentLogins" => {
            r#"{"status":"success","message":[{"AgentId":"a101","AgentName":"Ana Ejemplo","State":"IDLE"}]}"#
        }
        "summaryReport" | "campaignStatus" => r#"{"status":"success","message":[]}"#,
        _ => r#"{"status":"success","message":"done"}"#,
    })
}

/// The same, but for one method.
async fn obliging_but(method: &'static str, say: Say) -> Stub {
    start(move |heard, _| if method_of(heard) == method { say.clone() } else { obliging(heard) }).await
}

fn call() -> VendorCallId {
    VendorCallId::new(UCID)
}

fn disposition(code: &str) -> Disposition {
    Disposition::new(code.into(), vec![code.into()])
}

fn dispose_as(disposition: Disposition, live: bool) -> Request {
    let facts = CallFacts { live, ..CallFacts::default() };
    Request::Dispose { call: call(), facts, disposition }
}

fn dispose() -> Request {
    dispose_as(disposition("Sale"), false)
}

fn dial() -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: CUSTOMER.into(), lead: None })
}

fn lunch() -> Request {
    Request::NotReady { reason: Some(BreakId::new("Lunch")) }
}

fn conference() -> Request {
    Request::Conference { call: call(), to: Target::Number("+919900000003".into()) }
}

async fn ask(vendor: &Ozonetel, request: Request) -> Result<Reply, VendorError> {
    vendor.execute(request).await
}

/// Every request that acts, with the vendor's name for it.
fn acts() -> Vec<(&'static str, Request)> {
    vec![
        ("dispose", dispose()),
        ("AgentManualDial", dial()),
        ("changeAgentState", Request::Ready),
        ("changeAgentState", lunch()),
        ("index.php", Request::LogIn { campaign: None }),
        ("index.php", Request::LogOut),
        ("CallControl_V4", Request::Hold { call: call() }),
        ("CallControl_V4", Request::Retrieve { call: call() }),
        ("CallControl_V4", Request::Mute { call: call() }),
        ("CallControl_V4", Request::Unmute { call: call() }),
        ("CallControl_V4", Request::HangUp { call: call() }),
        ("CallControl_V4", conference()),
        ("Record.php", Request::StartRecording { call: call() }),
        ("Record.php", Request::StopRecording { call: call() }),
        (
            "setCampaignStatus",
            Request::RunCampaign { campaign: ringside_domain::CampaignId::new("Sales_Manual"), run: true },
        ),
    ]
}
