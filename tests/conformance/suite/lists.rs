use ringside_vendor::{Reply, Request, VendorExt};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn campaigns_are_listed(bench: &dyn Bench) {
    let campaigns = bench.vendor().campaigns().await.expect("campaigns");
    assert!(campaigns.iter().any(|known| known.name == bench.campaign_and_queue().0), "{campaigns:?}");
}

pub(crate) async fn queues_are_listed(bench: &dyn Bench) {
    let queues = bench.vendor().queues().await.expect("queues");
    assert!(queues.iter().any(|known| known.name == bench.campaign_and_queue().1), "{queues:?}");
}

pub(crate) async fn colleagues_are_listed(bench: &dyn Bench) {
    let colleagues = bench.vendor().colleagues().await.expect("colleagues");
    assert!(colleagues.iter().any(|known| known.name == bench.colleague()), "{colleagues:?}");
    let me = bench.agent_name();
    assert!(colleagues.iter().all(|known| Some(&*known.name) != me), "not the agent: {colleagues:?}");
}

pub(crate) async fn the_directory_is_searched(bench: &dyn Bench) {
    let search = |search: &str| Request::Directory { search: search.to_owned() };
    let Reply::Directory(all) = bench.done(search("")).await else { panic!("no directory") };
    let colleague = all.iter().find(|entry| entry.name == bench.colleague()).expect("the colleague");
    let colleagues = bench.vendor().colleagues().await.expect("colleagues");
    let behind = colleagues.iter().find(|known| Some(&known.id) == colleague.user.as_ref());
    assert!(behind.is_some_and(|known| known.name == colleague.name), "whose it is: {colleague:?}");
    let me = bench.agent_name();
    assert!(all.iter().all(|known| Some(&*known.name) != me), "not the agent: {all:?}");
    let Reply::Directory(some) = bench.done(search(bench.colleague())).await else { panic!("no directory") };
    assert!(some.contains(colleague) && some.len() < all.len(), "{some:?}");
}
