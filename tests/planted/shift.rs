//! One shift with everything that can go wrong, and the search after it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{
    ErrorCode, KeychainView, ProfileReply, ProfileRequest, SessionRequest, SessionView, Then,
};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::{
    headless::Bar,
    planted::{Needles, Planted, Report, files, issued},
    sites::{Running, Site},
};
use serde_json::{Value, json};

use crate::{
    bundle,
    desktop::{Desktop, abort},
    wiretap::Wiretap,
    work,
};

/// Where the numbers of the calls begin.
const PLACE: usize = 147;

/// What is planted at one vendor. No value is part of another, and none stands anywhere by chance.
struct Garden {
    password: String,
    wrong: String,
    second: String,
    note: String,
    draft: String,
    name: String,
}

impl Garden {
    fn of(site: &Site) -> Self {
        let id = site.id;
        Self {
            password: format!("Pl4nted+pass/{id}&7f3a"),
            wrong: format!("Wr0ng+pass/{id}&91c2"),
            second: format!("S3cond+secret/{id}&55e0"),
            note: format!("Planted note at {id}: wants the blue one (50%) & \"soon\""),
            draft: format!("Planted draft at {id}: rings back, maybe"),
            name: format!("Zoraida Plantada {id}"),
        }
    }

    fn secrets(&self, site: &Site) -> Vec<Planted> {
        let mut all = vec![("password", &self.password), ("wrong password", &self.wrong)];
        all.extend(takes_second(site).then_some(("second secret", &self.second)));
        all.into_iter().map(|(what, value)| Planted { what, value: value.clone() }).collect()
    }

    fn personal(&self, site: &Site) -> Vec<Planted> {
        let mut all = vec![("note", self.note.clone()), ("draft", self.draft.clone())];
        all.extend((0..3).map(|call| ("number", site.number(PLACE + call))));
        all.extend(site.inbound.map(|_| ("name", self.name.clone())));
        all.into_iter().map(|(what, value)| Planted { what, value }).collect()
    }
}

/// Whether a second secret is kept for the agent; a shift at Ozonetel does without, but for logging in at the vendor.
fn takes_second(site: &Site) -> bool {
    site.second.is_some() || site.id == "ozonetel"
}

/// The vendor with the planted credentials instead of its own.
async fn vendor(site: &'static Site, garden: &Garden) -> Result<Running> {
    let usual = site.start().await?;
    let mut settings = usual.tenant.settings();
    usual.tenant.stop().await;
    let places: &[(&str, &String)] = match site.id {
        "maxcontact" => &[("/password", &garden.password)],
        "ozonetel" => &[("/api_key", &garden.password), ("/agents/1/password", &garden.second)],
        "genesys" => &[("/users/0/password", &garden.password)],
        "deepcall" => &[("/agents/0/ssid", &garden.password), ("/account/token", &garden.second)],
        _ => &[("/users/0/password", &garden.password), ("/users/3/password", &garden.second)],
    };
    for (place, value) in places {
        *settings.pointer_mut(place).context("a credential")? = Value::from(value.as_str());
    }
    if site.id == "ozonetel" {
        settings["auth_mode"] = json!("TOKEN_AUTH");
    }
    let tenant = ringside_simulator::start(site.id, false, settings).await?;
    Ok(Running { site, tenant })
}

/// A shift at one vendor: a wrong password, a profile that is none, calls, faults, a kill in the midst of saving, a
/// restart, an abort. Returns what was searched for planted values.
///
/// # Errors
///
/// When the shift does not go as it should, or a planted value is found where it has no business.
pub(crate) async fn shift(site: &'static Site) -> Result<Report> {
    let garden = Garden::of(site);
    let (secrets, personal) = (garden.secrets(site), garden.personal(site));
    let running = vendor(site, &garden).await?;
    let wire = Wiretap::before(&running.tenant.root_url()).await?;
    let desktop = Desktop::new()?;
    let keyring = desktop.keyring().await?;
    desktop.write_policy("without_keychain = \"refuse\"\n")?;
    let profile = running.profile()?.replace(&running.tenant.root_url(), wire.url());
    // Tokens, where the account can do without; the others have them anyway.
    let tokens = if site.id == "ozonetel" { "[options]\nauth = \"token\"" } else { "[options]" };
    let profile = profile.replacen("[options]", tokens, 1);
    // Whoever drives the bar is told these addresses; nothing else is.
    let profile = profile
        + "\n[[screen_pop]]\nevent = \"answer\"\nurl = \"https://crm.example.com/{name}?n={number.e164}\"\n";
    desktop.write_profile(site.id, &profile)?;
    let misplaced = Planted { what: "misplaced password", value: format!("M1splaced/{}&02d8", site.id) };
    desktop
        .write_profile("broken", &format!("{profile}\n[secrets]\npassword = \"{}\"\n", misplaced.value))?;

    let bar = desktop.bar()?;
    first_run(&bar, &running, &wire, &garden)
        .await
        .with_context(|| format!("the first run at {}", site.id))?;
    let pid = desktop.pid()?;
    let mut seen_from_outside = Vec::new();
    for of_process in ["cmdline", "environ"] {
        seen_from_outside.push((of_process, fs::read(format!("/proc/{pid}/{of_process}"))?));
    }
    let limits = fs::read_to_string(format!("/proc/{pid}/limits"))?;
    let (_, first_log) = bar.kill().await?;
    let after_kill = files(&desktop.data())?;
    ensure!(
        after_kill.iter().any(|(path, bytes)| is(path, "-wal") && !bytes.is_empty()),
        "the kill left no write-ahead log to search"
    );

    let bar = desktop.bar()?;
    second_run(&bar, &running, &garden).await.with_context(|| format!("the second run at {}", site.id))?;
    let known = [secrets.clone(), personal.clone()].concat();
    let bundle = bundle::written(&bar, &desktop, &known)
        .await
        .with_context(|| format!("the bundle at {}", site.id))?;
    abort(&desktop.pid()?).await?;
    let (_, _, second_log) = bar.end().await?;
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    ensure!(core.is_some_and(|line| line.split_whitespace().nth(4) == Some("0")), "{core:?}");

    let heard = wire.heard();
    let tokens = issued(&heard, &[secrets.clone(), personal.clone()].concat())?;
    // DeepCall issues none over the wire: its session and its token are the planted credentials.
    ensure!(tokens.is_empty() == (site.id == "deepcall"), "tokens at {}: {}", site.id, tokens.len());
    let secrets = [secrets, tokens, vec![misplaced]].concat();
    let everything = [secrets.clone(), personal].concat();
    let all = Needles::of(&everything)?;
    let mut report = Report::new(site.id, &everything);

    // The values really went through the program: the same search finds them on the wire or in the page's views.
    let stdout = desktop.stdout()?;
    let mut through: Vec<Vec<u8>> = heard;
    through.push(stdout.clone());
    report.must_find(&everything, &through, &["misplaced password"])?;

    report.search("standard error, at trace", &[first_log.into_bytes(), second_log.into_bytes()], &all)?;
    // Views are for the page, with what is personal in them; a secret is none of its business.
    report.search("standard output, for secrets", &[stdout], &Needles::of(&secrets)?)?;
    for (name, bytes) in seen_from_outside {
        report.search(name, &[bytes], &all)?;
    }
    report.search("data file, log and index at the kill", &bytes(after_kill, |_| true), &all)?;
    report.search("data folder at the end", &bytes(files(&desktop.data())?, |_| true), &all)?;
    let others = |path: &Path| !is(path, "broken.toml");
    report.search("configuration folder", &bytes(files(&desktop.config())?, others), &all)?;
    let left = files(&desktop.work())?;
    let names: Vec<_> = left.iter().filter_map(|(path, _)| path.file_name()).collect();
    ensure!(names.len() == 2, "an abort left {names:?}");
    report.search("support bundle, packed and unpacked", &bundle, &all)?;
    let rest = |path: &Path| {
        let own = [desktop.data(), desktop.config(), desktop.work()];
        !own.iter().any(|folder| path.starts_with(folder))
    };
    report.search("home, keyring and caches", &bytes(files(desktop.home())?, rest), &all)?;
    drop(keyring);
    running.tenant.stop().await;
    Ok(report)
}

async fn first_run(bar: &Bar, running: &Running, wire: &Wiretap, garden: &Garden) -> Result<()> {
    let site = running.site;
    let desk = bar.at(site.id);
    bar.until("the profiles", |seen| seen.app.as_ref().is_some_and(|app| !app.bad_profiles.is_empty()))
        .await?;
    if takes_second(site) {
        let secret = garden.second.as_str().into();
        let kept = bar.profile(&ProfileRequest::KeepSecond { profile: site.id.to_owned(), secret }).await?;
        ensure!(kept == Ok(ProfileReply::Done), "{kept:?}");
    }
    let wrong = SessionRequest::SignIn { password: Some(garden.wrong.as_str().into()), remember: true };
    let refused = desk.refused(wrong).await?;
    ensure!(refused.code != ErrorCode::NotAllowed, "the keychain is there: {refused:?}");
    let reply = bar.profile(&ProfileRequest::Get { profile: site.id.to_owned() }).await?;
    let Ok(ProfileReply::Profile { profile }) = reply else { anyhow::bail!("{reply:?}") };
    let password = garden.wrong.as_str().into();
    let tested = bar.profile(&ProfileRequest::Test { profile, password }).await?;
    ensure!(matches!(tested, Ok(ProfileReply::Tested { ok: false, .. })), "{tested:?}");

    work::sign_in(&desk, site.id, Some(&garden.password)).await?;
    let kept = |view: &KeychainView| *view == KeychainView::Available;
    bar.until("the keychain", |seen| {
        seen.app.as_ref().is_some_and(|app| kept(&app.keychain) && app.profiles[0].has_password)
    })
    .await?;

    if site.id == "ozonetel" {
        // The agent is logged in there already, which is as good; the agent's own password went over the wire.
        desk.take(SessionRequest::LogIn { campaign: None }).await?;
    }
    let call = work::dial(&desk, running, &site.number(PLACE)).await?;
    let draft = work::noted(None, &garden.note);
    desk.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
    work::end(&desk, running, &call).await?;
    work::deliver(&desk, &call, work::agreed(site.callback, &garden.note)).await?;
    desk.until_view("a time to call back", |view| view.callbacks.open == 1).await?;
    desk.until_view("an empty desk", |view| view.calls.is_empty()).await?;

    let number = site.number(PLACE + 1);
    let call = match site.inbound {
        Some(rings) => work::inbound(&desk, running, &number, &garden.name, rings).await?,
        None => work::dial(&desk, running, &number).await?,
    };
    let draft = work::noted(None, &garden.draft);
    desk.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
    work::suffer(&desk, running, wire).await?;
    work::be_signed_in(&desk, site, &garden.password).await?;
    work::end(&desk, running, &call).await?;

    // The outcome goes out, the answer never comes, and the program is killed.
    running.tenant.fault(FaultRule::next("*", 100, Fault::HtmlError));
    let draft = work::noted(Some(site.codes[1]), &garden.note);
    desk.take(SessionRequest::SaveOutcome { call, draft, then: Then::Stay }).await?;
    Ok(())
}

async fn second_run(bar: &Bar, running: &Running, garden: &Garden) -> Result<()> {
    let site = running.site;
    running.tenant.clear_faults();
    let desk = bar.at(site.id);
    // With the password the keychain has kept.
    work::sign_in(&desk, site.id, None).await?;
    // What was killed under way is here, and could be read.
    let there = |view: &SessionView| view.outbox.entries.len() >= 2;
    let view = desk.until_view("both outcomes", there).await?;
    let number = site.number(PLACE + 1);
    let known = view.outbox.entries.iter().filter_map(|entry| entry.who.clone());
    let known: Vec<String> = known.collect();
    let tail: String = number.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
    ensure!(
        known.iter().any(|who| *who == garden.name || who.ends_with(&tail)),
        "{number} was not read back: {known:?}"
    );
    let view = work::settle(&desk).await?;
    if view.slots.dial.enabled {
        let call = work::dial(&desk, running, &site.number(PLACE + 2)).await?;
        let draft = work::noted(None, &garden.draft);
        desk.take(SessionRequest::SaveDraft { call, draft }).await?;
    }
    Ok(())
}

fn is(path: &Path, end: &str) -> bool {
    path.to_string_lossy().ends_with(end)
}

fn bytes(files: Vec<(std::path::PathBuf, Vec<u8>)>, wanted: impl Fn(&Path) -> bool) -> Vec<Vec<u8>> {
    files.into_iter().filter(|(path, _)| wanted(path)).map(|(_, bytes)| bytes).collect()
}
