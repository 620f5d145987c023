//! A session that ends in the middle of work and cannot be renewed, at each vendor through the built program: the card stays,
//! the password is asked for in place, what was saved waits, and after the password everything goes on.

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{
    CallWord, ErrorCode, Lookup, OutboxWord, Phase, SessionRequest, SessionView, StatusLink, Then,
};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::{
    headless::Desk,
    sites::{
        DEEPCALL, GENESYS, MAXCONTACT, OZONETEL, OZONETEL_BY_TOKEN, Running, Site, UCONTACT, place, sign_in,
    },
};

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
        self.event.map_or(Ok(()), |event| running.happen_there(event))
    }

    fn end(&self, running: &Running) -> Result<()> {
        running.tenant.clear_faults();
        self.good_again.map_or(Ok(()), |event| running.happen_there(event))
    }
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

/// Two computers with the same account, whose newest sign-in has the line.
#[tokio::test(flavor = "multi_thread")]
async fn two_bars_on_one_account_leave_the_line_to_the_one_that_is_chosen() -> Result<()> {
    let site = &OZONETEL_BY_TOKEN;
    let running = site.start_with_long_wrap_up().await?;
    let (here, there) = (place(&[&running])?, place(&[&running])?);
    let (here, there) = (here.start()?, there.start()?);
    let first = sign_in(&here, site).await?;
    let call = dial(&first, &running, &site.number(100)).await?;
    let second = sign_in(&there, site).await?;
    let twice = |view: &SessionView| view.phase == Phase::Elsewhere;

    // The first one notices with the next thing it asks for, keeps its card and asks for nothing more.
    for _ in 0..2 {
        let error = first.refused(SessionRequest::HangUp { call: call.clone() }).await?;
        ensure!(error.text.key == "why-elsewhere", "{error:?}");
    }
    let view = first.until_view("the sign-in elsewhere", twice).await?;
    ensure!(view.elsewhere.as_ref().is_some_and(|elsewhere| !elsewhere.certain), "{:?}", view.elsewhere);
    ensure!(view.calls.iter().any(|card| card.id == call), "the card is gone");
    save(&first, &call, outcome(site.codes[0]), Then::Stay).await?;
    let past_calls = || SessionRequest::LookUp { lookup: Lookup::PastCalls { number: None } };
    second.take(past_calls()).await.context("the second one has the line")?;
    ensure!(running.held().is_empty(), "nothing is sent before the choice: {:?}", running.held());

    // Going on here ends the other one, which notices in turn and signs out there alone.
    first.sign_in(site.password).await.context("going on here")?;
    let error = second.refused(past_calls()).await?;
    ensure!(error.text.key == "why-elsewhere", "{error:?}");
    second.until_view("the sign-in elsewhere", twice).await?;
    second.take(SessionRequest::SignOut { insist: true }).await?;
    second.until_view("signed out there", |view| view.phase == Phase::SignedOut).await?;
    end(&first, &running, &call, true).await?;
    delivered(&first, &call).await?;
    leave(&first).await?;
    let tokens = running.carried_out().get("generatetoken").copied();
    ensure!(tokens == Some(3), "one token for each sign-in: {:?}", running.carried_out());
    here.stop().await?;
    there.stop().await?;
    let held = running.held();
    ensure!(held.len() == 1, "once: {held:?}");
    Ok(())
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
