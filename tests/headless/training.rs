//! Demo mode for trainers: what they let happen is seen by the agent as any vendor's doing would be.

use std::{fs, time::Duration};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    AgentWord, CallWord, ConnectionWord, ErrorCode, HappeningWord, ProfileReply, ProfileRequest,
    SessionRequest, StateTarget, TrainingRequest, TrainingView, UiError, VendorHealthWord,
};
use ringside_tests::headless::{Bar, Build, Place};
use tokio::time;

use crate::drive::simulator;

/// The profile demo mode begins with.
const SESSION: &str = "maxcontact";

async fn train(bar: &Bar, request: TrainingRequest) -> Result<Result<TrainingView, UiError>> {
    Ok(match bar.profile(&ProfileRequest::Train { request }).await? {
        Ok(ProfileReply::Training { view }) => Ok(view),
        Ok(other) => bail!("{other:?}"),
        Err(error) => Err(error),
    })
}

async fn trained(bar: &Bar, request: TrainingRequest) -> Result<TrainingView> {
    train(bar, request).await?.context("it was refused")
}

fn happen(what: HappeningWord) -> TrainingRequest {
    TrainingRequest::Happen { session: SESSION.to_owned(), what }
}

/// A bar in demo mode whose agent is ready, with no calls but those the trainer lets come.
async fn ready(place: &Place) -> Result<Bar> {
    let bar = place.start_by("exec \"$0\" --demo \"$@\"")?;
    let desk = bar.at(SESSION);
    bar.until("the profiles", |seen| seen.app.as_ref().is_some_and(|app| app.demo)).await?;
    trained(&bar, TrainingRequest::Arrivals { session: SESSION.to_owned(), calls_per_hour: 0 }).await?;
    desk.take(SessionRequest::SignIn { password: None, remember: false }).await?;
    desk.take(SessionRequest::SetState { target: StateTarget::Ready }).await?;
    desk.until_view("ready", |view| view.agent.state == AgentWord::Ready && view.calls.is_empty()).await?;
    Ok(bar)
}

#[tokio::test]
async fn calls_come_and_go_and_the_vendor_fails_and_mends_as_the_trainer_lets_it() -> Result<()> {
    let place = Place::with_profiles(&[], Build::Debug)?;
    let bar = ready(&place).await?;
    let desk = bar.at(SESSION);
    let refused = train(&bar, happen(HappeningWord::CallDrops)).await?;
    ensure!(refused.as_ref().is_err_and(|error| error.text.key == "training-not-now"), "{refused:?}");

    trained(&bar, happen(HappeningWord::CallArrives)).await?;
    desk.until_view("the call", |view| view.calls.iter().any(|call| call.inbound == Some(true))).await?;
    trained(&bar, happen(HappeningWord::CallerHangsUp)).await?;
    let over = |view: &ringside_ipc::SessionView| {
        view.calls.iter().all(|call| matches!(call.state, CallWord::WrapUp | CallWord::Ended))
    };
    desk.until_view("the end of the call", over).await?;

    let view = trained(&bar, happen(HappeningWord::VendorDown)).await?;
    ensure!(view.vendor == VendorHealthWord::Down, "{view:?}");
    desk.until_view("the line is red", |view| view.connection.state != ConnectionWord::Online).await?;
    trained(&bar, happen(HappeningWord::VendorWell)).await?;
    desk.take(SessionRequest::CheckNow).await?;
    desk.until_view("the line is back", |view| view.connection.state == ConnectionWord::Online).await?;
    let lines: Vec<_> = view.lines.iter().map(|line| (line.what, line.done)).collect();
    ensure!(lines.first() == Some(&(HappeningWord::VendorDown, true)), "{lines:?}");
    ensure!(lines.last() == Some(&(HappeningWord::CallDrops, false)), "{lines:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn a_trainers_own_script_is_offered_and_goes_by_and_a_bad_one_is_named_with_line_and_key() -> Result<()>
{
    let place = Place::with_profiles(&[], Build::Debug)?;
    let shifts = place.config().join("shifts");
    fs::create_dir_all(&shifts)?;
    fs::write(
        shifts.join("short.toml"),
        "name = \"Short\"\ncalls_per_hour = 0\n[[steps]]\nafter_s = 1\nwhat = \"call_arrives\"\n",
    )?;
    fs::write(shifts.join("wrong.toml"), "name = \"Wrong\"\ncalls_per_hour = 900\n")?;
    let bar = ready(&place).await?;
    let view = trained(&bar, TrainingRequest::Look).await?;
    let ids: Vec<_> = view.scripts.iter().map(|script| script.id.as_str()).collect();
    ensure!(ids == ["inbound", "outbound", "difficult", "own-short"], "{ids:?}");
    let bad = view.bad.first().context("the bad one")?.render(ringside_ipc::Language::English);
    ensure!(bad.contains("wrong.toml") && bad.contains("line 2") && bad.contains("calls_per_hour"), "{bad}");

    let begin = TrainingRequest::Begin { session: SESSION.to_owned(), script: "own-short".to_owned() };
    let view = trained(&bar, begin).await?;
    ensure!(view.script.as_deref() == Some("own-short"), "{view:?}");
    bar.at(SESSION)
        .until_view("the call of the script", |view| view.calls.iter().any(|call| call.inbound == Some(true)))
        .await?;
    let view = trained(&bar, TrainingRequest::End).await?;
    ensure!(view.session.is_none() && view.script.is_none(), "{view:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn calls_come_by_the_rate_that_is_set() -> Result<()> {
    let place = Place::with_profiles(&[], Build::Debug)?;
    let bar = ready(&place).await?;
    trained(&bar, TrainingRequest::Arrivals { session: SESSION.to_owned(), calls_per_hour: 240 }).await?;
    // A call every fifteen seconds, more or less.
    let begun = time::Instant::now();
    loop {
        let view = trained(&bar, TrainingRequest::Look).await?;
        if view.lines.iter().any(|line| line.what == HappeningWord::CallArrives) {
            break;
        }
        ensure!(begun.elapsed() < Duration::from_secs(120), "no call came: {view:?}");
        time::sleep(Duration::from_millis(100)).await;
    }
    let refused =
        train(&bar, TrainingRequest::Arrivals { session: SESSION.to_owned(), calls_per_hour: 241 }).await?;
    ensure!(refused.is_err_and(|error| error.code == ErrorCode::BadRequest));
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn nobody_lets_anything_happen_to_a_real_vendor() -> Result<()> {
    let sim = simulator(1).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    for request in [TrainingRequest::Look, TrainingRequest::End, happen(HappeningWord::VendorDown)] {
        let refused = train(&bar, request).await?;
        ensure!(refused.as_ref().is_err_and(|error| error.text.key == "training-no-demo"), "{refused:?}");
    }
    bar.stop().await?;
    Ok(())
}
