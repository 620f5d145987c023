//! What both servers have to see and tell.

use std::time::Duration;

use ringside_domain::CallState::{Connected, Held, Ringing, WrapUp};
use ringside_vendor::{Request, VendorExt};

use crate::{
    desk::{Desk, shows},
    faye::Faye,
    simulator::Comet,
    site::{Deed, LONG, Site},
};

/// Makes a test of each part of the script, on each of the servers.
macro_rules! on_both_servers {
    ($($part:ident, polls of $poll:expr;)*) => {
        mod on_faye {
            use super::*;

            $(#[tokio::test]
            async fn $part() {
                super::$part(Faye::start($poll).await).await;
            })*
        }

        mod on_our_simulator {
            use super::*;

            $(#[tokio::test]
            async fn $part() {
                super::$part(Comet::start($poll).await).await;
            })*
        }
    };
}

on_both_servers! {
    one_handshake_and_one_subscription_stand_before_the_shift, polls of LONG;
    a_ringing_call_and_all_that_becomes_of_it_is_told_without_asking, polls of LONG;
    an_event_that_goes_before_its_answer_is_kept, polls of LONG;
    polls_that_end_with_nothing_go_on_in_the_same_session, polls of Duration::from_secs(2);
    a_lost_push_session_is_opened_anew_and_what_was_missed_is_asked_for, polls of LONG;
    a_server_that_started_anew_is_signed_in_to_again, polls of LONG;
    signing_out_leaves_no_push_client_behind, polls of LONG;
    after_signing_out_one_can_listen_again, polls of LONG;
    no_address_the_server_names_is_followed, polls of LONG;
}

/// A shift with a call that the agent has answered.
async fn on_a_call(site: &mut impl Site) -> Desk {
    let mut desk = Desk::sign_in(site).await;
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
    site.at_the_phone(Deed::Answer).await;
    desk.is_told_of_the_call(Connected).await;
    desk
}

async fn one_handshake_and_one_subscription_stand_before_the_shift(mut site: impl Site) {
    let _desk = Desk::sign_in(&site).await;
    let counts = site.counts().await;
    assert_eq!((counts.handshakes, counts.subscriptions, counts.clients), (1, 1, 1));
    site.until(|counts| counts.polls >= 2).await;
}

async fn a_ringing_call_and_all_that_becomes_of_it_is_told_without_asking(mut site: impl Site) {
    let mut desk = Desk::sign_in(&site).await;
    let before = site.counts().await;
    site.rings().await;
    let call = desk.is_told_of_the_call(Ringing).await;
    desk.does(Request::Answer { call: call.clone() }).await;
    desk.is_told_of_the_call(Connected).await;
    desk.does(Request::Hold { call: call.clone() }).await;
    desk.is_told_of_the_call(Held).await;
    site.at_the_phone(Deed::Retrieve).await;
    desk.is_told_of_the_call(Connected).await;
    desk.does(Request::HangUp { call: call.clone() }).await;
    assert_eq!(desk.is_told_of_the_call(WrapUp).await, call);
    let after = site.counts().await;
    assert_eq!((after.looks, after.handshakes), (before.looks, 1));
}

async fn an_event_that_goes_before_its_answer_is_kept(mut site: impl Site) {
    let mut desk = on_a_call(&mut site).await;
    let before = site.counts().await;
    let call = desk.vendor.snapshot().await.expect("a snapshot").calls[0].id.clone();
    site.tells_before_it_answers().await;
    let vendor = desk.vendor.clone();
    let hold = tokio::spawn(async move { vendor.execute(Request::Hold { call }).await });
    desk.is_told_of_the_call(Held).await;
    site.answers().await;
    hold.await.expect("no panic").expect("taken");
    let snapshot = desk.vendor.snapshot().await.expect("a snapshot");
    assert!(shows(&snapshot, Held), "{:?}", snapshot.calls);
    assert_eq!(site.counts().await.looks, before.looks);
}

async fn polls_that_end_with_nothing_go_on_in_the_same_session(mut site: impl Site) {
    let mut desk = Desk::sign_in(&site).await;
    let before = site.counts().await;
    let after = site.until(|counts| counts.polls >= before.polls + 3).await;
    assert_eq!((after.handshakes, after.subscriptions, after.clients), (1, 1, 1));
    assert_eq!(after.looks, before.looks);
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
}

async fn a_lost_push_session_is_opened_anew_and_what_was_missed_is_asked_for(mut site: impl Site) {
    let mut desk = on_a_call(&mut site).await;
    let before = site.counts().await;
    site.forgets_push_clients(Deed::Hold).await;
    comes_back(&mut site, &mut desk, before.looks).await;
}

async fn a_server_that_started_anew_is_signed_in_to_again(mut site: impl Site) {
    let mut desk = on_a_call(&mut site).await;
    let before = site.counts().await;
    site.restarts(Deed::Hold).await;
    comes_back(&mut site, &mut desk, before.looks).await;
}

/// Nobody asks for a snapshot: the adapter has to find out by itself that the call was held meanwhile, and to listen again.
async fn comes_back(site: &mut impl Site, desk: &mut Desk, looks: u64) {
    let back = site.until(|counts| counts.subscriptions == 2 && counts.looks > looks).await;
    assert_eq!((back.handshakes, back.clients), (2, 1));
    desk.is_told_of_the_call(Held).await;
    desk.listens().await;
    let before = site.counts().await;
    site.at_the_phone(Deed::Retrieve).await;
    desk.is_told_of_the_call(Connected).await;
    let after = site.counts().await;
    assert_eq!((after.looks, after.handshakes), (before.looks, 2));
}

async fn signing_out_leaves_no_push_client_behind(mut site: impl Site) {
    let desk = on_a_call(&mut site).await;
    desk.does(Request::SignOut).await;
    let counts = site.counts().await;
    // The end of the session would have taken the cookie the farewell needs.
    assert_eq!((counts.disconnects, counts.clients), (1, 0));
}

async fn after_signing_out_one_can_listen_again(mut site: impl Site) {
    let mut desk = Desk::sign_in(&site).await;
    desk.does(Request::SignOut).await;
    desk.vendor.sign_in().await.expect("signed in");
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
    let counts = site.counts().await;
    assert_eq!((counts.handshakes, counts.subscriptions, counts.clients), (2, 2, 1));
}

async fn no_address_the_server_names_is_followed(mut site: impl Site) {
    let mut desk = on_a_call(&mut site).await;
    site.forgets_push_clients(Deed::Hold).await;
    let call = desk.is_told_of_the_call(Held).await;
    desk.does(Request::Retrieve { call: call.clone() }).await;
    desk.is_told_of_the_call(Connected).await;
    desk.does(Request::HangUp { call }).await;
    desk.is_told_of_the_call(WrapUp).await;
    desk.does(Request::SignOut).await;
    site.elsewhere().assert_unvisited();
}
