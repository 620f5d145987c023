use ringside_simulator_maxcontact::CampaignsShape;
use serde_json::Value;

use crate::tenant::{ANA, Tenant, leaves, texts};

fn column(rows: &Value, name: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[name].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn users_are_pairs_of_name_and_id_in_both_formats() {
    let tenant = Tenant::start().await;
    let users = tenant.yes("users/user/42").await;
    assert_eq!(column(&users, "FullName"), ["Ana Ejemplo", "Sam Sample", "Luz Prueba", "Nils Testmann"]);
    assert_eq!(users[0]["ID"], ANA);
    let xml = tenant.get_xml("users/user/42").await.body;
    assert_eq!(texts(&xml, "FullName"), column(&users, "FullName"));
    assert_eq!(texts(&xml, "ID"), ["42", "43", "44", "45"]);
}

#[tokio::test]
async fn result_codes_carry_all_members_and_more_than_an_agent_may_see() {
    let tenant = Tenant::start().await;
    let codes = tenant.yes("resultcodes/user/42").await;
    let members: Vec<&str> = codes[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        members,
        [
            "Code",
            "Description",
            "IsAgentViewable",
            "IsCallAgain",
            "IsCallback",
            "IsSuccess",
            "IsSystemResultCode",
            "IsTransfer",
            "ResultCodeID",
            "Sales",
            "StatusID",
            "SuccessType"
        ]
    );
    let offered: Vec<&Value> = codes
        .as_array()
        .unwrap()
        .iter()
        .filter(|code| code["IsAgentViewable"] == true && code["IsSystemResultCode"] == false)
        .collect();
    assert_eq!(offered.len(), 14);
    assert!(offered.iter().any(|code| code["IsCallback"] == true));
    assert!(offered.iter().any(|code| code["IsTransfer"] == true && code["Code"] == "HKT"));
    assert!(offered.iter().any(|code| code["Code"] == "SALE" && code["Sales"] == 1));
    let xml = tenant.get_xml("resultcodes/user/42").await.body;
    assert_eq!(texts(&xml, "Code"), column(&codes, "Code"));
}

#[tokio::test]
async fn queues_carry_objects_and_nulls_beside_their_names() {
    let tenant = Tenant::start().await;
    let queues = tenant.yes("acdqueues/user/42").await;
    assert_eq!(column(&queues, "AcdName")[0], "Billing");
    assert_eq!(queues[0].as_object().unwrap().len(), 18);
    assert!(queues[0]["SessionStats"].is_object() && queues[0]["ZipToneWav"].is_null());
    assert_eq!(texts(&tenant.get_xml("acdqueues/user/42").await.body, "AcdName"), column(&queues, "AcdName"));
}

#[tokio::test]
async fn campaigns_list_leads_twice_and_order_their_members_by_code_point() {
    let tenant = Tenant::start().await;
    let reply = tenant.get("campaigns/user/42").await;
    let once = reply.body.matches("\"CampaignID\":").count();
    assert_eq!(reply.body.matches("\"Leads\":").count(), 2 * once);
    let at = |name: &str| reply.body.find(&format!("\"{name}\":")).unwrap();
    assert!(at("MOTD") < at("MaxCallCap") && at("SchedulePlanID") < at("Schedules"));
    assert_eq!(reply.json()["Data"][0].as_object().unwrap().len(), 61, "distinct members");

    let xml = tenant.get_xml("campaigns/user/42").await.body;
    assert_eq!(texts(&xml, "CampaignName").len(), once);
    assert_eq!(texts(&xml, "MOTD")[0], "Say <who we are> & why we call.");

    tenant.sim.update(|settings| settings.wire.duplicate_leads = false);
    assert_eq!(tenant.get("campaigns/user/42").await.body.matches("\"Leads\":").count(), once);
}

#[tokio::test]
async fn campaigns_come_in_the_shape_that_is_set() {
    let tenant = Tenant::start().await;
    let shape = async |shape| {
        tenant.sim.update(|settings| settings.wire.campaigns_shape = shape);
        let xml = tenant.get_xml("campaigns/user/42").await.body;
        (tenant.yes("campaigns/user/42").await, texts(&xml, "CampaignID"))
    };
    let (data, ids) = shape(CampaignsShape::Single).await;
    assert_eq!((&data["CampaignName"], ids.len()), (&Value::from("Winter Tariff"), 1));
    let (data, ids) = shape(CampaignsShape::KeyValue).await;
    assert_eq!((&data[1]["Key"], &data[1]["Value"]["CampaignID"], ids.len()), (&2.into(), &2.into(), 5));
    let (data, ids) = shape(CampaignsShape::Map).await;
    assert_eq!((&data["3"]["CampaignName"], ids.len()), (&Value::from("Customer Care"), 5));
}

#[tokio::test]
async fn a_campaigns_answer_of_five_megabytes_is_whole_in_both_formats() {
    let tenant = Tenant::with(|settings| settings.wire.campaigns_bytes = Some(5 * 1024 * 1024)).await;
    let reply = tenant.get("campaigns/user/42").await;
    assert!(reply.body.len() >= 5 * 1024 * 1024, "{}", reply.body.len());
    assert_eq!(reply.json()["Data"].as_array().unwrap().len(), 5);
    let xml = tenant.get_xml("campaigns/user/42").await.body;
    assert!(xml.len() >= 5 * 1024 * 1024);
    assert_eq!(texts(&xml, "CampaignName").len(), 5);
}

#[tokio::test]
async fn lead_phones_carry_the_id_that_changelead_takes() {
    let tenant = Tenant::start().await;
    let phones = tenant.yes("leadphones/user/42/lead/778899").await;
    assert_eq!(column(&phones, "PhoneNumber"), ["07700900123", "02079460123"]);
    assert_eq!((&phones[1]["RecordTypeId"], &phones[1]["RecordType"]), (&555_002.into(), &"Home".into()));
    let xml = tenant.get_xml("leadphones/user/42/lead/778899").await.body;
    assert_eq!(texts(&xml, "RecordTypeId"), ["555001", "555002"]);
    assert_eq!(tenant.no("leadphones/user/42/lead/1").await, 6);

    tenant.sim.update(|settings| settings.wire.single_lead_phone = true);
    assert_eq!(tenant.yes("leadphones/user/42/lead/778899").await["RecordTypeId"], 555_001);
    let one = tenant.get_xml("leadphones/user/42/lead/778899").await.body;
    assert_eq!(leaves(&one).iter().filter(|leaf| leaf.name == "PhoneNumber").count(), 1);
}

#[tokio::test]
async fn lists_are_for_known_users_and_calls_for_those_logged_in() {
    let tenant = Tenant::start().await;
    for list in ["getcalls", "campaigns", "users", "resultcodes", "acdqueues"] {
        assert_eq!(tenant.no(&format!("{list}/user/9")).await, 1, "{list}");
    }
    assert_eq!(tenant.no("getcalls/user/45").await, 2);
    tenant.yes("users/user/45").await;
    tenant.sim.update(|settings| settings.rules.list_calls_when_logged_out = true);
    assert_eq!(tenant.yes("getcalls/user/45").await, Value::Array(Vec::new()));
}

#[tokio::test]
async fn reads_are_counted_and_leave_no_trace_in_the_ledger() {
    let tenant = Tenant::start().await;
    for _ in 0..3 {
        tenant.yes("getcalls/user/42").await;
    }
    assert_eq!(tenant.sim.requests("getcalls"), 3);
    assert!(tenant.sim.ledger().is_empty());
}
