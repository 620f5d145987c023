//! The data file as its callers see it.

mod common;
mod file;
mod keys;
mod kill;
mod log;
mod retention;
mod shift;
mod wrap_up;
