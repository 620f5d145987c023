//! The tray as a desktop shows it, with the bar's page hanging all the while: the agent's states and calls, in words of her
//! language and as pictures, and what is chosen there, as it stands in the vendor's books.

use std::{
    fs,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{Journey, Key, Manager};
use ringside_tests::sites::{GENESYS, Running};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    account::carried_out,
    closing::Hangs,
    desktop::{Desktop, Shown},
    hands::{
        NUMBER, Shift, app, call, eventually, has_focus, page_process, says, shown_where_it_stops, sign_in,
    },
    page,
};

const NAME: &str = "Genesys Reston";

/// A bar in Spanish at a vendor that offers calls, its window put away, and a desktop with a tray.
struct Desk {
    home: TempDir,
    vendor: Running,
    bar: Journey,
    desktop: Desktop,
    _manager: Manager,
}

impl Desk {
    async fn opened() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let vendor = GENESYS.start_with_long_wrap_up().await?;
        fs::create_dir_all(home.path().join("config/profiles"))?;
        fs::write(home.path().join("config/profiles/genesys.toml"), vendor.profile()?)?;
        fs::write(home.path().join("config/settings.toml"), "language = \"es\"\n")?;
        let silence = home.path().join("asound.conf");
        fs::write(&silence, "")?;
        let app = app(home.path()).env("ALSA_CONFIG_PATH", silence);
        let bar = Journey::open(&app, &home.path().join("shots")).await?;
        let manager = bar.display().manage()?;
        let desktop = Desktop::on(bar.bus()).await?;
        Ok(Self { home, vendor, bar, desktop, _manager: manager })
    }

    /// The page does not move from now on; should it have been drawn anew, it does not move again.
    async fn hangs(&self) -> Result<Hangs> {
        eventually("the page has a process", async || Ok(page_process(self.home.path())?.is_some())).await?;
        Hangs::from_now(page_process(self.home.path())?.context("the page has no process")?)
    }

    /// The icon, once the session is in this state by its words.
    async fn icon(&self, state: &str) -> Result<Shown> {
        let title = format!("{NAME}: {state}");
        self.desktop.wait_for(&title).await?;
        let icon = self.desktop.icon().await?;
        ensure!(icon.title == title && icon.tip == title, "{icon:?}");
        Ok(icon)
    }

    /// Chooses a row that begins with these words, with the page hanging.
    async fn chooses(&self, beginning: &str) -> Result<(String, Hangs)> {
        let hangs = self.hangs().await?;
        let row = self.desktop.wait_for_working(beginning).await?;
        self.desktop.choose(&row).await?;
        Ok((row, hangs))
    }

    fn times(&self, method: &str) -> usize {
        self.vendor.carried_out().get(method).copied().unwrap_or_default()
    }
}

async fn puts_the_window_away(bar: &Journey) -> Result<()> {
    bar.click("menu").await?;
    bar.click("menu-minimise").await?;
    eventually("the window is put away", async || Ok(bar.display().place_of("Ringside")?.is_none())).await
}

async fn the_window_is_back(bar: &Journey) -> Result<()> {
    eventually("the window is back", async || Ok(bar.display().place_of("Ringside")?.is_some())).await
}

async fn by_the_tray_alone(desk: &Desk) -> Result<()> {
    desk.desktop.wait_for("Sin sesión").await?;
    let signed_out = desk.desktop.icon().await?;
    sign_in(&desk.bar, GENESYS.password).await?;
    desk.bar.find_working("slot-dial").await?;
    puts_the_window_away(&desk.bar).await?;
    desk.desktop.click().await?;
    the_window_is_back(&desk.bar).await?;
    puts_the_window_away(&desk.bar).await?;

    let first = desk.chooses("Mostrar Ringside").await?;
    the_window_is_back(&desk.bar).await?;
    let mut hung = vec![first];
    let not_ready = desk.icon("No listo").await?;
    hung.push(desk.chooses("Listo").await?);
    let ready = desk.icon("Listo").await?;
    hung.push(desk.chooses("No listo").await?);
    assert_eq!(desk.icon("No listo").await?, not_ready);
    hung.push(desk.chooses("Listo").await?);
    assert_eq!(desk.icon("Listo").await?, ready);
    assert_eq!((desk.times("notready"), desk.times("ready")), (1, 2), "{:?}", desk.vendor.carried_out());

    let number = json!({ "number": GENESYS.number(1) });
    eventually("the agent takes calls", async || {
        Ok(desk.vendor.happen_with("inbound_call", number.clone()).is_ok())
    })
    .await?;
    let ringing = desk.icon("Timbrando").await?;
    let answered = desk.chooses("Contestar a ").await?;
    ensure!(answered.0.ends_with("001"), "it names who calls: {}", answered.0);
    hung.push(answered);
    let on_call = desk.icon("En llamada").await?;
    hung.push(desk.chooses("Colgar").await?);
    let wrap_up = desk.icon("Tipificación").await?;
    assert_eq!((desk.times("answer"), desk.times("hangup")), (1, 1), "{:?}", desk.vendor.carried_out());
    ensure!(desk.desktop.row("Colgar").await.is_ok_and(|row| !row.enabled), "there is nothing to hang up");

    let all = [&signed_out, &ready, &not_ready, &ringing, &on_call, &wrap_up];
    for (nth, one) in all.iter().enumerate() {
        ensure!(
            all[..nth].iter().all(|other| other.picture != one.picture),
            "{} looks like another",
            one.title
        );
    }
    assert_eq!(all.map(|icon| icon.wants_attention), [false, false, false, true, false, false]);
    Ok(())
}

#[tokio::test]
async fn with_its_page_hanging_a_call_goes_by_the_tray_alone_in_the_agents_language_and_stands_in_the_vendors_books()
-> Result<()> {
    let desk = Desk::opened().await?;
    by_the_tray_alone(&desk).await?;
    drop(desk.bar);
    desk.vendor.tenant.stop().await;
    Ok(())
}

/// A call was agreed for a moment from now, as it would have been a day ago.
async fn agreed_for_now(bar: &Journey) -> Result<()> {
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let asks = async |request: Value| {
        let answer = page::call(bar, "session", json!({ "session": "leeds", "request": request })).await?;
        answer.map_err(|error| anyhow::anyhow!("{error}"))
    };
    let calls = asks(json!({ "type": "history" })).await?;
    let call = calls["calls"][0]["call"].as_str().context("a call")?.to_owned();
    let callback = json!({ "at_ms": now_ms + 1_000, "zone": "Europe/London" });
    let draft = json!({ "code": "CALLBACK", "note": "", "callback": callback, "sales": null });
    asks(json!({ "type": "save_outcome", "call": call, "draft": draft, "then": { "then": "stay" } })).await?;
    Ok(())
}

#[tokio::test]
async fn a_callback_that_is_due_stands_in_the_tray_and_opens_its_list_or_the_window_alone_while_the_page_hangs()
-> Result<()> {
    let mut shift = Shift::begun().await?;
    let _manager = shift.bar.display().manage()?;
    let desktop = Desktop::on(shift.bar.bus()).await?;
    let played = async {
        call(&shift.bar, NUMBER).await?;
        shift.bar.click("slot-hangup").await?;
        shift.bar.wait_for_attribute("chip", "data-state", "wrap-up").await?;
        agreed_for_now(&shift.bar).await?;
        puts_the_window_away(&shift.bar).await
    };
    let played = played.await;
    shown_where_it_stops(&mut shift.bar, "tray-callback", played).await?;
    let due = desktop.wait_for_working("1 callback due").await?;
    desktop.choose(&due).await?;
    let opened = async {
        the_window_is_back(&shift.bar).await?;
        has_focus(&shift.bar, "callbacks-search").await?;
        says(&shift.bar, "[data-testid=callback-1]", "900123").await?;
        shift.bar.press(Key::Escape).await?;
        shift.bar.wait_until_gone("callbacks-panel").await?;
        puts_the_window_away(&shift.bar).await
    };
    let opened = opened.await;
    shown_where_it_stops(&mut shift.bar, "tray-callbacks", opened).await?;

    let _hangs = Hangs::from_now(page_process(shift.home.path())?.context("the page has no process")?)?;
    desktop.choose(&due).await?;
    the_window_is_back(&shift.bar).await?;
    assert_eq!(carried_out(&shift.simulator), ["dial", "hangup", "dispose"], "nobody was called unasked");
    shift.end().await;
    Ok(())
}
