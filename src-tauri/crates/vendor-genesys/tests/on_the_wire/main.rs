//! The adapter against a stub: what exactly leaves, how often, and what becomes of odd answers.

mod calls;
mod dispose;
mod faults;
mod lists;
mod push;
mod session;
mod stub;

use std::{sync::Arc, time::Duration};

use ringside_domain::{Disposition, ObservedCall, VendorCallId};
use ringside_vendor::{AgentSnapshot, CallFacts, Reply, Request, Vendor, VendorError, VendorExt};
use ringside_vendor_genesys::{Genesys, GenesysAccount};
use serde_json::{Value, json};
use stub::{Heard, Say, Stub, is_push, json_of, operation_of};

const CALL: &str = "01RCC3N118B1V0SL8O7GK2LAES000006";
const DEVICE: &str = "631608b3-ceb1-472b-ba05-2ae39555b0d1";
const READY: &str = "9430250E-0A1B-421F-B372-F29E69366DED";
const NOT_READY: &str = "900D55CC-2BB0-431F-8BF9-D3525B383BE6";

fn account(stub: &Stub, options: &str) -> GenesysAccount {
    GenesysAccount {
        base_url: stub.base_url.clone(),
        login: "agent1".into(),
        user_id: String::new(),
        password: "secret".to_owned().into(),
        options: toml::from_str(options).expect("options"),
    }
}

fn adapter_with(stub: &Stub, options: &str) -> Arc<Genesys> {
    Arc::new(Genesys::new(account(stub, options)).expect("an account"))
}

fn device() -> Value {
    json!({ "id": DEVICE, "deviceState": "Active", "phoneNumber": "15000", "telephonyNetwork": "Private",
        "userState": { "id": NOT_READY, "displayName": "Not Ready", "state": "NotReady" }, "channels": ["voice"] })
}

/// The seed's call, as the server tells it: every URI names another host.
fn call_in(state: &str) -> Value {
    json!({
        "id": CALL, "state": state, "callUuid": CALL, "connId": "0071027198180006",
        "deviceUri": format!("http://elsewhere.invalid:1/api/v2/devices/{DEVICE}"),
        "participants": [{ "e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001", "digits": "15001" }],
        "dnis": "15000", "callType": "Internal", "capabilities": ["Hold", "Hangup", "SendDtmf"],
        "userData": {}, "duration": "2", "mute": "Off",
        "uri": format!("http://elsewhere.invalid:1/api/v2/me/calls/{CALL}"), "path": format!("/calls/{CALL}"),
    })
}

fn me(calls: &[Value]) -> Say {
    let features = [
        "api-voice",
        "api-voice-outbound",
        "api-supervisor-monitoring",
        "api-supervisor-agent-control",
        "api-provisioning-read",
    ];
    let features: Vec<Value> = features.iter().map(|id| json!({ "id": id })).collect();
    Say::Json(json!({ "statusCode": 0, "user": {
        "id": "1e55", "userName": "agent1", "firstName": "Ana", "lastName": "Ejemplo",
        "devices": [device()], "calls": calls, "features": features,
        "uri": "http://elsewhere.invalid:1/api/v2/users/1e55" } }))
}

fn states() -> Say {
    Say::Json(json!({ "statusCode": 0, "settings": [
        { "id": NOT_READY, "operationName": "NotReady", "displayName": "Not Ready", "state": "NotReady" },
        { "id": READY, "operationName": "Ready", "displayName": "Ready", "state": "Ready" },
        { "id": "aa-1", "operationName": "OutToLunch", "displayName": "Out to lunch", "state": "NotReady" } ] }))
}

/// What the push endpoint says when all is well.
fn pushing(heard: &Heard) -> Say {
    match operation_of(heard).as_str() {
        "/meta/handshake" => Say::status(
            "200 OK",
            "Set-Cookie: BAYEUX_BROWSER=b1; Path=/; HttpOnly\r\n",
            &json!([{ "channel": "/meta/handshake", "successful": true, "clientId": "c1",
                "supportedConnectionTypes": ["long-polling"],
                "advice": { "reconnect": "retry", "interval": 0, "timeout": 20000 } }])
            .to_string(),
        ),
        "/meta/connect" => Say::Poll,
        other => Say::Json(json!([{ "channel": other, "successful": true }])),
    }
}

/// Plays a server that does all it is asked, with the seed's call up.
fn obliging(heard: &Heard) -> Say {
    let line = heard.line();
    let known = heard.header("cookie").iter().any(|cookies| cookies.contains("JSESSIONID"));
    match line {
        _ if !known && heard.header("authorization").is_empty() => Say::denied(),
        _ if is_push(heard) => pushing(heard),
        "GET /api/v2/settings/agent-states" => states(),
        _ if line.starts_with("GET /api/v2/me?") => {
            let Say::Json(body) = me(&[call_in("Established")]) else { return Say::Nothing };
            let headers = "Set-Cookie: JSESSIONID=s1; Path=/; HttpOnly\r\n\
                X-CSRF-HEADER: X-CSRF-TOKEN\r\nX-CSRF-TOKEN: csrf-1\r\n";
            Say::status("200 OK", headers, &body.to_string())
        }
        _ => Say::done(),
    }
}

async fn signed_in(stub: &Stub, options: &str) -> Arc<Genesys> {
    let vendor = adapter_with(stub, options);
    vendor.sign_in().await.expect("signed in");
    vendor
}

async fn ask(vendor: &Genesys, request: Request) -> Result<Reply, VendorError> {
    vendor.execute(request).await
}

fn call() -> VendorCallId {
    VendorCallId::new(CALL)
}

fn dispose(live: bool) -> Request {
    let facts = CallFacts { live, ..CallFacts::default() };
    Request::Dispose {
        call: call(),
        facts,
        disposition: Disposition::new("Referred".into(), vec!["Referred".into()]),
    }
}

/// Waits until the model shows what was pushed.
async fn seen(vendor: &Genesys, what: impl Fn(&AgentSnapshot) -> bool) -> AgentSnapshot {
    let mut changes = vendor.changes().expect("it pushes");
    let wait = async {
        loop {
            changes.mark_unchanged();
            let snapshot = vendor.snapshot().await.expect("a snapshot");
            if what(&snapshot) {
                return snapshot;
            }
            changes.changed().await.expect("the model lives");
        }
    };
    tokio::time::timeout(Duration::from_secs(20), wait).await.expect("seen in time")
}

/// Waits until something has happened at the stub.
async fn until(what: impl Fn() -> bool) {
    let wait = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), wait).await.expect("happened in time");
}

fn the_call(snapshot: &AgentSnapshot) -> Option<&ObservedCall> {
    snapshot.calls.iter().find(|listed| listed.id == call())
}

/// What of a request must never be in an error.
fn assert_discreet(error: &VendorError) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    for secret in
        ["secret", "YWdlbnQx", "csrf-1", "s1;", "15001", "7700900123", "http://", "/api/v2", "agent1"]
    {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
