//! What is looked up and done beside calls, states and outcomes.

use std::time::Duration;

use ringside_domain::{AgentState, CampaignId, QueueId, Timestamp, UserId, VendorCallId};
use ringside_ipc::{
    AgentWord, CallbackView, Deed, ErrorCode, ForcedWord, Found, Lookup, MonitorWord, SessionReply,
    SessionRequest, TargetInput, UiError,
};
use ringside_vendor::{
    Contact, Counter, DirectoryEntry, FloorAgent, ForcedState, Monitor, Notice, PastCall, Reply, Request,
    RequestKind, ScheduledCall, Target, VendorErrorKind,
};

use crate::desk::{Bar, START};

async fn look(bar: &Bar, lookup: Lookup) -> Result<Found, UiError> {
    match bar.ask(SessionRequest::LookUp { lookup }).await? {
        SessionReply::Found { found } => Ok(found),
        other => panic!("not found but {other:?}"),
    }
}

async fn deed(bar: &Bar, deed: Deed) -> Result<SessionReply, UiError> {
    bar.ask(SessionRequest::Do { deed }).await
}

#[tokio::test(start_paused = true)]
async fn whom_a_call_can_be_passed_to_is_found_by_part_of_a_name() {
    let bar = Bar::open().await;
    let entry = DirectoryEntry {
        target: Target::Queue(QueueId::new("q-9")),
        name: "Billing".into(),
        number: Some("+442079460123".into()),
        user: None,
    };
    let colleague = DirectoryEntry {
        target: Target::Number("5003".into()),
        name: "Sam Billings".into(),
        number: Some("5003".into()),
        user: Some(UserId::new("44")),
    };
    bar.vendor.answers(RequestKind::Directory, Reply::Directory(vec![entry, colleague]));
    let found = look(&bar, Lookup::Directory { search: "  bill ".into() }).await.expect("found");
    let Found::Directory { entries } = found else { panic!("something else: {found:?}") };
    assert_eq!(entries[0].target, TargetInput::Queue("q-9".into()));
    assert_eq!(
        (entries[0].name.as_str(), entries[0].number.as_deref()),
        ("Billing", Some("+44 20 7946 0123"))
    );
    assert_eq!(
        (entries[1].target.clone(), entries[1].user.as_deref()),
        (TargetInput::Number("5003".into()), Some("44")),
        "whose number it is"
    );
    let asked = bar.vendor.asked(RequestKind::Directory);
    assert_eq!(asked, [Request::Directory { search: "bill".into() }]);
}

#[tokio::test(start_paused = true)]
async fn a_contact_is_asked_for_by_the_number_that_would_be_dialled() {
    let bar = Bar::open().await;
    let fields = vec![("Plan".to_owned(), "Gold".to_owned())];
    bar.vendor.answers(RequestKind::Contact, Reply::Contact(Some(Contact { fields: fields.clone() })));
    bar.vendor.answers(RequestKind::Contact, Reply::Contact(None));
    let lookup = || Lookup::Contact { number: "07700 900123".into() };
    assert_eq!(look(&bar, lookup()).await, Ok(Found::Contact { fields: Some(fields) }));
    assert_eq!(look(&bar, lookup()).await, Ok(Found::Contact { fields: None }), "not known there");
    let asked = bar.vendor.asked(RequestKind::Contact);
    assert_eq!(asked[0], Request::Contact { number: "+447700900123".into() });
}

#[tokio::test(start_paused = true)]
async fn past_calls_figures_news_and_the_floor_are_shown_as_told() {
    let bar = Bar::open().await;
    let at = Timestamp::from_second(START - 3_600).expect("in range");
    let call = PastCall {
        id: None,
        at: Some(at),
        number: Some("+447700900123".into()),
        outcome: Some("Sale".into()),
        note: None,
        duration_s: Some(95),
        more: vec![("Skill".into(), "Sales".into())],
    };
    bar.vendor.answers(RequestKind::PastCalls, Reply::PastCalls(vec![call]));
    let found = look(&bar, Lookup::PastCalls { number: None }).await.expect("found");
    let Found::PastCalls { calls } = found else { panic!("something else: {found:?}") };
    assert_eq!(calls[0].at_ms, Some(at.as_millisecond()));
    assert_eq!(calls[0].number.as_deref(), Some("+44 7700 900123"));
    assert_eq!((calls[0].outcome.as_deref(), calls[0].duration_s), (Some("Sale"), Some(95)));

    let counter = Counter { of: None, name: "Calls".into(), value: "17".into() };
    bar.vendor.answers(RequestKind::Counters, Reply::Counters(vec![counter]));
    let found = look(&bar, Lookup::Counters).await.expect("found");
    let Found::Counters { counters } = found else { panic!("something else: {found:?}") };
    assert_eq!((counters[0].name.as_str(), counters[0].value.as_str()), ("Calls", "17"));

    let notice = Notice { text: "Lines close at six".into(), at: None };
    bar.vendor.answers(RequestKind::Notices, Reply::Notices(vec![notice]));
    let found = look(&bar, Lookup::Notices).await.expect("found");
    let Found::Notices { notices } = found else { panic!("something else: {found:?}") };
    assert_eq!((notices[0].text.as_str(), notices[0].at_ms), ("Lines close at six", None));

    let agent = |state, word: &str| FloorAgent {
        id: UserId::new("u-7"),
        name: "Seat 7".into(),
        state,
        word: word.into(),
    };
    let agents = vec![agent(Some(AgentState::Engaged), "BUSY"), agent(None, "SOMETHING_NEW")];
    bar.vendor.answers(RequestKind::Floor, Reply::Floor(agents));
    let found = look(&bar, Lookup::Floor).await.expect("found");
    let Found::Floor { agents } = found else { panic!("something else: {found:?}") };
    assert_eq!(agents[0].state, Some(AgentWord::OnCall));
    assert_eq!((agents[1].state, agents[1].word.as_str()), (None, "SOMETHING_NEW"));
}

#[tokio::test(start_paused = true)]
async fn a_look_that_fails_says_that_nothing_was_changed() {
    let bar = Bar::open().await;
    bar.vendor.fails(RequestKind::Counters, VendorErrorKind::TimedOut, false);
    let error = look(&bar, Lookup::Counters).await.expect_err("no answer");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::TimedOut, "error-timed-out-nothing-sent"));
    bar.vendor.answers(RequestKind::Counters, Reply::Done);
    let error = look(&bar, Lookup::Counters).await.expect_err("no figures");
    assert_eq!(error.code, ErrorCode::NotUnderstood);
}

#[tokio::test(start_paused = true)]
async fn what_is_no_number_is_refused_here() {
    let bar = Bar::open().await;
    let wrong = || "not a number".to_owned();
    for lookup in [Lookup::Contact { number: wrong() }, Lookup::PastCalls { number: Some(wrong()) }] {
        let error = look(&bar, lookup).await.expect_err("no number");
        assert_eq!(error.code, ErrorCode::BadNumber);
    }
    let error =
        deed(&bar, Deed::BlockNumber { number: wrong(), blocked: true }).await.expect_err("no number");
    assert_eq!(error.code, ErrorCode::BadNumber);
    let zone = CallbackView { at_ms: START * 1_000, zone: "Atlantis/Capital".into() };
    let nowhere = Deed::ScheduleCall {
        number: "07700 900123".into(),
        campaign: "7".into(),
        callback: Some(zone),
        for_me: false,
        name: None,
    };
    assert_eq!(deed(&bar, nowhere).await.expect_err("no such zone").code, ErrorCode::BadRequest);
    let floor = bar.vendor.floor();
    let beside = |asked: &&Request| {
        !matches!(asked.kind(), RequestKind::SignIn | RequestKind::Snapshot | RequestKind::Dispositions)
    };
    assert_eq!(floor.asked.iter().filter(beside).count(), 0);
}

#[tokio::test(start_paused = true)]
async fn notes_and_values_are_kept_with_the_vendors_call() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    let vendor_call = VendorCallId::new("v1");
    let pairs = vec![("Order".to_owned(), "4711".to_owned())];
    let deeds = [
        Deed::AddNote { call: call.clone(), text: "rang twice".into() },
        Deed::SetCallData { call: call.clone(), pairs: pairs.clone() },
        Deed::ClearCallData { call: call.clone(), name: Some("Order".into()) },
    ];
    for one in deeds {
        assert_eq!(deed(&bar, one).await, Ok(SessionReply::Done));
    }
    let note = Request::AddNote {
        call: Some(vendor_call.clone()),
        number: "+447700900123".into(),
        text: "rang twice".into(),
    };
    assert_eq!(bar.vendor.asked(RequestKind::AddNote), [note]);
    let set = Request::SetCallData { call: vendor_call.clone(), pairs };
    assert_eq!(bar.vendor.asked(RequestKind::SetCallData), [set]);
    let clear = Request::ClearCallData { call: vendor_call, name: Some("Order".into()) };
    assert_eq!(bar.vendor.asked(RequestKind::ClearCallData), [clear]);
    let nobody = uuid::Uuid::nil().to_string();
    let error = deed(&bar, Deed::AddNote { call: nobody, text: "?".into() }).await.expect_err("no call");
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[tokio::test(start_paused = true)]
async fn deeds_reach_the_vendor_as_meant() {
    let bar = Bar::open().await;
    let at = Timestamp::from_second(START + 7_200).expect("in range");
    let callback = CallbackView { at_ms: at.as_millisecond(), zone: "Europe/London".into() };
    let cases = [
        (Deed::SetWrapUp { left_s: 30 }, Request::SetWrapUp { left: Duration::from_secs(30) }),
        (
            Deed::BlockNumber { number: "07700 900123".into(), blocked: true },
            Request::BlockNumber { number: "+447700900123".into(), blocked: true },
        ),
        (
            Deed::ScheduleCall {
                number: "07700 900123".into(),
                campaign: "7".into(),
                callback: Some(callback),
                for_me: true,
                name: None,
            },
            Request::ScheduleCall(ScheduledCall {
                number: "+447700900123".into(),
                alternatives: Vec::new(),
                campaign: CampaignId::new("7"),
                at: Some(ringside_domain::Callback { at, zone: "Europe/London".into() }),
                for_me: true,
                name: None,
            }),
        ),
        (
            Deed::Monitor { user: "u-7".into(), how: MonitorWord::Whisper },
            Request::Monitor { user: UserId::new("u-7"), how: Monitor::Whisper },
        ),
        (Deed::StopMonitoring, Request::StopMonitoring),
        (
            Deed::ForceState { user: "u-7".into(), state: ForcedWord::NotReady },
            Request::ForceState { user: UserId::new("u-7"), state: ForcedState::NotReady },
        ),
        (
            Deed::RunCampaign { campaign: "7".into(), run: false },
            Request::RunCampaign { campaign: CampaignId::new("7"), run: false },
        ),
    ];
    for (asked, sent) in cases {
        assert_eq!(deed(&bar, asked).await, Ok(SessionReply::Done));
        assert_eq!(bar.vendor.asked(sent.kind()), [sent]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_deed_pressed_twice_is_done_once_and_two_deeds_are_two() {
    let bar = Bar::open().await;
    bar.vendor.answers_late(RequestKind::BlockNumber);
    let block = |number: &str| Deed::BlockNumber { number: number.into(), blocked: true };
    let ask = |one: Deed| {
        let engine = bar.engine.clone();
        tokio::spawn(async move { engine.request(SessionRequest::Do { deed: one }).await })
    };
    let (first, other) = (ask(block("07700 900123")), ask(block("07700 900456")));
    bar.has_asked(RequestKind::BlockNumber, 2).await;
    assert_eq!(deed(&bar, block("07700 900123")).await, Ok(SessionReply::Done), "one is under way");
    assert_eq!(bar.vendor.count(RequestKind::BlockNumber), 2);
    let gate = bar.vendor.floor().slow.take().expect("held back").1;
    gate.notify_waiters();
    for answer in [first, other] {
        assert_eq!(answer.await.expect("no panic"), Ok(SessionReply::Done));
    }
}

#[tokio::test(start_paused = true)]
async fn a_deed_that_fails_is_told_and_never_sent_again() {
    let bar = Bar::open().await;
    bar.vendor.leaves_open(RequestKind::BlockNumber, true);
    let block = Deed::BlockNumber { number: "07700 900123".into(), blocked: true };
    let error = deed(&bar, block).await.expect_err("no answer");
    assert_eq!(error.code, ErrorCode::Interrupted);
    bar.polls(3).await;
    assert_eq!(bar.vendor.count(RequestKind::BlockNumber), 1);
}
