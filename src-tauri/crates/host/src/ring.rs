//! How this user is told of a call that rings.

use ringside_config::{RingMode, VolumePercent};
use ringside_ipc::{ErrorCode, ProfileReply, RingModeWord, RingSettingsView, UiError};

use crate::host::{Host, State};

/// What is to change; what is `None` stays.
#[derive(Default)]
pub(crate) struct RingChange {
    pub(crate) mode: Option<RingModeWord>,
    /// Empty for the system's own choice.
    pub(crate) device: Option<String>,
    pub(crate) volume_percent: Option<u8>,
    pub(crate) notification: Option<bool>,
}

impl Host {
    pub(crate) async fn set_ring(&self, change: RingChange) -> Result<ProfileReply, UiError> {
        let refused = |detail: &str| UiError::new(ErrorCode::BadRequest).with("detail", detail);
        let mut state = self.inner.state.lock().await;
        let mut settings = state.settings.clone();
        let ring = &mut settings.ring;
        if let Some(mode) = change.mode {
            if self.inner.policy.ring.mode.is_some() {
                return Err(refused("policy set how a call rings"));
            }
            ring.mode = match mode {
                RingModeWord::Card => RingMode::Card,
                RingModeWord::Badge => RingMode::Badge,
                RingModeWord::Silent => RingMode::Silent,
            };
        }
        if let Some(percent) = change.volume_percent {
            ring.volume_percent = VolumePercent::new(percent).ok_or_else(|| refused("0 to 100"))?;
        }
        if let Some(device) = change.device {
            ring.device = Some(device).filter(|device| !device.is_empty());
        }
        ring.notification = change.notification.unwrap_or(ring.notification);
        self.keep_settings(&mut state, settings)?;
        Ok(ProfileReply::Done)
    }

    pub(crate) fn ring_view(&self, state: &State) -> RingSettingsView {
        let (policy, ring) = (self.inner.policy.ring, &state.settings.ring);
        RingSettingsView {
            mode: match policy.mode.unwrap_or(ring.mode) {
                RingMode::Card => RingModeWord::Card,
                RingMode::Badge => RingModeWord::Badge,
                RingMode::Silent => RingModeWord::Silent,
            },
            mode_fixed: policy.mode.is_some(),
            device: ring.device.clone(),
            volume_percent: ring.volume_percent.get(),
            notification: ring.notification,
            at_most_s: policy.at_most_s.seconds(),
        }
    }
}
