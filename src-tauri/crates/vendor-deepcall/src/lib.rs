//! The DeepCall adapter.
