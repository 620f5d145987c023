use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One file of the support bundle, as it would be written: nothing else leaves this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleFileView {
    /// Its name in the archive.
    pub name: String,
    /// All of it, in English.
    pub text: String,
}
