use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::{
    Origin, TokenHash,
    wire::{Dial, HowDialled, Outcome, OutcomesOf, SetOutcome, State},
};

/// What a page asks the agent: to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who asks.
    pub origin: Origin,
    /// The six figures the page shows too. They are for comparing by eye and are never sent back.
    pub code: String,
}

/// What becomes of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The agent lets the page in.
    Yes,
    /// The agent does not.
    No,
    /// Something else is asked already; the agent has not seen this one.
    Busy,
    /// The agent cannot be asked now and has not seen it.
    NotNow,
}

/// A page that was let in could not be remembered, so it is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the page could not be remembered")]
pub struct NotKept;

/// Why a request of a connected page is not carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Refusal {
    /// A word for programs, in snake case.
    pub why: Cow<'static, str>,
    /// A sentence in English for whoever develops the page.
    pub text: String,
}

impl Refusal {
    /// A refusal by its word and its sentence.
    pub fn new(why: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        Self { why: why.into(), text: text.into() }
    }
}

/// The bar, as far as pages can reach it.
///
/// A request once taken ([`Bar::dial`], [`Bar::outcomes`], [`Bar::outcome`]) runs to its end though the page goes away; then nobody
/// hears its answer.
#[async_trait]
pub trait Bar: Send + Sync + 'static {
    /// Whether a page of this origin may ask at all. Asked for each request, before anything of it is read; must not block.
    fn may_ask(&self, origin: &Origin) -> bool;

    /// Asks the agent, and resolves when there is an answer. The bridge asks one question at a time, and drops this future when
    /// a minute is over or the page has gone: the question is to be taken away then.
    async fn ask(&self, question: Question) -> Answer;

    /// Remembers a page that was let in, before it hears of it.
    ///
    /// # Errors
    ///
    /// [`NotKept`] when it cannot be; the page is told so and not let in.
    async fn keep(&self, origin: &Origin, token: TokenHash) -> Result<(), NotKept>;

    /// Whether a page of this origin was let in with this token and not sent away since.
    async fn knows(&self, origin: &Origin, token: &TokenHash) -> bool;

    /// What connected pages see. Each value is sent whole, unless it equals the one sent before it.
    fn state(&self) -> watch::Receiver<Arc<State>>;

    /// Dials a number, or puts it where the agent dials it: which of both, policy says.
    ///
    /// # Errors
    ///
    /// A [`Refusal`], which the page gets as it is.
    async fn dial(&self, origin: &Origin, dial: Dial) -> Result<HowDialled, Refusal>;

    /// Returns the outcomes a session's agent can choose from.
    ///
    /// # Errors
    ///
    /// A [`Refusal`], which the page gets as it is.
    async fn outcomes(&self, origin: &Origin, of: OutcomesOf) -> Result<Vec<Outcome>, Refusal>;

    /// Saves the outcome of a call; `Ok` when it is on disk.
    ///
    /// # Errors
    ///
    /// A [`Refusal`], which the page gets as it is.
    async fn outcome(&self, origin: &Origin, outcome: SetOutcome) -> Result<(), Refusal>;

    /// Takes note of the origins with a connected page, after each change and in order. Called under a lock of the bridge: it must
    /// neither block nor call the bridge.
    fn present(&self, origins: BTreeSet<Origin>);
}
