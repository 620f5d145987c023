use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// The keys in force, in the order they are listed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeysView {
    /// One for each action there is.
    pub all: Vec<KeyView>,
    /// Why no key can work in every program, where none can.
    pub not_everywhere: Option<Text>,
}

/// The key of one action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyView {
    /// What it does, such as `hold`; what begins with `everywhere_` works whatever program has the keyboard.
    pub action: String,
    /// The key in force, such as `Ctrl+Shift+F1`; `null` when nothing does it.
    pub key: Option<String>,
    /// The key it has when nobody chooses one; the one proposed for `everywhere_`.
    pub usual: String,
    /// Whether policy set it, so that nobody chooses another.
    pub fixed: bool,
    /// The action that has the key this one was to have.
    pub taken_by: Option<String>,
    /// Why the system did not give us the key, where it did not.
    pub failed: Option<Text>,
}

/// Why a key was not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyRefusedView {
    /// The action it was for.
    pub action: String,
    /// The key, as asked for.
    pub key: String,
    /// The action that has the same key; `null` where the key can be no action's.
    pub other: Option<String>,
    /// Why.
    pub why: Text,
}
