//! Opens pages in the browser that the person uses.

use std::{process::Stdio, time::Duration};

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
        for command in open::commands(&page.url) {
            let mut command = Command::from(command);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let Ok(mut opener) = command.spawn() else { continue };
            match time::timeout(WATCHED, opener.wait()).await {
                Ok(Ok(ended)) if !ended.success() => {}
                Ok(Err(_)) => {}
                Ok(Ok(_)) | Err(_) => return Ok(()),
            }
        }
        tracing::warn!(%profile, call = %page.call, "no browser opens the page for a call");
        Err(NotOpened)
    }
}
