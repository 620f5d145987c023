//! The host, which starts beside the window instead of before it.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use ringside_host::{Events, Host, HostError, HostOptions};
use ringside_ipc::{Event, UiError, Unfinished};
use tauri::{
    AppHandle, Manager as _,
    async_runtime::{self, JoinHandle},
    ipc::Channel,
};
use tokio::{sync::OnceCell, time};

use crate::shell::browser::Browser;

/// How long the host may take to put everything down when the program ends.
const STOPS_WITHIN: Duration = Duration::from_secs(5);

/// How often is looked whether it has started.
const LOOKS_EVERY: Duration = Duration::from_millis(200);

/// The host and the page that follows it.
pub(crate) struct Core {
    options: HostOptions,
    host: OnceCell<Host>,
    follower: Mutex<Option<Follower>>,
}

/// The page, and what passes on to it what the host publishes.
struct Follower {
    page: Channel<Event>,
    task: JoinHandle<()>,
}

impl Core {
    pub(crate) fn new(options: HostOptions) -> Self {
        Self { options, host: OnceCell::new(), follower: Mutex::new(None) }
    }

    /// The host, once it has started. One that could not is tried again with the next request.
    pub(crate) async fn host(&self) -> Result<&Host, UiError> {
        let start = async || {
            let host = Host::start(self.options).await?;
            host.open_pages_with(Arc::new(Browser));
            Ok::<_, HostError>(host)
        };
        self.host.get_or_try_init(start).await.map_err(|error| {
            tracing::error!(%error, "the host does not start");
            error.for_person()
        })
    }

    /// The host, as soon as it has started; who asks does not try again by that.
    pub(crate) async fn started(&self) -> &Host {
        loop {
            match self.host.get() {
                Some(host) => return host,
                None => time::sleep(LOOKS_EVERY).await,
            }
        }
    }

    /// Notes that the page was drawn. One that was drawn before the host had started is drawn for the first time.
    pub(crate) fn page_drawn(&self) {
        if let Some(host) = self.host.get() {
            host.page_drawn();
        }
    }

    /// Sends all events to the page from now on, and to no page that was there before.
    pub(crate) async fn follow(&self, page: Channel<Event>) -> Result<(), UiError> {
        let events = self.host().await?.subscribe();
        let task = async_runtime::spawn(pass_on(events, page.clone()));
        let before = self.follower().replace(Follower { page, task });
        if let Some(before) = before {
            before.task.abort();
        }
        Ok(())
    }

    /// Tells the page something that is the window's own. Without a page nobody hears it.
    pub(crate) fn tell(&self, event: Event) {
        if let Some(follower) = &*self.follower()
            && let Err(error) = follower.page.send(event)
        {
            tracing::debug!(%error, "the page is gone");
        }
    }

    /// What ending the program now would leave behind; nothing while there is no host.
    pub(crate) async fn unfinished(&self) -> Unfinished {
        match self.host.get() {
            Some(host) => host.unfinished().await,
            None => Unfinished::default(),
        }
    }

    fn follower(&self) -> MutexGuard<'_, Option<Follower>> {
        self.follower.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the host finish, within a limit: what is not at the vendor by then is on disk.
    pub(crate) async fn stop(&self) {
        let Some(host) = self.host.get() else { return };
        if time::timeout(STOPS_WITHIN, host.stop()).await.is_err() {
            tracing::warn!("the host did not stop in time");
        }
    }
}

/// Starts the host while the page is still loading. If that fails, the page hears of it with its first request.
pub(crate) async fn start(app: AppHandle) {
    let _ = app.state::<Core>().host().await;
}

async fn pass_on(mut events: Events, page: Channel<Event>) {
    while let Some(event) = events.recv().await {
        if let Err(error) = page.send(event) {
            tracing::debug!(%error, "the page is gone");
            return;
        }
    }
}
