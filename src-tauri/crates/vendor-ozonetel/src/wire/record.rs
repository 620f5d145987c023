use super::body::{Members, scalar};

/// One row of a list, its members found whatever the case and separators of their names: the vendor spells them
/// differently on each page.
#[derive(Debug)]
pub(crate) struct Record {
    /// Names as the vendor has them, with their values as text; what is null, empty or no scalar is left out.
    fields: Vec<(String, String)>,
}

impl Record {
    pub(crate) fn new(members: Members) -> Self {
        let fields = members
            .into_iter()
            .filter_map(|(name, raw)| Some((name, scalar(&raw)?.trim().to_owned())))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Self { fields }
    }

    /// The first of these members that has a value. Names in lower case, without separators.
    pub(crate) fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.value(name)).map(str::to_owned)
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| plain(known) == name).map(|(_, value)| value.as_str())
    }

    /// The value of the member the vendor calls exactly this.
    pub(crate) fn exactly(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// All members but these, as the vendor names them.
    pub(crate) fn others(&self, but: &[&str]) -> Vec<(String, String)> {
        let keeps = |(name, _): &&(String, String)| !but.contains(&plain(name).as_str());
        self.fields.iter().filter(keeps).cloned().collect()
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
