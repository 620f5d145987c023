use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use jiff::Timestamp;
use ringside_simulator_kit::Met;

use super::Service;
use crate::form::Form;

const FORM: &str = "application/x-www-form-urlencoded";

/// One request, read.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) service: Service,
    pub(super) now: Timestamp,
    pub(super) form: Form,
    pub(super) query: Form,
    /// Whether `Content-Type` says that the body is a form.
    pub(super) is_form: bool,
    pub(super) has_body: bool,
    /// What follows `Basic`.
    pub(super) token: Option<&'a str>,
    pub(super) met: &'a Met,
}

impl<'a> Request<'a> {
    pub(super) fn read(
        service: Service,
        now: Timestamp,
        uri: &Uri,
        headers: &'a HeaderMap,
        body: &[u8],
        met: &'a Met,
    ) -> Self {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let media_type = header(CONTENT_TYPE).and_then(|value| value.split(';').next()).unwrap_or_default();
        let scheme = header(AUTHORIZATION).and_then(|value| value.split_once(' '));
        Self {
            service,
            now,
            form: Form::parse(&String::from_utf8_lossy(body)),
            query: Form::parse(uri.query().unwrap_or_default()),
            is_form: media_type.trim().eq_ignore_ascii_case(FORM),
            has_body: !body.is_empty(),
            token: scheme.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Basic")).map(|(_, token)| token),
            met,
        }
    }
}
