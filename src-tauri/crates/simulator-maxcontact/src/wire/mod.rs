//! What goes over the wire, as a tree that knows nothing of XML or JSON, and the two writers.

mod campaign;
mod damage;
mod entities;
mod format;
mod json;
mod xml;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(super) use campaign::campaigns;
pub(super) use damage::damage;
pub(super) use entities::{acd_queues, call, calls, lead_phones, result_codes, users};
pub(super) use format::Format;

use super::settings::{CommandData, EnvelopeOrder, Nulls, WireSettings};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    Date(Timestamp),
    /// A member of an enumeration: its number, and the name that XML may show.
    Enum(i32, &'static str),
    Object(Object),
    List(List),
    /// Names that are data; only JSON can write it so.
    Map(Members),
}

/// Values by name, in order.
pub(super) type Members = Vec<(String, Node)>;

/// A data contract with its members. A name may come twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Object {
    pub(super) contract: &'static str,
    pub(super) members: Members,
}

/// An array; `item` is the contract of its elements.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    pub(super) item: &'static str,
    pub(super) items: Vec<Node>,
}

impl Node {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    /// An object with its members in the ordinal order of a data contract.
    pub(super) fn object<const N: usize>(contract: &'static str, members: [(&str, Self); N]) -> Self {
        let mut members: Vec<_> = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        Self::Object(Object { contract, members })
    }

    pub(super) fn list(item: &'static str, items: Vec<Self>) -> Self {
        Self::List(List { item, items })
    }
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Document {
    pub(super) root: String,
    /// The method, for the wrapped form of JSON; the token service has none.
    pub(super) method: Option<&'static str>,
    pub(super) members: Members,
}

impl Document {
    /// The envelope of all telephony methods.
    pub(super) fn envelope(
        wire: &WireSettings,
        method: &'static str,
        data: Option<Node>,
        code: i32,
        refused: Option<&str>,
    ) -> Self {
        let data = data.or(match wire.command_data {
            CommandData::Null => Some(Node::Null),
            CommandData::Absent => None,
            CommandData::True => Some(Node::Bool(true)),
        });
        let mut members = vec![
            ("ResponseCode".to_owned(), Node::Int(i64::from(code))),
            ("ResponseDetail".to_owned(), Node::text(refused.unwrap_or_default())),
        ];
        if let Some(data) = data {
            members.insert(0, ("Data".to_owned(), data));
        }
        let success = ("Success".to_owned(), Node::Bool(refused.is_none()));
        match wire.envelope_order {
            EnvelopeOrder::Ordinal => members.push(success),
            EnvelopeOrder::Listed => members.insert(0, success),
        }
        Self { root: wire.root_element.clone(), method: Some(method), members }
    }

    /// What the token service answers.
    pub(super) fn token(expiry: Option<(&str, Timestamp)>, token: Option<&str>) -> Self {
        let mut members = vec![("TokenKey".to_owned(), Node::maybe(token))];
        if let Some((name, ends)) = expiry {
            members.push((name.to_owned(), Node::Date(ends)));
        }
        members.sort_by(|one, other| one.0.cmp(&other.0));
        Self { root: "ApiToken".to_owned(), method: None, members }
    }

    /// Writes the answer in `format`.
    pub(super) fn write(&self, format: Format, style: &Style<'_>) -> Result<Vec<u8>, std::io::Error> {
        match format {
            Format::Xml => xml::write(self, style),
            Format::Json => Ok(json::write(self, style)),
        }
    }
}

/// How the writers write.
#[derive(Debug)]
pub(super) struct Style<'a> {
    pub(super) wire: &'a WireSettings,
    pub(super) zone: &'a TimeZone,
    pub(super) names: &'a Namespaces,
}

impl Style<'_> {
    /// Whether the member is left out because it has no value.
    fn leaves_out(&self, value: &Node) -> bool {
        self.wire.nulls == Nulls::Absent && *value == Node::Null
    }
}

/// Names that mean nothing to a reader and are therefore different for every seed.
#[derive(Debug)]
pub(super) struct Namespaces {
    root: String,
    data: String,
    prefix: String,
    clr: String,
}

impl Namespaces {
    pub(super) fn new(seed: u64) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed ^ 0x6e61_6d65_7370);
        let mut word = || {
            let mut word: String = std::iter::repeat_with(|| rng.lowercase()).take(7).collect();
            word[..1].make_ascii_uppercase();
            word
        };
        let (outer, inner) = (format!("{}.{}", word(), word()), format!("{}.{}", word(), word()));
        let prefixes = ["a", "b", "d2p1", "ns3", "q1"];
        Self {
            root: format!("http://schemas.datacontract.org/2004/07/{outer}"),
            data: format!("http://schemas.datacontract.org/2004/07/{inner}"),
            prefix: prefixes[rng.usize(0..prefixes.len())].to_owned(),
            clr: inner,
        }
    }
}
