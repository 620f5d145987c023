use std::{fmt, io};

use serde::de::DeserializeOwned;
use toml::de::DeTable;

use crate::key::KeyPath;

/// What is wrong with a file or one of its keys. Never repeats the value: it may be a secret in the wrong place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The system did not let us read it.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// Larger than any such file can be.
    #[error("the file is too large")]
    TooLarge,
    /// Not UTF-8.
    #[error("this is not text in UTF-8")]
    NotText,
    /// The name of a profile file cannot be a profile's id.
    #[error("the file's name may have up to 64 letters of a to z, digits, - and _ before .toml")]
    FileName,
    /// Not TOML, in the parser's words.
    #[error("this is not TOML: {0}")]
    Syntax(String),
    /// A key that must be there is not.
    #[error("this key is missing")]
    Missing,
    /// A key nobody reads: most likely a slip of the pen.
    #[error("this key means nothing here")]
    UnknownKey,
    /// A value of the wrong kind.
    #[error("{expected} is needed, and this is: {found}")]
    WrongKind {
        /// What is needed.
        expected: String,
        /// The kind of value that stands there.
        found: &'static str,
    },
    /// A word that is none of those known.
    #[error("known here: {0}")]
    UnknownWord(String),
    /// Nothing but blanks.
    #[error("this is empty")]
    Empty,
    /// More characters than the limit.
    #[error("this is longer than {0} characters")]
    TooLong(usize),
    /// A line break or another control character.
    #[error("this holds a control character")]
    ControlCharacter,
    /// Not a URL with a host.
    #[error("a web address is needed, such as https://example.com/path")]
    NotAnAddress,
    /// A user or password in the URL.
    #[error("a login or password does not belong into the address")]
    LoginInAddress,
    /// A query or fragment in the URL.
    #[error("the address must end with its path")]
    QueryInAddress,
    /// Plain http to another computer, or another scheme.
    #[error("the address must begin with https; plain http goes to this computer only")]
    NotHttps,
    /// An address that runs or reads something instead of showing a page.
    #[error("no page is opened by this scheme")]
    SchemeOpensNoPage,
    /// A variable before the path of an address.
    #[error("variables belong behind the host, into its path or query")]
    VariableInHost,
    /// Braces around something unknown, or not in pairs.
    #[error("in braces are known: {0}")]
    UnknownVariable(String),
    /// A vendor this bar has never heard of.
    #[error("no such vendor; known are {0}")]
    UnknownVendor(String),
    /// A vendor this bar knows and cannot drive yet.
    #[error("this vendor is not available yet")]
    VendorNotAvailable,
    /// Not a country with a numbering plan.
    #[error("a country is needed in two letters of ISO 3166, such as GB")]
    UnknownRegion,
    /// The same id, code or path twice in a list.
    #[error("this stands in the list twice")]
    Duplicate,
    /// A list with too few or too many elements.
    #[error("a list of {0} to {1} is needed")]
    WrongLength(usize, usize),
    /// A number outside its range.
    #[error("a number from {0} to {1} is needed")]
    OutOfRange(u32, u32),
}

/// A problem with the value of one key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct FieldProblem {
    /// Which key.
    pub key: KeyPath,
    /// What is wrong with it.
    pub problem: Problem,
}

impl FieldProblem {
    pub(crate) fn new(key: KeyPath, problem: Problem) -> Self {
        Self { key, problem }
    }
}

/// A problem with a file, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct FileProblem {
    /// The line, from 1; `None` when no line is to blame.
    pub line: Option<usize>,
    /// The character in that line, from 1.
    pub column: Option<usize>,
    /// The key; `None` when the text could not be taken apart that far.
    pub key: Option<KeyPath>,
    /// What is wrong.
    pub problem: Problem,
}

impl FileProblem {
    pub(crate) fn whole(problem: Problem) -> Self {
        Self { line: None, column: None, key: None, problem }
    }

    pub(crate) fn at_offset(text: &str, offset: usize, problem: Problem) -> Self {
        let (line, column) = position(text, offset);
        Self { line: Some(line), column: Some(column), key: None, problem }
    }

    /// A problem found in a value, at the key's place in the text it was read from.
    pub(crate) fn in_text(text: &str, found: FieldProblem) -> Self {
        let offset = DeTable::parse(text).ok().and_then(|root| found.key.offset(root.get_ref()));
        let problem = match offset {
            Some(offset) => Self::at_offset(text, offset, found.problem),
            None => Self::whole(found.problem),
        };
        Self { key: Some(found.key), ..problem }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "line {line}, column {column}: ")?;
        }
        if let Some(key) = &self.key {
            write!(f, "{key}: ")?;
        }
        self.problem.fmt(f)
    }
}

/// Reads TOML into a type, and says in our words what is wrong with it and where.
pub(crate) fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, FileProblem> {
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let problem = Problem::Syntax(error.message().to_owned());
            return Err(match error.span() {
                Some(span) => FileProblem::at_offset(text, span.start, problem),
                None => FileProblem::whole(problem),
            });
        }
    };
    toml::from_str(text).map_err(|error| {
        let span = error.span().filter(|span| *span != root.span());
        let found = span.as_ref().and_then(|span| KeyPath::find(root.get_ref(), span.start));
        let (path, kind) = found.unwrap_or((KeyPath::default(), "table"));
        let (path, problem) = in_our_words(error.message(), path, kind);
        let problem = match span {
            Some(span) => FileProblem::at_offset(text, span.start, problem),
            None => FileProblem::whole(problem),
        };
        FileProblem { key: (!path.is_whole_file()).then_some(path), ..problem }
    })
}

/// The messages of serde name keys in backticks and repeat values; of those only the keys go on.
fn in_our_words(message: &str, path: KeyPath, found: &'static str) -> (KeyPath, Problem) {
    let expected = || message.rsplit_once("expected ").map_or("something else", |(_, expected)| expected);
    let plain = || match expected() {
        "a string" => "text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "a table",
        "i64" => "a whole number",
        "u16" | "u32" => "a whole number from 0 up",
        other => other,
    };
    if let Some(name) = message.strip_prefix("missing field `") {
        (path.key(name.trim_end_matches('`')), Problem::Missing)
    } else if message.starts_with("unknown field") {
        (path, Problem::UnknownKey)
    } else if message.starts_with("unknown variant") {
        let words = expected().trim_start_matches("one of ").replace('`', "");
        (path, Problem::UnknownWord(words))
    } else {
        (path, Problem::WrongKind { expected: plain().to_owned(), found })
    }
}

/// Line and column, both from 1, of a byte offset.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
