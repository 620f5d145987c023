//! The Genesys Web Services adapter.
