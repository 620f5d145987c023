//! Heads of requests to the page bridge.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_crm_bridge::fuzz::head(data));
