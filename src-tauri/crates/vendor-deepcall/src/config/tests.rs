use super::*;

fn account(options: &str) -> Result<DeepCallAccount, toml::de::Error> {
    Ok(DeepCallAccount {
        base_url: "https://v4-api.deepcall.com".into(),
        login: "10000001".into(),
        user_id: "13".into(),
        password: " s3ss10n\n".to_owned().into(),
        second_secret: None,
        options: toml::from_str(options)?,
    })
}

fn with(options: &str, change: impl FnOnce(&mut DeepCallAccount)) -> Result<Config, ConfigError> {
    let mut account = account(options).expect("TOML");
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
fn an_address_and_a_session_id_are_enough() {
    let config = with("", |account| {
        account.login.clear();
        account.user_id.clear();
    })
    .expect("fine");
    assert_eq!(config.credential.secret(), "s3ss10n", "without the blanks of a paste");
    assert!(config.click.is_none() && config.agent_id.is_none());
    assert!(config.settled.live_states.is_empty(), "the vendor's words are not guessed");
    assert!(config.settled.web_ping.is_some());
    let token = with("auth = 'token'", |_| {}).expect("fine");
    assert!(token.settled.web_ping.is_none(), "beats are for sessions");
}

#[test]
fn everything_a_profile_can_say_is_understood() {
    let config = with(
        r#"
        auth = "token"
        web_ping = true
        web_ping_action = "setPing"
        mic_perm_format = "word"
        microphone = "prompt"
        number_format = "ten-digits"
        region = "ES"
        time_zone = "Europe/Madrid"
        outcome_as_note = false
        contact_source = "dashboard"
        people_source = "employee"
        group_forward = true
        block_dids = ["917500000000"]
        floor = true
        live_states = { OnCall = "engaged", break = "not_ready" }
        account_counters = true
        notices_ref = "1"

        [click_to_call]
        version = "v3"
        base_url = "https://v4-api.deepcall.com"
        user_id = "10000001"
        agent_number = "919800000099"
        call_first = "customer"
        customer_cli = "917500000000"
        agent_cli = "917500000000"
        number_format = "national"
        verb = "GET"
        "#,
        |_| {},
    )
    .expect("fine");
    assert_eq!(config.settled.live_states.get("oncall"), Some(&LiveState::Engaged));
    assert_eq!(config.settled.web_ping, Some(("setPing".to_owned(), "prompt".into())));
    assert_eq!(config.click.expect("given").token.expose_secret(), "s3ss10n", "one token serves both");
}

#[test]
fn a_wrong_value_is_told_with_its_key() {
    for (options, key) in [
        ("time_zone = 'Asia/Kolkat'", "options.time_zone"),
        ("region = 'India'", "options.region"),
        ("web_ping_action = 'a/b'", "options.web_ping_action"),
        ("block_dids = ['+91']", "options.block_dids"),
        ("live_states = { ' ' = 'ready' }", "options.live_states"),
        ("live_states = { Idle = 'ready', idle = 'ready' }", "options.live_states"),
        ("extra_ca_file = '/nowhere/root.pem'", "options.extra_ca_file"),
    ] {
        assert_eq!(key_of(with(options, |_| {})), key, "{options}");
    }
    assert_eq!(key_of(with("auth = 'token'", |account| account.login = " ".into())), "user.login");
    for (click, key) in [
        ("base_url = 'deepcall', agent_number = '1'", "base_url"),
        ("base_url = 'https://a.example'", "agent_number"),
        ("base_url = 'https://a.example', agent_number = '+91'", "agent_number"),
        ("base_url = 'https://a.example', agent_number = '1', to_ring_time_s = 51", "to_ring_time_s"),
        ("base_url = 'https://a.example', agent_number = '1', from_cli = '2'", "version"),
        ("base_url = 'https://a.example', agent_number = '1', version = 'v3', time_limit_s = 9", "version"),
        (
            "base_url = 'https://a.example', agent_number = '1', version = 'v3', from_cli = '2', agent_cli = '3'",
            "from_cli",
        ),
    ] {
        let options = format!("auth = 'token'\nclick_to_call = {{ {click} }}");
        assert_eq!(key_of(with(&options, |_| {})), format!("options.click_to_call.{key}"), "{click}");
    }
}

#[test]
fn a_misspelt_key_or_word_is_not_passed_over() {
    for options in ["mic = 1", "auth = 'cookie'", "click_to_call = { base_url = 'x', cli = '1' }"] {
        assert!(account(options).is_err(), "{options}");
    }
}

#[test]
fn click_to_call_beside_a_session_needs_a_token_of_its_own() {
    let options = "click_to_call = { base_url = 'https://a.example', from_type = 'agent' }";
    assert_eq!(with(options, |_| {}).err(), Some(ConfigError::ClickTokenMissing));
    let config = with(options, |account| account.second_secret = Some("t0ken".to_owned().into()));
    let click = config.expect("fine").click.expect("given");
    assert_eq!((click.user_id.as_str(), click.first_leg.as_str()), ("10000001", "13"));
}

#[test]
fn a_secret_that_is_missing_or_garbled_is_told_and_none_is_ever_shown() {
    for wrong in ["", " \n", "a\u{7}b"] {
        let error = with("", |account| account.password = wrong.to_owned().into()).err();
        assert_eq!(error, Some(ConfigError::SecretMissing));
    }
    let account =
        DeepCallAccount { second_secret: Some("t0ken".to_owned().into()), ..account("").expect("TOML") };
    let shown = format!("{account:?}");
    assert!(!shown.contains("s3ss10n") && !shown.contains("t0ken"), "{shown}");
}
