//! Whether the vendor's host answers, how quickly, and what it thinks the time is.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::{Method, header::HeaderMap};
use ringside_ipc::Text;
use ringside_vendor_http::{Http, Lane, Outgoing, Place, certificates};

use crate::{Destination, Finding};

/// How often is asked: enough to tell a slow line from one slow answer, and few enough to bother nobody.
const TIMES: usize = 3;
/// From when on an answer is slow.
const SLOW: Duration = Duration::from_millis(1_500);
/// How far clocks may be apart: what is signed or planned by time still holds.
const APART_S: i64 = 60;

/// What the host answered.
pub(crate) struct Answered {
    /// How far its clock is ahead of ours, where it tells the time.
    ahead_s: Option<i64>,
}

pub(crate) async fn ask(to: &Destination) -> (Finding, Option<Answered>) {
    let none = || (Finding::bad(Text::new("doctor-answer-none"), "doctor-do-network"), None);
    let place = Place::parse("base_url", to.url.as_str());
    let roots = certificates(to.extra_roots.as_deref());
    let (Ok(place), Ok(roots)) = (place, roots) else { return none() };
    let Ok(http) = Http::new(&place, &roots) else { return none() };
    let mut took = Vec::new();
    let mut ahead_s = None;
    for _ in 0..TIMES {
        let begun = Instant::now();
        let asked = Outgoing {
            verb: Method::GET,
            url: place.base.clone(),
            headers: HeaderMap::new(),
            body: None,
            lane: Lane::Look,
        };
        let Ok(answer) = http.send(asked).await else { return none() };
        took.push(begun.elapsed());
        ahead_s = answer.date.map(|date| date.as_second() - Timestamp::now().as_second());
    }
    took.sort();
    let median = took[TIMES / 2];
    let ms = i64::try_from(median.as_millis()).unwrap_or(i64::MAX);
    let text = |key: &str| Text::new(key).with("milliseconds", ms);
    let finding = if median > SLOW {
        Finding::doubtful(text("doctor-answer-slow"), "doctor-do-network")
    } else {
        Finding::good(text("doctor-answer-ok"))
    };
    (finding, Some(Answered { ahead_s }))
}

pub(crate) fn clock(answered: &Answered) -> Finding {
    let Some(ahead_s) = answered.ahead_s else {
        return Finding::skipped(Text::new("doctor-clock-not-told"));
    };
    let apart = Text::new("doctor-clock-apart").with("seconds", ahead_s.abs());
    if ahead_s.abs() <= APART_S {
        Finding::good(Text::new("doctor-clock-ok"))
    } else {
        Finding::doubtful(apart, "doctor-do-clock")
    }
}
