//! Tells Tauri which commands exist, so that each needs a permission of its own.

fn main() {
    // A file that is new in the page is embedded too, not only one that has changed.
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&[
        "session",
        "profile",
        "subscribe",
        "window",
        "ring",
        "ring_follow",
        "ring_card",
        "folder",
    ]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        panic!("{error:#}");
    }
}
