use std::time::Duration;

use ringside_simulator::genesys::{Event, EventOrder, Settings, Simulator, SimulatorHandle};

use crate::site::{Counts, Deed, Elsewhere, Site};

/// Our simulator as it is by default, with the strictness of CometD 3.1.
pub(crate) struct Comet {
    sim: SimulatorHandle,
    elsewhere: Elsewhere,
}

impl Comet {
    fn happens(&self, event: Event) {
        self.sim.event(event).expect("it makes sense now");
    }

    fn deed(&self, deed: Deed) {
        let (user, call) = ("agent1".to_owned(), None);
        self.happens(match deed {
            Deed::Answer => Event::AgentAnswers { user, call },
            Deed::Hold => Event::AgentHolds { user, call },
            Deed::Retrieve => Event::AgentRetrieves { user, call },
        });
    }
}

impl Site for Comet {
    async fn start(poll: Duration) -> Self {
        let elsewhere = Elsewhere::new();
        let mut settings = Settings::default();
        settings.push.timeout_ms = poll.as_millis().try_into().expect("not that long");
        settings.wire.external_url = Some(elsewhere.url());
        let sim = Simulator::start(settings).await.expect("a free port");
        Self { sim, elsewhere }
    }

    fn base_url(&self) -> String {
        self.sim.root_url()
    }

    fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }

    async fn counts(&mut self) -> Counts {
        Counts {
            handshakes: self.sim.requests("handshake"),
            subscriptions: self.sim.requests("subscribe"),
            polls: self.sim.requests("connect"),
            disconnects: self.sim.requests("disconnect"),
            looks: self.sim.requests("me"),
            clients: self.sim.state().push_clients as u64,
        }
    }

    async fn rings(&mut self) {
        self.happens(Event::InboundCall {
            user: "agent1".to_owned(),
            number: "07700900124".to_owned(),
            user_data: serde_json::Map::new(),
            internal: false,
        });
    }

    async fn at_the_phone(&mut self, deed: Deed) {
        self.deed(deed);
    }

    async fn forgets_push_clients(&mut self, missed: Deed) {
        self.happens(Event::PushSessionsLost { user: None });
        self.deed(missed);
    }

    async fn restarts(&mut self, missed: Deed) {
        self.happens(Event::Restart);
        self.deed(missed);
    }

    async fn tells_before_it_answers(&mut self) {
        self.sim.update(|settings| settings.push.order = EventOrder::BeforeAnswer);
    }

    async fn answers(&mut self) {}
}
