//! The page's types are the core's types.

use std::{fs, path::Path};

#[test]
fn the_pages_types_are_the_ones_of_this_crate() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings/index.ts");
    let expected = ringside_ipc::typescript();
    if std::env::var_os("RINGSIDE_WRITE_BINDINGS").is_some() {
        fs::create_dir_all(path.parent().expect("has a folder")).expect("can make the folder");
        fs::write(&path, &expected).expect("can write");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "ui/src/bindings/index.ts is out of date: run `cargo xtask bindings`");
}
