//! Dialling, call control and recording.

use ringside_simulator_kit::Effect;
use ringside_simulator_ozonetel::{AgentState, CallState, Event, HangupBy, Region};
use serde_json::{Value, json};

use crate::account::{ANA, Account, CONTROL, DIAL, DID, KEY, PHONE_DIAL, STATE, merged};

const OFFLINE: &str = "914071327664";

async fn control(account: &Account, ucid: &str, over: Value) -> String {
    let body =
        json!({"ucid": ucid, "did": DID, "agentPhoneName": "a101_phone", "conferenceNumber": "09900000005"});
    account.post(CONTROL, merged(&body, &over)).await
}

#[tokio::test]
async fn a_dial_is_queued_and_tells_its_ucid_only_when_asked() {
    let account = Account::ready().await;
    let body = json!({"agentID": ANA, "campaignName": "Sales_Manual", "customerNumber": "09900000002", "uui": "mark-1"});
    assert_eq!(account.post(DIAL, body.clone()).await, r#"{"status":"queued successfully"}"#);
    assert_eq!(account.ana().0, AgentState::Calling);
    let call = account.sim.state().calls.pop().unwrap();
    assert_eq!((call.uui.as_str(), call.did.as_str(), call.state), ("mark-1", DID, CallState::Calling));
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.call.as_ref(), entry.phone.as_deref()), (Some(&call.ucid), Some("09900000002")));
    assert!(call.ucid.parse::<u64>().unwrap() > 1 << 53);

    account.hang_up();
    account.dispose(&call.ucid, json!({})).await;
    let reply = account.post(DIAL, merged(&body, &json!({"UCID": true}))).await;
    let ucid = account.sim.state().calls.pop().unwrap().ucid;
    assert_eq!(reply, format!(r#"{{"ucid":"{ucid}","status":"queued successfully"}}"#));
}

#[tokio::test]
async fn a_dial_that_cannot_be_is_refused_in_the_documented_words() {
    let account = Account::ready().await;
    let body = json!({"agentID": ANA, "campaignName": "Sales_Manual", "customerNumber": "09900000002"});
    let unavailable = r#"{"status":"Fail","message":"Agent is not available"}"#;
    let mandatory = r#"{"status":"Fail","message":"All parameters are mandatory"}"#;
    for (over, expected) in [
        (json!({"agentID": null, "agentId": ANA}), mandatory),
        (json!({"customerNumber": ""}), mandatory),
        (json!({"campaignName": null}), mandatory),
        (json!({"campaignName": "Nonsense"}), r#"{"status":"fails","message":"Campaign is invalid"}"#),
        (json!({"agentID": "a999"}), unavailable),
        (json!({"agentID": "a104"}), unavailable),
        (json!({"agentID": "a103"}), unavailable),
    ] {
        assert_eq!(account.post(DIAL, merged(&body, &over)).await, expected, "{over}");
        assert_eq!(account.sim.ledger().pop().unwrap().effect, Effect::Refused);
    }
    account.talk().await;
    assert_eq!(account.post(DIAL, body).await, unavailable, "on a call");
    assert_eq!(account.sim.state().calls.len(), 1);
}

#[tokio::test]
async fn a_skill_dials_for_the_agent_that_is_idle_longest() {
    let account = Account::ready().await;
    let body = json!({"skill": "General", "did": DID, "customerNumber": "09900000002", "UCID": "true"});
    let reply: Value = serde_json::from_str(&account.post(DIAL, body.clone()).await).unwrap();
    assert_eq!(reply["status"], "queued successfully");
    assert_eq!(account.call(reply["ucid"].as_str().unwrap()).agent, ANA);
    assert_eq!(account.sim.ledger().pop().unwrap().user.as_deref(), Some(ANA));
    let refused = account.post(DIAL, body.clone()).await;
    assert_eq!(refused, r#"{"status":"Fail","message":"Agent is not available"}"#);
    let refused = account.post(DIAL, merged(&body, &json!({"skill": "Cooking"}))).await;
    assert_eq!(refused, r#"{"status":"fails","message":"Skill is invalid"}"#);
}

#[tokio::test]
async fn a_phone_is_dialled_without_a_login() {
    let account = Account::start().await;
    let body =
        json!({"custNumber": "09900000002", "phoneName": "a101_phone", "did": OFFLINE, "callLimit": 90});
    let reply = account.post(PHONE_DIAL, body.clone()).await;
    let call = account.sim.state().calls.pop().unwrap();
    assert_eq!(reply, format!(r#"{{"message":"{}","status":"queued"}}"#, call.ucid));
    assert_eq!((call.agent.as_str(), account.ana().0), (ANA, AgentState::LoggedOut));
    let online = "Online agent logged in with same phone number";
    assert_eq!(
        account.post(PHONE_DIAL, body).await,
        format!(r#"{{"message":"{online}","status":"queued"}}"#),
        "busy"
    );
    account.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    account.sim.advance(std::time::Duration::from_secs(90));
    assert_eq!(account.call(&call.ucid).hangup_by, Some(HangupBy::System));
}

#[tokio::test]
async fn a_phone_that_cannot_be_dialled_is_refused_in_the_documented_words() {
    let account = Account::start().await;
    account.sim.event(Event::AgentLogsIn { agent: "a104".to_owned(), mode: None, toolbar: true }).unwrap();
    let body = json!({"custNumber": "09900000002", "phoneName": "a101_phone", "did": OFFLINE});
    let wrong = r#"{"message":"Something went wrong. Please contact admin!","status":"error"}"#;
    for (over, expected) in [
        (json!({"phoneName": "nobody"}), r#"{"message":"Phone name not found.","status":"error"}"#),
        (json!({"did": "1"}), wrong),
        (json!({"custNumber": null}), wrong),
        (
            json!({"phoneName": "a104_phone"}),
            r#"{"message":"Online agent logged in with same phone number","status":"error"}"#,
        ),
        (json!({"did": DID}), r#"{"message":"campaign IS NOT offline","status":"error"}"#),
    ] {
        assert_eq!(account.post(PHONE_DIAL, merged(&body, &over)).await, expected, "{over}");
    }
    assert!(account.sim.state().calls.is_empty());
}

#[tokio::test]
async fn a_call_is_held_muted_and_ended() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    let seen = |account: &Account| {
        let call = account.call(&ucid);
        (call.held, call.muted)
    };
    for (action, message, state) in [
        ("HOLD", "User hold is successful", (true, false)),
        ("HOLD", "User hold is successful", (true, false)),
        ("MUTE", "call got mute successfully", (true, true)),
        ("UNHOLD", "Call is Un-hold successfully", (false, true)),
        ("UNMUTE", "unmute success", (false, false)),
    ] {
        let reply = control(&account, &ucid, json!({"action": action})).await;
        assert_eq!(reply, format!(r#"{{"status":"Success","message":"{message}"}}"#));
        assert_eq!(seen(&account), state, "{action}");
    }
    let kick = json!({"action": "KICK_CALL", "conferenceNumber": "09900000001"});
    let reply = control(&account, &ucid, kick.clone()).await;
    assert_eq!(reply, r#"{"status":"Success","message":"call got disconnected"}"#);
    assert_eq!((account.call(&ucid).state, account.ana().0), (CallState::Disconnected, AgentState::Acw));
    let reply = control(&account, &ucid, kick).await;
    assert_eq!(reply, r#"{"status":"Error","message":"Call not Found"}"#);
}

#[tokio::test]
async fn a_call_is_only_controlled_by_what_belongs_to_it() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    let not_found = r#"{"status":"Error","message":"Call not Found"}"#;
    let number = r#"{"status":"Error","message":"Please pass valid Conference number"}"#;
    for (over, expected) in [
        (json!({"action": "HOLD", "ucid": "1"}), not_found),
        (json!({"action": "HOLD", "did": OFFLINE}), not_found),
        (json!({"action": "HOLD", "agentPhoneName": "a102_phone"}), not_found),
        (json!({"action": "HOLD", "agentPhoneName": null}), not_found),
        (json!({"action": "KICK_CALL", "conferenceNumber": "09900000012"}), number),
        (json!({"action": "CONFERENCE", "conferenceNumber": "9900000005"}), number),
        (json!({"action": "CONFERENCE", "conferenceNumber": "+919900000005"}), number),
        (json!({"action": "CONFERENCE", "conferenceNumber": null}), number),
        (json!({"action": "hold"}), r#"{"status":"Error","message":"Please pass valid action"}"#),
    ] {
        assert_eq!(control(&account, &ucid, over.clone()).await, expected, "{over}");
    }
    assert!(!account.call(&ucid).held);
    account.sim.update(|settings| settings.region = Region::International);
    let reply =
        control(&account, &ucid, json!({"action": "CONFERENCE", "conferenceNumber": "+919900000005"})).await;
    assert!(reply.contains("dialing"));
}

#[tokio::test]
async fn a_transfer_is_a_conference_that_the_agent_leaves() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    let reply = control(&account, &ucid, json!({"action": "CONFERENCE"})).await;
    assert_eq!(reply, format!(r#"{{"status":"Success","message":"dialing","ucid":"{ucid}"}}"#));
    account.sim.event(Event::ConferenceAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    control(&account, &ucid, json!({"action": "KICK_CALL", "conferenceNumber": "+919900000001"})).await;
    let call = account.call(&ucid);
    assert_eq!((call.handed_over, call.conference), (true, vec!["09900000005".to_owned()]));
    assert_eq!(account.ana().0, AgentState::Acw);
}

#[tokio::test]
async fn a_repeated_conference_is_a_second_leg_and_a_leg_can_be_dropped() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    for _ in 0..2 {
        control(&account, &ucid, json!({"action": "CONFERENCE"})).await;
    }
    assert_eq!(account.call(&ucid).conference.len(), 2);
    control(&account, &ucid, json!({"action": "KICK_CALL"})).await;
    assert_eq!(account.call(&ucid).conference.len(), 1);
    account.sim.event(Event::ConferenceHangsUp { agent: ANA.to_owned(), ucid: None }).unwrap();
    assert!(account.call(&ucid).conference.is_empty());
    assert_eq!(account.ana().0, AgentState::Busy);
}

#[tokio::test]
async fn recording_is_paused_and_resumed_under_the_word_error() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    assert!(account.call(&ucid).recording);
    let ask = |over: &'static [(&'static str, &'static str)], ucid: String| {
        let account = &account;
        async move {
            let mut query =
                vec![("userName", "demo_account"), ("apiKey", KEY), ("action", "pause"), ("ucid", &ucid)];
            query.retain(|(name, _)| !over.iter().any(|(given, _)| given == name));
            query.extend_from_slice(over);
            account.query("/CAServices/Call/Record.php", &query).await.body
        }
    };
    assert_eq!(
        ask(&[], ucid.clone()).await,
        r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"paused monitoring of the channel\"}"}"#
    );
    assert!(!account.call(&ucid).recording);
    assert_eq!(
        ask(&[("action", "unPause")], ucid.clone()).await,
        r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"Unpaused monitoring of the channel\"}"}"#
    );
    assert!(account.call(&ucid).recording);
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.method.as_str(), entry.effect), ("record", Effect::Executed));
    assert!(!entry.parameters.contains_key("apiKey"));
    let rows: [(&[(&str, &str)], &str); 8] = [
        (&[("userName", "")], "userName should not be empty"),
        (&[("apiKey", "")], "apiKey should not be empty"),
        (&[("userName", "nobody")], "userName or apiKey is Invalid"),
        (&[("apiKey", "KKwrong")], "userName or apiKey is Invalid"),
        (&[("action", "unpause")], "action should be either pause or unPause"),
        (&[("action", "")], "action should not be empty"),
        (&[("ucid", "1")], "ucid is Invalid"),
        (&[("ucid", "")], "ucid should not be empty"),
    ];
    for (over, message) in rows {
        let expected = format!(r#"{{"status":"Error","message":"{message}"}}"#);
        assert_eq!(ask(over, ucid.clone()).await, expected);
    }
    account.hang_up();
    assert_eq!(ask(&[], ucid).await, r#"{"status":"Error","message":"ucid is Invalid"}"#);
}

#[tokio::test]
async fn toolbar_and_virtual_logins_can_be_kept_apart_as_documented() {
    let account = Account::ready_with(|settings| settings.rules.offline_apart = true).await;
    let dial = json!({"agentID": ANA, "campaignName": "Sales_Manual", "customerNumber": "09900000002"});
    assert!(account.post(DIAL, dial.clone()).await.contains("Agent is not available"));
    let phone = json!({"custNumber": "09900000002", "phoneName": "a101_phone", "did": OFFLINE});
    let reply: Value = serde_json::from_str(&account.post(PHONE_DIAL, phone).await).unwrap();
    let ucid = reply["message"].as_str().unwrap();
    account.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    let held = control(&account, ucid, json!({"action": "HOLD", "did": OFFLINE})).await;
    assert!(held.contains("User hold is successful"));

    account.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap();
    account.sim.event(Event::AgentLogsIn { agent: ANA.to_owned(), mode: None, toolbar: true }).unwrap();
    let pause = json!({"agentId": ANA, "state": "Pause", "pauseReason": "Lunch"});
    assert!(account.post(STATE, pause).await.contains("Agent is not Logged In"));
    assert!(account.post(DIAL, dial).await.contains("queued successfully"));
    account.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    let ucid = account.sim.state().calls.pop().unwrap().ucid;
    assert!(control(&account, &ucid, json!({"action": "HOLD"})).await.contains("Call not Found"));
}
