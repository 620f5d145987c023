//! What a screen reader has of a call: the accessibility tree of the running program, read over AT-SPI as a reader reads it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_journey::{Bus, Journey, Key};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::sites::GENESYS;
use serde_json::json;
use tokio::time;
use zbus::{Connection, Proxy, connection, zvariant::OwnedObjectPath};

use crate::hands::{app, eventually, shown_where_it_stops, sign_in};

const LIMIT: Duration = Duration::from_secs(180);
const LISTENS_EVERY: Duration = Duration::from_millis(50);
/// Deeper than any page of ours.
const DEEPEST: usize = 40;

/// One thing a screen reader can come to.
#[derive(Debug, Clone)]
struct Thing {
    role: String,
    name: String,
    text: String,
    /// How soon a change of it is said, where one is: `polite` or `assertive`.
    live: Option<String>,
}

/// Somebody who hears the program instead of seeing it.
struct Listener {
    bus: Connection,
}

type Place = (String, OwnedObjectPath);

impl Listener {
    /// Asks the session's bus where accessible programs speak, which starts that bus where it does not run yet.
    async fn on(bus: &Bus) -> Result<Self> {
        let session = connection::Builder::address(bus.address())?.build().await?;
        let launcher = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await?;
        let address: String =
            launcher.call("GetAddress", &()).await.context("at-spi2-core is not installed")?;
        Ok(Self { bus: connection::Builder::address(address.as_str())?.build().await? })
    }

    async fn accessible(&self, at: &Place, interface: &'static str) -> Result<Proxy<'static>> {
        Ok(Proxy::new(&self.bus, at.0.clone(), at.1.clone(), interface).await?)
    }

    /// What is right inside. A web view tells its page by number only: it is another process's.
    async fn inside(&self, at: &Place) -> Result<Vec<Place>> {
        let here = self.accessible(at, "org.a11y.atspi.Accessible").await?;
        let told: Vec<Place> = here.call("GetChildren", &()).await?;
        if !told.is_empty() {
            return Ok(told);
        }
        let count: i32 = here.get_property("ChildCount").await?;
        let mut places = Vec::new();
        for nth in 0..count {
            places.push(here.call("GetChildAtIndex", &(nth,)).await?);
        }
        Ok(places)
    }

    async fn thing(&self, at: &Place) -> Result<Thing> {
        let here = self.accessible(at, "org.a11y.atspi.Accessible").await?;
        let attributes: std::collections::HashMap<String, String> =
            here.call("GetAttributes", &()).await.unwrap_or_default();
        let interfaces: Vec<String> = here.call("GetInterfaces", &()).await?;
        let text = match interfaces.iter().any(|one| one == "org.a11y.atspi.Text") {
            true => {
                let text = self.accessible(at, "org.a11y.atspi.Text").await?;
                text.call("GetText", &(0_i32, -1_i32)).await.unwrap_or_default()
            }
            false => String::new(),
        };
        Ok(Thing {
            role: role(here.call("GetRole", &()).await?),
            name: here.get_property("Name").await.unwrap_or_default(),
            text,
            live: attributes.get("live").or_else(|| attributes.get("container-live")).cloned(),
        })
    }

    /// Everything on the page, in the order a reader comes to it. What goes while it is read is left out.
    async fn page(&self) -> Result<Vec<Thing>> {
        let root = ("org.a11y.atspi.Registry".to_owned(), "/org/a11y/atspi/accessible/root".try_into()?);
        let mut found = Vec::new();
        let mut left = vec![(root, 0)];
        while let Some((place, depth)) = left.pop() {
            ensure!(depth < DEEPEST, "there is no end to it");
            let Ok(inside) = self.inside(&place).await else { continue };
            left.extend(inside.into_iter().rev().map(|place| (place, depth + 1)));
            if depth > 0
                && let Ok(thing) = self.thing(&place).await
            {
                found.push(thing);
            }
        }
        Ok(found)
    }

    /// Waits until a live region says this; returns the whole of what it says.
    async fn hears(&self, words: &str) -> Result<String> {
        let begun = time::Instant::now();
        let mut last = Vec::new();
        while begun.elapsed() < LIMIT {
            last = self.page().await?.into_iter().filter(|thing| thing.live.is_some()).collect();
            let said =
                last.iter().map(|thing| thing.text.trim().to_owned()).find(|said| said.contains(words));
            if let Some(said) = said {
                return Ok(said);
            }
            time::sleep(LISTENS_EVERY).await;
        }
        bail!("nothing says {words:?}; there is {last:?} of {:#?}", self.page().await?)
    }

    /// Waits until there is something of this role with these words in its name.
    async fn finds(&self, role: &str, name: &str) -> Result<Vec<Thing>> {
        let begun = time::Instant::now();
        loop {
            let page = self.page().await?;
            if page.iter().any(|thing| thing.role.ends_with(role) && thing.name.contains(name)) {
                return Ok(page);
            }
            ensure!(begun.elapsed() < LIMIT, "no {role} is called {name:?}: {page:#?}");
            time::sleep(LISTENS_EVERY).await;
        }
    }
}

/// The roles this test speaks of, by their numbers in AT-SPI: WebKit gives them no names.
fn role(number: u32) -> String {
    match number {
        11 => "combo box",
        43 => "button",
        62 => "toggle button",
        79 => "entry",
        98 => "list box",
        129 => "menu button",
        _ => return format!("role {number}"),
    }
    .to_owned()
}

/// What was heard and found, as somebody would write it down.
#[derive(Default)]
struct Transcript(String);

impl Transcript {
    fn said(&mut self, when: &str, words: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "\n## {when}\n\nSaid: “{words}”\n");
    }

    /// The controls there are, with their names; figures count on and are left out.
    fn controls(&mut self, page: &[Thing]) {
        let worth = [
            "button",
            "push button",
            "toggle button",
            "entry",
            "text",
            "list box",
            "list item",
            "table cell",
        ];
        for thing in
            page.iter().filter(|thing| worth.contains(&thing.role.as_str()) && !thing.name.is_empty())
        {
            let name: String =
                thing.name.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
            let _ = writeln!(self.0, "- {}: {name}", thing.role);
        }
    }
}

fn document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accessibility-transcript.md")
}

async fn one_call(bar: &Journey, vendor: &ringside_tests::sites::Running) -> Result<Transcript> {
    let listener = Listener::on(bar.bus()).await?;
    let mut heard = Transcript::default();
    sign_in(bar, GENESYS.password).await?;
    bar.wait_for_attribute("chip", "data-state", "not-ready").await?;
    bar.press(Key::F9).await?;
    bar.click("state-option-1").await?;
    bar.wait_for_attribute("chip", "data-state", "ready").await?;
    let page = listener.finds("", "State: Ready").await?;
    ensure!(page.iter().any(|thing| thing.live.as_deref() == Some("polite")), "nothing is live: {page:#?}");
    heard.said("Ready", &listener.hears("Ready").await?);
    heard.controls(&page);

    eventually("the agent takes calls", async || {
        Ok(vendor.happen_with("inbound_call", json!({ "number": GENESYS.number(0) })).is_ok())
    })
    .await?;
    heard.said("A call rings", &listener.hears("F1 answers.").await?);
    heard.controls(&listener.finds("", "Answer").await?);

    // Its place is dead for a moment, so that no press meant for dialling answers.
    bar.find_working("slot-dial").await?;
    bar.press(Key::F1).await?;
    heard.said("Answered", &listener.hears("On a call with").await?);
    heard.controls(&listener.finds("", "Hang up").await?);

    vendor.tenant.fault(FaultRule::next("hold", 1, Fault::HtmlError));
    bar.click("slot-hold").await?;
    bar.wait_for_attribute("status", "data-tone", "danger").await?;
    let refused = bar.text("status").await?;
    let first = refused.split(['.', '\n']).next().unwrap_or_default().to_owned();
    heard.said("Holding fails", &listener.hears(&first).await?);

    vendor.tenant.fault(FaultRule::next("*", u32::MAX, Fault::DropBefore));
    heard.said("The network goes", &listener.hears("No connection. Outcomes are kept.").await?);
    Ok(heard)
}

#[tokio::test]
async fn a_screen_reader_hears_of_the_ring_the_state_the_warning_and_the_error_and_finds_every_control_by_name()
-> Result<()> {
    let home = tempfile::tempdir()?;
    let vendor = GENESYS.start_with_long_wrap_up().await?;
    fs::create_dir_all(home.path().join("config/profiles"))?;
    fs::write(home.path().join("config/profiles/genesys.toml"), vendor.profile()?)?;
    // A computer without sound: what rings is not this test's.
    let silence = home.path().join("asound.conf");
    fs::write(&silence, "")?;
    fs::write(home.path().join("config/settings.toml"), "language = \"en\"\n")?;
    let app = app(home.path()).env("ALSA_CONFIG_PATH", silence);
    let mut bar = Journey::open(&app, &home.path().join("shots")).await?;
    let played = one_call(&bar, &vendor).await;
    let heard = shown_where_it_stops(&mut bar, "spoken", played).await?;

    let text = format!(
        "# One call as a screen reader has it\n\nRead over AT-SPI from the running program by `src-tauri/tests/window/spoken.rs`, at a \
         simulated Genesys, in English. What is said stands in the live region; below it stand the controls in the \
         order a reader comes to them. Figures are zeros.\n{}",
        heard.0
    );
    if std::env::var_os("RINGSIDE_WRITE_DOCS").is_some() {
        fs::write(document(), &text)?;
    }
    let kept = fs::read_to_string(document()).context("RINGSIDE_WRITE_DOCS=1 writes the transcript")?;
    // In substance: what is said, word by word. Which controls there are is the page's own tests' matter.
    let said = |text: &str| {
        text.lines().filter(|line| line.starts_with("Said: ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(said(&text), said(&kept), "RINGSIDE_WRITE_DOCS=1 writes the transcript anew");
    for control in ["- button: Answer", "- button: Hang up", "- button: Outcome"] {
        assert!(text.contains(control), "{control} is not found by a reader:\n{text}");
    }
    bar.close().await?;
    vendor.tenant.stop().await;
    Ok(())
}
