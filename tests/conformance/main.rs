//! Every adapter against its simulator: one suite for `dyn Vendor`, chosen by capability, and beside it what only one
//! vendor can do wrong.
//!
//! A vendor joins by a [`bench::Bench`]: its adapter, and the controls of its simulator in our words. What the adapter
//! does not offer is tested too: it has to be refused before any request leaves. Each bench says which parts of the suite
//! it leaves out and why, and a test holds that list against what the adapter offers.

mod bench;
mod deepcall;
mod genesys;
mod maxcontact;
mod ozonetel;
mod stub;
mod suite;
mod told;
mod ucontact;
