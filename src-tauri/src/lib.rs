//! The desktop shell: wires the parts together and opens the bar. The only crate that knows Tauri.

mod cli;
mod commands;
mod shell;

use std::{
    env,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use cli::Invocation;
use shell::{bar, bar::Bar, identity, memory::Memory};

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let (text, code) = match cli::parse(env::args_os().skip(1)) {
        Ok(Invocation::Bar { demo }) => return open(demo),
        Ok(Invocation::Version) => {
            (concat!("ringside ", env!("CARGO_PKG_VERSION"), "\n").to_owned(), ExitCode::SUCCESS)
        }
        Ok(Invocation::Help) => (cli::HELP.to_owned(), ExitCode::SUCCESS),
        Err(error) => (format!("ringside: {error}\n\n{}", cli::HELP), ExitCode::from(2)),
    };
    // A closed terminal is no reason to fail.
    let _ = io::stdout().write_all(text.as_bytes());
    code
}

fn open(demo: bool) -> ExitCode {
    #[cfg(target_os = "linux")]
    shell::renderer::settle();

    let data = env::var_os("RINGSIDE_DATA_DIR").map(PathBuf::from);
    let mut context = tauri::generate_context!();
    let base = if demo { "org.ringside.Demo" } else { "org.ringside.Bar" };
    context.config_mut().identifier = identity::identifier(base, data.as_deref());
    let data = data.unwrap_or_else(env::temp_dir);
    let memory = Memory::read((!demo).then(|| data.join("window.json")));
    let ran = tauri::Builder::default()
        // First, so that a second start touches nothing else.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| bar::bring_up(app)))
        .manage(Bar::new(memory))
        .invoke_handler(tauri::generate_handler![commands::window::window])
        .setup(move |app| Ok(bar::open(app, &data.join("webview"))?))
        .run(context);
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}
