use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use thirtyfour::{
    By, Key, TypingData, WebDriver, WebElement,
    error::WebDriverResult,
    extensions::query::{ElementQuery, ElementQueryable as _},
};
use tokio::time;

use crate::{App, Bus, Display, driver::Driver};

/// Waits until the window has the size it was asked to take.
const SIZE_AT_REST: &str = "
    const done = arguments[0];
    let size = '';
    let since = 0;
    const look = () => {
        const now = `${innerWidth} ${innerHeight}`;
        if (now !== size) [size, since] = [now, performance.now()];
        if (performance.now() - since > 200) done();
        else setTimeout(look, 20);
    };
    look();";

/// Changes one pixel in the corner for a moment, a little later.
const DRAW_SOMETHING: &str = "
    const speck = document.createElement('i');
    Object.assign(speck.style, {
        position: 'fixed', right: 0, bottom: 0, width: '1px', height: '1px', background: '#808080'
    });
    setTimeout(() => {
        document.body.append(speck);
        setTimeout(() => speck.remove(), 50);
    }, 100);";

/// How long anything on the page may take to appear.
const APPEARS_WITHIN: Duration = Duration::from_secs(60);
/// How long anything may take that is up to the other side of a call.
const DECIDED_WITHIN: Duration = Duration::from_secs(90);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(50);

/// The program in its window, with a person's hands on it. Ends everything it started when dropped; [`Journey::close`]
/// ends the program as a person would.
#[derive(Debug)]
pub struct Journey {
    page: WebDriver,
    shots: Shots,
    // After the page, in this order: fields are dropped from top to bottom.
    _driver: Driver,
    bus: Bus,
    display: Display,
}

impl Journey {
    /// Opens the program's window on a display and a bus of its own, and waits until it shows. Pictures go into `shots`.
    ///
    /// # Errors
    ///
    /// When one of the programs is missing or the window does not show in time.
    pub async fn open(app: &App, shots: &Path) -> Result<Self> {
        let display = Display::start(&app.screens)?;
        let bus = Bus::start()?;
        let driver = Driver::start(app, &display, &bus).await?;
        let page = driver.open(app).await?;
        let shots = Shots::into(shots)?;
        let journey = Self { page, shots, _driver: driver, bus, display };
        // No picture can be taken of a window that does not show yet, and no frame is drawn in one.
        let drawn = journey.page.execute_async("requestAnimationFrame(() => arguments[0]())", vec![]);
        drawn.await.context("the window does not show")?;
        Ok(journey)
    }

    /// The element with this `data-testid`, as soon as it shows.
    ///
    /// # Errors
    ///
    /// When it does not show in time.
    pub async fn find(&self, id: &str) -> Result<WebElement> {
        let css = format!("[data-testid=\"{id}\"]");
        let query = || self.page.query(By::Css(css.as_str())).and_displayed();
        first(query).await.with_context(|| format!("{id} is not shown"))
    }

    /// The element with this `data-testid`, as soon as it shows and works: not refused, not busy, not dead.
    ///
    /// # Errors
    ///
    /// When it does not work in time.
    pub async fn find_working(&self, id: &str) -> Result<WebElement> {
        let css = format!(
            "[data-testid=\"{id}\"]:not([aria-disabled=\"true\"], [aria-busy=\"true\"], [data-dead=\"true\"])"
        );
        let query = || self.page.query(By::Css(css.as_str())).and_clickable();
        first(query).await.with_context(|| format!("{id} does not work"))
    }

    /// Clicks an element once it works and stands where a hand can reach it: not while the window still grows to show it.
    ///
    /// # Errors
    ///
    /// When it does not work in time.
    pub async fn click(&self, id: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let element = self.find_working(id).await?;
            // The driver itself leaves what a list has scrolled away where it is.
            element.scroll_into_view().await?;
            let clicked = element.click().await;
            if clicked.is_ok() || begun.elapsed() > APPEARS_WITHIN {
                return clicked.with_context(|| format!("{id} cannot be clicked"));
            }
            time::sleep(LOOKED_FOR_EVERY).await;
        }
    }

    /// Puts text into a field instead of what was in it.
    ///
    /// # Errors
    ///
    /// When the field does not show in time.
    pub async fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.find(id).await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("{id} takes no text"))
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub async fn press(&self, key: impl Into<TypingData>) -> Result<()> {
        self.page.action_chain().send_keys(key).perform().await.context("no key can be pressed")
    }

    /// Presses a key while another is held.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub async fn press_with(&self, held: Key, key: impl Into<TypingData>) -> Result<()> {
        let keys = self.page.action_chain().key_down(held.clone()).send_keys(key).key_up(held);
        keys.perform().await.context("no key can be pressed")
    }

    /// Waits until an element's text, as shown, contains `part`.
    ///
    /// # Errors
    ///
    /// When it does not in time; says what was there instead.
    pub async fn wait_for_text(&self, id: &str, part: &str) -> Result<()> {
        self.wait_until(id, &format!("{part:?}"), |element| async move {
            Ok(element.text().await?.contains(part))
        })
        .await
    }

    /// Waits until an attribute of an element has a value.
    ///
    /// # Errors
    ///
    /// When it does not in time; says what was there instead.
    pub async fn wait_for_attribute(&self, id: &str, name: &str, value: &str) -> Result<()> {
        let wish = format!("{name}={value:?}");
        self.wait_until(id, &wish, |element| async move {
            Ok(element.attr(name).await?.as_deref() == Some(value))
        })
        .await
    }

    /// Waits until an attribute of an element has one of several values; says which. Waits longer than other waits do,
    /// because it is for what someone else decides, such as whether a call is answered.
    ///
    /// # Errors
    ///
    /// When it has none of them in time.
    pub async fn wait_for_one_of<'a>(&self, id: &str, name: &str, values: &[&'a str]) -> Result<&'a str> {
        let begun = Instant::now();
        loop {
            let now = self.attribute(id, name).await?;
            if let Some(value) = values.iter().find(|value| now.as_deref() == Some(value)) {
                return Ok(value);
            }
            if begun.elapsed() > DECIDED_WITHIN {
                bail!("{id} has {name}={now:?} and none of {values:?}");
            }
            time::sleep(LOOKED_FOR_EVERY).await;
        }
    }

    /// Waits until no element with this `data-testid` is there.
    ///
    /// # Errors
    ///
    /// When one still is after the time.
    pub async fn wait_until_gone(&self, id: &str) -> Result<()> {
        let css = format!("[data-testid=\"{id}\"]");
        // An element that goes while it is looked at makes the look fail; the next one does not find it.
        let gone = || async { Ok(!self.page.query(By::Css(css.as_str())).nowait().exists().await?) };
        until(gone, || async { format!("{id} stays") }).await
    }

    /// The text of an element as shown.
    ///
    /// # Errors
    ///
    /// When it does not show in time.
    pub async fn text(&self, id: &str) -> Result<String> {
        self.read(id, async |element| element.text().await).await
    }

    /// Chooses one option of a list by its value.
    ///
    /// # Errors
    ///
    /// When the list or the option does not show in time.
    pub async fn choose(&self, id: &str, value: &str) -> Result<()> {
        self.find(id).await?;
        let css = format!("[data-testid=\"{id}\"] option[value=\"{value}\"]");
        let query = || self.page.query(By::Css(css.as_str()));
        let option = first(query).await.with_context(|| format!("{id} does not offer {value}"))?;
        option.click().await.with_context(|| format!("{value} cannot be chosen"))
    }

    /// An attribute of an element, as soon as the element shows; `None` where it has none.
    ///
    /// # Errors
    ///
    /// When the element does not show in time.
    pub async fn attribute(&self, id: &str, name: &str) -> Result<Option<String>> {
        self.read(id, async |element| element.attr(name).await).await
    }

    /// What an element says, looked up anew when it was drawn anew meanwhile.
    async fn read<T>(&self, id: &str, look: impl AsyncFn(WebElement) -> WebDriverResult<T>) -> Result<T> {
        let begun = Instant::now();
        loop {
            let read = look(self.find(id).await?).await;
            if read.is_ok() || begun.elapsed() > APPEARS_WITHIN {
                return read.with_context(|| format!("{id} cannot be read"));
            }
            time::sleep(LOOKED_FOR_EVERY).await;
        }
    }

    /// Whether an element is there now.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub async fn shows(&self, id: &str) -> Result<bool> {
        let css = format!("[data-testid=\"{id}\"]");
        Ok(self.page.query(By::Css(css)).nowait().and_displayed().exists().await?)
    }

    /// Takes a picture of the page, numbered in order.
    ///
    /// # Errors
    ///
    /// When it cannot be taken or written.
    pub async fn shot(&mut self, name: &str) -> Result<PathBuf> {
        let path = self.shots.next(name);
        self.page.execute_async(SIZE_AT_REST, vec![]).await?;
        // WebKitGTK hands out the next frame it draws, and a page at rest draws none.
        self.page.execute(DRAW_SOMETHING, vec![]).await?;
        self.page.screenshot(&path).await.with_context(|| format!("no picture {name}"))?;
        Ok(path)
    }

    /// The page itself, for what has no helper here.
    #[must_use]
    pub fn page(&self) -> &WebDriver {
        &self.page
    }

    /// The screen it is on.
    #[must_use]
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// The bus it is on.
    #[must_use]
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// Ends the program.
    ///
    /// # Errors
    ///
    /// When it is gone already.
    pub async fn close(self) -> Result<()> {
        self.page.clone().quit().await.context("the program was gone already")
    }

    /// Looks at an element again and again; one that is replaced meanwhile is looked for anew.
    async fn wait_until<F>(&self, id: &str, wish: &str, holds: impl Fn(WebElement) -> F) -> Result<()>
    where
        F: Future<Output = Result<bool>>,
    {
        let looked = || async { holds(self.find(id).await?).await };
        until(looked, || async {
            let html = match self.find(id).await {
                Ok(element) => element.outer_html().await.unwrap_or_default(),
                Err(error) => error.to_string(),
            };
            format!("{id} does not get {wish}; it is {html}")
        })
        .await
    }
}

impl Drop for Journey {
    fn drop(&mut self) {
        // Saying goodbye would block the executor it needs. The program ends with its display; it may have said so already.
        let _ = self.page.clone().leak();
    }
}

/// Looks again and again until it is so; what fails meanwhile counts as not yet.
/// The first element there is, looked for anew when the look itself fails: a page that is just being loaded or drawn
/// anew answers with errors of all kinds.
async fn first(query: impl Fn() -> ElementQuery) -> WebDriverResult<WebElement> {
    let begun = Instant::now();
    loop {
        let found = query().wait(APPEARS_WITHIN, LOOKED_FOR_EVERY).first().await;
        if found.is_ok() || begun.elapsed() > APPEARS_WITHIN {
            return found;
        }
        time::sleep(LOOKED_FOR_EVERY).await;
    }
}

async fn until<F, S>(holds: impl Fn() -> F, sorry: impl Fn() -> S) -> Result<()>
where
    F: Future<Output = Result<bool>>,
    S: Future<Output = String>,
{
    let begun = Instant::now();
    while !matches!(holds().await, Ok(true)) {
        if begun.elapsed() > APPEARS_WITHIN {
            bail!(sorry().await);
        }
        time::sleep(LOOKED_FOR_EVERY).await;
    }
    Ok(())
}

/// A folder of numbered pictures.
#[derive(Debug)]
struct Shots {
    folder: PathBuf,
    taken: usize,
}

impl Shots {
    fn into(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self { folder: folder.to_path_buf(), taken: 0 })
    }

    fn next(&mut self, name: &str) -> PathBuf {
        self.taken += 1;
        self.folder.join(format!("{:02}-{name}.png", self.taken))
    }
}
