use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};

use crate::settings::WireSettings;

/// The two formats of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Xml,
    Json,
}

impl Format {
    /// Chooses as WCF's automatic format selection does: `Accept` first, then the request's `Content-Type`, then XML.
    pub(crate) fn choose(wire: &WireSettings, headers: &HeaderMap) -> Self {
        if wire.always_xml {
            return Self::Xml;
        }
        let accepted = elements(headers, ACCEPT);
        // The best quality wins, and the first of equals.
        let best = accepted.rev().max_by(|one, other| one.1.total_cmp(&other.1)).map(|found| found.0);
        best.or_else(|| elements(headers, CONTENT_TYPE).next().map(|found| found.0)).unwrap_or(Self::Xml)
    }

    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Xml => "application/xml; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Returns the formats a header names, with their quality; other media types and wildcards choose nothing.
fn elements(headers: &HeaderMap, name: HeaderName) -> std::vec::IntoIter<(Format, f32)> {
    let mut found = Vec::new();
    for value in headers.get_all(name).iter().filter_map(|value| value.to_str().ok()) {
        for element in value.split(',') {
            let mut parts = element.split(';').map(str::trim);
            let format = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "application/json" | "text/json" => Format::Json,
                "application/xml" | "text/xml" => Format::Xml,
                _ => continue,
            };
            let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            if quality > 0.0 {
                found.push((format, quality));
            }
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(headers: &[(HeaderName, &str)]) -> Format {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        Format::choose(&WireSettings::default(), &headers)
    }

    #[test]
    fn accept_wins_over_content_type_and_nothing_useful_means_xml() {
        assert_eq!(chosen(&[]), Format::Xml);
        assert_eq!(chosen(&[(ACCEPT, "*/*")]), Format::Xml);
        assert_eq!(chosen(&[(CONTENT_TYPE, "application/json")]), Format::Json);
        assert_eq!(chosen(&[(ACCEPT, "*/*"), (CONTENT_TYPE, "application/json")]), Format::Json);
        assert_eq!(chosen(&[(ACCEPT, "text/xml"), (CONTENT_TYPE, "application/json")]), Format::Xml);
        assert_eq!(chosen(&[(ACCEPT, "application/json, text/plain, */*")]), Format::Json);
        assert_eq!(chosen(&[(ACCEPT, "application/json;q=0.5, application/xml")]), Format::Xml);
        assert_eq!(chosen(&[(ACCEPT, "application/json, application/xml")]), Format::Json);
    }
}
