//! How answers are judged, for the fuzz targets.

use reqwest::Method;
use ringside_vendor_http::{Answer, Lane};
use serde_json::Value;
use url::Url;

use super::{Fault, Order, Received, judge};
use crate::error::About;

pub(crate) fn judged(
    answer: &Answer,
    about: About,
    takes_partial: bool,
    secret: &str,
) -> Result<Received, Fault> {
    let url = Url::parse("https://acme.example").expect("an address");
    let order = Order { verb: Method::GET, url, body: None, lane: Lane::Look, about, takes_partial };
    judge::judge(answer, &order, secret)
}

pub(crate) fn messages(answer: &Answer, secret: &str) -> Result<Vec<Value>, Fault> {
    judge::messages(answer, secret)
}
