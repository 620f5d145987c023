//! JSON as .NET's `DataContractJsonSerializer` writes it. Written by hand because of what a decent library refuses: the
//! same member twice, and `\/`.

use jiff::Timestamp;

use super::{Document, Node, Object, Style};

pub(super) fn write(document: &Document, style: &Style<'_>) -> Vec<u8> {
    let mut text = String::new();
    let wrapper = document.method.filter(|_| style.wire.wrapped_json);
    if let Some(method) = wrapper {
        text.push_str(&format!("{{\"{method}Result\":"));
    }
    object(&mut text, None, &document.members, style);
    if wrapper.is_some() {
        text.push('}');
    }
    text.into_bytes()
}

fn object(text: &mut String, contract: Option<&str>, members: &[(String, Node)], style: &Style<'_>) {
    text.push('{');
    let mut first = true;
    let mut name_member = |text: &mut String, name: &str| {
        if !std::mem::take(&mut first) {
            text.push(',');
        }
        string(text, name);
        text.push(':');
    };
    if let Some(contract) = contract.filter(|_| style.wire.json_type) {
        name_member(text, "__type");
        string(text, &format!("{contract}:#{}", style.names.clr));
    }
    for (name, value) in members.iter().filter(|(_, value)| !style.leaves_out(value)) {
        name_member(text, name);
        node(text, value, style);
    }
    text.push('}');
}

fn node(text: &mut String, value: &Node, style: &Style<'_>) {
    match value {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Int(value) => text.push_str(&value.to_string()),
        Node::Enum(value, _) => text.push_str(&value.to_string()),
        Node::Text(value) => string(text, value),
        Node::Date(value) => string(text, &date(*value, style)),
        Node::Object(Object { contract, members }) => object(text, Some(contract), members, style),
        Node::Map(members) => object(text, None, members, style),
        Node::List(list) => {
            text.push('[');
            for (index, item) in list.items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                node(text, item, style);
            }
            text.push(']');
        }
    }
}

/// Milliseconds in UTC; the offset only tells the zone of the server.
fn date(at: Timestamp, style: &Style<'_>) -> String {
    let offset = style.zone.to_offset(at).seconds() / 60;
    let (sign, minutes) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    format!("/Date({}{sign}{:02}{:02})/", at.as_millisecond(), minutes / 60, minutes % 60)
}

fn string(text: &mut String, value: &str) {
    let quoted = serde_json::Value::from(value).to_string();
    text.push_str(&quoted.replace('/', "\\/"));
}
