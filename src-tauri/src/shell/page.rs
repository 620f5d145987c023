//! Which pages the windows may show: ours, and no other.

use std::path::Path;

use tauri::{
    Manager, Url, WebviewUrl, WebviewWindowBuilder, Wry,
    webview::{NewWindowResponse, PermissionResponse},
};

/// A window with a page that comes with the program, and that it cannot leave: it opens, loads down and is granted nothing.
pub(crate) fn locked_in<'a, M: Manager<Wry>>(
    app: &'a M,
    label: &str,
    page: &str,
    web_data: &Path,
) -> WebviewWindowBuilder<'a, Wry, M> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .data_directory(web_data.to_path_buf())
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
}

/// Whether `url` is a page that comes with the program. Windows and Android serve it over an invented host name.
fn is_ours(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows) && url.port().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(url: &str) -> bool {
        is_ours(&url.parse().unwrap())
    }

    #[test]
    fn the_page_that_comes_with_the_program_is_shown() {
        assert!(ours("tauri://localhost/index.html"));
        assert_eq!(ours("http://tauri.localhost/index.html"), cfg!(windows));
    }

    #[test]
    fn nothing_else_is() {
        for url in [
            "https://crm.example/",
            "http://localhost:5173/",
            "http://tauri.localhost:8080/",
            "https://tauri.localhost.example/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "about:blank",
            "tauri://elsewhere/",
        ] {
            assert!(!ours(url), "{url}");
        }
    }
}
