//! How many files the program may have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Enough for fifty thousand ring cards, each of which leaves one behind (`docs/benchmarks.md`, "Two hundred rings").
const ENOUGH: u64 = 65_536;

/// Takes as many as the system gives without being asked for more. The usual 1024 would be used up in a busy week.
pub(crate) fn settle() {
    let now = getrlimit(Resource::Nofile);
    let wanted = now.maximum.map_or(ENOUGH, |maximum| maximum.min(ENOUGH));
    if now.current.is_none_or(|current| current >= wanted) {
        return;
    }
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), ..now }) {
        tracing::warn!(%error, "the program may have no more files open than it was started with");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_may_open_few_files_may_open_as_many_as_it_is_allowed() {
        let before = getrlimit(Resource::Nofile);
        let few = Rlimit { current: Some(before.current.unwrap_or(1024).min(1024)), ..before };
        setrlimit(Resource::Nofile, few).unwrap();
        settle();
        let allowed = before.maximum.unwrap_or(u64::MAX).min(ENOUGH);
        assert_eq!(getrlimit(Resource::Nofile), Rlimit { current: Some(allowed), ..before });
    }
}
