//! What a request's head can try. Over TCP, byte for byte.

use std::sync::Arc;

use super::{EVIL, Row};
use crate::{
    Bridge,
    tests::{
        desk::{CRM, Desk},
        hands::{Head, Page, dial_in, exchange},
    },
};

/// Its name, the bytes, and the number that is all whoever tries it gets; 0 for nothing.
struct Attack(&'static str, fn(u16) -> Vec<u8>, u16);

fn socket(port: u16) -> Head {
    Head::socket(port, CRM)
}

fn discovery(port: u16) -> Head {
    Head::discovery(port, CRM)
}

fn from(port: u16, origin: impl Into<Vec<u8>>) -> Vec<u8> {
    socket(port).with("Origin", origin).bytes()
}

fn to(port: u16, host: impl Into<Vec<u8>>) -> Vec<u8> {
    socket(port).with("Host", host).bytes()
}

const HOSTS: &[Attack] = &[
    Attack(
        "a name that was made to point here, from its own page",
        |p| Head::socket(p, EVIL).with("Host", format!("evil.example:{p}")).bytes(),
        403,
    ),
    Attack("the same name, from the CRM's page", |p| to(p, format!("evil.example:{p}")), 403),
    Attack(
        "the same name, asked for by its own page without an origin",
        |p| {
            discovery(p)
                .without("Origin")
                .with("Sec-Fetch-Site", "same-origin")
                .with("Host", format!("evil.example:{p}"))
                .bytes()
        },
        403,
    ),
    Attack("the CRM's own name, made to point here", |p| to(p, format!("crm.shop.example:{p}")), 403),
    Attack("no host", |p| socket(p).without("Host").bytes(), 403),
    Attack("an empty host", |p| to(p, ""), 403),
    Attack("two hosts, the first ours", |p| socket(p).and("Host", "evil.example").bytes(), 403),
    Attack("two hosts, the second ours", |p| to(p, "evil.example").splice_host(p), 403),
    Attack("a host without a port", |p| to(p, "127.0.0.1"), 403),
    Attack("another port", |p| to(p, format!("127.0.0.1:{}", p ^ 1)), 403),
    Attack("our port with a nought before it", |p| to(p, format!("127.0.0.1:0{p}")), 403),
    Attack("localhost in capitals", |p| to(p, format!("LOCALHOST:{p}")), 403),
    Attack("localhost with a dot behind it", |p| to(p, format!("localhost.:{p}")), 403),
    Attack("a name below localhost", |p| to(p, format!("evil.localhost:{p}")), 403),
    Attack("a name that begins as our address", |p| to(p, format!("127.0.0.1.evil.example:{p}")), 403),
    Attack("our address written short", |p| to(p, format!("127.1:{p}")), 403),
    Attack("our address as one number", |p| to(p, format!("2130706433:{p}")), 403),
    Attack("another loopback address", |p| to(p, format!("127.0.0.2:{p}")), 403),
    Attack("the address that means all", |p| to(p, format!("0.0.0.0:{p}")), 403),
    Attack("our address of the other family, written long", |p| to(p, format!("[0:0:0:0:0:0:0:1]:{p}")), 403),
    Attack("our address within one of the other family", |p| to(p, format!("[::ffff:127.0.0.1]:{p}")), 403),
    Attack("a name before our address", |p| to(p, format!("evil.example@127.0.0.1:{p}")), 403),
    Attack(
        "another host in the request line",
        |p| socket(p).line("GET http://evil.example/ringside/v1 HTTP/1.1").bytes(),
        403,
    ),
    Attack(
        "our host in the request line, another in the header",
        |p| {
            socket(p)
                .line(&format!("GET http://127.0.0.1:{p}/ringside/v1 HTTP/1.1"))
                .with("Host", "evil.example")
                .bytes()
        },
        403,
    ),
];

const ORIGINS: &[Attack] = &[
    Attack("no origin", |p| socket(p).without("Origin").bytes(), 403),
    Attack("an empty origin", |p| from(p, ""), 403),
    Attack("the origin `null` of a sandboxed frame", |p| from(p, "null"), 403),
    Attack("a file's origin", |p| from(p, "file://"), 403),
    Attack("an extension's origin", |p| from(p, "chrome-extension://abcdefghijklmnop"), 403),
    Attack("a socket's scheme", |p| from(p, "wss://crm.shop.example"), 403),
    Attack("a page that may not ask", |p| from(p, EVIL), 403),
    Attack("two origins, the first the CRM's", |p| socket(p).and("Origin", EVIL).bytes(), 403),
    Attack(
        "two origins, the second the CRM's",
        |p| socket(p).with("Origin", EVIL).and("Origin", CRM).bytes(),
        403,
    ),
    Attack("two origins in one header", |p| from(p, format!("{CRM} {EVIL}")), 403),
    Attack(
        "the CRM's name with another behind it",
        |p| from(p, "https://crm.shop.example.evil.example"),
        403,
    ),
    Attack("the CRM's name with letters before it", |p| from(p, "https://evilcrm.shop.example"), 403),
    Attack("a name below the CRM's", |p| from(p, "https://evil.crm.shop.example"), 403),
    Attack("the name above the CRM's", |p| from(p, "https://shop.example"), 403),
    Attack("the CRM's name in capitals", |p| from(p, "https://CRM.shop.example"), 403),
    Attack("the scheme in capitals", |p| from(p, "HTTPS://crm.shop.example"), 403),
    Attack("the CRM's name over http", |p| from(p, "http://crm.shop.example"), 403),
    Attack("another port of the CRM's host", |p| from(p, "https://crm.shop.example:8443"), 403),
    Attack("the scheme's own port written out", |p| from(p, "https://crm.shop.example:443"), 403),
    Attack("the CRM's name with a dot behind it", |p| from(p, "https://crm.shop.example."), 403),
    Attack("a slash behind it", |p| from(p, "https://crm.shop.example/"), 403),
    Attack(
        "the CRM's name as a user's before another",
        |p| from(p, "https://crm.shop.example@evil.example"),
        403,
    ),
    Attack("the CRM's name as a path", |p| from(p, "https://evil.example/https://crm.shop.example"), 403),
    Attack("backslashes for slashes", |p| from(p, r"https:\\crm.shop.example"), 403),
    Attack("a tab within the name", |p| from(p, "https://crm.shop\t.example"), 403),
    Attack("a percent sign within the name", |p| from(p, "https://crm%2eshop.example"), 403),
    Attack("a letter that looks the same", |p| from(p, "https://crm.sh\u{43e}p.example"), 403),
    Attack("letters as wide as two", |p| from(p, "https://\u{ff43}rm.shop.example"), 403),
    Attack("bytes that are no text", |p| from(p, *b"https://crm.shop.example\xff"), 403),
    Attack("an origin of 16,000 letters", |p| from(p, format!("https://{}", "a".repeat(16_000))), 403),
];

/// Tried where every page may ask.
const ANYBODY: &[Attack] = &[
    Attack(
        "where all may ask: a name that was made to point here",
        |p| {
            Head::socket(p, &format!("http://evil.example:{p}"))
                .with("Host", format!("evil.example:{p}"))
                .bytes()
        },
        403,
    ),
    Attack("where all may ask: `null`", |p| from(p, "null"), 403),
    Attack("where all may ask: a file", |p| from(p, "file://"), 403),
    Attack("where all may ask: an extension", |p| from(p, "chrome-extension://abcdefghijklmnop"), 403),
    Attack("where all may ask: a socket's scheme", |p| from(p, "wss://crm.shop.example"), 403),
    Attack("where all may ask: another program's scheme", |p| from(p, "ftp://crm.shop.example"), 403),
    Attack("where all may ask: a name with a dot behind it", |p| from(p, "https://crm.shop.example."), 403),
    Attack("where all may ask: a name with an empty part", |p| from(p, "https://crm..example"), 403),
    Attack("where all may ask: a star", |p| from(p, "https://*.shop.example"), 403),
    Attack("where all may ask: capitals", |p| from(p, "https://CRM.shop.example"), 403),
    Attack(
        "where all may ask: a user before the name",
        |p| from(p, "https://crm.shop.example@evil.example"),
        403,
    ),
    Attack("where all may ask: a name that is not in ASCII", |p| from(p, "https://b\u{fc}cher.example"), 403),
    Attack("where all may ask: two origins", |p| socket(p).and("Origin", EVIL).bytes(), 403),
];

const BROWSERS: &[Attack] = &[
    Attack(
        "the address typed by a person, or followed from a mail",
        |p| discovery(p).with("Sec-Fetch-Site", "none").with("Sec-Fetch-Mode", "navigate").bytes(),
        403,
    ),
    Attack("a socket nobody's page asked for", |p| socket(p).with("Sec-Fetch-Site", "none").bytes(), 403),
    Attack("a page of this very address", |p| socket(p).with("Sec-Fetch-Site", "same-origin").bytes(), 403),
    Attack("a relation nobody knows", |p| socket(p).with("Sec-Fetch-Site", "friend").bytes(), 403),
    Attack("two relations", |p| socket(p).and("Sec-Fetch-Site", "none").bytes(), 403),
    Attack(
        "a link or form that leads to the socket",
        |p| socket(p).with("Sec-Fetch-Mode", "navigate").bytes(),
        403,
    ),
    Attack(
        "an image that looks for the bar",
        |p| discovery(p).with("Sec-Fetch-Mode", "no-cors").bytes(),
        403,
    ),
    Attack("a look ahead by a page that may not ask", |p| preflight(p, EVIL, "GET").bytes(), 403),
];

const PLACES: &[Attack] = &[
    Attack("a form that posts", |p| post(p, "text/plain"), 405),
    Attack("a script that posts JSON", |p| post(p, "application/json"), 405),
    Attack("a look ahead for a post", |p| preflight(p, CRM, "POST").bytes(), 405),
    Attack(
        "a look ahead for a socket",
        |p| preflight(p, CRM, "GET").line("OPTIONS /ringside/v1 HTTP/1.1").bytes(),
        403,
    ),
    Attack("a post to the socket", |p| socket(p).line("POST /ringside/v1 HTTP/1.1").bytes(), 405),
    Attack("HEAD", |p| discovery(p).line("HEAD /ringside HTTP/1.1").bytes(), 405),
    Attack("PUT", |p| discovery(p).line("PUT /ringside HTTP/1.1").bytes(), 405),
    Attack("DELETE", |p| discovery(p).line("DELETE /ringside HTTP/1.1").bytes(), 405),
    Attack("TRACE", |p| discovery(p).line("TRACE /ringside HTTP/1.1").bytes(), 405),
    Attack(
        "CONNECT, to be passed on",
        |p| discovery(p).line("CONNECT evil.example:443 HTTP/1.1").bytes(),
        403,
    ),
    Attack("a method nobody knows", |p| discovery(p).line("STEAL /ringside HTTP/1.1").bytes(), 405),
    Attack(
        "a body where none belongs",
        |p| [discovery(p).and("Content-Length", "2").bytes(), b"{}".to_vec()].concat(),
        405,
    ),
    Attack(
        "a body with two lengths",
        |p| discovery(p).and("Content-Length", "0").and("Transfer-Encoding", "chunked").bytes(),
        405,
    ),
    Attack("the root", |p| discovery(p).line("GET / HTTP/1.1").bytes(), 404),
    Attack("a slash more", |p| discovery(p).line("GET /ringside/ HTTP/1.1").bytes(), 404),
    Attack("two slashes for one", |p| discovery(p).line("GET //ringside/v1 HTTP/1.1").bytes(), 404),
    Attack("a way around", |p| discovery(p).line("GET /ringside/v1/../v1 HTTP/1.1").bytes(), 404),
    Attack("a percent sign for a slash", |p| discovery(p).line("GET /ringside%2Fv1 HTTP/1.1").bytes(), 404),
    Attack("capitals", |p| discovery(p).line("GET /RINGSIDE HTTP/1.1").bytes(), 404),
    Attack("a file of this computer", |p| discovery(p).line("GET /../../etc/passwd HTTP/1.1").bytes(), 404),
    Attack("a token in the address", |p| socket(p).line("GET /ringside/v1?token=abc HTTP/1.1").bytes(), 404),
];

const HANDSHAKES: &[Attack] = &[
    Attack("the socket's address without a handshake", |p| socket(p).without("Upgrade").bytes(), 400),
    Attack("an upgrade to something else", |p| socket(p).with("Upgrade", "h2c").bytes(), 400),
    Attack("an upgrade not meant for us", |p| socket(p).with("Connection", "keep-alive").bytes(), 400),
    Attack("an older kind of socket", |p| socket(p).with("Sec-WebSocket-Version", "8").bytes(), 400),
    Attack("no key", |p| socket(p).without("Sec-WebSocket-Key").bytes(), 400),
    Attack("a short key", |p| socket(p).with("Sec-WebSocket-Key", "YQ==").bytes(), 400),
    Attack("two keys", |p| socket(p).and("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==").bytes(), 400),
    Attack("no language", |p| socket(p).without("Sec-WebSocket-Protocol").bytes(), 400),
    Attack(
        "another language",
        |p| socket(p).with("Sec-WebSocket-Protocol", "ringside.v10, mqtt").bytes(),
        400,
    ),
    Attack("HTTP 1.0", |p| socket(p).line("GET /ringside/v1 HTTP/1.0").bytes(), 405),
    Attack("HTTP 2 without a word before", |_| b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), 0),
    Attack("TLS", |_| b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec(), 400),
    Attack("a head that is none", |_| b"dial 0123456789\r\n\r\n".to_vec(), 400),
    Attack("a head of a megabyte", |p| discovery(p).and("Cookie", "a".repeat(1 << 20)).bytes(), 431),
    Attack(
        "a thousand headers",
        |p| (0..1000).fold(discovery(p), |head, n| head.and(&format!("X-{n}"), "x")).bytes(),
        431,
    ),
    Attack(
        "a header broken over lines",
        |p| socket(p).with("Origin", format!("{CRM}\r\n {EVIL}")).bytes(),
        400,
    ),
];

fn preflight(port: u16, origin: &str, method: &str) -> Head {
    Head::discovery(port, origin)
        .line("OPTIONS /ringside HTTP/1.1")
        .and("Access-Control-Request-Method", method)
        .and("Access-Control-Request-Private-Network", "true")
}

fn post(port: u16, content_type: &str) -> Vec<u8> {
    let body = br#"{"do":"dial","id":"1","number":"0123456789"}"#;
    let head = discovery(port).line("POST /ringside HTTP/1.1").and("Content-Type", content_type);
    [head.and("Content-Length", body.len().to_string()).bytes(), body.to_vec()].concat()
}

trait SpliceHost {
    fn splice_host(self, port: u16) -> Vec<u8>;
}

impl SpliceHost for Vec<u8> {
    /// Puts our host behind all the others.
    fn splice_host(mut self, port: u16) -> Vec<u8> {
        self.truncate(self.len() - 2);
        self.extend_from_slice(format!("Host: 127.0.0.1:{port}\r\n\r\n").as_bytes());
        self
    }
}

/// Tried where just the CRM's pages may ask.
const JUST_THE_CRM: [&[Attack]; 5] = [HOSTS, ORIGINS, BROWSERS, PLACES, HANDSHAKES];

pub(super) fn rows() -> Vec<Row> {
    let all = JUST_THE_CRM.into_iter().chain([ANYBODY]).flatten();
    all.map(|Attack(name, _, gets)| (*name, if *gets == 0 { "closed".into() } else { gets.to_string() }))
        .collect()
}

/// What is wrong with an answer to somebody who is turned away.
fn too_much(answer: &str, gets: u16) -> Option<String> {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let told = head.to_ascii_lowercase();
    let bare = body.is_empty() && !told.contains("access-control") && !told.contains("ringside");
    let number = head.split(' ').nth(1).unwrap_or("0");
    (number != gets.to_string() || !bare).then(|| format!("is told {answer:?}"))
}

/// Tries them on a bar these pages may ask, and then what they bend, which is in order.
async fn try_on(pages: &[&str], attacks: impl Iterator<Item = &Attack>) {
    let (desk, mut questions) = Desk::only(pages);
    let bridge = Bridge::start(Arc::clone(&desk) as _, 0..=0).await.expect("a free port");
    let port = bridge.port();
    let mut wrong = Vec::new();
    for Attack(name, bytes, gets) in attacks {
        let answer = exchange(dial_in(port).await, &bytes(port)).await;
        if let Some(wrongly) = too_much(&answer, *gets) {
            wrong.push(format!("{name} {wrongly}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(questions.try_recv().is_err() && desk.done().is_empty() && desk.present.borrow().is_empty());
    let mut page = Page::open(dial_in(port).await, port, CRM).await;
    page.say(r#"{"do":"connect"}"#).await;
    assert_eq!(page.told().await["type"], "code");
}

#[tokio::test]
async fn no_head_gets_in_that_no_page_of_the_crm_sends() {
    try_on(&[CRM], JUST_THE_CRM.into_iter().flatten()).await;
}

#[tokio::test]
async fn no_head_gets_in_that_no_page_sends_though_every_page_may_ask() {
    try_on(&[], ANYBODY.iter()).await;
}

#[tokio::test]
async fn a_page_that_may_ask_finds_the_bar_by_each_of_its_names_and_alone_may_read_so() {
    let (desk, _questions) = Desk::only(&[CRM]);
    let bridge = Bridge::start(desk, 0..=0).await.expect("a free port");
    let port = bridge.port();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let head = discovery(port).with("Host", format!("{host}:{port}"));
        let answer = exchange(dial_in(port).await, &head.bytes()).await.to_ascii_lowercase();
        assert!(answer.starts_with("http/1.1 200 "), "{host}: {answer}");
        assert!(answer.contains(&format!("access-control-allow-origin: {CRM}\r\n")), "{answer}");
        assert!(
            answer.contains("cache-control: no-store\r\n") && answer.contains("vary: origin\r\n"),
            "{answer}"
        );
    }
    let plain = discovery(port).without("Sec-Fetch-Site").without("Sec-Fetch-Mode");
    let answer = exchange(dial_in(port).await, &plain.bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "browsers that say less: {answer}");
    let ahead = preflight(port, CRM, "GET").and("Access-Control-Request-Local-Network", "true");
    let answer = exchange(dial_in(port).await, &ahead.bytes()).await.to_ascii_lowercase();
    assert!(answer.starts_with("http/1.1 204 "), "{answer}");
    for header in [
        format!("access-control-allow-origin: {CRM}"),
        "access-control-allow-methods: get".into(),
        "access-control-allow-private-network: true".into(),
        "access-control-allow-local-network: true".into(),
    ] {
        assert!(answer.contains(&format!("{header}\r\n")), "{header}: {answer}");
    }
    assert!(!answer.contains("allow-headers") && !answer.contains("allow-credentials"), "{answer}");
}

#[tokio::test]
async fn one_request_is_answered_on_each_connection_and_what_is_sent_behind_it_is_not() {
    let (desk, _questions) = Desk::only(&[CRM]);
    let bridge = Bridge::start(desk, 0..=0).await.expect("a free port");
    let port = bridge.port();
    let two = [discovery(port).bytes(), discovery(port).bytes()].concat();
    let answer = exchange(dial_in(port).await, &two).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}
