//! Breaks and calls.

use super::{Body, Done, Request, Service};
use crate::data;
use crate::handle::Core;
use crate::model::{Dial, Refusal};
use crate::tokens::Session;

impl Core {
    /// `interface` is `SIP/` and the agent's extension.
    pub(super) fn interface(&self, request: &Request<'_>, agent: &str) -> Result<(), Refusal> {
        let given = request.form.filled("interface").ok_or(Refusal("interface is missing"))?;
        let extension = self.world.agent(agent).map(|agent| agent.extension.as_str());
        let fits = extension.is_some() && given.strip_prefix("SIP/") == extension;
        if fits || !self.settings.rules.interface {
            return Ok(());
        }
        Err(Refusal("interface is not the agent's"))
    }

    /// Looks at the fields that both break services share and returns agent and motive.
    fn break_fields<'r>(
        &self,
        request: &'r Request<'_>,
        session: Option<&Session>,
    ) -> Result<(&'r str, &'r str), Refusal> {
        let agent = request.form.filled("agent").ok_or(Refusal("agent is missing"))?;
        self.owned(session, agent)?;
        self.world.present(agent)?;
        self.interface(request, agent)?;
        let motive = request.form.filled("motive").ok_or(Refusal("motive is missing"))?;
        if self.settings.rules.known_motive && !self.settings.breaks.iter().any(|known| known == motive) {
            return Err(Refusal("unknown motive"));
        }
        Ok((agent, motive))
    }

    pub(super) fn agent_break(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        let (agent, motive) = self.break_fields(request, session)?;
        self.world.take_break(request.now, agent, motive)?;
        Ok(self.undocumented(Body::quoted("OK")).into())
    }

    pub(super) fn agent_unbreak(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        let (agent, motive) = self.break_fields(request, session)?;
        let current = self.world.agent(agent).and_then(|agent| agent.on_break.as_deref());
        if self.settings.rules.unbreak_motive && current.is_some_and(|current| current != motive) {
            return Err(Refusal("not the break the agent is on"));
        }
        self.world.end_break(request.now, agent)?;
        Ok(self.undocumented(Body::quoted("OK")).into())
    }

    pub(super) fn agent_call(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        let field = |name| request.form.filled(name).ok_or(Refusal("a required field is missing or empty"));
        let (shown, agent, phone, tech) =
            (field("callerid")?, field("agent")?, field("phone")?, field("tech")?);
        field("context")?;
        let (campaign, destination) = (field("outqueue")?, field("destination")?);
        self.owned(session, agent)?;
        if self.world.present(agent)?.extension != phone {
            return Err(Refusal("phone is not the agent's"));
        }
        if tech != "SIP" {
            return Err(Refusal("unknown tech"));
        }
        if data::campaign_named(campaign).is_none() {
            return Err(Refusal("unknown campaign"));
        }
        if !is_number(shown) || !is_number(destination) {
            return Err(Refusal("not a number"));
        }
        let with_data = request.service == Service::AgentCallWithData;
        let data = if with_data { request.form.get("data") } else { None };
        let dial = Dial { agent, campaign, destination, shown, data };
        let guid = self.world.dial(&self.settings, request.now, dial)?;
        Ok(Done { call: Some(guid.clone()), ..Body::Bare(guid).into() })
    }

    pub(super) fn hangup_phone(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        let phone = request.form.filled("phone").ok_or(Refusal("phone is missing"))?;
        let agent = self.world.agent_at(phone).ok_or(Refusal("unknown phone"))?.user.clone();
        self.owned(session, &agent)?;
        let guid = self.world.hang_up(&self.settings, request.now, phone)?;
        let body = self.undocumented(Body::quoted("OK"));
        Ok(Done { agent: Some(agent), call: Some(guid), ..body.into() })
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit() || "*#".contains(sign))
}
