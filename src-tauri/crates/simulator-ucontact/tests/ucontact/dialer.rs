use serde_json::{Value, json};

use crate::tenant::Tenant;

fn task() -> Value {
    json!({
        "calldate": null, "campaign": "POWER<-", "destination": "59899000001", "alternatives": "59899000002:59899000003",
        "agent": "1997", "data": "Par1=Val1:Par2=Val2", "source": "", "bulk": false, "automatic": true,
    })
}

fn schedule() -> Value {
    json!({
        "calldate": "2025-03-14 16:30:00", "campaign": "Ventas Norte->", "destination": "59899000001",
        "alternatives": "", "agentphone": "1997", "data": "",
    })
}

fn changed(mut object: Value, name: &str, value: Value) -> String {
    if value == json!("(absent)") {
        object.as_object_mut().unwrap().remove(name);
    } else {
        object[name] = value;
    }
    object.to_string()
}

#[tokio::test]
async fn both_services_add_a_record_with_all_it_says() {
    let tenant = Tenant::start().await;
    tenant.says("Dialers/DialerTask", &[("call", &task().to_string())], "1").await;
    tenant.says("Dialers/ScheduleDialerCall", &[("callschedule", &schedule().to_string())], "1").await;
    let records = tenant.sim.dialer_records();
    let (first, second) = (&records[0], &records[1]);
    assert_eq!((first.service.as_str(), first.campaign.as_str()), ("dialertask", "POWER<-"));
    assert_eq!((&first.calldate, first.agentphone.as_str()), (&None, "1997"));
    assert_eq!(
        (first.alternatives.as_str(), first.data.as_str()),
        ("59899000002:59899000003", "Par1=Val1:Par2=Val2")
    );
    assert_eq!((second.service.as_str(), second.campaign.as_str()), ("scheduledialercall", "Ventas Norte->"));
    assert_eq!(
        (second.calldate.as_deref(), second.agentphone.as_str()),
        (Some("2025-03-14 16:30:00"), "1997")
    );
    let phones: Vec<_> = tenant.sim.ledger().into_iter().skip(1).map(|entry| entry.phone).collect();
    assert_eq!(phones, [Some("59899000001".to_owned()), Some("59899000001".to_owned())]);
}

#[tokio::test]
async fn a_task_that_does_not_fit_is_refused() {
    let tenant = Tenant::start().await;
    let path = "Dialers/DialerTask";
    for key in [
        "calldate",
        "campaign",
        "destination",
        "alternatives",
        "agent",
        "data",
        "source",
        "bulk",
        "automatic",
    ] {
        tenant.says(path, &[("call", &changed(task(), key, json!("(absent)")))], "0").await;
    }
    for (name, value) in [
        ("campaign", json!("POWER")),
        ("destination", json!("")),
        ("destination", json!(7)),
        ("calldate", json!("mañana")),
        ("bulk", json!("false")),
        ("automatic", json!(1)),
    ] {
        tenant.says(path, &[("call", &changed(task(), name, value.clone()))], "0").await;
    }
    let commented = "{\"calldate\": null, // as soon as possible\n\"campaign\":\"POWER<-\"}";
    for call in [commented, "", "[]", "null", "7"] {
        tenant.says(path, &[("call", call)], "0").await;
    }
    tenant.says(path, &[], "0").await;
    assert!(tenant.sim.dialer_records().is_empty());
    tenant.sim.update(|settings| {
        settings.dialer.all_keys = false;
        settings.dialer.campaign = false;
        settings.dialer.calldate = false;
    });
    for (name, value) in
        [("source", json!("(absent)")), ("campaign", json!("POWER")), ("calldate", json!("mañana"))]
    {
        tenant.says(path, &[("call", &changed(task(), name, value))], "1").await;
    }
}

#[tokio::test]
async fn a_scheduled_call_needs_date_campaign_and_number() {
    let tenant = Tenant::start().await;
    let path = "Dialers/ScheduleDialerCall";
    for (name, value) in [
        ("calldate", json!("(absent)")),
        ("calldate", json!(null)),
        ("calldate", json!("2025-03-14T16:30:00")),
        ("campaign", json!("(absent)")),
        ("campaign", json!("Ventas Norte")),
        ("destination", json!("(absent)")),
        ("destination", json!("")),
    ] {
        tenant.says(path, &[("callschedule", &changed(schedule(), name, value))], "0").await;
    }
    for name in ["alternatives", "agentphone", "data"] {
        let short = changed(schedule(), name, json!("(absent)"));
        tenant.says(path, &[("callschedule", &short)], "1").await;
    }
    tenant.says(path, &[("call", &schedule().to_string())], "0").await;
}
