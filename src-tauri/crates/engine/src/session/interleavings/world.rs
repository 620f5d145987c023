//! One session between an agent, a disk and a vendor: what the driver does, with every delay chosen.

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::Arc,
};

use proptest::test_runner::TestCaseError;
use ringside_domain::{BreakId, BreakReason, CallId, CallState, Moment, ProfileId, Timestamp, VendorId};
use ringside_ipc::{DraftInput, LegInput, Phase, SessionReply, SessionRequest, StateTarget, Then, UiError};
use ringside_numbers::Region;
use ringside_vendor::{AgentSnapshot, Reply, Request, VendorError, VendorErrorKind};

use super::{
    disk::Disk,
    floor::{self, Floor, Ways},
    honest, rules,
    steps::{LUNCH, Step, UP},
    told::Told,
};
use crate::session::{Effect, Profile, RequestId, Session, Shown, Ticket, pending::PendingKind};

pub(super) type Checked = Result<(), TestCaseError>;

/// A request on its way to the vendor or back.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) ticket: Ticket,
    pub(super) request: Request,
    /// The card a dial is for.
    pub(super) card: Option<CallId>,
    pub(super) answer: Option<Result<Reply, VendorErrorKind>>,
    /// It left before the computer slept or changed its network.
    pub(super) before_gap: bool,
    /// It was asked by a sign-in before this one.
    pub(super) outdated: bool,
}

#[derive(Debug)]
pub(super) struct World {
    pub(super) ways: Ways,
    pub(super) session: Session,
    pub(super) floor: Floor,
    pub(super) disk: Disk,
    pub(super) now: Moment,
    pub(super) sent: Vec<Sent>,
    pub(super) late: Vec<(Request, Option<CallId>)>,
    /// The lists taken last, the newest at the end.
    lists: VecDeque<AgentSnapshot>,
    pub(super) told: Told,
    /// The outcomes whose saving was answered with yes, by call.
    pub(super) promised: BTreeMap<CallId, String>,
    /// The outbox sends nothing for now.
    pub(super) held: bool,
    /// Requests that were not answered yet, with what they asked.
    pub(super) open: HashMap<RequestId, SessionRequest>,
    pub(super) disk_fails: bool,
    /// What the disk refused although it works.
    pub(super) refused: Vec<String>,
    /// Whether the disk has failed at all.
    pub(super) disk_failed: bool,
    /// When a line went down that nobody here took down.
    pub(super) they_ended: Option<Moment>,
    /// The states the agent ever wished for, each as often as it was.
    pub(super) wishes: Vec<StateTarget>,
    /// The states the vendor was ever asked for.
    pub(super) states_sent: Vec<StateTarget>,
    /// Somebody else has changed the agent's state.
    pub(super) others_changed: bool,
    /// How many requests were answered with an error.
    pub(super) errors_told: u32,
    /// What was shown before a gap, until the vendor is heard again.
    pub(super) before: Option<Shown>,
    pub(super) generation: u64,
    requests: u64,
    made: u128,
}

pub(super) fn profile() -> Profile {
    let lunch = BreakReason { id: BreakId::new(LUNCH), name: "Lunch".into(), limit_s: None };
    Profile {
        id: ProfileId::new("leeds"),
        name: "Leeds".into(),
        vendor_name: "Fake".into(),
        region: Region::GB,
        breaks: vec![lunch],
        outcomes: floor::catalogue(),
        requirements: HashMap::new(),
        at_zero: ringside_domain::AtZero::default(),
        overrun: None,
        shortest_wrap_up: std::time::Duration::from_secs(5),
        finishing: crate::session::Finishing::default(),
        break_limit: None,
        not_ready_before_sleep: false,
    }
}

impl World {
    /// Plays some steps in front of a vendor, checking every rule after each, and then lets everything come to rest.
    pub(super) fn play(ways: Ways, steps: &[Step]) -> Result<Self, TestCaseError> {
        let now = Moment::new(Timestamp::from_second(1_790_000_000).unwrap_or_default(), 0);
        let mut world = Self {
            ways,
            session: Session::new(profile(), now),
            floor: Floor::new(ways),
            disk: Disk::default(),
            now,
            sent: Vec::new(),
            late: Vec::new(),
            lists: VecDeque::new(),
            told: Told::default(),
            promised: BTreeMap::new(),
            held: false,
            open: HashMap::new(),
            disk_fails: false,
            refused: Vec::new(),
            disk_failed: false,
            they_ended: None,
            wishes: Vec::new(),
            states_sent: Vec::new(),
            others_changed: false,
            errors_told: 0,
            before: None,
            generation: 0,
            requests: 0,
            made: 0,
        };
        world.session.signed_in(Arc::new(ways.capabilities()), now);
        for step in steps {
            world.now = world.now.plus_ms(1);
            world.take(step)?;
            rules::check(&mut world)?;
        }
        world.rest()?;
        Ok(world)
    }

    pub(super) fn take(&mut self, step: &Step) -> Checked {
        match step.clone() {
            Step::Dial(n) => {
                let number = floor::number(n);
                self.ask(SessionRequest::Dial { number, kind: None, lead: None })
            }
            Step::Answer(nth) => self.on(nth, |call| SessionRequest::Answer { call }),
            Step::HangUp(nth) => self.on(nth, |call| SessionRequest::HangUp { call }),
            Step::Hold(nth) => self.on(nth, |call| SessionRequest::Hold { call }),
            Step::Retrieve(nth) => self.on(nth, |call| SessionRequest::Retrieve { call }),
            Step::StopRecording(nth) => self.on(nth, |call| SessionRequest::StopRecording { call }),
            Step::StartRecording(nth) => self.on(nth, |call| SessionRequest::StartRecording { call }),
            Step::Digits(nth) => self.on(nth, |call| SessionRequest::SendDigits { call, digits: "1".into() }),
            Step::CallOver(nth) => self.on(nth, |call| SessionRequest::CallOver { call }),
            Step::Type(nth) => self.on(nth, |call| SessionRequest::SaveDraft {
                call,
                draft: DraftInput { note: "typed".into(), ..DraftInput::default() },
            }),
            Step::Save(nth, code, then) => self.on(nth, |call| save(call, code, then)),
            Step::Reopen(nth) => self.on(nth, |call| SessionRequest::ReopenOutcome { call }),
            Step::SetLead(nth) => self.on(nth, |call| SessionRequest::SetLead { call, lead: "lead".into() }),
            Step::Drop(nth) => self.on(nth, |call| SessionRequest::DropOwed { call }),
            Step::Connect(first, second) => {
                let second = self.known(second);
                self.on(first, |first| SessionRequest::ConnectCalls {
                    first: LegInput { call: first, draft: draft("SALE") },
                    second: LegInput { call: second.unwrap_or_default(), draft: draft("NI") },
                })
            }
            Step::State(target) => self.ask(SessionRequest::SetState { target }),
            Step::Next(target) => self.ask(SessionRequest::SetNext { target }),
            Step::Fix => self.ask(SessionRequest::FixState),
            Step::Select(nth) => self.on(nth, |call| SessionRequest::SelectCall { call }),
            Step::SendAgain => self.decide(|entry| SessionRequest::OutboxSendAgain { entry }),
            Step::MarkDone => self.decide(|entry| SessionRequest::OutboxMarkDone { entry }),
            Step::KeepAsNote => self.decide(|entry| SessionRequest::OutboxKeepAsNote { entry }),
            Step::SignIn => {
                if self.session.is_elsewhere() {
                    // What was told before the other had the line is not certain any more.
                    self.sent.iter_mut().for_each(|sent| sent.before_gap = true);
                    self.told.agent.clear();
                }
                if matches!(self.session.phase, Phase::NeedsPassword | Phase::Elsewhere) {
                    self.session.signed_in(Arc::new(self.ways.capabilities()), self.now);
                    self.held = false;
                    self.sent.iter_mut().for_each(|sent| sent.outdated = true);
                }
                Ok(())
            }
            Step::TakenOver => {
                let effects = self.session.taken_over(false, self.now);
                self.carry_out(effects)
            }
            Step::Restart => {
                self.restart();
                Ok(())
            }
            Step::Rings(n) => self.theirs(|floor| floor.delivers(n, CallState::Ringing)),
            Step::Delivered(n) => self.theirs(|floor| floor.delivers(n, UP)),
            Step::TheyAnswer(nth) => self.theirs(|floor| {
                let dialing = floor.nth(nth).filter(|call| call.state == Some(CallState::Dialing));
                if let Some(call) = dialing {
                    call.state = Some(UP);
                }
            }),
            Step::TheyHangUp(nth) => self.theirs(|floor| floor.hangs_up(nth)),
            Step::HeldElsewhere(nth) => self.theirs(|floor| {
                if let Some(call) = floor.nth(nth).filter(|call| call.state == Some(UP)) {
                    call.state = Some(CallState::Held);
                }
            }),
            Step::Leaves(nth) => self.theirs(|floor| floor.leaves(nth)),
            Step::Supervisor(state) => {
                self.others_changed = true;
                self.theirs(|floor| floor.supervisor(state))
            }
            Step::Gap(gap) => {
                let shown = self.session.lose_touch(gap, self.now);
                self.before = self.before.take().or(shown);
                // A look under way is given up, and nothing told before is certain any more.
                self.sent.retain(|sent| !matches!(sent.ticket, Ticket::Poll { .. }));
                self.sent.iter_mut().for_each(|sent| sent.before_gap = true);
                self.told.agent.clear();
                Ok(())
            }
            Step::Look => self.look(),
            Step::Ask => {
                self.ask_list();
                Ok(())
            }
            Step::CarryOut(nth) => {
                let waiting = self.sent.iter().enumerate().filter(|(_, sent)| sent.answer.is_none());
                if let Some(at) = waiting.map(|(at, _)| at).nth(nth) {
                    self.carry_out_sent(at);
                }
                Ok(())
            }
            Step::Arrive(nth) => {
                let carried = self.sent.iter().enumerate().filter(|(_, sent)| sent.answer.is_some());
                match carried.map(|(at, _)| at).nth(nth) {
                    Some(at) => self.arrive(at),
                    None => Ok(()),
                }
            }
            Step::Lose(nth) if nth < self.sent.len() => {
                let sent = self.sent.remove(nth);
                if sent.answer.is_none() {
                    self.late.push((sent.request, sent.card));
                }
                self.answer(&sent.ticket, Err(error(VendorErrorKind::Interrupted)))
            }
            Step::Refuse(nth, kind) if nth < self.sent.len() && self.sent[nth].answer.is_none() => {
                let sent = self.sent.remove(nth);
                self.fail(&sent, kind)
            }
            Step::Lose(_) | Step::Refuse(..) => Ok(()),
            Step::CarryOutLate => {
                if let Some((request, card)) = self.late.pop() {
                    // Nobody waits for its answer any more.
                    let _ = self.floor.carry_out(&request, card);
                }
                Ok(())
            }
            Step::Settle => self.settle(),
            Step::OldList => match self.lists.front().cloned() {
                // An outcome sent on the word of such a list is sent: no later list calls it back.
                Some(list) if !self.session.awaits_dial() && self.promised.is_empty() => {
                    // A state that is told again after another one was changed by somebody, as far as anybody here knows.
                    self.others_changed = true;
                    let ticket = Ticket::Poll { generation: self.session.generation() };
                    self.answer(&ticket, Ok(Reply::Snapshot(list)))
                }
                Some(_) | None => Ok(()),
            },
            Step::Deliver(nth) => self.deliver(nth, true),
            Step::DeliveryRefused(nth) => self.deliver(nth, false),
            Step::DiskFails => {
                self.disk_fails = true;
                Ok(())
            }
            Step::Wait(ms) => {
                self.now = self.now.plus_ms(ms);
                self.ticks()
            }
        }
    }

    pub(super) fn ticks(&mut self) -> Checked {
        self.session.age(self.now);
        let effects = self.session.fix_overdue(self.now);
        self.carry_out(effects)
    }

    fn theirs(&mut self, change: impl FnOnce(&mut Floor)) -> Checked {
        change(&mut self.floor);
        Ok(())
    }

    /// The id of the newest-but-`nth` call there ever was.
    fn known(&self, nth: usize) -> Option<String> {
        let count = self.disk.rows.len().max(1);
        self.disk.rows.keys().rev().nth(nth % count).map(ToString::to_string)
    }

    fn on(&mut self, nth: usize, request: impl FnOnce(String) -> SessionRequest) -> Checked {
        match self.known(nth) {
            Some(call) => self.ask(request(call)),
            None => Ok(()),
        }
    }

    pub(super) fn ask(&mut self, request: SessionRequest) -> Checked {
        self.requests += 1;
        self.wishes.extend(honest::wish_of(&request));
        let id = RequestId(self.requests);
        self.open.insert(id, request.clone());
        let made = &mut self.made;
        let effects = self.session.request(id, request, self.now, || new_id(made));
        self.carry_out(effects)
    }

    fn ask_list(&mut self) {
        let polling = self.sent.iter().any(|sent| matches!(sent.ticket, Ticket::Poll { .. }));
        if !polling && !self.session.awaits_dial() && !self.session.is_elsewhere() {
            let ticket = Ticket::Poll { generation: self.session.generation() };
            let request = Request::Snapshot;
            self.sent.push(Sent {
                ticket,
                request,
                card: None,
                answer: None,
                before_gap: false,
                outdated: false,
            });
        }
    }

    pub(super) fn look(&mut self) -> Checked {
        self.ask_list();
        let Some(at) = self.sent.iter().position(|sent| matches!(sent.ticket, Ticket::Poll { .. })) else {
            return Ok(());
        };
        self.carry_out_sent(at);
        self.arrive(at)
    }

    pub(super) fn carry_out_sent(&mut self, at: usize) {
        let sent = &mut self.sent[at];
        if sent.answer.is_none() {
            sent.answer = Some(self.floor.carry_out(&sent.request, sent.card));
        }
    }

    pub(super) fn arrive(&mut self, at: usize) -> Checked {
        let mut sent = self.sent.remove(at);
        let Some(answer) = sent.answer.take() else { return Ok(()) };
        if let (Ok(reply), Ticket::Act { number }) = (&answer, &sent.ticket) {
            // A yes to what was asked before a gap says nothing of what holds after it.
            let old = sent.before_gap;
            self.hear(*number, &sent.request, reply, old);
        }
        match answer {
            Ok(reply) => self.answer(&sent.ticket, Ok(reply)),
            Err(kind) => self.fail(&sent, kind),
        }
    }

    pub(super) fn answer(&mut self, ticket: &Ticket, result: Result<Reply, VendorError>) -> Checked {
        if let (Ticket::Poll { generation }, Ok(Reply::Snapshot(list))) = (ticket, &result)
            && *generation == self.session.generation()
            && !self.session.is_elsewhere()
        {
            self.hear_list(list);
            self.lists.push_back(list.clone());
            if self.lists.len() > 2 {
                self.lists.pop_front();
            }
        }
        let current =
            matches!(ticket, Ticket::Poll { generation } if *generation == self.session.generation());
        let heard = matches!(result, Ok(Reply::Snapshot(_)));
        let before = if current && heard { self.before.take() } else { None };
        let (looked, failed) = (matches!(ticket, Ticket::Poll { .. }), result.is_err());
        let told_before = self.errors_told;
        // An outcome told early that failed goes after the call; that nothing is lost of it is checked elsewhere.
        let acted = |number| self.session.acts.get(number).is_some_and(|act| act.kind != PendingKind::Early);
        let in_vain = failed && matches!(ticket, Ticket::Act { number } if acted(number));
        let named = self.session.desk.live().filter(|call| call.vendor_id.is_some());
        let live: Vec<_> = named.map(|call| call.id).collect();
        let hanging_up: HashSet<_> = self
            .session
            .pending
            .iter()
            .filter(|mark| mark.kind == PendingKind::HangUp)
            .filter_map(|mark| mark.call)
            .collect();
        let made = &mut self.made;
        let effects = self.session.answered(ticket, result, self.now, || new_id(made));
        let down = |id: &CallId| self.session.desk.get(*id).is_none_or(|call| !call.state.is_live());
        if matches!(ticket, Ticket::Poll { .. }) && live.iter().any(|id| down(id) && !hanging_up.contains(id))
        {
            self.they_ended = Some(self.now);
        }
        if let Some(before) = before {
            self.session.in_touch_again(&before, self.now);
        } else if looked && failed {
            self.session.still_out_of_touch();
        }
        self.carry_out(effects)?;
        if in_vain { honest::a_failure_is_said(self, told_before) } else { Ok(()) }
    }

    /// What the driver does with effects.
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) -> Checked {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            match effect {
                Effect::Keep { keep, then } => {
                    let result = self.keep(*keep);
                    for effect in self.session.stored(then, result, self.now).into_iter().rev() {
                        queue.push_front(effect);
                    }
                    self.learn();
                }
                Effect::Send { ticket, request } if self.session.is_elsewhere() => {
                    let not_sent = self.session.why_not_sent(VendorId::new("fake"), request.kind().name());
                    let answer = not_sent.map(|error| Err(error.kind));
                    self.sent.push(Sent {
                        ticket,
                        request: *request,
                        card: None,
                        answer,
                        before_gap: false,
                        outdated: false,
                    });
                }
                Effect::HoldOutbox => self.held = true,
                Effect::Send { ticket, request } => {
                    rules::may_be_sent(self, &ticket, &request)?;
                    let card = match &ticket {
                        Ticket::Act { number } => self.session.acts.get(number).and_then(|act| act.call),
                        _ => None,
                    };
                    if let Some(state) = honest::asked_by(&request) {
                        self.states_sent.push(state.clone());
                        honest::no_state_is_asked_for_by_itself(self, &state)?;
                    }
                    self.sent.push(Sent {
                        ticket,
                        request: *request,
                        card,
                        answer: None,
                        before_gap: false,
                        outdated: false,
                    });
                }
                Effect::Reply { request, reply } => self.replied(request, &reply)?,
                Effect::PollNow | Effect::WakeOutbox | Effect::PokeOutbox | Effect::Open(_) => {}
            }
        }
        Ok(())
    }

    fn replied(&mut self, request: RequestId, reply: &Result<SessionReply, UiError>) -> Checked {
        let asked = self.open.remove(&request);
        let asked = asked.ok_or_else(|| TestCaseError::fail("a request was answered twice"))?;
        if reply.is_err() {
            self.errors_told += 1;
            return Ok(());
        }
        let call_of = |text: &str| uuid::Uuid::parse_str(text).map(CallId).ok();
        match asked {
            SessionRequest::SaveOutcome { call, draft, .. } => {
                self.promised.extend(call_of(&call).zip(draft.code));
            }
            SessionRequest::ReopenOutcome { call } | SessionRequest::DropOwed { call } => {
                call_of(&call).map(|call| self.promised.remove(&call));
            }
            _ => {}
        }
        Ok(())
    }
}

fn new_id(made: &mut u128) -> CallId {
    *made += 1;
    CallId(uuid::Uuid::from_u128(*made))
}

fn draft(code: &str) -> DraftInput {
    DraftInput { code: Some(code.into()), ..DraftInput::default() }
}

pub(super) fn save(call: String, code: &str, then: Then) -> SessionRequest {
    SessionRequest::SaveOutcome { call, draft: draft(code), then }
}

pub(super) fn error(kind: VendorErrorKind) -> VendorError {
    VendorError::new(VendorId::new("fake"), "act", kind)
}
