use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the page asks of the desktop's own file manager. Always answered with a [`FolderReply`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FolderRequest {
    /// Let the person choose a folder.
    Choose {
        /// What stands above the dialog.
        title: String,
        /// The folder to begin in; one that is not there is as good as none.
        from: String,
    },
    /// Show a file in its folder.
    Show {
        /// Its whole path.
        path: String,
    },
}

/// What came of a [`FolderRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderReply {
    /// The folder chosen; `null` when none was.
    pub folder: Option<String>,
    /// Whether the desktop did it: a folder was chosen, a file is shown.
    pub done: bool,
}
