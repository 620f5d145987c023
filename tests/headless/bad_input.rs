//! What goes wrong, in the exact words a person or a script gets.

use std::{fs, net::TcpListener};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{ErrorCode, ProfileReply, ProfileRequest, SessionRequest, Text, Then, UiAction, UiError};
use ringside_simulator::maxcontact::{Event, SimulatorHandle};
use ringside_tests::headless::{Bar, Build, Place, USER, profile};

use crate::drive::{dial, hold, leave, outcome, save, simulator, until_delivered};

/// What an error must be, to the letter.
fn is(error: &UiError, code: ErrorCode, message: &str, action: Option<UiAction>) -> Result<()> {
    ensure!(
        error.code == code && error.message == message && error.action == action,
        "wanted {code:?} {message:?} {action:?}, got {error:#?}"
    );
    Ok(())
}

fn sign_in(password: Option<&str>) -> SessionRequest {
    SessionRequest::SignIn { password: password.map(Into::into), remember: false }
}

fn profile_of(sim: &SimulatorHandle) -> String {
    profile(&sim.base_url(), &sim.enumerations())
}

async fn started(text: &str) -> Result<(Place, Bar)> {
    let place = Place::with_profile(text, Build::Debug)?;
    let bar = place.start()?;
    Ok((place, bar))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_told_as_one_and_asked_for_again() -> Result<()> {
    let sim = simulator(31).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    is(
        &bar.refused(sign_in(Some("hunter2"))).await?,
        ErrorCode::BadCredentials,
        "MaxContact did not accept this login and password. Nothing was changed. Check both and try again.",
        Some(UiAction::EnterPassword),
    )?;
    ensure!(sim.requests("token") == 1, "a wrong password is tried once");
    let (seen, log) = bar.stop().await?;
    ensure!(!log.contains("hunter2") && !format!("{seen:?}").contains("hunter2"), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_nothing_is_sent_and_one_is_asked_for() -> Result<()> {
    let sim = simulator(32).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let sentence = "No password is kept for this profile. Enter it to sign in.";
    let action = Some(UiAction::EnterPassword);
    is(&bar.refused(sign_in(None)).await?, ErrorCode::SignedOut, sentence, action)?;
    ensure!(sim.requests("token") == 0, "something was sent");
    is(
        &bar.refused(SessionRequest::CheckNow).await?,
        ErrorCode::NotNow,
        "Works once you are signed in.",
        None,
    )?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_the_vendor_does_not_know_is_told_from_a_wrong_password() -> Result<()> {
    let sim = simulator(33).await?;
    let (_place, bar) = started(&profile_of(&sim).replace("\"42\"", "\"999\"")).await?;
    is(
        &bar.refused(sign_in(Some("secret"))).await?,
        ErrorCode::UnknownAgent,
        "MaxContact does not know this agent, or has not logged her in. Log in at MaxContact first, or check the \
         agent’s id in the profile.",
        Some(UiAction::EditProfile),
    )?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_nobody_answers_at_is_told_as_offline() -> Result<()> {
    let sim = simulator(34).await?;
    // A port that was free a moment ago and is closed again.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let text = profile(&format!("http://127.0.0.1:{port}/webservices/services"), &sim.enumerations());
    let (_place, bar) = started(&text).await?;
    is(
        &bar.refused(sign_in(Some("secret"))).await?,
        ErrorCode::Offline,
        "MaxContact cannot be reached. Nothing was sent. What you save is kept on this computer and sent later.",
        Some(UiAction::CheckAgain),
    )?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_file_that_cannot_be_read_is_named_with_line_and_key() -> Result<()> {
    let sim = simulator(35).await?;
    let (_place, bar) = started(&profile_of(&sim).replace("user_id =", "user_di =")).await?;
    let seen = bar.until("the app's view", |seen| seen.app.is_some()).await?;
    let bad = seen.app.context("a view")?.bad_profiles;
    ensure!(bad.len() == 1 && bad[0].key == "bad-profile-file", "{bad:?}");
    let sentence = bad[0].render(ringside_ipc::Language::English);
    ensure!(sentence.starts_with("leeds.toml, line 8: "), "{sentence}");
    is(
        &bar.refused(sign_in(Some("secret"))).await?,
        ErrorCode::NotFound,
        "That is no longer here. Nothing was changed.",
        None,
    )?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_option_only_the_adapter_understands_is_named_when_it_is_wrong() -> Result<()> {
    let sim = simulator(36).await?;
    let wrong = profile_of(&sim).replace("[options]\n", "[options]\ntime_zone = \"Europe/Londn\"\n");
    let (_place, bar) = started(&wrong).await?;
    let error = bar.refused(sign_in(Some("secret"))).await?;
    let said =
        "The profile is not right: options.time_zone: an IANA time zone is needed, such as Europe/London";
    is(&error, ErrorCode::BadProfile, said, Some(UiAction::EditProfile))?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_tested_step_by_step_up_to_the_first_that_fails() -> Result<()> {
    let sim = simulator(37).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let get = ProfileRequest::Get { profile: "leeds".to_owned() };
    let Ok(ProfileReply::Profile { profile }) = bar.profile(&get).await? else { anyhow::bail!("no profile") };
    let test = |password: &str| ProfileRequest::Test { profile: profile.clone(), password: password.into() };
    let tested = |reply: Result<ProfileReply, UiError>| match reply {
        Ok(ProfileReply::Tested { steps, ok }) => {
            Ok((ok, steps.into_iter().map(|step| step.text.key).collect::<Vec<_>>()))
        }
        other => Err(anyhow::anyhow!("{other:?}")),
    };
    let (ok, steps) = tested(bar.profile(&test("secret")).await?)?;
    ensure!(
        ok && steps == ["test-profile-ok", "test-sign-in-ok", "test-agent-ok", "test-outcomes-ok"],
        "{steps:?}"
    );
    let (ok, steps) = tested(bar.profile(&test("wrong")).await?)?;
    ensure!(!ok && steps == ["test-profile-ok", "error-bad-credentials"], "{steps:?}");
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_went_before_the_click_is_told_as_gone_and_nothing_else_is_touched() -> Result<()> {
    let sim = simulator(38).await?;
    // Nothing the list said before is good enough for a click.
    let text = profile_of(&sim).replace("[options]\n", "[options]\nfresh_for_ms = 0\n");
    let (_place, bar) = started(&text).await?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900410", None).await?;
    sim.event(Event::AgentHangsUp { user: USER, call: None })?;
    sim.event(Event::AgentDisposes { user: USER, call: None, result_code: "WRONG".to_owned() })?;
    is(
        &bar.refused(SessionRequest::Hold { call: call.clone() }).await?,
        ErrorCode::NoSuchCall,
        "MaxContact no longer has this call. Nothing was sent.",
        None,
    )?;
    ensure!(sim.requests("hold") == 0, "a hold was sent");
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_request_is_answered_and_the_next_line_is_read() -> Result<()> {
    let sim = simulator(39).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.write(r#"{"id":900,"session":"leeds","request":{"type":"fly"}}"#).await?;
    let Err(error) = bar.replied(900).await? else { anyhow::bail!("a flight was taken") };
    ensure!(error.code == ErrorCode::BadRequest, "{error:?}");
    ensure!(
        error.message.starts_with("That request could not be read: unknown variant `fly`"),
        "{}",
        error.message
    );
    bar.sign_in().await?;
    leave(bar).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_is_refused_while_a_call_is_up_and_insisting_keeps_what_is_unfinished() -> Result<()> {
    let sim = simulator(40).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900411", None).await?;
    is(
        &bar.refused(SessionRequest::SignOut { insist: false }).await?,
        ErrorCode::Unfinished,
        "Something is unfinished: a call, an outcome or a request. It stays on this computer if you go on.",
        Some(UiAction::ShowOutbox),
    )?;
    hold(&bar, &call).await?;
    bar.take(SessionRequest::SignOut { insist: true }).await?;
    let seen = bar.sign_in().await?;
    ensure!(seen.call(&call).is_some(), "the call is back under its id: {:?}", seen.session());
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_program_in_the_same_folder_and_a_folder_that_is_none_end_with_a_sentence() -> Result<()> {
    let sim = simulator(41).await?;
    let place = Place::new(&sim)?;
    let first = place.start()?;
    first.until("the first to run", |seen| seen.app.is_some()).await?;
    let (well, seen, log) = place.start()?.end().await?;
    ensure!(!well && seen.app.is_none(), "it ran");
    ensure!(log.contains("Ringside could not start: the data file cannot be used: "), "{log}");
    first.stop().await?;

    fs::remove_dir_all(place.data())?;
    fs::write(place.data(), "a file where a folder belongs")?;
    let (well, _, log) = place.start()?.end().await?;
    ensure!(!well && log.contains("Ringside could not start: the data file cannot be used: "), "{log}");
    Ok(())
}

/// A limit on the size of files stands for a full disk or a folder nothing can be written to: it holds for every user.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_takes_nothing_refuses_dial_and_outcome_before_anything_is_sent() -> Result<()> {
    const SENTENCE: &str = "This computer could not save it, so nothing was sent. Free some disk space or call your administrator.";
    let sim = simulator(42).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900412", None).await?;
    sim.event(Event::CustomerHangsUp { user: USER, call: None })?;
    bar.kill().await?;

    // The signal is ignored, so that a write beyond the limit fails as one to a full disk does. The limit leaves room
    // for what has to be there before anything can be read.
    let bar = place.start_by("trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"")?;
    bar.sign_in().await?;
    let request =
        SessionRequest::SaveOutcome { call: call.clone(), draft: outcome("BUSY"), then: Then::Stay };
    is(&bar.refused(request).await?, ErrorCode::Storage, SENTENCE, None)?;
    let view =
        bar.until_view("a word in the status line", |view| view.status.text.key == "status-storage").await?;
    ensure!(view.status.text == Text::new("status-storage"), "{:?}", view.status);
    ensure!(view.calls.iter().any(|card| card.id == call), "the card is still there: {:?}", view.calls);
    bar.stop().await?;
    ensure!(sim.dispositions().is_empty() && sim.requests("dispose") == 0, "something was sent");

    // With room again nothing is lost.
    let bar = place.start()?;
    bar.sign_in().await?;
    save(&bar, &call, outcome("BUSY"), Then::Stay).await?;
    until_delivered(&bar, &call).await?;
    leave(bar).await?;
    Ok(())
}
