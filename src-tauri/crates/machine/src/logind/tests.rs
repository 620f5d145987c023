use std::{
    fs,
    io::{BufRead as _, BufReader, PipeReader, Read as _, pipe},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};

use tempfile::TempDir;
use tokio::task::JoinSet;
use zbus::{
    connection, interface,
    object_server::SignalEmitter,
    zvariant::{Fd, ObjectPath},
};

use super::*;
use crate::{
    clocks,
    machine::{Event, Machine},
};

/// How long anything may take on a busy computer.
const LIMIT: Duration = Duration::from_secs(30);
const SESSION: &str = "/org/freedesktop/login1/session/_37";

/// A bus with nothing on it, gone when dropped.
struct PrivateBus {
    daemon: Child,
    address: String,
    _home: TempDir,
}

impl PrivateBus {
    fn start() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let configuration = home.path().join("bus.conf");
        let text = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
            home.path().join("bus").display()
        );
        fs::write(&configuration, text).expect("a file");
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", configuration.display()))
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon starts (package dbus)");
        let mut address = String::new();
        let stdout = daemon.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut address).expect("an address");
        Self { daemon, address: address.trim().to_owned(), _home: home }
    }

    async fn connect(&self) -> Connection {
        let builder = connection::Builder::address(self.address.as_str()).expect("an address");
        builder.build().await.expect("connects")
    }
}

impl Drop for PrivateBus {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left of it after the wait.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// The other ends of the locks handed out: each reads to its end once its lock is let go.
type Locks = Arc<Mutex<Vec<PipeReader>>>;

/// As much of logind as the adapter asks for.
struct Login(Locks);

#[interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::fdo::Result<Fd<'static>> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs(format!("{what} {mode}")));
        }
        let (reader, writer) = pipe().map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        self.0.lock().expect("no panic").push(reader);
        Ok(Fd::from(std::os::fd::OwnedFd::from(writer)))
    }

    fn get_session(&self, id: &str) -> zbus::fdo::Result<ObjectPath<'static>> {
        if id != "7" {
            return Err(zbus::fdo::Error::InvalidArgs(id.to_owned()));
        }
        Ok(ObjectPath::from_static_str_unchecked(SESSION))
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
}

struct Seat {
    locked: bool,
}

#[interface(name = "org.freedesktop.login1.Session")]
impl Seat {
    #[zbus(property)]
    fn id(&self) -> &str {
        "7"
    }

    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        self.locked
    }

    #[zbus(signal)]
    async fn lock(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn unlock(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

/// A computer whose logind does what it is told.
struct Desktop {
    login: Connection,
    locks: Locks,
    machine: Machine,
    _bus: PrivateBus,
}

impl Desktop {
    async fn start() -> Self {
        let bus = PrivateBus::start();
        let locks = Locks::default();
        let login = connection::Builder::address(bus.address.as_str())
            .and_then(|builder| builder.name("org.freedesktop.login1"))
            .and_then(|builder| builder.serve_at("/org/freedesktop/login1", Login(Arc::clone(&locks))))
            .and_then(|builder| {
                builder.serve_at("/org/freedesktop/login1/session/auto", Seat { locked: false })
            })
            .and_then(|builder| builder.serve_at(SESSION, Seat { locked: false }))
            .expect("a valid service")
            .build()
            .await
            .expect("a logind");
        let (tell, told) = mpsc::channel(8);
        let ours = bus.connect().await;
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            follow(&ours, &tell).await.expect("follows");
        });
        let machine = Machine::of(told, None, clocks::system(), tasks);
        let desktop = Self { login, locks, machine, _bus: bus };
        desktop.has_asked_for_locks(1).await;
        desktop
    }

    /// Waits until logind was asked to wait with sleep so many times in all.
    async fn has_asked_for_locks(&self, times: usize) {
        let asked = async {
            while self.locks.lock().expect("no panic").len() < times {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(LIMIT, asked).await.expect("asks logind to wait");
    }

    async fn sleeps(&self, start: bool) {
        let emitter = SignalEmitter::new(&self.login, "/org/freedesktop/login1").expect("a path");
        Login::prepare_for_sleep(&emitter, start).await.expect("a signal");
    }

    async fn next(&mut self) -> Event {
        timeout(LIMIT, self.machine.next()).await.expect("tells")
    }

    /// Waits until the newest lock is let go.
    async fn lock_is_gone(&self) {
        let mut lock = self.locks.lock().expect("no panic").pop().expect("a lock");
        let read = tokio::task::spawn_blocking(move || lock.read(&mut [0]));
        let read = timeout(LIMIT, read).await.expect("let go").expect("no panic");
        assert_eq!(read.expect("reads"), 0, "its end");
    }
}

#[tokio::test]
async fn sleep_is_told_before_it_begins_and_waits_for_what_is_to_be_done() {
    let mut desktop = Desktop::start().await;
    desktop.sleeps(true).await;
    assert_eq!(desktop.next().await, Event::GoesToSleep);
    // Asking for the next event lets sleep begin.
    let nothing = timeout(Duration::from_millis(1), desktop.machine.next()).await;
    assert!(nothing.is_err(), "nothing else happens");
    desktop.lock_is_gone().await;

    desktop.sleeps(false).await;
    assert!(matches!(desktop.next().await, Event::WokeUp { .. }));
    desktop.has_asked_for_locks(1).await;
    desktop.sleeps(true).await;
    assert_eq!(desktop.next().await, Event::GoesToSleep, "a second sleep is told like the first");
}

/// Waits until the adapter has heard of a lock: it may subscribe a moment after it asked for the inhibitor.
async fn locked_by(desktop: &mut Desktop, signal: impl AsyncFn(&SignalEmitter<'_>)) -> Event {
    let emitter = SignalEmitter::new(&desktop.login, SESSION).expect("a path").into_owned();
    let told = async {
        loop {
            signal(&emitter).await;
            if let Ok(event) = timeout(Duration::from_millis(200), desktop.machine.next()).await {
                return event;
            }
        }
    };
    timeout(LIMIT, told).await.expect("tells")
}

#[tokio::test]
async fn the_lock_of_the_screen_is_told_by_signal_and_by_hint() {
    let mut desktop = Desktop::start().await;
    let locked = locked_by(&mut desktop, async |emitter| Seat::lock(emitter).await.expect("a signal"));
    assert_eq!(locked.await, Event::Locked);
    let opened = locked_by(&mut desktop, async |emitter| Seat::unlock(emitter).await.expect("a signal"));
    assert_eq!(opened.await, Event::Unlocked);

    let seat = desktop.login.object_server().interface::<_, Seat>(SESSION).await.expect("a seat");
    let hinted = locked_by(&mut desktop, async |emitter| {
        let mut seat = seat.get_mut().await;
        seat.locked = true;
        seat.locked_hint_changed(emitter).await.expect("a signal");
    });
    assert_eq!(hinted.await, Event::Locked);
}
