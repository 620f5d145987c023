//! A shift of three calls and a break, looked at afterwards: on the page, in the files it is saved to and in the vendor's
//! books, and once more after a restart.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{App, Journey, Key};
use ringside_simulator::{Effect, Fault, FaultRule, Origin};
use ringside_tests::sites::{MAXCONTACT, Running};
use tokio::time::sleep;

use crate::hands::{app, eventually, shown_where_it_stops, sign_in};

/// The calls: the customer's place among the vendor's numbers, the outcome as the vendor writes and as the page shows it.
const CALLS: [(usize, &str, &str); 3] =
    [(170, "SALE", "Sale"), (171, "NOANS", "No answer"), (172, "SALE", "Sale")];
/// How long a call, a hold and a break last at least, so that they count for more than a second.
const A_WHILE: Duration = Duration::from_millis(1_500);

/// What can be told from outside of how long something lasted.
#[derive(Debug, Default)]
struct Lasted {
    least: Duration,
    most: Duration,
}

fn program(home: &Path) -> Result<App> {
    let policy = home.join("policy.toml");
    fs::write(&policy, "break_day_minutes = 45\nlanguage = \"en\"\n")?;
    // A user without a folder for downloads: what is saved comes into the home folder.
    let app = app(home).env("RINGSIDE_POLICY_FILE", policy).env("HOME", home);
    Ok(app.env("XDG_CONFIG_HOME", home.join("xdg")))
}

async fn chip(bar: &Journey, state: &str) -> Result<()> {
    bar.wait_for_attribute("chip", "data-state", state).await
}

async fn one_call(bar: &Journey, running: &Running, nth: usize, lasted: &mut Lasted) -> Result<()> {
    let (place, _, outcome) = CALLS[nth];
    let begun = Instant::now();
    bar.fill("dial-field", &MAXCONTACT.number(place)).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    eventually("the vendor dials", async || Ok(running.dialled().len() == nth + 1)).await?;
    running.answered()?;
    chip(bar, "on-call").await?;
    let up = Instant::now();
    sleep(A_WHILE).await;
    if nth == 0 {
        bar.click("slot-hold").await?;
        bar.wait_for_attribute("slot-hold", "aria-pressed", "true").await?;
        sleep(A_WHILE).await;
        bar.click("slot-hold").await?;
        bar.wait_for_attribute("slot-hold", "aria-pressed", "false").await?;
    }
    lasted.least += up.elapsed();
    bar.click("slot-hangup").await?;
    chip(bar, "wrap-up").await?;
    lasted.most += begun.elapsed();
    bar.click("slot-outcome").await?;
    bar.fill("outcome-field", outcome).await?;
    bar.wait_for_text("outcome-option-1", outcome).await?;
    bar.click("outcome-option-1").await?;
    bar.click("save-ready").await?;
    chip(bar, "ready").await
}

async fn a_break(bar: &Journey) -> Result<Lasted> {
    let (_, name) = MAXCONTACT.a_break.context("a break")?;
    let begun = Instant::now();
    bar.click("chip").await?;
    bar.fill("state-field", name).await?;
    bar.wait_for_text("state-option-1", name).await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_text("chip", name).await?;
    let on_break = Instant::now();
    sleep(A_WHILE).await;
    let least = on_break.elapsed();
    bar.click("chip").await?;
    bar.fill("state-field", "Ready").await?;
    bar.wait_for_text("state-option-1", "Ready").await?;
    bar.press(Key::Enter).await?;
    chip(bar, "ready").await?;
    Ok(Lasted { least, most: begun.elapsed() })
}

/// Saves what an entry of the menu shows, and reads the file: the lines below its head, cell by cell.
async fn saved(bar: &Journey, entry: &str, home: &Path) -> Result<(String, Vec<Vec<String>>)> {
    bar.click("menu").await?;
    bar.click(&format!("menu-{entry}")).await?;
    bar.click("export").await?;
    bar.wait_for_text("exported", ".csv").await?;
    let said = bar.text("exported").await?;
    let path = said.split_whitespace().find(|word| word.ends_with(".csv")).context("a path")?;
    ensure!(Path::new(path).starts_with(home), "{said}");
    let text = fs::read_to_string(path)?;
    bar.press(Key::Escape).await?;
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    let head = text.lines().next().context("a head")?.trim_start_matches('\u{feff}').to_owned();
    Ok((head, text.lines().skip(1).map(cells).collect()))
}

/// The sum of a column of times.
fn sum(lines: &[Vec<String>], column: usize) -> Result<Duration> {
    let seconds = |cell: &str| -> Result<u64> {
        let parts: Vec<u64> = cell.split(':').map(str::parse).collect::<Result<_, _>>()?;
        Ok(parts.into_iter().fold(0, |sum, part| sum * 60 + part))
    };
    let cells = lines.iter().map(|line| seconds(line.get(column).context("a cell")?));
    Ok(Duration::from_secs(cells.sum::<Result<u64>>()?))
}

/// What the page shows of the shift.
async fn looked_at(bar: &Journey) -> Result<()> {
    bar.click("menu").await?;
    bar.click("menu-shift").await?;
    bar.wait_for_text("shift-calls", "3").await?;
    bar.wait_for_text("shift-owed", "0").await?;
    // By kind, each with how often: two sales, and one that did not answer.
    let outcomes = "SuccessesSale2TobetriedagainNoanswer1".to_uppercase();
    let letters = async || -> Result<String> {
        Ok(bar.text("shift").await?.to_uppercase().split_whitespace().collect())
    };
    let shown = eventually("outcomes stand by their kind", async || Ok(letters().await?.contains(&outcomes)));
    if let Err(never) = shown.await {
        return Err(never.context(letters().await?));
    }
    bar.wait_for_text("shift-left", "left").await?;
    bar.wait_for_text("shift-left", "45").await?;
    bar.wait_for_text("shift", "Lunch").await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("shift-panel").await
}

/// The table of the shift: its head, calls, and times of talk and hold, wrap-up and breaks.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    calls: u32,
    on_calls: Duration,
    held: Duration,
    wrap_up: Duration,
    breaks: Duration,
    /// How many cells were rounded down.
    hours: u32,
}

async fn figures(bar: &Journey, home: &Path) -> Result<Figures> {
    let (head, lines) = saved(bar, "shift", home).await?;
    assert_eq!(head, "Hour,Calls,Talk,Hold,Wrap-up,Breaks,Ready,Not ready,Ringing or dialling");
    let calls: Vec<u32> = lines.iter().map(|line| line[1].parse()).collect::<Result<_, _>>()?;
    Ok(Figures {
        calls: calls.into_iter().sum(),
        on_calls: sum(&lines, 2)? + sum(&lines, 3)?,
        held: sum(&lines, 3)?,
        wrap_up: sum(&lines, 4)?,
        breaks: sum(&lines, 5)?,
        hours: u32::try_from(lines.len())?,
    })
}

/// The calls as they were saved, oldest first, each with the last digits of its number and its outcome.
async fn calls(bar: &Journey, home: &Path) -> Result<Vec<(String, String)>> {
    let (head, lines) = saved(bar, "history", home).await?;
    assert_eq!(head, "Began,Ended,Direction,Number,Name,Queue or campaign,Talk,Outcome");
    Ok(lines.into_iter().rev().map(|line| (last_digits(&line[3]), line[7].clone())).collect())
}

fn last_digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].to_owned()
}

/// The same calls in the vendor's books.
fn in_the_books(running: &Running) -> Result<Vec<(String, String)>> {
    let held = running.held().into_iter().map(|(phone, held)| {
        let code = held["result_code"].as_str().context("a code")?;
        let shown = CALLS.iter().find(|(_, known, _)| *known == code).context("a code of ours")?.2;
        Ok((last_digits(&phone), shown.to_owned()))
    });
    held.collect()
}

async fn shift(bar: &Journey, running: &Running, home: &Path) -> Result<Figures> {
    sign_in(bar, MAXCONTACT.password).await?;
    bar.find_working("slot-dial").await?;
    let mut lasted = Lasted::default();
    for nth in 0..CALLS.len() {
        one_call(bar, running, nth, &mut lasted).await?;
    }
    let on_break = a_break(bar).await?;
    eventually("the vendor has every outcome", async || Ok(running.held().len() == CALLS.len())).await?;

    looked_at(bar).await?;
    let figures = figures(bar, home).await?;
    // Each cell leaves out what is less than a second.
    let rounded = Duration::from_secs(2) * figures.hours;
    let fits = |told: Duration, lasted: &Lasted| told <= lasted.most && told + rounded >= lasted.least;
    assert_eq!(figures.calls, 3);
    ensure!(fits(figures.on_calls, &lasted), "{figures:?} {lasted:?}");
    ensure!(figures.held >= Duration::from_secs(1) && figures.held < figures.on_calls, "{figures:?}");
    ensure!(!figures.breaks.is_zero() && fits(figures.breaks, &on_break), "{figures:?} {on_break:?}");

    let in_the_books = in_the_books(running)?;
    assert_eq!(calls(bar, home).await?, in_the_books);
    let wanted: Vec<_> =
        CALLS.iter().map(|(place, _, shown)| (last_digits(&MAXCONTACT.written(*place)), *shown)).collect();
    assert_eq!(
        in_the_books.iter().map(|(phone, shown)| (phone.clone(), shown.as_str())).collect::<Vec<_>>(),
        wanted
    );
    Ok(figures)
}

/// What stands in the vendor's books of breaks and holds.
fn asked_for(running: &Running, method: &str) -> usize {
    let ledger = running.tenant.ledger();
    let done = |effect| effect == Effect::Executed;
    ledger.iter().filter(|one| one.origin == Origin::Api && one.method == method && done(one.effect)).count()
}

#[tokio::test]
async fn a_shift_is_counted_as_it_was_and_by_kind_after_a_restart_too_and_its_tables_agree_with_the_vendors_books()
-> Result<()> {
    let home = tempfile::tempdir()?;
    let running = MAXCONTACT.start().await?;
    let profiles = home.path().join("config/profiles");
    fs::create_dir_all(&profiles)?;
    fs::write(profiles.join("leeds.toml"), running.profile()?)?;
    let open = async || Journey::open(&program(home.path())?, &home.path().join("shots")).await;

    let mut bar = open().await?;
    let played = shift(&bar, &running, home.path()).await;
    let before = shown_where_it_stops(&mut bar, "my-shift", played).await?;
    assert_eq!((asked_for(&running, "hold"), asked_for(&running, "requestbreak")), (1, 1));
    bar.close().await?;

    // What the outcomes say is known although the vendor's list does not come any more.
    let gone = Fault::Status { status: 503 };
    running.tenant.fault(FaultRule::next("resultcodes", 10_000, gone));
    let asked = running.tenant.requests("resultcodes");
    let mut bar = open().await?;
    let again = async {
        sign_in(&bar, MAXCONTACT.password).await?;
        bar.find_working("slot-dial").await?;
        looked_at(&bar).await?;
        let after = figures(&bar, home.path()).await?;
        ensure!((after.calls, after.breaks) == (before.calls, before.breaks), "{after:?}, before {before:?}");
        ensure!(
            (after.on_calls, after.held) == (before.on_calls, before.held),
            "{after:?}, before {before:?}"
        );
        ensure!(running.tenant.requests("resultcodes") > asked, "the list was not asked for");
        assert_eq!(calls(&bar, home.path()).await?, in_the_books(&running)?);
        Ok(())
    };
    let again = again.await;
    shown_where_it_stops(&mut bar, "my-shift-again", again).await?;
    bar.close().await?;
    running.tenant.stop().await;
    Ok(())
}
