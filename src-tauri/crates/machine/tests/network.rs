//! Networks that really change, in a namespace where that disturbs nobody.
#![cfg(target_os = "linux")]

use std::{env, process::Command, time::Duration};

use ringside_machine::{Event, Machine};
use tokio::time::timeout;

/// How long anything may take on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn coming_into_another_network_is_told() {
    let own = env::current_exe().expect("a path");
    let ran = Command::new("unshare")
        .args(["--user", "--map-root-user", "--net"])
        .arg(own)
        .args(["--ignored", "--exact", "inside", "--nocapture"])
        .output()
        .expect("unshare starts (package util-linux)");
    let said = [ran.stdout, ran.stderr].concat();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&said));
}

/// Runs in the namespace.
#[tokio::test]
#[ignore = "changes networks; started by the test above in a namespace of its own"]
async fn inside() {
    let mut machine = Machine::watch();
    ip(&["link", "set", "lo", "up"]);
    let mut network = 0;
    let told = async {
        // The watching begins a moment after it was asked for, so that a first change may go unseen.
        loop {
            network += 1;
            ip(&["addr", "add", &format!("198.51.{network}.4/24"), "dev", "lo"]);
            if let Ok(event) = timeout(Duration::from_millis(500), machine.next()).await {
                return event;
            }
        }
    };
    assert_eq!(timeout(LIMIT, told).await.expect("tells"), Event::NetworkChanged);
}

fn ip(arguments: &[&str]) {
    let done = Command::new("ip").args(arguments).status().expect("ip starts (package iproute2)");
    assert!(done.success(), "ip {arguments:?}");
}
