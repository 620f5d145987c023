//! Who is in: strangers, at most one who asks, and pages that were let in.

use std::collections::{BTreeMap, BTreeSet};

use tokio::{sync::watch, time::Instant};

use crate::{Origin, patience::Patience};

/// Connections that have not said who they are. One more takes the place of the one that has been silent longest: a page
/// says it in milliseconds, so that it gets in however many keep silent.
const STRANGERS: usize = 32;
/// Connections of pages that were let in.
const PAGES: usize = 16;
/// How many of these may have the same origin.
const PAGES_OF_ONE: usize = 4;

/// Why a connection is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It has kept silent longest of too many.
    Crowded,
    /// The agent took its origin's connection away.
    Forgotten,
    /// The bridge ends.
    Over,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answered {
    /// The agent let the page in.
    Yes,
    /// The agent did not, or said nothing for too long.
    No,
    /// The agent has not seen it.
    NotSeen,
}

/// Why a page is not asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAsked {
    /// Another one is.
    Busy,
    /// It was, too often or in vain.
    NotNow,
    /// It has been sent away meanwhile.
    Gone,
}

/// Why a page is not let in though it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAdmitted {
    /// All places are taken, or all its origin may have.
    Full,
    /// It has been sent away meanwhile.
    Gone,
}

/// Names a connection; a later one has a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GuestId(u64);

/// All connections.
#[derive(Debug, Default)]
pub(crate) struct Rooms {
    guests: BTreeMap<GuestId, Guest>,
    patience: Patience,
    last: u64,
    over: bool,
}

#[derive(Debug)]
struct Guest {
    /// Known once its request is judged.
    origin: Option<Origin>,
    room: Room,
    sent: watch::Sender<Option<Sent>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Stranger,
    Asking,
    Page,
}

impl Rooms {
    /// A connection was accepted; `None` once all is over. The receiver tells it when it has to go.
    pub(crate) fn enter(&mut self) -> Option<(GuestId, watch::Receiver<Option<Sent>>)> {
        if self.over {
            return None;
        }
        if self.count(|guest| guest.room == Room::Stranger) >= STRANGERS {
            let longest =
                self.guests.iter().find(|(_, guest)| guest.room == Room::Stranger).map(|(id, _)| *id);
            if let Some(id) = longest {
                self.send(id, Sent::Crowded);
            }
        }
        self.last += 1;
        let id = GuestId(self.last);
        let (sent, told) = watch::channel(None);
        self.guests.insert(id, Guest { origin: None, room: Room::Stranger, sent });
        Some((id, told))
    }

    /// Its request was in order.
    pub(crate) fn introduce(&mut self, id: GuestId, origin: &Origin) {
        if let Some(guest) = self.guests.get_mut(&id) {
            guest.origin = Some(origin.clone());
        }
    }

    /// It wants to be let in. `Ok` when the agent may be asked.
    pub(crate) fn ask(&mut self, id: GuestId, now: Instant) -> Result<(), NotAsked> {
        let busy = self.count(|guest| guest.room == Room::Asking) > 0;
        let guest = self.guests.get_mut(&id).ok_or(NotAsked::Gone)?;
        let origin = guest.origin.as_ref().ok_or(NotAsked::Gone)?;
        if busy {
            return Err(NotAsked::Busy);
        }
        if !self.patience.ask(origin, now) {
            return Err(NotAsked::NotNow);
        }
        guest.room = Room::Asking;
        Ok(())
    }

    /// What it asked has an answer, so that another one may ask. One that may come in keeps its place until it does.
    pub(crate) fn answered(&mut self, id: GuestId, origin: &Origin, how: Answered, now: Instant) {
        if let Some(guest) = self.guests.get_mut(&id).filter(|_| how != Answered::Yes) {
            guest.room = Room::Stranger;
        }
        match how {
            Answered::Yes => self.patience.let_in(origin),
            Answered::No => self.patience.turned_down(origin, now),
            Answered::NotSeen => self.patience.not_seen(origin),
        }
    }

    /// It is let in, by its token or by the agent.
    pub(crate) fn admit(&mut self, id: GuestId) -> Result<(), NotAdmitted> {
        let origin = self.guests.get(&id).and_then(|guest| guest.origin.clone()).ok_or(NotAdmitted::Gone)?;
        let is_page = |guest: &Guest| guest.room == Room::Page;
        if self.count(is_page) >= PAGES
            || self.count(|guest| is_page(guest) && guest.origin.as_ref() == Some(&origin)) >= PAGES_OF_ONE
        {
            return Err(NotAdmitted::Full);
        }
        if let Some(guest) = self.guests.get_mut(&id) {
            guest.room = Room::Page;
        }
        Ok(())
    }

    /// Its connection has ended.
    pub(crate) fn leave(&mut self, id: GuestId) {
        self.guests.remove(&id);
    }

    /// Sends away all of an origin, in whichever room.
    pub(crate) fn forget(&mut self, origin: &Origin) {
        let all = self.guests.iter().filter(|(_, guest)| guest.origin.as_ref() == Some(origin));
        for id in all.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.send(id, Sent::Forgotten);
        }
    }

    /// Sends away all, and lets in nobody any more.
    pub(crate) fn close(&mut self) {
        self.over = true;
        for id in self.guests.keys().copied().collect::<Vec<_>>() {
            self.send(id, Sent::Over);
        }
    }

    /// The origins of the pages that are in.
    pub(crate) fn present(&self) -> BTreeSet<Origin> {
        let pages = self.guests.values().filter(|guest| guest.room == Room::Page);
        pages.filter_map(|guest| guest.origin.clone()).collect()
    }

    fn send(&mut self, id: GuestId, why: Sent) {
        if let Some(guest) = self.guests.remove(&id) {
            guest.sent.send_replace(Some(why));
        }
    }

    fn count(&self, which: impl Fn(&Guest) -> bool) -> usize {
        self.guests.values().filter(|guest| which(guest)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(name: &str) -> Origin {
        format!("https://{name}.example").parse().expect("an origin")
    }

    fn stranger(rooms: &mut Rooms) -> (GuestId, watch::Receiver<Option<Sent>>) {
        rooms.enter().expect("not over")
    }

    fn known(rooms: &mut Rooms, name: &str) -> (GuestId, watch::Receiver<Option<Sent>>) {
        let (id, told) = stranger(rooms);
        rooms.introduce(id, &origin(name));
        (id, told)
    }

    #[test]
    fn whoever_has_kept_silent_longest_makes_room_and_nobody_else() {
        let mut rooms = Rooms::default();
        let (page, kept) = known(&mut rooms, "crm");
        rooms.admit(page).expect("let in");
        let (asking, asks) = known(&mut rooms, "desk");
        rooms.ask(asking, Instant::now()).expect("asked");
        let silent: Vec<_> = (0..40).map(|_| stranger(&mut rooms).1).collect();
        let sent: Vec<_> = silent.iter().map(|told| *told.borrow()).collect();
        assert!(sent[..8].iter().all(|sent| *sent == Some(Sent::Crowded)), "{sent:?}");
        assert!(sent[8..].iter().all(Option::is_none), "{sent:?}");
        assert_eq!((*kept.borrow(), *asks.borrow()), (None, None));
    }

    #[test]
    fn four_pages_of_one_origin_get_in_and_sixteen_of_all() {
        let mut rooms = Rooms::default();
        let mut admit = |name: &str| {
            let (id, _told) = known(&mut rooms, name);
            rooms.admit(id)
        };
        for name in ["a", "b", "c", "d"] {
            for _ in 0..4 {
                assert_eq!(admit(name), Ok(()));
            }
            assert_eq!(admit(name), Err(NotAdmitted::Full));
        }
        assert_eq!(admit("e"), Err(NotAdmitted::Full));
    }

    #[test]
    fn a_place_that_was_left_is_free_again() {
        let mut rooms = Rooms::default();
        let ids: Vec<_> = (0..5).map(|_| known(&mut rooms, "crm").0).collect();
        let admitted: Vec<_> = ids.iter().map(|id| rooms.admit(*id).is_ok()).collect();
        assert_eq!(admitted, [true, true, true, true, false]);
        rooms.leave(ids[0]);
        assert_eq!(rooms.admit(ids[4]), Ok(()));
        assert_eq!(rooms.present(), BTreeSet::from([origin("crm")]));
    }

    #[test]
    fn one_question_stands_at_a_time() {
        let mut rooms = Rooms::default();
        let now = Instant::now();
        let (first, _told) = known(&mut rooms, "crm");
        let (second, _told) = known(&mut rooms, "desk");
        assert_eq!(rooms.ask(first, now), Ok(()));
        assert_eq!(rooms.ask(second, now), Err(NotAsked::Busy));
        rooms.leave(first);
        assert_eq!(rooms.ask(second, now), Ok(()));
        rooms.answered(second, &origin("desk"), Answered::No, now);
        let (third, _told) = known(&mut rooms, "shop");
        assert_eq!(rooms.ask(third, now), Ok(()));
    }

    #[test]
    fn whoever_was_sent_away_gets_in_by_no_answer_that_was_under_way() {
        let mut rooms = Rooms::default();
        let (id, told) = known(&mut rooms, "crm");
        let (other, stays) = known(&mut rooms, "desk");
        rooms.forget(&origin("crm"));
        assert_eq!(*told.borrow(), Some(Sent::Forgotten));
        assert_eq!(rooms.admit(id), Err(NotAdmitted::Gone));
        assert_eq!(rooms.ask(id, Instant::now()), Err(NotAsked::Gone));
        assert_eq!(*stays.borrow(), None);
        assert_eq!(rooms.admit(other), Ok(()));
    }

    #[test]
    fn when_all_is_over_everybody_is_told_and_nobody_gets_in() {
        let mut rooms = Rooms::default();
        let (page, told) = known(&mut rooms, "crm");
        rooms.admit(page).expect("let in");
        rooms.close();
        assert_eq!(*told.borrow(), Some(Sent::Over));
        assert!(rooms.enter().is_none());
        assert!(rooms.present().is_empty());
    }
}
