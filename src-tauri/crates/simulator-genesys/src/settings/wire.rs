use serde::{Deserialize, Serialize};

/// How answers and events are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireSettings {
    /// The generation of the call resource.
    pub generation: Generation,
    /// Capabilities come in another order every time.
    pub shuffle_capabilities: bool,
    /// Events carry `metrics`.
    pub metrics: bool,
    /// `externalApiUrlV2`: what every `uri` begins with. `None` is the address in use.
    pub external_url: Option<String>,
    /// `statusCode` is a string.
    pub string_status_code: bool,
    /// The HTTP status of the refusals 1, 2, 3, 5, 6 and 18.
    pub refusal_http: RefusalHttp,
}

/// The generation of the call resource.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Generation {
    /// `id` is the `callUuid`; participants are objects.
    #[default]
    New,
    /// `id` is the `connId`; participants are numbers, with `participantsInfo` beside; a break's `reasonCode`.
    Old,
}

/// The HTTP status of refusals whose status is not documented.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalHttp {
    /// 200.
    #[default]
    Ok,
    /// 400 for 1, 409 for 2 and 18, 403 for 3 and 5, 404 for 6.
    Matching,
}

/// The form of the CSRF refusal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CsrfBody {
    /// The sentence alone.
    #[default]
    Plain,
    /// `{"statusCode":3,"statusMessage":…}`.
    Json,
}
