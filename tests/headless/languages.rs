//! The language: the user's choice, unless policy has set one.

use anyhow::{Result, ensure};
use ringside_ipc::{ErrorCode, Language, LanguageWord, ProfileReply, ProfileRequest, UiError};
use ringside_tests::headless::{Bar, Place};

use crate::drive::{simulator, with_policy};

async fn choose(bar: &Bar, language: LanguageWord) -> Result<Result<ProfileReply, UiError>> {
    let request = ProfileRequest::SetAppearance { language: Some(language), theme: None, text_percent: None };
    bar.profile(&request).await
}

/// Waits until this language is in force, and whether policy set it.
async fn until(bar: &Bar, language: Option<Language>, fixed: bool) -> Result<()> {
    bar.until("the language", |seen| {
        seen.app.as_ref().is_some_and(|app| app.language == language && app.language_fixed == fixed)
    })
    .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_is_kept_until_the_system_s_is_wanted_again() -> Result<()> {
    let sim = simulator(71).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    until(&bar, None, false).await?;
    ensure!(choose(&bar, LanguageWord::Hindi).await? == Ok(ProfileReply::Done));
    until(&bar, Some(Language::Hindi), false).await?;
    bar.stop().await?;

    let bar = place.start()?;
    until(&bar, Some(Language::Hindi), false).await?;
    ensure!(choose(&bar, LanguageWord::System).await? == Ok(ProfileReply::Done));
    until(&bar, None, false).await?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn policy_comes_before_the_choice_and_gives_it_back() -> Result<()> {
    let sim = simulator(72).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    ensure!(choose(&bar, LanguageWord::Spanish).await? == Ok(ProfileReply::Done));
    bar.stop().await?;

    let bar = with_policy(&place, "language = 'hi'")?;
    until(&bar, Some(Language::Hindi), true).await?;
    let refused = choose(&bar, LanguageWord::English).await?;
    ensure!(refused.as_ref().is_err_and(|error| error.code == ErrorCode::BadRequest), "{refused:?}");
    bar.stop().await?;

    let bar = place.start()?;
    until(&bar, Some(Language::Spanish), false).await?;
    bar.stop().await?;
    Ok(())
}
