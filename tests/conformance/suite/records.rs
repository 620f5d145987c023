use ringside_domain::{Callback, CampaignId};
use ringside_vendor::{Reply, Request, RequestKind, ScheduledCall};

use crate::bench::{Bench, BenchExt};

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Whether one of the parameters of the newest request of this kind holds this.
fn arrived_with(bench: &dyn Bench, kind: RequestKind, text: &str) -> bool {
    let entry = bench.entries(kind).pop().expect("a request");
    entry.parameters.values().any(|value| value.contains(text))
}

pub(crate) async fn a_note_is_kept_with_a_call(bench: &dyn Bench) {
    let call = bench.connected().await;
    let text = "Asks for Ms Example, not before 9".to_owned();
    let number = bench.numbers()[0].to_owned();
    bench.done(Request::AddNote { call: Some(call), number, text: text.clone() }).await;
    assert_eq!(bench.executed(RequestKind::AddNote), 1);
    assert!(arrived_with(bench, RequestKind::AddNote, &text));
}

pub(crate) async fn values_are_kept_with_a_call_and_dropped(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench
        .done(Request::SetCallData { call: call.clone(), pairs: pairs(&[("Colour", "Blue & green")]) })
        .await;
    assert_eq!(bench.executed(RequestKind::SetCallData), 1);
    assert!(arrived_with(bench, RequestKind::SetCallData, "Blue & green"));
    bench.done(Request::ClearCallData { call, name: Some("Colour".into()) }).await;
    assert_eq!(bench.executed(RequestKind::ClearCallData), 1);
}

pub(crate) async fn a_contact_is_written_and_read(bench: &dyn Bench) {
    let number = bench.numbers()[1].to_owned();
    let save = |fields, new| Request::SaveContact { number: number.clone(), fields, new };
    bench.done(save(pairs(&[("name", "Jo Example"), ("company", "Example & Sons")]), true)).await;
    bench.done(save(pairs(&[("name", "Jo Beispiel")]), false)).await;
    let Reply::Contact(Some(contact)) = bench.done(Request::Contact { number }).await else {
        panic!("no contact")
    };
    let holds = |value: &str| contact.fields.iter().any(|(_, known)| known == value);
    assert!(holds("Jo Beispiel") && holds("Example & Sons") && !holds("Jo Example"), "{contact:?}");
    assert_eq!(bench.executed(RequestKind::SaveContact), 1, "created once");
}

pub(crate) async fn a_number_is_blocked_and_freed(bench: &dyn Bench) {
    for blocked in [true, false] {
        let number = bench.numbers()[0].to_owned();
        bench.done(Request::BlockNumber { number, blocked }).await;
    }
    assert_eq!(bench.executed(RequestKind::BlockNumber), 2);
}

pub(crate) async fn a_call_that_is_over_is_among_the_past_ones(bench: &dyn Bench) {
    let call = bench.ended().await;
    bench.done(bench.dispose(&call, bench.codes()[0])).await;
    let request = Request::PastCalls { number: Some(bench.numbers()[0].to_owned()) };
    let Reply::PastCalls(past) = bench.done(request).await else { panic!("no past calls") };
    let found = past.iter().find(|past| past.id.as_ref() == Some(&call)).expect("the call");
    assert!(found.at.is_some() && found.duration_s.is_some(), "{found:?}");
}

pub(crate) async fn figures_are_read(bench: &dyn Bench) {
    let call = bench.ended().await;
    bench.done(bench.dispose(&call, bench.codes()[0])).await;
    let Reply::Counters(counters) = bench.done(Request::Counters).await else { panic!("no figures") };
    assert!(!counters.is_empty());
    assert!(counters.iter().all(|counter| !counter.name.is_empty()), "{counters:?}");
}

pub(crate) async fn the_vendors_news_are_read(bench: &dyn Bench) {
    let Reply::Notices(notices) = bench.done(Request::Notices).await else { panic!("no news") };
    assert!(notices.iter().all(|notice| !notice.text.is_empty()), "{notices:?}");
}

pub(crate) async fn a_call_is_given_to_the_dialler(bench: &dyn Bench) {
    let (_, samples) = bench.callbacks();
    // Where the vendor takes no time with an outcome, it takes none here.
    let at = samples
        .first()
        .filter(|_| bench.dialler_takes_a_time())
        .map(|sample| Callback { at: sample.at.parse().expect("an instant"), zone: sample.zone.into() });
    let call = ScheduledCall {
        number: bench.numbers()[1].to_owned(),
        alternatives: Vec::new(),
        campaign: CampaignId::new(bench.campaign_and_queue().0),
        at: at.clone(),
        for_me: true,
        name: None,
    };
    bench.done(Request::ScheduleCall(call)).await;
    assert_eq!(bench.executed(RequestKind::ScheduleCall), 1);
    if at.is_some() {
        assert!(arrived_with(bench, RequestKind::ScheduleCall, samples[0].arrives));
    }
    let tail = &bench.numbers()[1][4..];
    assert!(arrived_with(bench, RequestKind::ScheduleCall, tail));
}
