use jiff::{Timestamp, tz::TimeZone};
use secrecy::SecretString;
use serde_json::value::RawValue;

use super::{
    WireError,
    value::{Members, Shape, Value},
    xml::Element,
};

/// An answer's text, with the format it is in.
pub(crate) struct Body {
    text: String,
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Xml,
}

impl Body {
    /// Takes an answer apart as its `Content-Type` says, or as its first character does where that contradicts.
    pub(crate) fn new(bytes: Vec<u8>, content_type: Option<&str>) -> Result<Self, WireError> {
        let mut text = String::from_utf8(bytes).map_err(|_| WireError::Malformed("UTF-8"))?;
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let declared = content_type.unwrap_or_default().to_ascii_lowercase();
        let begin = text.trim_start();
        let format = match begin.as_bytes().first() {
            Some(b'<') if is_web_page(begin) => return Err(WireError::Html),
            Some(b'<') => Format::Xml,
            Some(b'{' | b'[') => Format::Json,
            _ if declared.contains("html") => return Err(WireError::Html),
            _ if declared.contains("json") => return Err(WireError::Malformed("JSON")),
            _ if declared.contains("xml") => return Err(WireError::Malformed("XML")),
            _ => return Err(WireError::UnknownFormat),
        };
        Ok(Self { text, format })
    }

    fn members(&self) -> Result<Members<'_>, WireError> {
        let root = match self.format {
            Format::Json => {
                let raw: &RawValue =
                    serde_json::from_str(&self.text).map_err(|_| WireError::Malformed("JSON"))?;
                Value::Json(raw)
            }
            Format::Xml => Value::Xml(Element::root(self.text.trim())?),
        };
        match root.shape()? {
            Shape::Members(members) => Ok(members),
            Shape::Null | Shape::Scalar(_) | Shape::List(_) => Err(WireError::UnknownFormat),
        }
    }

    /// The members of the object in which `name` stands: the answer itself, or the one object that wraps it.
    fn members_with(&self, name: &'static str) -> Result<Members<'_>, WireError> {
        let members = self.members()?;
        if members.has(name) {
            return Ok(members);
        }
        if let [(_, only)] = members.0.as_slice()
            && let Shape::Members(inner) = only.shape()?
            && inner.has(name)
        {
            return Ok(inner);
        }
        Err(WireError::Missing(name))
    }

    /// The envelope around every telephony answer.
    pub(crate) fn envelope(&self) -> Result<Envelope<'_>, WireError> {
        let members = self.members_with("Success")?;
        Ok(Envelope {
            success: members.flag("Success")?.ok_or(WireError::Missing("Success"))?,
            response_code: members.integer("ResponseCode").ok().flatten(),
            response_detail: members.text("ResponseDetail").ok().flatten(),
            data: members.get("Data"),
        })
    }

    /// The token service's answer.
    pub(crate) fn token(&self, zone: &TimeZone) -> Result<TokenAnswer, WireError> {
        let members = self.members_with("TokenKey")?;
        let key = members.text("TokenKey")?.ok_or(WireError::Missing("TokenKey"))?;
        let expiry = members.0.iter().find(|(name, _)| name.to_ascii_lowercase().contains("expir"));
        let expires = match expiry.map(|(_, value)| value.shape()).transpose()? {
            Some(Shape::Scalar(scalar)) => super::instant(&scalar.text, zone).ok().flatten(),
            _ => None,
        };
        Ok(TokenAnswer { token_key: key.into(), expires })
    }
}

/// Whether text that begins with `<` is HTML: by its document type or its root, after whatever stands before it.
fn is_web_page(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let skipped = if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else {
            break;
        };
        match skipped {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    let begins = |with: &str| rest.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")
}

/// `CallActionResponse`, the envelope. Source: telephony document, older text, chapter "Responses".
#[derive(Debug)]
pub(crate) struct Envelope<'a> {
    /// The only member that decides.
    pub(crate) success: bool,
    /// Undocumented values; kept for support.
    pub(crate) response_code: Option<i64>,
    pub(crate) response_detail: Option<String>,
    pub(crate) data: Value<'a>,
}

/// A token. Source: two public clients read `TokenKey` at the top level; the name of the expiry is not documented.
pub(crate) struct TokenAnswer {
    pub(crate) token_key: SecretString,
    pub(crate) expires: Option<Timestamp>,
}
