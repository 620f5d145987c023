//! uContact's answers.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_vendor_ucontact::fuzz::answer(data));
