//! How answers can be written otherwise.

use ringside_simulator_ozonetel::{BodyForm, DispositionTexts, ListShape};
use serde_json::{Value, json};

use crate::account::{Account, DISPOSE};

#[tokio::test]
async fn the_list_can_stand_in_other_places() {
    let account = Account::with(|settings| settings.dispositions.truncate(2)).await;
    for (shape, expected) in [
        (ListShape::Details, r#"{"status":"Success","details":["Sale","Callback"]}"#),
        (ListShape::Message, r#"{"status":"Success","message":["Sale","Callback"]}"#),
        (ListShape::Data, r#"{"status":"Success","data":["Sale","Callback"]}"#),
        (
            ListShape::Objects,
            r#"{"status":"Success","details":[{"name":"Sale","callback":"false"},{"name":"Callback","callback":"true"}]}"#,
        ),
    ] {
        account.sim.update(|settings| settings.wire.list_shape = shape);
        assert_eq!(account.post(DISPOSE, json!({"action": "get"})).await, expected);
    }
}

#[tokio::test]
async fn json_can_come_in_a_string_or_with_doubled_quotes() {
    let account = Account::with(|settings| settings.wire.body_form = BodyForm::DoubledQuotes).await;
    let ask = || account.post(DISPOSE, json!({"action": "Put"}));
    assert_eq!(ask().await, r#""{""status"":""Fail"",""message"":""Invalid Action""}""#);
    account.sim.update(|settings| settings.wire.body_form = BodyForm::JsonString);
    let inner: Value = serde_json::from_str(&ask().await).unwrap();
    assert_eq!(inner, r#"{"status":"Fail","message":"Invalid Action"}"#);
}

#[tokio::test]
async fn actions_can_be_read_to_the_letter() {
    let account = Account::with(|settings| settings.rules.strict_action_case = true).await;
    for (action, known) in [("get", true), ("Get", false), ("set", false)] {
        let reply = account.post(DISPOSE, json!({"action": action})).await;
        assert_eq!(!reply.contains("Invalid Action"), known, "{action}");
    }
    assert!(account.post(DISPOSE, json!({"action": "Set"})).await.contains("Invalid ucid"));
}

#[tokio::test]
async fn the_older_words_can_be_used() {
    let account =
        Account::ready_with(|settings| settings.wire.disposition_texts = DispositionTexts::Older).await;
    let ucid = account.talk().await;
    assert_eq!(
        account.dispose(&ucid, json!({"pauseAfterDispose": "true"})).await,
        r#"{"details":"Provide pause reason.","status":"Fail"}"#
    );
    assert_eq!(
        account.dispose(&ucid, json!({"disposition": ""})).await,
        r#"{"details":"Empty disposition code","status":"Fail"}"#
    );
    assert_eq!(
        account.dispose(&ucid, json!({})).await,
        r#"{"details":"queued successfully","status":"Success"}"#
    );
}

#[tokio::test]
async fn what_is_made_up_about_pauses_and_callbacks_can_be_switched_off() {
    let account = Account::ready_with(|settings| {
        settings.rules.check_callback_time = false;
        settings.rules.check_pause_reason = false;
    })
    .await;
    let ucid = account.wrap_up().await;
    let over = json!({"disposition": "Callback", "callBackTime": "soon", "pauseAfterDispose": "true", "pauseReason": "Nap"});
    assert!(account.dispose(&ucid, over).await.contains("saved successfully"));
    let held = account.sim.outcomes().pop().unwrap();
    assert_eq!((held.callback_time.as_deref(), held.callback_at), (Some("soon"), None));
    assert_eq!(account.ana().1.as_deref(), Some("Nap"));
}

#[tokio::test]
async fn the_content_type_is_what_it_is_set_to() {
    let account =
        Account::with(|settings| settings.wire.content_type = "text/html; charset=UTF-8".to_owned()).await;
    let reply = account.ask("POST", DISPOSE, json!({"action": "get"})).await;
    assert_eq!(
        (reply.content_type(), &reply.json()["status"]),
        ("text/html; charset=UTF-8", &json!("Success"))
    );
}

#[tokio::test]
async fn a_body_that_cannot_be_read_counts_as_empty() {
    let account = Account::start().await;
    for body in ["", "{", "[]", "7", "\"text\"", "\u{0}"] {
        let url = format!("{}{DISPOSE}", account.sim.base_url());
        let request = account.http.post(url).header("apiKey", crate::account::KEY).body(body);
        let reply = crate::account::read(request).await.unwrap();
        assert_eq!(
            reply.body, r#"{"status":"false","message":"Username Should Not be Null or Empty.","data":null}"#,
            "{body}"
        );
    }
}
