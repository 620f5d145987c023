//! What the program was asked to do.

use std::ffi::OsString;

use lexopt::prelude::*;

/// The answer to `--help`.
pub(crate) const HELP: &str = "\
ringside: one agent toolbar for every contact centre

Usage: ringside [--demo]

  --demo      work against a built-in simulator; needs no account and keeps nothing
  --version   print the version
  --help      print this

RINGSIDE_CONFIG_DIR and RINGSIDE_DATA_DIR move the folders for profiles and for data.
";

/// What one start of the program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Invocation {
    /// Opens the bar.
    Bar {
        /// Against the built-in simulator.
        demo: bool,
    },
    /// Prints the version.
    Version,
    /// Prints [`HELP`].
    Help,
}

/// Reads the arguments after the program's name.
///
/// # Errors
///
/// When an argument is not one of ours.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Invocation, lexopt::Error> {
    let mut demo = false;
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("demo") => demo = true,
            Long("version") | Short('V') => return Ok(Invocation::Version),
            Long("help") | Short('h') => return Ok(Invocation::Help),
            _ => return Err(arg.unexpected()),
        }
    }
    Ok(Invocation::Bar { demo })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Invocation, String> {
        parse(args.iter().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn no_argument_opens_the_bar_on_the_agents_own_profiles() {
        assert_eq!(read(&[]), Ok(Invocation::Bar { demo: false }));
    }

    #[test]
    fn demo_opens_it_on_the_simulator() {
        assert_eq!(read(&["--demo"]), Ok(Invocation::Bar { demo: true }));
    }

    #[test]
    fn an_unknown_argument_is_named() {
        assert!(read(&["--demmo"]).is_err_and(|message| message.contains("--demmo")));
        assert!(read(&["bar"]).is_err_and(|message| message.contains("bar")));
    }
}
