use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use ringside_domain::{ObservedCall, VendorCallId, VendorId};
use ringside_vendor::{
    AgentSnapshot, CallFacts, Capabilities, Dial, DialKind, OwnCalls, Reached, Reply, Request, ScheduledCall,
    SignedIn, Vendor, VendorError, VendorErrorKind,
};
use ringside_vendor_http::Failure;
use secrecy::ExposeSecret;
use tokio::time::Instant;

use crate::{
    config::{Config, ConfigError, ScheduleWith, Settled, SignOutWith, TokenOf, UContactAccount},
    error::{self, invalid, refused, unexpected, vendor_id},
    map,
    methods::{self, Agent, ForDialler},
    number,
    session::{Attempt, Received, Session},
    wire::{self, CampaignStatus, Post, Said},
};

/// How old a request may be that has to be sent at once.
const AT_ONCE: Duration = Duration::from_secs(2);

/// A uContact account of one agent, and the supervisor's beside it where there is one.
pub struct UContact {
    settled: Settled,
    agent: Session,
    supervisor: Option<Session>,
    capabilities: Arc<Capabilities>,
    own: OwnCalls,
    /// The break last asked for from here: leaving it wants its name.
    motive: Mutex<Option<String>>,
}

impl UContact {
    /// Checks an account. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the key of the profile that cannot be used.
    pub fn new(account: UContactAccount) -> Result<Self, ConfigError> {
        let Config { place, agent, supervisor, extra_ca, settled } = Config::new(account)?;
        let session = |credentials| Session::new(&place, &extra_ca, credentials);
        Ok(Self {
            agent: session(agent)?,
            supervisor: supervisor.map(session).transpose()?,
            capabilities: Arc::new(map::capabilities(&settled)),
            own: OwnCalls::default(),
            motive: Mutex::default(),
            settled,
        })
    }

    async fn sign_in(&self) -> Result<Reply, Failure> {
        // What this agent does now is not known after a sign-in, nor is the break it may be in.
        self.note_motive(None);
        if let Some(supervisor) = &self.supervisor {
            supervisor.forgive().await;
        }
        let login = self.agent.open().await?;
        Ok(Reply::SignedIn(SignedIn { agent_name: login.full_name.clone() }))
    }

    async fn sign_out(&self) -> Result<Reply, Failure> {
        let in_query = self.settled.end_session_in_query;
        let with = self.settled.sign_out_with;
        let agent = self
            .agent
            .end(|login| {
                let me = Agent::new(login, self.agent.login_name(), &self.settled);
                let logoff = || methods::agent_logoff(&me);
                let end =
                    || methods::end_session(self.agent.login_name(), login.token.expose_secret(), in_query);
                match with {
                    SignOutWith::AgentLogoff => vec![logoff()],
                    SignOutWith::EndSession => vec![end()],
                    SignOutWith::Both => vec![logoff(), end()],
                }
            })
            .await;
        let supervisor = match &self.supervisor {
            None => Ok(()),
            Some(session) => {
                let user = session.login_name();
                session
                    .end(|login| vec![methods::end_session(user, login.token.expose_secret(), in_query)])
                    .await
                    .map_err(error::supervisor)
            }
        };
        self.note_motive(None);
        agent.and(supervisor).map(|()| Reply::Done)
    }

    /// Sends a request with the token it takes. After a 401 it is sent once more with a new one: nothing was done.
    async fn ask(
        &self,
        whose: TokenOf,
        build: impl Fn(&Agent) -> Result<Post, Failure> + Send + Sync,
    ) -> Result<Received, Failure> {
        let (session, told): (_, fn(Failure) -> Failure) = match (whose, &self.supervisor) {
            (TokenOf::Agent, _) => (&self.agent, std::convert::identity),
            (TokenOf::Supervisor, Some(session)) => (session, error::supervisor),
            (TokenOf::Supervisor, None) => return Err(Failure::new(VendorErrorKind::NotSupported)),
        };
        let began = Instant::now();
        let post = build(&self.me().await?)?;
        let login = session.current().await.map_err(told)?;
        if let Attempt::Received(received) = session.attempt(&post, &login).await.map_err(told)? {
            return Ok(received);
        }
        let login = session.renewed(&login).await.map_err(told)?;
        if post.at_once && began.elapsed() > AT_ONCE {
            return Err(Failure::new(VendorErrorKind::TimedOut)
                .not_reached()
                .detail("the session had to be renewed first; by then it might have ended another call"));
        }
        // A new session may have brought another extension.
        let post = build(&self.me().await?)?;
        match session.attempt(&post, &login).await.map_err(told)? {
            Attempt::Received(received) => Ok(received),
            Attempt::Expired => Err(told(Failure::new(VendorErrorKind::SignedOut))),
        }
    }

    async fn me(&self) -> Result<Agent, Failure> {
        let login = self.agent.current().await?;
        Ok(Agent::new(&login, self.agent.login_name(), &self.settled))
    }

    /// Sends a request that acts, and takes nothing but these words for a yes.
    async fn act(
        &self,
        whose: TokenOf,
        build: impl Fn(&Agent) -> Result<Post, Failure> + Send + Sync,
        yes: impl Fn(&str) -> bool + Send,
    ) -> Result<Reply, Failure> {
        let said = self.ask(whose, build).await?.said;
        match said.word() {
            Some("0") => Err(refused()),
            Some(word) if yes(word) => Ok(Reply::Done),
            Some("") => Err(unexpected("the answer is empty")),
            _ => Err(unexpected("the answer is none of those documented or set in options.done_words")),
        }
    }

    /// Whether a service whose answers are not documented has done it.
    fn is_done_word(&self, word: &str) -> bool {
        self.settled.done_words.iter().any(|known| known == word)
    }

    async fn pause(&self, path: String, motive: &str) -> Result<Reply, Failure> {
        let build = |me: &Agent| methods::pause(path.clone(), me, motive);
        self.act(self.settled.tokens.breaks, build, |word| self.is_done_word(word)).await
    }

    async fn take_break(&self, motive: &str) -> Result<Reply, Failure> {
        let path = self.settled.break_path.clone();
        let path = path.ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        let before = self.note_motive(Some(motive.to_owned()));
        let reply = self.pause(path, motive).await;
        if let Err(failure) = &reply
            && failure.clone().during(vendor_id(), "").reached == Reached::No
        {
            self.note_motive(before);
        }
        reply
    }

    async fn go_ready(&self) -> Result<Reply, Failure> {
        let known = self.motive.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let motive = known.as_deref().unwrap_or(&self.settled.unbreak_motive);
        let reply = self.pause("api/AgentUnBreak".to_owned(), motive).await?;
        self.note_motive(None);
        Ok(reply)
    }

    /// Remembers the break asked for; what it was before.
    fn note_motive(&self, motive: Option<String>) -> Option<String> {
        std::mem::replace(&mut *self.motive.lock().unwrap_or_else(PoisonError::into_inner), motive)
    }

    fn digits(&self, number: &str) -> Result<String, Failure> {
        number::to_dial(number, self.settled.number_format, self.settled.region)
            .ok_or_else(|| invalid("this is no number that can be dialled"))
    }

    async fn dial(&self, dial: &Dial) -> Result<Reply, Failure> {
        let Some(dialling) = self.settled.dialling.as_ref().filter(|_| dial.kind == DialKind::Manual) else {
            return Err(Failure::new(VendorErrorKind::NotSupported));
        };
        let digits = self.digits(&dial.number)?;
        let build = |me: &Agent| methods::agent_call(me, dialling, digits.clone());
        let Received { said, server_time } = self.ask(self.settled.tokens.dial, build).await?;
        if said.is_no() {
            return Err(refused());
        }
        let id = said.guid().ok_or_else(|| unexpected("the answer to a dial holds no call id"))?;
        let queue = Some(dialling.outqueue.clone());
        let call = self.own.dialled(VendorCallId::new(id), dial.number.clone(), queue, server_time);
        Ok(Reply::Dialled(Some(call)))
    }

    /// The vendor ends whatever the phone is in, so this goes only for the call begun last.
    async fn hang_up(&self, call: &VendorCallId) -> Result<Reply, Failure> {
        let is_up = |call: &&ObservedCall| call.state.is_none();
        let calls = self.own.list();
        if calls.iter().any(|known| known.id == *call && !is_up(&known)) {
            return Err(Failure::new(VendorErrorKind::NoSuchCall));
        }
        if calls.iter().rfind(is_up).is_some_and(|latest| latest.id != *call) {
            return Err(Failure::new(VendorErrorKind::WrongState)
                .detail("a call begun later may be up, and would be the one to end"));
        }
        self.act(self.settled.tokens.hang_up, methods::hangup_phone, |word| self.is_done_word(word)).await
    }

    async fn dispose(
        &self,
        call: &VendorCallId,
        facts: &CallFacts,
        disposition: &ringside_domain::Disposition,
    ) -> Result<Reply, Failure> {
        let settled = &self.settled;
        let campaign =
            facts.queue.as_ref().filter(|queue| !queue.trim().is_empty()).or(settled.campaign.as_ref());
        let campaign =
            campaign.ok_or_else(|| invalid("the call's campaign is not known; set options.campaign"))?;
        let number = facts.number.as_deref().unwrap_or_default();
        let number = number::of_call(number, settled.number_format, settled.region);
        if number.is_empty() {
            return Err(invalid("the vendor wants the other party's number, and it is not known"));
        }
        if call.as_str().trim().is_empty() {
            return Err(invalid("the vendor wants the call's id, and it is not known"));
        }
        let build =
            |me: &Agent| methods::disposition_call(me, settled, call, (campaign, &number), disposition);
        self.act(settled.tokens.disposition, build, |word| word == "OK").await
    }

    async fn schedule(&self, call: &ScheduledCall) -> Result<Reply, Failure> {
        let (Some(whose), Some(zone)) = (self.settled.tokens.dialer, &self.settled.zone) else {
            return Err(Failure::new(VendorErrorKind::NotSupported));
        };
        let alternatives = call.alternatives.iter().map(|number| self.digits(number));
        let call = ForDialler {
            calldate: call.at.as_ref().map(|callback| map::local_time(callback.at, zone)),
            campaign: call.campaign.as_str().to_owned(),
            destination: self.digits(&call.number)?,
            alternatives: alternatives.collect::<Result<_, _>>()?,
            for_me: call.for_me,
        };
        match self.settled.schedule_with {
            ScheduleWith::DialerTask => {
                self.act(whose, |me| call.dialer_task(me), |word| self.is_done_word(word)).await
            }
            ScheduleWith::ScheduleDialerCall => {
                self.act(whose, |me| call.schedule_dialer_call(me), |word| word == "1").await
            }
        }
    }

    async fn campaign_statuses(&self) -> Result<Vec<CampaignStatus>, Failure> {
        let whose = self.settled.tokens.campaign_status;
        let whose = whose.ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        wire::campaign_statuses(self.ask(whose, |_| Ok(methods::campaign_status())).await?.said)
    }

    async fn colleagues(&self) -> Result<Reply, Failure> {
        let mut names: Vec<String> = Vec::new();
        for campaign in &self.settled.colleagues_of {
            let said: Said = self
                .ask(self.settled.tokens.queue_members, |_| Ok(methods::queue_members(campaign)))
                .await?
                .said;
            for name in wire::queue_members(said)? {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let me = self.me().await?.name;
        names.retain(|name| *name != me);
        Ok(Reply::Colleagues(names.into_iter().map(map::colleague).collect()))
    }

    async fn answer(&self, request: &Request) -> Result<Reply, Failure> {
        match request {
            Request::SignIn => self.sign_in().await,
            Request::SignOut => self.sign_out().await,
            // Neither states nor calls can be read, so nothing is sent.
            Request::Snapshot => {
                Ok(Reply::Snapshot(AgentSnapshot { calls: self.own.list(), ..AgentSnapshot::default() }))
            }
            Request::CallOver { .. } => Ok(Reply::Done),
            Request::Ready => self.go_ready().await,
            Request::NotReady { reason: Some(reason) } => self.take_break(reason.as_str()).await,
            Request::Dial(dial) => self.dial(dial).await,
            Request::HangUp { call } => self.hang_up(call).await,
            Request::Dispose { call, facts, disposition } => self.dispose(call, facts, disposition).await,
            Request::ScheduleCall(call) => self.schedule(call).await,
            Request::Campaigns => {
                Ok(Reply::Campaigns(self.campaign_statuses().await?.into_iter().map(map::campaign).collect()))
            }
            Request::Queues => {
                Ok(Reply::Queues(self.campaign_statuses().await?.into_iter().map(map::queue).collect()))
            }
            Request::Counters => Ok(Reply::Counters(
                self.campaign_statuses().await?.into_iter().flat_map(map::counters).collect(),
            )),
            Request::Colleagues => self.colleagues().await,
            // Nothing else has a service here, as the capabilities say.
            _ => Err(Failure::new(VendorErrorKind::NotSupported)),
        }
    }
}

#[async_trait]
impl Vendor for UContact {
    fn id(&self) -> VendorId {
        vendor_id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.capabilities.clone()
    }

    /// Signing in and out, and breaks, end in the same state however often they are asked for. Hanging up would cut
    /// the next call; a dial, an outcome and a callback would come twice.
    fn repeatable(&self, request: &Request) -> bool {
        request.kind().is_read()
            || matches!(
                request,
                Request::SignIn
                    | Request::SignOut
                    | Request::Ready
                    | Request::NotReady { .. }
                    | Request::CallOver { .. }
            )
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let reply = self
            .answer(&request)
            .await
            .map_err(|failure| failure.during(self.id(), request.kind().name()))?;
        self.own.done(&request);
        Ok(reply)
    }
}
