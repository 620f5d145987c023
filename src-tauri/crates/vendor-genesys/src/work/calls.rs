use ringside_domain::VendorCallId;
use ringside_vendor::{ConsultAim, Target, VendorErrorKind};
use ringside_vendor_http::{Failure, Lane};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    error::{About, invalid},
    map,
    model::{Expected, KnownCall, parts},
    number::to_dial,
    site::Site,
    wire::{
        Contact, DeleteUserDataPair, Destination, Dial, Malformed, Named, SendDtmf, SwapCalls, ToDestination,
        UpdateUserData, WireState,
    },
};

impl Site {
    /// The number as the switch is to get it.
    pub(super) fn to_dial(&self, number: &str) -> Result<String, Failure> {
        let settled = &self.config().settled;
        to_dial(number, settled.number_format, settled.region).ok_or_else(|| {
            Failure::new(VendorErrorKind::BadNumber).detail("this is no number that can be dialled")
        })
    }

    /// The id of the device calls are made on.
    pub(super) async fn own_device(&self) -> Result<String, Failure> {
        if self.model.device_id().is_none() {
            self.reconcile().await.map_err(Failure::not_reached)?;
        }
        let none = || Failure::new(VendorErrorKind::WrongState).detail("there is no phone to call from");
        self.model.device_id().ok_or_else(none)
    }

    pub(crate) async fn dial(&self, number: &str) -> Result<(), Failure> {
        let number = self.to_dial(number)?;
        let device = self.own_device().await?;
        let settled = &self.config().settled;
        let operation = Dial {
            destination: Destination { phone_number: &number },
            location: settled.location.as_deref(),
            outbound_caller_id: settled.outbound_caller_id.as_deref(),
        };
        let order = self.rest.post(&["me", "devices", &device, "calls"], &operation)?.about(About::Number);
        self.command(&order, Expected::NewCall).await?;
        Ok(())
    }

    /// Posts an operation to a call. Whether it may be done is for the server to say: what is known here may be old.
    pub(super) async fn on_call(
        &self,
        call: &VendorCallId,
        operation: &impl Serialize,
    ) -> Result<(), Failure> {
        let (id, _) = parts(call);
        let order = self.rest.post(&["me", "calls", id], operation)?.about(About::Call);
        let result = self.command(&order, Expected::Call(id.to_owned())).await;
        if let Err(fault) = &result
            && fault.failure.kind == VendorErrorKind::NoSuchCall
        {
            self.model.doubt();
        }
        result?;
        Ok(())
    }

    /// Posts an operation that has no parameters.
    pub(crate) async fn plain(&self, call: &VendorCallId, operation: &str) -> Result<(), Failure> {
        self.on_call(call, &Named { operation }).await
    }

    /// Ends a call. One that rings is refused where the profile says how.
    pub(crate) async fn hang_up(&self, call: &VendorCallId) -> Result<(), Failure> {
        let ringing = self.model.call(call).is_some_and(|known| {
            known.call.state == Some(WireState::Ringing) && !known.call.offers("Hangup")
        });
        let reject = self.config().settled.reject.map(map::reject_with).filter(|_| ringing);
        self.plain(call, reject.unwrap_or("Hangup")).await
    }

    /// Takes a customer back; when another call is up, the two change places.
    pub(crate) async fn retrieve(&self, call: &VendorCallId) -> Result<(), Failure> {
        if let Some(known) = self.model.call(call)
            && !known.call.can("Retrieve")
            && known.call.offers("SwapCalls")
            && let Some(other) = self.established_beside(&known)
        {
            let uri = self.call_uri(&other, true);
            return self.on_call(call, &SwapCalls { other_call_uri: &uri }).await;
        }
        self.plain(call, "Retrieve").await
    }

    fn established_beside(&self, known: &KnownCall) -> Option<KnownCall> {
        let beside = |other: &KnownCall| {
            other.vendor_id != known.vendor_id
                && other.is_live()
                && other.call.state == Some(WireState::Established)
        };
        self.model.calls().into_iter().find(beside)
    }

    /// A call's URI as the server wrote it, else as it would.
    fn call_uri(&self, known: &KnownCall, mine: bool) -> String {
        let id = known.call.id.as_str();
        let made = if mine { self.rest.url(&["me", "calls", id]) } else { self.rest.url(&["calls", id]) };
        known.call.uri.clone().unwrap_or_else(|| made.into())
    }

    pub(crate) async fn start_recording(&self, call: &VendorCallId) -> Result<(), Failure> {
        let paused = self.model.call(call).is_some_and(|known| known.call.offers("ResumeCallRecording"));
        self.plain(call, if paused { "ResumeCallRecording" } else { "StartCallRecording" }).await
    }

    pub(crate) async fn stop_recording(&self, call: &VendorCallId) -> Result<(), Failure> {
        let pause = self.config().settled.pause_recording;
        self.plain(call, if pause { "PauseCallRecording" } else { "StopCallRecording" }).await
    }

    pub(crate) async fn send_digits(&self, call: &VendorCallId, digits: &str) -> Result<(), Failure> {
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '#')) {
            return Err(invalid("tones are 0 to 9, * and #"));
        }
        self.on_call(call, &SendDtmf { digits }).await
    }

    pub(crate) async fn transfer(&self, call: &VendorCallId, to: &Target) -> Result<(), Failure> {
        self.to_party(call, "SingleStepTransfer", to).await
    }

    pub(crate) async fn conference(&self, call: &VendorCallId, to: &Target) -> Result<(), Failure> {
        self.to_party(call, "SingleStepConference", to).await
    }

    pub(crate) async fn consult(
        &self,
        call: &VendorCallId,
        to: &Target,
        aim: ConsultAim,
    ) -> Result<(), Failure> {
        let operation = match aim {
            ConsultAim::Transfer => "InitiateTransfer",
            ConsultAim::Conference => "InitiateConference",
        };
        self.to_party(call, operation, to).await
    }

    async fn to_party(&self, call: &VendorCallId, operation: &str, to: &Target) -> Result<(), Failure> {
        let number = self.number_of(to).await?;
        let destination = Destination { phone_number: &number };
        let location = self.config().settled.location.as_deref();
        self.on_call(call, &ToDestination { operation, destination, location }).await
    }

    /// Completes what was begun: posted to the consultation, as in the vendor's sample; to the customer's call where no
    /// consultation is known, since the server finds the one that belongs to it.
    pub(crate) async fn complete(&self, customer: &VendorCallId, operation: &str) -> Result<(), Failure> {
        let consultation = self.model.consultation(customer).map(|known| known.vendor_id);
        self.plain(consultation.as_ref().unwrap_or(customer), operation).await
    }

    /// The number of whom a call is to go to. Users and queues are looked up in the directory.
    pub(super) async fn number_of(&self, to: &Target) -> Result<String, Failure> {
        let (id, kind) = match to {
            Target::Number(number) => return self.to_dial(number),
            Target::User(user) => (user.as_str(), "User"),
            Target::Queue(queue) => (queue.as_str(), "Queue"),
        };
        let order = self.rest.get(&["contacts", id], &[("type", kind)], Lane::Look).about(About::Number);
        let received = self.exchange(&order).await.map_err(|fault| fault.failure.not_reached())?;
        let contact = Contact::read(received.member("contact")?)
            .ok_or_else(|| Failure::from(Malformed("contact")).not_reached())?;
        let (number, _) = contact.numbers.into_iter().next().ok_or_else(|| {
            Failure::new(VendorErrorKind::BadNumber).detail("the directory has no number there")
        })?;
        Ok(number)
    }

    pub(crate) async fn set_data(
        &self,
        call: &VendorCallId,
        pairs: Vec<(String, String)>,
    ) -> Result<(), Failure> {
        if pairs.is_empty() || pairs.iter().any(|(name, _)| name.is_empty()) {
            return Err(invalid("values need names"));
        }
        self.must_live(call)?;
        let user_data: Map<String, Value> =
            pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        self.on_call(call, &UpdateUserData { user_data }).await
    }

    pub(crate) async fn clear_data(&self, call: &VendorCallId, name: Option<&str>) -> Result<(), Failure> {
        self.must_live(call)?;
        match name {
            Some(key) => self.on_call(call, &DeleteUserDataPair { key }).await,
            None => self.plain(call, "DeleteUserData").await,
        }
    }

    /// Keeps a note with a call, under the key the site has agreed on.
    pub(crate) async fn add_note(&self, call: Option<&VendorCallId>, text: String) -> Result<(), Failure> {
        let key = self.config().settled.note_key.clone();
        let key = key.ok_or_else(|| Failure::new(VendorErrorKind::NotSupported))?;
        let call = call.ok_or_else(|| invalid("Genesys keeps notes with calls only"))?;
        self.set_data(call, vec![(key, text)]).await
    }

    /// User data goes with the call: once it is released there is nothing to keep them with.
    fn must_live(&self, call: &VendorCallId) -> Result<(), Failure> {
        match self.model.call(call) {
            Some(known) if !known.is_live() => {
                Err(Failure::new(VendorErrorKind::WrongState).detail("the call is over"))
            }
            Some(_) | None => Ok(()),
        }
    }
}
