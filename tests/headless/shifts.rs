//! A shift at each vendor: ten calls, then its ledger shows each dial and each outcome once, with the right values.

use std::io::{self, Write as _};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    AgentWord, CallView, CallWord, CallbackView, DraftInput, OutboxWord, RecordingWord, SessionReply,
    SessionRequest, SessionView, StateTarget, Then,
};
use ringside_tests::{
    headless::Desk,
    sites::{DEEPCALL, GENESYS, MAXCONTACT, OZONETEL, Running, Site, UCONTACT, place, sign_in},
};
use serde_json::{Value, json};

use crate::drive::{outcome, tail, until_state};

const CALLS: usize = 10;
/// The place of the call whose outcome is chosen while it is up.
const EARLY: usize = 3;
/// The place of the call that is to be called back.
const CALLBACK: usize = 4;
/// The place of the call that a break follows.
const BREAK: usize = 5;
/// The place of the call that comes in, where calls do.
const INBOUND: usize = 7;

/// 11 March 2030, half past nine in the morning in London: 15:00 in Kolkata, 06:30 in Montevideo.
const AT_MS: i64 = 1_899_451_800_000;
const NOTE: &str = "Wants both tariffs; asks for Ms Ejemplo & co. (50%)";

/// What is to be found at the vendor for one call.
pub(crate) struct Expected {
    /// As the vendor has to get it.
    pub(crate) number: String,
    pub(crate) code: String,
    pub(crate) dialled: bool,
    note: bool,
    early: bool,
}

impl Expected {
    /// A dialled call with nothing but a code, chosen after it.
    pub(crate) fn plain(site: &Site, place: usize, code: &str) -> Self {
        Self { number: site.written(place), code: code.to_owned(), dialled: true, note: false, early: false }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_maxcontact() -> Result<()> {
    shift(&MAXCONTACT, |held, expected| {
        ensure!(held["result_code"] == expected.code.as_str(), "{held}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_ozonetel() -> Result<()> {
    shift(&OZONETEL, |held, expected| {
        ensure!(held["disposition"] == expected.code.as_str() && held["agent"] == "a102", "{held}");
        let (note, at) =
            if expected.note { (json!(NOTE), json!("2030-03-11 15:00")) } else { Default::default() };
        ensure!(held["comments"] == note && held["callback_time"] == at, "{held}");
        ensure!(held["queued"] == expected.early, "{held}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_genesys() -> Result<()> {
    shift(&GENESYS, |held, expected| {
        ensure!(held["disposition"] == expected.code.as_str() && held["key"] == "DispositionCode", "{held}");
        ensure!(held["user_event"] == !expected.early, "{held}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_deepcall_whose_notes_hold_the_outcomes() -> Result<()> {
    shift(&DEEPCALL, |held, expected| {
        let content = held["content"].as_str().context("a text")?;
        let mut lines = content.lines();
        let first = lines.next().context("a line")?;
        ensure!(first.starts_with("Outcome: ") && first.contains(&expected.code), "{content}");
        let rest: Vec<&str> = lines.collect();
        let note = format!("Note: {NOTE}");
        let wanted: &[&str] = if expected.note {
            &["Call back: 2030-03-11 15:00 Asia/Kolkata (2030-03-11 09:30 Europe/London)", &note]
        } else {
            &[]
        };
        ensure!(rest == wanted && held["user"] == "13", "{content}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_ucontact() -> Result<()> {
    shift(&UCONTACT, |held, expected| {
        let levels: Vec<&str> = ["l1", "l2", "l3"].iter().filter_map(|level| held[*level].as_str()).collect();
        let mut path: Vec<&str> = expected.code.split(" / ").collect();
        path.resize(3, "");
        ensure!(levels == path && held["campaign"] == "Cobranza->", "{held}");
        let (note, at, dialer) =
            if expected.note { (NOTE, "2030-03-11 06:30:00", "Cobranza->") } else { Default::default() };
        ensure!(held["comment"] == note && held["schedule"] == at, "{held}");
        ensure!(held["camptoreschedule"] == dialer, "{held}");
        Ok(())
    })
    .await
}

async fn shift(site: &'static Site, right: impl Fn(&Value, &Expected) -> Result<()>) -> Result<()> {
    let running = site.start().await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    take_a_break(&desk, site).await.context("a break before the first call")?;
    let mut expected = Vec::new();
    for place in 0..CALLS {
        let done = one_call(&desk, &running, place).await;
        expected.push(done.with_context(|| format!("call {place} at {}", site.id))?);
    }
    leave(&desk).await?;
    let (seen, log) = bar.stop().await?;
    ensure!(seen.strange.is_empty(), "lines that are none of the protocol: {:?}", seen.strange);
    for call in &expected {
        // What all spellings of it share, and longer than any run of digits in a time stamp.
        let shared = &call.number[call.number.len() - 8..];
        ensure!(!log.contains(shared), "a number was logged:\n{log}");
    }
    check(&running, &expected, site.in_vain, right)?;
    for control in site.controls {
        let times = running.controlled(*control);
        ensure!(times == CALLS, "{control:?} {times} times in {CALLS} calls");
    }
    show(&running)
}

/// Prints what the ledger holds: the shift is to be seen, not only to be green.
fn show(running: &Running) -> Result<()> {
    let counts = running.carried_out();
    let counts: Vec<String> = counts.iter().map(|(method, count)| format!("{method} {count}")).collect();
    let (id, held) = (running.site.id, running.held().len());
    writeln!(io::stdout(), "\n{id}: {CALLS} calls, {held} outcomes held; ledger: {}", counts.join(", "))?;
    Ok(())
}

/// Break and ready again, as far as the vendor has them.
pub(crate) async fn take_a_break(desk: &Desk<'_>, site: &Site) -> Result<()> {
    let Some((reason, name)) = site.a_break else {
        let view = desk.view()?;
        ensure!(view.choices.iter().all(|choice| !choice.enabled), "{:?}", view.choices);
        return Ok(());
    };
    let target = StateTarget::NotReady { reason: Some(reason.to_owned()) };
    desk.take(SessionRequest::SetState { target }).await?;
    desk.until_view("the break", |view| on_break(view, name)).await?;
    be_ready(desk).await
}

fn on_break(view: &SessionView, name: &str) -> bool {
    view.agent.state == AgentWord::NotReady && view.agent.reason.as_deref() == Some(name)
}

pub(crate) async fn be_ready(desk: &Desk<'_>) -> Result<()> {
    desk.take(SessionRequest::SetState { target: StateTarget::Ready }).await?;
    desk.until_view("ready", |view| view.agent.state == AgentWord::Ready).await?;
    Ok(())
}

async fn one_call(desk: &Desk<'_>, running: &Running, place: usize) -> Result<Expected> {
    let site = running.site;
    let number = site.number(100 + place);
    let comes_in = site.inbound.filter(|_| place == INBOUND);
    let call = match comes_in {
        Some(rings) => inbound(desk, running, &number, rings).await?,
        None => dial(desk, running, &number).await?,
    };
    controls(desk, site, &call).await?;
    let draft = if place == CALLBACK {
        let callback = Some(CallbackView { at_ms: AT_MS, zone: "Europe/London".to_owned() });
        DraftInput { note: NOTE.to_owned(), callback, ..outcome(site.callback) }
    } else {
        outcome(site.codes[place % site.codes.len()])
    };
    let code = draft.code.clone().context("a code")?;
    let early = site.early && place == EARLY;
    if place == EARLY {
        save(desk, &call, draft.clone(), Then::Stay).await?;
        let told = |call: &CallView| call.kept.is_some() && call.kept_taken == early;
        desk.bar().until("the outcome kept", |seen| seen.call(&call).is_some_and(told)).await?;
    }
    end(desk, running, &call, place.is_multiple_of(2)).await.context("the end")?;
    let a_break = site.a_break.filter(|_| place == BREAK);
    if place != EARLY {
        let then = match a_break {
            Some((reason, _)) => Then::NotReady { reason: Some(reason.to_owned()) },
            None => Then::Stay,
        };
        save(desk, &call, draft, then).await?;
    }
    delivered(desk, &call).await?;
    if let Some((_, name)) = a_break {
        desk.until_view("the break after the call", |view| on_break(view, name)).await?;
        be_ready(desk).await?;
    }
    desk.until_view("an empty desk", |view| view.calls.is_empty() && view.slots.dial.enabled).await?;
    Ok(Expected {
        number: site.written(100 + place),
        code,
        dialled: comes_in.is_none(),
        note: place == CALLBACK,
        early,
    })
}

/// Dials, and lets the other side pick up.
pub(crate) async fn dial(desk: &Desk<'_>, running: &Running, number: &str) -> Result<String> {
    desk.until_view("a free dial field", |view| view.slots.dial.enabled).await?;
    let request = SessionRequest::Dial { number: number.to_owned(), kind: None, lead: None };
    let SessionReply::Dialled { call } = desk.take(request).await? else { bail!("no dial") };
    running.answered()?;
    // The reply comes before the view that shows what it did.
    desk.bar().until("the card", |seen| seen.call(&call).is_some()).await?;
    if running.site.tells_calls {
        until_state(desk.bar(), &call, CallWord::Connected).await?;
    }
    Ok(call)
}

async fn inbound(desk: &Desk<'_>, running: &Running, number: &str, rings: bool) -> Result<String> {
    running.happen_with("inbound_call", json!({"number": number}))?;
    let is_it = |call: &CallView| call.number.as_deref().is_some_and(|shown| tail(shown) == tail(number));
    let view = desk.until_view("the inbound call", |view| view.calls.iter().any(is_it)).await?;
    let call = view.calls.into_iter().find(is_it).context("the call")?.id;
    if rings {
        until_state(desk.bar(), &call, CallWord::Ringing).await?;
        desk.until_view("being offered it", |view| view.agent.state == AgentWord::Offered).await?;
        desk.take(SessionRequest::Answer { call: call.clone() }).await?;
    }
    until_state(desk.bar(), &call, CallWord::Connected).await?;
    Ok(call)
}

/// Everything the site can do with a call that is up, once; what it cannot do is not shown.
async fn controls(desk: &Desk<'_>, site: &Site, call: &str) -> Result<()> {
    let slots = desk.view()?.slots;
    let shown = [slots.hold.shown, slots.mute.shown, slots.record.shown];
    ensure!(shown == [site.holds, site.mutes, site.records], "{slots:#?}");
    let id = || call.to_owned();
    let muted = |wanted: bool| move |card: &CallView| card.muted == Some(wanted);
    let recording = |wanted: RecordingWord| move |card: &CallView| card.recording == wanted;
    if site.holds {
        act(desk, call, SessionRequest::Hold { call: id() }, |card| card.state == CallWord::Held).await?;
        let back = |card: &CallView| card.state == CallWord::Connected;
        act(desk, call, SessionRequest::Retrieve { call: id() }, back).await?;
    }
    if site.mutes {
        act(desk, call, SessionRequest::Mute { call: id() }, muted(true)).await?;
        act(desk, call, SessionRequest::Unmute { call: id() }, muted(false)).await?;
    }
    if site.records {
        let (stop, start) =
            (SessionRequest::StopRecording { call: id() }, SessionRequest::StartRecording { call: id() });
        if desk.bar().seen().call(call).is_some_and(recording(RecordingWord::Off)) {
            act(desk, call, start, recording(RecordingWord::On)).await?;
            act(desk, call, stop, recording(RecordingWord::Off)).await?;
        } else {
            act(desk, call, stop, recording(RecordingWord::Off)).await?;
            act(desk, call, start, recording(RecordingWord::On)).await?;
        }
    }
    if site.tones {
        desk.take(SessionRequest::SendDigits { call: id(), digits: "42#".to_owned() }).await?;
    }
    Ok(())
}

async fn act(
    desk: &Desk<'_>,
    call: &str,
    request: SessionRequest,
    there: impl Fn(&CallView) -> bool,
) -> Result<()> {
    let what = format!("{request:?}");
    desk.take(request).await?;
    desk.bar().until(&what, |seen| seen.call(call).is_some_and(&there)).await?;
    Ok(())
}

/// The call ends, by the agent or the other side; where nobody tells, the agent says so.
pub(crate) async fn end(desk: &Desk<'_>, running: &Running, call: &str, mine: bool) -> Result<()> {
    let site = running.site;
    if mine && site.hangs_up {
        desk.take(SessionRequest::HangUp { call: call.to_owned() }).await?;
    } else {
        running.happen("customer_hangs_up")?;
        if !site.tells_calls {
            let can_be_over = |card: &CallView| card.can_be_over;
            desk.bar()
                .until("a way to say it is over", |seen| seen.call(call).is_some_and(can_be_over))
                .await?;
            desk.take(SessionRequest::CallOver { call: call.to_owned() }).await?;
        }
    }
    let over = |card: &CallView| matches!(card.state, CallWord::WrapUp | CallWord::Ended);
    desk.bar().until("the end of the call", |seen| seen.call(call).is_none_or(over)).await?;
    Ok(())
}

pub(crate) async fn save(desk: &Desk<'_>, call: &str, draft: DraftInput, then: Then) -> Result<()> {
    desk.take(SessionRequest::SaveOutcome { call: call.to_owned(), draft, then }).await?;
    Ok(())
}

/// Waits until the vendor has taken the outcome of a call.
pub(crate) async fn delivered(desk: &Desk<'_>, call: &str) -> Result<()> {
    let has_it = |state| matches!(state, OutboxWord::Delivered | OutboxWord::DeliveredUnconfirmed);
    let delivered = desk.bar().until("delivery", |seen| {
        seen.entry(call).is_some_and(|entry| has_it(entry.state) || entry.state == OutboxWord::NeedsAttention)
    });
    let seen = delivered.await?;
    let entry = seen.entry(call).context("an entry")?;
    ensure!(has_it(entry.state), "{entry:?}");
    Ok(())
}

/// Waits until nothing is on its way, and signs out.
pub(crate) async fn leave(desk: &Desk<'_>) -> Result<()> {
    desk.until_view("an empty outbox", |view| view.outbox.on_the_way == 0 && view.owed.is_empty()).await?;
    desk.take(SessionRequest::SignOut { insist: false }).await?;
    desk.until_view("being signed out", |view| view.phase == ringside_ipc::Phase::SignedOut).await?;
    Ok(())
}

/// Holds the vendor's ledger against what the agent did: nothing more, nothing less.
pub(crate) fn check(
    running: &Running,
    expected: &[Expected],
    in_vain: &[(&str, &str)],
    right: impl Fn(&Value, &Expected) -> Result<()>,
) -> Result<()> {
    let refused = running.refused();
    let words =
        refused.iter().map(|entry| (entry.method.as_str(), entry.detail.as_deref().unwrap_or_default()));
    ensure!(words.eq(in_vain.iter().copied()), "refused: {refused:#?}");
    let dialled: Vec<&str> =
        expected.iter().filter(|call| call.dialled).map(|call| call.number.as_str()).collect();
    ensure!(running.dialled() == dialled, "dialled: {:?}, wanted: {dialled:?}", running.dialled());
    let held = running.held();
    let parties: Vec<&str> = held.iter().map(|(number, _)| number.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(|call| call.number.as_str()).collect();
    ensure!(parties == wanted, "outcomes of {parties:?}, wanted: {wanted:?}");
    for ((_, held), call) in held.iter().zip(expected) {
        right(held, call)?;
    }
    Ok(())
}
