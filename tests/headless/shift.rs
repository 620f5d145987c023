use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{
    AgentWord, CallView, DraftInput, LegInput, ListKind, SessionReply, SessionRequest, StateTarget, Then,
};
use ringside_simulator::{Effect, Origin, maxcontact::SimulatorHandle};
use ringside_tests::headless::{Bar, Place, SESSION};
use tokio::task::JoinSet;

use crate::drive::{
    dial, hang_up, hold, inbound, leave, outcome, record, retrieve, save, simulator, tail, they_hang_up,
    until_delivered,
};

/// How many bars work side by side, each at a tenant of its own: one bar alone would mostly wait for its own limit of
/// requests a second.
const BARS: usize = 5;
/// The calls of each.
const CALLS: usize = 10;
/// Leads of the simulated tenant, each with one of its numbers.
const LEADS: [(&str, &str); 3] =
    [("778899", "07700900123"), ("778901", "07700900125"), ("778904", "07700900128")];

/// What the ledger has to show for one number.
struct Expected {
    code: String,
    dialled: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn shifts_of_50_calls_over_json_leave_each_dial_and_each_outcome_at_the_vendor_once() -> Result<()> {
    shifts(11, false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn shifts_of_50_calls_over_xml_leave_each_dial_and_each_outcome_at_the_vendor_once() -> Result<()> {
    shifts(12, true).await
}

async fn shifts(seed: u64, xml: bool) -> Result<()> {
    let mut bars = JoinSet::new();
    for number in 0..BARS {
        bars.spawn(async move { shift(seed, number, xml).await.with_context(|| format!("bar {number}")) });
    }
    while let Some(bar) = bars.join_next().await {
        bar??;
    }
    Ok(())
}

async fn shift(seed: u64, number: usize, xml: bool) -> Result<()> {
    let sim = simulator(seed * 100 + number as u64).await?;
    sim.update(|settings| settings.wire.always_xml = xml);
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let seen = bar.sign_in().await?;
    bar.take(SessionRequest::SetState { target: StateTarget::Ready }).await?;
    bar.until_view("ready", |view| view.agent.state == AgentWord::Ready).await?;
    let codes: Vec<String> =
        seen.codes.get(SESSION).context("codes")?.codes.iter().map(|code| code.code.clone()).collect();
    ensure!(codes.len() == 14, "the tenant offers 14 outcomes to agents, not {}", codes.len());

    let mut expected = BTreeMap::new();
    for place in (number * CALLS..).take(CALLS) {
        let code = &codes[place % codes.len()];
        let (number, dialled) =
            one_call(&bar, &sim, place, code).await.with_context(|| format!("call {place}"))?;
        expected.insert(tail(&number), Expected { code: code.clone(), dialled });
    }
    connect_two(&bar, &mut expected).await.context("connecting two calls")?;
    lists(&bar).await.context("the lists")?;
    leads(&bar, &sim, &mut expected).await.context("the lead panel")?;
    let log = leave(bar).await?;
    // Longer than any run of digits in a time stamp.
    ensure!(!log.contains("7700900") && !log.contains("7700 900"), "a number was logged:\n{log}");
    ensure!(!log.contains("secret"), "the password was logged:\n{log}");
    check(&sim, &expected)
}

/// One call from dial or ring to its outcome; returns the number and whether it was dialled.
async fn one_call(bar: &Bar, sim: &SimulatorHandle, place: usize, code: &str) -> Result<(String, bool)> {
    let number = format!("07700900{:03}", 200 + place);
    let dialled = place % 5 != 4;
    let (number, call) = match (dialled, LEADS.get(place % CALLS)) {
        (true, Some((lead, number))) => ((*number).to_owned(), dial(bar, number, Some(lead)).await?),
        (true, None) => (number.clone(), dial(bar, &number, None).await?),
        (false, _) => (number.clone(), inbound(bar, sim, &number).await?),
    };
    hold(bar, &call).await?;
    retrieve(bar, &call).await?;
    record(bar, &call, false).await?;
    record(bar, &call, true).await?;
    let then = if place % 7 == 3 { Then::Ready } else { Then::Stay };
    let early = place % 4 == 1;
    if early {
        save(bar, &call, outcome(code), then.clone()).await?;
        let kept = |call: &CallView| call.kept.is_some();
        bar.until("the outcome kept", |seen| seen.call(&call).is_some_and(kept)).await?;
    }
    if place.is_multiple_of(2) {
        hang_up(bar, &call).await?;
    } else {
        they_hang_up(bar, sim, &call).await?;
    }
    if !early {
        save(bar, &call, outcome(code), then).await?;
    }
    until_delivered(bar, &call).await?;
    bar.until_view("ready again", |view| view.calls.is_empty() && view.agent.state == AgentWord::Ready)
        .await?;
    Ok((number, dialled))
}

async fn connect_two(bar: &Bar, expected: &mut BTreeMap<String, Expected>) -> Result<()> {
    let (one, two) = ("07700900300", "07700900301");
    let first = dial(bar, one, None).await?;
    hold(bar, &first).await?;
    let second = dial(bar, two, None).await?;
    let leg = |call: &str, code: &str, note: &str, sales| LegInput {
        call: call.to_owned(),
        draft: DraftInput { note: note.to_owned(), sales: Some(sales), ..outcome(code) },
    };
    bar.take(SessionRequest::ConnectCalls {
        first: leg(&first, "HKT", "wants both tariffs", 2),
        second: leg(&second, "QUERY", "colleague took over", 0),
    })
    .await?;
    bar.until_view("both calls gone", |view| view.calls.is_empty()).await?;
    expected.insert(tail(one), Expected { code: "HKT".to_owned(), dialled: true });
    expected.insert(tail(two), Expected { code: "QUERY".to_owned(), dialled: true });
    Ok(())
}

async fn lists(bar: &Bar) -> Result<()> {
    let SessionReply::Campaigns { campaigns } =
        bar.take(SessionRequest::List { list: ListKind::Campaigns }).await?
    else {
        anyhow::bail!("no campaigns")
    };
    let names: Vec<&str> = campaigns.iter().map(|campaign| campaign.name.as_str()).collect();
    ensure!(names.contains(&"Solar & Storage") && names.len() == 5, "{names:?}");
    let SessionReply::Queues { queues } = bar.take(SessionRequest::List { list: ListKind::Queues }).await?
    else {
        anyhow::bail!("no queues")
    };
    ensure!(
        queues.iter().any(|queue| queue.name == "Night Line" && queue.active == Some(false)),
        "{queues:?}"
    );
    let SessionReply::Colleagues { colleagues } =
        bar.take(SessionRequest::List { list: ListKind::Colleagues }).await?
    else {
        anyhow::bail!("no colleagues")
    };
    ensure!(colleagues.iter().any(|other| other.id == "43" && other.name == "Sam Sample"), "{colleagues:?}");
    ensure!(colleagues.iter().all(|other| other.id != "42"), "the agent is no colleague of herself");
    Ok(())
}

async fn leads(bar: &Bar, sim: &SimulatorHandle, expected: &mut BTreeMap<String, Expected>) -> Result<()> {
    let number = "07700900302";
    let call = dial(bar, number, None).await?;
    let SessionReply::LeadPhones { phones } =
        bar.take(SessionRequest::LeadPhones { lead: "778899".to_owned() }).await?
    else {
        anyhow::bail!("no phones")
    };
    ensure!(phones.len() == 2, "{phones:?}");
    let phone = phones[1].id.clone().context("the id of a phone")?;
    let lead_of = |sim: &SimulatorHandle| sim.state().calls.iter().find_map(|call| call.lead);
    bar.take(SessionRequest::ChangeLead { call: call.clone(), phone }).await?;
    ensure!(lead_of(sim) == Some(778_899), "{:?}", lead_of(sim));
    bar.take(SessionRequest::CreateLead { call: call.clone(), number: "07700 900 999".to_owned() }).await?;
    ensure!(lead_of(sim).is_some_and(|lead| lead != 778_899), "{:?}", lead_of(sim));
    hang_up(bar, &call).await?;
    save(bar, &call, outcome("MOVED"), Then::Stay).await?;
    until_delivered(bar, &call).await?;
    expected.insert(tail(number), Expected { code: "MOVED".to_owned(), dialled: true });
    Ok(())
}

/// Holds the ledger against what the agent did.
fn check(sim: &SimulatorHandle, expected: &BTreeMap<String, Expected>) -> Result<()> {
    let ledger = sim.ledger();
    let refused: Vec<_> = ledger
        .iter()
        .filter(|entry| entry.origin == Origin::Api && entry.effect != Effect::Executed)
        .collect();
    ensure!(refused.is_empty(), "refused: {refused:#?}");
    let held = sim.dispositions();
    ensure!(held.len() == expected.len(), "{} outcomes for {} calls", held.len(), expected.len());
    for (number, expected) in expected {
        let dials = ledger.iter().filter(|entry| entry.method == "dial");
        let dials =
            dials.filter(|entry| entry.phone.as_deref().is_some_and(|phone| tail(phone) == *number)).count();
        ensure!(dials == usize::from(expected.dialled), "{number} was dialled {dials} times");
        let codes: Vec<_> =
            held.iter().filter(|held| tail(&held.phone) == *number).map(|held| &held.result_code).collect();
        ensure!(codes == [&expected.code], "{number} has {codes:?} and not {}", expected.code);
    }
    let count = |method: &str| ledger.iter().filter(|entry| entry.method == method).count();
    ensure!(count("connectcalls") == 1 && count("changelead") == 1 && count("createnewlead") == 1);
    ensure!(count("hold") == CALLS + 1 && count("retrieve") == CALLS);
    ensure!(count("stoprecord") == CALLS && count("startrecord") == CALLS);
    ensure!(count("dispose") == CALLS + 1);
    let bridged =
        held.iter().find(|held| held.result_code == "HKT" && held.notes.is_some()).context("the bridge")?;
    ensure!(
        bridged.notes.as_deref() == Some("wants both tariffs") && bridged.sales == Some(2),
        "{bridged:?}"
    );
    for (lead, number) in LEADS {
        let held = held.iter().find(|held| tail(&held.phone) == tail(number)).context("a call to a lead")?;
        ensure!(held.lead.map(|lead| lead.to_string()).as_deref() == Some(lead), "{held:?}");
    }
    Ok(())
}
