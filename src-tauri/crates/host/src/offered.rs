//! What other programs ask to dial, by links the system hands to the bar.

use ringside_config::DialLinks;
use ringside_domain::ProfileId;
use ringside_ipc::{OfferedView, Phase, SessionRequest, Text};
use ringside_numbers::{DialLink, LinkProblem, Number, parse};
use tokio::sync::MutexGuard;

use crate::host::{Host, State};

/// The newest link nobody has taken yet. One that comes takes the place of the one before: the agent has gone on.
#[derive(Default)]
pub(crate) struct Offered {
    links: u64,
    newest: Option<OfferedView>,
}

impl Offered {
    pub(crate) fn view(&self) -> Option<OfferedView> {
        self.newest.clone()
    }

    fn put(&mut self, link: Result<DialLink, Text>) {
        self.links += 1;
        let id = self.links;
        self.newest = Some(match link {
            Ok(link) => OfferedView::Number {
                id,
                number: link.number().to_owned(),
                lead: link.lead().map(str::to_owned),
                session: link.profile().map(str::to_owned),
            },
            Err(why) => OfferedView::Nothing { id, why },
        });
    }

    /// Whether it was still the newest.
    fn taken(&mut self, taken: u64) -> bool {
        self.newest.take_if(|newest| id_of(newest) == taken).is_some()
    }
}

const fn id_of(offered: &OfferedView) -> u64 {
    match offered {
        OfferedView::Number { id, .. } | OfferedView::Nothing { id, .. } => *id,
    }
}

/// What became of a number.
pub(crate) enum Became {
    /// It is being dialled in this session.
    Dialled(String),
    /// It is before the agent.
    Offered,
}

impl Host {
    /// Puts the number of a link before the agent, or dials it where policy says so and nothing is in doubt.
    pub(crate) async fn open_link(&self, link: &str) {
        let state = self.inner.state.lock().await;
        let read = self.read_link(&state, link);
        let _ = self.take(state, read).await;
    }

    /// The same with what the agent has selected in another program.
    pub(crate) async fn open_selected(&self, text: &str) {
        let read = if self.inner.policy.dial_links == DialLinks::Off {
            Err(Text::new("selected-off"))
        } else if text.trim().is_empty() {
            Err(Text::new("selected-nothing"))
        } else {
            DialLink::selected(text).map_err(|_| Text::new("selected-no-number"))
        };
        let _ = self.take(self.inner.state.lock().await, read).await;
    }

    /// Dials what is in no doubt, where policy says so, and puts everything else before the agent.
    pub(crate) async fn take(
        &self,
        mut state: MutexGuard<'_, State>,
        read: Result<DialLink, Text>,
    ) -> Became {
        let dialled = match (&read, self.inner.policy.dial_links) {
            (Ok(link), DialLinks::Dial) => plain_case(&state, link),
            (Ok(_) | Err(_), DialLinks::Fill | DialLinks::Off | DialLinks::Dial) => None,
        };
        if let Some((session, request)) = dialled {
            drop(state);
            if self.session(&session, request).await.is_ok() {
                return Became::Dialled(session);
            }
            // Refused: what can be done is for the agent to see, with the number before her.
            state = self.inner.state.lock().await;
        }
        state.offered.put(read);
        self.publish_app(&mut state);
        Became::Offered
    }

    pub(crate) async fn link_taken(&self, id: u64) {
        let mut state = self.inner.state.lock().await;
        if state.offered.taken(id) {
            self.publish_app(&mut state);
        }
    }

    fn read_link(&self, state: &State, link: &str) -> Result<DialLink, Text> {
        if self.inner.policy.dial_links == DialLinks::Off {
            return Err(Text::new("link-off"));
        }
        let link = DialLink::parse(link).map_err(|problem| {
            Text::new(match problem {
                LinkProblem::NotALink => "link-not-to-dial",
                LinkProblem::TooLong | LinkProblem::Number(_) => "link-no-number",
            })
        })?;
        match link.profile() {
            Some(profile) if state.profiles.get(&ProfileId::new(profile)).is_none() => {
                Err(Text::new("link-no-profile").with("profile", profile))
            }
            Some(_) | None => Ok(link),
        }
    }
}

/// The session and the request where a link can be dialled without asking: a whole number, and no doubt who dials it.
fn plain_case(state: &State, link: &DialLink) -> Option<(String, SessionRequest)> {
    let named = link.profile().map(ProfileId::new);
    let mut can = state.engines.iter().filter(|(id, engine)| {
        named.as_ref().is_none_or(|named| named == *id) && engine.views().borrow().phase == Phase::SignedIn
    });
    let (Some((id, _)), None) = (can.next(), can.next()) else { return None };
    let region = state.profiles.get(id)?.region;
    match parse(link.number(), region) {
        Ok(Number::Full(_)) => {}
        Ok(Number::Extension(_)) | Err(_) => return None,
    }
    let request = SessionRequest::Dial {
        number: link.number().to_owned(),
        kind: None,
        lead: link.lead().map(str::to_owned),
    };
    Some((id.to_string(), request))
}
