//! Connections are given up when the computer slept or came into another network. The only test in this program,
//! because it concerns every connection there is.

use std::sync::Arc;

use reqwest::{Method, header::HeaderMap};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure, Http, Lane, Outgoing, Place, start_afresh};
use ringside_wire_stub::{Heard, Say, Stub};
use tokio::{sync::Notify, task::JoinHandle, time::Duration};

fn path(heard: &Heard) -> String {
    heard.path().to_owned()
}

fn ask(http: &Arc<Http>, stub: &Stub, path: &str, lane: Lane) -> JoinHandle<Result<Answer, Failure>> {
    let (http, url) = (Arc::clone(http), format!("{}{path}", stub.base_url()));
    let url = url.parse().expect("an address");
    let outgoing = Outgoing { verb: Method::GET, url, headers: HeaderMap::new(), body: None, lane };
    tokio::spawn(async move { http.send(outgoing).await })
}

async fn has_heard(stub: &Stub, path: &str) {
    while stub.count(path) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn reads_under_way_end_at_once_acts_go_on_and_the_next_request_connects_anew() {
    let let_go = Arc::new(Notify::new());
    let held = Arc::clone(&let_go);
    let stub = Stub::start(path, move |heard, _| match heard.path() {
        "/look" => Say::body("seen"),
        _ => Say::Held("done".into(), Arc::clone(&held)),
    })
    .await;
    let place = Place::parse("base_url", stub.base_url()).expect("an address");
    let http = Arc::new(Http::new(&place, &[]).expect("clients"));
    for _ in 0..2 {
        ask(&http, &stub, "/look", Lane::Look).await.expect("no panic").expect("an answer");
    }
    assert_eq!(stub.last("/look").connection, 0, "reads share a connection");

    let act = ask(&http, &stub, "/act", Lane::Act);
    has_heard(&stub, "/act").await;
    let wait = ask(&http, &stub, "/wait", Lane::Wait(Duration::from_secs(600)));
    has_heard(&stub, "/wait").await;
    start_afresh();
    let given_up = wait.await.expect("no panic").err().expect("no answer");
    assert_eq!(given_up.kind, VendorErrorKind::Interrupted);

    let used = stub.heard().iter().map(|heard| heard.connection).max();
    ask(&http, &stub, "/look", Lane::Look).await.expect("no panic").expect("an answer");
    assert!(Some(stub.last("/look").connection) > used, "a connection nobody has used before");

    let_go.notify_waiters();
    act.await.expect("no panic").expect("what acts is carried through");
}
