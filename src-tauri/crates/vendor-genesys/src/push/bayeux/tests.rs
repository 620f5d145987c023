use proptest::prelude::*;

use super::*;

const SECOND: Duration = Duration::from_secs(1);
const HELD: Duration = Duration::from_secs(30);

fn client() -> Client {
    Client::new(vec!["/v2/me/devices", "/v2/me/calls"])
}

fn read(messages: &Value) -> Vec<Message> {
    messages.as_array().expect("a list").iter().filter_map(Message::read).collect()
}

fn sending(client: &mut Client) -> Sending {
    match client.next(0.5) {
        Next::Send(sending) => sending,
        Next::Stop => panic!("stopped"),
    }
}

fn handshake() -> Value {
    json!([{ "channel": "/meta/handshake", "successful": true, "clientId": "c1",
        "supportedConnectionTypes": ["long-polling"],
        "advice": { "reconnect": "retry", "interval": 0, "timeout": 20000 } }])
}

fn connected() -> Client {
    let mut client = client();
    for (kind, answer) in [
        (Kind::Handshake, handshake()),
        (Kind::Subscribe, json!([{ "channel": "/meta/subscribe", "successful": true }])),
        (Kind::Connect, json!([{ "channel": "/meta/connect", "successful": true }])),
    ] {
        assert_eq!(sending(&mut client).kind, kind);
        client.answered(kind, read(&answer), HELD);
    }
    client
}

fn polled(client: &mut Client, answer: &Value) -> Outcome {
    assert_eq!(sending(client).kind, Kind::Connect);
    client.answered(Kind::Connect, read(answer), HELD)
}

#[test]
fn a_session_begins_with_handshake_subscribe_and_a_poll_that_is_answered_at_once() {
    let mut client = client();
    let first = sending(&mut client);
    assert_eq!(first.body[0]["supportedConnectionTypes"], json!(["long-polling"]));
    assert_eq!(first.limit, ALLOWANCE);
    client.answered(Kind::Handshake, read(&handshake()), SECOND);

    let second = sending(&mut client);
    assert_eq!(second.kind, Kind::Subscribe);
    assert_eq!(second.body[0]["clientId"], "c1");
    assert_eq!(second.body[0]["subscription"], json!(["/v2/me/devices", "/v2/me/calls"]));
    client.answered(
        Kind::Subscribe,
        read(&json!([{ "channel": "/meta/subscribe", "successful": true }])),
        SECOND,
    );

    let third = sending(&mut client);
    assert_eq!(third.kind, Kind::Connect);
    assert_eq!(third.body[0]["advice"], json!({ "timeout": 0 }));
    assert_eq!(third.limit, Duration::from_secs(30), "what the server holds, and the network's allowance");
    let outcome = client.answered(
        Kind::Connect,
        read(&json!([{ "channel": "/meta/connect", "successful": true }])),
        Duration::ZERO,
    );
    assert_eq!(outcome.turn, Turn::Connected);

    let next = sending(&mut client);
    assert_eq!((next.pause, next.body[0].get("advice")), (Duration::ZERO, None));
    assert_ne!(next.body[0]["id"], third.body[0]["id"]);
}

#[test]
fn events_are_taken_from_any_answer_in_their_order() {
    let mut client = client();
    sending(&mut client);
    let mut answer = handshake();
    answer.as_array_mut().expect("a list").insert(0, json!({ "channel": "/v2/me/calls", "data": 1 }));
    assert_eq!(client.answered(Kind::Handshake, read(&answer), SECOND).events, [json!(1)]);
    let answer = json!([
        { "channel": "/v2/me/calls", "data": 2 },
        { "channel": "/meta/subscribe", "successful": true },
        { "channel": "/v2/me/devices", "data": 3, "id": "x" },
    ]);
    assert_eq!(client.answered(Kind::Subscribe, read(&answer), SECOND).events, [json!(2), json!(3)]);
}

#[test]
fn a_client_the_server_does_not_know_begins_anew_by_either_number() {
    for error in ["402::Unknown client", "402::session_unknown", "401:c1:Unknown client"] {
        let mut client = connected();
        let outcome = polled(
            &mut client,
            &json!([{ "channel": "/meta/connect", "successful": false, "error": error }]),
        );
        assert_eq!(outcome.turn, Turn::Lost, "{error}");
        let again = sending(&mut client);
        assert_eq!((again.kind, again.pause), (Kind::Handshake, Duration::ZERO), "{error}");
    }
}

#[test]
fn a_subscription_of_an_unknown_client_begins_anew_without_advice() {
    let mut client = client();
    sending(&mut client);
    client.answered(Kind::Handshake, read(&handshake()), SECOND);
    sending(&mut client);
    let refusal =
        json!([{ "channel": "/meta/subscribe", "successful": false, "error": "402::Unknown client" }]);
    assert_eq!(client.answered(Kind::Subscribe, read(&refusal), SECOND).turn, Turn::Lost);
    assert_eq!(sending(&mut client).kind, Kind::Handshake);
}

#[test]
fn sessions_lost_in_a_circle_are_asked_for_ever_more_slowly() {
    let mut client = connected();
    let mut pauses = Vec::new();
    for _ in 0..4 {
        client.lose();
        pauses.push(sending(&mut client).pause);
        client.answered(Kind::Handshake, read(&handshake()), SECOND);
    }
    assert_eq!(pauses, [Duration::ZERO, SECOND, 2 * SECOND, 3 * SECOND]);
}

#[test]
fn the_servers_advice_is_followed() {
    let advise = |advice: &Value| {
        let mut client = connected();
        let answer = json!([{ "channel": "/meta/connect", "successful": true, "advice": advice }]);
        polled(&mut client, &answer);
        client.next(0.5)
    };
    let Next::Send(wait) = advise(&json!({ "reconnect": "retry", "interval": 1500, "timeout": 5000 })) else {
        panic!("stopped");
    };
    assert_eq!((wait.pause, wait.limit), (Duration::from_millis(1500), Duration::from_secs(15)));
    let Next::Send(anew) = advise(&json!({ "reconnect": "handshake", "interval": 700 })) else {
        panic!("stopped");
    };
    assert_eq!((anew.kind, anew.pause), (Kind::Handshake, Duration::from_millis(700)));
    assert_eq!(advise(&json!({ "reconnect": "none" })), Next::Stop);
    assert_eq!(advise(&json!({ "reconnect": "retry", "interval": -1 })), Next::Stop);
    let Next::Send(several) = advise(&json!({ "multiple-clients": true })) else { panic!("stopped") };
    assert_eq!(several.pause, 2 * SECOND);
    let Next::Send(several) = advise(&json!({ "multiple-clients": true, "interval": 900 })) else {
        panic!("stopped")
    };
    assert_eq!(several.pause, Duration::from_millis(900));
}

#[test]
fn a_handshake_that_is_refused_for_good_is_not_tried_again() {
    let mut client = client();
    sending(&mut client);
    let refusal = json!([{ "channel": "/meta/handshake", "successful": false, "error": "403::denied",
        "advice": { "reconnect": "none" } }]);
    assert_eq!(client.answered(Kind::Handshake, read(&refusal), SECOND).turn, Turn::Lost);
    assert_eq!(client.next(0.5), Next::Stop);
}

#[test]
fn a_server_without_long_polling_is_not_tried_again() {
    let mut client = client();
    sending(&mut client);
    let answer = json!([{ "channel": "/meta/handshake", "successful": true, "clientId": "c1",
        "supportedConnectionTypes": ["websocket"] }]);
    client.answered(Kind::Handshake, read(&answer), SECOND);
    assert_eq!(client.next(0.5), Next::Stop);
}

#[test]
fn after_a_broken_poll_the_session_is_kept_and_asked_for_at_once_after_a_growing_pause() {
    let mut client = connected();
    let mut pauses = Vec::new();
    for _ in 0..3 {
        sending(&mut client);
        client.failed(None);
        let next = sending(&mut client);
        assert_eq!(next.kind, Kind::Connect);
        assert_eq!(next.body[0]["advice"], json!({ "timeout": 0 }));
        pauses.push(next.pause);
    }
    assert_eq!(pauses, [SECOND, 2 * SECOND, 3 * SECOND]);
    for _ in 0..100 {
        client.failed(None);
    }
    assert_eq!(sending(&mut client).pause, LONGEST_PAUSE);
    polled(&mut client, &json!([{ "channel": "/meta/connect", "successful": true }]));
    assert_eq!(sending(&mut client).pause, Duration::ZERO);
}

#[test]
fn a_wait_the_server_names_is_kept() {
    let mut client = connected();
    client.failed(Some(Duration::from_secs(40)));
    assert_eq!(sending(&mut client).pause, Duration::from_secs(40));
}

#[test]
fn pauses_after_failures_are_spread() {
    let mut client = connected();
    client.failed(None);
    let pause = |client: &mut Client, jitter| match client.next(jitter) {
        Next::Send(sending) => sending.pause,
        Next::Stop => panic!("stopped"),
    };
    assert_eq!(pause(&mut client, 0.0), Duration::from_millis(800));
    assert_eq!(pause(&mut client, 1.0), Duration::from_millis(1200));
}

#[test]
fn an_answer_without_the_reply_that_was_waited_for_is_a_failure() {
    let mut client = connected();
    let outcome = polled(&mut client, &json!([{ "channel": "/v2/me/calls", "data": 1 }]));
    assert_eq!((outcome.events, outcome.turn), (vec![json!(1)], Turn::Underway));
    assert_eq!(sending(&mut client).pause, SECOND);
}

#[test]
fn a_server_that_holds_nothing_back_is_asked_more_slowly() {
    let mut client = connected();
    for _ in 0..20 {
        sending(&mut client);
        let answer = json!([{ "channel": "/meta/connect", "successful": true }]);
        client.answered(Kind::Connect, read(&answer), Duration::from_millis(3));
    }
    assert_eq!(sending(&mut client).pause, 2 * SECOND);
}

#[test]
fn the_farewell_names_the_session() {
    let mut client = connected();
    let farewell = client.farewell().expect("a session");
    assert_eq!(farewell[0]["channel"], "/meta/disconnect");
    assert_eq!(farewell[0]["clientId"], "c1");
    assert_eq!(client.next(0.5), Next::Stop);
    assert_eq!(self::client().farewell(), None, "there is nobody to say it to");
}

proptest! {
    #[test]
    fn whatever_comes_the_next_step_waits_no_longer_than_an_hour_and_nothing_panics(
        answers in proptest::collection::vec((
            prop::sample::select(vec!["/meta/handshake", "/meta/connect", "/meta/subscribe", "/v2/me/calls"]),
            any::<Option<bool>>(), any::<Option<f64>>(), any::<Option<i64>>(),
            prop::sample::select(vec!["retry", "handshake", "none", "?"]), "[0-9]{0,3}::x",
        ), 0..30),
    ) {
        let mut client = client();
        for (channel, successful, interval, timeout, reconnect, error) in answers {
            let Next::Send(sending) = client.next(0.5) else { return Ok(()) };
            prop_assert!(sending.pause <= Duration::from_secs(5000));
            let message = json!({ "channel": channel, "successful": successful, "clientId": "c", "error": error,
                "advice": { "interval": interval, "timeout": timeout, "reconnect": reconnect } });
            client.answered(sending.kind, Message::read(&message).into_iter().collect(), SECOND);
        }
    }
}
