use serde::{Deserialize, Serialize};

/// Which services this version offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceSettings {
    /// Services that are missing, by the last segment of their paths in lower case, such as `getusertoken`; they answer 404.
    pub absent: Vec<String>,
    /// Where AgentBreak is found, below `/Integra/resources/`. No document tells.
    pub agent_break_path: String,
}

impl Default for ServiceSettings {
    fn default() -> Self {
        Self { absent: Vec::new(), agent_break_path: "api/AgentBreak".to_owned() }
    }
}

/// Tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenSettings {
    /// Seconds a token is good for; `None` is until it is ended.
    pub lifetime_s: Option<u64>,
    /// A new token ends the user's tokens of the same kind from before.
    pub newest_only: bool,
    /// AgentLogoff ends the agent's tokens.
    pub logoff_ends: bool,
    /// Services take only the kind of token that was seen with them; else any.
    pub enforce_kinds: bool,
    /// What a request with an unknown, ended or missing token gets.
    pub refusal: TokenRefusal,
    /// How getUserToken wraps the token.
    pub user_token_shape: UserTokenShape,
    /// How UserLogin answers a supervisor with a phone.
    pub user_login_shape: UserLoginShape,
}

impl Default for TokenSettings {
    fn default() -> Self {
        Self {
            lifetime_s: None,
            newest_only: false,
            logoff_ends: true,
            enforce_kinds: false,
            refusal: TokenRefusal::default(),
            user_token_shape: UserTokenShape::default(),
            user_login_shape: UserLoginShape::default(),
        }
    }
}

/// The forms of "your token is no longer good".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenRefusal {
    /// 401 with a page.
    #[default]
    Unauthorized,
    /// 401 without a body.
    UnauthorizedEmpty,
    /// 403 with a page.
    Forbidden,
    /// 200 with the service's own failure.
    Zero,
    /// 200 with the login page.
    LoginPage,
    /// 302 to `/login`.
    Redirect,
}

/// How getUserToken wraps the token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserTokenShape {
    /// A JSON string.
    #[default]
    Text,
    /// The last element of a JSON array.
    Array,
}

/// How UserLogin answers a supervisor with a phone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserLoginShape {
    /// An array that holds the object with `md5secret`.
    #[default]
    Array,
    /// The object alone.
    Object,
}

/// How answers are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireSettings {
    /// Quotes around single words.
    pub quotes: Quotes,
    /// A line feed after every body.
    pub trailing_newline: bool,
    /// What `Content-Type` says.
    pub content_types: ContentTypes,
    /// The exact body of a success that no document shows (AgentLogoff, AgentBreak, AgentUnBreak, HangupPhone and
    /// DialerTask); `None` is `"OK"`, and `1` for DialerTask.
    pub undocumented_success: Option<String>,
    /// Writes `servicelevel` as text instead of a number.
    pub service_level_text: bool,
}

/// Quotes around single words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quotes {
    /// As documented: `"OK"` and `"0"` on DispositionCall, bare elsewhere.
    #[default]
    Documented,
    /// Nowhere.
    Never,
    /// Double ones everywhere.
    Always,
    /// Single ones everywhere.
    Single,
}

/// What `Content-Type` says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentTypes {
    /// `application/json` for JSON text, objects and arrays; `text/plain` for bare words and numbers.
    #[default]
    ByBody,
    /// `application/json`.
    Json,
    /// `text/plain`.
    Text,
    /// `text/html`.
    Html,
}
