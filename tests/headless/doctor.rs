//! The examination of a profile's way to its vendor, by the whole program, before and after signing in.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    CheckWord, ErrorCode, ExaminedView, Language, ProfileInput, ProfileReply, ProfileRequest, SessionRequest,
    SetByWord, VerdictWord,
};
use ringside_simulator::{
    Fault, FaultRule,
    maxcontact::{Settings, Simulator},
};
use ringside_tests::{
    headless::{Bar, PASSWORD, Place, SESSION},
    sites::{self, GENESYS},
};

use crate::drive::{simulator, with_policy};

async fn examined(bar: &Bar) -> Result<ExaminedView> {
    let reply = bar.profile(&ProfileRequest::Examine { profile: SESSION.to_owned() }).await?;
    let Ok(ProfileReply::Examined { view }) = reply else { bail!("{reply:?}") };
    Ok(view)
}

fn of(view: &ExaminedView, check: CheckWord) -> Result<(VerdictWord, &str)> {
    let found = view.findings.iter().find(|found| found.check == check);
    found
        .map(|found| (found.verdict, found.text.key.as_str()))
        .with_context(|| format!("{check:?}: {view:?}"))
}

/// Signs in, so that the password is kept for the examination, and out again.
async fn keep_password(bar: &Bar) -> Result<()> {
    let password = Some(PASSWORD.into());
    bar.take(SessionRequest::SignIn { password, remember: true }).await?;
    bar.until("the password", |seen| seen.app.as_ref().is_some_and(|app| app.profiles[0].has_password))
        .await?;
    bar.take(SessionRequest::SignOut { insist: true }).await?;
    Ok(())
}

#[tokio::test]
async fn all_is_well_before_and_after_signing_in_and_each_step_is_told_as_it_is_made() -> Result<()> {
    let sim = simulator(1).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let view = examined(&bar).await?;
    let checks: Vec<_> = view.findings.iter().map(|found| found.check).collect();
    ensure!(checks == CheckWord::ALL && view.over && !view.stopped, "{view:?}");
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Skipped, "doctor-no-password"), "{view:?}");
    ensure!(of(&view, CheckWord::Push)? == (VerdictWord::Skipped, "doctor-no-password"), "{view:?}");
    ensure!(of(&view, CheckWord::Broker)? == (VerdictWord::Skipped, "doctor-broker-none"), "{view:?}");
    ensure!(of(&view, CheckWord::Disk)?.0 != VerdictWord::Bad, "{view:?}");
    let told = bar.seen().examined;
    let lengths: Vec<_> = told.iter().map(|view| view.findings.len()).collect();
    ensure!(
        lengths.is_sorted() && lengths.first() == Some(&0) && told.len() > CheckWord::ALL.len(),
        "{lengths:?}"
    );

    keep_password(&bar).await?;
    let view = examined(&bar).await?;
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Good, "doctor-sign-in-ok"), "{view:?}");
    ensure!(of(&view, CheckWord::Lists)? == (VerdictWord::Good, "doctor-lists-ok"), "{view:?}");
    bar.sign_in().await?;
    let view = examined(&bar).await?;
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Good, "doctor-signed-in"), "{view:?}");
    ensure!(of(&view, CheckWord::Push)? == (VerdictWord::Skipped, "doctor-push-none"), "{view:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn a_profile_is_tried_before_it_is_saved_with_the_password_typed_and_nothing_of_it_is_kept()
-> Result<()> {
    let sim = simulator(4).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let reply = bar.profile(&ProfileRequest::Get { profile: SESSION.to_owned() }).await?;
    let Ok(ProfileReply::Profile { profile }) = reply else { bail!("{reply:?}") };
    let new = ProfileInput { id: None, name: "Another".to_owned(), ..profile };
    for (password, sign_in, lists) in [
        (PASSWORD, (VerdictWord::Good, "doctor-sign-in-ok"), (VerdictWord::Good, "doctor-lists-ok")),
        ("wrong", (VerdictWord::Bad, "error-bad-credentials"), (VerdictWord::Skipped, "doctor-not-reached")),
        ("", (VerdictWord::Skipped, "doctor-no-password"), (VerdictWord::Skipped, "doctor-no-password")),
    ] {
        let request = ProfileRequest::ExamineNew { profile: new.clone(), password: password.into() };
        let reply = bar.profile(&request).await?;
        let Ok(ProfileReply::Examined { view }) = reply else { bail!("{reply:?}") };
        ensure!(view.profile == "maxcontact-another" || view.profile == "another", "{view:?}");
        ensure!(of(&view, CheckWord::SignIn)? == sign_in, "{view:?}");
        ensure!(of(&view, CheckWord::Lists)? == lists, "{view:?}");
    }
    let bad = ProfileInput { base_url: "http://elsewhere.example".to_owned(), ..new };
    let refused =
        bar.profile(&ProfileRequest::ExamineNew { profile: bad, password: PASSWORD.into() }).await?;
    ensure!(refused.as_ref().is_err_and(|error| error.code == ErrorCode::BadProfile), "{refused:?}");
    let app = bar.seen().app.context("the app's view")?;
    ensure!(app.profiles.len() == 1 && !app.profiles[0].has_password, "{app:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn what_is_in_force_names_the_policy_files_line_and_a_bad_file_with_line_and_key() -> Result<()> {
    let sim = simulator(5).await?;
    let place = Place::new(&sim)?;
    let bar = with_policy(&place, "# of the works\nhistory_days = 90\n")?;
    let reply = bar.profile(&ProfileRequest::InForce).await?;
    let Ok(ProfileReply::InForce { keys, policy_there, problems, policy_file, .. }) = reply else {
        bail!("{reply:?}")
    };
    let one = keys.iter().find(|one| one.key == "history_days").context("the key")?;
    ensure!(
        (one.value.as_deref(), one.set_by, one.line) == (Some("90"), SetByWord::Policy, Some(2)),
        "{one:?}"
    );
    let theme = keys.iter().find(|one| one.key == "theme").context("the key")?;
    ensure!((theme.set_by, theme.line) == (SetByWord::Default, None), "{theme:?}");
    ensure!(policy_there && policy_file.ends_with("policy.toml") && problems.is_empty());
    bar.stop().await?;

    fs::write(place.config().join("settings.toml"), "theme = \"dark\"\ntext_percent = 130\n")?;
    let bar = with_policy(&place, "history_days = 0\n")?;
    let reply = bar.profile(&ProfileRequest::InForce).await?;
    let Ok(ProfileReply::InForce { keys, problems, .. }) = reply else { bail!("{reply:?}") };
    let words: Vec<_> = problems.iter().map(|problem| problem.render(Language::English)).collect();
    ensure!(
        words.len() == 2 && words[0].contains("line 1") && words[0].contains("history_days"),
        "{words:?}"
    );
    ensure!(words[1].contains("line 2") && words[1].contains("text_percent"), "{words:?}");
    ensure!(keys.iter().all(|one| one.set_by == SetByWord::Default), "{keys:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn a_password_that_is_no_longer_right_and_web_pages_instead_of_answers_are_told_apart() -> Result<()> {
    let sim = simulator(2).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    keep_password(&bar).await?;
    sim.fault(FaultRule::next("*", 100, Fault::HtmlError));
    let view = examined(&bar).await?;
    ensure!(of(&view, CheckWord::Answer)?.0 == VerdictWord::Good, "the host itself answers: {view:?}");
    ensure!(of(&view, CheckWord::SignIn)?.0 == VerdictWord::Bad, "{view:?}");
    ensure!(of(&view, CheckWord::Lists)? == (VerdictWord::Skipped, "doctor-not-reached"), "{view:?}");
    sim.stop().await;

    let sim = Simulator::start(Settings { password: "another".to_owned(), ..Settings::default() }).await?;
    let reply = bar.profile(&ProfileRequest::Get { profile: SESSION.to_owned() }).await?;
    let Ok(ProfileReply::Profile { mut profile }) = reply else { bail!("{reply:?}") };
    profile.base_url = sim.base_url();
    let saved = bar.profile(&ProfileRequest::Save { profile }).await?;
    ensure!(saved.is_ok(), "{saved:?}");
    let view = examined(&bar).await?;
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Bad, "error-bad-credentials"), "{view:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn an_examination_of_nothing_is_refused_and_one_that_is_stopped_says_so() -> Result<()> {
    let sim = simulator(3).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let nothing = bar.profile(&ProfileRequest::Examine { profile: "nothing".to_owned() }).await?;
    ensure!(nothing.is_err_and(|error| error.code == ErrorCode::NotFound));
    keep_password(&bar).await?;
    // The vendor takes its time to answer the sign-in.
    sim.fault(FaultRule::next("*", 100, Fault::Delay { ms: 4_000 }));
    let (view, ()) = tokio::try_join!(examined(&bar), async {
        let begun = |view: &ExaminedView| view.current.is_some_and(|check| check != CheckWord::Disk);
        bar.until("a step", |seen| seen.examined.iter().any(begun)).await?;
        let stopped = bar.profile(&ProfileRequest::StopExamining).await?;
        ensure!(stopped == Ok(ProfileReply::Done), "{stopped:?}");
        Ok(())
    })?;
    ensure!(view.stopped && view.over && view.findings.len() < CheckWord::ALL.len(), "{view:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn of_a_vendor_that_pushes_it_is_told_whether_its_push_arrives_before_and_after_signing_in()
-> Result<()> {
    let running = GENESYS.start().await?;
    let place = sites::place(&[&running])?;
    let bar = place.start()?;
    let profile = GENESYS.id.to_owned();
    let look = async || {
        let reply = bar.profile(&ProfileRequest::Examine { profile: profile.clone() }).await?;
        let Ok(ProfileReply::Examined { view }) = reply else { bail!("{reply:?}") };
        Ok(view)
    };
    let view = look().await?;
    ensure!(of(&view, CheckWord::Push)? == (VerdictWord::Skipped, "doctor-no-password"), "{view:?}");

    let reply = bar.profile(&ProfileRequest::Get { profile: profile.clone() }).await?;
    let Ok(ProfileReply::Profile { profile: kept }) = reply else { bail!("{reply:?}") };
    let new = ProfileInput { id: None, name: "Another".to_owned(), ..kept };
    let tried = async || {
        let request = ProfileRequest::ExamineNew { profile: new.clone(), password: GENESYS.password.into() };
        let reply = bar.profile(&request).await?;
        let Ok(ProfileReply::Examined { view }) = reply else { bail!("{reply:?}") };
        Ok::<_, anyhow::Error>(view)
    };
    let view = tried().await?;
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Good, "doctor-sign-in-ok"), "{view:?}");
    ensure!(of(&view, CheckWord::Push)? == (VerdictWord::Good, "doctor-push-ok"), "{view:?}");
    // Nobody who only tries a connection wants to be given calls.
    let done = running.carried_out();
    ensure!(done.get("startcontactcentersession") == done.get("endcontactcentersession"), "{done:?}");

    sites::sign_in(&bar, &GENESYS).await?;
    let view = look().await?;
    ensure!(of(&view, CheckWord::SignIn)? == (VerdictWord::Good, "doctor-signed-in"), "{view:?}");
    ensure!(of(&view, CheckWord::Push)? == (VerdictWord::Good, "doctor-push-ok"), "{view:?}");

    // A proxy that cuts what stays open for long: nothing that is pushed arrives any more.
    running.tenant.fault(FaultRule::next("connect", 10_000, Fault::DropBefore));
    running.tenant.fault(FaultRule::next("handshake", 10_000, Fault::DropBefore));
    running.happen("long_polls_cut")?;
    let begun = Instant::now();
    loop {
        let view = look().await?;
        if of(&view, CheckWord::Push)? == (VerdictWord::Doubtful, "doctor-push-down") {
            break;
        }
        ensure!(begun.elapsed() < Duration::from_secs(120), "{view:?}");
    }
    bar.stop().await?;
    Ok(())
}
