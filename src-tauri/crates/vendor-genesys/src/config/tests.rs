use super::*;

fn account(options: &str) -> Result<GenesysAccount, toml::de::Error> {
    Ok(GenesysAccount {
        base_url: "https://gws.acme.example:8090/".into(),
        login: "agent1".into(),
        user_id: String::new(),
        password: "secret".to_owned().into(),
        options: toml::from_str(options)?,
    })
}

fn with_options(options: &str) -> Result<Config, ConfigError> {
    Config::new(account(options).expect("TOML"))
}

fn with(change: impl FnOnce(&mut GenesysAccount)) -> Result<Config, ConfigError> {
    let mut account = account("").expect("TOML");
    change(&mut account);
    Config::new(account)
}

fn key_of(result: Result<Config, ConfigError>) -> String {
    match result.err() {
        Some(ConfigError::Key(problem)) => problem.key.into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn address_user_name_and_password_are_enough() {
    let config = with_options("").expect("fine");
    assert_eq!(config.settled.push_path, "/api/v2/notifications");
    assert_eq!(config.settled.channels, ["voice"]);
    assert_eq!(config.authorization.to_str().expect("ASCII"), "Basic YWdlbnQxOnNlY3JldA==");
    assert!(config.settled.outbound.is_none() && config.settled.reject.is_none());
}

#[test]
fn everything_a_profile_can_say_is_understood() {
    let config = with_options(
        r#"
        place = "Place_1"
        login_code = "lc1"
        queue = "q1"
        device_path = "/devices/d1"
        channels = ["voice", "chat"]
        disposition_key = "DispositionCode"
        disposition_group = "Voice"
        note_key = "Notes"
        push_path = "/genesys/cometd"
        credential_encoding = "iso-8859-1"
        number_format = "national"
        region = "FR"
        location = "SIP_Switch"
        outbound_caller_id = "15000"
        reject = "clear_call"
        pause_recording = true
        offline_state = true
        floor = true
        force_any_state = true
        [outbound]
        application_id = 129
        calling_list = "List"
        time_zone = "GMT"
        phone_type = "Mobile"
        "#,
    )
    .expect("fine");
    assert_eq!(config.settled.outbound.map(|outbound| outbound.application_id), Some(129));
    assert_eq!(config.settled.reject, Some(RejectWith::ClearCall));
}

#[test]
fn a_user_name_with_accents_goes_out_in_the_encoding_the_site_reads() {
    let encoded = |options: &str| {
        let mut account = account(options).expect("TOML");
        account.login = "josé".into();
        Config::new(account).expect("fine").authorization.to_str().expect("ASCII").to_owned()
    };
    assert_eq!(encoded(""), "Basic am9zw6k6c2VjcmV0");
    assert_eq!(encoded(r#"credential_encoding = "iso-8859-1""#), "Basic am9z6TpzZWNyZXQ=");
}

#[test]
fn a_password_the_encoding_cannot_carry_is_told_without_it() {
    let mut account = account(r#"credential_encoding = "iso-8859-1""#).expect("TOML");
    account.password = "sécret€".to_owned().into();
    let error = Config::new(account).err().expect("refused");
    assert_eq!(error, ConfigError::PasswordEncoding);
    assert!(!format!("{error} {error:?}").contains('€'));
}

#[test]
fn what_cannot_be_used_is_named_by_its_key() {
    for (options, key) in [
        (r#"region = "Europe""#, "options.region"),
        (r#"channels = ["chat"]"#, "options.channels"),
        (r#"push_path = "notifications""#, "options.push_path"),
        (r#"device_path = "d1""#, "options.device_path"),
        (r#"place = " ""#, "options.place"),
        ("[outbound]\napplication_id = 1\nphone_type = \"Fax\"", "options.outbound.phone_type"),
        ("[outbound]\napplication_id = 1\ncalling_list = \"L\"", "options.outbound"),
    ] {
        assert_eq!(key_of(with_options(options)), key, "{options}");
    }
    assert_eq!(key_of(with(|a| a.base_url = "https://gws.example/api/v2".into())), "base_url");
    assert_eq!(key_of(with(|a| a.base_url = "http://gws.example".into())), "base_url");
    assert_eq!(key_of(with(|a| a.login = "a:b".into())), "user.login");
    assert_eq!(key_of(with(|a| a.user_id = "other".into())), "user.user_id");
    assert_eq!(with(|a| a.password = String::new().into()).err(), Some(ConfigError::PasswordEmpty));
}

#[test]
fn a_key_nobody_knows_is_refused() {
    assert!(account("plaice = 1").is_err());
    assert!(account("[outbound]\napplication_id = 1\nx = 1").is_err());
}

#[test]
fn no_secret_is_in_a_debug_text() {
    let account = account("").expect("TOML");
    assert!(!format!("{account:?}").contains("secret\""));
}
