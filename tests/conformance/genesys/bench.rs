use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use ringside_domain::{AgentState, BreakId, VendorCallId};
use ringside_simulator::{
    Tenant,
    genesys::{AfterLogin, Generation, Settings, Simulator, SimulatorHandle, Span, StartState},
};
use ringside_vendor::{
    Request, RequestKind, Target, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_genesys::{Genesys, GenesysAccount};
use serde_json::json;

use crate::bench::{Bench, BenchExt, Outcome, Proof, Rival, Skip};

const OPTIONS: &str = "
disposition_key = 'DispositionCode'
note_key = 'AgentNote'
number_format = 'national'
offline_state = true
floor = true

[outbound]
application_id = 101
calling_list = 'Winter List'
time_zone = 'GMT'
";

/// The simulator, and the adapter that drives one of its users.
pub(crate) struct GenesysBench {
    pub(crate) sim: SimulatorHandle,
    user: &'static str,
    account: GenesysAccount,
    vendor: Arc<dyn Vendor>,
    /// The sessions that were ended.
    ended: AtomicUsize,
}

impl GenesysBench {
    /// A bench for this user, who is signed in and ready.
    pub(crate) async fn start(settings: Settings, user: &'static str) -> Self {
        let mut settings = settings;
        settings.push.delay_ms = Span { min: 1, max: 20 };
        settings.rules.after_login = AfterLogin::Nothing;
        settings.rules.wrap_up_s = 30;
        for other in settings.users.iter_mut().filter(|known| known.user_name == "agent2") {
            other.start = StartState::Ready;
        }
        let sim = Simulator::start(settings).await.expect("a simulator");
        let account = account(&sim.root_url(), user);
        let bench = Self { vendor: adapter(account.clone()), account, user, sim, ended: AtomicUsize::new(0) };
        bench.done(Request::SignIn).await;
        bench.done(Request::Ready).await;
        bench.sees("ready", &|snapshot| snapshot.agent == Some(AgentState::Ready)).await;
        bench
    }

    fn is_supervisor(&self) -> bool {
        self.user == "supervisor1"
    }

    /// Our name of the call with this `callUuid`.
    fn vendor_id(&self, uuid: &str) -> VendorCallId {
        let calls = self.sim.state().calls;
        let call = calls.iter().find(|known| known.call == uuid).expect("the call");
        match self.sim.settings().wire.generation {
            Generation::New => VendorCallId::new(uuid),
            Generation::Old => VendorCallId::new(format!("{}~{uuid}", call.connection)),
        }
    }

    fn agent(&self) -> ringside_simulator::genesys::AgentView {
        let state = self.sim.state();
        state.agents.into_iter().find(|agent| agent.user == self.user).expect("the agent")
    }
}

/// An account as in a profile for a user.
pub(crate) fn account(base_url: &str, user: &str) -> GenesysAccount {
    GenesysAccount {
        base_url: base_url.to_owned(),
        login: user.to_owned(),
        user_id: String::new(),
        password: "secret".to_owned().into(),
        options: toml::from_str(OPTIONS).expect("options"),
    }
}

/// An adapter in all its layers, which wait no longer than tests like.
pub(crate) fn adapter(account: GenesysAccount) -> Arc<dyn Vendor> {
    let vendor = Genesys::new(account).expect("an account");
    let limits = Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() };
    layered(Arc::new(vendor), limits)
}

const CALLS: Skip = Skip {
    why: "the vendor lists all calls itself, and dials for no leads but those of its outbound server",
    parts: &[
        "a_call_is_over_when_the_agent_says_so",
        "a_dial_for_a_lead_is_made_for_that_lead",
        "two_calls_are_connected_with_an_outcome_each",
        "the_numbers_of_a_lead_are_listed",
        "a_call_is_moved_to_another_lead",
        "a_lead_is_created_for_a_call",
    ],
};

const OUTCOMES: Skip = Skip {
    why: "an outcome is a code alone, final during the call and never seen after it, and any code is taken",
    parts: &[
        "a_break_asked_for_during_a_call_follows_its_outcome",
        "an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays",
        "a_note_arrives_as_it_was_written",
        "a_number_of_sales_arrives",
        "a_callback_arrives_in_the_vendors_own_clock",
        "an_outcome_is_told_in_words_where_none_are_kept",
        "an_outcome_during_a_call_is_queued_and_saved_at_its_end",
        "the_outcome_queued_last_is_the_one_that_is_saved",
        "a_second_outcome_is_refused",
        "a_lost_answer_to_an_outcome_is_settled_by_sending_it_again",
        "a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list",
        "an_outcome_nobody_can_settle_is_sent_once",
        "nothing_is_sent_for_a_call_that_has_gone",
        "a_number_reused_after_a_restart_is_not_the_old_call",
    ],
};

const RECORDS: Skip = Skip {
    why: "campaigns, past calls, contacts, figures and news have no operation here",
    parts: &[
        "campaigns_are_listed",
        "a_contact_is_written_and_read",
        "a_number_is_blocked_and_freed",
        "a_call_that_is_over_is_among_the_past_ones",
        "figures_are_read",
        "the_vendors_news_are_read",
        "a_campaign_is_stopped_and_started",
    ],
};

const SUPERVISION: Skip = Skip {
    why: "an agent without the supervisors' features joins and changes nobody",
    parts: &[
        "the_floor_shows_the_others",
        "another_agents_call_is_joined_and_left",
        "another_agents_state_is_changed",
    ],
};

#[async_trait]
impl Bench for GenesysBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(GenesysAccount { password: "guess".to_owned().into(), ..self.account.clone() })
    }

    fn tenant(&self) -> &dyn Tenant {
        &*self.sim
    }

    fn skips(&self) -> &'static [Skip] {
        if self.is_supervisor() {
            &[CALLS, OUTCOMES, RECORDS]
        } else {
            &[CALLS, OUTCOMES, RECORDS, SUPERVISION]
        }
    }

    fn method(&self, kind: RequestKind) -> &'static str {
        match kind {
            RequestKind::SignIn => "startcontactcentersession",
            RequestKind::SignOut => "endcontactcentersession",
            RequestKind::LogOut => "offline",
            RequestKind::LogIn => "startcontactcentersession",
            RequestKind::Ready => "ready",
            RequestKind::NotReady => "notready",
            RequestKind::SetWrapUp => "aftercallwork",
            RequestKind::Dial => "dial",
            RequestKind::Answer => "answer",
            RequestKind::HangUp => "hangup",
            RequestKind::Hold => "hold",
            RequestKind::Retrieve => "retrieve",
            RequestKind::Mute => "mutecall",
            RequestKind::Unmute => "unmutecall",
            RequestKind::StartRecording => "startcallrecording",
            RequestKind::StopRecording => "stopcallrecording",
            RequestKind::SendDigits => "senddtmf",
            RequestKind::Transfer => "singlesteptransfer",
            RequestKind::Conference => "singlestepconference",
            RequestKind::Consult => "initiatetransfer",
            RequestKind::CompleteTransfer => "completetransfer",
            RequestKind::CompleteConference => "completeconference",
            RequestKind::Dispose => "setcalldisposition",
            RequestKind::AddNote | RequestKind::SetCallData => "updateuserdata",
            RequestKind::ClearCallData => "deleteuserdatapair",
            RequestKind::ScheduleCall => "addrecord",
            RequestKind::StopMonitoring => "cancelsupervisormonitoring",
            RequestKind::ForceState => "offline",
            RequestKind::Dispositions => "groups",
            RequestKind::BreakReasons => "agent-states",
            RequestKind::Directory | RequestKind::Colleagues | RequestKind::Queues => "contacts",
            RequestKind::Floor => "users",
            _ => "none",
        }
    }

    /// A consultation is begun by one of two operations.
    fn is_method(&self, kind: RequestKind, method: &str) -> bool {
        method == self.method(kind) || (kind == RequestKind::Consult && method == "initiateconference")
    }

    fn agent_name(&self) -> Option<&'static str> {
        Some(if self.is_supervisor() { "Nils Testmann" } else { "Ana Ejemplo" })
    }

    fn colleague(&self) -> &'static str {
        "Sam Sample"
    }

    fn campaign_and_queue(&self) -> (&'static str, &'static str) {
        ("Winter", "Billing")
    }

    fn numbers(&self) -> [&'static str; 2] {
        ["+447700900123", "+447700900124"]
    }

    fn codes(&self) -> [&'static str; 3] {
        ["Sale", "Callback", "Answered"]
    }

    fn break_reason(&self) -> BreakId {
        BreakId::new("OutToLunch")
    }

    fn third_party(&self) -> Target {
        Target::Number("+447700900125".to_owned())
    }

    fn customer_answers(&self) {
        self.happens(json!({ "event": "customer_answers", "user": self.user }));
    }

    fn customer_hangs_up(&self) {
        self.happens(json!({ "event": "customer_hangs_up", "user": self.user }));
    }

    fn inbound_call(&self) -> Option<&'static str> {
        self.happens(json!({ "event": "inbound_call", "user": self.user, "number": "07700900128" }));
        None
    }

    fn expire_sessions(&self) {
        self.ended.fetch_add(self.sim.state().sessions, Ordering::Relaxed);
        self.happens(json!({ "event": "sessions_expire" }));
    }

    fn proof(&self) -> Proof {
        Proof::Got { by: "me" }
    }

    /// Sessions are opened by what also reads the agent, so they are counted where they are kept.
    fn proofs_got(&self) -> usize {
        self.ended.load(Ordering::Relaxed) + self.sim.state().sessions
    }

    fn probe(&self) -> Request {
        Request::Dispositions
    }

    async fn another_client(&self) -> Rival {
        let other = adapter(self.account.clone());
        other.execute(Request::SignIn).await.expect("signed in there");
        other.execute(Request::LogOut).await.expect("logged out there");
        Rival::InState(AgentState::SignedOut)
    }

    fn break_begins_elsewhere(&self) {
        self.happens(json!({ "event": "agent_takes_state", "user": self.user, "operation": "TeamMeeting" }));
    }

    fn is_ready_there(&self) -> bool {
        self.agent().state == "Ready"
    }

    fn break_there(&self) -> Option<String> {
        let reason = self.agent().reason?;
        let states = self.sim.settings().agent_states;
        states.into_iter().find(|state| state.reason == reason).map(|state| state.operation_name)
    }

    fn is_logged_in_there(&self) -> bool {
        self.agent().state != "LoggedOut"
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let held = self.sim.outcomes();
        held.into_iter().map(|held| Outcome::of(&self.vendor_id(&held.call), &held.disposition)).collect()
    }
}
