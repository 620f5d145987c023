//! From a request's head to a verdict: pure, and all there is before anything else of a request is read.

mod handshake;
#[cfg(test)]
mod tests;

use std::net::IpAddr;

use hyper::{
    HeaderMap, Method, Request, StatusCode, Uri, Version,
    header::{
        ACCESS_CONTROL_REQUEST_METHOD, AsHeaderName, CONTENT_LENGTH, HOST, HeaderName, HeaderValue, ORIGIN,
        TRANSFER_ENCODING,
    },
};

use crate::Origin;

/// Where a page learns that a bar is here.
pub(crate) const DISCOVERY: &str = "/ringside";
/// Where it connects.
pub(crate) const SOCKET: &str = "/ringside/v1";
/// What both speak there.
pub(crate) const SUBPROTOCOL: &str = "ringside.v1";

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const REQUEST_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-request-private-network");
const REQUEST_LOCAL_NETWORK: HeaderName = HeaderName::from_static("access-control-request-local-network");

/// A request that is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The page's origin, checked.
    pub(crate) origin: Origin,
    /// What for.
    pub(crate) what: What,
}

/// What a page can ask for over HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// Whether a bar is here.
    Discovery,
    /// Whether it may ask that, which browsers ask ahead where they are careful.
    Preflight {
        /// The careful browser's own header, by its older name.
        private_network: bool,
        /// The same by its newer name.
        local_network: bool,
    },
    /// A socket; with the key the answer is made of.
    Socket {
        /// As sent.
        key: HeaderValue,
    },
}

/// Why a request is turned away, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Turned {
    /// It comes over a network.
    #[error("it does not come from this computer")]
    NotFromHere,
    /// It was sent to a name that is not ours: a name that was made to point here.
    #[error("it names another host")]
    OtherHost,
    /// No page sent it, or none whose origin can be told.
    #[error("it names no origin of a page")]
    NoOrigin,
    /// The browser says that no script of another page asked for this.
    #[error("no script of a page asked for it")]
    NoScript,
    /// The administrator's list has other pages.
    #[error("this page may not ask")]
    MayNotAsk,
    /// There is nothing of that name.
    #[error("there is nothing there")]
    Nowhere,
    /// It is there, and asked for in another way.
    #[error("it is asked for in another way")]
    OtherMethod,
    /// It is no handshake as the WebSocket standard has it.
    #[error("it opens no socket")]
    NoHandshake,
    /// It offers none of the languages spoken here.
    #[error("it does not offer {SUBPROTOCOL}")]
    OtherProtocol,
}

impl Turned {
    /// What little whoever is turned away is told.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::NotFromHere | Self::OtherHost | Self::NoOrigin | Self::NoScript | Self::MayNotAsk => {
                StatusCode::FORBIDDEN
            }
            Self::Nowhere => StatusCode::NOT_FOUND,
            Self::OtherMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NoHandshake | Self::OtherProtocol => StatusCode::BAD_REQUEST,
        }
    }
}

/// Judges a request's head. `peer` is who sent it, `port` where it arrived.
///
/// The order matters: a name that was made to point here is found before the origin is looked at, because then the page's origin
/// is that name; and what is answered at which path is told to nobody who may not ask.
pub(crate) fn judge<B>(
    peer: IpAddr,
    port: u16,
    head: &Request<B>,
    may_ask: impl FnOnce(&Origin) -> bool,
) -> Result<Asked, Turned> {
    if !peer.to_canonical().is_loopback() {
        return Err(Turned::NotFromHere);
    }
    if !is_ours(port, head.uri(), head.headers()) {
        return Err(Turned::OtherHost);
    }
    let origin = origin(head.headers()).ok_or(Turned::NoOrigin)?;
    if !by_a_script(head.uri(), head.headers()) {
        return Err(Turned::NoScript);
    }
    if !may_ask(&origin) {
        return Err(Turned::MayNotAsk);
    }
    Ok(Asked { origin, what: what(head)? })
}

/// Whether a request was sent to this computer by one of the names it has for itself, and to this port.
fn is_ours(port: u16, uri: &Uri, headers: &HeaderMap) -> bool {
    // A request line with a host of its own would have two.
    if uri.authority().is_some() || uri.scheme().is_some() {
        return false;
    }
    let Some(host) = one(headers, HOST) else { return false };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|name| host.as_bytes() == format!("{name}:{port}").as_bytes())
}

/// The page's origin, if there is one and just one and it is written as browsers write it.
fn origin(headers: &HeaderMap) -> Option<Origin> {
    one(headers, ORIGIN)?.to_str().ok()?.parse().ok()
}

/// Whether a script of a page elsewhere asked, as far as the browser says so. Not all browsers do, and none for every request; what
/// they do say is held to.
fn by_a_script(uri: &Uri, headers: &HeaderMap) -> bool {
    let is_said = |name: HeaderName, allowed: &[&[u8]]| {
        !headers.contains_key(&name)
            || one(headers, name).is_some_and(|said| allowed.contains(&said.as_bytes()))
    };
    let mode: &[u8] = if uri.path() == SOCKET { b"websocket" } else { b"cors" };
    // No page is served here, so nothing comes from the same origin; and what nobody's page asked for is `none`.
    is_said(SEC_FETCH_SITE, &[b"cross-site", b"same-site"]) && is_said(SEC_FETCH_MODE, &[mode])
}

fn what<B>(head: &Request<B>) -> Result<What, Turned> {
    // No address with anything behind it: what is secret would end up in histories and logs.
    let place = head.uri().path_and_query().map_or("", |all| all.as_str());
    let headers = head.headers();
    if place != DISCOVERY && place != SOCKET {
        return Err(Turned::Nowhere);
    }
    if head.version() != Version::HTTP_11
        || headers.contains_key(CONTENT_LENGTH)
        || headers.contains_key(TRANSFER_ENCODING)
    {
        return Err(Turned::OtherMethod);
    }
    match (place, head.method()) {
        (DISCOVERY, &Method::GET) => Ok(What::Discovery),
        (DISCOVERY, &Method::OPTIONS) => {
            let wanted = one(headers, ACCESS_CONTROL_REQUEST_METHOD);
            if wanted.is_none_or(|method| method != Method::GET.as_str()) {
                return Err(Turned::OtherMethod);
            }
            let asks = |name| one(headers, name).is_some_and(|said| said == "true");
            Ok(What::Preflight {
                private_network: asks(REQUEST_PRIVATE_NETWORK),
                local_network: asks(REQUEST_LOCAL_NETWORK),
            })
        }
        (SOCKET, &Method::GET) => Ok(What::Socket { key: handshake::key(headers)?.clone() }),
        _ => Err(Turned::OtherMethod),
    }
}

/// The one value of a header; `None` when there is none, or more than one.
fn one(headers: &HeaderMap, name: impl AsHeaderName) -> Option<&HeaderValue> {
    let mut all = headers.get_all(name).iter();
    all.next().filter(|_| all.next().is_none())
}
