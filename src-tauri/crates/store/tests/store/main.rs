//! The data file as its callers see it.

mod callbacks;
mod common;
mod file;
mod keys;
mod kill;
mod log;
mod pages;
mod retention;
mod shift;
mod spans;
mod wrap_up;
