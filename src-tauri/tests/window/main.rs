//! The real window, driven as a person drives it.
#![cfg(target_os = "linux")]

mod account;
mod closing;
mod desktop;
mod hands;
mod keys;
mod languages;
mod links;
mod memory;
mod page;
mod planted;
mod ring;
mod shift;
mod spoken;
mod watchdog;
