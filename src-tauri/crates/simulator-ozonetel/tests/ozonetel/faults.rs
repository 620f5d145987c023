//! Faults on every path.

use std::time::{Duration, Instant};

use ringside_simulator_kit::{Effect, Fault, FaultRule};
use ringside_simulator_ozonetel::AuthMode;
use serde_json::{Value, json};

use crate::account::{ANA, Account, DIAL, DISPOSE, KEY, Reply, read};

const ROUTES: [(&str, &str, &str); 24] = [
    ("POST", "/ca_apis/DispositionAPIV2", "dispositionapiv2"),
    ("POST", "/ca_apis/CAToken/generateToken", "generatetoken"),
    ("POST", "/CAServices/AgentAuthenticationV2/index.php", "agentauthenticationv2"),
    ("POST", "/ca_apis/changeAgentState", "changeagentstate"),
    ("POST", "/ca_apis/AgentManualDial", "agentmanualdial"),
    ("POST", "/ca_apis/PhoneManualDial", "phonemanualdial"),
    ("POST", "/ca_apis/CallControl_V4", "callcontrol_v4"),
    ("GET", "/CAServices/Call/Record.php", "record"),
    ("POST", "/ca_apis/agentDetails", "agentdetails"),
    ("GET", "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/getAgentLogins", "getagentlogins"),
    ("POST", "/ca_reports/summaryReport", "summaryreport"),
    ("GET", "/ca_apis/campaignStatus", "campaignstatus"),
    ("PUT", "/ca_apis/setCampaignStatus", "setcampaignstatus"),
    ("POST", "/ca_apis/AddCampaignData", "addcampaigndata"),
    ("GET", "/ca_apis/abandonCalls", "abandoncalls"),
    ("GET", "/ca_reports/fetchCDRDetails", "fetchcdrdetails"),
    ("GET", "/ca_reports/fetchCdrByUCID", "fetchcdrbyucid"),
    ("GET", "/ca_reports/fetchCdrByPagination", "fetchcdrbypagination"),
    ("GET", "/CAServices/Disposition/DispositionAPI.php", "dispositionapi.php"),
    ("GET", "/CAServices/Disposition/DispositionAPIV2.php", "dispositionapiv2.php"),
    ("GET", "/CAServices/Disposition/DispositionAPIV3.php", "dispositionapiv3.php"),
    ("POST", "/events/subscribe", "subscribe"),
    ("POST", "/events/un-subscribe", "un-subscribe"),
    ("GET", "/events/subscriptions/list", "list"),
];

fn plan(account: &Account, method: &str, fault: Fault) {
    account.sim.fault(FaultRule::next(method, 1, fault));
}

fn last(account: &Account) -> (Effect, String) {
    let entry = account.sim.ledger().pop().unwrap();
    (entry.effect, entry.fault.unwrap())
}

fn dial() -> Value {
    json!({"agentID": ANA, "campaignName": "Sales_Manual", "customerNumber": "09900000002", "UCID": "true"})
}

async fn list(account: &Account) -> Reply {
    account.ask("POST", DISPOSE, json!({"action": "get"})).await
}

#[tokio::test]
async fn every_path_meets_every_kind_of_fault() {
    let account = Account::start().await;
    for (verb, path, method) in ROUTES {
        for fault in [Fault::DropBefore, Fault::DropAfter, Fault::HalfBody] {
            plan(&account, method, fault.clone());
            let request = account.request(verb, path, &json!({}));
            assert!(read(request).await.is_err(), "{method} {fault:?}");
        }
        for (fault, status) in [
            (Fault::HtmlError, 500),
            (Fault::Redirect, 302),
            (Fault::TooManyRequests { retry_after_s: 7 }, 429),
            (Fault::Status { status: 503 }, 503),
        ] {
            plan(&account, method, fault.clone());
            let reply = account.ask(verb, path, json!({})).await;
            assert_eq!((reply.status, reply.is_page()), (status, true), "{method} {fault:?}");
        }
        for fault in [
            Fault::WrongTypes,
            Fault::MissingMembers { members: vec!["status".to_owned()] },
            Fault::LargeList { bytes: 100_000 },
            Fault::SlowDrip { bytes: 1_000, every_ms: 1 },
            Fault::EmptyBody,
            Fault::TruncatedBody,
            Fault::WrongContentType { content_type: "text/html".to_owned() },
            Fault::ExpiredToken,
        ] {
            plan(&account, method, fault.clone());
            let reply = account.ask(verb, path, json!({})).await;
            let large = matches!(fault, Fault::LargeList { .. });
            assert_eq!((reply.status, reply.body.len() > 100_000), (200, large), "{method} {fault:?}");
            assert!(
                !reply.body.contains(r#""status""#) || !matches!(fault, Fault::MissingMembers { .. }),
                "{method}"
            );
        }
        assert_eq!(account.sim.requests(method), 15, "{method}");
    }
}

#[tokio::test]
async fn a_connection_dropped_before_executing_leaves_no_call() {
    let account = Account::ready().await;
    plan(&account, "agentmanualdial", Fault::DropBefore);
    assert!(read(account.request("POST", DIAL, &dial())).await.unwrap_err().is_request());
    assert!(account.sim.state().calls.is_empty());
    assert_eq!(last(&account), (Effect::Prevented, "drop_before".to_owned()));
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.user.as_deref(), entry.phone.as_deref()), (Some(ANA), Some("09900000002")));
}

#[tokio::test]
async fn a_connection_dropped_after_disposing_leaves_it_disposed() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    plan(&account, "dispositionapiv2", Fault::DropAfter);
    let body =
        json!({"action": "Set", "agentID": ANA, "ucid": ucid, "did": "914071327663", "disposition": "Sale"});
    assert!(read(account.request("POST", DISPOSE, &body)).await.unwrap_err().is_request());
    assert_eq!(last(&account), (Effect::Executed, "drop_after".to_owned()));
    assert_eq!(account.sim.outcomes().len(), 1);
    assert!(account.post(DISPOSE, body).await.contains("This call is already Disposed."));
}

#[tokio::test]
async fn pages_stand_in_for_answers_and_execute_only_when_told_to() {
    let account = Account::ready().await;
    plan(&account, "agentmanualdial", Fault::HtmlError);
    account.ask("POST", DIAL, dial()).await;
    assert_eq!(last(&account), (Effect::Prevented, "html_error".to_owned()));
    account.sim.fault(FaultRule::next("agentmanualdial", 1, Fault::HtmlError).executing(true));
    assert_eq!(account.ask("POST", DIAL, dial()).await.status, 500);
    assert_eq!(last(&account), (Effect::Executed, "html_error".to_owned()));
    assert_eq!(account.sim.state().calls.len(), 1);
}

#[tokio::test]
async fn an_expired_token_is_worded_by_the_mode_of_the_account() {
    let account = Account::start().await;
    plan(&account, "*", Fault::ExpiredToken);
    assert_eq!(
        list(&account).await.body,
        r#"{"status":"false","message":"Invalid User Details","data":null}"#
    );
    account.sim.update(|settings| {
        settings.auth_mode = AuthMode::Token;
        settings.wire.auth_failure_status = 401;
    });
    plan(&account, "*", Fault::ExpiredToken);
    let reply = list(&account).await;
    assert_eq!(
        (reply.status, reply.body.as_str()),
        (401, r#"{"status":"false","message":"Token Expired","data":null}"#)
    );
}

#[tokio::test]
async fn members_and_types_are_damaged_by_name() {
    let account = Account::ready().await;
    plan(&account, "agentmanualdial", Fault::MissingMembers { members: Vec::new() });
    assert_eq!(account.ask("POST", DIAL, dial()).await.body, "{}");
    plan(&account, "dispositionapiv2", Fault::WrongTypes);
    let reply = list(&account).await.json();
    assert_eq!((&reply["status"], &reply["details"][0]), (&json!(13), &json!(13)));
}

#[tokio::test]
async fn a_delay_holds_the_request_up() {
    let account = Account::start().await;
    let began = Instant::now();
    plan(&account, "dispositionapiv2", Fault::Delay { ms: 150 });
    assert_eq!(list(&account).await.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn a_delayed_answer_does_not_delay_the_effect() {
    let account = Account::ready().await;
    plan(&account, "agentmanualdial", Fault::DelayAnswer { ms: 3_600_000 });
    let request = tokio::spawn(account.request("POST", DIAL, &dial()).send());
    let began = Instant::now();
    while account.sim.state().calls.is_empty() {
        assert!(began.elapsed() < Duration::from_secs(20), "the call never appeared");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    request.abort();
}

#[tokio::test]
async fn a_path_in_another_case_or_with_another_verb_is_not_served() {
    let account = Account::start().await;
    let reply = account.ask("POST", "/ca_apis/dispositionapiv2", json!({"action": "get"})).await;
    assert_eq!((reply.status, reply.is_page()), (404, true));
    assert_eq!(account.ask("POST", "/ca_apis/nothing", json!({})).await.status, 404);
    assert_eq!(account.sim.state().near_misses, ["/ca_apis/dispositionapiv2"]);
    let reply = account.query(DISPOSE, &[("apiKey", KEY)]).await;
    assert_eq!((reply.status, reply.headers["allow"].to_str().unwrap()), (405, "POST"));
}
