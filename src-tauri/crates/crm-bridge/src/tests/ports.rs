//! The ports.

#[cfg(target_os = "linux")]
use std::net::SocketAddr;
use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::net::{TcpListener, TcpStream};

use super::{
    desk::{CRM, Desk},
    hands::{Head, Page, dial_in, exchange},
};
use crate::{Bridge, NotStarted};

async fn start() -> (Arc<Desk>, Bridge) {
    let (desk, _questions) = Desk::only(&[]);
    let bridge = Bridge::start(Arc::clone(&desk) as _, 0..=0).await.expect("a free port");
    (desk, bridge)
}

#[tokio::test]
async fn both_loopback_addresses_answer_and_no_other() {
    let (_desk, bridge) = start().await;
    let head = Head::discovery(bridge.port(), CRM);
    let answer = exchange(dial_in(bridge.port()).await, &head.bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with(r#"{"ringside":1}"#), "{answer}");
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).await.is_ok() {
        let stream = TcpStream::connect((Ipv6Addr::LOCALHOST, bridge.port())).await.expect("a connection");
        let answer = exchange(stream, &head.with("Host", format!("[::1]:{}", bridge.port())).bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
    #[cfg(target_os = "linux")]
    {
        // Linux has all of 127.0.0.0/8.
        let other = SocketAddr::from((Ipv4Addr::new(127, 0, 0, 2), bridge.port()));
        assert!(TcpStream::connect(other).await.is_err());
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_passed_over_and_where_all_are_that_is_said() {
    let held = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let taken = held.local_addr().expect("bound").port();
    let (desk, _questions) = Desk::only(&[]);
    let started = Bridge::start(Arc::clone(&desk) as _, taken..=taken).await;
    assert!(matches!(started, Err(NotStarted::AllTaken { .. })), "{started:?}");
    let bridge =
        Bridge::start(desk, taken..=taken.saturating_add(200)).await.expect("one of two hundred is free");
    assert!(bridge.port() > taken);
}

#[tokio::test]
async fn a_port_another_program_has_in_one_family_is_not_shared() {
    let Ok(held) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).await else { return };
    let taken = held.local_addr().expect("bound").port();
    let (desk, _questions) = Desk::only(&[]);
    let started = Bridge::start(desk, taken..=taken).await;
    assert!(matches!(started, Err(NotStarted::AllTaken { .. })), "{started:?}");
}

#[tokio::test]
async fn when_it_returns_the_port_is_free_and_pages_were_told() {
    let (desk, bridge) = start().await;
    let token = crate::token::Token::draw().expect("random");
    desk.know(CRM, token.hash());
    let mut page = Page::open(dial_in(bridge.port()).await, bridge.port(), CRM).await;
    page.say(serde_json::json!({"do":"hello","token":*token.write()}).to_string()).await;
    assert_eq!(page.told().await["type"], "state");
    let port = bridge.port();
    let stopping = tokio::spawn(bridge.stop());
    assert_eq!(page.closed().await, "bridge_closed");
    stopping.await.expect("stopped");
    // Any other program may have the port the moment it is free; not each time, though.
    let (mut desk, mut port) = (desk, port);
    for _ in 0..20 {
        if let Ok(again) = Bridge::start(Arc::clone(&desk) as _, port..=port).await {
            assert_eq!(again.port(), port);
            return;
        }
        let (next, bridge) = start().await;
        (desk, port) = (next, bridge.port());
        bridge.stop().await;
    }
    panic!("a port that was freed is never free");
}

#[tokio::test]
async fn connections_are_taken_at_a_pace() {
    let (_desk, bridge) = start().await;
    let head = Head::discovery(bridge.port(), CRM).bytes();
    let begun = Instant::now();
    let all = (0..200).map(|_| async { exchange(dial_in(bridge.port()).await, &head).await });
    let answers = futures::future::join_all(all).await;
    assert!(answers.iter().any(|answer| answer.starts_with("HTTP/1.1 200 ")), "{answers:?}");
    // Sixty-four at once, the others in twenty milliseconds each: a slow machine only takes longer.
    assert!(begun.elapsed() >= Duration::from_millis(2600), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_bridge_that_is_dropped_ends() {
    let (_desk, bridge) = start().await;
    let port = bridge.port();
    let mut page = Page::open(dial_in(port).await, port, CRM).await;
    drop(bridge);
    assert_eq!(page.closed().await, "bridge_closed");
}
