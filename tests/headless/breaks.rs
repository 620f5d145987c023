//! A break chosen in wrap-up before the outcome: it waits for the outcome, at each vendor in its own order, and no outcome
//! is lost to it.

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{AgentWord, CallWord, SessionRequest, SessionView, StateTarget, Then};
use ringside_tests::sites::{DEEPCALL, GENESYS, MAXCONTACT, OZONETEL, Site, UCONTACT, place, sign_in};

use crate::{
    drive::outcome,
    shifts::{be_ready, delivered, dial, end, leave, save},
};

const CALL: usize = 160;

#[tokio::test(flavor = "multi_thread")]
async fn a_break_chosen_before_the_outcome_follows_it_at_maxcontact() -> Result<()> {
    chosen_early(&MAXCONTACT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_chosen_before_the_outcome_follows_it_at_ozonetel() -> Result<()> {
    chosen_early(&OZONETEL).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_chosen_before_the_outcome_follows_it_at_genesys() -> Result<()> {
    chosen_early(&GENESYS).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_chosen_before_the_outcome_follows_it_at_ucontact() -> Result<()> {
    chosen_early(&UCONTACT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_break_can_be_asked_for_a_try_in_wrap_up_says_so_and_costs_no_outcome_at_deepcall()
-> Result<()> {
    let site = &DEEPCALL;
    let running = site.start_with_long_wrap_up().await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    let call = dial(&desk, &running, &site.number(CALL)).await?;
    end(&desk, &running, &call, false).await?;
    let target = StateTarget::NotReady { reason: None };
    let refused = desk.refused(SessionRequest::SetState { target }).await?;
    ensure!(refused.text.key == "error-not-supported", "{refused:?}");
    ensure!(waits(&desk.view()?, &call), "the call still waits for its outcome");
    save(&desk, &call, outcome(site.codes[0]), Then::Stay).await?;
    delivered(&desk, &call).await?;
    ensure!(running.held().len() == 1, "{:?}", running.held());
    bar.stop().await?;
    Ok(())
}

fn waits(view: &SessionView, call: &str) -> bool {
    view.calls.iter().any(|card| card.id == call && card.state == CallWord::WrapUp)
}

async fn chosen_early(site: &'static Site) -> Result<()> {
    let (reason, name) = site.a_break.context("a break")?;
    let running = site.start_with_long_wrap_up().await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    be_ready(&desk).await?;
    let call = dial(&desk, &running, &site.number(CALL)).await?;
    end(&desk, &running, &call, true).await?;
    desk.until_view("wrap-up", |view| waits(view, &call)).await?;

    let target = StateTarget::NotReady { reason: Some(reason.to_owned()) };
    desk.take(SessionRequest::SetState { target }).await?;
    let queued = |view: &SessionView| {
        view.next.target.as_ref().is_some_and(|next| next.reason.as_deref() == Some(reason))
    };
    let view = desk.until_view("the break waiting", queued).await?;
    ensure!(view.next.hint.is_some(), "nothing says that it waits: {:?}", view.next);
    ensure!(waits(&view, &call) && running.held().is_empty(), "the wrap-up is still there");

    save(&desk, &call, outcome(site.codes[0]), Then::Stay).await?;
    delivered(&desk, &call).await?;
    let on_break = |view: &SessionView| {
        view.agent.state == AgentWord::NotReady && view.agent.reason.as_deref() == Some(name)
    };
    desk.until_view("the break after the call", on_break).await?;
    let held = running.held();
    ensure!(held.len() == 1 && held[0].0 == site.written(CALL), "{held:?}");
    leave(&desk).await?;
    bar.stop().await?;
    Ok(())
}
