//! DeepCall's answers.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ringside_vendor_deepcall::fuzz::answer(data));
