//! Every documented answer, byte by byte.

use crate::tenant::{ANA, CALL, Tenant, read, with, without};

const BREAK: [(&str, &str); 4] =
    [("agent", ANA), ("interface", "SIP/1997"), ("motive", "Almuerzo"), ("message", "")];
const SCHEDULE: &str =
    r#"{"calldate":"2025-03-14 16:30:00","campaign":"Cobranza->","destination":"59899000001"}"#;
const TASK: &str = r#"{"calldate":null,"campaign":"POWER<-","destination":"59899000001","alternatives":"",
    "agent":"","data":"","source":"","bulk":false,"automatic":true}"#;

/// Path, fields, status, body, content type.
type Row<'a> = (&'a str, Vec<(&'a str, &'a str)>, u16, &'a str, &'a str);

#[tokio::test]
async fn every_service_without_a_drawn_answer_says_exactly_what_its_document_says() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let disposition = disposition(&guid);
    let (json, text) = ("application/json", "text/plain");
    let wrong = vec![("agent", ANA), ("user", "api.ringside"), ("password", "wrong")];
    let rows: Vec<Row<'_>> = vec![
        ("auth/getUserToken", wrong.clone(), 200, "0", text),
        ("auth/UserLogin", wrong.clone(), 200, "0", text),
        ("auth/AgentLogin", wrong, 200, "0", text),
        ("auth/EndSession", vec![("user", ANA), ("token", "none")], 200, "0", text),
        ("api/AgentBreak", BREAK.to_vec(), 200, "\"OK\"", json),
        ("api/AgentBreak", with(&BREAK, "motive", "Siesta"), 200, "0", text),
        ("api/AgentUnBreak", BREAK.to_vec(), 200, "\"OK\"", json),
        ("api/AgentUnBreak", with(&BREAK, "interface", "1997"), 200, "0", text),
        ("api/DispositionCall", disposition.clone(), 200, "\"OK\"", json),
        ("api/DispositionCall", with(&disposition, "l1", ""), 200, "\"0\"", json),
        ("Agents/AgentCall", with(&CALL, "outqueue", "Cobranza"), 200, "0", text),
        ("Agents/AgentCallwithData", without(&CALL, "tech"), 200, "0", text),
        ("Agents/HangupPhone", vec![("phone", "1997")], 200, "0", text),
        ("Dialers/DialerTask", vec![("call", TASK)], 200, "1", text),
        ("Dialers/DialerTask", vec![("call", "{}")], 200, "0", text),
        ("Dialers/ScheduleDialerCall", vec![("callschedule", SCHEDULE)], 200, "1", text),
        ("Dialers/ScheduleDialerCall", vec![("callschedule", "{}")], 200, "0", text),
        ("forms/FormGet", vec![("query", "DROP TABLE ccdata.queues"), ("dsn", "")], 200, "0", text),
        ("api/AgentLogoff", vec![("agent", "nobody")], 200, "0", text),
        ("api/AgentLogoff", vec![("agent", ANA)], 200, "\"OK\"", json),
    ];
    for (path, fields, status, body, content_type) in rows {
        let reply = tenant.post(path, &fields).await;
        let is = (reply.status, reply.body.as_str(), reply.content_type());
        assert_eq!(is, (status, body, content_type), "{path} {fields:?}: {}", tenant.why());
    }
}

fn disposition(guid: &str) -> Vec<(&str, &str)> {
    vec![
        ("campaign", "Cobranza->"),
        ("agent", ANA),
        ("callerid", "59899000001"),
        ("guid", guid),
        ("l1", "Promesa de pago"),
        ("l2", "Parcial"),
        ("l3", ""),
        ("d1", ""),
        ("d2", ""),
        ("comment", "Paga el viernes"),
        ("schedule", ""),
        ("camptoreschedule", ""),
        ("tag", ""),
    ]
}

#[tokio::test]
async fn a_click_to_call_answers_with_a_bare_lower_case_uuid() {
    let tenant = Tenant::start().await;
    for (path, fields) in
        [("Agents/AgentCall", CALL.to_vec()), ("Agents/AgentCallwithData", with(&CALL, "data", "{\"a\":1}"))]
    {
        let reply = tenant.post(path, &fields).await;
        assert_eq!((reply.status, reply.content_type()), (200, "text/plain"));
        assert_eq!(reply.body.len(), 36, "{}", reply.body);
        let places: Vec<usize> = reply.body.match_indices('-').map(|(place, _)| place).collect();
        assert_eq!(places, [8, 13, 18, 23]);
        assert!(reply.body.chars().all(|sign| "0123456789abcdef-".contains(sign)), "{}", reply.body);
        tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
    }
    assert_eq!(tenant.sim.state().calls[1].data.as_deref(), Some("{\"a\":1}"));
}

#[tokio::test]
async fn a_page_answers_an_unknown_path_a_path_in_other_letters_and_another_verb() {
    let tenant = Tenant::start().await;
    for path in ["api/dispositioncall", "API/DispositionCall", "Dialers/uploadbase", "api/AgentState"] {
        let reply = tenant.post(path, &[]).await;
        assert_eq!((reply.status, reply.is_page()), (404, true), "{path}");
    }
    let url = format!("{}/Integra/resources/api/DispositionCall", tenant.sim.base_url());
    let reply = read(tenant.http.get(url)).await.unwrap();
    assert_eq!((reply.status, reply.headers["allow"].to_str().unwrap()), (405, "POST"));
}

#[tokio::test]
async fn without_a_good_token_every_service_but_the_logins_answers_401() {
    let mut tenant = Tenant::start().await;
    tenant.token = "bm9ib2R5OjA=".to_owned();
    for path in [
        "api/AgentLogoff",
        "api/AgentBreak",
        "api/AgentUnBreak",
        "api/DispositionCall",
        "Agents/AgentCall",
        "Agents/AgentCallwithData",
        "Agents/HangupPhone",
        "Dialers/DialerTask",
        "Dialers/ScheduleDialerCall",
        "Supervisor/campaignstatus",
        "queues/getqueuemembersofqueue?queue=Cobranza-%3E",
        "auth/getcontactlist",
        "forms/FormGet",
    ] {
        let reply = tenant.post(path, &[("agent", ANA)]).await;
        assert_eq!((reply.status, reply.is_page()), (401, true), "{path}");
    }
    assert_eq!(tenant.post("auth/EndSession", &[("user", ANA)]).await.status, 200);
}
