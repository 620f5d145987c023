//! Looking for a value in bytes, however it is written there.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use regex::bytes::{Regex, RegexBuilder};

/// What was planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// What it is, such as `password`.
    pub what: &'static str,
    /// As it was typed or told.
    pub value: String,
}

/// All planted values in all their spellings, as one search.
pub struct Needles {
    spellings: BTreeMap<Vec<u8>, (&'static str, &'static str)>,
    any: Regex,
}

impl Needles {
    /// A search for all of these.
    ///
    /// # Errors
    ///
    /// When one is too short to be told from chance.
    pub fn of(all: &[Planted]) -> Result<Self> {
        let mut spellings = BTreeMap::new();
        for planted in all {
            let numeric = planted.what == "number";
            let value = if numeric { significant(&planted.value) } else { planted.value.clone() };
            ensure!(value.len() >= 8, "{} is too short to be told from chance", planted.what);
            for (how, bytes) in spelled(&value) {
                spellings.entry(bytes).or_insert((planted.what, how));
            }
        }
        // The longest first: the one found is the whole one.
        let mut alternatives: Vec<&Vec<u8>> = spellings.keys().collect();
        alternatives.sort_by_key(|bytes| std::cmp::Reverse(bytes.len()));
        let pattern: Vec<String> = alternatives.into_iter().map(|bytes| escaped(bytes)).collect();
        let any = RegexBuilder::new(&pattern.join("|")).unicode(false).size_limit(64 << 20).build()?;
        Ok(Self { spellings, any })
    }

    /// In how many spellings the values are looked for.
    #[must_use]
    pub fn spellings(&self) -> usize {
        self.spellings.len()
    }

    /// What is looked for.
    #[must_use]
    pub fn kinds(&self) -> BTreeSet<&'static str> {
        self.spellings.values().map(|(what, _)| *what).collect()
    }

    /// What is found, each once, with how it is written. Digits are also looked for with separators between them.
    #[must_use]
    pub fn find(&self, bytes: &[u8]) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        let closed_up = closed_up(bytes);
        for (place, text) in [bytes, &closed_up].into_iter().enumerate() {
            for hit in self.any.find_iter(text) {
                let Some(&(what, how)) = self.spellings.get(hit.as_bytes()) else { continue };
                let hit = (what, if place == 0 { how } else { "with separators" });
                if !found.iter().any(|(known, _)| *known == what) {
                    found.push(hit);
                }
            }
        }
        found
    }

    /// What stands around the first find, to see where it comes from.
    #[must_use]
    pub fn around(&self, bytes: &[u8]) -> String {
        let closed_up = closed_up(bytes);
        let hit = [bytes, &closed_up].into_iter().find_map(|text| Some((text, self.any.find(text)?)));
        let Some((text, hit)) = hit else { return String::new() };
        let from = hit.start().saturating_sub(300);
        String::from_utf8_lossy(&text[from..text.len().min(hit.end() + 100)]).into_owned()
    }

    /// Every value as it is written plainly: what a search that works has to find.
    #[must_use]
    pub fn proof(all: &[Planted]) -> Vec<u8> {
        let texts: Vec<&str> = all.iter().map(|planted| planted.value.as_str()).collect();
        texts.join("\n").into_bytes()
    }
}

/// The digits that all spellings of a number share: without a trunk zero or a country.
fn significant(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    digits[digits.len().saturating_sub(10)..].to_owned()
}

/// All spellings of a text that keep it whole.
#[must_use]
pub fn spelled(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let hex = |upper: bool| -> String {
        let digit = |byte: &u8| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") };
        bytes.iter().map(digit).collect()
    };
    let percent = |upper: bool, space: &str| -> String {
        let letter = |byte: &u8| match byte {
            b' ' => space.to_owned(),
            byte if byte.is_ascii_alphanumeric() || b"-_.~".contains(byte) => char::from(*byte).to_string(),
            byte if upper => format!("%{byte:02X}"),
            byte => format!("%{byte:02x}"),
        };
        bytes.iter().map(letter).collect()
    };
    let json = serde_json::Value::from(text).to_string();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let mut all = vec![
        ("as it is", bytes.to_vec()),
        ("in JSON", json.trim_matches('"').as_bytes().to_vec()),
        ("in hex", hex(false).into_bytes()),
        ("in hex", hex(true).into_bytes()),
        ("percent-encoded", percent(true, "%20").into_bytes()),
        ("percent-encoded", percent(false, "%20").into_bytes()),
        ("percent-encoded", percent(true, "+").into_bytes()),
        ("in UTF-16", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("in UTF-16", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
    ];
    for before in 0..3 {
        let padded = [&[0_u8; 2][..before], bytes].concat();
        for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            // Without the letters that hold bits of what stands before or after.
            let encoded = engine.encode(&padded);
            let whole = &encoded[(before * 8).div_ceil(6)..padded.len() * 8 / 6];
            all.push(("in base64", whole.as_bytes().to_vec()));
        }
    }
    all
}

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!(r"\x{byte:02x}")).collect()
}

/// The bytes without what people and programs put between the digits of a number.
fn closed_up(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if !(b" -./()".contains(&byte) && out.last().is_some_and(u8::is_ascii_digit)) {
            out.push(byte);
        }
    }
    out
}

/// The tokens, cookies and keys that went over a wire, in either direction.
///
/// # Errors
///
/// When what is known is too short to be told from chance.
pub fn issued(wire: &[Vec<u8>], known: &[Planted]) -> Result<Vec<Planted>> {
    let places = [
        r"(?i)\r\n(?:x-)?[a-z-]*(?:authorization|token|apikey|api-key)[a-z-]*: (?:basic |bearer |token )?([^\r\n]{8,})",
        r"(?i)\r\n(?:set-)?cookie: [^=\r\n]+=([^;\r\n]{8,})",
        r#"(?i)"[a-z_]*(?:token|ssid|session_?id|jwt)[a-z_]*"\s*:\s*"([^"\\]{8,})""#,
        r"(?i)[?&][a-z_]*(?:token|ssid)[a-z_]*=([^&\s]{8,})",
    ];
    let date = Regex::new(r"^\d{4}-\d\d-")?;
    let ours = Needles::of(known)?;
    let mut found: Vec<Planted> = Vec::new();
    for place in places {
        let place = Regex::new(place)?;
        for text in wire {
            for hit in place.captures_iter(text) {
                let value = hit.get(1).context("a group")?.as_bytes();
                let value = String::from_utf8_lossy(value).into_owned();
                let another_spelling = ours.spellings.contains_key(value.as_bytes());
                let new = !another_spelling && !found.iter().any(|planted| planted.value == value);
                if new && !date.is_match(value.as_bytes()) {
                    found.push(Planted { what: "token", value });
                }
            }
        }
    }
    Ok(found)
}
