use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a code says about the call, for the picker's marks and the shift's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodeKind {
    /// A success such as a sale.
    Success,
    /// The customer is to be called back.
    Callback,
    /// The lead will be tried again.
    CallAgain,
    /// The call was passed on.
    Transfer,
    /// None of these.
    Other,
}

/// What must accompany a code before it can be saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Requirements {
    /// A note must be written.
    pub note: bool,
    /// A time to call back must be set.
    pub callback: bool,
    /// A number of sales must be given.
    pub sales: bool,
}

/// One outcome an agent can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DispositionCode {
    /// What the vendor is told; unique within its catalogue.
    pub code: String,
    /// The labels from the top of the tree to this code, the code's own last; one label in a flat list.
    pub path: Vec<String>,
    /// What it says about the call.
    pub kind: CodeKind,
    /// What must accompany it.
    pub requires: Requirements,
    /// The number of sales to start from, where the code counts them.
    pub default_sales: Option<u32>,
}

impl DispositionCode {
    /// The code's own label.
    #[must_use]
    pub fn label(&self) -> &str {
        self.path.last().map_or(self.code.as_str(), String::as_str)
    }
}

/// All outcomes of one vendor account, in the vendor's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Flat lists and trees alike: a tree is the list of its leaves, each with its path.
    pub codes: Vec<DispositionCode>,
}

impl Catalogue {
    /// The code the vendor calls `code`.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&DispositionCode> {
        self.codes.iter().find(|known| known.code == code)
    }
}

/// A time to call back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callback {
    /// The instant.
    pub at: Timestamp,
    /// The IANA zone it was agreed in, such as `Europe/London`.
    pub zone: String,
}

/// What the agent has entered so far. Kept on disk from the first letter on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The code chosen, if one is.
    pub code: Option<String>,
    /// The note as typed.
    pub note: String,
    /// The callback as set.
    pub callback: Option<Callback>,
    /// The number of sales as entered.
    pub sales: Option<u32>,
    /// Saved by the agent while the line was still up: it goes on its way when the call ends.
    #[serde(default)]
    pub saved: bool,
    /// The labels of the code as they read when it was chosen; empty while it is only chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// What the code said about the call when it was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeKind>,
    /// What the vendor was told of it while the line was still up.
    #[serde(default, skip_serializing_if = "Early::is_no")]
    pub early: Early,
}

impl Draft {
    /// Whether there is nothing in it worth keeping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.code.is_none() && self.note.is_empty() && self.callback.is_none() && self.sales.is_none()
    }

    /// An outcome as a draft again, marked as saved or not.
    #[must_use]
    pub fn of(disposition: &Disposition, saved: bool) -> Self {
        Self {
            code: Some(disposition.code.clone()),
            note: disposition.note.clone().unwrap_or_default(),
            callback: disposition.callback.clone(),
            sales: disposition.sales,
            saved,
            path: disposition.path.clone(),
            kind: disposition.kind,
            early: disposition.early,
        }
    }

    /// The outcome the agent saved while the line was up. It was complete then, so no catalogue is asked again.
    #[must_use]
    pub fn saved_outcome(&self) -> Option<Disposition> {
        let code = self.code.clone().filter(|_| self.saved)?;
        let note = self.note.trim();
        let path = if self.path.is_empty() { vec![code.clone()] } else { self.path.clone() };
        Some(Disposition {
            path,
            code,
            kind: self.kind,
            note: (!note.is_empty()).then(|| note.to_owned()),
            callback: self.callback.clone(),
            sales: self.sales,
            early: self.early,
        })
    }

    /// The outcome this draft amounts to.
    ///
    /// # Errors
    ///
    /// All that is [`Missing`], in the order in which a person would fill it in.
    pub fn complete(&self, catalogue: &Catalogue) -> Result<Disposition, Vec<Missing>> {
        let Some(code) = self.code.as_deref().and_then(|code| catalogue.get(code)) else {
            return Err(vec![if self.code.is_some() { Missing::KnownCode } else { Missing::Code }]);
        };
        let needs = code.requires;
        let sales = self.sales.or(code.default_sales);
        let missing: Vec<_> = [
            (needs.callback && self.callback.is_none(), Missing::Callback),
            (needs.sales && sales.is_none(), Missing::Sales),
            (needs.note && self.note.trim().is_empty(), Missing::Note),
        ]
        .into_iter()
        .filter_map(|(absent, what)| absent.then_some(what))
        .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let note = self.note.trim();
        Ok(Disposition {
            code: code.code.clone(),
            path: code.path.clone(),
            kind: Some(code.kind),
            note: (!note.is_empty()).then(|| note.to_owned()),
            callback: self.callback.clone(),
            sales,
            early: Early::No,
        })
    }
}

/// What the vendor was told of an outcome while the line was still up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Early {
    /// Nothing.
    #[default]
    No,
    /// This outcome, and it took it.
    Taken,
    /// This outcome, and no answer came: whether it has it, and counts a second one, nobody can tell.
    Unsure,
    /// Another outcome first. Which of the two it holds is not certain.
    Changed,
}

impl Early {
    /// Whether the vendor was told nothing.
    #[must_use]
    pub const fn is_no(&self) -> bool {
        matches!(self, Self::No)
    }
}

/// What a draft lacks before it can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// No code is chosen.
    Code,
    /// The code chosen is no longer on the vendor's list.
    KnownCode,
    /// The code needs a time to call back.
    Callback,
    /// The code needs a number of sales.
    Sales,
    /// The code needs a note.
    Note,
}

/// The outcome of a call, complete and ready to be stored and sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposition {
    /// What the vendor is told.
    pub code: String,
    /// The labels as they read when it was chosen.
    pub path: Vec<String>,
    /// What the code said about the call then, so that an outcome can be counted while the vendor's list is not there.
    /// Outcomes of older versions do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeKind>,
    /// The note, trimmed and not empty.
    pub note: Option<String>,
    /// When to call back.
    pub callback: Option<Callback>,
    /// How many sales.
    pub sales: Option<u32>,
    /// What the vendor was told of it while the line was still up.
    #[serde(default, skip_serializing_if = "Early::is_no")]
    pub early: Early,
}

impl Disposition {
    /// A code and nothing beside it.
    #[must_use]
    pub const fn new(code: String, path: Vec<String>) -> Self {
        Self { code, path, kind: None, note: None, callback: None, sales: None, early: Early::No }
    }

    /// The code's own label.
    #[must_use]
    pub fn label(&self) -> &str {
        self.path.last().map_or(self.code.as_str(), String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let code = |code: &str, requires| DispositionCode {
            code: code.into(),
            path: vec![code.to_lowercase()],
            kind: CodeKind::Other,
            requires,
            default_sales: (code == "SALE").then_some(1),
        };
        Catalogue {
            codes: vec![
                code("NOTINT", Requirements { note: true, ..Requirements::default() }),
                code("SALE", Requirements { sales: true, ..Requirements::default() }),
                code("CB", Requirements { callback: true, note: true, sales: false }),
            ],
        }
    }

    fn chosen(code: &str) -> Draft {
        Draft { code: Some(code.into()), ..Draft::default() }
    }

    #[test]
    fn what_a_code_needs_is_named_in_full() {
        assert_eq!(Draft::default().complete(&catalogue()), Err(vec![Missing::Code]));
        assert_eq!(chosen("GONE").complete(&catalogue()), Err(vec![Missing::KnownCode]));
        assert_eq!(chosen("CB").complete(&catalogue()), Err(vec![Missing::Callback, Missing::Note]));
    }

    #[test]
    fn what_a_code_says_of_the_call_goes_with_the_outcome_through_a_draft() {
        let outcome = chosen("SALE").complete(&catalogue()).expect("complete");
        assert_eq!(outcome.kind, Some(CodeKind::Other));
        assert_eq!(Draft::of(&outcome, true).saved_outcome(), Some(outcome));
    }

    #[test]
    fn blanks_are_no_note() {
        let draft = Draft { note: "  \n".into(), ..chosen("NOTINT") };
        assert_eq!(draft.complete(&catalogue()), Err(vec![Missing::Note]));
    }

    #[test]
    fn the_usual_number_of_sales_is_taken_when_none_is_entered() {
        let outcome = chosen("SALE").complete(&catalogue()).expect("complete");
        assert_eq!(outcome.sales, Some(1));
        let draft = Draft { sales: Some(3), ..chosen("SALE") };
        assert_eq!(draft.complete(&catalogue()).expect("complete").sales, Some(3));
    }
}
