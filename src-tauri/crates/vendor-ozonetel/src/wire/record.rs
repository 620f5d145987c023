use super::body::{Members, scalar};

/// One row of a list, its members found whatever the case and separators of their names: the vendor spells them
/// differently on each page.
#[derive(Debug)]
pub(crate) struct Record {
    /// What is null, empty or no scalar is left out.
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    /// The name in lower case, without separators.
    plain: String,
    /// The name as the vendor has it.
    name: String,
    /// The value as text.
    value: String,
}

impl Record {
    pub(crate) fn new(members: Members) -> Self {
        let fields = members
            .into_iter()
            .filter_map(|(name, raw)| {
                let value = scalar(&raw)?.trim().to_owned();
                (!value.is_empty()).then(|| Field { plain: plain(&name), name, value })
            })
            .collect();
        Self { fields }
    }

    /// The first of these members that has a value. Names in lower case, without separators.
    pub(crate) fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.value(name)).map(str::to_owned)
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.plain == name).map(|field| field.value.as_str())
    }

    /// The value of the member the vendor calls exactly this.
    pub(crate) fn exactly(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.clone())
    }

    /// All members but these, as the vendor names them.
    pub(crate) fn others(&self, but: &[&str]) -> Vec<(String, String)> {
        let keeps = |field: &&Field| !but.contains(&field.plain.as_str());
        self.fields.iter().filter(keeps).map(|field| (field.name.clone(), field.value.clone())).collect()
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
