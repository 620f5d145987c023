//! What only the other server can show: how it was asked, and what happens while it is not there.

use reqwest::{
    Client, RequestBuilder, StatusCode,
    header::{COOKIE, SET_COOKIE},
};
use ringside_domain::CallState::{Connected, Held, Ringing};
use ringside_vendor::{VendorErrorKind, VendorExt};
use serde_json::{Value, json};

use crate::{
    desk::Desk,
    faye::Faye,
    site::{Deed, LONG, Site},
};

#[tokio::test]
async fn polls_never_overlap_and_only_the_first_of_a_session_asks_for_an_answer_at_once() {
    let mut site = Faye::start(LONG).await;
    let mut desk = Desk::sign_in(&site).await;
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
    site.at_the_phone(Deed::Answer).await;
    desk.is_told_of_the_call(Connected).await;
    site.forgets_push_clients(Deed::Hold).await;
    desk.is_told_of_the_call(Held).await;
    desk.listens().await;
    assert_eq!((site.hasty_polls().await, site.most_held().await), (2, 1));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_and_found_again_on_its_port() {
    let mut site = Faye::start(LONG).await;
    let mut desk = Desk::sign_in(&site).await;
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
    site.control(json!({ "control": "down" })).await;
    let gone = async {
        loop {
            // Until the poll is seen to have broken off, what was pushed is still good.
            if let Err(error) = desk.vendor.snapshot().await {
                return error;
            }
            tokio::task::yield_now().await;
        }
    };
    let error = tokio::time::timeout(LONG, gone).await.expect("it is noticed");
    assert_eq!(error.kind, VendorErrorKind::Offline);
    site.control(json!({ "control": "operate_silently", "name": "Answer" })).await;
    site.control(json!({ "control": "up" })).await;
    desk.is_told_of_the_call(Connected).await;
    desk.listens().await;
    site.at_the_phone(Deed::Hold).await;
    desk.is_told_of_the_call(Held).await;
}

#[tokio::test]
async fn a_poll_that_is_sent_elsewhere_does_not_go_there() {
    let mut site = Faye::start(LONG).await;
    let mut desk = Desk::sign_in(&site).await;
    let to = format!("{}/notifications", site.elsewhere().url());
    site.control(json!({ "control": "redirect", "to": to })).await;
    // The poll that is held ends with this; the next one is sent elsewhere.
    site.rings().await;
    desk.is_told_of_the_call(Ringing).await;
    let before = site.counts().await;
    let after = site.until(|counts| counts.polls > before.polls).await;
    assert_eq!(after.handshakes, 1, "the session is kept");
    site.at_the_phone(Deed::Answer).await;
    desk.is_told_of_the_call(Connected).await;
    site.elsewhere().assert_unvisited();
}

/// What the script proves is worth only as much as the server is strict.
#[tokio::test]
async fn this_server_takes_no_events_from_clients_and_no_messages_without_a_session() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let site = Faye::start(LONG).await;
    let client = Client::builder().no_proxy().build().expect("a client");
    let url = |path: &str| format!("{}/api/v2/{path}", site.base_url());
    let push = |messages: Value| client.post(url("notifications")).json(&messages);
    let publish = json!([{ "id": "1", "channel": "/v2/me/calls", "data": {}, "clientId": "c1" }]);
    let (status, answer) = read(push(publish.clone())).await;
    assert_eq!((status, &answer["statusCode"]), (StatusCode::FORBIDDEN, &json!(20)));
    let signed_in = client.get(url("me")).basic_auth("agent1", Some("secret"));
    let signed_in = signed_in.send().await.expect("an answer");
    let cookie = signed_in.headers()[SET_COOKIE].to_str().expect("text");
    let session = cookie.split(';').next().expect("a cookie");
    let (_, answer) = read(push(publish).header(COOKIE, session)).await;
    assert_eq!(
        (&answer[0]["successful"], &answer[0]["error"]),
        (&json!(false), &json!("403:/v2/me/calls:Publishing is denied"))
    );
    let connect = json!([{ "id": "2", "channel": "/meta/connect", "clientId": "c1", "connectionType": "long-polling" }]);
    let (_, answer) = read(push(connect).header(COOKIE, session)).await;
    assert_eq!(answer[0]["error"], "401:c1:Unknown client");
}

async fn read(request: RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.expect("an answer");
    (response.status(), response.json().await.expect("JSON"))
}
