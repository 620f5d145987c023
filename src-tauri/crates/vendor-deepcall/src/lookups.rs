//! The lists: asked for here, read in `map`.

use std::time::Duration;

use ringside_vendor::Reply;
use ringside_vendor_http::{Failure, Lane};

use crate::{
    DeepCall,
    config::{ContactSource, PeopleSource},
    error::{Module, NO_DATA},
    map,
    session::Call,
    wire::{Json, rows},
};

/// How long the vendor is left alone when it is still busy with the same request.
const BUSY: Duration = Duration::from_secs(1);

impl DeepCall {
    /// What a list or look-up is about; null when the vendor has nothing.
    async fn read(&self, call: impl Fn() -> Call + Send + Sync) -> Result<Json, Failure> {
        let mut result = self.ask(call()).await;
        if result.as_ref().is_err_and(|fault| fault.busy) {
            tokio::time::sleep(BUSY).await;
            result = self.ask(call()).await;
        }
        match result {
            Ok(received) => Ok(received.answer.payload()),
            Err(fault) if fault.code == Some(NO_DATA) => Ok(Json::Null),
            Err(fault) => Err(fault.into()),
        }
    }

    pub(crate) async fn contact(&self, number: &str) -> Result<Reply, Failure> {
        let number = self.digits(number)?;
        let source = self.session.config.settled.contact_source;
        let number = number.as_str();
        let call = || match source {
            ContactSource::DirectorySearch => Call::new(Lane::Look, Module::Directory, "search")
                .with("contact", number)
                .with("project", "all"),
            ContactSource::DirectoryInfo => {
                Call::new(Lane::Look, Module::Directory, "getInfo").with("cn", number).with("field", "all")
            }
            ContactSource::Dashboard => Call::new(Lane::Look, Module::AgentDashboard, "contactInfo")
                .with("callerNumber", number)
                .with("field", "All"),
        };
        Ok(Reply::Contact(map::contact(self.read(call).await?)?))
    }

    pub(crate) async fn queues(&self) -> Result<Reply, Failure> {
        let forward = self.session.config.settled.group_forward;
        let call = || {
            let call = Call::new(Lane::List, Module::Group, "list").with("quick", Json::Bool(true));
            if forward { call.with("forward", Json::Bool(true)) } else { call }
        };
        let rows = rows(self.read(call).await?)?;
        Ok(Reply::Queues(rows.into_iter().filter_map(map::queue).collect()))
    }

    pub(crate) async fn colleagues(&self) -> Result<Reply, Failure> {
        let module = match self.session.config.settled.people_source {
            PeopleSource::Agent => Module::Agent,
            PeopleSource::Employee => Module::Employee,
        };
        let rows = rows(self.read(|| Call::new(Lane::List, module, "list")).await?)?;
        let me = self.session.config.agent_id.as_deref();
        let people = rows.into_iter().filter_map(map::colleague);
        Ok(Reply::Colleagues(people.filter(|person| Some(person.id.as_str()) != me).collect()))
    }

    pub(crate) async fn floor(&self) -> Result<Reply, Failure> {
        let rows = rows(self.read(|| Call::new(Lane::List, Module::Agent, "live")).await?)?;
        let states = &self.session.config.settled.live_states;
        Ok(Reply::Floor(rows.into_iter().filter_map(|row| map::floor_agent(row, states)).collect()))
    }

    pub(crate) async fn counters(&self) -> Result<Reply, Failure> {
        let mine = || Call::new(Lane::Look, Module::AgentDashboard, "counters");
        let mut counters = map::counters(self.read(mine).await?, None)?;
        if self.session.config.settled.account_counters {
            let all = || Call::new(Lane::Look, Module::OverallCount, "Ecounters");
            counters.extend(map::counters(self.read(all).await?, Some(Module::OverallCount.name()))?);
        }
        Ok(Reply::Counters(counters))
    }

    pub(crate) async fn notices(&self) -> Result<Reply, Failure> {
        let settled = &self.session.config.settled;
        let call = || {
            let call = Call::new(Lane::Look, Module::AgentProfile, "tags");
            match &settled.notices_ref {
                Some(window) => call.with("ref", window.as_str()),
                None => call,
            }
        };
        let rows = rows(self.read(call).await?)?;
        Ok(Reply::Notices(rows.into_iter().filter_map(|row| map::notice(row, &settled.zone)).collect()))
    }

    pub(crate) async fn past_calls(&self, number: Option<&str>) -> Result<Reply, Failure> {
        let number = number.map(|number| self.digits(number)).transpose()?;
        let call = || match &number {
            Some(number) => Call::new(Lane::List, Module::AgentDashboard, "recentCalls")
                .with("callerNumber", number.as_str()),
            None => Call::new(Lane::List, Module::CallReport, "list"),
        };
        let rows = rows(self.read(call).await?)?;
        let zone = &self.session.config.settled.zone;
        Ok(Reply::PastCalls(rows.into_iter().map(|row| map::past_call(row, zone)).collect()))
    }
}
