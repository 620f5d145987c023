//! Clicks against events: in any order, some dropped, some repeated, all late. The named races are the ones that
//! agents complain about; the last two properties mix everything.
//!
//! `PROPTEST_CASES=100000 cargo test -p ringside-engine interleavings` looks longer.

mod disk;
mod ends;
mod floor;
mod found;
mod honest;
mod outbox;
mod rules;
mod steps;
mod told;
mod world;

use proptest::prelude::*;
use ringside_domain::AgentState;
use ringside_ipc::{StateTarget, Then};
use ringside_vendor::VendorErrorKind;
use steps::{LUNCH, Step, after, anything, lunch, talking, two_calls, ways};
use world::World;

use crate::session::Gap;

fn at_lunch() -> StateTarget {
    StateTarget::NotReady { reason: Some(LUNCH.into()) }
}

fn rings() -> Vec<Step> {
    vec![Step::Look, Step::Rings(0), Step::Look]
}

fn over() -> Vec<Step> {
    let mut steps = talking();
    steps.extend([Step::TheyHangUp(0), Step::Look]);
    steps
}

fn told_early() -> Vec<Step> {
    let mut steps = talking();
    steps.push(Step::Save(0, "SALE", Then::Stay));
    steps
}

proptest! {
    #[test]
    fn two_calls_at_once(ways in ways(), steps in after(two_calls(), &[
        Step::HangUp(0), Step::HangUp(1), Step::Hold(0), Step::Hold(1), Step::Retrieve(0), Step::TheyHangUp(0),
        Step::TheyHangUp(1), Step::Save(0, "NI", Then::Stay), Step::Save(1, "SALE", Then::Ready), Step::Leaves(0),
        Step::Connect(0, 1), Step::Select(1), Step::Rings(0), Step::Delivered(0),
    ], 24)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_customer_who_calls_back_while_being_dialled(ways in ways(), steps in after(vec![Step::Look], &[
        Step::Dial(0), Step::Dial(0), Step::Rings(0), Step::Delivered(0), Step::TheyAnswer(0), Step::TheyHangUp(0),
        Step::HangUp(0), Step::Answer(0), Step::CarryOutLate, Step::Refuse(0, VendorErrorKind::Refused),
    ], 16)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn hanging_up_against_their_hanging_up(ways in ways(), steps in after(talking(), &[
        Step::HangUp(0), Step::TheyHangUp(0), Step::Wait(50), Step::Leaves(0), Step::HangUp(0), Step::Dial(1),
        Step::Rings(1),
    ], 16)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn answering_against_a_caller_who_is_gone(ways in ways(), steps in after(rings(), &[
        Step::Answer(0), Step::HangUp(0), Step::TheyHangUp(0), Step::Leaves(0), Step::Rings(1),
        Step::Refuse(0, VendorErrorKind::NoSuchCall), Step::Save(0, "NI", Then::Stay),
    ], 16)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_list_against_the_answer_to_a_command(ways in ways(), steps in after(talking(), &[
        Step::Hold(0), Step::Retrieve(0), Step::StopRecording(0), Step::StartRecording(0), Step::HeldElsewhere(0),
        Step::HangUp(0), Step::State(StateTarget::Ready), Step::Digits(0), Step::OldList, Step::Settle,
    ], 20)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_second_and_a_third_click_on_dial(ways in ways(), steps in after(vec![Step::Look], &[
        Step::Dial(0), Step::Dial(0), Step::Dial(1), Step::CarryOutLate, Step::Refuse(0, VendorErrorKind::Refused),
        Step::Restart, Step::HangUp(0), Step::Save(0, "NI", Then::Stay),
    ], 14)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_break_chosen_in_wrap_up_before_the_outcome(ways in ways(), steps in after(over(), &[
        Step::State(at_lunch()), Step::State(StateTarget::Ready), Step::Next(None), Step::Save(0, "NI", Then::Stay),
        Step::Save(0, "SALE", lunch()), Step::Deliver(0), Step::DeliveryRefused(0), Step::MarkDone, Step::KeepAsNote,
        Step::Delivered(1), Step::Refuse(0, VendorErrorKind::BreakReason),
    ], 18)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn an_outcome_told_during_its_call_changed_taken_back_and_answered_late(ways in ways(),
        steps in after(told_early(), &[
        Step::Save(0, "NI", Then::Stay), Step::Save(0, "SALE", lunch()), Step::Reopen(0), Step::Type(0),
        Step::TheyHangUp(0), Step::Leaves(0), Step::CarryOutLate, Step::Refuse(0, VendorErrorKind::Refused),
        Step::Drop(0), Step::Restart,
    ], 20)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_lost_line_and_a_list_that_rebuilds_everything(ways in ways(), steps in after(told_early(), &[
        Step::Ask, Step::Refuse(0, VendorErrorKind::Offline), Step::Refuse(1, VendorErrorKind::Offline),
        Step::TheyHangUp(0), Step::Leaves(0), Step::Delivered(0), Step::Reopen(0), Step::SignIn,
        Step::Refuse(0, VendorErrorKind::SignedOut), Step::Restart, Step::Save(0, "NI", Then::Stay),
    ], 24)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn the_program_ends_and_starts_while_a_call_is_up(ways in ways(), steps in after(talking(), &[
        Step::Restart, Step::Save(0, "SALE", lunch()), Step::Reopen(0), Step::TheyHangUp(0), Step::Leaves(0),
        Step::Connect(0, 1), Step::Delivered(1), Step::Drop(0), Step::Type(0),
    ], 20)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_disk_that_fails_now_and_then(ways in ways(), steps in after(talking(), &[
        Step::DiskFails, Step::Save(0, "SALE", Then::Stay), Step::Save(0, "NI", Then::Stay), Step::Reopen(0),
        Step::TheyHangUp(0), Step::Dial(0), Step::Delivered(0), Step::HangUp(0), Step::Type(0), Step::Drop(0),
    ], 20)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_state_asked_for_here_against_one_set_elsewhere(ways in ways(), steps in after(vec![Step::Look], &[
        Step::State(StateTarget::Ready), Step::State(at_lunch()), Step::Supervisor(AgentState::Ready),
        Step::Supervisor(AgentState::NotReady { reason: None }), Step::Fix, Step::CarryOutLate, Step::Delivered(0),
        Step::Refuse(0, VendorErrorKind::Refused), Step::Lose(0), Step::CarryOut(0), Step::Leaves(0), Step::Restart,
    ], 16)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn sleep_and_other_networks_in_the_midst_of_everything(ways in ways(), steps in after(talking(), &[
        Step::Gap(Gap::Sleep), Step::Gap(Gap::Network), Step::HangUp(0), Step::TheyHangUp(0), Step::Leaves(0),
        Step::Delivered(1), Step::Save(0, "SALE", Then::Ready), Step::State(StateTarget::Ready), Step::CarryOutLate,
        Step::Refuse(0, VendorErrorKind::Offline), Step::Supervisor(AgentState::Ready), Step::Fix,
    ], 20)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn a_sign_in_elsewhere_in_the_midst_of_a_call(ways in ways(), steps in after(talking(), &[
        Step::TakenOver, Step::Refuse(0, VendorErrorKind::TakenOver { certain: true }), Step::SignIn, Step::Restart,
        Step::HangUp(0), Step::TheyHangUp(0), Step::Leaves(0), Step::Save(0, "SALE", lunch()), Step::Reopen(0),
        Step::State(StateTarget::Ready), Step::Fix, Step::Supervisor(AgentState::Ready), Step::Gap(Gap::Sleep),
        Step::Refuse(0, VendorErrorKind::SignedOut), Step::Deliver(0), Step::Delivered(1),
    ], 24)) {
        World::play(ways, &steps)?;
    }

    #[test]
    fn anything_in_any_order(ways in ways(), steps in anything()) {
        let world = World::play(ways, &steps)?;
        rules::check_told_once(&world)?;
    }

    #[test]
    fn nothing_is_retained_of_calls_that_are_done(ways in ways(), steps in anything()) {
        let mut world = World::play(ways, &steps)?;
        world.finish()?;
        rules::check_nothing_is_retained(&world)?;
    }
}
