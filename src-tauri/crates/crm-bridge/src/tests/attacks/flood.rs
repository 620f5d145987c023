//! What a page that is in notices of a flood: figures for `docs/benchmarks.md`, no test.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    Bridge,
    tests::{
        desk::{CRM, Desk},
        hands::{Head, Page, dial_in},
    },
    token::Token,
};

/// Requests that are timed, calm and under attack.
const TIMED: usize = 300;

/// The times of requests, one after another, from sending to answer.
async fn times<S>(page: &mut Page<S>) -> Vec<Duration>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send,
{
    let mut times = Vec::new();
    for id in 0..TIMED {
        sleep(Duration::from_millis(52)).await;
        let start = Instant::now();
        page.say(json!({"do":"dial","id":id.to_string(),"number":"7"}).to_string()).await;
        assert_eq!(page.told().await["how"], "filled");
        times.push(start.elapsed());
    }
    times.sort();
    times
}

/// Sends a head a byte at a time, and begins anew when it is cut off.
async fn drip(port: u16) {
    loop {
        let mut stream = dial_in(port).await;
        for byte in Head::socket(port, CRM).bytes() {
            if stream.write_all(&[byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Sends what is longer than anything may be, and begins anew when it is cut off.
async fn pour(port: u16) {
    let frame = [&[0x81, 0xFF, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0][..], &[b'x'; 128 * 1024]].concat();
    loop {
        let mut stream = dial_in(port).await;
        let _ = stream.write_all(&Head::socket(port, CRM).bytes()).await;
        let _ = stream.write_all(&frame).await;
        let _ = stream.read_to_end(&mut Vec::new()).await;
        sleep(Duration::from_millis(20)).await;
    }
}

#[test]
#[ignore = "prints figures"]
fn latency_of_a_page_that_is_in_calm_and_under_attack() {
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime")
    };
    let (bar, elsewhere) = (runtime(), runtime());
    let (desk, _questions) = Desk::only(&[]);
    let bridge =
        bar.block_on(async { Bridge::start(Arc::clone(&desk) as _, 0..=0).await.expect("a free port") });
    let port = bridge.port();
    let token = Token::draw().expect("random");
    desk.know(CRM, token.hash());
    let (calm, attacked) = runtime().block_on(async {
        let mut page = Page::open(dial_in(port).await, port, CRM).await;
        page.say(json!({"do":"hello","token":*token.write()}).to_string()).await;
        page.told().await;
        let calm = times(&mut page).await;
        let mut attackers = JoinSet::new();
        for _ in 0..100 {
            attackers.spawn_on(drip(port), elsewhere.handle());
        }
        for _ in 0..16 {
            attackers.spawn_on(pour(port), elsewhere.handle());
        }
        sleep(Duration::from_secs(1)).await;
        (calm, times(&mut page).await)
    });
    let shown = |times: &[Duration]| {
        [50, 90, 99]
            .map(|percent| format!("{:>7.3}", times[times.len() * percent / 100].as_secs_f64() * 1e3))
            .join(" ")
    };
    println!("ms            p50     p90     p99");
    println!("calm      {}", shown(&calm));
    println!("attacked  {}", shown(&attacked));
    println!(
        "p50, attacked / calm: {:.2}",
        attacked[TIMED / 2].as_secs_f64() / calm[TIMED / 2].as_secs_f64()
    );
    bar.block_on(bridge.stop());
}
