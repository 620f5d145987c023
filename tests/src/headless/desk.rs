use anyhow::{Context as _, Result, anyhow, bail};
use ringside_ipc::{AgentWord, Phase, ProfileReply, SessionReply, SessionRequest, SessionView, UiError};
use serde_json::json;

use super::{
    bar::Bar,
    lines::{Replied, Seen},
};

/// One session of a [`Bar`]: what its agent asks for and sees.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub(super) bar: &'a Bar,
    pub(super) session: &'a str,
}

impl Desk<'_> {
    /// The program it belongs to.
    #[must_use]
    pub fn bar(&self) -> &Bar {
        self.bar
    }

    /// Sends a request to the session under an id from [`Bar::next_id`], without waiting for its reply.
    ///
    /// # Errors
    ///
    /// When the program has gone.
    pub async fn post(&self, id: u64, request: &SessionRequest) -> Result<()> {
        self.bar.write(&json!({"id": id, "session": self.session, "request": request}).to_string()).await
    }

    /// Asks the session one thing and waits for the answer.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn ask(&self, request: &SessionRequest) -> Result<Result<SessionReply, UiError>> {
        let id = self.bar.next_id();
        self.post(id, request).await?;
        match self.bar.replied(id).await? {
            Ok(Replied::Session(reply)) => Ok(Ok(reply)),
            Ok(Replied::Profile(ProfileReply::Done)) => Ok(Ok(SessionReply::Done)),
            Ok(Replied::Profile(other)) => bail!("a session answered {other:?}"),
            Err(error) => Ok(Err(error)),
        }
    }

    /// Asks the session for something that must be taken.
    ///
    /// # Errors
    ///
    /// When it is refused, or no answer comes.
    pub async fn take(&self, request: SessionRequest) -> Result<SessionReply> {
        let reply = self.ask(&request).await?;
        reply.map_err(|error| anyhow!("{request:?} was refused: {error:?}\n{}", self.bar.log()))
    }

    /// Asks the session for something that must be refused.
    ///
    /// # Errors
    ///
    /// When it is taken, or no answer comes.
    pub async fn refused(&self, request: SessionRequest) -> Result<UiError> {
        match self.ask(&request).await? {
            Ok(reply) => bail!("{request:?} was taken: {reply:?}"),
            Err(error) => Ok(error),
        }
    }

    /// Signs in and waits until calls and outcomes are known.
    ///
    /// # Errors
    ///
    /// When that fails.
    pub async fn sign_in(&self, password: &str) -> Result<Seen> {
        let password = Some(password.into());
        self.take(SessionRequest::SignIn { password, remember: false }).await?;
        self.bar
            .until("calls and outcomes after signing in", |seen| {
                let settled = |view: &SessionView| {
                    view.phase == Phase::SignedIn && view.agent.state != AgentWord::Checking
                };
                seen.sessions.get(self.session).is_some_and(settled)
                    && seen.codes.get(self.session).is_some_and(|codes| !codes.codes.is_empty())
            })
            .await
    }

    /// Waits until the session's view fulfils a condition.
    ///
    /// # Errors
    ///
    /// As [`Bar::until`].
    pub async fn until_view(
        &self,
        what: &str,
        fulfilled: impl Fn(&SessionView) -> bool,
    ) -> Result<SessionView> {
        let there = |seen: &Seen| seen.sessions.get(self.session).is_some_and(&fulfilled);
        let mut seen = self.bar.until(what, there).await?;
        seen.sessions.remove(self.session).context("a view")
    }

    /// The newest view.
    ///
    /// # Errors
    ///
    /// Before there is one.
    pub fn view(&self) -> Result<SessionView> {
        self.bar.seen().sessions.remove(self.session).context("a view")
    }
}
