use std::{path::Path, process::Stdio, time::Duration};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
};

use crate::site::{Counts, Deed, Elsewhere, PATIENCE, Site};

/// `tests/faye/server.js`, which ends with its input and so with this.
pub(crate) struct Faye {
    _program: Child,
    controls: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    base_url: String,
    elsewhere: Elsewhere,
}

impl Faye {
    /// Lets something happen, and waits until it has.
    pub(crate) async fn control(&mut self, line: Value) -> Value {
        self.controls.write_all(format!("{line}\n").as_bytes()).await.expect("the server takes controls");
        next(&mut self.answers).await
    }

    async fn count(&mut self, name: &str) -> u64 {
        self.control(json!({ "control": "counts" })).await[name].as_u64().expect("it is counted")
    }

    /// How many polls asked for an answer at once.
    pub(crate) async fn hasty_polls(&mut self) -> u64 {
        self.count("hasty_polls").await
    }

    /// How many polls were open at a time, at most.
    pub(crate) async fn most_held(&mut self) -> u64 {
        self.count("most_held").await
    }
}

async fn next(answers: &mut Lines<BufReader<ChildStdout>>) -> Value {
    let line = tokio::time::timeout(PATIENCE, answers.next_line()).await.expect("the server answers in time");
    let line = line.expect("it can be read").expect("the server is there; what it says of its end is above");
    serde_json::from_str(&line).expect("JSON")
}

fn name(deed: Deed) -> &'static str {
    match deed {
        Deed::Answer => "Answer",
        Deed::Hold => "Hold",
        Deed::Retrieve => "Retrieve",
    }
}

impl Site for Faye {
    async fn start(poll: Duration) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("faye");
        assert!(
            folder.join("node_modules/faye").is_dir(),
            "tests/faye/node_modules is missing: `cargo xtask test` brings it, and so does `npm ci` in tests/faye"
        );
        let elsewhere = Elsewhere::new();
        let settings = json!({ "poll_s": poll.as_secs_f64(), "uris": elsewhere.url() });
        let mut program = Command::new("node")
            .arg("server.js")
            .arg(settings.to_string())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Node.js is needed, 20.19 or newer");
        let controls = program.stdin.take().expect("piped");
        let mut answers = BufReader::new(program.stdout.take().expect("piped")).lines();
        let port = next(&mut answers).await["port"].clone();
        Self { _program: program, controls, answers, base_url: format!("http://127.0.0.1:{port}"), elsewhere }
    }

    fn base_url(&self) -> String {
        self.base_url.clone()
    }

    fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }

    async fn counts(&mut self) -> Counts {
        let counts = self.control(json!({ "control": "counts" })).await;
        let count = |name: &str| counts[name].as_u64().expect("it is counted");
        Counts {
            handshakes: count("handshakes"),
            subscriptions: count("subscriptions"),
            polls: count("polls"),
            disconnects: count("disconnects"),
            looks: count("looks"),
            clients: count("clients"),
        }
    }

    async fn rings(&mut self) {
        self.control(json!({ "control": "ring" })).await;
    }

    async fn at_the_phone(&mut self, deed: Deed) {
        self.control(json!({ "control": "operate", "name": name(deed) })).await;
    }

    async fn forgets_push_clients(&mut self, missed: Deed) {
        self.control(json!({ "control": "operate_silently", "name": name(missed) })).await;
        self.control(json!({ "control": "lose_clients" })).await;
    }

    async fn restarts(&mut self, missed: Deed) {
        self.control(json!({ "control": "down" })).await;
        self.control(json!({ "control": "operate_silently", "name": name(missed) })).await;
        self.control(json!({ "control": "up" })).await;
    }

    async fn tells_before_it_answers(&mut self) {
        self.control(json!({ "control": "withhold_answers" })).await;
    }

    async fn answers(&mut self) {
        self.control(json!({ "control": "answer" })).await;
    }
}
