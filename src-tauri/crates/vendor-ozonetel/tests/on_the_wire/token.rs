use std::time::Duration;

use futures::future::join_all;
use ringside_vendor::{Reached, Retry, VendorErrorKind as Kind};

use super::*;

const TOKEN: &str = "auth = \"token\"";
const EXPIRED: &str = r#"{"status":"false","message":"Token Expired","data":null}"#;

/// Gives tokens `token0`, `token1` … and refuses none.
async fn counts_its_tokens() -> Stub {
    start(|heard, before| match method_of(heard).as_str() {
        "token" => Say::Body(format!(r#"{{"token":"token{before}","message":""}}"#)),
        _ => obliging(heard),
    })
    .await
}

/// Refuses `token0` as if another desktop had got a newer one.
async fn forgets_the_first(refusal: Say) -> Stub {
    start(move |heard, before| match method_of(heard).as_str() {
        "token" => Say::Body(format!(r#"{{"token":"token{before}","message":""}}"#)),
        _ if heard.header("authorization") == ["Bearer token0"] => refusal.clone(),
        _ => obliging(heard),
    })
    .await
}

#[tokio::test]
async fn a_token_is_got_with_the_key_and_travels_as_bearer_without_it() {
    let stub = counts_its_tokens().await;
    ask(&adapter_with(&stub, TOKEN), Request::Ready).await.expect("ready");
    let token = stub.last("token");
    assert_eq!(token.line(), "POST /ca_apis/CAToken/generateToken");
    assert_eq!(token.header("apikey"), [KEY]);
    assert_eq!(token.header("content-type"), ["application/json"]);
    assert_eq!(token.body, r#"{"userName":"demo_account"}"#);
    let ready = stub.last("changeAgentState");
    assert_eq!(ready.header("authorization"), ["Bearer token0"]);
    assert!(ready.header("apikey").is_empty());
}

#[tokio::test]
async fn all_agents_of_one_account_share_one_token() {
    let stub = counts_its_tokens().await;
    let one = adapter_with(&stub, TOKEN);
    let mut other = account(&stub, TOKEN);
    other.user_id = "a102".into();
    let other = Arc::new(Ozonetel::new(other).expect("an account"));
    let asked = (0..25).flat_map(|_| [ask(&one, Request::Dispositions), ask(&other, Request::Dispositions)]);
    assert!(join_all(asked).await.iter().all(Result::is_ok));
    assert_eq!((stub.count("token"), stub.count("list")), (1, 50));
    let again = adapter_with(&stub, TOKEN);
    ask(&again, Request::Ready).await.expect("signed in anew");
    assert_eq!(stub.count("token"), 1, "kept beyond the life of one adapter");
}

#[tokio::test]
async fn accounts_of_another_name_or_key_have_tokens_of_their_own() {
    let stub = start(|heard, _| obliging(heard)).await;
    ask(&adapter_with(&stub, TOKEN), Request::Ready).await.expect("ready");
    for change in [
        |account: &mut OzonetelAccount| account.login = "other_account".into(),
        |account: &mut OzonetelAccount| account.password = "KKother".to_owned().into(),
    ] {
        let before = stub.count("token");
        let mut other = account(&stub, TOKEN);
        change(&mut other);
        let other = Ozonetel::new(other).expect("an account");
        ask(&other, Request::Ready).await.expect("ready");
        assert_eq!(stub.count("token"), before + 1);
    }
}

#[tokio::test]
async fn a_token_that_was_replaced_is_renewed_once_for_all_who_wait_and_acts_go_out_again() {
    for refusal in [
        Say::body(EXPIRED),
        Say::body(r#"{"status":"false","message":"Invalid Token","data":null}"#),
        Say::body(r#"{"status":"false","message":"Token Should Not be Null or Empty.","data":null}"#),
        Say::status("401 Unauthorized", "", EXPIRED),
        Say::status("401 Unauthorized", "", ""),
    ] {
        let stub = forgets_the_first(refusal).await;
        let vendor = adapter_with(&stub, TOKEN);
        let mut asked: Vec<_> = (0..20).map(|_| ask(&vendor, Request::Ready)).collect();
        asked.push(ask(&vendor, dispose()));
        asked.push(ask(&vendor, dial()));
        let results = join_all(asked).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert_eq!(stub.count("token"), 2);
        assert_eq!(stub.count("AgentManualDial"), 2, "the first was refused before it was looked at");
    }
}

#[tokio::test]
async fn a_new_token_that_is_refused_too_is_not_renewed_for_ever() {
    let stub = obliging_but("changeAgentState", Say::body(EXPIRED)).await;
    let error = ask(&adapter_with(&stub, TOKEN), Request::Ready).await.expect_err("refused");
    assert_eq!((error.kind, error.reached), (Kind::SignedOut, Reached::No));
    assert_eq!(stub.names(), ["token", "changeAgentState", "token", "changeAgentState"]);
}

#[tokio::test]
async fn a_lost_answer_is_no_reason_for_a_new_token() {
    let stub = obliging_but("changeAgentState", Say::Nothing).await;
    ask(&adapter_with(&stub, TOKEN), Request::Ready).await.expect_err("lost");
    assert_eq!(stub.names(), ["token", "changeAgentState"]);
}

#[tokio::test]
async fn the_eleventh_token_of_an_hour_is_not_asked_for() {
    let stub = obliging_but("changeAgentState", Say::body(EXPIRED)).await;
    let vendor = adapter_with(&stub, TOKEN);
    for _ in 0..9 {
        ask(&vendor, Request::Ready).await.expect_err("refused");
    }
    assert_eq!(stub.count("token"), 10);
    let error = ask(&vendor, Request::Ready).await.expect_err("refused");
    assert_eq!((error.kind, error.reached), (Kind::RateLimited, Reached::No));
    let Retry::After(wait) = error.retry else { panic!("{:?}", error.retry) };
    assert!(wait > Duration::from_secs(3_500) && wait <= Duration::from_secs(3_600));
    assert_eq!(stub.count("token"), 10);
    pass(Duration::from_secs(3_601)).await;
    ask(&vendor, Request::Ready).await.expect_err("refused, but asked for");
    assert_eq!(stub.count("token"), 12);
}

#[tokio::test]
async fn a_token_is_renewed_five_minutes_before_its_hour_is_over() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, TOKEN);
    ask(&vendor, Request::Ready).await.expect("ready");
    pass(Duration::from_secs(54 * 60)).await;
    ask(&vendor, Request::Ready).await.expect("ready");
    assert_eq!(stub.count("token"), 1);
    pass(Duration::from_secs(61)).await;
    ask(&vendor, Request::Ready).await.expect("ready");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn what_the_token_service_answers_is_told_apart_and_nothing_else_leaves() {
    for (odd, kind) in [
        (Say::body(r#"{"status":"false","message":"UserName is null","data":null}"#), Kind::BadCredentials),
        (
            Say::body(r#"{"status":"false","message":"Invalid userName or apiKey","data":null}"#),
            Kind::BadCredentials,
        ),
        (Say::body(r#"{"token":null,"message":""}"#), Kind::NotUnderstood),
        (Say::body(r#"{"token":13,"message":""}"#), Kind::NotUnderstood),
        (Say::body(r#"{"token":"a\nb"}"#), Kind::NotUnderstood),
        (Say::body("{\"token\":"), Kind::NotUnderstood),
        (Say::body("<html></html>"), Kind::NotTheApi),
        (Say::status("500 Internal Server Error", "", ""), Kind::ServerFault),
        (Say::status("404 Not Found", "", ""), Kind::NotTheApi),
        (Say::Nothing, Kind::Interrupted),
    ] {
        let stub = obliging_but("token", odd).await;
        let error = ask(&adapter_with(&stub, TOKEN), dial()).await.expect_err("no token");
        assert_eq!((error.kind, error.reached), (kind, Reached::No), "{error}");
        assert_eq!(stub.names(), ["token"]);
    }
}

#[tokio::test]
async fn a_key_that_was_refused_is_sent_again_only_by_signing_in() {
    let refusal = r#"{"status":"false","message":"Invalid userName or apiKey","data":null}"#;
    let stub = obliging_but("token", Say::body(refusal)).await;
    let vendor = adapter_with(&stub, TOKEN);
    for _ in 0..5 {
        let error = ask(&vendor, Request::Ready).await.expect_err("refused");
        assert_eq!(error.kind, Kind::BadCredentials);
    }
    assert_eq!(stub.count("token"), 1);
    ask(&vendor, Request::SignIn).await.expect_err("refused");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn the_setting_basic_on_an_account_set_to_tokens_is_told_as_such() {
    let refusal = r#"{"status":"false","message":"Api Key Should Not be Null or Empty.","data":null}"#;
    for options in ["", TOKEN] {
        let stub = obliging_but("list", Say::body(refusal)).await;
        let error = ask(&adapter_with(&stub, options), Request::SignIn).await.expect_err("refused");
        assert_eq!((error.kind, error.retry), (Kind::AccountMode, Retry::Never));
        assert_eq!(stub.count("list"), 1);
    }
}

#[tokio::test]
async fn reports_can_be_asked_for_with_the_key_although_all_else_goes_by_token() {
    let refusal = r#"{"status":"false","message":"Missing userName or apiKey"}"#;
    let stub = start(move |heard, _| match method_of(heard).as_str() {
        "fetchCDRDetails" if heard.header("apikey").is_empty() => {
            Say::status("401 Unauthorized", "", refusal)
        }
        _ => obliging(heard),
    })
    .await;
    let records = || Request::PastCalls { number: None };
    let error = ask(&adapter_with(&stub, TOKEN), records()).await.expect_err("refused");
    assert_eq!(error.kind, Kind::AccountMode);
    assert_eq!(stub.count("token"), 1, "the token is not what is wrong");
    let both = adapter_with(&stub, "auth = \"token\"\nreports_auth = \"basic\"");
    assert_eq!(ask(&both, records()).await.expect("a list"), Reply::PastCalls(Vec::new()));
}

/// A vendor that lists something by its first token and then refuses that token in these words.
async fn whose_first_token_works_once(words: &str) -> Stub {
    let refusal = Say::Body(format!(r#"{{"status":"false","message":"{words}","data":null}}"#));
    start(move |heard, before| match method_of(heard).as_str() {
        "token" => Say::Body(format!(r#"{{"token":"token{before}","message":""}}"#)),
        "list" if before == 0 => obliging(heard),
        _ if heard.header("authorization") == ["Bearer token0"] => refusal.clone(),
        _ => obliging(heard),
    })
    .await
}

/// Lets time pass on the steady clock without waiting for it.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test]
async fn a_token_that_another_program_ended_is_told_and_no_other_is_got_until_somebody_signs_in() {
    let stub = whose_first_token_works_once("Invalid Token").await;
    let vendor = adapter_with(&stub, TOKEN);
    ask(&vendor, Request::Dispositions).await.expect("the token works");
    let asked = (0..5).map(|_| ask(&vendor, Request::Dispositions));
    for result in join_all(asked).await {
        let error = result.expect_err("somebody else has the line");
        assert_eq!((error.kind, error.reached), (Kind::TakenOver { certain: false }, Reached::No));
    }
    // What acts is not sent at all from then on.
    let sent = stub.names().len();
    for request in [Request::Ready, dial(), Request::Dispositions] {
        let error = ask(&vendor, request).await.expect_err("somebody else has the line");
        assert_eq!((error.kind, error.reached), (Kind::TakenOver { certain: false }, Reached::No));
    }
    assert_eq!((stub.names().len(), stub.count("token")), (sent, 1));
    ask(&vendor, Request::SignOut).await.expect("ends here");
    assert_eq!(stub.names().len(), sent, "the other one is told nothing");
    ask(&vendor, Request::SignIn).await.expect("goes on here");
    ask(&vendor, Request::Dispositions).await.expect("the new token works");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn a_token_that_ran_out_is_no_sign_of_another_program() {
    let stub = whose_first_token_works_once("Token Expired").await;
    let vendor = adapter_with(&stub, TOKEN);
    ask(&vendor, Request::Dispositions).await.expect("the token works");
    let asked = (0..5).map(|_| ask(&vendor, Request::Dispositions));
    assert!(join_all(asked).await.iter().all(Result::is_ok), "renewed");
    assert_eq!(stub.count("token"), 2);
}

#[tokio::test]
async fn a_token_that_never_worked_says_nothing_of_another_program() {
    let invalid = r#"{"status":"false","message":"Invalid Token","data":null}"#;
    let stub = forgets_the_first(Say::body(invalid)).await;
    let vendor = adapter_with(&stub, TOKEN);
    ask(&vendor, Request::Dispositions).await.expect("renewed");
    assert_eq!(stub.count("token"), 2);
}
