//! Drives the real window: a display, a session bus, a WebDriver and the built program, each started by the journey that
//! needs it and ended with it, so that journeys stand beside each other and need nothing prepared.
//!
//! Linux only, like the WebDriver of WebKitGTK: packages `xvfb`, `dbus` and `webkit2gtk-driver`.

mod app;
mod bus;
mod display;
mod driver;
mod elsewhere;
mod journey;
mod keyboard;
mod neighbour;
mod process;

pub use app::{App, Screen, built_app};
pub use bus::Bus;
pub use display::{Display, Manager};
pub use elsewhere::Elsewhere;
pub use journey::Journey;
pub use neighbour::Neighbour;
pub use thirtyfour::{Key, WebElement};
