use serde::{Deserialize, Serialize};

/// What a key does. The order is the one keys are listed in, and the one in which two that want the same key are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyAction {
    /// The first slot: dial, or answer.
    Dial,
    /// The second slot: hang up, or decline.
    HangUp,
    /// The third slot.
    Hold,
    /// The fourth slot.
    Mute,
    /// The fifth slot.
    Record,
    /// The sixth slot.
    Transfer,
    /// The seventh slot.
    Keypad,
    /// The eighth slot.
    Outcome,
    /// The list of states, or the sign-in.
    State,
    /// What follows the call.
    Next,
    /// The next session.
    Session,
    /// Strip, card, panel.
    Height,
    /// The link of the status line.
    Link,
    /// All keys in force, shown over the bar.
    Help,
    /// Save the outcome.
    Save,
    /// Save it, then ready.
    SaveReady,
    /// Save it, then a break.
    SaveBreak,
    /// Pin an outcome above the others, or take it off.
    Pin,
    /// Answer, from any program.
    EverywhereAnswer,
    /// Decline a call that rings, from any program.
    EverywhereDecline,
    /// Stop the ringing and leave the call, from any program.
    EverywhereSilence,
    /// Hang up, from any program.
    EverywhereHangUp,
    /// Hold or retrieve, from any program.
    EverywhereHold,
    /// Switch the microphone off or on, from any program.
    EverywhereMute,
    /// Bring up the bar.
    EverywhereShow,
    /// Dial what is selected in any program.
    EverywhereDial,
}

impl KeyAction {
    /// All of them, in their order.
    pub const ALL: [Self; 26] = [
        Self::Dial,
        Self::HangUp,
        Self::Hold,
        Self::Mute,
        Self::Record,
        Self::Transfer,
        Self::Keypad,
        Self::Outcome,
        Self::State,
        Self::Next,
        Self::Session,
        Self::Height,
        Self::Link,
        Self::Help,
        Self::Save,
        Self::SaveReady,
        Self::SaveBreak,
        Self::Pin,
        Self::EverywhereAnswer,
        Self::EverywhereDecline,
        Self::EverywhereSilence,
        Self::EverywhereHangUp,
        Self::EverywhereHold,
        Self::EverywhereMute,
        Self::EverywhereShow,
        Self::EverywhereDial,
    ];

    /// The action of this name, as it stands in files.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// What it is called in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The key nobody has to choose; where [`Self::is_everywhere`], the one proposed to whoever wants any.
    #[must_use]
    pub const fn usual(self) -> &'static str {
        self.row().1
    }

    /// Whether its key works whatever program has the keyboard. Such a key is taken away from all others, so there is
    /// none until somebody asks for it.
    #[must_use]
    pub fn is_everywhere(self) -> bool {
        self >= Self::EverywhereAnswer
    }

    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Dial => ("dial", "F1"),
            Self::HangUp => ("hang_up", "F2"),
            Self::Hold => ("hold", "F3"),
            Self::Mute => ("mute", "F4"),
            Self::Record => ("record", "F5"),
            Self::Transfer => ("transfer", "F6"),
            Self::Keypad => ("keypad", "F7"),
            Self::Outcome => ("outcome", "F8"),
            Self::State => ("state", "F9"),
            Self::Next => ("next", "F10"),
            Self::Session => ("session", "Shift+F9"),
            Self::Height => ("height", "F11"),
            Self::Link => ("link", "F12"),
            Self::Help => ("help", "Shift+F1"),
            Self::Save => ("save", "Ctrl+Enter"),
            Self::SaveReady => ("save_ready", "Ctrl+Shift+Enter"),
            Self::SaveBreak => ("save_break", "Alt+Enter"),
            Self::Pin => ("pin", "Ctrl+D"),
            Self::EverywhereAnswer => ("everywhere_answer", "Ctrl+Shift+F1"),
            Self::EverywhereDecline => ("everywhere_decline", "Ctrl+Shift+F5"),
            Self::EverywhereSilence => ("everywhere_silence", "Ctrl+Shift+F6"),
            Self::EverywhereHangUp => ("everywhere_hang_up", "Ctrl+Shift+F2"),
            Self::EverywhereHold => ("everywhere_hold", "Ctrl+Shift+F3"),
            Self::EverywhereMute => ("everywhere_mute", "Ctrl+Shift+F4"),
            Self::EverywhereShow => ("everywhere_show", "Ctrl+Shift+F11"),
            Self::EverywhereDial => ("everywhere_dial", "Ctrl+Shift+F9"),
        }
    }
}
