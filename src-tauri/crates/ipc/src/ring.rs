use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{language::Language, text::Text, view::ThemeWord};

/// What the page asks about calls that ring here. Always answered with a [`RingReply`]; of the window only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RingRequest {
    /// Say where the sound can be played.
    Describe,
    /// Play the sound once, as it is set.
    Test,
    /// Let the calls that ring now ring without a sound; they can be answered all the same.
    Silence,
}

/// Where the sound of a call that rings can be played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingReply {
    /// The devices, by the names the settings keep.
    pub devices: Vec<String>,
    /// What keeps the sound from being heard as it is set; `null` when nothing does as far as is known.
    pub trouble: Option<Text>,
}

/// How ringing stands here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingView {
    /// Whether a call rings aloud, so that it can be silenced.
    pub aloud: bool,
    /// What went wrong with ringing; `null` when nothing did.
    pub trouble: Option<Text>,
}

/// What the ring card shows. Its page has no words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingCard {
    /// The language of the words.
    pub language: Language,
    /// Light, dark or the system's.
    pub theme: ThemeWord,
    /// 100, 125, 150 or 200.
    pub text_percent: u16,
    /// The calls, the one that rings longest first; a further one comes below and moves none.
    pub calls: Vec<RingCall>,
    /// How many more ring than are shown; `null` when none do.
    pub more: Option<String>,
}

/// A call that rings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingCall {
    /// Its session.
    pub session: String,
    /// Its id there.
    pub call: String,
    /// The caller's name, else the number.
    pub who: String,
    /// The number, where the name stands above it; else what is known instead.
    pub number: String,
    /// The queue and the session.
    pub place: String,
    /// How long it has been ringing.
    #[ts(type = "number")]
    pub rings_ms: u64,
    /// After how long the vendor takes it back, where the profile says so.
    #[ts(type = "number | null")]
    pub taken_back_ms: Option<u64>,
    /// Answers it.
    pub answer: RingButton,
    /// Declines it.
    pub decline: RingButton,
    /// Declines it and asks for not ready; `null` where the session cannot.
    pub decline_not_ready: Option<String>,
    /// A word about keys, or that it rings without a sound.
    pub hint: String,
}

/// A button of the ring card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingButton {
    /// Its words.
    pub label: String,
    /// Whether it works.
    pub enabled: bool,
    /// Why it does not.
    pub why: Option<String>,
}

/// What the ring card asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RingCardRequest {
    /// The page is drawn and needs this height in CSS pixels: show the window.
    Drawn {
        /// How high it is.
        height: u32,
    },
    /// Answer a call.
    Answer {
        /// Whose.
        session: String,
        /// Which.
        call: String,
    },
    /// Decline a call.
    Decline {
        /// Whose.
        session: String,
        /// Which.
        call: String,
        /// Ask for not ready as well.
        not_ready: bool,
    },
}
