//! The tenant: the contact centre of an energy company that does not exist, with people who do not exist either. All
//! numbers are from the ranges Ofcom keeps free for drama.

use super::settings::{StartState, UserSettings};

/// One campaign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Campaign {
    pub(super) id: i32,
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) caller_id: &'static str,
    pub(super) active: bool,
    pub(super) kind: i32,
    pub(super) records: i32,
}

pub(super) const CAMPAIGNS: [Campaign; 5] = [
    Campaign {
        id: 1,
        name: "Winter Tariff",
        description: "Fixed tariff offers to customers on the standard rate",
        caller_id: "02079460100",
        active: true,
        kind: 1,
        records: 4_820,
    },
    Campaign {
        id: 2,
        name: "Solar & Storage",
        description: "Appointments for roof surveys",
        caller_id: "02079460110",
        active: true,
        kind: 1,
        records: 1_260,
    },
    Campaign {
        id: 3,
        name: "Customer Care",
        description: "Inbound questions about bills, meters and moves",
        caller_id: "02079460120",
        active: true,
        kind: 2,
        records: 0,
    },
    Campaign {
        id: 4,
        name: "Welcome Calls",
        description: "First call after a switch",
        caller_id: "02079460130",
        active: true,
        kind: 3,
        records: 312,
    },
    Campaign {
        id: 5,
        name: "Summer Boiler Check (closed)",
        description: "Kept for its records",
        caller_id: "02079460140",
        active: false,
        kind: 1,
        records: 9_977,
    },
];

/// One skill queue: id, name, active.
pub(super) const QUEUES: [(i32, &str, bool); 5] = [
    (11, "Billing", true),
    (12, "Moving Home", true),
    (13, "Meter Readings", true),
    (14, "Retentions", true),
    (15, "Night Line", false),
];

/// One result code.
#[derive(Debug, Clone, Copy)]
pub(super) struct ResultCode {
    pub(super) id: i32,
    pub(super) code: &'static str,
    pub(super) description: &'static str,
    pub(super) flags: &'static [Flag],
    pub(super) sales: i32,
}

/// What a result code means to the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Viewable,
    CallAgain,
    Callback,
    Success,
    System,
    Transfer,
}

impl ResultCode {
    pub(super) fn is(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    const fn new(id: i32, code: &'static str, description: &'static str, flags: &'static [Flag]) -> Self {
        Self { id, code, description, flags, sales: 0 }
    }

    const fn selling(self, sales: i32) -> Self {
        Self { sales, ..self }
    }
}

use Flag::{CallAgain, Callback, Success, System, Transfer, Viewable};

pub(super) const RESULT_CODES: [ResultCode; 23] = [
    ResultCode::new(101, "SALE", "Sale", &[Viewable, Success]).selling(1),
    ResultCode::new(102, "DUAL", "Sale, gas and electricity", &[Viewable, Success]).selling(2),
    ResultCode::new(103, "APPT", "Survey booked", &[Viewable, Success]).selling(1),
    ResultCode::new(104, "CALLBACK", "Call back", &[Viewable, CallAgain, Callback]),
    ResultCode::new(105, "NOTINT", "Not interested", &[Viewable]),
    ResultCode::new(106, "NOANS", "No answer", &[Viewable, CallAgain]),
    ResultCode::new(107, "BUSY", "Engaged", &[Viewable, CallAgain]),
    ResultCode::new(108, "VMAIL", "Voicemail", &[Viewable, CallAgain]),
    ResultCode::new(109, "WRONG", "Wrong number", &[Viewable]),
    ResultCode::new(110, "DNC", "Do not call again", &[Viewable]),
    ResultCode::new(111, "MOVED", "Moved away", &[Viewable]),
    ResultCode::new(112, "QUERY", "Question answered", &[Viewable]),
    ResultCode::new(113, "COMPL", "Complaint taken", &[Viewable]),
    ResultCode::new(114, "HKT", "Hot-key transfer", &[Viewable, Success, Transfer]),
    ResultCode::new(150, "AUDIT", "Set aside by quality", &[]),
    ResultCode::new(201, "AMD", "Answering machine detected", &[System, CallAgain]),
    ResultCode::new(202, "DROPPED", "Dropped by the dialler", &[System, CallAgain]),
    ResultCode::new(203, "BRIDGE", "Bridged, external part", &[System, Transfer]),
    ResultCode::new(204, "BRIDGE_WARM", "Bridged, all three parties", &[System, Transfer]),
    ResultCode::new(205, "HKT_BRIDGE", "Hot-key bridge, external part", &[System, Transfer]),
    ResultCode::new(206, "HKT_WARM", "Hot-key bridge, all three parties", &[System, Transfer]),
    ResultCode::new(207, "CANCEL", "Transfer ended early", &[System, Transfer]),
    ResultCode::new(208, "HKT_CANCEL", "Hot-key transfer ended early", &[System, Transfer]),
];

/// A person or company on a list: title, surname (`None` for a company, whose name is in the first), phones as kind and
/// number.
type LeadRow = (&'static str, Option<&'static str>, &'static [(&'static str, &'static str)]);

/// Leads from [`FIRST_LEAD`] on, oldest first. The number of the fourth is also the second of the last, which is newer.
pub(super) const LEADS: [LeadRow; 16] = [
    ("Ms", Some("Ejemplo"), &[("Mobile", "07700900123"), ("Home", "02079460123")]),
    ("Mr", Some("Sample"), &[("Mobile", "07700900124")]),
    ("Dr", Some("Prueba"), &[("Mobile", "07700900125"), ("Work", "02079460125")]),
    ("Mr", Some("Testmann"), &[("Home", "02079460126")]),
    ("Example Bakery", None, &[("Work", "02079460127"), ("Mobile", "07700900127")]),
    ("Mrs", Some("Muestra"), &[("Mobile", "07700900128")]),
    ("Mx", Some("Specimen"), &[("Mobile", "07700900129"), ("Home", "02079460129")]),
    ("Mr", Some("Beispiel"), &[("Mobile", "07700900130")]),
    (
        "Ms",
        Some("Placeholder"),
        &[("Mobile", "07700900131"), ("Home", "02079460131"), ("Work", "02079460132")],
    ),
    ("Mr", Some("O'Fiction & Sons"), &[("Work", "02079460133")]),
    ("Sra", Some("Ficción"), &[("Mobile", "07700900134")]),
    ("Mr", Some("Nemo"), &[("Mobile", "07700900135")]),
    ("Ms", Some("Anyone"), &[("Mobile", "07700900136")]),
    ("Invented Garage Ltd", None, &[("Work", "02079460137")]),
    ("Mrs", Some("Modelo"), &[("Mobile", "07700900138")]),
    ("Ms", Some("Testmann"), &[("Mobile", "07700900139"), ("Home", "02079460126")]),
];

pub(super) const FIRST_LEAD: i64 = 778_899;
pub(super) const FIRST_LEAD_PHONE: i64 = 555_001;

pub(super) fn users() -> Vec<UserSettings> {
    let user = |id, name: &str, state| UserSettings { id, name: name.to_owned(), state, campaign: 1 };
    vec![
        user(42, "Ana Ejemplo", StartState::NotReady),
        user(43, "Sam Sample", StartState::NotReady),
        user(44, "Luz Prueba", StartState::NotReady),
        user(45, "Nils Testmann", StartState::LoggedOut),
    ]
}
