use ringside_vendor::{DialKind, DispositionWindow};

use super::*;
use crate::map::capabilities;

fn account(options: &str) -> OzonetelAccount {
    OzonetelAccount {
        base_url: "https://in1-ccaas-api.ozonetel.com/".into(),
        login: " demo_account ".into(),
        user_id: "a101".into(),
        password: "KKsecret".to_owned().into(),
        second_secret: None,
        options: toml::from_str(options).expect("TOML"),
    }
}

fn key_of(account: OzonetelAccount) -> String {
    match Config::new(account).err() {
        Some(ConfigError::Key(problem)) => problem.key.into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_but_address_names_and_key_is_needed_and_what_needs_more_is_off() {
    let config = Config::new(account("")).expect("fine");
    assert_eq!(config.user_name, "demo_account");
    let can = capabilities(&config);
    assert!(can.lists_dispositions && can.ready && can.breaks.is_some() && can.record && can.own_calls_only);
    assert!(!can.log_in && !can.hang_up && !can.hold && !can.mute && !can.conference && !can.not_ready);
    assert!(!can.floor && !can.run_campaign && !can.reads_agent_state && !can.transfer && !can.dtmf);
    assert_eq!((can.disposition, can.dial), (None, Vec::new()));
}

#[test]
fn each_setting_turns_on_what_it_is_for() {
    let can = |options: &str| capabilities(&Config::new(account(options)).expect(options));
    let did = "did = \"914071327663\"\n";
    assert_eq!(can(did).disposition, Some(DispositionWindow::QueuedDuring));
    assert_eq!(can("campaign = \"Sales\"").dial, [DialKind::Manual]);
    assert_eq!(can(&format!("{did}dial = \"skill\"\nskill = \"General\"")).dial, [DialKind::Manual]);
    let phone = can(&format!("{did}dial = \"phone\"\nagent_phone_name = \"a101_phone\""));
    assert_eq!(phone.dial, [DialKind::Manual]);
    assert!(phone.hold && phone.mute && phone.conference && !phone.hang_up);
    let all = format!("{did}agent_phone_name = \"a\"\nagent_phone_number = \"09900000001\"");
    assert!(can(&all).hang_up);
    let less = can(&format!("{all}\nnot_offered = [\"hold\", \"hang_up\", \"record\"]"));
    assert!(!less.hold && !less.hang_up && !less.record && less.mute);
    assert!(can("supervisor = true").floor);
    assert!(can("supervisor = true\ncampaigns = [\"Sales\"]").run_campaign);
    assert!(can("pause_reason = \"Break\"").not_ready);
    assert!(can("status_every_s = 30").reads_agent_state);
    let mut agent = account("agent_phone_number = \"09900000001\"");
    agent.second_secret = Some("agent-pw".to_owned().into());
    assert!(capabilities(&Config::new(agent).expect("fine")).log_in);
}

#[test]
fn what_cannot_be_used_is_named_by_its_key() {
    for (options, key) in [
        ("time_zone = \"Mars\"", "options.time_zone"),
        ("region = \"IND\"", "options.region"),
        ("api_key_header = \"api key\"", "options.api_key_header"),
        ("did = \"+914071327663\"", "options.did"),
        ("status_every_s = 5", "options.status_every_s"),
        ("login_mode_field = \" \"", "options.login_mode_field"),
        ("campaigns = [\"\"]", "options.campaigns"),
        ("skill = \"a\\nb\"", "options.skill"),
        ("extra_ca_file = \"/nowhere.pem\"", "options.extra_ca_file"),
    ] {
        assert_eq!(key_of(account(options)), key, "{options}");
    }
    assert_eq!(key_of(OzonetelAccount { base_url: "http://x.example".into(), ..account("") }), "base_url");
    assert_eq!(key_of(OzonetelAccount { login: " ".into(), ..account("") }), "user.login");
    assert_eq!(key_of(OzonetelAccount { user_id: String::new(), ..account("") }), "user.user_id");
    let colon =
        OzonetelAccount { user_id: "a:b".into(), second_secret: Some("pw".to_owned().into()), ..account("") };
    assert_eq!(key_of(colon), "user.user_id");
}

#[test]
fn an_unknown_option_is_refused() {
    for options in ["late = true", "auth = \"oauth\"", "not_offered = [\"transfer\"]"] {
        assert!(toml::from_str::<OzonetelOptions>(options).is_err(), "{options}");
    }
}

#[test]
fn a_key_that_cannot_travel_is_refused_without_being_shown() {
    for (key, expected) in [("", ConfigError::KeyEmpty), ("KK\u{e9}secret", ConfigError::KeyUnusable)] {
        let error = Config::new(OzonetelAccount { password: key.to_owned().into(), ..account("") }).err();
        assert_eq!(error, Some(expected.clone()));
        assert!(!format!("{expected} {expected:?}").contains("secret"));
    }
    assert!(!format!("{:?}", account("")).contains("KKsecret"));
}
