//! Calls that ring: card, sound and notification, as the core's views say. All of it lives here and not in a page.

mod card;
mod notice;
mod ringing;
mod size;
mod sound;
mod tone;
mod window;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use ringside_ipc::{
    AppView, Event, Language, RingCard, RingCardRequest, RingModeWord, RingReply, RingView, SessionRequest,
    SessionView, StateTarget, Text, UiError,
};
use tauri::{AppHandle, Manager as _, async_runtime, ipc::Channel};
use tokio::{
    sync::{mpsc, oneshot},
    time,
};

use self::{
    notice::Notice,
    ringing::Ringing,
    sound::{Played, Sound, Way},
    window::CardWindow,
};
use crate::{core::Core, shell::tray::system_language};

/// How long the sound system may take to answer; some never do.
const SOUND_ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// The way to whoever looks after calls that ring.
pub(crate) struct Ring {
    asks: mpsc::UnboundedSender<Ask>,
    inbox: Mutex<Option<mpsc::UnboundedReceiver<Ask>>>,
}

/// What can be asked.
enum Ask {
    Silence,
    Describe(oneshot::Sender<RingReply>),
    Test(oneshot::Sender<RingReply>),
    /// The bar's page is a new one and knows nothing yet.
    NewPage,
    Follow {
        label: String,
        page: Channel<RingCard>,
    },
    Card {
        label: String,
        request: RingCardRequest,
        done: oneshot::Sender<Result<(), String>>,
    },
    Played(Played),
}

impl Default for Ring {
    fn default() -> Self {
        let (asks, inbox) = mpsc::unbounded_channel();
        Self { asks, inbox: Mutex::new(Some(inbox)) }
    }
}

impl Ring {
    /// Lets the calls that ring now ring without a sound.
    pub(crate) fn silence(&self) {
        self.ask(Ask::Silence);
    }

    /// Where the sound can be played.
    pub(crate) async fn describe(&self) -> RingReply {
        self.answer(Ask::Describe).await
    }

    /// Plays the sound once, as it is set.
    pub(crate) async fn test(&self) -> RingReply {
        self.answer(Ask::Test).await
    }

    /// Tells the bar's page anew how ringing stands.
    pub(crate) fn new_page(&self) {
        self.ask(Ask::NewPage);
    }

    /// A ring card's page wants to be told what it shows.
    pub(crate) fn follow_card(&self, label: &str, page: Channel<RingCard>) {
        self.ask(Ask::Follow { label: label.to_owned(), page });
    }

    /// Does what a ring card asks; what went wrong is worded for the person.
    pub(crate) async fn card(&self, label: &str, request: RingCardRequest) -> Result<(), String> {
        let (done, told) = oneshot::channel();
        self.ask(Ask::Card { label: label.to_owned(), request, done });
        // The program is ending.
        told.await.unwrap_or(Ok(()))
    }

    fn ask(&self, ask: Ask) {
        // The program is ending.
        let _ = self.asks.send(ask);
    }

    async fn answer(&self, ask: impl FnOnce(oneshot::Sender<RingReply>) -> Ask) -> RingReply {
        let (reply, replied) = oneshot::channel();
        self.ask(ask(reply));
        replied.await.unwrap_or_else(|_| RingReply { devices: Vec::new(), trouble: None })
    }
}

/// Tells of calls that ring until the program ends.
pub(crate) async fn follow(app: AppHandle, web_data: PathBuf) {
    let ring = app.state::<Ring>();
    let Some(mut inbox) = ring.inbox.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
    let mut events = app.state::<Core>().started().await.subscribe();
    let mut desk = Desk {
        app: app.clone(),
        asks: ring.asks.clone(),
        view: None,
        sessions: BTreeMap::new(),
        ringing: Ringing::default(),
        sound: None,
        rings: false,
        no_sound: None,
        given_up: None,
        card: CardWindow::new(web_data),
        notice: Notice::default(),
        noticed: None,
        told: RingView::default(),
    };
    loop {
        let given_up = desk.ringing.next_to_give_up(desk.at_most());
        tokio::select! {
            event = events.recv() => match event {
                Some(event) => desk.hear(event),
                None => return desk.put_away(),
            },
            ask = inbox.recv() => match ask {
                Some(ask) => desk.carry_out(ask),
                None => return desk.put_away(),
            },
            () = until(given_up) => desk.give_up(),
        }
        desk.show();
    }
}

async fn until(instant: Option<Instant>) {
    match instant {
        Some(instant) => time::sleep_until(instant.into()).await,
        None => std::future::pending().await,
    }
}

/// All that is known and shown of calls that ring.
struct Desk {
    app: AppHandle,
    asks: mpsc::UnboundedSender<Ask>,
    view: Option<AppView>,
    sessions: BTreeMap<String, SessionView>,
    ringing: Ringing,
    sound: Option<Sound>,
    /// Whether the sound is on.
    rings: bool,
    /// Why the sound is not heard as it is set.
    no_sound: Option<Text>,
    /// The call that was given up, while it is still said to ring.
    given_up: Option<Text>,
    card: CardWindow,
    notice: Notice,
    /// The call the notification is about.
    noticed: Option<(String, String)>,
    /// What the bar's page was told last.
    told: RingView,
}

impl Desk {
    fn hear(&mut self, event: Event) {
        match event {
            Event::App { view } => self.view = Some(*view),
            Event::Session { view } => {
                self.ringing.see(&view, Instant::now());
                self.sessions.insert(view.session.clone(), *view);
            }
            Event::SessionClosed { session } => {
                self.ringing.forget(&session);
                self.sessions.remove(&session);
            }
            _ => {}
        }
    }

    fn carry_out(&mut self, ask: Ask) {
        match ask {
            Ask::Silence => {
                self.ringing.silence();
            }
            Ask::Describe(reply) => {
                let devices = self.sound().map(Sound::devices);
                let trouble = self.no_sound.clone();
                async_runtime::spawn(async move {
                    // A sound system that hangs has no devices to offer.
                    let _ =
                        reply.send(RingReply { devices: heard(devices).await.unwrap_or_default(), trouble });
                });
            }
            Ask::Test(reply) => {
                let way = self.way();
                let (devices, played) = match self.sound() {
                    Some(sound) => (Some(sound.devices()), Some(sound.test(way))),
                    None => (None, None),
                };
                let asks = self.asks.clone();
                async_runtime::spawn(async move {
                    let devices = heard(devices).await.unwrap_or_default();
                    let played = heard(played).await.unwrap_or(Played::NotAtAll);
                    let trouble = trouble(&played);
                    let _ = asks.send(Ask::Played(played));
                    let _ = reply.send(RingReply { devices, trouble });
                });
            }
            Ask::Played(played) => self.no_sound = trouble(&played),
            Ask::NewPage => {
                self.told = RingView::default();
            }
            Ask::Follow { label, page } => self.card.follow(&label, page),
            Ask::Card { label, request, done } => self.act(&label, request, done),
        }
    }

    fn act(&mut self, label: &str, request: RingCardRequest, done: oneshot::Sender<Result<(), String>>) {
        let (session, requests) = match request {
            RingCardRequest::Drawn { height } => {
                self.card.drawn(label, height);
                let _ = done.send(Ok(()));
                return;
            }
            RingCardRequest::Answer { session, call } => {
                self.ringing.pressed(&session, &call);
                (session, vec![SessionRequest::Answer { call }])
            }
            RingCardRequest::Decline { session, call, not_ready } => {
                self.ringing.pressed(&session, &call);
                let choice = self.sessions.get(&session).and_then(card::not_ready).filter(|_| not_ready);
                // First, so that no further call comes in between.
                let not_ready = choice.map(|choice| SessionRequest::SetState {
                    target: StateTarget::NotReady { reason: choice.reason.clone() },
                });
                (session, not_ready.into_iter().chain([SessionRequest::HangUp { call }]).collect())
            }
        };
        let (app, language) = (self.app.clone(), self.language());
        async_runtime::spawn(async move {
            let host = app.state::<Core>().started().await.clone();
            let mut outcome: Result<(), UiError> = Ok(());
            for request in requests {
                outcome = outcome.and(host.session(&session, request).await.map(drop));
            }
            let _ = done.send(outcome.map_err(|error| error.text.render(language)));
        });
    }

    fn give_up(&mut self) {
        let at_most = self.at_most();
        if self.ringing.give_up(Instant::now(), at_most) {
            tracing::warn!(?at_most, "a call was said to ring for too long and is rung for no longer");
            let ms = i64::try_from(at_most.as_millis()).unwrap_or(i64::MAX);
            self.given_up = Some(Text::new("ring-given-up").with("after_ms", ms));
        }
    }

    /// Makes card, sound and notification what they should be now.
    fn show(&mut self) {
        let Some(ring) = self.view.as_ref().map(|view| &view.ring) else { return };
        let (mode, wants_notice) = (ring.mode, ring.notification);
        let language = self.language();
        let aloud = self.ringing.aloud() && mode != RingModeWord::Silent;
        match (aloud, self.rings) {
            (true, false) => self.begin_sound(),
            (false, true) => self.end_sound(),
            (true, true) | (false, false) => {}
        }
        let view = self.view.as_ref().filter(|_| mode == RingModeWord::Card);
        let now = Instant::now();
        match view.and_then(|view| card::of(&self.ringing, &self.sessions, view, language, now)) {
            Some(card) => self.card.show(&self.app, card),
            None => self.card.close(),
        }
        self.notice(wants_notice, language);
        if !self.ringing.any_given_up() {
            self.given_up = None;
        }
        let trouble = self.given_up.clone().or_else(|| self.no_sound.clone());
        let now = RingView { aloud, trouble };
        if self.told != now {
            self.told = now.clone();
            self.app.state::<Core>().tell(Event::Ring { view: now });
        }
    }

    fn notice(&mut self, wanted: bool, language: Language) {
        let newest = self.ringing.told().last().filter(|_| wanted);
        let Some(one) = newest else {
            self.notice.put_away();
            self.noticed = None;
            return;
        };
        let key = (one.session.clone(), one.call.clone());
        if self.noticed.as_ref() == Some(&key) {
            return;
        }
        let Some(view) = self.sessions.get(&one.session) else { return };
        let Some(call) = view.calls.iter().find(|call| call.id == one.call) else { return };
        let title = Text::new("ring-notice").with("who", card::who(call, language)).render(language);
        self.notice.show(title, card::place(call, view));
        self.noticed = Some(key);
    }

    fn begin_sound(&mut self) {
        self.rings = true;
        let (way, asks) = (self.way(), self.asks.clone());
        let played = self.sound().map(|sound| sound.ring(way));
        async_runtime::spawn(async move {
            let played = heard(played).await.unwrap_or(Played::NotAtAll);
            // The program is ending.
            let _ = asks.send(Ask::Played(played));
        });
    }

    fn end_sound(&mut self) {
        self.rings = false;
        if let Some(sound) = &self.sound {
            sound.stop();
        }
    }

    /// The player, which is started when it is first needed.
    fn sound(&mut self) -> Option<&Sound> {
        if self.sound.is_none() {
            self.sound = Sound::start();
        }
        self.sound.as_ref()
    }

    fn way(&self) -> Way {
        let set = self.view.as_ref().map(|view| &view.ring);
        set.map_or_else(Way::default, |ring| Way {
            device: ring.device.clone(),
            volume_percent: ring.volume_percent,
        })
    }

    fn at_most(&self) -> Duration {
        Duration::from_secs(self.view.as_ref().map_or(120, |view| view.ring.at_most_s).into())
    }

    fn language(&self) -> Language {
        self.view.as_ref().and_then(|view| view.language).unwrap_or_else(system_language)
    }

    fn put_away(&mut self) {
        self.end_sound();
        self.notice.put_away();
        self.card.close();
    }
}

/// What the sound system answers; `None` when it does not in time.
async fn heard<T>(answer: Option<oneshot::Receiver<T>>) -> Option<T> {
    time::timeout(SOUND_ANSWERS_WITHIN, answer?).await.ok()?.ok()
}

fn trouble(played: &Played) -> Option<Text> {
    match played {
        Played::AsSet => None,
        Played::Elsewhere(device) => Some(Text::new("ring-elsewhere").with("device", device.as_str())),
        Played::NotAtAll => Some(Text::new("ring-no-sound")),
    }
}

#[cfg(test)]
mod samples;
