use ringside_domain::{Callback, CampaignId};
use ringside_vendor::ScheduledCall;

use super::*;

/// What a request sends: the line and the body.
async fn sent(options: &str, method: &str, request: Request) -> (String, String) {
    let stub = start(|heard, _| obliging(heard)).await;
    ask(&adapter_with(&stub, options), request).await.expect(method);
    let heard = stub.last(method);
    (heard.line().to_owned(), heard.body)
}

/// A body without the mark of a dial, which is different each time.
fn unmarked(body: &str) -> String {
    let (before, rest) = body.split_once("\"uui\":\"ringside-").expect("a mark");
    let (mark, after) = rest.split_once('"').expect("its end");
    assert_eq!(mark.len(), 36, "{mark}");
    format!("{before}\"uui\":\"…\"{after}")
}

#[tokio::test]
async fn an_outcome_carries_every_parameter_in_the_documents_order() {
    let mut outcome = disposition("Callback");
    outcome.note = Some("asked for \"Monday\" – é".into());
    outcome.callback = Some(Callback {
        at: "2027-03-08T09:00:00Z".parse().expect("an instant"),
        zone: "Europe/London".into(),
    });
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, "auto_release = true");
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held for the outcome");
    ask(&vendor, dispose_as(outcome, false)).await.expect("saved");
    let heard = stub.last("dispose");
    assert_eq!(heard.line(), "POST /ca_apis/DispositionAPIV2");
    assert_eq!(heard.header("apikey"), [KEY]);
    assert_eq!(heard.header("content-type"), ["application/json"]);
    assert!(heard.header("authorization").is_empty());
    assert_eq!(
        heard.body,
        concat!(
            r#"{"userName":"demo_account","action":"Set","agentID":"a101","ucid":"9012171690000001","#,
            r#""did":"914071327663","disposition":"Callback","comments":"asked for \"Monday\" – é","#,
            r#""callBackTime":"2027-03-08 14:30","pauseAfterDispose":"true","pauseReason":"Lunch","autoRelease":"true"}"#
        )
    );
}

#[tokio::test]
async fn what_is_not_wanted_is_left_out_of_an_outcome() {
    let (_, body) = sent("", "dispose", dispose()).await;
    assert_eq!(
        body,
        r#"{"userName":"demo_account","action":"Set","agentID":"a101","ucid":"9012171690000001","did":"914071327663","disposition":"Sale"}"#
    );
}

#[tokio::test]
async fn the_list_of_outcomes_is_asked_for_in_short_or_in_full() {
    let (line, body) = sent("", "list", Request::Dispositions).await;
    assert_eq!(line, "POST /ca_apis/DispositionAPIV2");
    assert_eq!(body, r#"{"userName":"demo_account","action":"get"}"#);
    let (_, body) = sent("list_in_full = true", "list", Request::Dispositions).await;
    assert_eq!(
        body,
        r#"{"userName":"demo_account","action":"get","agentID":"a101","ucid":"","did":"914071327663","disposition":""}"#
    );
}

#[tokio::test]
async fn each_way_to_dial_has_its_own_parameters() {
    let (line, body) = sent("", "AgentManualDial", dial()).await;
    assert_eq!(line, "POST /ca_apis/AgentManualDial");
    assert_eq!(
        unmarked(&body),
        r#"{"userName":"demo_account","agentID":"a101","campaignName":"Sales_Manual","customerNumber":"09900000002","UCID":"true","uui":"…"}"#
    );
    let (_, body) = sent("dial = \"skill\"", "AgentManualDial", dial()).await;
    assert_eq!(
        unmarked(&body),
        r#"{"userName":"demo_account","skill":"General","did":"914071327663","customerNumber":"09900000002","UCID":"true","uui":"…"}"#
    );
    let (line, body) = sent("dial = \"phone\"\ncall_limit_s = 600", "PhoneManualDial", dial()).await;
    assert_eq!(line, "POST /ca_apis/PhoneManualDial");
    assert_eq!(
        unmarked(&body),
        r#"{"userName":"demo_account","custNumber":"09900000002","phoneName":"a101_phone","did":"914071327663","campaignName":"Sales_Manual","uui":"…","callLimit":600,"checkStatus":true}"#
    );
}

#[tokio::test]
async fn a_call_is_controlled_by_action_name_and_number() {
    let body = |action: &str, number: &str| {
        format!(
            r#"{{"userName":"demo_account","action":"{action}","ucid":"9012171690000001","did":"914071327663","agentPhoneName":"a101_phone","conferenceNumber":"{number}"}}"#
        )
    };
    let (agent, customer, third) = ("09900000001", "09900000002", "09900000003");
    for (action, number, request) in [
        ("HOLD", customer, Request::Hold { call: call() }),
        ("UNHOLD", customer, Request::Retrieve { call: call() }),
        ("MUTE", customer, Request::Mute { call: call() }),
        ("UNMUTE", customer, Request::Unmute { call: call() }),
        ("CONFERENCE", third, conference()),
        ("KICK_CALL", agent, Request::HangUp { call: call() }),
    ] {
        let stub = start(|heard, _| obliging(heard)).await;
        let vendor = adapter(&stub);
        ask(&vendor, dial()).await.expect("dialled");
        ask(&vendor, request).await.expect(action);
        let heard = stub.last("CallControl_V4");
        assert_eq!(heard.line(), "POST /ca_apis/CallControl_V4");
        assert_eq!(heard.body, body(action, number), "{action}");
    }
    let (_, unknown) = sent("", "CallControl_V4", Request::Hold { call: call() }).await;
    assert_eq!(unknown, body("HOLD", agent), "a call of before a restart, whose number is not known");
    let (_, without) =
        sent("conference_number_always = false", "CallControl_V4", Request::Hold { call: call() }).await;
    assert!(!without.contains("conferenceNumber"));
}

#[tokio::test]
async fn recording_is_paused_and_resumed_by_a_query_that_holds_the_key() {
    for (action, request) in [
        ("pause", Request::StopRecording { call: call() }),
        ("unPause", Request::StartRecording { call: call() }),
    ] {
        let (line, body) = sent("", "Record.php", request).await;
        let expected = format!(
            "GET /CAServices/Call/Record.php?userName=demo_account&apiKey={KEY}&action={action}&ucid={UCID}"
        );
        assert_eq!((line, body), (expected, String::new()));
    }
}

#[tokio::test]
async fn the_agent_logs_in_with_id_and_password_and_the_account_in_a_form() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(
        &stub,
        "agent_phone_number = \"+919900000001\"\nlogin_mode = \"blended\"\nlogin_state = \"Ready\"",
    );
    ask(&vendor, Request::LogIn { campaign: None }).await.expect("logged in");
    let heard = stub.last("index.php");
    assert_eq!(heard.line(), "POST /CAServices/AgentAuthenticationV2/index.php");
    assert_eq!(heard.header("authorization"), ["Basic YTEwMTphZ2VudC1wdw=="]);
    assert_eq!(heard.header("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(
        heard.body,
        format!(
            "userName=demo_account&apiKey={KEY}&phoneNumber=%2B919900000001&action=login&mode=blended&state=Ready"
        )
    );
    ask(&vendor, Request::LogOut).await.expect("logged out");
    assert_eq!(stub.last("index.php").body, format!("userName=demo_account&apiKey={KEY}&action=logout"));
}

#[tokio::test]
async fn a_state_is_asked_for_with_phone_name_and_reason() {
    let (line, body) = sent("", "changeAgentState", Request::Ready).await;
    assert_eq!(line, "POST /ca_apis/changeAgentState");
    assert_eq!(
        body,
        r#"{"userName":"demo_account","agentId":"a101","phoneName":"a101_phone","state":"Ready"}"#
    );
    let paused = r#"{"userName":"demo_account","agentId":"a101","phoneName":"a101_phone","state":"Pause","pauseReason":"Lunch"}"#;
    assert_eq!(sent("", "changeAgentState", lunch()).await.1, paused);
    let usual = Request::NotReady { reason: None };
    assert_eq!(sent("pause_reason = \"Lunch\"", "changeAgentState", usual).await.1, paused);
}

#[tokio::test]
async fn campaigns_are_read_and_run_by_name() {
    let (line, body) = sent("", "campaignStatus", Request::Campaigns).await;
    assert_eq!(line, "GET /ca_apis/campaignStatus");
    assert_eq!(body, r#"{"userName":"demo_account","campaignName":"Sales_Manual"}"#);
    for (run, action) in [(true, "Start"), (false, "Stop")] {
        let request = Request::RunCampaign { campaign: CampaignId::new("Sales_Manual"), run };
        let (line, body) = sent("", "setCampaignStatus", request).await;
        assert_eq!(line, "PUT /ca_apis/setCampaignStatus");
        assert_eq!(
            body,
            format!(
                r#"{{"userName":"demo_account","campaignName":"Sales_Manual","action":"{action}","process":true}}"#
            )
        );
    }
}

#[tokio::test]
async fn a_number_is_given_to_a_campaign() {
    let request = Request::ScheduleCall(ScheduledCall {
        number: CUSTOMER.into(),
        alternatives: Vec::new(),
        campaign: CampaignId::new("Sales_Progressive"),
        at: None,
        for_me: true,
        name: Some("Sam Sample".into()),
    });
    let (line, body) = sent("", "AddCampaignData", request).await;
    assert_eq!(line, "POST /ca_apis/AddCampaignData");
    assert_eq!(
        body,
        r#"{"userName":"demo_account","campaign_name":"Sales_Progressive","PhoneNumber":"09900000002","Name":"Sam Sample","agentId":"a101","checkDuplicate":"true"}"#
    );
}

#[tokio::test]
async fn the_header_of_the_key_can_be_renamed() {
    let stub = start(|heard, _| obliging(heard)).await;
    ask(&adapter_with(&stub, "api_key_header = \"api_key\""), Request::Ready).await.expect("ready");
    assert_eq!(stub.last("changeAgentState").header("api_key"), [KEY]);
}

#[tokio::test]
async fn signing_in_proves_the_key_and_reads_the_name_where_the_state_is_read() {
    let stub = start(|heard, _| obliging(heard)).await;
    ask(&adapter(&stub), Request::SignIn).await.expect("signed in");
    assert_eq!(stub.names(), ["list"]);
    let stub = start(|heard, _| obliging(heard)).await;
    let Ok(Reply::SignedIn(signed_in)) =
        ask(&adapter_with(&stub, "status_every_s = 30"), Request::SignIn).await
    else {
        panic!("not signed in")
    };
    assert_eq!(signed_in.agent_name.as_deref(), Some("Ana Ejemplo"));
    assert_eq!(stub.names(), ["list", "agentDetails"]);
}

#[tokio::test]
async fn what_cannot_be_sent_leaves_nothing() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let words = Request::Dial(Dial { kind: DialKind::Manual, number: "call me".into(), lead: None });
    let nameless = Request::Hold { call: VendorCallId::new(" ") };
    let user = Request::Conference { call: call(), to: Target::User(ringside_domain::UserId::new("a102")) };
    for request in [words, nameless, user] {
        let error = ask(&vendor, request).await.expect_err("refused here");
        assert_eq!(error.kind, ringside_vendor::VendorErrorKind::InvalidRequest);
    }
    assert!(stub.heard().is_empty());
}
