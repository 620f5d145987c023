use super::*;

fn account(options: &str) -> Result<MaxContactAccount, toml::de::Error> {
    Ok(MaxContactAccount {
        base_url: "https://acme.maxcontact.com/webservices/services/".into(),
        login: "toolbar-api".into(),
        user_id: "42".into(),
        password: "secret".to_owned().into(),
        options: toml::from_str(options)?,
    })
}

fn with_options(options: &str) -> Result<Config, ConfigError> {
    Config::new(account(options).expect("TOML"))
}

fn with(change: impl FnOnce(&mut MaxContactAccount)) -> Result<Config, ConfigError> {
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
fn nothing_but_address_login_number_and_password_is_needed() {
    let config = with_options("").expect("fine");
    assert_eq!(config.place.base.as_str(), "https://acme.maxcontact.com/webservices/services");
    assert!(config.settled.call_state.is_empty(), "the vendor's codes are not guessed");
    assert_eq!(config.settled.unverified, Templates::default(), "methods known by name only are off");
}

#[test]
fn everything_a_profile_can_say_is_understood() {
    let config = with_options(
        r#"
        time_zone = "Europe/Madrid"
        token_lifetime_s = 600
        number_format = "00-international"
        region = "ES"
        lead_phone_id_field = "LeadPhoneId"
        ended_calls_listed = false
        after_disposition = "not_ready"
        response_format = "xml"
        fresh_for_ms = 500
        call_state = { 1 = "dialing", 3 = "connected", Held = "held", 5 = "wrap_up" }
        call_status = { 3 = "inbound" }
        recording_state = { 0 = "off", 1 = "on" }

        [unverified.request_break]
        path = "/telephony/requestbreak/user/{UserID}"
        query = { break = "{Break}", source = "bar 1" }
        "#,
    )
    .expect("fine");
    let template = config.settled.unverified.request_break.expect("given");
    let path = template.fill(&Fill { user: 42, reason: Some("Lunch & tea"), ..Fill::default() });
    assert_eq!(path.as_deref(), Ok("/telephony/requestbreak/user/42?break=Lunch%20%26%20tea&source=bar%201"));
}

#[test]
fn what_a_request_does_not_have_is_left_out_of_the_query_but_not_of_the_path() {
    let options = r#"
        [unverified.dial_ext]
        path = "/telephony/dialext/user/{UserID}/{Number}"
        query = { leadid = "{LeadID}" }
    "#;
    let template = with_options(options).expect("fine").settled.unverified.dial_ext.expect("given");
    let full = Fill { user: 42, number: Some("201"), lead: Some(7), ..Fill::default() };
    assert_eq!(template.fill(&full).as_deref(), Ok("/telephony/dialext/user/42/201?leadid=7"));
    let without = Fill { lead: None, ..full };
    assert_eq!(template.fill(&without).as_deref(), Ok("/telephony/dialext/user/42/201"));
    assert_eq!(template.fill(&Fill { number: None, ..without }), Err("Number".to_owned()));
}

#[test]
fn a_wrong_value_is_told_with_its_key() {
    for (options, key) in [
        ("time_zone = 'Europe/Londn'", "options.time_zone"),
        ("region = 'Britain'", "options.region"),
        ("token_lifetime_s = 0", "options.token_lifetime_s"),
        ("lead_phone_id_field = ' '", "options.lead_phone_id_field"),
        ("call_state = { ' ' = 'held' }", "options.call_state"),
        ("extra_ca_file = '/nowhere/root.pem'", "options.extra_ca_file"),
        ("unverified.log_out = { path = 'logout' }", "options.unverified.log_out.path"),
        ("unverified.log_out = { path = '/x/{CallID}' }", "options.unverified.log_out.path"),
        ("unverified.log_in = { path = '/x/{UserID' }", "options.unverified.log_in.path"),
        (
            "unverified.log_in = { path = '/x', query = { c = '{Campain}' } }",
            "options.unverified.log_in.query.c",
        ),
    ] {
        assert_eq!(key_of(with_options(options)), key, "{options}");
    }
}

#[test]
fn a_misspelt_key_or_word_is_not_passed_over() {
    for options in ["time_zon = 'UTC'", "call_state = { 1 = 'busy' }", "unverified.go_home = { path = '/x' }"]
    {
        assert!(account(options).is_err(), "{options}");
    }
}

#[test]
fn a_password_travels_over_https_only_or_stays_on_this_computer() {
    for wrong in [
        "",
        "acme",
        "http://acme.maxcontact.com/x",
        "ftp://acme/x",
        "https://u:p@acme/x",
        "https://acme/x?y=1",
    ] {
        assert_eq!(key_of(with(|account| account.base_url = wrong.into())), "base_url", "{wrong}");
    }
    for fine in ["http://127.0.0.1:8080/webservices/services", "http://localhost/x", "http://[::1]:1/x"] {
        assert!(with(|account| account.base_url = fine.into()).expect("fine").place.loopback, "{fine}");
    }
}

#[test]
fn a_password_the_token_service_would_garble_is_refused_without_being_shown() {
    let error = with(|account| account.password = "contraseña".to_owned().into()).err();
    assert_eq!(error, Some(ConfigError::PasswordNotAscii));
    assert!(!format!("{error:?}").contains("contrase"));
    assert_eq!(
        with(|account| account.password = String::new().into()).err(),
        Some(ConfigError::PasswordEmpty)
    );
}

#[test]
fn a_login_and_a_number_are_needed() {
    assert_eq!(key_of(with(|account| account.login = " ".into())), "user.login");
    assert_eq!(key_of(with(|account| account.login = "..".into())), "user.login");
    for wrong in ["", "ana", "0", "-3", "4.2"] {
        assert_eq!(key_of(with(|account| account.user_id = wrong.into())), "user.user_id", "{wrong}");
    }
}
