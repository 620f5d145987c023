//! The desktop shell: wires the parts together and opens the bar. The only crate that knows Tauri.

mod cli;
mod commands;
mod core;
mod shell;

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
};

use cli::Invocation;
use ringside_config::Folders;
use ringside_host::HostOptions;
use ringside_logging::FileLog;
use tauri::{Manager as _, RunEvent, async_runtime};

use crate::{
    core::Core,
    shell::{
        bar,
        bar::Bar,
        identity, keys, links,
        memory::Memory,
        quit::{self, Quit},
        ring::{self, Ring},
        tray::{self, Tray},
    },
};

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let (text, code) = match cli::parse(env::args_os().skip(1)) {
        Ok(Invocation::Bar { demo, link }) => return open(demo, link),
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

fn open(demo: bool, link: Option<String>) -> ExitCode {
    #[cfg(target_os = "linux")]
    shell::renderer::settle();

    match bar(demo, link) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the bar could not be opened");
            let _ = writeln!(io::stderr(), "ringside: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bar(demo: bool, link: Option<String>) -> Result<(), Box<dyn Error>> {
    let folders = Folders::from_environment()?;
    let _log = log(&folders, demo);
    ringside_logging::leave_no_core();
    #[cfg(target_os = "linux")]
    shell::open_files::settle();
    let mut context = tauri::generate_context!();
    context.config_mut().identifier = identity::identifier(&folders, demo);
    let memory = Memory::read((!demo).then(|| folders.data().join("window.json")));
    let web_data = folders.data().join("webview");
    let app = tauri::Builder::default()
        // First, so that a second start touches nothing else.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            bar::bring_up(app);
            links::from_arguments(app, arguments);
        }))
        .plugin(tauri_plugin_dialog::init())
        .manage(Bar::new(memory))
        .manage(Tray::default())
        .manage(Quit::default())
        .manage(Ring::default())
        .manage(Core::new(HostOptions { demo, keychain: true }))
        .invoke_handler(tauri::generate_handler![
            commands::session::session,
            commands::profile::profile,
            commands::subscribe::subscribe,
            commands::window::window,
            commands::ring::ring,
            commands::ring::ring_follow,
            commands::ring::ring_card,
            commands::folder::folder,
        ])
        .setup(move |app| {
            async_runtime::spawn(core::start(app.handle().clone()));
            link.into_iter().for_each(|link| links::open(app.handle(), link));
            async_runtime::spawn(tray::follow(app.handle().clone()));
            async_runtime::spawn(keys::follow(app.handle().clone()));
            async_runtime::spawn(ring::follow(app.handle().clone(), web_data.clone()));
            #[cfg(unix)]
            async_runtime::spawn(quit::follow_signals(app.handle().clone()));
            Ok(bar::open(app, &web_data)?)
        })
        .build(context)?;
    app.run_return(|app, event| match event {
        RunEvent::Exit => async_runtime::block_on(app.state::<Core>().stop()),
        // Other systems start the program with the link as an argument.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            bar::bring_up(app);
            urls.into_iter().for_each(|url| links::open(app, url.into()));
        }
        _ => {}
    });
    Ok(())
}

/// Logs to the data folder; the demo keeps nothing and logs to where it was started from. Without a log the bar works
/// all the same.
fn log(folders: &Folders, demo: bool) -> Option<FileLog> {
    if demo {
        let _ = ringside_logging::init_stderr();
        return None;
    }
    let log = ringside_logging::init_file(&folders.logs());
    log.inspect_err(|error| drop(writeln!(io::stderr(), "ringside: {error}"))).ok()
}
