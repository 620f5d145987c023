//! What every adapter has to do, told against a [`Bench`].

pub(crate) mod agent;
pub(crate) mod calls;
pub(crate) mod early;
pub(crate) mod leads;
pub(crate) mod lists;
pub(crate) mod needs;
pub(crate) mod offered;
pub(crate) mod outcomes;
pub(crate) mod parties;
pub(crate) mod records;
pub(crate) mod session;
pub(crate) mod supervisor;
pub(crate) mod trouble;

use std::collections::BTreeSet;

use ringside_vendor::Capabilities;

use crate::bench::Bench;

/// Makes one test of each part of the suite, on the bench that an expression builds; each part stands beside what it
/// needs the vendor to offer.
macro_rules! conformance {
    ($name:ident, $bench:expr) => {
        mod $name {
            use super::*;

            conformance! { @parts tests ($bench) }
        }
    };
    (@parts $then:ident $args:tt) => {
        conformance! { @$then $args
            session: signing_in_tells_the_agents_name => nothing,
            session: a_wrong_password_is_told_as_such => nothing,
            session: an_idle_agent_has_no_calls => nothing,
            session: a_session_that_ran_out_is_renewed_or_told => dial,
            session: a_session_that_tells_its_end_is_renewed_before_and_any_other_when_it_is_refused => nothing,
            session: all_who_wait_share_one_renewal => nothing,
            session: what_is_pressed_while_the_session_is_renewed_goes_out_once => dial,
            session: a_renewal_that_is_refused_is_told_and_what_waited_for_it_was_not_sent => dial,
            session: another_client_on_the_same_login_is_seen_where_the_vendor_shows_it => nothing,
            session: after_signing_out_one_can_sign_in_again => nothing,
            session: an_agent_logs_out_and_in => log_in,
            offered: what_is_not_offered_is_refused_before_it_leaves => nothing,
            agent: an_agent_is_made_ready => ready,
            agent: an_agent_is_made_not_ready_without_a_reason => not_ready,
            agent: the_reasons_for_breaks_are_listed => lists_breaks,
            agent: a_break_begins_and_ends => breaks,
            agent: a_break_taken_back_at_once_is_over => breaks,
            agent: a_break_asked_for_during_a_call_follows_its_outcome => breaks_before_outcomes,
            agent: a_break_begun_elsewhere_is_seen => tells_the_state,
            agent: the_end_of_the_wrap_up_is_told => wrap_up_clock,
            agent: a_wrap_up_is_made_longer_and_ended => set_wrap_up,
            agent: what_happens_elsewhere_is_pushed => push,
            calls: a_dialled_call_is_listed_and_answered => dial,
            calls: a_dial_for_a_lead_is_made_for_that_lead => dial_lead,
            calls: a_call_is_held_and_retrieved => hold,
            calls: a_microphone_is_switched_off_and_on => mute,
            calls: recording_is_stopped_and_started => record,
            calls: tones_are_sent => dtmf,
            calls: a_call_hung_up_waits_for_its_outcome => hang_up,
            calls: a_customer_who_hangs_up_ends_the_call => tells_the_end,
            calls: an_inbound_call_appears_by_itself => lists_calls,
            calls: an_offered_call_is_answered => answer,
            calls: a_call_is_over_when_the_agent_says_so => own_calls,
            parties: a_call_is_passed_on_unannounced => transfer,
            parties: a_consultation_ends_in_a_transfer => consult_to_transfer,
            parties: a_consultation_ends_in_a_conference => consult_to_confer,
            parties: a_third_party_is_added_at_once => conference,
            outcomes: the_catalogue_holds_what_an_agent_may_choose => lists_outcomes,
            outcomes: an_outcome_reaches_the_vendor_once_and_ends_the_call => outcomes,
            outcomes: an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays => checks_outcomes,
            outcomes: a_note_arrives_as_it_was_written => outcomes_with_notes,
            outcomes: a_number_of_sales_arrives => outcomes_with_sales,
            outcomes: a_callback_arrives_in_the_vendors_own_clock => outcomes_with_callbacks,
            outcomes: an_outcome_is_told_in_words_where_none_are_kept => outcomes_as_notes,
            outcomes: two_calls_are_connected_with_an_outcome_each => connect_calls,
            early: an_outcome_during_a_call_is_queued_and_saved_at_its_end => outcomes_queued,
            early: the_outcome_queued_last_is_the_one_that_is_saved => outcomes_queued,
            early: an_outcome_during_a_call_is_final => outcomes_during_calls,
            early: a_second_outcome_is_refused => refuses_second_outcomes,
            early: a_lost_answer_to_an_outcome_is_settled_by_sending_it_again => refuses_second_outcomes,
            leads: the_numbers_of_a_lead_are_listed => lead_phones,
            leads: a_call_is_moved_to_another_lead => change_lead,
            leads: a_lead_is_created_for_a_call => create_lead,
            lists: campaigns_are_listed => campaigns,
            lists: queues_are_listed => queues,
            lists: colleagues_are_listed => colleagues,
            lists: the_directory_is_searched => directory,
            records: a_note_is_kept_with_a_call => notes,
            records: values_are_kept_with_a_call_and_dropped => call_data,
            records: a_contact_is_written_and_read => contacts,
            records: a_number_is_blocked_and_freed => block_number,
            records: a_call_that_is_over_is_among_the_past_ones => past_calls,
            records: figures_are_read => counters,
            records: the_vendors_news_are_read => notices,
            records: a_call_is_given_to_the_dialler => schedule_call,
            supervisor: the_floor_shows_the_others => floor,
            supervisor: another_agents_call_is_joined_and_left => monitor,
            supervisor: another_agents_state_is_changed => force_state,
            supervisor: a_campaign_is_stopped_and_started => run_campaign,
            trouble: a_dial_whose_answer_is_lost_is_never_dialled_again => dial,
            trouble: a_dial_that_is_lost_is_not_sent_again => dial,
            trouble: a_lost_answer_to_a_request_that_acts_leads_to_one_effect => dial,
            trouble: a_lost_request_that_acts_is_not_taken_for_done => dial,
            trouble: a_lost_request_that_reads_is_sent_again => nothing,
            trouble: a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list => settles_by_the_call_list,
            trouble: an_outcome_nobody_can_settle_is_sent_once => never_settles,
            trouble: nothing_is_sent_for_a_call_that_has_gone => settles_by_the_call_list,
            trouble: a_number_reused_after_a_restart_is_not_the_old_call => settles_by_the_call_list,
        }
    };
    (@tests ($bench:expr) $($part:ident: $test:ident => $needs:ident,)+) => {
        $(
            #[tokio::test]
            async fn $test() {
                let bench = $bench.await;
                if crate::suite::applies(&bench, stringify!($test), crate::suite::needs::$needs) {
                    crate::suite::$part::$test(&bench).await;
                }
            }
        )+

        #[tokio::test]
        async fn what_is_left_out_fits_what_is_not_offered() {
            crate::suite::check_skips(&$bench.await);
        }
    };
    (@list () $($part:ident: $test:ident => $needs:ident,)+) => {
        [$((stringify!($test), needs::$needs as Needs)),+]
    };
}

pub(crate) use conformance;

/// Whether a vendor that offers this can be asked for a part.
type Needs = fn(&Capabilities) -> bool;

/// Whether a part is to run on this bench. What the bench says of it has to fit what its vendor offers.
pub(crate) fn applies(bench: &dyn Bench, part: &str, needs: Needs) -> bool {
    let applies = needs(&bench.vendor().capabilities());
    let skipped = bench.skips().iter().any(|skip| skip.parts.contains(&part));
    assert_eq!(applies, !skipped, "{part} applies, or is left out");
    applies
}

/// Exactly the parts whose needs are not met are left out, each once and with a reason.
pub(crate) fn check_skips(bench: &dyn Bench) {
    let offered = bench.vendor().capabilities();
    let parts = conformance!(@parts list ());
    let unmet: BTreeSet<_> =
        parts.iter().filter(|(_, needs)| !needs(&offered)).map(|(part, _)| *part).collect();
    let named: Vec<_> = bench.skips().iter().flat_map(|skip| skip.parts).copied().collect();
    let left_out: BTreeSet<_> = named.iter().copied().collect();
    assert_eq!(left_out, unmet);
    assert_eq!(named.len(), left_out.len(), "a part is named twice");
    assert!(bench.skips().iter().all(|skip| !skip.why.is_empty() && !skip.parts.is_empty()));
}
