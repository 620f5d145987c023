//! An agent at work: each step is asked for, then seen.

use std::fs;

use anyhow::{Context as _, Result, bail};
use ringside_ipc::{
    CallView, CallWord, DraftInput, OutboxWord, Phase, RecordingWord, SessionReply, SessionRequest, Then,
};
use ringside_simulator::maxcontact::{
    AutoSettings, Enumerations, Event, Settings, Simulator, SimulatorHandle, Span,
};
use ringside_tests::headless::{Bar, Place, USER};

/// A simulator whose customers answer at once and whose codes are no one's guess.
pub(crate) async fn simulator(seed: u64) -> Result<SimulatorHandle> {
    let settings = Settings {
        seed,
        enumerations: Enumerations::shuffled(seed),
        auto: AutoSettings { answer_after_ms: Some(Span::fixed(0)), ..AutoSettings::default() },
        ..Settings::default()
    };
    Ok(Simulator::start(settings).await?)
}

/// A bar whose administrator has written this.
pub(crate) fn with_policy(place: &Place, text: &str) -> Result<Bar> {
    let file = place.config().join("policy.toml");
    fs::write(&file, text)?;
    place.start_by(&format!("RINGSIDE_POLICY_FILE='{}' exec \"$0\" \"$@\"", file.display()))
}

/// What makes two spellings of a number the same.
pub(crate) fn tail(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].to_owned()
}

/// An outcome with nothing but a code.
pub(crate) fn outcome(code: &str) -> DraftInput {
    DraftInput { code: Some(code.to_owned()), ..DraftInput::default() }
}

/// Dials, and returns the call's id once somebody has answered.
pub(crate) async fn dial(bar: &Bar, number: &str, lead: Option<&str>) -> Result<String> {
    bar.until_view("a free dial field", |view| view.slots.dial.enabled).await?;
    let lead = lead.map(str::to_owned);
    let reply = bar.take(SessionRequest::Dial { number: number.to_owned(), kind: None, lead }).await?;
    let SessionReply::Dialled { call } = reply else { bail!("a dial was answered with {reply:?}") };
    until_state(bar, &call, CallWord::Connected).await?;
    Ok(call)
}

/// Lets a customer call, and returns the call's id once it is on the desk.
pub(crate) async fn inbound(bar: &Bar, sim: &SimulatorHandle, number: &str) -> Result<String> {
    let event = Event::InboundCall { user: USER, number: number.to_owned(), name: None, name2: None };
    sim.event(event)?;
    bar.take(SessionRequest::CheckNow).await?;
    let is_it = |call: &CallView| call.number.as_deref().is_some_and(|shown| tail(shown) == tail(number));
    let view = bar.until_view("the inbound call", |view| view.calls.iter().any(is_it)).await?;
    let call = view.calls.into_iter().find(is_it).context("the call")?;
    until_state(bar, &call.id, CallWord::Connected).await?;
    Ok(call.id)
}

pub(crate) async fn until_state(bar: &Bar, call: &str, state: CallWord) -> Result<()> {
    let there = |call: &CallView| call.state == state;
    bar.until(&format!("{state:?}"), |seen| seen.call(call).is_some_and(there)).await?;
    Ok(())
}

pub(crate) async fn hold(bar: &Bar, call: &str) -> Result<()> {
    bar.take(SessionRequest::Hold { call: call.to_owned() }).await?;
    until_state(bar, call, CallWord::Held).await
}

pub(crate) async fn retrieve(bar: &Bar, call: &str) -> Result<()> {
    bar.take(SessionRequest::Retrieve { call: call.to_owned() }).await?;
    until_state(bar, call, CallWord::Connected).await
}

pub(crate) async fn record(bar: &Bar, call: &str, on: bool) -> Result<()> {
    let call = call.to_owned();
    let (request, word) = if on {
        (SessionRequest::StartRecording { call: call.clone() }, RecordingWord::On)
    } else {
        (SessionRequest::StopRecording { call: call.clone() }, RecordingWord::Off)
    };
    bar.take(request).await?;
    bar.until(&format!("{word:?}"), |seen| seen.call(&call).is_some_and(|call| call.recording == word))
        .await?;
    Ok(())
}

/// Ends a call from here.
pub(crate) async fn hang_up(bar: &Bar, call: &str) -> Result<()> {
    bar.take(SessionRequest::HangUp { call: call.to_owned() }).await?;
    until_over(bar, call).await
}

/// Ends a call from the other side.
pub(crate) async fn they_hang_up(bar: &Bar, sim: &SimulatorHandle, call: &str) -> Result<()> {
    sim.event(Event::CustomerHangsUp { user: USER, call: None })?;
    bar.take(SessionRequest::CheckNow).await?;
    until_over(bar, call).await
}

/// A call that is over waits for its outcome, or is gone because it has one.
async fn until_over(bar: &Bar, id: &str) -> Result<()> {
    let over = |call: &CallView| matches!(call.state, CallWord::WrapUp | CallWord::Ended);
    bar.until("the end of the call", |seen| seen.call(id).is_none_or(over)).await?;
    Ok(())
}

pub(crate) async fn save(bar: &Bar, call: &str, draft: DraftInput, then: Then) -> Result<()> {
    bar.take(SessionRequest::SaveOutcome { call: call.to_owned(), draft, then }).await?;
    Ok(())
}

/// Waits until the vendor has the outcome of a call.
pub(crate) async fn until_delivered(bar: &Bar, call: &str) -> Result<()> {
    let has_it = |state: OutboxWord| state == OutboxWord::Delivered;
    bar.until("delivery", |seen| seen.entry(call).is_some_and(|entry| has_it(entry.state))).await?;
    Ok(())
}

/// Waits until nothing is on its way, and signs out.
pub(crate) async fn leave(bar: Bar) -> Result<String> {
    bar.until_view("an empty outbox", |view| view.outbox.on_the_way == 0).await?;
    bar.take(SessionRequest::SignOut { insist: false }).await?;
    bar.until_view("being signed out", |view| view.phase == Phase::SignedOut).await?;
    let (seen, log) = bar.stop().await?;
    anyhow::ensure!(seen.strange.is_empty(), "lines that are none of the protocol: {:?}", seen.strange);
    Ok(log)
}
