//! Which page is opened for a call, and when: once for each call and event, restarts included.

use std::collections::HashSet;

use ringside_domain::{Call, CallId, CallState, Direction, Moment, PopEvent, ScreenPop, Variable};
use ringside_ipc::{Phase, Text};

use ringside_numbers::Number;

use super::{Effect, Keep, Kept, Session};

/// A page to open.
#[derive(Clone, PartialEq, Eq)]
pub struct PageToOpen {
    /// For which call.
    pub call: CallId,
    /// At which event of it.
    pub event: PopEvent,
    /// Its address.
    pub url: String,
}

impl std::fmt::Debug for PageToOpen {
    /// Numbers and names in the address are nobody's to print.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageToOpen")
            .field("call", &self.call)
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}

/// What is known of pages for calls.
#[derive(Debug, Default)]
pub(crate) struct Pops {
    /// For what a page was opened, or need not be any more.
    had: HashSet<(CallId, PopEvent)>,
    /// It was said that policy does not allow a page.
    said: bool,
}

impl Session {
    /// Takes over for what the last run opened pages. What was over by then needs none.
    pub(crate) fn restore_pops(&mut self, had: Vec<(CallId, PopEvent)>) {
        let over = self.desk.calls().iter().filter(|call| !call.state.is_live());
        let over = over.flat_map(|call| PopEvent::ALL.map(|event| (call.id, event)));
        self.pops.had = had.into_iter().chain(over).collect();
    }

    /// The pages that are due as the calls stand now. Nothing is opened on old news.
    pub(crate) fn follow_pops(&mut self, now: Moment) -> Vec<Effect> {
        if self.profile.finishing.pops.is_empty() || self.checking || self.phase != Phase::SignedIn {
            return Vec::new();
        }
        let desk = &self.desk;
        self.pops.had.retain(|(call, _)| desk.get(*call).is_some());
        let mut effects = Vec::new();
        for call in self.desk.calls().to_vec() {
            let Some(event) = event_of(&call) else { continue };
            if !self.pops.had.insert((call.id, event)) {
                continue;
            }
            let pops = &self.profile.finishing.pops;
            let Some(pop) = pops.iter().find(|(pop, _)| pop.event == event).cloned() else { continue };
            match pop {
                (pop, true) => {
                    let page = PageToOpen { call: call.id, event, url: self.address(&pop, &call) };
                    effects.push(Effect::Keep {
                        keep: Box::new(Keep::ScreenPop { call: call.id, event }),
                        then: Kept::Page(Box::new(page)),
                    });
                }
                (_, false) if !std::mem::replace(&mut self.pops.said, true) => {
                    self.raise_warning(Text::new("status-page-not-allowed"), now);
                }
                (_, false) => {}
            }
        }
        effects
    }

    /// The browser did not open a page.
    pub(crate) fn page_failed(&mut self, now: Moment) {
        self.raise_warning(Text::new("status-page-failed"), now);
    }

    fn address(&self, pop: &ScreenPop, call: &Call) -> String {
        let number = call.number.as_deref().filter(|number| !number.is_empty());
        let parsed = number.and_then(|number| ringside_numbers::parse(number, self.profile.region).ok());
        let lead = self.leads.get(&call.id).or(call.lead.as_ref());
        let finishing = &self.profile.finishing;
        pop.template.fill(|variable| match variable {
            Variable::NumberE164 => match &parsed {
                Some(Number::Full(number)) => Some(number.e164().to_owned()),
                Some(Number::Extension(_)) | None => None,
            },
            Variable::NumberNational => {
                parsed.as_ref().map(|number| number.national_digits(self.profile.region))
            }
            Variable::Name => call.name.clone(),
            Variable::CallId => Some(call.id.to_string()),
            Variable::CallVendorId => call.vendor_id.as_ref().map(ToString::to_string),
            Variable::CallDirection => call.direction.map(|direction| match direction {
                Direction::Inbound => "inbound".to_owned(),
                Direction::Outbound => "outbound".to_owned(),
            }),
            Variable::Queue => call.queue.clone(),
            Variable::LeadId => lead.map(ToString::to_string),
            Variable::AgentLogin => Some(finishing.login.clone()),
            Variable::AgentId => Some(finishing.user_id.clone()),
        })
    }
}

/// What has happened to a call last, of what pages are opened for.
fn event_of(call: &Call) -> Option<PopEvent> {
    match call.state {
        CallState::Ringing => Some(PopEvent::Ring),
        CallState::Connected | CallState::Held => Some(PopEvent::Answer),
        CallState::WrapUp => Some(PopEvent::WrapUp),
        CallState::Dialing | CallState::Ended => None,
    }
}
