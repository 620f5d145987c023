use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// One key of the policy or the settings, and the value in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InForceView {
    /// The key as its file spells it.
    pub key: String,
    /// What it is about.
    pub name: Text,
    /// The value as its file spells it; `null` while there is none.
    pub value: Option<String>,
    /// Who set it.
    pub set_by: SetByWord,
    /// The line of the policy file it stands in; `null` unless policy set it.
    pub line: Option<u32>,
}

/// Who set a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SetByWord {
    /// The administrator: nobody else can change it.
    Policy,
    /// The user.
    User,
    /// Nobody.
    Default,
}
