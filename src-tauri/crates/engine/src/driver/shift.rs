//! Keeps what the agent did, and reads a shift's calls and figures for whoever asks, beside the loop.

use ringside_domain::{Catalogue, ProfileId, Timestamp};
use ringside_ipc::{ErrorCode, SessionReply, UiError};
use ringside_numbers::Region;
use ringside_store::{Store, StoreError};

use super::{Driver, timeline::Timeline};
use crate::{session::RequestId, shift};

/// What of a shift is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked {
    History,
    Figures,
}

struct Reading {
    asked: Asked,
    store: Store,
    timeline: Timeline,
    profile: ProfileId,
    region: Region,
    catalogue: Catalogue,
    break_limit_ms: Option<u64>,
    now: Timestamp,
}

impl Driver {
    /// Hands on what the agent did until now.
    pub(super) fn keep_spans(&mut self) {
        let spans = self.spans.look(self.session.does(), self.now());
        self.timeline.add_spans(spans);
    }

    pub(super) fn show_shift(&mut self, request: RequestId, asked: Asked) {
        let Some(waiting) = self.waiting.remove(&request) else { return };
        self.keep_spans();
        self.timeline.add_spans(self.spans.lasting().into_iter().collect());
        let profile = &self.session.profile;
        let reading = Reading {
            asked,
            store: self.store.clone(),
            timeline: self.timeline.clone(),
            profile: self.profile.clone(),
            region: profile.region,
            catalogue: self.session.codes.catalogue.clone(),
            break_limit_ms: profile.break_limit.and_then(|limit| u64::try_from(limit.as_millis()).ok()),
            now: self.now().wall,
        };
        tokio::spawn(async move {
            let reply = reading.read().await.map_err(|error| {
                tracing::error!(%error, "could not read the shift");
                UiError::new(ErrorCode::Storage)
            });
            // Whoever asked may have gone.
            let _ = waiting.send(reply);
        });
    }
}

impl Reading {
    async fn read(self) -> Result<SessionReply, StoreError> {
        self.timeline.flush().await;
        let spans = self.store.spans(&self.profile, shift::earliest(self.now)).await?;
        let since = shift::begin(&spans, self.now);
        let calls = self.store.past_calls(&self.profile, since).await?;
        Ok(match self.asked {
            Asked::History => SessionReply::History {
                since_ms: since.as_millisecond(),
                calls: shift::history(&calls, &spans, self.region),
            },
            Asked::Figures => {
                let zone = jiff::tz::TimeZone::system();
                let times = (since, self.now);
                let shift =
                    shift::figures(&spans, &calls, times, &zone, &self.catalogue, self.break_limit_ms);
                SessionReply::Shift { shift }
            }
        })
    }
}
