//! Reads back what a vendor's `docs.md` shows of its controls, so that a test can hold the page to the code.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads the events, one a line.
///
/// # Errors
///
/// The first line that cannot be understood, and why.
pub fn events<E: DeserializeOwned>(page: &str) -> Result<Vec<E>, String> {
    let lines = page.lines().filter(|line| line.starts_with("{\"event\""));
    lines.map(|line| serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))).collect()
}

/// Reads the settings, a code block that begins with the port.
///
/// # Errors
///
/// When there is no such block, or it is no JSON.
pub fn settings(page: &str) -> Result<Value, serde_json::Error> {
    let block = page.find("{\"port\"").map_or("", |start| &page[start..]);
    serde_json::from_str(block.split("```").next().unwrap_or_default())
}
