//! The first hour on a new computer: no profile yet, a wrong address, the right one, the sign-in – and what helps when
//! something is wrong: the examination, the bundle for support, the settings in force, the keys.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::CheckWord;
use ringside_journey::{App, Journey, Key};
use ringside_simulator::maxcontact::SimulatorHandle;
use ringside_tests::planted::{Needles, Planted, unpacked};

use crate::{
    account::carried_out,
    hands::{app, eventually, shown_where_it_stops, text_of, there_is, vendor},
};

const PASSWORD: &str = "Pl4nted+first/run&7f3a";
const NUMBER: &str = "07700 900147";
/// Nothing listens there.
const WRONG: &str = "http://127.0.0.1:1/webservices/services";

fn program(home: &Path) -> Result<App> {
    let policy = home.join("policy.toml");
    fs::write(&policy, "# of the works\nhistory_days = 90\nlanguage = \"en\"\n")?;
    Ok(app(home)
        .env("RINGSIDE_POLICY_FILE", policy)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("xdg")))
}

/// The files of profiles there are, as text.
fn profiles(home: &Path) -> Result<Vec<String>> {
    let Ok(folder) = fs::read_dir(home.join("config/profiles")) else { return Ok(Vec::new()) };
    folder.map(|entry| Ok(fs::read_to_string(entry?.path())?)).collect()
}

async fn found(bar: &Journey, check: &str, verdict: &str, words: &str) -> Result<()> {
    let id = format!("doctor-{check}");
    bar.wait_for_attribute(&id, "data-verdict", verdict).await?;
    bar.wait_for_text(&id, words).await
}

async fn first_profile(bar: &Journey, simulator: &SimulatorHandle, home: &Path) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.click("profile-new").await?;
    bar.choose("profile-vendor", "maxcontact").await?;
    bar.choose("profile-region", "GB").await?;
    bar.fill("profile-name", "Leeds").await?;
    bar.click("profile-next").await?;
    bar.fill("profile-url", WRONG).await?;
    bar.fill("profile-login", "toolbar-api").await?;
    bar.fill("profile-agent", "42").await?;
    bar.fill("password", PASSWORD).await?;
    bar.click("profile-test").await?;
    found(bar, "connection", "bad", "127.0.0.1:1 refuses connections.").await?;
    found(bar, "connection", "bad", "Check the address in the profile.").await?;
    found(bar, "sign_in", "skipped", "Not tried").await?;
    bar.wait_for_text("profile-save", "Save as it is").await?;
    ensure!(profiles(home)?.is_empty(), "a profile that does not work was kept unasked");
    assert_eq!(simulator.requests("token"), 0);

    // All that was typed is still there but for what was wrong.
    bar.click("profile-back").await?;
    bar.fill("profile-url", &simulator.base_url()).await?;
    bar.click("profile-test").await?;
    found(bar, "connection", "good", "takes connections").await?;
    found(bar, "sign_in", "good", "takes the login and the password").await?;
    found(bar, "lists", "good", "Outcomes to choose from").await?;
    ensure!(profiles(home)?.is_empty(), "it is tried before it is kept");
    bar.wait_for_text("profile-save", "Save and sign in").await?;
    bar.click("profile-save").await?;
    bar.wait_for_attribute("chip", "data-state", "not-ready").await?;
    bar.find_working("slot-dial").await?;
    let kept = profiles(home)?;
    ensure!(kept.len() == 1 && kept[0].contains(&simulator.base_url()), "{kept:?}");
    ensure!(!kept[0].contains(PASSWORD), "the password stands in the profile");
    Ok(())
}

async fn opens(bar: &Journey, entry: &str) -> Result<()> {
    bar.click("menu").await?;
    bar.click(&format!("menu-{entry}")).await
}

async fn examined(bar: &Journey) -> Result<()> {
    opens(bar, "doctor").await?;
    bar.click("doctor-start").await?;
    // It can be copied once it is complete.
    bar.find_working("doctor-copy").await?;
    found(bar, "sign_in", "good", "Signed in at MaxContact.").await?;
    for check in CheckWord::ALL {
        let check = serde_json::to_value(check)?;
        let id = format!("doctor-{}", check.as_str().context("a word")?);
        let verdict = bar.attribute(&id, "data-verdict").await?;
        // This desktop has no keychain.
        let fine = if id == "doctor-keychain" { &["doubtful"][..] } else { &["good", "skipped", "doubtful"] };
        ensure!(verdict.as_deref().is_some_and(|verdict| fine.contains(&verdict)), "{id}: {verdict:?}");
    }
    bar.press(Key::Escape).await
}

/// The bundle is looked at, written, and searched: the file that was looked at is the one that was written.
async fn bundled(bar: &Journey, home: &Path) -> Result<()> {
    let folder = home.join("for support");
    fs::create_dir_all(&folder)?;
    opens(bar, "bundle").await?;
    bar.find("bundle-files").await?;
    let open = "const row = [...document.querySelectorAll('.bundle-file button')]
        .find((row) => row.textContent.includes(arguments[0])); row.click();";
    bar.page().execute(open, vec!["policy.txt".into()]).await?;
    let text = "[data-testid=bundle-text]";
    there_is(bar, text).await?;
    let seen = text_of(bar, text).await?;

    bar.fill("bundle-folder", &folder.display().to_string()).await?;
    bar.click("bundle-save").await?;
    bar.wait_for_text("bundle-saved", ".zip").await?;
    let written: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    ensure!(written.len() == 1, "{written:?}");
    let files = unpacked(&written[0].path())?;
    assert_eq!(files.get("policy.txt"), seen.as_ref());
    ensure!(seen.is_some_and(|text| text.contains("history_days")), "the policy is not in it");
    let planted = [("password", PASSWORD), ("number", NUMBER)]
        .map(|(what, value)| Planted { what, value: value.to_owned() });
    let needles = Needles::of(&planted)?;
    for (name, text) in &files {
        let hit = needles.find(text.as_bytes());
        ensure!(hit.is_empty(), "{name} holds {hit:?}: {}", needles.around(text.as_bytes()));
    }
    ensure!(files.values().any(|text| text.contains("dial")), "nothing of the call is in it: {files:?}");
    bar.press(Key::Escape).await
}

async fn settings(bar: &Journey, home: &Path) -> Result<()> {
    opens(bar, "in-force").await?;
    bar.wait_for_attribute("in-force-history_days", "data-by", "policy").await?;
    bar.wait_for_text("in-force-history_days", "90").await?;
    bar.wait_for_text("in-force-history_days", "line 2").await?;
    bar.wait_for_attribute("in-force-theme", "data-by", "default").await?;
    bar.wait_for_text("in-force-policy-file", &home.join("policy.toml").display().to_string()).await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("in-force-panel").await?;

    opens(bar, "keys").await?;
    bar.click("key-record").await?;
    bar.wait_for_attribute("key-record", "aria-pressed", "true").await?;
    bar.press_with(Key::Control, "j").await?;
    bar.wait_for_attribute("key-record", "data-key", "Ctrl+J").await?;
    bar.click("keys-save").await?;
    let file = home.join("config/settings.toml");
    eventually("the key is kept", async || {
        Ok(fs::read_to_string(&file).is_ok_and(|text| text.contains("record = \"Ctrl+J\"")))
    })
    .await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("keys-panel").await?;

    opens(bar, "in-force").await?;
    bar.wait_for_attribute("in-force-keys.record", "data-by", "user").await?;
    bar.press(Key::Escape).await
}

#[tokio::test]
async fn a_new_computer_gets_its_profile_step_by_step_and_what_helps_with_trouble_tells_no_secret()
-> Result<()> {
    let home = tempfile::tempdir()?;
    let simulator = vendor(PASSWORD).await?;
    let mut bar = Journey::open(&program(home.path())?, &home.path().join("shots")).await?;
    let played = async {
        first_profile(&bar, &simulator, home.path()).await?;
        bar.fill("dial-field", NUMBER).await?;
        bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
        bar.press(Key::Enter).await?;
        eventually("the vendor dials", async || Ok(carried_out(&simulator) == ["dial"])).await?;
        examined(&bar).await?;
        bundled(&bar, home.path()).await?;
        settings(&bar, home.path()).await
    };
    let played = played.await;
    shown_where_it_stops(&mut bar, "first-run", played).await?;
    drop(bar);
    simulator.stop().await;
    Ok(())
}
