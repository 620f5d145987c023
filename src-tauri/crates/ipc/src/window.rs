use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the page asks of the window it is drawn in. Always answered with a [`WindowReply`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum WindowRequest {
    /// Say how the window was left.
    Describe,
    /// The page is drawn: show the window.
    Ready,
    /// Take one of the three heights.
    SetLayout {
        /// Which.
        layout: WindowLayout,
        /// What the content needs, in CSS pixels. A size the agent gave this layout by hand is kept where it is not
        /// below the layout's least.
        width: u32,
        /// See `width`; a message in the status line is part of it.
        height: u32,
    },
    /// Keep to an edge of the screen, whatever height it takes; `null` lets it stand anywhere.
    SetDock {
        /// Which.
        edge: Option<EdgeWord>,
    },
    /// Move with the pointer, whose button is down.
    Drag,
    /// Put it away.
    Minimise,
    /// Close it, which ends the program. Where that would leave something behind, the page hears
    /// [`Event::QuitAsked`](crate::Event::QuitAsked) instead.
    Close {
        /// End it all the same.
        insist: bool,
    },
    /// The person stays: nothing asks any more whether to end the program.
    Stay,
    /// The page has opened the list of callbacks that was chosen in the tray.
    CallbacksShown,
}

/// One of the three heights of the bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WindowLayout {
    /// One line.
    Strip,
    /// The strip's contents and the live call.
    #[default]
    Card,
    /// The card and a panel below it.
    Panel,
}

/// An edge of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EdgeWord {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// The upper one.
    Top,
    /// The lower one.
    Bottom,
}

/// How the window is, after a [`WindowRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowReply {
    /// The layout in force; at the start the one it was left in on these screens.
    pub layout: WindowLayout,
    /// The edge of the screen it keeps to.
    pub dock: Option<EdgeWord>,
    /// Whether it stays above other windows. Wayland lets no program do that.
    pub stays_on_top: bool,
    /// Whether the desktop shows the tray icon, which can hang up without the page. Some have no place for any.
    pub in_tray: bool,
    /// The languages the system's user reads, the best first, as BCP 47 tags. A web view knows less of them.
    pub languages: Vec<String>,
}
