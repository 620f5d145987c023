//! Every answer uContact's documents print, in all its wrappings, beside what the agent is told of it.
//!
//! Sources: seed for `"OK"` and `"0"` of DispositionCall, docs: "API", "Agent API", "API Telephony" for the bare ones. An
//! answer nobody has documented is neither a yes nor a no.

use ringside_domain::{BreakId, Callback, CampaignId, VendorCallId};
use ringside_vendor::{
    CallFacts, Dial, DialKind, Reply, Request, ScheduledCall, VendorError, VendorErrorKind as Kind,
};

use super::bench::{account, adapter};
use crate::{
    bench::disposition,
    stub::{Heard, Say, Stub},
    told::{Told, told},
};

const GUID: &str = "3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10";
const HIDDEN: &[&str] = &["a.ejemplo", "api.ringside", "59899000001", "99000001", "md5-of-ana", "3b0d2f5e"];

fn refused() -> Told {
    // The vendor gives no reason.
    Told::new(Kind::Refused, "uContact refused: the vendor gives no reason")
}

fn credentials() -> Told {
    Told::new(
        Kind::BadCredentials,
        "uContact did not accept this login and password. Nothing was changed. Check both and try again.",
    )
}

fn signed_out() -> Told {
    Told::new(
        Kind::SignedOut,
        "Your sign-in at uContact ran out. What you saved is kept. Enter the password to go on.",
    )
}

fn denied() -> Told {
    Told::new(
        Kind::NotAllowed,
        "This account may not do that at uContact. Nothing was changed. Ask your supervisor for the right.",
    )
}

fn uncertain() -> Told {
    let sentence = "uContact answered in a way that makes no sense. It may have happened or not. Look at the call before you press again.";
    Told::new(Kind::NotUnderstood, sentence).maybe_done()
}

fn telling(error: &VendorError) -> Told {
    told(error, "uContact", HIDDEN)
}

fn obliging(heard: &Heard) -> Say {
    Say::body(match heard.line.rsplit('/').next().expect("a path") {
        "AgentLogin" => {
            r#"[{"accountcode":"a.ejemplo","fullname":"Ana Ejemplo","callerid":"1997","context":"entrantes","md5secret":"md5-of-ana"}]"#
                .to_owned()
        }
        "getUserToken" => "\"token-of-the-api\"".to_owned(),
        "AgentCall" => GUID.to_owned(),
        "DialerTask" => "1".to_owned(),
        _ => "\"OK\"".to_owned(),
    })
}

fn dispose() -> Request {
    Request::Dispose {
        call: VendorCallId::new(GUID),
        facts: CallFacts {
            number: Some("59899000001".into()),
            queue: Some("Cobranza->".into()),
            live: false,
        },
        disposition: disposition("Volver a llamar"),
    }
}

fn schedule() -> Request {
    Request::ScheduleCall(ScheduledCall {
        number: "+59899000002".into(),
        alternatives: Vec::new(),
        campaign: CampaignId::new("Cobranza->"),
        at: None,
        for_me: false,
        name: None,
    })
}

fn later() -> Request {
    let at = "2031-10-25T09:00:00Z".parse().expect("an instant");
    let at = Some(Callback { at, zone: "Europe/Madrid".into() });
    let Request::ScheduleCall(call) = schedule() else { unreachable!("made above") };
    Request::ScheduleCall(ScheduledCall { at, ..call })
}

/// The services that act, with a request for each and its documented yes.
fn acts() -> Vec<(&'static str, Request, &'static str)> {
    let dial = Dial { kind: DialKind::Manual, number: "+59899000001".into(), lead: None };
    vec![
        ("DispositionCall", dispose(), "\"OK\""),
        ("AgentCall", Request::Dial(dial), GUID),
        ("HangupPhone", Request::HangUp { call: VendorCallId::new(GUID) }, "\"OK\""),
        ("AgentBreak", Request::NotReady { reason: Some(BreakId::new("Almuerzo")) }, "\"OK\""),
        ("AgentUnBreak", Request::Ready, "\"OK\""),
        ("DialerTask", schedule(), "1"),
    ]
}

async fn ask(service: &'static str, request: Request, say: Say) -> (Result<Reply, VendorError>, usize) {
    ask_with("", service, request, say).await
}

async fn ask_with(
    options: &str,
    service: &'static str,
    request: Request,
    say: Say,
) -> (Result<Reply, VendorError>, usize) {
    let script = move |heard: &Heard| {
        if heard.line.ends_with(&format!("/{service}")) { say.clone() } else { obliging(heard) }
    };
    let stub = Stub::start(script).await;
    let vendor = adapter(account(&stub.base_url, options));
    (vendor.execute(request).await, stub.count(service))
}

#[tokio::test]
async fn the_documented_yes_is_a_yes() {
    for (service, request, yes) in acts() {
        let (result, count) = ask(service, request, Say::body(yes)).await;
        assert!(result.is_ok(), "{service}: {result:?}");
        assert_eq!(count, 1, "{service}");
    }
    for yes in ["\"OK\"", "OK", "'OK'", "\"OK\"\r\n", " \"OK\" ", "OK\n", "'OK'\n"] {
        let (result, _) = ask("DispositionCall", dispose(), Say::body(yes)).await;
        assert!(result.is_ok(), "{yes}: {result:?}");
    }
}

#[tokio::test]
async fn a_call_that_is_scheduled_the_older_way_is_answered_with_a_number() {
    let with = "schedule_with = 'schedule_dialer_call'";
    for yes in ["1", "\"1\"", "1\n"] {
        let (result, count) = ask_with(with, "ScheduleDialerCall", later(), Say::body(yes)).await;
        assert_eq!((result.expect(yes), count), (Reply::Done, 1));
    }
    for no in ["0", "\"0\""] {
        let (result, count) = ask_with(with, "ScheduleDialerCall", later(), Say::body(no)).await;
        assert_eq!((telling(&result.expect_err(no)), count), (refused(), 1));
    }
}

#[tokio::test]
async fn the_documented_no_comes_with_200_and_is_told() {
    for no in ["\"0\"", "0", "'0'", "0\n", "\t\"0\" "] {
        for (service, request, _) in acts() {
            let (result, count) = ask(service, request, Say::body(no)).await;
            let error = result.expect_err(service);
            assert_eq!(telling(&error), refused(), "{service} {no:?}");
            assert_eq!(error.vendor_code.as_deref(), Some("0"), "{service} {no:?}");
            assert_eq!(count, 1, "{service} {no:?}: sent once");
        }
    }
}

#[tokio::test]
async fn anything_else_is_neither_and_is_told_as_uncertain() {
    for odd in ["", "\"\"", "1", "\"Error\"", "[]", "{}", "null", "00", "\"OK"] {
        let (result, count) = ask("DispositionCall", dispose(), Say::body(odd)).await;
        let error = result.expect_err(odd);
        assert_eq!(telling(&error), uncertain(), "{odd:?}");
        assert_eq!(count, 1, "{odd:?}: sent once");
    }
}

#[tokio::test]
async fn a_login_that_is_refused_is_told_in_each_form() {
    for say in [
        Say::body("0"),
        Say::body("\"0\""),
        Say::status("401 Unauthorized", ""),
        Say::status("403 Forbidden", ""),
    ] {
        let (result, count) = ask("AgentLogin", Request::SignIn, say.clone()).await;
        let error = result.expect_err("refused");
        assert_eq!(telling(&error), credentials(), "{say:?}");
        assert_eq!(count, 1, "a locked account helps nobody");
    }
}

#[tokio::test]
async fn a_token_that_ran_out_is_renewed_once_and_then_told() {
    let (result, count) = ask("DispositionCall", dispose(), Say::status("401 Unauthorized", "")).await;
    assert_eq!((telling(&result.expect_err("refused twice")), count), (signed_out(), 2));
}

const TOKEN: &str = "\"token-of-the-api\"";
const ADMIN: &str = r#"{"md5secret":"token-of-the-api"}"#;
const CAMPAIGNS: &str = r#"{"Cobranza->":{"campaign":"Cobranza->","availables":1}}"#;

/// The supervisor's login and what it is for: a no to it says nothing of the agent's session.
#[tokio::test]
async fn the_supervisors_token_is_read_in_each_wrapping_and_its_refusal_is_told_as_a_right_one_lacks() {
    let list = format!("[\"api.ringside\",\"x\",{TOKEN}]");
    for (first, say, asked) in [
        (Say::body(TOKEN), Say::body("0"), 0),
        (Say::body(&*list), Say::body("0"), 0),
        (Say::status("404 Not Found", ""), Say::body(&*list), 1),
        (Say::status("404 Not Found", ""), Say::body(format!("[{ADMIN}]")), 1),
    ] {
        let (result, logins) = supervised(first.clone(), say.clone(), Say::body(CAMPAIGNS)).await;
        assert!(
            matches!(&result, Ok(Reply::Campaigns(listed)) if listed.len() == 1),
            "{first:?} {say:?} {result:?}"
        );
        assert_eq!(logins, asked, "{first:?}");
    }
    for (first, say) in [
        (Say::body("0"), Say::body(TOKEN)),
        (Say::body("\"0\""), Say::body(TOKEN)),
        (Say::status("401 Unauthorized", ""), Say::body(TOKEN)),
        (Say::status("404 Not Found", ""), Say::body("0")),
    ] {
        let (result, _) = supervised(first.clone(), say.clone(), Say::body(CAMPAIGNS)).await;
        assert_eq!(telling(&result.expect_err("refused")), denied(), "{first:?} {say:?}");
    }
    let (result, _) = supervised(Say::body(TOKEN), Say::body("0"), Say::status("401 Unauthorized", "")).await;
    assert_eq!(telling(&result.expect_err("refused")), denied());
}

/// The campaigns, as the vendor answers getUserToken, UserLogin and campaignstatus so; how often UserLogin was asked.
async fn supervised(token: Say, login: Say, status: Say) -> (Result<Reply, VendorError>, usize) {
    let script = move |heard: &Heard| match heard.line.rsplit('/').next().expect("a path") {
        "getUserToken" => token.clone(),
        "UserLogin" => login.clone(),
        "campaignstatus" => status.clone(),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = adapter(account(&stub.base_url, ""));
    (vendor.execute(Request::Campaigns).await, stub.count("UserLogin"))
}

#[tokio::test]
async fn signing_out_is_done_with_any_word_but_no() {
    for (say, expected) in [
        (Say::body("\"OK\""), Ok(())),
        (Say::body("1"), Ok(())),
        (Say::body(""), Ok(())),
        (Say::status("401 Unauthorized", ""), Ok(())),
        (Say::body("0"), Err(refused())),
        (Say::body("\"0\""), Err(refused())),
    ] {
        let answer = say.clone();
        let script = move |heard: &Heard| {
            if heard.line.ends_with("/AgentLogoff") { answer.clone() } else { obliging(heard) }
        };
        let stub = Stub::start(script).await;
        let vendor = adapter(account(&stub.base_url, ""));
        vendor.execute(Request::SignIn).await.expect("signed in");
        let result = vendor.execute(Request::SignOut).await.map(drop).map_err(|error| telling(&error));
        assert_eq!(result, expected, "{say:?}");
        assert_eq!(stub.count("AgentLogoff"), 1, "{say:?}");
    }
}
