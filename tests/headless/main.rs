//! The built `ringside-headless`, driven from outside against the simulator: whole shifts, bad input, kills.

mod bad_input;
mod drive;
mod fuse;
mod kill;
mod lane;
mod restart;
mod shift;
mod tally;
