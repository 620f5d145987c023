use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;
use secrecy::ExposeSecret;

use super::*;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../../../../tests/fixtures/maxcontact/", $name))
    };
}

const ALL: &[&str] = &[
    fixture!("token.json"),
    fixture!("token.xml"),
    fixture!("getcalls.json"),
    fixture!("getcalls.xml"),
    fixture!("getcalls_other_shape.xml"),
    fixture!("getcalls_wrapped.json"),
    fixture!("dial.json"),
    fixture!("dial.xml"),
    fixture!("campaigns_list.json"),
    fixture!("campaigns_map.json"),
    fixture!("campaigns_key_value.xml"),
    fixture!("campaigns_single.xml"),
    fixture!("users.xml"),
    fixture!("resultcodes.json"),
    fixture!("acdqueues.xml"),
    fixture!("leadphones_list.json"),
    fixture!("leadphones_single.xml"),
    fixture!("refused.json"),
    fixture!("refused.xml"),
    fixture!("login_page.html"),
];

fn london() -> TimeZone {
    TimeZone::get("Europe/London").expect("known")
}

fn body(text: &str) -> Result<Body, WireError> {
    Body::new(text.as_bytes().to_vec(), None)
}

fn read<T: entities::Entity>(text: &str) -> Result<Vec<T>, WireError> {
    let zone = london();
    entities_of(&body(text)?, &Reading { zone: &zone, lead_phone_id: "RecordTypeId" })
}

fn at(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok()
}

#[test]
fn calls_read_the_same_in_both_formats() {
    let calls: Vec<Call> = read(fixture!("getcalls.json")).expect("calls");
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].call_id, 1001);
    assert_eq!(calls[0].call_start_time.map(Timestamp::as_millisecond), Some(1_714_554_930_123));
    assert_eq!(calls[0].call_state.as_deref(), Some("3"));
    assert_eq!(calls[0].customer_name2.as_deref(), Some("Example"));
    assert_eq!((calls[1].call_start_time, calls[1].customer_name.as_deref()), (None, None));
    let mut xml: Vec<Call> = read(fixture!("getcalls.xml")).expect("calls");
    // XML carries seven digits of the second, JSON three.
    xml[0].call_start_time = xml[0].call_start_time.and_then(|time| at(time.as_millisecond()));
    assert_eq!(xml, calls);
}

#[test]
fn xml_is_read_by_local_names_in_any_order() {
    let calls: Vec<Call> = read(fixture!("getcalls_other_shape.xml")).expect("calls");
    assert_eq!(
        calls,
        [Call {
            call_id: 1001,
            call_start_time: at(1_714_554_930_123),
            call_state: Some("Connected".into()),
            call_status: None,
            customer_name: None,
            customer_name2: Some("Smith & Sons “Ltd”".into()),
            phone_number: Some("07700900123".into()),
            recording_state: Some("On".into()),
        }]
    );
}

#[test]
fn a_wrapper_a_byte_order_mark_and_text_for_numbers_are_tolerated() {
    let calls: Vec<Call> = read(fixture!("getcalls_wrapped.json")).expect("calls");
    assert_eq!((calls[0].call_id, calls[0].call_state.as_deref()), (1001, Some("3")));
}

#[test]
fn a_dial_answers_with_one_call() {
    for text in [fixture!("dial.json"), fixture!("dial.xml")] {
        let calls: Vec<Call> = read(text).expect("a call");
        assert_eq!((calls.len(), calls[0].call_id), (1, 1003));
        assert_eq!(calls[0].call_start_time, at(1_714_554_990_000));
    }
}

#[test]
fn campaigns_come_as_list_map_or_alone() {
    let spring = |description: Option<&str>| Campaign {
        campaign_id: 1,
        campaign_name: Some("Spring".into()),
        description: description.map(Into::into),
        active: Some(true),
    };
    let list: Vec<Campaign> = read(fixture!("campaigns_list.json")).expect("campaigns");
    assert_eq!((list.len(), &list[0]), (2, &spring(Some("Renewals"))));
    for text in [fixture!("campaigns_map.json"), fixture!("campaigns_key_value.xml")] {
        let map: Vec<Campaign> = read(text).expect("campaigns");
        assert_eq!((map.len(), &map[0], &map[1].campaign_name), (2, &spring(None), &None));
    }
    let single: Vec<Campaign> = read(fixture!("campaigns_single.xml")).expect("a campaign");
    assert_eq!(single, [spring(None)]);
}

#[test]
fn the_other_lists_read_the_same_in_both_formats() {
    let users: Vec<User> = read(fixture!("users.json")).expect("users");
    assert_eq!(users, read(fixture!("users.xml")).expect("users"));
    assert_eq!(
        (users[0].id, users[0].full_name.as_deref(), &users[2].full_name),
        (42, Some("Ana Ejemplo"), &None)
    );
    let queues: Vec<Queue> = read(fixture!("acdqueues.json")).expect("queues");
    assert_eq!(queues, read(fixture!("acdqueues.xml")).expect("queues"));
    assert_eq!((queues[1].id, queues[1].active), (8, Some(false)));
    let codes: Vec<ResultCode> = read(fixture!("resultcodes.json")).expect("codes");
    let xml: Vec<ResultCode> = read(fixture!("resultcodes.xml")).expect("codes");
    let short = |codes: &[ResultCode]| -> Vec<_> {
        codes
            .iter()
            .map(|code| (code.code.clone(), code.is_callback == Some(true), code.is_agent_viewable))
            .collect()
    };
    assert_eq!(short(&codes), short(&xml));
    let phones: Vec<LeadPhone> = read(fixture!("leadphones_list.json")).expect("phones");
    let single: Vec<LeadPhone> = read(fixture!("leadphones_single.xml")).expect("a phone");
    assert_eq!(single, phones[..1]);
    assert_eq!((phones[0].id.as_deref(), phones[1].id.as_deref()), (Some("555001"), None));
}

#[test]
fn the_id_of_a_lead_phone_is_taken_from_the_member_the_profile_names() {
    let zone = london();
    let body = body(fixture!("leadphones_list.json")).expect("JSON");
    let phones: Vec<LeadPhone> =
        entities_of(&body, &Reading { zone: &zone, lead_phone_id: "LeadPhoneId" }).expect("phones");
    assert_eq!((phones[0].id.as_deref(), phones[1].id.as_deref()), (Some("9"), None));
}

#[test]
fn success_is_read_as_text_and_not_by_being_there() {
    for text in [fixture!("refused.json"), fixture!("refused.xml")] {
        let body = body(text).expect("an envelope");
        let envelope = body.envelope().expect("an envelope");
        assert!(!envelope.success);
        assert_eq!(
            (envelope.response_code, envelope.response_detail.as_deref()),
            (Some(4), Some("Wrong state"))
        );
    }
}

#[test]
fn no_data_is_an_empty_list() {
    for text in [
        fixture!("done.json"),
        fixture!("done.xml"),
        r#"{"Success":true}"#,
        "<R><Data/><Success>1</Success></R>",
    ] {
        assert_eq!(read::<Call>(text), Ok(Vec::new()), "{text}");
    }
}

#[test]
fn a_token_is_read_with_whatever_its_expiry_is_called() {
    for text in [fixture!("token.json"), fixture!("token.xml")] {
        let token = body(text).expect("an answer").token(&london()).expect("a token");
        assert_eq!(token.token_key.expose_secret(), "AbCdEf123+/=");
        assert_eq!(token.expires, at(4_102_444_800_000));
    }
    let token = body(fixture!("token_bare.json")).expect("an answer").token(&london()).expect("a token");
    assert_eq!(token.expires, None);
    let missing = body(r#"{"TokenKey":"","Expiry":1}"#).expect("an answer").token(&london()).err();
    assert_eq!(missing, Some(WireError::Missing("TokenKey")));
}

#[test]
fn the_parser_is_chosen_by_content_type_and_corrected_by_the_first_character() {
    let read = |text: &str, content_type| Body::new(text.as_bytes().to_vec(), content_type).map(drop);
    assert_eq!(read(fixture!("done.xml"), Some("application/json")), Ok(()));
    assert_eq!(read(fixture!("done.json"), Some("text/xml; charset=utf-8")), Ok(()));
    assert_eq!(read(fixture!("done.json"), None), Ok(()));
    for page in [fixture!("login_page.html"), "<?xml version='1.0'?>\n<!-- x --> <HTML/>", "\n<html lang=en>"]
    {
        assert_eq!(read(page, Some("application/json")), Err(WireError::Html), "{page}");
    }
    assert_eq!(read("Service unavailable", Some("text/html")), Err(WireError::Html));
    assert_eq!(read("", Some("application/json; charset=utf-8")), Err(WireError::Malformed("JSON")));
    assert_eq!(read("plain words", None), Err(WireError::UnknownFormat));
    assert_eq!(Body::new(vec![0xff, 0xfe, b'{'], None).map(drop), Err(WireError::Malformed("UTF-8")));
}

#[test]
fn half_an_answer_is_not_an_answer() {
    for text in [fixture!("getcalls.json"), fixture!("getcalls.xml")] {
        let half = &text[..text.len() / 2];
        assert!(matches!(read::<Call>(half), Err(WireError::Malformed(_))), "{half}");
    }
}

#[test]
fn wrong_types_and_missing_members_are_named() {
    let json =
        |call: &str| read::<Call>(&format!(r#"{{"Success":true,"Data":[{call}]}}"#)).expect_err("wrong");
    assert_eq!(json(r#"{"CallState":1}"#), WireError::Missing("CallId"));
    assert_eq!(json(r#"{"CallId":"many"}"#), WireError::WrongType("CallId", "a whole number"));
    assert_eq!(json(r#"{"CallId":1,"CallState":{}}"#), WireError::WrongType("CallState", "a code"));
    assert_eq!(json(r#"{"CallId":1,"PhoneNumber":7}"#), WireError::WrongType("PhoneNumber", "text"));
    assert_eq!(json("7"), WireError::WrongType("Data", "a list of objects"));
    assert_eq!(read::<Call>(r#"{"Data":[]}"#), Err(WireError::Missing("Success")));
    assert_eq!(
        read::<Call>(r#"{"Success":"perhaps"}"#),
        Err(WireError::WrongType("Success", "true or false"))
    );
    assert_eq!(read::<Call>(r#"{"Success":true,"Data":{"CallState":1}}"#), Err(WireError::Missing("CallId")));
    assert_eq!(
        read::<Call>(r#"{"Success":true,"Data":"calls"}"#),
        Err(WireError::WrongType("Data", "a list"))
    );
    assert_eq!(
        read::<Call>("<R><Success>true</Success><Data><Call><X/></Call></Data></R>"),
        Err(WireError::Missing("CallId"))
    );
}

#[test]
fn a_date_in_an_unknown_form_does_not_hide_the_call() {
    let calls: Vec<Call> =
        read(r#"{"Success":true,"Data":[{"CallId":1001,"CallStartTime":"yesterday"}]}"#).expect("a call");
    assert_eq!((calls[0].call_id, calls[0].call_start_time), (1001, None));
}

#[test]
fn an_xml_document_cannot_bring_entities_of_its_own() {
    let bomb = "<!DOCTYPE r [<!ENTITY a 'x'>]><R><Success>&a;</Success></R>";
    assert_eq!(read::<Call>(bomb), Err(WireError::Malformed("XML")));
    assert_eq!(read::<Call>("<R><Success>&a;</Success></R>"), Err(WireError::Malformed("XML")));
}

#[test]
fn nesting_of_any_depth_is_survived() {
    let depth = 200_000;
    let xml =
        format!("<R><Success>true</Success><Data>{}{}</Data></R>", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(read::<Call>(&xml), Err(WireError::Missing("CallId")));
    let json = format!(r#"{{"Success":true,"Data":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert!(read::<Call>(&json).is_err());
}

#[test]
fn a_campaign_of_five_megabytes_is_read_in_both_formats() {
    let lead = r#"{"LeadID":1,"Name":"x"},"#.repeat(240_000);
    let json = format!(
        r#"{{"Success":true,"Data":[{{"CampaignID":1,"Leads":[{}],"Active":true}}]}}"#,
        lead.trim_end_matches(',')
    );
    assert!(json.len() > 5_000_000);
    assert_eq!(read::<Campaign>(&json).expect("campaigns")[0].active, Some(true));
    let lead = "<Lead><LeadID>1</LeadID></Lead>".repeat(180_000);
    let xml = format!(
        "<R><Data><C><Leads>{lead}</Leads><CampaignID>1</CampaignID><Active>true</Active></C></Data><Success>true</Success></R>"
    );
    assert!(xml.len() > 5_000_000);
    assert_eq!(read::<Campaign>(&xml).expect("campaigns")[0].active, Some(true));
}

/// Reads an answer in every way there is; only panics matter.
fn try_all(bytes: Vec<u8>) {
    let zone = london();
    let Ok(body) = Body::new(bytes, None) else { return };
    let how = Reading { zone: &zone, lead_phone_id: "RecordTypeId" };
    let _ = body.token(&zone);
    let _ = entities_of::<Call>(&body, &how);
    let _ = entities_of::<Campaign>(&body, &how);
    let _ = entities_of::<LeadPhone>(&body, &how);
    let _ = entities_of::<Queue>(&body, &how);
    let _ = entities_of::<ResultCode>(&body, &how);
    let _ = entities_of::<User>(&body, &how);
}

proptest! {
    #[test]
    fn no_bytes_make_the_parser_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        try_all(bytes);
    }

    #[test]
    fn no_text_that_looks_like_an_answer_makes_the_parser_panic(text in "[<{]([<>{}\\[\\]\"'&;:,/!? a-z0-9\\\\-]|Data|Success|CallId|true|null){0,60}") {
        try_all(text.into_bytes());
    }

    #[test]
    fn no_damage_to_an_answer_makes_the_parser_panic(
        which in 0..ALL.len(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..12),
    ) {
        let mut bytes = ALL[which].as_bytes().to_vec();
        for (place, byte, edit) in edits {
            let place = place.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match edit {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[place] = byte,
                1 => bytes.truncate(place),
                _ => bytes.insert(place, byte),
            }
        }
        try_all(bytes);
    }

    #[test]
    fn no_text_makes_the_date_reader_panic(text in "(/Date\\([-+0-9]{0,25}\\)/|[-+0-9T:.Z]{0,40}|\\PC{0,20})") {
        let _ = instant(&text, &london());
    }
}
