//! What is read of the past and of others, and campaigns.

use jiff::Timestamp;
use reqwest::Method;
use ringside_domain::{CampaignId, VendorCallId};
use ringside_vendor::{Counter, Reply, ScheduledCall, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use secrecy::ExposeSecret;

use crate::{
    adapter::Ozonetel,
    config::SummaryVerb,
    error::{fold, invalid, words_of},
    http::{Ask, Carrier, Fields, Proof},
    limits::Limited,
    map,
    number::same,
    wire::{Record, Said, WireError},
};

/// Whether a refusal says no more than that there is nothing to list.
fn is_nothing(failure: &Failure) -> bool {
    let nothing = |said: &str| matches!(said, "no data found" | "no record found" | "no records found");
    words_of(failure).is_some_and(|said| nothing(&fold(&said)))
}

fn records_of(said: &Said, what: &'static str) -> Result<Vec<Record>, Failure> {
    said.records().ok_or_else(|| WireError::Missing(what).into())
}

impl Ozonetel {
    /// The account's call records of one day, or of one of its calls.
    pub(crate) async fn records(
        &self,
        day: Timestamp,
        call: Option<&VendorCallId>,
    ) -> Result<Vec<Record>, Failure> {
        let config = &self.session.config;
        let (from, to) = map::day(day, &config.settled.zone);
        let fields = Fields::default()
            .with("fromDate", from)
            .with("toDate", to)
            .with("userName", config.user_name.as_str())
            .maybe("ucid", call.map(VendorCallId::as_str));
        let lane = if call.is_some() { Lane::Look } else { Lane::List };
        let ask = Ask {
            proof: Proof::Header(config.settled.reports_auth),
            ..Ask::new(config, Method::GET, "/ca_reports/fetchCDRDetails", lane, fields)
        };
        match self.session.exchange(&ask.limited(Limited::Records)).await {
            Ok(said) => records_of(&said, "the list of calls"),
            Err(failure) if is_nothing(&failure) => Ok(Vec::new()),
            Err(failure) => Err(failure),
        }
    }

    /// Today's calls: this agent's, or all with one number.
    pub(crate) async fn past_calls(&self, number: Option<&str>) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let rows = self.records(Timestamp::now(), None).await?;
        let wanted = |record: &Record| match number {
            Some(number) => ["callerid", "dialednumber"]
                .iter()
                .any(|name| record.get(&[name]).is_some_and(|known| same(&known, number))),
            None => record.get(&["agentid"]).is_some_and(|id| id.eq_ignore_ascii_case(&config.agent_id)),
        };
        let mut calls: Vec<_> = rows
            .iter()
            .filter(|row| wanted(row))
            .map(|row| map::past_call(row, &config.settled.zone))
            .collect();
        calls.sort_by_key(|call| std::cmp::Reverse(call.at));
        Ok(Reply::PastCalls(calls))
    }

    /// The agent's times of today. No data is an error to the vendor and an empty list to us.
    pub(crate) async fn counters(&self) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let (from, to) = map::day(Timestamp::now(), &config.settled.zone);
        let fields = self
            .session
            .fields()
            .with("fromDate", from)
            .with("toDate", to)
            .with("agentId", config.agent_id.as_str());
        let verb = match config.settled.summary_verb {
            SummaryVerb::Post => Method::POST,
            SummaryVerb::Get => Method::GET,
        };
        let ask = Ask {
            proof: Proof::Header(config.settled.reports_auth),
            ..Ask::new(config, verb, "/ca_reports/summaryReport", Lane::Look, fields)
        };
        let counters: Vec<Counter> = match self.session.exchange(&ask.limited(Limited::Summary)).await {
            Ok(said) => records_of(&said, "the summary")?.iter().flat_map(map::counters).collect(),
            Err(failure) if is_nothing(&failure) => Vec::new(),
            Err(failure) => return Err(failure),
        };
        Ok(Reply::Counters(counters))
    }

    /// All agents who are logged in.
    pub(crate) async fn floor(&self) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let ask = Ask {
            verb: Method::GET,
            path: "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/getAgentLogins",
            lane: Lane::List,
            proof: Proof::Inside,
            carrier: Carrier::Query,
            fields: Fields::default()
                .with("api_key", config.api_key.expose_secret())
                .with("username", config.user_name.as_str()),
            limited: Some(Limited::AgentLogins),
        };
        let rows = match self.session.exchange(&ask).await {
            Ok(said) => records_of(&said, "the list of agents")?,
            Err(failure) if is_nothing(&failure) => Vec::new(),
            Err(failure) => return Err(failure),
        };
        Ok(Reply::Floor(rows.iter().filter_map(|row| map::floor_agent(row, &config.settled)).collect()))
    }

    /// The campaigns the profile names; one the vendor does not know is left out.
    pub(crate) async fn campaigns(&self) -> Result<Reply, Failure> {
        let config = &self.session.config;
        let mut campaigns = Vec::new();
        for name in &config.settled.campaigns {
            let fields = self.session.fields().with("campaignName", name.as_str());
            let ask = Ask::new(config, Method::GET, "/ca_apis/campaignStatus", Lane::Look, fields);
            match self.session.exchange(&ask).await {
                Ok(said) => {
                    let rows = records_of(&said, "the campaign")?;
                    campaigns.extend(rows.first().map(|row| map::campaign(row, name)));
                }
                Err(failure) if is_nothing(&failure) => {
                    tracing::warn!("the vendor does not know one of the profile's campaigns");
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(Reply::Campaigns(campaigns))
    }

    pub(crate) async fn run_campaign(&self, campaign: &CampaignId, run: bool) -> Result<Reply, Failure> {
        let fields = self
            .session
            .fields()
            .with("campaignName", campaign.as_str())
            .with("action", if run { "Start" } else { "Stop" })
            .with("process", true);
        let config = &self.session.config;
        let ask = Ask::new(config, Method::PUT, "/ca_apis/setCampaignStatus", Lane::Act, fields);
        self.session.act(&ask).await?;
        Ok(Reply::Done)
    }

    /// Puts a number on a campaign's list. The vendor dials it when it gets there, at no time one could name.
    pub(crate) async fn schedule_call(&self, call: &ScheduledCall) -> Result<Reply, Failure> {
        if call.at.is_some() {
            return Err(invalid("the vendor's list takes no time; it is dialled as soon as possible"));
        }
        if !call.alternatives.is_empty() {
            return Err(invalid("the vendor's list takes one number"));
        }
        let config = &self.session.config;
        let fields = self
            .session
            .fields()
            .with("campaign_name", call.campaign.as_str())
            .with("PhoneNumber", self.digits(&call.number)?)
            .maybe("Name", call.name.as_deref())
            .maybe("agentId", call.for_me.then_some(config.agent_id.as_str()))
            .with("checkDuplicate", "true");
        let ask = Ask::new(config, Method::POST, "/ca_apis/AddCampaignData", Lane::Act, fields)
            .limited(Limited::CampaignData);
        let said = self.session.act(&ask).await?;
        let text = said.text();
        // A number that is on the list already is told as a success.
        if text.as_deref().is_some_and(|text| fold(text).contains("already exist")) {
            let failure = Failure::new(VendorErrorKind::Refused);
            return Err(failure.words(text.as_deref(), self.session.secret()));
        }
        Ok(Reply::Done)
    }
}
