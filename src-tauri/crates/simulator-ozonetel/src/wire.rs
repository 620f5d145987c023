//! JSON with its members in the vendor's order, and answers before they are put on the wire.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

/// A JSON value that keeps the order of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Text(String),
    /// Digits that are written as they are, however many.
    Digits(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub(crate) fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

/// A number from an id; what is no number stays text.
pub(crate) fn digits(id: &str) -> Json {
    let is_number = !id.is_empty() && !id.starts_with('0') && id.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { Json::Digits(id.to_owned()) } else { text(id) }
}

pub(crate) fn object<'a>(members: impl IntoIterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn quoted(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{}", Value::from(text))
}

impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Text(text) => quoted(text, f),
            Self::Digits(digits) => f.write_str(digits),
            Self::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    quoted(name, f)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

/// What an answer is about, where that decides its HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Anything,
    Credentials,
    /// The limit is exceeded for this many seconds more.
    Limit(i64),
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) body: Json,
    pub(crate) about: About,
    /// The body is a bare sentence and no JSON.
    pub(crate) plain: bool,
}

impl Reply {
    pub(crate) fn json(body: Json) -> Self {
        Self { body, about: About::Anything, plain: false }
    }

    pub(crate) fn plain(sentence: &str) -> Self {
        Self { body: text(sentence), about: About::Anything, plain: true }
    }

    /// `{"status":…,"message":…}`
    pub(crate) fn status_message(status: &str, message: &str) -> Self {
        Self::json(object([("status", text(status)), ("message", text(message))]))
    }

    /// `{"message":…,"status":…}`
    pub(crate) fn message_status(message: &str, status: &str) -> Self {
        Self::json(object([("message", text(message)), ("status", text(status))]))
    }

    /// `{"details":…,"status":…}`
    pub(crate) fn details_status(details: &str, status: &str) -> Self {
        Self::json(object([("details", text(details)), ("status", text(status))]))
    }

    /// `{"status":"false","message":…,"data":null}`
    pub(crate) fn gateway(message: &str) -> Self {
        let members = [("status", text("false")), ("message", text(message)), ("data", Json::Null)];
        Self::json(object(members)).about(About::Credentials)
    }

    pub(crate) fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// What it says to a person.
    pub(crate) fn sentence(&self) -> Option<String> {
        let Json::Object(members) = &self.body else {
            return match &self.body {
                Json::Text(text) => Some(text.clone()),
                _ => None,
            };
        };
        members.iter().find_map(|(name, value)| match value {
            Json::Text(text) if ["message", "Message", "details"].contains(&name.as_str()) => {
                Some(text.clone())
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_text_is_escaped() {
        let body =
            object([("b", text("a \"quote\"\n")), ("a", Json::List(vec![digits("31733467784618213")]))]);
        assert_eq!(body.to_string(), r#"{"b":"a \"quote\"\n","a":[31733467784618213]}"#);
    }
}
