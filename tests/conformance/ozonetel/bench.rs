use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use ringside_domain::{BreakId, VendorCallId};
use ringside_simulator::{
    Tenant,
    ozonetel::{AuthMode, Settings, Simulator, SimulatorHandle, StartState},
};
use ringside_vendor::{
    Request, RequestKind, Target, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_ozonetel::{Ozonetel, OzonetelAccount};
use serde_json::{Value, json};

use crate::bench::{Bench, BenchExt, CallbackSample, Outcome, Proof, Rival, ShortLived, Skip};

/// The agent.
const ANA: &str = "a101";

const OPTIONS: &str = "
time_zone = 'Europe/Madrid'
did = '914071327663'
campaign = 'Sales_Manual'
agent_phone_name = 'a101_phone'
agent_phone_number = '+919900000001'
pause_reason = 'Tea'
status_every_s = 6
supervisor = true
";

/// The simulator, and the adapter that drives Ana.
pub(crate) struct OzonetelBench {
    pub(crate) sim: SimulatorHandle,
    account: OzonetelAccount,
    vendor: Arc<dyn Vendor>,
}

impl OzonetelBench {
    /// A bench whose profile has `options` beside the usual ones.
    pub(crate) async fn start(settings: Settings, options: &str) -> Self {
        let key = new_key();
        let time_zone = "Europe/Madrid".to_owned();
        let mut settings = Settings { time_zone, api_key: key.clone(), ..settings };
        for agent in settings.agents.iter_mut().filter(|agent| agent.id == ANA) {
            agent.state = StartState::Idle;
        }
        let sim = Simulator::start(settings).await.expect("a simulator");
        let account = with_key(key, &sim.base_url(), options);
        Self { vendor: adapter(account.clone()), account, sim }
    }

    fn agent(&self) -> Value {
        let state = serde_json::to_value(self.sim.state()).expect("a state");
        let agents = state["agents"].as_array().expect("agents");
        agents.iter().find(|agent| agent["agent"] == ANA).expect("Ana").clone()
    }
}

/// A key nobody else has. What an account has used up, and its token, are kept for as long as the process lives, and the
/// system gives out ports a second time.
fn new_key() -> String {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    format!("KKsample{:010}", MADE.fetch_add(1, Ordering::Relaxed))
}

/// An account as in a profile for Ana.
pub(crate) fn account(base_url: &str, options: &str) -> OzonetelAccount {
    with_key(new_key(), base_url, options)
}

fn with_key(key: String, base_url: &str, options: &str) -> OzonetelAccount {
    OzonetelAccount {
        base_url: base_url.to_owned(),
        login: "demo_account".into(),
        user_id: ANA.into(),
        password: key.into(),
        second_secret: Some("secret".to_owned().into()),
        options: toml::from_str(&format!("{options}\n{OPTIONS}")).expect("options"),
    }
}

/// An adapter in all its layers, which wait no longer than tests like.
pub(crate) fn adapter(account: OzonetelAccount) -> Arc<dyn Vendor> {
    let vendor = Ozonetel::new(account).expect("an account");
    let limits = Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() };
    layered(Arc::new(vendor), limits)
}

/// Parts that CloudAgent has no method for.
const SKIPS: &[Skip] = &[
    Skip {
        why: "it lists no reasons for breaks, pushes nothing to a desk and keeps the clock of the wrap-up to itself",
        parts: &[
            "the_reasons_for_breaks_are_listed",
            "the_end_of_the_wrap_up_is_told",
            "a_wrap_up_is_made_longer_and_ended",
            "what_happens_elsewhere_is_pushed",
        ],
    },
    Skip {
        why: "calls are answered on the telephone, listed nowhere, and passed on by a conference alone",
        parts: &[
            "a_dial_for_a_lead_is_made_for_that_lead",
            "tones_are_sent",
            "an_inbound_call_appears_by_itself",
            "an_offered_call_is_answered",
            "a_call_is_passed_on_unannounced",
            "a_consultation_ends_in_a_transfer",
            "a_consultation_ends_in_a_conference",
            "two_calls_are_connected_with_an_outcome_each",
        ],
    },
    Skip {
        why: "outcomes are codes, queued during the call; a second one is refused, which settles a lost answer",
        parts: &[
            "a_number_of_sales_arrives",
            "an_outcome_is_told_in_words_where_none_are_kept",
            "an_outcome_during_a_call_is_final",
            "a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list",
            "an_outcome_nobody_can_settle_is_sent_once",
            "nothing_is_sent_for_a_call_that_has_gone",
            "a_number_reused_after_a_restart_is_not_the_old_call",
        ],
    },
    Skip {
        why: "it has no leads, queues, directory, contacts, notes or news, and forces no other agent",
        parts: &[
            "the_numbers_of_a_lead_are_listed",
            "a_call_is_moved_to_another_lead",
            "a_lead_is_created_for_a_call",
            "queues_are_listed",
            "colleagues_are_listed",
            "the_directory_is_searched",
            "a_note_is_kept_with_a_call",
            "values_are_kept_with_a_call_and_dropped",
            "a_contact_is_written_and_read",
            "a_number_is_blocked_and_freed",
            "the_vendors_news_are_read",
            "another_agents_call_is_joined_and_left",
            "another_agents_state_is_changed",
        ],
    },
];

/// Around the last Sunday of March 2031, when Madrid goes from +1 to +2.
const CALLBACKS: &[CallbackSample] = &[
    CallbackSample { at: "2031-03-29T09:00:00Z", zone: "Europe/Madrid", arrives: "2031-03-29 10:00" },
    CallbackSample { at: "2031-03-31T09:00:00Z", zone: "Europe/Madrid", arrives: "2031-03-31 11:00" },
    CallbackSample { at: "2031-03-30T01:00:00Z", zone: "Asia/Kolkata", arrives: "2031-03-30 03:00" },
    CallbackSample { at: "2031-12-31T23:15:00Z", zone: "Europe/London", arrives: "2032-01-01 00:15" },
];

#[async_trait]
impl Bench for OzonetelBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(OzonetelAccount { password: "KKguess".to_owned().into(), ..self.account.clone() })
    }

    fn tenant(&self) -> &dyn Tenant {
        &*self.sim
    }

    fn skips(&self) -> &'static [Skip] {
        SKIPS
    }

    fn method(&self, kind: RequestKind) -> &'static str {
        match kind {
            RequestKind::SignIn | RequestKind::Dispositions | RequestKind::Dispose => "dispositionapiv2",
            RequestKind::LogIn | RequestKind::LogOut => "agentauthenticationv2",
            RequestKind::Ready | RequestKind::NotReady => "changeagentstate",
            RequestKind::Snapshot => "agentdetails",
            RequestKind::Dial => "agentmanualdial",
            RequestKind::HangUp
            | RequestKind::Hold
            | RequestKind::Retrieve
            | RequestKind::Mute
            | RequestKind::Unmute
            | RequestKind::Conference => "callcontrol_v4",
            RequestKind::StartRecording | RequestKind::StopRecording => "record",
            RequestKind::Campaigns => "campaignstatus",
            RequestKind::RunCampaign => "setcampaignstatus",
            RequestKind::PastCalls => "fetchcdrdetails",
            RequestKind::Counters => "summaryreport",
            RequestKind::Floor => "getagentlogins",
            RequestKind::ScheduleCall => "addcampaigndata",
            _ => "none",
        }
    }

    fn action(&self, kind: RequestKind) -> Option<&'static str> {
        Some(match kind {
            RequestKind::Dispose => "Set",
            RequestKind::LogIn => "login",
            RequestKind::LogOut => "logout",
            RequestKind::Ready => "Ready",
            RequestKind::NotReady => "Pause",
            RequestKind::HangUp => "KICK_CALL",
            RequestKind::Hold => "HOLD",
            RequestKind::Retrieve => "UNHOLD",
            RequestKind::Mute => "MUTE",
            RequestKind::Unmute => "UNMUTE",
            RequestKind::Conference => "CONFERENCE",
            RequestKind::StartRecording => "unPause",
            RequestKind::StopRecording => "pause",
            _ => return None,
        })
    }

    fn agent_name(&self) -> Option<&'static str> {
        Some("Ana Ejemplo")
    }

    fn colleague(&self) -> &'static str {
        "Sam Sample"
    }

    fn campaign_and_queue(&self) -> (&'static str, &'static str) {
        ("Sales_Manual", "none")
    }

    fn numbers(&self) -> [&'static str; 2] {
        ["+919900000002", "+919900000003"]
    }

    fn codes(&self) -> [&'static str; 3] {
        ["Sale", "Not Interested", "NO SUCH & CODE+"]
    }

    fn callbacks(&self) -> (&'static str, &'static [CallbackSample]) {
        ("Callback", CALLBACKS)
    }

    fn break_reason(&self) -> BreakId {
        BreakId::new("Lunch")
    }

    fn third_party(&self) -> Target {
        Target::Number("+919900000004".to_owned())
    }

    fn customer_answers(&self) {
        self.happens(json!({ "event": "customer_answers", "agent": ANA }));
    }

    fn customer_hangs_up(&self) {
        self.happens(json!({ "event": "customer_hangs_up", "agent": ANA }));
    }

    fn expire_sessions(&self) {
        // An account with a key has no token that could run out.
        drop(self.tenant().happen(json!({ "event": "expire_token" })));
    }

    fn proof(&self) -> Proof {
        match self.sim.settings().auth_mode {
            AuthMode::Token => Proof::Got { by: "generatetoken" },
            AuthMode::Basic => Proof::Each,
        }
    }

    async fn short_lived(&self) -> Option<ShortLived> {
        if self.proof() == Proof::Each {
            return None;
        }
        let mut settings = Settings { auth_mode: AuthMode::Token, ..Settings::default() };
        settings.token.lifetime_s = 6;
        settings.token.exp_claim = true;
        Some(ShortLived { bench: Box::new(Self::start(settings, "auth = 'token'").await), told: true })
    }

    /// Its list of outcomes: the agent's state is told from memory for a while.
    fn probe(&self) -> Request {
        Request::Dispositions
    }

    async fn another_client(&self) -> Rival {
        if self.proof() == Proof::Each {
            adapter(self.account.clone()).execute(Request::SignIn).await.expect("signed in there");
            return Rival::Nowhere;
        }
        self.happens(json!({ "event": "token_generated_elsewhere" }));
        Rival::InAnswers { certain: false }
    }

    fn break_begins_elsewhere(&self) {
        self.happens(json!({ "event": "agent_pauses", "agent": ANA, "reason": "Meeting" }));
    }

    fn is_ready_there(&self) -> bool {
        self.agent()["state"] == "idle"
    }

    fn break_there(&self) -> Option<String> {
        let agent = self.agent();
        agent["reason"].as_str().filter(|_| agent["state"] == "paused").map(str::to_owned)
    }

    fn is_logged_in_there(&self) -> bool {
        self.agent()["state"] != "logged_out"
    }

    fn is_rationed(&self, kind: RequestKind) -> bool {
        // Once in five minutes.
        kind == RequestKind::Floor
    }

    async fn look_again(&self) {
        self.done(Request::SignIn).await;
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let held = self.tenant().outcomes();
        held.as_array().expect("a list").iter().map(outcome).collect()
    }
}

fn outcome(held: &Value) -> Outcome {
    let text = |name: &str| held[name].as_str().map(str::to_owned);
    let call = VendorCallId::new(text("ucid").expect("a call"));
    Outcome {
        note: text("comments"),
        callback: text("callback_time"),
        ..Outcome::of(&call, &text("disposition").expect("a code"))
    }
}
