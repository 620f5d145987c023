//! The sound of a call that rings, made here: two soft notes, twice, and a rest.

use std::{f32::consts::TAU, time::Duration};

/// Samples a second; enough for notes as low as these.
pub(crate) const RATE: u32 = 24_000;

/// How long it takes until it begins again.
const PERIOD: Duration = Duration::from_millis(2_600);

/// When each note begins, and how high it is in hertz.
const NOTES: [(Duration, f32); 4] = [
    (Duration::ZERO, 659.26),
    (Duration::from_millis(180), 880.0),
    (Duration::from_millis(640), 659.26),
    (Duration::from_millis(820), 880.0),
];

/// How fast a note rises, so that it does not click, and how fast it fades, in seconds.
const RISES_IN: f32 = 0.008;
const FADES_IN: f32 = 0.22;
/// The share of each overtone: bright enough for a noisy room, soft enough for a headset.
const OVERTONES: [f32; 3] = [0.62, 0.22, 0.08];

/// One period at full volume, between -1 and 1.
pub(crate) fn samples() -> Vec<f32> {
    let mut all = vec![0.0; at(PERIOD)];
    for (begins, hertz) in NOTES {
        for (nth, sample) in all[at(begins)..].iter_mut().enumerate() {
            *sample += note(hertz, seconds(nth)) * 0.8;
        }
    }
    // What still sounds at the end fades out instead of being cut.
    let (end, fade) = (all.len(), at(Duration::from_millis(100)));
    for (left, sample) in all[end - fade..].iter_mut().rev().enumerate() {
        *sample *= seconds(left) / seconds(fade);
    }
    all
}

fn note(hertz: f32, t: f32) -> f32 {
    let swell = (t / RISES_IN).min(1.0) * (-t / FADES_IN).exp();
    let wave: f32 = OVERTONES
        .iter()
        .zip(1_u8..)
        .map(|(share, nth)| share * (TAU * hertz * f32::from(nth) * t).sin())
        .sum();
    swell * wave
}

/// The place of a moment among the samples.
fn at(moment: Duration) -> usize {
    usize::try_from(moment.as_millis() * u128::from(RATE) / 1000).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "a few seconds of samples fit into any float")]
fn seconds(samples: usize) -> f32 {
    samples as f32 / RATE as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sound_is_heard_never_clips_and_joins_its_own_beginning_without_a_click() {
        let all = samples();
        let loudest = all.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
        assert!((0.3..=1.0).contains(&loudest), "{loudest}");
        assert!(all[0].abs() < 0.001 && all[all.len() - 1].abs() < 0.001);
        let steps = all.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        let steepest = steps.fold(0.0_f32, f32::max);
        assert!(steepest < 0.5, "{steepest}");
    }

    #[test]
    fn a_rest_follows_the_notes() {
        let all = samples();
        let rest = &all[at(Duration::from_millis(2_200))..];
        assert!(rest.iter().all(|sample| sample.abs() < 0.01));
        assert!(rest.len() >= at(Duration::from_millis(400)));
    }
}
