//! The tenant: a contact centre that does not exist, with people who do not exist either. Numbers are internal ones or from
//! the ranges kept free for fiction.

use serde_json::{Map, Value, json};

use super::settings::{CustomState, Network, Role, StartState, UserSettings};

/// A system agent state: `operationName`, `displayName`, `state`, `workMode`, `id`.
pub(crate) type SystemState = (&'static str, &'static str, &'static str, Option<&'static str>, &'static str);

/// In the order of the captured list.
pub(crate) const SYSTEM_STATES: [SystemState; 5] = [
    ("NotReady", "Not Ready", "NotReady", None, "900D55CC-2BB0-431F-8BF9-D3525B383BE6"),
    ("Offline", "Offline", "LoggedOut", None, "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB"),
    (
        "AfterCallWork",
        "AfterCallWork",
        "NotReady",
        Some("AfterCallWork"),
        "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF",
    ),
    ("Ready", "Ready", "Ready", None, "9430250E-0A1B-421F-B372-F29E69366DED"),
    ("AuxWork", "AuxWork", "NotReady", Some("AuxWork"), "2B36138D-C564-4562-A8CB-3C32D564F296"),
];

pub(crate) const VERSION: &str = "8.5.202.96";
pub(crate) const CONTACT_CENTER: &str = "6d740fd5-9d1c-4f3c-8d2e-0c5b6a7f8e91";
pub(crate) const VOICE_ENVIRONMENT: &str = "c7764c2b-5a0e-4b6d-9f13-2d8e7a6b5c40";

/// Features of every agent, then those supervisors have too, then administrators.
pub(crate) const FEATURES: [(Role, &str); 12] = [
    (Role::Agent, "api-voice"),
    (Role::Agent, "api-voice-outbound"),
    (Role::Agent, "api-ucs-voice"),
    (Role::Agent, "api-devices-webrtc"),
    (Role::Agent, "api-multimedia"),
    (Role::Agent, "api-multimedia-chat"),
    (Role::Agent, "api-multimedia-email"),
    (Role::Supervisor, "api-supervisor-monitoring"),
    (Role::Supervisor, "api-supervisor-agent-control"),
    (Role::Supervisor, "api-supervisor-recording"),
    (Role::Supervisor, "api-provisioning-read"),
    (Role::Admin, "api-provisioning-write"),
];

pub(crate) fn users() -> Vec<UserSettings> {
    let user = |number: u32, name: &str, first: &str, last: &str, device: &str, phone: &str| UserSettings {
        user_name: name.to_owned(),
        password: "secret".to_owned(),
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        id: format!("1e55a0c3b7d94f21a6c80d5e2f9b{number:04}"),
        device_id: device.to_owned(),
        phone_number: phone.to_owned(),
        network: Network::Private,
        role: Role::Agent,
        start: StartState::LoggedOut,
        without_features: Vec::new(),
    };
    vec![
        user(1, "agent1", "Ana", "Ejemplo", "631608b3-ceb1-472b-ba05-2ae39555b0d1", "15000"),
        user(2, "agent2", "Sam", "Sample", "27379f71-0f5a-42a1-b899-ea4456c6b337", "15010"),
        UserSettings {
            network: Network::Public,
            ..user(3, "agent3", "Luz", "Prueba", "8c1de7a4-36f2-4d9b-91c5-7b0e4f6a2d18", "15020")
        },
        UserSettings {
            role: Role::Supervisor,
            ..user(4, "supervisor1", "Nils", "Testmann", "b2f08d6e-91a7-4c35-8e4d-5f3a7c1b9e60", "15030")
        },
        UserSettings {
            role: Role::Admin,
            ..user(5, "admin1", "Ada", "Muster", "d41c9b7f-2e68-4a03-b5d9-6c8e0f1a3b72", "15040")
        },
    ]
}

pub(crate) fn custom_states() -> Vec<CustomState> {
    let state = |id: &str, operation: &str, label: &str, reason: &str| CustomState {
        id: id.to_owned(),
        operation_name: operation.to_owned(),
        display_name: label.to_owned(),
        reason: reason.to_owned(),
    };
    vec![
        state("6C1B0E52-7F3A-4D0E-9B64-0A5D2C8E71F3", "OutToLunch", "Out To Lunch", "Lunch"),
        state("A94D2E07-51C8-4B7F-8E19-63F0B7D5C2A4", "TeamMeeting", "Team Meeting", "Meeting"),
    ]
}

/// A group of dispositions, with its sub-groups.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) default: bool,
    pub(crate) groups: Vec<Group>,
    /// `id`, `name`, `displayName`.
    pub(crate) dispositions: Vec<(String, String, String)>,
}

impl Group {
    fn new(id: &str, name: &str, dispositions: &[(&str, &str)]) -> Self {
        let own = |(at, (name, label)): (usize, &(&str, &str))| {
            (format!("{id}-{}", at + 1), (*name).to_owned(), (*label).to_owned())
        };
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            default: false,
            groups: Vec::new(),
            dispositions: dispositions.iter().enumerate().map(own).collect(),
        }
    }
}

pub(crate) fn groups() -> Vec<Group> {
    let sales = Group::new(
        "1-5d20c7e4-01",
        "Sales",
        &[("Sale", "Sale"), ("Appointment", "Appointment booked"), ("NotInterested", "Not interested")],
    );
    let mut follow_up = Group::new(
        "1-5d20c7e4-02",
        "Follow-up",
        &[("Callback", "Call back"), ("Referred", "Referred to a colleague")],
    );
    follow_up.groups.push(Group::new(
        "1-5d20c7e4-03",
        "Not reached",
        &[("NoAnswer", "No answer"), ("Busy", "Engaged"), ("AnsweringMachine", "Answering machine")],
    ));
    let mut voice = Group::new(
        "1-5d20c7e4-00",
        "DispositionCode",
        &[("Resolved", "Resolved"), ("WrongNumber", "Wrong number")],
    );
    voice.default = true;
    voice.groups = vec![sales, follow_up];
    let email = Group::new(
        "1-bf8ed3e7-00",
        "Email Disposition Code",
        &[("Answered", "Answered"), ("Forwarded", "Forwarded")],
    );
    vec![voice, email]
}

/// `id`, `name`, `phoneNumber` of a queue or a custom contact.
pub(crate) const QUEUES: [(&str, &str, &str); 3] =
    [("q-9101", "Billing", "9101"), ("q-9102", "Moving Home", "9102"), ("q-9103", "Retentions", "9103")];

pub(crate) const CUSTOM_CONTACTS: [(&str, &str, &str); 2] =
    [("c-0001", "Example Bakery", "02079460127"), ("c-0002", "Night Line", "02079460140")];

/// Customers that call in a demonstration and that a lookup finds: last name, number.
pub(crate) const CUSTOMERS: [(&str, &str); 6] = [
    ("Ejemplo", "07700900123"),
    ("Sample", "07700900124"),
    ("Prueba", "07700900125"),
    ("Testmann", "07700900126"),
    ("Muestra", "07700900128"),
    ("Specimen", "07700900129"),
];

const CALLING_LIST: &str = "Winter List";

/// The `GSW_*` pairs of a record.
pub(crate) fn record(handle: u64, campaign: &str, application: &Value) -> Map<String, Value> {
    let at = usize::try_from(handle).unwrap_or_default() % CUSTOMERS.len();
    let (name, phone) = CUSTOMERS[at];
    let pairs = json!({
        "GSW_RECORD_HANDLE": handle,
        "GSW_PHONE": phone,
        "GSW_CALLING_LIST": CALLING_LIST,
        "GSW_CAMPAIGN_NAME": campaign,
        "GSW_APPLICATION_ID": application,
        "GSW_CALL_RESULT": 28,
        "LastName": name,
    });
    pairs.as_object().cloned().unwrap_or_default()
}
