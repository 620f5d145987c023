//! What logind tells over D-Bus: sleep before it begins, and the lock of the screen.

#[cfg(test)]
mod tests;

use std::time::Duration;

use futures::StreamExt as _;
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};
use zbus::{
    Connection, proxy,
    zvariant::{OwnedFd, OwnedObjectPath},
};

use crate::{
    machine::{Delay, Told},
    watcher::Heard,
};

/// How long to wait before a bus that was lost, or was never there, is tried again.
const AGAIN: Duration = Duration::from_secs(60);

/// How long logind may take to answer before its signals are followed all the same.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

#[proxy(
    interface = "org.freedesktop.login1.Manager",
    default_service = "org.freedesktop.login1",
    default_path = "/org/freedesktop/login1",
    gen_blocking = false
)]
trait Manager {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::Result<OwnedFd>;
    fn get_session(&self, id: &str) -> zbus::Result<OwnedObjectPath>;
    #[zbus(signal)]
    fn prepare_for_sleep(&self, start: bool) -> zbus::Result<()>;
}

#[proxy(
    interface = "org.freedesktop.login1.Session",
    default_service = "org.freedesktop.login1",
    default_path = "/org/freedesktop/login1/session/auto",
    gen_blocking = false
)]
trait Session {
    #[zbus(property)]
    fn id(&self) -> zbus::Result<String>;
    #[zbus(property)]
    fn locked_hint(&self) -> zbus::Result<bool>;
    #[zbus(signal)]
    fn lock(&self) -> zbus::Result<()>;
    #[zbus(signal)]
    fn unlock(&self) -> zbus::Result<()>;
}

/// Follows logind on the system's bus, for as long as somebody listens.
pub(crate) async fn follow_system(tell: mpsc::Sender<Told>) {
    let mut said = false;
    while !tell.is_closed() {
        let followed = match Connection::system().await {
            Ok(bus) => follow(&bus, &tell).await,
            Err(error) => Err(error),
        };
        if let Err(error) = followed
            && !std::mem::replace(&mut said, true)
        {
            tracing::info!(%error, "logind does not tell of sleep; the clocks show it");
        }
        sleep(AGAIN).await;
    }
}

/// Follows logind until the bus is gone.
async fn follow(bus: &Connection, tell: &mpsc::Sender<Told>) -> zbus::Result<()> {
    let manager = ManagerProxy::new(bus).await?;
    let sleeps = follow_sleep(&manager, tell);
    let locks = async {
        // A service or a terminal without a session of its own has nothing that is locked.
        if let Err(error) = follow_lock(bus, &manager, tell).await {
            tracing::debug!(%error, "logind does not tell of the lock");
            std::future::pending::<()>().await;
        }
        Ok(())
    };
    tokio::select! {
        ended = sleeps => ended,
        ended = locks => ended,
    }
}

async fn follow_sleep(manager: &ManagerProxy<'_>, tell: &mpsc::Sender<Told>) -> zbus::Result<()> {
    let mut signals = manager.receive_prepare_for_sleep().await?;
    let mut delay = hold_off(manager).await;
    while let Some(signal) = signals.next().await {
        let falls_asleep = *signal.args()?.start();
        let told = if falls_asleep {
            Told { heard: Heard::FallsAsleep, delay: delay.take() }
        } else {
            Told::from(Heard::WakesUp)
        };
        if tell.send(told).await.is_err() {
            return Ok(());
        }
        if !falls_asleep {
            delay = hold_off(manager).await;
        }
    }
    Ok(())
}

/// Asks logind to wait with sleep until this is dropped; it waits five seconds at most.
async fn hold_off(manager: &ManagerProxy<'_>) -> Option<Delay> {
    let asked = manager.inhibit("sleep", "Ringside", "What was typed is written to disk", "delay");
    match timeout(ANSWERS_WITHIN, asked).await {
        Ok(Ok(lock)) => return Some(Box::new(lock)),
        Ok(Err(error)) => tracing::info!(%error, "logind will not wait with sleep"),
        Err(_) => tracing::info!("logind does not say whether it waits with sleep"),
    }
    None
}

async fn follow_lock(
    bus: &Connection,
    manager: &ManagerProxy<'_>,
    tell: &mpsc::Sender<Told>,
) -> zbus::Result<()> {
    // Signals come from the session's own path, never from the one that stands for the caller's.
    let id = SessionProxy::new(bus).await?.id().await?;
    let path = manager.get_session(&id).await?;
    let session = SessionProxy::builder(bus).path(path)?.build().await?;
    let (mut locks, mut unlocks) = (session.receive_lock().await?, session.receive_unlock().await?);
    // Desktops that lock by themselves say so by the hint only.
    let mut hints = session.receive_locked_hint_changed().await;
    loop {
        let locked = tokio::select! {
            Some(_) = locks.next() => true,
            Some(_) = unlocks.next() => false,
            Some(hint) = hints.next() => hint.get().await?,
            else => return Ok(()),
        };
        if tell.send(Told::from(Heard::Locked(locked))).await.is_err() {
            return Ok(());
        }
    }
}
