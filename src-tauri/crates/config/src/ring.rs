use serde::{Deserialize, Serialize};

/// How a call that rings is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingMode {
    /// By a card in a window of its own, and by sound.
    #[default]
    Card,
    /// By the bar and the tray's icon, and by sound.
    Badge,
    /// By the bar and the tray's icon only.
    Silent,
}

/// How this user is told of a call that rings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RingSettings {
    /// How.
    pub mode: RingMode,
    /// The name of the device that plays the sound; `None` is the system's own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// How loud.
    pub volume_percent: VolumePercent,
    /// Whether the system's own notification comes as well.
    pub notification: bool,
}

/// A volume in percent: 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct VolumePercent(u8);

impl VolumePercent {
    /// This volume; `None` above 100.
    #[must_use]
    pub fn new(percent: u8) -> Option<Self> {
        (percent <= 100).then_some(Self(percent))
    }

    /// The percentage.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for VolumePercent {
    fn default() -> Self {
        Self(70)
    }
}

impl TryFrom<i64> for VolumePercent {
    type Error = &'static str;

    fn try_from(percent: i64) -> Result<Self, Self::Error> {
        u8::try_from(percent).ok().and_then(Self::new).ok_or("expected a number from 0 to 100")
    }
}

impl From<VolumePercent> for i64 {
    fn from(percent: VolumePercent) -> Self {
        Self::from(percent.0)
    }
}

/// What an administrator has decided about calls that ring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct RingPolicy {
    /// How they are told; `None` leaves it to each user.
    pub mode: Option<RingMode>,
    /// How long one may ring here.
    pub at_most_s: RingAtMost,
}

/// For how many seconds a call may ring here before its sound and its card are put away: 10 to 600. A vendor that forgets
/// to take a call off its list would make it ring for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct RingAtMost(u16);

impl RingAtMost {
    /// The number of seconds.
    #[must_use]
    pub const fn seconds(self) -> u16 {
        self.0
    }
}

impl Default for RingAtMost {
    fn default() -> Self {
        Self(120)
    }
}

impl TryFrom<i64> for RingAtMost {
    type Error = &'static str;

    fn try_from(seconds: i64) -> Result<Self, Self::Error> {
        let seconds = u16::try_from(seconds).ok().filter(|seconds| (10..=600).contains(seconds));
        seconds.map(Self).ok_or("expected a number from 10 to 600")
    }
}
