//! Campaigns and their leads.

use serde_json::json;

use crate::account::{Account, merged};

const STATUS: &str = "/ca_apis/campaignStatus";
const SET: &str = "/ca_apis/setCampaignStatus";
const ADD: &str = "/ca_apis/AddCampaignData";

#[tokio::test]
async fn a_campaign_is_read_with_a_body_on_get_and_started_and_stopped() {
    let account = Account::start().await;
    let name = json!({"campaignName": "Sales_Manual"});
    let row = |position: &str| {
        format!(
            r#"{{"status":"success","message":[{{"CampaignID":"256","CampaignName":"Sales_Manual","UserName":"demo_account","Position":"{position}"}}]}}"#
        )
    };
    assert_eq!(account.ask("GET", STATUS, name.clone()).await.body, row("READY"));
    for (action, position) in [("Stop", "COMPLETED"), ("Start", "READY")] {
        let body = merged(&name, &json!({"action": action, "process": true}));
        assert!(account.ask("PUT", SET, body).await.body.starts_with(r#"{"status":"SUCCESS""#));
        assert_eq!(account.ask("GET", STATUS, name.clone()).await.body, row(position));
    }
}

#[tokio::test]
async fn a_campaign_that_is_missing_or_unknown_is_a_failure() {
    let account = Account::start().await;
    let mandatory = r#"{"status":"failure","message":"All parameters are mandatory"}"#;
    let unknown = r#"{"status":"failure","message":"no record found"}"#;
    for (verb, path, body, expected) in [
        ("GET", STATUS, json!({}), mandatory),
        ("GET", STATUS, json!({"campaignName": "Nonsense"}), unknown),
        ("PUT", SET, json!({"campaignName": "Sales_Manual", "action": "Start"}), mandatory),
        (
            "PUT",
            SET,
            json!({"campaignName": "Sales_Manual", "action": "start", "process": "true"}),
            mandatory,
        ),
        ("PUT", SET, json!({"campaignName": "Nonsense", "action": "Stop", "process": "true"}), unknown),
    ] {
        assert_eq!(account.ask(verb, path, body.clone()).await.body, expected, "{path} {body}");
    }
}

#[tokio::test]
async fn leads_are_added_and_a_duplicate_is_called_a_success() {
    let account = Account::start().await;
    let lead = json!({"campaign_name": "Renewals_Progressive", "PhoneNumber": "09900000030", "Name": "Muestra",
                      "checkDuplicate": "true", "action": "START"});
    let rows = [
        (json!({}), "SUCCESS", "Successfully Updated, Progressive was started"),
        (json!({}), "SUCCESS", "Number Already Exist"),
        (json!({"checkDuplicate": "false", "action": null}), "SUCCESS", "Successfully Updated"),
        (json!({"PhoneNumber": ""}), "FAIL", "Phone Number is Empty!"),
        (json!({"PhoneNumber": null}), "FAIL", "Phone Number is Empty!"),
        (json!({"PhoneNumber": "09900000099"}), "FAIL", "PhoneNumber Added is a DND Number"),
        (json!({"campaign_name": "Nonsense"}), "FAIL", "Campaign is Invalid"),
    ];
    for (over, status, message) in rows {
        let expected = format!(r#"{{"status":"{status}","message":"{message}"}}"#);
        assert_eq!(account.post(ADD, merged(&lead, &over)).await, expected, "{over}");
    }
    assert_eq!(account.sim.state().leads.len(), 2);
    assert_eq!(account.sim.ledger()[0].phone.as_deref(), Some("09900000030"));
    account.sim.update(|settings| settings.limits.add_campaign_data = Some(7));
    assert!(account.post(ADD, lead).await.contains("Max limit exceeded"));
}
