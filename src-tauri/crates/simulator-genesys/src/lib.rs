//! Genesys Web Services as a local server.
