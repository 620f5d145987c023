//! Sends the report of each finished call to the address the account has set.

use std::net::IpAddr;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{CONNECTION, CONTENT_TYPE, HOST};
use axum::http::{Request, Uri};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::net::TcpStream;

use crate::handle::Shared;
use crate::settings::PushForm;

/// What the other side has to answer.
const EXPECTED: &[u8] = b"GODBLESSYOU";

const TIME_LIMIT: Duration = Duration::from_secs(10);
const MOST_BYTES: usize = 64 * 1024;

/// A report that could not be delivered.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error("the address is not an http URL of this machine")]
    Elsewhere,
    #[error("no connection")]
    Connection(#[from] std::io::Error),
    #[error("no answer")]
    Answer(#[from] hyper::Error),
    #[error("the request could not be written")]
    Request(#[from] axum::http::Error),
    #[error("the answer could not be read")]
    Body(#[from] axum::Error),
    #[error("no answer in time")]
    Late(#[from] tokio::time::error::Elapsed),
    #[error("the answer was not GODBLESSYOU")]
    Unexpected,
}

/// A report on its way.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) call: String,
    pub(crate) url: String,
    pub(crate) form: PushForm,
    pub(crate) json: String,
}

/// Sends whatever is due until the task is ended. Without an address it sets no timer.
pub(crate) async fn run(shared: &Shared) {
    let mut changes = shared.changes();
    loop {
        let reports = shared.core().take_reports(shared.now());
        for report in reports {
            let sent = tokio::time::timeout(TIME_LIMIT, send(&report)).await;
            let outcome = sent.map_err(Undelivered::from).and_then(|outcome| outcome);
            shared.core().reported(report.call, outcome.err().map(|why| why.to_string()));
        }
        let wait = shared.core().until_next_due(shared.now());
        changes.next(wait).await;
    }
}

/// Returns host and port of an address on this machine.
fn local(uri: &Uri) -> Option<(String, u16)> {
    let host = uri.host()?.trim_matches(['[', ']']);
    let local = host.eq_ignore_ascii_case("localhost")
        || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    (local && uri.scheme_str() == Some("http")).then(|| (host.to_owned(), uri.port_u16().unwrap_or(80)))
}

async fn send(report: &Report) -> Result<(), Undelivered> {
    let uri: Uri = report.url.parse().map_err(|_| Undelivered::Elsewhere)?;
    let (host, port) = local(&uri).ok_or(Undelivered::Elsewhere)?;
    let stream = TcpStream::connect((host.as_str(), port)).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the exchange below; what goes wrong in it shows there.
    tokio::spawn(connection);
    let (content_type, body) = match report.form {
        PushForm::Json => ("application/json", report.json.clone()),
        PushForm::Form => {
            let value = utf8_percent_encode(&report.json, NON_ALPHANUMERIC);
            ("application/x-www-form-urlencoded", format!("push_report={value}"))
        }
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let authority = uri.authority().map_or(host.as_str(), |authority| authority.as_str());
    let request = Request::post(path)
        .header(HOST, authority)
        .header(CONTENT_TYPE, content_type)
        .header(CONNECTION, "close")
        .body(Body::from(body))?;
    let response = sender.send_request(request).await?;
    let answer = to_bytes(Body::new(response.into_body()), MOST_BYTES).await?;
    if answer.trim_ascii() == EXPECTED { Ok(()) } else { Err(Undelivered::Unexpected) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_this_machine_are_called() {
        let local = |url: &str| local(&url.parse().unwrap());
        assert_eq!(local("http://127.0.0.1:81/x"), Some(("127.0.0.1".to_owned(), 81)));
        assert_eq!(local("http://localhost/"), Some(("localhost".to_owned(), 80)));
        assert_eq!(local("http://[::1]:81/"), Some(("::1".to_owned(), 81)));
        for other in ["https://127.0.0.1/", "http://192.0.2.1/", "http://example.com/", "/x"] {
            assert_eq!(local(other), None, "{other}");
        }
    }
}
