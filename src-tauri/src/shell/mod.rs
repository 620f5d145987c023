//! The window and its place on the screen; shows what the core publishes.

pub(crate) mod bar;
pub(crate) mod browser;
pub(crate) mod identity;
pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod memory;
#[cfg(target_os = "linux")]
pub(crate) mod open_files;
pub(crate) mod page;
pub(crate) mod place;
pub(crate) mod quit;
#[cfg(target_os = "linux")]
pub(crate) mod renderer;
pub(crate) mod ring;
pub(crate) mod tray;
pub(crate) mod watchdog;
