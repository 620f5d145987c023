use std::net::IpAddr;

use hyper::{Request, header::HeaderValue};
use proptest::prelude::*;

use super::{Asked, Turned, What, judge};
use crate::Origin;

const PORT: u16 = 24810;
const CRM: &str = "https://crm.shop.example";
const HERE: &str = "127.0.0.1";

/// A head by its parts.
#[derive(Debug, Clone)]
struct Parts {
    method: String,
    target: String,
    headers: Vec<(&'static str, String)>,
}

impl Parts {
    fn request(&self) -> Option<Request<()>> {
        let mut request = Request::builder().method(self.method.as_str()).uri(self.target.as_str());
        for (name, value) in &self.headers {
            request = request.header(*name, HeaderValue::from_bytes(value.as_bytes()).ok()?);
        }
        request.body(()).ok()
    }

    fn of(&self, name: &str) -> Vec<&str> {
        let all = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        all.map(|(_, value)| value.trim_matches([' ', '\t'])).collect()
    }

    /// What must be so of every head that is answered, said once more in other words.
    fn is_a_pages(&self) -> bool {
        let ours = ["127.0.0.1:24810", "localhost:24810", "[::1]:24810"];
        let host = self.of("host");
        let said = |name: &str, allowed: &[&str]| match self.of(name)[..] {
            [] => true,
            [one] => allowed.contains(&one),
            _ => false,
        };
        matches!(host[..], [host] if ours.contains(&host))
            && self.of("origin") == [CRM]
            && said("sec-fetch-site", &["cross-site", "same-site"])
            && self.of("content-length").is_empty()
            && match (self.method.as_str(), self.target.as_str()) {
                ("GET", "/ringside") => said("sec-fetch-mode", &["cors"]),
                ("OPTIONS", "/ringside") => {
                    said("sec-fetch-mode", &["cors"]) && self.of("access-control-request-method") == ["GET"]
                }
                ("GET", "/ringside/v1") => {
                    said("sec-fetch-mode", &["websocket"])
                        && matches!(self.of("upgrade")[..], [to] if to.eq_ignore_ascii_case("websocket"))
                        && self.of("sec-websocket-version") == ["13"]
                        && self.of("sec-websocket-key") == ["dGhlIHNhbXBsZSBub25jZQ=="]
                        && self.of("connection").iter().any(|list| list.to_lowercase().contains("upgrade"))
                        && self.of("sec-websocket-protocol").iter().any(|list| list.contains("ringside.v1"))
                }
                _ => false,
            }
    }
}

fn verdict(peer: &str, parts: &Parts) -> Result<Asked, Turned> {
    let peer: IpAddr = peer.parse().expect("an address");
    judge(peer, PORT, &parts.request().expect("a head"), |origin| origin.as_str() == CRM)
}

fn socket() -> Parts {
    let headers = [
        ("host", "127.0.0.1:24810"),
        ("origin", CRM),
        ("connection", "Upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("sec-websocket-protocol", "ringside.v1"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-mode", "websocket"),
    ];
    let headers = headers.map(|(name, value)| (name, value.to_owned())).to_vec();
    Parts { method: "GET".into(), target: "/ringside/v1".into(), headers }
}

#[test]
fn nobody_is_answered_who_is_not_on_this_computer() {
    for here in [HERE, "::1", "::ffff:127.0.0.1", "127.8.8.8"] {
        assert!(verdict(here, &socket()).is_ok(), "{here}");
    }
    for elsewhere in
        ["192.168.1.20", "10.0.0.1", "0.0.0.0", "::", "fe80::1", "::ffff:192.168.1.20", "2001:db8::1"]
    {
        assert_eq!(verdict(elsewhere, &socket()), Err(Turned::NotFromHere), "{elsewhere}");
    }
}

#[test]
fn a_socket_is_granted_with_the_key_it_is_answered_by() {
    let asked = verdict(HERE, &socket()).expect("in order");
    let key = HeaderValue::from_static("dGhlIHNhbXBsZSBub25jZQ==");
    assert_eq!(asked, Asked { origin: CRM.parse().expect("an origin"), what: What::Socket { key } });
}

#[test]
fn who_may_not_ask_is_not_told_what_is_where() {
    let mut parts = socket();
    parts.headers[1].1 = "https://evil.example".into();
    for target in ["/ringside", "/ringside/v1", "/", "/secret"] {
        parts.target = target.into();
        parts.headers[8].1 = if target == "/ringside/v1" { "websocket" } else { "cors" }.into();
        assert_eq!(verdict(HERE, &parts), Err(Turned::MayNotAsk), "{target}");
    }
}

fn a_header() -> impl Strategy<Value = (&'static str, String)> {
    let values = prop_oneof![
        prop::sample::select(vec![
            "127.0.0.1:24810",
            "localhost:24810",
            "[::1]:24810",
            "127.0.0.1",
            "localhost:24811",
            "evil.example:24810",
            CRM,
            "https://evil.example",
            "https://crm.shop.example:443",
            "null",
            "cross-site",
            "same-site",
            "same-origin",
            "none",
            "cors",
            "no-cors",
            "navigate",
            "websocket",
            "WebSocket",
            "Upgrade",
            "keep-alive, upgrade",
            "13",
            "8",
            "ringside.v1",
            "mqtt, ringside.v1",
            "dGhlIHNhbXBsZSBub25jZQ==",
            "GET",
            "POST",
            "0",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,40}",
    ];
    let names = prop::sample::select(vec![
        "host",
        "origin",
        "connection",
        "upgrade",
        "sec-websocket-version",
        "sec-websocket-key",
        "sec-websocket-protocol",
        "sec-fetch-site",
        "sec-fetch-mode",
        "content-length",
        "access-control-request-method",
        "cookie",
    ]);
    (names, values)
}

/// A head in order with some of it taken away, changed and added.
fn a_head() -> impl Strategy<Value = Parts> {
    let methods = prop::sample::select(vec!["GET", "GET", "GET", "OPTIONS", "POST", "HEAD", "PUT"]);
    let targets = prop::sample::select(vec![
        "/ringside/v1",
        "/ringside/v1",
        "/ringside",
        "/ringside",
        "/",
        "/ringside?",
        "/ringside/",
        "http://127.0.0.1:24810/ringside",
    ]);
    let kept = prop::collection::vec(prop::bool::weighted(0.93), 9);
    (methods, targets, kept, prop::collection::vec(a_header(), 0..4), any::<bool>()).prop_map(
        |(method, target, kept, more, to_the_end)| {
            let mut headers: Vec<_> =
                socket().headers.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(h, _)| h).collect();
            for header in more {
                match headers.iter_mut().find(|known| known.0 == header.0) {
                    Some(known) if !to_the_end => *known = header,
                    _ => headers.push(header),
                }
            }
            Parts { method: method.into(), target: target.into(), headers }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_head_is_answered_if_it_is_a_pages_and_only_then(parts in a_head()) {
        prop_assume!(parts.request().is_some());
        let verdict = verdict(HERE, &parts);
        prop_assert_eq!(verdict.is_ok(), parts.is_a_pages(), "{:?} {:?}", verdict, parts);
    }

    #[test]
    fn an_origin_is_read_as_it_is_written_and_in_no_other_way(text in "(https?|HTTP|ws|file)?(://|:/|:)?[a-zA-Z0-9.\\-_:/@\\[\\]\u{43e}% ]{0,30}") {
        if let Ok(origin) = text.parse::<Origin>() {
            prop_assert_eq!(origin.to_string(), text.clone());
            let (scheme, rest) = text.split_once("://").expect("a scheme");
            prop_assert!(matches!(scheme, "http" | "https"));
            prop_assert!(!rest.is_empty() && !rest.contains(['/', '@', ' ', '%', '\u{43e}']), "{}", rest);
            prop_assert!(!rest.ends_with('.') && !rest.contains(".:"), "{}", rest);
            prop_assert!(!rest.bytes().any(|byte| byte.is_ascii_uppercase()), "{}", rest);
        }
    }
}

#[test]
fn origins_are_those_browsers_write() {
    for origin in [
        "https://crm.shop.example",
        "http://crm.shop.example",
        "https://crm.shop.example:8443",
        "http://localhost:5173",
        "http://127.0.0.1:5173",
        "http://[::1]:5173",
        "https://xn--bcher-kva.example",
        "https://crm",
    ] {
        assert_eq!(origin.parse::<Origin>().expect(origin).to_string(), origin);
    }
}

#[test]
fn whoever_writes_an_origin_otherwise_is_told_how() {
    let told = |text: &str| text.parse::<Origin>().expect_err(text).to_string();
    assert_eq!(told("https://CRM.shop.example/"), "browsers write it as https://crm.shop.example");
    assert_eq!(told("https://crm.shop.example:443"), "browsers write it as https://crm.shop.example");
    assert_eq!(told("https://b\u{fc}cher.example"), "browsers write it as https://xn--bcher-kva.example");
    assert!(told("https://crm.shop.example.").contains("no dot"));
    assert!(told("https://*.shop.example").contains("a star"));
    for other in ["crm.shop.example", "ftp://crm.shop.example", "", "*", "https://", "null"] {
        assert!(other.parse::<Origin>().is_err(), "{other}");
    }
}
