//! Every documented answer, and what becomes of it.

use ringside_domain::{BreakId, CampaignId};
use ringside_vendor::{Reached, Request, Retry, ScheduledCall, VendorErrorKind};

use super::*;

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Yes,
    No(VendorErrorKind, Reached, Retry),
}

const YES: Means = Means::Yes;
/// `0`: nothing was done, and asking again would change nothing.
const REFUSED: Means = Means::No(VendorErrorKind::Refused, Reached::No, Retry::Never);
/// Something undocumented: nobody knows whether it was done.
const UNKNOWN: Means = Means::No(VendorErrorKind::NotUnderstood, Reached::Maybe, Retry::Never);
const PAGE: Means = Means::No(VendorErrorKind::NotTheApi, Reached::Maybe, Retry::Backoff);
const BAD_LOGIN: Means = Means::No(VendorErrorKind::BadCredentials, Reached::No, Retry::Never);
const NO_LOGIN: Means = Means::No(VendorErrorKind::NotUnderstood, Reached::No, Retry::Never);

async fn table(options: &str, service: &'static str, request: Request, rows: &[(&str, Means)]) {
    let bodies: Vec<String> = rows.iter().map(|(body, _)| (*body).to_owned()).collect();
    let stub = start(move |heard, before| match bodies.get(before) {
        Some(body) if service_of(heard) == service => Say::body(body),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, options);
    for (row, (body, means)) in rows.iter().enumerate() {
        let meant = match ask(&vendor, request.clone()).await {
            Ok(_) => Means::Yes,
            Err(error) => Means::No(error.kind, error.reached, error.retry),
        };
        assert_eq!(meant, *means, "{service}: {body:?}");
        assert_eq!(stub.count(service), row + 1, "{service} is asked once for {body:?}");
    }
}

/// Nothing an act may take for a yes, with what each means.
const NEVER_YES: [(&str, Means); 14] = [
    ("\"0\"", REFUSED),
    ("0", REFUSED),
    ("'0'", REFUSED),
    ("\"0\"\n", REFUSED),
    ("", UNKNOWN),
    ("\"\"", UNKNOWN),
    ("null", UNKNOWN),
    ("\"ERROR\"", UNKNOWN),
    ("{\"result\":\"OK\"}", UNKNOWN),
    ("[\"OK\"]", UNKNOWN),
    ("\"OK", UNKNOWN),
    ("2", UNKNOWN),
    ("<!DOCTYPE html><html><body>OK</body></html>", PAGE),
    ("\u{feff} <HTML>", PAGE),
];

#[tokio::test]
async fn the_answers_to_a_disposition() {
    let yes =
        [("\"OK\"", YES), ("OK", YES), ("'OK'", YES), ("\"OK\"\r\n", YES), (" OK ", YES), ("1", UNKNOWN)];
    for outcome in
        [outcome(&["A"]), Disposition { callback: Some(callback("2025-03-14T19:30:00Z")), ..outcome(&["A"]) }]
    {
        table(ALL, "api/DispositionCall", dispose(outcome.clone()), &yes).await;
        table(ALL, "api/DispositionCall", dispose(outcome), &NEVER_YES).await;
    }
}

#[tokio::test]
async fn the_answers_to_break_its_end_and_hanging_up() {
    let rest = Request::NotReady { reason: Some(BreakId::new("Café")) };
    for (service, request) in [
        ("api/AgentBreak", rest),
        ("api/AgentUnBreak", Request::Ready),
        ("Agents/HangupPhone", Request::HangUp { call: call() }),
    ] {
        table(ALL, service, request.clone(), &[("\"OK\"", YES), ("OK\n", YES), ("1", YES), ("\"1\"", YES)])
            .await;
        table(ALL, service, request.clone(), &NEVER_YES).await;
        let lenient = format!("{ALL}\ndone_words = ['OK', 'true', '']");
        table(&lenient, service, request, &[("true", YES), ("", YES), ("0", REFUSED), ("1", UNKNOWN)]).await;
    }
}

#[tokio::test]
async fn the_answers_to_a_dial() {
    let with_data = format!("{ALL}\ndial_data = {{ a = 'b' }}");
    for (options, service) in [(ALL, "Agents/AgentCall"), (with_data.as_str(), "Agents/AgentCallwithData")] {
        let quoted = format!("\"{GUID}\"\n");
        table(options, service, dial(NUMBER), &[(GUID, YES), (&quoted, YES), ("1583940021.120", YES)]).await;
        table(options, service, dial(NUMBER), &NEVER_YES).await;
        table(options, service, dial(NUMBER), &[("OK", UNKNOWN), ("1", UNKNOWN), ("59899000001", UNKNOWN)])
            .await;
    }
}

#[tokio::test]
async fn the_answers_to_a_call_for_the_dialler() {
    let request = Request::ScheduleCall(ScheduledCall {
        number: NUMBER.into(),
        alternatives: vec![],
        campaign: CampaignId::new("POWER<-"),
        at: Some(callback("2025-03-14T19:30:00Z")),
        for_me: false,
        name: None,
    });
    table(ALL, "Dialers/DialerTask", request.clone(), &[("1", YES), ("\"1\"", YES), ("\"OK\"", YES)]).await;
    table(ALL, "Dialers/DialerTask", request.clone(), &NEVER_YES).await;
    let options = format!("{ALL}\nschedule_with = 'schedule_dialer_call'");
    let rows = [("1", YES), ("\"1\"", YES), ("1\n", YES), ("\"OK\"", UNKNOWN)];
    table(&options, "Dialers/ScheduleDialerCall", request.clone(), &rows).await;
    table(&options, "Dialers/ScheduleDialerCall", request, &NEVER_YES).await;
}

#[tokio::test]
async fn the_answers_to_the_logins() {
    let in_list = format!(r#"["demo",{{"id":1}},"{TOKEN}"]"#);
    let object_in_list = format!(r#"["demo",{{"md5secret":"{TOKEN}"}}]"#);
    let text = format!("\"{TOKEN}\"");
    let object = agent_login(TOKEN);
    let rows = [
        (text.as_str(), YES),
        (TOKEN, YES),
        (&in_list, YES),
        (&object_in_list, YES),
        (&object, YES),
        ("0", BAD_LOGIN),
        ("\"0\"", BAD_LOGIN),
        ("'0'\n", BAD_LOGIN),
        ("", NO_LOGIN),
        ("OK", NO_LOGIN),
        ("[]", NO_LOGIN),
        ("{}", NO_LOGIN),
        ("{\"md5secret\":7}", NO_LOGIN),
        ("{\"md5secret\":\"ZGVt", NO_LOGIN),
        ("<html></html>", Means::No(VendorErrorKind::NotTheApi, Reached::No, Retry::Backoff)),
    ];
    table(ALL, "auth/AgentLogin", Request::SignIn, &rows).await;
    table("sign_in_with = 'user_token'", "auth/getUserToken", Request::SignIn, &rows).await;
}

#[tokio::test]
async fn the_answers_to_signing_out() {
    for (options, service) in [("", "auth/AgentLogin"), ("sign_in_with = 'user_token'", "auth/getUserToken")]
    {
        for (body, yes) in
            [("\"OK\"", true), ("1", true), ("", true), ("true", true), ("0", false), ("\"0\"", false)]
        {
            let said = body.to_owned();
            let stub = start(move |heard, _| match service_of(heard) {
                "api/AgentLogoff" | "auth/EndSession" => Say::body(said.clone()),
                _ => obliging(heard),
            })
            .await;
            let vendor = adapter_with(&stub, options);
            ask(&vendor, Request::SignIn).await.expect("signed in");
            let result = ask(&vendor, Request::SignOut).await;
            assert_eq!(result.is_ok(), yes, "{service} {body:?}");
            ask(&vendor, Request::SignOut).await.expect("there is no session left to end");
            assert_eq!(stub.names().len(), 2, "{:?}", stub.names());
        }
    }
}

#[tokio::test]
async fn a_no_to_a_question_is_worth_another_try_and_nothing_else_is_an_answer() {
    let no = Means::No(VendorErrorKind::Refused, Reached::No, Retry::Backoff);
    for (service, request) in [
        ("Supervisor/campaignstatus", Request::Counters),
        ("queues/getqueuemembersofqueue", Request::Colleagues),
    ] {
        let rows = [
            ("0", no),
            ("\"0\"", no),
            ("", UNKNOWN),
            ("OK", UNKNOWN),
            ("{\"a\":", UNKNOWN),
            ("<html>", PAGE),
        ];
        table(ALL, service, request, &rows).await;
    }
    table(ALL, "Supervisor/campaignstatus", Request::Campaigns, &[("{}", YES), ("[]", UNKNOWN)]).await;
}
