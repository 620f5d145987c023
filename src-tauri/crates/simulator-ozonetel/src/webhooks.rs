//! Posts events to who subscribed, in their order, one at a time.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use url::{Host, Url};

use crate::handle::Shared;
use crate::model::Push;

/// How long a target may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Lets what is due happen in time for those who listen, and posts to them, until it is aborted.
pub(crate) async fn run(shared: &Shared) {
    let mut changes = shared.changes();
    loop {
        while let Some(push) = next_push(shared) {
            let delivered = matches!(tokio::time::timeout(PATIENCE, post(push)).await, Ok(Ok(())));
            shared.core().pushed(delivered);
        }
        let wait = shared.core().wait_for_due(shared.now());
        changes.next(wait).await;
    }
}

/// In a function of its own, so that nothing is locked while the push is on its way.
fn next_push(shared: &Shared) -> Option<Push> {
    shared.core().next_push(shared.now())
}

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("the target is not on this machine")]
    NotHere,
    #[error("the target cannot be reached")]
    Unreachable(#[from] std::io::Error),
    #[error("the request cannot be written")]
    Request(#[from] axum::http::Error),
    #[error("the target does not answer")]
    Unanswered(#[from] hyper::Error),
}

/// The port of a target on this machine.
fn loopback_port(url: &Url) -> Option<u16> {
    let here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address == Ipv4Addr::LOCALHOST,
        Host::Ipv6(_) => false,
    };
    url.port_or_known_default().filter(|_| here && url.scheme() == "http")
}

async fn post(push: Push) -> Result<(), Failed> {
    let url = Url::parse(&push.url).map_err(|_| Failed::NotHere)?;
    let port = loopback_port(&url).ok_or(Failed::NotHere)?;
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let request = axum::http::Request::post(path)
        .header(HOST, format!("127.0.0.1:{port}"))
        .header(CONTENT_TYPE, push.content_type)
        .header(CONTENT_LENGTH, push.body.len())
        .body(Body::from(push.body))?;
    let answered = sender.send_request(request).await;
    connection.abort();
    answered?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_to_this_machine_is_a_target() {
        let port = |text: &str| loopback_port(&Url::parse(text).unwrap());
        assert_eq!(port("http://127.0.0.1:8123/calls"), Some(8123));
        assert_eq!(port("http://localhost/calls"), Some(80));
        for elsewhere in
            ["http://192.0.2.1:80/", "https://127.0.0.1:8123/", "http://example.com/", "http://127.0.0.2/"]
        {
            assert_eq!(port(elsewhere), None, "{elsewhere}");
        }
    }
}
