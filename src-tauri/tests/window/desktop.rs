//! A desktop with a tray: it takes icons, reads their menus and clicks, all over D-Bus as real ones do.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::Bus;
use tokio::time;
use zbus::{
    Connection, Proxy, connection, interface,
    object_server::SignalEmitter,
    proxy::{self, CacheProperties},
    zvariant::{OwnedValue, Value},
};

const LIMIT: Duration = Duration::from_secs(60);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(50);

/// The services that have put up an icon.
type Icons = Arc<Mutex<Vec<String>>>;

struct Watcher(Icons);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(service);
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

/// One row of the menu.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    id: i32,
    label: String,
    pub(crate) enabled: bool,
}

/// What the icon says and looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) title: String,
    /// What it says when it is pointed at.
    pub(crate) tip: String,
    pub(crate) wants_attention: bool,
    /// Its pixels.
    pub(crate) picture: Vec<u8>,
}

/// A picture on the wire: width, height, bytes.
type Picture = (i32, i32, Vec<u8>);

/// A row as it stands on the wire: its number, its properties, the rows below it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The part of a desktop that shows icons.
pub(crate) struct Desktop {
    bus: Connection,
    icons: Icons,
}

impl Desktop {
    pub(crate) async fn on(bus: &Bus) -> Result<Self> {
        let icons = Icons::default();
        let bus = connection::Builder::address(bus.address())?
            .serve_at("/StatusNotifierWatcher", Watcher(Arc::clone(&icons)))?
            .name("org.kde.StatusNotifierWatcher")?
            .build()
            .await?;
        Ok(Self { bus, icons })
    }

    fn service(&self) -> Result<String> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner).clone();
        icons.last().cloned().context("there is no icon")
    }

    async fn menu(&self) -> Result<Proxy<'static>> {
        Ok(Proxy::new(&self.bus, self.service()?, "/MenuBar", "com.canonical.dbusmenu").await?)
    }

    async fn item(&self) -> Result<Proxy<'static>> {
        let item = "org.kde.StatusNotifierItem";
        // Icons tell of changes in a way of their own, and not as properties do.
        let proxy =
            proxy::Builder::new(&self.bus).destination(self.service()?)?.path("/StatusNotifierItem")?;
        Ok(proxy.interface(item)?.cache_properties(CacheProperties::No).build().await?)
    }

    /// The icon as it is now.
    pub(crate) async fn icon(&self) -> Result<Shown> {
        let item = self.item().await?;
        let (_, _, tip, _): (String, Vec<Picture>, String, String) = item.get_property("ToolTip").await?;
        let pictures: Vec<Picture> = item.get_property("IconPixmap").await?;
        let (_, _, picture) = pictures.into_iter().next().context("it has no picture")?;
        let wants_attention = item.get_property::<String>("Status").await? == "NeedsAttention";
        Ok(Shown { title: item.get_property("Title").await?, tip, wants_attention, picture })
    }

    /// Clicks on the icon itself.
    pub(crate) async fn click(&self) -> Result<()> {
        Ok(self.item().await?.call("Activate", &(0_i32, 0_i32)).await?)
    }

    async fn rows(&self) -> Result<Vec<Entry>> {
        let properties: &[&str] = &[];
        let (_, (_, _, rows)): (u32, Layout) =
            self.menu().await?.call("GetLayout", &(0_i32, -1_i32, properties)).await?;
        rows.into_iter().map(entry).collect()
    }

    /// The row with these words.
    pub(crate) async fn row(&self, label: &str) -> Result<Entry> {
        let rows = self.rows().await?;
        let found = rows.iter().find(|row| row.label == label).cloned();
        found.with_context(|| format!("no row says {label:?}: {rows:?}"))
    }

    /// Waits until a row has these words.
    pub(crate) async fn wait_for(&self, label: &str) -> Result<Entry> {
        let begun = time::Instant::now();
        loop {
            match self.row(label).await {
                Err(error) if begun.elapsed() > LIMIT => return Err(error),
                Err(_) => time::sleep(LOOKED_FOR_EVERY).await,
                found => return found,
            }
        }
    }

    /// All of the row that begins with these words and works now, if there is one.
    pub(crate) async fn working(&self, beginning: &str) -> Result<Option<String>> {
        let rows = self.rows().await?;
        let works = |row: &Entry| row.enabled && row.label.starts_with(beginning);
        Ok(rows.into_iter().find(works).map(|row| row.label))
    }

    /// Waits until the row that begins with these words works, and says all of it.
    pub(crate) async fn wait_for_working(&self, beginning: &str) -> Result<String> {
        let begun = time::Instant::now();
        loop {
            if let Some(label) = self.working(beginning).await? {
                return Ok(label);
            }
            ensure!(
                begun.elapsed() < LIMIT,
                "no row that works begins with {beginning:?}: {:?}",
                self.rows().await?
            );
            time::sleep(LOOKED_FOR_EVERY).await;
        }
    }

    /// Clicks on a row that works.
    pub(crate) async fn choose(&self, label: &str) -> Result<()> {
        let row = self.row(label).await?;
        ensure!(row.enabled, "{label} does not work");
        let event = (row.id, "clicked", Value::from(""), 0_u32);
        Ok(self.menu().await?.call("Event", &event).await?)
    }
}

fn entry(row: OwnedValue) -> Result<Entry> {
    let (id, properties, _) = Layout::try_from(row).context("not a row")?;
    let text = |name: &str| properties.get(name).and_then(|value| value.downcast_ref::<&str>().ok());
    let enabled = properties.get("enabled").and_then(|value| value.downcast_ref::<bool>().ok());
    // An underscore marks a letter as a key, two are one.
    let label = text("label").unwrap_or_default().replace("__", "_");
    Ok(Entry { id, label, enabled: enabled.unwrap_or(true) })
}
