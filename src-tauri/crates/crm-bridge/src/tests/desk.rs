//! A bar for tests: what it is asked is seen, what it answers is said by the test.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use tokio::sync::{Notify, mpsc, oneshot, watch};

use super::hands::soon;
use crate::{
    Answer, Bar, NotKept, Origin, Question, Refusal, TokenHash,
    wire::{Dial, HowDialled, Need, Outcome, OutcomesOf, SetOutcome, State},
};

/// The page every test means unless it says otherwise.
pub(crate) const CRM: &str = "https://crm.shop.example";

pub(crate) fn origin(text: &str) -> Origin {
    text.parse().expect("an origin")
}

/// A question that stands. Its answer's sender says whether it still does.
pub(crate) type Asked = (Question, oneshot::Sender<Answer>);

/// The bar.
pub(crate) struct Desk {
    /// Who may ask; all when empty.
    only: Vec<Origin>,
    questions: mpsc::UnboundedSender<Asked>,
    kept: Mutex<Vec<(Origin, TokenHash)>>,
    pub(crate) keeps: AtomicBool,
    pub(crate) state: watch::Sender<Arc<State>>,
    pub(crate) present: watch::Sender<BTreeSet<Origin>>,
    /// All that was asked of it by pages.
    pub(crate) done: Mutex<Vec<String>>,
    /// While there is one, a dial waits for it.
    pub(crate) held: Mutex<Option<Arc<Notify>>>,
}

impl Desk {
    /// A bar only these pages may ask; all when there is none.
    pub(crate) fn only(pages: &[&str]) -> (Arc<Self>, mpsc::UnboundedReceiver<Asked>) {
        let (questions, asked) = mpsc::unbounded_channel();
        let desk = Self {
            only: pages.iter().map(|page| origin(page)).collect(),
            questions,
            kept: Mutex::default(),
            keeps: AtomicBool::new(true),
            state: watch::Sender::default(),
            present: watch::Sender::default(),
            done: Mutex::default(),
            held: Mutex::default(),
        };
        (Arc::new(desk), asked)
    }

    /// What pages asked it for, so far.
    pub(crate) fn done(&self) -> Vec<String> {
        self.done.lock().expect("whole").clone()
    }

    /// Forgets what an origin was let in by.
    pub(crate) fn forget(&self, page: &str) {
        self.kept.lock().expect("whole").retain(|(kept, _)| *kept != origin(page));
    }

    /// Remembers a page as if it had been let in before.
    pub(crate) fn know(&self, page: &str, token: TokenHash) {
        self.kept.lock().expect("whole").push((origin(page), token));
    }

    /// The hash it keeps for a page.
    pub(crate) fn kept(&self, page: &str) -> Vec<TokenHash> {
        let kept = self.kept.lock().expect("whole");
        kept.iter().filter(|(kept, _)| *kept == origin(page)).map(|(_, token)| *token).collect()
    }

    /// Waits until just these pages are present.
    pub(crate) async fn has(&self, pages: &[&str]) {
        let pages: BTreeSet<_> = pages.iter().map(|page| origin(page)).collect();
        let mut present = self.present.subscribe();
        soon(present.wait_for(|present| *present == pages)).await.expect("the bar stands");
    }

    fn note(&self, what: String) {
        self.done.lock().expect("whole").push(what);
    }
}

#[async_trait]
impl Bar for Desk {
    fn may_ask(&self, origin: &Origin) -> bool {
        self.only.is_empty() || self.only.contains(origin)
    }

    async fn ask(&self, question: Question) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.questions.send((question, answer)).expect("the test listens");
        answered.await.unwrap_or(Answer::NotNow)
    }

    async fn keep(&self, origin: &Origin, token: TokenHash) -> Result<(), NotKept> {
        if !self.keeps.load(Ordering::SeqCst) {
            return Err(NotKept);
        }
        self.kept.lock().expect("whole").push((origin.clone(), token));
        Ok(())
    }

    async fn knows(&self, origin: &Origin, token: &TokenHash) -> bool {
        self.kept.lock().expect("whole").iter().any(|kept| kept == &(origin.clone(), *token))
    }

    fn state(&self) -> watch::Receiver<Arc<State>> {
        self.state.subscribe()
    }

    async fn dial(&self, origin: &Origin, dial: Dial) -> Result<HowDialled, Refusal> {
        let held = self.held.lock().expect("whole").clone();
        if let Some(held) = held {
            held.notified().await;
        }
        self.note(format!("{origin} dials {} for {:?} in {:?}", dial.number, dial.lead, dial.session));
        match dial.number.as_str() {
            "0" => Err(Refusal::new("bad_number", "0 is no number")),
            "panic" => panic!("a bar that breaks down over it"),
            _ => Ok(HowDialled::Filled),
        }
    }

    async fn outcomes(&self, _: &Origin, of: OutcomesOf) -> Result<Vec<Outcome>, Refusal> {
        self.note(format!("outcomes of {} {:?}", of.session, of.call));
        let path = vec!["Sale".to_owned(), "Renewed".to_owned()];
        Ok(vec![Outcome { code: "RNW".into(), label: "Renewed".into(), path, needs: vec![Need::Sales] }])
    }

    async fn outcome(&self, _: &Origin, outcome: SetOutcome) -> Result<(), Refusal> {
        self.note(format!("{outcome:?}"));
        Ok(())
    }

    fn present(&self, origins: BTreeSet<Origin>) {
        self.present.send_replace(origins);
    }
}
