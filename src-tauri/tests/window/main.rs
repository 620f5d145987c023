//! The real window, driven as a person drives it.
#![cfg(target_os = "linux")]

mod account;
mod closing;
mod connected_page;
mod desktop;
mod elsewhere;
mod finishing;
mod first_run;
mod folder;
mod hands;
mod keys;
mod languages;
mod links;
mod lists;
mod memory;
mod my_shift;
mod notices;
mod page;
mod pages;
mod planted;
mod ring;
mod screens;
mod shift;
mod spoken;
mod training;
mod tray;
mod watchdog;
mod workplace;
