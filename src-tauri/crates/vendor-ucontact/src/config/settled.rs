use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use ringside_numbers::Region;
use ringside_vendor::AfterDisposition;

use super::{
    ConfigError, NumberFormat, ScheduleWith, SignInWith, SignOutWith, Template, TokenChoices, TokenOf,
    UContactOptions,
};

/// What a dial and an outcome can put into a text.
const DIAL_NAMES: &[&str] = &["agent", "extension", "campaign", "number"];
const DISPOSITION_NAMES: &[&str] =
    &["agent", "campaign", "number", "guid", "code", "path", "l1", "l2", "l3", "sales"];

/// Options, checked and in the form the adapter uses.
pub(crate) struct Settled {
    pub(crate) sign_out_with: SignOutWith,
    pub(crate) end_session_in_query: bool,
    pub(crate) tokens: Tokens,
    pub(crate) extension: Option<String>,
    /// Whether the agent's extension will be known once signed in.
    pub(crate) knows_extension: bool,
    pub(crate) dialling: Option<Dialling>,
    pub(crate) context: Option<String>,
    pub(crate) number_format: NumberFormat,
    pub(crate) region: Region,
    pub(crate) campaign: Option<String>,
    pub(crate) d1: Template,
    pub(crate) d2: Template,
    pub(crate) tag: Template,
    pub(crate) zone: Option<TimeZone>,
    pub(crate) callback_campaign: Option<String>,
    pub(crate) schedule_with: ScheduleWith,
    pub(crate) break_path: Option<String>,
    pub(crate) unbreak_motive: String,
    pub(crate) colleagues_of: Vec<String>,
    pub(crate) done_words: Vec<String>,
    pub(crate) after_disposition: AfterDisposition,
}

/// What a dial needs beside the number.
pub(crate) struct Dialling {
    pub(crate) outqueue: String,
    pub(crate) caller_id: String,
    pub(crate) data: BTreeMap<String, Template>,
}

/// Whose token goes with which service; `None` where nobody has the one it takes.
pub(crate) struct Tokens {
    pub(crate) disposition: TokenOf,
    pub(crate) dial: TokenOf,
    pub(crate) hang_up: TokenOf,
    pub(crate) breaks: TokenOf,
    pub(crate) dialer: Option<TokenOf>,
    pub(crate) campaign_status: Option<TokenOf>,
    pub(crate) queue_members: TokenOf,
}

impl Settled {
    pub(crate) fn new(options: UContactOptions, has_supervisor: bool) -> Result<Self, ConfigError> {
        let dialling = dialling(&options)?;
        let zone = options.time_zone.as_deref().map(TimeZone::get).transpose().map_err(|_| {
            ConfigError::key("options.time_zone", "an IANA time zone is needed, such as America/Montevideo")
        })?;
        let region = Region::new(options.region.trim()).map_err(|_| {
            ConfigError::key("options.region", "a country is needed in two letters, such as UY")
        })?;
        let extension = options.extension.map(|text| extension(&text)).transpose()?;
        if options.done_words.iter().any(|word| word.trim() == "0") {
            return Err(ConfigError::key("options.done_words", "0 is how the vendor says no"));
        }
        let text = |key: &str, text: &str| Template::new(key, text, DISPOSITION_NAMES);
        Ok(Self {
            sign_out_with: options.sign_out_with.unwrap_or(match options.sign_in_with {
                SignInWith::AgentLogin => SignOutWith::AgentLogoff,
                SignInWith::UserToken => SignOutWith::EndSession,
            }),
            end_session_in_query: options.end_session_in_query,
            tokens: Tokens::new(&options.tokens, has_supervisor)?,
            knows_extension: extension.is_some() || options.sign_in_with == SignInWith::AgentLogin,
            extension,
            dialling,
            context: options.context.map(|text| filled("options.context", text)).transpose()?,
            number_format: options.number_format,
            region,
            campaign: options.campaign.map(|text| filled("options.campaign", text)).transpose()?,
            d1: text("options.d1", &options.d1)?,
            d2: text("options.d2", &options.d2)?,
            tag: text("options.tag", &options.tag)?,
            zone,
            callback_campaign: options.callback_campaign,
            schedule_with: options.schedule_with,
            break_path: options.break_path.map(|path| service("options.break_path", &path)).transpose()?,
            unbreak_motive: options.unbreak_motive,
            colleagues_of: options
                .colleagues_of
                .into_iter()
                .map(|name| filled("options.colleagues_of", name))
                .collect::<Result<_, _>>()?,
            done_words: options.done_words.iter().map(|word| word.trim().to_owned()).collect(),
            after_disposition: options.after_disposition,
        })
    }
}

impl Tokens {
    fn new(choices: &TokenChoices, has_supervisor: bool) -> Result<Self, ConfigError> {
        let agent_unless = |key: &str, choice| match choice {
            Some(TokenOf::Supervisor) if !has_supervisor => Err(ConfigError::key(
                format!("options.tokens.{key}"),
                "there is no options.supervisor_login whose token it could be",
            )),
            choice => Ok(choice),
        };
        let agents = |key, choice| Ok::<_, ConfigError>(agent_unless(key, choice)?.unwrap_or(TokenOf::Agent));
        let supervisors = |key, choice| {
            Ok::<_, ConfigError>(agent_unless(key, choice)?.or(has_supervisor.then_some(TokenOf::Supervisor)))
        };
        Ok(Self {
            disposition: agents("disposition", choices.disposition)?,
            dial: agents("dial", choices.dial)?,
            hang_up: agents("hang_up", choices.hang_up)?,
            breaks: agents("breaks", choices.breaks)?,
            dialer: supervisors("dialer", choices.dialer)?,
            campaign_status: supervisors("campaign_status", choices.campaign_status)?,
            queue_members: agents("queue_members", choices.queue_members)?,
        })
    }
}

fn dialling(options: &UContactOptions) -> Result<Option<Dialling>, ConfigError> {
    let Some(outqueue) = options.outqueue.clone() else { return Ok(None) };
    let outqueue = filled("options.outqueue", outqueue)?;
    let caller_id = options.caller_ids.get(&outqueue).or(options.caller_id.as_ref()).ok_or_else(|| {
        ConfigError::key("options.caller_id", "dials need the number the called party is to see")
    })?;
    let caller_id = caller_id.trim();
    if caller_id.is_empty() || !caller_id.chars().all(|c| c.is_ascii_digit()) {
        return Err(ConfigError::key("options.caller_id", "the number is digits alone"));
    }
    let data = options.dial_data.iter().map(|(name, text)| {
        Ok((name.clone(), Template::new(&format!("options.dial_data.{name}"), text, DIAL_NAMES)?))
    });
    Ok(Some(Dialling {
        outqueue,
        caller_id: caller_id.to_owned(),
        data: data.collect::<Result<_, ConfigError>>()?,
    }))
}

/// A text that says something; it stays exactly as it is, since names end in marks such as `->`.
fn filled(key: &str, text: String) -> Result<String, ConfigError> {
    if text.trim().is_empty() { Err(ConfigError::key(key, "this is empty")) } else { Ok(text) }
}

fn extension(text: &str) -> Result<String, ConfigError> {
    let text = text.trim();
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')) {
        return Err(ConfigError::key("options.extension", "the extension alone is needed, without SIP/"));
    }
    Ok(text.to_owned())
}

/// The path of a service below the interface's root.
fn service(key: &str, path: &str) -> Result<String, ConfigError> {
    let path = path.trim();
    let fine = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    if !path.split('/').all(fine) || path.starts_with("Integra") {
        return Err(ConfigError::key(
            key,
            "the path below /Integra/resources is needed, such as api/AgentBreak",
        ));
    }
    Ok(path.to_owned())
}
