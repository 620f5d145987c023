//! What the program was asked to do.

use std::ffi::OsString;

use lexopt::prelude::*;

/// The answer to `--help`.
pub(crate) const HELP: &str = "\
ringside: one agent toolbar for every contact centre

Usage: ringside [--demo] [LINK]

  LINK        a tel:, callto:, sip: or ringside://dial?number=… link, put into the number field; a bar that is open takes it
  --demo      work against a built-in simulator; needs no account and keeps nothing
  --version   print the version
  --help      print this

RINGSIDE_CONFIG_DIR and RINGSIDE_DATA_DIR move the folders for profiles and for data.
";

/// What one start of the program does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Invocation {
    /// Opens the bar.
    Bar {
        /// Against the built-in simulator.
        demo: bool,
        /// What another program wants dialled.
        link: Option<String>,
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
    let (mut demo, mut link) = (false, None);
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("demo") => demo = true,
            Long("version") | Short('V') => return Ok(Invocation::Version),
            Long("help") | Short('h') => return Ok(Invocation::Help),
            // Whether it is a link is said in the window: whoever clicked it sees no terminal.
            Value(value) if link.is_none() && value.to_string_lossy().contains(':') => {
                link = Some(value.to_string_lossy().into_owned());
            }
            _ => return Err(arg.unexpected()),
        }
    }
    Ok(Invocation::Bar { demo, link })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Invocation, String> {
        parse(args.iter().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn no_argument_opens_the_bar_on_the_agents_own_profiles() {
        assert_eq!(read(&[]), Ok(Invocation::Bar { demo: false, link: None }));
    }

    #[test]
    fn demo_opens_it_on_the_simulator() {
        assert_eq!(read(&["--demo"]), Ok(Invocation::Bar { demo: true, link: None }));
    }

    #[test]
    fn a_link_comes_along() {
        let link = Some("tel:+442079460123".to_owned());
        assert_eq!(read(&["tel:+442079460123"]), Ok(Invocation::Bar { demo: false, link: link.clone() }));
        assert_eq!(read(&["--demo", "tel:+442079460123"]), Ok(Invocation::Bar { demo: true, link }));
        assert!(read(&["tel:1", "tel:2"]).is_err());
    }

    #[test]
    fn an_unknown_argument_is_named() {
        assert!(read(&["--demmo"]).is_err_and(|message| message.contains("--demmo")));
        assert!(read(&["bar"]).is_err_and(|message| message.contains("bar")));
    }
}
