use serde_json::{Value, json};

use crate::tenant::Desk;

const CAMPAIGN: &str = "me/outbound-campaigns/Winter%20Tariff";

fn with(more: Value) -> Value {
    let mut body = json!({
        "applicationId": 101, "campaignName": "Winter Tariff", "devicePath": "/devices/631608b3", "referenceId": "r-1",
    });
    let Value::Object(more) = more else { panic!("not an object: {more}") };
    body.as_object_mut().unwrap().extend(more);
    body
}

#[tokio::test]
async fn a_record_is_previewed_rescheduled_completed_and_added() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.yes(CAMPAIGN, with(json!({"operationName": "GetPreviewRecord"}))).await;
    let event = push.next().await;
    let data = &event["data"];
    assert_eq!(
        (&event["channel"], &data["messageType"], &data["notificationType"], &data["referenceId"]),
        (&json!("/v2/me/outbound"), &json!("OutboundRecordMessage"), &json!("PreviewRecord"), &json!("r-1"))
    );
    let record = &data["record"]["userData"];
    assert_eq!(
        (&record["GSW_CAMPAIGN_NAME"], &record["GSW_APPLICATION_ID"]),
        (&json!("Winter Tariff"), &json!(101))
    );
    let path = format!("me/outbound-records/{}", record["GSW_RECORD_HANDLE"]);
    for (path, body, acknowledged) in [
        (
            path.as_str(),
            json!({"operationName": "RescheduleRecord", "callbackType": "Personal", "timestamp": 1_770_000_000}),
            "ScheduledRecordRescheduleAcknowledge",
        ),
        (
            &path,
            json!({"operationName": "CompleteRecord", "callingList": "Winter List", "callResult": 33}),
            "RecordProcessedAcknowledge",
        ),
        (&path, json!({"operationName": "GetChainedRecord"}), "ChainedRecordsDataEnd"),
        (
            "me/outbound-records",
            json!({
                "operationName": "AddRecord", "callingList": "Winter List", "phoneNumber": "07700900130",
                "timeZone": "GMT", "phoneType": "Mobile", "from": 0, "until": 86_339,
            }),
            "AddRecordAcknowledge",
        ),
    ] {
        desk.yes(path, with(body)).await;
        let data = push.next().await["data"].clone();
        assert_eq!((&data["notificationType"], &data["referenceId"]), (&json!(acknowledged), &json!("r-1")));
        let raw = push.next().await["data"].clone();
        assert_eq!(raw["userData"], data["record"]["userData"], "the raw event follows");
    }
    desk.yes(CAMPAIGN, with(json!({"operationName": "EndPreviewSession"}))).await;
    let data = push.next().await["data"].clone();
    assert_eq!(
        (&data["messageType"], &data["notificationType"]),
        (&json!("OutboundCampaignMessage"), &json!("PreviewSessionEnded"))
    );
    assert_eq!(
        (&data["campaign"]["name"], &data["campaign"]["applicationId"]),
        (&json!("Winter Tariff"), &json!(101))
    );
}

#[tokio::test]
async fn what_a_record_needs_is_asked_for() {
    let desk = Desk::ready().await;
    for name in ["applicationId", "devicePath"] {
        let mut body = with(json!({"operationName": "GetPreviewRecord"}));
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(desk.no(CAMPAIGN, body).await, (200, 1), "{name}");
    }
    let reschedule =
        json!({"operationName": "RescheduleRecord", "callbackType": "Personal", "timestamp": 1_770_000_000});
    for (name, code) in [("campaignName", 1), ("callbackType", 1), ("timestamp", 1)] {
        let mut body = with(reschedule.clone());
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(desk.no("me/outbound-records/1", body).await, (200, code), "{name}");
    }
    let mut body = with(reschedule.clone());
    body["callbackType"] = "Someone".into();
    assert_eq!(desk.no("me/outbound-records/1", body).await, (200, 10));
    assert_eq!(desk.no("me/outbound-records/99999", with(reschedule)).await, (200, 6));
    assert_eq!(desk.no("me/outbound-records/1", with(json!({"operationName": "AddRecord"}))).await, (200, 1));
    desk.sim.update(|settings| settings.users[0].without_features = vec!["api-voice-outbound".to_owned()]);
    desk.sim.reset();
    desk.log_in().await;
    assert_eq!(desk.no(CAMPAIGN, with(json!({"operationName": "GetPreviewRecord"}))).await, (200, 5));
}

#[tokio::test]
async fn a_customer_is_identified_created_or_not_found_by_push() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let mut identify = async |number: &str, create: &str| {
        let body = json!({
            "operationName": "IdentifyUCSContact", "phoneNumber": number, "mediaType": "call", "createContactEnabled": create,
        });
        let answer = desk.post("contacts/ucs", body).await.json();
        assert_eq!(answer["statusCode"], 0);
        let event = push.next().await;
        assert_eq!(
            (&event["channel"], &event["data"]["referenceId"]),
            (&json!("/v2/me/contacts"), &answer["referenceId"])
        );
        event["data"].clone()
    };
    assert!(identify("07700900124", "false").await["contactId"].is_string());
    assert_eq!(identify("07700900199", "false").await["errorMessage"], "UCS request failed");
    assert!(identify("07700900199", "true").await["contactId"].is_string());
}
