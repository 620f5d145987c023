//! What can be written otherwise.

use ringside_simulator_ucontact::{ContentTypes, Quotes};

use crate::tenant::{ANA, CALL, Tenant, read};

const UNBREAK: [(&str, &str); 3] = [("agent", ANA), ("interface", "SIP/1997"), ("motive", "Almuerzo")];

#[tokio::test]
async fn quotes_can_stand_nowhere_everywhere_or_be_single() {
    for (quotes, yes, disposition_no, no) in [
        (Quotes::Documented, "\"OK\"", "\"0\"", "0"),
        (Quotes::Never, "OK", "0", "0"),
        (Quotes::Always, "\"OK\"", "\"0\"", "\"0\""),
        (Quotes::Single, "'OK'", "'0'", "'0'"),
    ] {
        let tenant = Tenant::with(|settings| settings.wire.quotes = quotes).await;
        tenant.says("api/AgentUnBreak", &UNBREAK, yes).await;
        tenant.says("api/DispositionCall", &[], disposition_no).await;
        tenant.says("Agents/HangupPhone", &[], no).await;
        let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
        let expected = tenant.sim.state().calls[0].guid.clone();
        let expected = no.replace('0', &expected);
        assert_eq!(guid, expected, "{quotes:?}");
    }
}

#[tokio::test]
async fn a_line_feed_can_follow_every_body() {
    let tenant = Tenant::with(|settings| settings.wire.trailing_newline = true).await;
    tenant.says("api/AgentUnBreak", &UNBREAK, "\"OK\"\n").await;
    tenant.says("api/DispositionCall", &[], "\"0\"\n").await;
    tenant.says("Dialers/DialerTask", &[], "0\n").await;
}

#[tokio::test]
async fn the_content_type_can_say_anything() {
    let tenant = Tenant::start().await;
    for (types, said) in [
        (ContentTypes::Json, "application/json"),
        (ContentTypes::Text, "text/plain"),
        (ContentTypes::Html, "text/html"),
    ] {
        tenant.sim.update(|settings| settings.wire.content_types = types);
        for path in ["api/DispositionCall", "Agents/HangupPhone", "Supervisor/campaignstatus"] {
            assert_eq!(tenant.post(path, &[]).await.content_type(), said, "{path}");
        }
    }
}

#[tokio::test]
async fn a_success_that_no_document_shows_can_be_any_text() {
    let task = r#"{"calldate":null,"campaign":"POWER<-","destination":"1","alternatives":"","agent":"","data":"",
        "source":"","bulk":false,"automatic":true}"#;
    for text in ["1", "true", "", "{\"ok\":1}"] {
        let tenant =
            Tenant::with(|settings| settings.wire.undocumented_success = Some(text.to_owned())).await;
        let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
        assert_eq!(guid.len(), 36, "this one is documented");
        tenant.says("Agents/HangupPhone", &[("phone", "1997")], text).await;
        tenant.says("api/AgentBreak", &UNBREAK, text).await;
        tenant.says("api/AgentUnBreak", &UNBREAK, text).await;
        tenant.says("Dialers/DialerTask", &[("call", task)], text).await;
        tenant.says("api/AgentLogoff", &[("agent", ANA)], text).await;
    }
}

#[tokio::test]
async fn a_version_can_lack_services_or_have_the_break_elsewhere() {
    let tenant = Tenant::with(|settings| {
        settings.services.absent = vec!["getusertoken".to_owned(), "formget".to_owned()];
        settings.services.agent_break_path = "Agents/AgentPause".to_owned();
    })
    .await;
    for path in ["auth/getUserToken", "forms/FormGet", "api/AgentBreak"] {
        let reply = tenant.post(path, &UNBREAK).await;
        assert_eq!((reply.status, reply.is_page()), (404, true), "{path}");
    }
    tenant.says("Agents/AgentPause", &UNBREAK, "\"OK\"").await;
    assert_eq!((tenant.sim.requests("agentbreak"), tenant.sim.requests("getusertoken")), (1, 0));
    let login = [("user", "api.ringside"), ("password", "secret")];
    assert!(tenant.post("auth/UserLogin", &login).await.json().is_array());
}

#[tokio::test]
async fn interfaces_and_motives_can_be_taken_as_they_come_or_strictly() {
    let tenant = Tenant::with(|settings| {
        settings.rules.interface = false;
        settings.rules.known_motive = false;
        settings.rules.unbreak_motive = true;
    })
    .await;
    let at = |motive| [("agent", ANA), ("interface", "1997"), ("motive", motive)];
    tenant.says("api/AgentBreak", &at("Siesta"), "\"OK\"").await;
    tenant.says("api/AgentUnBreak", &at("Almuerzo"), "0").await;
    assert_eq!(tenant.why(), "not the break the agent is on");
    tenant.says("api/AgentUnBreak", &at("Siesta"), "\"OK\"").await;
}

#[tokio::test]
async fn a_body_that_is_no_form_is_refused_everywhere_unless_the_tenant_does_not_look() {
    let tenant = Tenant::start().await;
    let post = async || {
        let body = "agent=a.ejemplo&interface=SIP%2F1997&motive=Almuerzo";
        let request = tenant.request("api/AgentUnBreak").header("Content-Type", "text/plain").body(body);
        read(request).await.unwrap().body
    };
    assert_eq!(post().await, "0");
    tenant.sim.update(|settings| settings.rules.content_type = false);
    assert_eq!(post().await, "\"OK\"");
}
