//! The real window: where it stands, and what its page may not do.
#![cfg(target_os = "linux")]

use std::{
    fs,
    path::Path,
    process::{Command, ExitStatus},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{App, Journey, Key};
use serde_json::{Value, json};
use tokio::time;

fn app(home: &Path) -> App {
    App::new(env!("CARGO_BIN_EXE_ringside").into(), home)
}

async fn open(home: &Path) -> Result<Journey> {
    Journey::open(&app(home), &home.join("shots")).await
}

/// Calls a command as the page would: what it answered, or why it did not.
async fn call(bar: &Journey, command: &str, arguments: Value) -> Result<Result<Value, Value>> {
    let script = "const [command, args, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, args).then((ok) => done({ Ok: ok }), (err) => done({ Err: err }));";
    let answer = bar.page().execute_async(script, vec![json!(command), arguments]).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}

async fn window(bar: &Journey, request: Value) -> Result<Value> {
    let answer = call(bar, "window", json!({ "request": request })).await?;
    answer.map_err(|error| anyhow::anyhow!("{error}"))
}

async fn inner_size(bar: &Journey) -> Result<(u64, u64)> {
    let size = bar.page().execute("return [innerWidth, innerHeight]", vec![]).await?;
    Ok(size.convert()?)
}

/// Looks until it is so.
async fn eventually<F: Future<Output = Result<bool>>>(what: &str, holds: impl Fn() -> F) -> Result<()> {
    for _ in 0..200 {
        if holds().await? {
            return Ok(());
        }
        time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("never: {what}")
}

#[tokio::test]
async fn a_bar_starts_as_it_was_left() -> Result<()> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("data/window.json");

    let bar = open(home.path()).await?;
    bar.click("menu").await?;
    bar.click("choose-strip").await?;
    eventually("the strip is 600 by 56", || async { Ok(inner_size(&bar).await? == (600, 56)) }).await?;
    let written = || async { Ok(fs::read_to_string(&file).is_ok_and(|text| text.contains("strip"))) };
    eventually("its place is written down", written).await?;
    bar.close().await?;

    let bar = open(home.path()).await?;
    let mut reply = window(&bar, json!({ "type": "describe" })).await?;
    let languages = reply.as_object_mut().and_then(|reply| reply.remove("languages"));
    assert!(languages.is_some_and(|languages| languages.is_array()));
    assert_eq!(reply, json!({ "layout": "strip", "stays_on_top": true, "in_tray": false }));
    eventually("it is a strip again", || async { Ok(inner_size(&bar).await? == (600, 56)) }).await?;
    bar.close().await
}

#[tokio::test]
async fn a_bar_that_cannot_start_says_why_and_tries_again() -> Result<()> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("data/ringside.sqlite3");
    fs::create_dir_all(home.path().join("data"))?;
    fs::write(&file, "not a data file".repeat(1000))?;
    let bar = open(home.path()).await?;
    bar.wait_for_text("stopped", "is damaged").await?;
    assert_eq!(fs::read_to_string(&file)?, "not a data file".repeat(1000));

    fs::remove_file(&file)?;
    bar.click("stopped-again").await?;
    bar.wait_for_attribute("chip", "data-state", "signed-out").await?;
    bar.close().await
}

#[tokio::test]
async fn the_page_can_call_nothing_but_our_own_commands() -> Result<()> {
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    for command in
        ["plugin:window|close", "plugin:event|listen", "plugin:webview|create_webview_window", "no-such"]
    {
        let answer = call(
            &bar,
            command,
            json!({ "label": "bar", "event": "x", "target": { "kind": "Any" }, "handler": 1 }),
        );
        let refusal = answer.await?.err().with_context(|| format!("{command} was allowed"))?.to_string();
        ensure!(refusal.contains("not allowed"), "{command} was not refused but failed: {refusal}");
    }
    let unknown = call(&bar, "window", json!({ "request": { "type": "format_disk" } })).await?;
    ensure!(unknown.is_err(), "an unknown request was taken");
    bar.close().await
}

#[tokio::test]
async fn the_page_reaches_nothing_outside_the_program() -> Result<()> {
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    let server = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let outside = format!("http://{}/", server.local_addr()?);

    let fetched = "const [url, done] = arguments; fetch(url, { mode: 'no-cors' }).then(() => done(true), () => done(false));";
    let fetched = bar.page().execute_async(fetched, vec![json!(outside)]).await?;
    assert_eq!(fetched.json(), &json!(false), "a request left");

    bar.page().execute("location.href = arguments[0]", vec![json!(outside)]).await?;
    bar.page().execute("window.open(arguments[0])", vec![json!(outside)]).await?;
    assert_eq!(bar.page().current_url().await?.scheme(), "tauri");
    let heard = time::timeout(Duration::from_secs(1), server.accept()).await;
    assert!(heard.is_err(), "the page reached a server");
    assert_eq!(bar.page().windows().await?.len(), 1);
    bar.close().await
}

#[tokio::test]
async fn the_page_has_no_global_tauri_and_cannot_change_what_all_objects_inherit() -> Result<()> {
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    let script = "return [typeof window.__TAURI__, Object.isFrozen(Object.prototype)]";
    let found: (String, bool) = bar.page().execute(script, vec![]).await?.convert()?;
    assert_eq!(found, ("undefined".to_owned(), true));
    bar.close().await
}

/// Starts the program once more where a bar is open, and waits until it has ended by itself.
async fn start_again(bar: &Journey, home: &Path, arguments: &[&str]) -> Result<ExitStatus> {
    let mut second = Command::new(env!("CARGO_BIN_EXE_ringside"));
    second
        .args(arguments)
        .env("DISPLAY", bar.display().name())
        .env("DBUS_SESSION_BUS_ADDRESS", bar.bus().address())
        .env("RINGSIDE_CONFIG_DIR", home.join("config"))
        .env("RINGSIDE_DATA_DIR", home.join("data"));
    let mut second = second.spawn().context("does not start")?;
    let ended = time::timeout(Duration::from_secs(20), async {
        loop {
            if let Some(status) = second.try_wait()? {
                return Ok::<_, anyhow::Error>(status);
            }
            time::sleep(Duration::from_millis(50)).await;
        }
    });
    let ended = ended.await;
    second.kill().ok();
    second.wait()?;
    ended.context("a second bar opened")?
}

#[tokio::test]
async fn a_second_start_on_the_same_data_ends_by_itself() -> Result<()> {
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    assert!(start_again(&bar, home.path(), &[]).await?.success());
    bar.close().await
}

#[tokio::test]
async fn a_link_that_starts_the_bar_and_one_that_finds_it_open_both_fill_the_number_field() -> Result<()> {
    let home = tempfile::tempdir()?;
    let app = app(home.path()).arg("--demo").arg("tel:+44-20-7946-0123");
    let bar = Journey::open(&app, &home.path().join("shots")).await?;
    bar.wait_for_text("status", "+442079460123").await?;
    bar.press(Key::F9).await?;
    bar.click("sign-in-submit").await?;
    let field = "return document.querySelector('[data-testid=dial-field]')?.value ?? null";
    let holds = |number: &'static str| {
        let bar = &bar;
        move || async move {
            let value: Option<String> = bar.page().execute(field, vec![]).await?.convert()?;
            Ok(value.as_deref() == Some(number))
        }
    };
    eventually("the first link's number is in the field", holds("+442079460123")).await?;

    let link = "ringside://dial?number=020%207946%200188";
    assert!(start_again(&bar, home.path(), &["--demo", link]).await?.success());
    eventually("the second link's number is in the field", holds("02079460188")).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.close().await
}
