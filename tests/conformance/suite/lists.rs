use ringside_vendor::{Request, VendorExt};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn campaigns_queues_and_colleagues_are_listed(bench: &dyn Bench) {
    let vendor = bench.vendor();
    let capabilities = vendor.capabilities();
    let (campaign, queue) = bench.campaign_and_queue();
    if bench.offers(capabilities.campaigns, Request::Campaigns).await {
        let campaigns = vendor.campaigns().await.expect("campaigns");
        assert!(campaigns.iter().any(|known| known.name == campaign), "{campaigns:?}");
    }
    if bench.offers(capabilities.queues, Request::Queues).await {
        let queues = vendor.queues().await.expect("queues");
        assert!(queues.iter().any(|known| known.name == queue), "{queues:?}");
    }
    if bench.offers(capabilities.colleagues, Request::Colleagues).await {
        let colleagues = vendor.colleagues().await.expect("colleagues");
        assert!(colleagues.iter().any(|known| known.name == bench.colleague()), "{colleagues:?}");
        assert!(
            colleagues.iter().all(|known| known.name != bench.agent_name()),
            "not the agent: {colleagues:?}"
        );
    }
}
