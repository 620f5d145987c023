use std::fmt;

use toml::de::{DeTable, DeValue};

/// The way from the top of a file to one of its keys, such as `user.login`.
///
/// Shown without the places in lists, as the line says which of them is meant; `{:#}` shows them where there is no line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyPath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Place(usize),
}

impl KeyPath {
    /// This key within the table or list at the path so far.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.push(Step::Key(key.to_owned()));
        self
    }

    /// The element at this place, from 0, of the list at the path so far.
    pub(crate) fn place(mut self, place: usize) -> Self {
        self.0.push(Step::Place(place));
        self
    }

    /// The path of a key at the top, or of one in a table when spelled with dots.
    pub(crate) fn new(dotted: &str) -> Self {
        dotted.split('.').fold(Self::default(), Self::key)
    }

    /// Whether this is the file itself and none of its keys.
    #[must_use]
    pub fn is_whole_file(&self) -> bool {
        self.0.is_empty()
    }

    /// Where in the text the key stands, as a byte offset.
    pub(crate) fn offset(&self, root: &DeTable<'_>) -> Option<usize> {
        let (Step::Key(first), rest) = self.0.split_first()? else { return None };
        let (key, mut value) = root.iter().find(|(key, _)| key.get_ref() == first)?;
        let mut start = key.span().start;
        for step in rest {
            value = match (step, value.get_ref()) {
                (Step::Key(name), DeValue::Table(table)) => {
                    let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref() == name) else {
                        break;
                    };
                    start = key.span().start;
                    value
                }
                (Step::Place(place), DeValue::Array(list)) => {
                    let Some(value) = list.get(*place) else { break };
                    start = value.span().start;
                    value
                }
                _ => break,
            };
        }
        Some(start)
    }

    /// The key or value that stands at a byte offset of the text, and what kind of value it is.
    pub(crate) fn find(root: &DeTable<'_>, offset: usize) -> Option<(Self, &'static str)> {
        in_table(root, offset, &Self::default())
    }
}

fn in_table(table: &DeTable<'_>, offset: usize, path: &KeyPath) -> Option<(KeyPath, &'static str)> {
    table.iter().find_map(|(key, value)| {
        let path = path.clone().key(key.get_ref());
        if key.span().contains(&offset) {
            return Some((path, value.get_ref().type_str()));
        }
        in_value(value.get_ref(), value.span().contains(&offset), offset, path)
    })
}

fn in_value(
    value: &DeValue<'_>,
    contains: bool,
    offset: usize,
    path: KeyPath,
) -> Option<(KeyPath, &'static str)> {
    // The span of a table with a header is its header alone, so its content is looked at either way.
    let inner = match value {
        DeValue::Table(table) => in_table(table, offset, &path),
        DeValue::Array(list) => list.iter().enumerate().find_map(|(place, value)| {
            let contains = value.span().contains(&offset);
            in_value(value.get_ref(), contains, offset, path.clone().place(place))
        }),
        _ => None,
    };
    inner.or_else(|| contains.then(|| (path, value.type_str())))
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        for step in &self.0 {
            match step {
                Step::Key(key) => {
                    let bare = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
                    if bare && !key.is_empty() {
                        write!(f, "{dot}{key}")?;
                    } else {
                        write!(f, "{dot}{key:?}")?;
                    }
                    dot = ".";
                }
                Step::Place(place) if f.alternate() => write!(f, "[{place}]")?,
                Step::Place(_) => {}
            }
        }
        Ok(())
    }
}
