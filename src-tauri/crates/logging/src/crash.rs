/// Lets a crash of this program, and of those it starts, leave no image of its memory: passwords, notes and numbers are
/// in it. Called first thing; does nothing on systems whose crash files are not the program's own to refuse.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
            tracing::warn!(%error, "a crash may leave an image of this program's memory");
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::process::{Resource, getrlimit};

    use super::*;

    #[test]
    fn no_core_file_is_left_and_the_limit_stays() {
        leave_no_core();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
        leave_no_core();
    }
}
