//! Somebody is asked before a number is dialled: a program, or an address.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{ErrorCode, OfferedView, ProfileReply, ProfileRequest, SessionRequest, SessionView};
use ringside_tests::headless::{Bar, Place};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::drive::{simulator, with_policy};

/// Notes what it is asked, and lets one number be called and another one not.
const ASK: &str = r#"read -r number
echo "$number $# $2" >> "$1/asked"
case "$number" in
*0123) exit 0 ;;
*0124) echo "On the list since March"; exit 1 ;;
*) exit 7 ;;
esac
"#;

/// Dials, and gives the key of the words it is refused with; `None` where it is dialled.
async fn dial(bar: &Bar, number: &str) -> Result<Option<String>> {
    let request = SessionRequest::Dial { number: number.to_owned(), kind: None, lead: None };
    match bar.ask(&request).await? {
        Ok(_) => Ok(None),
        Err(error) => {
            ensure!(error.code == ErrorCode::NotNow, "{error:?}");
            Ok(Some(error.text.key))
        }
    }
}

async fn free_to_dial(bar: &Bar) -> Result<()> {
    bar.until_view("a free dial field", |view| view.slots.dial.enabled && !view.slots.dial.pending).await?;
    Ok(())
}

fn program(folder: &Path) -> Result<String> {
    let script = folder.join("ask.sh");
    fs::write(&script, ASK)?;
    Ok(format!("command = ['/bin/sh', '{}', '{}', 'list; rm -rf $HOME']", script.display(), folder.display()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_says_which_numbers_may_be_called_and_no_log_knows_them() -> Result<()> {
    let sim = simulator(71).await?;
    let place = Place::new(&sim)?;
    let folder = tempfile::tempdir()?;
    let policy = format!("[do_not_call]\n{}\nseconds = 30\nunreachable = 'ask'", program(folder.path())?);
    let bar = with_policy(&place, &policy)?;
    bar.sign_in().await?;
    free_to_dial(&bar).await?;

    ensure!(dial(&bar, "020 7946 0124").await? == Some("do-not-call-because".into()));
    let told = |view: &SessionView| view.status.text.key == "do-not-call-because";
    let view = bar.until_view("the reason", told).await?;
    ensure!(format!("{:?}", view.status.text).contains("On the list since March"), "{:?}", view.status);

    // Links are asked about as well, and the number stays before the agent.
    bar.profile(&ProfileRequest::OpenLink { link: "tel:+442079460124".into() })
        .await?
        .ok()
        .context("taken")?;
    let offered = |view: &OfferedView| matches!(view, OfferedView::Number { .. });
    bar.until("the number offered", |seen| {
        seen.app.as_ref().and_then(|app| app.offered.as_ref()).is_some_and(offered)
    })
    .await?;
    ensure!(dial(&bar, "020 7946 0124").await? == Some("do-not-call-because".into()));

    // No answer leaves it to the agent, who says so by dialling once more.
    ensure!(dial(&bar, "020 7946 0125").await? == Some("do-not-call-ask".into()));
    ensure!(sim.requests("dial") == 0, "it was dialled all the same");
    ensure!(dial(&bar, "020 7946 0125").await?.is_none());
    ensure!(sim.requests("dial") == 1);
    let asked = fs::read_to_string(folder.path().join("asked"))?;
    let lines: Vec<_> = asked.lines().collect();
    let refused = "+442079460124 2 list; rm -rf $HOME";
    ensure!(lines == [refused, refused, "+442079460125 2 list; rm -rf $HOME"], "{lines:?}");

    let (_, log) = bar.stop().await?;
    ensure!(log.contains("the program ended with"), "{log}");
    ensure!(!log.contains("7946") && !log.contains("since March"), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_policy_dials_links_at_once_they_are_asked_about_too() -> Result<()> {
    let sim = simulator(72).await?;
    let place = Place::new(&sim)?;
    let folder = tempfile::tempdir()?;
    let policy = format!("dial_links = 'dial'\n[do_not_call]\n{}\nseconds = 30", program(folder.path())?);
    let bar = with_policy(&place, &policy)?;
    bar.sign_in().await?;
    free_to_dial(&bar).await?;
    for request in [
        ProfileRequest::OpenLink { link: "tel:+442079460124".into() },
        ProfileRequest::OpenSelected { text: "Please call 020 7946 0125 back.".into() },
    ] {
        ensure!(bar.profile(&request).await? == Ok(ProfileReply::Done));
    }
    ensure!(sim.requests("dial") == 0, "a number was dialled that may not be");
    let selected = ProfileRequest::OpenSelected { text: "Please call +44 20 7946 0123 back.".into() };
    ensure!(bar.profile(&selected).await? == Ok(ProfileReply::Done));
    bar.until_view("the call", |view| view.calls.iter().any(|call| call.inbound == Some(false))).await?;
    ensure!(sim.requests("dial") == 1);
    ensure!(fs::read_to_string(folder.path().join("asked"))?.lines().count() == 3);
    bar.kill().await?;
    Ok(())
}

/// What an address answers, one after another; it never answers again after the last.
struct Address {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Address {
    async fn answering(answers: &'static [(u16, &'static str)]) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/ask", listener.local_addr()?);
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        tokio::spawn(async move {
            let mut answers = answers.iter();
            let mut held = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let Ok(question) = question(&mut stream).await else { continue };
                notes.lock().unwrap_or_else(PoisonError::into_inner).push(question);
                match answers.next() {
                    Some((status, body)) => {
                        let length = body.len();
                        let answer = format!(
                            "HTTP/1.1 {status} -\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
                        );
                        drop(stream.write_all(answer.as_bytes()).await);
                    }
                    None => held.push(stream),
                }
            }
        });
        Ok(Self { url, asked })
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The first line of a request and its body.
async fn question(stream: &mut TcpStream) -> Result<String> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).await?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).await?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await?;
    Ok(format!("{} {}", first.trim(), String::from_utf8(body)?))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_says_which_numbers_may_be_called_and_one_that_says_nothing_lets_none() -> Result<()> {
    let sim = simulator(73).await?;
    let place = Place::new(&sim)?;
    let address = Address::answering(&[
        (200, r#"{"allowed": false, "reason": "On the list since March"}"#),
        (500, ""),
        (200, r#"{"allowed": true}"#),
    ])
    .await?;
    let bar = with_policy(&place, &format!("[do_not_call]\nurl = '{}'\nseconds = 10", address.url))?;
    bar.sign_in().await?;
    free_to_dial(&bar).await?;
    ensure!(dial(&bar, "020 7946 0124").await? == Some("do-not-call-because".into()));
    ensure!(dial(&bar, "020 7946 0124").await? == Some("do-not-call-unknown".into()));
    ensure!(sim.requests("dial") == 0);
    ensure!(dial(&bar, "020 7946 0123").await?.is_none());
    ensure!(sim.requests("dial") == 1);
    let asked = address.asked();
    ensure!(asked[0] == "POST /ask HTTP/1.1 {\"number\":\"+442079460124\"}", "{asked:?}");
    let (_, log) = bar.stop().await?;
    ensure!(!log.contains("7946") && !log.contains("since March"), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_never_answers_holds_a_dial_up_for_its_time_and_then_lets_it_where_policy_says_so()
-> Result<()> {
    let sim = simulator(74).await?;
    let place = Place::new(&sim)?;
    let address = Address::answering(&[]).await?;
    let policy = format!("[do_not_call]\nurl = '{}'\nseconds = 1\nunreachable = 'allow'", address.url);
    let bar = with_policy(&place, &policy)?;
    bar.sign_in().await?;
    free_to_dial(&bar).await?;
    ensure!(dial(&bar, "020 7946 0123").await?.is_none());
    ensure!(address.asked().len() == 1 && sim.requests("dial") == 1);
    let (_, log) = bar.stop().await?;
    ensure!(log.contains("no answer in time"), "{log}");
    Ok(())
}
