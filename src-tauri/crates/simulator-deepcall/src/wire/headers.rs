//! The header set of the one recorded answer.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, CONNECTION, ETAG, STRICT_TRANSPORT_SECURITY, VARY,
};
use axum::http::{Method, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ringside_simulator_kit::Answer;
use sha1::{Digest, Sha1};

/// Adds what every answer of the application carries.
pub(crate) fn with_headers(answer: Answer) -> Answer {
    let etag = etag(&answer.body);
    across_origins(answer)
        .with(CONNECTION, "keep-alive")
        .with(VARY, "Origin")
        .with(ETAG, etag)
        .with(STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains")
}

fn across_origins(answer: Answer) -> Answer {
    answer
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .with(ACCESS_CONTROL_ALLOW_METHODS, "POST, GET, OPTIONS, PATCH, DELETE")
        .with(ACCESS_CONTROL_ALLOW_HEADERS, "X-Requested-With,content-type")
        .with(ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
}

/// The tag Express gives a body: its length in hexadecimal and the first 27 characters of its hash.
fn etag(body: &[u8]) -> String {
    let hash = STANDARD.encode(Sha1::digest(body));
    format!("W/\"{:x}-{}\"", body.len(), &hash[..27])
}

/// The answer to `OPTIONS`.
pub(crate) fn preflight() -> Answer {
    let answer = Answer::new(StatusCode::OK, "text/html; charset=utf-8", b"POST".to_vec());
    across_origins(answer).with(VARY, "Origin")
}

/// What Express says of a route it does not have.
pub(crate) fn cannot(method: &Method, path: &str) -> Answer {
    let path = path.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n\
         <body>\n<pre>Cannot {method} {path}</pre>\n</body>\n</html>\n"
    );
    Answer::new(StatusCode::NOT_FOUND, "text/html; charset=utf-8", page.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_of_the_recorded_answer_is_the_recorded_tag() {
        let body = br#"{"status":"error","message":"On break is : 0","code":1502}"#;
        assert_eq!(etag(body), r#"W/"3a-Hcwf2RVvHHAHh45ODnXpallkU74""#);
    }
}
