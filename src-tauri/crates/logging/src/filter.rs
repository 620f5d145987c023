use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    EnvFilter, Registry,
    filter::{FilterExt, Targets},
    layer,
};

const USUAL: &str = "info";

/// What the targets of this project's crates begin with.
const OURS: &str = "ringside";

/// Which events are logged, with what is wrong with the wish for it. A wish nobody understands must not stop the bar.
pub(crate) struct Filter {
    pub(crate) filter: Box<dyn layer::Filter<Registry> + Send + Sync>,
    pub(crate) problem: Option<String>,
}

impl Filter {
    pub(crate) fn from_environment() -> Self {
        Self::new(std::env::var("RINGSIDE_LOG").ok().as_deref())
    }

    /// Libraries stay at `WARN` whatever is wished: below it they write down what they are given, such as numbers,
    /// cookies and addresses.
    pub(crate) fn new(wish: Option<&str>) -> Self {
        let wish = wish.filter(|wish| !wish.trim().is_empty()).unwrap_or(USUAL);
        let parts: Vec<&str> = wish.split(',').map(str::trim).collect();
        let (filter, problem) = match EnvFilter::try_new(parts.join(",")) {
            Ok(filter) => (filter, None),
            Err(error) => (EnvFilter::new(USUAL), Some(error.to_string())),
        };
        let cap = Targets::new().with_default(LevelFilter::WARN).with_target(OURS, LevelFilter::TRACE);
        Self { filter: Box::new(filter.and(cap)), problem }
    }
}
