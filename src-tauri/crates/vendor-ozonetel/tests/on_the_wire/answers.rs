//! Every documented answer, verbatim, and what becomes of it.

use ringside_vendor::{Reached, Retry, VendorErrorKind as Kind};

use super::*;

/// Rows D01 to D19 of the seed and those known from elsewhere: id, body, what the agent is told.
const OUTCOMES: &[(&str, &str, Result<Reply, Kind>)] = &[
    ("D01", r#"{"status":"Success","message":"Disposition Queued Successfully"}"#, Ok(Reply::Queued)),
    ("D02", r#"{"details":"Disposition saved successfully","status":"Success"}"#, Ok(Reply::Done)),
    ("D03", r#"{"details":"This call is already Disposed.","status":"Fail"}"#, Err(Kind::AlreadyDisposed)),
    (
        "D04",
        r#"{"status":"false","message":"Api Key Should Not be Null or Empty.","data":null}"#,
        Err(Kind::AccountMode),
    ),
    ("D05", r#"{"status":"false","message":"Invalid User Details","data":null}"#, Err(Kind::BadCredentials)),
    (
        "D06",
        r#"{"status":"false","message":"Username Should Not be Null or Empty.","data":null}"#,
        Err(Kind::BadCredentials),
    ),
    ("D07", r#"{"status":"false","message":"Invalid User Details","data":null}"#, Err(Kind::BadCredentials)),
    ("D08", r#"{"status":"Fail","message":"Invalid Action"}"#, Err(Kind::Refused)),
    ("D09", r#"{"details":"Invalid agent","status":"Fail"}"#, Err(Kind::UnknownAgent)),
    ("D10", r#"{"status":"Fail","message":"Invalid ucid"}"#, Err(Kind::NoSuchCall)),
    (
        "D11",
        r#"{"details":"Invalid ucid [9012171] or did [914071327663]","status":"Fail"}"#,
        Err(Kind::NoSuchCall),
    ),
    ("D12", r#"{"details":"Invalid ucid()","status":"Fail"}"#, Err(Kind::NoSuchCall)),
    ("D13", r#"{"status":"Fail","message":"Invalid Disposition"}"#, Err(Kind::UnknownDisposition)),
    ("D14", r#"{"details":"Invalid Disposition","status":"Fail"}"#, Err(Kind::UnknownDisposition)),
    ("D15", r#"{"details":"Provide pause reason","status":"Fail"}"#, Err(Kind::BreakReason)),
    ("D16", r#"{"details":"Disposition saved successfully","status":"Success"}"#, Ok(Reply::Done)),
    ("D17", r#"{"details":"This call is already Disposed.","status":"Fail"}"#, Err(Kind::AlreadyDisposed)),
    ("D18", r#"{"details":"This call is already Disposed.","status":"Fail"}"#, Err(Kind::AlreadyDisposed)),
    ("D19", r#"{"details":"Agent is not on this call.","status":"Fail"}"#, Err(Kind::NotOnCall)),
    ("queued, older", r#"{"details":"queued successfully","status":"Success"}"#, Ok(Reply::Queued)),
    (
        "empty, older",
        r#"{"details":"Empty disposition code","status":"Fail"}"#,
        Err(Kind::UnknownDisposition),
    ),
    ("reason, older", r#"{"details":"Provide pause reason.","status":"Fail"}"#, Err(Kind::BreakReason)),
    ("key, older", r#"{"details":"Authentication fails","status":"Fail"}"#, Err(Kind::BadCredentials)),
    ("action, older", r#"{"status":"Fail","details":"Invalid action->XXXX"}"#, Err(Kind::Refused)),
    (
        "mode, as labelled",
        r#"{"status":"false","message":"Token Expired","data":null}"#,
        Err(Kind::AccountMode),
    ),
    ("unknown refusal", r#"{"details":"Not today","status":"Fail"}"#, Err(Kind::Refused)),
];

fn outcome(result: &Result<Reply, VendorError>) -> Result<Reply, Kind> {
    match result {
        Ok(reply) => Ok(reply.clone()),
        Err(error) => Err(error.kind),
    }
}

#[tokio::test]
async fn every_row_of_the_outcome_table_is_told_apart_in_every_spelling_and_under_any_status() {
    for (row, body, expected) in OUTCOMES {
        let doubled = format!("\"{}\"", body.replace('"', "\"\""));
        let in_a_string = serde_json_string(body);
        let mut spellings = vec![Say::body(body), Say::body(&doubled), Say::body(&in_a_string)];
        if expected.is_err() {
            spellings.push(Say::status("401 Unauthorized", "", body));
            spellings.push(Say::status("400 Bad Request", "", body));
        }
        for say in spellings {
            let known_row = !row.starts_with("unknown");
            if !known_row && matches!(&say, Say::Raw(raw) if raw.contains("401")) {
                continue;
            }
            let stub = obliging_but("dispose", say.clone()).await;
            let result = ask(&adapter(&stub), dispose()).await;
            assert_eq!(outcome(&result), *expected, "{row}: {say:?}");
            assert_eq!(stub.count("dispose"), 1, "{row}");
            if let Err(error) = result {
                assert_eq!((error.reached, error.retry), (Reached::No, Retry::Never), "{row}");
            }
        }
    }
}

/// A text as a JSON string.
fn serde_json_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[tokio::test]
async fn a_wrong_account_setting_is_not_told_as_a_wrong_key() {
    let stub = obliging_but("list", Say::body(OUTCOMES[3].1)).await;
    let error = ask(&adapter(&stub), Request::SignIn).await.expect_err("refused");
    assert_eq!(error.kind, Kind::AccountMode);
    let stub = obliging_but("list", Say::body(OUTCOMES[4].1)).await;
    assert_eq!(ask(&adapter(&stub), Request::SignIn).await.expect_err("refused").kind, Kind::BadCredentials);
}

#[tokio::test]
async fn numbers_the_vendor_echoes_are_not_shown() {
    let stub = obliging_but("dispose", Say::body(OUTCOMES[10].1)).await;
    let error = ask(&adapter(&stub), dispose()).await.expect_err("refused");
    assert_eq!(error.detail.as_deref(), Some("Invalid ucid … or did …"));
}

/// The other methods' rows: method, request, body, what the agent is told.
fn rows() -> Vec<(&'static str, Request, &'static str, Result<(), Kind>)> {
    let log_in = || Request::LogIn { campaign: None };
    let hold = || Request::Hold { call: call() };
    let stop = || Request::StopRecording { call: call() };
    let (auth, state, control) = ("index.php", "changeAgentState", "CallControl_V4");
    vec![
        (auth, log_in(), r#"{"status":"success","message":"Agent a101 logged in successfully"}"#, Ok(())),
        (
            auth,
            Request::LogOut,
            r#"{"status":"success","message":"Agent a101 logged out successfully"}"#,
            Ok(()),
        ),
        (
            auth,
            log_in(),
            r#"{"status":"error","message":"Invalid userName or apiKey"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            auth,
            log_in(),
            r#"{"status":"error","message":"Invalid Authentication"}"#,
            Err(Kind::BadCredentials),
        ),
        (auth, Request::LogOut, r#"{"status":"error","message":"Agent a101 is not logged in"}"#, Ok(())),
        (auth, log_in(), r#"{"status":"error","message":"Agent has already logged in"}"#, Ok(())),
        (
            auth,
            log_in(),
            r#"{"status":"error","message":"a102 logged in with the number (+919900000001)"}"#,
            Err(Kind::WrongState),
        ),
        (
            state,
            Request::Ready,
            r#"{"status":"error","message":"userName or apiKey is Invalid"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            state,
            Request::Ready,
            r#"{"status":"error","message":"apiKey should not be empty"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            state,
            Request::Ready,
            r#"{"status":"error","message":"user_name or api_Key is Invalid"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            state,
            Request::Ready,
            r#"{"status":"error","message":"Please provide UserName"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            state,
            Request::Ready,
            r#"{"status":"error","message":"The state should be either 'Ready' or 'Pause' state'"}"#,
            Err(Kind::Refused),
        ),
        (state, lunch(), r#"{"status":"error","message":"pauseReason is Invalid"}"#, Err(Kind::BreakReason)),
        (state, lunch(), r#"{"status":"error","message":"Agent is not Logged In"}"#, Err(Kind::UnknownAgent)),
        (
            state,
            lunch(),
            r#"{"status":"error","Message":"Agent a101 is in ACW state. You cant change to Pause state"}"#,
            Err(Kind::WrongState),
        ),
        (
            state,
            lunch(),
            r#"{"status":"error","Message":"Agent a101 is in BUSY state. You cant change to Pause state"}"#,
            Err(Kind::WrongState),
        ),
        (
            state,
            lunch(),
            r#"{"status":"success","message":"{\"type\":\"response\",\"utid\":\"22\",\"resp\":\"Success:tbAgentPause~INBOUND\",\"agentStatus\":\"PAUSED\",\"agentId\":\"a101\",\"user\":\"demo\"}"}"#,
            Ok(()),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"fails","message":"Campaign is invalid"}"#,
            Err(Kind::Refused),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"Fail","message":"Agent is not available"}"#,
            Err(Kind::WrongState),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"Fail","message":"All parameters are mandatory"}"#,
            Err(Kind::Refused),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"fail","message":"please provide proper user credentials"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            control,
            conference(),
            r#"{"status":"Success","message":"dialing","ucid":"90174967305497"}"#,
            Ok(()),
        ),
        (control, hold(), r#"{"status":"Success","message":"User hold is successful"}"#, Ok(())),
        (
            control,
            Request::Retrieve { call: call() },
            r#"{"status":"Success","message":"Call is Un-hold successfully"}"#,
            Ok(()),
        ),
        (
            control,
            Request::Mute { call: call() },
            r#"{"status":"Success","message":"call got mute successfully"}"#,
            Ok(()),
        ),
        (
            control,
            Request::Unmute { call: call() },
            r#"{"status":"Success","message":"unmute success"}"#,
            Ok(()),
        ),
        (
            control,
            Request::HangUp { call: call() },
            r#"{"status":"Success","message":"call got disconnected"}"#,
            Ok(()),
        ),
        (control, hold(), r#"{"status":"Error","message":"Call not Found"}"#, Err(Kind::NoSuchCall)),
        (
            control,
            conference(),
            r#"{"status":"Error","message":"Please pass valid Conference number"}"#,
            Err(Kind::BadNumber),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"paused monitoring of the channel\"}"}"#,
            Ok(()),
        ),
        (
            "Record.php",
            Request::StartRecording { call: call() },
            r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"Unpaused monitoring of the channel\"}"}"#,
            Ok(()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"userName should not be empty"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"apiKey should not be empty"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"userName or apiKey is Invalid"}"#,
            Err(Kind::BadCredentials),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"action should be either pause or unPause"}"#,
            Err(Kind::Refused),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"action should not be empty"}"#,
            Err(Kind::Refused),
        ),
        ("Record.php", stop(), r#"{"status":"Error","message":"ucid is Invalid"}"#, Err(Kind::NoSuchCall)),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"ucid should not be empty"}"#,
            Err(Kind::NoSuchCall),
        ),
    ]
}

#[tokio::test]
async fn every_other_documented_answer_is_told_apart() {
    for (method, request, body, expected) in rows() {
        let stub = obliging_but(method, Say::body(body)).await;
        let result = ask(&adapter(&stub), request).await;
        assert_eq!(result.as_ref().map(drop).map_err(|error| error.kind), expected, "{body}");
        if let Err(error) = result {
            assert_eq!(error.reached, Reached::No, "{body}");
        }
    }
}

#[tokio::test]
async fn a_phone_dial_holds_the_calls_id_in_its_message_or_says_why_there_is_none() {
    let busy = r#"{"message":"Online agent logged in with same phone number","status":"queued"}"#;
    for (body, expected) in [
        (r#"{"message":"8912171690000001","status":"queued"}"#, Ok("8912171690000001")),
        (busy, Err(Kind::WrongState)),
        (
            r#"{"message":"Online agent logged in with same phone number","status":"error"}"#,
            Err(Kind::WrongState),
        ),
        (r#"{"message":"Authentication failed.","status":"error"}"#, Err(Kind::BadCredentials)),
        (r#"{"message":"Phone name not found.","status":"error"}"#, Err(Kind::Refused)),
        (r#"{"message":"Something went wrong. Please contact admin!","status":"error"}"#, Err(Kind::Refused)),
        (r#"{"message":"campaign IS NOT offline","status":"err…"}"#, Err(Kind::Refused)),
        (r#"{"message":"who knows","status":"queued"}"#, Err(Kind::NotUnderstood)),
    ] {
        let stub = obliging_but("PhoneManualDial", Say::body(body)).await;
        let result = ask(&adapter_with(&stub, "dial = \"phone\""), dial()).await;
        match (result, expected) {
            (Ok(Reply::Dialled(Some(call))), Ok(id)) => assert_eq!(call.id.as_str(), id),
            (Err(error), Err(kind)) => {
                assert_eq!(error.kind, kind, "{body}");
                let maybe = kind == Kind::NotUnderstood;
                assert_eq!(error.reached == Reached::Maybe, maybe, "{body}");
            }
            (result, _) => panic!("{body}: {result:?}"),
        }
    }
}

#[tokio::test]
async fn a_call_is_known_by_its_id_and_one_without_is_only_dialled() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let Ok(Reply::Dialled(Some(dialled))) = ask(&vendor, dial()).await else { panic!("not dialled") };
    assert_eq!((dialled.id.as_str(), dialled.number.as_deref()), (UCID, Some(CUSTOMER)));
    assert_eq!((dialled.state, dialled.queue.as_deref()), (None, Some("Sales_Manual")));
    let stub = obliging_but("AgentManualDial", Say::body(r#"{"status":"queued successfully"}"#)).await;
    assert_eq!(ask(&adapter(&stub), dial()).await.expect("dialled"), Reply::Dialled(None));
}
