//! The rooms under their lock, and what each connection holds of them.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{sync::watch, time::Instant};

use crate::{
    Bar, Origin,
    rooms::{Answered, GuestId, NotAdmitted, NotAsked, Rooms, Sent},
};

/// What all connections share.
pub(crate) struct House {
    pub(crate) bar: Arc<dyn Bar>,
    rooms: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    rooms: Rooms,
    /// What the bar was told last.
    told: BTreeSet<Origin>,
}

impl House {
    pub(crate) fn new(bar: Arc<dyn Bar>) -> Arc<Self> {
        Arc::new(Self { bar, rooms: Mutex::default() })
    }

    /// A connection was accepted; `None` once all is over.
    pub(crate) fn enter(self: &Arc<Self>) -> Option<Guest> {
        let (id, sent) = self.change(Rooms::enter)?;
        Some(Guest { house: Arc::clone(self), id, sent })
    }

    /// Sends away all of an origin.
    pub(crate) fn forget(&self, origin: &Origin) {
        self.change(|rooms| rooms.forget(origin));
    }

    /// Sends away all, and lets in nobody any more.
    pub(crate) fn close(&self) {
        self.change(Rooms::close);
    }

    /// Changes the rooms and tells the bar who is in, if that is changed by it: under the lock, so that it is told in order.
    fn change<T>(&self, change: impl FnOnce(&mut Rooms) -> T) -> T {
        let mut inside = self.lock();
        let changed = change(&mut inside.rooms);
        let present = inside.rooms.present();
        if present != inside.told {
            inside.told.clone_from(&present);
            self.bar.present(present);
        }
        changed
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection's place. Dropped, it is free.
pub(crate) struct Guest {
    house: Arc<House>,
    id: GuestId,
    sent: watch::Receiver<Option<Sent>>,
}

impl Guest {
    pub(crate) fn bar(&self) -> &Arc<dyn Bar> {
        &self.house.bar
    }

    /// Resolves when the connection has to end.
    pub(crate) fn sent_away(&self) -> impl Future<Output = Sent> + use<> {
        let mut sent = self.sent.clone();
        async move {
            match sent.wait_for(Option::is_some).await {
                Ok(why) => why.unwrap_or(Sent::Over),
                // The rooms hold the other end as long as the guest is in one.
                Err(_) => Sent::Over,
            }
        }
    }

    /// See [`Rooms::introduce`].
    pub(crate) fn introduce(&self, origin: &Origin) {
        self.house.change(|rooms| rooms.introduce(self.id, origin));
    }

    /// See [`Rooms::ask`].
    pub(crate) fn ask(&self) -> Result<(), NotAsked> {
        self.house.change(|rooms| rooms.ask(self.id, Instant::now()))
    }

    /// See [`Rooms::answered`].
    pub(crate) fn answered(&self, origin: &Origin, how: Answered) {
        self.house.change(|rooms| rooms.answered(self.id, origin, how, Instant::now()));
    }

    /// See [`Rooms::admit`].
    pub(crate) fn admit(&self) -> Result<(), NotAdmitted> {
        self.house.change(|rooms| rooms.admit(self.id))
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.house.change(|rooms| rooms.leave(self.id));
    }
}
