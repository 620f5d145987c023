use std::collections::BTreeMap;

use ringside_simulator_kit::Effect;
use ringside_simulator_ucontact::{
    Activity, Disposition, DispositionSettings, Event, RepeatedGuid, Role, TreeCheck, UserSettings,
};

use crate::tenant::{ANA, Tenant, read, with, without};

const PATH: &str = "api/DispositionCall";
const SEED_BODY: &str = "campaign=campana-%3E&agent=Vcisneros&callerid=1234567890&guid=f9b7ada3-a4e5-4795-834d-aa1c1a37ee57\
    &l1=Tipificacion1&l2=&l3=&d2=&d2=&comment=&schedule=&camptoreschedule=&tag=";

fn fields(guid: &str) -> Vec<(&str, &str)> {
    vec![
        ("campaign", "Cobranza->"),
        ("agent", ANA),
        ("callerid", "59899000001"),
        ("guid", guid),
        ("l1", "Promesa de pago"),
        ("l2", "Parcial"),
        ("l3", ""),
        ("d1", "500"),
        ("d2", "UYU"),
        ("comment", "Paga el viernes"),
        ("schedule", "2025-03-14 16:30:00"),
        ("camptoreschedule", "POWER<-"),
        ("tag", "promesa"),
    ]
}

/// A tenant where the documents' sample call has been.
async fn sample_tenant() -> Tenant {
    let tenant = Tenant::with(|settings| {
        settings.users.push(UserSettings {
            user: "Vcisneros".to_owned(),
            password: "secret".to_owned(),
            name: "Sample Agent".to_owned(),
            role: Role::Agent,
            extension: Some("1234".to_owned()),
            campaigns: Vec::new(),
            signed_in: true,
        });
    })
    .await;
    let call = Event::InboundCall {
        agent: "Vcisneros".to_owned(),
        number: "1234567890".to_owned(),
        campaign: Some("campana->".to_owned()),
        guid: Some("f9b7ada3-a4e5-4795-834d-aa1c1a37ee57".to_owned()),
        data: BTreeMap::new(),
    };
    tenant.sim.event(call).unwrap();
    tenant
}

#[tokio::test]
async fn the_documents_own_samples_are_taken_with_their_defects_named() {
    let tenant = sample_tenant().await;
    assert_eq!(SEED_BODY.len(), 173, "as the sample's Content-Length says");
    let defects = "client defect: d1 is absent; client defect: d2 is repeated";
    let raw = SEED_BODY.replace("%3E", ">");
    let without_second = SEED_BODY.replacen("&d2=", "", 1);
    for (body, why) in [
        (SEED_BODY, defects.to_owned()),
        (raw.as_str(), format!("{defects}; client defect: a marker is not percent-encoded")),
        (without_second.as_str(), "client defect: d1 is absent".to_owned()),
    ] {
        assert_eq!(tenant.post_raw(PATH, body).await.body, "\"OK\"", "{}", tenant.why());
        let entry = tenant.sim.ledger().pop().unwrap();
        assert_eq!((entry.effect, entry.detail), (Effect::Executed, Some(why)));
        assert_eq!(entry.parameters["body"], body);
    }
    assert_eq!(tenant.sim.dispositions().len(), 3);
}

#[tokio::test]
async fn a_careful_request_is_kept_field_by_field_and_its_bytes_in_the_ledger() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    tenant.says(PATH, &fields(&guid), "\"OK\"").await;
    let entry = tenant.sim.ledger().pop().unwrap();
    assert_eq!((entry.detail, entry.user.as_deref()), (None, Some(ANA)));
    assert_eq!((entry.call.as_deref(), entry.phone.as_deref()), (Some(guid.as_str()), Some("59899000001")));
    let body = format!(
        "campaign=Cobranza-%3E&agent=a.ejemplo&callerid=59899000001&guid={guid}&l1=Promesa+de+pago&l2=Parcial&l3=\
         &d1=500&d2=UYU&comment=Paga+el+viernes&schedule=2025-03-14+16%3A30%3A00&camptoreschedule=POWER%3C-&tag=promesa"
    );
    assert_eq!(entry.parameters["body"], body);
    let held = tenant.sim.dispositions().remove(0);
    let expected = Disposition {
        at: held.at,
        by: ringside_simulator_kit::Origin::Api,
        campaign: "Cobranza->".to_owned(),
        agent: ANA.to_owned(),
        callerid: "59899000001".to_owned(),
        guid,
        l1: "Promesa de pago".to_owned(),
        l2: "Parcial".to_owned(),
        l3: String::new(),
        d1: "500".to_owned(),
        d2: "UYU".to_owned(),
        comment: "Paga el viernes".to_owned(),
        schedule: "2025-03-14 16:30:00".to_owned(),
        camptoreschedule: "POWER<-".to_owned(),
        tag: "promesa".to_owned(),
    };
    assert_eq!(held, expected);
    let record = tenant.sim.dialer_records().remove(0);
    assert_eq!((record.service.as_str(), record.campaign.as_str()), ("dispositioncall", "POWER<-"));
    assert_eq!(record.calldate.as_deref(), Some("2025-03-14 16:30:00"));
    assert_eq!(record.destination, "59899000001");
    assert_eq!(tenant.agent(ANA).activity, Activity::Idle, "the wrap-up ends");
}

#[tokio::test]
async fn texts_arrive_whole_in_either_encoding() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let comment = "Señor dijo: \"mañana\" & 100% + IVA = sí\nsegunda línea";
    let form = with(&with(&fields(&guid), "comment", comment), "campaign", "Cobranza->");
    tenant.says(PATH, &form, "\"OK\"").await;
    let body = format!(
        "campaign=Cobranza-%3e&agent={ANA}&callerid=1&guid={guid}&l1=Promesa%20de%20pago&l2=Parcial&l3=&d1=&d2=\
         &comment=ma%C3%B1ana%20%26%20tarde&schedule=2025-03-14%2016:30:00&camptoreschedule=&tag="
    );
    assert_eq!(tenant.post_raw(PATH, &body).await.body, "\"OK\"", "{}", tenant.why());
    let held = tenant.sim.dispositions();
    assert_eq!(held[0].comment, comment);
    assert_eq!((held[1].comment.as_str(), held[1].l1.as_str()), ("mañana & tarde", "Promesa de pago"));
    assert_eq!(held[1].schedule, "2025-03-14 16:30:00");
}

#[tokio::test]
async fn every_leaf_of_every_tree_can_be_set() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let query = "SELECT campaign, channel, value1, value2, value3, action FROM ccdata.dispositions";
    let rows = tenant.post("forms/FormGet", &[("query", query), ("dsn", "Data")]).await.json();
    let calls = rows.as_array().unwrap().iter().filter(|row| row["channel"] == "telephony");
    let mut set = 0;
    for row in calls {
        let text = |name: &str| row[name].as_str().unwrap();
        let mut form = fields(&guid);
        for (name, value) in [
            ("campaign", text("campaign")),
            ("l1", text("value1")),
            ("l2", text("value2")),
            ("l3", text("value3")),
        ] {
            form = with(&form, name, value);
        }
        tenant.says(PATH, &form, "\"OK\"").await;
        set += 1;
    }
    assert_eq!((set, tenant.sim.dispositions().len()), (26, 26));
}

type Switch = fn(&mut DispositionSettings);

#[tokio::test]
async fn every_check_refuses_by_default_and_can_be_switched_off() {
    let missing = "a required field is missing or empty";
    let rows: Vec<(&str, &str, &str, Switch)> = vec![
        ("campaign", "", missing, |checks| checks.required = false),
        ("agent", "", missing, |checks| checks.required = false),
        ("callerid", "", missing, |checks| checks.required = false),
        ("guid", "", missing, |checks| checks.required = false),
        ("l1", "", missing, |checks| checks.required = false),
        ("campaign", "Cobranza", "unknown campaign", |checks| checks.campaign = false),
        ("campaign", "Cobranza-%3E", "unknown campaign", |checks| checks.campaign = false),
        ("campaign", "cobranza->", "unknown campaign", |checks| checks.campaign = false),
        ("agent", "nobody", "unknown agent", |checks| checks.agent = false),
        ("agent", "1997", "unknown agent", |checks| checks.agent = false),
        ("guid", "g", "unknown guid", |checks| checks.guid = false),
        ("l1", "Venta", "not a path in the tree", |checks| checks.tree = TreeCheck::Off),
        ("l2", "Otra", "not a path in the tree", |checks| checks.tree = TreeCheck::Off),
        ("l3", "Otra", "not a path in the tree", |checks| checks.tree = TreeCheck::Off),
        ("schedule", "2025-03-14T16:30:00", "schedule is no date", |checks| checks.schedule = false),
        ("schedule", "2025-03-14 16:30", "schedule is no date", |checks| checks.schedule = false),
        ("schedule", "14/03/2025", "schedule is no date", |checks| checks.schedule = false),
        ("camptoreschedule", "POWER", "unknown camptoreschedule", |checks| checks.camptoreschedule = false),
    ];
    for (name, value, why, off) in rows {
        let tenant = Tenant::start().await;
        let guid = tenant.ended_call().await;
        let form = with(&fields(&guid), name, value);
        tenant.says(PATH, &form, "\"0\"").await;
        assert_eq!(tenant.why(), why, "{name}={value}");
        assert!(tenant.sim.dispositions().is_empty() && tenant.sim.dialer_records().is_empty());
        assert_eq!(tenant.agent(ANA).activity, Activity::WrapUp);

        tenant.sim.update(|settings| {
            // What the one wrong value leads to further down must not refuse either.
            let checks = &mut settings.disposition;
            (checks.campaign, checks.agent, checks.guid) = (false, false, false);
            checks.tree = TreeCheck::Off;
            off(&mut settings.disposition);
        });
        tenant.says(PATH, &form, "\"OK\"").await;
    }
}

#[tokio::test]
async fn the_first_check_that_fails_is_the_reason() {
    let tenant = Tenant::start().await;
    let all_wrong = [
        ("campaign", "x"),
        ("agent", "x"),
        ("callerid", "x"),
        ("guid", "x"),
        ("l1", "x"),
        ("schedule", "x"),
        ("camptoreschedule", "x"),
    ];
    let steps: [(&str, Switch); 7] = [
        ("unknown campaign", |checks| checks.campaign = false),
        ("unknown agent", |checks| checks.agent = false),
        ("unknown guid", |checks| checks.guid = false),
        ("not a path in the tree", |checks| checks.tree = TreeCheck::Off),
        ("schedule is no date", |checks| checks.schedule = false),
        ("unknown camptoreschedule", |checks| checks.camptoreschedule = false),
        ("", |_| {}),
    ];
    for (why, off) in steps {
        tenant.post(PATH, &all_wrong).await;
        assert!(tenant.why().starts_with(why), "{why}: {}", tenant.why());
        tenant.sim.update(|settings| off(&mut settings.disposition));
    }
    assert_eq!(tenant.sim.dispositions().len(), 1);
}

#[tokio::test]
async fn a_body_that_is_not_declared_a_form_is_refused() {
    let tenant = sample_tenant().await;
    for (content_type, body) in [
        ("application/json", "\"0\""),
        ("text/plain", "\"0\""),
        ("application/x-www-form-urlencoded; charset=UTF-8", "\"OK\""),
        ("Application/X-WWW-Form-Urlencoded", "\"OK\""),
    ] {
        let request = tenant.request(PATH).header("Content-Type", content_type).body(SEED_BODY);
        assert_eq!(read(request).await.unwrap().body, body, "{content_type}");
    }
    assert_eq!(read(tenant.request(PATH).body(SEED_BODY)).await.unwrap().body, "\"0\"");
    tenant.sim.update(|settings| settings.disposition.content_type = false);
    assert_eq!(read(tenant.request(PATH).body(SEED_BODY)).await.unwrap().body, "\"OK\"");
}

#[tokio::test]
async fn an_absent_key_is_a_defect_or_where_the_tenant_is_strict_a_refusal() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let form = without(&fields(&guid), "tag");
    tenant.says(PATH, &form, "\"OK\"").await;
    assert_eq!(tenant.why(), "client defect: tag is absent");
    tenant.sim.update(|settings| settings.disposition.all_keys = true);
    tenant.says(PATH, &form, "\"0\"").await;
    assert_eq!(tenant.why(), "a key is absent; client defect: tag is absent");
    tenant.says(PATH, &fields(&guid), "\"OK\"").await;

    let strict = sample_tenant().await;
    strict.sim.update(|settings| settings.disposition.all_keys = true);
    assert_eq!(strict.post_raw(PATH, SEED_BODY).await.body, "\"OK\"", "the documents' sample passes");
    let twelve = SEED_BODY.replacen("&d2=", "", 1);
    assert_eq!(strict.post_raw(PATH, &twelve).await.body, "\"0\"");
}

#[tokio::test]
async fn other_defects_are_named_and_pass() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let base = fields(&guid);
    for (form, why) in [
        (with(&base, "channel", "telephony"), "client defect: channel is no field"),
        (with(&base, "l2", ""), "client defect: the path ends above a leaf"),
    ] {
        tenant.says(PATH, &form, "\"OK\"").await;
        assert_eq!(tenant.why(), why);
    }
    tenant.sim.update(|settings| settings.disposition.tree = TreeCheck::Leaf);
    tenant.says(PATH, &with(&base, "l2", ""), "\"0\"").await;
}

#[tokio::test]
async fn a_second_disposition_stands_beside_the_first_replaces_it_or_fails() {
    for (repeated, body, left) in [
        (RepeatedGuid::Append, "\"OK\"", vec!["Promesa de pago", "No contesta"]),
        (RepeatedGuid::Replace, "\"OK\"", vec!["No contesta"]),
        (RepeatedGuid::Refuse, "\"0\"", vec!["Promesa de pago"]),
    ] {
        let tenant = Tenant::with(|settings| settings.disposition.repeated_guid = repeated).await;
        let guid = tenant.ended_call().await;
        tenant.says(PATH, &fields(&guid), "\"OK\"").await;
        tenant.says(PATH, &with(&with(&fields(&guid), "l1", "No contesta"), "l2", ""), body).await;
        let held: Vec<String> = tenant.sim.dispositions().into_iter().map(|held| held.l1).collect();
        assert_eq!(held, left, "{repeated:?}");
    }
}

#[tokio::test]
async fn a_call_can_be_disposed_of_while_it_lasts_unless_the_tenant_waits_for_its_end() {
    let tenant = Tenant::start().await;
    let guid = tenant.talk().await;
    tenant.sim.update(|settings| settings.disposition.ended_calls_only = true);
    tenant.says(PATH, &fields(&guid), "\"0\"").await;
    assert_eq!(tenant.why(), "the call has not ended");
    tenant.sim.update(|settings| settings.disposition.ended_calls_only = false);
    tenant.says(PATH, &fields(&guid), "\"OK\"").await;
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
    assert_eq!(tenant.agent(ANA).activity, Activity::Idle, "nothing is left to wrap up");
}

#[tokio::test]
async fn a_tenant_can_ask_for_a_future_date_and_for_a_dialer() {
    let tenant = Tenant::with(|settings| {
        settings.disposition.future_schedule = true;
        settings.disposition.schedule_needs_campaign = true;
    })
    .await;
    let guid = tenant.ended_call().await;
    tenant.says(PATH, &fields(&guid), "\"0\"").await;
    assert_eq!(tenant.why(), "schedule has passed");
    let ahead = with(&fields(&guid), "schedule", "2999-01-01 09:00:00");
    tenant.says(PATH, &with(&ahead, "camptoreschedule", ""), "\"0\"").await;
    assert_eq!(tenant.why(), "schedule without camptoreschedule");
    tenant.says(PATH, &ahead, "\"OK\"").await;
}

#[tokio::test]
async fn a_future_date_is_measured_by_the_tenants_own_clock() {
    for (zone, body) in [("Pacific/Kiritimati", "\"0\""), ("Pacific/Pago_Pago", "\"OK\"")] {
        let tenant = Tenant::with(|settings| {
            settings.time_zone = zone.to_owned();
            settings.disposition.future_schedule = true;
        })
        .await;
        let guid = tenant.ended_call().await;
        let now = tenant.sim.state().now.to_zoned(jiff::tz::TimeZone::UTC);
        let soon = now.strftime("%Y-%m-%d %H:%M:%S").to_string();
        tenant.says(PATH, &with(&fields(&guid), "schedule", &soon), body).await;
    }
}
