//! What only MaxContact has: settings of the profile, and the methods known by name only.

use ringside_domain::{BreakId, CampaignId, UserId};
use ringside_simulator::{
    Effect,
    maxcontact::{CampaignsShape, Event, Settings},
};
use ringside_vendor::{Dial, DialKind, Evidence, Request, RequestKind, Target, VendorErrorKind, VendorExt};
use ringside_vendor_maxcontact::MaxContactAccount;

use super::bench::{ANA, MaxContactBench, adapter};
use crate::bench::{Bench, BenchExt};

/// The simulator's guesses at the nine methods, as a profile would spell them out.
const SPELLED_OUT: &str = r#"
    [unverified]
    log_in = { path = "/telephony/login/user/{UserID}", query = { campaignid = "{Campaign}" } }
    log_out = { path = "/telephony/logout/user/{UserID}" }
    go_not_ready = { path = "/telephony/gonotready/user/{UserID}" }
    request_break = { path = "/telephony/requestbreak/user/{UserID}", query = { breaktype = "{Break}" } }
    dial_ext = { path = "/telephony/dialext/user/{UserID}/phone/{Number}" }
    dial_preview = { path = "/telephony/dialpreview/user/{UserID}", query = { leadid = "{LeadID}" } }
    shotgun_dial = { path = "/telephony/shotgundial/user/{UserID}/lead/{LeadID}" }
    transfer_to_user = { path = "/telephony/transfertouser/user/{UserID}/call/{CallID}/target/{TargetUser}" }
    complete_transfer = { path = "/telephony/completetransfer/user/{UserID}/call/{CallID}" }
"#;

async fn spelled_out() -> MaxContactBench {
    let mut settings = Settings::default();
    settings.rules.unverified_methods = true;
    // Tables of TOML end what stands before them, so the bench's own tables have to come first.
    let bench = MaxContactBench::start(settings, "").await;
    bench.with_more_options(SPELLED_OUT)
}

fn executed(bench: &MaxContactBench, method: &str) -> usize {
    let ledger = bench.sim.ledger();
    ledger.iter().filter(|entry| entry.method == method && entry.effect == Effect::Executed).count()
}

#[tokio::test]
async fn the_nine_methods_known_by_name_work_once_a_profile_spells_them_out() {
    let bench = spelled_out().await;
    let dial = |kind, number: &str, lead: Option<&str>| {
        Request::Dial(Dial { kind, number: number.into(), lead: lead.map(ringside_domain::LeadId::new) })
    };
    bench.done(Request::LogOut).await;
    bench.done(Request::SignIn).await;
    bench.done(Request::LogIn { campaign: Some(CampaignId::new("2")) }).await;
    bench.done(Request::Ready).await;
    bench.done(Request::NotReady { reason: None }).await;
    bench.done(Request::NotReady { reason: Some(BreakId::new("Lunch & tea")) }).await;
    assert_eq!(bench.sim.state().agents[0].break_kind.as_deref(), Some("Lunch & tea"));
    bench.done(Request::Ready).await;
    for (request, method) in [
        (dial(DialKind::Extension, "201", None), "dialext"),
        (dial(DialKind::Preview, "", Some("778900")), "dialpreview"),
        (dial(DialKind::Shotgun, "+447700900123", Some("778899")), "shotgundial"),
    ] {
        bench.done(request).await;
        assert_eq!(executed(&bench, method), 1, "{method}");
        let calls = bench.snapshot().await.calls;
        bench.done(bench.dispose(&calls[0].id, "NOANS")).await;
    }
    let call = bench.connected().await;
    bench.done(Request::Transfer { call: call.clone(), to: Target::User(UserId::new("43")) }).await;
    assert_eq!(executed(&bench, "transfertouser"), 1);
}

#[tokio::test]
async fn an_agent_can_sign_in_before_logging_in_where_logging_in_is_possible() {
    let bench = spelled_out().await;
    let vendor = adapter(MaxContactAccount { user_id: "45".into(), ..bench.account() });
    let signed_in = vendor.sign_in().await.expect("signed in");
    assert_eq!(signed_in.agent_name.as_deref(), Some("Nils Testmann"));
    assert_eq!(vendor.snapshot().await.expect_err("logged out").kind, VendorErrorKind::UnknownAgent);
    vendor.execute(Request::LogIn { campaign: None }).await.expect("logged in");
    vendor.snapshot().await.expect("a snapshot");
    let vendor = adapter(MaxContactAccount { user_id: "4711".into(), ..bench.account() });
    assert_eq!(vendor.sign_in().await.expect_err("nobody").kind, VendorErrorKind::UnknownAgent);
}

#[tokio::test]
async fn where_ended_calls_leave_the_list_outcomes_are_given_all_the_same() {
    let mut settings = Settings::default();
    settings.rules.ended_calls_vanish = true;
    let bench = MaxContactBench::start(settings, "ended_calls_listed = false").await;
    assert_eq!(bench.vendor().capabilities().disposition_evidence, Evidence::None);
    let call = bench.connected().await;
    bench.done(Request::HangUp { call: call.clone() }).await;
    bench.sees_no_more(&call).await;
    bench.done(bench.dispose(&call, "SALE")).await;
    assert_eq!(bench.outcomes().len(), 1);
}

#[tokio::test]
async fn the_vendors_own_window_and_the_bar_act_on_one_call() {
    let bench = MaxContactBench::start(Settings::default(), "").await;
    let call = bench.connected().await;
    bench.happens(Event::AgentTogglesRecording { user: ANA, call: None });
    assert_eq!(
        bench.listed(&call).await.map(|call| call.recording),
        Some(ringside_domain::Recording::Off),
        "the call list is the truth, not the last button"
    );
}

#[tokio::test]
async fn codes_that_nobody_has_explained_stay_unknown() {
    let bench = MaxContactBench::start(Settings::default(), "").await;
    let mut account = bench.account();
    account.options = toml::from_str("").expect("options");
    let call = bench.connected().await;
    let calls = adapter(account).snapshot().await.expect("a snapshot").calls;
    assert_eq!((&calls[0].id, calls[0].state, calls[0].direction), (&call, None, None));
    assert_eq!(calls[0].recording, ringside_domain::Recording::Unknown);
}

#[tokio::test]
async fn one_campaign_alone_and_one_phone_alone_are_lists_of_one() {
    for options in ["", "response_format = 'xml'"] {
        let mut settings = Settings::default();
        settings.wire.campaigns_shape = CampaignsShape::Single;
        settings.wire.single_lead_phone = true;
        let bench = MaxContactBench::start(settings, options).await;
        assert_eq!(bench.vendor().campaigns().await.expect("campaigns").len(), 1);
        let phones = bench.vendor().lead_phones(bench.leads()[0].clone()).await.expect("phones");
        assert_eq!(phones.len(), 1);
    }
}

#[tokio::test]
async fn a_long_note_is_cut_so_that_the_vendor_takes_it() {
    let bench = MaxContactBench::start(Settings::default(), "").await;
    let first = bench.connected().await;
    bench.done(Request::Hold { call: first.clone() }).await;
    let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[1].into(), lead: None };
    let second = bench.dial_and_find(dial).await;
    bench.customer_answers();
    let leg = |call| ringside_vendor::ConnectedLeg {
        call,
        disposition: ringside_domain::Disposition {
            note: Some("ñandú ".repeat(300)),
            ..crate::bench::disposition("SALE")
        },
    };
    bench
        .done(Request::ConnectCalls(ringside_vendor::ConnectCalls { first: leg(first), second: leg(second) }))
        .await;
    assert_eq!(bench.executed(RequestKind::ConnectCalls), 1);
    for outcome in bench.outcomes() {
        let note = outcome.note.expect("a note");
        assert!(note.starts_with("ñandú ñandú") && note.len() < 500, "{}", note.len());
    }
}

#[tokio::test]
async fn after_signing_out_the_next_request_opens_a_new_session() {
    let bench = MaxContactBench::start(Settings::default(), "").await;
    bench.done(Request::SignIn).await;
    bench.done(Request::SignOut).await;
    bench.snapshot().await;
    assert_eq!(bench.arrived(RequestKind::SignIn), 2);
}
