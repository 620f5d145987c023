use std::time::Duration;

use tokio::sync::watch;

/// How far one run has come.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Progress {
    /// Whether what the run before had left is tidied up.
    pub(crate) settled: bool,
    /// How many outcomes were asked to be saved.
    pub(crate) saves: u32,
}

/// When the kill comes.
#[derive(Debug)]
pub(crate) struct Fuse {
    from: From,
    delay: Duration,
    progress: watch::Receiver<Progress>,
}

#[derive(Debug, Clone, Copy)]
enum From {
    Start,
    Settled,
    Save(u32),
}

impl Fuse {
    /// One kill in two comes right after an outcome was asked to be saved, the others at any moment of work.
    pub(crate) fn new(chance: &mut fastrand::Rng, progress: watch::Receiver<Progress>) -> Self {
        let (from, longest_us) = match chance.u8(0..8) {
            0 => (From::Start, 1_500_000),
            1..4 => (From::Settled, 2_500_000),
            4..7 => (From::Save(chance.u32(1..=2)), 60_000),
            _ => (From::Save(chance.u32(1..=2)), 400_000),
        };
        // After an outcome the first milliseconds matter most: the write to disk, the answer, the request to the vendor.
        let part = match from {
            From::Start | From::Settled => chance.f64(),
            From::Save(_) => chance.f64().powi(3),
        };
        Self { from, delay: Duration::from_micros(longest_us).mul_f64(part), progress }
    }

    /// Returns when the moment has come.
    pub(crate) async fn burn(mut self) {
        let lit = |progress: &Progress| match self.from {
            From::Start => true,
            From::Settled => progress.settled,
            From::Save(saves) => progress.saves >= saves,
        };
        // An error means that the run has ended by itself, which fails the campaign anyway.
        let _ = self.progress.wait_for(lit).await;
        tokio::time::sleep(self.delay).await;
    }
}
