//! What Genesys pushes over Bayeux.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_vendor_genesys::fuzz::push(data));
