//! Which bars are one and the same to the system.

use ringside_config::Folders;

const BAR: &str = "org.ringside.Bar";
const DEMO: &str = "org.ringside.Demo";

/// The id under which a second start finds the first: one bar for each data folder, so that a bar moved with
/// `RINGSIDE_DATA_DIR`, a test or the demo never brings up the agent's own.
pub(crate) fn identifier(folders: &Folders, demo: bool) -> String {
    let base = if demo { DEMO } else { BAR };
    match folders.keychain_service().split_once('-') {
        // A part of a D-Bus name may not begin with a digit.
        Some((_, moved)) => format!("{base}.at{moved}"),
        None => base.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_are_two_bars_and_one_folder_is_one() {
        let id = |folder: &str| identifier(&Folders::at("/config", folder), false);
        assert_ne!(id("/a"), id("/b"));
        assert_eq!(id("/a"), id("/a/"));
    }

    #[test]
    fn the_demo_is_never_the_agents_own_bar() {
        let folders = Folders::at("/config", "/data");
        assert_ne!(identifier(&folders, true), identifier(&folders, false));
    }
}
