//! The built `ringside-headless`, driven from outside against the simulator: whole shifts, bad input, faults and kills.

mod bad_input;
mod breaks;
mod bundle;
mod campaign;
mod connected_page;
mod do_not_call;
mod doctor;
mod drive;
mod figures;
mod finishing;
#[cfg(target_os = "linux")]
mod inspected;
mod languages;
mod links;
mod polling;
mod restart;
mod sessions;
mod shift;
mod shifts;
mod training;
mod two_vendors;
mod wrap_up;
