use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// Pages of the CRM in the agent's own browser that use the bar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BridgeView {
    /// Whether pages can ask and be connected.
    pub on: bool,
    /// Whether the administrator's policy set that, so that nobody changes it.
    pub fixed: bool,
    /// Why none can although they may, and what to do.
    pub trouble: Option<Text>,
    /// The port of this computer at which pages find the bar, while they can.
    pub port: Option<u16>,
    /// What becomes of a number that a page hands over.
    pub numbers: PageNumbersWord,
    /// The only pages that may ask, where policy names them; any page where it names none.
    pub only: Vec<String>,
    /// The page that asks now.
    pub question: Option<PageQuestionView>,
    /// The pages connected, by their addresses.
    pub pages: Vec<PageView>,
}

/// What becomes of a number that a page hands over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageNumbersWord {
    /// It is put into the field, and dialled when the agent says so.
    #[default]
    Fill,
    /// It is dialled where nothing is in doubt, and put into the field where something is.
    Dial,
    /// Nothing.
    Off,
}

/// A page that asks to be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageQuestionView {
    /// Grows with every question.
    #[ts(type = "number")]
    pub id: u64,
    /// The page's address: scheme, host and port.
    pub page: String,
    /// Six figures, which the page shows too.
    pub code: String,
}

/// A page that was connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// Its address: scheme, host and port.
    pub page: String,
    /// Since when, in milliseconds since 1970.
    #[ts(type = "number")]
    pub since_ms: i64,
    /// Whether it is open and uses the bar now.
    pub here: bool,
}
