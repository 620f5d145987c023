use std::{
    net::TcpListener,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::{net::TcpStream, time};

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
        let port = free_port()?;
        let mut program = Command::new("WebKitWebDriver");
        program
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", display.name())
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .env("XDG_RUNTIME_DIR", bus.runtime())
            .env("GDK_BACKEND", "x11")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .envs(app.env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        let program = Running::start(&mut program, "webkit2gtk-driver")?;
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if begun.elapsed() > STARTS_WITHIN {
                bail!("WebKitWebDriver does not listen");
            }
            time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Self { _program: program, port })
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
