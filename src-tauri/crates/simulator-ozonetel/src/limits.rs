use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;

/// When limited calls were asked for; a refused request does not count.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    asked: BTreeMap<&'static str, Vec<Timestamp>>,
}

impl Limits {
    /// Counts a request.
    ///
    /// # Errors
    ///
    /// The seconds until the next is allowed, at least one, when `most` were made within `window`.
    pub(crate) fn pass(
        &mut self,
        what: &'static str,
        most: Option<u32>,
        window: Duration,
        now: Timestamp,
    ) -> Result<(), i64> {
        let Some(most) = most else { return Ok(()) };
        let asked = self.asked.entry(what).or_default();
        let still_counts = |at: &Timestamp| at.checked_add(window).is_ok_and(|ends| ends > now);
        asked.retain(still_counts);
        if asked.len() < usize::try_from(most).unwrap_or(usize::MAX) {
            asked.push(now);
            return Ok(());
        }
        let free = asked.first().and_then(|first| first.checked_add(window).ok()).unwrap_or(now);
        let left_ms = free.as_millisecond() - now.as_millisecond();
        Err(((left_ms + 999) / 1_000).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_pass_again_when_the_oldest_leaves_the_window() {
        let mut limits = Limits::default();
        let minute = Duration::from_secs(60);
        let mut ask = |second| limits.pass("x", Some(2), minute, Timestamp::from_second(second).unwrap());
        assert_eq!((ask(0), ask(10), ask(20), ask(59)), (Ok(()), Ok(()), Err(40), Err(1)));
        assert_eq!((ask(60), ask(61)), (Ok(()), Err(9)));
    }
}
