use std::collections::BTreeMap;
use std::time::Duration;

use ringside_simulator_ucontact::{Event, FormQuery};
use serde_json::{Value, json};

use crate::tenant::{ANA, CALL, Tenant, read};

async fn status(tenant: &Tenant, campaign: &str) -> Value {
    tenant.post("Supervisor/campaignstatus", &[("queue", "")]).await.json()[campaign].clone()
}

#[tokio::test]
async fn campaign_status_counts_agents_and_calls_as_they_change() {
    let tenant = Tenant::start().await;
    let idle = status(&tenant, "Cobranza->").await;
    assert_eq!(
        idle,
        json!({
            "campaign": "Cobranza->", "availables": 1, "busy": 0, "paused": 0, "onwrapup": 0, "acd": 0,
            "completed": 120, "abandoned": 0, "totalcalls": 120, "talked": "03:10:00.0000", "hold": "00:14:00.0000",
            "servicelevel": 92.5,
        })
    );
    let counts = async || {
        let now = status(&tenant, "Cobranza->").await;
        ["availables", "busy", "paused", "onwrapup", "completed", "totalcalls"]
            .map(|name| now[name].as_u64().unwrap())
    };
    tenant.post("Agents/AgentCall", &CALL).await;
    assert_eq!(counts().await, [0, 1, 0, 0, 120, 121]);
    tenant.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), guid: None }).unwrap();
    tenant.sim.advance(Duration::from_secs(3_600));
    tenant.sim.event(Event::CustomerHangsUp { agent: ANA.to_owned(), guid: None }).unwrap();
    assert_eq!(counts().await, [0, 0, 0, 1, 121, 121]);
    assert_eq!(&status(&tenant, "Cobranza->").await["talked"].as_str().unwrap()[..5], "04:10");
    tenant.sim.event(Event::AgentBreaks { agent: ANA.to_owned(), motive: "Baño".to_owned() }).unwrap();
    tenant.sim.advance(Duration::from_secs(60));
    assert_eq!(counts().await, [0, 0, 1, 0, 121, 121]);
}

#[tokio::test]
async fn campaign_status_has_all_campaigns_or_the_one_asked_for() {
    let tenant = Tenant::start().await;
    let names = async |fields: &[(&str, &str)]| {
        let reply = tenant.post("Supervisor/campaignstatus", fields).await.json();
        reply.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    let all = [
        "Altas & Bajas<-",
        "Campaña Otoño->",
        "Cobranza->",
        "POWER<-",
        "Soporte<-",
        "Ventas Norte->",
        "campana->",
    ];
    assert_eq!(names(&[("queue", "")]).await, all);
    assert_eq!(names(&[]).await, all);
    assert_eq!(names(&[("queue", "Campaña Otoño->")]).await, ["Campaña Otoño->"]);
    assert!(names(&[("queue", "Cobranza")]).await.is_empty());
    tenant.sim.update(|settings| settings.wire.service_level_text = true);
    assert_eq!(status(&tenant, "POWER<-").await["servicelevel"], "92.5");
}

#[tokio::test]
async fn members_are_asked_for_in_the_query() {
    let tenant = Tenant::start().await;
    let members = async |queue: &str| {
        let request = tenant.request("queues/getqueuemembersofqueue").query(&[("queue", queue)]);
        read(request).await.unwrap().body
    };
    let some = r#"[{"membername":"a.ejemplo"},{"membername":"l.prueba"},{"membername":"s.modelo"}]"#;
    assert_eq!(members("Cobranza->").await, some);
    assert_eq!(members("Campaña Otoño->").await.matches("membername").count(), 4);
    assert_eq!(members("Cobranza").await, "[]");
    assert_eq!(tenant.post("queues/getqueuemembersofqueue", &[("queue", "Cobranza->")]).await.body, "[]");
}

#[tokio::test]
async fn the_contact_list_ends_with_an_element_that_is_no_contact() {
    let mut tenant = Tenant::start().await;
    let list = tenant.post("auth/getcontactlist", &[]).await.json();
    let list = list.as_array().unwrap();
    assert_eq!(
        list[0],
        json!({"objectName": "1997", "accountcode": ANA, "status": "OK (12 ms)", "dynamic": true})
    );
    assert_eq!((list.len(), &list[1]["status"]), (5, &json!("UNKNOWN")));
    assert_eq!(list[4]["accountcode"], "");
    tenant.token.clear();
    assert_eq!(tenant.post("auth/getcontactlist", &[]).await.status, 401);
    tenant.sim.update(|settings| settings.rules.contact_list_token = false);
    assert_eq!(tenant.post("auth/getcontactlist", &[]).await.status, 200);
}

#[tokio::test]
async fn only_known_queries_have_rows() {
    let tenant = Tenant::start().await;
    let ask = async |query: &str, dsn: &str| {
        tenant.post("forms/FormGet", &[("query", query), ("dsn", dsn)]).await.body
    };
    let queues = "select  name, did\n from ccdata.queues;";
    for dsn in ["Data", ""] {
        let rows: Value = serde_json::from_str(&ask(queues, dsn).await).unwrap();
        assert_eq!(rows[0], json!({"name": "Cobranza->", "did": "59820000000:59820000001"}));
    }
    for (query, dsn) in [
        (queues, "Repo"),
        ("SELECT * FROM ccdata.queues", "Data"),
        ("SELECT name, did FROM ccdata.queues WHERE 1=1", "Data"),
        ("SELECT name, did FROM ccdata.queues; DROP TABLE ccdata.queues", "Data"),
        ("", ""),
    ] {
        assert_eq!(ask(query, dsn).await, "0", "{query}");
    }
    let own = FormQuery {
        query: "SELECT 1 AS uno".to_owned(),
        dsn: "Data".to_owned(),
        rows: vec![BTreeMap::from([("uno".to_owned(), "1".to_owned())])],
    };
    tenant.sim.update(|settings| settings.form_queries.push(own));
    assert_eq!(ask("select 1 as uno", "Data").await, r#"[{"uno":"1"}]"#);
}

#[tokio::test]
async fn the_tables_show_what_happened() {
    let tenant = Tenant::start().await;
    let ask = async |query: &str| tenant.post("forms/FormGet", &[("query", query), ("dsn", "")]).await.json();
    let guid = tenant.ended_call().await;
    let body = format!(
        "campaign=Cobranza-%3E&agent={ANA}&callerid=59899000001&guid={guid}&l1=Promesa+de+pago&l2=Parcial&l3=&d1=500&d2=\
         &comment=nota&schedule=2025-03-14+16%3A30%3A00&camptoreschedule=Cobranza-%3E&tag="
    );
    tenant.post_raw("api/DispositionCall", &body).await;
    tenant.sim.event(Event::AgentBreaks { agent: ANA.to_owned(), motive: "Baño".to_owned() }).unwrap();

    let members = ask("SELECT membername, paused FROM ccdata.asterisk_members").await;
    assert_eq!(members, json!([{"membername": ANA, "paused": "1"}]));
    let scheduled = ask(
        "SELECT id, calldate, campaign, destination, alternatives, agentphone FROM ccdata.calls_scheduler",
    )
    .await;
    let expected = json!([{
        "id": "1", "calldate": "2025-03-14 16:30:00", "campaign": "Cobranza->", "destination": "59899000001",
        "alternatives": "", "agentphone": "",
    }]);
    assert_eq!(scheduled, expected);
    let processed = ask(
        "SELECT campaign, agent, callerid, guid, comment, value1, value2, value3, data1, data2, channel, dateprocessed \
         FROM ccrepo.dispositions_repo",
    )
    .await;
    let row = &processed[0];
    assert_eq!(
        (&row["guid"], &row["value2"], &row["data1"]),
        (&json!(guid), &json!("Parcial"), &json!("500"))
    );
    let here = tenant.sim.state().now.to_zoned(jiff::tz::TimeZone::get("America/Montevideo").unwrap());
    assert_eq!(row["dateprocessed"].as_str().unwrap()[..10], here.strftime("%Y-%m-%d").to_string());
    let agents = ask("SELECT queuename, agent, channel FROM ccdata.queues_agents").await;
    let of = |user: &str| agents.as_array().unwrap().iter().filter(|row| row["agent"] == user).count();
    assert_eq!((of(ANA), of("n.muestra"), of("api.ringside")), (7, 2, 0));
}

#[tokio::test]
async fn reads_are_counted_and_leave_the_ledger_alone() {
    let tenant = Tenant::start().await;
    let before = tenant.sim.ledger().len();
    for path in [
        "Supervisor/campaignstatus",
        "queues/getqueuemembersofqueue?queue=x",
        "auth/getcontactlist",
        "forms/FormGet",
    ] {
        tenant.post(path, &[("queue", "")]).await;
    }
    assert_eq!(tenant.sim.ledger().len(), before);
    for service in ["campaignstatus", "getqueuemembersofqueue", "getcontactlist", "formget", "agentlogin"] {
        assert_eq!(tenant.sim.requests(service), 1, "{service}");
    }
}
