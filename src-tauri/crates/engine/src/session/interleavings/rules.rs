//! What must hold whatever comes in whatever order. Each check is one sentence of the promise the bar makes. Which stand
//! for which of its seven rules:
//!
//! 1. The vendor is the truth, our disk keeps what it has not confirmed: `call_states_were_told`,
//!    `confirmed_states_were_told`, `the_cards_are_the_vendors_calls`, `the_state_is_the_vendors`,
//!    `the_disk_has_nothing_to_refuse`.
//! 2. No outcome is lost, none doubled in silence: `no_promised_outcome_is_lost_or_doubled`,
//!    `what_is_kept_has_a_way_to_go`, `no_card_vanishes_owing`, `check_told_once`, and outcomes in `may_be_sent`.
//! 3. Honest state: `confirmed_states_were_told`, `the_cause_is_so`, `no_state_is_asked_for_by_itself`,
//!    `no_time_is_longer_than_the_session`, `numbers_only_grow`.
//! 4. Capabilities, not vendor names: `slots_mean_what_they_say`. That nothing else leaves is the layers' to see to, above
//!    each adapter, and no matter of order.
//! 5. Never silent: `a_failure_is_said`, `slots_mean_what_they_say`, `everything_asked_is_settled`.
//! 6. The hands stay where they are: `the_red_slot_is_dead_after_they_hung_up`, `slots_mean_what_they_say`,
//!    `a_control_is_pending_once`, `no_card_wears_anothers_data`, and calls and dials in `may_be_sent`.
//! 7. Secrets only in the keychain: no session is ever handed one; what is left on disk and in logs is searched for planted
//!    ones elsewhere.

use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use ringside_domain::{AgentState, Call, CallId, CallState, Certainty, Early, Recording};
use ringside_ipc::{Phase, SessionRequest};
use ringside_vendor::{DispositionWindow, Request};

use super::{
    disk::{Owes, Way},
    honest,
    world::{Checked, World},
};
use crate::session::{
    Ticket,
    pending::{Pending, PendingKind},
};

/// For how long the hang-up slot does nothing after they hung up.
const DEAD_MS: u64 = 800;

/// After every step.
pub(super) fn check(world: &mut World) -> Checked {
    confirmed_states_were_told(world)?;
    call_states_were_told(world)?;
    no_promised_outcome_is_lost_or_doubled(world)?;
    what_is_kept_has_a_way_to_go(world)?;
    no_card_vanishes_owing(world)?;
    no_card_wears_anothers_data(world)?;
    the_disk_has_nothing_to_refuse(world)?;
    a_control_is_pending_once(world)?;
    the_red_slot_is_dead_after_they_hung_up(world)?;
    no_time_is_longer_than_the_session(world)?;
    honest::the_cause_is_so(world)?;
    honest::slots_mean_what_they_say(world)?;
    honest::nothing_goes_out_before_the_choice(world)?;
    numbers_only_grow(world)
}

/// Once nothing is under way any more.
pub(super) fn check_rest(world: &World) -> Checked {
    everything_asked_is_settled(world)?;
    the_cards_are_the_vendors_calls(world)?;
    honest::the_state_is_the_vendors(world)
}

/// Nothing acts on a call that is gone, nothing is asked that nobody wants, and nothing is told twice.
pub(super) fn may_be_sent(world: &World, ticket: &Ticket, request: &Request) -> Checked {
    let card = |id: &ringside_domain::VendorCallId| {
        world.session.desk.calls().iter().find(|call| call.vendor_id.as_ref() == Some(id))
    };
    match request {
        Request::HangUp { call }
        | Request::CallOver { call }
        | Request::Answer { call }
        | Request::Hold { call }
        | Request::Retrieve { call }
        | Request::StartRecording { call }
        | Request::StopRecording { call }
        | Request::SendDigits { call, .. } => {
            prop_assert!(
                card(call).is_some_and(|call| call.state.is_live()),
                "an act on a call that is gone"
            );
        }
        Request::Dispose { call, facts, disposition } => {
            prop_assert!(facts.live, "an outcome goes past the outbox");
            prop_assert!(
                card(call).is_some_and(|call| call.state.is_live()),
                "an outcome of a call that is over"
            );
            let told = world.told.early.get(call) == Some(&disposition.code);
            prop_assert!(!told || disposition.early != Early::Taken, "an outcome is told again after a yes");
        }
        Request::Dial(_) => {
            let asked = world.open.values().any(|open| matches!(open, SessionRequest::Dial { .. }));
            prop_assert!(asked, "a call is dialled that nobody asked for");
            let under_way = |sent: &super::world::Sent| matches!(sent.request, Request::Dial(_));
            prop_assert!(!world.sent.iter().any(under_way), "two dials under way");
        }
        Request::Ready | Request::NotReady { .. } => {
            // One that hung for too long was given up by the person, and another may follow it.
            let waited_for = |sent: &super::world::Sent| match &sent.ticket {
                Ticket::Act { number } => world.session.acts.contains_key(number),
                _ => false,
            };
            let state = |sent: &super::world::Sent| {
                matches!(sent.request, Request::Ready | Request::NotReady { .. }) && waited_for(sent)
            };
            prop_assert!(!world.sent.iter().any(state), "two states asked for at once");
        }
        _ => {}
    }
    if let Ticket::Act { number } = ticket {
        prop_assert!(world.session.acts.contains_key(number), "something is sent that nobody waits for");
    }
    Ok(())
}

fn confirmed_states_were_told(world: &World) -> Checked {
    let agent = &world.session.agent;
    if agent.certainty == Certainty::Confirmed && agent.state != AgentState::SignedOut {
        let told = &world.told.agent;
        prop_assert!(
            told.contains(&agent.state),
            "{:?} is shown as confirmed, told was {told:?}",
            agent.state
        );
    }
    Ok(())
}

fn call_states_were_told(world: &World) -> Checked {
    for call in world.session.desk.calls() {
        let told = call.vendor_id.as_ref().and_then(|id| world.told.calls.get(id));
        if !call.estimated && call.state.is_live() {
            let state = told.and_then(|(state, _)| *state);
            prop_assert_eq!(Some(call.state), state, "a call is shown in a state nobody told");
        }
        if call.recording.0 != Recording::Unknown {
            let recording = told.map(|(_, recording)| *recording);
            prop_assert_eq!(Some(call.recording.0), recording, "recording is shown as nobody told");
        }
    }
    Ok(())
}

fn no_promised_outcome_is_lost_or_doubled(world: &World) -> Checked {
    let session = &world.session;
    for (id, code) in &world.promised {
        let on_its_way = world.disk.entries.iter().filter(|entry| entry.other.is_none() && entry.call == *id);
        let connected = world.disk.entries.iter().filter(|entry| {
            let leg = match &entry.other {
                Some(_) if entry.call == *id => Some(&entry.disposition),
                Some((other, outcome)) if other == id => Some(outcome),
                Some(_) | None => None,
            };
            entry.way == Way::Delivered && leg.is_some_and(|outcome| outcome.code == *code)
        });
        let kept = session.kept.get(id).is_some_and(|kept| kept.disposition.code == *code);
        let durable =
            world.disk.drafts.get(id).is_some_and(|draft| draft.saved && draft.code.as_ref() == Some(code));
        let places = on_its_way.count() + connected.count() + usize::from(kept);
        prop_assert_eq!(places, 1, "the outcome {} of call {} has so many places", code, id);
        prop_assert!(!kept || durable, "the outcome {} of call {} is not on disk", code, id);
    }
    Ok(())
}

fn what_is_kept_has_a_way_to_go(world: &World) -> Checked {
    let session = &world.session;
    for id in session.kept.keys() {
        let Some(call) = session.desk.get(*id) else {
            return Err(TestCaseError::fail(format!("the outcome kept for {id} has no card")));
        };
        // What a faulty disk would not take goes with the next list; `check_rest` sees to it.
        let goes = world.disk_failed
            || call.state.is_live()
            || telling(world, *id)
            || connecting(world, *id)
            || session.checking;
        prop_assert!(goes, "the outcome kept for {} waits for nothing", id);
    }
    Ok(())
}

fn telling(world: &World, id: CallId) -> bool {
    world.session.is_pending(Some(id), &[PendingKind::Early])
}

fn connecting(world: &World, id: CallId) -> bool {
    world.session.connecting.as_ref().is_some_and(|pair| pair.first == id || pair.second == id)
}

fn no_card_vanishes_owing(world: &World) -> Checked {
    if world.disk_failed || world.session.phase == Phase::SignedOut {
        return Ok(());
    }
    for (id, row) in &world.disk.rows {
        let on_desk = world.session.desk.get(*id).is_some();
        prop_assert!(row.ended || on_desk, "call {} is on no card and in no list", id);
        if row.owes == Owes::Outcome {
            let listed = world.session.owed.iter().any(|owed| owed.call == id.to_string());
            prop_assert!(on_desk || listed, "call {} owes an outcome and is shown nowhere", id);
        }
        let vendor_id = row.call.vendor_id.as_ref();
        if row.let_go
            && let Some(vendor_id) = vendor_id
        {
            let told = world.told.calls.get(vendor_id).and_then(|(state, _)| *state);
            prop_assert!(
                matches!(told, None | Some(CallState::Ringing)),
                "a call that was {told:?} is let go without an outcome"
            );
            prop_assert!(
                !world.told.answered.contains(vendor_id),
                "an answered call is let go without an outcome"
            );
        }
    }
    Ok(())
}

fn no_card_wears_anothers_data(world: &World) -> Checked {
    let mut ids = Vec::new();
    for call in world.session.desk.calls() {
        let Some(id) = &call.vendor_id else { continue };
        prop_assert!(!ids.contains(id), "one call of the vendor's on two cards");
        ids.push(id.clone());
        prop_assert!(
            call.name.is_none() || call.name == Some(format!("name of {id}")),
            "{:?} on {}",
            call.name,
            id
        );
        if let (Some(made_by), true) = (world.floor.dialled_by.get(id), dialled_here(call)) {
            prop_assert!(made_by.is_some(), "a card that was dialled wears a call that came in");
        }
    }
    Ok(())
}

/// Whether a card began as our own dial: its number was known before the vendor named the call.
fn dialled_here(call: &Call) -> bool {
    call.direction == Some(ringside_domain::Direction::Outbound)
}

/// What makes no sense to the store is told as a fault of the disk, and is one of ours.
fn the_disk_has_nothing_to_refuse(world: &World) -> Checked {
    prop_assert!(world.disk_failed || world.refused.is_empty(), "refused: {:?}", world.refused);
    Ok(())
}

fn a_control_is_pending_once(world: &World) -> Checked {
    let pending = &world.session.pending;
    let alone = |mark: &Pending| !matches!(mark.kind, PendingKind::Digits | PendingKind::Deed);
    for (place, mark) in pending.iter().enumerate().filter(|(_, mark)| alone(mark)) {
        let twice = |other: &Pending| other.call == mark.call && other.kind.same_control(mark.kind);
        prop_assert!(!pending[place + 1..].iter().any(twice), "{:?} is pending twice", mark.kind);
        prop_assert!(world.session.acts.contains_key(&mark.act), "{:?} is pending without an act", mark.kind);
    }
    Ok(())
}

fn the_red_slot_is_dead_after_they_hung_up(world: &World) -> Checked {
    let Some(since) = world.they_ended else { return Ok(()) };
    let gone = since.elapsed_ms(world.now);
    if gone < DEAD_MS && world.session.phase != Phase::SignedOut {
        let dead_ms = world.session.slots(world.now).hang_up.dead_ms;
        prop_assert!(dead_ms >= DEAD_MS - gone, "the red slot lives {} ms after they hung up", gone);
    }
    Ok(())
}

fn no_time_is_longer_than_the_session(world: &World) -> Checked {
    let view = world.session.view(world.now);
    let most = u64::try_from(world.now.mono_ms).unwrap_or(0);
    prop_assert!(view.agent.elapsed_ms <= most && view.connection.elapsed_ms <= most);
    for call in &view.calls {
        prop_assert!(call.elapsed_ms <= most && call.state_ms <= most && call.recording_ms <= most);
    }
    Ok(())
}

fn numbers_only_grow(world: &mut World) -> Checked {
    let generation = world.session.generation();
    prop_assert!(generation >= world.generation, "what is asked grows younger");
    world.generation = generation;
    Ok(())
}

fn everything_asked_is_settled(world: &World) -> Checked {
    let session = &world.session;
    let over = |id: &&CallId| session.desk.get(**id).is_none_or(|call| !call.state.is_live());
    prop_assert_eq!(session.kept.keys().find(over), None, "an outcome waits for ever");
    prop_assert!(session.pending.is_empty(), "still pending: {:?}", session.pending);
    prop_assert!(session.acts.is_empty(), "still under way: {:?}", session.acts);
    prop_assert!(world.open.is_empty(), "never answered: {:?}", world.open);
    prop_assert!(!session.poke_held && session.early_held.is_none(), "something is held back for ever");
    Ok(())
}

fn the_cards_are_the_vendors_calls(world: &World) -> Checked {
    let live = |call: &&ringside_domain::ObservedCall| call.state.is_some_and(CallState::is_live);
    let desk = &world.session.desk;
    for call in world.floor.calls.iter().filter(live) {
        let card = desk.calls().iter().find(|card| card.vendor_id.as_ref() == Some(&call.id));
        let row = world.disk.rows.values().find(|row| row.call.vendor_id.as_ref() == Some(&call.id));
        let done = row.is_some_and(|row| row.owes == Owes::Nothing);
        prop_assert!(card.is_some() || done, "a call that is up has no card");
        if let Some(card) = card.filter(|_| world.ways.tells_states) {
            prop_assert_eq!(Some(card.state), call.state, "a card says other than the vendor");
        }
    }
    for card in desk.live().filter(|_| !world.ways.own_calls_only) {
        let there =
            world.floor.calls.iter().filter(live).any(|call| card.vendor_id.as_ref() == Some(&call.id));
        prop_assert!(there, "a card is up whose call is gone");
    }
    Ok(())
}

/// Once every call has ended and every outcome is with the vendor.
pub(super) fn check_nothing_is_retained(world: &World) -> Checked {
    let session = &world.session;
    prop_assert!(session.desk.calls().is_empty(), "cards: {:?}", session.desk.calls());
    prop_assert!(session.drafts.is_empty(), "drafts: {:?}", session.drafts);
    prop_assert!(session.kept.is_empty(), "outcomes: {:?}", session.kept);
    prop_assert!(session.leads.is_empty(), "leads: {:?}", session.leads);
    prop_assert!(session.after_delivery.is_empty(), "wishes: {:?}", session.after_delivery);
    prop_assert!(session.owed.is_empty() && session.owed_calls.is_empty(), "owed: {:?}", session.owed);
    prop_assert!(session.connecting.is_none() && session.unfinished().is_nothing());
    let remembered =
        |row: &&super::disk::Row| row.call.vendor_id.as_ref().is_some_and(|id| session.desk.is_settling(id));
    prop_assert_eq!(
        world.disk.rows.values().filter(remembered).count(),
        0,
        "calls are still to leave the list"
    );
    Ok(())
}

/// What the vendor carried out for each call: one outcome, but for those it was told during the call.
pub(super) fn check_told_once(world: &World) -> Checked {
    let early = world.ways.window != Some(DispositionWindow::AfterRelease) && world.ways.window.is_some();
    if early {
        return Ok(());
    }
    for (place, (call, _)) in world.floor.disposed.iter().enumerate() {
        let again = world.floor.disposed[place + 1..].iter().any(|(other, _)| other == call);
        prop_assert!(!again, "{} has two outcomes at the vendor", call);
    }
    Ok(())
}
