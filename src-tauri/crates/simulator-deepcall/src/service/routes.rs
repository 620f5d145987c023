//! The paths, as the vendor prints them.

use super::{Served, agents, click, dashboard, directory, groups, profile, reports};
use crate::errors::Module;
use crate::wire::Node;

/// Where the modules begin.
pub(super) const BASE: &str = "/api/v2/";

pub(super) type Serve = fn(&mut Served<'_>) -> Result<Node, u16>;

/// One action of the vendor's API.
pub(super) struct Route {
    /// The whole path.
    path: &'static str,
    /// What faults, counters and the ledger call it: the action in lower case, with its module where that is not enough.
    pub(super) name: &'static str,
    pub(super) module: Module,
    /// Whether it changes anything.
    pub(super) acts: bool,
    /// The permission it takes.
    pub(super) needs: Option<&'static str>,
    pub(super) serve: Serve,
}

const fn read(path: &'static str, name: &'static str, module: Module, serve: Serve) -> Route {
    Route { path, name, module, acts: false, needs: None, serve }
}

const fn act(path: &'static str, name: &'static str, module: Module, serve: Serve) -> Route {
    Route { path, name, module, acts: true, needs: None, serve }
}

impl Route {
    const fn needs(mut self, permission: &'static str) -> Self {
        self.needs = Some(permission);
        self
    }
}

const VIEW: &str = "VIEW_AGENTS";
const ADD: &str = "ADD_EMPLOYEE";
const EDIT: &str = "EDIT_EMPLOYEES";
const CALLS: &str = "LIST_CALL_LOG";

const ROUTES: [Route; 39] = [
    read("/api/v2/agentProfile/agentOnBreak", "agentonbreak", Module::AgentProfile, profile::on_break),
    act("/api/v2/agentProfile/setWebPingTime", PING, Module::AgentProfile, profile::ping),
    read(
        "/api/v2/agentProfile/checkAgentInWrapUp",
        "checkagentinwrapup",
        Module::AgentProfile,
        profile::wrap_up,
    ),
    read("/api/v2/agentProfile/tags", "tags", Module::AgentProfile, profile::tags),
    read("/api/v2/agentDashboard/counters", "counters", Module::AgentDashboard, dashboard::counters),
    read(
        "/api/v2/agentDashboard/recentCalls",
        "recentcalls",
        Module::AgentDashboard,
        dashboard::recent_calls,
    ),
    read(
        "/api/v2/agentDashboard/contactInfo",
        "contactinfo",
        Module::AgentDashboard,
        dashboard::contact_info,
    ),
    act("/api/v2/agentDashboard/notesAdd", "notesadd", Module::AgentDashboard, dashboard::notes_add),
    read("/api/v2/Agent/list", "agent/list", Module::Agent, agents::list).needs(VIEW),
    read("/api/v2/Agent/live", "live", Module::Agent, agents::live).needs(VIEW),
    read("/api/v2/Agent/timeLine", "timeline", Module::Agent, agents::time_line).needs(VIEW),
    act("/api/v2/Agent/create", "agent/create", Module::Agent, agents::create).needs(ADD),
    act(
        "/api/v2/Agent/updateAgentGroupMapping",
        "updateagentgroupmapping",
        Module::Agent,
        agents::map_to_groups,
    )
    .needs(EDIT),
    act("/api/v2/Agent/setCad", "setcad", Module::Agent, agents::set_cad).needs(EDIT),
    act("/api/v2/Agent/unsetCad", "unsetcad", Module::Agent, agents::unset_cad).needs(EDIT),
    read("/api/v2/Employee/list", "employee/list", Module::Employee, agents::list).needs(VIEW),
    read("/api/v2/Employee/profile", "profile", Module::Employee, agents::profile).needs(VIEW),
    act("/api/v2/Employee/create", "employee/create", Module::Employee, agents::create).needs(ADD),
    act("/api/v2/Employee/update", "employee/update", Module::Employee, agents::update).needs(EDIT),
    read("/api/v2/Group/list", "group/list", Module::Group, groups::list),
    act("/api/v2/Group/add", "group/add", Module::Group, groups::add),
    act("/api/v2/Group/update", "group/update", Module::Group, groups::update),
    act("/api/v2/Group/submitAssignGroupToAgent", "submitassigngrouptoagent", Module::Group, groups::assign),
    act("/api/v2/Directory/create", "directory/create", Module::Directory, directory::create),
    act("/api/v2/Directory/update", "directory/update", Module::Directory, directory::update),
    read("/api/v2/Directory/search", "search", Module::Directory, directory::search),
    read("/api/v2/Directory/getInfo", "getinfo", Module::Directory, directory::get_info),
    act("/api/v2/Directory/Blacklist", "blacklist", Module::Directory, directory::blacklist),
    read("/api/v2/CallReport/list", "callreport/list", Module::CallReport, reports::list).needs(CALLS),
    read("/api/v2/CallReport/reportCount", "reportcount", Module::CallReport, reports::count).needs(CALLS),
    read("/api/v2/CallReport/detail", "detail", Module::CallReport, reports::detail).needs(CALLS),
    read("/api/v2/CallReport/masklist", "masklist", Module::CallReport, reports::masked_list).needs(CALLS),
    act("/api/v2/CallReport/exportCsvBulk", "exportcsvbulk", Module::CallReport, reports::export)
        .needs(CALLS),
    act("/api/v2/CallReport/exportCsv", "exportcsv", Module::CallReport, reports::export).needs(CALLS),
    act("/api/v2/CallReport/changeTitle", "changetitle", Module::CallReport, reports::change_title)
        .needs(CALLS),
    read("/api/v2/CallReport/downloadPdf", "downloadpdf", Module::CallReport, reports::pdf).needs(CALLS),
    read("/api/v2/overallCount/Ecounters", "ecounters", Module::OverallCount, reports::counters),
    act("/v2/clickToCall/para", CLICK, Module::ClickToCall, click::version_2),
    act("/api/v3/clickToCall/para", CLICK, Module::ClickToCall, click::version_3),
];

pub(super) const PING: &str = "setwebpingtime";
const CLICK: &str = "clicktocall";

/// Returns the action a path leads to; letter case and one slash at the end do not matter.
pub(super) fn find(path: &str, ping_action: &str) -> Option<&'static Route> {
    let path = path.strip_suffix('/').unwrap_or(path);
    ROUTES.iter().find(|route| {
        if route.name == PING {
            let rest = route.path.rsplit_once('/').map_or(route.path, |(module, _)| module);
            path.eq_ignore_ascii_case(&format!("{rest}/{ping_action}"))
        } else {
            path.eq_ignore_ascii_case(route.path)
        }
    })
}

/// Returns what follows the address of recordings.
pub(super) fn recording(path: &str) -> Option<&str> {
    const RECORDINGS: &str = "recording/directstream/";
    let (base, rest) = path.split_at_checked(BASE.len() + RECORDINGS.len())?;
    base.eq_ignore_ascii_case(&format!("{BASE}{RECORDINGS}")).then_some(rest)
}
