use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{BreakId, VendorCallId};
use ringside_simulator::{
    Tenant,
    deepcall::{Settings, Simulator, SimulatorHandle},
};
use ringside_vendor::{
    Request, RequestKind, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_deepcall::{DeepCall, DeepCallAccount};
use serde_json::{Value, json};

use crate::bench::{Bench, BenchExt, CallbackSample, Outcome, Proof, Rival, Skip};

/// The agent.
pub(crate) const ANA: &str = "13";

/// The zone of the account, whose clocks change.
const ZONE: &str = "Europe/Madrid";

const OPTIONS: &str = "
time_zone = 'Europe/Madrid'
floor = true
account_counters = true
block_dids = ['917500000000']

[live_states]
offline = 'signed_out'
idle = 'ready'
ringing = 'engaged'
oncall = 'engaged'
wrapup = 'after_call_work'
break = 'not_ready'
";

/// The simulator, and the adapter that drives Ana.
pub(crate) struct DeepCallBench {
    pub(crate) sim: SimulatorHandle,
    account: DeepCallAccount,
    vendor: Arc<dyn Vendor>,
}

impl DeepCallBench {
    /// A bench whose profile has `options` before the usual ones.
    pub(crate) async fn start(settings: Settings, options: &str) -> Self {
        let settings = Settings { time_zone: ZONE.to_owned(), ..settings };
        let sim = Simulator::start(settings).await.expect("a simulator");
        let account = account(&sim.base_url(), options);
        Self { vendor: adapter(account.clone()), account, sim }
    }

    /// By token, another agent's session is none.
    fn by_token(&self) -> bool {
        self.account.options.auth == ringside_vendor_deepcall::Auth::Token
    }
}

/// An account as in a profile for Ana.
pub(crate) fn account(base_url: &str, options: &str) -> DeepCallAccount {
    let click = format!("[click_to_call]\nbase_url = '{base_url}'\nagent_number = '919800000013'\n");
    let by_token = options.contains("'token'");
    DeepCallAccount {
        base_url: base_url.to_owned(),
        login: "10000001".into(),
        user_id: ANA.into(),
        password: if by_token { "account-token" } else { "agent-session-13" }.to_owned().into(),
        second_secret: Some("account-token".to_owned().into()),
        options: toml::from_str(&format!("{options}\n{OPTIONS}\n{click}")).expect("options"),
    }
}

/// An adapter in all its layers, which wait no longer than tests like.
pub(crate) fn adapter(account: DeepCallAccount) -> Arc<dyn Vendor> {
    let vendor = DeepCall::new(account).expect("an account");
    let limits = Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() };
    layered(Arc::new(vendor), limits)
}

/// Parts that DeepCall has no method for.
const SKIPS: &[Skip] = &[
    Skip {
        why: "the API changes no state of the agent",
        parts: &[
            "an_agent_logs_out_and_in",
            "an_agent_is_made_ready",
            "an_agent_is_made_not_ready_without_a_reason",
            "the_reasons_for_breaks_are_listed",
            "a_break_begins_and_ends",
            "a_break_taken_back_at_once_is_over",
            "a_break_asked_for_during_a_call_follows_its_outcome",
            "a_wrap_up_is_made_longer_and_ended",
        ],
    },
    Skip {
        why: "calls are handled on the telephone: none is listed, pushed or controlled",
        parts: &[
            "what_happens_elsewhere_is_pushed",
            "a_dial_for_a_lead_is_made_for_that_lead",
            "a_call_is_held_and_retrieved",
            "a_microphone_is_switched_off_and_on",
            "recording_is_stopped_and_started",
            "tones_are_sent",
            "a_call_hung_up_waits_for_its_outcome",
            "an_inbound_call_appears_by_itself",
            "an_offered_call_is_answered",
            "a_call_is_passed_on_unannounced",
            "a_consultation_ends_in_a_transfer",
            "a_consultation_ends_in_a_conference",
            "a_third_party_is_added_at_once",
            "two_calls_are_connected_with_an_outcome_each",
        ],
    },
    Skip {
        why: "it keeps no outcomes; ours is told as a note after the call",
        parts: &[
            "the_catalogue_holds_what_an_agent_may_choose",
            "an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays",
            "a_number_of_sales_arrives",
            "an_outcome_during_a_call_is_queued_and_saved_at_its_end",
            "the_outcome_queued_last_is_the_one_that_is_saved",
            "an_outcome_during_a_call_is_final",
            "a_second_outcome_is_refused",
            "a_lost_answer_to_an_outcome_is_settled_by_sending_it_again",
            "a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list",
            "nothing_is_sent_for_a_call_that_has_gone",
            "a_number_reused_after_a_restart_is_not_the_old_call",
        ],
    },
    Skip {
        why: "it knows no leads, campaigns, directory of targets or data of a call, and controls no other agent",
        parts: &[
            "the_numbers_of_a_lead_are_listed",
            "a_call_is_moved_to_another_lead",
            "a_lead_is_created_for_a_call",
            "campaigns_are_listed",
            "the_directory_is_searched",
            "values_are_kept_with_a_call_and_dropped",
            "a_call_is_given_to_the_dialler",
            "another_agents_call_is_joined_and_left",
            "another_agents_state_is_changed",
            "a_campaign_is_stopped_and_started",
        ],
    },
];

/// The same without what the vendor names the session alone for.
const TOKEN_SKIPS: &[Skip] = &[
    SKIPS[0],
    SKIPS[1],
    SKIPS[2],
    SKIPS[3],
    Skip { why: "the vendor names the session alone for its news", parts: &["the_vendors_news_are_read"] },
];

/// The last Sunday of March, when a callback at the same hour of the day is an hour earlier in UTC.
const CALLBACKS: &[CallbackSample] = &[
    CallbackSample {
        at: "2031-03-29T09:00:00Z",
        zone: "Europe/Madrid",
        arrives: "2031-03-29 10:00 Europe/Madrid",
    },
    CallbackSample {
        at: "2031-03-31T09:00:00Z",
        zone: "Europe/Madrid",
        arrives: "2031-03-31 11:00 Europe/Madrid",
    },
    CallbackSample {
        at: "2031-03-30T01:00:00Z",
        zone: "Asia/Kolkata",
        arrives: "2031-03-30 03:00 Europe/Madrid (2031-03-30 06:30 Asia/Kolkata)",
    },
];

#[async_trait]
impl Bench for DeepCallBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(DeepCallAccount { password: "guess".to_owned().into(), ..self.account.clone() })
    }

    fn tenant(&self) -> &dyn Tenant {
        &*self.sim
    }

    fn skips(&self) -> &'static [Skip] {
        if self.by_token() { TOKEN_SKIPS } else { SKIPS }
    }

    fn method(&self, kind: RequestKind) -> &'static str {
        match kind {
            RequestKind::SignIn => "agentonbreak",
            RequestKind::Snapshot => "checkagentinwrapup",
            RequestKind::Dial => "clicktocall",
            RequestKind::Dispose | RequestKind::AddNote => "notesadd",
            RequestKind::SaveContact => "directory/create",
            RequestKind::BlockNumber => "blacklist",
            RequestKind::Contact => "search",
            RequestKind::Queues => "group/list",
            RequestKind::Colleagues => "agent/list",
            RequestKind::Floor => "live",
            RequestKind::Counters => "counters",
            RequestKind::Notices => "tags",
            RequestKind::PastCalls => "callreport/list",
            _ => "none",
        }
    }

    fn agent_name(&self) -> Option<&'static str> {
        None
    }

    fn colleague(&self) -> &'static str {
        "Sam Sample"
    }

    fn campaign_and_queue(&self) -> (&'static str, &'static str) {
        ("none", "Sales")
    }

    fn numbers(&self) -> [&'static str; 2] {
        ["+919800000001", "+919800000022"]
    }

    fn codes(&self) -> [&'static str; 3] {
        ["SALE", "NOTINT", "NO SUCH & CODE+"]
    }

    fn callbacks(&self) -> (&'static str, &'static [CallbackSample]) {
        ("CB", CALLBACKS)
    }

    fn break_reason(&self) -> BreakId {
        BreakId::new("Lunch")
    }

    /// The vendor calls the agent first.
    fn customer_answers(&self) {
        self.happens(json!({ "event": "agent_answers", "user": ANA }));
        self.happens(json!({ "event": "customer_answers", "user": ANA }));
    }

    fn customer_hangs_up(&self) {
        self.happens(json!({ "event": "customer_hangs_up", "user": ANA }));
    }

    fn expire_sessions(&self) {
        self.happens(json!({ "event": "expire_session" }));
        self.happens(json!({ "event": "expire_token" }));
    }

    fn sessions_end_for_good(&self) -> bool {
        true
    }

    fn proof(&self) -> Proof {
        Proof::Given
    }

    fn probe(&self) -> Request {
        Request::Queues
    }

    async fn another_client(&self) -> Rival {
        adapter(self.account.clone()).execute(Request::SignIn).await.expect("signed in there");
        Rival::Nowhere
    }

    fn break_begins_elsewhere(&self) {
        self.happens(json!({ "event": "agent_begins_break", "user": ANA, "kind": "Lunch" }));
    }

    fn is_ready_there(&self) -> bool {
        self.break_there().is_none()
    }

    fn break_there(&self) -> Option<String> {
        self.sim.state().agents.iter().find(|agent| agent.id == ANA)?.on_break.clone()
    }

    async fn look_again(&self) {
        self.done(Request::SignIn).await;
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let notes = self.tenant().outcomes();
        notes.as_array().expect("a list").iter().map(outcome).collect()
    }
}

/// An outcome told in words: one line for its code in brackets or alone, one for the callback, the rest the note.
fn outcome(note: &Value) -> Outcome {
    let text = note["content"].as_str().expect("a text");
    let (head, said) = text.split_once("\nNote: ").map_or((text, None), |(head, said)| (head, Some(said)));
    let (head, callback) =
        head.split_once("\nCall back: ").map_or((head, None), |(head, at)| (head, Some(at)));
    let code = head.strip_prefix("Outcome: ").expect("an outcome");
    let call = VendorCallId::new(note["call"].as_str().expect("a call"));
    Outcome {
        note: said.map(str::to_owned),
        callback: callback.map(str::to_owned),
        ..Outcome::of(&call, code)
    }
}
