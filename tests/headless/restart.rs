use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{CallWord, DraftInput, DraftView, ErrorCode, OutboxWord, SessionRequest, Then};
use ringside_tests::headless::Place;

use crate::drive::{
    dial, hang_up, leave, outcome, save, simulator, tail, they_hang_up, until_delivered, until_state,
};

const NOTE: &str = "Asked for the winter tariff from October";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_40_characters_is_back_after_a_kill_in_wrap_up_and_its_outcome_is_sent_once() -> Result<()>
{
    ensure!(NOTE.chars().count() == 40);
    let sim = simulator(21).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900400", None).await?;
    hang_up(&bar, &call).await?;
    let draft = DraftInput { note: NOTE.to_owned(), sales: Some(2), ..outcome("SALE") };
    bar.take(SessionRequest::SaveDraft { call: call.clone(), draft: draft.clone() }).await?;
    bar.kill().await?;

    let bar = place.start()?;
    let seen = bar.sign_in().await?;
    let card = seen.call(&call).context("the call is back under its id")?;
    ensure!(card.state == CallWord::WrapUp, "{card:?}");
    let expected = DraftView {
        code: Some("SALE".to_owned()),
        note: NOTE.to_owned(),
        callback: None,
        sales: Some(2),
        restored: true,
    };
    ensure!(card.draft == expected, "{:?}", card.draft);
    let status = seen.session().context("a view")?.status.text.clone();
    ensure!(status.key == "status-restored", "{status:?}");
    save(&bar, &call, draft, Then::Stay).await?;
    until_delivered(&bar, &call).await?;
    leave(bar).await?;

    let held = sim.dispositions();
    ensure!(held.len() == 1 && held[0].result_code == "SALE", "{held:?}");
    ensure!(tail(&held[0].phone) == tail("07700900400"), "{held:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_beside_no_code_is_refused_as_an_outcome_and_kept_as_a_draft() -> Result<()> {
    let sim = simulator(24).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900403", None).await?;
    hang_up(&bar, &call).await?;
    let draft = DraftInput { note: NOTE.to_owned(), ..DraftInput::default() };
    let error =
        bar.refused(SessionRequest::SaveOutcome { call: call.clone(), draft, then: Then::Stay }).await?;
    ensure!(error.code == ErrorCode::Incomplete, "{error:?}");
    ensure!(error.message == "No outcome is chosen. What you typed is kept. Choose one.", "{error:?}");
    bar.kill().await?;

    let bar = place.start()?;
    let seen = bar.sign_in().await?;
    let card = seen.call(&call).context("the call is back under its id")?;
    ensure!(card.draft.note == NOTE && card.draft.restored, "{:?}", card.draft);
    bar.stop().await?;
    ensure!(sim.requests("dispose") == 0, "something was sent");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_saved_while_talking_is_sent_by_the_next_run_when_the_call_has_ended_meanwhile()
-> Result<()> {
    let sim = simulator(22).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900401", None).await?;
    save(&bar, &call, outcome("NOTINT"), Then::Stay).await?;
    bar.kill().await?;
    sim.event(ringside_simulator::maxcontact::Event::CustomerHangsUp { user: 42, call: None })?;

    let bar = place.start()?;
    bar.sign_in().await?;
    until_delivered(&bar, &call).await?;
    leave(bar).await?;
    let held = sim.dispositions();
    ensure!(held.len() == 1 && held[0].result_code == "NOTINT", "{held:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_whose_answer_is_lost_is_settled_by_the_vendors_list_and_not_sent_again() -> Result<()> {
    let sim = simulator(23).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900402", None).await?;
    they_hang_up(&bar, &sim, &call).await?;
    until_state(&bar, &call, CallWord::WrapUp).await?;
    let lost = ringside_simulator::Fault::DropAfter;
    sim.fault(ringside_simulator::FaultRule::next("dispose", 1, lost));
    save(&bar, &call, outcome("BUSY"), Then::Stay).await?;
    let settled = |word| word == OutboxWord::DeliveredUnconfirmed;
    bar.until("the vendor's list as evidence", |seen| {
        seen.entry(&call).is_some_and(|entry| settled(entry.state))
    })
    .await?;
    leave(bar).await?;
    ensure!(sim.requests("dispose") == 1 && sim.dispositions().len() == 1, "{:?}", sim.dispositions());
    Ok(())
}
