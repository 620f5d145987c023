//! What each vendor can do from here, as a table to read.

use std::collections::BTreeMap;

use anyhow::Result;
use ringside_host::{VendorRow, vendor_rows};
use serde_json::Value;

/// The table in Markdown: a line for each capability, a column for each vendor.
///
/// # Errors
///
/// When a built-in profile is not good.
pub fn table() -> Result<String> {
    let rows = vendor_rows()?;
    let columns: Vec<(String, Vec<(String, String)>)> = rows.iter().map(column).collect::<Result<_>>()?;
    let names: Vec<&String> = columns.iter().map(|(name, _)| name).collect();
    let mut table = String::from("| Capability |");
    for name in &names {
        table.push_str(&format!(" {name} |"));
    }
    table.push_str("\n|---|");
    table.push_str(&"---|".repeat(names.len()));
    let lines = columns.first().map(|(_, cells)| cells.len()).unwrap_or_default();
    for line in 0..lines {
        let label = &columns[0].1[line].0;
        table.push_str(&format!("\n| {label} |"));
        for (_, cells) in &columns {
            table.push_str(&format!(" {} |", cells[line].1));
        }
    }
    table.push('\n');
    Ok(table)
}

/// The same as JSON, for programs.
///
/// # Errors
///
/// When a built-in profile is not good.
pub fn json() -> Result<String> {
    Ok(serde_json::to_string_pretty(&vendor_rows()?)?)
}

/// One vendor's name and its cells, by the names of the capabilities: the order a map keeps is a feature another crate may
/// switch on.
fn column(row: &VendorRow) -> Result<(String, Vec<(String, String)>)> {
    let Value::Object(fields) = serde_json::to_value(&row.capabilities)? else { anyhow::bail!("no fields") };
    let mut cells = Vec::new();
    for (name, value) in fields.into_iter().collect::<BTreeMap<_, _>>() {
        let label = name.replace('_', " ");
        match value {
            Value::Object(inner) => {
                let inner: BTreeMap<_, _> = inner.into_iter().collect();
                cells.extend(inner.iter().map(|(part, value)| (format!("{label}: {part}"), word(value))));
            }
            value => cells.push((label, word(&value))),
        }
    }
    Ok((row.name.clone(), cells))
}

fn word(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) | Value::Null => "–".to_owned(),
        Value::String(text) => text.replace('_', " "),
        Value::Array(items) if items.is_empty() => "–".to_owned(),
        Value::Array(items) => items.iter().map(word).collect::<Vec<_>>().join(", "),
        Value::Number(number) => number.to_string(),
        Value::Object(_) => value.to_string(),
    }
}
