//! XML as WCF's `DataContractSerializer` writes it: a default namespace for the envelope, another with a prefix for what
//! is in `Data`, `i:type` and `i:nil`.

use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::{Document, Node, Style};
use crate::settings::XmlDates;

const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

pub(super) fn write(document: &Document, style: &Style<'_>) -> io::Result<Vec<u8>> {
    let mut out = Output { xml: Writer::new(Vec::new()), style };
    let mut root = BytesStart::new(document.root.as_str());
    root.push_attribute(("xmlns", style.names.root.as_str()));
    root.push_attribute(("xmlns:i", INSTANCE));
    out.xml.write_event(Event::Start(root))?;
    for (name, value) in document.members.iter().filter(|(_, value)| !style.leaves_out(value)) {
        out.member(name, value, false)?;
    }
    out.xml.write_event(Event::End(BytesEnd::new(document.root.as_str())))?;
    Ok(out.xml.into_inner())
}

struct Output<'a> {
    xml: Writer<Vec<u8>>,
    style: &'a Style<'a>,
}

impl Output<'_> {
    /// Writes one element; `inside` tells whether it belongs to `Data`.
    fn member(&mut self, name: &str, value: &Node, inside: bool) -> io::Result<()> {
        let prefix = &self.style.names.prefix;
        let name = if inside { format!("{prefix}:{name}") } else { name.to_owned() };
        let mut start = BytesStart::new(name.as_str());
        if name == "Data" {
            self.declare(&mut start, value);
        }
        match value {
            Node::Null => {
                start.push_attribute(("i:nil", "true"));
                return self.xml.write_event(Event::Empty(start));
            }
            Node::Object(object) => {
                self.xml.write_event(Event::Start(start))?;
                for (name, value) in &object.members {
                    if !self.style.leaves_out(value) {
                        self.member(name, value, true)?;
                    }
                }
            }
            Node::List(list) if list.items.is_empty() => return self.xml.write_event(Event::Empty(start)),
            Node::List(list) => {
                self.xml.write_event(Event::Start(start))?;
                for item in &list.items {
                    self.member(list.item, item, true)?;
                }
            }
            Node::Map(members) => {
                self.xml.write_event(Event::Start(start))?;
                for (key, value) in members {
                    let pair = Node::object("", [("Key", Node::text(key)), ("Value", value.clone())]);
                    self.member("KeyValueOfintCampaign", &pair, true)?;
                }
            }
            scalar => {
                let text = self.scalar(scalar);
                if text.is_empty() {
                    return self.xml.write_event(Event::Empty(start));
                }
                self.xml.write_event(Event::Start(start))?;
                self.xml.write_event(Event::Text(BytesText::new(&text)))?;
            }
        }
        self.xml.write_event(Event::End(BytesEnd::new(name.as_str())))
    }

    /// `Data` can be anything, so it says what it is.
    fn declare(&self, start: &mut BytesStart<'_>, value: &Node) {
        let names = self.style.names;
        let kind = match value {
            Node::Null => return,
            Node::Object(object) => object.contract.to_owned(),
            Node::List(list) => format!("ArrayOf{}", list.item),
            Node::Map(_) => "ArrayOfKeyValueOfintCampaign".to_owned(),
            Node::Bool(_) => "boolean".to_owned(),
            Node::Int(_) | Node::Enum(..) => "int".to_owned(),
            Node::Date(_) => "dateTime".to_owned(),
            Node::Text(_) => "string".to_owned(),
        };
        let own = matches!(value, Node::Object(_) | Node::List(_) | Node::Map(_));
        let namespace = if own { names.data.as_str() } else { SCHEMA };
        start.push_attribute(("i:type", format!("{}:{kind}", names.prefix).as_str()));
        start.push_attribute((format!("xmlns:{}", names.prefix).as_str(), namespace));
    }

    fn scalar(&self, value: &Node) -> String {
        match value {
            Node::Bool(value) => value.to_string(),
            Node::Int(value) => value.to_string(),
            Node::Enum(_, name) if self.style.wire.xml_enum_names => (*name).to_owned(),
            Node::Enum(value, _) => value.to_string(),
            Node::Text(value) => value.clone(),
            Node::Date(value) => self.date(*value),
            Node::Null | Node::Object(_) | Node::List(_) | Node::Map(_) => String::new(),
        }
    }

    fn date(&self, at: Timestamp) -> String {
        let zone = match self.style.wire.xml_dates {
            XmlDates::Utc => TimeZone::UTC,
            XmlDates::Offset | XmlDates::NoZone => self.style.zone.clone(),
        };
        let local = at.to_zoned(zone);
        let mark = match self.style.wire.xml_dates {
            XmlDates::Offset => local.strftime("%:z").to_string(),
            XmlDates::Utc => "Z".to_owned(),
            XmlDates::NoZone => String::new(),
        };
        format!("{}.{:07}{mark}", local.strftime("%Y-%m-%dT%H:%M:%S"), local.subsec_nanosecond() / 100)
    }
}
