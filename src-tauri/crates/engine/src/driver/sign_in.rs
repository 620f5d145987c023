use std::sync::Arc;

use ringside_ipc::{ErrorCode, Password, SessionReply, UiError};
use ringside_store::StoreError;
use ringside_vendor::{Request as VendorRequest, Vendor, VendorExt};
use secrecy::SecretString;
use tokio::time::Instant;

use super::{Done, Driver, SignIn, outbox::Watched};
use crate::{
    journal,
    session::{RequestId, Ticket, ui_error},
};

impl Driver {
    /// Connects and proves the credentials beside the loop, so that a slow vendor holds up nothing.
    pub(super) fn sign_in(&mut self, request: RequestId, password: Option<Password>, remember: bool) {
        let typed = password.map(Password::into_text).filter(|typed| !typed.is_empty());
        let password = typed.map(SecretString::from);
        self.session.signing_in();
        let sign_in = Box::new(SignIn { request, password: password.clone(), remember });
        let connector = Arc::clone(&self.connector);
        let vendor_name = self.session.profile.vendor_name.clone();
        self.work.spawn(async move {
            let result = match connector.connect(password).await {
                Ok(vendor) => match vendor.sign_in().await {
                    Ok(_) => Ok(vendor),
                    Err(error) => {
                        Err(ui_error(&error.with_reached(ringside_vendor::Reached::No), &vendor_name))
                    }
                },
                Err(error) => Err(error),
            };
            Done::Connected(sign_in, result)
        });
    }

    pub(super) async fn connected(&mut self, sign_in: SignIn, result: Result<Arc<dyn Vendor>, UiError>) {
        let now = self.now();
        let vendor = match result {
            Ok(vendor) => vendor,
            Err(error) => {
                self.session.sign_in_failed(&error, now);
                return self.answer(sign_in.request, Err(error));
            }
        };
        if let (Some(password), true) = (sign_in.password, sign_in.remember) {
            self.connector.remember(password).await;
        }
        if self.vendor.is_none()
            && let Err(error) = self.take_over().await
        {
            tracing::error!(%error, "could not read what the last run left behind");
            let error = UiError::new(ErrorCode::Storage);
            self.session.sign_in_failed(&error, now);
            return self.answer(sign_in.request, Err(error));
        }
        // The last run may have known the vendor's clock better.
        let now = self.now();
        self.session.signed_in(vendor.capabilities(), now);
        self.outdated.extend(self.tickets.keys());
        self.vendor = Some(Arc::clone(&vendor));
        self.changes = vendor.changes();
        if let Some(old) = self.outbox.take() {
            old.outbox.stop().await;
        }
        let shortest = self.session.profile.shortest_wrap_up;
        self.outbox = Some(Watched::start(&self.store, &self.profile, vendor, shortest, &self.clock));
        self.polling = false;
        self.next_poll = Some(Instant::now());
        self.ask_codes();
        if self.session.capabilities.lists_breaks {
            self.send(Ticket::Breaks, VendorRequest::BreakReasons);
        }
        self.reload_outcomes().await;
        self.answer(sign_in.request, Ok(SessionReply::Done));
    }

    /// Brings back what the last run left behind.
    async fn take_over(&mut self) -> Result<(), StoreError> {
        self.recall_vendor_clock().await?;
        let now = self.now();
        let left = journal::left_behind(&self.store, &self.profile, now).await?;
        self.session.restore(left.calls, left.settling, left.numbers, now);
        self.session.restore_extensions(left.extensions);
        self.session.restore_wrap_ups(left.wrap_ups, now);
        self.session.restore_pops(left.pops);
        self.session.restore_pins(left.pinned);
        Ok(())
    }

    /// Signs out unless something is unfinished; insisting leaves it on this computer.
    pub(super) async fn sign_out(&mut self, request: RequestId, insist: bool) {
        if !self.session.unfinished().lets_go(insist) {
            return self.answer(request, Err(UiError::new(ErrorCode::Unfinished)));
        }
        self.close().await;
        self.tickets.clear();
        self.outdated.clear();
        // Another sign-in that has the line is left alone.
        if let Some(vendor) = self.vendor.take().filter(|_| !self.session.is_elsewhere()) {
            // Nothing at the vendor depends on it; a token nobody uses ends by itself.
            let _ = vendor.execute(VendorRequest::SignOut).await;
        }
        self.polling = false;
        let now = self.now();
        self.session.signed_out(now);
        let waiting: Vec<_> = self.waiting.keys().copied().filter(|id| *id != request).collect();
        for id in waiting {
            self.answer(
                id,
                Err(UiError::new(ErrorCode::SignedOut).with("vendor", self.session.vendor_name())),
            );
        }
        self.answer(request, Ok(SessionReply::Done));
    }
}
