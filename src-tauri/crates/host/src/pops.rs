//! Pages opened for calls: by whoever has a browser, else told as events.

use std::sync::{Arc, Weak};

use async_trait::async_trait;
use ringside_config::{Policy, ScreenPopEntry};
use ringside_domain::{CallId, PopEvent, ProfileId, ScreenPop, Variable};
use ringside_engine::{Finishing, NotOpened, Opener, PageToOpen};
use ringside_ipc::{ErrorCode, Event, PageInput, PopWord, ProfileReply, ScreenPopView, Text, UiError};

use crate::host::{Host, Inner};

/// What sessions open their pages with.
pub(crate) struct Pages(pub(crate) Weak<Inner>);

#[async_trait]
impl Opener for Pages {
    async fn open(&self, profile: &ProfileId, page: PageToOpen) -> Result<(), NotOpened> {
        let inner = self.0.upgrade().ok_or(NotOpened)?;
        match inner.browser.get() {
            Some(browser) => browser.open(profile, page).await,
            None => {
                inner.publish(&Event::ScreenPop {
                    session: profile.to_string(),
                    call: page.call.to_string(),
                    event: word(page.event),
                    url: page.url,
                });
                Ok(())
            }
        }
    }
}

impl Host {
    /// Opens pages for calls with this from now on, instead of telling of them as events.
    pub fn open_pages_with(&self, browser: Arc<dyn Opener>) {
        // The first one stays: there is one browser.
        let _ = self.inner.browser.set(browser);
    }

    pub(crate) async fn screen_pops(&self, profile: &ProfileId) -> Result<ProfileReply, UiError> {
        let state = self.inner.state.lock().await;
        let found = state.profiles.get(profile).ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
        let in_order = |event| found.screen_pops.iter().find(move |pop| pop.event == event);
        let pages = PopEvent::ALL.into_iter().filter_map(in_order).map(|pop| ScreenPopView {
            event: word(pop.event),
            template: pop.template.text().to_owned(),
            example: example(pop, found),
            allowed: self.inner.policy.screen_pop.allows(&pop.template),
        });
        Ok(ProfileReply::ScreenPops { pages: pages.collect() })
    }

    pub(crate) async fn try_screen_pop(
        &self,
        profile: &ProfileId,
        event: PopWord,
    ) -> Result<ProfileReply, UiError> {
        let url = {
            let state = self.inner.state.lock().await;
            let found = state.profiles.get(profile).ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
            let pop = found.screen_pops.iter().find(|pop| word(pop.event) == event);
            let pop = pop.ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
            if !self.inner.policy.screen_pop.allows(&pop.template) {
                let why = Text::new("status-page-not-allowed");
                return Err(UiError::with_text(ErrorCode::NotAllowed, why));
            }
            example(pop, found)
        };
        let page = PageToOpen { call: EXAMPLE_CALL, event: self::event(event), url };
        let opened = Pages(Arc::downgrade(&self.inner)).open(profile, page).await;
        opened
            .map(|()| ProfileReply::Done)
            .map_err(|NotOpened| UiError::with_text(ErrorCode::NotNow, Text::new("status-page-failed")))
    }
}

/// The call of an example: no real one has this id.
const EXAMPLE_CALL: CallId = CallId(uuid::Uuid::nil());

fn example(pop: &ScreenPop, profile: &ringside_config::Profile) -> String {
    pop.template.fill(|variable| {
        Some(match variable {
            Variable::NumberE164 => "+441632960123".to_owned(),
            Variable::NumberNational => "01632960123".to_owned(),
            Variable::Name => "Maria Example".to_owned(),
            Variable::CallId => EXAMPLE_CALL.to_string(),
            Variable::CallVendorId => "1234".to_owned(),
            Variable::CallDirection => "inbound".to_owned(),
            Variable::Queue => "Support".to_owned(),
            Variable::LeadId => "4711".to_owned(),
            Variable::AgentLogin => profile.login.clone(),
            Variable::AgentId => profile.user_id.clone(),
        })
    })
}

/// What finishing a call goes by in this profile, under this policy.
pub(crate) fn finishing(profile: &ringside_config::Profile, policy: &Policy) -> Finishing {
    let allowed = |pop: &ScreenPop| (pop.clone(), policy.screen_pop.allows(&pop.template));
    Finishing {
        extend: policy.extend_wrap_up.rule(),
        pops: profile.screen_pops.iter().map(allowed).collect(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
    }
}

/// A page as entered, as its file spells it; `None` for an empty one.
pub(crate) fn entry(page: &PageInput) -> Option<ScreenPopEntry> {
    let url = page.url.trim();
    (!url.is_empty()).then(|| ScreenPopEntry { event: event(page.event).into(), url: url.to_owned() })
}

/// The pages of a profile, for a form.
pub(crate) fn pages_of(profile: &ringside_config::Profile) -> Vec<PageInput> {
    let page = |pop: &ScreenPop| PageInput { event: word(pop.event), url: pop.template.text().to_owned() };
    profile.screen_pops.iter().map(page).collect()
}

const fn event(word: PopWord) -> PopEvent {
    match word {
        PopWord::Ring => PopEvent::Ring,
        PopWord::Answer => PopEvent::Answer,
        PopWord::WrapUp => PopEvent::WrapUp,
    }
}

const fn word(event: PopEvent) -> PopWord {
    match event {
        PopEvent::Ring => PopWord::Ring,
        PopEvent::Answer => PopWord::Answer,
        PopEvent::WrapUp => PopWord::WrapUp,
    }
}
