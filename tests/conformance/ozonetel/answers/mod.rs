//! Every answer CloudAgent's documents print, to the byte, beside what the agent is told of it.

mod others;
mod outcomes;
mod tokens;

use std::sync::Arc;

use ringside_domain::VendorCallId;
use ringside_vendor::{CallFacts, Request, Vendor, VendorError, VendorErrorKind as Kind};

use super::bench::{account, adapter};
use crate::{
    bench::disposition,
    stub::{Heard, Say, Stub},
    told::{Told, told},
};

const UCID: &str = "9012171690000001";
const HIDDEN: &[&str] = &["KKsample", "9012171", "914071327663", "demo_account", "9900000"];

const MODE: &str = "The account at Ozonetel CloudAgent is set to another way of signing in. Nothing was changed. Tell your administrator.";
const CREDENTIALS: &str = "Ozonetel CloudAgent did not accept this login and password. Nothing was changed. Check both and try again.";
const SIGNED_OUT: &str =
    "Your sign-in at Ozonetel CloudAgent ran out. What you saved is kept. Enter the password to go on.";
const AGENT: &str = "Ozonetel CloudAgent does not know this agent, or has not logged her in. Log in at Ozonetel CloudAgent first, or check the agent’s id in the profile.";
const CALL: &str = "Ozonetel CloudAgent no longer has this call. Nothing was sent.";
const REASON: &str = "Ozonetel CloudAgent does not know this break reason, or needs one. Nothing was changed. Choose another reason.";
const STATE: &str = "Ozonetel CloudAgent does not allow that in the present state. Nothing was changed.";

fn mode() -> Told {
    Told::new(Kind::AccountMode, MODE)
}

fn credentials() -> Told {
    Told::new(Kind::BadCredentials, CREDENTIALS)
}

fn agent() -> Told {
    Told::new(Kind::UnknownAgent, AGENT)
}

fn call() -> Told {
    Told::new(Kind::NoSuchCall, CALL)
}

fn reason() -> Told {
    Told::new(Kind::BreakReason, REASON)
}

fn state() -> Told {
    Told::new(Kind::WrongState, STATE)
}

/// The vendor's own words.
fn refused(words: &str) -> Told {
    Told::new(Kind::Refused, format!("Ozonetel CloudAgent refused: {words}"))
}

fn telling(error: &VendorError) -> Told {
    told(error, "Ozonetel CloudAgent", HIDDEN)
}

fn dispose() -> Request {
    let facts = CallFacts { live: false, ..CallFacts::default() };
    Request::Dispose { call: VendorCallId::new(UCID), facts, disposition: disposition("Sale") }
}

fn is_outcome(heard: &Heard) -> bool {
    heard.line.ends_with("/DispositionAPIV2") && heard.body.contains("\"Set\"")
}

fn obliging(heard: &Heard) -> Say {
    Say::body(match &heard.line {
        line if line.ends_with("/generateToken") => r#"{"token":"aaa.bbb.ccc","message":""}"#,
        line if line.contains("fetchCDRDetails") => r#"{"details":[],"status":"success"}"#,
        line if line.ends_with("/agentDetails") => r#"{"status":"success","message":[]}"#,
        _ => r#"{"status":"Success","details":["Sale"]}"#,
    })
}

/// A vendor that gives this answer to each outcome and is obliging otherwise.
async fn answered(say: Say, options: &str) -> (Stub, Arc<dyn Vendor>) {
    let script = move |heard: &Heard| if is_outcome(heard) { say.clone() } else { obliging(heard) };
    let stub = Stub::start(script).await;
    let vendor = adapter(account(&stub.base_url, options));
    (stub, vendor)
}

/// The same words in each of the vendor's three envelopes, each of them plain, in a spreadsheet's doubled quotes and
/// inside a JSON string.
fn spellings(status: &str, words: &str) -> Vec<String> {
    [
        format!(r#"{{"status":"{status}","message":"{words}","data":null}}"#),
        format!(r#"{{"status":"{status}","message":"{words}"}}"#),
        format!(r#"{{"details":"{words}","status":"{status}"}}"#),
    ]
    .into_iter()
    .flat_map(|plain| {
        let doubled = format!("\"{}\"", plain.replace('"', "\"\""));
        let inside = serde_json::to_string(&plain).expect("a text");
        [plain, doubled, inside]
    })
    .collect()
}
