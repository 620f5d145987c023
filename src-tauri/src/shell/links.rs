//! Links by which other programs ask to dial, as the system hands them over.

use ringside_ipc::ProfileRequest;
use tauri::{AppHandle, Manager as _, async_runtime};

use crate::{
    cli::{self, Invocation},
    core::Core,
};

/// Takes the link of a second start of the program, where it has one.
pub(crate) fn from_arguments(app: &AppHandle, arguments: Vec<String>) {
    match cli::parse(arguments.into_iter().skip(1).map(Into::into)) {
        Ok(Invocation::Bar { link: Some(link), .. }) => open(app, link),
        Ok(Invocation::Bar { link: None, .. } | Invocation::Version | Invocation::Help) => {}
        // What it says holds the argument, which may be a number.
        Err(_) => tracing::warn!("a second start had an argument that is none of ours"),
    }
}

/// Hands a link to the host, once that has started.
pub(crate) fn open(app: &AppHandle, link: String) {
    let app = app.clone();
    async_runtime::spawn(async move {
        let host = app.state::<Core>().started().await.clone();
        if let Err(error) = host.profile(ProfileRequest::OpenLink { link }).await {
            tracing::warn!(%error, "a link was not taken");
        }
    });
}
