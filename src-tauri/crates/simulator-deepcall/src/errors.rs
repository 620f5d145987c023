//! The vendor's error codes. Those above 1500 mean something else in each module.

/// A module of the vendor's API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Module {
    AgentProfile,
    AgentDashboard,
    Agent,
    Employee,
    Group,
    Directory,
    CallReport,
    OverallCount,
    ClickToCall,
}

pub(crate) const INVALID_PARAMETERS: u16 = 1000;
pub(crate) const INVALID_DATA_TYPE: u16 = 1001;
pub(crate) const NO_USER_ID: u16 = 1002;
pub(crate) const NO_SUCH_AGENT: u16 = 1003;
pub(crate) const INVALID_CONTACT: u16 = 1005;
pub(crate) const NO_DATA: u16 = 1012;
pub(crate) const INVALID_TOKEN: u16 = 1014;
pub(crate) const PERMISSION_DENIED: u16 = 1015;
pub(crate) const NO_TOKEN: u16 = 1020;
pub(crate) const NOT_LOGGED_IN: u16 = 1043;
pub(crate) const NO_BODY: u16 = 1047;

/// Returns the vendor's sentence for `code` in `module`; the shared one where a code is unknown there.
pub(crate) fn message(module: Module, code: u16) -> &'static str {
    let own = match module {
        Module::AgentProfile => agent_profile(code),
        Module::AgentDashboard => (code == 1501).then_some("Agent dashboard error"),
        Module::Agent | Module::Employee => agent(code),
        Module::Group => group(code),
        Module::Directory => directory(code),
        Module::CallReport | Module::OverallCount | Module::ClickToCall => None,
    };
    own.unwrap_or_else(|| shared(code))
}

/// Whether `code` says that the credentials are not good (any more).
pub(crate) fn is_about_credentials(module: Module, code: u16) -> bool {
    matches!(code, INVALID_TOKEN | NO_TOKEN) || (module == Module::AgentProfile && code == 1503)
}

/// Whether `code` is a fault of the server.
pub(crate) fn is_server_fault(code: u16) -> bool {
    matches!(code, 1009 | 1010 | 1032)
}

fn shared(code: u16) -> &'static str {
    match code {
        1000 => "Invalid parameter(s)",
        1001 => "Invalid data type",
        1002 => "UserId not provided",
        1003 => "AgentId does not exist",
        1004 => "File not found",
        1005 => "Invalid contact number",
        1010 => "Error in DB connect",
        1012 => "No data found",
        1014 => "Invalid token",
        1015 => "Permission denied",
        1020 => "Token not found",
        1032 => "Internal server error",
        1039 => "User account suspended",
        1043 => "Agent is not logged in",
        1047 => "Invalid Request Data / empty body",
        _ => "Something went wrong",
    }
}

fn agent_profile(code: u16) -> Option<&'static str> {
    Some(match code {
        1501 => "Agent id not match",
        1502 => "On break is : 0",
        1503 => "SSID not valid for setWebPingTime",
        1504 => "Agent not in wrap time",
        1505 => "Missing required parameters:mic_perm",
        1506 => "Cannot update [ping_time] as it is of incompatible type",
        _ => return None,
    })
}

fn agent(code: u16) -> Option<&'static str> {
    Some(match code {
        1501 => "Data already in processing",
        1502 => "Invalid filter value",
        1503 => "Invalid role id",
        1504 => "Invalid parent",
        1505 => "Invalid group data",
        1506 => "AgentId and parent could not be same",
        1507 => "Invalid AgentID",
        1508 => "Invalid status value",
        1509 => "Invalid agentId",
        1510 => "Invalid destination",
        1511 => "Working-time format",
        1512 => "Email exists",
        1513 | 1527 => "Invalid type",
        1514 => "Invalid mobile",
        1515 => "Invalid name",
        1516 => "Invalid DID",
        1517 => "Agent id and login id must be equal",
        1518 => "Could not update",
        1519 => "Call password must be an 8-digit integer",
        1520 => "Only a single field may be updated",
        1521 => "Only valid fields",
        1522 => "Could not insert",
        1523 => "Agent information already added",
        1524 => "Invalid action",
        1525 => "Invalid target agent id",
        1526 => "Invalid id",
        1528 => "Invalid favourite data",
        1529 => "Invalid domain",
        1530 => "Invalid agent timing",
        _ => return None,
    })
}

fn group(code: u16) -> Option<&'static str> {
    Some(match code {
        1501 => "Name missing",
        1502 => "GroupId is required",
        1503 => "Group not found or not authorized",
        _ => return None,
    })
}

fn directory(code: u16) -> Option<&'static str> {
    Some(match code {
        1501 => "Sticky agent error",
        1502 => "Type is not valid",
        1503 => "Account manager error",
        1504 => "Failed to create directory",
        1505 => "CLI does not exist",
        1506 => "Group ID does not exist",
        1507 => "Agent not in the given group",
        1508 => "Expiry must be ≥ -1",
        1509 => "Expiry must be an integer",
        1510 => "DNC error",
        _ => return None,
    })
}
