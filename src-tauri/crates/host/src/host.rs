use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::{Arc, Mutex as SyncMutex, OnceLock, PoisonError, atomic::AtomicBool},
};

use ringside_config::{
    BadPolicy, Folders, NoHome, Policy, PolicyFile, Profile, Profiles, SaveError, Settings,
};
use ringside_domain::ProfileId;
use ringside_engine::{Clock, Engine, EngineParts, Opener};
use ringside_ipc::{ErrorCode, Event, SessionReply, SessionRequest, Text, UiError, Unfinished};
use ringside_secrets::Secrets;
use ringside_store::{Store, StoreError};
use tokio::sync::{Mutex, mpsc};

use crate::{
    bridge::Bridging,
    connect::{ProfileConnector, account, second, second_account},
    demo::Demo,
    do_not_call,
    events::Events,
    keys::Everywhere,
    machine,
    offered::Offered,
    pops,
    support::Support,
    vendors::{self, usable},
};

/// How a host is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostOptions {
    /// On simulated vendors, keeping nothing.
    pub demo: bool,
    /// With the keychain of the operating system; else passwords live in memory.
    pub keychain: bool,
}

/// A host that could not start.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// The system has no folders for this user.
    #[error(transparent)]
    NoHome(#[from] NoHome),
    /// The data file cannot be used.
    #[error("the data file cannot be used: {0}")]
    Store(#[from] StoreError),
    /// A profile could not be written.
    #[error("the profile could not be written: {0}")]
    Config(#[from] SaveError),
    /// Demo mode could not start its simulated vendor.
    #[error("demo mode could not start")]
    Demo(#[source] io::Error),
}

impl HostError {
    /// The same for a person: what is wrong, what became of the data, what to do.
    #[must_use]
    pub fn for_person(&self) -> UiError {
        let key = match self {
            Self::Store(StoreError::InUse) => "start-in-use",
            Self::Store(StoreError::Newer { .. }) => "start-newer",
            Self::Store(StoreError::Damaged) => "start-damaged",
            Self::Store(StoreError::Full) => "start-full",
            Self::NoHome(_) | Self::Store(_) | Self::Config(_) | Self::Demo(_) => "start-failed",
        };
        UiError::with_text(ErrorCode::Storage, Text::new(key))
    }
}

/// The application without a window. A cheap handle: every clone is the same host.
#[derive(Clone)]
pub struct Host {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) folders: Folders,
    pub(crate) secrets: Secrets,
    pub(crate) uses_keychain: bool,
    /// Whether the data file has its key.
    pub(crate) has_key: AtomicBool,
    /// Held while the key is being taken.
    pub(crate) taking_key: Mutex<()>,
    pub(crate) policy: Policy,
    pub(crate) bad_policy: Option<BadPolicy>,
    pub(crate) policy_file: PolicyFile,
    pub(crate) demo: Option<Demo>,
    pub(crate) store: Store,
    pub(crate) support: Support,
    pub(crate) bridge: Bridging,
    /// What opens pages; without one they are told as events.
    pub(crate) browser: OnceLock<Arc<dyn Opener>>,
    pub(crate) state: Mutex<State>,
    subscribers: SyncMutex<Vec<mpsc::UnboundedSender<Event>>>,
}

pub(crate) struct State {
    pub(crate) profiles: Profiles,
    pub(crate) settings: Settings,
    pub(crate) engines: BTreeMap<ProfileId, Engine>,
    /// Which profiles have a password the bar can use.
    pub(crate) passwords: BTreeMap<ProfileId, bool>,
    /// Which profiles have a second secret.
    pub(crate) seconds: BTreeSet<ProfileId>,
    /// What another program asked to dial.
    pub(crate) offered: Offered,
    /// What became of the keys that are to work in every program.
    pub(crate) everywhere: Everywhere,
    pub(crate) revision: u64,
}

impl Host {
    /// Starts the application: reads profiles and settings, opens the data file, makes a session for each profile.
    ///
    /// # Errors
    ///
    /// [`HostError`] when there is nothing to stand on: no folders, a data file in use or damaged.
    pub async fn start(options: HostOptions) -> Result<Self, HostError> {
        let (demo, folders) = if options.demo {
            let (demo, folders) = Demo::start().await?;
            (Some(demo), folders)
        } else {
            (None, Folders::from_environment()?)
        };
        let (policy, bad_policy) = Policy::load();
        let policy_file = PolicyFile::read(&Policy::file());
        let policy_file = if bad_policy.is_some() { policy_file.not_in_force() } else { policy_file };
        if let Some(bad) = &bad_policy {
            tracing::warn!(%bad, "the policy file is not good; the defaults are in force");
        }
        let uses_keychain = options.keychain && !options.demo;
        let secrets =
            if uses_keychain { Secrets::keychain(folders.keychain_service()) } else { Secrets::in_memory() };
        // Without a key, what is personal is kept unsealed in a file only this user can read, where policy allows it.
        let key = secrets.database_key().await.ok();
        let has_key = AtomicBool::new(key.is_some());
        let data = folders.data().to_owned();
        let store = tokio::task::spawn_blocking(move || Store::open(&data, key))
            .await
            .map_err(|error| HostError::Demo(io::Error::other(error)))??;
        let profiles = Profiles::load(&folders, &usable());
        let (settings, bad_settings) = Settings::load(&folders);
        if let Some(problem) = bad_settings {
            tracing::warn!(%problem, "the settings file is not good; the defaults are in force");
        }
        let state = State {
            profiles,
            settings,
            engines: BTreeMap::new(),
            passwords: BTreeMap::new(),
            seconds: BTreeSet::new(),
            offered: Offered::default(),
            everywhere: Everywhere::default(),
            revision: 0,
        };
        let host = Self {
            inner: Arc::new(Inner {
                folders,
                secrets,
                uses_keychain,
                has_key,
                taking_key: Mutex::new(()),
                policy,
                bad_policy,
                policy_file,
                demo,
                store,
                support: Support::default(),
                bridge: Bridging::default(),
                browser: OnceLock::new(),
                state: Mutex::new(state),
                subscribers: SyncMutex::default(),
            }),
        };
        host.populate().await;
        Ok(host)
    }

    async fn populate(&self) {
        let mut state = self.inner.state.lock().await;
        let profiles: Vec<Profile> = state.profiles.good().to_vec();
        for profile in profiles {
            let secret = self.inner.demo.as_ref().and_then(|demo| demo.secret(profile.vendor.as_str()));
            if let Some(secret) = secret {
                // Nothing is kept: the password is in memory and opens the simulator only.
                let password = secret.into();
                let _ = self.inner.secrets.keep_password(account(&profile), password).await;
            }
            let second =
                self.inner.demo.as_ref().and_then(|demo| demo.second_secret(profile.vendor.as_str()));
            if let Some(second) = second {
                let _ = self.inner.secrets.keep_password(second_account(&profile), second.into()).await;
            }
            self.learn_password(&mut state, &profile).await;
            self.start_engine(&mut state, &profile);
        }
        drop(state);
        self.begin_bridge().await;
        self.watch_keychain();
        self.keep_tidy();
        tokio::spawn(machine::follow(Arc::downgrade(&self.inner)));
    }

    /// Asks one thing of one session.
    ///
    /// # Errors
    ///
    /// [`UiError`], worded for the person.
    pub async fn session(&self, session: &str, request: SessionRequest) -> Result<SessionReply, UiError> {
        if let SessionRequest::Export { what, folder } = request {
            return self.export(session, what, folder).await;
        }
        let id = ProfileId::new(session);
        let engine = self.inner.state.lock().await.engines.get(&id).cloned();
        let engine = engine.ok_or_else(|| UiError::new(ErrorCode::NotFound))?;
        let signs_in = matches!(request, SessionRequest::SignIn { .. });
        if signs_in {
            self.may_sign_in().await?;
        }
        let reply = engine.request(request).await;
        if signs_in && reply.is_ok() {
            self.signed_in(&id).await;
        }
        reply
    }

    /// What ending the program now would leave behind, in all sessions together.
    pub async fn unfinished(&self) -> Unfinished {
        let state = self.inner.state.lock().await;
        state.engines.values().map(|engine| engine.views().borrow().unfinished).sum()
    }

    /// Everything there is at once, then every change.
    #[must_use]
    pub fn subscribe(&self) -> Events {
        let (sender, receiver) = mpsc::unbounded_channel();
        let host = self.clone();
        self.subscribers().push(sender.clone());
        tokio::spawn(async move {
            let state = host.inner.state.lock().await;
            // A subscriber that has gone already wants nothing.
            let _ = sender.send(Event::App { view: Box::new(host.app_view(&state)) });
            for engine in state.engines.values() {
                let view = engine.views().borrow().clone();
                let _ = sender.send(Event::Session { view: Box::new((*view).clone()) });
                let codes = engine.codes().borrow().clone();
                let _ = sender.send(Event::Codes { view: (*codes).clone() });
            }
        });
        Events { receiver }
    }

    /// Ends all sessions; what is on disk stays. Requests in flight get a moment to end.
    pub async fn stop(&self) {
        self.end_bridge().await;
        let engines: Vec<_> =
            std::mem::take(&mut self.inner.state.lock().await.engines).into_values().collect();
        for engine in engines {
            engine.stop().await;
        }
        self.inner.store.close().await;
        if let Some(demo) = &self.inner.demo {
            demo.stop().await;
        }
    }

    async fn signed_in(&self, id: &ProfileId) {
        let mut state = self.inner.state.lock().await;
        if let Some(profile) = state.profiles.get(id).cloned() {
            self.learn_password(&mut state, &profile).await;
            if state.settings.last_profile.as_ref() != Some(id) {
                state.settings.last_profile = Some(id.clone());
                if let Err(error) = state.settings.save(&self.inner.folders) {
                    tracing::warn!(%error, "the settings could not be saved");
                }
            }
        }
        self.publish_app(&mut state);
    }

    pub(crate) async fn learn_password(&self, state: &mut State, profile: &Profile) {
        let found = self.inner.secrets.password(account(profile)).await;
        let has = matches!(found, ringside_secrets::Found::Password(_));
        state.passwords.insert(profile.id.clone(), has);
        if second(&self.inner.secrets, profile).await.is_some() {
            state.seconds.insert(profile.id.clone());
        } else {
            state.seconds.remove(&profile.id);
        }
    }

    /// Starts the session of a profile and passes on what it publishes.
    pub(crate) fn start_engine(&self, state: &mut State, profile: &Profile) {
        let engine = Engine::start(EngineParts {
            profile: ringside_engine::Profile {
                id: profile.id.clone(),
                name: profile.name.clone(),
                vendor_name: vendors::name_of(profile.vendor.as_str()).to_owned(),
                region: profile.region,
                breaks: profile.break_reasons.clone(),
                outcomes: profile.dispositions.clone(),
                requirements: profile.requirements.clone().into_iter().collect(),
                at_zero: self.inner.policy.wrap_up_at_zero,
                overrun: profile.overrun.clone(),
                shortest_wrap_up: profile.shortest_wrap_up,
                finishing: pops::finishing(profile, &self.inner.policy),
                break_limit: self
                    .inner
                    .policy
                    .break_day_minutes
                    .map(|minutes| std::time::Duration::from_secs(60 * u64::from(minutes.get()))),
                not_ready_before_sleep: self.inner.policy.not_ready_before_sleep,
            },
            store: self.inner.store.clone(),
            connector: Arc::new(ProfileConnector {
                profile: profile.clone(),
                secrets: self.inner.secrets.clone(),
            }),
            clock: Clock::system(),
            opener: Arc::new(pops::Pages(Arc::downgrade(&self.inner))),
            gate: do_not_call::gate(&self.inner.policy.do_not_call),
        });
        let (mut views, mut codes) = (engine.views(), engine.codes());
        let host = Arc::downgrade(&self.inner);
        let session = profile.id.to_string();
        tokio::spawn(async move {
            loop {
                let event = tokio::select! {
                    changed = views.changed() => match changed {
                        Ok(()) => Event::Session { view: Box::new((**views.borrow_and_update()).clone()) },
                        Err(_) => break,
                    },
                    changed = codes.changed() => match changed {
                        Ok(()) => Event::Codes { view: (**codes.borrow_and_update()).clone() },
                        Err(_) => break,
                    },
                };
                match host.upgrade() {
                    Some(inner) => inner.publish(&event),
                    None => return,
                }
            }
            if let Some(inner) = host.upgrade() {
                inner.publish(&Event::SessionClosed { session });
            }
        });
        state.engines.insert(profile.id.clone(), engine);
    }

    pub(crate) fn publish_app(&self, state: &mut State) {
        state.revision += 1;
        self.inner.publish(&Event::App { view: Box::new(self.app_view(state)) });
    }

    fn subscribers(&self) -> std::sync::MutexGuard<'_, Vec<mpsc::UnboundedSender<Event>>> {
        self.inner.subscribers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    pub(crate) fn publish(&self, event: &Event) {
        let mut subscribers = self.subscribers.lock().unwrap_or_else(PoisonError::into_inner);
        subscribers.retain(|subscriber| subscriber.send(event.clone()).is_ok());
    }
}
