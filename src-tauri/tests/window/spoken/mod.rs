//! What a screen reader has of a call: what the running program says unasked, and what a reader finds in its tree.

pub(crate) mod listener;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use regex::Regex;
use ringside_journey::{Journey, Key};
use ringside_simulator::{Fault, FaultRule};
use ringside_tests::sites::{GENESYS, Running};
use serde_json::json;

use self::listener::{Listener, Said, Thing};
use crate::hands::{app, eventually, shown_where_it_stops, sign_in};

/// The end of the wrap-up is told this long before, so that the warning at ten seconds comes.
const WRAP_UP_S: u64 = 20;

/// What was heard and found, as somebody would write it down.
#[derive(Default)]
struct Transcript {
    text: String,
    said: Vec<Said>,
}

impl Transcript {
    fn said(&mut self, when: &str, said: Vec<Said>) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "\n## {when}\n");
        for one in &said {
            let _ = writeln!(self.text, "Said: “{}”\n", one.words);
        }
        self.said.extend(said);
    }

    /// The controls there are, with their names; figures count on and are left out.
    fn controls(&mut self, page: &[Thing]) -> Result<()> {
        let worth = ["button", "toggle button", "menu button", "combo box", "entry", "list box"];
        for thing in page.iter().filter(|thing| worth.contains(&thing.role.as_str())) {
            let name: String =
                thing.name.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
            ensure!(!name.trim().is_empty(), "a {} has no name: {page:#?}", thing.role);
            let _ = writeln!(self.text, "- {}: {name}", thing.role);
        }
        Ok(())
    }
}

fn document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accessibility-transcript.md")
}

async fn ready(bar: &Journey, heard: &mut Transcript) -> Result<Listener> {
    let listener = Listener::on(bar.bus()).await?;
    sign_in(bar, GENESYS.password).await?;
    heard.said("Signed in", listener.hears("Signed in.").await?);
    bar.wait_for_attribute("chip", "data-state", "not-ready").await?;
    bar.press(Key::F9).await?;
    bar.click("state-option-1").await?;
    let mut said = listener.hears("Ready.").await?;
    // It is said where the first look came before the vendor had settled on it.
    said.retain(|said| said.words != "Not ready.");
    heard.said("Ready", said);
    heard.controls(&listener.finds("State: Ready").await?)?;
    Ok(listener)
}

async fn the_call(
    bar: &Journey,
    vendor: &Running,
    listener: &Listener,
    heard: &mut Transcript,
) -> Result<()> {
    eventually("the agent takes calls", async || {
        Ok(vendor.happen_with("inbound_call", json!({ "number": GENESYS.number(0) })).is_ok())
    })
    .await?;
    heard.said("A call rings", listener.hears("F1 answers.").await?);
    heard.controls(&listener.finds("Answer").await?)?;
    // Its place is dead for a moment, so that no press meant for dialling answers.
    bar.find_working("slot-dial").await?;
    bar.press(Key::F1).await?;
    heard.said("Answered", listener.hears("On a call with").await?);
    heard.controls(&listener.finds("Hang up").await?)?;

    bar.click("slot-hold").await?;
    heard.said("Held", listener.hears("On hold.").await?);
    bar.find_working("slot-hold").await?;
    bar.press(Key::F3).await?;
    heard.said("Retrieved", listener.hears("Off hold.").await?);

    bar.find_working("slot-hold").await?;
    vendor.tenant.fault(FaultRule::next("hold", 1, Fault::HtmlError));
    bar.press(Key::F3).await?;
    heard.said("Holding fails", listener.hears("a fault of its own").await?);

    vendor.tenant.fault(FaultRule::next("*", u32::MAX, Fault::DropBefore));
    heard.said("The network goes", listener.hears("No connection.").await?);
    vendor.tenant.clear_faults();
    heard.said("The network is back", listener.hears("Connected again.").await?);
    Ok(())
}

async fn the_end(bar: &Journey, vendor: &Running, listener: &Listener, heard: &mut Transcript) -> Result<()> {
    bar.find_working("slot-hangup").await?;
    bar.click("slot-hangup").await?;
    heard.said("Hung up", listener.hears("Wrap-up.").await?);
    // It has said when it ends. That it does not then gives the test all the time it needs.
    vendor.happen_with("agent_takes_state", json!({ "operation": "AfterCallWork" }))?;
    heard.said("Ten seconds are left", listener.hears("Wrap-up ends in").await?);
    bar.click("slot-outcome").await?;
    heard.controls(&listener.finds("Outcome").await?)?;
    bar.click("outcome-option-1").await?;
    bar.click("save-ready").await?;
    heard.said("The outcome is saved", listener.hears("Outcome saved.").await?);
    heard.said("Ready again", listener.hears("Ready.").await?);
    heard.controls(&listener.finds("State: Ready").await?)?;
    Ok(())
}

async fn one_call(bar: &Journey, vendor: &Running) -> Result<Transcript> {
    let mut heard = Transcript::default();
    let listener = ready(bar, &mut heard).await?;
    the_call(bar, vendor, &listener, &mut heard).await?;
    the_end(bar, vendor, &listener, &mut heard).await?;
    Ok(heard)
}

#[tokio::test]
async fn a_screen_reader_hears_a_whole_call_with_its_warning_an_error_and_a_lost_line_and_finds_every_control_by_name()
-> Result<()> {
    let home = tempfile::tempdir()?;
    let vendor = GENESYS.start_with_wrap_up(WRAP_UP_S).await?;
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
        "# One call as a screen reader has it\n\nRead over AT-SPI from the running program by `src-tauri/tests/window/spoken`, \
         at a simulated Genesys, in English. What is said is what the program tells a reader unasked, in this order; \
         below it stand the controls in the order a reader comes to them. Figures of controls are zeros.\n{}",
        heard.text
    );
    if std::env::var_os("RINGSIDE_WRITE_DOCS").is_some() {
        fs::write(document(), &text)?;
    }
    let kept = fs::read_to_string(document()).context("RINGSIDE_WRITE_DOCS=1 writes the transcript")?;
    // In substance: what is said, but for how many seconds are left. Which controls there are is the page's own tests' matter.
    let figures = Regex::new(r"\d+")?;
    let said = |text: &str| {
        let lines = text.lines().filter(|line| line.starts_with("Said: ") || line.starts_with("## "));
        lines.map(|line| figures.replace_all(line, "0").into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said(&text), said(&kept), "RINGSIDE_WRITE_DOCS=1 writes the transcript anew");
    assert!(heard.said.iter().all(|said| said.how == "polite"), "a reader is interrupted: {:?}", heard.said);
    for control in
        ["- button: Answer", "- button: Hang up", "- button: Outcome", "- entry: Note", "- button: Save"]
    {
        assert!(text.contains(control), "{control} is not found by a reader:\n{text}");
    }
    bar.close().await?;
    vendor.tenant.stop().await;
    Ok(())
}
