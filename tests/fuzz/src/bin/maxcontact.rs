//! MaxContact's answers, XML and JSON.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_vendor_maxcontact::fuzz::answer(data));
