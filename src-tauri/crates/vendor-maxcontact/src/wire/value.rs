use std::borrow::Cow;

use jiff::{Timestamp, tz::TimeZone};
use serde_json::value::RawValue;

use super::{WireError, date, json::Object, xml::Element};

/// A value in either format, not yet looked into.
#[derive(Debug, Clone)]
pub(crate) enum Value<'a> {
    /// There is none: the member is absent.
    Absent,
    Json(&'a RawValue),
    Xml(Element<'a>),
}

/// What a value turned out to be.
pub(super) enum Shape<'a> {
    Null,
    Scalar(Scalar<'a>),
    /// JSON's list. XML has no such thing: there it is members whose names repeat.
    List(Vec<Value<'a>>),
    Members(Members<'a>),
}

/// Text, with what the format said it is.
pub(super) struct Scalar<'a> {
    pub(super) text: Cow<'a, str>,
    /// JSON tells text from numbers and truth values; XML has text only.
    pub(super) kind: ScalarKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ScalarKind {
    Any,
    Text,
    Number,
    Bool,
}

impl<'a> Value<'a> {
    pub(super) fn shape(&self) -> Result<Shape<'a>, WireError> {
        match self {
            Self::Absent => Ok(Shape::Null),
            Self::Json(raw) => json_shape(raw),
            Self::Xml(element) if element.is_nil() => Ok(Shape::Null),
            Self::Xml(element) => match element.text()? {
                Some(text) => Ok(Shape::Scalar(Scalar { text, kind: ScalarKind::Any })),
                None => {
                    let members = element.children()?.into_iter();
                    Ok(Shape::Members(Members(
                        members.map(|child| (child.name.clone(), Self::Xml(child))).collect(),
                    )))
                }
            },
        }
    }
}

fn json_shape(raw: &RawValue) -> Result<Shape<'_>, WireError> {
    let malformed = |_| WireError::Malformed("JSON");
    let text = raw.get();
    let scalar = |kind| Ok(Shape::Scalar(Scalar { text: Cow::Borrowed(text), kind }));
    match text.as_bytes().first() {
        Some(b'{') => {
            let Object(members) = serde_json::from_str(text).map_err(malformed)?;
            Ok(Shape::Members(Members(
                members.into_iter().map(|(name, raw)| (name, Value::Json(raw))).collect(),
            )))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(malformed)?;
            Ok(Shape::List(items.into_iter().map(Value::Json).collect()))
        }
        Some(b'"') => {
            let text: String = serde_json::from_str(text).map_err(malformed)?;
            Ok(Shape::Scalar(Scalar { text: Cow::Owned(text), kind: ScalarKind::Text }))
        }
        Some(b'n') => Ok(Shape::Null),
        Some(b't' | b'f') => scalar(ScalarKind::Bool),
        _ => scalar(ScalarKind::Number),
    }
}

/// The named members of an object or element, in order, names matched exactly.
#[derive(Debug, Clone)]
pub(crate) struct Members<'a>(pub(super) Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Members<'a> {
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// The first member of that name.
    pub(super) fn get(&self, name: &str) -> Value<'a> {
        self.0.iter().find(|(known, _)| known == name).map_or(Value::Absent, |(_, value)| value.clone())
    }

    fn scalar(&self, name: &'static str, what: &'static str) -> Result<Option<Scalar<'a>>, WireError> {
        match self.get(name).shape()? {
            Shape::Null => Ok(None),
            Shape::Scalar(scalar) => Ok(Some(scalar)),
            Shape::List(_) | Shape::Members(_) => Err(WireError::WrongType(name, what)),
        }
    }

    /// Text; `None` when absent, null or blank.
    pub(super) fn text(&self, name: &'static str) -> Result<Option<String>, WireError> {
        let what = "text";
        let Some(scalar) = self.scalar(name, what)? else { return Ok(None) };
        match scalar.kind {
            ScalarKind::Any | ScalarKind::Text => {
                let text = scalar.text.trim();
                Ok((!text.is_empty()).then(|| text.to_owned()))
            }
            ScalarKind::Number | ScalarKind::Bool => Err(WireError::WrongType(name, what)),
        }
    }

    /// A whole number, as number or as text of digits; `None` when absent, null or blank.
    pub(super) fn integer(&self, name: &'static str) -> Result<Option<i64>, WireError> {
        let what = "a whole number";
        let Some(scalar) = self.scalar(name, what)? else { return Ok(None) };
        let text = scalar.text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| WireError::WrongType(name, what))
    }

    /// A truth value, as such, as text or as 0 and 1; `None` when absent, null or blank.
    pub(super) fn flag(&self, name: &'static str) -> Result<Option<bool>, WireError> {
        let what = "true or false";
        let Some(scalar) = self.scalar(name, what)? else { return Ok(None) };
        match scalar.text.trim() {
            "" => Ok(None),
            "1" => Ok(Some(true)),
            "0" => Ok(Some(false)),
            text if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            text if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            _ => Err(WireError::WrongType(name, what)),
        }
    }

    /// A code of an enumeration: digits, or in XML perhaps its name. `None` when absent, null or blank.
    pub(super) fn code(&self, name: &'static str) -> Result<Option<String>, WireError> {
        let what = "a code";
        let Some(scalar) = self.scalar(name, what)? else { return Ok(None) };
        let text = scalar.text.trim();
        match scalar.kind {
            ScalarKind::Bool => Err(WireError::WrongType(name, what)),
            ScalarKind::Number if text.parse::<i64>().is_err() => Err(WireError::WrongType(name, what)),
            ScalarKind::Any | ScalarKind::Text | ScalarKind::Number => {
                Ok((!text.is_empty()).then(|| text.to_owned()))
            }
        }
    }

    /// An instant; `None` when absent, null, blank, .NET's "never", or in a form nobody has told us about.
    pub(super) fn date(&self, name: &'static str, zone: &TimeZone) -> Result<Option<Timestamp>, WireError> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let date = date::instant(&text, zone);
        if date == Err(date::NotADate) {
            tracing::warn!(member = name, "a date in a form that is not known");
        }
        Ok(date.unwrap_or(None))
    }
}
