use ringside_vendor::{Request, RequestKind, VendorExt};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn the_numbers_of_a_lead_are_listed(bench: &dyn Bench) {
    let lead = bench.leads()[0].clone();
    let phones = bench.vendor().lead_phones(lead.clone()).await.expect("numbers");
    assert!(!phones.is_empty());
    for phone in phones {
        assert_eq!(phone.lead, lead);
        assert!(phone.id.is_some() && phone.kind.is_some() && !phone.number.is_empty(), "{phone:?}");
    }
}

pub(crate) async fn a_call_is_moved_to_another_lead(bench: &dyn Bench) {
    let call = bench.connected().await;
    let other = bench.leads()[1].clone();
    assert_ne!(bench.lead_of(&call).as_ref(), Some(&other));
    let phones = bench.vendor().lead_phones(other.clone()).await.expect("numbers");
    let phone = phones.into_iter().find_map(|phone| phone.id).expect("an id");
    bench.done(Request::ChangeLead { call: call.clone(), phone }).await;
    assert_eq!(bench.lead_of(&call), Some(other));
    assert_eq!(bench.executed(RequestKind::ChangeLead), 1);
}

pub(crate) async fn a_lead_is_created_for_a_call(bench: &dyn Bench) {
    let call = bench.connected().await;
    let before = bench.lead_of(&call);
    bench.done(Request::CreateLead { call: call.clone(), number: bench.numbers()[1].into() }).await;
    let after = bench.lead_of(&call);
    assert!(after.is_some() && after != before, "{after:?}");
    assert_eq!(bench.executed(RequestKind::CreateLead), 1);
}
