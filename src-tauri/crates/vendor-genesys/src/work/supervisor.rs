use futures::{StreamExt, stream};
use ringside_domain::UserId;
use ringside_vendor::{FloorAgent, ForcedState, Monitor, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};

use crate::{
    config::VOICE,
    error::About,
    map,
    model::{Agent, Expected},
    site::Site,
    wire::{Device, Malformed, Monitoring, Named, User},
};

/// How many agents are asked about at once, and at most.
const AT_ONCE: usize = 4;
const MOST: usize = 60;

impl Site {
    async fn devices_of(&self, user: &str) -> Result<Vec<Device>, Failure> {
        let order = self.rest.get(&["users", user], &[("subresources", "devices")], Lane::Look);
        let received = self.exchange(&order).await?;
        Ok(User::read(received.member("user")?).ok_or(Malformed("user"))?.devices)
    }

    /// What the others are doing. No push tells, so each is asked about; one that cannot be read is left out.
    pub(crate) async fn floor(&self) -> Result<Vec<FloorAgent>, Failure> {
        let colleagues = self.colleagues().await?;
        let states = self.states();
        let looks = colleagues.into_iter().take(MOST).map(|colleague| async {
            let devices = self.devices_of(colleague.id.as_str()).await?;
            Ok::<_, Failure>(devices.into_iter().next().map(|device| {
                let user = device.user_state.clone();
                let word = user.as_ref().and_then(|user| user.display_name.clone());
                let agent = Agent { device: Some(device), ..Agent::default() };
                FloorAgent {
                    id: colleague.id,
                    name: colleague.name,
                    state: map::agent(&agent, &[], &states),
                    word: word.unwrap_or_default(),
                }
            }))
        });
        let looks: Vec<_> = stream::iter(looks).buffered(AT_ONCE).collect().await;
        let mut floor = Vec::new();
        for look in looks {
            match look {
                Ok(agent) => floor.extend(agent),
                Err(failure) if failure.kind == VendorErrorKind::Refused => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(floor)
    }

    pub(crate) async fn monitor(&self, user: &UserId, how: Monitor) -> Result<(), Failure> {
        let devices = self.devices_of(user.as_str()).await.map_err(Failure::not_reached)?;
        let none = || Failure::new(VendorErrorKind::WrongState).detail("this agent has no phone");
        let device = devices.into_iter().next().ok_or_else(none)?;
        // Handed back as the server wrote it, whatever host it names.
        let made = || self.rest.url(&["devices", &device.id]).into();
        let uri: String = device.uri.clone().unwrap_or_else(made);
        let operation = match how {
            Monitor::Listen => "ListenIn",
            Monitor::Whisper => "Coach",
            Monitor::Barge => "BargeIn",
        };
        let own = self.own_device().await?;
        let order =
            self.rest.post(&["me", "devices", &own], &Monitoring { operation, target_device_uri: &uri })?;
        self.command(&order, Expected::Agent).await?;
        Ok(())
    }

    pub(crate) async fn stop_monitoring(&self) -> Result<(), Failure> {
        let own = self.own_device().await?;
        let operation = Named { operation: "CancelSupervisorMonitoring" };
        let order = self.rest.post(&["me", "devices", &own], &operation)?;
        self.command(&order, Expected::Agent).await?;
        Ok(())
    }

    pub(crate) async fn force_state(&self, user: &UserId, state: ForcedState) -> Result<(), Failure> {
        let operation = match state {
            ForcedState::SignedOut => "Offline",
            ForcedState::Ready => "Ready",
            ForcedState::NotReady => "NotReady",
        };
        if state != ForcedState::SignedOut && !self.config().settled.force_any_state {
            return Err(Failure::new(VendorErrorKind::NotSupported).detail("options.force_any_state is off"));
        }
        let order = self.rest.post(&["users", user.as_str(), "channels", VOICE], &Named { operation })?;
        self.exchange(&order.about(About::Other)).await?;
        Ok(())
    }
}
