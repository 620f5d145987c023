//! What pages say to the page bridge.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_crm_bridge::fuzz::frame(data));
