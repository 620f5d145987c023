//! DeepCall as a local server.
