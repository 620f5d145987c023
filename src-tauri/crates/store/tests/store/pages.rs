//! The pages of the agent's browser that may use the bar.

use ringside_store::{ConnectedPage, Store};

use crate::common::{at, key};

const CRM: &str = "https://crm.example";
const OTHER: &str = "https://crm.example:8443";

fn page(origin: &str, since: i64) -> ConnectedPage {
    ConnectedPage { origin: origin.to_owned(), since: at(since) }
}

#[tokio::test]
async fn a_page_is_known_by_its_own_token_at_its_own_origin_after_a_restart_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), key(7)).expect("opens");
    store.keep_page(CRM, [1; 32], at(5)).await.unwrap();
    store.keep_page(OTHER, [2; 32], at(6)).await.unwrap();
    // The same page in a second browser.
    store.keep_page(CRM, [3; 32], at(7)).await.unwrap();
    store.close().await;
    drop(store);
    let store = Store::open(folder.path(), key(7)).expect("opens again");
    assert_eq!(store.pages().await.unwrap(), [page(CRM, 5), page(OTHER, 6)]);
    for (origin, token, known) in [
        (CRM, [1; 32], true),
        (CRM, [3; 32], true),
        (OTHER, [2; 32], true),
        (OTHER, [1; 32], false),
        (CRM, [2; 32], false),
        (CRM, [4; 32], false),
        ("https://crm.example.", [1; 32], false),
        ("https://CRM.example", [1; 32], false),
    ] {
        assert_eq!(store.knows_page(origin, token).await.unwrap(), known, "{origin} {token:?}");
    }
}

#[tokio::test]
async fn a_page_that_is_forgotten_is_known_in_no_browser_and_the_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), key(7)).expect("opens");
    for (origin, token) in [(CRM, [1; 32]), (CRM, [2; 32]), (OTHER, [3; 32])] {
        store.keep_page(origin, token, at(1)).await.unwrap();
    }
    store.forget_page(CRM).await.unwrap();
    assert_eq!(store.pages().await.unwrap(), [page(OTHER, 1)]);
    assert!(!store.knows_page(CRM, [1; 32]).await.unwrap());
    assert!(!store.knows_page(CRM, [2; 32]).await.unwrap());
    assert!(store.knows_page(OTHER, [3; 32]).await.unwrap());
}

#[tokio::test]
async fn of_a_page_connected_again_and_again_the_newest_eight_tokens_are_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), key(7)).expect("opens");
    for nth in 0..12_u8 {
        store.keep_page(CRM, [nth; 32], at(i64::from(nth))).await.unwrap();
    }
    store.keep_page(OTHER, [99; 32], at(0)).await.unwrap();
    for nth in 0..12_u8 {
        assert_eq!(store.knows_page(CRM, [nth; 32]).await.unwrap(), nth >= 4, "{nth}");
    }
    assert!(store.knows_page(OTHER, [99; 32]).await.unwrap());
}
