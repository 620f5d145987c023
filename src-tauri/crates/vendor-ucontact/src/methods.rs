//! Each service with its fields, in the order of its document.

use ringside_domain::{Disposition, VendorCallId};
use ringside_vendor_http::{Failure, Lane};
use serde::Serialize;

use crate::{
    config::{Dialling, Settled},
    error::invalid,
    map,
    wire::{DialerTask, Login, Post, ScheduleDialerCall},
};

/// Who the agent is at the vendor: one person under three names.
pub(crate) struct Agent {
    /// The user name: `agent`.
    pub(crate) name: String,
    /// `phone`, and with `SIP/` in front of it `interface`.
    pub(crate) extension: Option<String>,
    pub(crate) context: Option<String>,
}

impl Agent {
    pub(crate) fn new(login: &Login, login_name: &str, settled: &Settled) -> Self {
        let or = |ours: &Option<String>, theirs: &Option<String>| ours.clone().or_else(|| theirs.clone());
        Self {
            name: login.agent.clone().unwrap_or_else(|| login_name.to_owned()),
            extension: or(&settled.extension, &login.extension),
            context: or(&settled.context, &login.context),
        }
    }

    fn extension(&self) -> Result<String, Failure> {
        self.extension.clone().ok_or_else(|| invalid("the sign-in told no extension; set options.extension"))
    }
}

/// Source: "Log out"; `message` is free text for the vendor's log.
pub(crate) fn agent_logoff(agent: &Agent) -> Post {
    let interface = agent.extension.as_ref().map(|extension| format!("SIP/{extension}"));
    Post::new(
        "api/AgentLogoff",
        Lane::Act,
        [
            ("agent", agent.name.clone()),
            ("interface", interface.unwrap_or_default()),
            ("message", String::new()),
        ],
    )
}

/// Source: the duty to end a session stands in "API"; the service is seen in public code, with its fields in body or
/// address.
pub(crate) fn end_session(user: &str, token: &str, in_query: bool) -> Post {
    let fields = [("user", user.to_owned()), ("token", token.to_owned())];
    if in_query {
        Post { query: fields.into(), ..Post::new("auth/EndSession", Lane::Act, []) }
    } else {
        Post::new("auth/EndSession", Lane::Act, fields)
    }
}

/// `AgentUnBreak`, or whatever starts a break: the fields are the same.
///
/// Source: "Agent API" for `AgentUnBreak`; for its counterpart inferred.
pub(crate) fn pause(path: String, agent: &Agent, motive: &str) -> Result<Post, Failure> {
    Ok(Post::new(
        path,
        Lane::Act,
        [
            ("agent", agent.name.clone()),
            ("interface", format!("SIP/{}", agent.extension()?)),
            ("motive", motive.to_owned()),
            ("message", String::new()),
        ],
    ))
}

/// Source: "API Telephony", "Make a call". `callerid` is our own number here.
pub(crate) fn agent_call(agent: &Agent, dialling: &Dialling, number: String) -> Result<Post, Failure> {
    let extension = agent.extension()?;
    let context = agent
        .context
        .clone()
        .ok_or_else(|| invalid("the sign-in told no dial context; set options.context"))?;
    let mut data = serde_json::Map::new();
    for (name, template) in &dialling.data {
        let text = template.fill(|name| match name {
            "agent" => Some(agent.name.as_str()),
            "extension" => Some(extension.as_str()),
            "campaign" => Some(dialling.outqueue.as_str()),
            "number" => Some(number.as_str()),
            _ => None,
        });
        data.insert(name.clone(), text.into());
    }
    let mut post = Post::new(
        if data.is_empty() { "Agents/AgentCall" } else { "Agents/AgentCallwithData" },
        Lane::Act,
        [
            ("callerid", dialling.caller_id.clone()),
            ("agent", agent.name.clone()),
            ("phone", extension),
            ("tech", "SIP".to_owned()),
            ("context", context),
            ("outqueue", dialling.outqueue.clone()),
            ("destination", number),
        ],
    );
    if !data.is_empty() {
        post.form.push(("data", serde_json::Value::from(data).to_string()));
    }
    Ok(post)
}

/// Source: "Agent API". It names no call: it ends whatever the phone is in when it arrives.
pub(crate) fn hangup_phone(agent: &Agent) -> Result<Post, Failure> {
    let post = Post::new("Agents/HangupPhone", Lane::Act, [("phone", agent.extension()?)]);
    Ok(Post { at_once: true, ..post })
}

/// Source: "Tipificar llamada" (seed), field by field in its order. Unused fields are sent empty; `d1` is missing from
/// the samples, which have `d2` twice, but not from the table.
pub(crate) fn disposition_call(
    agent: &Agent,
    settled: &Settled,
    call: &VendorCallId,
    (campaign, number): (&str, &str),
    disposition: &Disposition,
) -> Result<Post, Failure> {
    let level = |at: usize| disposition.path.get(at).map(String::as_str).unwrap_or_default();
    if disposition.path.len() > 3 {
        return Err(invalid("an outcome has three levels at most"));
    }
    if level(0).trim().is_empty() {
        return Err(invalid("an outcome needs its first level"));
    }
    let sales = disposition.sales.map(|sales| sales.to_string());
    let path = disposition.path.join("|");
    let value = |name: &str| match name {
        "agent" => Some(agent.name.as_str()),
        "campaign" => Some(campaign),
        "number" => Some(number),
        "guid" => Some(call.as_str()),
        "code" => Some(disposition.code.as_str()),
        "path" => Some(path.as_str()),
        "l1" => Some(level(0)),
        "l2" => Some(level(1)),
        "l3" => Some(level(2)),
        "sales" => sales.as_deref(),
        _ => None,
    };
    let callback =
        disposition.callback.as_ref().zip(settled.zone.as_ref()).zip(settled.callback_campaign.as_ref());
    let (schedule, dialer) = match callback {
        Some(((callback, zone), dialer)) => (map::local_time(callback.at, zone), dialer.clone()),
        None => Default::default(),
    };
    Ok(Post::new(
        "api/DispositionCall",
        Lane::Act,
        [
            ("campaign", campaign.to_owned()),
            ("agent", agent.name.clone()),
            ("callerid", number.to_owned()),
            ("guid", call.as_str().to_owned()),
            ("l1", level(0).to_owned()),
            ("l2", level(1).to_owned()),
            ("l3", level(2).to_owned()),
            ("d1", settled.d1.fill(value)),
            ("d2", settled.d2.fill(value)),
            ("comment", disposition.note.clone().unwrap_or_default()),
            ("schedule", schedule),
            ("camptoreschedule", dialer),
            ("tag", settled.tag.fill(value)),
        ],
    ))
}

/// A call for the vendor's dialler, as both services take it.
pub(crate) struct ForDialler {
    /// `YYYY-MM-DD HH:MM:SS`.
    pub(crate) calldate: Option<String>,
    pub(crate) campaign: String,
    pub(crate) destination: String,
    pub(crate) alternatives: Vec<String>,
    pub(crate) for_me: bool,
}

impl ForDialler {
    /// Source: "Add record to dialer".
    pub(crate) fn dialer_task(&self, agent: &Agent) -> Result<Post, Failure> {
        let call = DialerTask {
            calldate: self.calldate.clone(),
            campaign: self.campaign.clone(),
            destination: self.destination.clone(),
            alternatives: self.alternatives.join(":"),
            agent: self.wanted(agent)?,
            data: "",
            source: "",
            bulk: false,
            automatic: true,
        };
        Ok(Post::new("Dialers/DialerTask", Lane::Act, [("call", json(&call)?)]))
    }

    /// Source: seen in public code.
    pub(crate) fn schedule_dialer_call(&self, agent: &Agent) -> Result<Post, Failure> {
        let call = ScheduleDialerCall {
            calldate: self
                .calldate
                .clone()
                .ok_or_else(|| invalid("this instance wants a time for such a call"))?,
            campaign: self.campaign.clone(),
            destination: self.destination.clone(),
            alternatives: self.alternatives.join(":"),
            agentphone: self.wanted(agent)?,
            data: "",
        };
        Ok(Post::new("Dialers/ScheduleDialerCall", Lane::Act, [("callschedule", json(&call)?)]))
    }

    fn wanted(&self, agent: &Agent) -> Result<String, Failure> {
        if self.for_me { agent.extension() } else { Ok(String::new()) }
    }
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| invalid("this cannot be written as JSON").source(error))
}

/// Source: seen in public code: an empty `queue` asks for all campaigns.
pub(crate) fn campaign_status() -> Post {
    Post::new("Supervisor/campaignstatus", Lane::Look, [("queue", String::new())])
}

/// Source: seen in public code, with its field in the address of a POST.
pub(crate) fn queue_members(campaign: &str) -> Post {
    let post = Post::new("queues/getqueuemembersofqueue", Lane::Look, []);
    Post { query: vec![("queue", campaign.to_owned())], ..post }
}
