use std::{
    fmt,
    sync::{PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};

use reqwest::{
    Certificate, Client, ClientBuilder, Method,
    cookie::{CookieStore, Jar},
    header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE},
    redirect,
};
use ringside_vendor::VendorErrorKind;
use url::Url;

use crate::{
    afresh,
    answer::Answer,
    failure::Failure,
    place::{KeyProblem, Place},
};

const CONNECT: Duration = Duration::from_secs(4);
/// How long a connection for reads is kept for the next read.
const IDLE: Duration = Duration::from_secs(50);

/// What kind of request it is: this decides connection, time and size limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A small read: a status, a call list, a token, the look before an act.
    Look,
    /// A list that may hold megabytes.
    List,
    /// Whatever changes something at the vendor.
    Act,
    /// A request the vendor answers when it has something to tell, for as long as this.
    Wait(Duration),
}

impl Lane {
    /// Whether the request only reads, so that a second one can do no harm.
    #[must_use]
    pub const fn reads(self) -> bool {
        match self {
            Self::Look | Self::List | Self::Wait(_) => true,
            Self::Act => false,
        }
    }

    /// Limits fit the 15 s the layers around an adapter allow, a look before an act included.
    const fn time_limit(self) -> Duration {
        match self {
            Self::Look => Duration::from_secs(5),
            Self::List => Duration::from_secs(14),
            Self::Act => Duration::from_secs(9),
            Self::Wait(limit) => limit,
        }
    }

    const fn size_limit(self) -> usize {
        match self {
            Self::Look | Self::Wait(_) => 8 * 1024 * 1024,
            Self::List => 16 * 1024 * 1024,
            Self::Act => 256 * 1024,
        }
    }
}

/// One request. Its `Debug` shows nothing but its verb and lane: address, headers and body hold numbers and secrets.
pub struct Outgoing {
    /// The verb.
    pub verb: Method,
    /// The whole address.
    pub url: Url,
    /// All headers but those the client sets itself.
    pub headers: HeaderMap,
    /// The body, where there is one.
    pub body: Option<Vec<u8>>,
    /// What kind it is.
    pub lane: Lane,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("verb", &self.verb).field("lane", &self.lane).finish_non_exhaustive()
    }
}

/// Two HTTP clients and the cookies the server has set.
pub struct Http {
    place: Place,
    roots: Vec<Certificate>,
    clients: RwLock<Clients>,
    jar: RwLock<Jar>,
}

#[derive(Clone)]
struct Clients {
    pooled: Client,
    /// A fresh connection for each request that acts: one taken from a pool may turn out to be dead after the request
    /// was written to it, and then nobody knows whether it arrived.
    fresh: Client,
    /// How often connections had been given up when these were made.
    begun: u64,
}

impl Clients {
    fn new(place: &Place, roots: &[Certificate], begun: u64) -> reqwest::Result<Self> {
        let pooled = builder(place, roots).pool_max_idle_per_host(1).pool_idle_timeout(IDLE);
        let fresh = builder(place, roots).pool_max_idle_per_host(0);
        Ok(Self { pooled: pooled.build()?, fresh: fresh.build()?, begun })
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}

impl Http {
    /// Clients for one place that trust `roots` beside the system's.
    ///
    /// # Errors
    ///
    /// [`KeyProblem`] on `options.extra_ca_file` when the TLS library cannot be set up.
    pub fn new(place: &Place, roots: &[Certificate]) -> Result<Self, KeyProblem> {
        // reqwest takes the process-wide provider. Another part may have installed one already; both are fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let tls = |error: reqwest::Error| {
            use std::error::Error;
            let error = error.without_url();
            let why = error.source().map_or_else(|| error.to_string(), ToString::to_string);
            KeyProblem::new("options.extra_ca_file", format!("no secure connections on this computer: {why}"))
        };
        let begun = *afresh::begun().borrow();
        let clients = Clients::new(place, roots, begun).map_err(tls)?;
        let (place, roots) = (place.clone(), roots.to_vec());
        Ok(Self { place, roots, clients: RwLock::new(clients), jar: RwLock::default() })
    }

    /// Sends one request once and reads the whole answer, whatever its status. The server's cookies go along unless
    /// the request brings a `Cookie` header of its own.
    ///
    /// # Errors
    ///
    /// [`Failure`] when no whole answer came.
    pub async fn send(&self, request: Outgoing) -> Result<Answer, Failure> {
        let Outgoing { verb, url, mut headers, body, lane } = request;
        if !headers.contains_key(COOKIE)
            && let Some(mut cookies) = self.jar().cookies(&url)
        {
            cookies.set_sensitive(true);
            headers.insert(COOKIE, cookies);
        }
        let mut given_up = afresh::begun();
        let clients = self.clients(*given_up.borrow_and_update());
        let client = if lane.reads() { &clients.pooled } else { &clients.fresh };
        let mut request = client.request(verb, url.clone()).headers(headers).timeout(lane.time_limit());
        if let Some(body) = body {
            request = request.body(body);
        }
        let answer = async {
            let response = request.send().await.map_err(Failure::transport)?;
            self.jar().set_cookies(&mut response.headers().get_all(SET_COOKIE).iter(), &url);
            Answer::read(response, lane.size_limit()).await
        };
        if !lane.reads() {
            return answer.await;
        }
        tokio::select! {
            answer = answer => answer,
            Ok(()) = given_up.changed() => Err(Failure::new(VendorErrorKind::Interrupted)),
        }
    }

    /// The clients, made anew where connections were given up since.
    fn clients(&self, begun: u64) -> Clients {
        let known = self.clients.read().unwrap_or_else(PoisonError::into_inner).clone();
        if known.begun == begun {
            return known;
        }
        // What could be made once can be made again; if not, the old ones connect anew where a connection is dead.
        let clients = Clients::new(&self.place, &self.roots, begun).unwrap_or(known);
        *self.clients.write().unwrap_or_else(PoisonError::into_inner) = clients.clone();
        clients
    }

    /// The server's cookies for an address, as a `Cookie` header would carry them.
    #[must_use]
    pub fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        self.jar().cookies(url)
    }

    /// Drops all cookies the server has set.
    pub fn forget_cookies(&self) {
        *self.jar.write().unwrap_or_else(PoisonError::into_inner) = Jar::default();
    }

    fn jar(&self) -> RwLockReadGuard<'_, Jar> {
        self.jar.read().unwrap_or_else(PoisonError::into_inner)
    }
}

fn builder(place: &Place, roots: &[Certificate]) -> ClientBuilder {
    let builder = Client::builder()
        .user_agent(concat!("Ringside/", env!("CARGO_PKG_VERSION")))
        .http1_only()
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .https_only(place.base.scheme() == "https")
        .connect_timeout(CONNECT);
    let builder = if place.base.scheme() == "https" {
        builder.tls_certs_merge(roots.iter().cloned())
    } else {
        // No connection will be encrypted, and reading the system's certificates is most of the work here.
        builder.tls_certs_only(None)
    };
    if place.loopback { builder.no_proxy() } else { builder }
}
