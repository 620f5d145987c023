//! Orders of events that broke a rule once, as they were shrunk; and a shift's worth of calls in one session.

use proptest::test_runner::TestCaseError;
use ringside_ipc::{StateTarget, Then};
use ringside_vendor::{BreakOrder, DispositionWindow};

use super::{
    floor::Ways,
    rules,
    steps::{LUNCH, Step, lunch, talking, two_calls},
    world::World,
};
use crate::session::Gap;

fn plain() -> Ways {
    Ways {
        window: Some(DispositionWindow::AfterRelease),
        breaks: None,
        tells_states: true,
        tells_agent: false,
        names_dials: true,
        own_calls_only: false,
    }
}

/// Plays these after some others, every rule holding, and leaves nothing behind.
fn holds(ways: Ways, start: Vec<Step>, steps: &[Step]) -> Result<(), TestCaseError> {
    let steps: Vec<_> = start.into_iter().chain(steps.iter().cloned()).collect();
    let mut world = World::play(ways, &steps)?;
    world.finish()?;
    rules::check_nothing_is_retained(&world)
}

#[test]
fn a_yes_from_before_somebody_signed_in_elsewhere_is_old_after_going_on_here() -> Result<(), TestCaseError> {
    let steps = [Step::State(StateTarget::Ready), Step::TakenOver, Step::Gap(Gap::Sleep), Step::SignIn];
    holds(plain(), vec![Step::CarryOut(0)], &steps)?;
    holds(
        plain(),
        Vec::new(),
        &[Step::State(StateTarget::Ready), Step::CarryOut(0), Step::TakenOver, Step::SignIn, Step::Arrive(0)],
    )
}

#[test]
fn an_outcome_stays_kept_when_its_change_does_not_fit_on_the_disk() -> Result<(), TestCaseError> {
    let save = |code| Step::Save(0, code, Then::Stay);
    holds(plain(), talking(), &[save("SALE"), Step::DiskFails, save("NI")])
}

#[test]
fn an_outcome_stays_kept_when_after_the_call_neither_it_nor_another_fits_on_the_disk()
-> Result<(), TestCaseError> {
    let save = |code| Step::Save(0, code, Then::Stay);
    let over = [Step::DiskFails, Step::TheyHangUp(0), Step::Look];
    for again in ["SALE", "NI"] {
        let steps: Vec<_> =
            [save("SALE")].into_iter().chain(over.clone()).chain([Step::DiskFails, save(again)]).collect();
        for window in [None, plain().window] {
            holds(Ways { window, ..plain() }, talking(), &steps)?;
        }
    }
    Ok(())
}

#[test]
fn a_state_that_is_asked_away_from_again_stays_the_agents_doing() -> Result<(), TestCaseError> {
    let ways = Ways { tells_agent: true, ..plain() };
    let (ready, not_ready) = (StateTarget::Ready, StateTarget::NotReady { reason: None });
    holds(
        ways,
        Vec::new(),
        &[Step::Look, Step::State(ready), Step::Settle, Step::State(not_ready), Step::Look],
    )
}

#[test]
fn a_state_whose_answer_got_lost_is_the_agents_doing_when_it_comes() -> Result<(), TestCaseError> {
    let ways = Ways { tells_agent: true, ..plain() };
    let asked = Step::State(StateTarget::Ready);
    let lost = [Step::Look, asked.clone(), Step::CarryOut(0), Step::Lose(0), Step::Look];
    let late = [Step::Look, asked, Step::Lose(0), Step::Look, Step::CarryOutLate, Step::Look];
    holds(ways, Vec::new(), &lost)?;
    holds(ways, Vec::new(), &late)
}

#[test]
fn a_break_left_for_not_ready_without_a_reason_is_the_agents_doing_however_late() -> Result<(), TestCaseError>
{
    let ways = Ways { tells_agent: true, breaks: Some(BreakOrder::AnyTime), ..plain() };
    let ask = |reason: Option<&str>| Step::State(StateTarget::NotReady { reason: reason.map(Into::into) });
    let steps = [
        Step::Look,
        ask(Some(LUNCH)),
        Step::Settle,
        Step::Look,
        ask(None),
        Step::Look,
        Step::Settle,
        Step::Look,
    ];
    holds(ways, Vec::new(), &steps)
}

#[test]
fn a_yes_from_before_the_computer_slept_is_no_certainty_after_it() -> Result<(), TestCaseError> {
    let asked = Step::State(StateTarget::NotReady { reason: None });
    let arrives = [Step::CarryOut(0), Step::Gap(Gap::Sleep), Step::Look, Step::Settle, Step::Look];
    let steps: Vec<_> = [Step::Look, asked].into_iter().chain(arrives).collect();
    holds(plain(), Vec::new(), &steps)
}

#[test]
fn an_outcome_stays_kept_when_taking_it_back_does_not_fit_on_the_disk() -> Result<(), TestCaseError> {
    holds(plain(), talking(), &[Step::Save(0, "SALE", Then::Stay), Step::DiskFails, Step::Reopen(0)])
}

#[test]
fn a_card_stays_when_dropping_it_does_not_fit_on_the_disk() -> Result<(), TestCaseError> {
    holds(plain(), talking(), &[Step::TheyHangUp(0), Step::Look, Step::DiskFails, Step::Drop(0)])
}

#[test]
fn an_outcome_that_did_not_fit_on_the_disk_when_its_call_ended_is_sent_later() -> Result<(), TestCaseError> {
    let steps = [Step::Save(0, "SALE", Then::Stay), Step::TheyHangUp(0), Step::DiskFails, Step::Look];
    holds(plain(), talking(), &steps)
}

#[test]
fn a_call_whose_outcome_is_being_told_is_not_dropped() -> Result<(), TestCaseError> {
    let ways = Ways { window: Some(DispositionWindow::DuringAndAfter), ..plain() };
    let steps = [Step::Save(0, "SALE", Then::Stay), Step::TheyHangUp(0), Step::Look, Step::Drop(0)];
    holds(ways, talking(), &steps)
}

#[test]
fn an_outcome_saved_again_after_it_was_taken_back_survives_a_restart() -> Result<(), TestCaseError> {
    let ways = Ways { window: Some(DispositionWindow::DuringAndAfter), ..plain() };
    let save = |code| Step::Save(0, code, Then::Stay);
    let steps = [save("SALE"), Step::Reopen(0), Step::TheyHangUp(0), Step::Look, save("NI"), Step::Restart];
    holds(ways, talking(), &steps)
}

#[test]
fn an_outcome_kept_before_two_calls_were_to_be_connected_survives_a_restart() -> Result<(), TestCaseError> {
    holds(plain(), two_calls(), &[Step::Save(0, "SALE", lunch()), Step::Connect(0, 1), Step::Restart])
}

#[test]
fn an_outcome_answered_while_two_calls_are_connected_is_not_sent_twice() -> Result<(), TestCaseError> {
    let ways = Ways { window: Some(DispositionWindow::DuringAndAfter), ..plain() };
    let steps = [Step::Save(1, "SALE", Then::Ready), Step::Connect(0, 1), Step::TheyHangUp(1), Step::Look];
    holds(ways, two_calls(), &steps)
}

#[test]
fn a_call_listed_again_after_a_restart_has_what_was_typed_for_it() -> Result<(), TestCaseError> {
    holds(plain(), talking(), &[Step::Type(0), Step::Restart, Step::OldList, Step::OldList, Step::Look])
}

#[test]
fn after_two_hundred_calls_a_session_holds_nothing_of_them() -> Result<(), TestCaseError> {
    for window in
        [DispositionWindow::AfterRelease, DispositionWindow::DuringAndAfter, DispositionWindow::QueuedDuring]
    {
        let call = |number: usize| {
            let mut steps = talking();
            steps.extend([Step::SetLead(0), Step::Type(0), Step::Hold(0), Step::Settle, Step::Look]);
            if number.is_multiple_of(3) {
                steps.extend([Step::Save(0, "SALE", Then::Ready), Step::Lose(0)]);
            }
            let end = if number.is_multiple_of(2) { Step::HangUp(0) } else { Step::TheyHangUp(0) };
            steps.extend([end, Step::Settle, Step::Look, Step::Save(0, "NI", lunch()), Step::Settle]);
            steps.extend([Step::Deliver(0), Step::Settle, Step::Look, Step::Wait(6_000), Step::Look]);
            // Where nobody can tell whether the lost one arrived, a person decides.
            steps.extend([Step::SendAgain, Step::Settle, Step::Deliver(0), Step::Settle, Step::Look]);
            steps
        };
        let steps: Vec<_> = (0..200).flat_map(call).collect();
        let world = World::play(Ways { window: Some(window), ..plain() }, &steps)?;
        assert_eq!(world.disk.entries.len(), 200, "{window:?}");
        rules::check_nothing_is_retained(&world)?;
    }
    Ok(())
}
