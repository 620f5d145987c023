use proptest::prelude::*;

use super::*;

fn said(body: &str) -> Said {
    Said::read(body.as_bytes(), None).expect(body)
}

fn what(body: &str) -> (Verdict, Option<String>) {
    let said = said(body);
    (said.verdict(), said.text())
}

#[test]
fn the_three_envelopes_are_read_alike() {
    let failed = |text: &str| (Verdict::Failed, Some(text.to_owned()));
    assert_eq!(
        what(r#"{"status":"false","message":"Invalid User Details","data":null}"#),
        failed("Invalid User Details")
    );
    assert_eq!(what(r#"{"status":"Fail","message":"Invalid Action"}"#), failed("Invalid Action"));
    assert_eq!(what(r#"{"details":"Invalid agent","status":"Fail"}"#), failed("Invalid agent"));
}

#[test]
fn every_documented_status_word_is_known() {
    for word in ["Success", "success", " SUCCESS", "queued", "queued successfully"] {
        assert_eq!(what(&format!(r#"{{"status":"{word}"}}"#)).0, Verdict::Ok, "{word}");
    }
    for word in ["Fail", "fail", "fails", "FAIL", "false", "error", "Error", "failure", "err…"] {
        assert_eq!(what(&format!(r#"{{"status":"{word}"}}"#)).0, Verdict::Failed, "{word}");
    }
    for body in
        [r#"{"status":"perhaps"}"#, r#"{"status":null}"#, r#"{"status":{}}"#, "{}", "[]", "Unauthorized"]
    {
        assert_eq!(what(body).0, Verdict::Unclear, "{body}");
    }
    assert_eq!(what(r#"{"status":false}"#).0, Verdict::Failed, "a truth value does as well");
}

#[test]
fn doubled_quotes_json_in_a_string_and_plain_text_survive() {
    let saved = (Verdict::Ok, Some("Disposition saved successfully".to_owned()));
    for body in [
        r#"{"details": "Disposition saved successfully", "status": "Success"}"#,
        r#""{""details"": ""Disposition saved successfully"", ""status"": ""Success""}""#,
        r#"{""details"": ""Disposition saved successfully"", ""status"": ""Success""}"#,
        r#""{\"details\": \"Disposition saved successfully\", \"status\": \"Success\"}""#,
        "\u{feff}\r\n {\"details\":\"Disposition saved successfully\",\"status\":\"Success\",\"x\":[1]}\n",
    ] {
        assert_eq!(what(body), saved, "{body}");
    }
    assert_eq!(what("Unauthorized\n").1.as_deref(), Some("Unauthorized"));
    assert_eq!(what("\"Unauthorized\"").1.as_deref(), Some("Unauthorized"));
    let empty = what(r#""{""status"": ""Fail"", ""message"": """"}""#);
    assert_eq!(empty, (Verdict::Failed, None));
}

#[test]
fn an_object_inside_a_string_decides() {
    let paused = r#"{"status":"Error","message":"{\"status\":\"Success\",\"message\":\"paused monitoring of the channel\"}"}"#;
    assert_eq!(what(paused), (Verdict::Ok, Some("paused monitoring of the channel".to_owned())));
    let toolbar = |resp: &str| {
        what(&format!(
            r#"{{"status":"success","message":"{{\"type\":\"response\",\"resp\":\"{resp}\",\"agentStatus\":\"PAUSED\"}}"}}"#
        ))
    };
    assert_eq!(toolbar("Success:tbAgentPause~INBOUND").0, Verdict::Ok);
    assert_eq!(toolbar("Fail:tbAgentPause"), (Verdict::Failed, Some("Fail:tbAgentPause".to_owned())));
}

#[test]
fn the_capital_message_is_read() {
    let body = r#"{"status":"error","Message":"Agent a101 is in ACW state. You cant change to Pause state"}"#;
    assert!(what(body).1.is_some_and(|text| text.contains("ACW")));
}

#[test]
fn the_list_of_outcomes_is_found_in_every_shape() {
    for body in [
        r#"{"status":"Success","details":["Sale"," Callback ",""]}"#,
        r#"{"status":"Success","message":["Sale","Callback"]}"#,
        r#"{"status":"Success","message":"","data":["Sale","Callback"]}"#,
        r#"{"status":"Success","details":[{"disposition":"Sale"},{"Name":"Callback","id":7}]}"#,
        r#"{"status":"Success","details":"[\"Sale\",\"Callback\"]"}"#,
        r#"["Sale","Callback"]"#,
    ] {
        assert_eq!(said(body).names(), Some(vec!["Sale".into(), "Callback".into()]), "{body}");
    }
    assert_eq!(said(r#"{"status":"Success","details":"No list"}"#).names(), None);
}

#[test]
fn ids_beyond_53_bits_keep_every_digit() {
    let said =
        said(r#"{"details":[{"CallID":31733467784618213,"Monitor UCID":99999999999999999999999,"x":null}]}"#);
    let records = said.records().expect("a list");
    assert_eq!(records[0].get(&["callid"]).as_deref(), Some("31733467784618213"));
    assert_eq!(records[0].get(&["monitorucid"]).as_deref(), Some("99999999999999999999999"));
    assert_eq!(records[0].get(&["x"]), None);
}

#[test]
fn what_was_cut_short_is_told_from_plain_text() {
    for body in ["{\"status\":\"Succ", "[1,", "\"half", "{]", "\u{1}\u{2}"] {
        assert_eq!(Said::read(body.as_bytes(), None).err(), Some(WireError::Malformed), "{body}");
    }
    for body in ["", "  \n", "\u{feff}", "\"\""] {
        assert_eq!(Said::read(body.as_bytes(), None).err(), Some(WireError::Empty), "{body}");
    }
}

#[test]
fn lists_nested_without_end_end() {
    let deep = "[".repeat(2_000_000);
    assert!(Said::read(deep.as_bytes(), None).is_err());
    let closed = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    if let Ok(said) = Said::read(closed.as_bytes(), None) {
        assert_eq!((said.names(), said.records().map(|list| list.len())), (Some(Vec::new()), Some(0)));
    }
}

fn everything(bytes: &[u8]) {
    if let Ok(said) = Said::read(bytes, None) {
        let _ = (said.verdict(), said.text(), said.names(), said.member("ucid"));
        for record in said.records().unwrap_or_default() {
            let _ = crate::map::past_call(&record, &jiff::tz::TimeZone::UTC);
            let _ = crate::map::counters(&record);
        }
        let _ = crate::token::Token::read(&said);
    }
}

proptest! {
    #[test]
    fn no_bytes_upset_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        everything(&bytes);
    }

    #[test]
    fn nothing_that_looks_like_an_answer_upsets_the_reader(
        text in r#"[\{\["]{0,3}("?(status|message|details|token|resp|CallDate|Duration)"?|[:,"\\]|"[^"]{0,12}"|-?[0-9]{1,24}|[\{\}\[\]]|null| ){0,30}"#
    ) {
        everything(text.as_bytes());
    }
}
