use std::{fmt::Write, sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{LeadId, Timestamp, VendorCallId};
use ringside_simulator::{
    Fault, FaultRule, Tenant,
    maxcontact::{Enumerations, Event, ExpiredAnswer, Settings, Simulator, SimulatorHandle},
};
use ringside_vendor::{
    Request, RequestKind, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount};

use crate::bench::{Bench, BenchExt, Outcome, Proof, Rival, ShortLived, Skip};

/// The agent.
pub(crate) const ANA: i32 = 42;

/// The simulator, and the adapter that drives Ana.
pub(crate) struct MaxContactBench {
    pub(crate) sim: SimulatorHandle,
    options: String,
    vendor: Arc<dyn Vendor>,
}

impl MaxContactBench {
    /// A bench whose profile has `options` beside the simulator's enumerations.
    pub(crate) async fn start(settings: Settings, options: &str) -> Self {
        let sim = Simulator::start(settings).await.expect("a simulator");
        let options = format!("{options}\n{}", tables(&sim.enumerations()));
        let vendor = adapter(account(&sim.base_url(), &options));
        Self { sim, options, vendor }
    }

    /// The same simulator with an adapter whose profile says more.
    pub(crate) fn with_more_options(self, options: &str) -> Self {
        let options = format!("{}\n{options}", self.options);
        let vendor = adapter(account(&self.sim.base_url(), &options));
        Self { sim: self.sim, options, vendor }
    }

    /// The adapter's account, to be changed by a test.
    pub(crate) fn account(&self) -> MaxContactAccount {
        account(&self.sim.base_url(), &self.options)
    }

    pub(crate) fn happens(&self, event: Event) {
        self.sim.event(event).expect("possible now");
    }

    pub(crate) fn fault(&self, method: &str, fault: Fault) {
        self.sim.fault(FaultRule::next(method, 1, fault));
    }
}

/// An account as in a profile for Ana.
pub(crate) fn account(base_url: &str, options: &str) -> MaxContactAccount {
    MaxContactAccount {
        base_url: base_url.to_owned(),
        login: "toolbar-api".to_owned(),
        user_id: ANA.to_string(),
        password: "secret".to_owned().into(),
        options: toml::from_str(options).expect("options"),
    }
}

/// An adapter in all its layers, which wait no longer than tests like.
pub(crate) fn adapter(account: MaxContactAccount) -> Arc<dyn Vendor> {
    let vendor = MaxContact::new(account).expect("an account");
    let limits = Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() };
    layered(Arc::new(vendor), limits)
}

/// The profile's tables, as a calibration run would fill them: by number, and by name for XML that carries names.
fn tables(numbers: &Enumerations) -> String {
    let (states, statuses, recording) = (&numbers.call_state, &numbers.call_status, &numbers.recording_state);
    let mut text = String::new();
    for (table, rows) in [
        (
            "call_state",
            vec![
                (states.dialling, "Dialling", "dialing"),
                (states.ringing, "Ringing", "ringing"),
                (states.connected, "Connected", "connected"),
                (states.held, "Held", "held"),
                (states.ended, "Ended", "wrap_up"),
            ],
        ),
        (
            "call_status",
            vec![
                (statuses.outbound_manual, "OutboundManual", "outbound"),
                (statuses.outbound_dialler, "OutboundDialler", "outbound"),
                (statuses.inbound, "Inbound", "inbound"),
            ],
        ),
        ("recording_state", vec![(recording.off, "Off", "off"), (recording.on, "On", "on")]),
    ] {
        for (number, name, word) in rows {
            writeln!(text, "{table}.{number} = '{word}'\n{table}.{name} = '{word}'").expect("memory");
        }
    }
    text
}

fn vendor_id(call: i32, started: Timestamp) -> VendorCallId {
    VendorCallId::new(format!("{call}@{}", started.as_millisecond()))
}

/// Parts that MaxContact has no method for.
const SKIPS: &[Skip] = &[
    Skip {
        why: "the methods known by name only are off until a profile spells them out",
        parts: &[
            "an_agent_logs_out_and_in",
            "an_agent_is_made_not_ready_without_a_reason",
            "a_break_begins_and_ends",
            "a_break_taken_back_at_once_is_over",
            "a_break_asked_for_during_a_call_follows_its_outcome",
            "a_call_is_passed_on_unannounced",
            "a_consultation_ends_in_a_transfer",
        ],
    },
    Skip {
        why: "the agent's state cannot be read",
        parts: &[
            "the_reasons_for_breaks_are_listed",
            "a_break_begun_elsewhere_is_seen",
            "the_end_of_the_wrap_up_is_told",
            "a_wrap_up_is_made_longer_and_ended",
            "what_happens_elsewhere_is_pushed",
        ],
    },
    Skip {
        why: "offered calls are taken in the vendor's own window, and no more can be done on a call than it lists",
        parts: &[
            "a_microphone_is_switched_off_and_on",
            "tones_are_sent",
            "an_offered_call_is_answered",
            "a_consultation_ends_in_a_conference",
            "a_third_party_is_added_at_once",
        ],
    },
    Skip { why: "the vendor lists all calls itself", parts: &["a_call_is_over_when_the_agent_says_so"] },
    Skip {
        why: "an outcome is a code alone, taken once the line is down, and leaves the list of calls",
        parts: &[
            "a_note_arrives_as_it_was_written",
            "a_number_of_sales_arrives",
            "a_callback_arrives_in_the_vendors_own_clock",
            "an_outcome_is_told_in_words_where_none_are_kept",
            "an_outcome_during_a_call_is_queued_and_saved_at_its_end",
            "the_outcome_queued_last_is_the_one_that_is_saved",
            "an_outcome_during_a_call_is_final",
            "a_second_outcome_is_refused",
            "a_lost_answer_to_an_outcome_is_settled_by_sending_it_again",
            "an_outcome_nobody_can_settle_is_sent_once",
        ],
    },
    Skip {
        why: "it has no directory, records, figures or news, and nothing for supervisors",
        parts: &[
            "the_directory_is_searched",
            "a_note_is_kept_with_a_call",
            "values_are_kept_with_a_call_and_dropped",
            "a_contact_is_written_and_read",
            "a_number_is_blocked_and_freed",
            "a_call_that_is_over_is_among_the_past_ones",
            "figures_are_read",
            "the_vendors_news_are_read",
            "a_call_is_given_to_the_dialler",
            "the_floor_shows_the_others",
            "another_agents_call_is_joined_and_left",
            "another_agents_state_is_changed",
            "a_campaign_is_stopped_and_started",
        ],
    },
];

#[async_trait]
impl Bench for MaxContactBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(MaxContactAccount { password: "guess".to_owned().into(), ..self.account() })
    }

    fn tenant(&self) -> &dyn Tenant {
        &*self.sim
    }

    fn skips(&self) -> &'static [Skip] {
        SKIPS
    }

    fn method(&self, kind: RequestKind) -> &'static str {
        match kind {
            RequestKind::SignIn => "token",
            RequestKind::Snapshot => "getcalls",
            RequestKind::LogIn => "login",
            RequestKind::LogOut => "logout",
            RequestKind::Ready => "goready",
            RequestKind::NotReady => "gonotready",
            RequestKind::Dial => "dial",
            RequestKind::HangUp => "hangup",
            RequestKind::Hold => "hold",
            RequestKind::Retrieve => "retrieve",
            RequestKind::StartRecording => "startrecord",
            RequestKind::StopRecording => "stoprecord",
            RequestKind::Transfer => "transfertouser",
            RequestKind::CompleteTransfer => "completetransfer",
            RequestKind::Dispose => "dispose",
            RequestKind::ConnectCalls => "connectcalls",
            RequestKind::LeadPhones => "leadphones",
            RequestKind::ChangeLead => "changelead",
            RequestKind::CreateLead => "createnewlead",
            RequestKind::Campaigns => "campaigns",
            RequestKind::Queues => "acdqueues",
            RequestKind::Colleagues => "users",
            RequestKind::Dispositions => "resultcodes",
            _ => "none",
        }
    }

    fn agent_name(&self) -> Option<&'static str> {
        Some("Ana Ejemplo")
    }

    fn colleague(&self) -> &'static str {
        "Sam Sample"
    }

    fn campaign_and_queue(&self) -> (&'static str, &'static str) {
        ("Solar & Storage", "Billing")
    }

    fn numbers(&self) -> [&'static str; 2] {
        ["+447700900123", "+447700900124"]
    }

    fn leads(&self) -> [LeadId; 2] {
        [LeadId::new("778899"), LeadId::new("778901")]
    }

    fn codes(&self) -> [&'static str; 3] {
        ["SALE", "NOTINT", "DROPPED"]
    }

    fn customer_answers(&self) {
        self.happens(Event::CustomerAnswers { user: ANA, call: None });
    }

    fn customer_hangs_up(&self) {
        self.happens(Event::CustomerHangsUp { user: ANA, call: None });
    }

    fn inbound_call(&self) -> Option<&'static str> {
        let number = "07700900128".to_owned();
        self.happens(Event::InboundCall {
            user: ANA,
            number,
            name: Some("Ines Exemplo".into()),
            name2: None,
        });
        Some("Ines Exemplo")
    }

    fn restart(&self) {
        // The clock moves on, as it would: two calls never start in one instant.
        self.sim.advance(Duration::from_secs(30));
        self.happens(Event::Restart);
    }

    fn expire_sessions(&self) {
        self.happens(Event::ExpireTokens);
    }

    fn proof(&self) -> Proof {
        Proof::Got { by: "token" }
    }

    async fn short_lived(&self) -> Option<ShortLived> {
        let mut settings = Settings::default();
        settings.token.lifetime_s = 6;
        Some(ShortLived { bench: Box::new(Self::start(settings, "").await), told: true })
    }

    fn ends_in_doubt(&self) -> bool {
        !matches!(
            self.sim.settings().token.expired_answer,
            ExpiredAnswer::Unauthorized | ExpiredAnswer::Forbidden
        )
    }

    async fn another_client(&self) -> Rival {
        adapter(self.account()).execute(Request::SignIn).await.expect("signed in there");
        Rival::Nowhere
    }

    fn is_ready_there(&self) -> bool {
        self.executed(RequestKind::Ready) > 0
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let outcome = |held: ringside_simulator::maxcontact::Disposition| Outcome {
            call: vendor_id(held.call, held.started),
            code: held.result_code,
            note: held.notes,
            sales: held.sales.and_then(|sales| u32::try_from(sales).ok()),
            callback: None,
        };
        self.sim.dispositions().into_iter().map(outcome).collect()
    }

    fn lead_of(&self, call: &VendorCallId) -> Option<LeadId> {
        let calls = self.sim.state().calls;
        let known = calls.iter().find(|known| &vendor_id(known.call, known.started) == call)?;
        known.lead.map(|lead| LeadId::new(lead.to_string()))
    }
}
