use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use ringside_vendor_http::Failure;
use tokio::time::Instant;

use crate::error::used_up;

const MINUTE: Duration = Duration::from_secs(60);

/// What the vendor counts for a whole account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Limited {
    /// `generateToken`.
    Tokens,
    /// `agentDetails`.
    AgentDetails,
    /// `getAgentLogins`.
    AgentLogins,
    /// `summaryReport`.
    Summary,
    /// `fetchCDRDetails`.
    Records,
    /// `AddCampaignData`.
    CampaignData,
}

impl Limited {
    /// So many within so long, as documented.
    const fn allows(self) -> (usize, Duration) {
        match self {
            Self::Tokens => (10, Duration::from_secs(3_600)),
            Self::AgentDetails => (10, MINUTE),
            Self::AgentLogins => (1, Duration::from_secs(300)),
            Self::Summary => (5, MINUTE),
            Self::Records => (2, MINUTE),
            Self::CampaignData => (100, MINUTE),
        }
    }
}

/// What this process has asked of one account lately.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    used: Mutex<HashMap<Limited, Used>>,
}

#[derive(Debug, Default)]
struct Used {
    /// When requests left.
    times: VecDeque<Instant>,
    /// Until when the vendor wants none.
    closed_until: Option<Instant>,
}

impl Limits {
    /// Counts a request that is about to leave.
    ///
    /// # Errors
    ///
    /// `RateLimited` with the time until one may leave again; nothing must be sent.
    pub(crate) fn take(&self, limited: Limited) -> Result<(), Failure> {
        let (most, within) = limited.allows();
        let now = Instant::now();
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let Used { times, closed_until } = used.entry(limited).or_default();
        if let Some(until) = closed_until.filter(|until| *until > now) {
            return Err(used_up(until.duration_since(now)));
        }
        while times.front().is_some_and(|at| now.duration_since(*at) >= within) {
            times.pop_front();
        }
        if times.len() >= most
            && let Some(oldest) = times.front()
        {
            return Err(used_up(within.saturating_sub(now.duration_since(*oldest))));
        }
        times.push_back(now);
        Ok(())
    }

    /// The vendor says that others have used it up: nothing more leaves for as long as it names, else for one whole span.
    pub(crate) fn exhausted(&self, limited: Limited, named: Option<Duration>) -> Failure {
        let (_, within) = limited.allows();
        let wait = named.unwrap_or(within);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.entry(limited).or_default().closed_until = Instant::now().checked_add(wait);
        used_up(wait)
    }
}

#[cfg(test)]
mod tests {
    use ringside_vendor::{Retry, VendorErrorKind};

    use super::*;
    use crate::error::vendor_id;

    fn wait(result: Result<(), Failure>) -> Option<Retry> {
        let error = result.err()?.during(vendor_id(), "snapshot");
        assert_eq!(error.kind, VendorErrorKind::RateLimited);
        Some(error.retry)
    }

    #[tokio::test(start_paused = true)]
    async fn so_many_leave_within_the_span_and_then_none_until_it_is_over() {
        let limits = Limits::default();
        assert!(limits.take(Limited::Records).is_ok());
        tokio::time::advance(Duration::from_secs(20)).await;
        assert!(limits.take(Limited::Records).is_ok());
        assert_eq!(wait(limits.take(Limited::Records)), Some(Retry::After(Duration::from_secs(40))));
        assert!(limits.take(Limited::AgentDetails).is_ok(), "each is counted by itself");
        tokio::time::advance(Duration::from_secs(40)).await;
        assert!(limits.take(Limited::Records).is_ok());
        assert!(limits.take(Limited::Records).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn what_others_have_used_up_is_not_asked_for_until_the_span_is_over() {
        let limits = Limits::default();
        assert_eq!(
            wait(Err(limits.exhausted(Limited::AgentLogins, None))),
            Some(Retry::After(Duration::from_secs(300)))
        );
        assert!(limits.take(Limited::AgentLogins).is_err());
        tokio::time::advance(Duration::from_secs(300)).await;
        assert!(limits.take(Limited::AgentLogins).is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_the_vendor_names_is_as_long_as_it_says() {
        let limits = Limits::default();
        let named = Duration::from_secs(7);
        assert_eq!(wait(Err(limits.exhausted(Limited::Tokens, Some(named)))), Some(Retry::After(named)));
        tokio::time::advance(Duration::from_secs(5)).await;
        assert_eq!(wait(limits.take(Limited::Tokens)), Some(Retry::After(Duration::from_secs(2))));
        tokio::time::advance(Duration::from_secs(2)).await;
        assert!(limits.take(Limited::Tokens).is_ok());
    }
}
