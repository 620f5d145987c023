use jiff::tz::TimeZone;
use ringside_domain::{Callback, Disposition};

/// What is wrong with a callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnknownZone;

/// An outcome in words, for a vendor that keeps notes and no outcomes: one line each for the outcome, the time to call
/// back and the note. The time is given in the account's `zone`, and in the one it was agreed in where that is another.
pub(crate) fn outcome(
    disposition: &Disposition,
    zone: &TimeZone,
    zone_name: &str,
) -> Result<String, UnknownZone> {
    let path = disposition.path.join(" / ");
    let mut text = if path.is_empty() || path == disposition.code {
        format!("Outcome: {}", disposition.code)
    } else {
        format!("Outcome: {path} [{}]", disposition.code)
    };
    if let Some(callback) = &disposition.callback {
        text.push_str("\nCall back: ");
        text.push_str(&moment(callback, zone, zone_name)?);
    }
    if let Some(note) = &disposition.note {
        text.push_str("\nNote: ");
        text.push_str(note);
    }
    Ok(text)
}

fn moment(callback: &Callback, zone: &TimeZone, zone_name: &str) -> Result<String, UnknownZone> {
    let agreed = TimeZone::get(&callback.zone).map_err(|_| UnknownZone)?;
    let shown = |zone: &TimeZone, name: &str| {
        format!("{} {name}", callback.at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M"))
    };
    let here = shown(zone, zone_name);
    Ok(if callback.zone.eq_ignore_ascii_case(zone_name) {
        here
    } else {
        format!("{here} ({})", shown(&agreed, &callback.zone))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(disposition: &Disposition) -> Result<String, UnknownZone> {
        outcome(disposition, &TimeZone::get("Asia/Kolkata").expect("a zone"), "Asia/Kolkata")
    }

    fn call_back(zone: &str) -> Disposition {
        let mut disposition = Disposition::new("CB".into(), vec!["No sale".into(), "Call back".into()]);
        disposition.callback =
            Some(Callback { at: "2026-03-30T09:00:00Z".parse().expect("a time"), zone: zone.into() });
        disposition.note = Some("Asks for Ms Example".into());
        disposition
    }

    #[test]
    fn an_outcome_is_told_with_its_callback_on_both_clocks_and_its_note() {
        assert_eq!(
            told(&call_back("Europe/London")).expect("a text"),
            "Outcome: No sale / Call back [CB]\n\
             Call back: 2026-03-30 14:30 Asia/Kolkata (2026-03-30 10:00 Europe/London)\n\
             Note: Asks for Ms Example"
        );
    }

    #[test]
    fn one_clock_is_enough_where_both_are_the_same() {
        let text = told(&call_back("Asia/Kolkata")).expect("a text");
        assert!(text.contains("\nCall back: 2026-03-30 14:30 Asia/Kolkata\n"), "{text}");
    }

    #[test]
    fn an_outcome_without_labels_is_its_code() {
        assert_eq!(told(&Disposition::new("SALE".into(), Vec::new())).as_deref(), Ok("Outcome: SALE"));
    }

    #[test]
    fn a_zone_nobody_knows_is_not_sent() {
        assert_eq!(told(&call_back("Mars/Olympus")), Err(UnknownZone));
    }
}
