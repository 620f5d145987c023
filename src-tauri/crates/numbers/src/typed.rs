//! What was typed, pasted or followed as a link, down to the digits in it. Numbering plans come after this, so that the
//! library behind them only ever meets digits.

use std::{borrow::Cow, fmt};

use percent_encoding::percent_decode_str;
use rlibphonenumber::PHONE_NUMBER_UTIL;

use crate::NumberProblem;

/// Links whose user part is what to dial.
const LINKS: [&str; 4] = ["tel", "callto", "sip", "sips"];

/// What people write between a number and the extension behind it.
const EXTENSION_LABELS: [&str; 10] =
    ["x", "ext", "extn", "extension", "extensión", "anexo", "int", "interno", "#", ","];

/// Fewer digits than this have no extension behind them: they are one.
const LEAST_BEFORE_EXTENSION: usize = 7;

/// More digits than any number has, with a prefix for abroad and a country code.
const MOST_DIGITS: usize = 24;

/// Letters stand for digits only behind this many digits, as in `0800 FLOWERS`: else they are a name.
const LEAST_BEFORE_LETTERS: usize = 3;

/// Fewer letters than this are slips of the finger.
const LEAST_LETTERS: usize = 3;

/// The digits of what was typed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Whether the digits begin with a country code, told by a plus sign.
    pub(crate) plus: bool,
    /// ASCII digits, at least one.
    pub(crate) digits: String,
    /// Whether some of them were letters, as in `0800 FLOWERS`.
    pub(crate) spelled: bool,
    /// Digits to send once the call is answered.
    pub(crate) rest: Option<String>,
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.plus { "+" } else { "" }, self.digits)?;
        self.rest.iter().try_for_each(|rest| write!(f, " x{rest}"))
    }
}

/// Reads what was typed.
pub(crate) fn read(typed: &str) -> Result<Typed, NumberProblem> {
    let typed: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let address = user_part(typed);
    let mut parts = address.split(';');
    let text = plain(parts.next().unwrap_or_default())?;
    let (text, mut rest) = split_extension(&text);
    let mut context = None;
    for part in parts {
        match part.trim().split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case("ext") => rest = some_digits(value),
            Some((name, value)) if name.eq_ignore_ascii_case("phone-context") => context = Some(value),
            _ => {}
        }
    }
    let typed = Typed { rest, ..dialled(text)? };
    // RFC 3966: a local number's context is the digits before it, or a host name that says nothing here.
    match context.and_then(|context| context.strip_prefix('+')).and_then(some_digits) {
        Some(before) if !typed.plus => {
            Ok(Typed { plus: true, digits: within_length(before + &typed.digits)?, ..typed })
        }
        _ => Ok(typed),
    }
}

/// Whether links of this scheme are dialled.
pub(crate) fn is_link(scheme: &str) -> bool {
    LINKS.iter().any(|link| scheme.trim().eq_ignore_ascii_case(link))
}

/// The part of a link that is dialled; anything else as it is.
fn user_part(typed: &str) -> Cow<'_, str> {
    let Some((scheme, address)) = typed.split_once(':') else { return Cow::Borrowed(typed) };
    if !is_link(scheme) {
        return Cow::Borrowed(typed);
    }
    let address = address.trim_start().trim_start_matches('/');
    let address = address.split('?').next().unwrap_or_default();
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    match decoded.split_once('@') {
        Some((user, _)) => Cow::Owned(user.to_owned()),
        None => Cow::Owned(decoded.into_owned()),
    }
}

/// The same in ASCII digits, with one kind of blank for all that people put between them.
fn plain(text: &str) -> Result<String, NumberProblem> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '+' | '#' | ',' | ':' => out.push(c),
            '＋' => out.push('+'),
            '.' | '-' | '(' | ')' | '[' | ']' | '/' | '_' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                out.push(' ');
            }
            '（' | '）' | '．' | '－' => out.push(' '),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_alphabetic() => out.push(c),
            c => match PHONE_NUMBER_UTIL.normalize_digits_only(c.encode_utf8(&mut [0; 4])) {
                digit if digit.is_empty() => return Err(NumberProblem::NotANumber),
                digit => out.push_str(&digit),
            },
        }
    }
    Ok(out)
}

/// Takes `ext. 22`, `x22`, `#22` and the like off the end of a number long enough to have an extension.
fn split_extension(text: &str) -> (&str, Option<String>) {
    let whole = (text, None);
    let trimmed = text.trim_end();
    let before_digits = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = &trimmed[before_digits.len()..];
    let labelled = before_digits.trim_end_matches([' ', ':']);
    let number = match labelled.strip_suffix(['#', ',']) {
        Some(number) => number,
        None => labelled.trim_end_matches(char::is_alphabetic),
    };
    let label = labelled[number.len()..].to_lowercase();
    if extension.is_empty() || !EXTENSION_LABELS.contains(&label.as_str()) {
        return whole;
    }
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if digits < LEAST_BEFORE_EXTENSION {
        return whole;
    }
    (number.trim_end_matches([' ', ',']), Some(extension.to_owned()))
}

/// The digits themselves, with letters as on a keypad.
fn dialled(text: &str) -> Result<Typed, NumberProblem> {
    let mut plus = false;
    let mut letters = 0;
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => {}
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !plus => plus = true,
            c if c.is_ascii_alphabetic() && digits.len() >= LEAST_BEFORE_LETTERS => {
                letters += 1;
                digits.push(c);
            }
            _ => return Err(NumberProblem::NotANumber),
        }
    }
    if digits.is_empty() {
        return Err(if plus { NumberProblem::TooShort } else { NumberProblem::NotANumber });
    }
    if letters > 0 {
        if letters < LEAST_LETTERS {
            return Err(NumberProblem::NotANumber);
        }
        digits = PHONE_NUMBER_UTIL.convert_alpha_characters_in_number(&digits);
    }
    Ok(Typed { plus, digits: within_length(digits)?, spelled: letters > 0, rest: None })
}

fn within_length(digits: String) -> Result<String, NumberProblem> {
    if digits.len() > MOST_DIGITS { Err(NumberProblem::TooLong) } else { Ok(digits) }
}

fn some_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// Marks that come along when a number is copied from a page: soft hyphens, zero-width blanks, writing direction.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
