//! What chance decides, all of it: from the seed, the lane and the place of a thing in its row, never from the time.
//!
//! Each call, each run of the program and each request of a kind gets decisions of its own, drawn from a generator seeded
//! for it alone. How far a run comes before its kill is a matter of milliseconds; what is decided for the call or the
//! request that comes next is not.

use std::time::Duration;

use super::faults::{Fault, Kind};

/// The decisions of one lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    seed: u64,
    lane: u64,
}

/// What an agent does with one call.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct CallPlan {
    /// It comes in, where calls do; else it is dialled.
    pub(super) inbound: bool,
    /// Put on hold and retrieved, where that can be done.
    pub(super) hold: bool,
    /// Something is typed before the outcome is chosen.
    pub(super) draft: bool,
    /// The outcome is saved while the line is up.
    pub(super) early: bool,
    /// The agent ends it; else the customer.
    pub(super) mine: bool,
    /// The customer hangs up whatever the agent is doing, so long after the call is up.
    pub(super) gives_up_after: Option<Duration>,
    /// Which of the site's codes.
    pub(super) code: usize,
    /// The outcome comes with a note.
    pub(super) note: bool,
    /// The agent goes ready with it.
    pub(super) then_ready: bool,
    /// The agent waits until it is delivered before the next call.
    pub(super) waits: bool,
}

/// When a run of the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Fuse {
    /// So long after the program was started.
    Start(Duration),
    /// So long after all that the run before had left was tidied up.
    Settled(Duration),
    /// So long after that many outcomes were asked to be saved.
    Save(u32, Duration),
    /// Not killed: it ends as it should after that many outcomes.
    Ends(u32),
}

/// What is wrong with the disk in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Disk {
    /// Nothing.
    Sound,
    /// It takes so many more kilobytes.
    Full(u64),
    /// The data file can be read and not written; the program is started once in vain.
    ReadOnly,
    /// The last write before the kill was torn: so many bytes of it stand at the end of the log.
    TornTail(usize),
    /// Bytes in the midst of the log are not what was written: at this part of it, from 0 to 1000.
    Rotten(u32),
}

/// One run of the program, from its start to its kill.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct RunPlan {
    /// When it ends.
    pub(super) fuse: Fuse,
    /// What the disk does.
    pub(super) disk: Disk,
    /// The vendor's tokens end once that many outcomes were asked to be saved.
    pub(super) expires_after: Option<u32>,
    /// A network without faults, so that not everything is always late.
    pub(super) calm: bool,
    /// Customers hang up while no program is running.
    pub(super) gone_meanwhile: bool,
    /// Customers call while no program is running.
    pub(super) calls_meanwhile: bool,
}

/// What a person does about an outcome that needs one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Taste {
    /// Sends again what the vendor does not have, says of the rest that it is done.
    Repairs,
    /// Keeps what the vendor does not have as a note.
    Keeps,
}

impl Plan {
    /// The decisions of this lane under this seed.
    #[must_use]
    pub(super) fn new(seed: u64, lane: u64) -> Self {
        Self { seed, lane }
    }

    /// The call with this place at the site with this one.
    #[must_use]
    pub(super) fn call(&self, site: usize, place: usize) -> CallPlan {
        let mut chance = self.chance(1, site, place);
        CallPlan {
            inbound: chance.u8(0..5) == 0,
            hold: chance.u8(0..5) == 0,
            draft: chance.u8(0..4) == 0,
            early: chance.u8(0..3) == 0,
            mine: chance.bool(),
            gives_up_after: (chance.u8(0..8) == 0).then(|| Duration::from_millis(chance.u64(0..600))),
            code: chance.usize(0..64),
            note: chance.bool(),
            then_ready: chance.u8(0..4) == 0,
            waits: chance.u8(0..3) == 0,
        }
    }

    /// The run with this number.
    #[must_use]
    pub(super) fn run(&self, run: usize) -> RunPlan {
        let mut chance = self.chance(2, 0, run);
        // Half of the kills come within milliseconds after an outcome was asked to be saved: the write to disk, the
        // answer, the request to the vendor.
        let micros = |chance: &mut fastrand::Rng, longest: f64| {
            Duration::from_secs_f64(longest * chance.f64().powi(3) / 1_000_000.0)
        };
        let fuse = match chance.u8(0..16) {
            0 => Fuse::Start(Duration::from_millis(chance.u64(0..1500))),
            1..6 => Fuse::Settled(Duration::from_millis(chance.u64(0..6000))),
            6..13 => Fuse::Save(chance.u32(1..=8), micros(&mut chance, 40_000.0)),
            13..15 => Fuse::Save(chance.u32(1..=6), micros(&mut chance, 400_000.0)),
            _ => Fuse::Ends(chance.u32(3..=8)),
        };
        let disk = match chance.u8(0..24) {
            0 => Disk::Full(chance.u64(4..64)),
            1 => Disk::ReadOnly,
            2 | 3 => Disk::TornTail(chance.usize(1..4_000)),
            4 => Disk::Rotten(chance.u32(0..600)),
            _ => Disk::Sound,
        };
        RunPlan {
            fuse,
            disk,
            expires_after: (chance.u8(0..6) == 0).then(|| chance.u32(0..3)),
            calm: chance.u8(0..4) == 0,
            gone_meanwhile: chance.bool(),
            calls_meanwhile: chance.u8(0..4) == 0,
        }
    }

    /// What the n-th request of a kind to a site meets.
    #[must_use]
    pub(super) fn fault(&self, site: usize, kind: Kind, n: usize) -> Option<Fault> {
        let mut chance = self.chance(8 + kind as u64, site, n);
        let percent = match kind {
            Kind::Outcome => 34,
            Kind::Dial => 18,
            Kind::Other => 3,
        };
        (chance.u32(0..100) < percent).then(|| Fault::any(kind, &mut chance))
    }

    /// What the person does about an outcome of the call with this place.
    #[must_use]
    pub(super) fn taste(&self, site: usize, place: usize) -> Taste {
        if self.chance(3, site, place).u8(0..6) == 0 { Taste::Keeps } else { Taste::Repairs }
    }

    /// A number that stands for the first so many decisions of each row; the same for the same seed.
    #[must_use]
    pub(super) fn digest(&self, sites: usize, many: usize) -> u64 {
        use std::hash::{DefaultHasher, Hash as _, Hasher as _};
        let mut hasher = DefaultHasher::new();
        for n in 0..many {
            self.run(n).hash(&mut hasher);
            for site in 0..sites {
                self.call(site, n).hash(&mut hasher);
                self.taste(site, n).hash(&mut hasher);
                for kind in [Kind::Outcome, Kind::Dial, Kind::Other] {
                    self.fault(site, kind, n).hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }

    fn chance(&self, row: u64, site: usize, place: usize) -> fastrand::Rng {
        // Each part takes the generator to another place, so that neighbours have nothing in common.
        let mut seed = self.seed;
        for part in [self.lane, row, site as u64, place as u64] {
            seed = fastrand::Rng::with_seed(seed ^ part.wrapping_mul(0x9E37_79B9_7F4A_7C15)).u64(..);
        }
        fastrand::Rng::with_seed(seed)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_seed_and_lane_decide_the_same_and_others_decide_otherwise() {
        let digests: HashSet<u64> =
            (0..20).flat_map(|seed| (0..5).map(move |lane| Plan::new(seed, lane).digest(2, 30))).collect();
        assert_eq!(digests.len(), 100);
        assert_eq!(Plan::new(7, 3).digest(2, 30), Plan::new(7, 3).digest(2, 30));
    }

    #[test]
    fn every_kind_of_fault_of_disk_and_of_end_is_drawn() {
        let plan = Plan::new(1, 1);
        let runs: Vec<RunPlan> = (0..600).map(|run| plan.run(run)).collect();
        let disks: HashSet<_> = runs.iter().map(|run| std::mem::discriminant(&run.disk)).collect();
        let fuses: HashSet<_> = runs.iter().map(|run| std::mem::discriminant(&run.fuse)).collect();
        assert_eq!((disks.len(), fuses.len()), (5, 4));
        let faults: HashSet<_> =
            (0..600).filter_map(|n| plan.fault(0, Kind::Outcome, n)).map(|fault| fault.name()).collect();
        assert_eq!(faults.len(), Fault::NAMES.len());
    }
}
