//! The system's own notification of a call, as the service of a desktop gets it.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{Language, Text};
use ringside_journey::{Bus, Journey, Key};
use ringside_tests::sites::{GENESYS, Running};
use serde_json::json;
use zbus::{Connection, connection, interface, zvariant::OwnedValue};

use crate::hands::{app, eventually, shown_where_it_stops, sign_in};

/// What a desktop was asked to show and to put away, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    Shown { program: String, title: String, text: String },
    PutAway(u32),
}

type Heard = Arc<Mutex<Vec<Told>>>;

struct Service(Heard);

impl Service {
    fn hears(&self, told: Told) -> u32 {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.push(told);
        u32::try_from(heard.len()).unwrap_or(u32::MAX)
    }
}

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(clippy::too_many_arguments, reason = "the interface is the desktop's")]
    fn notify(
        &self,
        app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        self.hears(Told::Shown { program: app_name, title: summary, text: body })
    }

    fn close_notification(&self, id: u32) {
        self.hears(Told::PutAway(id));
    }

    /// As most desktops, it reads marks in the text.
    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned(), "body-markup".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let [name, maker, version, spec] = ["Notices", "Desktop", "1", "1.2"];
        (name.to_owned(), maker.to_owned(), version.to_owned(), spec.to_owned())
    }
}

/// A desktop that shows notifications.
struct Desktop {
    heard: Heard,
    _bus: Connection,
}

impl Desktop {
    async fn on(bus: &Bus) -> Result<Self> {
        let heard = Heard::default();
        let bus = connection::Builder::address(bus.address())?
            .serve_at("/org/freedesktop/Notifications", Service(Arc::clone(&heard)))?
            .name("org.freedesktop.Notifications")?
            .build()
            .await?;
        Ok(Self { heard, _bus: bus })
    }

    fn heard(&self) -> Vec<Told> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The call is gone again.
async fn rings_no_more(bar: &Journey, vendor: &Running) -> Result<()> {
    vendor.happen("customer_hangs_up")?;
    eventually("nothing rings", async || {
        Ok(bar.attribute("chip", "data-state").await?.as_deref() != Some("offered"))
    })
    .await
}

/// A customer calls, and the bar has the call.
async fn rings(bar: &Journey, vendor: &Running, nth: usize) -> Result<()> {
    let number = json!({ "number": GENESYS.number(nth) });
    eventually("the agent takes calls", async || {
        Ok(vendor.happen_with("inbound_call", number.clone()).is_ok())
    })
    .await?;
    bar.wait_for_attribute("chip", "data-state", "offered").await
}

async fn told_of_the_second_call(
    bar: &Journey,
    vendor: &Running,
    desktop: &Desktop,
    settings: &Path,
) -> Result<()> {
    sign_in(bar, GENESYS.password).await?;
    bar.find_working("slot-dial").await?;
    // Nobody asked for notifications: the first call comes without one.
    rings(bar, vendor, 1).await?;
    rings_no_more(bar, vendor).await?;

    bar.click("menu").await?;
    bar.click("menu-ring").await?;
    bar.find("ring-panel").await?;
    // The box itself is drawn by its neighbour: it is ticked by the keyboard.
    let focus = "document.querySelector('[data-testid=ring-notification]').focus()";
    bar.page().execute(focus, vec![]).await?;
    bar.press(" ").await?;
    eventually("it is kept", async || {
        Ok(fs::read_to_string(settings).is_ok_and(|kept| kept.contains("notification = true")))
    })
    .await?;
    bar.press(Key::Escape).await?;
    rings(bar, vendor, 2).await?;
    eventually("the desktop is told", async || Ok(!desktop.heard().is_empty())).await?;
    rings_no_more(bar, vendor).await?;
    eventually("it is put away", async || Ok(desktop.heard().len() > 1)).await
}

#[tokio::test]
async fn a_notification_of_a_call_is_an_extra_one_asks_for_and_goes_with_the_call() -> Result<()> {
    let home = tempfile::tempdir()?;
    let vendor = GENESYS.start().await?;
    fs::create_dir_all(home.path().join("config/profiles"))?;
    // What a desktop would take for marks is shown letter by letter.
    let profile = vendor.profile()?.replace("Genesys Reston", "Reston <b>& Sons");
    ensure!(profile.contains("& Sons"), "the profile has another name: {profile}");
    fs::write(home.path().join("config/profiles/genesys.toml"), profile)?;
    fs::write(home.path().join("config/settings.toml"), "language = \"en\"\n")?;
    let silence = home.path().join("asound.conf");
    fs::write(&silence, "")?;
    let app = app(home.path()).env("ALSA_CONFIG_PATH", silence);
    let mut bar = Journey::open(&app, &home.path().join("shots")).await?;
    let desktop = Desktop::on(bar.bus()).await?;
    let settings = home.path().join("config/settings.toml");
    let played = told_of_the_second_call(&bar, &vendor, &desktop, &settings).await;
    shown_where_it_stops(&mut bar, "notices", played).await?;

    let heard = desktop.heard();
    let [Told::Shown { program, title, text }, Told::PutAway(1)] = heard.as_slice() else {
        anyhow::bail!("{heard:?}")
    };
    let who = title.strip_prefix("Call from ").context("another title")?;
    ensure!(who.ends_with("002"), "it names who calls: {title}");
    assert_eq!(*title, Text::new("ring-notice").with("who", who).render(Language::English));
    assert_eq!(program, "Ringside");
    ensure!(text.ends_with("Reston &lt;b&gt;&amp; Sons"), "{text}");
    bar.close().await?;
    vendor.tenant.stop().await;
    Ok(())
}
