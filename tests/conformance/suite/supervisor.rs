use ringside_domain::{CampaignId, UserId};
use ringside_vendor::{ForcedState, Monitor, Reply, Request, RequestKind, VendorExt};

use crate::bench::{Bench, BenchExt};

/// The colleague's id.
async fn colleague(bench: &dyn Bench) -> UserId {
    let colleagues = bench.vendor().colleagues().await.expect("colleagues");
    colleagues.into_iter().find(|known| known.name == bench.colleague()).expect("the colleague").id
}

pub(crate) async fn the_floor_shows_the_others(bench: &dyn Bench) {
    let Reply::Floor(floor) = bench.done(Request::Floor).await else { panic!("no floor") };
    let colleague = floor.iter().find(|agent| agent.name == bench.colleague()).expect("the colleague");
    assert!(colleague.state.is_some(), "{colleague:?}");
}

pub(crate) async fn another_agents_call_is_joined_and_left(bench: &dyn Bench) {
    let user = colleague(bench).await;
    for how in [Monitor::Listen, Monitor::Whisper, Monitor::Barge] {
        bench.done(Request::Monitor { user: user.clone(), how }).await;
        bench.done(Request::StopMonitoring).await;
    }
    assert_eq!(bench.executed(RequestKind::StopMonitoring), 3);
}

pub(crate) async fn another_agents_state_is_changed(bench: &dyn Bench) {
    let user = colleague(bench).await;
    bench.done(Request::ForceState { user, state: ForcedState::SignedOut }).await;
    assert_eq!(bench.executed(RequestKind::ForceState), 1);
}

pub(crate) async fn a_campaign_is_stopped_and_started(bench: &dyn Bench) {
    for run in [false, true] {
        let campaign = CampaignId::new(bench.campaign_and_queue().0);
        bench.done(Request::RunCampaign { campaign, run }).await;
    }
    assert_eq!(bench.executed(RequestKind::RunCampaign), 2);
}
