use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time;

use crate::{App, Bus, Display, process::Running};

const STARTS_WITHIN: Duration = Duration::from_secs(90);

/// The WebDriver of WebKitGTK, which starts the program and speaks to its page.
#[derive(Debug)]
pub(crate) struct Driver {
    _program: Running,
    port: u16,
}

impl Driver {
    /// Starts one that will start `app`. What the program needs in its environment is set here, because it inherits
    /// the driver's.
    pub(crate) async fn start(app: &App, display: &Display, bus: &Bus) -> Result<Self> {
        let begun = Instant::now();
        loop {
            let port = free_port()?;
            let mut program = Self::at(port, app, display, bus)?;
            // It ends where another driver has taken the port meanwhile, whose window is not ours.
            while !program.has_ended()? {
                if listens(program.id(), port) {
                    return Ok(Self { _program: program, port });
                }
                ensure!(begun.elapsed() < STARTS_WITHIN, "WebKitWebDriver does not listen");
                time::sleep(Duration::from_millis(20)).await;
            }
            ensure!(begun.elapsed() < STARTS_WITHIN, "WebKitWebDriver ends at once");
        }
    }

    fn at(port: u16, app: &App, display: &Display, bus: &Bus) -> Result<Running> {
        let mut program = Command::new("WebKitWebDriver");
        program
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .envs(display.environment())
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .env("XDG_RUNTIME_DIR", bus.runtime())
            .env("GDK_BACKEND", "x11")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .envs(app.env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        Running::start(&mut program, "webkit2gtk-driver")
    }

    /// Starts the program and connects to its page.
    pub(crate) async fn open(&self, app: &App) -> Result<WebDriver> {
        // The client of thirtyfour wants one although it speaks to this computer only; an earlier one stays in force.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", json!({ "binary": app.binary, "args": app.args }))?;
        let session = WebDriver::new(format!("http://127.0.0.1:{}", self.port), wanted);
        let session = time::timeout(STARTS_WITHIN, session).await.context("the window does not open")?;
        session.context("the program cannot be driven")
    }
}

/// A port nobody listens on right now.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Whether it is this process that listens there.
fn listens(process: u32, port: u16) -> bool {
    let process = Path::new("/proc").join(process.to_string());
    let table = fs::read_to_string(process.join("net/tcp")).unwrap_or_default();
    let here = format!(":{port:04X}");
    let listening = table.lines().filter_map(|line| {
        let columns: Vec<_> = line.split_whitespace().collect();
        let (local, state, inode) = (columns.get(1)?, columns.get(3)?, columns.get(9)?);
        (local.ends_with(&here) && *state == "0A").then(|| format!("socket:[{inode}]"))
    });
    let sockets: Vec<_> = listening.collect();
    let files = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
    let mut targets = files.filter_map(|file| fs::read_link(file.path()).ok());
    targets.any(|target| sockets.iter().any(|socket| Path::new(socket) == target))
}
