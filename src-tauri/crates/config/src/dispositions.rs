use std::collections::BTreeSet;

use ringside_domain::{Catalogue, CodeKind, DispositionCode, Requirements};
use serde::{Deserialize, Serialize};

use crate::{
    key::KeyPath,
    problem::{FieldProblem, Problem},
    profile::{LONGEST_NAME, LONGEST_TEXT, text},
};

const MOST_LABELS: usize = 6;

/// An outcome: one the vendor does not list, or what comes on top of its list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct DispositionEntry {
    /// The labels from the top of the tree to this outcome, its own last; one label in a flat list.
    pub path: Vec<String>,
    /// What the vendor is told, or calls it in its list; absent: the labels, with ` / ` between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What it says about the call.
    #[serde(default, skip_serializing_if = "KindWord::is_other")]
    pub kind: KindWord,
    /// What it needs before it can be saved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<NeedWord>,
    /// The number of sales to start from; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_sales: Option<u32>,
}

/// What an outcome says about the call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindWord {
    /// A success such as a sale.
    Success,
    /// The customer is to be called back.
    Callback,
    /// The lead will be tried again.
    CallAgain,
    /// The call was passed on.
    Transfer,
    /// None of these.
    #[default]
    Other,
}

impl KindWord {
    const fn is_other(&self) -> bool {
        matches!(self, Self::Other)
    }
}

/// What an outcome can need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedWord {
    /// A note.
    Note,
    /// A time to call back.
    Callback,
    /// A number of sales.
    Sales,
}

/// The outcomes of a file, in its order.
///
/// # Errors
///
/// The first problem, with its key.
pub(crate) fn checked(entries: &[DispositionEntry]) -> Result<Catalogue, FieldProblem> {
    let (mut paths, mut codes) = (BTreeSet::new(), BTreeSet::new());
    let entries = entries.iter().enumerate().map(|(place, entry)| {
        let key = |name: &str| KeyPath::new("dispositions").place(place).key(name);
        let path = labels(&entry.path, &key("path"))?;
        if !paths.insert(path.clone()) {
            return Err(FieldProblem::new(key("path"), Problem::Duplicate));
        }
        let code = match &entry.code {
            Some(code) => {
                // Codes are the vendor's and are compared with its list, so they keep their blanks.
                text(code, LONGEST_TEXT).map_err(|problem| FieldProblem::new(key("code"), problem))?;
                code.clone()
            }
            None => joined(&path),
        };
        if !codes.insert(code.clone()) {
            return Err(FieldProblem::new(key("code"), Problem::Duplicate));
        }
        let needs = |word| entry.needs.contains(&word);
        Ok(DispositionCode {
            code,
            path,
            kind: match entry.kind {
                KindWord::Success => CodeKind::Success,
                KindWord::Callback => CodeKind::Callback,
                KindWord::CallAgain => CodeKind::CallAgain,
                KindWord::Transfer => CodeKind::Transfer,
                KindWord::Other => CodeKind::Other,
            },
            requires: Requirements {
                note: needs(NeedWord::Note),
                callback: needs(NeedWord::Callback),
                sales: needs(NeedWord::Sales),
            },
            default_sales: entry.default_sales,
        })
    });
    Ok(Catalogue { codes: entries.collect::<Result<_, _>>()? })
}

fn labels(path: &[String], key: &KeyPath) -> Result<Vec<String>, FieldProblem> {
    if !(1..=MOST_LABELS).contains(&path.len()) {
        return Err(FieldProblem::new(key.clone(), Problem::WrongLength(1, MOST_LABELS)));
    }
    let labels = path.iter().enumerate().map(|(place, label)| {
        text(label, LONGEST_NAME).map_err(|problem| FieldProblem::new(key.clone().place(place), problem))
    });
    labels.collect()
}

/// The code of an outcome that names none.
fn joined(path: &[String]) -> String {
    path.join(" / ")
}

impl From<&DispositionCode> for DispositionEntry {
    fn from(known: &DispositionCode) -> Self {
        let DispositionCode { code, path, kind, requires, default_sales } = known;
        let Requirements { note, callback, sales } = *requires;
        let needs = [(note, NeedWord::Note), (callback, NeedWord::Callback), (sales, NeedWord::Sales)];
        Self {
            path: path.clone(),
            code: (*code != joined(path)).then(|| code.clone()),
            kind: match kind {
                CodeKind::Success => KindWord::Success,
                CodeKind::Callback => KindWord::Callback,
                CodeKind::CallAgain => KindWord::CallAgain,
                CodeKind::Transfer => KindWord::Transfer,
                CodeKind::Other => KindWord::Other,
            },
            needs: needs.into_iter().filter_map(|(needed, word)| needed.then_some(word)).collect(),
            default_sales: *default_sales,
        }
    }
}
