use ringside_simulator_kit::SimulatorError;
use ringside_simulator_maxcontact::{Settings, Simulator};

use crate::tenant::{Tenant, client, read};

#[tokio::test]
async fn literals_match_in_any_case() {
    let tenant = Tenant::start().await;
    let url = format!("{}/WebServices/SERVICES/telephony/GetCalls/User/42", tenant.sim.root_url());
    let cookie = format!("TokenKey={}", tenant.token);
    let reply = read(tenant.http.get(url).header("Cookie", cookie)).await.unwrap();
    assert_eq!(reply.status, 200);
    assert!(reply.body.contains("<Success>true</Success>"), "{}", reply.body);
}

#[tokio::test]
async fn an_unknown_path_gets_a_404_page() {
    let tenant = Tenant::start().await;
    for path in ["nothing/user/42", "getcalls/user/42/more", "changeleadphone/user/42/call/1/leadphone/2"] {
        let reply = tenant.get(path).await;
        assert_eq!((reply.status, reply.is_page()), (404, true), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_verb_gets_a_405_and_executes_nothing() {
    let tenant = Tenant::start().await;
    let url = format!("{}/telephony/dial/user/42/phone/07700900123", tenant.sim.base_url());
    for verb in ["POST", "PUT", "DELETE"] {
        let cookie = format!("TokenKey={}", tenant.token);
        let request = tenant.http.request(verb.parse().unwrap(), &url).header("Cookie", cookie);
        let reply = read(request).await.unwrap();
        assert_eq!((reply.status, reply.headers["allow"].to_str().unwrap()), (405, "GET"), "{verb}");
    }
    let token = format!("{}/apitoken/login/toolbar-api", tenant.sim.base_url());
    assert_eq!(read(tenant.http.post(token)).await.unwrap().status, 405);
    assert!(tenant.sim.ledger().is_empty());
}

#[tokio::test]
async fn what_does_not_convert_to_a_number_gets_a_400_page() {
    let tenant = Tenant::start().await;
    for path in [
        "getcalls/user/ana",
        "hangup/user/42/call/99999999999",
        "leadphones/user/42/lead/x",
        "dial/user/42/phone/07700900123?leadid=",
        "connectcalls/user/42?call1=1&call2=2&resultcode1=HKT&resultcode2=HKT&numsales1=",
    ] {
        let reply = tenant.get(path).await;
        assert_eq!((reply.status, reply.is_page()), (400, true), "{path}");
    }
}

#[tokio::test]
async fn an_escaped_plus_in_the_path_never_reaches_the_service() {
    let tenant = Tenant::start().await;
    let reply = tenant.get("dial/user/42/phone/%2B447700900123").await;
    assert_eq!((reply.status, reply.is_page()), (400, true));
    assert!(tenant.sim.ledger().is_empty());
}

#[tokio::test]
async fn a_query_beyond_the_limit_of_the_web_server_gets_a_page() {
    let tenant = Tenant::start().await;
    let notes = "x".repeat(2_100);
    let path = format!("connectcalls/user/42?call1=1&call2=2&resultcode1=HKT&resultcode2=HKT&notes1={notes}");
    let reply = tenant.get(&path).await;
    assert_eq!((reply.status, reply.is_page()), (404, true));
}

#[tokio::test]
async fn every_answer_has_the_vendors_date_and_its_own_cookie() {
    let tenant = Tenant::start().await;
    tenant.sim.advance(std::time::Duration::from_secs(86_400));
    let reply = tenant.get("getcalls/user/42").await;
    let date = reply.headers["date"].to_str().unwrap();
    let told = jiff::fmt::rfc2822::parse(date).unwrap().timestamp();
    let age = tenant.sim.state().now.duration_since(told);
    assert!(age.as_secs() < 60, "{date}");
    assert!(reply.headers["set-cookie"].to_str().unwrap().starts_with("SERVERID="));
    tenant.sim.update(|settings| settings.wire.affinity_cookie = false);
    assert!(!tenant.get("getcalls/user/42").await.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn a_taken_port_is_an_error_and_a_stopped_simulator_frees_it() {
    let first = Simulator::start(Settings::default()).await.unwrap();
    let port = first.addr().port();
    let settings = Settings { port, ..Settings::default() };
    let refused = Simulator::start(settings.clone()).await.unwrap_err();
    assert!(matches!(refused, SimulatorError::Listen { addr, .. } if addr.port() == port));

    let login = format!("{}/login", first.root_url());
    let http = client();
    assert_eq!(read(http.get(&login)).await.unwrap().status, 200);
    first.stop().await;
    assert!(read(http.get(&login)).await.unwrap_err().is_connect());
    let second = Simulator::start(settings).await.unwrap();
    assert_eq!(read(http.get(&login)).await.unwrap().status, 200);
    drop(second);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_dials_at_once_get_a_thousand_different_calls() {
    let users: Vec<_> = (1..=1_000)
        .map(|id| ringside_simulator_maxcontact::UserSettings {
            id,
            name: format!("Sample {id}"),
            state: Default::default(),
            campaign: 1,
        })
        .collect();
    let tenant = std::sync::Arc::new(Tenant::with(|settings| settings.users = users).await);
    let mut dials = tokio::task::JoinSet::new();
    for lane in 0..20 {
        let tenant = std::sync::Arc::clone(&tenant);
        dials.spawn(async move {
            for user in (1..=1_000).filter(|user| user % 20 == lane) {
                tenant.yes(&format!("dial/user/{user}/phone/07700900123")).await;
            }
        });
    }
    dials.join_all().await;
    let ledger = tenant.sim.ledger();
    let calls: std::collections::BTreeSet<_> = ledger.iter().filter_map(|entry| entry.call.clone()).collect();
    assert_eq!((ledger.len(), calls.len()), (1_000, 1_000));
}
