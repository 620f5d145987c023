use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::{Agent, Expected, KnownCall, Reading};
use crate::{
    config::VOICE,
    wire::{Call, Device, Event, StateWord, UserState, WireState},
};

/// How many calls that have ended wait for their outcome here; the oldest goes first.
const WAITING: usize = 30;
/// More calls or devices than this no agent has: what is told beyond is not taken in.
const MOST: usize = 200;
/// How many calls are remembered as over, so that a late event brings none back.
const OVER: usize = 200;

#[derive(Default)]
pub(super) struct State {
    devices: Vec<Device>,
    pub(super) calls: Vec<KnownCall>,
    /// Ids of calls that were released.
    over: VecDeque<String>,
    doubted: bool,
    /// The same, but only since the whole was last asked for.
    doubted_since: bool,
    pub(super) read_at: Option<Instant>,
    pub(super) expected: Vec<(Expected, Instant)>,
    /// What was pushed since the whole was asked for.
    journal: Option<Vec<(Event, Timestamp)>>,
    since: Option<Timestamp>,
    wrap_up_ends: Option<Timestamp>,
    /// The wrap-up the switch gives after the last call, until one has begun.
    wrap_up_s: Option<i64>,
}

impl State {
    /// Something may have been missed.
    pub(super) fn doubt(&mut self) {
        self.doubted = true;
        self.doubted_since = true;
    }

    pub(super) fn is_doubted(&self) -> bool {
        self.doubted
    }

    pub(super) fn begin_reading(&mut self) {
        self.journal = Some(Vec::new());
        self.doubted_since = false;
    }

    pub(super) fn end_reading(&mut self, reading: Option<Reading>, now: Timestamp) {
        let journal = self.journal.take().unwrap_or_default();
        let Some(reading) = reading else {
            self.doubted = true;
            return;
        };
        let doubted_since = self.doubted_since;
        let told: Vec<String> = journal
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Call { call, .. } => Some(call.id.clone()),
                _ => None,
            })
            .collect();
        self.replace(reading, &told, now);
        for (event, at) in journal {
            self.apply(event, at);
        }
        // What was pushed meanwhile had its say before; played again, it raises no new doubts.
        self.doubted = doubted_since;
    }

    pub(super) fn apply(&mut self, event: Event, now: Timestamp) {
        if let Some(journal) = &mut self.journal {
            journal.push((event.clone(), now));
        }
        match event {
            Event::Call { call, wrap_up_s, stamp } => self.call(*call, wrap_up_s, stamp, now),
            Event::Devices(devices) => {
                self.met(|expected| *expected == Expected::Agent);
                self.change_agent(now, |state| {
                    for device in devices {
                        let room = state.devices.len() < MOST;
                        match state.devices.iter_mut().find(|known| known.id == device.id) {
                            Some(known) => *known = device,
                            None if room => state.devices.push(device),
                            None => {}
                        }
                    }
                });
            }
            Event::Voice(user_state) => {
                self.met(|expected| *expected == Expected::Agent);
                self.change_agent(now, |state| {
                    let own = state.own_device().map(|device| device.id.clone());
                    if let Some(device) =
                        state.devices.iter_mut().find(|device| Some(&device.id) == own.as_ref())
                    {
                        device.user_state = Some(user_state);
                    }
                });
            }
            Event::Fault | Event::Unreadable => self.doubt(),
            Event::Outbound { .. } => {}
        }
    }

    fn call(&mut self, call: Call, wrap_up_s: Option<i64>, stamp: Option<i64>, now: Timestamp) {
        if self.over.contains(&call.id) {
            return;
        }
        let released = call.state == Some(WireState::Released);
        let known = self.calls.iter().any(|known| known.call.id == call.id);
        let id = call.id.clone();
        self.met(|expected| match expected {
            Expected::Call(expected) => *expected == id,
            Expected::NewCall => !known,
            Expected::Agent => false,
        });
        let parent = self.parent_of(&call);
        let room = self.calls.len() < MOST;
        match self.calls.iter_mut().find(|known| known.call.id == call.id) {
            Some(known) => {
                // Events that overtook each other: which of them is true, only asking tells.
                let overtaken = known.is_newer_than(&call, stamp);
                known.take(call);
                if overtaken {
                    self.doubt();
                }
            }
            // Its beginning was never told, and nothing of it is left.
            None if released => self.note_over(id.clone()),
            None if room => self.calls.push(KnownCall::first_seen(call, now)),
            None => {}
        }
        if let Some(known) = self.calls.iter_mut().find(|known| known.call.id == id) {
            known.stamp = stamp.or(known.stamp);
            known.wrap_up_s = wrap_up_s.or(known.wrap_up_s);
            known.consults_for = known.consults_for.take().or(parent);
        }
        if released {
            self.release(&id);
        }
    }

    /// The call a consultation is for: the one it names, else the one that was put on hold for it.
    fn parent_of(&self, call: &Call) -> Option<ringside_domain::VendorCallId> {
        if let Some(parent) = &call.parent {
            return self
                .calls
                .iter()
                .find(|known| &known.call.id == parent)
                .map(|known| known.vendor_id.clone());
        }
        if call.call_type.as_deref() != Some("Consult") || call.state != Some(WireState::Dialing) {
            return None;
        }
        let mut held = self.calls.iter().filter(|known| {
            known.is_live() && known.call.state == Some(WireState::Held) && known.call.id != call.id
        });
        match (held.next(), held.next()) {
            (Some(only), None) => Some(only.vendor_id.clone()),
            _ => None,
        }
    }

    fn release(&mut self, id: &str) {
        self.note_over(id.to_owned());
        if let Some(known) = self.calls.iter_mut().find(|known| known.call.id == id) {
            known.end();
            self.wrap_up_s = known.wrap_up_s.filter(|_| known.owes_outcome).or(self.wrap_up_s);
        }
        self.calls.retain(|known| known.is_live() || known.owes_outcome);
        let waiting = self.calls.iter().filter(|known| !known.is_live()).count();
        for _ in WAITING..waiting {
            if let Some(oldest) = self.calls.iter().position(|known| !known.is_live()) {
                self.calls.remove(oldest);
            }
        }
    }

    fn note_over(&mut self, id: String) {
        if !self.over.contains(&id) {
            self.over.push_back(id);
        }
        if self.over.len() > OVER {
            self.over.pop_front();
        }
    }

    /// The whole, as it was read: what it does not list is no longer up, but for those `told` of since it was asked for.
    fn replace(&mut self, reading: Reading, told: &[String], now: Timestamp) {
        let Reading { mut devices, mut calls } = reading;
        devices.truncate(MOST);
        calls.truncate(MOST);
        let listed: Vec<String> = calls
            .iter()
            .filter(|call| call.state != Some(WireState::Released))
            .map(|call| call.id.clone())
            .collect();
        // The server's list wins over what an event said of a call's end.
        self.over.retain(|id| !listed.contains(id));
        for known in &mut self.calls {
            known.stamp = None;
        }
        for call in calls {
            if listed.contains(&call.id) {
                self.call(call, None, None, now);
            }
        }
        let gone: Vec<String> = self
            .calls
            .iter()
            .filter(|known| known.is_live())
            .filter(|known| !listed.contains(&known.call.id) && !told.contains(&known.call.id))
            .map(|known| known.call.id.clone())
            .collect();
        for id in gone {
            self.release(&id);
        }
        let before = self.user_state();
        self.devices = devices;
        if self.user_state() != before {
            // The moment of a change that was only read later is not known.
            self.since = None;
        }
        let now = Instant::now();
        self.expected.retain(|(_, until)| *until > now);
        self.read_at = Some(now);
    }

    fn change_agent(&mut self, now: Timestamp, change: impl FnOnce(&mut Self)) {
        let before = self.user_state();
        change(self);
        let after = self.user_state();
        if before == after {
            return;
        }
        self.since = before.is_some().then_some(now);
        let wrapping_up = |state: &Option<UserState>| state.as_ref().is_some_and(UserState::is_wrap_up);
        if !wrapping_up(&after) {
            self.wrap_up_ends = None;
        } else if !wrapping_up(&before)
            && let Some(left) = self.wrap_up_s.take().filter(|seconds| (1..=86_400).contains(seconds))
        {
            self.wrap_up_ends = now.checked_add(SignedDuration::from_secs(left)).ok();
        }
    }

    /// The agent's own word on it wins over the switch's.
    pub(super) fn set_wrap_up(&mut self, ends: Option<Timestamp>) {
        self.wrap_up_ends = ends;
        self.wrap_up_s = None;
    }

    fn user_state(&self) -> Option<UserState> {
        self.own_device()?.user_state.clone()
    }

    /// The device that carries the agent's voice: one that is logged in or at least active, if there is one.
    fn own_device(&self) -> Option<&Device> {
        let voice = |device: &&Device| {
            device
                .channels
                .as_ref()
                .is_none_or(|channels| channels.iter().any(|name| name.eq_ignore_ascii_case(VOICE)))
        };
        let logged_in = |device: &&&Device| {
            let state = device.user_state.as_ref().and_then(|user| user.state);
            !device.inactive && state.is_some_and(|state| state != StateWord::LoggedOut)
        };
        let devices: Vec<&Device> = self.devices.iter().filter(voice).collect();
        let best = devices.iter().find(logged_in).or_else(|| devices.iter().find(|device| !device.inactive));
        best.or(devices.first()).copied()
    }

    pub(super) fn agent(&self) -> Agent {
        let device = self.own_device().cloned();
        let wrapping_up =
            device.as_ref().and_then(|device| device.user_state.as_ref()).is_some_and(UserState::is_wrap_up);
        Agent { device, since: self.since, wrap_up_ends: self.wrap_up_ends.filter(|_| wrapping_up) }
    }

    fn met(&mut self, by: impl Fn(&Expected) -> bool) {
        self.expected.retain(|(expected, _)| !by(expected));
    }
}
