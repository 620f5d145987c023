use super::*;
use crate::map;

fn account(options: &str) -> Result<UContactAccount, toml::de::Error> {
    Ok(UContactAccount {
        base_url: "https://acme.ucontactcloud.com/".into(),
        login: "mrojas".into(),
        user_id: String::new(),
        password: "s3cret".to_owned().into(),
        second_secret: Some("other".to_owned().into()),
        options: toml::from_str(options)?,
    })
}

fn with_options(options: &str) -> Result<Config, ConfigError> {
    Config::new(account(options).expect("TOML"))
}

fn with(change: impl FnOnce(&mut UContactAccount)) -> Result<Config, ConfigError> {
    let mut account = account("supervisor_login = 'api'").expect("TOML");
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
fn nothing_but_address_login_and_password_is_needed() {
    let config = with_options("").expect("fine");
    assert_eq!(config.place.base.as_str(), "https://acme.ucontactcloud.com/Integra/resources");
    let can = map::capabilities(&config.settled);
    assert!(can.ready && can.hang_up && can.own_calls_only && can.disposition.is_some());
    assert!(can.disposition_fields.note && !can.disposition_fields.callback && !can.disposition_fields.sales);
    assert!(!can.reads_agent_state && !can.lists_dispositions && !can.not_ready && !can.log_in);
    assert!(can.dial.is_empty() && can.breaks.is_none());
    assert!(!can.campaigns && !can.counters && !can.colleagues && !can.schedule_call);
}

#[test]
fn each_function_is_on_once_its_settings_are_there() {
    let can = |options| map::capabilities(&with_options(options).expect(options).settled);
    assert!(can("break_path = 'api/AgentBreak'").breaks.is_some());
    assert_eq!(can("outqueue = 'Cobranza->'\ncaller_id = '59820000000'").dial.len(), 1);
    let figures = can("supervisor_login = 'api'");
    assert!(figures.campaigns && figures.queues && figures.counters && !figures.schedule_call);
    assert!(can("tokens = { campaign_status = 'agent' }").counters);
    assert!(can("supervisor_login = 'api'\ntime_zone = 'America/Montevideo'").schedule_call);
    assert!(can("tokens = { dialer = 'agent' }\ntime_zone = 'America/Montevideo'").schedule_call);
    assert!(can("colleagues_of = ['Cobranza->']").colleagues);
    assert!(!can("time_zone = 'America/Montevideo'").disposition_fields.callback);
    assert!(can("time_zone = 'America/Montevideo'\ncallback_campaign = ''").disposition_fields.callback);
    assert!(can("d2 = 'ventas={sales}'").disposition_fields.sales);
}

#[test]
fn without_an_extension_nothing_that_needs_one_is_on() {
    let options = "sign_in_with = 'user_token'\noutqueue = 'Cobranza->'\ncaller_id = '1'\nbreak_path = 'api/AgentBreak'";
    let can = map::capabilities(&with_options(options).expect("fine").settled);
    assert!(!can.ready && !can.hang_up && can.dial.is_empty() && can.breaks.is_none());
    let can =
        map::capabilities(&with_options(&format!("extension = '1997'\n{options}")).expect("fine").settled);
    assert!(can.ready && can.hang_up && can.dial.len() == 1 && can.breaks.is_some());
}

#[test]
fn everything_a_profile_can_say_is_understood() {
    let config = with_options(
        r#"
        sign_in_with = "user_token"
        sign_out_with = "both"
        end_session_in_query = true
        supervisor_login = "api.toolbar"
        extension = "1997"
        outqueue = "Cobranza->"
        caller_id = "59820000000"
        caller_ids = { "Cobranza->" = "59820000001" }
        context = "agentes"
        dial_data = { agente = "{agent}/{extension}", destino = "{number}", campo = "{campaign}" }
        number_format = "00-international"
        region = "UY"
        campaign = "Soporte<-"
        d1 = "{sales}"
        d2 = "{code} {l1} {l2} {l3}"
        tag = "{path}"
        time_zone = "America/Montevideo"
        callback_campaign = "Cobranza->"
        schedule_with = "schedule_dialer_call"
        break_path = "api/AgentBreak"
        unbreak_motive = "Café"
        colleagues_of = ["Cobranza->", "Soporte<-"]
        done_words = ["OK", "1", ""]
        after_disposition = "ready"

        [tokens]
        disposition = "supervisor"
        dial = "agent"
        hang_up = "agent"
        breaks = "agent"
        dialer = "agent"
        campaign_status = "supervisor"
        queue_members = "supervisor"
        "#,
    )
    .expect("fine");
    let settled = &config.settled;
    assert_eq!(settled.dialling.as_ref().map(|dialling| dialling.caller_id.as_str()), Some("59820000001"));
    assert_eq!(settled.tokens.disposition, TokenOf::Supervisor);
    assert_eq!(settled.tokens.dialer, Some(TokenOf::Agent));
    assert_eq!(config.supervisor.map(|credentials| credentials.login).as_deref(), Some("api.toolbar"));
}

#[test]
fn a_wrong_value_is_told_with_its_key() {
    for (options, key) in [
        ("time_zone = 'America/Montevido'", "options.time_zone"),
        ("region = 'Uruguay'", "options.region"),
        ("outqueue = ' '", "options.outqueue"),
        ("outqueue = 'Cobranza->'", "options.caller_id"),
        ("outqueue = 'Cobranza->'\ncaller_ids = { 'Otra->' = '1' }", "options.caller_id"),
        ("outqueue = 'Cobranza->'\ncaller_id = '+598'", "options.caller_id"),
        ("campaign = ''", "options.campaign"),
        ("context = ''", "options.context"),
        ("extension = 'SIP/1997'", "options.extension"),
        ("break_path = '/Integra/resources/api/AgentBreak'", "options.break_path"),
        ("break_path = 'Integra/resources/api/AgentBreak'", "options.break_path"),
        ("break_path = 'api/../AgentBreak'", "options.break_path"),
        ("break_path = 'api/AgentBreak?x=1'", "options.break_path"),
        ("break_path = 'https://elsewhere.example/x'", "options.break_path"),
        ("d1 = '{sale}'", "options.d1"),
        ("tag = '{path'", "options.tag"),
        ("outqueue = 'C->'\ncaller_id = '1'\ndial_data = { x = '{sales}' }", "options.dial_data.x"),
        ("done_words = ['OK', ' 0']", "options.done_words"),
        ("colleagues_of = ['']", "options.colleagues_of"),
        ("tokens = { disposition = 'supervisor' }", "options.tokens.disposition"),
        ("tokens = { campaign_status = 'supervisor' }", "options.tokens.campaign_status"),
        ("supervisor_login = ' '", "options.supervisor_login"),
        ("extra_ca_file = '/nowhere/root.pem'", "options.extra_ca_file"),
    ] {
        assert_eq!(key_of(with_options(options)), key, "{options}");
    }
}

#[test]
fn a_misspelt_key_or_word_is_not_passed_over() {
    for options in
        ["timezone = 'UTC'", "sign_in_with = 'bearer'", "tokens = { dials = 'agent' }", "schedule_with = ''"]
    {
        assert!(account(options).is_err(), "{options}");
    }
}

#[test]
fn the_address_is_the_hosts_alone_and_safe() {
    for wrong in [
        "",
        "acme",
        "http://acme.ucontactcloud.com",
        "https://u:p@acme.ucontactcloud.com",
        "https://acme.ucontactcloud.com/Integra/resources",
        "https://acme.ucontactcloud.com/Integra/resources/",
    ] {
        assert_eq!(key_of(with(|account| account.base_url = wrong.into())), "base_url", "{wrong}");
    }
    let own = with(|account| account.base_url = "https://voz.example.com/uc/".into()).expect("fine");
    assert_eq!(own.place.base.as_str(), "https://voz.example.com/uc/Integra/resources");
    assert!(with(|account| account.base_url = "http://127.0.0.1:8080".into()).is_ok());
}

#[test]
fn logins_and_passwords_are_needed_and_never_shown() {
    assert_eq!(key_of(with(|account| account.login = " ".into())), "user.login");
    let empty = || String::new().into();
    assert_eq!(with(|account| account.password = empty()).err(), Some(ConfigError::PasswordEmpty));
    for second in [None, Some(empty())] {
        let error = with(|account| account.second_secret = second).err();
        assert_eq!(error, Some(ConfigError::SecondSecretMissing));
    }
    let shown = format!("{:?}", account("").expect("TOML"));
    assert!(!shown.contains("s3cret") && !shown.contains("other"), "{shown}");
}
