use std::time::Duration;

use tokio::{sync::watch, time::sleep};

use super::plan::Fuse;

/// The longest run, so that a desk on which nothing can be saved holds up no lane.
const LONGEST: Duration = Duration::from_secs(25);

/// How far one run has come.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Progress {
    /// At how many desks what the run before had left is tidied up.
    pub(super) settled: usize,
    /// How many outcomes were asked to be saved.
    pub(super) saves: u32,
}

/// Returns when the run is to end.
pub(super) async fn burn(fuse: Fuse, desks: usize, mut progress: watch::Receiver<Progress>) {
    let lit = |progress: &Progress| match fuse {
        Fuse::Start(_) => true,
        Fuse::Settled(_) => progress.settled >= desks,
        Fuse::Save(saves, _) | Fuse::Ends(saves) => progress.saves >= saves,
    };
    let lit = async {
        // An error means that the run has ended by itself, which fails the campaign anyway.
        let _ = progress.wait_for(lit).await;
        match fuse {
            Fuse::Start(delay) | Fuse::Settled(delay) | Fuse::Save(_, delay) => sleep(delay).await,
            Fuse::Ends(_) => {}
        }
    };
    tokio::select! {
        () = lit => {}
        () = sleep(LONGEST) => {}
    }
}
