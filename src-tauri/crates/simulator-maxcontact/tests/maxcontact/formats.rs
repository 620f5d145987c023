use ringside_simulator_maxcontact::{CommandData, EnvelopeOrder, Event, Nulls, XmlDates};
use serde_json::Value;

use crate::tenant::{ANA, Tenant, leaves, read, texts};

const CALLS: &str = "getcalls/user/42";

#[tokio::test]
async fn xml_is_the_default_and_accept_wins_over_content_type() {
    let tenant = Tenant::start().await;
    for (accept, content_type, json) in [
        (None, None, false),
        (None, Some("application/json"), true),
        (Some("application/json"), None, true),
        (Some("*/*"), Some("application/json"), true),
        (Some("application/xml"), Some("application/json"), false),
        (Some("application/json"), Some("application/xml"), true),
        (Some("*/*"), None, false),
    ] {
        let mut request = tenant.request(CALLS);
        for (name, value) in [("Accept", accept), ("Content-Type", content_type)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let reply = read(request).await.unwrap();
        assert_eq!(reply.content_type().contains("json"), json, "{accept:?} {content_type:?}");
        assert_eq!(reply.body.starts_with('{'), json);
    }
    tenant.sim.update(|settings| settings.wire.always_xml = true);
    assert!(tenant.get(CALLS).await.body.starts_with("<CallActionResponse"));
}

#[tokio::test]
async fn xml_has_two_namespaces_a_prefix_and_nil_and_their_names_change_with_the_seed() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..6 {
        let tenant = Tenant::with(|settings| settings.seed = seed).await;
        tenant.talk("02079460127").await;
        let xml = tenant.get_xml(CALLS).await.body;
        let found = leaves(&xml);
        let names: Vec<&str> = found.iter().map(|leaf| leaf.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "CallId",
                "CallStartTime",
                "CallState",
                "CallStatus",
                "CustomerName",
                "CustomerName2",
                "PhoneNumber",
                "RecordingState",
                "ResponseCode",
                "ResponseDetail",
                "Success"
            ]
        );
        let contract = "http://schemas.datacontract.org/2004/07/";
        assert!(found.iter().all(|leaf| leaf.namespace.starts_with(contract)));
        assert_ne!(found[0].namespace, found[10].namespace);
        assert_eq!(found[5].text, None, "the bakery has no second name");
        assert!(xml.contains(":ArrayOfCall\""), "{xml}");
        seen.insert(found[0].namespace.clone());
    }
    assert_eq!(seen.len(), 6);
}

#[tokio::test]
async fn the_envelope_comes_in_both_orders_and_with_any_root() {
    let tenant = Tenant::start().await;
    let order = async || {
        let names: Vec<String> =
            leaves(&tenant.get_xml("goready/user/42").await.body).into_iter().map(|leaf| leaf.name).collect();
        names
    };
    assert_eq!(order().await, ["Data", "ResponseCode", "ResponseDetail", "Success"]);
    tenant.sim.update(|settings| settings.wire.envelope_order = EnvelopeOrder::Listed);
    assert_eq!(order().await, ["Success", "Data", "ResponseCode", "ResponseDetail"]);
    assert!(tenant.get(CALLS).await.body.starts_with("{\"Success\":"));
    tenant.sim.update(|settings| settings.wire.root_element = "CallActionResponseOfAny".to_owned());
    assert!(tenant.get_xml(CALLS).await.body.starts_with("<CallActionResponseOfAny "));
}

#[tokio::test]
async fn no_value_is_written_as_null_or_left_out() {
    let tenant = Tenant::start().await;
    tenant.talk("02079460127").await;
    let bakery = tenant.yes(CALLS).await;
    assert!(bakery[0].as_object().unwrap()["CustomerName2"].is_null());
    tenant.sim.update(|settings| settings.wire.nulls = Nulls::Absent);
    assert!(!tenant.yes(CALLS).await[0].as_object().unwrap().contains_key("CustomerName2"));
    let xml = tenant.get_xml(CALLS).await.body;
    assert!(texts(&xml, "CustomerName2").is_empty() && !xml.contains("nil"));
}

#[tokio::test]
async fn data_of_a_pure_command_is_null_absent_or_true() {
    let tenant = Tenant::start().await;
    let data = async |form| {
        tenant.sim.update(|settings| settings.wire.command_data = form);
        let json = tenant.get("goready/user/42").await.json();
        (json.get("Data").cloned(), texts(&tenant.get_xml("goready/user/42").await.body, "Data"))
    };
    assert_eq!(data(CommandData::Null).await, (Some(Value::Null), vec![]));
    assert_eq!(data(CommandData::Absent).await, (None, vec![]));
    assert_eq!(data(CommandData::True).await, (Some(Value::Bool(true)), vec!["true".to_owned()]));
}

#[tokio::test]
async fn json_dates_count_from_utc_and_only_show_the_offset() {
    let tenant = Tenant::start().await;
    let started = {
        tenant.talk("07700900123").await;
        tenant.sim.state().calls[0].started
    };
    let body = tenant.get(CALLS).await.body;
    let date = format!("\"CallStartTime\":\"\\/Date({}", started.as_millisecond());
    assert!(body.contains(&date), "{body}");
    let offset = started.to_zoned(jiff::tz::TimeZone::get("Europe/London").unwrap()).offset().seconds() / 36;
    assert!(body.contains(&format!("+{offset:04})\\/\"")), "{body}");
}

#[tokio::test]
async fn xml_dates_have_seven_digits_and_the_zone_that_is_set() {
    let tenant = Tenant::with(|settings| settings.time_zone = "Asia/Kolkata".to_owned()).await;
    tenant.talk("07700900123").await;
    let started = tenant.sim.state().calls[0].started;
    let local = started.to_zoned(jiff::tz::TimeZone::get("Asia/Kolkata").unwrap());
    for (form, ending) in [(XmlDates::Offset, "+05:30"), (XmlDates::Utc, "Z"), (XmlDates::NoZone, "")] {
        tenant.sim.update(|settings| settings.wire.xml_dates = form);
        let date = texts(&tenant.get_xml(CALLS).await.body, "CallStartTime").concat();
        let digits = date.split_once('.').unwrap().1;
        assert_eq!((digits.len(), digits.ends_with(ending)), (7 + ending.len(), true), "{date}");
        match form {
            XmlDates::NoZone => assert_eq!(date.parse::<jiff::civil::DateTime>().unwrap(), local.datetime()),
            _ => assert_eq!(date.parse::<jiff::Timestamp>().unwrap(), started),
        }
    }
}

#[tokio::test]
async fn json_can_name_its_types_and_wrap_its_envelope() {
    let tenant = Tenant::start().await;
    tenant.talk("07700900123").await;
    tenant.sim.update(|settings| settings.wire.json_type = true);
    let body = tenant.get(CALLS).await.body;
    assert!(body.contains("[{\"__type\":\"Call:#"), "{body}");
    tenant.sim.update(|settings| settings.wire.wrapped_json = true);
    assert_eq!(tenant.get(CALLS).await.json()["getcallsResult"]["Success"], true);
}

#[tokio::test]
async fn xml_can_write_enumerations_by_name() {
    let tenant = Tenant::with(|settings| settings.wire.xml_enum_names = true).await;
    tenant.talk("07700900123").await;
    let xml = tenant.get_xml(CALLS).await.body;
    assert_eq!(texts(&xml, "CallState"), ["Connected"]);
    assert_eq!(tenant.yes(CALLS).await[0]["CallState"], 3, "JSON keeps the number");
}

#[tokio::test]
async fn names_beyond_ascii_and_with_markup_survive_both_formats() {
    let tenant = Tenant::start().await;
    tenant.yes("goready/user/42").await;
    let name = "Zoë </a:Call> \"& Söhne\" \\/ 客";
    tenant
        .sim
        .event(Event::InboundCall {
            user: ANA,
            number: "07700900500".to_owned(),
            name: Some(name.to_owned()),
            name2: None,
        })
        .unwrap();
    assert_eq!(tenant.yes(CALLS).await[0]["CustomerName"], name);
    assert_eq!(texts(&tenant.get_xml(CALLS).await.body, "CustomerName"), [name]);
}
