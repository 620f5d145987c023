use super::ConfigError;

/// A text with names in braces that are filled in for each request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Name(String),
}

impl Template {
    pub(crate) fn new(key: &str, text: &str, names: &[&str]) -> Result<Self, ConfigError> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) =
                after.split_once('}').ok_or_else(|| ConfigError::key(key, "a { has no } after it"))?;
            if !names.contains(&name) {
                let known = names.join("}, {");
                let why = format!("{{{name}}} means nothing here; known are {{{known}}}");
                return Err(ConfigError::key(key, why));
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Name(name.to_owned()));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The text with each name replaced by its value; a name without one by nothing.
    pub(crate) fn fill<'a>(&self, value: impl Fn(&str) -> Option<&'a str>) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Name(name) => value(name).unwrap_or_default(),
            })
            .collect()
    }

    /// Whether a name occurs in it.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Name(known) if known == name))
    }
}
