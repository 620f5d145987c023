use ringside_vendor::{DispositionForm, DispositionWindow, Evidence, VendorErrorKind};

use super::*;

const ALL_ON: &str = "floor = true\naccount_counters = true\nblock_dids = ['917500000000']";

/// The body of the one request of an action that `request` leads to.
async fn body_of(options: &str, request: Request, action: &str) -> String {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    ask(&adapter_with(&stub, options), request).await.expect(action);
    let heard = stub.last(action);
    assert_eq!(heard.line(), format!("POST /api/v2/{action}"));
    assert_eq!(heard.header("content-type"), ["application/json"]);
    assert_eq!(heard.header("accept"), ["application/json"]);
    assert_eq!(heard.header("content-length"), [heard.body.len().to_string()]);
    for absent in ["authorization", "referer", "transfer-encoding", "cookie"] {
        assert_eq!(heard.header(absent), [""; 0], "{absent}");
    }
    assert_eq!(stub.count(action), 1, "{action}");
    heard.body
}

#[tokio::test]
async fn every_request_leaves_as_documented() {
    let number = || Some(CUSTOMER.to_owned());
    for (options, request, action, fields) in [
        ("", Request::SignIn, "agentProfile/agentOnBreak", ""),
        ("", Request::Snapshot, "agentProfile/agentOnBreak", ""),
        ("", Request::Snapshot, "agentProfile/checkAgentInWrapUp", ""),
        ("", Request::Snapshot, "agentProfile/setWebPingTime", r#","mic_perm":1"#),
        ("microphone = 'denied'", Request::Snapshot, "agentProfile/setWebPingTime", r#","mic_perm":0"#),
        (
            "mic_perm_format = 'boolean'",
            Request::Snapshot,
            "agentProfile/setWebPingTime",
            r#","mic_perm":true"#,
        ),
        (
            "mic_perm_format = 'word'\nmicrophone = 'prompt'\nweb_ping_action = 'webPing'",
            Request::Snapshot,
            "agentProfile/webPing",
            r#","mic_perm":"prompt""#,
        ),
        ("", Request::Notices, "agentProfile/tags", ""),
        ("notices_ref = '1'", Request::Notices, "agentProfile/tags", r#","ref":"1""#),
        (
            "",
            add_note(),
            "agentDashboard/notesAdd",
            r#","callerNumber":"919800000001","content":"Asked for a call back","callId":"1732095000.1234""#,
        ),
        (
            "",
            dispose(),
            "agentDashboard/notesAdd",
            concat!(
                r#","callerNumber":"919800000001","content":"Outcome: Sale [SALE]\n"#,
                r#"Call back: 2026-03-30 14:30 Asia/Kolkata\nNote: Asks for \"Ms Example\"","#,
                r#""callId":"1732095000.1234""#
            ),
        ),
        ("", Request::Counters, "agentDashboard/counters", ""),
        (ALL_ON, Request::Counters, "overallCount/Ecounters", ""),
        (
            "",
            Request::PastCalls { number: number() },
            "agentDashboard/recentCalls",
            r#","callerNumber":"919800000001""#,
        ),
        ("", Request::PastCalls { number: None }, "CallReport/list", ""),
        (
            "",
            Request::Contact { number: CUSTOMER.into() },
            "Directory/search",
            r#","contact":"919800000001","project":"all""#,
        ),
        (
            "contact_source = 'directory_info'\nnumber_format = 'ten-digits'",
            Request::Contact { number: CUSTOMER.into() },
            "Directory/getInfo",
            r#","cn":"9800000001","field":"all""#,
        ),
        (
            "contact_source = 'dashboard'\nnumber_format = 'national'",
            Request::Contact { number: CUSTOMER.into() },
            "agentDashboard/contactInfo",
            r#","callerNumber":"09800000001","field":"All""#,
        ),
        (
            "",
            save(true),
            "Directory/create",
            concat!(
                r#","contact":"919800000001","contactinfo":{"name":"A. Example","email":"a@example.com"},"#,
                r#""other":{"updatetime":"20-11-2024"}"#
            ),
        ),
        (
            "",
            save(false),
            "Directory/update",
            concat!(
                r#","contact":"919800000001","contactinfo":{"name":"A. Example","email":"a@example.com"},"#,
                r#""other":{"updatetime":"20-11-2024"}"#
            ),
        ),
        (ALL_ON, block(true), "Directory/Blacklist", r#","contact":"919800000001","DID":["917500000000"]"#),
        (ALL_ON, block(false), "Directory/Blacklist", r#","contact":"919800000001","DID":[]"#),
        ("", Request::Queues, "Group/list", r#","quick":true"#),
        ("group_forward = true", Request::Queues, "Group/list", r#","quick":true,"forward":true"#),
        ("", Request::Colleagues, "Agent/list", ""),
        ("people_source = 'employee'", Request::Colleagues, "Employee/list", ""),
        (ALL_ON, Request::Floor, "Agent/live", ""),
    ] {
        let name = request.kind().name();
        let body = body_of(options, request.clone(), action).await;
        assert_eq!(body, format!(r#"{{"ssid":"{SSID}"{fields}}}"#), "{name}");
        let options = format!("auth = 'token'\nweb_ping = true\n{options}");
        let body = body_of(&options, request, action).await;
        assert_eq!(body, format!(r#"{{"userId":"10000001","token":"{SSID}"{fields}}}"#), "{name}");
    }
}

#[tokio::test]
async fn what_the_vendor_lists_is_told_in_our_words() {
    let stub = Stub::start(|heard, _| match action_of(heard) {
        "Group/list" => Say::Json(
            r#"{"status":"success","response":{"groups":[{"groupId":28,"name":"Sales"}]},"code":200}"#.into(),
        ),
        "Agent/list" => said(r#"[{"agent_id":13,"name":"Ana Ejemplo"},{"agent_id":14,"name":"Sam Sample"}]"#),
        "Agent/live" => said(r#"[{"agent_id":14,"name":"Sam Sample","status":"oncall"}]"#),
        "Directory/search" => said(r#"{"name":"A. Example","email":"a@example.com"}"#),
        "agentDashboard/recentCalls" => said(r#"[{"callId":"7.1","duration":31}]"#),
        "agentDashboard/counters" => said(r#"{"answered":4}"#),
        "agentProfile/tags" => said(r#"[{"message":"Missed call"}]"#),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, "floor = true\nlive_states = { OnCall = 'engaged' }");
    let Ok(Reply::Queues(queues)) = ask(&vendor, Request::Queues).await else { panic!("no queues") };
    assert_eq!((queues[0].id.as_str(), queues[0].name.as_str()), ("28", "Sales"));
    let Ok(Reply::Colleagues(people)) = ask(&vendor, Request::Colleagues).await else { panic!("no people") };
    assert_eq!(people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Sam Sample"]);
    let Ok(Reply::Floor(floor)) = ask(&vendor, Request::Floor).await else { panic!("no floor") };
    assert_eq!(floor[0].state, Some(ringside_domain::AgentState::Engaged));
    let contact = Request::Contact { number: CUSTOMER.into() };
    let Ok(Reply::Contact(Some(contact))) = ask(&vendor, contact).await else { panic!("no contact") };
    assert_eq!(contact.fields[1], ("email".to_owned(), "a@example.com".to_owned()));
    let calls = Request::PastCalls { number: Some(CUSTOMER.into()) };
    let Ok(Reply::PastCalls(calls)) = ask(&vendor, calls).await else { panic!("no calls") };
    assert_eq!((calls[0].duration_s, calls.len()), (Some(31), 1));
    let Ok(Reply::Counters(counters)) = ask(&vendor, Request::Counters).await else { panic!("no figures") };
    assert_eq!((counters[0].name.as_str(), counters[0].value.as_str()), ("answered", "4"));
    let Ok(Reply::Notices(notices)) = ask(&vendor, Request::Notices).await else { panic!("no news") };
    assert_eq!(notices[0].text, "Missed call");
}

#[tokio::test]
async fn nothing_found_is_an_empty_list_and_no_contact() {
    let stub = Stub::start(|_, _| error(1012, "No data found")).await;
    let vendor = adapter_with(&stub, ALL_ON);
    for (request, empty) in [
        (Request::Contact { number: CUSTOMER.into() }, Reply::Contact(None)),
        (Request::PastCalls { number: None }, Reply::PastCalls(Vec::new())),
        (Request::Queues, Reply::Queues(Vec::new())),
        (Request::Colleagues, Reply::Colleagues(Vec::new())),
        (Request::Floor, Reply::Floor(Vec::new())),
        (Request::Counters, Reply::Counters(Vec::new())),
        (Request::Notices, Reply::Notices(Vec::new())),
    ] {
        assert_eq!(ask(&vendor, request).await.expect("an answer"), empty);
    }
    let error = ask(&vendor, save(false)).await.expect_err("nobody to change");
    assert_eq!(error.kind, VendorErrorKind::Refused);
}

#[tokio::test]
async fn what_cannot_be_sent_does_not_leave() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, &format!("{ALL_ON}\n{}", dialling(&stub, "")));
    let note = |call: Option<&str>, number: &str, text: &str| Request::AddNote {
        call: call.map(VendorCallId::new),
        number: number.into(),
        text: text.into(),
    };
    let Request::Dispose { call, facts, disposition } = dispose() else { panic!("a dispose") };
    let mut elsewhere = disposition.clone();
    elsewhere.callback = Some(Callback { at: jiff::Timestamp::UNIX_EPOCH, zone: "Mars/Olympus".into() });
    for request in [
        note(None, CUSTOMER, "x"),
        note(Some(" "), CUSTOMER, "x"),
        note(Some(CALL_ID), "anonymous", "x"),
        note(Some(CALL_ID), CUSTOMER, " "),
        Request::Dispose {
            call: call.clone(),
            facts: CallFacts::default(),
            disposition: disposition.clone(),
        },
        Request::Dispose { call: VendorCallId::new(""), facts: facts.clone(), disposition },
        Request::Dispose { call, facts, disposition: elsewhere },
        Request::SaveContact { number: CUSTOMER.into(), fields: Vec::new(), new: false },
        Request::SaveContact { number: String::new(), fields: Vec::new(), new: true },
        Request::Contact { number: "nobody".into() },
        Request::PastCalls { number: Some("nobody".into()) },
        Request::BlockNumber { number: "+".into(), blocked: true },
        Request::Dial(Dial { kind: DialKind::Manual, number: "call me".into(), lead: None }),
    ] {
        let error = ask(&vendor, request.clone()).await.expect_err("nothing to send");
        assert_eq!(error.kind, VendorErrorKind::InvalidRequest, "{request:?}");
    }
    assert_eq!(stub.heard().len(), 0);
}

#[tokio::test]
async fn what_a_profile_does_not_set_up_is_not_offered() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let plain = adapter(&stub).capabilities();
    assert_eq!(
        (plain.disposition, plain.disposition_form),
        (Some(DispositionWindow::AfterRelease), DispositionForm::Note)
    );
    assert_eq!(plain.disposition_evidence, Evidence::None);
    assert!(plain.own_calls_only && plain.wrap_up_clock && plain.notices && plain.notes);
    assert!(plain.dial.is_empty() && !plain.block_number && !plain.floor && !plain.ready && !plain.hang_up);
    let all = adapter_with(&stub, &format!("{ALL_ON}\n{}", dialling(&stub, ""))).capabilities();
    assert!(all.dial == [DialKind::Manual] && all.block_number && all.floor);
    let bare = adapter_with(&stub, "auth = 'token'\noutcome_as_note = false").capabilities();
    assert!(bare.disposition.is_none() && !bare.notices);
}

#[tokio::test]
async fn only_what_the_documents_call_harmless_is_declared_repeatable() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    for request in
        [save(false), block(true), block(false), Request::SignIn, Request::Snapshot, Request::Notices]
    {
        assert!(vendor.repeatable(&request), "{request:?}");
    }
    for request in [dial(), add_note(), dispose(), save(true)] {
        assert!(!vendor.repeatable(&request), "{request:?}");
    }
}
