//! A trainer's shift: calls that come, and what else happens, by a script or by hand.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use ringside_config::{BadScript, Folders, Happening, ShiftScript, ShiftStep};
use ringside_domain::{ProfileId, Timestamp};
use ringside_ipc::{
    ErrorCode, Event, HappenedView, HappeningWord, ProfileReply, ShiftScriptView, Text, TrainingRequest,
    TrainingView, UiError, VendorHealthWord,
};
use ringside_simulator::Tenant;
use serde_json::{Value, json};
use tokio::{
    sync::watch,
    time::{self, Instant},
};

use super::happening::happen;
use crate::host::{Host, Inner};

/// How many of the things that happened a trainer sees.
const LINES: usize = 20;
/// Nobody lets more calls come.
const MOST: u16 = 240;

/// The scripts everybody has.
const OWN: [(&str, &str); 3] = [
    ("inbound", include_str!("shifts/inbound.toml")),
    ("outbound", include_str!("shifts/outbound.toml")),
    ("difficult", include_str!("shifts/difficult.toml")),
];

/// The shift that goes on, if any.
pub(crate) struct Training {
    /// Grows with every shift; the one under way ends when it does.
    shifts: watch::Sender<u64>,
    going: Mutex<Going>,
}

#[derive(Default)]
struct Going {
    session: Option<String>,
    script: Option<String>,
    calls_per_hour: u16,
    vendor: VendorHealthWord,
    lines: VecDeque<HappenedView>,
}

impl Default for Training {
    fn default() -> Self {
        Self { shifts: watch::Sender::new(0), going: Mutex::default() }
    }
}

impl Training {
    fn going(&self) -> MutexGuard<'_, Going> {
        self.going.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets it happen and notes it.
    fn happen(&self, tenant: &dyn Tenant, what: Happening) -> bool {
        let happened = happen(tenant, what);
        if let Err(why) = &happened {
            tracing::debug!(why, "it made no sense then");
        }
        let done = happened.is_ok();
        let mut going = self.going();
        match what {
            Happening::VendorWell => going.vendor = VendorHealthWord::Well,
            Happening::VendorSlow => going.vendor = VendorHealthWord::Slow,
            Happening::VendorDown => going.vendor = VendorHealthWord::Down,
            _ => {}
        }
        let at_ms = Timestamp::now().as_millisecond();
        going.lines.push_front(HappenedView { at_ms, what: word(what), done });
        going.lines.truncate(LINES);
        done
    }
}

impl Host {
    /// What a trainer asks for.
    pub(crate) async fn train(&self, request: TrainingRequest) -> Result<ProfileReply, UiError> {
        let demo = self.inner.demo.as_ref();
        let demo =
            demo.ok_or_else(|| UiError::with_text(ErrorCode::NotAllowed, Text::new("training-no-demo")))?;
        let training = &demo.training;
        match request {
            TrainingRequest::Look => {}
            TrainingRequest::Begin { session, script } => {
                let (scripts, _) = scripts();
                let found = scripts.into_iter().find(|(id, _)| *id == script);
                let (id, script) = found.ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
                let tenant = self.tenant_of(&session).await?;
                {
                    let mut going = training.going();
                    (going.session, going.script) = (Some(session), Some(id));
                    going.calls_per_hour = script.calls_per_hour.get();
                }
                tenant.patch(&behaviour(&script));
                self.begin(tenant, script.steps);
            }
            TrainingRequest::Arrivals { session, calls_per_hour } => {
                if calls_per_hour > MOST {
                    return Err(UiError::new(ErrorCode::BadRequest).with("detail", "0 to 240"));
                }
                let tenant = self.tenant_of(&session).await?;
                let goes_on = {
                    let mut going = training.going();
                    going.calls_per_hour = calls_per_hour;
                    let goes_on = going.session.as_ref() == Some(&session);
                    if !goes_on {
                        (going.session, going.script) = (Some(session), None);
                    }
                    goes_on
                };
                if !goes_on {
                    tenant.patch(&no_calls_by_itself());
                    self.begin(tenant, Vec::new());
                }
            }
            TrainingRequest::Happen { session, what } => {
                let tenant = self.tenant_of(&session).await?;
                if !training.happen(&*tenant, happening(what)) {
                    self.publish_training();
                    return Err(UiError::with_text(ErrorCode::Refused, Text::new("training-not-now")));
                }
            }
            TrainingRequest::End => {
                let before = std::mem::take(&mut *training.going()).session;
                training.shifts.send_modify(|shift| *shift += 1);
                if let Some(session) = before {
                    self.tenant_of(&session).await?.clear_faults();
                }
            }
        }
        self.publish_training();
        Ok(ProfileReply::Training { view: self.inner.training_view() })
    }

    async fn tenant_of(&self, session: &str) -> Result<Arc<dyn Tenant>, UiError> {
        let not_found = || UiError::new(ErrorCode::NotFound);
        let state = self.inner.state.lock().await;
        let profile = state.profiles.get(&ProfileId::new(session)).ok_or_else(not_found)?;
        let demo = self.inner.demo.as_ref().ok_or_else(not_found)?;
        demo.tenant(profile.vendor.as_str()).cloned().ok_or_else(not_found)
    }

    /// Lets calls come and the steps happen until the next shift begins or the program ends.
    fn begin(&self, tenant: Arc<dyn Tenant>, mut steps: Vec<ShiftStep>) {
        let Some(demo) = &self.inner.demo else { return };
        demo.training.shifts.send_modify(|shift| *shift += 1);
        let mut shifts = demo.training.shifts.subscribe();
        steps.sort_by_key(|step| step.after_s);
        let inner = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            let begun = Instant::now();
            let mut steps = VecDeque::from(steps);
            let mut arrives: Option<(u16, Instant)> = None;
            loop {
                // A rate that was changed counts from now.
                let Some(rate) = inner.upgrade().map(|inner| inner.rate()) else { return };
                if arrives.map(|(before, _)| before) != Some(rate) {
                    arrives = (rate > 0).then(|| (rate, Instant::now() + pause(rate)));
                }
                let step = steps.front().map(|step| begun + Duration::from_secs(u64::from(step.after_s)));
                let due = [step, arrives.map(|(_, at)| at), Some(Instant::now() + LOOKS_EVERY)];
                let due = due.into_iter().flatten().min().unwrap_or_else(Instant::now);
                tokio::select! {
                    () = time::sleep_until(due) => {}
                    _ = shifts.changed() => return,
                }
                let Some(inner) = inner.upgrade() else { return };
                let Some(demo) = &inner.demo else { return };
                let now = Instant::now();
                if let Some(step) = steps.pop_front_if(|_| step.is_some_and(|at| at <= now)) {
                    demo.training.happen(&*tenant, step.what);
                    inner.publish_training();
                }
                if let Some((rate, _)) = arrives.filter(|(_, at)| *at <= now) {
                    demo.training.happen(&*tenant, Happening::CallArrives);
                    inner.publish_training();
                    arrives = Some((rate, now + pause(rate)));
                }
            }
        });
    }

    fn publish_training(&self) {
        self.inner.publish_training();
    }
}

/// How often is looked whether the rate was changed.
const LOOKS_EVERY: Duration = Duration::from_secs(1);

impl Inner {
    fn rate(&self) -> u16 {
        self.demo.as_ref().map_or(0, |demo| demo.training.going().calls_per_hour)
    }

    fn publish_training(&self) {
        self.publish(&Event::Training { view: self.training_view() });
    }

    fn training_view(&self) -> TrainingView {
        let Some(demo) = &self.demo else { return TrainingView::default() };
        let (scripts, bad) = scripts();
        let going = demo.training.going();
        TrainingView {
            scripts: scripts.iter().map(|(id, script)| script_view(id, script)).collect(),
            bad: bad.iter().map(bad_script).collect(),
            session: going.session.clone(),
            script: going.script.clone(),
            calls_per_hour: going.calls_per_hour,
            vendor: going.vendor,
            lines: going.lines.iter().copied().collect(),
        }
    }
}

/// The scripts everybody has, then the trainer's own; those stand beside the user's settings, which demo mode leaves alone.
fn scripts() -> (Vec<(String, ShiftScript)>, Vec<BadScript>) {
    let own = OWN.iter().filter_map(|(id, text)| Some(((*id).to_owned(), ShiftScript::parse(text).ok()?)));
    let (theirs, bad) =
        Folders::from_environment().map(|folders| ShiftScript::load_all(&folders)).unwrap_or_default();
    (own.chain(theirs.into_iter().map(|(id, script)| (format!("own-{id}"), script))).collect(), bad)
}

fn script_view(id: &str, script: &ShiftScript) -> ShiftScriptView {
    let ours = OWN.iter().any(|(own, _)| *own == id);
    let (name, about) = if ours {
        (Text::new(format!("shift-{id}")), Text::new(format!("shift-{id}-about")))
    } else {
        let told = |text: &str| Text::new("shift-own").with("text", text);
        (told(&script.name), told(&script.about))
    };
    let steps = u16::try_from(script.steps.len()).unwrap_or(u16::MAX);
    ShiftScriptView { id: id.to_owned(), name, about, calls_per_hour: script.calls_per_hour.get(), steps }
}

fn bad_script(bad: &BadScript) -> Text {
    Text::new("bad-shift-file")
        .with("file", bad.path.display().to_string())
        .with("detail", bad.problem.to_string())
}

/// The time to the next call: about as long as the rate says, never quite.
fn pause(calls_per_hour: u16) -> Duration {
    Duration::from_secs(3_600).div_f64(f64::from(calls_per_hour)).mul_f64(0.7 + 0.6 * fastrand::f64())
}

/// The calls a simulated vendor lets come by itself would come on top.
fn no_calls_by_itself() -> Value {
    json!({"auto": {"inbound_every_ms": null}})
}

/// What a script changes about its vendor.
fn behaviour(script: &ShiftScript) -> Value {
    let mut change = no_calls_by_itself();
    if let Some(percent) = script.unanswered_percent {
        change["auto"]["unanswered_percent"] = json!(percent.get());
    }
    if let Some(talk) = script.talk_s {
        change["auto"]["talk_ms"] = json!({"min": talk.from * 1_000, "max": talk.to * 1_000});
    }
    change
}

macro_rules! words {
    ($($name:ident),+ $(,)?) => {
        const fn word(what: Happening) -> HappeningWord {
            match what { $(Happening::$name => HappeningWord::$name),+ }
        }
        const fn happening(what: HappeningWord) -> Happening {
            match what { $(HappeningWord::$name => Happening::$name),+ }
        }
    };
}

words!(
    CallArrives,
    CallerHangsUp,
    CallDrops,
    LineBusy,
    StateChanges,
    LoggedOut,
    SessionEnds,
    VendorRestarts,
    VendorSlow,
    VendorDown,
    VendorWell,
);

#[cfg(test)]
mod tests {
    use ringside_ipc::Language;

    use super::*;
    use crate::demo::Demo;

    #[test]
    fn the_scripts_everybody_has_are_good_and_named_in_every_language() {
        for (id, text) in OWN {
            let script = ShiftScript::parse(text).unwrap_or_else(|problem| panic!("{id}: {problem}"));
            let view = script_view(id, &script);
            for text in [view.name, view.about] {
                assert!(Language::ALL.into_iter().all(|language| text.is_known(language)), "{text:?}");
            }
        }
    }

    #[test]
    fn calls_come_about_as_often_as_the_rate_says() {
        for rate in [1, 40, MOST] {
            let even = Duration::from_secs(3_600) / u32::from(rate);
            let pauses: Vec<_> = (0..200).map(|_| pause(rate)).collect();
            assert!(pauses.iter().all(|pause| *pause >= even.mul_f64(0.69) && *pause <= even.mul_f64(1.31)));
        }
    }

    #[tokio::test]
    async fn everything_a_trainer_can_let_happen_is_an_event_every_vendor_knows() {
        let (demo, _folders) = Demo::start().await.unwrap();
        for tenant in &demo.tenants {
            for what in Happening::ALL {
                // Whether it makes sense is the vendor's to say; that it can be read is ours.
                let why = happen(&**tenant, what).err().unwrap_or_default();
                let unread =
                    ["unknown", "missing field", "invalid type"].iter().any(|sign| why.contains(sign));
                assert!(!unread, "{} does not know {what:?}: {why}", tenant.vendor());
                tenant.clear_faults();
            }
            tenant.patch(&no_calls_by_itself());
            assert!(tenant.settings()["auto"]["inbound_every_ms"].is_null(), "{}", tenant.vendor());
        }
        demo.stop().await;
    }
}
