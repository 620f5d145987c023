//! What every adapter has to do, told against a [`Bench`](crate::bench::Bench).

pub(crate) mod calls;
pub(crate) mod leads;
pub(crate) mod lists;
pub(crate) mod outcomes;
pub(crate) mod session;
pub(crate) mod trouble;

/// Makes one test of each part of the suite, on the bench that an expression builds.
macro_rules! conformance {
    ($name:ident, $bench:expr) => {
        mod $name {
            use super::*;

            conformance! { @tests $bench;
                session: signing_in_tells_the_agents_name,
                session: a_wrong_password_is_told_as_such,
                session: an_idle_agent_has_no_calls,
                session: an_agent_is_made_ready,
                session: a_session_that_ran_out_is_renewed_without_a_word,
                session: after_signing_out_the_next_request_opens_a_new_session,
                session: what_is_not_offered_is_refused_before_it_leaves,
                calls: a_dialled_call_is_listed_and_answered,
                calls: a_dial_for_a_lead_is_made_for_that_lead,
                calls: a_call_is_held_and_retrieved,
                calls: recording_is_stopped_and_started,
                calls: a_call_hung_up_waits_for_its_outcome,
                calls: a_customer_who_hangs_up_ends_the_call,
                calls: an_inbound_call_appears_by_itself,
                outcomes: the_catalogue_holds_what_an_agent_may_choose,
                outcomes: an_outcome_reaches_the_vendor_once_and_ends_the_call,
                outcomes: an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays,
                outcomes: two_calls_are_connected_with_an_outcome_each,
                leads: the_numbers_of_a_lead_are_listed,
                leads: a_call_is_moved_to_another_lead,
                leads: a_lead_is_created_for_a_call,
                lists: campaigns_queues_and_colleagues_are_listed,
                trouble: a_lost_answer_to_a_request_that_acts_is_never_asked_for_again,
                trouble: a_lost_request_that_acts_is_not_sent_again,
                trouble: a_lost_request_that_reads_is_sent_again,
                trouble: a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list,
                trouble: nothing_is_sent_for_a_call_that_has_gone,
                trouble: a_number_reused_after_a_restart_is_not_the_old_call,
            }
        }
    };
    (@tests $bench:expr; $($part:ident: $test:ident,)+) => {
        $(
            #[tokio::test]
            async fn $test() {
                crate::suite::$part::$test(&$bench.await).await;
            }
        )+
    };
}

pub(crate) use conformance;
