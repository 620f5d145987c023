//! One profile's way to its vendor, from this computer's disk to what the account shows.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use ringside_config::Profile;
use ringside_doctor::{Destination, Finding, Findings};
use ringside_domain::ProfileId;
use ringside_engine::Engine;
use ringside_ipc::{
    CheckWord, ErrorCode, Event, ExaminedView, KeychainView, Language, Password, Phase, ProfileInput,
    ProfileReply, Text, UiError, VerdictWord,
};
use ringside_secrets::Found;
use ringside_vendor::{Reached, VendorError, VendorExt};
use secrecy::SecretString;
use url::Url;

use super::facts;
use crate::{
    connect::{account, second},
    host::Host,
    profiles::checked,
    vendors,
};

/// Less room than this is soon gone: a shift with its logs takes some ten megabytes.
const LOW_BYTES: u64 = 200 * 1024 * 1024;

impl Host {
    /// Examines a profile; each finding is published as it is made. One that is under way is stopped.
    pub(crate) async fn examine(&self, profile: &str) -> Result<ProfileReply, UiError> {
        let id = ProfileId::new(profile);
        let (profile, engine) = {
            let state = self.inner.state.lock().await;
            let found = state.profiles.get(&id).cloned().ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
            (found, state.engines.get(&id).cloned())
        };
        Ok(self.examine_by(profile, engine, None).await)
    }

    /// The same for a profile as entered, with the password typed.
    pub(crate) async fn examine_new(
        &self,
        profile: &ProfileInput,
        password: Password,
    ) -> Result<ProfileReply, UiError> {
        let profile = checked(&*self.inner.state.lock().await, profile)?;
        let typed = password.into_text();
        let typed = (!typed.is_empty()).then(|| typed.into());
        Ok(self.examine_by(profile, None, typed).await)
    }

    async fn examine_by(
        &self,
        profile: Profile,
        engine: Option<Engine>,
        typed: Option<SecretString>,
    ) -> ProfileReply {
        self.stop_examining();
        let mut stops = self.inner.support.examinations.subscribe();
        let run = *stops.borrow_and_update();
        let shown = Arc::new(Mutex::new(ExaminedView {
            profile: profile.id.to_string(),
            run,
            findings: Vec::new(),
            current: None,
            over: false,
            stopped: false,
        }));
        let (host, told) = (self.clone(), Arc::clone(&shown));
        let mut findings = Findings::new(move |found, current| {
            let mut shown = told.lock().unwrap_or_else(PoisonError::into_inner);
            shown.findings = found.to_vec();
            shown.current = current;
            host.inner.publish(&Event::Examined { view: shown.clone() });
        });
        let stopped = tokio::select! {
            () = self.look(&profile, engine.as_ref(), typed, &mut findings) => false,
            _ = stops.changed() => true,
        };
        let mut view = shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (view.current, view.over, view.stopped) = (None, true, stopped);
        self.inner.publish(&Event::Examined { view: view.clone() });
        self.inner.support.examined().insert(profile.id, view.clone());
        ProfileReply::Examined { view }
    }

    /// Stops the examination under way, if there is one; what it has found stays.
    pub(crate) fn stop_examining(&self) {
        self.inner.support.examinations.send_modify(|run| *run += 1);
    }

    async fn look(
        &self,
        profile: &Profile,
        engine: Option<&Engine>,
        typed: Option<SecretString>,
        findings: &mut Findings,
    ) {
        findings.begin(CheckWord::Disk);
        let data = self.inner.folders.data().to_owned();
        let disk = tokio::task::spawn_blocking(move || disk(&data)).await;
        findings.end(disk.unwrap_or_else(|_| Finding::bad(Text::new("doctor-disk-bad"), "doctor-do-disk")));
        findings.begin(CheckWord::Keychain);
        findings.end(keychain(self.inner.keychain_view()));
        let extra_roots =
            profile.options.get("extra_ca_file").and_then(toml::Value::as_str).map(PathBuf::from);
        let reached = match Url::parse(&profile.base_url) {
            Ok(url) => ringside_doctor::examine(&Destination { url, extra_roots }, findings).await,
            Err(_) => false,
        };
        if reached {
            self.look_at_account(profile, engine, typed, findings).await;
        } else {
            findings.skip_until(CheckWord::Push, "doctor-not-reached");
        }
        findings.begin(CheckWord::Broker);
        findings.end(Finding::skipped(Text::new("doctor-broker-none")));
    }

    async fn look_at_account(
        &self,
        profile: &Profile,
        engine: Option<&Engine>,
        typed: Option<SecretString>,
        findings: &mut Findings,
    ) {
        let vendor_name = vendors::name_of(profile.vendor.as_str());
        let text = |key: &str| Text::new(key).with("vendor", vendor_name);
        let lists = |calls: usize, outcomes: usize| {
            let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            Finding::good(
                Text::new("doctor-lists-ok").with("calls", count(calls)).with("outcomes", count(outcomes)),
            )
        };
        findings.begin(CheckWord::SignIn);
        // Signing in a second time could end the session the agent works in.
        if let Some(engine) = engine.filter(|engine| engine.views().borrow().phase == Phase::SignedIn) {
            findings.end(Finding::good(text("doctor-signed-in")));
            findings.begin(CheckWord::Lists);
            let (calls, codes) = (engine.views().borrow().calls.len(), engine.codes().borrow().codes.len());
            findings.end(lists(calls, codes));
            findings.begin(CheckWord::Push);
            return findings.end(push(engine.pushes().await, vendor_name));
        }
        // The one who signed in elsewhere would lose the line by it.
        if engine.is_some_and(|engine| engine.views().borrow().phase == Phase::Elsewhere) {
            findings.end(Finding::skipped(Text::new("doctor-elsewhere")));
            return findings.skip_until(CheckWord::Push, "doctor-elsewhere");
        }
        let kept = self.inner.state.lock().await.passwords.get(&profile.id).copied().unwrap_or_default();
        let password = match typed {
            Some(typed) => Found::Password(typed),
            None if kept => self.inner.secrets.password(account(profile)).await,
            None => Found::Absent,
        };
        let Found::Password(password) = password else {
            findings.end(Finding::skipped(Text::new("doctor-no-password")));
            return findings.skip_until(CheckWord::Push, "doctor-no-password");
        };
        let second = second(&self.inner.secrets, profile).await;
        let vendor = match vendors::build_to_try(profile, vendors::Secrets { password, second }) {
            Ok(vendor) => vendor,
            Err(detail) => {
                let error = UiError::new(ErrorCode::BadProfile).with("detail", detail);
                findings.end(Finding::refused(error.text));
                return findings.skip_until(CheckWord::Push, "doctor-not-reached");
            }
        };
        let failed = |error: VendorError| {
            Finding::refused(ringside_engine::ui_error(&error.with_reached(Reached::No), vendor_name).text)
        };
        if let Err(error) = vendor.sign_in().await {
            findings.end(failed(error));
            return findings.skip_until(CheckWord::Push, "doctor-not-reached");
        }
        findings.end(Finding::good(text("doctor-sign-in-ok")));
        findings.begin(CheckWord::Lists);
        let outcomes = if vendor.capabilities().lists_dispositions {
            vendor.dispositions().await.map(|catalogue| catalogue.codes.len())
        } else {
            Ok(profile.dispositions.codes.len())
        };
        let calls = vendor.snapshot().await.map(|snapshot| snapshot.calls.len());
        findings.end(match (calls, outcomes) {
            (Ok(calls), Ok(outcomes)) => lists(calls, outcomes),
            (Err(error), _) | (_, Err(error)) => failed(error),
        });
        findings.begin(CheckWord::Push);
        findings.end(push(vendor.pushes(), vendor_name));
    }

    /// What was examined since the program started, for the bundle.
    pub(super) fn examined_text(&self) -> Vec<(ProfileId, String)> {
        let examined = self.inner.support.examined();
        examined.iter().map(|(profile, view)| (profile.clone(), as_text(view))).collect()
    }
}

fn disk(data: &std::path::Path) -> Finding {
    let writes = tempfile::Builder::new().prefix(".ringside-").tempfile_in(data);
    if writes.is_err() {
        return Finding::bad(Text::new("doctor-disk-bad"), "doctor-do-disk");
    }
    let Some(free) = facts::free_at(data) else { return Finding::good(Text::new("doctor-disk-writes")) };
    let text = |key: &str| Text::new(key).with("free", facts::size(free));
    if free < LOW_BYTES {
        Finding::doubtful(text("doctor-disk-low"), "doctor-do-disk")
    } else {
        Finding::good(text("doctor-disk-ok"))
    }
}

fn keychain(keychain: KeychainView) -> Finding {
    match keychain {
        KeychainView::Available => Finding::good(Text::new("doctor-keychain-ok")),
        KeychainView::InMemory => Finding::skipped(Text::new("doctor-keychain-demo")),
        KeychainView::SessionOnly { why, .. } => Finding::doubtful(why, "doctor-do-keychain"),
    }
}

fn push(pushes: Option<bool>, vendor_name: &str) -> Finding {
    let text = |key: &str| Text::new(key).with("vendor", vendor_name);
    match pushes {
        Some(true) => Finding::good(text("doctor-push-ok")),
        Some(false) => Finding::doubtful(text("doctor-push-down"), "doctor-do-push"),
        None => Finding::skipped(text("doctor-push-none")),
    }
}

fn as_text(view: &ExaminedView) -> String {
    let lines = view.findings.iter().map(|found| {
        let verdict = match found.verdict {
            VerdictWord::Good => "good",
            VerdictWord::Doubtful => "doubtful",
            VerdictWord::Bad => "BAD",
            VerdictWord::Skipped => "skipped",
        };
        let next = found.next.as_ref().map(|next| format!(" {}", next.render(Language::English)));
        let (text, check, took) = (found.text.render(Language::English), found.check, found.took_ms);
        format!("{check:?}: {verdict}, {took} ms. {text}{}\n", next.unwrap_or_default())
    });
    let stopped = if view.stopped { "Stopped before its end.\n" } else { "" };
    lines.chain([stopped.to_owned()]).collect()
}
