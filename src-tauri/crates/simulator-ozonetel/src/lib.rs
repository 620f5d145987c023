//! Ozonetel CloudAgent as a local server.
