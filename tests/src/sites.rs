//! The five accounts as a shift finds them: a simulated vendor, the profile an administrator wrote for it, and where its
//! ledger shows what was done.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context as _, Result};
use ringside_ipc::{ProfileReply, ProfileRequest};
use ringside_simulator::{Effect, LedgerEntry, Origin, Tenant, maxcontact::Enumerations};
use serde_json::{Value, json};

use crate::headless::{Bar, Build, Desk, Place, profile};

const TEN_MINUTES_S: u64 = 600;

/// One vendor as these tests use it. What it can do is asserted, not looked up: a slot that vanishes fails a test.
pub struct Site {
    /// The vendor's id; its profile and session have the same.
    pub id: &'static str,
    settings: fn() -> Value,
    /// The rule for how long the vendor's own wrap-up lasts, where it ends by itself, with ten minutes in its unit.
    long_wrap_up: Option<(&'static str, u64)>,
    profile: fn(&dyn Tenant) -> Result<String>,
    /// The simulated account's password. It opens nothing but the simulator.
    pub password: &'static str,
    /// The second secret, where the vendor wants one.
    pub second: Option<&'static str>,
    /// The agent as the simulator's events name her.
    pub agent: fn() -> (&'static str, Value),
    /// How the vendor's list of agent states can be driven: ready, and this break.
    pub a_break: Option<(&'static str, &'static str)>,
    /// The beginning of numbers in this country as an agent types them; three digits follow.
    numbers: &'static str,
    /// The beginning of the same numbers as the vendor has to get them.
    written: &'static str,
    /// What happens outside until a dialled call is up.
    answers: &'static [&'static str],
    /// Whether the vendor tells that a call was answered and that it ended.
    pub tells_calls: bool,
    /// Whether calls can be ended from here.
    pub hangs_up: bool,
    /// Whether they can be held.
    pub holds: bool,
    /// Whether the agent's microphone can be switched off.
    pub mutes: bool,
    /// Whether recording can be started and stopped.
    pub records: bool,
    /// Whether tones can be sent.
    pub tones: bool,
    /// Whether an inbound call is offered, and whether it has to be answered here.
    pub inbound: Option<bool>,
    /// Whether the vendor is told an outcome while the line is up.
    pub early: bool,
    /// Codes that need nothing more.
    pub codes: &'static [&'static str],
    /// A code that needs a time to call back.
    pub callback: &'static str,
    /// The vendor's method of a dial in the ledger.
    dial: &'static str,
    /// Where an outcome held by the vendor names the other party.
    party: &'static str,
    /// Methods of the controls in the ledger, with the word of an `action` where one method has several.
    pub controls: &'static [(&'static str, &'static str)],
    /// What a shift with an outcome told early and a break after a call asks for in vain, by method and the vendor's
    /// words, because only its answer tells how things stand.
    pub in_vain: &'static [(&'static str, &'static str)],
}

/// A site with its vendor running.
pub struct Running {
    /// Which.
    pub site: &'static Site,
    /// Its vendor.
    pub tenant: Arc<dyn Tenant>,
}

impl Site {
    /// Starts its vendor.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub async fn start(&'static self) -> Result<Running> {
        self.start_with((self.settings)()).await
    }

    /// The same with a wrap-up that outlasts what is watched of it.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub async fn start_with_long_wrap_up(&'static self) -> Result<Running> {
        self.start_with_wrap_up(TEN_MINUTES_S).await
    }

    /// The same with a wrap-up of so many seconds.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub async fn start_with_wrap_up(&'static self, seconds: u64) -> Result<Running> {
        let mut settings = (self.settings)();
        if let Some((rule, ten_minutes)) = self.long_wrap_up {
            settings["rules"][rule] = json!(ten_minutes / TEN_MINUTES_S * seconds);
        }
        self.start_with(settings).await
    }

    async fn start_with(&'static self, settings: Value) -> Result<Running> {
        let tenant = ringside_simulator::start(self.id, false, settings).await?;
        Ok(Running { site: self, tenant })
    }

    /// A number to dial; the same place is the same number.
    #[must_use]
    pub fn number(&self, place: usize) -> String {
        format!("{}{place:03}", self.numbers)
    }

    /// The same number to the letter as the vendor's ledger must show it.
    #[must_use]
    pub fn written(&self, place: usize) -> String {
        format!("{}{place:03}", self.written)
    }
}

impl Running {
    /// The profile an administrator would write for it.
    ///
    /// # Errors
    ///
    /// When the vendor's settings cannot be read.
    pub fn profile(&self) -> Result<String> {
        (self.site.profile)(&*self.tenant)
    }

    /// Lets something happen to the agent outside the API.
    ///
    /// # Errors
    ///
    /// When that makes no sense at the vendor now.
    pub fn happen(&self, event: &str) -> Result<()> {
        self.happen_with(event, Value::Null)
    }

    /// The same with more to say.
    ///
    /// # Errors
    ///
    /// When that makes no sense at the vendor now.
    pub fn happen_with(&self, event: &str, more: Value) -> Result<()> {
        let (name, agent) = (self.site.agent)();
        let mut all = json!({"event": event});
        all[name] = agent;
        if let Value::Object(more) = more {
            for (name, value) in more {
                all[name] = value;
            }
        }
        self.tenant.happen(all).map_err(|why| anyhow::anyhow!("{}: {event}: {why}", self.site.id))?;
        Ok(())
    }

    /// Lets something happen that is about no single agent.
    ///
    /// # Errors
    ///
    /// When that makes no sense at the vendor now.
    pub fn happen_there(&self, event: &str) -> Result<()> {
        let done = self.tenant.happen(json!({ "event": event }));
        done.map(drop).map_err(|why| anyhow::anyhow!("{}: {event}: {why}", self.site.id))
    }

    /// The agent's telephone and the customer's are picked up.
    ///
    /// # Errors
    ///
    /// When that makes no sense at the vendor now.
    pub fn answered(&self) -> Result<()> {
        self.site.answers.iter().try_for_each(|event| self.happen(event))
    }

    /// The numbers that were dialled over the API, in order.
    #[must_use]
    pub fn dialled(&self) -> Vec<String> {
        let ledger = self.tenant.ledger();
        let dials = ledger.iter().filter(|entry| {
            entry.origin == Origin::Api && entry.method == self.site.dial && entry.effect == Effect::Executed
        });
        dials.map(|entry| entry.phone.clone().unwrap_or_default()).collect()
    }

    /// The outcomes the vendor holds, each with the number of its call, in order.
    #[must_use]
    pub fn held(&self) -> Vec<(String, Value)> {
        let Value::Array(held) = self.tenant.outcomes() else { return Vec::new() };
        let party = |held: &Value| held[self.site.party].as_str().unwrap_or_default().to_owned();
        held.into_iter().map(|held| (party(&held), held)).collect()
    }

    /// All that was asked for over the API and had an effect, by method, with how often.
    #[must_use]
    pub fn carried_out(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for entry in self.tenant.ledger() {
            if entry.origin == Origin::Api && entry.effect == Effect::Executed {
                *counts.entry(entry.method).or_default() += 1;
            }
        }
        counts
    }

    /// What was asked for over the API and had no effect.
    #[must_use]
    pub fn refused(&self) -> Vec<LedgerEntry> {
        let mut ledger = self.tenant.ledger();
        ledger.retain(|entry| entry.origin == Origin::Api && entry.effect != Effect::Executed);
        ledger
    }

    /// How often a control was carried out.
    #[must_use]
    pub fn controlled(&self, (method, action): (&str, &str)) -> usize {
        let ledger = self.tenant.ledger();
        let done = ledger.iter().filter(|entry| entry.origin == Origin::Api && entry.method == method);
        let done = done.filter(|entry| entry.effect == Effect::Executed);
        let named = |parameters: &BTreeMap<String, String>| {
            action.is_empty() || parameters.get("action").is_some_and(|word| word == action)
        };
        done.filter(|entry| named(&entry.parameters)).count()
    }
}

/// One bar with a profile for each of these.
///
/// # Errors
///
/// When the program does not build or the folders cannot be written.
pub fn place(sites: &[&Running]) -> Result<Place> {
    let texts = sites.iter().map(|running| {
        let text = (running.site.profile)(&*running.tenant)?;
        Ok((running.site.id, text))
    });
    let texts: Vec<(&str, String)> = texts.collect::<Result<_>>()?;
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    Place::with_profiles(&texts, Build::Debug)
}

/// Signs in at one of a bar's sites.
///
/// # Errors
///
/// When that fails.
pub async fn sign_in<'a>(bar: &'a Bar, site: &Site) -> Result<Desk<'a>> {
    if let Some(second) = site.second {
        let keep = ProfileRequest::KeepSecond { profile: site.id.to_owned(), secret: second.into() };
        let reply = bar.profile(&keep).await?;
        anyhow::ensure!(reply == Ok(ProfileReply::Done), "{reply:?}");
    }
    let id = ALL.iter().map(|site| site.id).find(|id| *id == site.id).context("a site")?;
    let desk = bar.at(id);
    desk.sign_in(site.password).await.with_context(|| format!("signing in at {id}"))?;
    Ok(desk)
}

/// All five.
pub static ALL: [&Site; 5] = [&MAXCONTACT, &OZONETEL, &GENESYS, &DEEPCALL, &UCONTACT];

/// MaxContact: states, calls and recording are told, outcomes after the call.
pub static MAXCONTACT: Site = Site {
    id: "maxcontact",
    settings: || json!({"seed": 61, "rules": {"unverified_methods": true, "break_delay_ms": 0}}),
    long_wrap_up: None,
    profile: |tenant| {
        let codes: Enumerations = serde_json::from_value(tenant.settings()["enumerations"].clone())?;
        let more = include_str!("../headless/profiles/maxcontact.toml");
        Ok(format!("{}\n{more}", profile(&tenant.base_url(), &codes)))
    },
    password: "secret",
    second: None,
    agent: || ("user", json!(42)),
    a_break: Some(("2", "Lunch")),
    numbers: "07700900",
    written: "07700900",
    answers: &["customer_answers"],
    tells_calls: true,
    hangs_up: true,
    holds: true,
    mutes: false,
    records: true,
    tones: false,
    inbound: Some(false),
    early: false,
    codes: &["SALE", "NOTINT", "NOANS", "BUSY"],
    callback: "CALLBACK",
    dial: "dial",
    party: "phone",
    controls: &[("hold", ""), ("retrieve", ""), ("stoprecord", ""), ("startrecord", "")],
    in_vain: &[],
};

/// Ozonetel CloudAgent: calls are not told, outcomes are taken while the line is up.
pub static OZONETEL: Site = CLOUD_AGENT;

/// The same with its account set to tokens: a new one ends all earlier ones.
pub static OZONETEL_BY_TOKEN: Site = Site {
    settings: || json!({"auth_mode": "TOKEN_AUTH"}),
    profile: |tenant| {
        Ok((CLOUD_AGENT.profile)(tenant)?.replace("[options]\n", "[options]\nauth = \"token\"\n"))
    },
    ..CLOUD_AGENT
};

const CLOUD_AGENT: Site = Site {
    id: "ozonetel",
    settings: || Value::Null,
    long_wrap_up: Some(("wrap_up_s", 600)),
    profile: |tenant| Ok(filled(include_str!("../headless/profiles/ozonetel.toml"), tenant)),
    password: "KKsample0000000000",
    second: None,
    agent: || ("agent", json!("a102")),
    a_break: Some(("Lunch", "Lunch")),
    numbers: "09900000",
    written: "09900000",
    answers: &["customer_answers"],
    tells_calls: false,
    hangs_up: true,
    holds: true,
    mutes: true,
    records: true,
    tones: false,
    inbound: None,
    early: true,
    codes: &["Sale", "Not Interested", "No Answer", "Wrong Number"],
    callback: "Callback",
    dial: "agentmanualdial",
    party: "number",
    controls: &[
        ("callcontrol_v4", "HOLD"),
        ("callcontrol_v4", "UNHOLD"),
        ("callcontrol_v4", "MUTE"),
        ("callcontrol_v4", "UNMUTE"),
        ("record", "pause"),
        ("record", "unPause"),
    ],
    in_vain: &[
        ("dispositionapiv2", "This call is already Disposed."),
        ("changeagentstate", "Agent a102 is in ACW state. You cant change to Pause state"),
    ],
};

/// Genesys Web Services: everything is told, by push.
pub static GENESYS: Site = Site {
    id: "genesys",
    settings: || Value::Null,
    long_wrap_up: Some(("wrap_up_s", 600)),
    profile: |tenant| Ok(filled(include_str!("../headless/profiles/genesys.toml"), tenant)),
    password: "secret",
    second: None,
    agent: || ("user", json!("agent1")),
    a_break: Some(("OutToLunch", "Out To Lunch")),
    numbers: "+12025550",
    written: "+12025550",
    answers: &["customer_answers"],
    tells_calls: true,
    hangs_up: true,
    holds: true,
    mutes: true,
    records: true,
    tones: true,
    inbound: Some(true),
    early: true,
    codes: &["Resolved", "Sale", "NotInterested", "WrongNumber"],
    callback: "Callback",
    dial: "dial",
    party: "phone",
    controls: &[
        ("hold", ""),
        ("retrieve", ""),
        ("mutecall", ""),
        ("unmutecall", ""),
        ("startcallrecording", ""),
        ("stopcallrecording", ""),
        ("senddtmf", ""),
    ],
    in_vain: &[],
};

/// DeepCall: calls are not told, outcomes are kept as notes.
pub static DEEPCALL: Site = Site {
    id: "deepcall",
    settings: || json!({"rules": {"wrap_up_s": 0}}),
    long_wrap_up: Some(("wrap_up_s", 600)),
    profile: |tenant| Ok(filled(include_str!("../headless/profiles/deepcall.toml"), tenant)),
    password: "agent-session-13",
    second: Some("account-token"),
    agent: || ("user", json!("13")),
    a_break: None,
    numbers: "09800000",
    written: "919800000",
    answers: &["agent_answers", "customer_answers"],
    tells_calls: false,
    hangs_up: false,
    holds: false,
    mutes: false,
    records: false,
    tones: false,
    inbound: None,
    early: false,
    codes: &["interested", "no", "no-answer"],
    callback: "callback",
    dial: "clicktocall",
    party: "number",
    controls: &[],
    in_vain: &[],
};

/// uContact: calls are not told, outcomes are paths of up to three levels.
pub static UCONTACT: Site = Site {
    id: "ucontact",
    settings: || Value::Null,
    long_wrap_up: Some(("wrap_up_ms", 600_000)),
    profile: |tenant| Ok(filled(include_str!("../headless/profiles/ucontact.toml"), tenant)),
    password: "secret",
    second: Some("secret"),
    agent: || ("agent", json!("a.ejemplo")),
    a_break: Some(("Baño", "Baño")),
    numbers: "099000",
    written: "59899000",
    answers: &["customer_answers"],
    tells_calls: false,
    hangs_up: true,
    holds: false,
    mutes: false,
    records: false,
    tones: false,
    inbound: None,
    early: false,
    codes: &["Promesa de pago / Total / Hoy", "Ya pagó / Comprobante recibido", "No contesta"],
    callback: "Ya pagó / Sin comprobante / Lo envía mañana",
    dial: "agentcall",
    party: "callerid",
    controls: &[],
    in_vain: &[],
};

fn filled(text: &str, tenant: &dyn Tenant) -> String {
    text.replace("{base_url}", &tenant.base_url()).replace("{root_url}", &tenant.root_url())
}
