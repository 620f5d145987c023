use std::sync::Mutex;

use async_trait::async_trait;
use ringside_domain::{VendorCallId, VendorId};
use tokio::time::Instant;

use super::*;
use crate::{Capabilities, DialKind, Reply, Request, Retry, VendorError, VendorErrorKind};

/// Answers from a list and counts what reaches it.
struct Scripted {
    capabilities: Capabilities,
    answers: Mutex<Vec<Option<VendorErrorKind>>>,
    asked: Mutex<Vec<(Request, Instant)>>,
}

impl Scripted {
    fn new(answers: &[Option<VendorErrorKind>]) -> Arc<Self> {
        let capabilities =
            Capabilities { hold: true, dial: vec![DialKind::Manual], ..Capabilities::default() };
        let mut answers = answers.to_vec();
        answers.reverse();
        Arc::new(Self { capabilities, answers: Mutex::new(answers), asked: Mutex::default() })
    }

    fn count(&self) -> usize {
        self.asked.lock().expect("no panic").len()
    }
}

#[async_trait]
impl Vendor for Scripted {
    fn id(&self) -> VendorId {
        VendorId::new("scripted")
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        Arc::new(self.capabilities.clone())
    }

    fn repeatable(&self, request: &Request) -> bool {
        matches!(request, Request::Snapshot | Request::Campaigns)
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        self.asked.lock().expect("no panic").push((request.clone(), Instant::now()));
        let answer = self.answers.lock().expect("no panic").pop().flatten();
        match answer {
            None => Ok(Reply::Done),
            Some(VendorErrorKind::TimedOut) => std::future::pending().await,
            Some(VendorErrorKind::RateLimited) => {
                Err(VendorError::new(self.id(), request.kind().name(), VendorErrorKind::RateLimited)
                    .with_retry(Retry::After(Duration::from_secs(2))))
            }
            Some(kind) => Err(VendorError::new(self.id(), request.kind().name(), kind)),
        }
    }
}

fn hold() -> Request {
    Request::Hold { call: VendorCallId::new("1") }
}

#[tokio::test(start_paused = true)]
async fn what_the_account_cannot_do_never_leaves() {
    let vendor = Scripted::new(&[]);
    let checked = layered(vendor.clone(), Limits::default());
    let error = checked.execute(Request::Ready).await.expect_err("not offered");
    assert_eq!(error.kind, VendorErrorKind::NotSupported);
    assert_eq!(vendor.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_acts_is_sent_once_whatever_happens() {
    for kind in [VendorErrorKind::Interrupted, VendorErrorKind::ServerFault, VendorErrorKind::RateLimited] {
        let vendor = Scripted::new(&[Some(kind), None]);
        let error = layered(vendor.clone(), Limits::default()).execute(hold()).await.expect_err("failed");
        assert_eq!(error.kind, kind);
        assert_eq!(vendor.count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_only_reads_is_repeated_after_a_pause() {
    let vendor = Scripted::new(&[Some(VendorErrorKind::Offline), Some(VendorErrorKind::Offline), None]);
    let reply = layered(vendor.clone(), Limits::default()).execute(Request::Snapshot).await;
    assert_eq!(reply.expect("third try"), Reply::Done);
    let asked = vendor.asked.lock().expect("no panic");
    assert!(asked[1].1 - asked[0].1 >= Duration::from_millis(300));
    assert!(asked[2].1 - asked[1].1 >= Duration::from_millis(600));
}

#[tokio::test(start_paused = true)]
async fn the_wait_a_vendor_names_is_kept() {
    let vendor = Scripted::new(&[Some(VendorErrorKind::RateLimited), None]);
    layered(vendor.clone(), Limits::default()).execute(Request::Snapshot).await.expect("second try");
    let asked = vendor.asked.lock().expect("no panic");
    assert!(asked[1].1 - asked[0].1 >= Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn wrong_credentials_are_not_tried_again() {
    let vendor = Scripted::new(&[Some(VendorErrorKind::BadCredentials), None]);
    let error = layered(vendor.clone(), Limits::default()).execute(Request::Snapshot).await.expect_err("no");
    assert_eq!((error.kind, vendor.count()), (VendorErrorKind::BadCredentials, 1));
}

#[tokio::test(start_paused = true)]
async fn a_silent_vendor_ends_in_a_time_out_that_may_have_reached_it() {
    let vendor = Scripted::new(&[Some(VendorErrorKind::TimedOut)]);
    let error = layered(vendor, Limits::default()).execute(hold()).await.expect_err("silent");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::TimedOut, crate::Reached::Maybe));
}

#[tokio::test(start_paused = true)]
async fn a_click_never_waits_behind_what_is_being_read() {
    let vendor = Scripted::new(&[]);
    let limited = RateLimit::new(vendor.clone(), 5);
    let started = Instant::now();
    for _ in 0..15 {
        limited.execute(hold()).await.expect("answered");
    }
    assert_eq!(started.elapsed(), Duration::ZERO);
    limited.execute(Request::Snapshot).await.expect("answered");
    assert!(started.elapsed() >= Duration::from_millis(1_900), "clicks count all the same");
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_reads_is_spread_out() {
    let vendor = Scripted::new(&[]);
    let limited = RateLimit::new(vendor.clone(), 5);
    let started = Instant::now();
    for _ in 0..15 {
        limited.execute(Request::Snapshot).await.expect("answered");
    }
    assert!(started.elapsed() >= Duration::from_millis(1_900), "{:?}", started.elapsed());
    let asked = vendor.asked.lock().expect("no panic");
    assert_eq!(asked[4].1, started, "a second's worth may leave at once");
}
