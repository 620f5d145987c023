use ringside_domain::{BreakId, CallState, CampaignId};
use ringside_vendor::{AgentSnapshot, Request, ScheduledCall, VendorErrorKind};

use super::*;

fn scheduled(at: Option<&str>, for_me: bool) -> Request {
    Request::ScheduleCall(ScheduledCall {
        number: NUMBER.into(),
        alternatives: vec!["+59899000002".into(), "2400 0003".into()],
        campaign: CampaignId::new("POWER<-"),
        at: at.map(callback),
        for_me,
        name: Some("Somebody".into()),
    })
}

async fn sent(options: &str, request: Request, service: &str) -> Heard {
    let stub = obliging_stub().await;
    ask(&adapter_with(&stub, options), request).await.expect(service);
    stub.last(service)
}

async fn body(options: &str, request: Request, service: &str) -> String {
    sent(options, request, service).await.body
}

async fn calls(vendor: &UContact) -> AgentSnapshot {
    let Ok(Reply::Snapshot(snapshot)) = ask(vendor, Request::Snapshot).await else { panic!("no snapshot") };
    snapshot
}

#[tokio::test]
async fn an_agent_signs_in_with_a_form_and_the_token_goes_behind_basic_as_it_came() {
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    let Ok(Reply::SignedIn(signed_in)) = ask(&vendor, Request::SignIn).await else { panic!("not signed in") };
    assert_eq!(signed_in.agent_name.as_deref(), Some("Marta Ejemplo"));
    assert_eq!(stub.names(), ["auth/AgentLogin"]);
    let login = stub.last("auth/AgentLogin");
    assert_eq!(login.line(), "POST /Integra/resources/auth/AgentLogin");
    assert_eq!(login.body, "agent=mrojas&password=s3cret%26m%C3%A1s");
    assert_eq!(login.header("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(login.header("authorization"), [""; 0]);

    ask(&vendor, Request::Ready).await.expect("ready");
    let ready = stub.last("api/AgentUnBreak");
    assert_eq!(ready.header("authorization"), [format!("Basic {TOKEN}")]);
    assert_eq!(ready.header("content-type"), ["application/x-www-form-urlencoded"]);
}

#[tokio::test]
async fn a_disposition_sends_its_thirteen_fields_in_the_seeds_order_and_the_unused_ones_empty() {
    let heard = sent(ALL, dispose(outcome(&["Tipificacion1"])), "api/DispositionCall").await;
    assert_eq!(heard.line(), "POST /Integra/resources/api/DispositionCall");
    assert_eq!(heard.header("authorization"), [format!("Basic {TOKEN}")]);
    assert_eq!(
        heard.body,
        "campaign=Cobranza-%3E&agent=mrojas&callerid=59899000001&guid=3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10\
         &l1=Tipificacion1&l2=&l3=&d1=&d2=&comment=&schedule=&camptoreschedule=&tag="
    );
    assert_eq!(heard.header("content-length"), [heard.body.len().to_string()]);
}

#[tokio::test]
async fn a_disposition_with_everything_is_encoded_as_utf_8() {
    let options = format!("{ALL}\nd1 = 'ventas={{sales}}'\nd2 = '{{code}}'\ntag = '{{path}}'");
    let disposition = Disposition {
        note: Some("Señal & \"50 %\" + más\n= fin".into()),
        callback: Some(callback("2025-03-14T19:30:00Z")),
        sales: Some(2),
        ..outcome(&["Promesa de pago", "Parcial", "Acción ñ"])
    };
    assert_eq!(
        body(&options, dispose(disposition), "api/DispositionCall").await,
        "campaign=Cobranza-%3E&agent=mrojas&callerid=59899000001&guid=3b0d2f5e-6a41-4c0e-9d57-2f1f0a7c9e10\
         &l1=Promesa+de+pago&l2=Parcial&l3=Acci%C3%B3n+%C3%B1&d1=ventas%3D2&d2=code\
         &comment=Se%C3%B1al+%26+%2250+%25%22+%2B+m%C3%A1s%0A%3D+fin&schedule=2025-03-14+16%3A30%3A00\
         &camptoreschedule=Cobranza-%3E&tag=Promesa+de+pago%7CParcial%7CAcci%C3%B3n+%C3%B1"
    );
}

#[tokio::test]
async fn an_inbound_campaigns_mark_is_encoded_and_a_call_without_a_campaign_takes_the_profiles() {
    let with = |queue: Option<&str>| Request::Dispose {
        call: call(),
        facts: CallFacts { queue: queue.map(str::to_owned), ..facts() },
        disposition: outcome(&["A"]),
    };
    let start = |body: &str| body.split('&').next().unwrap_or_default().to_owned();
    let inbound = body(ALL, with(Some("Soporte<-")), "api/DispositionCall").await;
    assert_eq!(start(&inbound), "campaign=Soporte%3C-");
    let odd = body(ALL, with(Some("Ñandú & Cía ->")), "api/DispositionCall").await;
    assert_eq!(start(&odd), "campaign=%C3%91and%C3%BA+%26+C%C3%ADa+-%3E");
    let own = body("campaign = 'General->'", with(None), "api/DispositionCall").await;
    assert_eq!(start(&own), "campaign=General-%3E");
}

#[tokio::test]
async fn a_callback_without_its_settings_stays_here() {
    let disposition = Disposition { callback: Some(callback("2025-03-14T19:30:00Z")), ..outcome(&["A"]) };
    let body = body("", dispose(disposition), "api/DispositionCall").await;
    assert!(body.ends_with("&comment=&schedule=&camptoreschedule=&tag="), "{body}");
}

#[tokio::test]
async fn what_the_vendor_cannot_take_is_not_sent() {
    let without = |facts: CallFacts| Request::Dispose { call: call(), facts, disposition: outcome(&["A"]) };
    let cases = [
        dispose(outcome(&["A", "B", "C", "D"])),
        dispose(outcome(&[])),
        dispose(outcome(&["", "B"])),
        without(CallFacts { number: None, ..facts() }),
        without(CallFacts { queue: None, ..facts() }),
        Request::Dispose { call: VendorCallId::new(""), facts: facts(), disposition: outcome(&["A"]) },
        dial("call me"),
        dial(""),
    ];
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::SignIn).await.expect("signed in");
    for request in cases {
        let error = ask(&vendor, request).await.expect_err("nothing to send");
        assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
    }
    assert_eq!(stub.names(), ["auth/AgentLogin"]);
}

#[tokio::test]
async fn a_dial_names_our_number_the_agents_phone_and_the_campaign() {
    let heard = sent(ALL, dial(NUMBER), "Agents/AgentCall").await;
    assert_eq!(heard.line(), "POST /Integra/resources/Agents/AgentCall");
    assert_eq!(
        heard.body,
        "callerid=59820000000&agent=mrojas&phone=1997&tech=SIP&context=entrantes&outqueue=Cobranza-%3E\
         &destination=59899000001"
    );
    let options = format!(
        "{ALL}\ncontext = 'agentes'\nextension = '2001'\ncaller_ids = {{ 'Cobranza->' = '59820000009' }}\n\
         number_format = 'national'\ndial_data = {{ destino = '{{number}}', quien = '\"{{agent}}\"' }}"
    );
    assert_eq!(
        body(&options, dial(NUMBER), "Agents/AgentCallwithData").await,
        "callerid=59820000009&agent=mrojas&phone=2001&tech=SIP&context=agentes&outqueue=Cobranza-%3E\
         &destination=099000001&data=%7B%22destino%22%3A%22099000001%22%2C%22quien%22%3A%22%5C%22mrojas%5C%22%22%7D"
    );
}

#[tokio::test]
async fn a_call_dialled_is_known_until_it_has_its_outcome() {
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    let Ok(Reply::Dialled(Some(dialled))) = ask(&vendor, dial(NUMBER)).await else { panic!("not dialled") };
    assert_eq!(dialled.id, call());
    assert_eq!((dialled.number.as_deref(), dialled.queue.as_deref()), (Some(NUMBER), Some("Cobranza->")));
    let snapshot = calls(&vendor).await;
    assert_eq!((snapshot.agent, snapshot.calls[0].state), (None, None), "nothing of it can be read");

    let heard = stub.heard().len();
    ask(&vendor, Request::CallOver { call: call() }).await.expect("over");
    assert_eq!(calls(&vendor).await.calls[0].state, Some(CallState::WrapUp));
    assert_eq!(stub.heard().len(), heard, "neither is sent anywhere");

    ask(&vendor, dispose(outcome(&["A"]))).await.expect("disposed");
    assert!(calls(&vendor).await.calls.is_empty());
}

#[tokio::test]
async fn hanging_up_names_the_phone_and_goes_only_for_the_call_begun_last() {
    let stub = start(|heard, before| match service_of(heard) {
        "Agents/AgentCall" => Say::body(format!("\"0000000{before}-6a41-4c0e-9d57-2f1f0a7c9e10\"\n")),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    let mut ids = Vec::new();
    for _ in 0..2 {
        let Ok(Reply::Dialled(Some(call))) = ask(&vendor, dial(NUMBER)).await else { panic!("not dialled") };
        ids.push(call.id);
    }
    let hang_up = |at: usize| Request::HangUp { call: ids[at].clone() };
    let error = ask(&vendor, hang_up(0)).await.expect_err("the other would end");
    assert_eq!(error.kind, VendorErrorKind::WrongState);
    assert_eq!(stub.count("Agents/HangupPhone"), 0);

    ask(&vendor, hang_up(1)).await.expect("hung up");
    assert_eq!(stub.last("Agents/HangupPhone").line(), "POST /Integra/resources/Agents/HangupPhone");
    assert_eq!(stub.last("Agents/HangupPhone").body, "phone=1997");
    let error = ask(&vendor, hang_up(1)).await.expect_err("over already");
    assert_eq!(error.kind, VendorErrorKind::NoSuchCall);
    ask(&vendor, hang_up(0)).await.expect("now the last one up");
    assert_eq!(stub.count("Agents/HangupPhone"), 2);

    let kept = obliging_stub().await;
    ask(&adapter(&kept), Request::HangUp { call: call() }).await.expect("a call from before a restart");
}

#[tokio::test]
async fn a_break_and_its_end_carry_the_same_motive() {
    let stub = obliging_stub().await;
    let vendor = adapter_with(&stub, &format!("{ALL}\nunbreak_motive = 'Inicio'"));
    let on = |motive: &str| format!("agent=mrojas&interface=SIP%2F1997&motive={motive}&message=");
    let rest = Request::NotReady { reason: Some(BreakId::new("Baño y café")) };
    for (request, service, motive) in [
        (Request::Ready, "api/AgentUnBreak", "Inicio"),
        (rest, "api/AgentBreak", "Ba%C3%B1o+y+caf%C3%A9"),
        (Request::Ready, "api/AgentUnBreak", "Ba%C3%B1o+y+caf%C3%A9"),
        (Request::Ready, "api/AgentUnBreak", "Inicio"),
    ] {
        ask(&vendor, request).await.expect(service);
        assert_eq!(stub.last(service).line(), format!("POST /Integra/resources/{service}"));
        assert_eq!(stub.last(service).body, on(motive));
    }
    let error = ask(&vendor, Request::NotReady { reason: None }).await.expect_err("no reason");
    assert_eq!(error.kind, VendorErrorKind::NotSupported);
}

#[tokio::test]
async fn a_call_for_the_dialler_is_one_field_of_json() {
    let heard = sent(ALL, scheduled(Some("2025-03-14T19:30:00Z"), true), "Dialers/DialerTask").await;
    assert_eq!(heard.header("authorization"), ["Basic c3VwOjE=c3VwOjE="], "the supervisor's token");
    assert_eq!(
        heard.body,
        "call=%7B%22calldate%22%3A%222025-03-14+16%3A30%3A00%22%2C%22campaign%22%3A%22POWER%3C-%22%2C\
         %22destination%22%3A%2259899000001%22%2C%22alternatives%22%3A%2259899000002%3A24000003%22%2C\
         %22agent%22%3A%221997%22%2C%22data%22%3A%22%22%2C%22source%22%3A%22%22%2C%22bulk%22%3Afalse%2C\
         %22automatic%22%3Atrue%7D"
    );
    let now = body(ALL, scheduled(None, false), "Dialers/DialerTask").await;
    assert!(now.starts_with("call=%7B%22calldate%22%3Anull%2C"), "{now}");
    assert!(now.contains("%22agent%22%3A%22%22%2C"), "{now}");

    let options = format!("{ALL}\nschedule_with = 'schedule_dialer_call'\ntokens = {{ dialer = 'agent' }}");
    let heard =
        sent(&options, scheduled(Some("2025-03-14T19:30:00Z"), false), "Dialers/ScheduleDialerCall").await;
    assert_eq!(heard.header("authorization"), [format!("Basic {TOKEN}")]);
    assert_eq!(
        heard.body,
        "callschedule=%7B%22calldate%22%3A%222025-03-14+16%3A30%3A00%22%2C%22campaign%22%3A%22POWER%3C-%22%2C\
         %22destination%22%3A%2259899000001%22%2C%22alternatives%22%3A%2259899000002%3A24000003%22%2C\
         %22agentphone%22%3A%22%22%2C%22data%22%3A%22%22%7D"
    );
    let stub = obliging_stub().await;
    let error = ask(&adapter_with(&stub, &options), scheduled(None, false)).await.expect_err("no time");
    assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
}

#[tokio::test]
async fn campaigns_queues_and_figures_come_from_one_service_with_the_supervisors_token() {
    let stub = obliging_stub().await;
    let vendor = adapter(&stub);
    let Ok(Reply::Counters(counters)) = ask(&vendor, Request::Counters).await else { panic!("no counters") };
    let told: Vec<_> =
        counters.iter().map(|c| (c.of.as_deref(), c.name.as_str(), c.value.as_str())).collect();
    assert_eq!(told, [(Some("Cobranza->"), "busy", "2"), (Some("Cobranza->"), "talked", "00:10:00")]);
    let heard = stub.last("Supervisor/campaignstatus");
    assert_eq!(heard.line(), "POST /Integra/resources/Supervisor/campaignstatus");
    assert_eq!(heard.body, "queue=");
    assert_eq!(heard.header("authorization"), ["Basic c3VwOjE=c3VwOjE="]);
    assert_eq!(stub.last("auth/getUserToken").body, "user=api.toolbar&password=sup3r%2B");

    let Ok(Reply::Campaigns(campaigns)) = ask(&vendor, Request::Campaigns).await else {
        panic!("no campaigns")
    };
    assert_eq!((campaigns[0].id.as_str(), campaigns[0].name.as_str()), ("Cobranza->", "Cobranza->"));
    let Ok(Reply::Queues(queues)) = ask(&vendor, Request::Queues).await else { panic!("no queues") };
    assert_eq!(queues[0].id.as_str(), "Cobranza->");
    assert_eq!(stub.count("auth/getUserToken"), 1);
}

#[tokio::test]
async fn colleagues_are_the_members_of_the_campaigns_without_the_agent_and_each_once() {
    let stub = obliging_stub().await;
    let Ok(Reply::Colleagues(colleagues)) = ask(&adapter(&stub), Request::Colleagues).await else {
        panic!("no colleagues")
    };
    let names: Vec<_> = colleagues.iter().map(|colleague| colleague.name.as_str()).collect();
    assert_eq!(names, ["jnúñez"]);
    let lines: Vec<_> = stub.heard().iter().skip(1).map(|heard| heard.line().to_owned()).collect();
    assert_eq!(
        lines,
        [
            "POST /Integra/resources/queues/getqueuemembersofqueue?queue=Cobranza-%3E",
            "POST /Integra/resources/queues/getqueuemembersofqueue?queue=Soporte%3C-"
        ]
    );
    let heard = stub.last("queues/getqueuemembersofqueue");
    assert_eq!((heard.body.as_str(), heard.header("authorization")), ("", vec![&*format!("Basic {TOKEN}")]));
}

#[tokio::test]
async fn which_token_goes_with_a_service_is_the_profiles_choice() {
    let options = format!(
        "{ALL}\n[tokens]\ndisposition = 'supervisor'\ncampaign_status = 'agent'\nqueue_members = 'supervisor'"
    );
    let stub = obliging_stub().await;
    let vendor = adapter_with(&stub, &options);
    ask(&vendor, dispose(outcome(&["A"]))).await.expect("disposed");
    ask(&vendor, Request::Counters).await.expect("counted");
    ask(&vendor, Request::Colleagues).await.expect("listed");
    let proof = |service: &str| stub.last(service).header("authorization").concat();
    assert_eq!(proof("api/DispositionCall"), "Basic c3VwOjE=c3VwOjE=");
    assert!(
        stub.last("api/DispositionCall").body.contains("&agent=mrojas&"),
        "the agent is the agent's all the same"
    );
    assert_eq!(proof("Supervisor/campaignstatus"), format!("Basic {TOKEN}"));
    assert_eq!(proof("queues/getqueuemembersofqueue"), "Basic c3VwOjE=c3VwOjE=");
}
