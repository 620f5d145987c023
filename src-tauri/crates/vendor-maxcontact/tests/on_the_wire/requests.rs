use ringside_domain::{BreakId, CampaignId, LeadId, UserId, VendorCallId};
use ringside_vendor::{ConnectCalls, ConnectedLeg, Dial, DialKind, Reply, Request, Target, VendorErrorKind};

use super::*;

fn dial(kind: DialKind, number: &str, lead: Option<&str>) -> Request {
    Request::Dial(Dial { kind, number: number.into(), lead: lead.map(LeadId::new) })
}

#[tokio::test]
async fn the_password_travels_as_bare_base64_and_the_token_as_one_cookie() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let reply = ask(&adapter(&stub), Request::SignIn).await.expect("signed in");
    let Reply::SignedIn(signed_in) = reply else { panic!("{reply:?}") };
    assert_eq!(signed_in.agent_name.as_deref(), Some("Ana Ejemplo"));
    assert_eq!(stub.names(), ["token", "users", "getcalls"]);

    let token = stub.last("token");
    assert_eq!(token.line(), "GET /webservices/services/apitoken/login/toolbar-api");
    assert_eq!(token.header("authorization"), ["c2VjcmV0"]);
    assert_eq!(token.header("cookie"), [""; 0]);

    let calls = stub.last("getcalls");
    assert_eq!(calls.line(), "GET /webservices/services/telephony/getcalls/user/42");
    assert_eq!(calls.header("cookie"), ["TokenKey=AbCdEf123+/="]);
    assert_eq!(calls.header("authorization"), [""; 0]);
    for heard in [token, calls] {
        assert_eq!(heard.header("accept"), ["application/json"]);
        assert_eq!(heard.header("content-type"), ["application/json"]);
        assert_eq!(heard.header("cache-control"), ["no-cache"]);
        assert_eq!(heard.header("pragma"), ["no-cache"]);
        for absent in ["referer", "content-length", "transfer-encoding"] {
            assert_eq!(heard.header(absent), [""; 0], "{absent}");
        }
    }
}

#[tokio::test]
async fn xml_is_asked_for_when_the_profile_says_so() {
    let stub = Stub::start(|heard, _| match method_of(heard) {
        "token" => Say::Raw(
            "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 46\r\n\r\n\
             <T xmlns=\"u\"><TokenKey>AbC=</TokenKey></T>    "
                .into(),
        ),
        _ => Say::status("200 OK", "", "<R><Data/><Success>true</Success></R>"),
    })
    .await;
    ask(&adapter_with(&stub, "response_format = 'xml'"), Request::Snapshot).await.expect("a snapshot");
    let calls = stub.last("getcalls");
    assert_eq!(calls.header("accept"), ["application/xml"]);
    assert_eq!(calls.header("content-type"), ["application/xml"]);
    assert_eq!(calls.header("cookie"), ["TokenKey=AbC="]);
}

#[tokio::test]
async fn the_servers_own_cookies_ride_along_in_the_same_header() {
    let stub = Stub::start(|heard, before| match (method_of(heard), before) {
        ("getcalls", 0) => Say::status(
            "200 OK",
            "Set-Cookie: ARRAffinity=node7; Path=/; HttpOnly\r\nSet-Cookie: TokenKey=other; Path=/\r\n",
            r#"{"Success":true,"Data":[]}"#,
        ),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    ask(&vendor, Request::Ready).await.expect("ready");
    assert_eq!(stub.last("goready").header("cookie"), ["TokenKey=AbCdEf123+/=; ARRAffinity=node7"]);
    ask(&vendor, Request::SignOut).await.expect("signed out");
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    assert_eq!(stub.last("token").header("cookie"), [""; 0], "a new session starts without them");
}

#[tokio::test]
async fn a_dial_names_digits_and_the_lead_if_there_is_one() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let reply =
        ask(&vendor, dial(DialKind::Manual, "+44 7700 900123", Some("778899"))).await.expect("dialled");
    assert_eq!(
        stub.last("dial").line(),
        "GET /webservices/services/telephony/dial/user/42/phone/07700900123?leadid=778899"
    );
    let Reply::Dialled(Some(call)) = reply else { panic!("{reply:?}") };
    assert_eq!(call.id.as_str(), CALL_ID);
    ask(&vendor, dial(DialKind::Manual, "201", None)).await.expect("dialled");
    assert_eq!(stub.last("dial").line(), "GET /webservices/services/telephony/dial/user/42/phone/201");
}

#[tokio::test]
async fn what_is_no_number_is_never_sent() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    for number in ["", "call me", "07700;900"] {
        let error = ask(&vendor, dial(DialKind::Manual, number, None)).await.expect_err("no number");
        assert_eq!(error.kind, VendorErrorKind::InvalidRequest, "{number}");
    }
    let error = ask(&vendor, dial(DialKind::Manual, "201", Some("x"))).await.expect_err("no lead");
    assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
    assert_eq!(stub.count("dial"), 0);
}

#[tokio::test]
async fn two_calls_are_connected_with_their_outcomes_notes_and_sales() {
    let both = r#"[{"CallId":1001},{"CallId":1002}]"#;
    let stub = Stub::start(move |heard, _| match method_of(heard) {
        "getcalls" => said(both),
        _ => obliging(heard),
    })
    .await;
    let leg = |call: &str, code: &str, note: Option<&str>, sales| ConnectedLeg {
        call: VendorCallId::new(call),
        disposition: Disposition { note: note.map(Into::into), sales, ..disposition(code) },
    };
    let connect = Request::ConnectCalls(ConnectCalls {
        first: leg("1001", "HKT", Some("A+B & C"), Some(1)),
        second: leg("1002", "BRIDGE", None, None),
    });
    ask(&adapter(&stub), connect).await.expect("connected");
    assert_eq!(
        stub.last("connectcalls").line(),
        "GET /webservices/services/telephony/connectcalls/user/42?call1=1001&call2=1002&resultcode1=HKT\
         &resultcode2=BRIDGE&notes1=A%2BB%20%26%20C&numsales1=1"
    );
}

#[tokio::test]
async fn a_call_is_not_connected_with_itself() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let leg = || ConnectedLeg { call: call(), disposition: disposition("X") };
    let connect = Request::ConnectCalls(ConnectCalls { first: leg(), second: leg() });
    let error = ask(&adapter(&stub), connect).await.expect_err("one call");
    assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
    assert_eq!(stub.count("connectcalls"), 0);
}

#[tokio::test]
async fn methods_known_by_name_only_are_off() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    for request in [
        Request::LogIn { campaign: None },
        Request::LogOut,
        Request::NotReady { reason: None },
        Request::NotReady { reason: Some(BreakId::new("1")) },
        dial(DialKind::Extension, "201", None),
        dial(DialKind::Preview, "", None),
        dial(DialKind::Shotgun, "201", None),
        Request::Answer { call: call() },
    ] {
        let error = ask(&vendor, request).await.expect_err("off");
        assert_eq!(error.kind, VendorErrorKind::NotSupported);
    }
    assert_eq!(stub.heard().len(), 0);
}

#[tokio::test]
async fn methods_a_profile_spells_out_are_sent_as_it_says() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(
        &stub,
        r#"
        [unverified]
        log_in = { path = "/telephony/login/user/{UserID}", query = { campaign = "{Campaign}" } }
        log_out = { path = "/telephony/logout/user/{UserID}" }
        go_not_ready = { path = "/telephony/gonotready/user/{UserID}", verb = "POST" }
        request_break = { path = "/telephony/requestbreak/user/{UserID}/{Break}" }
        dial_preview = { path = "/telephony/dialpreview/user/{UserID}", query = { leadid = "{LeadID}" } }
        transfer_to_user = { path = "/telephony/transfertouser/user/{UserID}/call/{CallID}/to/{TargetUser}" }
        complete_transfer = { path = "/telephony/completetransfer/user/{UserID}/call/{CallID}" }
        "#,
    );
    let capabilities = vendor.capabilities();
    assert!(capabilities.log_in && capabilities.not_ready && capabilities.breaks.is_some());
    assert!(capabilities.transfer && capabilities.complete_transfer);
    assert_eq!(capabilities.dial, [DialKind::Manual, DialKind::Preview]);
    for (request, line) in [
        (Request::LogIn { campaign: Some(CampaignId::new("7")) }, "GET login/user/42?campaign=7"),
        (Request::LogIn { campaign: None }, "GET login/user/42"),
        (Request::LogOut, "GET logout/user/42"),
        (Request::NotReady { reason: None }, "POST gonotready/user/42"),
        (Request::NotReady { reason: Some(BreakId::new("Tea time")) }, "GET requestbreak/user/42/Tea%20time"),
        (dial(DialKind::Preview, "", Some("7")), "GET dialpreview/user/42?leadid=7"),
        (
            Request::Transfer { call: call(), to: Target::User(UserId::new("43")) },
            "GET transfertouser/user/42/call/1001/to/43",
        ),
        (Request::CompleteTransfer { call: call() }, "GET completetransfer/user/42/call/1001"),
    ] {
        assert!(!vendor.repeatable(&request), "{line}");
        ask(&vendor, request).await.expect(line);
        let heard = stub.heard().pop().expect("sent");
        assert_eq!(heard.line().replace("/webservices/services/telephony/", ""), line);
    }
}

#[tokio::test]
async fn each_request_that_acts_has_a_connection_of_its_own() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    for request in [Request::Ready, Request::Hold { call: call() }, Request::Retrieve { call: call() }] {
        ask(&vendor, request).await.expect("done");
    }
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    let heard = stub.heard();
    for act in heard.iter().filter(|heard| ["goready", "hold", "retrieve"].contains(&method_of(heard))) {
        let sharing = heard.iter().filter(|other| other.connection == act.connection).count();
        assert_eq!(sharing, 1, "{}", method_of(act));
    }
}
