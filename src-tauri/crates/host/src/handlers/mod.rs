//! Which program the system gives links that dial to. One port for all systems; nothing is taken from another program
//! unless the agent says so.

#[cfg_attr(target_os = "linux", path = "desktop.rs")]
#[cfg_attr(not(target_os = "linux"), path = "elsewhere.rs")]
mod system;

use ringside_ipc::{ErrorCode, LinkOwnerView, ProfileReply, Text, UiError};

use crate::host::Host;

/// The links that dial.
const SCHEMES: [&str; 5] = ["tel", "callto", "sip", "sips", "ringside"];

/// The program that has one kind of links.
struct Owner {
    /// As the person knows it.
    name: String,
    ours: bool,
}

impl Host {
    pub(crate) async fn link_owners(&self) -> ProfileReply {
        let mut links = Vec::new();
        for scheme in SCHEMES {
            let owner = system::owner(scheme).await;
            links.push(LinkOwnerView {
                scheme: scheme.to_owned(),
                ours: owner.as_ref().is_some_and(|owner| owner.ours),
                owner: owner.map(|owner| owner.name),
            });
        }
        ProfileReply::LinkOwners { links, cannot: system::cannot_take() }
    }

    pub(crate) async fn take_links(&self) -> Result<ProfileReply, UiError> {
        let refused = |why| UiError::with_text(ErrorCode::NotNow, why);
        if let Some(why) = system::cannot_take() {
            return Err(refused(why));
        }
        let mut not_taken = false;
        for scheme in SCHEMES {
            system::take(scheme).await;
            not_taken |= !system::owner(scheme).await.is_some_and(|owner| owner.ours);
        }
        if not_taken { Err(refused(Text::new("links-not-taken"))) } else { Ok(self.link_owners().await) }
    }
}
