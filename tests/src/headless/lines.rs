use std::collections::BTreeMap;

use ringside_ipc::{
    AppView, CallView, CodesView, Event, ExaminedView, OutboxEntryView, PopWord, ProfileReply, SessionReply,
    SessionView, UiError,
};
use serde::Deserialize;

use super::place::SESSION;

/// What a request was answered with.
#[derive(Debug, Clone, PartialEq)]
pub enum Replied {
    /// A request to the session.
    Session(SessionReply),
    /// A request about profiles.
    Profile(ProfileReply),
}

/// All that one run has written so far: the newest of each view, and every reply.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Profiles and settings.
    pub app: Option<AppView>,
    /// The sessions, by the ids of their profiles.
    pub sessions: BTreeMap<String, SessionView>,
    /// Their outcomes to choose from.
    pub codes: BTreeMap<String, CodesView>,
    /// Replies and errors, by the id of their request.
    pub replies: BTreeMap<u64, Result<Replied, UiError>>,
    /// Examinations as they went on, oldest first.
    pub examined: Vec<ExaminedView>,
    /// Pages to open for calls, oldest first: the call, when, and the address.
    pub pages: Vec<(String, PopWord, String)>,
    /// Lines that are none of the protocol.
    pub strange: Vec<String>,
    /// Whether the program has ended.
    pub ended: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: Option<u64>,
    reply: Option<serde_json::Value>,
    error: Option<UiError>,
    event: Option<Event>,
}

impl Seen {
    /// Takes one line of stdout over.
    pub(super) fn take(&mut self, line: &str) {
        if self.read(line).is_none() {
            self.strange.push(line.to_owned());
        }
    }

    fn read(&mut self, line: &str) -> Option<()> {
        match serde_json::from_str(line).ok()? {
            Line { id: Some(id), reply: Some(reply), error: None, event: None } => {
                // The two kinds of replies share `done` and nothing else.
                let session = serde_json::from_value(reply.clone()).map(Replied::Session);
                let reply = session.or_else(|_| serde_json::from_value(reply).map(Replied::Profile)).ok()?;
                self.replies.insert(id, Ok(reply));
            }
            Line { id: Some(id), reply: None, error: Some(error), event: None } => {
                self.replies.insert(id, Err(error));
            }
            Line { id: None, reply: None, error: None, event: Some(event) } => self.follow(event),
            _ => return None,
        }
        Some(())
    }

    fn follow(&mut self, event: Event) {
        match event {
            Event::App { view } => self.app = Some(*view),
            Event::Session { view } => {
                self.sessions.insert(view.session.clone(), *view);
            }
            Event::Codes { view } => {
                self.codes.insert(view.session.clone(), view);
            }
            Event::SessionClosed { session } => {
                self.sessions.remove(&session);
                self.codes.remove(&session);
            }
            Event::Examined { view } => self.examined.push(view),
            // A bar without a window is never asked whether it may end, has no tray, and rings nobody.
            Event::CallbacksAsked { .. } | Event::QuitAsked | Event::Ring { .. } | Event::Training { .. } => {
            }
            Event::ScreenPop { call, event, url, .. } => self.pages.push((call, event, url)),
        }
    }

    /// The one session of a [`Place`](super::Place) with one profile.
    #[must_use]
    pub fn session(&self) -> Option<&SessionView> {
        self.sessions.get(SESSION)
    }

    /// The calls at all desks.
    pub fn calls(&self) -> impl Iterator<Item = &CallView> {
        self.sessions.values().flat_map(|view| &view.calls)
    }

    /// One call, at whichever desk.
    #[must_use]
    pub fn call(&self, id: &str) -> Option<&CallView> {
        self.calls().find(|call| call.id == id)
    }

    /// The outcome of a call on its way, the newest if there are several.
    #[must_use]
    pub fn entry(&self, call: &str) -> Option<&OutboxEntryView> {
        let mut entries = self.sessions.values().flat_map(|view| &view.outbox.entries);
        entries.rfind(|entry| entry.call == call)
    }
}
