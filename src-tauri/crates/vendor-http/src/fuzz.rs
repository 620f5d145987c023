//! What the fuzz targets of all adapters share: answers made of arbitrary bytes, and what must be so of every failure.

use std::time::Duration;

use reqwest::{
    StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
};
use ringside_domain::VendorId;

use crate::{
    answer::{Answer, http_date, retry_after},
    failure::Failure,
};

/// The secret of every account in a fuzz target. The corpora hold it where a vendor might echo it.
pub const SECRET: &str = "TopSecretToken";

const STATUSES: [u16; 16] = [200, 200, 200, 204, 302, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503, 504];
const TYPES: [&str; 4] = ["application/json", "application/xml; charset=utf-8", "text/html", "text/plain"];

/// Reads a first line of three letters – what was asked, status, content type, each counted from `0` – with
/// `Retry-After` and `Date` behind them, and the body below it. Returns what was asked, and the answer to it.
#[must_use]
pub fn answer(data: &[u8]) -> Option<(usize, Answer)> {
    let end = data.iter().position(|byte| *byte == b'\n')?;
    let (head, body) = (data.get(..end)?, data.get(end + 1..)?);
    let [asked, status, content_type, times @ ..] = head else { return None };
    let counted = |letter: u8| usize::from(letter.wrapping_sub(b'0'));
    let times = std::str::from_utf8(times).unwrap_or_default();
    let date = http_date(times);
    let wait = retry_after(times, date);
    assert!(wait.is_none_or(|wait| wait <= Duration::from_secs(86_400)), "no clock overflows");
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(TYPES[counted(*content_type) % TYPES.len()]));
    let status = StatusCode::from_u16(STATUSES[counted(*status) % STATUSES.len()]).ok()?;
    Some((counted(*asked), Answer { status, headers, date, retry_after: wait, body: body.to_vec() }))
}

/// Holds a failure against what is promised of it: no secret anywhere, no long words of the vendor.
pub fn check(failure: impl Into<Failure>) {
    let error = failure.into().during(VendorId::new("acme"), "test");
    let told = format!("{error} {error:?}");
    assert!(!told.contains(SECRET), "a secret is told");
    assert!(error.detail.is_none_or(|detail| detail.chars().count() <= 161), "the detail is long");
}
