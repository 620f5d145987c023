use std::time::Duration;

use jiff::Timestamp;
use reqwest::{
    Response, StatusCode,
    header::{CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER},
};
use ringside_vendor::VendorErrorKind;

use crate::failure::Failure;

/// An answer as it came, whole.
pub struct Answer {
    /// The status line's number.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The vendor's clock, from `Date`.
    pub date: Option<Timestamp>,
    /// How long the vendor wants us to wait.
    pub retry_after: Option<Duration>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(mut response: Response, limit: usize) -> Result<Self, Failure> {
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        let date = header(DATE).and_then(http_date);
        let retry_after = header(RETRY_AFTER).and_then(|text| retry_after(text, date));
        let mut answer = Self {
            status: response.status(),
            headers: response.headers().clone(),
            date,
            retry_after,
            body: Vec::new(),
        };
        while let Some(chunk) = response.chunk().await.map_err(Failure::transport)? {
            if answer.body.len() + chunk.len() > limit {
                return Err(Failure::new(VendorErrorKind::NotUnderstood).detail("the answer is too large"));
            }
            answer.body.extend_from_slice(&chunk);
        }
        Ok(answer)
    }

    /// The value of a header, where it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// What the body claims to be.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.header(CONTENT_TYPE.as_str())
    }

    /// Whether the body is a web page, whatever it claims to be: a login page, a proxy's or a server's own.
    #[must_use]
    pub fn is_web_page(&self) -> bool {
        let start: Vec<u8> = self
            .body
            .iter()
            .copied()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF))
            .take(14)
            .map(|byte| byte.to_ascii_lowercase())
            .collect();
        start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
    }
}

/// No vendor means more, and no clock overflows.
const LONGEST_WAIT: Duration = Duration::from_secs(86_400);

pub(crate) fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
}

/// Seconds, or the moment until which to wait.
pub(crate) fn retry_after(text: &str, now: Option<Timestamp>) -> Option<Duration> {
    let wait = match text.trim().parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let wait = http_date(text)?.duration_since(now.unwrap_or_else(Timestamp::now));
            Duration::try_from(wait).unwrap_or_default()
        }
    };
    Some(wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_clock_and_its_waits_are_read() {
        let now = http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(now.map(Timestamp::as_second), Some(784_111_777));
        assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now), Some(Duration::from_secs(10)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }

    #[test]
    fn a_wait_without_end_is_a_day() {
        let day = Some(Duration::from_secs(86_400));
        assert_eq!(retry_after("18446744073709551615", None), day);
        assert_eq!(retry_after("Thu, 01 Jan 2099 00:00:00 GMT", None), day);
        assert_eq!(retry_after("18446744073709551616", None), None);
    }

    #[test]
    fn a_web_page_is_known_by_its_first_bytes() {
        let with = |body: &[u8]| Answer {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            date: None,
            retry_after: None,
            body: body.to_vec(),
        };
        assert!(with(b"\xEF\xBB\xBF \r\n<!DOCTYPE HTML><p>").is_web_page());
        assert!(with(b"<html>").is_web_page());
        assert!(!with(b"\"OK\"").is_web_page());
        assert!(!with(b"").is_web_page());
    }
}
