//! What a person types into the real page, and what it shows, is in no file that the web view leaves behind. The bar's own
//! data file is searched elsewhere: this desktop has no open keychain, so the file is kept plain, as the bar says.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::Journey;
use ringside_simulator::maxcontact::{Event, SimulatorHandle};
use ringside_tests::planted::{Needles, Planted, Report, files};

use crate::{
    account::{carried_out, write_profile},
    hands::{app, call, eventually, page_process, shown_where_it_stops, sign_in, signal, vendor},
};

const PASSWORD: &str = "Pl4nted+page/pass&7f3a";
const NOTE: &str = "Planted note on the page: wants the green one (50%) & \"soon\"";
const DRAFT: &str = "Planted draft on the page: rings back, maybe";
const NAME: &str = "Zoraida Plantada";
const DIALLED: &str = "07700 900147";
const CALLS: &str = "07700900148";

/// What the page itself keeps on purpose, to show that what it keeps is found.
const KEPT: &str = "A mark the page has kept itself 5c1f";

fn planted() -> Vec<Planted> {
    let all = [
        ("password", PASSWORD),
        ("note", NOTE),
        ("draft", DRAFT),
        ("name", NAME),
        ("number", DIALLED),
        ("number", CALLS),
    ];
    all.map(|(what, value)| Planted { what, value: value.to_owned() }).to_vec()
}

/// All folders of this user, so that whatever is left is left in `home`.
fn surroundings(home: &Path) -> [(&'static str, PathBuf); 4] {
    [
        ("HOME", home.to_owned()),
        ("XDG_DATA_HOME", home.join("share")),
        ("XDG_CONFIG_HOME", home.join("settings")),
        ("XDG_CACHE_HOME", home.join("cache")),
    ]
}

/// Two calls: one that is finished with a note, one that is up with a note on the page when the page dies.
async fn shift(bar: &Journey, simulator: &SimulatorHandle) -> Result<()> {
    sign_in(bar, PASSWORD).await?;
    call(bar, DIALLED).await?;
    bar.click("slot-hangup").await?;
    bar.wait_for_attribute("chip", "data-state", "wrap-up").await?;
    bar.click("slot-outcome").await?;
    bar.click("outcome-option-2").await?;
    bar.fill("note", NOTE).await?;
    bar.click("save-ready").await?;
    bar.wait_for_attribute("chip", "data-state", "ready").await?;
    let (number, name) = (CALLS.to_owned(), Some(NAME.to_owned()));
    simulator.event(Event::InboundCall { user: 42, number, name, name2: None })?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    bar.click("slot-outcome").await?;
    bar.fill("note", DRAFT).await?;
    let shown = bar.page().source().await?;
    ensure!(shown.contains(NAME), "the page shows the name");
    ensure!(carried_out(simulator).contains(&"dispose".to_owned()), "the outcome is at the vendor");
    let keeps = format!("localStorage.setItem('mark', {KEPT:?})");
    bar.page().execute(&keeps, vec![]).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_typed_into_the_page_is_in_no_file_afterwards() -> Result<()> {
    let home = tempfile::tempdir()?;
    let simulator = vendor(PASSWORD).await?;
    write_profile(home.path(), &simulator)?;
    let mut app = app(home.path());
    for (name, folder) in surroundings(home.path()) {
        app = app.env(name, folder);
    }
    let mut bar = Journey::open(&app, &home.path().join("shots")).await?;
    let played = shift(&bar, &simulator).await;
    shown_where_it_stops(&mut bar, "planted", played).await?;

    // The page dies with all of it in its memory.
    let page = page_process(home.path())?.context("the page has no process")?;
    let limits = fs::read_to_string(format!("/proc/{page}/limits"))?;
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    ensure!(core.is_some_and(|line| line.split_whitespace().nth(4) == Some("0")), "{core:?}");
    signal(page, "-ABRT")?;
    eventually("another page", async || Ok(page_process(home.path())?.is_some_and(|now| now != page)))
        .await?;
    drop(bar);
    eventually("the end of the page", async || Ok(page_process(home.path())?.is_none())).await?;
    simulator.stop().await;

    let all = planted();
    let needles = Needles::of(&all)?;
    let mut report = Report::new("maxcontact in the window", &all);
    let found = files(home.path())?;
    let of = |wanted: &dyn Fn(&Path) -> bool| -> Vec<Vec<u8>> {
        let wanted = found.iter().filter(|(path, _)| path.strip_prefix(home.path()).is_ok_and(wanted));
        wanted.map(|(_, bytes)| bytes.clone()).collect()
    };
    let web_view = of(&|path| path.starts_with("data/webview"));
    let mark = Needles::of(&[Planted { what: "mark", value: KEPT.to_owned() }])?;
    ensure!(
        web_view.iter().any(|bytes| !mark.find(bytes).is_empty()),
        "what the page keeps is not kept here"
    );
    report.search("web view: storage, cookies, cache", &web_view, &needles)?;
    report.search("logs", &of(&|path| path.starts_with("data/logs")), &needles)?;
    let data_file = |path: &Path| path.to_string_lossy().contains("ringside.sqlite");
    report.search("home, but for the data file", &of(&|path| !data_file(path)), &needles)?;
    let cores: Vec<_> = fs::read_dir(".")?.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    ensure!(!cores.iter().any(|name| name.to_string_lossy().starts_with("core")), "{cores:?}");
    // Written past the capture of the test runner: the figures are for people.
    write!(io::stderr(), "{report}")?;
    Ok(())
}
