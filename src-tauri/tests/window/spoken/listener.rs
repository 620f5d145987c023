//! Somebody who hears the program instead of seeing it: reads its accessibility tree and is told what is new in a live region,
//! over AT-SPI as a screen reader is.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use futures::{StreamExt as _, future};
use ringside_journey::Bus;
use tokio::{task::JoinHandle, time};
use zbus::{
    Connection, MatchRule, Message, MessageStream, Proxy, connection,
    message::Type,
    zvariant::{OwnedObjectPath, OwnedValue, Structure, Value},
};

/// Far more than anything needs, on a busy computer.
const LIMIT: Duration = Duration::from_secs(90);
const LOOKS_EVERY: Duration = Duration::from_millis(50);
/// Deeper than any page of ours.
const DEEPEST: usize = 40;
/// Roles and a state by their numbers in AT-SPI.
const TABLE: u32 = 55;
const TEXT: u32 = 61;
const TREE_TABLE: u32 = 66;
const FOCUSED: u32 = 1 << 12;
const REGISTRY: &str = "org.a11y.atspi.Registry";

/// Where something is: whose it is, and which.
type Place = (String, OwnedObjectPath);

/// One thing a screen reader can come to.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    pub(super) role: String,
    pub(super) name: String,
}

/// Something that was said unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) words: String,
    /// `polite` or `assertive`.
    pub(super) how: String,
}

pub(crate) struct Listener {
    bus: Connection,
    said: Arc<Mutex<Vec<Said>>>,
    listens: JoinHandle<()>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.listens.abort();
    }
}

/// A field for text, which may be gone by the time it is used.
pub(crate) struct Field {
    bus: Connection,
    place: Place,
}

impl Field {
    /// What is in it.
    pub(crate) async fn text(&self) -> Result<String> {
        let text = accessible(&self.bus, &self.place, "org.a11y.atspi.Text").await?;
        Ok(text.call("GetText", &(0_i32, -1_i32)).await?)
    }

    /// Puts something else into it, as whoever dictates does.
    pub(crate) async fn put(&self, words: &str) -> Result<()> {
        let text = accessible(&self.bus, &self.place, "org.a11y.atspi.EditableText").await?;
        text.call::<_, _, bool>("SetTextContents", &(words,)).await?;
        Ok(())
    }
}

impl Listener {
    /// Asks the session's bus where accessible programs speak, which starts that bus where it does not run yet.
    pub(crate) async fn on(bus: &Bus) -> Result<Self> {
        let session = connection::Builder::address(bus.address())?.build().await?;
        let launcher = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await?;
        let address: String =
            launcher.call("GetAddress", &()).await.context("at-spi2-core is not installed")?;
        let bus = connection::Builder::address(address.as_str())?.build().await?;
        let rule = MatchRule::builder().msg_type(Type::Signal).interface("org.a11y.atspi.Event.Object")?;
        let mut events = MessageStream::for_match_rule(rule.build(), &bus, Some(4096)).await?;
        // Programs tell only what somebody wants to be told.
        let registry = Proxy::new(&bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY).await?;
        for event in ["object:children-changed", "object:text-changed"] {
            let properties: &[&str] = &[];
            registry.call::<_, _, ()>("RegisterEvent", &(event, properties, "")).await?;
        }
        let said = Arc::<Mutex<Vec<Said>>>::default();
        let listens = tokio::spawn({
            let (bus, said) = (bus.clone(), Arc::clone(&said));
            async move {
                while let Some(event) = events.next().await {
                    // What is gone before it could be read is not said.
                    let Some(new) = event.ok().and_then(|event| new_in(&event)) else { continue };
                    if let Ok(Some(words)) = spoken(&bus, &new).await {
                        said.lock().unwrap_or_else(PoisonError::into_inner).push(words);
                    }
                }
            }
        });
        Ok(Self { bus, said, listens })
    }

    fn said(&self) -> MutexGuard<'_, Vec<Said>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something with these words is said; returns all that was said until then and was not returned before.
    pub(super) async fn hears(&self, words: &str) -> Result<Vec<Said>> {
        let begun = time::Instant::now();
        loop {
            {
                let mut said = self.said();
                if let Some(at) = said.iter().position(|one| one.words.contains(words)) {
                    return Ok(said.drain(..=at).collect());
                }
            }
            if begun.elapsed() > LIMIT {
                let said = self.said().clone();
                bail!("nothing says {words:?}; said was {said:?}; there is {:#?}", self.page().await?);
            }
            time::sleep(LOOKS_EVERY).await;
        }
    }

    /// Everything on the page, in the order a reader comes to it. What goes while it is read is left out.
    pub(super) async fn page(&self) -> Result<Vec<Thing>> {
        let mut level =
            vec![(Vec::new(), (REGISTRY.to_owned(), "/org/a11y/atspi/accessible/root".try_into()?))];
        let mut found = Vec::new();
        for _ in 0..DEEPEST {
            let read = level.iter().map(|(way, place)| self.read(way, place));
            level.clone_from(
                &future::join_all(read)
                    .await
                    .into_iter()
                    .flatten()
                    .flat_map(|(way, thing, inside)| {
                        found.push((way.clone(), thing));
                        inside
                            .into_iter()
                            .enumerate()
                            .map(move |(nth, place)| ([way.as_slice(), &[nth]].concat(), place))
                    })
                    .collect::<Vec<_>>(),
            );
            if level.is_empty() {
                // The way to a thing is also its place in the order of reading.
                found.sort_by(|(one, _), (other, _)| one.cmp(other));
                return Ok(found.into_iter().map(|(_, thing)| thing).collect());
            }
        }
        bail!("there is no end to it")
    }

    /// Waits until there is something whose name contains this.
    pub(super) async fn finds(&self, name: &str) -> Result<Vec<Thing>> {
        let begun = time::Instant::now();
        loop {
            let page = self.page().await?;
            if page.iter().any(|thing| thing.name.contains(name)) {
                return Ok(page);
            }
            ensure!(begun.elapsed() < LIMIT, "nothing is called {name:?}: {page:#?}");
            time::sleep(LOOKS_EVERY).await;
        }
    }

    /// The field for text that has the focus in the window of this title.
    pub(crate) async fn field_in(&self, window: &str) -> Result<Option<Field>> {
        let root = (REGISTRY.to_owned(), "/org/a11y/atspi/accessible/root".try_into()?);
        let mut level = Vec::new();
        for program in inside(&self.thing(&root).await?).await? {
            for place in inside(&self.thing(&program).await?).await.unwrap_or_default() {
                let name = self.thing(&place).await?.get_property::<String>("Name").await;
                if name.is_ok_and(|name| name == window) {
                    level.push(place);
                }
            }
        }
        for _ in 0..DEEPEST {
            let mut below = Vec::new();
            for place in level {
                // What goes while it is looked at is not there.
                let here = self.thing(&place).await?;
                let (Ok(role), Ok(states)) = (
                    here.call::<_, _, u32>("GetRole", &()).await,
                    here.call::<_, _, Vec<u32>>("GetState", &()).await,
                ) else {
                    continue;
                };
                let focused = states.first().is_some_and(|states| states & FOCUSED != 0);
                match role {
                    TEXT if focused => return Ok(Some(Field { bus: self.bus.clone(), place })),
                    // Rows without end.
                    TABLE | TREE_TABLE => {}
                    _ => below.extend(inside(&here).await.unwrap_or_default()),
                }
            }
            level = below;
        }
        Ok(None)
    }

    async fn thing(&self, place: &Place) -> Result<Proxy<'static>> {
        accessible(&self.bus, place, "org.a11y.atspi.Accessible").await
    }

    async fn read(&self, way: &[usize], at: &Place) -> Option<(Vec<usize>, Thing, Vec<Place>)> {
        let here = accessible(&self.bus, at, "org.a11y.atspi.Accessible").await.ok()?;
        let (role, name, inside) =
            future::join3(here.call("GetRole", &()), here.get_property("Name"), inside(&here)).await;
        let thing = Thing { role: self::role(role.ok()?), name: name.unwrap_or_default() };
        Some((way.to_vec(), thing, inside.ok()?))
    }
}

async fn accessible(bus: &Connection, at: &Place, interface: &'static str) -> Result<Proxy<'static>> {
    let proxy =
        zbus::proxy::Builder::new(bus).destination(at.0.clone())?.path(at.1.clone())?.interface(interface)?;
    // Asked for once; a copy kept here would be asked for whole.
    Ok(proxy.cache_properties(zbus::proxy::CacheProperties::No).build().await?)
}

/// What is right inside. A web view tells its page by number only: it is another process's.
async fn inside(here: &Proxy<'_>) -> Result<Vec<Place>> {
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

async fn live(here: &Proxy<'_>) -> Option<String> {
    let attributes: HashMap<String, String> = here.call("GetAttributes", &()).await.ok()?;
    attributes.get("container-live").or_else(|| attributes.get("live")).filter(|how| *how != "off").cloned()
}

/// Whatever an event says is new.
enum New {
    Element(Place),
    Words(Place, String),
}

/// An event's kind is its first part, what it is about its fourth; what follows differs from sender to sender.
fn new_in(event: &Message) -> Option<New> {
    let (header, body) = (event.header(), event.body());
    let parts: Structure<'_> = body.deserialize().ok()?;
    let [Value::Str(kind), _, _, Value::Value(about), ..] = parts.fields() else { return None };
    let about = OwnedValue::try_from(&**about).ok()?;
    match (header.member()?.as_str(), kind.split('/').next()?) {
        ("ChildrenChanged", "add") => Some(New::Element(about.try_into().ok()?)),
        ("TextChanged", "insert") => {
            let place = (header.sender()?.to_string(), header.path()?.to_owned().into());
            Some(New::Words(place, about.try_into().ok()?))
        }
        _ => None,
    }
}

/// What a screen reader says of it: nothing outside of live regions.
async fn spoken(bus: &Connection, new: &New) -> Result<Option<Said>> {
    let (New::Element(place) | New::Words(place, _)) = new;
    let Some(how) = live(&accessible(bus, place, "org.a11y.atspi.Accessible").await?).await else {
        return Ok(None);
    };
    let words = match new {
        New::Words(_, words) => words.clone(),
        New::Element(_) => {
            let text = accessible(bus, place, "org.a11y.atspi.Text").await?;
            text.call("GetText", &(0_i32, -1_i32)).await?
        }
    };
    Ok(Some(Said { words, how }).filter(|said| !said.words.trim().is_empty()))
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
