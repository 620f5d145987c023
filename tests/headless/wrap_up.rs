//! The program is killed in a wrap-up whose end the vendor has named: the time goes on, and policy has its say once.

use std::{fs, time::Duration};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{CallWord, DraftInput, SessionRequest, SessionView};
use ringside_tests::{
    headless::{Bar, Place},
    sites::{GENESYS, place, sign_in},
};

use crate::{
    drive::outcome,
    shifts::{be_ready, delivered, dial, end},
};

const CALL: usize = 170;
/// Long enough for everything that happens before its end, on a busy computer.
const WRAP_UP_S: u64 = 25;

/// Starts the program under the policy that saves a draft at the end.
fn start(place: &Place) -> Result<Bar> {
    let file = place.config().join("policy.toml");
    fs::write(&file, "wrap_up_at_zero = \"save_draft\"\n")?;
    place.start_by(&format!("RINGSIDE_POLICY_FILE='{}' exec \"$0\" \"$@\"", file.display()))
}

fn left_ms(view: &SessionView) -> Option<u64> {
    view.agent.deadline.as_ref().map(|deadline| deadline.left_ms)
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_the_rest_of_a_wrap_up_is_counted_on_and_at_its_end_the_draft_is_saved_once()
-> Result<()> {
    let site = &GENESYS;
    let running = site.start_with_wrap_up(WRAP_UP_S).await?;
    let place = place(&[&running])?;
    let bar = start(&place)?;
    let desk = sign_in(&bar, site).await?;
    be_ready(&desk).await?;
    let call = dial(&desk, &running, &site.number(CALL)).await?;
    end(&desk, &running, &call, true).await?;
    let view = desk.until_view("the end of the wrap-up", |view| left_ms(view).is_some()).await?;
    let before = view.agent.deadline.context("an end")?;
    let draft = DraftInput { note: "half a sentence".to_owned(), ..outcome(site.codes[0]) };
    desk.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
    bar.kill().await?;

    let bar = start(&place)?;
    let desk = sign_in(&bar, site).await?;
    let waits =
        |view: &SessionView| view.calls.iter().any(|card| card.id == call && card.state == CallWord::WrapUp);
    let view = desk.until_view("the rest", |view| waits(view) && left_ms(view).is_some()).await?;
    let after = view.agent.deadline.context("an end")?;
    ensure!(after.total_ms.abs_diff(before.total_ms) < 2_000, "{after:?} after {before:?}");
    ensure!(after.left_ms < before.left_ms, "{after:?} after {before:?}");
    desk.until_view("saved by policy", |view| view.status.text.key == "status-time-over-saved").await?;
    delivered(&desk, &call).await?;
    bar.kill().await?;

    let bar = start(&place)?;
    let desk = sign_in(&bar, site).await?;
    desk.take(SessionRequest::CheckNow).await?;
    desk.until_view("nothing owed", |view| view.owed.is_empty() && view.outbox.on_the_way == 0).await?;
    bar.stop().await?;
    let held = running.held();
    ensure!(held.len() == 1 && held[0].0 == site.written(CALL), "{held:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrap_up_that_ended_while_the_bar_was_dead_is_said_and_nothing_typed_is_lost() -> Result<()> {
    let site = &GENESYS;
    let running = site.start_with_wrap_up(WRAP_UP_S).await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    be_ready(&desk).await?;
    let call = dial(&desk, &running, &site.number(CALL)).await?;
    end(&desk, &running, &call, true).await?;
    let view = desk.until_view("the end of the wrap-up", |view| left_ms(view).is_some()).await?;
    let draft = DraftInput { note: "half a sentence".to_owned(), ..DraftInput::default() };
    desk.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
    bar.kill().await?;
    // Nobody is there while the time runs out.
    tokio::time::sleep(Duration::from_millis(left_ms(&view).context("an end")? + 1_000)).await;

    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    let said = |view: &SessionView| view.status.text.key.starts_with("status-time-over-away");
    desk.until_view("what ended meanwhile", said).await?;
    let away = |view: &SessionView| view.owed.iter().any(|owed| owed.call == call && owed.ended_away);
    let view = desk.until_view("the call that owes", away).await?;
    ensure!(view.owed[0].draft.note == "half a sentence", "{:?}", view.owed);
    bar.stop().await?;
    ensure!(running.held().is_empty(), "{:?}", running.held());
    Ok(())
}
