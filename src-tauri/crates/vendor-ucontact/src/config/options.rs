use std::{collections::BTreeMap, path::PathBuf};

use ringside_vendor::AfterDisposition;
use serde::Deserialize;

/// The profile's `[options]` for uContact. All have defaults; the crate's `docs.md` explains each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UContactOptions {
    /// The service that trades the agent's password for a token.
    pub sign_in_with: SignInWith,
    /// The service that ends it; `None` for the one that fits `sign_in_with`.
    pub sign_out_with: Option<SignOutWith>,
    /// Whether `EndSession` gets its fields in the address instead of the body.
    pub end_session_in_query: bool,
    /// A supervisor's or administrator's user name; its password is the account's second secret.
    pub supervisor_login: Option<String>,
    /// Whose token goes with which service.
    pub tokens: TokenChoices,
    /// The agent's extension, where the sign-in does not tell it or tells another one.
    pub extension: Option<String>,
    /// The outbound campaign the agent's dials count for, with its `->`. Without it nothing can be dialled.
    pub outqueue: Option<String>,
    /// Our number that the called party sees.
    pub caller_id: Option<String>,
    /// The same for single campaigns.
    pub caller_ids: BTreeMap<String, String>,
    /// The dial context, where it is not the one the sign-in tells.
    pub context: Option<String>,
    /// Names and texts for the campaign's workflow. Where there are any, dials carry them.
    pub dial_data: BTreeMap<String, String>,
    /// How numbers are written.
    pub number_format: NumberFormat,
    /// The country from which `number_format = "national"` dials: two letters, ISO 3166.
    pub region: String,
    /// The campaign of an outcome whose call does not tell its own.
    pub campaign: Option<String>,
    /// The outcome's first extra text.
    pub d1: String,
    /// The outcome's second extra text.
    pub d2: String,
    /// The outcome's tag.
    pub tag: String,
    /// The IANA zone in which the instance reads times. Without it no callback is sent.
    pub time_zone: Option<String>,
    /// The dialler that gets an outcome's callback. Without it no callback is sent; an empty one names none.
    pub callback_campaign: Option<String>,
    /// The service that takes calls for later.
    pub schedule_with: ScheduleWith,
    /// The service that starts a break, below `/Integra/resources`. Without it no break can be asked for.
    pub break_path: Option<String>,
    /// The break named on becoming ready when none was asked for from here.
    pub unbreak_motive: String,
    /// The campaigns whose members are listed as colleagues.
    pub colleagues_of: Vec<String>,
    /// What services without documented answers say when they have done what was asked.
    pub done_words: Vec<String>,
    /// What the vendor does with the agent after a disposition.
    pub after_disposition: AfterDisposition,
    /// A PEM file with further certificates to trust: a company's own root.
    pub extra_ca_file: Option<PathBuf>,
}

impl Default for UContactOptions {
    fn default() -> Self {
        Self {
            sign_in_with: SignInWith::AgentLogin,
            sign_out_with: None,
            end_session_in_query: false,
            supervisor_login: None,
            tokens: TokenChoices::default(),
            extension: None,
            outqueue: None,
            caller_id: None,
            caller_ids: BTreeMap::new(),
            context: None,
            dial_data: BTreeMap::new(),
            number_format: NumberFormat::E164Digits,
            region: "GB".to_owned(),
            campaign: None,
            d1: String::new(),
            d2: String::new(),
            tag: String::new(),
            time_zone: None,
            callback_campaign: None,
            schedule_with: ScheduleWith::DialerTask,
            break_path: None,
            unbreak_motive: String::new(),
            colleagues_of: Vec::new(),
            done_words: vec!["OK".to_owned(), "1".to_owned()],
            after_disposition: AfterDisposition::Unknown,
            extra_ca_file: None,
        }
    }
}

/// The service that trades a password for a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInWith {
    /// `AgentLogin`: an agent's session, with extension and dial context.
    AgentLogin,
    /// `getUserToken`, or `UserLogin` on an instance that is too old for it.
    UserToken,
}

/// The service that ends the agent's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOutWith {
    /// `AgentLogoff`.
    AgentLogoff,
    /// `EndSession`.
    EndSession,
    /// `AgentLogoff`, then `EndSession`.
    Both,
}

/// Whose token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenOf {
    /// The agent's.
    Agent,
    /// That of `supervisor_login`.
    Supervisor,
}

/// Whose token goes with which service; `None` for the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TokenChoices {
    /// `DispositionCall`: by default the agent's.
    pub disposition: Option<TokenOf>,
    /// `AgentCall` and `AgentCallwithData`: by default the agent's.
    pub dial: Option<TokenOf>,
    /// `HangupPhone`: by default the agent's.
    pub hang_up: Option<TokenOf>,
    /// `AgentUnBreak` and the break's service: by default the agent's.
    pub breaks: Option<TokenOf>,
    /// `DialerTask` and `ScheduleDialerCall`: by default the supervisor's.
    pub dialer: Option<TokenOf>,
    /// `campaignstatus`: by default the supervisor's.
    pub campaign_status: Option<TokenOf>,
    /// `getqueuemembersofqueue`: by default the agent's.
    pub queue_members: Option<TokenOf>,
}

/// The service that takes calls for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleWith {
    /// `DialerTask`: now or at a time.
    DialerTask,
    /// `ScheduleDialerCall`: at a time.
    ScheduleDialerCall,
}

/// How numbers are written. Always digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum NumberFormat {
    /// As one would dial it from `region`.
    #[serde(rename = "national")]
    National,
    /// `00`, country code, number.
    #[serde(rename = "00-international")]
    International,
    /// Country code and number.
    #[serde(rename = "e164-digits")]
    E164Digits,
}
