use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper::{
    HeaderMap,
    header::{
        AsHeaderName, CONNECTION, HeaderValue, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
        SEC_WEBSOCKET_VERSION, UPGRADE,
    },
};

use super::{SUBPROTOCOL, Turned, one};

/// The key of a handshake that is one (RFC 6455, 4.2.1) and offers our protocol.
pub(super) fn key(headers: &HeaderMap) -> Result<&HeaderValue, Turned> {
    let upgrades = one(headers, UPGRADE).is_some_and(|to| to.as_bytes().eq_ignore_ascii_case(b"websocket"));
    let is_version_13 = one(headers, SEC_WEBSOCKET_VERSION).is_some_and(|version| version == "13");
    let is_on_this_hop = words(headers, CONNECTION).any(|word| word.eq_ignore_ascii_case("upgrade"));
    let key = one(headers, SEC_WEBSOCKET_KEY).filter(|key| is_nonce(key));
    let Some(key) = key.filter(|_| upgrades && is_version_13 && is_on_this_hop) else {
        return Err(Turned::NoHandshake);
    };
    if words(headers, SEC_WEBSOCKET_PROTOCOL).any(|word| word == SUBPROTOCOL) {
        Ok(key)
    } else {
        Err(Turned::OtherProtocol)
    }
}

/// The words of a header that is a list.
fn words(headers: &HeaderMap, name: impl AsHeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(|word| word.trim_matches([' ', '\t']))
}

/// Sixteen bytes in base64.
fn is_nonce(key: &HeaderValue) -> bool {
    STANDARD.decode(key.as_bytes()).is_ok_and(|bytes| bytes.len() == 16)
}
