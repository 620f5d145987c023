use ringside_ipc::Event;
use tokio::sync::mpsc;

/// What the host publishes, newest state first: each subscriber gets all there is at once, then every change in order.
///
/// A subscriber that reads slowly misses views that were overtaken, never the newest one.
pub struct Events {
    pub(crate) receiver: mpsc::UnboundedReceiver<Event>,
}

impl Events {
    /// The next event; `None` once the host has stopped.
    pub async fn recv(&mut self) -> Option<Event> {
        self.receiver.recv().await
    }

    /// The next event, if one is here.
    pub fn try_recv(&mut self) -> Option<Event> {
        self.receiver.try_recv().ok()
    }
}
