//! What each request does at the vendor.

mod calls;
mod dispose;
mod groups;
mod lists;
mod outbound;
mod presence;
mod supervisor;
