use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use ringside_domain::{BreakId, BreakReason, Catalogue, ProfileId, Requirements, ScreenPop, VendorId};
use ringside_numbers::Region;
use serde::{Deserialize, Serialize};

use crate::{
    address,
    dispositions::{self, DispositionEntry},
    key::KeyPath,
    problem::{FieldProblem, Problem},
    screen_pop::{self, ScreenPopEntry},
};

/// The vendors a profile can name, whether this bar can drive them yet or not.
pub const VENDORS: [&str; 5] = ["maxcontact", "ozonetel", "genesys", "deepcall", "ucontact"];

/// Assumed: no account gives its agents less time for wrap-up.
pub const SHORTEST_WRAP_UP_S: u32 = 5;
const LONGEST_WRAP_UP_S: u32 = 3_600;

pub(crate) const LONGEST_NAME: usize = 80;
pub(crate) const LONGEST_TEXT: usize = 256;
const LONGEST_ADDRESS: usize = 2_000;
const LONGEST_BREAK_MINUTES: u32 = 24 * 60;
const LONGEST_RING_S: u16 = 600;

/// A profile as its file spells it, or as a person has entered it; nothing of it is checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct ProfileFile {
    /// What the agent calls it.
    pub name: String,
    /// One of [`VENDORS`].
    pub vendor: String,
    /// The vendor's base URL.
    pub base_url: String,
    /// The country of numbers typed without a country code.
    #[serde(default = "default_region")]
    pub region: String,
    /// The code of the outcome given when the time for wrap-up is over and policy says so; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overrun: Option<String>,
    /// The least time the account gives for wrap-up, in seconds; absent: [`SHORTEST_WRAP_UP_S`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest_wrap_up_s: Option<u32>,
    /// After how many seconds the vendor takes back a call that nobody answers; absent: nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rings_for_s: Option<u16>,
    /// Who signs in.
    pub user: UserEntry,
    /// The vendor's own options; only its adapter can tell whether they make sense.
    #[serde(default, skip_serializing_if = "toml::Table::is_empty")]
    pub options: toml::Table,
    /// What an outcome needs before it can be saved, by its code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub requirements: BTreeMap<String, RequirementsEntry>,
    /// The reasons an agent can give for not being ready, where the vendor does not serve them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub break_reasons: Vec<BreakReasonEntry>,
    /// The outcomes, where the vendor does not list them; where it does, what comes on top of its list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dispositions: Vec<DispositionEntry>,
    /// The pages opened for calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub screen_pop: Vec<ScreenPopEntry>,
}

/// Who signs in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct UserEntry {
    /// The login of the account that signs in.
    pub login: String,
    /// The agent's id at the vendor; empty where it has none beside the login.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub user_id: String,
    /// What the bar calls the agent; absent: the id, or the login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// What an outcome needs; what is absent is not needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct RequirementsEntry {
    /// A note.
    pub note: bool,
    /// A time to call back.
    pub callback: bool,
    /// A number of sales.
    pub sales: bool,
}

/// A reason for not being ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct BreakReasonEntry {
    /// What the vendor is told.
    pub id: String,
    /// What the agent reads.
    pub name: String,
    /// How long it may last; absent: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_minutes: Option<u32>,
}

fn default_region() -> String {
    Region::GB.code()
}

impl ProfileFile {
    /// A profile with these fields and nothing else, in the default region.
    #[must_use]
    pub fn new(name: &str, vendor: &str, base_url: &str, login: &str, user_id: &str) -> Self {
        Self {
            name: name.to_owned(),
            vendor: vendor.to_owned(),
            base_url: base_url.to_owned(),
            region: default_region(),
            user: UserEntry { login: login.to_owned(), user_id: user_id.to_owned(), label: None },
            options: toml::Table::new(),
            requirements: BTreeMap::new(),
            break_reasons: Vec::new(),
            dispositions: Vec::new(),
            screen_pop: Vec::new(),
            overrun: None,
            shortest_wrap_up_s: None,
            rings_for_s: None,
        }
    }

    /// Checks all but `options`, which only the vendor's adapter understands. `usable` are the vendors this bar can
    /// drive.
    ///
    /// # Errors
    ///
    /// The first problem, in the order of the file, with its key.
    pub fn check(&self, id: &ProfileId, usable: &[&str]) -> Result<Profile, FieldProblem> {
        let at = |key: &'static str| move |problem| FieldProblem::new(KeyPath::new(key), problem);
        let name = text(&self.name, LONGEST_NAME).map_err(at("name"))?;
        let vendor = vendor(&self.vendor, usable).map_err(at("vendor"))?;
        let base_url = text(&self.base_url, LONGEST_ADDRESS)
            .and_then(|base_url| address::base_url(&base_url))
            .map_err(at("base_url"))?;
        let region =
            Region::new(self.region.trim()).map_err(|_| Problem::UnknownRegion).map_err(at("region"))?;
        let login = text(&self.user.login, LONGEST_TEXT).map_err(at("user.login"))?;
        let user_id = optional(&self.user.user_id, LONGEST_TEXT).map_err(at("user.user_id"))?;
        let label =
            self.user.label.as_deref().map(|label| text(label, LONGEST_NAME).map_err(at("user.label")));
        Ok(Profile {
            id: id.clone(),
            name,
            vendor,
            base_url,
            login,
            user_id,
            label: label.transpose()?,
            region,
            options: self.options.clone(),
            requirements: self.checked_requirements()?,
            break_reasons: self.checked_break_reasons()?,
            dispositions: dispositions::checked(&self.dispositions)?,
            screen_pops: screen_pop::checked(&self.screen_pop)?,
            overrun: self.checked_overrun()?,
            shortest_wrap_up: self.checked_wrap_up()?,
            rings_for_s: self.checked_ring()?,
        })
    }

    /// Like all codes it keeps its blanks.
    fn checked_overrun(&self) -> Result<Option<String>, FieldProblem> {
        let Some(code) = &self.overrun else { return Ok(None) };
        text(code, LONGEST_TEXT).map_err(|problem| FieldProblem::new(KeyPath::new("overrun"), problem))?;
        Ok(Some(code.clone()))
    }

    fn checked_wrap_up(&self) -> Result<Duration, FieldProblem> {
        let seconds = self.shortest_wrap_up_s.unwrap_or(SHORTEST_WRAP_UP_S);
        if seconds > LONGEST_WRAP_UP_S {
            let problem = Problem::OutOfRange(0, LONGEST_WRAP_UP_S);
            return Err(FieldProblem::new(KeyPath::new("shortest_wrap_up_s"), problem));
        }
        Ok(Duration::from_secs(seconds.into()))
    }

    fn checked_ring(&self) -> Result<Option<u16>, FieldProblem> {
        if self.rings_for_s.is_some_and(|seconds| !(1..=LONGEST_RING_S).contains(&seconds)) {
            let problem = Problem::OutOfRange(1, LONGEST_RING_S.into());
            return Err(FieldProblem::new(KeyPath::new("rings_for_s"), problem));
        }
        Ok(self.rings_for_s)
    }

    fn checked_requirements(&self) -> Result<BTreeMap<String, Requirements>, FieldProblem> {
        let entries = self.requirements.iter().map(|(code, entry)| {
            // Codes are the vendor's and are compared with its list, so they keep their blanks.
            text(code, LONGEST_TEXT)
                .map_err(|problem| FieldProblem::new(KeyPath::new("requirements").key(code), problem))?;
            let RequirementsEntry { note, callback, sales } = *entry;
            Ok((code.clone(), Requirements { note, callback, sales }))
        });
        entries.collect()
    }

    fn checked_break_reasons(&self) -> Result<Vec<BreakReason>, FieldProblem> {
        let mut seen = BTreeSet::new();
        let entries = self.break_reasons.iter().enumerate().map(|(place, entry)| {
            let at = |key: &'static str| {
                move |problem| FieldProblem::new(KeyPath::new("break_reasons").place(place).key(key), problem)
            };
            let id = text(&entry.id, LONGEST_TEXT).map_err(at("id"))?;
            if !seen.insert(id.clone()) {
                return Err(at("id")(Problem::Duplicate));
            }
            let name = text(&entry.name, LONGEST_NAME).map_err(at("name"))?;
            let limit = match entry.limit_minutes {
                Some(minutes) if !(1..=LONGEST_BREAK_MINUTES).contains(&minutes) => {
                    return Err(at("limit_minutes")(Problem::OutOfRange(1, LONGEST_BREAK_MINUTES)));
                }
                limit => limit,
            };
            Ok(BreakReason { id: BreakId::new(id), name, limit_s: limit.map(|minutes| minutes * 60) })
        });
        entries.collect()
    }
}

/// One sign-in of one agent at one vendor, checked.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    /// The name of its file.
    pub id: ProfileId,
    /// What the agent calls it.
    pub name: String,
    /// The vendor, which this bar can drive.
    pub vendor: VendorId,
    /// The vendor's base URL, without a slash at the end: https, or http to this computer.
    pub base_url: String,
    /// The login of the account that signs in.
    pub login: String,
    /// The agent's id at the vendor; empty where the profile gives none. Only the adapter knows whether it can do
    /// without.
    pub user_id: String,
    /// What the bar calls the agent, where the profile says.
    pub label: Option<String>,
    /// The country of numbers typed without a country code.
    pub region: Region,
    /// The vendor's own options, for its adapter to check.
    pub options: toml::Table,
    /// What an outcome needs before it can be saved, by its code.
    pub requirements: BTreeMap<String, Requirements>,
    /// The reasons an agent can give for not being ready, in the profile's order.
    pub break_reasons: Vec<BreakReason>,
    /// The outcomes in the profile's order: all there are where the vendor lists none, else labels, kinds and needs on
    /// top of its list, by code.
    pub dispositions: Catalogue,
    /// The pages opened for calls, one for each event at most. Whether policy allows them is another question.
    pub screen_pops: Vec<ScreenPop>,
    /// The code of the outcome given when the time for wrap-up is over and policy says so.
    pub overrun: Option<String>,
    /// The least time the account gives for wrap-up: what the vendor holds of a call that ended no longer ago is what it
    /// was told during the call.
    pub shortest_wrap_up: Duration,
    /// After how many seconds the vendor takes back a call that nobody answers, where that was said.
    pub rings_for_s: Option<u16>,
}

impl Profile {
    /// What the bar calls the agent: the label, else the id at the vendor, else the login.
    #[must_use]
    pub fn agent(&self) -> &str {
        let id = if self.user_id.is_empty() { &self.login } else { &self.user_id };
        self.label.as_ref().unwrap_or(id)
    }

    /// What its file holds: for a form, or to change and check again. Whole minutes are all a limit has.
    #[must_use]
    pub fn to_file(&self) -> ProfileFile {
        let requirements = self.requirements.iter().map(|(code, requires)| {
            let Requirements { note, callback, sales } = *requires;
            (code.clone(), RequirementsEntry { note, callback, sales })
        });
        let break_reasons = self.break_reasons.iter().map(|reason| BreakReasonEntry {
            id: reason.id.as_str().to_owned(),
            name: reason.name.clone(),
            limit_minutes: reason.limit_s.map(|seconds| seconds / 60),
        });
        ProfileFile {
            name: self.name.clone(),
            vendor: self.vendor.as_str().to_owned(),
            base_url: self.base_url.clone(),
            region: self.region.code(),
            user: UserEntry {
                login: self.login.clone(),
                user_id: self.user_id.clone(),
                label: self.label.clone(),
            },
            options: self.options.clone(),
            requirements: requirements.collect(),
            break_reasons: break_reasons.collect(),
            dispositions: self.dispositions.codes.iter().map(DispositionEntry::from).collect(),
            screen_pop: self.screen_pops.iter().map(ScreenPopEntry::from).collect(),
            overrun: self.overrun.clone(),
            shortest_wrap_up_s: u32::try_from(self.shortest_wrap_up.as_secs())
                .ok()
                .filter(|seconds| *seconds != SHORTEST_WRAP_UP_S),
            rings_for_s: self.rings_for_s,
        }
    }
}

fn vendor(text: &str, usable: &[&str]) -> Result<VendorId, Problem> {
    let text = text.trim();
    if usable.contains(&text) {
        Ok(VendorId::new(text))
    } else if VENDORS.contains(&text) {
        Err(Problem::VendorNotAvailable)
    } else {
        Err(Problem::UnknownVendor(VENDORS.join(", ")))
    }
}

/// A text that may be left out; empty then.
fn optional(given: &str, longest: usize) -> Result<String, Problem> {
    match text(given, longest) {
        Err(Problem::Empty) => Ok(String::new()),
        checked => checked,
    }
}

pub(crate) fn text(text: &str, longest: usize) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() {
        Err(Problem::Empty)
    } else if text.chars().any(char::is_control) {
        Err(Problem::ControlCharacter)
    } else if text.chars().count() > longest {
        Err(Problem::TooLong(longest))
    } else {
        Ok(text.to_owned())
    }
}
