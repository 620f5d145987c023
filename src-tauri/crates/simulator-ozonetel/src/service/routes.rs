//! The paths, spelled as the vendor or its users spell them, and what each asks for.

use super::ask::{Ask, Reads};
use super::{Served, agents, calls, campaigns, disposition, older, records, session, subscriptions};
use crate::handle::Core;

/// Whether a call changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Acts {
    Never,
    Always,
    /// Not with the action `get`.
    UnlessGet,
}

/// One path.
#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) path: &'static str,
    pub(super) verbs: &'static [&'static str],
    /// The name for faults, counters and the ledger.
    pub(super) name: &'static str,
    pub(super) reads: Reads,
    acts: Acts,
    pub(super) serve: fn(&mut Core, &Ask) -> Served,
}

impl Endpoint {
    /// Whether this request changes anything.
    pub(super) fn acts(&self, ask: &Ask) -> bool {
        match self.acts {
            Acts::Never => false,
            Acts::Always => true,
            Acts::UnlessGet => !ask.text("action").eq_ignore_ascii_case("get"),
        }
    }
}

type Serve = fn(&mut Core, &Ask) -> Served;

const fn json(
    verbs: &'static [&'static str],
    path: &'static str,
    name: &'static str,
    acts: Acts,
    serve: Serve,
) -> Endpoint {
    Endpoint { path, verbs, name, reads: Reads::Json, acts, serve }
}

const fn form(
    verbs: &'static [&'static str],
    path: &'static str,
    name: &'static str,
    acts: Acts,
    serve: Serve,
) -> Endpoint {
    Endpoint { path, verbs, name, reads: Reads::Form, acts, serve }
}

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const PUT: &[&str] = &["PUT"];

static ENDPOINTS: [Endpoint; 24] = [
    json(POST, "/ca_apis/DispositionAPIV2", "dispositionapiv2", Acts::UnlessGet, disposition::serve),
    json(POST, "/ca_apis/CAToken/generateToken", "generatetoken", Acts::Always, session::generate_token),
    form(
        POST,
        "/CAServices/AgentAuthenticationV2/index.php",
        "agentauthenticationv2",
        Acts::Always,
        session::authenticate,
    ),
    json(POST, "/ca_apis/changeAgentState", "changeagentstate", Acts::Always, session::change_state),
    json(POST, "/ca_apis/AgentManualDial", "agentmanualdial", Acts::Always, calls::agent_dial),
    json(POST, "/ca_apis/PhoneManualDial", "phonemanualdial", Acts::Always, calls::phone_dial),
    json(POST, "/ca_apis/CallControl_V4", "callcontrol_v4", Acts::Always, calls::control),
    form(GET, "/CAServices/Call/Record.php", "record", Acts::Always, calls::record),
    json(POST, "/ca_apis/agentDetails", "agentdetails", Acts::Never, agents::details),
    form(
        GET,
        "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/getAgentLogins",
        "getagentlogins",
        Acts::Never,
        agents::logins,
    ),
    json(&["POST", "GET"], "/ca_reports/summaryReport", "summaryreport", Acts::Never, agents::summary),
    json(GET, "/ca_apis/campaignStatus", "campaignstatus", Acts::Never, campaigns::status),
    json(PUT, "/ca_apis/setCampaignStatus", "setcampaignstatus", Acts::Always, campaigns::set_status),
    json(POST, "/ca_apis/AddCampaignData", "addcampaigndata", Acts::Always, campaigns::add_lead),
    json(GET, "/ca_apis/abandonCalls", "abandoncalls", Acts::Never, records::abandoned),
    json(GET, "/ca_reports/fetchCDRDetails", "fetchcdrdetails", Acts::Never, records::of_a_day),
    json(GET, "/ca_reports/fetchCdrByUCID", "fetchcdrbyucid", Acts::Never, records::of_a_call),
    json(GET, "/ca_reports/fetchCdrByPagination", "fetchcdrbypagination", Acts::Never, records::paged),
    form(
        GET,
        "/CAServices/Disposition/DispositionAPI.php",
        "dispositionapi.php",
        Acts::UnlessGet,
        older::list,
    ),
    form(
        GET,
        "/CAServices/Disposition/DispositionAPIV2.php",
        "dispositionapiv2.php",
        Acts::UnlessGet,
        older::second,
    ),
    form(
        GET,
        "/CAServices/Disposition/DispositionAPIV3.php",
        "dispositionapiv3.php",
        Acts::UnlessGet,
        older::third,
    ),
    json(POST, "/events/subscribe", "subscribe", Acts::Always, subscriptions::subscribe),
    json(POST, "/events/un-subscribe", "un-subscribe", Acts::Always, subscriptions::unsubscribe),
    form(GET, "/events/subscriptions/list", "list", Acts::Never, subscriptions::list),
];

/// Returns the call a path leads to.
pub(super) fn find(path: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.path == path)
}

/// Whether a path that leads nowhere is only written in another case.
pub(super) fn is_near_miss(path: &str) -> bool {
    ENDPOINTS.iter().any(|endpoint| endpoint.path.eq_ignore_ascii_case(path))
}
