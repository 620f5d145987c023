//! The support bundle: what leaves this computer is what was shown before, and nothing private is in it.

mod archive;
mod redaction;

pub use archive::{Saved, WriteError, write, write_new};
pub use redaction::{Private, Redaction};

/// One file of the bundle, as text for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Its name in the archive.
    pub name: String,
    /// All of it.
    pub text: String,
}
