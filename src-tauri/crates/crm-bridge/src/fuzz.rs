//! What the fuzz targets reach: a request's head, and the frames of somebody with a socket.

use hyper::{Request, header::HeaderValue};

use crate::{
    Origin,
    check::judge,
    frame::{First, Frame},
    token::Token,
};

/// Reads a request line and headers, a line each, and holds the verdict to what every answered head has.
pub fn head(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let Some(line) = lines.next().and_then(|line| std::str::from_utf8(line).ok()) else { return };
    let Some((method, target)) = line.split_once(' ') else { return };
    let mut head = Request::builder().method(method).uri(target);
    for header in lines {
        let Some(at) = header.iter().position(|byte| *byte == b':') else { return };
        let (name, value) = (&header[..at], header[at + 1..].trim_ascii());
        let Ok(value) = HeaderValue::from_bytes(value) else { return };
        head = head.header(name, value);
    }
    let Ok(head) = head.body(()) else { return };
    let Ok(asked) = judge([127, 0, 0, 1].into(), 24810, &head, |_| true) else { return };
    let one = |name: &str| {
        let all: Vec<_> = head.headers().get_all(name).iter().collect();
        assert_eq!(all.len(), 1, "one {name}");
        all[0].as_bytes().to_vec()
    };
    assert!(one("host").ends_with(b":24810"), "sent here");
    assert_eq!(one("origin"), asked.origin.as_str().as_bytes(), "the origin is the one that was sent");
    assert_eq!(
        asked.origin.as_str().parse::<Origin>().as_ref(),
        Ok(&asked.origin),
        "and read as the same again"
    );
}

/// Reads a text as a first word, as a token and as a request. What is refused is said in words that can be sent.
pub fn frame(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Some(First::Hello { token }) = First::read(text) {
        let _ = Token::read(&token);
    }
    if let Some(token) = Token::read(text) {
        assert_eq!(*token.write(), text, "there is one way to write a token");
    }
    match Frame::read(text) {
        Ok(Frame::Request { id, .. }) => {
            assert!((1..=64).contains(&id.chars().count()), "an id in its limits")
        }
        Ok(Frame::Refused(said)) => {
            let said = said.write().expect("JSON");
            assert!(said.len() <= 3 * text.len() + 1024, "a refusal is no flood");
        }
        Err(_) => {}
    }
}
