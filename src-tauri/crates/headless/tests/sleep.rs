//! The built program on a computer that goes to sleep, as logind tells it.
#![cfg(target_os = "linux")]

use std::{
    io::BufRead as _,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, Lines},
    process::{self, ChildStdin, ChildStdout},
    time::timeout,
};
use zbus::{Connection, connection};

/// How long anything may take on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

/// A bus that stands for the system's.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts (package dbus)");
        let mut address = String::new();
        let stdout = daemon.stdout.take().expect("piped");
        std::io::BufReader::new(stdout).read_line(&mut address).expect("an address");
        Self { daemon, address: address.trim().to_owned() }
    }

    /// As much of logind as sends signals. It will not wait with sleep, which the bar has to live with.
    async fn logind(&self) -> Connection {
        let builder = connection::Builder::address(self.address.as_str()).expect("an address");
        builder.name("org.freedesktop.login1").expect("a name").build().await.expect("connects")
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left of it after the wait.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

struct Bar {
    child: process::Child,
    input: ChildStdin,
    output: Lines<tokio::io::BufReader<ChildStdout>>,
}

impl Bar {
    fn start(bus: &Bus) -> Self {
        let mut child = process::Command::new(env!("CARGO_BIN_EXE_ringside-headless"))
            .arg("--demo")
            .env("DBUS_SYSTEM_BUS_ADDRESS", &bus.address)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        let input = child.stdin.take().expect("piped");
        let output = tokio::io::BufReader::new(child.stdout.take().expect("piped")).lines();
        Self { child, input, output }
    }

    async fn line(&mut self) -> Value {
        let line = self.output.next_line().await.expect("reads").expect("the program runs");
        serde_json::from_str(&line).expect("a line of JSON")
    }

    /// The next view of `session` that is as wanted; all before it are handed to `passed`.
    async fn view(
        &mut self,
        session: &str,
        wanted: impl Fn(&Value) -> bool,
        mut passed: impl FnMut(&Value),
    ) -> Value {
        let found = async {
            loop {
                let line = self.line().await;
                let (event, view) = (&line["event"], &line["event"]["view"]);
                if event["type"] == "session" && view["session"] == session {
                    if wanted(view) {
                        return view.clone();
                    }
                    passed(view);
                }
            }
        };
        timeout(LIMIT, found).await.expect("in time")
    }

    /// The id of a profile in front of a simulated vendor.
    async fn profile(&mut self) -> String {
        loop {
            let line = self.line().await;
            let profiles = line["event"]["view"]["profiles"].as_array();
            let found = profiles.and_then(|all| all.iter().find(|one| one["vendor"] == "maxcontact"));
            if let Some(profile) = found {
                return profile["id"].as_str().expect("an id").to_owned();
            }
        }
    }

    async fn ask(&mut self, session: &str, request: Value) {
        let line = json!({ "id": 1, "session": session, "request": request });
        self.input.write_all(format!("{line}\n").as_bytes()).await.expect("taken");
    }
}

async fn prepare_for_sleep(logind: &Connection, start: bool) {
    let (path, interface) = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
    let sent = logind.emit_signal(None::<&str>, path, interface, "PrepareForSleep", &(start,)).await;
    sent.expect("a signal");
}

fn is_checked(view: &Value) -> bool {
    view["connection"]["state"] == "online" && view["agent"]["state"] != "checking"
}

#[tokio::test]
async fn a_computer_that_sleeps_turns_the_line_red_until_the_vendor_has_answered_again() {
    let bus = Bus::start();
    let logind = bus.logind().await;
    let mut bar = Bar::start(&bus);
    let session = bar.profile().await;
    bar.ask(&session, json!({ "type": "sign_in", "password": null, "remember": false })).await;
    bar.view(&session, is_checked, |_| ()).await;

    // The bar may hear of logind a moment after it has signed in, so that the first word goes unheard.
    let saying = tokio::spawn({
        let logind = logind.clone();
        async move {
            loop {
                prepare_for_sleep(&logind, true).await;
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
    });
    let slept = |view: &Value| view["status"]["text"]["key"] == "status-slept";
    let view = bar.view(&session, slept, |_| ()).await;
    saying.abort();
    assert_eq!(view["status"]["tone"], "danger");
    assert_eq!(view["connection"]["state"], "offline");
    assert_eq!(view["agent"]["certainty"], "unknown");

    prepare_for_sleep(&logind, false).await;
    bar.view(&session, is_checked, |view| assert_ne!(view["agent"]["certainty"], "confirmed")).await;
    drop(bar.input);
    let ended = timeout(LIMIT, bar.child.wait()).await.expect("ends").expect("ends");
    assert!(ended.success());
}
