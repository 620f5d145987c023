use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    EnvFilter, Registry,
    filter::{FilterExt, Targets},
    layer,
};

const USUAL: &str = "info";

/// Libraries that write down addresses and headers below `WARN`.
const TALKATIVE: [&str; 6] = ["reqwest", "hyper", "hyper_util", "h2", "rustls", "cookie_store"];

/// Which events are logged, with what is wrong with the wish for it. A wish nobody understands must not stop the bar.
pub(crate) struct Filter {
    pub(crate) filter: Box<dyn layer::Filter<Registry> + Send + Sync>,
    pub(crate) problem: Option<String>,
}

impl Filter {
    pub(crate) fn from_environment() -> Self {
        Self::new(std::env::var("RINGSIDE_LOG").ok().as_deref())
    }

    /// Talkative libraries stay at `WARN` unless `wish` names them.
    pub(crate) fn new(wish: Option<&str>) -> Self {
        let wish = wish.filter(|wish| !wish.trim().is_empty()).unwrap_or(USUAL);
        let parts: Vec<&str> = wish.split(',').map(str::trim).collect();
        let (filter, problem) = match EnvFilter::try_new(parts.join(",")) {
            Ok(filter) => (filter, None),
            Err(error) => (EnvFilter::new(USUAL), Some(error.to_string())),
        };
        let named =
            |library: &&str| parts.iter().any(|part| part.split(['=', '[', ':']).next() == Some(*library));
        let capped = TALKATIVE.into_iter().filter(|library| !named(library));
        let cap = Targets::new()
            .with_default(LevelFilter::TRACE)
            .with_targets(capped.map(|library| (library, LevelFilter::WARN)));
        Self { filter: Box::new(filter.and(cap)), problem }
    }
}
