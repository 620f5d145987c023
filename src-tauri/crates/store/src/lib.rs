//! The SQLite file that holds what no vendor has confirmed yet.
