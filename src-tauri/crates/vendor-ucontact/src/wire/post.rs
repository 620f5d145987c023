use std::borrow::Cow;

use ringside_vendor_http::Lane;
use url::form_urlencoded;

/// One request. All are POST, reads included.
pub(crate) struct Post {
    /// The service, below `/Integra/resources`.
    pub(crate) path: Cow<'static, str>,
    /// In the address.
    pub(crate) query: Vec<(&'static str, String)>,
    /// In the body, in this order.
    pub(crate) form: Vec<(&'static str, String)>,
    pub(crate) lane: Lane,
    /// Sent late it could hit something else than what was meant.
    pub(crate) at_once: bool,
}

impl Post {
    pub(crate) fn new(
        path: impl Into<Cow<'static, str>>,
        lane: Lane,
        form: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        let form = form.into_iter().collect();
        Self { path: path.into(), query: Vec::new(), form, lane, at_once: false }
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        encoded(&self.form).into_bytes()
    }

    pub(crate) fn query(&self) -> Option<String> {
        (!self.query.is_empty()).then(|| encoded(&self.query))
    }
}

/// As a web form is sent: UTF-8, `+` for a space, `%3E` for the `>` at the end of a campaign's name.
fn encoded(fields: &[(&'static str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
