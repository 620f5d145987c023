use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{BreakId, Disposition, VendorCallId};
use ringside_simulator::{
    Tenant,
    ucontact::{Settings, Simulator, SimulatorHandle},
};
use ringside_vendor::{
    CallFacts, Request, RequestKind, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_ucontact::{UContact, UContactAccount};
use serde_json::{Value, json};

use crate::bench::{Bench, BenchExt, CallbackSample, Outcome, Proof, Rival, ShortLived, Skip};

/// The agent.
const ANA: &str = "a.ejemplo";

/// The campaign that places calls.
const CAMPAIGN: &str = "Cobranza->";

const OPTIONS: &str = "
supervisor_login = 'api.ringside'
outqueue = 'Cobranza->'
caller_id = '59820000000'
break_path = 'api/AgentBreak'
unbreak_motive = 'Almuerzo'
colleagues_of = ['Cobranza->']
time_zone = 'Europe/Madrid'
callback_campaign = 'Ventas Norte->'
d1 = '{sales}'
";

/// The simulator, and the adapter that drives Ana.
pub(crate) struct UContactBench {
    pub(crate) sim: SimulatorHandle,
    account: UContactAccount,
    vendor: Arc<dyn Vendor>,
    later: &'static str,
}

impl UContactBench {
    /// A bench whose profile has `options` beside the usual ones.
    pub(crate) async fn start(settings: Settings, options: &str) -> Self {
        let settings = Settings { time_zone: "Europe/Madrid".to_owned(), ..settings };
        let sim = Simulator::start(settings).await.expect("a simulator");
        let account = account(&sim.base_url(), options);
        let later =
            if options.contains("schedule_dialer_call") { "scheduledialercall" } else { "dialertask" };
        let bench = Self { vendor: adapter(account.clone()), account, sim, later };
        bench.vendor.execute(Request::SignIn).await.expect("signed in");
        bench
    }

    fn agent(&self) -> Value {
        let state = serde_json::to_value(self.sim.state()).expect("a state");
        let agents = state["agents"].as_array().expect("agents");
        agents.iter().find(|agent| agent["agent"] == ANA).expect("Ana").clone()
    }
}

/// An account as in a profile for Ana.
pub(crate) fn account(base_url: &str, options: &str) -> UContactAccount {
    UContactAccount {
        base_url: base_url.to_owned(),
        login: ANA.into(),
        user_id: String::new(),
        password: "secret".to_owned().into(),
        second_secret: Some("secret".to_owned().into()),
        options: toml::from_str(&format!("{options}\n{OPTIONS}")).expect("options"),
    }
}

/// An adapter in all its layers, which wait no longer than tests like.
pub(crate) fn adapter(account: UContactAccount) -> Arc<dyn Vendor> {
    let vendor = UContact::new(account).expect("an account");
    let limits = Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() };
    layered(Arc::new(vendor), limits)
}

/// Parts that uContact has no service for.
const SKIPS: &[Skip] = &[
    Skip {
        why: "signing in is logging in, breaks are the only other state, and none can be read",
        parts: &[
            "an_agent_logs_out_and_in",
            "an_agent_is_made_not_ready_without_a_reason",
            "the_reasons_for_breaks_are_listed",
            "a_break_asked_for_during_a_call_follows_its_outcome",
            "a_break_begun_elsewhere_is_seen",
            "the_end_of_the_wrap_up_is_told",
            "a_wrap_up_is_made_longer_and_ended",
            "what_happens_elsewhere_is_pushed",
        ],
    },
    Skip {
        why: "a call is dialled and hung up, and neither listed nor told of",
        parts: &[
            "a_dial_for_a_lead_is_made_for_that_lead",
            "a_call_is_held_and_retrieved",
            "a_microphone_is_switched_off_and_on",
            "recording_is_stopped_and_started",
            "tones_are_sent",
            "a_customer_who_hangs_up_ends_the_call",
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
        why: "an outcome is sent after the call, comes from the profile's tree and is never seen again",
        parts: &[
            "the_catalogue_holds_what_an_agent_may_choose",
            "an_outcome_is_told_in_words_where_none_are_kept",
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
        why: "it has no leads, directory, contacts, notes, past calls or news, and nothing for supervisors",
        parts: &[
            "the_numbers_of_a_lead_are_listed",
            "a_call_is_moved_to_another_lead",
            "a_lead_is_created_for_a_call",
            "the_directory_is_searched",
            "a_note_is_kept_with_a_call",
            "values_are_kept_with_a_call_and_dropped",
            "a_contact_is_written_and_read",
            "a_number_is_blocked_and_freed",
            "a_call_that_is_over_is_among_the_past_ones",
            "the_vendors_news_are_read",
            "the_floor_shows_the_others",
            "another_agents_call_is_joined_and_left",
            "another_agents_state_is_changed",
            "a_campaign_is_stopped_and_started",
        ],
    },
];

/// Around the last Sunday of October 2031, when Madrid goes back from +2 to +1.
const CALLBACKS: &[CallbackSample] = &[
    CallbackSample { at: "2031-10-25T09:00:00Z", zone: "Europe/Madrid", arrives: "2031-10-25 11:00:00" },
    CallbackSample { at: "2031-10-27T09:00:00Z", zone: "Europe/Madrid", arrives: "2031-10-27 10:00:00" },
    CallbackSample { at: "2031-10-26T13:30:00Z", zone: "America/Montevideo", arrives: "2031-10-26 14:30:00" },
    CallbackSample { at: "2031-12-31T23:15:00Z", zone: "Europe/London", arrives: "2032-01-01 00:15:00" },
];

#[async_trait]
impl Bench for UContactBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(UContactAccount { password: "guess".to_owned().into(), ..self.account.clone() })
    }

    fn tenant(&self) -> &dyn Tenant {
        &*self.sim
    }

    fn skips(&self) -> &'static [Skip] {
        SKIPS
    }

    fn method(&self, kind: RequestKind) -> &'static str {
        match kind {
            RequestKind::SignIn => "agentlogin",
            RequestKind::SignOut => "agentlogoff",
            RequestKind::Ready => "agentunbreak",
            RequestKind::NotReady => "agentbreak",
            RequestKind::Dial => "agentcall",
            RequestKind::HangUp => "hangupphone",
            RequestKind::Dispose => "dispositioncall",
            RequestKind::ScheduleCall => self.later,
            RequestKind::Campaigns | RequestKind::Queues | RequestKind::Counters => "campaignstatus",
            RequestKind::Colleagues => "getqueuemembersofqueue",
            _ => "none",
        }
    }

    fn agent_name(&self) -> Option<&'static str> {
        Some("Ana Ejemplo")
    }

    fn colleague(&self) -> &'static str {
        "l.prueba"
    }

    fn campaign_and_queue(&self) -> (&'static str, &'static str) {
        (CAMPAIGN, "Soporte<-")
    }

    fn numbers(&self) -> [&'static str; 2] {
        ["+59899000001", "+59899000002"]
    }

    /// Whole paths of the campaign's tree.
    fn codes(&self) -> [&'static str; 3] {
        ["Promesa de pago|Total|Hoy", "Volver a llamar", "No such|Path"]
    }

    fn disposition(&self, code: &str) -> Disposition {
        Disposition::new(code.to_owned(), code.split('|').map(str::to_owned).collect())
    }

    fn callbacks(&self) -> (&'static str, &'static [CallbackSample]) {
        ("Volver a llamar", CALLBACKS)
    }

    fn dialler_takes_a_time(&self) -> bool {
        true
    }

    fn facts(&self, live: bool) -> CallFacts {
        CallFacts { number: Some(self.numbers()[0].to_owned()), queue: Some(CAMPAIGN.to_owned()), live }
    }

    fn break_reason(&self) -> BreakId {
        BreakId::new("Pausa café")
    }

    fn customer_answers(&self) {
        self.happens(json!({ "event": "customer_answers", "agent": ANA }));
    }

    fn customer_hangs_up(&self) {
        self.happens(json!({ "event": "customer_hangs_up", "agent": ANA }));
    }

    fn expire_sessions(&self) {
        self.happens(json!({ "event": "expire_tokens" }));
    }

    fn proof(&self) -> Proof {
        Proof::Got { by: "agentlogin" }
    }

    async fn short_lived(&self) -> Option<ShortLived> {
        let mut settings = Settings::default();
        settings.token.lifetime_s = Some(2);
        Some(ShortLived { bench: Box::new(Self::start(settings, "").await), told: false })
    }

    /// The end of a break that may not be on: it changes nothing. No list here needs the agent's own session.
    fn probe(&self) -> Request {
        Request::Ready
    }

    async fn another_client(&self) -> Rival {
        adapter(self.account.clone()).execute(Request::SignIn).await.expect("signed in there");
        Rival::Nowhere
    }

    fn is_ready_there(&self) -> bool {
        let agent = self.agent();
        agent["signed_in"] == true && agent["on_break"].is_null()
    }

    fn break_there(&self) -> Option<String> {
        self.agent()["on_break"].as_str().map(str::to_owned)
    }

    fn is_logged_in_there(&self) -> bool {
        self.agent()["signed_in"] == true
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let held = self.tenant().outcomes();
        held.as_array().expect("a list").iter().map(outcome).collect()
    }
}

fn outcome(held: &Value) -> Outcome {
    let text = |name: &str| held[name].as_str().expect("a text").to_owned();
    let filled = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let levels: Vec<_> = ["l1", "l2", "l3"].into_iter().filter_map(filled).collect();
    assert_eq!((text("campaign"), text("agent"), text("callerid").len()), (CAMPAIGN.into(), ANA.into(), 11));
    let schedule = filled("schedule");
    assert_eq!(filled("camptoreschedule").is_some(), schedule.is_some(), "each goes with the other");
    Outcome {
        note: filled("comment"),
        sales: filled("d1").map(|sales| sales.parse().expect("a number")),
        callback: schedule,
        ..Outcome::of(&VendorCallId::new(text("guid")), &levels.join("|"))
    }
}
