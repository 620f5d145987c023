//! Prints what each vendor can do from here, as Markdown or, with `--json`, as JSON.

use std::io::Write;

fn main() -> anyhow::Result<()> {
    let json = std::env::args().skip(1).any(|argument| argument == "--json");
    let text = if json { ringside_tests::vendors::json()? } else { ringside_tests::vendors::table()? };
    Ok(writeln!(std::io::stdout(), "{}", text.trim_end())?)
}
