//! Every adapter against its simulator: one suite for `dyn Vendor`, chosen by capability, and beside it what only one
//! vendor can do wrong.
//!
//! A vendor joins by a [`bench::Bench`]: its adapter, and the controls of its simulator in our words. What the adapter
//! does not offer is tested too: it has to be refused before any request leaves.

mod bench;
mod maxcontact;
mod suite;
