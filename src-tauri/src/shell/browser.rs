//! Opens pages in the browser that the person uses.

use std::{
    process::{Command as Program, Stdio},
    time::Duration,
};

use async_trait::async_trait;
use ringside_host::{NotOpened, Opener, PageToOpen, ProfileId};
use tokio::{process::Command, time};

/// How long it is watched whether a page opens. What runs longer than that is the browser itself.
const WATCHED: Duration = Duration::from_secs(5);

/// The system's usual browser.
pub(crate) struct Browser;

#[async_trait]
impl Opener for Browser {
    async fn open(&self, profile: &ProfileId, page: PageToOpen) -> Result<(), NotOpened> {
        let opened = one_of(open::commands(&page.url), WATCHED).await;
        if opened.is_err() {
            tracing::warn!(%profile, call = %page.call, "no browser opens the page for a call");
        }
        opened
    }
}

/// Runs one program after the other until one opens the page.
async fn one_of(programs: Vec<Program>, watched: Duration) -> Result<(), NotOpened> {
    for program in programs {
        let mut command = Command::from(program);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut opener) = command.spawn() else { continue };
        match time::timeout(watched, opener.wait()).await {
            Ok(Ok(ended)) if !ended.success() => {}
            Ok(Err(_)) => {}
            Ok(Ok(_)) | Err(_) => return Ok(()),
        }
    }
    Err(NotOpened)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    fn programs(names: &[&str]) -> Vec<Program> {
        names.iter().map(Program::new).collect()
    }

    #[tokio::test]
    async fn a_program_that_is_not_there_or_fails_makes_room_for_the_next() {
        assert!(one_of(programs(&["/nowhere/browser", "false", "true"]), LIMIT).await.is_ok());
    }

    #[tokio::test]
    async fn where_none_opens_the_page_that_is_told() {
        assert_eq!(one_of(programs(&["/nowhere/browser", "false"]), LIMIT).await, Err(NotOpened));
        assert_eq!(one_of(Vec::new(), LIMIT).await, Err(NotOpened));
    }
}
