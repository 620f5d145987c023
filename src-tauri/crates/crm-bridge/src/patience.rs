//! How often pages may ask to be let in, so that no page can wear the agent down.

use std::time::Duration;

use tokio::time::Instant;

use crate::Origin;

/// How long a No counts, and how far back questions are.
const MEMORY: Duration = Duration::from_secs(600);
/// How many questions of one origin the agent sees in that time: a page loaded anew asks anew.
const OF_ONE: usize = 3;
/// How many in all. Whoever has one name has a thousand, and each of them is an origin.
const OF_ALL: usize = 6;

/// The questions of the last minutes the agent has not answered with Yes.
#[derive(Debug, Default)]
pub(crate) struct Patience {
    asked: Vec<Asked>,
}

#[derive(Debug)]
struct Asked {
    origin: Origin,
    at: Instant,
    turned_down: bool,
}

impl Patience {
    /// Takes note of a question and returns whether it may be asked now.
    pub(crate) fn ask(&mut self, origin: &Origin, now: Instant) -> bool {
        self.asked.retain(|asked| now.duration_since(asked.at) < MEMORY);
        let mut own = self.asked.iter().filter(|asked| asked.origin == *origin);
        let may = own.clone().all(|asked| !asked.turned_down)
            && own.by_ref().count() < OF_ONE
            && self.asked.len() < OF_ALL;
        if may {
            self.asked.push(Asked { origin: origin.clone(), at: now, turned_down: false });
        }
        may
    }

    /// The agent said No to the newest question of an origin, or nothing for too long.
    pub(crate) fn turned_down(&mut self, origin: &Origin, now: Instant) {
        if let Some(asked) = self.asked.iter_mut().rfind(|asked| asked.origin == *origin) {
            (asked.at, asked.turned_down) = (now, true);
        }
    }

    /// The agent let an origin in: what it asked before does not count.
    pub(crate) fn let_in(&mut self, origin: &Origin) {
        self.asked.retain(|asked| asked.origin != *origin);
    }

    /// The agent has not seen the newest question of an origin.
    pub(crate) fn not_seen(&mut self, origin: &Origin) {
        if let Some(at) = self.asked.iter().rposition(|asked| asked.origin == *origin) {
            self.asked.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(name: &str) -> Origin {
        format!("https://{name}.example").parse().expect("an origin")
    }

    fn minutes(minutes: u64) -> Duration {
        Duration::from_secs(60 * minutes)
    }

    #[test]
    fn a_no_counts_for_ten_minutes_and_for_that_origin_alone() {
        let (mut patience, start) = (Patience::default(), Instant::now());
        assert!(patience.ask(&origin("crm"), start));
        patience.turned_down(&origin("crm"), start + minutes(1));
        assert!(!patience.ask(&origin("crm"), start + minutes(1)));
        assert!(patience.ask(&origin("desk"), start + minutes(2)));
        assert!(!patience.ask(&origin("crm"), start + minutes(11) - Duration::from_millis(1)));
        assert!(patience.ask(&origin("crm"), start + minutes(11)));
    }

    #[test]
    fn a_page_loaded_anew_may_ask_anew_but_not_for_ever() {
        let (mut patience, start) = (Patience::default(), Instant::now());
        for again in 0..3 {
            assert!(patience.ask(&origin("crm"), start + minutes(again)), "{again}");
        }
        assert!(!patience.ask(&origin("crm"), start + minutes(3)));
        assert!(patience.ask(&origin("crm"), start + minutes(10)), "the first of them is forgotten");
        assert!(!patience.ask(&origin("crm"), start + minutes(10)));
    }

    #[test]
    fn many_names_do_not_help() {
        let (mut patience, start) = (Patience::default(), Instant::now());
        let asked = (0..50).filter(|name| patience.ask(&origin(&format!("n{name}")), start)).count();
        assert_eq!(asked, 6);
    }

    #[test]
    fn a_yes_and_a_question_nobody_saw_cost_nothing() {
        let (mut patience, start) = (Patience::default(), Instant::now());
        for again in 0..20 {
            assert!(patience.ask(&origin("crm"), start), "{again}");
            if again % 2 == 0 { patience.let_in(&origin("crm")) } else { patience.not_seen(&origin("crm")) }
        }
    }
}
