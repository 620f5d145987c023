use std::{
    collections::BTreeSet,
    sync::{Arc, Weak},
};

use async_trait::async_trait;
use ringside_config::DialLinks;
use ringside_crm_bridge::{
    Answer, Bar, NotKept, Origin, Question, Refusal, TokenHash,
    wire::{Dial, HowDialled, Need, Outcome, OutcomesOf, SetOutcome, State as PageState},
};
use ringside_domain::{ProfileId, Timestamp};
use ringside_engine::Engine;
use ringside_ipc::{
    CallbackView, CodeView, DraftInput, DraftView, ErrorCode, Language, Loading, SessionRequest, Text, Then,
    UiError,
};
use ringside_numbers::DialLink;
use ringside_store::TimelineEntry;
use tokio::sync::watch;

use super::state;
use crate::{
    host::{Host, Inner},
    offered::Became,
};

/// The bar as pages can use it. It ends with the host.
pub(super) struct ForPages {
    inner: Weak<Inner>,
    state: watch::Receiver<Arc<PageState>>,
    here: watch::Sender<BTreeSet<Origin>>,
}

impl ForPages {
    pub(super) fn new(host: &Host) -> Self {
        let here = watch::Sender::new(BTreeSet::new());
        tokio::spawn(follow_present(Arc::downgrade(&host.inner), here.subscribe()));
        Self { inner: Arc::downgrade(&host.inner), state: state::follow(host), here }
    }

    fn host(&self) -> Result<Host, Refusal> {
        let inner = self.inner.upgrade();
        inner.map(|inner| Host { inner }).ok_or_else(|| refusal("not_now", "The bar is closing."))
    }
}

/// Shows which pages are there, until the bridge ends.
async fn follow_present(inner: Weak<Inner>, mut here: watch::Receiver<BTreeSet<Origin>>) {
    while here.changed().await.is_ok() {
        let Some(inner) = inner.upgrade() else { return };
        inner.bridge.shown().here.clone_from(&here.borrow_and_update());
        let host = Host { inner };
        host.publish_app(&mut *host.inner.state.lock().await);
    }
}

#[async_trait]
impl Bar for ForPages {
    fn may_ask(&self, origin: &Origin) -> bool {
        let Some(inner) = self.inner.upgrade() else { return false };
        let only = &inner.policy.page_bridge_origins;
        only.is_empty() || only.iter().any(|page| page.as_str() == origin.as_str())
    }

    async fn ask(&self, question: Question) -> Answer {
        let Ok(host) = self.host() else { return Answer::NotNow };
        let Some((_standing, answered)) = host.put_question(&question.origin, question.code) else {
            return Answer::Busy;
        };
        // The host is not kept alive by a question.
        drop(host);
        match answered.await {
            Ok(true) => Answer::Yes,
            Ok(false) => Answer::No,
            Err(_) => Answer::NotNow,
        }
    }

    async fn keep(&self, origin: &Origin, token: TokenHash) -> Result<(), NotKept> {
        let host = self.host().map_err(|_| NotKept)?;
        let kept = host.inner.store.keep_page(origin.as_str(), *token.as_bytes(), Timestamp::now()).await;
        kept.map_err(|error| {
            tracing::error!(%error, "a page could not be kept");
            NotKept
        })?;
        host.learn_pages().await;
        host.tell_of_pages();
        Ok(())
    }

    async fn knows(&self, origin: &Origin, token: &TokenHash) -> bool {
        let Ok(host) = self.host() else { return false };
        let known = host.inner.store.knows_page(origin.as_str(), *token.as_bytes()).await;
        known.unwrap_or_else(|error| {
            tracing::error!(%error, "whether a page is known could not be read");
            false
        })
    }

    fn state(&self) -> watch::Receiver<Arc<PageState>> {
        self.state.clone()
    }

    async fn dial(&self, origin: &Origin, dial: Dial) -> Result<HowDialled, Refusal> {
        let host = self.host()?;
        if host.inner.policy.dial_links == DialLinks::Off {
            return Err(refusal("numbers_off", "The administrator lets no page hand over numbers."));
        }
        let link = DialLink::given(&dial.number, dial.session.as_deref(), dial.lead.as_deref());
        let link = link.map_err(|_| refusal("bad_number", "This is no number that can be dialled."))?;
        let state = host.inner.state.lock().await;
        if let Some(named) = link.profile()
            && state.profiles.get(&ProfileId::new(named)).is_none()
        {
            return Err(refusal("no_such_session", "There is no such session."));
        }
        match host.take(state, Ok(link)).await {
            Became::Dialled(session) => {
                host.note_page(&session, origin, "happened-page-dialled").await;
                Ok(HowDialled::Dialled)
            }
            Became::Offered => Ok(HowDialled::Filled),
        }
    }

    async fn outcomes(&self, _: &Origin, of: OutcomesOf) -> Result<Vec<Outcome>, Refusal> {
        let engine = signed_in(&self.host()?, &of.session).await?;
        let codes = engine.codes().borrow().clone();
        match &codes.loading {
            // What there is of a list that could not be read again can still be used.
            Loading::Done | Loading::Failed { .. } if !codes.codes.is_empty() => {}
            Loading::Done => {}
            Loading::Pending | Loading::Failed { .. } => {
                return Err(refusal("not_loaded", "The outcomes are not here yet."));
            }
        }
        Ok(codes.codes.iter().map(outcome).collect())
    }

    async fn outcome(&self, origin: &Origin, set: SetOutcome) -> Result<(), Refusal> {
        let host = self.host()?;
        let engine = signed_in(&host, &set.session).await?;
        let entered = {
            let view = engine.views().borrow().clone();
            let up = view.calls.iter().find(|call| call.id == set.call).map(|call| call.draft.clone());
            up.or_else(|| view.owed.iter().find(|owed| owed.call == set.call).map(|owed| owed.draft.clone()))
        };
        let entered = entered.ok_or_else(|| refusal("not_found", "There is no such call."))?;
        let (session, call) = (set.session.clone(), set.call.clone());
        let request = SessionRequest::SaveOutcome { call, draft: draft(set, entered), then: Then::Stay };
        host.session(&session, request).await.map_err(|error| refused(&error))?;
        host.note_page(&session, origin, "happened-page-outcome").await;
        Ok(())
    }

    fn present(&self, origins: BTreeSet<Origin>) {
        self.here.send_replace(origins);
    }
}

impl Host {
    /// Writes down in a session's timeline what a page did.
    async fn note_page(&self, session: &str, origin: &Origin, what: &str) {
        let written = |text: &Text| serde_json::to_string(text).unwrap_or_default();
        let line = TimelineEntry {
            at: Timestamp::now(),
            profile: ProfileId::new(session),
            cause: written(&Text::new("cause-page").with("page", origin.as_str())),
            what: written(&Text::new(what)),
        };
        if let Err(error) = self.inner.store.append_timeline(vec![line]).await {
            tracing::error!(%error, "could not keep what a page did");
        }
    }
}

async fn signed_in(host: &Host, session: &str) -> Result<Engine, Refusal> {
    let engine = host.inner.state.lock().await.engines.get(&ProfileId::new(session)).cloned();
    let engine = engine.ok_or_else(|| refusal("no_such_session", "There is no such session."))?;
    let phase = engine.views().borrow().phase;
    if state::is_signed_in(phase) {
        Ok(engine)
    } else {
        Err(refusal("not_signed_in", "The agent is not signed in there."))
    }
}

/// What a page sets, over what the agent has entered: what it leaves out stays hers.
fn draft(set: SetOutcome, entered: DraftView) -> DraftInput {
    let callback = set.callback.map(|callback| CallbackView { at_ms: callback.at_ms, zone: callback.zone });
    DraftInput {
        code: Some(set.code),
        note: set.note.unwrap_or(entered.note),
        callback: callback.or(entered.callback),
        sales: set.sales.or(entered.sales),
    }
}

fn outcome(code: &CodeView) -> Outcome {
    let requires = code.requires;
    let needs =
        [(requires.note, Need::Note), (requires.callback, Need::Callback), (requires.sales, Need::Sales)];
    Outcome {
        code: code.code.clone(),
        label: code.path.last().cloned().unwrap_or_default(),
        path: code.path.clone(),
        needs: needs.into_iter().filter_map(|(needed, need)| needed.then_some(need)).collect(),
    }
}

fn refusal(why: &'static str, text: &'static str) -> Refusal {
    Refusal::new(why, text)
}

/// The bar's own error for whoever develops the page.
fn refused(error: &UiError) -> Refusal {
    let why = match error.code {
        ErrorCode::NotFound => "not_found".into(),
        code => code.key().replace('-', "_"),
    };
    Refusal::new(why, error.text.render(Language::English))
}

#[cfg(test)]
mod tests {
    use ringside_crm_bridge::wire::Callback;

    use super::*;

    fn set(note: Option<&str>, sales: Option<u32>, at_ms: Option<i64>) -> SetOutcome {
        SetOutcome {
            session: "leeds".to_owned(),
            call: "c1".to_owned(),
            code: "SALE".to_owned(),
            note: note.map(str::to_owned),
            callback: at_ms.map(|at_ms| Callback { at_ms, zone: "Europe/London".to_owned() }),
            sales,
        }
    }

    #[test]
    fn what_a_page_leaves_out_of_an_outcome_stays_as_the_agent_has_entered_it() {
        let callback = |at_ms| Some(CallbackView { at_ms, zone: "Europe/London".to_owned() });
        let entered = DraftView {
            code: Some("NOTINT".to_owned()),
            note: "hers".to_owned(),
            callback: callback(1),
            sales: Some(2),
            restored: false,
        };
        let code = Some("SALE".to_owned());
        let hers =
            DraftInput { code: code.clone(), note: "hers".to_owned(), callback: callback(1), sales: Some(2) };
        assert_eq!(draft(set(None, None, None), entered.clone()), hers);
        let the_pages = DraftInput { code, note: String::new(), callback: callback(9), sales: Some(0) };
        assert_eq!(draft(set(Some(""), Some(0), Some(9)), entered), the_pages);
    }

    #[test]
    fn an_outcome_is_told_with_its_path_and_what_it_needs() {
        let requires = ringside_ipc::RequiresView { note: true, callback: false, sales: true };
        let code = CodeView {
            code: "RNW".to_owned(),
            path: vec!["Sale".to_owned(), "Renewed".to_owned()],
            kind: ringside_ipc::CodeKindWord::Success,
            digit: None,
            requires,
            default_sales: None,
        };
        let told = outcome(&code);
        assert_eq!((told.label.as_str(), told.path), ("Renewed", code.path));
        assert_eq!(told.needs, [Need::Note, Need::Sales]);
    }
}
