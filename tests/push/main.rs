//! The Genesys adapter's push client against two servers that share nothing: faye, a Bayeux server that is not ours, and
//! our simulator, which plays the CometD the vendor ships. The same script runs on both.
//!
//! They differ where it matters. For a client they do not know faye says 401 and CometD 402, which in faye is something
//! else; CometD wants its own cookie back; faye holds the first poll unless asked not to, and tells events on polls only.

mod desk;
mod faye;
mod only_faye;
mod script;
mod simulator;
mod site;
