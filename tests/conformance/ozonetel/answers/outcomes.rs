//! Rows D01 to D19 of the seed, in the very spelling of its table, and those known from elsewhere.
//!
//! Sources: seed; docs: get_caservices-disposition-dispositionapiv2-php and its twins for the older ones.

use ringside_vendor::{Reply, VendorErrorKind as Kind};

use super::{agent, answered, call, credentials, dispose, mode, reason, refused, spellings, telling};
use crate::{stub::Say, told::Told};

const DISPOSED: &str = r#""{""details"": ""This call is already Disposed."", ""status"": ""Fail""}""#;
const NO_KEY: &str =
    r#""{""status"": ""false"",""message"": ""Api Key Should Not be Null or Empty."", ""data"": null}""#;
const NO_USER: &str =
    r#""{""status"": ""false"", ""message"": ""Username Should Not be Null or Empty."",""data"": null}""#;
const WRONG_USER: &str = r#"{"status": "false","message": "Invalid User Details","data": null}"#;
const NO_ACTION: &str = r#""{""status"": ""Fail"", ""message"": ""Invalid Action""}""#;
const NO_AGENT: &str = r#""{""details"": ""Invalid agent"", ""status"": ""Fail""}""#;
const NO_CALL: &str = r#""{ ""status"": ""Fail"", ""message"": ""Invalid ucid"" }""#;
const NO_CODE: &str = r#""{ ""status"": ""Fail"", ""message"": ""Invalid Disposition"" }""#;

fn already() -> Told {
    Told::new(
        Kind::AlreadyDisposed,
        "Ozonetel CloudAgent says this call has its outcome already: given elsewhere, or set when the time was up. Nothing was changed.",
    )
}

fn code() -> Told {
    Told::new(
        Kind::UnknownDisposition,
        "Ozonetel CloudAgent does not know this outcome. Nothing was changed. Choose another.",
    )
}

/// The seed's table, row by row, with the row's number in our list of them.
fn seed() -> Vec<(&'static str, &'static str, Result<Reply, Told>)> {
    vec![
        (
            "D01 before disconnecting",
            r#"{"status": "Success","message": "Disposition Queued Successfully"}"#,
            Ok(Reply::Queued),
        ),
        (
            "D02 after disconnecting",
            r#""{""details"": ""Disposition saved successfully"", ""status"": ""Success""}""#,
            Ok(Reply::Done),
        ),
        ("D03 already disposed", DISPOSED, Err(already())),
        ("D04 invalid apiKey key", NO_KEY, Err(mode())),
        ("D05 invalid apiKey value", WRONG_USER, Err(credentials())),
        ("D04 missing apiKey key", NO_KEY, Err(mode())),
        ("D05 missing apiKey value", WRONG_USER, Err(credentials())),
        ("D06 invalid userName key", NO_USER, Err(credentials())),
        ("D07 invalid userName value", WRONG_USER, Err(credentials())),
        ("D06 missing userName key", NO_USER, Err(credentials())),
        ("D06 missing userName value", NO_USER, Err(credentials())),
        (
            "D08 invalid action key",
            r#""{ ""status"": ""Fail"", ""message"": ""Invalid Action"" }""#,
            Err(refused("Invalid Action")),
        ),
        ("D08 invalid action value", NO_ACTION, Err(refused("Invalid Action"))),
        ("D08 missing action key", NO_ACTION, Err(refused("Invalid Action"))),
        ("D08 missing action value", NO_ACTION, Err(refused("Invalid Action"))),
        ("D09 invalid agentID key", NO_AGENT, Err(agent())),
        ("D09 invalid agentID value", NO_AGENT, Err(agent())),
        ("D09 missing agentID key", NO_AGENT, Err(agent())),
        ("D09 missing agentID value", NO_AGENT, Err(agent())),
        ("D10 invalid UCID key", NO_CALL, Err(call())),
        (
            "D11 invalid UCID value",
            r#"{"details": "Invalid ucid [9012171] or did [914071327663]","status": "Fail"}"#,
            Err(call()),
        ),
        ("D10 missing UCID key", NO_CALL, Err(call())),
        (
            "D12 missing UCID value",
            r#""{""details"": ""Invalid ucid()"", ""status"": ""Fail""}""#,
            Err(call()),
        ),
        ("D13 invalid disposition key", NO_CODE, Err(code())),
        (
            "D14 invalid disposition value",
            r#""{""details"": ""Invalid Disposition"", ""status"": ""Fail""}""#,
            Err(code()),
        ),
        ("D13 missing disposition key", NO_CODE, Err(code())),
        ("D13 missing disposition value", NO_CODE, Err(code())),
        (
            "D15 pause without a reason",
            r#"{"details":"Provide pause reason","status":"Fail"}"#,
            Err(reason()),
        ),
        (
            "D16 in acw, within wrap up time",
            r#"{"details":"Disposition saved successfully","status":"Success"}"#,
            Ok(Reply::Done),
        ),
        (
            "D17 in acw, multiple times",
            r#"{"details":"This call is already Disposed.","status":"Fail"}"#,
            Err(already()),
        ),
        (
            "D18 in acw, wrap up time exceeded",
            r#"{"details":"This call is already Disposed.","status":"Fail"}"#,
            Err(already()),
        ),
        (
            "D19 agent not on the call",
            r#"{"details":"Agent is not on this call.","status":"Fail"}"#,
            Err(Told::new(
                Kind::NotOnCall,
                "Ozonetel CloudAgent says you were not on this call. Nothing was changed.",
            )),
        ),
    ]
}

/// Rows of older versions and of other pages about the same method.
fn older() -> Vec<(&'static str, &'static str, Result<Reply, Told>)> {
    vec![
        ("queued", r#"{"details":"queued successfully","status":"Success"}"#, Ok(Reply::Queued)),
        ("no code", r#"{"details":"Empty disposition code","status":"Fail"}"#, Err(code())),
        ("no reason", r#"{"details":"Provide pause reason.","status":"Fail"}"#, Err(reason())),
        ("the key", r#"{"details":"Authentication fails","status":"Fail"}"#, Err(credentials())),
        (
            "the action",
            r#"{"details":"Invalid action->XXXXX","status":"Fail"}"#,
            // Nothing that looks like markup is shown.
            Err(refused("Invalid action-XXXXX")),
        ),
        (
            "a ucid of 20 characters",
            r#"{"status":"Error","details":"Unable to Dispose . Please retry after some time."}"#,
            Err(refused("Unable to Dispose . Please retry after some time.")),
        ),
    ]
}

async fn check(row: &str, body: &str, expected: &Result<Reply, Told>) {
    let (stub, vendor) = answered(Say::body(body), "").await;
    let result = vendor.execute(dispose()).await.map_err(|error| telling(&error));
    assert_eq!(result, *expected, "{row}: {body}");
    // One answer asks for another try, and is given one.
    let sent = if body.contains("Please retry") { 2 } else { 1 };
    assert_eq!(stub.count("DispositionAPIV2"), sent, "{row}: {body}");
}

#[tokio::test]
async fn every_row_of_the_outcome_table_is_told_to_the_agent() {
    let seed = seed();
    let rows: std::collections::BTreeSet<_> = seed.iter().map(|(row, ..)| &row[..3]).collect();
    assert_eq!(rows.len(), 19, "D01 to D19");
    for (row, body, expected) in seed.iter().chain(&older()) {
        check(row, body, expected).await;
    }
}

#[tokio::test]
async fn every_row_means_the_same_in_all_three_envelopes_and_with_doubled_quotes() {
    for (row, body, expected) in seed().iter().chain(&older()) {
        let plain = match body.strip_prefix('"') {
            Some(doubled) => doubled.trim_end_matches('"').replace("\"\"", "\""),
            None => (*body).to_owned(),
        };
        let said: serde_json::Value = serde_json::from_str(&plain).expect(row);
        let text = |name: &str| said[name].as_str();
        let words = text("message").or_else(|| text("details")).expect("words");
        for body in spellings(text("status").expect("a status"), words) {
            check(row, &body, expected).await;
        }
    }
}
