//! The built `ringside-headless`, driven from outside against the simulator: whole shifts, bad input, faults and kills.

mod bad_input;
mod campaign;
mod drive;
mod polling;
mod restart;
mod shift;
mod shifts;
mod two_vendors;
