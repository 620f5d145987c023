//! Which bars are one and the same to the system.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// The id under which a second start finds the first: one bar for each data folder, so that a bar moved with
/// `RINGSIDE_DATA_DIR`, a test or the demo never lands in the agent's own.
///
/// `own` is `None` for the usual folder and the plain id.
pub(crate) fn identifier(base: &str, own: Option<&Path>) -> String {
    let Some(folder) = own else { return base.to_owned() };
    let mut hasher = DefaultHasher::new();
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf()).hash(&mut hasher);
    // A part of a D-Bus name may not begin with a digit.
    format!("{base}.at{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_are_two_bars_and_one_folder_is_one() {
        let id = |folder: &str| identifier("org.ringside.Bar", Some(Path::new(folder)));
        assert_ne!(id("/a"), id("/b"));
        assert_ne!(id("/a"), identifier("org.ringside.Bar", None));
        assert_eq!(id("/a"), id("/a/"));
    }
}
