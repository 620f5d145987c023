use std::{fmt::Write as _, time::Duration};

/// The samples of one kind of click.
#[derive(Default)]
pub(crate) struct Figures {
    bar: Vec<Duration>,
    fresh: Vec<Duration>,
    kept: Vec<Duration>,
    disk: Vec<Duration>,
}

impl Figures {
    /// One click and the bare requests beside it.
    pub(crate) fn add(&mut self, bar: Duration, fresh: Duration, kept: Duration) {
        self.bar.push(bar);
        self.fresh.push(fresh);
        self.kept.push(kept);
    }

    /// What one write and sync takes by itself.
    pub(crate) fn add_disk(&mut self, span: Duration) {
        self.disk.push(span);
    }

    /// The rows of a table, with the bar's own share.
    pub(crate) fn table(&self, title: &str) -> String {
        let [bar, fresh, kept] = [&self.bar, &self.fresh, &self.kept].map(|samples| quantiles(samples));
        let share = |of: [f64; 3]| [bar[0] - of[0], bar[1] - of[1], bar[2] - of[2]];
        let mut text =
            format!("{title} ({} clicks)\n{:<46}{:>8}{:>8}{:>8}\n", self.bar.len(), "", "p50", "p90", "p99");
        for (name, row) in [
            ("the bar", bar),
            ("bare client, a connection for each request", fresh),
            ("bare client, a kept connection", kept),
            ("the bar's own share, connection for each", share(fresh)),
            ("the bar's own share, over a kept connection", share(kept)),
        ] {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{name:<46}{:>8.2}{:>8.2}{:>8.2}", row[0], row[1], row[2]);
        }
        if !self.disk.is_empty() {
            let row = quantiles(&self.disk);
            let name = "the disk: one 4 KB write and sync by itself";
            let _ = writeln!(text, "{name:<46}{:>8.2}{:>8.2}{:>8.2}", row[0], row[1], row[2]);
        }
        text
    }
}

/// p50, p90 and p99 in milliseconds, by the nearest rank.
fn quantiles(samples: &[Duration]) -> [f64; 3] {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    [50, 90, 99].map(|percent| {
        let rank = (sorted.len() * percent).div_ceil(100).max(1) - 1;
        sorted.get(rank).map_or(f64::NAN, |span| span.as_secs_f64() * 1_000.0)
    })
}
