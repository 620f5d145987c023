use std::error::Error;

use ringside_engine::ui_error;
use ringside_vendor::VendorError;

/// What no error may hold, whichever the vendor: addresses, what requests carry, and the note of the outcome.
const HIDDEN: [&str; 14] = [
    "://",
    "127.0.0.1",
    "/api/",
    "Bearer",
    "Basic ",
    "Cookie",
    "TokenKey=",
    "JSESSIONID",
    "md5secret\":",
    "eyJ",
    "<html",
    "<h1",
    "Ejemplo",
    NOTE_WORD,
];

/// A note nobody but the vendor may see.
pub(crate) const NOTE: &str = "prefers confidential mornings";
const NOTE_WORD: &str = "confidential";

/// What is told of this error that must not be: to a person, in a log, or down the chain of causes.
pub(crate) fn leak(error: &VendorError, hidden: &[&str]) -> Option<String> {
    let shown = ui_error(error, "the vendor");
    let mut text = format!("{error} / {error:?} / {} / {shown:?}", shown.message);
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" / {error} / {error:?}"));
        cause = error.source();
    }
    let found = HIDDEN.iter().copied().chain(hidden.iter().copied()).find(|word| text.contains(word));
    found.map(|word| format!("{word} in {text}"))
}
