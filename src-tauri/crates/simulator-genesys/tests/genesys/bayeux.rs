use std::time::{Duration, Instant};

use ringside_simulator_genesys::{Event, UnknownClient};
use serde_json::{Value, json};

use crate::tenant::{ANA, Desk, Reply, client, read, until};

/// Sends a connect in the background and waits until the server holds it.
async fn hold(desk: &Desk, message: Value) -> tokio::task::JoinHandle<reqwest::Result<Reply>> {
    let before = desk.sim.requests("connect");
    let request = desk.request("POST", "notifications/connect").json(&json!([message]));
    let held = tokio::spawn(read(request));
    until("the connect is held", || {
        desk.sim.requests("connect") > before && desk.sim.state().held_connects == 1
    })
    .await;
    held
}

#[tokio::test]
async fn a_handshake_is_answered_verbatim_and_sets_the_browser_cookie_once() {
    let desk = Desk::start().await;
    let handshake = json!([{"id": "1", "channel": "/meta/handshake", "version": "1.0"}]);
    let reply = desk.bayeux(handshake.clone()).await;
    let cookie = *reply.set_cookies().iter().find(|cookie| cookie.starts_with("BAYEUX_BROWSER=")).unwrap();
    assert!(cookie.contains("Path=/") && cookie.contains("HttpOnly"));
    let mut message = reply.json()[0].clone();
    let id = message["clientId"].take();
    assert!(id.as_str().unwrap().len() > 20);
    assert_eq!(
        message,
        json!({
            "id": "1", "channel": "/meta/handshake", "successful": true, "version": "1.0", "minimumVersion": "1.0",
            "clientId": null, "supportedConnectionTypes": ["long-polling", "callback-polling"],
            "advice": {"reconnect": "retry", "interval": 0, "timeout": 30000},
        })
    );
    let again = desk.bayeux(handshake).await;
    assert!(again.set_cookies().iter().all(|cookie| !cookie.starts_with("BAYEUX_BROWSER")));
    assert_eq!(desk.sim.requests("handshake"), 2);
}

#[tokio::test]
async fn sub_paths_and_a_single_object_are_accepted() {
    let desk = Desk::start().await;
    let request = desk
        .request("POST", "notifications/handshake")
        .json(&json!({"channel": "/meta/handshake", "id": "7"}));
    let reply = read(request).await.unwrap();
    assert_eq!((reply.status, reply.json()[0]["successful"].clone()), (200, json!(true)));
    assert_eq!(reply.content_type(), "application/json;charset=UTF-8");
}

#[tokio::test]
async fn the_first_connect_is_answered_at_once_and_the_next_is_held_until_an_event() {
    let desk = Desk::ready().await;
    let mut push = desk.shake_hands().await;
    push.subscribe(json!("/v2/me/calls")).await;
    let first = push.connect().await;
    assert_eq!(
        (first["successful"].clone(), first.get("advice")),
        (json!(true), None),
        "advice has not changed"
    );
    let held = hold(&desk, push.message("/meta/connect")).await;
    desk.rings("07700900124");
    let messages = held.await.unwrap().unwrap().json();
    assert_eq!(
        (&messages[0]["channel"], &messages[0]["successful"]),
        (&json!("/meta/connect"), &json!(true))
    );
    assert!(messages[0].get("advice").is_none());
    assert_eq!(messages[1]["data"]["call"]["state"], "Ringing");
    assert!(messages[1].get("id").is_none());
}

#[tokio::test]
async fn a_connect_that_brings_advice_gets_advice_and_its_own_timeout() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let mut message = push.message("/meta/connect");
    message["advice"] = json!({"timeout": 0});
    let reply = push.send(message).await;
    assert_eq!(reply["advice"], json!({"reconnect": "retry", "interval": 0, "timeout": 30000}));
    desk.sim.update(|settings| settings.push.interval_ms = 500);
    let mut message = push.message("/meta/subscribe");
    message["subscription"] = "/v2/me/outbound".into();
    assert!(push.send(message).await.get("advice").is_none(), "only a connect tells of it");
    let mut message = push.message("/meta/connect");
    message["advice"] = json!({"timeout": 30});
    let began = Instant::now();
    let reply = push.send(message).await;
    assert_eq!(reply["advice"]["interval"], 500);
    assert!(began.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn a_held_connect_ends_with_its_timeout_on_the_clock() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    let held = hold(&desk, push.message("/meta/connect")).await;
    desk.sim.advance(Duration::from_secs(31));
    let messages = held.await.unwrap().unwrap().json();
    assert_eq!((messages.as_array().unwrap().len(), &messages[0]["successful"]), (1, &json!(true)));
}

#[tokio::test]
async fn events_ride_on_the_answer_to_any_message_unless_switched_off() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.rings("07700900124");
    let reply = push.subscribe(json!(["/v2/me/outbound"])).await;
    assert_eq!((&reply["subscription"], &reply["successful"]), (&json!(["/v2/me/outbound"]), &json!(true)));
    assert_eq!(push.events.len(), 1);
    desk.sim.update(|settings| settings.push.connect_delivery_only = true);
    desk.rings("07700900125");
    push.subscribe(json!(["/v2/me/outbound"])).await;
    assert_eq!(push.events.len(), 1);
    push.connect().await;
    assert_eq!(push.events.len(), 2);
}

#[tokio::test]
async fn only_what_is_subscribed_arrives_and_only_for_its_own_agent() {
    let desk = Desk::ready().await;
    let sam = desk.of("agent2");
    sam.log_in().await;
    let mut push = desk.shake_hands().await;
    push.connect().await;
    push.subscribe(json!("/v2/me/calls")).await;
    desk.yes("me/channels/voice", json!({"operationName": "NotReady"})).await;
    sam.rings("07700900124");
    desk.rings("07700900125");
    let (_, call) = push.next_call().await;
    assert_eq!(call["ani"], "07700900125");
    assert!(push.events.is_empty());
    let mut message = push.message("/meta/unsubscribe");
    message["subscription"] = "/v2/me/calls".into();
    assert_eq!(push.send(message).await["successful"], true);
    desk.rings("07700900126");
    let mut message = push.message("/meta/connect");
    message["advice"] = json!({"timeout": 0});
    push.send(message).await;
    assert!(push.events.is_empty());
}

#[tokio::test]
async fn an_unknown_client_is_told_by_the_error_of_its_server() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    push.client = "gone".to_owned();
    for (form, error, advice) in [
        (UnknownClient::Comet3, "402::Unknown client", json!({"reconnect": "handshake", "interval": 0})),
        (UnknownClient::Comet4, "402::session_unknown", json!({"reconnect": "handshake", "interval": 0})),
        (UnknownClient::Faye, "401:gone:Unknown client", json!({"reconnect": "handshake"})),
    ] {
        desk.sim.update(|settings| settings.push.unknown_client = form);
        let reply = push.connect().await;
        assert_eq!(
            (&reply["successful"], &reply["error"], &reply["advice"]),
            (&json!(false), &json!(error), &advice)
        );
        let reply = push.subscribe(json!("/v2/me/calls")).await;
        assert_eq!((&reply["error"], reply.get("advice")), (&json!(error), None));
    }
}

#[tokio::test]
async fn without_the_browser_cookie_a_client_is_unknown() {
    let desk = Desk::ready().await;
    let mut push = desk.shake_hands().await;
    let other = Desk { http: client(), ..desk.clone() };
    push.desk = other;
    let reply = push.connect().await;
    assert_eq!(
        (&reply["error"], &reply["advice"]["reconnect"]),
        (&json!("402::Unknown client"), &json!("handshake"))
    );
    desk.sim.update(|settings| settings.push.browser_cookie = false);
    assert_eq!(push.connect().await["successful"], true);
}

#[tokio::test]
async fn a_lost_client_breaks_its_connect_and_has_to_shake_hands_again() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let held = hold(&desk, push.message("/meta/connect")).await;
    desk.sim.event(Event::PushSessionsLost { user: Some(ANA.to_owned()) }).unwrap();
    assert!(held.await.unwrap().is_err());
    assert_eq!(push.connect().await["error"], "402::Unknown client");
    let mut again = desk.listen().await;
    desk.rings("07700900124");
    assert_eq!(again.next_call().await.1["state"], "Ringing");
}

#[tokio::test]
async fn a_long_poll_that_is_cut_loses_no_event() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let held = hold(&desk, push.message("/meta/connect")).await;
    desk.sim.event(Event::LongPollsCut { user: None }).unwrap();
    assert!(held.await.unwrap().is_err());
    desk.rings("07700900124");
    assert_eq!(push.next_call().await.1["state"], "Ringing");
}

#[tokio::test]
async fn a_silent_client_is_forgotten_but_not_because_the_clock_was_moved() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.sim.advance(Duration::from_secs(1_200));
    assert_eq!(push.subscribe(json!("/v2/me/calls")).await["successful"], true);
    desk.sim.update(|settings| settings.push.max_interval_ms = 20);
    until("the client is forgotten", || desk.sim.state().push_clients == 0).await;
    assert_eq!(push.connect().await["error"], "402::Unknown client");
}

#[tokio::test]
async fn a_second_connect_cancels_the_first() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    let first = hold(&desk, push.message("/meta/connect")).await;
    let second = tokio::spawn(read(
        desk.request("POST", "notifications").json(&json!([push.message("/meta/connect")])),
    ));
    assert_eq!(first.await.unwrap().unwrap().status, 500);
    desk.rings("07700900124");
    assert_eq!(second.await.unwrap().unwrap().json()[1]["data"]["call"]["state"], "Ringing");
}

#[tokio::test]
async fn a_second_client_of_one_browser_is_told_so() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    let _held = hold(&desk, push.message("/meta/connect")).await;
    let mut other = desk.shake_hands().await;
    let reply = other.connect().await;
    assert_eq!(
        (&reply["successful"], &reply["advice"]),
        (&json!(true), &json!({"multiple-clients": true, "reconnect": "retry", "interval": 2000}))
    );
    desk.sim.update(|settings| settings.push.multi_session_interval_ms = 0);
    let reply = other.connect().await;
    assert_eq!((&reply["successful"], &reply["advice"]["reconnect"]), (&json!(false), &json!("none")));
    desk.sim.update(|settings| settings.push.sessions_per_browser = 2);
    let reply = other.send({
        let mut message = other.message("/meta/connect");
        message["advice"] = json!({"timeout": 0});
        message
    });
    assert!(reply.await["advice"].get("multiple-clients").is_none());
}

#[tokio::test]
async fn trouble_can_be_switched_on() {
    let desk = Desk::ready_with(|settings| settings.trouble.multiple_clients = true).await;
    let mut push = desk.listen().await;
    assert_eq!(push.connect().await["advice"]["multiple-clients"], true);
    desk.sim.update(|settings| settings.trouble.reconnect_none = true);
    let reply = push.connect().await;
    assert_eq!((&reply["successful"], &reply["advice"]["reconnect"]), (&json!(false), &json!("none")));
    let reply = desk.bayeux(json!([{"id": "1", "channel": "/meta/handshake"}])).await.json();
    assert_eq!(
        reply[0],
        json!({
            "id": "1", "channel": "/meta/handshake", "successful": false, "error": "403::Handshake denied",
            "advice": {"reconnect": "none"},
        })
    );
}

#[tokio::test]
async fn a_disconnect_releases_the_connect_that_is_held() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let held = hold(&desk, push.message("/meta/connect")).await;
    let message = push.message("/meta/disconnect");
    let reply = push.send(message.clone()).await;
    assert_eq!(reply, json!({"id": message["id"], "channel": "/meta/disconnect", "successful": true}));
    assert_eq!(held.await.unwrap().unwrap().json()[0]["advice"]["reconnect"], "none");
    assert_eq!(desk.sim.state().push_clients, 0);
}

#[tokio::test]
async fn a_connect_in_a_batch_is_answered_at_once_and_a_handshake_in_one_fails() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    let mut subscribe = push.message("/meta/subscribe");
    subscribe["subscription"] = "/v2/me/outbound".into();
    let reply = desk.bayeux(json!([subscribe, push.message("/meta/connect")])).await.json();
    assert_eq!(reply.as_array().unwrap().len(), 2);
    let batch = json!([{"id": "1", "channel": "/meta/handshake"}, push.message("/meta/connect")]);
    assert_eq!(desk.bayeux(batch).await.status, 500);
}

#[tokio::test]
async fn what_is_wrong_with_a_message_is_said_in_its_reply() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    for (subscription, error) in [
        (Value::Null, "403::subscription_missing"),
        (json!(7), "403::subscription_invalid"),
        (json!(["v2/me"]), "403::subscription_invalid"),
        (json!("/v2/users"), "403:denied_by_security_policy:subscribe_denied"),
    ] {
        let reply = push.subscribe(subscription).await;
        assert_eq!((&reply["successful"], &reply["error"]), (&json!(false), &json!(error)));
    }
    let mut publish = push.message("/v2/me/calls");
    publish["data"] = json!({"x": 1});
    let reply = desk.bayeux(json!([publish])).await.json();
    assert_eq!(reply[0]["error"], "403:denied_by_security_policy:publish denied");
    let reply = desk.bayeux(json!([{"id": "9", "clientId": push.client}])).await.json();
    assert_eq!(reply[0]["error"], "400::channel missing");
    let supervisor = desk.of("supervisor1");
    let mut push = supervisor.listen().await;
    assert_eq!(push.subscribe(json!("/v2/users")).await["successful"], true);
}

#[tokio::test]
async fn a_body_that_is_not_json_fails_by_its_kind() {
    let desk = Desk::ready().await;
    for (kind, body, status) in [
        ("application/json;charset=UTF-8", "[{", 400),
        ("application/json", "7", 400),
        ("application/json", "[7]", 400),
        ("text/plain", "[]", 500),
        ("application/x-www-form-urlencoded", "message=[]", 500),
    ] {
        let request = desk.request("POST", "notifications").header("Content-Type", kind).body(body);
        let reply = read(request).await.unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (status, ""), "{kind} {body}");
    }
}

#[tokio::test]
async fn when_the_session_is_gone_push_is_denied_and_a_restart_ends_everything() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    desk.sim.event(Event::SessionsExpire { user: None }).unwrap();
    let url = format!("{}/notifications", desk.sim.base_url());
    let reply = read(desk.http.post(url).json(&json!([push.message("/meta/connect")]))).await.unwrap();
    assert_eq!((reply.status, &reply.json()["statusCode"]), (403, &json!(20)));
    let call = desk.rings("07700900124");
    desk.sim.event(Event::Restart).unwrap();
    let state = desk.sim.state();
    assert_eq!((state.sessions, state.push_clients), (0, 0));
    assert_eq!(state.calls[0].call, call, "calls are the switch's");
}
