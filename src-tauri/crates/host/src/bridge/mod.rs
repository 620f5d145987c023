//! Pages of the CRM in the agent's own browser: whether they may use the bar, which ask, and which are connected.

mod bar;
mod state;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex as SyncMutex, MutexGuard, PoisonError, Weak},
};

use ringside_config::{DialLinks, PageBridge};
use ringside_crm_bridge::{Bridge, NotStarted, Origin, PORTS};
use ringside_ipc::{
    BridgeView, ErrorCode, PageNumbersWord, PageQuestionView, PageView, ProfileReply, Text, UiError,
};
use ringside_store::ConnectedPage;
use tokio::sync::{Mutex, oneshot};

use crate::host::{Host, Inner, State};

/// What there is of the bridge.
#[derive(Default)]
pub(crate) struct Bridging {
    /// The bridge itself, while it stands; starting and stopping take turns.
    stands: Mutex<Option<Bridge>>,
    shown: SyncMutex<Shown>,
}

/// What the page is shown of it.
#[derive(Default)]
struct Shown {
    port: Option<u16>,
    trouble: Option<Text>,
    pages: Vec<ConnectedPage>,
    here: BTreeSet<Origin>,
    questions: u64,
    question: Option<Asked>,
}

/// A question the agent has before her.
struct Asked {
    view: PageQuestionView,
    answer: oneshot::Sender<bool>,
}

impl Bridging {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host {
    /// Lets pages in or keeps them out, as policy and the agent have it now. Called again it tries again.
    pub(crate) async fn follow_bridge(&self) {
        let mut stands = self.inner.bridge.stands.lock().await;
        let wanted = self.is_bridge_on(&*self.inner.state.lock().await);
        match stands.take() {
            Some(bridge) if wanted => *stands = Some(bridge),
            Some(bridge) => {
                bridge.stop().await;
                let mut shown = self.inner.bridge.shown();
                (shown.port, shown.question) = (None, None);
                shown.here.clear();
            }
            None if wanted => {
                let bar = Arc::new(bar::ForPages::new(self));
                let started = Bridge::start(bar, PORTS).await;
                let mut shown = self.inner.bridge.shown();
                match started {
                    Ok(bridge) => {
                        (shown.port, shown.trouble) = (Some(bridge.port()), None);
                        *stands = Some(bridge);
                    }
                    Err(error) => {
                        tracing::warn!(%error, "no page can be connected");
                        shown.trouble = Some(words(&error));
                    }
                }
            }
            None => self.inner.bridge.shown().trouble = None,
        }
        drop(stands);
        self.publish_app(&mut *self.inner.state.lock().await);
    }

    /// Knows the pages that were connected before, and lets them in where that is on.
    pub(crate) async fn begin_bridge(&self) {
        self.learn_pages().await;
        if self.is_bridge_on(&*self.inner.state.lock().await) {
            self.follow_bridge().await;
        }
    }

    /// Sends all pages away for good.
    pub(crate) async fn end_bridge(&self) {
        if let Some(bridge) = self.inner.bridge.stands.lock().await.take() {
            bridge.stop().await;
        }
    }

    pub(crate) async fn set_bridge(&self, on: bool) -> Result<ProfileReply, UiError> {
        {
            let mut state = self.inner.state.lock().await;
            match self.inner.policy.page_bridge {
                PageBridge::Agent => {
                    let mut settings = state.settings.clone();
                    settings.page_bridge_on = on;
                    self.keep_settings(&mut state, settings)?;
                }
                // Saying what policy says anyway is a wish to try again.
                PageBridge::On if on => {}
                PageBridge::On | PageBridge::Off => {
                    let refused = UiError::new(ErrorCode::BadRequest);
                    return Err(refused.with("detail", "policy set whether pages may use the bar"));
                }
            }
        }
        self.follow_bridge().await;
        Ok(ProfileReply::Done)
    }

    pub(crate) async fn answer_page(&self, id: u64, yes: bool) -> Result<ProfileReply, UiError> {
        let asked = self.inner.bridge.shown().question.take_if(|asked| asked.view.id == id);
        let asked = asked.ok_or_else(|| UiError::with_text(ErrorCode::NotFound, Text::new("bridge-gone")))?;
        tracing::info!(page = asked.view.page, yes, "a page was answered");
        // Whoever asked may have gone this moment; then nobody is connected.
        let _ = asked.answer.send(yes);
        self.publish_app(&mut *self.inner.state.lock().await);
        Ok(ProfileReply::Done)
    }

    pub(crate) async fn disconnect_page(&self, page: &str) -> Result<ProfileReply, UiError> {
        self.inner.store.forget_page(page).await.map_err(|error| {
            tracing::error!(%error, "a page could not be forgotten");
            UiError::new(ErrorCode::Storage)
        })?;
        if let (Some(bridge), Ok(origin)) = (self.inner.bridge.stands.lock().await.as_ref(), page.parse()) {
            bridge.forget(&origin);
        }
        self.learn_pages().await;
        self.publish_app(&mut *self.inner.state.lock().await);
        Ok(ProfileReply::Done)
    }

    /// Puts a question before the agent; `None` while there is another.
    fn put_question(&self, page: &Origin, code: String) -> Option<(Standing, oneshot::Receiver<bool>)> {
        let mut shown = self.inner.bridge.shown();
        if shown.question.is_some() {
            return None;
        }
        shown.questions += 1;
        let id = shown.questions;
        let (answer, answered) = oneshot::channel();
        let view = PageQuestionView { id, page: page.to_string(), code };
        shown.question = Some(Asked { view, answer });
        drop(shown);
        self.tell_of_pages();
        Some((Standing { host: Arc::downgrade(&self.inner), id }, answered))
    }

    async fn learn_pages(&self) {
        match self.inner.store.pages().await {
            Ok(pages) => self.inner.bridge.shown().pages = pages,
            Err(error) => tracing::error!(%error, "the connected pages could not be read"),
        }
    }

    /// Publishes the app's view from where nobody can wait for it.
    fn tell_of_pages(&self) {
        let host = self.clone();
        tokio::spawn(async move { host.publish_app(&mut *host.inner.state.lock().await) });
    }

    fn is_bridge_on(&self, state: &State) -> bool {
        match self.inner.policy.page_bridge {
            PageBridge::Agent => state.settings.page_bridge_on,
            PageBridge::On => true,
            PageBridge::Off => false,
        }
    }

    pub(crate) fn bridge_view(&self, state: &State) -> BridgeView {
        let policy = &self.inner.policy;
        let shown = self.inner.bridge.shown();
        let view = |page: &ConnectedPage| PageView {
            page: page.origin.clone(),
            since_ms: page.since.as_millisecond(),
            here: shown.here.iter().any(|origin| origin.as_str() == page.origin),
        };
        BridgeView {
            on: self.is_bridge_on(state),
            fixed: policy.page_bridge != PageBridge::Agent,
            trouble: shown.trouble.clone(),
            port: shown.port,
            numbers: match policy.dial_links {
                DialLinks::Fill => PageNumbersWord::Fill,
                DialLinks::Dial => PageNumbersWord::Dial,
                DialLinks::Off => PageNumbersWord::Off,
            },
            only: policy.page_bridge_origins.iter().map(|page| page.as_str().to_owned()).collect(),
            question: shown.question.as_ref().map(|asked| asked.view.clone()),
            pages: shown.pages.iter().map(view).collect(),
        }
    }
}

/// A question that stands for as long as somebody waits for its answer.
struct Standing {
    host: Weak<Inner>,
    id: u64,
}

impl Drop for Standing {
    fn drop(&mut self) {
        let Some(inner) = self.host.upgrade() else { return };
        if inner.bridge.shown().question.take_if(|asked| asked.view.id == self.id).is_some() {
            Host { inner }.tell_of_pages();
        }
    }
}

fn words(error: &NotStarted) -> Text {
    match error {
        NotStarted::AllTaken { first, last } => Text::new("bridge-ports-taken")
            .with("first", i64::from(*first).to_string())
            .with("last", i64::from(*last).to_string()),
        NotStarted::Listen { port, .. } => {
            Text::new("bridge-not-let").with("port", i64::from(*port).to_string())
        }
    }
}
