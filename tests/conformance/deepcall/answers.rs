//! Every error DeepCall's documents print, in both spellings, beside what the agent is told of it.
//!
//! Sources: seed for agentProfile, docs: AG-5, EM-39, DI-32, GR-43, AD-16 for the other modules, which use the same codes
//! for other things, and docs: CR-26, OC-55, AD-16 for the codes they share.

use ringside_domain::VendorCallId;
use ringside_vendor::{Reply, Request, Vendor, VendorErrorKind as Kind};
use ringside_vendor_deepcall::DeepCall;

use super::bench::{account, adapter};
use crate::{
    stub::{Heard, Say, Stub},
    told::{Told, told},
};

/// The agent's state, as a request that meets the action.
const NUMBER: &str = "+919800000001";
const HIDDEN: &[&str] = &["agent-session", "account-token", "9800000001", "10000001"];

/// What is told; a row that is no failure tells nothing.
type Row = (&'static str, i64, &'static str, Option<Told>);

fn refused(words: &str) -> Option<Told> {
    Some(Told::new(Kind::Refused, format!("DeepCall refused: {words}")))
}

fn fault() -> Told {
    let sentence = "DeepCall’s server reported a fault of its own. It may have happened or not. Look at the call before you press again.";
    Told::new(Kind::ServerFault, sentence).maybe_done()
}

fn over() -> Option<Told> {
    let sentence = "Your sign-in at DeepCall ran out. What you saved is kept. Enter the password to go on.";
    Some(Told::new(Kind::SignedOut, sentence))
}

fn denied() -> Option<Told> {
    let sentence =
        "This account may not do that at DeepCall. Nothing was changed. Ask your supervisor for the right.";
    Some(Told::new(Kind::NotAllowed, sentence))
}

fn busy() -> Option<Told> {
    let sentence = "DeepCall asks for fewer requests just now. Nothing was done; try it again in a while.";
    Some(Told::new(Kind::RateLimited, sentence))
}

fn stranger() -> Option<Told> {
    let sentence = "DeepCall does not know this agent, or has not logged her in. Log in at DeepCall first, or check the agent’s id in the profile.";
    Some(Told::new(Kind::UnknownAgent, sentence))
}

fn number() -> Option<Told> {
    let sentence = "DeepCall does not accept this number. Nothing was changed. Check the digits.";
    Some(Told::new(Kind::BadNumber, sentence))
}

fn another_agents() -> Option<Told> {
    let sentence =
        "DeepCall did not accept this login and password. Nothing was changed. Check both and try again.";
    Some(Told::new(Kind::BadCredentials, sentence))
}

fn obliging(heard: &Heard) -> Say {
    Say::body(match heard.line.rsplit('/').next().expect("a path") {
        "agentOnBreak" => r#"{"status":"error","message":"On break is : 0","code":1502}"#,
        "checkAgentInWrapUp" => r#"{"status":"error","message":"Agent not in wrap time","code":1504}"#,
        _ => r#"{"status":"success"}"#,
    })
}

/// The request whose answer comes from this action.
fn request(action: &str) -> Request {
    match action {
        "agentProfile/agentOnBreak" | "agentProfile/checkAgentInWrapUp" | "agentProfile/setWebPingTime" => {
            Request::Snapshot
        }
        "agentProfile/tags" => Request::Notices,
        "agentDashboard/notesAdd" => Request::AddNote {
            call: Some(VendorCallId::new("1732095000.1234")),
            number: NUMBER.into(),
            text: "A note".into(),
        },
        "Agent/list" | "Employee/list" => Request::Colleagues,
        "Group/list" => Request::Queues,
        "Directory/search" => Request::Contact { number: NUMBER.into() },
        "Directory/update" => Request::SaveContact {
            number: NUMBER.into(),
            fields: vec![("name".into(), "A. Example".into())],
            new: false,
        },
        "overallCount/Ecounters" => Request::Counters,
        "CallReport/list" => Request::PastCalls { number: None },
        other => panic!("{other}"),
    }
}

/// The agent's own module, where two codes are states and one damaged beat keeps nobody from working.
const OF_THE_AGENT: &[(&str, i64, &str)] = &[
    ("agentProfile/agentOnBreak", 1502, "On break is : 0"),
    ("agentProfile/agentOnBreak", 1502, "On break is : undefined"),
    ("agentProfile/checkAgentInWrapUp", 1504, "Agent not in wrap time"),
    ("agentProfile/setWebPingTime", 1505, "Missing required parameters:mic_perm"),
    ("agentProfile/setWebPingTime", 1506, "Cannot update [ping_time] as it is of incompatible type"),
    ("Directory/search", 1012, "No data found"),
];

/// Codes of one module that say no and nothing else, in the vendor's words.
const OF_MODULES: &[(&str, &[(i64, &str)])] = &[
    ("Agent/list", PEOPLE),
    ("Agent/list", OF_AGENTS),
    ("Employee/list", PEOPLE),
    (
        "Directory/update",
        &[
            (1501, "Sticky agent error"),
            (1502, "Type is not valid"),
            (1503, "Account manager error"),
            (1504, "Failed to create directory"),
            (1505, "CLI does not exist"),
            (1506, "Group ID does not exist"),
            (1507, "agent not in the given group"),
            (1508, "expiry must be ≥ -1"),
            (1509, "expiry must be an integer"),
            (1510, "DNC error"),
        ],
    ),
    (
        "Group/list",
        &[(1501, "name missing"), (1502, "GroupId is required"), (1503, "Group not found or not authorized")],
    ),
];

const PEOPLE: &[(i64, &str)] = &[
    (1502, "Invalid filter value"),
    (1503, "Invalid role id"),
    (1504, "Invalid parent"),
    (1505, "Invalid group data"),
];

const OF_AGENTS: &[(i64, &str)] = &[
    (1506, "AgentId and parent could not be same"),
    (1507, "invalid AgentID"),
    (1508, "invalid status value"),
    (1509, "invalid agentId"),
    (1510, "invalid destination"),
    (1511, "working-time format"),
    (1512, "email exists"),
    (1513, "invalid type"),
    (1514, "invalid mobile"),
    (1515, "invalid name"),
    (1516, "invalid DID"),
    (1517, "agent id and login id must be equal"),
    (1518, "could not update"),
    (1519, "call password must be an 8-digit integer"),
    (1520, "only a single field may be updated"),
    (1521, "only valid fields"),
    (1522, "could not insert"),
    (1523, "agent information already added"),
    (1524, "invalid action"),
    (1525, "invalid target agent id"),
    (1526, "invalid id"),
    (1527, "invalid type"),
    (1528, "invalid favourite data"),
    (1529, "invalid domain"),
    (1530, "invalid agent timing"),
];

/// Codes all modules share.
fn shared() -> [(i64, &'static str, Option<Told>); 15] {
    [
        (1000, "Invalid parameter(s)", refused("Invalid parameter(s)")),
        (1001, "Invalid data type", refused("Invalid data type")),
        (1002, "UserId not provided", refused("UserId not provided")),
        (1003, "AgentId does not exist", stranger()),
        (1004, "File not found", refused("File not found")),
        (1005, "Invalid contact number", number()),
        (1009, "Something went wrong", Some(fault().passing())),
        (1010, "Error in DB connect", Some(fault().passing())),
        (1014, "Invalid token", over()),
        (1015, "Permission denied", denied()),
        (1020, "Token not found", over()),
        (1032, "Internal server error", Some(fault().passing())),
        (1039, "User account suspended", denied()),
        (1043, "Agent is not logged in", stranger()),
        (1047, "Invalid Request Data / empty body", refused("Invalid Request Data / empty body")),
    ]
}

/// Module and action, code, sentence, what is told.
fn rows() -> Vec<Row> {
    let ping = "Cannot update [ping_time] as it is of incompatible type";
    let mut rows: Vec<Row> = vec![
        ("agentProfile/agentOnBreak", 1501, "Agent id not match", another_agents()),
        ("agentProfile/checkAgentInWrapUp", 1501, "Agent id not match", another_agents()),
        ("agentProfile/setWebPingTime", 1501, "Agent id not match", another_agents()),
        ("agentProfile/setWebPingTime", 1503, "SSID not valid for setWebPingTime", over()),
        // Where nobody could mean the beat by it.
        ("agentProfile/tags", 1506, ping, Some(fault())),
        ("agentDashboard/notesAdd", 1501, "Agent dashboard error", Some(fault())),
        ("Agent/list", 1501, "Data already in processing", busy()),
        ("Employee/list", 1501, "Data already in processing", busy()),
    ];
    rows.extend(OF_THE_AGENT.iter().map(|(action, code, words)| (*action, *code, *words, None)));
    for (action, codes) in OF_MODULES {
        rows.extend(codes.iter().map(|(code, words)| (*action, *code, *words, refused(words))));
    }
    for action in [
        "agentDashboard/notesAdd",
        "Directory/update",
        "CallReport/list",
        "overallCount/Ecounters",
        "agentProfile/agentOnBreak",
        "Employee/list",
    ] {
        rows.extend(shared().map(|(code, words, told)| (action, code, words, told)));
    }
    rows
}

/// The two spellings of an error, as recorded and as in the parameter table.
fn spellings(code: i64, sentence: &str) -> [String; 2] {
    [
        format!(r#"{{"status":"error","message":"{sentence}","code":{code}}}"#),
        format!(r#"{{"status":"error","errCode":{code},"errMessage":"{sentence}"}}"#),
    ]
}

/// The adapter without the layers that would ask again after a pause: what is told is the same.
fn bare(base_url: &str, action: &str) -> DeepCall {
    let options = if action.starts_with("Employee") { "people_source = 'employee'" } else { "" };
    DeepCall::new(account(base_url, options)).expect("an account")
}

async fn check(rows: &[Row], spelling: usize) {
    for (action, code, words, expected) in rows {
        let (path, body) = (format!("/api/v2/{action}"), spellings(*code, words)[spelling].clone());
        let row = format!("{action} {body}");
        let script = move |heard: &Heard| {
            if heard.line.ends_with(&path) { Say::body(&*body) } else { obliging(heard) }
        };
        let stub = Stub::start(script).await;
        let result = bare(&stub.base_url, action).execute(request(action)).await;
        let error = result.err();
        assert_eq!(error.as_ref().map(|error| told(error, "DeepCall", HIDDEN)), *expected, "{row}");
        if let Some(error) = error {
            assert_eq!(error.vendor_code.as_deref(), Some(&*code.to_string()), "{row}");
        }
        assert!(stub.count(action) >= 1, "{row}");
    }
}

#[tokio::test]
async fn every_documented_error_is_told_to_the_agent_as_recorded() {
    check(&rows(), 0).await;
}

#[tokio::test]
async fn every_documented_error_is_told_to_the_agent_as_the_parameter_table_has_it() {
    check(&rows(), 1).await;
}

#[tokio::test]
async fn an_agent_neither_on_break_nor_in_wrap_up_is_in_no_state_anyone_tells() {
    let stub = Stub::start(obliging).await;
    let vendor = adapter(account(&stub.base_url, ""));
    let Ok(Reply::Snapshot(snapshot)) = vendor.execute(Request::Snapshot).await else {
        panic!("no snapshot")
    };
    assert_eq!((snapshot.agent, snapshot.wrap_up_ends), (None, None));
}
