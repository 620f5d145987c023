use std::{sync::Arc, time::Duration};

use ringside_domain::{AgentState, BreakId, CallState, CampaignId};
use ringside_vendor::{AgentSnapshot, Counter, Retry, ScheduledCall, VendorErrorKind as Kind};
use tokio::sync::Notify;

use super::*;

const RECORDS: &str = r#"{"status":"success","details":[
    {"CallID":31733467784618213,"AgentID":"a101","CallDate":"2025-09-01 11:49:33","CallerID":"09900000002",
     "Disposition":"Sale","Comments":"fine","Duration":"00:01:05","CampaignName":"Sales_Manual","CallAudio":null},
    {"CallID":"31733467784618214","AgentID":"A101","CallDate":"2025-09-01","StartTime":"12:00:00",
     "DialedNumber":"09900000003","Disposition":"Wrap up time exceeded :1"},
    {"CallID":7,"AgentID":"a102","CallDate":"never","CallerID":"+919900000002"}]}"#;

#[tokio::test]
async fn todays_calls_of_the_agent_are_read_newest_first() {
    let stub = obliging_but("fetchCDRDetails", Say::body(RECORDS)).await;
    let Ok(Reply::PastCalls(calls)) = ask(&adapter(&stub), Request::PastCalls { number: None }).await else {
        panic!("no calls")
    };
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].outcome.as_deref(), Some("Wrap up time exceeded :1"));
    assert_eq!(calls[0].at.map(|at| at.to_string()).as_deref(), Some("2025-09-01T06:30:00Z"));
    let first = &calls[1];
    assert_eq!(first.id, Some(VendorCallId::new("31733467784618213")), "every digit of it");
    assert_eq!(first.at.map(|at| at.to_string()).as_deref(), Some("2025-09-01T06:19:33Z"));
    assert_eq!((first.duration_s, first.note.as_deref()), (Some(65), Some("fine")));
    assert_eq!(first.more, [("CampaignName".to_owned(), "Sales_Manual".to_owned())]);
    let heard = stub.last("fetchCDRDetails");
    assert_eq!(heard.line(), "GET /ca_reports/fetchCDRDetails");
    // Midnight may fall between the request and this line.
    let now = jiff::Timestamp::now().in_tz("Asia/Kolkata").expect("a zone").date();
    let fits = [now, now.yesterday().expect("in range")].iter().any(|day| {
        heard.body
            == format!(
                r#"{{"fromDate":"{day} 00:00:00","toDate":"{day} 23:59:59","userName":"demo_account"}}"#
            )
    });
    assert!(fits, "{}", heard.body);
}

#[tokio::test]
async fn calls_with_a_number_are_found_however_it_is_written() {
    let stub = obliging_but("fetchCDRDetails", Say::body(RECORDS)).await;
    let request = Request::PastCalls { number: Some(CUSTOMER.into()) };
    let Ok(Reply::PastCalls(calls)) = ask(&adapter(&stub), request).await else { panic!("no calls") };
    assert_eq!(calls.len(), 2, "another agent's too");
}

#[tokio::test]
async fn a_limit_counts_for_all_agents_of_the_account() {
    let stub = start(|heard, _| obliging(heard)).await;
    let one = adapter(&stub);
    let mut other = account(&stub, "");
    other.user_id = "a102".into();
    let other = Ozonetel::new(other).expect("an account");
    let records = || Request::PastCalls { number: None };
    ask(&one, records()).await.expect("a list");
    ask(&other, records()).await.expect("a list");
    let error = ask(&one, records()).await.expect_err("two a minute");
    assert_eq!(error.kind, Kind::RateLimited);
    assert!(matches!(error.retry, Retry::After(wait) if wait <= Duration::from_secs(60)));
    assert_eq!(stub.count("fetchCDRDetails"), 2);
}

#[tokio::test]
async fn what_other_desktops_used_up_is_waited_for() {
    for (method, request, said, seconds) in [
        (
            "getAgentLogins",
            Request::Floor,
            r#"{"status":"error","message":"only 1 hit will be allowed within a time frame of 5mins"}"#,
            300,
        ),
        ("summaryReport", Request::Counters, r#"{"message":"Max limit exceeded","status":"error"}"#, 60),
    ] {
        let stub = obliging_but(method, Say::body(said)).await;
        let vendor = adapter(&stub);
        for _ in 0..2 {
            let error = ask(&vendor, request.clone()).await.expect_err("used up");
            assert_eq!(error.kind, Kind::RateLimited);
            let Retry::After(wait) = error.retry else { panic!("{:?}", error.retry) };
            assert!(wait > Duration::from_secs(seconds - 10) && wait <= Duration::from_secs(seconds));
        }
        assert_eq!(stub.count(method), 1);
    }
}

#[tokio::test]
async fn the_floor_is_read_with_the_vendors_words_beside_ours() {
    let body = r#"{"status":"success","message":[
        {"AgentId":"a101","AgentName":"Ana Ejemplo","State":"ACW"},
        {"agent_id":"a102","Status":"pause","Pause Reason":"Lunch"},
        {"AgentId":103,"State":"Pondering"},{"AgentName":"nobody"},7]}"#;
    let stub = obliging_but("getAgentLogins", Say::body(body)).await;
    let Ok(Reply::Floor(floor)) = ask(&adapter(&stub), Request::Floor).await else { panic!("no floor") };
    let seen: Vec<_> = floor.iter().map(|agent| (agent.id.as_str(), agent.word.as_str())).collect();
    assert_eq!(seen, [("a101", "ACW"), ("a102", "pause"), ("103", "Pondering")]);
    assert_eq!(floor[0].state, Some(AgentState::AfterCallWork));
    let Some(AgentState::NotReady { reason: Some(reason) }) = &floor[1].state else { panic!("no reason") };
    assert_eq!(reason.id, BreakId::new("Lunch"));
    assert_eq!(floor[2].state, None);
    assert_eq!(
        stub.last("getAgentLogins").line(),
        format!(
            "GET /cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/getAgentLogins?api_key={KEY}&username=demo_account"
        )
    );
}

#[tokio::test]
async fn the_state_can_stand_in_a_member_the_profile_names() {
    let body = r#"{"status":"success","message":[{"AgentId":"a101","State":"x","Current":"IDLE"}]}"#;
    let stub = obliging_but("getAgentLogins", Say::body(body)).await;
    let vendor = adapter_with(&stub, "state_field = \"Current\"");
    let Ok(Reply::Floor(floor)) = ask(&vendor, Request::Floor).await else { panic!("no floor") };
    assert_eq!(floor[0].state, Some(AgentState::Ready));
}

#[tokio::test]
async fn the_agents_times_of_today_are_counted_by_mode() {
    let body = r#"{"status":"success","message":[{"AgentIncrID":5,"AgentName":"Ana Ejemplo","ModeType":"Inbound",
        "CallDate":"2025-09-01","TotalBusyTime":"00:10:00","TotalIdleTime":"01:00:00"}]}"#;
    let stub = obliging_but("summaryReport", Say::body(body)).await;
    let Ok(Reply::Counters(counters)) = ask(&adapter(&stub), Request::Counters).await else { panic!("none") };
    let counter = |name: &str, value: &str| Counter {
        of: Some("Inbound".into()),
        name: name.into(),
        value: value.into(),
    };
    assert_eq!(counters, [counter("TotalBusyTime", "00:10:00"), counter("TotalIdleTime", "01:00:00")]);
    assert_eq!(stub.last("summaryReport").line(), "POST /ca_reports/summaryReport");
    let stub =
        obliging_but("summaryReport", Say::body(r#"{"status":"error","message":"No Data Found"}"#)).await;
    let none = ask(&adapter_with(&stub, "summary_verb = \"GET\""), Request::Counters).await;
    assert_eq!(none.expect("no error"), Reply::Counters(Vec::new()));
    assert_eq!(stub.last("summaryReport").line(), "GET /ca_reports/summaryReport");
}

#[tokio::test]
async fn report_errors_are_told_by_their_words() {
    for (method, request, body, kind) in [
        (
            "fetchCDRDetails",
            Request::PastCalls { number: None },
            r#"{"status":"false","message":"Missing userName or apiKey"}"#,
            Kind::BadCredentials,
        ),
        (
            "fetchCDRDetails",
            Request::PastCalls { number: None },
            r#"{"status":"false","message":"userName or apiKey is Invalid"}"#,
            Kind::BadCredentials,
        ),
        (
            "fetchCDRDetails",
            Request::PastCalls { number: None },
            r#"{"message":"Missing fromDate and toDate","status":"fail"}"#,
            Kind::Refused,
        ),
        (
            "fetchCDRDetails",
            Request::PastCalls { number: None },
            r#"{"status":"success"}"#,
            Kind::NotUnderstood,
        ),
        (
            "summaryReport",
            Request::Counters,
            r#"{"status":"error","message":"agentId is Invalid"}"#,
            Kind::UnknownAgent,
        ),
        (
            "summaryReport",
            Request::Counters,
            r#"{"status":"error","message":"Mode Type is Invalid"}"#,
            Kind::Refused,
        ),
        (
            "campaignStatus",
            Request::Campaigns,
            r#"{"status":"failure","message":"All parameters are mandatory"}"#,
            Kind::Refused,
        ),
    ] {
        let stub = obliging_but(method, Say::body(body)).await;
        assert_eq!(ask(&adapter(&stub), request).await.expect_err(body).kind, kind, "{body}");
    }
}

#[tokio::test]
async fn campaigns_the_profile_names_are_shown_and_unknown_ones_left_out() {
    let stub = start(|heard, _| match method_of(heard).as_str() {
        "campaignStatus" if heard.body.contains("Gone") => {
            Say::body(r#"{"status":"failure","message":"no record found"}"#)
        }
        "campaignStatus" => Say::body(
            r#"{"status":"success","message":[{"CampaignID":"256","CampaignName":"Sales_Manual","UserName":"demo","Position":"COMPLETED"}]}"#,
        ),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, "campaigns = [\"Gone\", \"Sales_Manual\"]");
    let Ok(Reply::Campaigns(campaigns)) = ask(&vendor, Request::Campaigns).await else { panic!("none") };
    assert_eq!(campaigns.len(), 1);
    assert_eq!((campaigns[0].id.as_str(), campaigns[0].active), ("Sales_Manual", Some(false)));
    assert_eq!(campaigns[0].description.as_deref(), Some("COMPLETED"));
}

#[tokio::test]
async fn a_number_that_is_on_the_list_already_was_not_added_whatever_the_status_says() {
    let request = || {
        Request::ScheduleCall(ScheduledCall {
            number: CUSTOMER.into(),
            alternatives: Vec::new(),
            campaign: CampaignId::new("Sales"),
            at: None,
            for_me: false,
            name: None,
        })
    };
    for (body, expected) in [
        (r#"{"status":"SUCCESS","message":"Number Already Exist"}"#, Err(Kind::Refused)),
        (r#"{"status":"SUCCESS","message":"Successfully Updated, Progressive was started"}"#, Ok(())),
        (r#"{"status":"FAIL","message":"No User Found"}"#, Err(Kind::BadCredentials)),
        (r#"{"status":"FAIL","message":"Phone Number is Empty!"}"#, Err(Kind::BadNumber)),
        (r#"{"status":"FAIL","message":"PhoneNumber Added is a DND Number"}"#, Err(Kind::BadNumber)),
    ] {
        let stub = obliging_but("AddCampaignData", Say::body(body)).await;
        let result = ask(&adapter(&stub), request()).await;
        assert_eq!(result.map(drop).map_err(|error| error.kind), expected, "{body}");
    }
}

async fn snapshot(vendor: &Ozonetel) -> AgentSnapshot {
    match ask(vendor, Request::Snapshot).await {
        Ok(Reply::Snapshot(snapshot)) => snapshot,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn without_leave_to_ask_for_the_state_a_snapshot_sends_nothing() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    assert_eq!(snapshot(&vendor).await, AgentSnapshot::default());
    assert!(stub.heard().is_empty());
}

#[tokio::test]
async fn a_state_told_while_an_act_was_under_way_contradicts_nothing() {
    const READY: &str = r#"{"status":"success","message":[{"AgentId":"a101","AgentState":"IDLE"}]}"#;
    let acted = Arc::new(Notify::new());
    let held = Say::Held(READY.to_owned(), Arc::clone(&acted));
    let stub = obliging_but("agentDetails", held).await;
    let vendor = Arc::new(adapter_with(&stub, "status_every_s = 30"));
    let looking = tokio::spawn({
        let vendor = Arc::clone(&vendor);
        async move { snapshot(&vendor).await }
    });
    while stub.count("agentDetails") == 0 {
        tokio::task::yield_now().await;
    }
    ask(&vendor, Request::Ready).await.expect("ready");
    acted.notify_one();
    let seen = looking.await.expect("looked");
    assert_eq!((seen.agent, seen.not_asked), (None, true));
}

#[tokio::test]
async fn the_state_is_asked_for_no_more_often_than_allowed_and_anew_after_an_act() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, "status_every_s = 30");
    for _ in 0..5 {
        assert_eq!(snapshot(&vendor).await.agent, Some(AgentState::Ready));
    }
    assert_eq!(stub.count("agentDetails"), 1);
    let heard = stub.last("agentDetails");
    assert_eq!(heard.line(), "POST /ca_apis/agentDetails");
    assert_eq!(heard.body, r#"{"userName":"demo_account","agentId":"a101"}"#);
    ask(&vendor, Request::Ready).await.expect("ready");
    snapshot(&vendor).await;
    assert_eq!(stub.count("agentDetails"), 2);
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(31)).await;
    tokio::time::resume();
    snapshot(&vendor).await;
    assert_eq!(stub.count("agentDetails"), 3);
}

#[tokio::test]
async fn a_state_that_may_not_be_asked_for_now_contradicts_nothing_and_is_no_fault() {
    let stub =
        obliging_but("agentDetails", Say::body(r#"{"message":"Max limit exceeded","status":"error"}"#)).await;
    let vendor = adapter_with(&stub, "status_every_s = 6");
    for _ in 0..3 {
        let seen = snapshot(&vendor).await;
        assert_eq!((seen.agent, seen.not_asked), (None, true));
    }
    assert_eq!(stub.count("agentDetails"), 1);
}

#[tokio::test]
async fn an_agent_in_wrap_up_has_no_call_up() {
    let acw = r#"{"status":"success","message":[{"AgentId":"a101","AgentState":"ACW"}]}"#;
    let stub = obliging_but("agentDetails", Say::body(acw)).await;
    let vendor = adapter_with(&stub, "status_every_s = 30");
    ask(&vendor, dial()).await.expect("dialled");
    let seen = snapshot(&vendor).await;
    assert_eq!(seen.agent, Some(AgentState::AfterCallWork));
    assert_eq!(seen.calls[0].state, Some(CallState::WrapUp));
}

#[tokio::test]
async fn an_agent_who_is_not_logged_in_is_signed_out() {
    let stub =
        obliging_but("agentDetails", Say::body(r#"{"status":"error","message":"Agent is not Logged In"}"#))
            .await;
    let vendor = adapter_with(&stub, "status_every_s = 30");
    assert_eq!(snapshot(&vendor).await.agent, Some(AgentState::SignedOut));
}
