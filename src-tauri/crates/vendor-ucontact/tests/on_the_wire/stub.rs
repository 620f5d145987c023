//! The stub, as uContact's paths have it.

pub(crate) use ringside_wire_stub::{Heard, Say, Stub};

/// A stub whose `script` gets each request and how many to the same service came before it.
pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Stub {
    Stub::start(|heard| service_of(heard).to_owned(), script).await
}

/// The path below `/Integra/resources/`, which tells services apart.
pub(crate) fn service_of(heard: &Heard) -> &str {
    let path = heard.path();
    path.strip_prefix("/Integra/resources/").unwrap_or(path)
}
