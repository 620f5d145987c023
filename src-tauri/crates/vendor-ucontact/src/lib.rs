//! The uContact adapter.
