//! A vendor that pushes its changes.

use std::time::Duration;

use ringside_vendor::RequestKind;
use tokio::{sync::watch, time::Instant};

use crate::{desk::Bar, vendor::Floor};

/// Far less than the pause between two looks at a vendor that pushes.
const SOON: Duration = Duration::from_secs(2);

fn pushes(floor: &mut Floor) {
    floor.can.push = true;
    floor.pushes = Some(watch::Sender::new(0));
}

#[tokio::test(start_paused = true)]
async fn what_is_pushed_is_seen_without_waiting() {
    let bar = Bar::before(pushes).await;
    bar.polls(1).await;
    let start = Instant::now();
    bar.vendor.delivers("Luz Prueba");
    bar.vendor.pushes();
    bar.until("seen", |view| view.calls.len() == 1).await;
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn where_nothing_is_pushed_looking_is_a_safety_net() {
    let bar = Bar::before(pushes).await;
    bar.polls(1).await;
    let looks = bar.vendor.count(RequestKind::Snapshot);
    let start = Instant::now();
    bar.vendor.delivers("Luz Prueba");
    bar.until("seen", |view| view.calls.len() == 1).await;
    assert!(start.elapsed() > Duration::from_secs(20), "took {:?}", start.elapsed());
    assert_eq!(bar.vendor.count(RequestKind::Snapshot), looks + 1);
}

#[tokio::test(start_paused = true)]
async fn a_push_while_the_vendor_is_asked_is_followed_by_another_look() {
    let bar = Bar::before(pushes).await;
    bar.polls(1).await;
    bar.vendor.answers_late(RequestKind::Snapshot);
    let looks = bar.vendor.count(RequestKind::Snapshot);
    bar.vendor.pushes();
    bar.polls(1).await;
    // The snapshot under way is older than this.
    bar.vendor.delivers("Luz Prueba");
    bar.vendor.pushes();
    tokio::time::sleep(SOON).await;
    assert_eq!(bar.vendor.count(RequestKind::Snapshot), looks + 1, "never two at once");
    let start = Instant::now();
    bar.vendor.answers_now();
    bar.until("seen", |view| view.calls.len() == 1).await;
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn while_nothing_gets_through_the_vendor_is_asked_as_often_as_any_other() {
    let bar = Bar::before(pushes).await;
    bar.polls(1).await;
    bar.vendor.floor().push_is_down = true;
    bar.vendor.pushes();
    bar.polls(1).await;
    let start = Instant::now();
    bar.vendor.delivers("Luz Prueba");
    bar.until("seen", |view| view.calls.len() == 1).await;
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());

    bar.vendor.floor().push_is_down = false;
    bar.vendor.pushes();
    bar.polls(1).await;
    let looks = bar.vendor.count(RequestKind::Snapshot);
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(bar.vendor.count(RequestKind::Snapshot), looks, "it stands again");
}

#[tokio::test(start_paused = true)]
async fn where_pushing_has_ended_the_vendor_is_asked_as_often_as_any_other() {
    let bar = Bar::before(pushes).await;
    bar.talk().await;
    bar.vendor.floor().pushes = None;
    bar.polls(1).await;
    let start = Instant::now();
    bar.polls(5).await;
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
}
