//! A session that ends in the middle of work and cannot be renewed, at each vendor through the built program: the card stays,
//! the password is asked for in place, what was saved waits, and after the password everything goes on.

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{CallWord, ErrorCode, OutboxWord, Phase, SessionRequest, SessionView, StatusLink, Then};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::{
    headless::Desk,
    sites::{DEEPCALL, GENESYS, MAXCONTACT, OZONETEL, Running, Site, UCONTACT, place, sign_in},
};
use serde_json::{Value, json};

use crate::{
    drive::outcome,
    shifts::{Expected, delivered, dial, end, leave, save},
};

/// How a vendor's session ends, and what then refuses the password.
struct Ends {
    /// What happens there.
    event: Option<&'static str>,
    /// The methods that prove who asks.
    refuses: &'static [&'static str],
    /// What makes the same password good again, where it is not enough to stop refusing.
    good_again: Option<&'static str>,
}

impl Ends {
    fn begin(&self, running: &Running) -> Result<()> {
        for method in self.refuses {
            running.tenant.fault(FaultRule::next(method, 1_000, Fault::Status { status: 401 }));
        }
        self.event.map_or(Ok(()), |event| happens(running, event))
    }

    fn end(&self, running: &Running) -> Result<()> {
        running.tenant.clear_faults();
        self.good_again.map_or(Ok(()), |event| happens(running, event))
    }
}

fn happens(running: &Running, event: &str) -> Result<()> {
    let done: Result<Value, _> = running.tenant.happen(json!({ "event": event }));
    done.map(drop).map_err(|why| anyhow::anyhow!("{event}: {why}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn at_maxcontact() -> Result<()> {
    goes_on(&MAXCONTACT, &Ends { event: Some("expire_tokens"), refuses: &["token"], good_again: None }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn at_ozonetel_whose_key_is_no_longer_good() -> Result<()> {
    let refuses = &["callcontrol_v4", "dispositionapiv2"];
    goes_on(&OZONETEL, &Ends { event: None, refuses, good_again: None }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn at_genesys() -> Result<()> {
    goes_on(&GENESYS, &Ends { event: Some("sessions_expire"), refuses: &["me"], good_again: None }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn at_deepcall() -> Result<()> {
    let good_again = Some("renew_credentials");
    goes_on(&DEEPCALL, &Ends { event: Some("expire_session"), refuses: &[], good_again }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn at_ucontact() -> Result<()> {
    goes_on(&UCONTACT, &Ends { event: Some("expire_tokens"), refuses: &["agentlogin"], good_again: None })
        .await
}

async fn goes_on(site: &'static Site, ends: &Ends) -> Result<()> {
    let running = site.start_with_long_wrap_up().await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    let call = dial(&desk, &running, &site.number(100)).await?;

    // While the line is up.
    ends.begin(&running)?;
    if site.hangs_up {
        let error = desk.refused(SessionRequest::HangUp { call: call.clone() }).await?;
        ensure!(matches!(error.code, ErrorCode::BadCredentials | ErrorCode::SignedOut), "{error:?}");
    }
    let live = |view: &SessionView| {
        view.calls
            .iter()
            .any(|card| card.id == call && !matches!(card.state, CallWord::WrapUp | CallWord::Ended))
    };
    let view = asks(&desk).await.context("in the call")?;
    ensure!(live(&view), "the card is gone: {:?}", view.calls);
    ends.end(&running)?;
    desk.sign_in(site.password).await.context("the password in place")?;
    let view = desk.view()?;
    ensure!(live(&view), "the call is still up: {:?}", view.calls);
    end(&desk, &running, &call, true).await?;

    // While its outcome is on its way.
    ends.begin(&running)?;
    save(&desk, &call, outcome(site.codes[0]), Then::Stay).await?;
    let view = asks(&desk).await.context("with an outcome on its way")?;
    let waiting = view.outbox.entries.iter().find(|entry| entry.call == call).context("the outcome")?;
    ensure!(matches!(waiting.state, OutboxWord::Queued | OutboxWord::Sending), "{waiting:?}");
    ensure!(running.held().is_empty(), "nothing has arrived: {:?}", running.held());
    ends.end(&running)?;
    desk.sign_in(site.password).await.context("the password in place again")?;
    delivered(&desk, &call).await?;
    desk.until_view("an empty desk", |view| view.calls.is_empty() && view.outbox.needs_attention == 0)
        .await?;
    leave(&desk).await?;
    bar.stop().await?;
    let held = running.held();
    ensure!(held.len() == 1, "once: {held:?}");
    let expected = Expected::plain(site, 100, site.codes[0]);
    ensure!(running.dialled() == [expected.number], "dialled once");
    Ok(())
}

/// The password is asked for in place.
async fn asks(desk: &Desk<'_>) -> Result<SessionView> {
    let view = desk.until_view("the password asked for", |view| view.phase == Phase::NeedsPassword).await?;
    ensure!(view.status.link == Some(StatusLink::EnterPassword), "{:?}", view.status);
    Ok(view)
}
