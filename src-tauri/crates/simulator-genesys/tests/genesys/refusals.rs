use ringside_simulator_genesys::{Event, RefusalHttp};
use serde_json::{Value, json};

use crate::tenant::{ANA, DEVICE, Desk, read};

#[tokio::test]
async fn refusals_have_their_codes_and_the_http_status_that_is_chosen() {
    let desk = Desk::ready().await;
    let ringing = desk.rings("07700900124");
    let device = format!("me/devices/{DEVICE}");
    let rows: [(&str, Value, u64, u16); 9] = [
        ("me/channels/voice", json!({}), 1, 400),
        ("me/channels/voice", json!({"operationName": "Fly"}), 1, 400),
        (&format!("me/calls/{ringing}"), json!({"operationName": "Fly"}), 1, 400),
        (&device, json!({"operationName": "Fly"}), 1, 400),
        (&format!("{device}/calls"), json!({"operationName": "Answer"}), 1, 400),
        (&format!("me/calls/{ringing}"), json!({"operationName": "Hold"}), 2, 409),
        (&device, json!({"operationName": "ListenIn"}), 5, 403),
        ("me/calls/none", json!({"operationName": "Hangup"}), 6, 404),
        (&format!("me/calls/{ringing}"), json!({"operationName": "SendDtmf", "digits": "x"}), 10, 400),
    ];
    for (http, matching) in [(RefusalHttp::Ok, false), (RefusalHttp::Matching, true)] {
        desk.sim.update(|settings| settings.wire.refusal_http = http);
        for (path, body, code, status) in &rows {
            let expected = if matching { *status } else { 200 };
            assert_eq!(desk.no(path, body.clone()).await, (expected, *code), "{path} {body}");
        }
    }
}

#[tokio::test]
async fn a_released_call_can_do_nothing_any_more() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    desk.sim.event(Event::CustomerHangsUp { user: ANA.to_owned(), call: None }).unwrap();
    assert_eq!(desk.no(&format!("me/calls/{call}"), json!({"operationName": "Hangup"})).await, (200, 2));
}

#[tokio::test]
async fn a_body_that_is_no_object_is_a_bad_request() {
    let desk = Desk::ready().await;
    for body in ["", "{", "[]", "7"] {
        let request =
            desk.request("POST", "me/channels/voice").header("Content-Type", "application/json").body(body);
        let reply = read(request).await.unwrap();
        assert_eq!((reply.status, &reply.json()["statusCode"]), (400, &json!(1)), "{body:?}");
    }
    assert_eq!(desk.sim.requests("command"), 4);
}

#[tokio::test]
async fn unknown_paths_and_verbs_are_pages() {
    let desk = Desk::start().await;
    for (verb, path, status) in
        [("GET", "nothing", 404), ("POST", "queues", 405), ("PUT", "me", 405), ("GET", "notifications", 405)]
    {
        let reply = read(desk.request(verb, path)).await.unwrap();
        assert_eq!(
            (reply.status, reply.content_type()),
            (status, "text/html; charset=utf-8"),
            "{verb} {path}"
        );
    }
}

#[tokio::test]
async fn without_its_feature_an_operation_is_refused() {
    let desk = Desk::with(|settings| settings.users[0].without_features = vec!["api-voice".to_owned()]).await;
    let start = json!({"operationName": "StartContactCenterSession", "channels": ["voice"]});
    assert_eq!(desk.no("me", start).await, (200, 5));
}

#[tokio::test]
async fn a_status_code_can_be_a_word() {
    let desk = Desk::with(|settings| settings.wire.string_status_code = true).await;
    assert_eq!(desk.get("me").await.json()["statusCode"], "0");
    let reply = desk.post("me/calls/none", json!({"operationName": "Hangup"})).await;
    assert_eq!(reply.json()["statusCode"], "6");
}
