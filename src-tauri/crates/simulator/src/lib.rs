//! The vendors as local servers that speak their wire formats.
