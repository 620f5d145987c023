use std::collections::BTreeMap;

use crate::data::{FIRST_LEAD, FIRST_LEAD_PHONE};

/// One record of a list.
#[derive(Debug, Clone)]
pub(crate) struct Lead {
    pub(crate) id: i64,
    pub(crate) name: Option<String>,
    pub(crate) name2: Option<String>,
    pub(crate) phones: Vec<LeadPhone>,
}

/// One number of a lead.
#[derive(Debug, Clone)]
pub(crate) struct LeadPhone {
    pub(crate) id: i64,
    pub(crate) kind: &'static str,
    pub(crate) number: String,
}

/// All leads. The newest is the one with the highest id.
#[derive(Debug)]
pub(crate) struct LeadBook {
    leads: BTreeMap<i64, Lead>,
    newest_by_number: BTreeMap<String, i64>,
    owner_of_phone: BTreeMap<i64, i64>,
    next_phone: i64,
}

type Row = (&'static str, Option<&'static str>, &'static [(&'static str, &'static str)]);

impl LeadBook {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut book = Self {
            leads: BTreeMap::new(),
            newest_by_number: BTreeMap::new(),
            owner_of_phone: BTreeMap::new(),
            next_phone: FIRST_LEAD_PHONE,
        };
        for (name, name2, phones) in rows {
            book.add(Some((*name).to_owned()), name2.map(str::to_owned), phones);
        }
        book
    }

    /// Adds a lead and returns its id.
    pub(super) fn add(
        &mut self,
        name: Option<String>,
        name2: Option<String>,
        phones: &[(&'static str, &str)],
    ) -> i64 {
        let id = self.leads.last_key_value().map_or(FIRST_LEAD, |(last, _)| last + 1);
        let mut lead = Lead { id, name, name2, phones: Vec::new() };
        for (kind, number) in phones {
            lead.phones.push(LeadPhone { id: self.next_phone, kind, number: (*number).to_owned() });
            self.owner_of_phone.insert(self.next_phone, id);
            self.newest_by_number.insert((*number).to_owned(), id);
            self.next_phone += 1;
        }
        self.leads.insert(id, lead);
        id
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Lead> {
        self.leads.get(&id)
    }

    pub(super) fn newest_with(&self, number: &str) -> Option<&Lead> {
        self.newest_by_number.get(number).and_then(|id| self.leads.get(id))
    }

    pub(super) fn owner_of(&self, lead_phone: i64) -> Option<&Lead> {
        self.owner_of_phone.get(&lead_phone).and_then(|id| self.leads.get(id))
    }

    pub(super) fn nth(&self, index: usize) -> Option<&Lead> {
        self.leads.values().nth(index)
    }

    pub(super) fn count(&self) -> usize {
        self.leads.len()
    }
}
