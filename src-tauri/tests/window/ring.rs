//! Calls ring while the person types elsewhere: nothing takes the keyboard, and one click answers.

use std::{fs, ops::RangeInclusive, path::Path, time::Duration};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{App, Journey, Key, Neighbour};
use ringside_tests::sites::{GENESYS, Running};
use serde_json::json;
use tempfile::TempDir;
use tokio::time;

use crate::hands::{app, eventually, process, sign_in};

/// The ring card's title.
const CARD: &str = "Incoming call";
const HEADSET_FILE: &str = "heard.raw";

/// Heights of a card with text of the usual size, in pixels, whatever the fonts.
const ONE_CALL: RangeInclusive<u16> = 130..=200;
const TWO_CALLS: RangeInclusive<u16> = 270..=360;

/// A bar at a vendor that offers calls, signed in, without a sound device.
pub(crate) struct Desk {
    pub(crate) home: TempDir,
    vendor: Running,
    bar: Journey,
}

impl Desk {
    pub(crate) async fn opened() -> Result<Self> {
        Self::opened_with(|app, _| Ok(app), "").await
    }

    async fn opened_with(set: impl FnOnce(App, &Path) -> Result<App>, settings: &str) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let vendor = GENESYS.start().await?;
        fs::create_dir_all(home.path().join("config/profiles"))?;
        let profile = vendor.profile()?;
        fs::write(home.path().join("config/profiles/genesys.toml"), profile)?;
        fs::write(home.path().join("config/settings.toml"), format!("language = \"en\"\n{settings}"))?;
        // Nothing of the computer's own can be heard.
        let silence = home.path().join("asound.conf");
        fs::write(&silence, "")?;
        let app = set(app(home.path()).env("ALSA_CONFIG_PATH", silence), home.path())?;
        let bar = Journey::open(&app, &home.path().join("shots")).await?;
        sign_in(&bar, GENESYS.password).await?;
        Ok(Self { home, vendor, bar })
    }

    /// A customer calls, as soon as the vendor has noticed that the agent is there.
    pub(crate) async fn rings(&self, nth: usize) -> Result<()> {
        let number = json!({ "number": GENESYS.number(nth) });
        eventually("the agent takes calls", async || {
            Ok(self.vendor.happen_with("inbound_call", number.clone()).is_ok())
        })
        .await
    }

    pub(crate) fn gives_up(&self) -> Result<()> {
        self.vendor.happen("customer_hangs_up")
    }

    fn card(&self) -> Result<Option<(i16, i16, u16, u16)>> {
        self.bar.display().place_of(CARD)
    }

    pub(crate) async fn card_shows(&self) -> Result<()> {
        eventually("the ring card shows", async || Ok(self.card()?.is_some())).await
    }

    async fn card_is_high(&self, high: RangeInclusive<u16>) -> Result<()> {
        eventually(&format!("the ring card is as high as {high:?}"), async || {
            Ok(self.card()?.is_some_and(|(_, _, _, height)| high.contains(&height)))
        })
        .await
    }

    /// How many calls the bar itself says ring.
    async fn bar_tells_of(&self, calls: u64) -> Result<()> {
        let look =
            r#"return document.querySelectorAll('[data-testid^="call-"][data-state="ringing"]').length"#;
        eventually(&format!("the bar tells of {calls} calls"), async || {
            Ok(self.bar.page().execute(look, vec![]).await?.convert::<u64>()? == calls)
        })
        .await
    }

    pub(crate) async fn card_is_gone(&self) -> Result<()> {
        eventually("the ring card goes", async || Ok(self.card()?.is_none())).await
    }

    pub(crate) async fn end(self) {
        drop(self.bar);
        self.vendor.tenant.stop().await;
    }
}

/// Types one letter after another until it is so; all of them are added to `typed`.
async fn types_until(
    neighbour: &Neighbour,
    typed: &mut String,
    what: &str,
    holds: impl Fn() -> Result<bool>,
) -> Result<()> {
    let until = async {
        for letter in ('a'..='z').cycle() {
            if holds()? {
                break;
            }
            typed.push(letter);
            neighbour.types(&letter.to_string())?;
            time::sleep(Duration::from_millis(15)).await;
        }
        Ok(())
    };
    time::timeout(Duration::from_secs(60), until).await.with_context(|| format!("never: {what}"))?
}

#[tokio::test]
async fn whoever_types_elsewhere_while_calls_ring_loses_no_letter_and_no_focus() -> Result<()> {
    let desk = Desk::opened().await?;
    let _manager = desk.bar.display().manage()?;
    let neighbour = Neighbour::open(desk.bar.display())?;
    let mut typed = String::new();
    for nth in 1..=4 {
        desk.rings(nth).await?;
        types_until(&neighbour, &mut typed, "the card comes", || Ok(desk.card()?.is_some())).await?;
        // Fast, as no person types, with the card there.
        for letter in ('a'..='z').chain('a'..='z') {
            typed.push(letter);
            neighbour.types(&letter.to_string())?;
        }
        desk.gives_up()?;
        types_until(&neighbour, &mut typed, "the card goes", || Ok(desk.card()?.is_none())).await?;
    }
    eventually("every letter has arrived", async || neighbour_heard(&neighbour, typed.len())).await?;
    assert_eq!(neighbour.heard()?, typed);
    assert_eq!(neighbour.focus()?, (0, true), "how often the focus left, and whether it is there");
    desk.end().await;
    Ok(())
}

fn neighbour_heard(neighbour: &Neighbour, letters: usize) -> Result<bool> {
    Ok(neighbour.heard()?.len() >= letters)
}

#[tokio::test]
async fn one_click_on_the_card_answers_and_the_keyboard_stays_where_it_is() -> Result<()> {
    let desk = Desk::opened().await?;
    let _manager = desk.bar.display().manage()?;
    let neighbour = Neighbour::open(desk.bar.display())?;
    desk.rings(1).await?;
    desk.card_shows().await?;
    // A card that has just come is dead for a moment: the click is repeated until one counts.
    eventually("the vendor hears that it was answered", async || {
        if let Some((left, top, width, _)) = desk.card()? {
            neighbour.clicks(left + i16::try_from(width * 3 / 4)?, top + 100)?;
        }
        time::sleep(Duration::from_millis(100)).await;
        Ok(desk.vendor.carried_out().contains_key("answer"))
    })
    .await?;
    desk.card_is_gone().await?;
    desk.bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    assert_eq!(desk.vendor.carried_out().get("answer"), Some(&1), "answered once");
    neighbour.types("still here")?;
    eventually("what is typed arrives", async || neighbour_heard(&neighbour, 10)).await?;
    assert_eq!(neighbour.focus()?, (0, true));
    desk.end().await;
    Ok(())
}

#[tokio::test]
async fn the_card_is_a_page_of_its_own_that_is_there_only_while_a_call_rings() -> Result<()> {
    let desk = Desk::opened().await?;
    let pages = || processes(desk.home.path());
    assert_eq!(pages()?, 1, "the bar's");
    for nth in 1..=2 {
        desk.rings(nth).await?;
        desk.card_shows().await?;
        assert_eq!(pages()?, 2, "the bar's and the card's");
        desk.gives_up()?;
        desk.card_is_gone().await?;
        eventually("the card's page has ended", async || Ok(pages()? == 1)).await?;
    }
    desk.end().await;
    Ok(())
}

fn processes(home: &Path) -> Result<usize> {
    crate::hands::processes(home, "WebKitWebProces").map(|all| all.len())
}

#[tokio::test]
async fn two_calls_ring_on_two_cards_in_one_window_whenever_the_second_comes() -> Result<()> {
    let desk = Desk::opened().await?;
    desk.rings(1).await?;
    desk.card_is_high(ONE_CALL).await?;
    desk.rings(2).await?;
    desk.bar_tells_of(2).await?;
    desk.card_is_high(TWO_CALLS).await?;
    desk.gives_up()?;
    desk.card_is_high(ONE_CALL).await?;
    desk.gives_up()?;
    desk.card_is_gone().await?;
    // Before the first has its window, while that is coming up, and while it takes its size.
    for after in [0, 300, 900] {
        desk.rings(1).await?;
        time::sleep(Duration::from_millis(after)).await;
        desk.rings(2).await?;
        desk.card_is_high(TWO_CALLS).await?;
        assert_eq!(processes(desk.home.path())?, 2, "the bar's page and one for both cards");
        desk.gives_up()?;
        desk.gives_up()?;
        desk.card_is_gone().await?;
        eventually("the card's page has ended", async || Ok(processes(desk.home.path())? == 1)).await?;
    }
    desk.end().await;
    Ok(())
}

#[tokio::test]
async fn a_call_rings_aloud_until_escape_and_can_still_be_answered() -> Result<()> {
    let recorded = |app: App, home: &Path| -> Result<App> {
        let config = home.join("headset.conf");
        let file = home.join(HEADSET_FILE);
        fs::write(&config, headset(&file))?;
        Ok(app.env("ALSA_CONFIG_PATH", config))
    };
    let desk = Desk::opened_with(recorded, "[ring]\nvolume_percent = 100\n").await?;
    let file = desk.home.path().join(HEADSET_FILE);
    let heard = || fs::metadata(&file).map_or(0, |file| file.len());
    assert_eq!(heard(), 0, "nothing is played while nothing rings");
    desk.rings(1).await?;
    desk.bar.wait_for_attribute("slot-dial", "aria-label", "Answer").await?;
    eventually("the ring is played", async || Ok(fs::read(&file).is_ok_and(|all| is_sound(&all)))).await?;

    desk.bar.press(Key::Escape).await?;
    eventually("the ring has stopped", async || {
        let before = heard();
        time::sleep(Duration::from_millis(500)).await;
        Ok(heard() == before)
    })
    .await?;
    desk.card_shows().await?;
    desk.bar.press(Key::F1).await?;
    desk.bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    desk.card_is_gone().await?;
    desk.end().await;
    Ok(())
}

/// A sound device that writes what it plays into a file.
fn headset(file: &Path) -> String {
    format!(
        "pcm.!default {{ type file slave.pcm null file \"{}\" format raw }}\n\
         pcm.null {{ type null }}\nctl.!default {{ type hw card 0 }}\n",
        file.display()
    )
}

/// Whether anything but silence is in it.
fn is_sound(all: &[u8]) -> bool {
    all.iter().filter(|byte| !matches!(**byte, 0 | 0xff)).count() > 1000
}

#[tokio::test]
async fn where_nothing_can_be_heard_the_status_line_says_so_and_the_card_comes_all_the_same() -> Result<()> {
    let desk = Desk::opened().await?;
    desk.rings(1).await?;
    desk.bar.wait_for_text("status", "No sound device works.").await?;
    desk.card_shows().await?;
    desk.end().await;
    Ok(())
}

#[tokio::test]
async fn a_call_that_rings_for_ever_is_given_up_and_said_and_stays_in_the_bar() -> Result<()> {
    let policy = |app: App, home: &Path| -> Result<App> {
        let file = home.join("policy.toml");
        fs::write(&file, "[ring]\nat_most_s = 10\n")?;
        Ok(app.env("RINGSIDE_POLICY_FILE", file))
    };
    let desk = Desk::opened_with(policy, "").await?;
    desk.rings(1).await?;
    // On a busy computer the call may be given up before its card has come.
    desk.bar.wait_for_text("status", "still said to ring after").await?;
    desk.card_is_gone().await?;
    assert_eq!(desk.bar.attribute("slot-dial", "aria-label").await?.as_deref(), Some("Answer"));
    desk.end().await;
    Ok(())
}

#[tokio::test]
async fn as_a_badge_a_call_opens_no_window() -> Result<()> {
    let desk = Desk::opened_with(|app, _| Ok(app), "[ring]\nmode = \"badge\"\n").await?;
    desk.rings(1).await?;
    // What the sound came to is told after the card would have been made.
    desk.bar.wait_for_text("status", "No sound device works.").await?;
    desk.bar.wait_for_attribute("slot-dial", "aria-label", "Answer").await?;
    ensure!(desk.card()?.is_none(), "a card came");
    assert_eq!(processes(desk.home.path())?, 1);
    ensure!(process(desk.home.path(), "ringside")?.is_some(), "the bar is there");
    desk.end().await;
    Ok(())
}
