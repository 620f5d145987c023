//! Two vendors in one shift: one bar, two sessions, and nothing of one ends up at the other.

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{AgentWord, Certainty, DraftInput, SessionRequest, SessionView, Then};
use ringside_tests::{
    headless::{Build, Desk, Place},
    sites::{GENESYS, MAXCONTACT, OZONETEL, Running, Site, UCONTACT, place, sign_in},
};

use crate::{
    drive::outcome,
    shifts::{Expected, check, delivered, dial, end, leave, save, take_a_break},
};

const ROUNDS: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn genesys_and_ucontact_in_one_shift() -> Result<()> {
    both(&GENESYS, &UCONTACT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn maxcontact_and_ozonetel_in_one_shift() -> Result<()> {
    both(&MAXCONTACT, &OZONETEL).await
}

/// CloudAgent answers ten questions a minute for a state. Whoever asks an eleventh is told to wait, and knows no less.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_may_not_be_asked_for_now_stays_while_another_vendor_is_signed_in_to() -> Result<()> {
    let (here, there) = (OZONETEL.start().await?, MAXCONTACT.start().await?);
    let asks = here.profile()?.replace("[options]", "[options]\nstatus_every_s = 6");
    let profiles = [(OZONETEL.id, asks.as_str()), (MAXCONTACT.id, &there.profile()?)];
    let place = Place::with_profiles(&profiles, Build::Debug)?;
    let bar = place.start()?;
    let desk = sign_in(&bar, &OZONETEL).await?;
    for _ in 0..6 {
        take_a_break(&desk, &OZONETEL).await?;
    }
    ensure!(here.tenant.requests("agentdetails") >= 10, "all that may be asked in a minute was asked");
    sign_in(&bar, &MAXCONTACT).await?;
    for _ in 0..3 {
        desk.take(SessionRequest::CheckNow).await?;
        take_a_break(&desk, &OZONETEL).await?;
        let agent = desk.view()?.agent;
        ensure!(agent.state == AgentWord::Ready && agent.certainty != Certainty::Unknown, "{agent:?}");
    }
    leave(&desk).await?;
    bar.stop().await?;
    Ok(())
}

async fn both(one: &'static Site, other: &'static Site) -> Result<()> {
    let (here, there) = (one.start().await?, other.start().await?);
    let place = place(&[&here, &there])?;
    let bar = place.start()?;
    let desks = [sign_in(&bar, one).await?, sign_in(&bar, other).await?];
    // Asked on both at once, as an agent does who leaves her desk.
    let (first, second) = tokio::join!(take_a_break(&desks[0], one), take_a_break(&desks[1], other));
    first.and(second).context("a break on both")?;

    let mut expected = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        // By turns one vendor's call begins and ends inside the other's.
        let (outer, inner) = (round % 2, 1 - round % 2);
        let running = [&here, &there];
        let (outside, inside) = (100 + round, 120 + round);
        let long = dial(&desks[outer], running[outer], &running[outer].site.number(outside)).await?;
        let short = dial(&desks[inner], running[inner], &running[inner].site.number(inside)).await?;
        alone(&desks[outer], &long)?;
        alone(&desks[inner], &short)?;
        expected[inner].push(finish(&desks[inner], running[inner], &short, inside, round).await?);
        ensure!(
            desks[outer].view()?.calls.iter().any(|card| card.id == long && card.kept.is_none()),
            "the other vendor's call is as it was"
        );
        expected[outer].push(finish(&desks[outer], running[outer], &long, outside, round + 1).await?);
    }

    for desk in &desks {
        let rests = |view: &SessionView| view.calls.is_empty() && view.agent.state == AgentWord::Ready;
        let view = desk.until_view("rest", rests).await?;
        ensure!(view.owed.is_empty(), "{:?}", view.owed);
        ensure!(view.outbox.entries.len() == ROUNDS, "{:?}", view.outbox);
        leave(desk).await?;
    }
    bar.stop().await?;
    for (running, expected) in [&here, &there].into_iter().zip(&expected) {
        check(running, expected, &[], |held, call| {
            let words: Vec<&str> = call.code.split(" / ").collect();
            let held = held.as_object().context("an outcome")?;
            let has = |word: &str| held.values().any(|value| value == word);
            ensure!(words.iter().all(|word| has(word)), "{held:?} is not {}", call.code);
            Ok(())
        })?;
    }
    Ok(())
}

/// The desk shows this call and no other vendor's.
fn alone(desk: &Desk<'_>, call: &str) -> Result<()> {
    let calls = desk.view()?.calls;
    ensure!(calls.len() == 1 && calls[0].id == call, "{calls:#?}");
    Ok(())
}

async fn finish(
    desk: &Desk<'_>,
    running: &Running,
    call: &str,
    number: usize,
    turn: usize,
) -> Result<Expected> {
    let site = running.site;
    let code = site.codes[turn % site.codes.len()];
    end(desk, running, call, turn.is_multiple_of(2)).await?;
    save(desk, call, DraftInput { note: format!("for {}", site.id), ..outcome(code) }, Then::Stay).await?;
    delivered(desk, call).await?;
    Ok(Expected::plain(site, number, code))
}
