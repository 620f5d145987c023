use ringside_domain::{
    Agent, AgentState, Call, CallState, Cause, CodeKind, Direction, Draft, Early, EndedBy, Moment, Recording,
};
use ringside_ipc::{
    AgentView, AgentWord, AskedView, BreakTiming, CallView, CallWord, CallbackView, Certainty, CodeKindWord,
    CodeView, CodesView, ConnectionView, ConnectionWord, DialView, DraftView, EndedByWord, FeaturesView,
    NextView, OutboxView, OutcomeForm, Phase, RecordingWord, RequiresView, SessionView, StateChoice,
    StateTarget, Text,
};

use ringside_vendor::{ConsultAim, DispositionForm};

use super::{Line, Session, elsewhere::why_elsewhere, lists::dial_word, pending::PendingKind};

impl Session {
    /// The whole view as it is now. Its revision is the driver's to set.
    pub(crate) fn view(&self, now: Moment) -> SessionView {
        let can = &self.capabilities;
        SessionView {
            session: self.profile.id.to_string(),
            revision: 0,
            name: self.profile.name.clone(),
            vendor_name: self.profile.vendor_name.clone(),
            phase: self.phase,
            elsewhere: self.elsewhere_view(),
            agent: self.agent_view(now),
            next: self.next_view(),
            choices: self.choices(),
            calls: self.desk.calls().iter().map(|call| self.call_view(call, now)).collect(),
            slots: self.slots(now),
            dial: DialView {
                kinds: can.dial.iter().copied().map(dial_word).collect(),
                takes_lead: can.dial_lead,
                region: self.profile.region.code(),
                recents: self
                    .recents
                    .iter()
                    .map(|number| ringside_numbers::for_person(number, self.profile.region))
                    .collect(),
            },
            features: FeaturesView {
                campaigns: can.campaigns,
                queues: can.queues,
                colleagues: can.colleagues,
                lead_phones: can.lead_phones,
                change_lead: can.change_lead,
                create_lead: can.create_lead,
                connect_calls: can.connect_calls,
                log_in: can.log_in,
                consult_transfer: can.consult.contains(&ConsultAim::Transfer),
                consult_conference: can.consult.contains(&ConsultAim::Conference),
                conference: can.conference,
                blind_transfer: can.transfer,
                directory: can.directory,
                notes: can.notes,
                call_data: can.call_data,
                set_wrap_up: can.set_wrap_up,
                contacts: can.contacts,
                save_contact: can.save_contact,
                block_number: can.block_number,
                past_calls: can.past_calls,
                counters: can.counters,
                notices: can.notices,
                floor: can.floor,
                schedule_call: can.schedule_call,
                monitor: can.monitor,
                force_state: can.force_state,
                run_campaign: can.run_campaign,
            },
            outbox: OutboxView {
                on_the_way: self.outbox.on_the_way,
                needs_attention: self.outbox.needs_attention,
                done: self.outbox.done,
                entries: self.entries_view(),
            },
            owed: self.owed.clone(),
            callbacks: self.callbacks_view(),
            unfinished: self.unfinished(),
            connection: ConnectionView {
                state: match self.line {
                    _ if self.is_elsewhere() => ConnectionWord::Elsewhere,
                    Line::Idle => ConnectionWord::Idle,
                    Line::Online => ConnectionWord::Online,
                    Line::Unsteady => ConnectionWord::Unsteady,
                    Line::Offline => ConnectionWord::Offline,
                },
                elapsed_ms: self.line_since.elapsed_ms(now),
                news_age_ms: self.news.map(|news| news.elapsed_ms(now)),
                old: self.old_news,
            },
            status: self.status(),
            announcements: self.announcements.clone(),
            announcement_number: self.announcement_number,
        }
    }

    fn agent_view(&self, now: Moment) -> AgentView {
        let Agent { state, certainty, since, cause, asked } = &self.agent;
        let signed_in = matches!(self.phase, Phase::SignedIn | Phase::NeedsPassword);
        let word = if self.checking && signed_in { AgentWord::Checking } else { self.agent_word(state) };
        let reason = match state {
            AgentState::NotReady { reason } => reason.as_ref(),
            AgentState::SignedOut | AgentState::Ready | AgentState::Engaged | AgentState::AfterCallWork => {
                None
            }
        };
        AgentView {
            state: word,
            reason: reason.map(|reason| reason.name.clone()),
            certainty: match certainty {
                ringside_domain::Certainty::Confirmed => Certainty::Confirmed,
                ringside_domain::Certainty::Estimated => Certainty::Estimated,
                ringside_domain::Certainty::Unknown => Certainty::Unknown,
            },
            elapsed_ms: since.elapsed_ms(now),
            asked: asked.as_ref().map(|asked| AskedView {
                state: self.agent_word(&asked.target),
                reason: match &asked.target {
                    AgentState::NotReady { reason } => reason.as_ref().map(|reason| reason.name.clone()),
                    AgentState::SignedOut
                    | AgentState::Ready
                    | AgentState::Engaged
                    | AgentState::AfterCallWork => None,
                },
                elapsed_ms: asked.since.elapsed_ms(now),
            }),
            cause: Some(if self.is_untold() {
                self.text("cause-not-told")
            } else if self.is_elsewhere() {
                why_elsewhere()
            } else {
                self.cause_text(cause)
            }),
            limit: reason
                .and_then(|reason| reason.limit_s)
                .map(|limit_s| BreakTiming { limit_ms: u64::from(limit_s) * 1_000 }),
            deadline: self.deadline(now),
            extend: self.extend_view(),
            can_fix: self.can_be_fixed(),
        }
    }

    /// Whether the state is unknown because the vendor does not tell it, and not because nothing is heard of it.
    fn is_untold(&self) -> bool {
        let hears = self.line == Line::Online && !self.is_elsewhere();
        let unknown = self.agent.certainty == ringside_domain::Certainty::Unknown;
        unknown && self.in_session() && (hears || !self.state_told)
    }

    /// On a call the chip tells apart whether it is offered, being dialled or up.
    fn agent_word(&self, state: &AgentState) -> AgentWord {
        match state {
            AgentState::SignedOut => AgentWord::SignedOut,
            AgentState::Ready => AgentWord::Ready,
            AgentState::NotReady { .. } => AgentWord::NotReady,
            AgentState::AfterCallWork => AgentWord::WrapUp,
            AgentState::Engaged => {
                let any = |wanted: CallState| self.desk.live().any(|call| call.state == wanted);
                if any(CallState::Connected) || any(CallState::Held) {
                    AgentWord::OnCall
                } else if any(CallState::Ringing) {
                    AgentWord::Offered
                } else if any(CallState::Dialing) {
                    AgentWord::Dialing
                } else {
                    AgentWord::OnCall
                }
            }
        }
    }

    pub(super) fn cause_text(&self, cause: &Cause) -> Text {
        match cause {
            Cause::Me => Text::new("cause-me"),
            Cause::Vendor => self.text("cause-vendor"),
            Cause::Supervisor(None) => Text::new("cause-supervisor"),
            Cause::Supervisor(Some(name)) => Text::new("cause-supervisor-named").with("name", name.as_str()),
            Cause::Elsewhere => self.text("cause-elsewhere"),
            Cause::Timer => Text::new("cause-timer"),
            Cause::Reconnect => Text::new("cause-reconnect"),
        }
    }

    fn next_view(&self) -> NextView {
        let busy = !self.desk.calls().is_empty();
        let any_choice =
            self.capabilities.ready || self.capabilities.not_ready || self.capabilities.breaks.is_some();
        let target = self.follow.as_ref().map(|target| self.choice(target, None));
        let break_first = self.capabilities.breaks == Some(ringside_vendor::BreakOrder::BeforeDisposition);
        let hint = if target.is_some() {
            Some(Text::new("next-held"))
        } else {
            break_first.then(|| self.text("next-before-outcome"))
        };
        NextView { shown: busy && any_choice, target, at_vendor: false, hint }
    }

    fn choices(&self) -> Vec<StateChoice> {
        let mut targets = Vec::new();
        if self.capabilities.ready {
            targets.push(StateTarget::Ready);
        }
        if self.capabilities.not_ready {
            targets.push(StateTarget::NotReady { reason: None });
        }
        if self.capabilities.breaks.is_some() {
            let breaks = self.breaks.iter();
            targets
                .extend(breaks.map(|reason| StateTarget::NotReady { reason: Some(reason.id.to_string()) }));
        }
        let asked = self.is_pending(None, &[PendingKind::State]);
        let no_way_out =
            self.in_session() && !self.capabilities.not_ready && self.capabilities.breaks.is_none();
        let not_ready = StateTarget::NotReady { reason: None };
        let refused = no_way_out.then(|| self.choice(&not_ready, Some(self.text("why-no-not-ready"))));
        let choices = targets.iter().map(|target| {
            let here = self.agent.certainty == ringside_domain::Certainty::Confirmed
                && self.agent.state == self.agent_state(target);
            let why = if self.is_elsewhere() {
                Some(why_elsewhere())
            } else if asked {
                Some(self.text("why-pending"))
            } else if self.checking {
                Some(self.text("why-checking"))
            } else if here {
                Some(Text::new("why-already"))
            } else {
                None
            };
            self.choice(target, why)
        });
        choices.chain(refused).collect()
    }

    fn choice(&self, target: &StateTarget, why: Option<Text>) -> StateChoice {
        let known = match target {
            StateTarget::Ready => None,
            StateTarget::NotReady { reason } => {
                self.breaks.iter().find(|known| reason.as_deref() == Some(known.id.as_str()))
            }
        };
        StateChoice {
            state: match target {
                StateTarget::Ready => AgentWord::Ready,
                StateTarget::NotReady { .. } => AgentWord::NotReady,
            },
            reason: known.map(|known| known.id.to_string()),
            name: known.map(|known| known.name.clone()),
            limit_ms: known.and_then(|known| known.limit_s).map(|limit_s| u64::from(limit_s) * 1_000),
            enabled: why.is_none(),
            why,
        }
    }

    fn call_view(&self, call: &Call, now: Moment) -> CallView {
        let end = call.released.unwrap_or(now);
        let draft = self.drafts.get(&call.id);
        let kept = self.kept.get(&call.id).filter(|_| call.state.is_live() || self.is_telling(call.id));
        let lead = self.leads.get(&call.id).or(call.lead.as_ref());
        CallView {
            id: call.id.to_string(),
            inbound: call.direction.map(|direction| direction == Direction::Inbound),
            number: call
                .number
                .as_ref()
                .map(|number| ringside_numbers::for_person(number, self.profile.region)),
            name: call.name.clone(),
            queue: call.queue.clone(),
            lead: lead.map(ToString::to_string),
            state: match call.state {
                CallState::Dialing => CallWord::Dialing,
                CallState::Ringing => CallWord::Ringing,
                CallState::Connected => CallWord::Connected,
                CallState::Held => CallWord::Held,
                CallState::WrapUp => CallWord::WrapUp,
                CallState::Ended => CallWord::Ended,
            },
            state_ms: call.since.elapsed_ms(now),
            elapsed_ms: call.started.elapsed_ms(end),
            recording: match call.recording.0 {
                Recording::On => RecordingWord::On,
                Recording::Off => RecordingWord::Off,
                Recording::Unknown => RecordingWord::Unknown,
            },
            recording_ms: call.recording.1.elapsed_ms(now),
            active: self.desk.active().is_some_and(|active| active.id == call.id),
            ended_by: call.ended_by.map(|by| match by {
                EndedBy::Me => EndedByWord::Me,
                EndedBy::Other => EndedByWord::Other,
            }),
            estimated: call.estimated,
            gone: !call.listed && !call.state.is_live(),
            draft: draft.map(|(draft, restored)| draft_view(draft, *restored)).unwrap_or_default(),
            kept: kept.map(|kept| kept.disposition.label().to_owned()),
            kept_taken: kept.is_some_and(|kept| kept.disposition.early == Early::Taken),
            muted: call.muted,
            consultation: call.consults_for.is_some(),
            can_be_over: self.can_be_over(call),
            vendor_code: call.code.clone(),
        }
    }

    /// The outcomes to choose from.
    pub(crate) fn codes_view(&self) -> CodesView {
        let fields = self.capabilities.disposition_fields;
        let codes = self.codes.catalogue.codes.iter().enumerate();
        CodesView {
            session: self.profile.id.to_string(),
            revision: self.codes.revision,
            loading: self.codes_loading(),
            codes: codes
                .map(|(place, code)| CodeView {
                    code: code.code.clone(),
                    path: code.path.clone(),
                    kind: match code.kind {
                        CodeKind::Success => CodeKindWord::Success,
                        CodeKind::Callback => CodeKindWord::Callback,
                        CodeKind::CallAgain => CodeKindWord::CallAgain,
                        CodeKind::Transfer => CodeKindWord::Transfer,
                        CodeKind::Other => CodeKindWord::Other,
                    },
                    digit: self.digit_of(&code.code, place),
                    requires: RequiresView {
                        note: code.requires.note,
                        callback: code.requires.callback,
                        sales: code.requires.sales,
                    },
                    default_sales: code.default_sales,
                })
                .collect(),
            recents: self.codes.recents.iter().cloned().collect(),
            pinned: self.pinned_codes(),
            sends_note: fields.note,
            sends_callback: fields.callback,
            sends_sales: fields.sales,
            form: match (self.capabilities.disposition, self.capabilities.disposition_form) {
                (None, _) => OutcomeForm::Here,
                (Some(_), DispositionForm::Note) => OutcomeForm::Note,
                (Some(_), DispositionForm::Code) => OutcomeForm::Code,
            },
        }
    }
}

/// A draft as it is shown.
pub(crate) fn draft_view(draft: &Draft, restored: bool) -> DraftView {
    DraftView {
        code: draft.code.clone(),
        note: draft.note.clone(),
        callback: draft.callback.as_ref().map(|callback| CallbackView {
            at_ms: callback.at.as_millisecond(),
            zone: callback.zone.clone(),
        }),
        sales: draft.sales,
        restored,
    }
}
