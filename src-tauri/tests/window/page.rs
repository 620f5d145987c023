//! Where it stands, and what its page may not do.

use std::{fs, time::Duration};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::Journey;
use serde_json::{Value, json};
use tokio::time;

use crate::hands::{eventually, open};

/// Calls a command as the page would: what it answered, or why it did not.
pub(crate) async fn call(bar: &Journey, command: &str, arguments: Value) -> Result<Result<Value, Value>> {
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

#[tokio::test]
async fn a_bar_starts_as_it_was_left() -> Result<()> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("data/window.json");

    let bar = open(home.path()).await?;
    bar.click("menu").await?;
    bar.click("choose-strip").await?;
    eventually("the strip is 600 by 56", async || Ok(inner_size(&bar).await? == (600, 56))).await?;
    let written = async || Ok(fs::read_to_string(&file).is_ok_and(|text| text.contains("strip")));
    eventually("its place is written down", written).await?;
    bar.close().await?;

    let bar = open(home.path()).await?;
    let mut reply = window(&bar, json!({ "type": "describe" })).await?;
    let languages = reply.as_object_mut().and_then(|reply| reply.remove("languages"));
    assert!(languages.is_some_and(|languages| languages.is_array()));
    assert_eq!(reply, json!({ "layout": "strip", "dock": null, "stays_on_top": true, "in_tray": false }));
    eventually("it is a strip again", async || Ok(inner_size(&bar).await? == (600, 56))).await?;
    bar.close().await
}

/// The screen is 1280 by 900.
#[tokio::test]
async fn a_docked_bar_keeps_to_its_edge_in_every_height_and_after_a_restart() -> Result<()> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("data/window.json");
    let edges = |bar: &Journey| -> Result<Option<(i32, i32)>> {
        let place = bar.display().place_of("Ringside")?;
        Ok(place.map(|(left, top, width, height)| {
            (i32::from(left) + i32::from(width), i32::from(top) + i32::from(height))
        }))
    };

    let bar = open(home.path()).await?;
    bar.click("menu").await?;
    bar.choose("dock", "bottom").await?;
    eventually("the panel's foot is the screen's", async || {
        Ok(edges(&bar)?.is_some_and(|(_, foot)| foot == 900))
    })
    .await?;
    bar.click("choose-strip").await?;
    eventually("the strip's foot is too", async || {
        let strip = inner_size(&bar).await? == (600, 56);
        Ok(strip && edges(&bar)?.is_some_and(|(_, foot)| foot == 900))
    })
    .await?;
    let written = async || Ok(fs::read_to_string(&file).is_ok_and(|text| text.contains("\"bottom\"")));
    eventually("the edge is written down", written).await?;
    bar.close().await?;

    let bar = open(home.path()).await?;
    eventually("it is there again", async || Ok(edges(&bar)?.is_some_and(|(_, foot)| foot == 900))).await?;
    window(&bar, json!({ "type": "set_dock", "edge": "right" })).await?;
    eventually("it goes to the right", async || Ok(edges(&bar)?.is_some_and(|(side, _)| side == 1280)))
        .await?;
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
