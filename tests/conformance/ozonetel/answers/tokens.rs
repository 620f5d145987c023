//! What is said of tokens, by each method and by the one that hands them out.
//!
//! Sources: docs: post_ca-apis-dispositionapiv2-1, post_ca-apis-agentmanualdial, -1 and -3, post_ca-apis-catoken-generatetoken.

use std::sync::atomic::{AtomicUsize, Ordering};

use ringside_vendor::{Reply, Request, VendorErrorKind as Kind};

use super::{
    SIGNED_OUT, account, adapter, answered, credentials, dispose, is_outcome, mode, obliging, spellings,
    telling,
};
use crate::{
    stub::{Say, Stub},
    told::Told,
};

/// What an outcome hears, and what the agent is told when a new token hears the same.
fn rows() -> [(&'static str, Told); 4] {
    let over = || Told::new(Kind::SignedOut, SIGNED_OUT);
    [
        ("Token Expired", over()),
        ("Token Should Not be Null or Empty.", over()),
        ("Invalid Token", over()),
        ("Api Key Should Not be Null or Empty.", mode()),
    ]
}

#[tokio::test]
async fn a_token_that_will_not_do_is_renewed_once_and_then_told_in_every_spelling() {
    for (words, expected) in rows() {
        let renewed = if expected == mode() { 1 } else { 2 };
        for body in spellings("false", words) {
            let (stub, vendor) = answered(Say::body(&*body), "auth = 'token'").await;
            let error = vendor.execute(dispose()).await.expect_err(&body);
            assert_eq!(telling(&error), expected, "{body}");
            let asked = (stub.count("generateToken"), stub.count("DispositionAPIV2"));
            assert_eq!(asked, (renewed, renewed), "{body}");
        }
    }
}

#[tokio::test]
async fn asked_with_the_key_a_word_on_tokens_means_the_accounts_setting() {
    for (words, _) in rows() {
        for body in spellings("false", words) {
            let (stub, vendor) = answered(Say::body(&*body), "").await;
            let error = vendor.execute(dispose()).await.expect_err(&body);
            assert_eq!(telling(&error), mode(), "{body}");
            assert_eq!((stub.count("generateToken"), stub.count("DispositionAPIV2")), (0, 1), "{body}");
        }
    }
}

#[tokio::test]
async fn an_expired_token_is_renewed_without_a_word() {
    let outcomes = AtomicUsize::new(0);
    let stub = Stub::start(move |heard| {
        if is_outcome(heard) && outcomes.fetch_add(1, Ordering::SeqCst) == 0 {
            return Say::body(r#"{"status":"false","message":"Token Expired","data":null}"#);
        }
        obliging(heard)
    })
    .await;
    let vendor = adapter(account(&stub.base_url, "auth = 'token'"));
    assert_eq!(vendor.execute(dispose()).await.expect("saved"), Reply::Done);
    assert_eq!((stub.count("generateToken"), stub.count("DispositionAPIV2")), (2, 2));
}

#[tokio::test]
async fn what_the_token_service_says_no_to_is_the_key() {
    for body in [
        r#"{"status":"false","message":"UserName is null","data":null}"#,
        r#"{"status":"false","message":"Invalid userName or apiKey","data":null}"#,
    ] {
        let stub = Stub::start(move |_| Say::body(body)).await;
        let vendor = adapter(account(&stub.base_url, "auth = 'token'"));
        let error = vendor.execute(Request::SignIn).await.expect_err(body);
        assert_eq!(telling(&error), credentials(), "{body}");
        assert_eq!(stub.count("generateToken"), 1, "a locked account helps nobody");
    }
}
