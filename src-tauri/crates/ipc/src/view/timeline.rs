use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// One line of the timeline. It holds no number, no name and no note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineLine {
    /// When, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Who or what caused it; `null` where that has no meaning.
    pub cause: Option<Text>,
    /// What happened.
    pub what: Text,
}
