//! The simulator as a program of its own.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use ringside_simulator::VENDORS;
use serde_json::{Value, json};

#[tokio::test]
async fn each_vendor_prints_its_place_and_ends_with_its_input() {
    // A provider that is already chosen is the same one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for vendor in VENDORS {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ringside-simulator"))
            .args([vendor, "--seed", "7", "--set", "seed=8"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let place: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(place["vendor"], vendor);
        let settings = format!("{}/settings", place["control_url"].as_str().unwrap());
        let settings: Value = client.get(settings).send().await.unwrap().json().await.unwrap();
        assert_eq!((&settings, &settings["seed"]), (&place["settings"], &json!(7)), "{vendor}");

        drop(program.stdin.take());
        let status = tokio::task::spawn_blocking(move || program.wait().unwrap()).await.unwrap();
        assert!(status.success(), "{vendor}");
    }
}

#[test]
fn what_cannot_be_started_says_why() {
    let refused = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_ringside-simulator")).args(args).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&["acme"]).contains("there are maxcontact, ozonetel"));
    assert!(refused(&["ucontact", "--set", "no.such.thing=1"]).contains("settings cannot be understood"));
}
