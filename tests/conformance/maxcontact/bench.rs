use std::{fmt::Write, sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{LeadId, Timestamp, VendorCallId};
use ringside_simulator::{
    Effect, Fault, FaultRule,
    maxcontact::{Enumerations, Event, Settings, Simulator, SimulatorHandle},
};
use ringside_vendor::{
    RequestKind, Vendor,
    layers::{Limits, layered},
};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount};

use crate::bench::{Bench, Outcome};

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

/// The vendor's name of what is asked.
fn method(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::SignIn => "token",
        RequestKind::SignOut => "none",
        RequestKind::LogIn => "login",
        RequestKind::LogOut => "logout",
        RequestKind::Snapshot => "getcalls",
        RequestKind::Ready => "goready",
        RequestKind::NotReady => "gonotready",
        RequestKind::Dial => "dial",
        RequestKind::Answer => "answer",
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
    }
}

fn vendor_id(call: i32, started: Timestamp) -> VendorCallId {
    VendorCallId::new(format!("{call}@{}", started.as_millisecond()))
}

#[async_trait]
impl Bench for MaxContactBench {
    fn vendor(&self) -> Arc<dyn Vendor> {
        self.vendor.clone()
    }

    fn with_wrong_password(&self) -> Arc<dyn Vendor> {
        adapter(MaxContactAccount { password: "guess".to_owned().into(), ..self.account() })
    }

    fn agent_name(&self) -> &'static str {
        "Ana Ejemplo"
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

    fn inbound_call(&self) {
        let number = "07700900128".to_owned();
        self.happens(Event::InboundCall { user: ANA, number, name: None, name2: None });
    }

    fn restart(&self) {
        // The clock moves on, as it would: two calls never start in one instant.
        self.sim.advance(Duration::from_secs(30));
        self.happens(Event::Restart);
    }

    fn expire_sessions(&self) {
        self.happens(Event::ExpireTokens);
    }

    fn lose_next_answer(&self, kind: RequestKind) {
        self.fault(method(kind), Fault::DropAfter);
    }

    fn lose_next_request(&self, kind: RequestKind) {
        self.fault(method(kind), Fault::DropBefore);
    }

    fn executed(&self, kind: RequestKind) -> usize {
        let ledger = self.sim.ledger();
        ledger.iter().filter(|entry| entry.method == method(kind) && entry.effect == Effect::Executed).count()
    }

    fn arrived(&self, kind: RequestKind) -> usize {
        usize::try_from(self.sim.requests(method(kind))).expect("not that many")
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let outcome = |held: ringside_simulator::maxcontact::Disposition| Outcome {
            call: vendor_id(held.call, held.started),
            code: held.result_code,
            note: held.notes,
            sales: held.sales.and_then(|sales| u32::try_from(sales).ok()),
        };
        self.sim.dispositions().into_iter().map(outcome).collect()
    }

    fn lead_of(&self, call: &VendorCallId) -> Option<LeadId> {
        let calls = self.sim.state().calls;
        let known = calls.iter().find(|known| &vendor_id(known.call, known.started) == call)?;
        known.lead.map(|lead| LeadId::new(lead.to_string()))
    }
}
