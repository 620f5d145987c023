//! What the other methods answer.
//!
//! Sources: docs: post_caservices-agentauthenticationv2-index-php, get_caservices-agentstate-statechange-php,
//! post_ca-apis-agentmanualdial-2, get_caservices-agentmanualdial-php-2, post_ca-apis-phonemanualdial-1,
//! get_callcontrol-v4-php, get_caservices-call-record-php, get_ca-reports-fetchcdrdetails, post_ca-reports-summaryreport-1,
//! get_ca-apis-campaignstatus, post_ca-apis-agentdetails and its older twin, and the older page on adding a lead.

use ringside_domain::{BreakId, CampaignId, VendorCallId};
use ringside_vendor::{Dial, DialKind, Request, ScheduledCall, Target, VendorErrorKind as Kind};

use super::{
    UCID, account, adapter, agent, call, credentials, mode, obliging, reason, refused, state, telling,
};
use crate::{
    stub::{Heard, Say, Stub},
    told::Told,
};

/// The method, what is asked, the answer, and what is told.
type Row = (&'static str, Request, &'static str, Result<(), Told>);

fn number() -> Told {
    Told::new(
        Kind::BadNumber,
        "Ozonetel CloudAgent does not accept this number. Nothing was changed. Check the digits.",
    )
}

fn id() -> VendorCallId {
    VendorCallId::new(UCID)
}

fn log_in() -> Request {
    Request::LogIn { campaign: None }
}

fn lunch() -> Request {
    Request::NotReady { reason: Some(BreakId::new("Lunch")) }
}

fn dial() -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: "+919900000002".into(), lead: None })
}

fn hold() -> Request {
    Request::Hold { call: id() }
}

fn stop() -> Request {
    Request::StopRecording { call: id() }
}

fn conference() -> Request {
    Request::Conference { call: id(), to: Target::Number("+919900000003".into()) }
}

fn past_calls() -> Request {
    Request::PastCalls { number: None }
}

fn lead() -> Request {
    Request::ScheduleCall(ScheduledCall {
        number: "+919900000002".into(),
        alternatives: Vec::new(),
        campaign: CampaignId::new("Sales_Manual"),
        at: None,
        for_me: false,
        name: None,
    })
}

/// The agent's session and state.
fn of_the_agent() -> Vec<Row> {
    vec![
        (
            "index.php",
            log_in(),
            r#"{"status":"success","message":"Agent a101 logged in successfully"}"#,
            Ok(()),
        ),
        (
            "index.php",
            Request::LogOut,
            r#"{"status":"success","message":"Agent a101 logged out successfully"}"#,
            Ok(()),
        ),
        (
            "index.php",
            log_in(),
            r#"{"status":"error","message":"Invalid userName or apiKey"}"#,
            Err(credentials()),
        ),
        (
            "index.php",
            log_in(),
            r#"{"status":"error","message":"Invalid Authentication"}"#,
            Err(credentials()),
        ),
        (
            "index.php",
            Request::LogOut,
            r#"{"status":"error","message":"Agent a101 is not logged in"}"#,
            Ok(()),
        ),
        ("index.php", log_in(), r#"{"status":"error","message":"Agent has already logged in"}"#, Ok(())),
        (
            "index.php",
            log_in(),
            r#"{"status":"error","message":"a102 logged in with the number (+919900000001)"}"#,
            Err(state()),
        ),
        (
            "changeAgentState",
            Request::Ready,
            r#"{"status":"error","message":"userName or apiKey is Invalid"}"#,
            Err(credentials()),
        ),
        (
            "changeAgentState",
            Request::Ready,
            r#"{"status":"error","message":"apiKey should not be empty"}"#,
            Err(credentials()),
        ),
        (
            "changeAgentState",
            Request::Ready,
            r#"{"status":"error","message":"user_name or api_Key is Invalid"}"#,
            Err(credentials()),
        ),
        (
            "changeAgentState",
            Request::Ready,
            r#"{"status":"error","message":"Please provide UserName"}"#,
            Err(credentials()),
        ),
        (
            "changeAgentState",
            Request::Ready,
            r#"{"status":"error","message":"The state should be either 'Ready' or 'Pause' state'"}"#,
            Err(refused("The state should be either 'Ready' or 'Pause' state'")),
        ),
        (
            "changeAgentState",
            lunch(),
            r#"{"status":"error","message":"pauseReason is Invalid"}"#,
            Err(reason()),
        ),
        (
            "changeAgentState",
            lunch(),
            r#"{"status":"error","message":"Agent is not Logged In"}"#,
            Err(agent()),
        ),
        (
            "changeAgentState",
            lunch(),
            r#"{"status":"error","Message":"Agent a101 is in ACW state. You cant change to Pause state"}"#,
            Err(state()),
        ),
        (
            "changeAgentState",
            lunch(),
            r#"{"status":"error","Message":"Agent a101 is in BUSY state. You cant change to Pause state"}"#,
            Err(state()),
        ),
        (
            "changeAgentState",
            lunch(),
            r#"{"status":"success","message":"{\"type\":\"response\",\"utid\":\"22\",\"resp\":\"Success:tbAgentPause~INBOUND\",\"agentStatus\":\"PAUSED\",\"agentId\":\"a101\",\"user\":\"demo\"}"}"#,
            Ok(()),
        ),
    ]
}

/// Calls and their recording, whose success says `Error`.
fn of_calls() -> Vec<Row> {
    vec![
        ("AgentManualDial", dial(), r#"{"ucid":"9012171690000002","status":"queued successfully"}"#, Ok(())),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"false","message":"Invalid User Details","data":null}"#,
            Err(credentials()),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"false","message":"Api Key Should Not be Null or Empty.","data":null}"#,
            Err(mode()),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"fails","message":"Campaign is invalid"}"#,
            Err(refused("Campaign is invalid")),
        ),
        ("AgentManualDial", dial(), r#"{"status":"Fail","message":"Agent is not available"}"#, Err(state())),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"Fail","message":"All parameters are mandatory"}"#,
            Err(refused("All parameters are mandatory")),
        ),
        (
            "AgentManualDial",
            dial(),
            r#"{"status":"fail","message":"please provide proper user credentials"}"#,
            Err(credentials()),
        ),
        (
            "CallControl_V4",
            conference(),
            r#"{"status":"Success","message":"dialing","ucid":"90174967305497"}"#,
            Ok(()),
        ),
        ("CallControl_V4", hold(), r#"{"status":"Success","message":"User hold is successful"}"#, Ok(())),
        (
            "CallControl_V4",
            Request::Retrieve { call: id() },
            r#"{"status":"Success","message":"Call is Un-hold successfully"}"#,
            Ok(()),
        ),
        (
            "CallControl_V4",
            Request::Mute { call: id() },
            r#"{"status":"Success","message":"call got mute successfully"}"#,
            Ok(()),
        ),
        (
            "CallControl_V4",
            Request::Unmute { call: id() },
            r#"{"status":"Success","message":"unmute success"}"#,
            Ok(()),
        ),
        (
            "CallControl_V4",
            Request::HangUp { call: id() },
            r#"{"status":"Success","message":"call got disconnected"}"#,
            Ok(()),
        ),
        ("CallControl_V4", hold(), r#"{"status":"Error","message":"Call not Found"}"#, Err(call())),
        (
            "CallControl_V4",
            conference(),
            r#"{"status":"Error","message":"Please pass valid Conference number"}"#,
            Err(number()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"paused monitoring of the channel\"}"}"#,
            Ok(()),
        ),
        (
            "Record.php",
            Request::StartRecording { call: id() },
            r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"Unpaused monitoring of the channel\"}"}"#,
            Ok(()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"userName should not be empty"}"#,
            Err(credentials()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"apiKey should not be empty"}"#,
            Err(credentials()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"userName or apiKey is Invalid"}"#,
            Err(credentials()),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"action should be either pause or unPause"}"#,
            Err(refused("action should be either pause or unPause")),
        ),
        (
            "Record.php",
            stop(),
            r#"{"status":"Error","message":"action should not be empty"}"#,
            Err(refused("action should not be empty")),
        ),
        ("Record.php", stop(), r#"{"status":"Error","message":"ucid is Invalid"}"#, Err(call())),
        ("Record.php", stop(), r#"{"status":"Error","message":"ucid should not be empty"}"#, Err(call())),
        (
            "CallControl_V4",
            hold(),
            r#"{"status":"false","message":"Token Expired","data":null}"#,
            Err(mode()),
        ),
    ]
}

/// A phone's own dial, which has the call's id in its message, or says there why there is none.
fn of_phones() -> Vec<Row> {
    let method = "PhoneManualDial";
    vec![
        (method, dial(), r#"{"message":"8912171690000001","status":"queued"}"#, Ok(())),
        (method, dial(), r#"{"message":"Authentication failed.","status":"error"}"#, Err(credentials())),
        (
            method,
            dial(),
            r#"{"message":"Phone name not found.","status":"error"}"#,
            Err(refused("Phone name not found.")),
        ),
        (
            method,
            dial(),
            r#"{"message":"Something went wrong. Please contact admin!","status":"error"}"#,
            Err(refused("Something went wrong. Please contact admin!")),
        ),
        (
            method,
            dial(),
            r#"{"message":"Online agent logged in with same phone number","status":"error"}"#,
            Err(state()),
        ),
        (
            method,
            dial(),
            r#"{"message":"Online agent logged in with same phone number","status":"queued"}"#,
            Err(state()),
        ),
        (
            method,
            dial(),
            r#"{"message":"campaign IS NOT offline","status":"err…"}"#,
            Err(refused("campaign IS NOT offline")),
        ),
    ]
}

/// Reports and lists, where having nothing is an error to the vendor and none to the agent.
fn of_reports() -> Vec<Row> {
    let (calls, times, campaigns, leads) =
        ("fetchCDRDetails", "summaryReport", "campaignStatus", "AddCampaignData");
    vec![
        (
            calls,
            past_calls(),
            r#"{"status":"false","message":"Missing userName or apiKey"}"#,
            Err(credentials()),
        ),
        (
            calls,
            past_calls(),
            r#"{"status":"false","message":"userName or apiKey is Invalid"}"#,
            Err(credentials()),
        ),
        (
            calls,
            past_calls(),
            r#"{"message":"Missing fromDate and toDate","status":"fail"}"#,
            Err(refused("Missing fromDate and toDate")),
        ),
        (
            calls,
            past_calls(),
            r#"{"message":"Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss","status":"fail"}"#,
            Err(refused("Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss")),
        ),
        (
            calls,
            past_calls(),
            r#"{"message":"Invalid campaignName","status":"fail"}"#,
            Err(refused("Invalid campaignName")),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"userName or apiKey is Invalid"}"#,
            Err(credentials()),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"apiKey should not be empty"}"#,
            Err(credentials()),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"userName should not be empty"}"#,
            Err(credentials()),
        ),
        (times, Request::Counters, r#"{"status":"error","message":"No Data Found"}"#, Ok(())),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"From and To Date should be in yyyy-mm-dd HH:mm:ss Format"}"#,
            Err(refused("From and To Date should be in yyyy-mm-dd HH:mm:ss Format")),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"From Date Should not be Greater than To Date"}"#,
            Err(refused("From Date Should not be Greater than To Date")),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"Difference Between From and To Date should not be Greater than 30 Days"}"#,
            Err(refused("Difference Between From and To Date should not be Greater than 30 Days")),
        ),
        (
            times,
            Request::Counters,
            r#"{"status":"error","message":"Mode Type is Invalid"}"#,
            Err(refused("Mode Type is Invalid")),
        ),
        (times, Request::Counters, r#"{"status":"error","message":"agentId is Invalid"}"#, Err(agent())),
        (
            campaigns,
            Request::Campaigns,
            r#"{"status":"failure","message":"All parameters are mandatory"}"#,
            Err(refused("All parameters are mandatory")),
        ),
        (campaigns, Request::Campaigns, r#"{"status":"failure","message":"no record found"}"#, Ok(())),
        (
            leads,
            lead(),
            r#"{"status":"SUCCESS","message":"Successfully Updated, Progressive was started"}"#,
            Ok(()),
        ),
        (
            leads,
            lead(),
            r#"{"status":"SUCCESS","message":"Number Already Exist"}"#,
            Err(refused("Number Already Exist")),
        ),
        (leads, lead(), r#"{"status":"FAIL","message":"No User Found"}"#, Err(credentials())),
        (leads, lead(), r#"{"status":"FAIL","message":"Phone Number is Empty!"}"#, Err(number())),
        (leads, lead(), r#"{"status":"FAIL","message":"PhoneNumber Added is a DND Number"}"#, Err(number())),
    ]
}

async fn check(rows: Vec<Row>, options: &str) {
    for (method, request, body, expected) in rows {
        let is_it = move |heard: &Heard| heard.line.contains(method);
        let stub =
            Stub::start(move |heard| if is_it(heard) { Say::body(body) } else { obliging(heard) }).await;
        let vendor = adapter(account(&stub.base_url, options));
        let result = vendor.execute(request).await.map(drop).map_err(|error| telling(&error));
        assert_eq!(result, expected, "{method} {body}");
        assert_eq!(stub.count(method), 1, "{method} {body}: sent once");
    }
}

#[tokio::test]
async fn every_answer_about_the_agent_is_told() {
    check(of_the_agent(), "").await;
}

#[tokio::test]
async fn every_answer_about_a_call_is_told() {
    check(of_calls(), "").await;
    check(of_phones(), "dial = 'phone'").await;
}

#[tokio::test]
async fn every_answer_of_a_report_is_told() {
    check(of_reports(), "").await;
}
