//! The built `ringside-headless`, driven from outside against the simulator: whole shifts, bad input, kills.

mod bad_input;
mod drive;
mod fuse;
mod kill;
mod lane;
mod polling;
mod restart;
mod shift;
mod shifts;
mod tally;
mod two_vendors;
