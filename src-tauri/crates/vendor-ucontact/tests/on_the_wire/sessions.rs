use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use ringside_domain::{BreakId, CampaignId};
use ringside_vendor::{Reached, Request, ScheduledCall, VendorErrorKind};
use tokio::sync::Notify;

use super::*;

fn unauthorized() -> Say {
    Say::status("401 Unauthorized", "", "")
}

/// Answers 401 to a service as long as the first token is used. Tokens are counted.
async fn forgets_its_first_token(service: &'static str) -> Stub {
    start(move |heard, before| match service_of(heard) {
        "auth/AgentLogin" => Say::body(agent_login(&format!("agent-token-{before}"))),
        "auth/getUserToken" => Say::body(format!("\"super-token-{before}\"")),
        asked if asked == service && heard.header("authorization").concat().ends_with("-0") => unauthorized(),
        _ => obliging(heard),
    })
    .await
}

fn scheduled() -> Request {
    Request::ScheduleCall(ScheduledCall {
        number: NUMBER.into(),
        alternatives: vec![],
        campaign: CampaignId::new("POWER<-"),
        at: None,
        for_me: false,
        name: None,
    })
}

#[tokio::test]
async fn after_a_401_a_request_is_sent_once_more_with_a_new_token() {
    let with_callback = Disposition { callback: Some(callback("2025-03-14T19:30:00Z")), ..outcome(&["A"]) };
    for (service, login, request) in [
        ("api/DispositionCall", "auth/AgentLogin", dispose(outcome(&["A"]))),
        ("api/DispositionCall", "auth/AgentLogin", dispose(with_callback)),
        ("Agents/AgentCall", "auth/AgentLogin", dial(NUMBER)),
        ("Agents/HangupPhone", "auth/AgentLogin", Request::HangUp { call: call() }),
        ("api/AgentUnBreak", "auth/AgentLogin", Request::Ready),
        ("api/AgentBreak", "auth/AgentLogin", Request::NotReady { reason: Some(BreakId::new("Café")) }),
        ("Dialers/DialerTask", "auth/getUserToken", scheduled()),
        ("Supervisor/campaignstatus", "auth/getUserToken", Request::Counters),
    ] {
        let stub = forgets_its_first_token(service).await;
        ask(&adapter(&stub), request).await.expect(service);
        assert_eq!((stub.count(service), stub.count(login)), (2, 2), "{service}");
        let (first, second) =
            (stub.heard().into_iter().find(|heard| service_of(heard) == service), stub.last(service));
        assert_eq!(first.map(|heard| heard.body), Some(second.body), "{service}");
    }
}

#[tokio::test]
async fn a_new_token_that_is_refused_too_is_the_end_of_it() {
    for (status, kind, tries) in [
        ("401 Unauthorized", VendorErrorKind::SignedOut, 2),
        ("403 Forbidden", VendorErrorKind::NotAllowed, 1),
    ] {
        let stub = start(move |heard, _| match service_of(heard) {
            "api/DispositionCall" => Say::status(status, "", ""),
            _ => obliging(heard),
        })
        .await;
        let error = ask(&adapter(&stub), dispose(outcome(&["A"]))).await.expect_err("refused");
        assert_eq!((error.kind, error.reached), (kind, Reached::No));
        assert_eq!((stub.count("api/DispositionCall"), stub.count("auth/AgentLogin")), (tries, tries));
    }
}

#[tokio::test]
async fn hanging_up_is_not_sent_again_when_the_new_token_took_its_time() {
    let told = Arc::new(Notify::new());
    let stub = start({
        let told = told.clone();
        move |heard, before| match (service_of(heard), before) {
            ("Agents/HangupPhone", 0) => unauthorized(),
            ("auth/AgentLogin", 1) => Say::Held(agent_login(TOKEN), told.clone()),
            _ => obliging(heard),
        }
    })
    .await;
    let vendor = adapter(&stub);
    let asking = tokio::spawn({
        let vendor = vendor.clone();
        async move { ask(&vendor, Request::HangUp { call: call() }).await }
    });
    while stub.count("auth/AgentLogin") < 2 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(3)).await;
    tokio::time::resume();
    told.notify_one();
    let error = asking.await.expect("no panic").expect_err("too late");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::TimedOut, Reached::No));
    assert_eq!(stub.count("Agents/HangupPhone"), 1);
}

#[tokio::test]
async fn fifty_requests_at_once_log_in_once_and_renew_once() {
    let stub = forgets_its_first_token("queues/getqueuemembersofqueue").await;
    let vendor = adapter(&stub);
    let results = join_all((0..50).map(|_| ask(&vendor, Request::Colleagues))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(stub.count("auth/AgentLogin"), 2);
}

#[tokio::test]
async fn a_refused_password_is_sent_again_only_by_signing_in() {
    let stub = start(|heard, _| match service_of(heard) {
        "auth/AgentLogin" => Say::body("0"),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    for result in join_all((0..20).map(|_| ask(&vendor, Request::Ready))).await {
        let error = result.expect_err("refused");
        assert_eq!((error.kind, error.reached), (VendorErrorKind::BadCredentials, Reached::No));
        assert_eq!(error.vendor_code.as_deref(), Some("0"));
    }
    assert_eq!(stub.count("auth/AgentLogin"), 1);
    ask(&vendor, Request::SignIn).await.expect_err("refused");
    assert_eq!(stub.names(), ["auth/AgentLogin"; 2]);
}

#[tokio::test]
async fn a_supervisor_who_is_refused_says_nothing_of_the_agents_session() {
    let stub = start(|heard, _| match service_of(heard) {
        "auth/getUserToken" => Say::body("0"),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    for _ in 0..3 {
        let error = ask(&vendor, Request::Counters).await.expect_err("refused");
        assert_eq!((error.kind, error.reached), (VendorErrorKind::NotAllowed, Reached::No));
    }
    assert_eq!(stub.count("auth/getUserToken"), 1);
    ask(&vendor, Request::Ready).await.expect("the agent works on");
    ask(&vendor, Request::SignIn).await.expect("signed in");
    ask(&vendor, Request::Counters).await.expect_err("refused");
    assert_eq!(stub.count("auth/getUserToken"), 2, "signing in lets it be tried again");
}

#[tokio::test]
async fn an_instance_without_get_user_token_is_asked_the_older_way() {
    let list = format!(r#"["mrojas",7,"{TOKEN}"]"#);
    let stub = start(move |heard, _| match service_of(heard) {
        "auth/getUserToken" => Say::status("404 Not Found", "", "<html></html>"),
        "auth/UserLogin" => Say::body(list.clone()),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, "sign_in_with = 'user_token'\nextension = '2001'");
    ask(&vendor, Request::SignIn).await.expect("signed in");
    assert_eq!(stub.names(), ["auth/getUserToken", "auth/UserLogin"]);
    assert_eq!(stub.last("auth/UserLogin").body, "user=mrojas&password=s3cret%26m%C3%A1s");
    ask(&vendor, Request::Ready).await.expect("ready");
    assert_eq!(stub.last("api/AgentUnBreak").header("authorization"), [format!("Basic {TOKEN}")]);
    assert_eq!(stub.last("api/AgentUnBreak").body, "agent=mrojas&interface=SIP%2F2001&motive=&message=");
}

#[tokio::test]
async fn signing_out_ends_each_session_there_is() {
    let form = format!("user=mrojas&token={}", TOKEN.replace('=', "%3D"));
    let stub = obliging_stub().await;
    let vendor = adapter_with(&stub, &format!("{ALL}\nsign_out_with = 'both'"));
    ask(&vendor, Request::SignOut).await.expect("nothing to end");
    assert!(stub.heard().is_empty());
    ask(&vendor, Request::SignIn).await.expect("signed in");
    ask(&vendor, Request::Counters).await.expect("counted");
    ask(&vendor, Request::SignOut).await.expect("signed out");
    assert_eq!(stub.names()[3..], ["api/AgentLogoff", "auth/EndSession", "auth/EndSession"]);
    let [.., logoff, agents, supervisors] = &stub.heard()[..] else { panic!("three farewells") };
    assert_eq!(logoff.body, "agent=mrojas&interface=SIP%2F1997&message=");
    assert_eq!(logoff.header("authorization"), [format!("Basic {TOKEN}")]);
    assert_eq!((agents.line(), &agents.body), ("POST /Integra/resources/auth/EndSession", &form));
    assert_eq!(supervisors.body, "user=api.toolbar&token=c3VwOjE%3Dc3VwOjE%3D");

    let stub = obliging_stub().await;
    let vendor = adapter_with(&stub, "sign_out_with = 'end_session'\nend_session_in_query = true");
    ask(&vendor, Request::SignIn).await.expect("signed in");
    ask(&vendor, Request::SignOut).await.expect("signed out");
    let heard = stub.last("auth/EndSession");
    assert_eq!(heard.line(), format!("POST /Integra/resources/auth/EndSession?{form}"));
    assert_eq!(heard.body, "");
}

#[tokio::test]
async fn a_session_that_had_ended_already_is_ended_and_a_lost_farewell_can_be_repeated() {
    for (odd, ended) in [(unauthorized(), true), (Say::Nothing, false)] {
        let stub = start(move |heard, before| match (service_of(heard), before) {
            ("api/AgentLogoff", 0) => odd.clone(),
            _ => obliging(heard),
        })
        .await;
        let vendor = adapter(&stub);
        ask(&vendor, Request::SignIn).await.expect("signed in");
        assert_eq!(ask(&vendor, Request::SignOut).await.is_ok(), ended);
        ask(&vendor, Request::SignOut).await.expect("signed out");
        assert_eq!(stub.count("api/AgentLogoff"), if ended { 1 } else { 2 });
        assert_eq!(stub.count("auth/AgentLogin"), 1, "no login for the sake of a farewell");
    }
}

#[tokio::test]
async fn each_sign_in_is_a_login_of_its_own() {
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::SignIn).await.expect("signed in");
    ask(&vendor, Request::SignIn).await.expect("signed in");
    assert_eq!(stub.count("auth/AgentLogin"), 2);
}

#[tokio::test]
async fn only_what_ends_in_the_same_state_is_repeatable() {
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    let rest = Request::NotReady { reason: Some(BreakId::new("Café")) };
    for request in
        [Request::SignIn, Request::SignOut, Request::Ready, rest, Request::Counters, Request::Colleagues]
    {
        assert!(vendor.repeatable(&request), "{request:?}");
    }
    let hang_up = Request::HangUp { call: call() };
    for request in [dial(NUMBER), hang_up, dispose(outcome(&["A"])), scheduled()] {
        assert!(!vendor.repeatable(&request), "{request:?}");
    }
}
