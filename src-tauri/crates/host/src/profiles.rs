use ringside_config::{Language, Profile, ProfileFile, SaveError, Settings, TextPercent, Theme};
use ringside_domain::ProfileId;
use ringside_ipc::{
    AppView, ErrorCode, LanguageWord, Password, ProfileInput, ProfileReply, ProfileRequest, ProfileView,
    SessionRequest, Text, ThemeWord, UiError,
};

use crate::{
    connect::{account, second, second_account},
    host::{Host, State},
    pops,
    ring::RingChange,
    test,
    vendors::{self, usable},
};

impl Host {
    /// Asks one thing about profiles and settings.
    ///
    /// # Errors
    ///
    /// [`UiError`], worded for the person.
    pub async fn profile(&self, request: ProfileRequest) -> Result<ProfileReply, UiError> {
        match request {
            ProfileRequest::Refresh => {
                let mut state = self.inner.state.lock().await;
                self.publish_app(&mut state);
                Ok(ProfileReply::Done)
            }
            ProfileRequest::Get { profile } => {
                let state = self.inner.state.lock().await;
                let found = state.profiles.get(&ProfileId::new(profile));
                let found = found.ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
                Ok(ProfileReply::Profile { profile: input_of(found) })
            }
            ProfileRequest::Test { profile, password } => {
                let checked = {
                    let state = self.inner.state.lock().await;
                    checked(&state, &profile)
                };
                let steps = match checked {
                    Ok(checked) => {
                        let second = second(&self.inner.secrets, &checked).await;
                        let password = password.into_text().into();
                        test::run(&checked, vendors::Secrets { password, second }).await
                    }
                    Err(error) => vec![ringside_ipc::TestStep {
                        step: ringside_ipc::TestStepName::Profile,
                        ok: false,
                        text: error.text,
                    }],
                };
                let ok = steps.iter().all(|step| step.ok);
                Ok(ProfileReply::Tested { steps, ok })
            }
            ProfileRequest::Save { profile } => self.save(&profile).await,
            ProfileRequest::KeepSecond { profile, secret } => {
                self.keep_second(&ProfileId::new(profile), secret).await
            }
            ProfileRequest::Delete { profile } => self.delete(&ProfileId::new(profile)).await,
            ProfileRequest::OpenLink { link } => {
                self.open_link(&link).await;
                Ok(ProfileReply::Done)
            }
            ProfileRequest::LinkOwners => Ok(self.link_owners().await),
            ProfileRequest::TakeLinks => self.take_links().await,
            ProfileRequest::SetKeys { keys } => self.set_keys(keys).await,
            ProfileRequest::OpenSelected { text } => {
                self.open_selected(&text).await;
                Ok(ProfileReply::Done)
            }
            ProfileRequest::LinkTaken { id } => {
                self.link_taken(id).await;
                Ok(ProfileReply::Done)
            }
            ProfileRequest::Examine { profile } => self.examine(&profile).await,
            ProfileRequest::ExamineNew { profile, password } => self.examine_new(&profile, password).await,
            ProfileRequest::Train { request } => self.train(request).await,
            ProfileRequest::InForce => Ok(self.in_force().await),
            ProfileRequest::StopExamining => {
                self.stop_examining();
                Ok(ProfileReply::Done)
            }
            ProfileRequest::SetRing { mode, device, volume_percent, notification } => {
                self.set_ring(RingChange { mode, device, volume_percent, notification }).await
            }
            ProfileRequest::ScreenPops { profile } => self.screen_pops(&ProfileId::new(profile)).await,
            ProfileRequest::TryScreenPop { profile, event } => {
                self.try_screen_pop(&ProfileId::new(profile), event).await
            }
            ProfileRequest::SetBridge { on } => self.set_bridge(on).await,
            ProfileRequest::AnswerPage { id, yes } => self.answer_page(id, yes).await,
            ProfileRequest::DisconnectPage { page } => self.disconnect_page(&page).await,
            ProfileRequest::PreviewBundle => Ok(self.preview_bundle().await),
            ProfileRequest::WriteBundle { bundle, folder } => self.write_bundle(bundle, folder).await,
            ProfileRequest::SetAppearance { language, theme, text_percent } => {
                self.set_appearance(language, theme, text_percent).await
            }
        }
    }

    /// Saves a profile and gives it a session. One that is signed in is signed out first, or stays as it is when
    /// something is unfinished.
    async fn save(&self, input: &ProfileInput) -> Result<ProfileReply, UiError> {
        let mut state = self.inner.state.lock().await;
        let profile = checked(&state, input)?;
        if let Some(engine) = state.engines.get(&profile.id).cloned() {
            engine.request(SessionRequest::SignOut { insist: false }).await?;
            engine.stop().await;
            state.engines.remove(&profile.id);
        }
        state.profiles.save(&profile).map_err(|error| save_error(&error))?;
        self.learn_password(&mut state, &profile).await;
        self.start_engine(&mut state, &profile);
        self.publish_app(&mut state);
        Ok(ProfileReply::Saved { profile: profile.id.to_string() })
    }

    async fn keep_second(&self, id: &ProfileId, secret: Password) -> Result<ProfileReply, UiError> {
        let mut state = self.inner.state.lock().await;
        let profile = state.profiles.get(id).cloned().ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
        let (account, secret) = (second_account(&profile), secret.into_text());
        // Where the keychain cannot take it the session keeps it, and the keychain's state says so once.
        if secret.is_empty() {
            let _ = self.inner.secrets.forget_password(account).await;
        } else {
            let _ = self.inner.secrets.keep_password(account, secret.into()).await;
        }
        self.learn_password(&mut state, &profile).await;
        self.publish_app(&mut state);
        Ok(ProfileReply::Done)
    }

    async fn delete(&self, id: &ProfileId) -> Result<ProfileReply, UiError> {
        let mut state = self.inner.state.lock().await;
        let profile = state.profiles.get(id).cloned().ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
        if let Some(engine) = state.engines.get(id).cloned() {
            engine.request(SessionRequest::SignOut { insist: false }).await?;
            engine.stop().await;
            state.engines.remove(id);
        }
        state.profiles.delete(id).map_err(|error| save_error(&error))?;
        // A keychain that cannot be reached keeps an entry nobody asks for any more; its state is shown.
        let _ = self.inner.secrets.forget_password(account(&profile)).await;
        let _ = self.inner.secrets.forget_password(second_account(&profile)).await;
        state.passwords.remove(id);
        state.seconds.remove(id);
        self.publish_app(&mut state);
        Ok(ProfileReply::Done)
    }

    async fn set_appearance(
        &self,
        language: Option<LanguageWord>,
        theme: Option<ThemeWord>,
        text_percent: Option<u16>,
    ) -> Result<ProfileReply, UiError> {
        let percent = match text_percent.map(TextPercent::new) {
            Some(None) => {
                return Err(UiError::new(ErrorCode::BadRequest).with("detail", "100, 125, 150 or 200"));
            }
            Some(percent) => percent,
            None => None,
        };
        let mut state = self.inner.state.lock().await;
        let mut settings = state.settings.clone();
        if let Some(language) = language {
            if self.inner.policy.language.is_some() {
                return Err(UiError::new(ErrorCode::BadRequest).with("detail", "policy set the language"));
            }
            settings.language = match language {
                LanguageWord::System => None,
                LanguageWord::English => Some(Language::English),
                LanguageWord::Spanish => Some(Language::Spanish),
                LanguageWord::Hindi => Some(Language::Hindi),
            };
        }
        if let Some(theme) = theme {
            settings.theme = match theme {
                ThemeWord::Auto => Theme::Auto,
                ThemeWord::Light => Theme::Light,
                ThemeWord::Dark => Theme::Dark,
            };
        }
        settings.text_percent = percent.unwrap_or(settings.text_percent);
        self.keep_settings(&mut state, settings)?;
        Ok(ProfileReply::Done)
    }

    /// Puts settings on disk, and only then in force.
    pub(crate) fn keep_settings(&self, state: &mut State, settings: Settings) -> Result<(), UiError> {
        settings.save(&self.inner.folders).map_err(|error| {
            tracing::warn!(%error, "the settings could not be saved");
            UiError::new(ErrorCode::Storage)
        })?;
        state.settings = settings;
        self.publish_app(state);
        Ok(())
    }

    pub(crate) fn app_view(&self, state: &State) -> AppView {
        let last = state.settings.last_profile.as_ref();
        let mut profiles: Vec<_> = state.profiles.good().iter().collect();
        // The one used last comes first, so that signing in is one key.
        profiles.sort_by_key(|profile| Some(&profile.id) != last);
        AppView {
            revision: state.revision,
            profiles: profiles
                .into_iter()
                .map(|profile| ProfileView {
                    id: profile.id.to_string(),
                    name: profile.name.clone(),
                    vendor: profile.vendor.to_string(),
                    vendor_name: vendors::name_of(profile.vendor.as_str()).to_owned(),
                    agent: profile.agent().to_owned(),
                    has_password: state.passwords.get(&profile.id).copied().unwrap_or(false),
                    rings_for_s: profile.rings_for_s,
                    has_second: state.seconds.contains(&profile.id),
                })
                .collect(),
            bad_profiles: state
                .profiles
                .bad()
                .iter()
                .map(|bad| {
                    let file = bad.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    let line = bad.problem.line.and_then(|line| i64::try_from(line).ok()).unwrap_or(1);
                    let detail = match &bad.problem.key {
                        Some(key) => format!("{key}: {}", bad.problem.problem),
                        None => bad.problem.problem.to_string(),
                    };
                    Text::new("bad-profile-file").with("file", file).with("line", line).with("detail", detail)
                })
                .collect(),
            bad_policy: self.inner.bad_policy.as_ref().map(|bad| {
                Text::new("bad-policy-file")
                    .with("file", bad.path.display().to_string())
                    .with("detail", bad.problem.to_string())
            }),
            vendors: vendors::views(),
            demo: self.inner.demo.is_some(),
            keychain: self.inner.keychain_view(),
            offered: state.offered.view(),
            language: self.inner.policy.language.or(state.settings.language).map(|language| match language {
                Language::English => ringside_ipc::Language::English,
                Language::Spanish => ringside_ipc::Language::Spanish,
                Language::Hindi => ringside_ipc::Language::Hindi,
            }),
            language_fixed: self.inner.policy.language.is_some(),
            theme: match state.settings.theme {
                Theme::Auto => ThemeWord::Auto,
                Theme::Light => ThemeWord::Light,
                Theme::Dark => ThemeWord::Dark,
            },
            text_percent: state.settings.text_percent.get(),
            ring: self.ring_view(state),
            keys: self.keys_view(state),
            bridge: self.bridge_view(state),
        }
    }
}

/// A profile as entered, checked. What the form does not show stays as it is in the file.
pub(crate) fn checked(state: &State, input: &ProfileInput) -> Result<Profile, UiError> {
    let bad = |detail: String| UiError::new(ErrorCode::BadProfile).with("detail", detail);
    let (id, mut file) = match &input.id {
        Some(id) => {
            let id = ProfileId::new(id.as_str());
            let known = state.profiles.get(&id).ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
            (id, known.to_file())
        }
        None => (
            state.profiles.new_id(&input.name),
            ProfileFile::new(&input.name, &input.vendor, &input.base_url, &input.login, &input.user_id),
        ),
    };
    file.name.clone_from(&input.name);
    file.vendor.clone_from(&input.vendor);
    file.base_url.clone_from(&input.base_url);
    file.user.login.clone_from(&input.login);
    file.user.user_id.clone_from(&input.user_id);
    file.region.clone_from(&input.region);
    if let Some(pages) = &input.pages {
        file.screen_pop = pages.iter().filter_map(pops::entry).collect();
    }
    let profile = file.check(&id, &usable());
    // A form has no lines, so the key says which of a list is meant.
    let profile = profile.map_err(|wrong| bad(format!("{:#}: {}", wrong.key, wrong.problem)))?;
    // The adapter knows its own options best; it is built here only to hear what it says of them.
    let unused = vendors::Secrets { password: "unused".to_owned().into(), second: None };
    vendors::build(&profile, unused).map_err(bad)?;
    Ok(profile)
}

fn input_of(profile: &Profile) -> ProfileInput {
    ProfileInput {
        id: Some(profile.id.to_string()),
        name: profile.name.clone(),
        vendor: profile.vendor.to_string(),
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        region: profile.region.code(),
        pages: Some(pops::pages_of(profile)),
    }
}

fn save_error(error: &SaveError) -> UiError {
    match error {
        SaveError::Bad(problem) => UiError::new(ErrorCode::BadProfile).with("detail", problem.to_string()),
        SaveError::File(error) => {
            tracing::warn!(%error, "a profile could not be written");
            UiError::new(ErrorCode::Storage)
        }
    }
}
