//! The stub, as CloudAgent's paths have it.

pub(crate) use ringside_wire_stub::{Heard, Say, Stub};

/// A stub whose `script` gets each request and how many of the same method came before it.
pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Stub {
    Stub::start(method_of, script).await
}

/// What tells methods apart: the path's last segment, with the action where one path has several.
pub(crate) fn method_of(heard: &Heard) -> String {
    match heard.path().rsplit('/').next().unwrap_or_default() {
        "DispositionAPIV2" if heard.body.contains(r#""action":"get""#) => "list".into(),
        "DispositionAPIV2" => "dispose".into(),
        "generateToken" => "token".into(),
        last => last.to_owned(),
    }
}
