use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::control::control;
use crate::server::{Listening, Server};
use crate::{EventRefused, FaultRule, LedgerEntry, Shared, Simulated, SimulatorError};

/// A running simulator. The last clone that is dropped ends it, in the background; [`Handle::stop`] waits.
#[derive(Debug)]
pub struct Handle<S> {
    shared: Arc<Shared<S>>,
    server: Arc<Server>,
}

impl<S> Clone for Handle<S> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), server: Arc::clone(&self.server) }
    }
}

impl<S: Simulated> Handle<S> {
    /// Starts an account on the loopback interface, served by the current tokio runtime.
    ///
    /// # Errors
    ///
    /// [`SimulatorError::Listen`] when the port cannot be had.
    pub async fn start(settings: S::Settings) -> Result<Self, SimulatorError> {
        let listening = Listening::on(S::port(&settings)).await?;
        let base_url = format!("http://{}{}", listening.addr(), S::BASE);
        let shared = Arc::new(Shared::<S>::new(settings, base_url));
        let router = S::router(Arc::clone(&shared)).nest("/_sim", control(Arc::clone(&shared)));
        let server = listening.serve(router, S::run(Arc::clone(&shared)));
        Ok(Self { shared, server: Arc::new(server) })
    }

    /// Returns the base URL for a profile, without a slash at its end.
    pub fn base_url(&self) -> String {
        self.shared.base_url().to_owned()
    }

    /// Returns the URL below which `/_sim/…` is found.
    pub fn root_url(&self) -> String {
        format!("http://{}", self.addr())
    }

    /// Returns where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.server.addr()
    }

    /// Ends the server, breaks its connections and returns once the port is free.
    pub async fn stop(&self) {
        self.server.stop().await;
    }

    /// Returns everything that acts and was asked for, in order.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.shared.ledger_since(0)
    }

    /// Returns the outcomes the vendor holds, or what stands for them, in the order they came.
    pub fn outcomes(&self) -> Vec<S::Outcome> {
        self.shared.outcomes()
    }

    /// Returns how many requests to `method` have arrived, by the names of the vendor's `docs.md`.
    pub fn requests(&self, method: &str) -> u64 {
        self.shared.requests(method)
    }

    /// Returns all the vendor knows now.
    pub fn state(&self) -> S::View {
        self.shared.view()
    }

    /// Plans a fault, after those planned before.
    pub fn fault(&self, rule: FaultRule) {
        self.shared.add_fault(rule);
    }

    /// Drops the faults that nothing has met yet.
    pub fn clear_faults(&self) {
        self.shared.clear_faults();
    }

    /// Lets something happen outside the API.
    ///
    /// # Errors
    ///
    /// [`EventRefused`] when the event makes no sense now, such as an answer without a call; nothing changed then.
    pub fn event(&self, event: S::Event) -> Result<S::Done, EventRefused> {
        self.shared.happen(event)
    }

    /// Returns the settings in force.
    pub fn settings(&self) -> S::Settings {
        self.shared.settings()
    }

    /// Changes the settings; those that describe the start need a [`Handle::reset`].
    pub fn update(&self, change: impl FnOnce(&mut S::Settings)) {
        let mut settings = self.settings();
        change(&mut settings);
        self.shared.apply(settings);
    }

    /// Moves the vendor's clock ahead; what is due by then happens and is told to whoever waits for it.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// Starts over: everything as after a start, faults, ledger and counters too. The settings stay.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

/// Declares a vendor's `Simulator` and its `SimulatorHandle`, which is a [`Handle`] with room for methods of its own.
#[macro_export]
macro_rules! simulator {
    ($(#[$about:meta])* $core:ty) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct Simulator;

        impl Simulator {
            /// Starts it on the loopback interface, served by the current tokio runtime.
            ///
            /// # Errors
            ///
            /// When the port cannot be had.
            pub async fn start(
                settings: <$core as $crate::Simulated>::Settings,
            ) -> Result<SimulatorHandle, $crate::SimulatorError> {
                $crate::Handle::start(settings).await.map(SimulatorHandle)
            }
        }

        /// A running simulator. The last clone that is dropped ends it, in the background; `stop` waits.
        #[derive(Debug, Clone)]
        pub struct SimulatorHandle($crate::Handle<$core>);

        impl std::ops::Deref for SimulatorHandle {
            type Target = $crate::Handle<$core>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    };
}
