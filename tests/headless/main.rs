//! The built `ringside-headless`, driven from outside against the simulator: whole shifts, bad input, faults and kills.

mod bad_input;
mod breaks;
mod bundle;
mod campaign;
mod doctor;
mod drive;
#[cfg(target_os = "linux")]
mod inspected;
mod languages;
mod links;
mod polling;
mod restart;
mod sessions;
mod shift;
mod shifts;
mod two_vendors;
mod wrap_up;
