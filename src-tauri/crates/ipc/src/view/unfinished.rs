use std::iter::Sum;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would be left behind if a session, or the program with all its sessions, ended now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unfinished {
    /// Calls that are up. They go on at the vendor; the bar only stops showing them.
    pub calls: u32,
    /// Outcomes on disk that the vendor has not confirmed.
    pub unsent: u32,
    /// Calls that are over and owe their outcomes. What was entered for them is on disk.
    pub owed: u32,
    /// What was asked of the vendor and has no answer yet.
    pub asked: u32,
}

impl Unfinished {
    /// Whether nothing would be left behind.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        matches!(self, Self { calls: 0, unsent: 0, owed: 0, asked: 0 })
    }

    /// Whether what leaves this behind may go ahead. Signing out, quitting and whatever else ends a session or the program
    /// ask here, and nowhere else; who insists has been told.
    #[must_use]
    pub const fn lets_go(self, insist: bool) -> bool {
        insist || self.is_nothing()
    }
}

impl Sum for Unfinished {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |all, one| Self {
            calls: all.calls.saturating_add(one.calls),
            unsent: all.unsent.saturating_add(one.unsent),
            owed: all.owed.saturating_add(one.owed),
            asked: all.asked.saturating_add(one.asked),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_OF_EACH: [Unfinished; 4] = [
        Unfinished { calls: 1, unsent: 0, owed: 0, asked: 0 },
        Unfinished { calls: 0, unsent: 1, owed: 0, asked: 0 },
        Unfinished { calls: 0, unsent: 0, owed: 1, asked: 0 },
        Unfinished { calls: 0, unsent: 0, owed: 0, asked: 1 },
    ];

    #[test]
    fn whatever_is_left_behind_holds_back_until_somebody_insists() {
        assert!(Unfinished::default().lets_go(false));
        for left in ONE_OF_EACH {
            assert!(!left.lets_go(false), "{left:?}");
            assert!(left.lets_go(true), "{left:?}");
        }
    }

    #[test]
    fn what_one_session_leaves_holds_back_all_of_them() {
        let all: Unfinished = [Unfinished::default(), ONE_OF_EACH[0], ONE_OF_EACH[0]].into_iter().sum();
        assert_eq!(all, Unfinished { calls: 2, ..Unfinished::default() });
        assert!(!all.lets_go(false));
        let each: Unfinished = ONE_OF_EACH.into_iter().sum();
        assert_eq!(each, Unfinished { calls: 1, unsent: 1, owed: 1, asked: 1 });
    }
}
