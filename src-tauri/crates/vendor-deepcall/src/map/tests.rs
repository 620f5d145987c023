use ringside_domain::AgentState;

use super::*;

fn row(text: &str) -> Members {
    match serde_json::from_str(text) {
        Ok(Json::Object(members)) => members,
        other => panic!("{other:?}"),
    }
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_contact_is_shown_in_the_vendors_order_without_credentials_and_blanks() {
    let text = r#"{"contactinfo":{"name":"A. Example","email":"","company":null},"tags":["x","y"],
        "ssid":"s3ss10n","other":{"totalcalls":3}}"#;
    let expected = pairs(&[("name", "A. Example"), ("tags", "x, y"), ("totalcalls", "3")]);
    for text in [text.to_owned(), format!("[{text}]")] {
        let contact = contact(json(&text)).expect("read").expect("known");
        assert_eq!(contact.fields, expected);
    }
    for nothing in ["null", "{}", "[]", r#"{"name":""}"#] {
        assert_eq!(contact(json(nothing)), Ok(None), "{nothing}");
    }
    assert!(contact(json("7")).is_err());
}

#[test]
fn a_state_word_means_what_the_profile_says_and_nothing_else() {
    let states = BTreeMap::from([("oncall".to_owned(), LiveState::Engaged)]);
    let agent = |text| floor_agent(row(text), &states).expect("an agent");
    let known = agent(r#"{"agent_id":13,"name":"Ana Ejemplo","status":"OnCall"}"#);
    assert_eq!((known.state, known.word.as_str()), (Some(AgentState::Engaged), "OnCall"));
    let unknown = agent(r#"{"agent_id":"14","status":3}"#);
    assert_eq!((unknown.name.as_str(), unknown.state, unknown.word.as_str()), ("14", None, "3"));
    assert_eq!(floor_agent(row(r#"{"status":"idle"}"#), &states), None, "nobody to show");
}

#[test]
fn a_group_is_a_queue_whatever_the_case_of_its_members() {
    let queue = |text| queue(row(text));
    let sales = queue(r#"{"groupId":28,"name":"Sales","status":1}"#).expect("a queue");
    assert_eq!((sales.id.as_str(), sales.name.as_str(), sales.active), ("28", "Sales", Some(true)));
    let closed = queue(r#"{"groupid":"29","status":"0"}"#).expect("a queue");
    assert_eq!((closed.name.as_str(), closed.active), ("29", Some(false)));
    assert_eq!(queue(r#"{"name":"Sales"}"#), None);
}

#[test]
fn a_past_call_keeps_what_has_no_place_of_its_own_but_no_address_of_a_recording() {
    let zone = TimeZone::get("Asia/Kolkata").expect("a zone");
    let text = r##"{"callId":"7.1","ivrSTime":"2024-11-20 15:00:00","cNumber":"919800000001","ivrDuration":"31",
        "callDisposition":"Sale","cType":"IBD","rcrd":"t0ken*a*b","recordings":[{"file":"x"}]}"##;
    let call = past_call(row(text), &zone);
    assert_eq!(call.at.map(jiff::Timestamp::as_second), Some(1_732_095_000));
    assert_eq!((call.duration_s, call.outcome.as_deref()), (Some(31), Some("Sale")));
    assert_eq!(call.more, pairs(&[("cType", "IBD")]));
    let odd = past_call(row(r#"{"date":"yesterday","duration":-1}"#), &zone);
    assert_eq!((odd.at, odd.duration_s), (None, None));
    assert_eq!(odd.more, pairs(&[("date", "yesterday")]));
}

#[test]
fn figures_stand_under_the_name_of_what_they_are_counted_for() {
    let text =
        r#"{"calls":4,"campaigns":[{"name":"Spring","LCT":2}],"today":{"missed":"1"},"token":"t0ken"}"#;
    let shown: Vec<_> = counters(json(text), None)
        .expect("read")
        .into_iter()
        .map(|counter| (counter.of.unwrap_or_default(), counter.name, counter.value))
        .collect();
    let expected = [("", "calls", "4"), ("campaigns / Spring", "LCT", "2"), ("today", "missed", "1")];
    assert_eq!(shown, expected.map(|(of, name, value)| (of.into(), name.into(), value.into())));
    assert_eq!(counters(json("null"), None).map(|list| list.len()).ok(), Some(0));
    assert!(counters(json("\"none\""), None).is_err());
}

#[test]
fn a_notice_is_its_text_or_else_all_it_says() {
    let zone = TimeZone::UTC;
    let notice = |text| notice(row(text), &zone);
    let told = notice(r#"{"title":"Missed call","time":1732095000,"icon":"x"}"#).expect("a notice");
    assert_eq!((told.text.as_str(), told.at.is_some()), ("Missed call", true));
    let raw = notice(r#"{"kind":"missed","count":2}"#).expect("a notice");
    assert_eq!(raw.text, "kind: missed, count: 2");
    assert_eq!(notice("{}"), None);
}
