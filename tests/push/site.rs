use std::{
    io::ErrorKind,
    net::TcpListener,
    time::{Duration, Instant},
};

/// A poll that is held for so long ends by an event, not by its time.
pub(crate) const LONG: Duration = Duration::from_secs(20);
/// How long anything may take that has to happen.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What a server has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) handshakes: u64,
    pub(crate) subscriptions: u64,
    pub(crate) polls: u64,
    pub(crate) disconnects: u64,
    /// How often the agent with all calls was asked for by REST.
    pub(crate) looks: u64,
    /// Push clients known now.
    pub(crate) clients: u64,
}

/// What is done to the call at the phone, past the adapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Answer,
    Hold,
    Retrieve,
}

/// A server with one agent, and what the script does to it.
pub(crate) trait Site: Sized {
    /// Starts it with polls held for `poll`.
    async fn start(poll: Duration) -> Self;
    /// The profile's address.
    fn base_url(&self) -> String;
    /// Every address the server names leads here.
    fn elsewhere(&self) -> &Elsewhere;
    async fn counts(&mut self) -> Counts;
    /// A call comes in.
    async fn rings(&mut self);
    async fn at_the_phone(&mut self, deed: Deed);
    /// The push server forgets its clients, and `missed` is told to nobody.
    async fn forgets_push_clients(&mut self, missed: Deed);
    /// The server starts anew: neither sessions nor push clients are known, and `missed` is told to nobody.
    async fn restarts(&mut self, missed: Deed);
    /// From now on events go before the answers to their commands.
    async fn tells_before_it_answers(&mut self);
    /// Answers the commands that wait for that.
    async fn answers(&mut self);

    /// Waits until the server has counted what is asked for.
    async fn until(&mut self, what: impl Fn(&Counts) -> bool) -> Counts {
        let began = Instant::now();
        loop {
            let counts = self.counts().await;
            if what(&counts) {
                return counts;
            }
            assert!(began.elapsed() < PATIENCE, "it did not happen: {counts:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Another host, where nobody should ever call.
pub(crate) struct Elsewhere(TcpListener);

impl Elsewhere {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("it can wait for nobody");
        Self(listener)
    }

    /// Its address, as a server with another name for itself would write it.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/api/v2", self.0.local_addr().expect("bound"))
    }

    pub(crate) fn assert_unvisited(&self) {
        let visit = self.0.accept().map(|(_, from)| from);
        assert_eq!(visit.expect_err("somebody was here").kind(), ErrorKind::WouldBlock);
    }
}
