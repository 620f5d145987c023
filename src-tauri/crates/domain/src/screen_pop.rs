//! Pages opened in the agent's browser for a call: at which event, and what their addresses are made of.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in any part of an address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A name longer than this is cut: no page needs more, and addresses have an end.
const LONGEST_VALUE: usize = 200;

/// Schemes that run or read something here instead of showing a page.
const NEVER: [&str; 7] = ["about", "blob", "data", "file", "javascript", "vbscript", "view-source"];

/// When a page is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PopEvent {
    /// A call is offered.
    Ring,
    /// A call is answered, by whoever was called.
    Answer,
    /// A call is over and waits for its outcome.
    WrapUp,
}

impl PopEvent {
    /// All of them, in the order of a call.
    pub const ALL: [Self; 3] = [Self::Ring, Self::Answer, Self::WrapUp];

    /// The word for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ring => "ring",
            Self::Answer => "answer",
            Self::WrapUp => "wrap_up",
        }
    }

    /// The event of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.word() == word)
    }
}

/// What an address can tell of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variable {
    /// The other party's number, such as `+441632960123`.
    NumberE164,
    /// The same as dialled from the profile's country, digits only.
    NumberNational,
    /// The other party's name.
    Name,
    /// Our id of the call.
    CallId,
    /// The vendor's name of the call.
    CallVendorId,
    /// `inbound` or `outbound`.
    CallDirection,
    /// The queue or campaign.
    Queue,
    /// The vendor's id of the lead.
    LeadId,
    /// The login of whoever is signed in.
    AgentLogin,
    /// The agent's id at the vendor.
    AgentId,
}

impl Variable {
    /// Each with its name in a template; the queue or campaign goes by both names.
    pub const NAMES: [(&'static str, Self); 11] = [
        ("number.e164", Self::NumberE164),
        ("number.national", Self::NumberNational),
        ("name", Self::Name),
        ("call.id", Self::CallId),
        ("call.vendor_id", Self::CallVendorId),
        ("call.direction", Self::CallDirection),
        ("queue", Self::Queue),
        ("campaign", Self::Queue),
        ("lead.id", Self::LeadId),
        ("agent.login", Self::AgentLogin),
        ("agent.id", Self::AgentId),
    ];

    fn of(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, variable)| variable)
    }
}

/// One page to open for each call at an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenPop {
    /// When.
    pub event: PopEvent,
    /// Its address.
    pub template: Template,
}

/// An address with places for what is known of a call. What stands before its path is always literal, so that nothing a
/// caller can set decides where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    text: String,
    parts: Vec<Part>,
    scheme: String,
    host: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Value(Variable),
}

/// Text that is no template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// It has no scheme, no host where one belongs, or characters no address has.
    #[error("this is no address")]
    NotAnAddress,
    /// Its scheme runs or reads something on this computer.
    #[error("no page is opened by this scheme")]
    Scheme,
    /// A login before the host.
    #[error("a login does not belong into an address")]
    Login,
    /// Something in braces that means nothing.
    #[error("this variable is unknown")]
    UnknownVariable,
    /// A brace without its other half.
    #[error("a brace is open")]
    Brace,
    /// A variable that could decide where the address leads.
    #[error("variables belong behind the host")]
    VariableInHost,
}

impl Template {
    /// Reads a template such as `https://crm.example.com/find?number={number.e164}`.
    ///
    /// # Errors
    ///
    /// [`BadTemplate`].
    pub fn parse(text: &str) -> Result<Self, BadTemplate> {
        let text = text.trim();
        if text.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '\\') {
            return Err(BadTemplate::NotAnAddress);
        }
        let parts = parts(text)?;
        let head = match parts.first() {
            Some(Part::Literal(head)) => head.as_str(),
            Some(Part::Value(_)) => return Err(BadTemplate::VariableInHost),
            None => return Err(BadTemplate::NotAnAddress),
        };
        let whole = parts.len() == 1;
        let (scheme, rest) = head.split_once(':').ok_or(BadTemplate::NotAnAddress)?;
        let scheme = scheme.to_ascii_lowercase();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
        if !scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) || !scheme.chars().all(plain) {
            return Err(BadTemplate::NotAnAddress);
        }
        if NEVER.contains(&scheme.as_str()) {
            return Err(BadTemplate::Scheme);
        }
        let host = match rest.strip_prefix("//") {
            Some(rest) => Some(host(rest, whole)?),
            None if matches!(scheme.as_str(), "http" | "https") => return Err(BadTemplate::NotAnAddress),
            None => None,
        };
        Ok(Self { text: text.to_owned(), parts, scheme, host })
    }

    /// The address for one call. A value nobody knows is left empty; each is encoded so that it stays what it is.
    #[must_use]
    pub fn fill(&self, value: impl Fn(Variable) -> Option<String>) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Literal(text) => text.clone(),
            Part::Value(variable) => value(*variable).map(|value| encoded(&value)).unwrap_or_default(),
        });
        parts.collect()
    }

    /// As it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its scheme, in small letters.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Its host, in small letters and without a port; schemes of programs may have none.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }
}

fn parts(text: &str) -> Result<Vec<Part>, BadTemplate> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let brace = rest.find(['{', '}']).unwrap_or(rest.len());
        let (literal, after) = rest.split_at(brace);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal.to_owned()));
        }
        let Some(after) = after.strip_prefix('{') else {
            if after.is_empty() {
                break;
            }
            return Err(BadTemplate::Brace);
        };
        let (name, after) = after.split_once('}').ok_or(BadTemplate::Brace)?;
        parts.push(Part::Value(Variable::of(name).ok_or(BadTemplate::UnknownVariable)?));
        rest = after;
    }
    Ok(parts)
}

/// The host at the beginning of `rest`. It has to end there, before the first variable.
fn host(rest: &str, whole: bool) -> Result<String, BadTemplate> {
    let end = rest.find(['/', '?', '#']);
    if end.is_none() && !whole {
        return Err(BadTemplate::VariableInHost);
    }
    let authority = &rest[..end.unwrap_or(rest.len())];
    if authority.contains('@') {
        return Err(BadTemplate::Login);
    }
    let numeric = |port: &str| port.chars().all(|digit| digit.is_ascii_digit());
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if numeric(port) && !host.is_empty() => host,
        _ => authority,
    };
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '[' | ']' | ':');
    if host.is_empty() || !host.chars().all(plain) {
        return Err(BadTemplate::NotAnAddress);
    }
    Ok(host.to_lowercase())
}

/// A value as part of an address. Dots alone would climb up its path.
fn encoded(value: &str) -> String {
    let cut: String = value.chars().take(LONGEST_VALUE).collect();
    if cut == "." || cut == ".." { String::new() } else { utf8_percent_encode(&cut, KEPT).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, value: &str) -> String {
        Template::parse(template).expect(template).fill(|_| Some(value.to_owned()))
    }

    #[test]
    fn each_value_is_encoded_and_stays_what_it_is() {
        let pop = "https://crm.example.com/find?n={number.e164}&q={queue}#x";
        assert_eq!(filled(pop, "+44 1"), "https://crm.example.com/find?n=%2B44%201&q=%2B44%201#x");
        let hostile = "a&admin=1#/../@evil.example\r\n{name}é";
        assert_eq!(
            filled("https://crm.example.com/{name}", hostile),
            "https://crm.example.com/a%26admin%3D1%23%2F..%2F%40evil.example%0D%0A%7Bname%7D%C3%A9"
        );
        assert_eq!(
            filled("https://crm.example.com/customers/{name}/card", ".."),
            "https://crm.example.com/customers//card"
        );
    }

    #[test]
    fn what_nobody_knows_is_left_empty() {
        let template = Template::parse("https://crm.example.com/?lead={lead.id}").expect("good");
        assert_eq!(template.fill(|_| None), "https://crm.example.com/?lead=");
    }

    #[test]
    fn where_it_leads_is_literal() {
        let template = Template::parse("HTTPS://CRM.Example.com:8443/{queue}").expect("good");
        assert_eq!((template.scheme(), template.host()), ("https", Some("crm.example.com")));
        assert_eq!(Template::parse("crm:open?id={lead.id}").expect("good").host(), None);
        for (text, why) in [
            ("https://{name}/x", BadTemplate::VariableInHost),
            ("https://crm.{name}.example/x", BadTemplate::VariableInHost),
            ("https://crm.example.com{name}", BadTemplate::VariableInHost),
            ("https://crm.example.com:{call.id}/", BadTemplate::VariableInHost),
            ("{name}://crm.example.com/", BadTemplate::VariableInHost),
            ("https://agent@crm.example.com/", BadTemplate::Login),
            ("https:///path", BadTemplate::NotAnAddress),
            ("https:crm.example.com", BadTemplate::NotAnAddress),
            ("https://crm.example.com\\@evil.example/", BadTemplate::NotAnAddress),
            ("crm.example.com/x", BadTemplate::NotAnAddress),
            ("", BadTemplate::NotAnAddress),
            ("javascript:alert(1)", BadTemplate::Scheme),
            ("File:///etc/passwd", BadTemplate::Scheme),
            ("https://crm.example.com/{number}", BadTemplate::UnknownVariable),
            ("https://crm.example.com/{name", BadTemplate::Brace),
            ("https://crm.example.com/name}", BadTemplate::Brace),
        ] {
            assert_eq!(Template::parse(text), Err(why), "{text}");
        }
    }
}
