use ringside_domain::{Disposition, VendorCallId};
use ringside_vendor::{CallFacts, Reply};
use ringside_vendor_http::Failure;

use crate::{
    error::{About, invalid, perhaps_done},
    model::{Expected, KnownCall, parts},
    rest::{Fault, Hint, Order},
    site::Site,
    wire::SetCallDisposition,
};

impl Site {
    /// Gives a call its outcome.
    ///
    /// On a call that is up it becomes user data, which shows by push. On one that was released it goes to reporting and
    /// never shows; there, each time the server takes it, reporting hears of it again.
    pub(crate) async fn dispose(
        &self,
        call: &VendorCallId,
        facts: &CallFacts,
        disposition: &Disposition,
    ) -> Result<Reply, Failure> {
        if disposition.code.is_empty() {
            return Err(invalid("an outcome needs a code"));
        }
        let live = self.is_live(call, facts);
        let mut result = self.set_disposition(call, disposition, live).await;
        if live && result.as_ref().is_err_and(|fault| perhaps_done(&fault.failure)) {
            // The answer got lost. The same key holds the same value however often it is set, as long as the call is up.
            match self.reconcile().await {
                Ok(()) if self.shows(call, disposition) => return Ok(Reply::Done),
                Ok(()) if self.model.call(call).is_some_and(|known| known.is_live()) => {
                    result = self.set_disposition(call, disposition, live).await;
                }
                Ok(()) | Err(_) => {}
            }
        }
        result?;
        let up = self.is_live(call, facts);
        if (live && up) || self.shows(call, disposition) {
            return Ok(Reply::Done);
        }
        self.model.forget(call);
        Ok(Reply::Unconfirmed)
    }

    /// By what is known here; by our own records where nothing is.
    fn is_live(&self, call: &VendorCallId, facts: &CallFacts) -> bool {
        let trusted = self.link.is_up() && !self.model.is_in_doubt();
        self.model.call(call).map_or(facts.live && !trusted, |known| known.is_live())
    }

    /// Whether the call carries the outcome.
    fn shows(&self, call: &VendorCallId, disposition: &Disposition) -> bool {
        let key = self.config().settled.disposition_key.as_deref();
        key.is_some_and(|key| {
            self.model.call(call).and_then(|known| known.call.datum(key)).as_ref() == Some(&disposition.code)
        })
    }

    async fn set_disposition(
        &self,
        call: &VendorCallId,
        disposition: &Disposition,
        live: bool,
    ) -> Result<(), Fault> {
        let (id, uuid) = parts(call);
        let known = self.model.call(call);
        let uuid = known.as_ref().map_or(uuid, |known| known.call.uuid.as_str());
        // As in the seed: without `/me`, whatever the call's own URI looks like.
        let call_uri: String = self.rest.url(&["calls", id]).into();
        let operation = SetCallDisposition {
            call_uri: &call_uri,
            call_uuid: uuid,
            disposition: &disposition.code,
            disposition_key: self.config().settled.disposition_key.as_deref(),
        };
        let order = self.rest.post(&["me", "calls", id], &operation)?.about(About::Call);
        let fault = match self.send_disposition(&order, id, live).await {
            Err(fault) if fault.hint == Hint::Missing => fault,
            result => return result,
        };
        // The seed's sample posts to the device. An answer that the call is not there means that nothing was done.
        let Some(device) = self.device_of(known.as_ref()) else { return Err(fault) };
        let order = self.rest.post(&["me", "devices", &device], &operation)?.about(About::Call);
        self.send_disposition(&order, id, live).await
    }

    async fn send_disposition(&self, order: &Order, id: &str, live: bool) -> Result<(), Fault> {
        if live {
            self.command(order, Expected::Call(id.to_owned())).await.map(drop)
        } else {
            self.exchange(order).await.map(drop)
        }
    }

    /// The device the call was on, as remembered from while it was up; the agent's own otherwise.
    fn device_of(&self, known: Option<&KnownCall>) -> Option<String> {
        known.and_then(|known| known.call.device.clone()).or_else(|| self.model.device_id())
    }
}
