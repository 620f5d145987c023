//! Which pages the window may show: ours, and no other.

use tauri::Url;

/// Whether `url` is the page that comes with the program. Windows and Android serve it over an invented host name.
pub(crate) fn is_ours(url: &Url) -> bool {
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
