//! As much of HTTP/1.1 as a network with faults has to know: where a request and an answer begin and end.

use anyhow::{Context as _, Result, ensure};
use tokio::{io::AsyncReadExt as _, net::TcpStream};

/// More than any request or answer here.
const LARGEST: usize = 32 * 1024 * 1024;

/// One request, whole.
#[derive(Debug)]
pub(super) struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    /// The line with verb and path and the body, in lower case: all that tells what a request is for.
    #[must_use]
    pub(super) fn text(&self) -> String {
        let line = self.head.lines().next().unwrap_or_default();
        format!("{line}\n{}", String::from_utf8_lossy(&self.body)).to_lowercase()
    }

    /// The same request, on a connection that ends with its answer.
    pub(super) fn for_the_vendor(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.head.len() + self.body.len() + 32);
        for line in self.head.lines().filter(|line| !is_header(line, "connection")) {
            bytes.extend_from_slice(line.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"connection: close\r\n\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// Reads the next request; `None` when the other side has closed.
pub(super) async fn read_request(stream: &mut TcpStream) -> Result<Option<Request>> {
    let mut bytes = Vec::new();
    let head_ends = loop {
        if let Some(end) = end_of_head(&bytes) {
            break end;
        }
        ensure!(bytes.len() < LARGEST, "a request without an end");
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8(bytes[..head_ends - 4].to_vec()).context("a request's head")?;
    let length = header(&head, "content-length").map_or(Ok(0), str::parse::<usize>)?;
    ensure!(length < LARGEST, "a request too large");
    let mut body = bytes.split_off(head_ends);
    while body.len() < length {
        if stream.read_buf(&mut body).await? == 0 {
            // Cut off in the midst: a vendor would not act on it either.
            return Ok(None);
        }
    }
    Ok(Some(Request { head, body }))
}

/// An answer of the network's own.
pub(super) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-type: text/html\r\n{headers}content-length: {length}\r\n\r\n{body}")
}

/// The vendor closes with its answer; the network does not.
pub(super) fn without_close(answer: Vec<u8>) -> Vec<u8> {
    let Some(end) = end_of_head(&answer) else { return answer };
    let Ok(head) = std::str::from_utf8(&answer[..end - 2]) else { return answer };
    let kept = head.split_inclusive("\r\n").filter(|line| !is_header(line, "connection"));
    let mut bytes: Vec<u8> = kept.collect::<String>().into_bytes();
    bytes.extend_from_slice(&answer[end - 2..]);
    bytes
}

/// Whether the other side can tell where the answer ends without the connection ending.
pub(super) fn can_go_on(answer: &[u8]) -> bool {
    let head = end_of_head(answer).and_then(|end| std::str::from_utf8(&answer[..end]).ok());
    head.is_some_and(|head| {
        header(head, "content-length").is_some() || header(head, "transfer-encoding").is_some()
    })
}

/// The head and half of the body; of an answer without a body, half of the head.
pub(super) fn half(answer: &[u8]) -> &[u8] {
    let end = end_of_head(answer).unwrap_or(0);
    let body = answer.len() - end;
    if body == 0 { &answer[..end / 2] } else { &answer[..end + body / 2] }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .find(|line| is_header(line, name))
        .and_then(|line| line.split_once(':'))
        .map(|(_, value)| value.trim())
}

fn is_header(line: &str, name: &str) -> bool {
    line.split_once(':').is_some_and(|(given, _)| given.trim().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody";

    #[test]
    fn an_answer_loses_its_close_and_nothing_else() {
        let kept = without_close(ANSWER.to_vec());
        assert_eq!(String::from_utf8_lossy(&kept), "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
        assert!(can_go_on(&kept));
        assert!(!can_go_on(b"HTTP/1.1 200 OK\r\n\r\nbody"));
    }

    #[test]
    fn half_an_answer_breaks_off_in_the_body_or_in_the_head() {
        assert!(half(ANSWER).ends_with(b"\r\n\r\nbo"));
        assert_eq!(half(b"HTTP/1.1 204 No Content\r\n\r\n").len(), 13);
    }

    #[test]
    fn a_request_goes_on_with_its_body_and_ends_the_connection() {
        let request = Request {
            head: "POST /X HTTP/1.1\r\nConnection: keep-alive\r\nHost: h".into(),
            body: b"B".into(),
        };
        assert_eq!(request.text(), "post /x http/1.1\nb");
        let sent = request.for_the_vendor();
        assert_eq!(
            String::from_utf8_lossy(&sent),
            "POST /X HTTP/1.1\r\nHost: h\r\nconnection: close\r\n\r\nB"
        );
    }
}
