//! What the page may call, one file per area. Each is one call on the host or the window.

pub(crate) mod folder;
pub(crate) mod profile;
pub(crate) mod ring;
pub(crate) mod session;
pub(crate) mod subscribe;
pub(crate) mod window;
