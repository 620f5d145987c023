//! Plays the ring, on a thread of its own: sound systems may take their time. A device is open for as long as something
//! rings and no longer.

use std::{
    num::NonZero,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use rodio::{
    DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink, Source as _,
    buffer::SamplesBuffer,
    cpal::{
        self, Device,
        traits::{DeviceTrait as _, HostTrait as _},
    },
};
use tokio::sync::oneshot;

use super::tone;

/// How long the sound is played to hear what it is like.
const TEST: Duration = Duration::from_millis(2_600);

/// How the sound is to be played.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// `None` is the system's own choice.
    pub(crate) device: Option<String>,
    pub(crate) volume_percent: u8,
}

/// What came of playing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Played {
    AsSet,
    /// On the system's own choice, because the device is not there.
    Elsewhere(String),
    /// Nowhere.
    NotAtAll,
}

/// The player. Ends with whoever holds it.
pub(crate) struct Sound {
    orders: mpsc::Sender<Order>,
}

enum Order {
    Ring(Way, oneshot::Sender<Played>),
    Test(Way, oneshot::Sender<Played>),
    Stop,
    Devices(oneshot::Sender<Vec<String>>),
}

impl Sound {
    /// `None` where the system gives no thread.
    pub(crate) fn start() -> Option<Self> {
        let (orders, inbox) = mpsc::channel();
        let started = thread::Builder::new().name("ring".to_owned()).spawn(move || play(&inbox));
        started.inspect_err(|error| tracing::warn!(%error, "no sound can be played")).ok()?;
        Some(Self { orders })
    }

    /// Plays it until it is stopped, in place of what is played now.
    pub(crate) fn ring(&self, way: Way) -> oneshot::Receiver<Played> {
        self.ask(|answer| Order::Ring(way, answer))
    }

    /// Plays it once, unless it is being played anyway.
    pub(crate) fn test(&self, way: Way) -> oneshot::Receiver<Played> {
        self.ask(|answer| Order::Test(way, answer))
    }

    pub(crate) fn stop(&self) {
        // A player that has gone plays nothing.
        let _ = self.orders.send(Order::Stop);
    }

    /// The names of the devices.
    pub(crate) fn devices(&self) -> oneshot::Receiver<Vec<String>> {
        self.ask(Order::Devices)
    }

    fn ask<T>(&self, order: impl FnOnce(oneshot::Sender<T>) -> Order) -> oneshot::Receiver<T> {
        let (answer, answered) = oneshot::channel();
        let _ = self.orders.send(order(answer));
        answered
    }
}

fn play(inbox: &Receiver<Order>) {
    // Kept for as long as it is to be heard.
    let mut playing: Option<(MixerDeviceSink, Option<Instant>)> = None;
    loop {
        let order = match playing.as_ref().and_then(|(_, until)| *until) {
            Some(until) => inbox.recv_timeout(until.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Order::Ring(way, answer)) => {
                // The one before lets go of the device first.
                drop(playing.take());
                let (sink, played) = begin(&way);
                playing = sink.map(|sink| (sink, None));
                // Whoever asked may have gone on.
                let _ = answer.send(played);
            }
            Ok(Order::Test(way, answer)) => {
                let rings = playing.as_ref().is_some_and(|(_, until)| until.is_none());
                let played = if rings {
                    Played::AsSet
                } else {
                    drop(playing.take());
                    let (sink, played) = begin(&way);
                    playing = sink.map(|sink| (sink, Some(Instant::now() + TEST)));
                    played
                };
                let _ = answer.send(played);
            }
            Ok(Order::Devices(answer)) => drop(answer.send(names())),
            Ok(Order::Stop) | Err(RecvTimeoutError::Timeout) => playing = None,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn begin(way: &Way) -> (Option<MixerDeviceSink>, Played) {
    let wanted = way.device.as_ref().and_then(|name| {
        let device = devices().find(|device| name_of(device).as_ref() == Some(name))?;
        open(device).inspect_err(|error| tracing::info!(%error, "the device for ringing does not play")).ok()
    });
    let sink = wanted.map(|sink| (sink, Played::AsSet)).or_else(|| {
        let sink = cpal::default_host().default_output_device().map(open)?;
        let sink = sink.inspect_err(|error| tracing::info!(%error, "no sound can be played")).ok()?;
        Some((sink, way.device.clone().map_or(Played::AsSet, Played::Elsewhere)))
    });
    let Some((mut sink, played)) = sink else { return (None, Played::NotAtAll) };
    sink.log_on_drop(false);
    let (Some(channels), Some(rate)) = (NonZero::new(1), NonZero::new(tone::RATE)) else {
        return (None, Played::NotAtAll);
    };
    let ring = SamplesBuffer::new(channels, rate, tone::samples());
    // As loudness is felt: half the way is half as loud.
    let share = f32::from(way.volume_percent) / 100.0;
    sink.mixer().add(ring.repeat_infinite().amplify(share * share));
    (Some(sink), played)
}

fn open(device: Device) -> Result<MixerDeviceSink, DeviceSinkError> {
    let builder = DeviceSinkBuilder::from_device(device)?;
    let broken = |error: cpal::Error| tracing::info!(%error, "the sound was interrupted");
    builder.with_error_callback(broken).open_sink_or_fallback()
}

fn devices() -> impl Iterator<Item = Device> {
    let found = cpal::default_host().output_devices();
    found
        .inspect_err(|error| tracing::info!(%error, "no sound device can be listed"))
        .ok()
        .into_iter()
        .flatten()
}

fn names() -> Vec<String> {
    let mut names: Vec<_> = devices().filter_map(|device| name_of(&device)).collect();
    names.sort();
    names.dedup();
    names
}

fn name_of(device: &Device) -> Option<String> {
    Some(device.description().ok()?.name().to_owned())
}
