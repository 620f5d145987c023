//! uContact as a local server.
