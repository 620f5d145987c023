//! Pages for calls open in the person's own browser: which here is a program that writes down what it is asked for.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use ringside_journey::{Journey, Key};
use ringside_tests::sites::{GENESYS, MAXCONTACT};
use serde_json::json;

use crate::{
    hands::{eventually, shown_where_it_stops, there_is, with_both},
    workplace::{Workplace, gets_ready, hangs_up, opens_outcomes},
};

/// What opens pages on this computer.
struct Browser {
    folder: PathBuf,
}

impl Browser {
    /// One for a computer, in the place of all that could open a page there.
    fn of(home: &Path) -> Result<Self> {
        let folder = home.join("programs");
        fs::create_dir_all(&folder)?;
        let (asked, broken) = (folder.join("asked"), folder.join("broken"));
        let script = format!(
            "#!/bin/sh\n[ -e '{}' ] && exit 1\nfor asked; do :; done\nprintf '%s %s\\n' \"$#\" \"$asked\" >> '{}'\n",
            broken.display(),
            asked.display()
        );
        for program in open::commands("https://crm.example.com/") {
            let file = folder.join(program.get_program());
            fs::write(&file, &script)?;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
        }
        Ok(Self { folder })
    }

    /// The value of `PATH`.
    fn path(&self) -> String {
        format!("{}:{}", self.folder.display(), env::var("PATH").unwrap_or_default())
    }

    /// What it was asked to open, in order: nothing but an address each time.
    fn asked(&self) -> Result<Vec<String>> {
        let lines = fs::read_to_string(self.folder.join("asked")).unwrap_or_default();
        let address = |line: &str| {
            let address = line.strip_prefix("1 ");
            address.map(str::to_owned).ok_or_else(|| anyhow::anyhow!("more than an address: {line}"))
        };
        lines.lines().map(address).collect()
    }

    async fn is_asked(&self, times: usize) -> Result<()> {
        let what = format!("{times} pages are asked for");
        eventually(&what, async || Ok(self.asked()?.len() == times)).await
    }

    fn breaks(&self) -> Result<()> {
        Ok(fs::write(self.folder.join("broken"), "")?)
    }
}

async fn rings(place: &Workplace, bar: &Journey, nth: usize) -> Result<()> {
    let number = json!({ "number": GENESYS.number(nth) });
    let takes = async || Ok(place.vendor.happen_with("inbound_call", number.clone()).is_ok());
    eventually("the agent takes calls", takes).await?;
    bar.wait_for_attribute("slot-dial", "aria-label", "Answer").await
}

async fn up_to_a_kill(bar: &Journey, place: &Workplace, browser: &Browser) -> Result<()> {
    gets_ready(bar).await?;
    rings(place, bar, 187).await?;
    browser.is_asked(1).await?;
    bar.find_working("slot-dial").await?;
    bar.press(Key::F1).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    browser.is_asked(2).await?;
    bar.page().refresh().await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await
}

async fn after_it(bar: &Journey, place: &Workplace, browser: &Browser) -> Result<()> {
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    hangs_up(bar).await?;
    let why = "The page for the call was not opened: your administrator does not allow its address.";
    bar.wait_for_text("status", why).await?;
    opens_outcomes(bar).await?;
    bar.press("resolved").await?;
    there_is(bar, "[data-testid=outcome-option-1][data-id=Resolved]").await?;
    bar.press(Key::Enter).await?;
    bar.find_working("save-ready").await?;
    with_both(bar, Key::Enter).await?;
    bar.wait_for_attribute("chip", "data-state", "ready").await?;
    rings(place, bar, 188).await?;
    browser.is_asked(3).await
}

#[tokio::test]
async fn a_page_opens_once_for_each_event_of_a_call_over_a_page_drawn_anew_and_a_kill_and_no_other_host_does()
-> Result<()> {
    let place = Workplace::at(GENESYS.start_with_long_wrap_up().await?)?.profile(|text| {
        text + "
[[screen_pop]]
event = 'ring'
url = 'https://crm.example.com/find?n={number.e164}&d={call.direction}&a={agent.login}'
[[screen_pop]]
event = 'answer'
url = 'https://crm.example.com/open/{number.national}?lead={lead.id}'
[[screen_pop]]
event = 'wrap_up'
url = 'https://elsewhere.example.com/finish/{call.id}'
"
    })?;
    let browser = Browser::of(place.home.path())?;
    let place = place.policy("[screen_pop]\nhosts = ['crm.example.com']\n")?.env("PATH", browser.path());
    let mut bar = place.opens().await?;
    let played = up_to_a_kill(&bar, &place, &browser).await;
    shown_where_it_stops(&mut bar, "pages", played).await?;
    place.kills(bar).await?;
    let mut bar = place.opens().await?;
    let played = after_it(&bar, &place, &browser).await;
    shown_where_it_stops(&mut bar, "pages-after-a-kill", played).await?;
    assert_eq!(
        browser.asked()?,
        [
            "https://crm.example.com/find?n=%2B12025550187&d=inbound&a=agent1",
            "https://crm.example.com/open/2025550187?lead=",
            "https://crm.example.com/find?n=%2B12025550188&d=inbound&a=agent1",
        ]
    );
    place.end(bar).await;
    Ok(())
}

async fn tried_and_used(bar: &Journey, place: &Workplace, browser: &Browser) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.click("profile-edit").await?;
    bar.wait_for_text("page-example-answer", "who=Maria%20Example").await?;
    bar.click("page-try-answer").await?;
    browser.is_asked(1).await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("profile-panel").await?;
    bar.wait_until_gone("sign-in-form").await?;

    place.signs_in(bar).await?;
    gets_ready(bar).await?;
    let shop = json!({ "number": "02079460133" });
    let takes = async || Ok(place.vendor.happen_with("inbound_call", shop.clone()).is_ok());
    eventually("the agent takes calls", takes).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    browser.is_asked(2).await?;

    browser.breaks()?;
    hangs_up(bar).await?;
    bar.wait_for_text("status", "The page for the call did not open.").await?;
    Ok(())
}

#[tokio::test]
async fn a_page_is_tried_in_the_form_of_the_profile_takes_any_name_and_a_browser_that_fails_is_said()
-> Result<()> {
    let place = Workplace::at(MAXCONTACT.start().await?)?.profile(|text| {
        text + "
[[screen_pop]]
event = 'answer'
url = 'https://crm.example.com/?who={name}&n={number.national}'
[[screen_pop]]
event = 'wrap_up'
url = 'https://crm.example.com/over'
"
    })?;
    let browser = Browser::of(place.home.path())?;
    let place = place.env("PATH", browser.path());
    let mut bar = place.shows().await?;
    let played = tried_and_used(&bar, &place, &browser).await;
    shown_where_it_stops(&mut bar, "pages-tried", played).await?;
    let asked = browser.asked()?;
    assert_eq!(
        asked,
        [
            "https://crm.example.com/?who=Maria%20Example&n=01632960123",
            "https://crm.example.com/?who=Mr%20O%27Fiction%20%26%20Sons&n=02079460133",
        ]
    );
    ensure!(
        !place.home.path().join("data/logs").exists() || !logs(place.home.path())?.contains("crm.example")
    );
    place.end(bar).await;
    Ok(())
}

fn logs(home: &Path) -> Result<String> {
    let mut all = String::new();
    for file in fs::read_dir(home.join("data/logs"))? {
        all.push_str(&fs::read_to_string(file?.path())?);
    }
    Ok(all)
}
