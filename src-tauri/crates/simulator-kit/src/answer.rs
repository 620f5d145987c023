use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, DATE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use futures::stream;
use jiff::Timestamp;

use crate::faults::{Fault, Met};
use crate::server::break_connection;

const HTML: &str = "text/html; charset=utf-8";

/// An answer before faults have met it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status line.
    pub status: StatusCode,
    /// The whole body.
    pub body: Vec<u8>,
    headers: Vec<(HeaderName, String)>,
}

impl Answer {
    /// An answer with one body and its type.
    pub fn new(status: StatusCode, content_type: &str, body: Vec<u8>) -> Self {
        Self { status, body, headers: vec![(CONTENT_TYPE, content_type.to_owned())] }
    }

    /// A web server's own page.
    pub fn html(status: StatusCode, text: &str) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");
        let body = format!(
            "<!DOCTYPE html>\r\n<html><head><title>{title}</title></head>\
             <body><h1>{title}</h1><p>{text}</p></body></html>"
        );
        Self::new(status, HTML, body.into_bytes())
    }

    /// 302 to another place.
    pub fn redirect(to: &str) -> Self {
        Self::html(StatusCode::FOUND, "Object moved").with(LOCATION, to)
    }

    /// 405, allowing GET only.
    pub fn wrong_verb() -> Self {
        Self::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed.").with(ALLOW, "GET")
    }

    /// The same, with one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Returns the answer that stands in for the vendor's own, when `fault` is of that kind.
    pub fn instead(fault: &Fault) -> Option<Self> {
        match fault {
            Fault::HtmlError => Some(Self::html(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The server encountered an error processing the request.",
            )),
            Fault::Redirect => Some(Self::redirect("/login")),
            Fault::TooManyRequests { retry_after_s } => Some(
                Self::html(StatusCode::TOO_MANY_REQUESTS, "Too many requests.")
                    .with(RETRY_AFTER, retry_after_s.to_string()),
            ),
            Fault::Status { status } => {
                let status = StatusCode::from_u16(*status)
                    .ok()
                    .filter(|status| !status.is_informational())
                    .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                Some(Self::html(status, "The request was not served."))
            }
            _ => None,
        }
    }

    /// Puts the answer on the wire, damaged as `fault` says.
    pub fn into_response(mut self, fault: Option<&Fault>) -> Response {
        match fault {
            Some(Fault::TruncatedBody) => self.body.truncate(self.body.len() / 2),
            Some(Fault::EmptyBody) => self.body.clear(),
            Some(Fault::WrongContentType { content_type }) => {
                self.headers.retain(|(name, _)| name != CONTENT_TYPE);
                self.headers.push((CONTENT_TYPE, content_type.clone()));
            }
            Some(Fault::HalfBody) => {
                self.headers.push((CONTENT_LENGTH, self.body.len().to_string()));
                let half = self.body[..self.body.len() / 2].to_vec();
                return self.response(half_then_broken(half));
            }
            Some(Fault::SlowDrip { bytes, every_ms }) => {
                let every = Duration::from_millis(*every_ms);
                let pieces: Vec<Bytes> =
                    self.body.chunks((*bytes).max(1)).map(Bytes::copy_from_slice).collect();
                return self.response(dripping(pieces, every));
            }
            _ => {}
        }
        let body = Body::from(std::mem::take(&mut self.body));
        self.response(body)
    }

    /// Puts the answer on the wire as the faults of its request let it: later, damaged, or not at all.
    pub async fn send(self, met: &Met) -> Response {
        if met.answer_wait_ms > 0 {
            tokio::time::sleep(Duration::from_millis(met.answer_wait_ms)).await;
        }
        match &met.fault {
            Some(Fault::DropBefore | Fault::DropAfter) => break_connection(),
            fault => self.into_response(fault.as_ref()),
        }
    }

    fn response(self, body: Body) -> Response {
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// The same response with the vendor's time in `Date`.
pub fn dated(mut response: Response, now: Timestamp) -> Response {
    let date = now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

fn half_then_broken(half: Vec<u8>) -> Body {
    Body::from_stream(stream::unfold(Some(half), |half| async move {
        match half {
            Some(half) => Some((Ok(Bytes::from(half)), None)),
            None => {
                // Gives the server a turn to flush the half before the error closes the connection.
                tokio::task::yield_now().await;
                Some((Err(std::io::Error::other("cut on request")), None))
            }
        }
    }))
}

fn dripping(pieces: Vec<Bytes>, every: Duration) -> Body {
    Body::from_stream(stream::unfold(pieces.into_iter(), move |mut pieces| async move {
        let piece = pieces.next()?;
        tokio::time::sleep(every).await;
        Some((Ok::<_, std::io::Error>(piece), pieces))
    }))
}
