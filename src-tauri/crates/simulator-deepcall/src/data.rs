//! The people and numbers of the simulated account. None of them exists.

use crate::settings::{AgentSettings, GroupSettings};

/// A break the account knows.
pub(crate) struct BreakKind {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
}

/// The breaks an agent can take in the vendor's panel.
pub(crate) const BREAKS: [BreakKind; 4] = [
    BreakKind { id: "1", name: "Tea" },
    BreakKind { id: "2", name: "Lunch" },
    BreakKind { id: "3", name: "Training" },
    BreakKind { id: "4", name: "Meeting" },
];

/// The line customers call.
pub(crate) const DID: &str = "917500000000";

/// Someone in the directory.
pub(crate) struct Person {
    pub(crate) number: &'static str,
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    pub(crate) company: &'static str,
}

/// The directory at the start.
pub(crate) const PEOPLE: [Person; 5] = [
    Person { number: "919800000001", name: "A. Example", email: "a@example.com", company: "Example Ltd" },
    Person {
        number: "919800000002",
        name: "Noor Sample",
        email: "noor@example.com",
        company: "Sample Stores",
    },
    Person {
        number: "919800000003",
        name: "Tomas Muestra",
        email: "tomas@example.net",
        company: "Muestra SA",
    },
    Person {
        number: "919800000004",
        name: "Ines Exemplo",
        email: "ines@example.org",
        company: "Exemplo Lda",
    },
    Person { number: "919800000005", name: "Jo Placeholder", email: "jo@example.com", company: "" },
];

/// The agents at the start.
pub(crate) fn agents() -> Vec<AgentSettings> {
    let agent = |id: &str, name: &str, number: &str, logged_in| AgentSettings {
        id: id.to_owned(),
        name: name.to_owned(),
        number: number.to_owned(),
        ssid: format!("agent-session-{id}"),
        logged_in,
    };
    vec![
        agent("13", "Ana Ejemplo", "919800000013", true),
        agent("14", "Sam Sample", "919800000014", true),
        agent("15", "Luz Prueba", "919800000015", true),
        agent("16", "Nils Testmann", "919800000016", false),
    ]
}

/// The groups at the start.
pub(crate) fn groups() -> Vec<GroupSettings> {
    let group = |id, name: &str, agents: &[&str]| GroupSettings {
        id,
        name: name.to_owned(),
        agents: agents.iter().map(|&id| id.to_owned()).collect(),
    };
    vec![
        group(28, "Sales", &["13", "14"]),
        group(29, "Support", &["13", "15"]),
        group(30, "Night line", &["16"]),
    ]
}
