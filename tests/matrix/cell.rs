use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use ringside_domain::{CallState, VendorCallId};
use ringside_simulator::{Effect, FaultRule, Origin, Tenant};
use ringside_vendor::{
    AgentSnapshot, Reached, Reply, Request, RequestKind, Retry, Vendor, VendorError, VendorErrorKind,
    layers::{Limits, layered},
};

use crate::{bad::Bad, columns::Column, discreet, rules, told::Told};

/// What kind of request meets the bad answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Read,
    SignIn,
    Act,
    Outcome,
}

impl Class {
    pub(crate) const ALL: [Self; 4] = [Self::Read, Self::SignIn, Self::Act, Self::Outcome];
}

/// The most requests that one of ours may become: three tries, each sent anew after a renewal. A sign-in may ask for one
/// thing several times.
const MOST_SENT: u64 = 6;

/// How long an answer without end is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

struct Cell {
    column: &'static dyn Column,
    class: Class,
    sim: Arc<dyn Tenant>,
    vendor: Arc<dyn Vendor>,
}

/// Lets one class of request at one vendor meet one kind of bad answer, each time it is sent, and says what came of it.
///
/// # Errors
///
/// What is not as it has to be.
pub(crate) async fn run(column: &'static dyn Column, bad: Bad, class: Class) -> Result<Told, String> {
    let sim =
        ringside_simulator::start(column.vendor(), false, column.settings()).await.expect("a simulator");
    column.prepare(&*sim, class);
    let adapter = column.adapter(&*sim);
    let vendor = layered(adapter.clone(), limits());
    if class != Class::SignIn {
        vendor.execute(Request::SignIn).await.map_err(|error| format!("cannot begin: {error:?}"))?;
    }
    let request = column.request(&*sim, &*vendor, class).await;
    let cell = Cell { column, class, sim, vendor };
    let expected = rules::expected(column, bad, class);
    let compared = matches!(expected, Told::Works | Told::Less);
    // Adapters of one account may share its session, so that another's sign-in would leave this one nothing to ask.
    let early = compared && class != Class::SignIn;
    let mut whole = if early { cell.whole_reply(&request).await? } else { None };
    let before = (cell.executed(), cell.sent());
    cell.sim.fault(FaultRule::next(column.method(class), u32::MAX, bad.fault(column.codes())));
    let result = match bad {
        Bad::SlowDrip => {
            let hurried = layered(adapter, Limits { time_limit: PATIENCE, ..limits() });
            hurried.execute(request.clone()).await
        }
        _ => cell.vendor.execute(request.clone()).await,
    };
    cell.sim.clear_faults();
    let (executed, sent) = (cell.executed() - before.0, cell.sent() - before.1);
    if sent == 0 || (sent > MOST_SENT && class != Class::SignIn) {
        return Err(format!("sent {sent} times"));
    }
    if cell.acts() {
        cell.check_effect(&result, executed)?;
    }
    if compared && !early {
        whole = cell.whole_reply(&request).await?;
    }
    let told = match &result {
        Ok(reply) if whole.is_none_or(|whole| plain(&whole) == plain(reply)) => Told::Works,
        Ok(_) => Told::Less,
        Err(error) => {
            if let Some(leak) = discreet::leak(error, column.hidden()) {
                return Err(leak);
            }
            Told::of(error)
        }
    };
    cell.goes_on(request, &result, executed).await?;
    if told == expected {
        Ok(told)
    } else {
        Err(format!("has to be: {expected}\n    is: {told}\n    {result:?}"))
    }
}

/// As in the product, but for the pauses.
fn limits() -> Limits {
    Limits { per_second: 1_000, first_pause: Duration::from_millis(5), ..Limits::default() }
}

impl Cell {
    fn acts(&self) -> bool {
        matches!(self.class, Class::Act | Class::Outcome)
    }

    /// How often the vendor has done it.
    fn executed(&self) -> usize {
        let method = self.column.method(self.class);
        let ours = |entry: &&ringside_simulator::LedgerEntry| {
            entry.origin == Origin::Api && entry.method == method && entry.effect == Effect::Executed
        };
        self.sim.ledger().iter().filter(ours).count()
    }

    /// How often it was asked to.
    fn sent(&self) -> u64 {
        self.sim.requests(self.column.method(self.class))
    }

    /// Once at most; once if the answer was yes; never if it was that nothing was done.
    fn check_effect(&self, result: &Result<Reply, VendorError>, executed: usize) -> Result<(), String> {
        match result {
            _ if executed > 1 => Err(format!("executed {executed} times: {result:?}")),
            Ok(reply) if executed != 1 => Err(format!("told as done: {reply:?}")),
            Err(error) if error.reached == Reached::No && executed > 0 => {
                Err(format!("told as not done, and was: {error:?}"))
            }
            Ok(Reply::Dialled(Some(call))) if !self.knows(&call.id) => {
                Err(format!("no such call: {}", call.id))
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    fn knows(&self, call: &VendorCallId) -> bool {
        let ledger = self.sim.ledger();
        ledger.iter().filter_map(|entry| entry.call.as_deref()).any(|known| call.as_str().starts_with(known))
    }

    /// What the vendor says to another adapter while it is in order; `None` for what cannot be asked twice.
    async fn whole_reply(&self, request: &Request) -> Result<Option<Reply>, String> {
        if self.acts() {
            return Ok(None);
        }
        let other = layered(self.column.adapter(&*self.sim), limits());
        let failed = |error| format!("another adapter cannot: {error:?}");
        let signed_in = other.execute(Request::SignIn).await.map_err(failed)?;
        match request.kind() {
            RequestKind::SignIn => Ok(Some(signed_in)),
            _ => other.execute(request.clone()).await.map(Some).map_err(failed),
        }
    }

    /// Once the vendor is in order, the next request works: the same if it was not done, else one that reads.
    async fn goes_on(
        &self,
        request: Request,
        result: &Result<Reply, VendorError>,
        executed: usize,
    ) -> Result<(), String> {
        let failed = |error: VendorError| format!("does not work again after {result:?}: {error:?}");
        if let Err(error) = result {
            if let Retry::After(wait) = error.retry {
                tokio::time::sleep(wait).await;
            }
            let over = matches!(
                error.kind,
                VendorErrorKind::SignedOut
                    | VendorErrorKind::BadCredentials
                    | VendorErrorKind::TakenOver { .. }
            );
            if over && self.class != Class::SignIn {
                self.vendor.execute(Request::SignIn).await.map_err(failed)?;
            }
        }
        if self.acts() && executed == 0 {
            self.vendor.execute(request).await.map_err(failed)?;
            return match self.executed() {
                1 => Ok(()),
                executed => Err(format!("executed {executed} times in the end")),
            };
        }
        let next = if self.acts() { Request::Snapshot } else { request };
        let until = Instant::now() + self.column.patience();
        loop {
            match self.vendor.execute(next.clone()).await {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() > until => return Err(failed(error)),
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
}

/// What two adapters have to agree on.
fn plain(reply: &Reply) -> String {
    match reply {
        Reply::Snapshot(AgentSnapshot { agent, calls, .. }) => {
            let calls: Vec<(&VendorCallId, Option<CallState>)> =
                calls.iter().map(|call| (&call.id, call.state)).collect();
            format!("{agent:?} {calls:?}")
        }
        other => format!("{other:?}"),
    }
}
