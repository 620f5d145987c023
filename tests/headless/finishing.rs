//! What is agreed with a customer outlives the program, and pages for calls are told once.

use std::{
    fs,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    Arg, CallWord, CallbackView, CallbackWord, DraftInput, PageInput, PopWord, ProfileInput, ProfileReply,
    ProfileRequest, SessionReply, SessionRequest, SnoozeWord, Then,
};
use ringside_tests::headless::{Bar, Place, SESSION};

use crate::drive::{dial, leave, outcome, simulator, until_state, with_policy};

const NUMBER: &str = "+44 7700 900 871";
const NOTE: &str = "wants the price in writing";

/// A place whose profile opens a page as a call is answered and one as it is over.
fn place_with_pages(place: Place) -> Result<Place> {
    let file = place.config().join("profiles").join(format!("{SESSION}.toml"));
    let text = fs::read_to_string(&file)?;
    let pages = "\n[[screen_pop]]\nevent = 'answer'\nurl = 'https://crm.example.com/find?n={number.e164}&l={lead.id}&a={agent.login}'\n\
                 \n[[screen_pop]]\nevent = 'wrap_up'\nurl = 'https://other.example.com/{call.id}'\n";
    fs::write(&file, text + pages)?;
    Ok(place)
}

async fn hang_up(bar: &Bar, call: &str) -> Result<()> {
    bar.take(SessionRequest::HangUp { call: call.to_owned() }).await?;
    until_state(bar, call, CallWord::WrapUp).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_told_once_for_each_event_of_a_call_over_a_kill_and_its_address_is_in_no_log() -> Result<()>
{
    let sim = simulator(81).await?;
    let place = place_with_pages(Place::new(&sim)?)?;
    let start = || with_policy(&place, "[screen_pop]\nhosts = ['crm.example.com', 'other.example.com']\n");
    let bar = start()?;
    bar.sign_in().await?;
    let call = dial(&bar, NUMBER, None).await?;
    let seen = bar.until("a page", |seen| !seen.pages.is_empty()).await?;
    let (of, event, url) = seen.pages.first().context("a page")?;
    ensure!((of, *event) == (&call, PopWord::Answer));
    ensure!(url.starts_with("https://crm.example.com/find?n=%2B447700900871&l=&a="), "{url}");
    let reply = bar.profile(&ProfileRequest::ScreenPops { profile: SESSION.to_owned() }).await?;
    let Ok(ProfileReply::ScreenPops { pages }) = reply else { bail!("{reply:?}") };
    ensure!(pages.len() == 2 && pages.iter().all(|page| page.allowed), "{pages:?}");
    ensure!(pages[0].example.contains("n=%2B441632960123"), "{pages:?}");
    let (_, log) = bar.kill().await?;
    ensure!(!log.contains("crm.example") && !log.contains("900871"), "{log}");

    let bar = start()?;
    bar.sign_in().await?;
    until_state(&bar, &call, CallWord::Connected).await?;
    hang_up(&bar, &call).await?;
    let seen = bar.until("the page at the end", |seen| !seen.pages.is_empty()).await?;
    ensure!(
        seen.pages.iter().map(|(_, event, _)| *event).collect::<Vec<_>>() == [PopWord::WrapUp],
        "{:?}",
        seen.pages
    );
    bar.take(SessionRequest::SaveOutcome { call, draft: outcome("NOTINT"), then: Then::Stay }).await?;
    bar.until_view("delivered", |view| view.outbox.done == 1).await?;
    leave(bar).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_on_a_host_that_policy_does_not_name_is_not_told_and_the_status_line_says_why() -> Result<()> {
    let sim = simulator(82).await?;
    let place = place_with_pages(Place::new(&sim)?)?;
    let bar = with_policy(&place, "[screen_pop]\nhosts = ['elsewhere.example.com']\n")?;
    bar.sign_in().await?;
    let call = dial(&bar, NUMBER, None).await?;
    bar.until_view("why", |view| view.status.text.key == "status-page-not-allowed").await?;
    let tried = ProfileRequest::TryScreenPop { profile: SESSION.to_owned(), event: PopWord::Answer };
    let refused = bar.profile(&tried).await?.err().context("refused")?;
    ensure!(refused.text.key == "status-page-not-allowed", "{refused:?}");
    hang_up(&bar, &call).await?;
    bar.take(SessionRequest::SaveOutcome { call, draft: outcome("NOTINT"), then: Then::Stay }).await?;
    bar.until_view("delivered", |view| view.outbox.done == 1).await?;
    ensure!(bar.seen().pages.is_empty());
    leave(bar).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_profile_are_set_with_it_and_one_that_is_wrong_is_named_by_its_key() -> Result<()> {
    let sim = simulator(84).await?;
    let place = place_with_pages(Place::new(&sim)?)?;
    let bar = place.start()?;
    let get = ProfileRequest::Get { profile: SESSION.to_owned() };
    let reply = bar.profile(&get).await?;
    let Ok(ProfileReply::Profile { profile }) = reply else { bail!("{reply:?}") };
    let known = profile.pages.clone().context("its pages")?;
    ensure!(known.iter().map(|page| page.event).eq([PopWord::Answer, PopWord::WrapUp]), "{known:?}");

    let page = |event, url: &str| PageInput { event, url: url.to_owned() };
    let ring = "https://crm.example.com/ring?n={number.national}";
    let save = |pages: Option<Vec<PageInput>>| ProfileRequest::Save {
        profile: ProfileInput { pages, ..profile.clone() },
    };
    let changed = vec![page(PopWord::Ring, ring), page(PopWord::Answer, " "), known[1].clone()];
    ensure!(bar.profile(&save(Some(changed))).await?.is_ok());
    ensure!(bar.profile(&save(None)).await?.is_ok(), "pages that are not named stay");
    let reply = bar.profile(&get).await?;
    let Ok(ProfileReply::Profile { profile: saved }) = reply else { bail!("{reply:?}") };
    ensure!(saved.pages == Some(vec![page(PopWord::Ring, ring), known[1].clone()]), "{saved:?}");

    for url in
        ["http://crm.example.com/", "https://{number.e164}.example.com/", "https://crm.example.com/{nobody}"]
    {
        let refused = bar.profile(&save(Some(vec![known[0].clone(), page(PopWord::WrapUp, url)]))).await?;
        let error = refused.err().context("a bad page")?;
        let named = matches!(error.text.args.get("detail"), Some(Arg::Text(detail)) if detail.contains("screen_pop[1].url"));
        ensure!(named, "{url}: {error:?}");
    }
    let reply = bar.profile(&get).await?;
    ensure!(
        matches!(&reply, Ok(ProfileReply::Profile { profile }) if profile.pages == saved.pages),
        "{reply:?}"
    );
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_is_due_after_a_kill_is_put_off_and_is_settled_by_the_call_dialled_for_it() -> Result<()> {
    let sim = simulator(83).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    bar.take(SessionRequest::PinOutcome { code: "NOTINT".to_owned(), pinned: true }).await?;
    let first = dial(&bar, NUMBER, None).await?;
    hang_up(&bar, &first).await?;
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let callback = Some(CallbackView { at_ms: now_ms + 1_000, zone: "Europe/Madrid".to_owned() });
    let draft = DraftInput { callback, note: NOTE.to_owned(), ..outcome("NOTINT") };
    bar.take(SessionRequest::SaveOutcome { call: first.clone(), draft, then: Then::Stay }).await?;
    bar.until_view("kept and delivered", |view| view.callbacks.open == 1 && view.outbox.done == 1).await?;
    bar.kill().await?;

    let bar = place.start()?;
    bar.sign_in().await?;
    bar.until_view("due", |view| view.callbacks.due == 1).await?;
    ensure!(bar.seen().codes.get(SESSION).is_some_and(|codes| codes.pinned == ["NOTINT"]));
    let entries = callbacks(&bar).await?;
    let entry = entries.first().context("an entry")?;
    ensure!((entry.callback.as_str(), entry.state) == (first.as_str(), CallbackWord::Due), "{entry:?}");
    ensure!(entry.note.as_deref() == Some(NOTE), "{entry:?}");
    bar.take(SessionRequest::SnoozeCallback { callback: first.clone(), by: SnoozeWord::Minutes5 }).await?;
    bar.until_view("put off", |view| view.callbacks.due == 0).await?;

    let number = entry.number.clone().context("a number")?;
    let second = dial(&bar, &number, None).await?;
    bar.take(SessionRequest::CallbackDialled { callback: first.clone(), call: second.clone() }).await?;
    ensure!(callbacks(&bar).await?.iter().all(|one| one.state == CallbackWord::Called));
    hang_up(&bar, &second).await?;
    bar.take(SessionRequest::SaveOutcome { call: second, draft: outcome("NOTINT"), then: Then::Stay })
        .await?;
    bar.until_view("settled", |view| view.callbacks.open == 0).await?;
    let log = leave(bar).await?;
    ensure!(!log.contains(NOTE) && !log.contains("900871"), "{log}");
    Ok(())
}

async fn callbacks(bar: &Bar) -> Result<Vec<ringside_ipc::CallbackEntryView>> {
    match bar.take(SessionRequest::Callbacks).await? {
        SessionReply::Callbacks { entries } => Ok(entries),
        other => bail!("{other:?}"),
    }
}
