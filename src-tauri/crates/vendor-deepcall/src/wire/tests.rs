use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

use super::*;

fn zone() -> TimeZone {
    TimeZone::get("Asia/Kolkata").expect("a zone")
}

fn said(text: &str) -> Result<Said, WireError> {
    read(text.as_bytes(), false)
}

fn no(code: impl Into<Option<i64>>, message: &str) -> Result<Said, WireError> {
    let message = (!message.is_empty()).then(|| message.to_owned());
    Ok(Said::No { code: code.into(), message })
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn both_shapes_of_an_error_are_read_alike() {
    for text in [
        r#"{"status":"error","message":"On break is : 0","code":1502}"#,
        r#"{"status":"error","errCode":1502,"errMessage":"On break is : 0"}"#,
        r#"{"status":"ERROR","msg":"On break is : 0","code":"1502","extra":[1]}"#,
        "\u{feff} {\"status\":\"failed\",\"error\":\"On break is : 0\",\"code\":1502}\r\n",
        r#"{"status":"success","message":"On break is : 0","code":1502}"#,
        r#"{"message":"On break is : 0","code":1502}"#,
        r#"{"status":"error","code":1502,"errCode":9,"message":"On break is : 0","errMessage":"x"}"#,
    ] {
        assert_eq!(said(text), no(1502, "On break is : 0"), "{text}");
    }
    assert_eq!(said(r#"{"status":"failure","code":200}"#), no(None, ""));
    assert_eq!(said(r#"{"status":"error","message":7,"code":{}}"#), no(None, ""));
}

#[test]
fn what_an_answer_is_about_is_found_in_each_of_its_places() {
    for (text, about) in [
        (r#"{"status":"success","data":{"a":1}}"#, r#"{"a":1}"#),
        (r#"{"status":"Success","response":[1],"code":200}"#, "[1]"),
        (r#"{"status":"success","groupId":28,"code":200}"#, r#"{"groupId":28}"#),
        (r#"{"status":"success","message":"done","code":"200"}"#, "{}"),
        (r#"{"status":"success","data":null}"#, "null"),
        (r#"{"status":"success","data":null,"response":[2]}"#, "[2]"),
        (r#"{"data":[3],"code":0}"#, "[3]"),
        (r#"{"callId":"7.1"}"#, r#"{"callId":"7.1"}"#),
    ] {
        let Ok(Said::Yes(answer)) = said(text) else { panic!("{text}") };
        assert!(answer.payload() == json(about), "{text}");
    }
}

#[test]
fn an_answer_that_settles_nothing_is_not_understood() {
    for (text, error) in [
        ("", WireError::Empty),
        (" \r\n", WireError::Empty),
        ("{\"status\":\"succ", WireError::Malformed),
        ("<html>", WireError::Malformed),
        ("{} {}", WireError::Malformed),
        ("[]", WireError::Odd("the answer")),
        ("\"OK\"", WireError::Odd("the answer")),
        ("{}", WireError::Missing("status")),
        (r#"{"message":"Unauthorized"}"#, WireError::Missing("status")),
        (r#"{"code":200}"#, WireError::Missing("status")),
        (r#"{"status":"queued"}"#, WireError::Odd("status")),
        (r#"{"status":200}"#, WireError::Odd("status")),
    ] {
        assert_eq!(said(text), Err(error), "{text}");
    }
    assert!(matches!(read(br#"{"code":200}"#, true), Ok(Said::Yes(_))), "click-to-call may say no more");
}

#[test]
fn a_break_is_read_whatever_its_details_look_like() {
    let read = |text: &str| OnBreak::read(&json(text), &zone()).map(|(_, on_break)| on_break);
    let since = Timestamp::from_second(1_732_095_000).ok();
    for (detail, name, started) in [
        (r#"{"break_id":"2","break_name":"Lunch","start_time":1732095000}"#, Some("Lunch"), since),
        (r#"{"name":"Lunch","startTime":"1732095000000"}"#, Some("Lunch"), since),
        (r#"{"reason":" Tea ","sTime":"2024-11-20 15:00:00"}"#, Some("Tea"), since),
        (r#"{"type":2,"start_time":"soon"}"#, Some("2"), None),
        (r#"{"break_name":"","breakName":null,"type":"Tea"}"#, Some("Tea"), None),
        ("{}", None, None),
        ("null", None, None),
        ("\"Lunch\"", Some("Lunch"), None),
        ("[1]", None, None),
    ] {
        for yes in ["1", "\"1\"", "true"] {
            let text = format!(r#"{{"on_break":{yes},"breakDetail":{detail},"agent_id":13}}"#);
            let expected = OnBreak { name: name.map(Into::into), since: started };
            assert_eq!(read(&text), Ok(Some(expected)), "{text}");
        }
    }
    assert_eq!(read(r#"{"on_break":"0"}"#), Ok(None));
    assert_eq!(read(r#"{"breakDetail":{}}"#), Err(WireError::Missing("on_break")));
    assert_eq!(read(r#"{"on_break":2}"#), Err(WireError::Odd("on_break")));
    let long = format!(r#"{{"on_break":1,"breakDetail":"{}"}}"#, "é".repeat(500));
    assert_eq!(read(&long).map(|on_break| on_break.and_then(|it| it.name)), Ok(Some("é".repeat(60))));
}

#[test]
fn a_wrap_up_ends_when_it_says_and_the_time_left_counts_only_without_that() {
    let now = Timestamp::from_second(1_732_095_311).expect("a time");
    let ends = |text: &str| WrapUp::read(&json(text), now).map(|it| it.and_then(|it| it.ends));
    let at = |second| Timestamp::from_second(second).ok();
    for (text, expected) in [
        (r#"{"response":1,"wrapETime":1732095341,"currentDuration":5}"#, at(1_732_095_341)),
        (r#"{"response":"1","wrapETime":"1732095341000"}"#, at(1_732_095_341)),
        (r#"{"response":1,"currentDuration":"30"}"#, at(1_732_095_341)),
        (r#"{"response":1,"wrapETime":0,"currentDuration":30}"#, at(1_732_095_341)),
        (r#"{"response":1,"wrapETime":9223372036854775807,"currentDuration":-4}"#, None),
        (r#"{"response":0,"wrapETime":1732095341}"#, None),
    ] {
        assert_eq!(ends(text), Ok(expected), "{text}");
    }
    assert_eq!(ends("{}"), Err(WireError::Missing("response")));
    assert_eq!(ends(r#"{"response":[]}"#), Err(WireError::Odd("response")));
    let full = WrapUp::read(&json(r#"{"response":1,"callId":7,"cNumber":919800000001}"#), now);
    let expected = WrapUp { ends: None, call: Some("7".into()), number: Some("919800000001".into()) };
    assert_eq!(full, Ok(Some(expected)));
}

#[test]
fn a_list_is_found_in_every_shape_it_may_come_in() {
    for (text, names) in [
        (r#"[{"name":"a"},{"name":"b"}]"#, vec!["a", "b"]),
        (r#"{"total":2,"list":[{"name":"a"},{"name":"b"}]}"#, vec!["a", "b"]),
        (r#"{"28":{"name":"a"},"29":{"name":"b"}}"#, vec!["a", "b"]),
        (r#"{"name":"a"}"#, vec!["a"]),
        (r#"[{"name":"a"},null,[1]]"#, vec!["a"]),
        ("[]", vec![]),
        ("{}", vec![]),
        ("null", vec![]),
    ] {
        let rows = rows(json(text)).expect(text);
        let found: Vec<_> = rows.into_iter().filter_map(|mut row| take_text(&mut row, &["name"])).collect();
        assert_eq!(found, names, "{text}");
    }
    assert!(rows(json("7")).is_err() && rows(json("\"none\"")).is_err());
    let mut by_id = rows(json(r#"{"28":{"name":"a"}}"#)).expect("rows").remove(0);
    assert_eq!(take_text(&mut by_id, &["groupId", "id"]).as_deref(), Some("28"));
}

#[test]
fn members_keep_their_order_both_ways() {
    let text = r#"{"z":[1,2.5,"x"],"a":{"c":null,"b":true},"m":-3}"#;
    assert_eq!(serde_json::to_string(&json(text)).expect("JSON"), text);
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, true);
    }

    #[test]
    fn no_json_makes_a_reader_panic(text in r#"(\{"(status|data|response|code|on_break|wrapETime)":|\[|\{|"success"|"error"|[0-9]{1,20}|,|\}|\]|null|-){0,14}"#) {
        let now = Timestamp::UNIX_EPOCH;
        if let Ok(Said::Yes(answer)) = read(text.as_bytes(), true) {
            let about = answer.payload();
            let _ = OnBreak::read(&about, &zone());
            let _ = WrapUp::read(&about, now);
            let _ = rows(about);
        }
    }

    #[test]
    fn no_number_or_text_is_a_time_that_panics(number in any::<i64>(), text in ".{0,30}") {
        let _ = instant(&Json::Number(number.into()), &zone());
        let _ = instant(&Json::Text(text), &zone());
        let answer = Json::Object(vec![
            ("response".into(), Json::Number(1.into())),
            ("currentDuration".into(), Json::Number(number.into())),
        ]);
        let _ = WrapUp::read(&answer, Timestamp::MAX);
    }
}
