use std::{sync::Arc, time::Duration};

use serde_json::Value;
use tokio::{sync::oneshot, task::JoinHandle, time::Instant};

use super::{
    bayeux::{ALLOWANCE, Client, Next, Sending, Turn},
    message::Message,
};
use crate::{
    error,
    rest::{Fault, Hint},
    site::Site,
    wire::read_event,
};

/// The running push task. It ends when this is dropped.
pub(crate) struct Push {
    task: JoinHandle<()>,
    stop: Option<oneshot::Sender<()>>,
}

/// How long the farewell may take.
const FAREWELL: Duration = Duration::from_secs(3);

impl Push {
    /// Says goodbye to the server and ends.
    pub(crate) async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        let _ = tokio::time::timeout(FAREWELL + Duration::from_secs(1), &mut self.task).await;
    }
}

impl Drop for Push {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts listening.
pub(crate) fn start(site: Arc<Site>) -> Push {
    let (stop, stopped) = oneshot::channel();
    site.link.down();
    let task = Task {
        generation: site.rest.generation(),
        client: Client::new(site.channels()),
        renewed: false,
        site,
    };
    Push { task: tokio::spawn(task.run(stopped)), stop: Some(stop) }
}

struct Task {
    site: Arc<Site>,
    client: Client,
    /// The sign-in the push session was opened in.
    generation: u64,
    /// The session was renewed from here, and nothing has worked since.
    renewed: bool,
}

impl Task {
    async fn run(mut self, mut stop: oneshot::Receiver<()>) {
        while let Next::Send(sending) = self.client.next(fastrand::f64()) {
            let site = Arc::clone(&self.site);
            let began = Instant::now() + sending.pause;
            let answer = tokio::select! {
                answer = post(&site, &sending) => answer,
                () = disturbed(&site, self.generation) => {
                    self.woken();
                    continue;
                }
                _ = &mut stop => return self.farewell().await,
            };
            match answer {
                Ok(messages) => self.answered(&sending, &messages, began.elapsed()).await,
                Err(fault) => {
                    self.site.hears_nothing();
                    if !self.failed(fault).await {
                        break;
                    }
                }
            }
        }
        tracing::warn!("the push channel has been given up; changes are asked for instead");
        self.site.model.doubt();
        self.site.link.stopped();
        self.site.model.bump();
    }

    async fn answered(&mut self, sending: &Sending, messages: &[Value], took: Duration) {
        let messages = messages.iter().filter_map(Message::read).collect();
        let outcome = self.client.answered(sending.kind, messages, took);
        for event in &outcome.events {
            if let Some(event) = read_event(event) {
                self.site.take_event(event);
            }
        }
        match outcome.turn {
            Turn::Underway => {}
            Turn::Lost => {
                tracing::info!("the push session is gone; another is asked for");
                self.site.hears_nothing();
            }
            Turn::Connected => {
                self.renewed = false;
                // Nothing is told twice: what happened without us has to be asked for, and now that we listen. What was
                // read before that may be older than what nobody told us.
                if (!self.site.link.stands() || self.site.model.is_in_doubt())
                    && let Err(failure) = self.site.reconcile().await
                {
                    tracing::info!(kind = %failure.kind, "could not catch up after a gap");
                    self.site.hears_nothing();
                    return;
                }
                self.site.link.up(self.client.patience());
            }
        }
    }

    /// Returns whether it makes sense to go on.
    async fn failed(&mut self, fault: Fault) -> bool {
        if fault.hint != Hint::SessionOver {
            tracing::info!(kind = %fault.failure.kind, "no answer from the push channel");
            self.client.failed(error::wait(&fault.failure));
            return true;
        }
        let again = self.renewed && self.generation == self.site.rest.generation();
        if again {
            return false;
        }
        match self.site.rest.renew(self.generation).await {
            Ok(()) => {
                self.renewed = true;
                self.generation = self.site.rest.generation();
                self.client.lose();
                true
            }
            Err(failure) if error::is_passing(&failure) => {
                self.client.failed(error::wait(&failure));
                true
            }
            Err(_) => false,
        }
    }

    fn woken(&mut self) {
        self.site.hears_nothing();
        let generation = self.site.rest.generation();
        if generation == self.generation {
            self.client.hurry();
        } else {
            // The old push session belonged to a sign-in that is over.
            self.generation = generation;
            self.client.lose();
        }
    }

    async fn farewell(&mut self) {
        self.site.link.down();
        if let Some(message) = self.client.farewell()
            && let Ok(body) = serde_json::to_vec(&message)
        {
            let _ = tokio::time::timeout(FAREWELL, self.site.rest.push(body, ALLOWANCE)).await;
        }
    }
}

/// Waits for a reason to look up: another sign-in than the one known here, or silence for too long.
async fn disturbed(site: &Site, generation: u64) {
    loop {
        site.link.wake.notified().await;
        if site.rest.generation() != generation || site.link.is_silent() {
            return;
        }
    }
}

async fn post(site: &Site, sending: &Sending) -> Result<Vec<Value>, Fault> {
    tokio::time::sleep(sending.pause).await;
    let body = serde_json::to_vec(&sending.body).map_err(|_| error::invalid("it has no form in JSON"))?;
    site.rest.push(body, sending.limit).await
}
