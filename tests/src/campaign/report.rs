//! What a campaign came to, as a table and as JSON.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

use super::{
    count::{Figures, add_all},
    lane::LaneReport,
    moment::Moment,
};

type Figure = fn(&Figures) -> u64;

/// What a campaign came to.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// What decided everything that timing does not.
    pub seed: u64,
    /// The figures over all vendors.
    #[serde(flatten)]
    pub all: Figures,
    /// By vendor.
    pub vendors: BTreeMap<String, Figures>,
    /// How many lanes there were.
    pub lanes: u64,
    /// How often the program was started.
    pub runs: u64,
    /// Kills, by what the bar was doing.
    pub kills: BTreeMap<String, u64>,
    /// What disks did.
    pub disks: BTreeMap<String, u64>,
    /// Stands for every decision the seed made; the same for the same seed and number of outcomes.
    pub decisions: String,
    /// Seconds it took.
    pub seconds: u64,
    /// What is wrong, outcome by outcome.
    pub wrong: Vec<String>,
}

impl Report {
    pub(super) fn add(&mut self, lane: LaneReport) {
        self.lanes += 1;
        self.runs += lane.runs;
        for (vendor, figures) in &lane.figures {
            self.all.add(figures);
            self.vendors.entry((*vendor).to_owned()).or_default().add(figures);
        }
        let named = |counts: BTreeMap<&str, u64>| -> BTreeMap<String, u64> {
            counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
        };
        add_all(&mut self.kills, &named(lane.moments));
        add_all(&mut self.disks, &named(lane.disks));
        self.wrong.extend(lane.wrong);
    }

    /// Whether nothing was lost, doubled or stuck.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.all.lost + self.all.doubled + self.all.stuck == 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.seconds as f64 / 60.0;
        let rate = self.all.dispositions as f64 / minutes.max(1.0 / 60.0);
        writeln!(
            f,
            "seed {}, decisions {}, {} lanes, {} runs, {minutes:.1} minutes, {rate:.0} outcomes a minute",
            self.seed, self.decisions, self.lanes, self.runs
        )?;
        let mut columns: Vec<(&str, &Figures)> = vec![("all", &self.all)];
        columns.extend(self.vendors.iter().map(|(vendor, figures)| (vendor.as_str(), figures)));
        write!(f, "\n{:<52}", "")?;
        for (name, _) in &columns {
            write!(f, "{name:>12}")?;
        }
        let rows: [(&str, Figure); 17] = [
            ("calls begun", |all| all.calls),
            ("outcomes saved (acknowledged by the bar)", |all| all.dispositions),
            ("  delivered: at the vendor once, no person asked", |all| all.delivered),
            ("    of these known by the vendor's evidence", |all| all.delivered_by_evidence),
            ("  needs attention: shown to a person", |all| all.needs_attention),
            ("  lost", |all| all.lost),
            ("  doubled", |all| all.doubled),
            ("  stuck", |all| all.stuck),
            ("of those that needed a person", |all| all.needs_attention),
            ("  at the vendor when the person looked", |all| all.decided.vendor_had),
            ("  sent again, then at the vendor once", |all| all.decided.sent_again),
            ("  said to be done, at the vendor once", |all| all.decided.marked_done),
            ("  kept on this computer", |all| all.decided.kept),
            ("  open", |all| all.decided.open),
            ("cut off before they were acknowledged", |all| all.unacknowledged),
            ("calls that came back owing an outcome", |all| all.came_back),
            ("faults met on the way", |all| all.faults.values().sum()),
        ];
        for (what, figure) in rows {
            write!(f, "\n{what:<52}")?;
            for (_, figures) in &columns {
                write!(f, "{:>12}", figure(figures))?;
            }
        }
        writeln!(f, "\n\nWhy a person was needed")?;
        for (vendor, figures) in &columns[1..] {
            for (why, count) in &figures.why {
                writeln!(f, "  {vendor:<12}{why:<56}{count:>6}")?;
            }
        }
        let kills: u64 = self.kills.values().sum();
        writeln!(f, "\n{kills} times kill -9, by what the bar was doing")?;
        let most = self.kills.values().copied().max().unwrap_or(1);
        for moment in Moment::ALL {
            let count = self.kills.get(moment.name()).copied().unwrap_or_default();
            let bar = "#".repeat(usize::try_from(count * 40 / most).unwrap_or_default());
            writeln!(f, "  {:<34}{count:>6}  {bar}", moment.name())?;
        }
        for (title, counts) in [
            ("Disks", &self.disks),
            ("Faults met on the way", &self.all.faults),
            ("Requests the bar refused", &self.all.refusals),
        ] {
            writeln!(f, "\n{title}")?;
            for (name, count) in counts {
                writeln!(f, "  {name:<34}{count:>6}")?;
            }
        }
        for line in &self.wrong {
            writeln!(f, "! {line}")?;
        }
        Ok(())
    }
}
