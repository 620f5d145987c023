use jiff::Timestamp;

use super::{
    body::{Body, Members, Raw, WireError, list, object, scalar},
    record::Record,
};

/// What an answer amounts to by its own words. HTTP statuses say nothing here: errors come with 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Ok,
    Failed,
    /// There is no `status`, or one nobody has documented.
    Unclear,
}

/// One answer, whichever of the envelopes it came in.
#[derive(Debug)]
pub(crate) struct Said {
    body: Body,
    /// The object that `message` or `details` holds as a JSON string: where there is one, it decides.
    nested: Option<Members>,
    /// The vendor's clock.
    pub(crate) date: Option<Timestamp>,
}

/// Where a text for people or a list may stand, in the order in which they are looked at.
const SPEAKING: [&str; 4] = ["message", "Message", "details", "data"];

impl Said {
    pub(crate) fn read(bytes: &[u8], date: Option<Timestamp>) -> Result<Self, WireError> {
        let body = Body::read(bytes)?;
        let nested = match &body {
            Body::Object(members) => {
                ["message", "Message", "details"].iter().find_map(|name| object(members.get(*name)?))
            }
            Body::List(_) | Body::Text(_) => None,
        };
        Ok(Self { body, nested, date })
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let inner = self.nested.as_ref().and_then(|nested| {
            let status = nested.get("status").and_then(|raw| scalar(raw));
            let resp = nested.get("resp").and_then(|raw| scalar(raw));
            status.as_deref().map(verdict_of).or_else(|| resp.as_deref().map(reply_of))
        });
        match inner {
            Some(verdict @ (Verdict::Ok | Verdict::Failed)) => verdict,
            Some(Verdict::Unclear) | None => {
                self.member("status").as_deref().map_or(Verdict::Unclear, verdict_of)
            }
        }
    }

    /// A member of the outermost object as text.
    pub(crate) fn member(&self, name: &str) -> Option<String> {
        match &self.body {
            Body::Object(members) => scalar(members.get(name)?).filter(|text| !text.trim().is_empty()),
            Body::List(_) | Body::Text(_) => None,
        }
    }

    /// The same, where it is written as text.
    pub(crate) fn string(&self, name: &str) -> Option<String> {
        match &self.body {
            Body::Object(members) if members.get(name)?.get().starts_with('"') => self.member(name),
            Body::Object(_) | Body::List(_) | Body::Text(_) => None,
        }
    }

    /// What it says to people: the innermost text there is.
    pub(crate) fn text(&self) -> Option<String> {
        if let Some(nested) = &self.nested {
            let said = ["message", "Message", "details", "resp"]
                .iter()
                .find_map(|name| scalar(nested.get(*name)?).filter(|text| !text.trim().is_empty()));
            if let Some(said) = said {
                return Some(said.trim().to_owned());
            }
        }
        match &self.body {
            Body::Object(_) => ["message", "Message", "details"]
                .iter()
                .find_map(|name| self.member(name))
                .map(|text| text.trim().to_owned()),
            Body::Text(text) => Some(text.clone()),
            Body::List(_) => None,
        }
    }

    /// The list it carries.
    fn rows(&self) -> Option<Vec<Raw>> {
        match &self.body {
            Body::Object(members) => SPEAKING.iter().find_map(|name| list(members.get(*name)?)),
            Body::List(rows) => Some(rows.clone()),
            Body::Text(_) => None,
        }
    }

    /// The names on the list it carries: strings, or objects with a name.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        let name = |raw: &Raw| {
            scalar(raw).or_else(|| {
                let record = Record::new(object(raw)?);
                record.get(&["disposition", "dispositionname", "name", "label", "value", "code"])
            })
        };
        let names =
            self.rows()?.iter().filter_map(name).map(|name| name.trim().to_owned()).collect::<Vec<_>>();
        Some(names.into_iter().filter(|name| !name.is_empty()).collect())
    }

    /// The list it carries, as records. One record alone is a list of one; what is no object is left out.
    pub(crate) fn records(&self) -> Option<Vec<Record>> {
        let records = |rows: Vec<Raw>| rows.iter().filter_map(|raw| object(raw)).map(Record::new).collect();
        self.rows().map(records).or_else(|| match &self.body {
            Body::Object(members) => {
                let one = SPEAKING.iter().find_map(|name| object(members.get(*name)?))?;
                Some(vec![Record::new(one)])
            }
            Body::List(_) | Body::Text(_) => None,
        })
    }
}

fn verdict_of(status: &str) -> Verdict {
    let status = status.trim().to_ascii_lowercase();
    match status.as_str() {
        "success" | "queued" | "queued successfully" | "true" => Verdict::Ok,
        "fail" | "fails" | "failed" | "false" | "failure" => Verdict::Failed,
        // One documented row is cut off behind these letters.
        status if status.starts_with("err") => Verdict::Failed,
        _ => Verdict::Unclear,
    }
}

/// A reply of the vendor's toolbar inside an answer: `Success:tbAgentPause~INBOUND`.
fn reply_of(resp: &str) -> Verdict {
    let resp = resp.trim().to_ascii_lowercase();
    if resp.starts_with("success") {
        Verdict::Ok
    } else if resp.starts_with("fail") || resp.starts_with("err") {
        Verdict::Failed
    } else {
        Verdict::Unclear
    }
}
