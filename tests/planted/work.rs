//! An agent at work, at whichever vendor.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    AgentWord, CallView, CallWord, CallbackView, DraftInput, ListKind, OutboxEntryView, OutboxWord, Phase,
    SessionReply, SessionRequest, SessionView, StateTarget, Then,
};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::{
    headless::{Desk, LIMIT},
    sites::{Running, Site},
};
use serde_json::json;

use crate::wiretap::Wiretap;

/// Signs in with this password, or with the one from the keychain.
pub(crate) async fn sign_in(desk: &Desk<'_>, id: &str, password: Option<&str>) -> Result<()> {
    let remember = password.is_some();
    let password = password.map(Into::into);
    desk.take(SessionRequest::SignIn { password, remember }).await?;
    let settled =
        |view: &SessionView| view.phase == Phase::SignedIn && view.agent.state != AgentWord::Checking;
    desk.bar()
        .until("calls and outcomes after signing in", |seen| {
            seen.sessions.get(id).is_some_and(settled)
                && seen.codes.get(id).is_some_and(|codes| !codes.codes.is_empty())
        })
        .await?;
    Ok(())
}

pub(crate) async fn be_ready(desk: &Desk<'_>, site: &Site) -> Result<()> {
    if site.a_break.is_some() {
        desk.take(SessionRequest::SetState { target: StateTarget::Ready }).await?;
        desk.until_view("ready", |view| view.agent.state == AgentWord::Ready).await?;
    }
    Ok(())
}

/// Dials, and lets the other side pick up.
pub(crate) async fn dial(desk: &Desk<'_>, running: &Running, number: &str) -> Result<String> {
    desk.until_view("a free dial field", |view| view.slots.dial.enabled).await?;
    let request = SessionRequest::Dial { number: number.to_owned(), kind: None, lead: None };
    let SessionReply::Dialled { call } = desk.take(request).await? else { bail!("no dial") };
    running.answered()?;
    connected(desk, running.site, &call).await?;
    Ok(call)
}

/// Somebody whose name the vendor knows calls.
pub(crate) async fn inbound(
    desk: &Desk<'_>,
    running: &Running,
    number: &str,
    name: &str,
    rings: bool,
) -> Result<String> {
    be_ready(desk, running.site).await?;
    let more = if rings {
        json!({"number": number, "user_data": {"CustomerName": name, "FullName": name}})
    } else {
        json!({"number": number, "name": name})
    };
    running.happen_with("inbound_call", more)?;
    desk.take(SessionRequest::CheckNow).await?;
    let is_it = |call: &CallView| matches!(call.state, CallWord::Ringing | CallWord::Connected);
    let view = desk.until_view("the inbound call", |view| view.calls.iter().any(is_it)).await?;
    let call = view.calls.into_iter().find(is_it).context("the call")?.id;
    if rings {
        desk.until_view("being offered it", |view| view.agent.state == AgentWord::Offered).await?;
        desk.take(SessionRequest::Answer { call: call.clone() }).await?;
    }
    connected(desk, running.site, &call).await?;
    Ok(call)
}

async fn connected(desk: &Desk<'_>, site: &Site, call: &str) -> Result<()> {
    let there = |card: &CallView| !site.tells_calls || card.state == CallWord::Connected;
    desk.bar().until("the call", |seen| seen.call(call).is_some_and(there)).await?;
    Ok(())
}

/// The other side hangs up; where nobody tells, the agent says so.
pub(crate) async fn end(desk: &Desk<'_>, running: &Running, call: &str) -> Result<()> {
    running.happen("customer_hangs_up")?;
    if !running.site.tells_calls {
        let can_be_over = |card: &CallView| card.can_be_over;
        desk.bar().until("a way to say it is over", |seen| seen.call(call).is_some_and(can_be_over)).await?;
        desk.take(SessionRequest::CallOver { call: call.to_owned() }).await?;
    }
    let over = |card: &CallView| matches!(card.state, CallWord::WrapUp | CallWord::Ended);
    desk.bar().until("the end of the call", |seen| seen.call(call).is_none_or(over)).await?;
    Ok(())
}

pub(crate) fn noted(code: Option<&str>, note: &str) -> DraftInput {
    DraftInput { code: code.map(str::to_owned), note: note.to_owned(), ..DraftInput::default() }
}

/// An outcome with a time to call back, in a few years.
pub(crate) fn agreed(code: &str, note: &str) -> DraftInput {
    let callback = CallbackView { at_ms: 2_000_000_000_000, zone: "Europe/London".to_owned() };
    DraftInput { callback: Some(callback), ..noted(Some(code), note) }
}

/// Gives a call its outcome and waits until the vendor has it.
pub(crate) async fn deliver(desk: &Desk<'_>, call: &str, draft: DraftInput) -> Result<()> {
    desk.take(SessionRequest::SaveOutcome { call: call.to_owned(), draft, then: Then::Stay }).await?;
    let has_it = |state| matches!(state, OutboxWord::Delivered | OutboxWord::DeliveredUnconfirmed);
    let settled = |state| has_it(state) || state == OutboxWord::NeedsAttention;
    let seen = desk
        .bar()
        .until("delivery", |seen| seen.entry(call).is_some_and(|entry| settled(entry.state)))
        .await?;
    let entry = seen.entry(call).context("an entry")?;
    ensure!(has_it(entry.state), "{entry:?}");
    Ok(())
}

/// Waits until no outcome is on its way; what needs a person is sent again, once. Returns the view after it.
pub(crate) async fn settle(desk: &Desk<'_>) -> Result<SessionView> {
    let arrived = |view: &SessionView| {
        let under_way = [OutboxWord::Queued, OutboxWord::Sending, OutboxWord::Unknown];
        !view.outbox.entries.iter().any(|entry| under_way.contains(&entry.state))
    };
    let view = desk.until_view("no outcome on its way", arrived).await?;
    let needs = |entry: &OutboxEntryView| entry.state == OutboxWord::NeedsAttention;
    for entry in view.outbox.entries.into_iter().filter(needs) {
        desk.take(SessionRequest::OutboxSendAgain { entry: entry.id }).await?;
    }
    let settled = |view: &SessionView| arrived(view) && !view.outbox.entries.iter().any(needs);
    desk.until_view("every outcome settled", settled).await
}

/// Lets the vendor's next answer go wrong in each of the ways that show what was asked or answered.
pub(crate) async fn suffer(desk: &Desk<'_>, running: &Running, wire: &Wiretap) -> Result<()> {
    for fault in [
        Fault::HtmlError,
        Fault::Redirect,
        Fault::TruncatedBody,
        Fault::HalfBody,
        Fault::WrongTypes,
        Fault::TooManyRequests { retry_after_s: 1 },
        Fault::ExpiredToken,
    ] {
        let before = wire.answers();
        running.tenant.fault(FaultRule::next("*", 1, fault.clone()));
        // Whichever of them leads to a request at this vendor meets the fault; what is refused does not matter here.
        let _ = desk.ask(&SessionRequest::CheckNow).await?;
        let _ = desk.ask(&SessionRequest::List { list: ListKind::Campaigns }).await?;
        let give_up = tokio::time::Instant::now() + LIMIT;
        while wire.answers() == before {
            ensure!(tokio::time::Instant::now() < give_up, "nothing met {}", fault.name());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    running.tenant.clear_faults();
    Ok(())
}

/// Signs in anew where the faults have ended the sign-in.
pub(crate) async fn be_signed_in(desk: &Desk<'_>, site: &Site, password: &str) -> Result<()> {
    desk.take(SessionRequest::CheckNow).await.ok();
    let settled =
        |view: &SessionView| view.phase == Phase::NeedsPassword || view.agent.state != AgentWord::Checking;
    let view = desk.until_view("the end of the faults", settled).await?;
    if view.phase != Phase::SignedIn {
        sign_in(desk, site.id, Some(password)).await?;
    }
    Ok(())
}
