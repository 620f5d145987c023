use ringside_simulator_genesys::CallState;
use serde_json::json;

use crate::tenant::{DEVICE, Desk};

const OWN: &str = "me/devices/b2f08d6e-91a7-4c35-8e4d-5f3a7c1b9e60";

#[tokio::test]
async fn a_supervisor_listens_in_on_the_next_call_and_steers_it() {
    let desk = Desk::ready().await;
    let nils = desk.of("supervisor1");
    nils.log_in().await;
    let mut push = nils.listen().await;
    let target = format!("https://gws.example.test/api/v2/devices/{DEVICE}");
    nils.yes(
        OWN,
        json!({"operationName": "ListenIn", "targetDeviceUri": target, "supervisorMonitoringMode": "NextCall"}),
    )
    .await;
    let device = push.next().await["data"]["devices"][0].clone();
    assert_eq!(
        device["supervisorMonitoringState"],
        json!({"state": "ListenIn", "mode": "NextCall", "scope": "Call", "targetDeviceUri": target})
    );
    assert!(device["capabilities"].as_array().unwrap().contains(&json!("CancelSupervisorMonitoring")));

    let call = desk.talk("07700900123").await;
    let (_, copy) = push.next_call().await;
    assert_eq!((&copy["monitoring"], &copy["state"]), (&json!(true), &json!("Established")));
    for name in ["SwitchToListenIn", "RemoveParticipantFromConference", "MuteMonitoredUser"] {
        assert!(copy["capabilities"].as_array().unwrap().contains(&json!(name)), "{name}");
    }
    let copy = copy["id"].as_str().unwrap().to_owned();
    for (operation, muted) in [("MuteMonitoredUser", true), ("UnmuteMonitoredUser", false)] {
        nils.on(&copy, operation).await;
        let (kind, seen) = push.next_call().await;
        assert_eq!(
            (kind.as_str(), &seen["monitoredUserMuted"]),
            ("MonitoredUserMutedStateChange", &json!(muted))
        );
    }
    nils.on(&copy, "SwitchToCoach").await;
    let device = push.next().await["data"]["devices"][0].clone();
    assert_eq!(device["supervisorMonitoringState"]["state"], "Coach");

    desk.on(&call, "Hangup").await;
    assert_eq!(push.next_call().await.1["state"], "Released");
    let device = push.next().await["data"]["devices"][0].clone();
    assert!(device.get("supervisorMonitoringState").is_none(), "it was for the next call only");
}

#[tokio::test]
async fn monitoring_all_calls_ends_when_it_is_cancelled() {
    let desk = Desk::ready().await;
    let nils = desk.of("supervisor1");
    nils.log_in().await;
    nils.yes(OWN, json!({"operationName": "BargeIn", "targetDeviceUri": DEVICE})).await;
    let call = desk.talk("07700900123").await;
    desk.on(&call, "Hangup").await;
    desk.talk("07700900123").await;
    let live = || {
        let calls = desk.sim.state().calls;
        calls
            .into_iter()
            .filter(|call| call.user == "supervisor1" && call.state != CallState::Released)
            .count()
    };
    assert_eq!(live(), 1);
    nils.yes(OWN, json!({"operationName": "CancelSupervisorMonitoring"})).await;
    assert_eq!(live(), 0);
    assert_eq!(nils.no(OWN, json!({"operationName": "CancelSupervisorMonitoring"})).await, (200, 2));
}

#[tokio::test]
async fn monitoring_wants_a_feature_a_target_and_known_words() {
    let desk = Desk::ready().await;
    let nils = desk.of("supervisor1");
    nils.log_in().await;
    let listen = |target: &str| json!({"operationName": "ListenIn", "targetDeviceUri": target});
    assert_eq!(desk.no(&format!("me/devices/{DEVICE}"), listen(DEVICE)).await, (200, 5));
    assert_eq!(nils.no(OWN, json!({"operationName": "ListenIn"})).await, (200, 1));
    assert_eq!(nils.no(OWN, listen("none")).await, (200, 6));
    assert_eq!(nils.no(OWN, listen(OWN)).await, (200, 2));
    for name in ["supervisorMonitoringScope", "supervisorMonitoringMode"] {
        let mut body = listen(DEVICE);
        body[name] = "Sometimes".into();
        assert_eq!(nils.no(OWN, body).await, (200, 10), "{name}");
    }
}

#[tokio::test]
async fn a_supervisor_changes_an_agents_state_and_the_agent_is_told() {
    let desk = Desk::ready().await;
    let (nils, mut push) = (desk.of("supervisor1"), desk.listen().await);
    let id = desk.fetch("me").await["user"]["id"].as_str().unwrap().to_owned();
    let path = format!("users/{id}/channels/voice");
    for (operation, state) in [("NotReady", "NotReady"), ("Offline", "LoggedOut")] {
        nils.yes(&path, json!({"operationName": operation})).await;
        assert_eq!(push.next_state().await["state"], state);
    }
    assert_eq!(desk.no(&path, json!({"operationName": "Offline"})).await, (200, 5));
    assert_eq!(nils.no("users/none/channels/voice", json!({"operationName": "Offline"})).await, (200, 6));
    let entry = desk.sim.ledger().into_iter().find(|entry| entry.method == "offline").unwrap();
    assert_eq!(entry.user.as_deref(), Some("supervisor1"));
    assert_eq!(desk.agent_state().0, "LoggedOut");
}
