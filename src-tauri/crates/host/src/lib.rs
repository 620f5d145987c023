//! The application without a window: profiles, vendors, engines, store and secrets wired together.
//!
//! The desktop shell and the headless host are two clients of this crate; neither knows a vendor. The only place that
//! does is [`vendors`](self), where a profile becomes an adapter.

mod connect;
mod demo;
mod events;
mod host;
mod machine;
mod offered;
mod profiles;
mod support;
mod table;
mod test;
mod upkeep;
mod vendors;

pub use events::Events;
pub use host::{Host, HostError, HostOptions};
pub use table::{VendorRow, vendor_rows};
