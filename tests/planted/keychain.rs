//! The keychain comes late, never, or as another: what becomes of what is personal.

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{
    AppView, ErrorCode, KeychainView, OutboxWord, ProfileReply, ProfileRequest, SessionRequest, Then,
};
use ringside_tests::{
    headless::{Bar, LIMIT},
    planted::files,
    sites::{MAXCONTACT, Running, UCONTACT},
};

use crate::{desktop::Desktop, wiretap::Wiretap, work};

const NOTE: &str = "Planted note of a bar that had no keychain";

async fn until_app(bar: &Bar, what: &str, fulfilled: impl Fn(&AppView) -> bool) -> Result<()> {
    bar.until(what, |seen| seen.app.as_ref().is_some_and(&fulfilled)).await?;
    Ok(())
}

fn says(app: &AppView, key: &str) -> bool {
    matches!(&app.keychain, KeychainView::SessionOnly { why, data } if why.key == "keychain-missing" && data.key == key)
}

/// Whether the note stands in the data folder for all to read.
fn shows_note(desktop: &Desktop) -> Result<bool> {
    let shows = |bytes: &[u8]| bytes.windows(NOTE.len()).any(|part| part == NOTE.as_bytes());
    Ok(files(&desktop.data())?.iter().any(|(_, bytes)| shows(bytes)))
}

async fn desktop_of(running: &Running, policy: &str) -> Result<Desktop> {
    let desktop = Desktop::new()?;
    desktop.write_policy(policy)?;
    desktop.write_profile(running.site.id, &running.profile()?)?;
    Ok(desktop)
}

#[tokio::test(flavor = "multi_thread")]
async fn where_policy_wants_a_keychain_nobody_signs_in_until_there_is_one() -> Result<()> {
    let running = MAXCONTACT.start().await?;
    let desktop = desktop_of(&running, "without_keychain = \"refuse\"").await?;
    let bar = desktop.bar()?;
    until_app(&bar, "the words", |app| says(app, "keychain-data-refused")).await?;
    let desk = bar.at(MAXCONTACT.id);
    let password = || Some(MAXCONTACT.password.into());
    let refused = desk.refused(SessionRequest::SignIn { password: password(), remember: true }).await?;
    ensure!(refused.code == ErrorCode::NotAllowed && refused.text.key == "error-no-keychain", "{refused:?}");
    ensure!(running.carried_out().is_empty(), "nothing has been asked of the vendor");

    let _keyring = desktop.keyring().await?;
    work::sign_in(&desk, MAXCONTACT.id, Some(MAXCONTACT.password)).await?;
    until_app(&bar, "a keychain", |app| app.keychain == KeychainView::Available).await?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_plain_is_encrypted_as_soon_as_the_keychain_is_there() -> Result<()> {
    let running = UCONTACT.start().await?;
    let desktop = desktop_of(&running, "").await?;
    let bar = desktop.bar()?;
    until_app(&bar, "the words", |app| says(app, "keychain-data-plain")).await?;
    let desk = bar.at(UCONTACT.id);
    let second = UCONTACT.second.context("a second secret")?;
    let keep = ProfileRequest::KeepSecond { profile: UCONTACT.id.to_owned(), secret: second.into() };
    ensure!(bar.profile(&keep).await? == Ok(ProfileReply::Done));
    work::sign_in(&desk, UCONTACT.id, Some(UCONTACT.password)).await?;
    let call = work::dial(&desk, &running, &UCONTACT.number(1)).await?;
    let draft = work::noted(None, NOTE);
    desk.take(SessionRequest::SaveDraft { call: call.clone(), draft: draft.clone() }).await?;
    ensure!(shows_note(&desktop)?, "it is kept plain, as the words say");

    let _keyring = desktop.keyring().await?;
    // Whatever next needs the keychain finds it.
    ensure!(bar.profile(&keep).await? == Ok(ProfileReply::Done));
    until_app(&bar, "a keychain", |app| app.keychain == KeychainView::Available).await?;
    ensure!(!shows_note(&desktop)?, "the note is still there for all to read");
    bar.kill().await?;
    ensure!(!shows_note(&desktop)?, "the note has come back");

    let bar = desktop.bar()?;
    let desk = bar.at(UCONTACT.id);
    work::sign_in(&desk, UCONTACT.id, Some(UCONTACT.password)).await?;
    let kept = desk
        .until_view("the call with its note", |view| {
            let cards = view.calls.iter().map(|call| &call.draft.note);
            cards.chain(view.owed.iter().map(|owed| &owed.draft.note)).any(|note| note == NOTE)
        })
        .await;
    kept.context("it is read with the key")?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_whose_key_is_lost_is_shown_and_not_dropped() -> Result<()> {
    let running = MAXCONTACT.start().await?;
    let desktop = desktop_of(&running, "").await?;
    let through = |wire: &Wiretap| -> Result<()> {
        let profile = running.profile()?.replace(&running.tenant.root_url(), wire.url());
        desktop.write_profile(MAXCONTACT.id, &profile)
    };
    let wire = Wiretap::before(&running.tenant.root_url()).await?;
    through(&wire)?;
    let keyring = desktop.keyring().await?;
    let bar = desktop.bar()?;
    let desk = bar.at(MAXCONTACT.id);
    work::sign_in(&desk, MAXCONTACT.id, Some(MAXCONTACT.password)).await?;
    let call = work::dial(&desk, &running, &MAXCONTACT.number(1)).await?;
    work::end(&desk, &running, &call).await?;
    // The vendor cannot be reached, so that it waits to be sent.
    drop(wire);
    let draft = work::noted(Some(MAXCONTACT.codes[0]), NOTE);
    desk.take(SessionRequest::SaveOutcome { call: call.clone(), draft, then: Then::Stay }).await?;
    let waits = |seen: &ringside_tests::headless::Seen| {
        seen.entry(&call).is_some_and(|entry| entry.state == OutboxWord::Queued && entry.why.is_some())
    };
    bar.until("the outcome waiting", waits).await?;
    bar.kill().await?;
    desktop.lose_keyring(keyring)?;
    let wire = Wiretap::before(&running.tenant.root_url()).await?;
    through(&wire)?;

    let _another = desktop.keyring().await?;
    let bar = desktop.bar()?;
    let desk = bar.at(MAXCONTACT.id);
    work::sign_in(&desk, MAXCONTACT.id, Some(MAXCONTACT.password)).await?;
    let unreadable = |entry: &ringside_ipc::OutboxEntryView| {
        entry.state == OutboxWord::NeedsAttention
            && entry.why.as_ref().is_some_and(|why| why.key == "outbox-unreadable")
    };
    let shown = bar.until("the lost outcome", |seen| seen.entry(&call).is_some_and(unreadable)).await;
    shown.with_context(|| format!("within {LIMIT:?}"))?;
    ensure!(running.held().is_empty(), "nothing was made up for it");
    bar.stop().await?;
    Ok(())
}
