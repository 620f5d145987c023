use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    examined::ExaminedView,
    pops::PopWord,
    ring::RingView,
    training::TrainingView,
    view::{AppView, CodesView, SessionView},
};

/// What the core publishes: whole views, each with a revision that only grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// Profiles, settings, keychain.
    App {
        /// The newest.
        view: Box<AppView>,
    },
    /// One signed-in profile.
    Session {
        /// The newest.
        view: Box<SessionView>,
    },
    /// The outcomes one profile's agent can choose from.
    Codes {
        /// The newest.
        view: CodesView,
    },
    /// A page is to be opened for a call: told where the host itself opens none.
    ScreenPop {
        /// Whose call.
        session: String,
        /// Our id of the call.
        call: String,
        /// What happened.
        event: PopWord,
        /// The address.
        url: String,
    },
    /// A session is over and its view is to be dropped.
    SessionClosed {
        /// Which.
        session: String,
    },
    /// An examination has come a step further.
    Examined {
        /// The newest.
        view: ExaminedView,
    },
    /// Something happened in a trainer's shift. Demo mode only.
    Training {
        /// The newest.
        view: TrainingView,
    },
    /// The program was asked to end while something is unfinished: the page asks the person. Of the window only.
    QuitAsked,
    /// The callbacks that are due were chosen in the tray: the page opens their list. Of the window only.
    CallbacksAsked {
        /// Whose.
        session: String,
    },
    /// How ringing stands. Of the window only.
    Ring {
        /// Now.
        view: RingView,
    },
}
