//! Windows and macOS let the person choose in their own settings, and no program for her.

use ringside_ipc::Text;

use super::Owner;

pub(super) async fn owner(_: &str) -> Option<Owner> {
    None
}

pub(super) fn cannot_take() -> Option<Text> {
    Some(Text::new("links-in-system-settings"))
}

pub(super) async fn take(_: &str) {}
