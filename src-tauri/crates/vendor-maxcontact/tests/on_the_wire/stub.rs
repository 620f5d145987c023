//! The stub, as MaxContact's paths have it.

use std::ops::Deref;

pub(crate) use ringside_wire_stub::{Heard, Say};

pub(crate) struct Stub {
    pub(crate) base_url: String,
    stub: ringside_wire_stub::Stub,
}

impl Stub {
    /// `script` gets each request and how many of the same method came before it.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        let stub = ringside_wire_stub::Stub::start(|heard| method_of(heard).to_owned(), script).await;
        Self { base_url: format!("{}/webservices/services", stub.base_url()), stub }
    }
}

impl Deref for Stub {
    type Target = ringside_wire_stub::Stub;

    fn deref(&self) -> &Self::Target {
        &self.stub
    }
}

/// The segment that tells methods apart: `hold` in `…/telephony/hold/user/42/call/1001`.
pub(crate) fn method_of(heard: &Heard) -> &str {
    let path = heard.path();
    match path.split_once("/telephony/") {
        Some((_, rest)) => rest.split('/').next().unwrap_or_default(),
        None if path.contains("/apitoken/login/") => "token",
        None => path,
    }
}

/// `Success: true` with this as `Data`.
pub(crate) fn said(data: &str) -> Say {
    Say::Json(format!(r#"{{"Success":true,"Data":{data},"ResponseCode":0,"ResponseDetail":""}}"#))
}
