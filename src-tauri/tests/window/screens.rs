//! Two screens of different size: where the bar stands when one of them is gone, and when it is back.

use std::{cell::Cell, fs};

use anyhow::{Context as _, Result};
use ringside_journey::{Journey, Screen};
use ringside_tests::sites::{GENESYS, Running};
use serde_json::json;

use crate::{hands::eventually, workplace::Workplace};

const FIRST: Screen = (1280, 800);
const SECOND: Screen = (1024, 768);

/// The edges of the second screen, which stands right of the first.
const LEFT: i32 = 1280;
const RIGHT: i32 = 1280 + 1024;
const FOOT: i32 = 768;

/// A window, by its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edges {
    left: i32,
    top: i32,
    right: i32,
    foot: i32,
}

impl Edges {
    fn of(bar: &Journey, title: &str) -> Result<Option<Self>> {
        let place = bar.display().place_of(title)?;
        Ok(place.map(|(left, top, width, height)| {
            let (left, top) = (i32::from(left), i32::from(top));
            Self { left, top, right: left + i32::from(width), foot: top + i32::from(height) }
        }))
    }

    fn is_on_the_first(self) -> bool {
        let (right, foot) = FIRST;
        self.left >= 0 && self.top >= 0 && self.right <= i32::from(right) && self.foot <= i32::from(foot)
    }

    fn is_on_the_second(self) -> bool {
        self.left >= LEFT && self.top >= 0 && self.right <= RIGHT && self.foot <= FOOT
    }
}

/// Waits until the window with this title stands so.
async fn stands(bar: &Journey, title: &str, what: &str, so: impl Fn(Edges) -> bool) -> Result<Edges> {
    let found = Cell::new(None);
    let stood = eventually(what, async || {
        found.set(Edges::of(bar, title)?.filter(|edges| so(*edges)));
        Ok(found.get().is_some())
    });
    stood.await.with_context(|| format!("{title} stands at {:?}", Edges::of(bar, title)))?;
    found.get().context("it stands nowhere")
}

async fn rings_on_its_screen(bar: &Journey, vendor: &Running) -> Result<()> {
    eventually("the agent takes calls", async || {
        Ok(vendor.happen_with("inbound_call", json!({ "number": GENESYS.number(0) })).is_ok())
    })
    .await?;
    stands(bar, "Incoming call", "the ring card is on the bar's screen", Edges::is_on_the_second).await?;
    vendor.happen("customer_hangs_up")?;
    eventually("the card goes", async || Ok(Edges::of(bar, "Incoming call")?.is_none())).await
}

#[tokio::test]
async fn a_bar_on_the_second_screen_keeps_to_its_edges_and_comes_to_the_first_while_the_second_is_gone()
-> Result<()> {
    let mut place = Workplace::at(GENESYS.start().await?)?;
    let memory = place.home.path().join("data/window.json");

    place.screens(&[FIRST, SECOND]);
    let bar = place.opens().await?;
    stands(&bar, "Ringside", "it begins on the first screen", Edges::is_on_the_first).await?;
    bar.display().move_to("Ringside", LEFT + 300, 200)?;
    stands(&bar, "Ringside", "it is moved to the second", Edges::is_on_the_second).await?;
    bar.click("menu").await?;
    bar.choose("dock", "right").await?;
    stands(&bar, "Ringside", "it is at the right edge", |it| it.is_on_the_second() && it.right == RIGHT)
        .await?;
    // The second screen is lower than the first.
    bar.choose("dock", "bottom").await?;
    let left =
        stands(&bar, "Ringside", "it is at the foot", |it| it.is_on_the_second() && it.foot == FOOT).await?;
    rings_on_its_screen(&bar, &place.vendor).await?;
    let written = async || Ok(fs::read_to_string(&memory).is_ok_and(|text| text.contains("\"bottom\"")));
    eventually("its place is written down", written).await?;
    bar.close().await?;

    place.screens(&[FIRST]);
    let bar = place.shows().await?;
    stands(&bar, "Ringside", "it is wholly on the screen that is left", Edges::is_on_the_first).await?;
    bar.close().await?;

    place.screens(&[FIRST, SECOND]);
    let bar = place.shows().await?;
    stands(&bar, "Ringside", "it is where it was", |it| (it.left, it.foot) == (left.left, FOOT)).await?;
    place.end(bar).await;
    Ok(())
}
