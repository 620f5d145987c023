//! A tiny HTTP server for tests of adapters: it keeps what it was sent, byte for byte, and says literally what it is told
//! to – also what no HTTP library would say. It panics where a test has to fail.

mod heard;
mod say;

use std::sync::{Arc, Mutex, PoisonError};

use futures::future::{BoxFuture, FutureExt, ready};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
};

pub use heard::Heard;
pub use say::Say;

/// What tells requests apart, such as a path's last segment.
pub type Name = fn(&Heard) -> String;

/// Ports of stubs that are gone stay taken: adapters of one process share what belongs to an address, and a later stub at
/// the same address would find what an earlier one left.
static KEPT: Mutex<Vec<std::net::TcpListener>> = Mutex::new(Vec::new());

type Script = dyn Fn(&Heard, usize) -> BoxFuture<'static, Say> + Send + Sync;

/// The server. It ends with the test's runtime.
pub struct Stub {
    base_url: String,
    log: Log,
}

/// What was heard so far; every clone is the same log.
#[derive(Clone)]
pub struct Log {
    heard: Arc<Mutex<Vec<Heard>>>,
    name: Name,
}

impl Stub {
    /// Starts it on a free port of the loopback interface; `script` gets each request and how many of the same name came
    /// before it.
    ///
    /// # Panics
    ///
    /// When there is no free port.
    pub async fn start(name: Name, script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        Self::start_slow(Log::new(name), move |heard, before| ready(script(heard, before)).boxed()).await
    }

    /// The same with answers that take their time.
    ///
    /// # Panics
    ///
    /// When there is no free port.
    pub async fn start_slow(
        log: Log,
        script: impl Fn(&Heard, usize) -> BoxFuture<'static, Say> + Send + Sync + 'static,
    ) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("bound"));
        KEPT.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(listener.try_clone().expect("a second handle"));
        listener.set_nonblocking(true).expect("a socket of our own");
        let listener = TcpListener::from_std(listener).expect("a runtime");
        let script: Arc<Script> = Arc::new(script);
        tokio::spawn({
            let log = log.clone();
            async move {
                for connection in 0.. {
                    let Ok((stream, _)) = listener.accept().await else { return };
                    tokio::spawn(serve(stream, connection, log.clone(), script.clone()));
                }
            }
        });
        Self { base_url, log }
    }

    /// Where it listens, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// All requests so far.
    #[must_use]
    pub fn heard(&self) -> Vec<Heard> {
        self.log.heard()
    }

    /// The names of all requests so far, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.heard().iter().map(self.log.name).collect()
    }

    /// How many requests of a name there were.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        self.log.count(name)
    }

    /// The last request of a name.
    ///
    /// # Panics
    ///
    /// When there was none.
    #[must_use]
    pub fn last(&self, name: &str) -> Heard {
        let named = |heard: &Heard| (self.log.name)(heard) == name;
        self.heard().into_iter().rfind(named).unwrap_or_else(|| panic!("{name} was not asked for"))
    }
}

impl Log {
    /// Nothing heard yet.
    #[must_use]
    pub fn new(name: Name) -> Self {
        Self { heard: Arc::default(), name }
    }

    /// All requests so far.
    #[must_use]
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many requests of a name there were.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        self.heard().iter().filter(|heard| (self.name)(heard) == name).count()
    }

    /// Notes a request and tells how many of the same name came before it.
    fn note(&self, request: &Heard) -> usize {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let name = (self.name)(request);
        let before = heard.iter().filter(|known| (self.name)(known) == name).count();
        heard.push(request.clone());
        before
    }
}

async fn serve(mut stream: TcpStream, connection: usize, log: Log, script: Arc<Script>) {
    let mut buffer = Vec::new();
    while let Some(request) = heard::receive(&mut stream, &mut buffer, connection).await {
        let before = log.note(&request);
        let say = script(&request, before).await;
        let Some(bytes) = say.bytes().await else { return };
        if stream.write_all(bytes.as_bytes()).await.is_err() || matches!(say, Say::Cut(_)) {
            return;
        }
    }
}
