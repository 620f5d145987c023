//! Calls to make at a time that was agreed. The store keeps them with the outcomes that name the times; here is when to
//! say so, and what an agent does with them.

use std::collections::HashSet;

use ringside_domain::{CallId, Moment, Timestamp};
use ringside_ipc::{
    CallbackEntryView, CallbackWord, CallbacksView, ErrorCode, SessionReply, SnoozeWord, Text, UiError,
};
use ringside_store::StoredCallback;

use super::{Effect, Keep, Kept, RequestId, Session};

/// How long after the time that was agreed a callback counts as missed.
const MISSED_AFTER_MS: i64 = 30 * 60_000;

/// What is known of callbacks.
#[derive(Debug, Default)]
pub(crate) struct Callbacks {
    /// All that are not done, the one to say first at the top.
    list: Vec<StoredCallback>,
    /// Which of them were said, each at its time: one put off is said again.
    told: HashSet<(CallId, Timestamp)>,
    due: u32,
    missed: u32,
    revision: u64,
}

impl Session {
    /// Takes over what the disk holds.
    pub(crate) fn learn_callbacks(&mut self, list: Vec<StoredCallback>) {
        let callbacks = &mut self.callbacks;
        if callbacks.list != list {
            callbacks.list = list;
            callbacks.revision += 1;
            let open = &callbacks.list;
            callbacks.told.retain(|(call, at)| open.iter().any(|one| one.call == *call && one.remind == *at));
        }
    }

    /// Marks whose time has come. Each is said once.
    pub(super) fn see_callbacks(&mut self, now: Moment) {
        if !self.in_session() {
            return;
        }
        let callbacks = &mut self.callbacks;
        let mut counts = (0, 0);
        let mut news = false;
        for one in &callbacks.list {
            match state(one, now) {
                CallbackWord::Missed => counts = (counts.0 + 1, counts.1 + 1),
                CallbackWord::Due => counts.0 += 1,
                CallbackWord::ToCome | CallbackWord::Called => continue,
            }
            news |= callbacks.told.insert((one.call, one.remind));
        }
        (callbacks.due, callbacks.missed) = counts;
        if news {
            self.announce(Text::new("announce-callbacks-due").with("count", i64::from(counts.0)));
        }
    }

    /// In how many milliseconds the next one changes where it stands.
    pub(super) fn callback_changes_in_ms(&self, now: Moment) -> Option<u64> {
        let open = self.callbacks.list.iter().filter(|one| one.called.is_none());
        let turns =
            open.flat_map(|one| [one.remind.as_millisecond(), one.at.as_millisecond() + MISSED_AFTER_MS]);
        let ahead = turns.map(|turn| turn - now.wall.as_millisecond()).filter(|ahead| *ahead > 0);
        ahead.min().and_then(|ahead| u64::try_from(ahead).ok())
    }

    pub(super) fn callbacks_view(&self) -> CallbacksView {
        CallbacksView {
            open: u32::try_from(self.callbacks.list.len()).unwrap_or(u32::MAX),
            due: self.callbacks.due,
            missed: self.callbacks.missed,
            at_vendor: self.capabilities.disposition_fields.callback,
            revision: self.callbacks.revision,
        }
    }

    /// How many are due, in words; `None` when none is.
    pub(super) fn callbacks_due(&self) -> Option<Text> {
        let Callbacks { due, missed, .. } = self.callbacks;
        let key = if missed > 0 { "status-callbacks-missed" } else { "status-callbacks-due" };
        (due > 0).then(|| Text::new(key).with("count", i64::from(due)).with("missed", i64::from(missed)))
    }

    pub(crate) fn callback_entries(&self, now: Moment) -> Vec<CallbackEntryView> {
        self.callbacks.list.iter().map(|one| self.callback_entry(one, now)).collect()
    }

    fn callback_entry(&self, one: &StoredCallback, now: Moment) -> CallbackEntryView {
        let content = one.content.clone().unwrap_or_default();
        let number = content.number.filter(|number| !number.is_empty());
        CallbackEntryView {
            callback: one.call.to_string(),
            state: state(one, now),
            name: content.name,
            number: number.map(|number| ringside_numbers::for_person(&number, self.profile.region)),
            lead: content.lead,
            queue: content.queue,
            outcome: content.outcome,
            note: content.note,
            at_ms: one.at.as_millisecond(),
            zone: content.zone,
            remind_ms: one.remind.as_millisecond(),
            called_ms: one.called.map(Timestamp::as_millisecond),
        }
    }

    pub(super) fn show_callbacks(&self, request: RequestId, now: Moment) -> Vec<Effect> {
        vec![Self::reply(request, Ok(SessionReply::Callbacks { entries: self.callback_entries(now) }))]
    }

    /// A call is on its way for a callback.
    pub(super) fn callback_dialled(
        &mut self,
        request: RequestId,
        callback: CallId,
        by: CallId,
    ) -> Vec<Effect> {
        if self.find_callback(callback).is_none() || self.desk.get(by).is_none() {
            return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
        }
        keep(request, Keep::CallbackDialled { callback, by })
    }

    /// Says it again later.
    pub(super) fn snooze_callback(
        &mut self,
        request: RequestId,
        callback: CallId,
        by: SnoozeWord,
        now: Moment,
    ) -> Vec<Effect> {
        match self.find_callback(callback).and_then(|one| later(one, by, now)) {
            Some(until) => keep(request, Keep::CallbackSnoozed { callback, until }),
            None => vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))],
        }
    }

    pub(super) fn callback_done(&mut self, request: RequestId, callback: CallId) -> Vec<Effect> {
        match self.find_callback(callback) {
            Some(_) => keep(request, Keep::CallbackDone { callback }),
            None => vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))],
        }
    }

    fn find_callback(&self, call: CallId) -> Option<&StoredCallback> {
        self.callbacks.list.iter().find(|one| one.call == call)
    }
}

fn keep(request: RequestId, keep: Keep) -> Vec<Effect> {
    vec![Effect::Keep { keep: Box::new(keep), then: Kept::Answer(request) }]
}

fn state(one: &StoredCallback, now: Moment) -> CallbackWord {
    if one.called.is_some() {
        CallbackWord::Called
    } else if one.remind > now.wall {
        CallbackWord::ToCome
    } else if now.wall.as_millisecond() - one.at.as_millisecond() >= MISSED_AFTER_MS {
        CallbackWord::Missed
    } else {
        CallbackWord::Due
    }
}

/// Tomorrow is the customer's: the day after today on their calendar, at the time of day that was agreed.
fn later(one: &StoredCallback, by: SnoozeWord, now: Moment) -> Option<Timestamp> {
    let minutes = match by {
        SnoozeWord::Minutes5 => 5,
        SnoozeWord::Minutes15 => 15,
        SnoozeWord::Minutes60 => 60,
        SnoozeWord::Tomorrow => {
            let zone = one.content.as_ref().map(|content| content.zone.as_str());
            let zone = zone.and_then(|zone| jiff::tz::TimeZone::get(zone).ok());
            let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
            let agreed = one.at.to_zoned(zone.clone()).time();
            let day = now.wall.to_zoned(zone.clone()).date().tomorrow().ok()?;
            return day.to_datetime(agreed).to_zoned(zone).ok().map(|at| at.timestamp());
        }
    };
    Timestamp::from_millisecond(now.wall.as_millisecond() + minutes * 60_000).ok()
}

#[cfg(test)]
mod tests {
    use ringside_store::CallbackContent;

    use super::*;

    fn agreed(at: &str, zone: &str) -> StoredCallback {
        let at: Timestamp = at.parse().expect("a time");
        let content = CallbackContent { zone: zone.to_owned(), ..CallbackContent::default() };
        StoredCallback {
            call: CallId(uuid::Uuid::nil()),
            at,
            remind: at,
            called: None,
            content: Some(content),
        }
    }

    fn at(time: &str) -> Moment {
        Moment::new(time.parse().expect("a time"), 0)
    }

    #[test]
    fn tomorrow_is_the_customers_next_day_at_the_time_of_day_that_was_agreed() {
        // The clocks in Madrid go back in the night between.
        let one = agreed("2026-10-24T08:30:00Z", "Europe/Madrid");
        let until = later(&one, SnoozeWord::Tomorrow, at("2026-10-24T21:59:00Z")).expect("a time");
        assert_eq!(until.to_string(), "2026-10-25T09:30:00Z");
        let past_midnight_there = later(&one, SnoozeWord::Tomorrow, at("2026-10-24T22:01:00Z"));
        assert_eq!(past_midnight_there.expect("a time").to_string(), "2026-10-26T09:30:00Z");
    }

    #[test]
    fn it_is_due_at_its_time_and_missed_half_an_hour_later_unless_it_is_put_off_or_dialled() {
        let one = agreed("2026-10-24T08:30:00Z", "Europe/Madrid");
        for (time, stands) in [
            ("2026-10-24T08:29:59Z", CallbackWord::ToCome),
            ("2026-10-24T08:30:00Z", CallbackWord::Due),
            ("2026-10-24T08:59:59Z", CallbackWord::Due),
            ("2026-10-24T09:00:00Z", CallbackWord::Missed),
        ] {
            assert_eq!(state(&one, at(time)), stands, "{time}");
        }
        let remind = later(&one, SnoozeWord::Minutes60, at("2026-10-24T09:00:00Z")).expect("a time");
        let put_off = StoredCallback { remind, ..one.clone() };
        assert_eq!(state(&put_off, at("2026-10-24T09:59:59Z")), CallbackWord::ToCome);
        assert_eq!(state(&put_off, at("2026-10-24T10:00:00Z")), CallbackWord::Missed);
        let dialled = StoredCallback { called: Some(remind), ..one };
        assert_eq!(state(&dialled, at("2026-10-25T00:00:00Z")), CallbackWord::Called);
    }
}
