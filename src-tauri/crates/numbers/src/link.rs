use std::fmt;

use percent_encoding::percent_decode_str;

use crate::{NumberProblem, typed};

/// Longer than any link that means well.
const LONGEST: usize = 512;

/// Fewer digits than this in a sentence are a price, a year or a house.
const LEAST_WITHIN: usize = 7;

/// What the bar's own links begin with.
const OURS: &str = "ringside";

/// A link that another program handed over to be dialled. Nobody has looked at the number yet.
#[derive(Clone, PartialEq, Eq)]
pub struct DialLink {
    number: String,
    profile: Option<String>,
    lead: Option<String>,
}

/// Why there is nothing to dial in a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum LinkProblem {
    /// It is no `tel:`, `callto:`, `sip:`, `sips:` or `ringside:` link.
    #[error("that is not a link to dial")]
    NotALink,
    /// It is longer than any link that means well.
    #[error("the link is too long")]
    TooLong,
    /// It has no number in it, such as a name where one could be.
    #[error("the link: {0}")]
    Number(#[from] NumberProblem),
}

impl DialLink {
    /// Reads `tel:` (RFC 3966), `callto:`, `sip:` and `sips:` links, and the bar's own:
    /// `ringside://dial?number=+442079460123&profile=leeds&lead=48213`, with all but `number` left out at will.
    ///
    /// # Errors
    ///
    /// [`LinkProblem`] where nothing in it can be dialled.
    pub fn parse(link: &str) -> Result<Self, LinkProblem> {
        let link = link.trim();
        let (scheme, rest) = link.split_once(':').ok_or(LinkProblem::NotALink)?;
        if link.len() > LONGEST {
            return Err(LinkProblem::TooLong);
        }
        if scheme.eq_ignore_ascii_case(OURS) {
            return Self::ours(rest);
        }
        if !typed::is_link(scheme) {
            return Err(LinkProblem::NotALink);
        }
        Ok(Self { number: typed::read(link)?.to_string(), profile: None, lead: None })
    }

    /// Reads a text somebody has selected: a link, a number as people write it, or a sentence with one number in it.
    ///
    /// # Errors
    ///
    /// [`LinkProblem`] where nothing in it can be dialled, or more than one number could be meant.
    pub fn selected(text: &str) -> Result<Self, LinkProblem> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(LinkProblem::TooLong);
        }
        match Self::parse(text) {
            Err(LinkProblem::NotALink) => {}
            read => return read,
        }
        let whole = typed::read(text);
        let number = match &whole {
            Ok(number) => number.to_string(),
            Err(problem) => {
                let mut within = numbers_within(text);
                match (within.next(), within.next()) {
                    (Some(one), None) => typed::read(one)?.to_string(),
                    (None, _) | (Some(_), Some(_)) => return Err((*problem).into()),
                }
            }
        };
        Ok(Self { number, profile: None, lead: None })
    }

    /// Reads what a page hands over: a number as people write it or a link, and beside it what it is for.
    ///
    /// # Errors
    ///
    /// [`LinkProblem`] where the number cannot be dialled, or anything is longer than what means well.
    pub fn given(number: &str, profile: Option<&str>, lead: Option<&str>) -> Result<Self, LinkProblem> {
        let beside = |text: Option<&str>| match text.map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) if text.len() > LONGEST || text.contains(char::is_control) => {
                Err(LinkProblem::TooLong)
            }
            text => Ok(text.map(str::to_owned)),
        };
        let number = number.trim();
        if number.len() > LONGEST {
            return Err(LinkProblem::TooLong);
        }
        Ok(Self { number: typed::read(number)?.to_string(), profile: beside(profile)?, lead: beside(lead)? })
    }

    /// The number in figures, with its plus sign and what is to follow once the call is answered: as a person might
    /// have typed it.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The profile to dial with, where the link names one.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// The vendor's id of the lead the number belongs to, where the link names one.
    #[must_use]
    pub fn lead(&self) -> Option<&str> {
        self.lead.as_deref()
    }

    fn ours(rest: &str) -> Result<Self, LinkProblem> {
        let rest = rest.trim_start_matches('/');
        let (what, query) = rest.split_once('?').unwrap_or((rest, ""));
        if !what.trim_end_matches('/').eq_ignore_ascii_case("dial") {
            return Err(LinkProblem::NotALink);
        }
        let (mut number, mut profile, mut lead) = (None, None, None);
        for (name, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            // A plus sign stays one: in a number it says more than the blank that forms make of it.
            let value = percent_decode_str(value).decode_utf8_lossy().trim().to_owned();
            let slot = match name {
                "number" => &mut number,
                "profile" => &mut profile,
                "lead" => &mut lead,
                _ => continue,
            };
            if !value.is_empty() {
                *slot = Some(value);
            }
        }
        let number = typed::read(&number.ok_or(NumberProblem::Empty)?)?.to_string();
        let lead = lead.filter(|lead: &String| !lead.chars().any(char::is_control));
        Ok(Self { number, profile, lead })
    }
}

/// The parts of a sentence that are long enough to be a number.
fn numbers_within(text: &str) -> impl Iterator<Item = &str> {
    let belongs = |c: char| c.is_ascii_digit() || "+()-./ \u{a0}".contains(c);
    text.split(move |c| !belongs(c))
        .map(|part| part.trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '('))
        .filter(|part| part.chars().filter(char::is_ascii_digit).count() >= LEAST_WITHIN)
}

/// Whose number it is stays out of logs.
impl fmt::Debug for DialLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DialLink").field("profile", &self.profile).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(link: &str) -> Result<String, LinkProblem> {
        DialLink::parse(link).map(|link| link.number)
    }

    #[test]
    fn links_of_all_kinds_are_read() {
        for (link, meant) in [
            ("tel:+44-20-7946-0123", "+442079460123"),
            ("TEL:+44(20)7946.0123", "+442079460123"),
            ("tel:7946-0123;phone-context=+4420", "+442079460123"),
            ("tel:+442079460123;ext=22", "+442079460123 x22"),
            ("tel:%2B44%2020%207946%200123", "+442079460123"),
            ("tel://020 7946 0123", "02079460123"),
            ("callto:+442079460123", "+442079460123"),
            ("callto://+442079460123/", "+442079460123"),
            ("sip:1001@pbx.example;user=phone", "1001"),
            ("sips:+442079460123@pbx.example", "+442079460123"),
            ("ringside://dial?number=+442079460123", "+442079460123"),
            ("ringside://dial/?number=%2B44%2020%207946%200123&other=1", "+442079460123"),
            ("  tel:020 7946 0123\n", "02079460123"),
        ] {
            assert_eq!(number(link).as_deref(), Ok(meant), "{link}");
        }
    }

    #[test]
    fn our_own_links_may_name_a_profile_and_a_lead() {
        let link =
            DialLink::parse("ringside://dial?lead=48213&number=02079460123&profile=leeds%20north").unwrap();
        assert_eq!((link.profile(), link.lead()), (Some("leeds north"), Some("48213")));
        let bare = DialLink::parse("ringside:dial?number=02079460123&profile=").unwrap();
        assert_eq!((bare.profile(), bare.lead()), (None, None));
    }

    #[test]
    fn a_page_gives_a_number_or_a_link_and_what_it_is_for_beside_it() {
        for number in ["+44 20 7946 0123", "tel:+44-20-7946-0123", " (+44) 20.7946.0123 "] {
            let given = DialLink::given(number, Some("leeds"), Some(" 48213 ")).unwrap();
            assert_eq!(given.number(), "+442079460123", "{number}");
            assert_eq!((given.profile(), given.lead()), (Some("leeds"), Some("48213")));
        }
        let bare = DialLink::given("1001", None, Some("")).unwrap();
        assert_eq!((bare.number(), bare.profile(), bare.lead()), ("1001", None, None));
        for number in
            ["", "call me", "call 020 7946 0123", "ringside://dial?number=1001", "https://x.example"]
        {
            assert!(matches!(DialLink::given(number, None, None), Err(LinkProblem::Number(_))), "{number}");
        }
        let long = "1".repeat(LONGEST + 1);
        assert_eq!(DialLink::given(&long, None, None), Err(LinkProblem::TooLong));
        assert_eq!(DialLink::given("1001", Some(&long), None), Err(LinkProblem::TooLong));
        assert_eq!(DialLink::given("1001", None, Some("48\n213")), Err(LinkProblem::TooLong));
    }

    #[test]
    fn what_holds_no_number_is_refused() {
        for (link, why) in [
            ("sip:reception@pbx.example", LinkProblem::Number(NumberProblem::NotANumber)),
            ("callto:echo123", LinkProblem::Number(NumberProblem::NotANumber)),
            ("tel:", LinkProblem::Number(NumberProblem::NotANumber)),
            ("ringside://dial", LinkProblem::Number(NumberProblem::Empty)),
            ("ringside://hangup?number=1", LinkProblem::NotALink),
            ("https://ringside.example/dial?number=1", LinkProblem::NotALink),
            ("--demo", LinkProblem::NotALink),
            ("02079460123", LinkProblem::NotALink),
            ("tel:1 2\u{7}3", LinkProblem::Number(NumberProblem::NotANumber)),
        ] {
            assert_eq!(number(link), Err(why), "{link}");
        }
        assert_eq!(number(&format!("tel:{}", "1".repeat(600))), Err(LinkProblem::TooLong));
    }

    #[test]
    fn a_selected_text_is_a_link_or_a_number_or_has_one_number_in_it() {
        for (text, meant) in [
            ("tel:+442079460123", "+442079460123"),
            (" 020 7946 0123\r\n", "02079460123"),
            ("1571", "1571"),
            ("Please call +44 (20) 7946-0123.", "+442079460123"),
            ("Tel. 020 7946 0123, room 4", "02079460123"),
            ("Mock & Sons (020) 79460123 since 1988", "02079460123"),
        ] {
            assert_eq!(DialLink::selected(text).map(|link| link.number).as_deref(), Ok(meant), "{text}");
        }
        for text in [
            "",
            "   ",
            "reception",
            "in 2024 for 99.50",
            "020 7946 0123 or 020 7946 0188",
            "https://example.com/4420",
        ] {
            assert!(matches!(DialLink::selected(text), Err(LinkProblem::Number(_))), "{text}");
        }
        assert_eq!(DialLink::selected(&"a".repeat(600)), Err(LinkProblem::TooLong));
    }

    #[test]
    fn a_link_printed_for_debugging_tells_no_number() {
        let link = DialLink::parse("ringside://dial?number=02079460123&lead=48213").unwrap();
        assert_eq!(format!("{link:?}"), "DialLink { profile: None, .. }");
    }

    proptest! {
        #[test]
        fn whatever_a_link_holds_only_figures_come_out(text in "(tel|callto|sip|ringside)(:|://dial[?]number=)\\PC{0,40}") {
            if let Ok(link) = DialLink::parse(&text) {
                prop_assert!(link.number().chars().any(|c| c.is_ascii_digit()));
                prop_assert!(link.number().chars().all(|c| c.is_ascii_digit() || "+ x".contains(c)), "{}", link.number());
                prop_assert!(crate::typed::read(link.number()).is_ok());
            }
        }
    }
}
