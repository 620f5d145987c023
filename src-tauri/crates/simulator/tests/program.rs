//! The simulator as a program of its own.

use serde_json::{Value, json};

#[tokio::test]
async fn the_program_prints_its_place_and_ends_with_its_input() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    // A provider that is already chosen is the same one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_ringside-simulator"))
        .args(["--user", "7:Eva Muster", "--shuffle", "3", "--password", "other", "--always-xml"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let place: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(place["users"], json!([{"id": 7, "name": "Eva Muster"}]));
    let url = format!("{}/apitoken/login/toolbar-api", place["base_url"].as_str().unwrap());
    let reply =
        client.get(url).header("Authorization", "b3RoZXI=").send().await.unwrap().text().await.unwrap();
    assert!(reply.contains("<TokenKey>"), "{reply}");
    let settings = format!("{}/settings", place["control_url"].as_str().unwrap());
    let settings: Value = client.get(settings).send().await.unwrap().json().await.unwrap();
    assert_ne!(settings["enumerations"]["call_state"]["connected"], 3);

    drop(program.stdin.take());
    let status = tokio::task::spawn_blocking(move || program.wait().unwrap()).await.unwrap();
    assert!(status.success());
}
