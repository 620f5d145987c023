//! The application without a window: profiles, vendors, engines, store and secrets wired together.
//!
//! The desktop shell and the headless host are two clients of this crate; neither knows a vendor. The only place that
//! does is [`vendors`](self), where a profile becomes an adapter.

mod bridge;
mod connect;
mod demo;
mod do_not_call;
mod events;
mod export;
mod handlers;
mod host;
mod keys;
mod machine;
mod offered;
mod pops;
mod profiles;
mod ring;
mod support;
mod table;
mod test;
mod upkeep;
mod vendors;

pub use events::Events;
pub use host::{Host, HostError, HostOptions};
pub use keys::Everywhere;
pub use ringside_domain::ProfileId;
pub use ringside_engine::{NotOpened, Opener, PageToOpen};
pub use table::{VendorRow, vendor_rows};
