//! Dialling, and control of a call that is up.

use reqwest::Method;
use ringside_domain::VendorCallId;
use ringside_vendor::{Dial, DialKind, Reply, Request, Target, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use uuid::Uuid;

use crate::{
    adapter::Ozonetel,
    config::DialWay,
    error::{invalid, kind_of, may_have_reached, not_supported},
    http::{Ask, Carrier, Fields, Proof},
    number::to_dial,
    wire::{Said, WireError},
};

impl Ozonetel {
    pub(crate) async fn dial(&self, dial: &Dial) -> Result<Reply, Failure> {
        if dial.kind != DialKind::Manual || dial.lead.is_some() {
            return Err(not_supported());
        }
        let config = &self.session.config;
        let settled = &config.settled;
        let number = self.digits(&dial.number)?;
        // The vendor has no key against doubles: the mark is how a call can be found whose answer was lost.
        let mark = format!("ringside-{}", Uuid::now_v7());
        let need = |text: &Option<String>| text.clone().ok_or_else(not_supported);
        let fields = self.session.fields();
        let (path, fields, queue) = match settled.dial {
            DialWay::Agent => {
                let campaign = need(&settled.campaign)?;
                let fields = fields
                    .with("agentID", config.agent_id.as_str())
                    .with("campaignName", campaign.as_str())
                    .with("customerNumber", number.as_str())
                    .with("UCID", "true")
                    .with("uui", mark.as_str());
                ("/ca_apis/AgentManualDial", fields, Some(campaign))
            }
            DialWay::Skill => {
                let skill = need(&settled.skill)?;
                let fields = fields
                    .with("skill", skill.as_str())
                    .with("did", need(&settled.did)?)
                    .with("customerNumber", number.as_str())
                    .with("UCID", "true")
                    .with("uui", mark.as_str());
                ("/ca_apis/AgentManualDial", fields, Some(skill))
            }
            DialWay::Phone => {
                let fields = fields
                    .with("custNumber", number.as_str())
                    .with("phoneName", need(&settled.phone_name)?)
                    .with("did", need(&settled.did)?)
                    .maybe("campaignName", settled.campaign.as_deref())
                    .with("uui", mark.as_str())
                    .maybe("callLimit", settled.call_limit_s)
                    .with("checkStatus", settled.check_status);
                ("/ca_apis/PhoneManualDial", fields, settled.campaign.clone())
            }
        };
        let ask = Ask::new(config, Method::POST, path, Lane::Act, fields);
        let result = match self.session.act(&ask).await {
            Ok(said) => self.named(&said).map(|id| (id, said.date)),
            Err(failure) => Err(failure),
        };
        match result {
            Ok((Some(id), date)) => {
                Ok(Reply::Dialled(Some(self.own.dialled(id, dial.number.clone(), queue, date))))
            }
            Ok((None, _)) => Ok(Reply::Dialled(None)),
            Err(failure) if may_have_reached(&failure) => {
                Err(failure.detail(format!("if it was dialled, the vendor's reports show it as {mark}")))
            }
            Err(failure) => Err(failure),
        }
    }

    /// The call in the answer to a dial.
    fn named(&self, said: &Said) -> Result<Option<VendorCallId>, Failure> {
        let settled = &self.session.config.settled;
        let id = match settled.dial {
            DialWay::Agent | DialWay::Skill => said.member("ucid"),
            DialWay::Phone => said.text(),
        };
        let Some(id) = id else { return Ok(None) };
        let id = id.trim();
        if !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(Some(VendorCallId::new(id)));
        }
        // The agent was busy: the answer says `queued` and, where the id belongs, why nothing is dialled.
        match kind_of(id, settled.auth) {
            Some(kind) => Err(Failure::new(kind).words(Some(id), self.session.secret())),
            None => Err(WireError::Missing("the call's id").into()),
        }
    }

    /// Asks for something to be done with a call that is up.
    pub(crate) async fn control(
        &self,
        action: &str,
        call: &VendorCallId,
        party: Option<String>,
    ) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let settled = &config.settled;
        let did = settled.did.as_deref().ok_or_else(not_supported)?;
        let phone_name = settled.phone_name.as_deref().ok_or_else(not_supported)?;
        let party = party.or_else(|| settled.conference_number_always.then(|| self.customer_of(call))?);
        let fields = self
            .session
            .fields()
            .with("action", action)
            .with("ucid", ucid(call)?)
            .with("did", did)
            .with("agentPhoneName", phone_name)
            .maybe("conferenceNumber", party);
        let ask = Ask::new(config, Method::POST, "/ca_apis/CallControl_V4", Lane::Act, fields);
        match self.session.act(&ask).await {
            Ok(_) => Ok(Reply::Done),
            Err(failure) => {
                if failure.kind == VendorErrorKind::NoSuchCall {
                    self.own.over(call);
                }
                Err(failure)
            }
        }
    }

    /// Takes the agent out of a call. One that is no longer there has ended already.
    pub(crate) async fn hang_up(&self, call: &VendorCallId) -> Result<Reply, Failure> {
        let number = self.session.config.settled.phone_number.clone().ok_or_else(not_supported)?;
        let known = self.own.get(call).is_some();
        match self.control("KICK_CALL", call, Some(number)).await {
            Err(failure) if known && failure.kind == VendorErrorKind::NoSuchCall => Ok(Reply::Done),
            result => result,
        }
    }

    pub(crate) async fn conference(&self, call: &VendorCallId, to: &Target) -> Result<Reply, Failure> {
        let Target::Number(number) = to else {
            return Err(invalid("only a number can be added to a call"));
        };
        let number = self.digits(number)?;
        self.control("CONFERENCE", call, Some(number)).await
    }

    /// Lets recording pause or go on. The answer says `Error` outside and means what stands inside.
    pub(crate) async fn record(&self, action: &str, call: &VendorCallId) -> Result<Reply, Failure> {
        let ask = Ask {
            verb: Method::GET,
            path: "/CAServices/Call/Record.php",
            lane: Lane::Act,
            proof: Proof::Inside,
            carrier: Carrier::Query,
            fields: self.session.fields_with_key().with("action", action).with("ucid", ucid(call)?),
            limited: None,
        };
        self.session.act(&ask).await?;
        Ok(Reply::Done)
    }

    /// Notes what a request meant for its call once it was taken.
    pub(crate) async fn noting(
        &self,
        request: &Request,
        taken: impl Future<Output = Result<Reply, Failure>>,
    ) -> Result<Reply, Failure> {
        let reply = taken.await?;
        self.own.done(request);
        Ok(reply)
    }

    pub(crate) fn digits(&self, number: &str) -> Result<String, Failure> {
        let settled = &self.session.config.settled;
        to_dial(number, settled.number_format, settled.region)
            .ok_or_else(|| invalid("this is no number that can be dialled"))
    }

    /// The number for actions that have no use for one: the customer's as the vendor's own sample has it, else the
    /// agent's.
    fn customer_of(&self, call: &VendorCallId) -> Option<String> {
        let number = self.own.get(call).and_then(|call| call.number);
        number
            .and_then(|number| self.digits(&number).ok())
            .or_else(|| self.session.config.settled.phone_number.clone())
    }

    /// Fields that name a call for its outcome, in the vendor's order.
    pub(crate) fn outcome_fields(&self, call: &VendorCallId) -> Result<Fields, Failure> {
        let config = &self.session.config;
        let did = config.settled.did.as_deref().ok_or_else(not_supported)?;
        Ok(self
            .session
            .fields()
            .with("action", "Set")
            .with("agentID", config.agent_id.as_str())
            .with("ucid", ucid(call)?)
            .with("did", did))
    }
}

/// The call's id as the vendor knows it.
pub(crate) fn ucid(call: &VendorCallId) -> Result<&str, Failure> {
    let id = call.as_str().trim();
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(invalid("this is no call of CloudAgent's"));
    }
    Ok(id)
}
