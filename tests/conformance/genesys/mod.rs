//! Genesys Web Services on its bench: both generations of its answers, push as CometD and as faye do it, an agent and a
//! supervisor.

mod answers;
mod bench;

use ringside_simulator::genesys::{EventOrder, Generation, RefusalHttp, Settings, UnknownClient};

use self::bench::GenesysBench;
use crate::suite::conformance;

conformance!(as_an_agent, GenesysBench::start(Settings::default(), "agent1"));
conformance!(as_a_supervisor, GenesysBench::start(Settings::default(), "supervisor1"));
conformance!(otherwise, GenesysBench::start(otherwise(), "agent1"));

/// The older generation, numbers as text, forged-request tokens, events ahead of their answers, twice and out of order.
fn otherwise() -> Settings {
    let mut settings = Settings { seed: 7, ..Settings::default() };
    settings.auth.csrf = true;
    settings.auth.csrf_on_push = true;
    settings.push.order = EventOrder::BeforeAnswer;
    settings.push.unknown_client = UnknownClient::Faye;
    settings.push.duplicate = true;
    settings.wire.generation = Generation::Old;
    settings.wire.shuffle_capabilities = true;
    settings.wire.metrics = true;
    settings.wire.external_url = Some("https://gws.example.test/api/v2".to_owned());
    settings.wire.string_status_code = true;
    settings.wire.refusal_http = RefusalHttp::Matching;
    settings
}
