//! What the suite needs of a vendor: its adapter, and the controls of its simulator in our words.

mod ext;

use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::{AgentState, BreakId, CallId, Disposition, LeadId, VendorCallId};
use ringside_simulator::{Effect, LedgerEntry, Origin, Tenant};
use ringside_vendor::{CallFacts, Request, RequestKind, Target, Vendor};

pub(crate) use self::ext::BenchExt;

/// Parts of the suite a bench does not run, and which of its vendor's limits is the reason.
#[derive(Clone, Copy)]
pub(crate) struct Skip {
    pub(crate) why: &'static str,
    pub(crate) parts: &'static [&'static str],
}

/// A callback, and how the vendor gets to read it.
pub(crate) struct CallbackSample {
    /// The instant, in UTC.
    pub(crate) at: &'static str,
    /// The zone it was agreed in.
    pub(crate) zone: &'static str,
    /// What arrives.
    pub(crate) arrives: &'static str,
}

/// How a vendor knows who asks, once somebody has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Each request proves it by itself.
    Each,
    /// By what a person has to give again once it has run out.
    Given,
    /// By what the bar gets with a request of this method, and renews.
    Got {
        /// The method.
        by: &'static str,
    },
}

/// The same vendor, whose sessions run out soon.
pub(crate) struct ShortLived {
    pub(crate) bench: Box<dyn Bench>,
    /// Whether the vendor tells when.
    pub(crate) told: bool,
}

/// How the vendor shows that another program uses the same login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rival {
    /// By its answers to this one, which ends by it.
    InAnswers {
        /// The answers say so themselves.
        certain: bool,
    },
    /// By the agent's state, which is this one now.
    InState(AgentState),
    /// Not at all.
    Nowhere,
}

/// One vendor: an adapter and the simulator it talks to, with one agent who can work.
#[async_trait]
pub(crate) trait Bench: Send + Sync {
    /// The adapter in all its layers. Each time the same.
    fn vendor(&self) -> Arc<dyn Vendor>;
    /// Another adapter, whose password is wrong.
    fn with_wrong_password(&self) -> Arc<dyn Vendor>;
    /// The simulator.
    fn tenant(&self) -> &dyn Tenant;
    /// The parts of the suite that do not apply.
    fn skips(&self) -> &'static [Skip];

    /// The vendor's name for what is asked, as faults and counters know it.
    fn method(&self, kind: RequestKind) -> &'static str;
    /// Whether the ledger's `method` is one by which this is asked.
    fn is_method(&self, kind: RequestKind, method: &str) -> bool {
        method == self.method(kind)
    }
    /// One of the parameters, where several kinds share a method.
    fn action(&self, _kind: RequestKind) -> Option<&'static str> {
        None
    }

    /// The agent's name, where the vendor tells it.
    fn agent_name(&self) -> Option<&'static str>;
    /// A colleague's name.
    fn colleague(&self) -> &'static str;
    /// A campaign's and a queue's name.
    fn campaign_and_queue(&self) -> (&'static str, &'static str);
    /// Two numbers that can be dialled, in E.164.
    fn numbers(&self) -> [&'static str; 2];
    /// A lead that owns the first of the numbers, and another lead.
    fn leads(&self) -> [LeadId; 2] {
        [LeadId::new("1"), LeadId::new("2")]
    }
    /// Two codes an agent may use, and one that is on no agent's list.
    fn codes(&self) -> [&'static str; 3];
    /// The outcome that stands for a code.
    fn disposition(&self, code: &str) -> Disposition {
        disposition(code)
    }
    /// A code with which a callback goes, and callbacks around a change of the clocks.
    fn callbacks(&self) -> (&'static str, &'static [CallbackSample]) {
        ("", &[])
    }
    /// Whether the vendor's dialler can be told when to call.
    fn dialler_takes_a_time(&self) -> bool {
        false
    }
    /// What our own records know of a call to the first number.
    fn facts(&self, live: bool) -> CallFacts {
        CallFacts { number: Some(self.numbers()[0].to_owned()), queue: None, live }
    }
    /// A reason for not being ready.
    fn break_reason(&self) -> BreakId {
        BreakId::new("none")
    }
    /// Someone a call can be passed to, who answers by number.
    fn third_party(&self) -> Target {
        Target::Number("none".to_owned())
    }

    /// The customer, or the third party, answers the newest call.
    fn customer_answers(&self);
    /// The customer hangs up.
    fn customer_hangs_up(&self);
    /// A call arrives for the agent, who is ready; the caller's name, where the vendor tells it.
    fn inbound_call(&self) -> Option<&'static str> {
        None
    }
    /// The vendor's service starts anew and forgets all calls.
    fn restart(&self) {}
    /// All sessions are over at once.
    fn expire_sessions(&self) {}
    /// Whether nothing but a new sign-in helps then.
    fn sessions_end_for_good(&self) -> bool {
        false
    }
    /// How the vendor knows who asks.
    fn proof(&self) -> Proof;
    /// How often the bar has got what proves it.
    fn proofs_got(&self) -> usize {
        let Proof::Got { by } = self.proof() else { return 0 };
        usize::try_from(self.tenant().requests(by)).expect("not that many")
    }
    /// The same vendor with sessions of a few seconds, where they have an end that can be known or met.
    async fn short_lived(&self) -> Option<ShortLived> {
        None
    }
    /// Something harmless that needs the session and can be asked at any time.
    fn probe(&self) -> Request {
        Request::Snapshot
    }
    /// Whether the answer to an ended session may mean that what was asked was done all the same.
    fn ends_in_doubt(&self) -> bool {
        false
    }
    /// Another program uses the same login.
    async fn another_client(&self) -> Rival;
    /// The agent begins a break in the vendor's own window.
    fn break_begins_elsewhere(&self) {}
    /// Whether the vendor has the agent ready.
    fn is_ready_there(&self) -> bool;
    /// The break the vendor has the agent on.
    fn break_there(&self) -> Option<String> {
        None
    }
    /// Whether the agent is logged in at the vendor.
    fn is_logged_in_there(&self) -> bool {
        true
    }
    /// Whether the vendor answers this so seldom that nothing is asked a second time.
    fn is_rationed(&self, _kind: RequestKind) -> bool {
        false
    }
    /// Makes the adapter look at the vendor before the next snapshot, however lately it did.
    async fn look_again(&self) {}

    /// The outcomes the vendor holds.
    fn outcomes(&self) -> Vec<Outcome>;
    /// The lead the vendor has for the call.
    fn lead_of(&self, _call: &VendorCallId) -> Option<LeadId> {
        None
    }
}

/// An outcome at the vendor, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) call: VendorCallId,
    pub(crate) code: String,
    pub(crate) note: Option<String>,
    pub(crate) sales: Option<u32>,
    pub(crate) callback: Option<String>,
}

impl Outcome {
    /// A code and nothing beside it.
    pub(crate) fn of(call: &VendorCallId, code: &str) -> Self {
        Self { call: call.clone(), code: code.to_owned(), note: None, sales: None, callback: None }
    }
}

/// Whether a line of the ledger is a request of this kind.
pub(crate) fn is_of(bench: &(impl Bench + ?Sized), entry: &LedgerEntry, kind: RequestKind) -> bool {
    let action = bench.action(kind);
    entry.origin == Origin::Api
        && bench.is_method(kind, &entry.method)
        && action.is_none_or(|action| entry.parameters.values().any(|value| value == action))
}

/// Whether a line of the ledger was carried out.
pub(crate) fn is_executed(entry: &LedgerEntry) -> bool {
    entry.effect == Effect::Executed
}

/// A call id of no call; for requests that must not leave.
pub(crate) fn no_call() -> VendorCallId {
    VendorCallId::new(CallId(Default::default()).to_string())
}

pub(crate) fn disposition(code: &str) -> Disposition {
    Disposition::new(code.into(), vec![code.into()])
}
