use proptest::prelude::*;
use ringside_domain::{CallId, Disposition, OutboxId, ProfileId, VendorCallId, VendorId};
use uuid::Uuid;

use super::*;

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn outcome() -> Disposition {
    Disposition::new("1".into(), vec!["Sale".into()])
}

fn entry(state: EntryState) -> OutboxEntry {
    OutboxEntry {
        id: OutboxId(Uuid::nil()),
        profile: ProfileId::new("north"),
        call: CallId(Uuid::nil()),
        vendor_call: Some(VendorCallId::new("1000@9")),
        who: None,
        number: None,
        queue: None,
        payload: Some(Payload::Disposition(outcome())),
        ended: Some(now()),
        created: now(),
        attempts: 1,
        may_have_reached: false,
        state,
    }
}

fn connect(state: EntryState) -> OutboxEntry {
    let payload = Payload::Connect {
        other: CallId(Uuid::max()),
        other_vendor_call: Some(VendorCallId::new("1001@9")),
        first: outcome(),
        second: outcome(),
    };
    OutboxEntry { payload: Some(payload), ..entry(state) }
}

fn given(evidence: Evidence) -> Given {
    Given { evidence, shortest_wrap_up: Duration::from_secs(5), now: now(), chance: 0.0 }
}

fn error(kind: VendorErrorKind) -> VendorError {
    VendorError::new(VendorId::new("test"), "dispose", kind)
}

fn sending() -> OutboxEntry {
    entry(EntryState::Sending)
}

fn after(entry: &OutboxEntry, kind: VendorErrorKind) -> Step {
    decide(entry, &Event::Failed(&error(kind)), given(Evidence::LeavesCallList)).unwrap()
}

/// The same outcome, with what the vendor was told of it during the call.
fn early(early: Early, may_have_reached: bool) -> OutboxEntry {
    let payload = Payload::Disposition(Disposition { early, ..outcome() });
    OutboxEntry { payload: Some(payload), may_have_reached, ..sending() }
}

#[test]
fn a_second_outcome_that_is_refused_tells_whether_the_first_was_ours() {
    let settled = |entry| {
        let refused = error(VendorErrorKind::AlreadyDisposed);
        decide(&entry, &Event::Failed(&refused), given(Evidence::RefusesSecond)).unwrap()
    };
    let ours = Step::Delivered { confirmed: true };
    let likely = Step::Delivered { confirmed: false };
    let theirs = Step::Attention(Attention::AlreadyDisposed);
    assert_eq!(settled(early(Early::No, false)), theirs, "another was quicker");
    assert_eq!(settled(early(Early::No, true)), likely, "an earlier try of ours has arrived");
    assert_eq!(settled(early(Early::Taken, false)), ours, "it was taken during the call that has just ended");
    let long_ago = now().checked_sub(Duration::from_secs(6)).ok();
    for ended in [long_ago, None] {
        let entry = OutboxEntry { ended, ..early(Early::Taken, false) };
        assert_eq!(settled(entry), likely, "the time for wrap-up may have run out since");
    }
    assert_eq!(settled(early(Early::Changed, true)), theirs, "it may be the first choice or the second");
}

#[test]
fn what_the_vendors_record_shows_beats_every_guess_of_whose_outcome_it_is() {
    for entry in [early(Early::No, true), early(Early::Taken, false), early(Early::Taken, true)] {
        let other = error(VendorErrorKind::OtherOutcome);
        let step = decide(&entry, &Event::Failed(&other), given(Evidence::RefusesSecond));
        assert_eq!(step, Ok(Step::Attention(Attention::AlreadyDisposed)));
    }
}

#[test]
fn how_long_an_outcome_told_during_the_call_is_ours_for_certain_is_the_accounts() {
    let refused = error(VendorErrorKind::AlreadyDisposed);
    let ended = now().checked_sub(Duration::from_secs(20)).ok();
    let entry = OutboxEntry { ended, ..early(Early::Taken, false) };
    for (shortest, confirmed) in [(0, false), (19, false), (20, true), (60, true)] {
        let shortest_wrap_up = Duration::from_secs(shortest);
        let given = Given { shortest_wrap_up, ..given(Evidence::RefusesSecond) };
        let step = decide(&entry, &Event::Failed(&refused), given);
        assert_eq!(step, Ok(Step::Delivered { confirmed }), "{shortest} s");
    }
}

#[test]
fn where_a_second_outcome_is_refused_a_lost_answer_is_settled_by_sending_again() {
    let evidence = given(Evidence::RefusesSecond);
    let lost = decide(&sending(), &Event::Failed(&error(VendorErrorKind::TimedOut)), evidence).unwrap();
    let Step::Unknown { next_look } = lost else { panic!("{lost:?}") };
    let unknown = |attempts| OutboxEntry { attempts, ..entry(EntryState::Unknown { looks: 0, next_look }) };
    assert_eq!(decide(&unknown(1), &Event::Due, evidence), Ok(Step::Send));
    let tired = decide(&unknown(TRIES), &Event::Due, evidence);
    assert_eq!(tired, Ok(Step::Attention(Attention::CannotTell)));
}

#[test]
fn an_outcome_held_for_the_end_of_a_call_is_sent_again() {
    let step = decide(&sending(), &Event::Held, given(Evidence::RefusesSecond)).unwrap();
    assert!(matches!(step, Step::Requeue { waits: Waits::CallEnd, .. }), "{step:?}");
}

#[test]
fn only_the_vendors_yes_confirms() {
    let step = decide(&sending(), &Event::Taken { confirmed: true }, given(Evidence::None));
    assert_eq!(step, Ok(Step::Delivered { confirmed: true }));
}

#[test]
fn what_certainly_did_not_arrive_waits_and_is_tried_again() {
    use VendorErrorKind as Kind;
    for (kind, expected) in [
        (Kind::Offline, Waits::Offline),
        (Kind::Tls, Waits::Tls),
        (Kind::RateLimited, Waits::RateLimited),
        (Kind::SignedOut, Waits::SignIn),
        (Kind::TakenOver { certain: true }, Waits::Elsewhere),
        (Kind::BadCredentials, Waits::SignIn),
        (Kind::UnknownAgent, Waits::Account),
    ] {
        assert!(
            matches!(after(&sending(), kind), Step::Requeue { waits, .. } if waits == expected),
            "{kind:?}"
        );
    }
}

#[test]
fn what_may_have_arrived_is_never_sent_again_without_asking() {
    use VendorErrorKind as Kind;
    for kind in [Kind::TimedOut, Kind::Interrupted, Kind::NotTheApi, Kind::NotUnderstood, Kind::ServerFault] {
        assert!(matches!(after(&sending(), kind), Step::Unknown { .. }), "{kind:?}");
        let error = error(kind);
        let blind = decide(&sending(), &Event::Failed(&error), given(Evidence::None));
        assert_eq!(blind, Ok(Step::Attention(Attention::CannotTell)), "{kind:?}");
    }
    let broke_off = decide(&sending(), &Event::BrokeOff, given(Evidence::LeavesCallList));
    assert!(matches!(broke_off, Ok(Step::Unknown { .. })));
}

#[test]
fn a_refusal_needs_a_person_and_keeps_the_vendors_code() {
    let refusal = error(VendorErrorKind::Refused).with_vendor_code("17");
    let step = decide(&sending(), &Event::Failed(&refusal), given(Evidence::LeavesCallList));
    assert_eq!(step, Ok(Step::Attention(Attention::Refused { vendor_code: Some("17".into()) })));
}

#[test]
fn a_call_that_is_gone_is_evidence_only_after_a_try_that_may_have_arrived() {
    assert_eq!(after(&sending(), VendorErrorKind::NoSuchCall), Step::Attention(Attention::NoSuchCall));
    let tried = OutboxEntry { may_have_reached: true, ..sending() };
    assert_eq!(after(&tried, VendorErrorKind::NoSuchCall), Step::Delivered { confirmed: false });
}

#[test]
fn three_looks_that_still_list_the_call_need_a_person() {
    let mut looks = 0;
    let mut pauses = Vec::new();
    loop {
        let unknown = entry(EntryState::Unknown { looks, next_look: now() });
        match decide(&unknown, &Event::Looked(Sight::Listed), given(Evidence::LeavesCallList)).unwrap() {
            Step::LookAgain { looks: next, next_look } => {
                pauses.push(next_look.duration_since(now()).as_secs());
                looks = next;
            }
            step => {
                assert_eq!(step, Step::Attention(Attention::StillListed));
                break;
            }
        }
    }
    assert_eq!(pauses, [3, 6]);
}

#[test]
fn a_vendor_that_could_not_be_asked_settles_nothing() {
    let unknown = entry(EntryState::Unknown { looks: 2, next_look: now() });
    let step = decide(&unknown, &Event::Looked(Sight::NotSeen), given(Evidence::LeavesCallList));
    assert!(matches!(step, Ok(Step::LookAgain { looks: 2, .. })));
}

#[test]
fn connecting_two_calls_is_never_tried_a_second_time() {
    let connecting = connect(EntryState::Sending);
    assert_eq!(after(&connecting, VendorErrorKind::Offline), Step::Withdraw(Attention::NotSent));
    assert_eq!(after(&connecting, VendorErrorKind::NotAllowed), Step::Withdraw(Attention::NotAllowed));
    let looked_at = connect(EntryState::Unknown { looks: 2, next_look: now() });
    let step = decide(&looked_at, &Event::Looked(Sight::Listed), given(Evidence::LeavesCallList));
    assert_eq!(step, Ok(Step::Withdraw(Attention::StillListed)));
}

#[test]
fn what_cannot_be_sent_comes_before_a_person_at_once() {
    let queued = EntryState::Queued { not_before: None, waits: None };
    let unnamed = OutboxEntry { vendor_call: None, ..entry(queued.clone()) };
    let due = |entry| decide(entry, &Event::Due, given(Evidence::LeavesCallList)).unwrap();
    assert_eq!(due(&unnamed), Step::Attention(Attention::NoVendorCall));
    let unreadable = OutboxEntry { payload: None, ..entry(queued.clone()) };
    assert_eq!(due(&unreadable), Step::Attention(Attention::Unreadable));
    assert_eq!(due(&entry(queued)), Step::Send);
}

#[test]
fn the_vendors_own_wait_wins_over_ours() {
    let limited = error(VendorErrorKind::RateLimited).with_retry(Retry::After(Duration::from_secs(77)));
    let step = decide(&sending(), &Event::Failed(&limited), given(Evidence::None));
    let not_before = later(now(), Duration::from_secs(77));
    assert_eq!(step, Ok(Step::Requeue { not_before, waits: Waits::RateLimited }));
}

fn states() -> impl Strategy<Value = EntryState> {
    prop_oneof![
        Just(EntryState::Queued { not_before: None, waits: None }),
        Just(EntryState::Sending),
        (0u32..5).prop_map(|looks| EntryState::Unknown { looks, next_look: now() }),
        any::<bool>().prop_map(|confirmed| EntryState::Delivered { at: now(), confirmed }),
        Just(EntryState::MarkedDone { at: now() }),
        Just(EntryState::NeedsAttention { why: Attention::StillListed }),
        Just(EntryState::KeptAsNote { at: now() }),
        Just(EntryState::Withdrawn { at: now(), why: Attention::NotSent }),
    ]
}

proptest! {
    #[test]
    fn pauses_grow_with_the_tries_and_stay_in_bounds(attempts in 0u32..100, chance in -1.0f64..2.0) {
        let entry = OutboxEntry { attempts, ..sending() };
        let given = Given { chance, ..given(Evidence::LeavesCallList) };
        let step = decide(&entry, &Event::Failed(&error(VendorErrorKind::Offline)), given).unwrap();
        let Step::Requeue { not_before, .. } = step else { panic!("{step:?}") };
        let pause = not_before.duration_since(now()).as_secs_f64();
        let whole = (2.0 * 2f64.powi(i32::try_from(attempts.saturating_sub(1).min(16)).unwrap())).min(300.0);
        prop_assert!(pause >= whole / 2.0 - 0.01 && pause <= whole + 0.01, "{pause} of {whole}");
    }

    #[test]
    fn nothing_is_sent_but_from_the_queue_and_what_is_done_stays_done(
        state in states(), case in 0usize..8, evidence in prop_oneof![Just(Evidence::None), Just(Evidence::LeavesCallList),
            Just(Evidence::RefusesSecond)],
        connects in any::<bool>(),
    ) {
        let failures = [error(VendorErrorKind::Offline), error(VendorErrorKind::TimedOut)];
        let event = match case {
            0 => Event::Due,
            1 => Event::Taken { confirmed: true },
            2 => Event::Failed(&failures[0]),
            3 => Event::Failed(&failures[1]),
            4 => Event::BrokeOff,
            5 => Event::Looked(Sight::Gone),
            6 => Event::Looked(Sight::Listed),
            _ => Event::Looked(Sight::NotSeen),
        };
        let entry = if connects { connect(state.clone()) } else { entry(state.clone()) };
        let step = decide(&entry, &event, given(evidence));
        if step == Ok(Step::Send) {
            let again = evidence == Evidence::RefusesSecond && matches!(state, EntryState::Unknown { .. });
            prop_assert!(again || matches!(state, EntryState::Queued { .. }), "sent from another state");
        }
        if state.is_done() || matches!(state, EntryState::NeedsAttention { .. }) {
            prop_assert_eq!(step, Err(Refused));
        }
    }
}
