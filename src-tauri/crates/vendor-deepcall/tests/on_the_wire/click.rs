use ringside_domain::CallState;
use ringside_vendor::{Reached, VendorErrorKind};

use super::*;

async fn line_of(further: &str) -> String {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    ask(&adapter_with(&stub, &dialling(&stub, further)), dial()).await.expect("dialled");
    let heard = stub.last("para");
    assert_eq!(heard.header("cache-control"), ["no-cache"]);
    assert_eq!((heard.body.as_str(), stub.heard().len()), ("", 1));
    heard.line().to_owned()
}

#[tokio::test]
async fn a_call_is_asked_for_in_the_query_in_either_generation() {
    let head = "user_id=10000001&token=t0ken%26value";
    for (further, line) in [
        ("", format!("POST /v2/clickToCall/para?{head}&from=919800000099&to=919800000001")),
        (
            "verb = 'GET'\nnumber_format = 'ten-digits'\nuser_id = '7'",
            "GET /v2/clickToCall/para?user_id=7&token=t0ken%26value&from=919800000099&to=9800000001"
                .to_owned(),
        ),
        (
            "from_type = 'group'\nfrom_ring_time_s = 20\nto_ring_time_s = 50\ntime_limit_s = 600\ntime_limit_hangup = false",
            format!(
                "POST /v2/clickToCall/para?{head}&from=919800000099&to=919800000001&fromType=Group\
                 &fromRingTime=20&toRingTime=50&timeLimit=600&timeLimitHangup=false"
            ),
        ),
        (
            "version = 'v3'\ncustomer_cli = '917500000000'\nagent_cli = '0750000000'",
            format!(
                "POST /api/v3/clickToCall/para?{head}&callFirst=agent&customer=919800000001\
                 &customerCLI=917500000000&agentType=agent_number&agent_number=919800000099&agentCLI=0750000000"
            ),
        ),
        (
            "version = 'v3'\ncall_first = 'customer'\nfrom_cli = '917500000000'",
            format!(
                "POST /api/v3/clickToCall/para?{head}&callFirst=customer&customer=919800000001\
                 &agentType=agent_number&agent_number=919800000099&fromCLI=917500000000"
            ),
        ),
    ] {
        assert_eq!(line_of(further).await, line, "{further}");
    }
}

#[tokio::test]
async fn the_call_is_known_by_the_name_the_answer_gives_or_not_at_all() {
    for (answer, id) in [
        (r#"{"status":"success","callId":"7.1"}"#, Some("7.1")),
        (r#"{"status":"success","code":200,"call_id":71}"#, Some("71")),
        (r#"{"status":"success","id":"7.1"}"#, Some("7.1")),
        (r#"{"status":"success","data":{"callId":"7.1"}}"#, Some("7.1")),
        (r#"{"callId":"7.1"}"#, Some("7.1")),
        (r#"{"code":200}"#, None),
        (r#"{"code":"0","message":"ok"}"#, None),
        (r#"{"status":"success","callId":""}"#, None),
        (r#"{"status":"success"}"#, None),
    ] {
        let stub =
            Stub::start(
                |heard, _| {
                    if action_of(heard) == "para" { Say::Json(answer.into()) } else { obliging(heard) }
                },
            )
            .await;
        let vendor = adapter_with(&stub, &dialling(&stub, ""));
        let Ok(Reply::Dialled(call)) = ask(&vendor, dial()).await else { panic!("{answer}") };
        assert_eq!(call.as_ref().map(|call| call.id.as_str()), id, "{answer}");
        assert_eq!(snapshot(&vendor).await.expect("a snapshot").calls, Vec::from_iter(call), "{answer}");
        assert_eq!(stub.count("para"), 1, "{answer}");
    }
}

#[tokio::test]
async fn a_call_dialled_here_is_listed_until_its_outcome_is_in() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, &dialling(&stub, ""));
    ask(&vendor, dial()).await.expect("dialled");
    let call_now = |snapshot: AgentSnapshot| snapshot.calls.first().map(|call| (call.id.clone(), call.state));
    assert_eq!(call_now(snapshot(&vendor).await.expect("a snapshot")), Some((call(), None)));
    ask(&vendor, Request::CallOver { call: call() }).await.expect("noted");
    assert_eq!(
        call_now(snapshot(&vendor).await.expect("a snapshot")),
        Some((call(), Some(CallState::WrapUp)))
    );
    ask(&vendor, dispose()).await.expect("kept as a note");
    assert_eq!(call_now(snapshot(&vendor).await.expect("a snapshot")), None);
}

#[tokio::test]
async fn a_dial_that_was_refused_or_lost_is_told_and_never_repeated() {
    for (odd, kind, reached) in [
        (error(1014, "Invalid token"), VendorErrorKind::NotAllowed, Reached::No),
        (error(1005, "Invalid contact number"), VendorErrorKind::BadNumber, Reached::No),
        (error(9999, "No agent"), VendorErrorKind::Refused, Reached::No),
        (error(1032, "Internal server error"), VendorErrorKind::ServerFault, Reached::Maybe),
        (Say::Nothing, VendorErrorKind::Interrupted, Reached::Maybe),
        (Say::Json("OK".into()), VendorErrorKind::NotUnderstood, Reached::Maybe),
        (Say::status("401 Unauthorized", "", ""), VendorErrorKind::NotAllowed, Reached::No),
    ] {
        let stub = Stub::start({
            let odd = odd.clone();
            move |heard, _| if action_of(heard) == "para" { odd.clone() } else { obliging(heard) }
        })
        .await;
        let vendor = adapter_with(&stub, &dialling(&stub, ""));
        let error = ask(&vendor, dial()).await.expect_err("failed");
        assert_eq!((error.kind, error.reached), (kind, reached), "{odd:?}");
        faults::assert_discreet(&error);
        assert_eq!(stub.count("para"), 1);
        snapshot(&vendor).await.expect("the session goes on");
    }
}
