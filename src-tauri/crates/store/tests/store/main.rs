//! The data file as its callers see it.

mod common;
mod file;
mod kill;
mod log;
mod shift;
