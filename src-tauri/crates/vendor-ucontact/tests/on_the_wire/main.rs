//! The adapter against a server that shows every byte.

mod answers;
mod faults;
mod requests;
mod sessions;
mod stub;

use std::sync::Arc;

use ringside_domain::{Callback, Disposition, VendorCallId};
use ringside_vendor::{CallFacts, Dial, DialKind, Reply, Request, Vendor, VendorError};
use ringside_vendor_ucontact::{UContact, UContactAccount};
use stub::{Heard, Say, Stub, service_of, start};

/// `demo:00000000-0000-4000-8000-000000000001`, as in the vendor's form.
const TOKEN: &str = "ZGVtbzowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDE=";
const GUID: &str = "3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10";
const NUMBER: &str = "+59899000001";
/// All that can be on, on.
const ALL: &str = r#"
    region = "UY"
    supervisor_login = "api.toolbar"
    outqueue = "Cobranza->"
    caller_id = "59820000000"
    break_path = "api/AgentBreak"
    time_zone = "America/Montevideo"
    callback_campaign = "Cobranza->"
    colleagues_of = ["Cobranza->", "Soporte<-"]
"#;

fn account(stub: &Stub, options: &str) -> UContactAccount {
    UContactAccount {
        base_url: stub.base_url().to_owned(),
        login: "mrojas".into(),
        user_id: String::new(),
        password: "s3cret&más".to_owned().into(),
        second_secret: Some("sup3r+".to_owned().into()),
        options: toml::from_str(options).expect("options"),
    }
}

fn adapter_with(stub: &Stub, options: &str) -> Arc<UContact> {
    Arc::new(UContact::new(account(stub, options)).expect("an account"))
}

fn adapter(stub: &Stub) -> Arc<UContact> {
    adapter_with(stub, ALL)
}

fn agent_login(token: &str) -> String {
    format!(
        r#"{{"id":12,"name":"1997","host":"dynamic","accountcode":"mrojas","callerid":"1997","context":"entrantes",
            "secret":"s1pp4ss","md5secret":"{token}","fullname":"Marta Ejemplo","limite":0.0,"LogLevel":"SEVERE"}}"#
    )
}

/// Plays an instance that does all it is asked.
fn obliging(heard: &Heard) -> Say {
    Say::body(match service_of(heard) {
        "auth/AgentLogin" => agent_login(TOKEN),
        "auth/getUserToken" => "\"c3VwOjE=c3VwOjE=\"".to_owned(),
        "auth/EndSession" | "Dialers/DialerTask" | "Dialers/ScheduleDialerCall" => "1".to_owned(),
        "Agents/AgentCall" | "Agents/AgentCallwithData" => GUID.to_owned(),
        "Supervisor/campaignstatus" => {
            r#"{"Cobranza->":{"campaign":"Cobranza->","busy":2,"talked":"00:10:00.5"}}"#.to_owned()
        }
        "queues/getqueuemembersofqueue" => r#"[{"membername":"mrojas"},{"membername":"jnúñez"}]"#.to_owned(),
        _ => "\"OK\"".to_owned(),
    })
}

async fn obliging_stub() -> Stub {
    start(|heard, _| obliging(heard)).await
}

fn call() -> VendorCallId {
    VendorCallId::new(GUID)
}

fn facts() -> CallFacts {
    CallFacts { number: Some(NUMBER.into()), queue: Some("Cobranza->".into()), live: false }
}

fn outcome(path: &[&str]) -> Disposition {
    Disposition::new("code".into(), path.iter().map(|label| (*label).to_owned()).collect())
}

fn callback(at: &str) -> Callback {
    Callback { at: at.parse().expect("an instant"), zone: "Europe/Madrid".into() }
}

fn dispose(disposition: Disposition) -> Request {
    Request::Dispose { call: call(), facts: facts(), disposition }
}

fn dial(number: &str) -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: number.into(), lead: None })
}

async fn ask(vendor: &UContact, request: Request) -> Result<Reply, VendorError> {
    vendor.execute(request).await
}
