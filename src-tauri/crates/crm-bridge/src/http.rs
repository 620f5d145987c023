//! One connection: a head, a verdict, an answer, and the socket if it asked for one.

use std::{
    convert::Infallible,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use hyper::{
    Request, Response, StatusCode,
    body::Incoming,
    header::{
        ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONNECTION, CONTENT_TYPE,
        HeaderMap, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_PROTOCOL, UPGRADE, VARY,
        X_CONTENT_TYPE_OPTIONS,
    },
    server::conn::http1,
    service::service_fn,
    upgrade::{OnUpgrade, on},
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::timeout,
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::{
    Origin,
    check::{Asked, SUBPROTOCOL, Turned, What, judge},
    house::{Guest, House},
    talk::{Socket, talk},
};

/// How long a request's head, and the answer to it, may take.
const HEAD: Duration = Duration::from_secs(5);
/// The longest head. Browsers add the cookies of everything else that was ever served on this computer.
const LONGEST_HEAD: usize = 32 * 1024;
/// The most headers.
const MOST_HEADERS: usize = 64;

const ALLOW_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-private-network");
const ALLOW_LOCAL_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-local-network");
const TRUE: HeaderValue = HeaderValue::from_static("true");

/// A socket that was granted and is not there yet.
type Granted = Mutex<Option<(OnUpgrade, Origin)>>;

/// Serves a connection to its end. Just one request is read of each.
pub(crate) async fn serve<S>(stream: S, peer: IpAddr, port: u16, house: Arc<House>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Some(guest) = house.enter() else { return };
    let granted = Granted::default();
    let service = service_fn(|request| {
        let answer = answer(request, peer, port, &guest, &granted);
        async { Ok::<_, Infallible>(answer) }
    });
    let mut http = http1::Builder::new();
    http.half_close(false).max_buf_size(LONGEST_HEAD).max_headers(MOST_HEADERS);
    let connection = http.serve_connection(TokioIo::new(stream), service).with_upgrades();
    tokio::select! {
        biased;
        _ = guest.sent_away() => return,
        served = timeout(HEAD, connection) => match served {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return tracing::debug!(%error, "a connection broke off"),
            Err(_) => return tracing::debug!("a connection took too long over its request"),
        },
    }
    let granted = granted.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some((upgrade, origin)) = granted
        && let Ok(Ok(stream)) = timeout(HEAD, upgrade).await
    {
        talk(Socket::over(TokioIo::new(stream)).await, guest, origin).await;
    }
}

/// Answers a request, and notes what was granted by it.
fn answer(
    mut request: Request<Incoming>,
    peer: IpAddr,
    port: u16,
    guest: &Guest,
    granted: &Granted,
) -> Response<String> {
    let verdict = judge(peer, port, &request, |origin| guest.bar().may_ask(origin));
    let Asked { origin, what } = match verdict {
        Ok(asked) => asked,
        Err(turned) => {
            tracing::debug!(%turned, "a request was turned away");
            return refusal(turned);
        }
    };
    match what {
        What::Discovery => discovery(&origin),
        What::Preflight { private_network, local_network } => {
            preflight(&origin, private_network, local_network)
        }
        What::Socket { key } => {
            guest.introduce(&origin);
            let upgrade = Some((on(&mut request), origin));
            *granted.lock().unwrap_or_else(PoisonError::into_inner) = upgrade;
            switching(&key)
        }
    }
}

/// All that whoever is turned away gets: a number.
fn refusal(turned: Turned) -> Response<String> {
    with_headers(turned.status(), String::new(), HeaderMap::new())
}

fn discovery(origin: &Origin) -> Response<String> {
    let mut headers = readable_by(origin);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    with_headers(StatusCode::OK, r#"{"ringside":1}"#.into(), headers)
}

fn preflight(origin: &Origin, private_network: bool, local_network: bool) -> Response<String> {
    let mut headers = readable_by(origin);
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
    for (wanted, name) in [(private_network, ALLOW_PRIVATE_NETWORK), (local_network, ALLOW_LOCAL_NETWORK)] {
        if wanted {
            headers.insert(name, TRUE);
        }
    }
    with_headers(StatusCode::NO_CONTENT, String::new(), headers)
}

fn switching(key: &HeaderValue) -> Response<String> {
    let mut headers = HeaderMap::new();
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
    // Base64 fits a header.
    if let Ok(accept) = HeaderValue::try_from(derive_accept_key(key.as_bytes())) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    with_headers(StatusCode::SWITCHING_PROTOCOLS, String::new(), headers)
}

/// Just this origin's pages may read the answer.
fn readable_by(origin: &Origin) -> HeaderMap {
    let mut headers = HeaderMap::new();
    // An origin was a header before.
    if let Ok(origin) = HeaderValue::from_str(origin.as_str()) {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    headers
}

/// An answer nobody may keep, take for something else or give to another page. But for a socket, the connection ends with it.
fn with_headers(status: StatusCode, body: String, mut headers: HeaderMap) -> Response<String> {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CONNECTION).or_insert(HeaderValue::from_static("close"));
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
