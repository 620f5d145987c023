//! What a person is told of an error, and what nobody is.

use std::error::Error;

use ringside_engine::ui_error;
use ringside_ipc::Language;
use ringside_vendor::{Reached, Retry, VendorError, VendorErrorKind};

/// What becomes of a documented refusal: how it is understood, and the sentence the bar shows in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    kind: VendorErrorKind,
    reached: Reached,
    passing: bool,
    sentence: String,
}

impl Told {
    /// Nothing was done, and sending it again helps nobody.
    pub(crate) fn new(kind: VendorErrorKind, sentence: impl Into<String>) -> Self {
        Self { kind, reached: Reached::No, passing: false, sentence: sentence.into() }
    }

    /// It may have been done all the same.
    pub(crate) fn maybe_done(self) -> Self {
        Self { reached: Reached::Maybe, ..self }
    }

    /// It may pass by waiting, for as long as the vendor or the adapter says.
    pub(crate) fn passing(self) -> Self {
        Self { passing: true, ..self }
    }
}

/// Nothing of these may be in what a log or a person gets to see.
pub(crate) fn assert_discreet(error: &VendorError, hidden: &[&str]) {
    let mut text = format!("{error} / {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" / {error} / {error:?}"));
        cause = error.source();
    }
    let usual = ["secret", "c2VjcmV0", "guess", "http://", "https://"];
    for hidden in usual.iter().chain(hidden) {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}

/// What the bar makes of an error, by the same path. It names the vendor in each language and gives nothing away.
pub(crate) fn told(error: &VendorError, vendor_name: &str, hidden: &[&str]) -> Told {
    assert_discreet(error, hidden);
    let shown = ui_error(error, vendor_name);
    for language in Language::ALL {
        assert!(shown.text.is_known(language), "{}", shown.text.key);
        let sentence = shown.text.render(language);
        assert!(sentence.contains(vendor_name), "{sentence}");
        assert!(!sentence.contains('$'), "{sentence}");
        for hidden in hidden {
            assert!(!sentence.contains(hidden), "{hidden} in {sentence}");
        }
    }
    assert_eq!(shown.message, shown.text.render(Language::English));
    let passing = error.retry != Retry::Never;
    Told { kind: error.kind, reached: error.reached, passing, sentence: shown.message }
}
