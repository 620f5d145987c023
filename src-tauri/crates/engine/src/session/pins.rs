//! The outcomes an agent has pinned: each keeps its digit for as long as it is pinned.

use ringside_ipc::{ErrorCode, Text, UiError};

use super::{Effect, Keep, Kept, RequestId, Session};

impl Session {
    /// Takes over what is pinned on disk.
    pub(crate) fn restore_pins(&mut self, pinned: Vec<(u8, String)>) {
        self.codes.pinned = pinned.into_iter().collect();
        self.codes.revision += 1;
    }

    /// Pins an outcome, or takes its pin off.
    pub(super) fn pin(&mut self, request: RequestId, code: &str, wanted: bool) -> Vec<Effect> {
        let here = self.codes.pinned.iter().find(|(_, known)| *known == code).map(|(place, _)| *place);
        let place = match (wanted, here) {
            (true, Some(_)) | (false, None) => return vec![Self::done(request)],
            (false, Some(_)) => None,
            (true, None) if self.codes.catalogue.get(code).is_none() => {
                return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
            }
            (true, None) => {
                let place = self.codes.catalogue.codes.iter().position(|known| known.code == code);
                let taken = |digit: u8| {
                    // One the vendor lists no longer makes room.
                    let pin = self.codes.pinned.get(&digit);
                    pin.is_some_and(|code| self.codes.catalogue.get(code).is_some())
                };
                let Some(free) = digit_for(place, taken) else {
                    return Self::not_now(request, Text::new("why-pins-full"));
                };
                Some(free)
            }
        };
        let code = code.to_owned();
        let keep = Keep::Pin { code: code.clone(), place };
        vec![Effect::Keep { keep: Box::new(keep), then: Kept::Pinned { request, code, place } }]
    }

    /// It is on disk.
    pub(super) fn pinned(&mut self, request: RequestId, code: &str, place: Option<u8>) -> Vec<Effect> {
        self.codes.pinned.retain(|_, known| known != code);
        self.codes.pinned.extend(place.map(|place| (place, code.to_owned())));
        self.codes.revision += 1;
        vec![Self::done(request)]
    }

    /// The pinned codes that can be chosen, by their digits.
    pub(super) fn pinned_codes(&self) -> Vec<String> {
        let listed = |code: &&String| self.codes.catalogue.get(code).is_some();
        self.codes.pinned.values().filter(listed).cloned().collect()
    }

    /// The digit of a code at its place in the list: that of its pin, else its own unless a pin has that one.
    pub(super) fn digit_of(&self, code: &str, place: usize) -> Option<u8> {
        let pin = self.codes.pinned.iter().find(|(_, known)| *known == code).map(|(digit, _)| *digit);
        let own = u8::try_from(place + 1).ok().filter(|digit| *digit <= 9);
        let taken = |digit: &u8| {
            self.codes.pinned.get(digit).is_some_and(|code| self.codes.catalogue.get(code).is_some())
        };
        pin.or_else(|| own.filter(|digit| !taken(digit)))
    }
}

/// The digit a pin gets: the one its code has anyway, so that no hand has to learn another. A code further down takes the
/// last digit that no pin has, which is the one missed least.
fn digit_for(place: Option<usize>, taken: impl Fn(u8) -> bool) -> Option<u8> {
    let own = place.and_then(|place| u8::try_from(place + 1).ok()).filter(|digit| *digit <= 9);
    own.into_iter().chain((1..=9).rev()).find(|digit| !taken(*digit))
}

#[cfg(test)]
mod tests {
    use super::digit_for;

    #[test]
    fn a_pinned_code_keeps_the_digit_it_has_and_one_without_takes_the_last() {
        assert_eq!(digit_for(Some(3), |_| false), Some(4));
        assert_eq!(digit_for(Some(20), |_| false), Some(9));
        assert_eq!(digit_for(Some(20), |digit| digit == 9), Some(8));
        assert_eq!(digit_for(Some(8), |digit| digit == 9), Some(8), "its own was taken by a pin");
        assert_eq!(digit_for(Some(0), |_| true), None);
    }
}
