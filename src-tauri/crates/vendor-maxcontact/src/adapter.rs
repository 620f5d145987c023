use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::{LeadId, VendorCallId, VendorId};
use ringside_vendor::{
    AgentSnapshot, Capabilities, ConnectCalls, ConnectedLeg, Dial, DialKind, Reply, Request, SignedIn,
    Target, Vendor, VendorError, VendorErrorKind,
};

use ringside_vendor_http::Failure;

use crate::{
    calls::{CallBook, CallKey},
    config::{Config, ConfigError, Fill, MaxContactAccount, Template},
    error::vendor_id,
    http::Outgoing,
    map,
    methods::{Leg, Methods},
    number::digits_to_dial,
    session::{Received, Session},
    wire,
};

/// A MaxContact account that drives one agent.
pub struct MaxContact {
    session: Session,
    methods: Methods,
    book: CallBook,
    capabilities: Arc<Capabilities>,
}

/// What a look at the call list has to show before a request may leave.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The call is there; a list that is fresh enough will do.
    Fresh,
    /// The call is there, or has just ended on an account that drops ended calls from its list.
    FreshOrEnded,
    /// The same, by a list asked for now.
    NowOrEnded,
    /// The call is there, by a list asked for now.
    Now,
}

impl MaxContact {
    /// Checks an account. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the key of the profile that cannot be used.
    pub fn new(account: MaxContactAccount) -> Result<Self, ConfigError> {
        let config = Config::new(account)?;
        Ok(Self {
            methods: Methods::new(config.place.base.clone(), config.user_id),
            capabilities: Arc::new(map::capabilities(&config.settled)),
            book: CallBook::default(),
            session: Session::new(config)?,
        })
    }

    async fn sign_in(&self) -> Result<Reply, Failure> {
        self.session.open().await?;
        let received = self.session.exchange(&self.methods.users()).await.map_err(unknown_agent)?;
        let me = self.session.config.user_id;
        let user = self.session.read_users(&received)?.into_iter().find(|user| user.id == me);
        match self.list_calls().await {
            Ok(_) => {}
            // An agent who can be logged in from here need not be logged in yet.
            Err(failure)
                if failure.kind == VendorErrorKind::UnknownAgent
                    && user.is_some()
                    && self.capabilities.log_in => {}
            Err(failure) => return Err(failure),
        }
        Ok(Reply::SignedIn(SignedIn { agent_name: user.and_then(|user| user.full_name) }))
    }

    async fn list_calls(&self) -> Result<(Vec<wire::Call>, Received), Failure> {
        let received = match self.session.exchange(&self.methods.get_calls()).await.map_err(unknown_agent) {
            Ok(received) => received,
            Err(failure) => {
                if failure.kind == VendorErrorKind::UnknownAgent {
                    self.book.forget_all();
                }
                return Err(failure);
            }
        };
        let mut calls = self.session.read_calls(&received)?;
        self.book.note_list(&mut calls);
        Ok((calls, received))
    }

    async fn snapshot(&self) -> Result<Reply, Failure> {
        let (calls, received) = self.list_calls().await?;
        let settled = &self.session.config.settled;
        Ok(Reply::Snapshot(AgentSnapshot {
            calls: calls.iter().map(|call| map::call(call, settled)).collect(),
            server_time: received.server_time,
            ..AgentSnapshot::default()
        }))
    }

    /// Makes sure that each id still names the call it was given for; else nothing is sent.
    async fn look(&self, keys: &[CallKey], look: Look) -> Result<(), Failure> {
        let settled = &self.session.config.settled;
        let fresh = matches!(look, Look::Fresh | Look::FreshOrEnded)
            && keys.iter().all(|key| self.book.vouches_for(*key, settled.fresh_for));
        if fresh {
            return Ok(());
        }
        let absent_is_fine =
            !settled.ended_calls_listed && matches!(look, Look::FreshOrEnded | Look::NowOrEnded);
        let (calls, _) = self.list_calls().await.map_err(Failure::not_reached)?;
        for key in keys {
            match calls.iter().map(CallKey::of).find(|listed| listed.id == key.id) {
                Some(listed) if listed.matches(*key) => {}
                Some(_) => {
                    return Err(
                        Failure::new(VendorErrorKind::NoSuchCall).detail("its number now means another call")
                    );
                }
                None if absent_is_fine => {}
                None => return Err(Failure::new(VendorErrorKind::NoSuchCall)),
            }
        }
        Ok(())
    }

    /// Sends a request that acts on a call which must still be there.
    async fn on_call(
        &self,
        call: &VendorCallId,
        look: Look,
        request: impl FnOnce(i64) -> Result<Outgoing, Failure> + Send,
    ) -> Result<Reply, Failure> {
        let key = key(call)?;
        let request = request(key.id)?;
        self.look(&[key], look).await?;
        self.send(&request).await
    }

    async fn send(&self, request: &Outgoing) -> Result<Reply, Failure> {
        self.session.exchange(request).await.map(|_| Reply::Done)
    }

    fn digits(&self, number: &str) -> Result<String, Failure> {
        let settled = &self.session.config.settled;
        digits_to_dial(number, settled.number_format, settled.region)
            .ok_or_else(|| invalid("this is no number that can be dialled"))
    }

    async fn dial(&self, dial: &Dial) -> Result<Reply, Failure> {
        let extra = &self.session.config.settled.unverified;
        let lead = dial.lead.as_ref().map(lead_number).transpose()?;
        let template = match dial.kind {
            DialKind::Manual => None,
            DialKind::Extension => Some(&extra.dial_ext),
            DialKind::Preview => Some(&extra.dial_preview),
            DialKind::Shotgun => Some(&extra.shotgun_dial),
        };
        let number = match dial.kind {
            DialKind::Preview if dial.number.is_empty() => None,
            DialKind::Preview | DialKind::Manual | DialKind::Extension | DialKind::Shotgun => {
                Some(self.digits(&dial.number)?)
            }
        };
        let request = match (template, &number) {
            (None, number) => self.methods.dial(number.as_deref().unwrap_or_default(), lead),
            (Some(template), number) => self.spelled_out(
                template.as_ref(),
                &Fill { number: number.as_deref(), lead, ..Fill::default() },
            )?,
        };
        let received = self.session.exchange(&request).await?;
        let call = match self.session.read_calls(&received) {
            Ok(calls) => calls.into_iter().next(),
            // The shape of an answer nobody has described: the next list of calls tells.
            Err(_) if template.is_some() => None,
            Err(failure) => return Err(failure),
        };
        if let Some(call) = &call {
            self.book.note_call(call);
        }
        Ok(Reply::Dialled(call.map(|call| map::call(&call, &self.session.config.settled))))
    }

    async fn connect(&self, connect: &ConnectCalls) -> Result<Reply, Failure> {
        let (first, second) = (key(&connect.first.call)?, key(&connect.second.call)?);
        if first.id == second.id {
            return Err(invalid("a call cannot be connected with itself"));
        }
        let request = self.methods.connect_calls(&leg(first, &connect.first), &leg(second, &connect.second));
        self.look(&[first, second], Look::Now).await?;
        let reply = self.send(&request).await;
        self.book.forget(first);
        self.book.forget(second);
        reply
    }

    fn spelled_out(&self, template: Option<&Template>, fill: &Fill<'_>) -> Result<Outgoing, Failure> {
        let template = template.ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        let fill = Fill { user: self.session.config.user_id, ..*fill };
        let path = template.fill(&fill).map_err(|name| invalid(format!("there is no {name} to send")))?;
        Ok(self.methods.spelled_out(template.verb.clone(), &path))
    }

    async fn unverified(&self, template: Option<&Template>, fill: &Fill<'_>) -> Result<Reply, Failure> {
        self.send(&self.spelled_out(template, fill)?).await
    }

    async fn answer(&self, request: Request) -> Result<Reply, Failure> {
        let (methods, settled) = (&self.methods, &self.session.config.settled);
        let extra = &settled.unverified;
        match request {
            Request::SignIn => self.sign_in().await,
            Request::SignOut => {
                self.session.close().await;
                self.book.forget_all();
                Ok(Reply::Done)
            }
            Request::Snapshot => self.snapshot().await,
            Request::LogIn { campaign } => {
                let campaign = campaign.as_ref().map(ringside_domain::CampaignId::as_str);
                self.unverified(extra.log_in.as_ref(), &Fill { campaign, ..Fill::default() }).await
            }
            Request::LogOut => self.unverified(extra.log_out.as_ref(), &Fill::default()).await,
            Request::Ready => self.send(&methods.go_ready()).await,
            Request::NotReady { reason: None } => {
                self.unverified(extra.go_not_ready.as_ref(), &Fill::default()).await
            }
            Request::NotReady { reason: Some(reason) } => {
                let fill = Fill { reason: Some(reason.as_str()), ..Fill::default() };
                self.unverified(extra.request_break.as_ref(), &fill).await
            }
            Request::Dial(dial) => self.dial(&dial).await,
            Request::HangUp { call } => self.on_call(&call, Look::Fresh, |id| Ok(methods.hang_up(id))).await,
            Request::Hold { call } => self.on_call(&call, Look::Fresh, |id| Ok(methods.hold(id))).await,
            Request::Retrieve { call } => {
                self.on_call(&call, Look::Fresh, |id| Ok(methods.retrieve(id))).await
            }
            Request::StartRecording { call } => {
                self.on_call(&call, Look::Fresh, |id| Ok(methods.start_record(id))).await
            }
            Request::StopRecording { call } => {
                self.on_call(&call, Look::Fresh, |id| Ok(methods.stop_record(id))).await
            }
            Request::Transfer { call, to } => {
                let Target::User(to) = to else {
                    return Err(invalid("MaxContact passes calls to users only"));
                };
                let fill = |id| Fill { call: Some(id), target_user: Some(to.as_str()), ..Fill::default() };
                self.on_call(&call, Look::Fresh, |id| {
                    self.spelled_out(extra.transfer_to_user.as_ref(), &fill(id))
                })
                .await
            }
            Request::CompleteTransfer { call } => {
                let fill = |id| Fill { call: Some(id), ..Fill::default() };
                self.on_call(&call, Look::Fresh, |id| {
                    self.spelled_out(extra.complete_transfer.as_ref(), &fill(id))
                })
                .await
            }
            Request::Dispose { call, disposition, .. } => {
                let request = |id| Ok(methods.dispose(id, &disposition.code));
                let reply = self.on_call(&call, Look::NowOrEnded, request).await;
                self.book.forget(key(&call)?);
                reply
            }
            Request::ConnectCalls(connect) => self.connect(&connect).await,
            Request::LeadPhones { lead } => {
                let received = self.session.exchange(&methods.lead_phones(lead_number(&lead)?)).await?;
                let phones = self.session.read_lead_phones(&received)?;
                Ok(Reply::LeadPhones(phones.into_iter().filter_map(map::lead_phone).collect()))
            }
            Request::ChangeLead { call, phone } => {
                let phone = phone
                    .as_str()
                    .trim()
                    .parse()
                    .map_err(|_| invalid("the lead's number has no usable id"))?;
                self.on_call(&call, Look::FreshOrEnded, |id| Ok(methods.change_lead(id, phone))).await
            }
            Request::CreateLead { call, number } => {
                let number = self.digits(&number)?;
                self.on_call(&call, Look::FreshOrEnded, |id| Ok(methods.create_new_lead(id, &number))).await
            }
            Request::Campaigns => {
                let received = self.session.exchange(&methods.campaigns()).await?;
                let campaigns = self.session.read_campaigns(&received)?;
                Ok(Reply::Campaigns(campaigns.into_iter().map(map::campaign).collect()))
            }
            Request::Queues => {
                let received = self.session.exchange(&methods.acd_queues()).await?;
                let queues = self.session.read_queues(&received)?;
                Ok(Reply::Queues(queues.into_iter().map(map::queue).collect()))
            }
            Request::Colleagues => {
                let received = self.session.exchange(&methods.users()).await?;
                let me = self.session.config.user_id;
                let others = self.session.read_users(&received)?.into_iter().filter(|user| user.id != me);
                Ok(Reply::Colleagues(others.map(map::colleague).collect()))
            }
            Request::Dispositions => {
                let received = self.session.exchange(&methods.result_codes()).await?;
                Ok(Reply::Dispositions(map::catalogue(self.session.read_result_codes(&received)?)))
            }
            // Nothing else has a method here, as the capabilities say.
            _ => Err(Failure::new(VendorErrorKind::NotSupported)),
        }
    }
}

#[async_trait]
impl Vendor for MaxContact {
    fn id(&self) -> VendorId {
        vendor_id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.capabilities.clone()
    }

    fn repeatable(&self, request: &Request) -> bool {
        request.kind().is_read() || matches!(request, Request::SignIn | Request::SignOut)
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let operation = request.kind().name();
        self.answer(request).await.map_err(|failure| failure.during(vendor_id(), operation))
    }
}

/// A list that hangs on nothing but the agent's number was refused, with a fresh token: it is about the agent.
fn unknown_agent(mut failure: Failure) -> Failure {
    if failure.kind == VendorErrorKind::Refused {
        failure.kind = VendorErrorKind::UnknownAgent;
    }
    failure
}

fn invalid(why: impl Into<Box<str>>) -> Failure {
    Failure::new(VendorErrorKind::InvalidRequest).detail(why)
}

fn key(call: &VendorCallId) -> Result<CallKey, Failure> {
    CallKey::parse(call).ok_or_else(|| invalid("this is no call of MaxContact's"))
}

fn lead_number(lead: &LeadId) -> Result<i64, Failure> {
    lead.as_str().trim().parse().map_err(|_| invalid("a lead is named by a number"))
}

fn leg(key: CallKey, leg: &ConnectedLeg) -> Leg<'_> {
    Leg {
        call: key.id,
        result_code: &leg.disposition.code,
        notes: leg.disposition.note.as_deref(),
        sales: leg.disposition.sales,
    }
}
