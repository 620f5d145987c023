//! The examination of a profile's way to its vendor, by the whole program, before and after signing in.

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    CheckWord, ErrorCode, ExaminedView, ProfileReply, ProfileRequest, SessionRequest, VerdictWord,
};
use ringside_simulator::{
    Fault, FaultRule,
    maxcontact::{Settings, Simulator},
};
use ringside_tests::headless::{Bar, PASSWORD, Place, SESSION};

use crate::drive::simulator;

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
