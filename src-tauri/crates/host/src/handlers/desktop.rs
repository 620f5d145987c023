//! The desktops of Linux, by `xdg-mime`, which knows the way of each.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::Duration,
};

use ringside_ipc::Text;
use tokio::{process::Command, time};

use super::Owner;

/// The programs behind `xdg-mime` may hang with their desktop.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

/// What the installers call our entry in the list of programs.
const OURS: [&str; 2] = ["Ringside.desktop", "ringside.desktop"];

pub(super) async fn owner(scheme: &str) -> Option<Owner> {
    let asked = xdg_mime(&["query", "default", &format!("x-scheme-handler/{scheme}")]).await?;
    let id = String::from_utf8(asked.stdout).ok()?.trim().to_owned();
    if id.is_empty() {
        return None;
    }
    let name = entry(&id).and_then(|path| named(&path));
    Some(Owner {
        ours: OURS.contains(&id.as_str()),
        name: name.unwrap_or_else(|| id.trim_end_matches(".desktop").to_owned()),
    })
}

/// Why we cannot be made the program for links; `None` where we can.
pub(super) fn cannot_take() -> Option<Text> {
    let installed = OURS.iter().any(|id| entry(id).is_some());
    (!installed).then(|| Text::new("links-not-installed"))
}

pub(super) async fn take(scheme: &str) {
    let Some(ours) = OURS.into_iter().find(|id| entry(id).is_some()) else { return };
    let _ = xdg_mime(&["default", ours, &format!("x-scheme-handler/{scheme}")]).await;
}

async fn xdg_mime(arguments: &[&str]) -> Option<Output> {
    let mut program = Command::new("xdg-mime");
    program.args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let answered = time::timeout(ANSWERED_WITHIN, program.output()).await;
    answered.ok()?.inspect_err(|error| tracing::info!(%error, "xdg-mime cannot be asked")).ok()
}

/// The file of a program in the desktop's list of programs.
fn entry(id: &str) -> Option<PathBuf> {
    let home = env::var_os("XDG_DATA_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".local/share")));
    let all = env::var_os("XDG_DATA_DIRS").filter(|folders| !folders.is_empty());
    let all = all.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let folders = home.into_iter().chain(env::split_paths(&all));
    folders.map(|folder| folder.join("applications").join(id)).find(|path| path.is_file())
}

/// What a program is called.
fn named(entry: &Path) -> Option<String> {
    let text = fs::read_to_string(entry).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Name=")).map(|name| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::SCHEMES;

    #[test]
    fn the_entry_the_installers_bring_is_for_all_links_that_dial_and_gets_them_as_an_argument() {
        let entry = include_str!("../../../../bundle/ringside.desktop");
        let kinds: Vec<_> = SCHEMES.iter().map(|scheme| format!("x-scheme-handler/{scheme};")).collect();
        assert!(entry.contains(&format!("\nMimeType={}\n", kinds.concat())), "{entry}");
        assert!(entry.contains("\nExec={{exec}} %u\n"), "{entry}");
        let mac = include_str!("../../../../Info.plist");
        let windows = include_str!("../../../../bundle/links.nsh");
        for scheme in SCHEMES {
            assert!(mac.contains(&format!("<string>{scheme}</string>")), "{scheme}");
            assert!(windows.contains(&format!("RINGSIDE_LINK \"{scheme}\"")), "{scheme}");
        }
    }
}
