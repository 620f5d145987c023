use ringside_vendor_http::Place;

use super::ConfigError;

/// The only production host the vendor's documents print.
const HINT: &str = "the brand's host is needed, such as https://v4-api.deepcall.com";

/// Reads an address as people paste it from the vendor's documents: with or without scheme, with parts of the path.
pub(super) fn read(key: &str, text: &str) -> Result<Place, ConfigError> {
    let text = without_path(text.trim().trim_end_matches('/'));
    let lower = text.to_ascii_lowercase();
    let host = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    if host.is_empty() || host == "deepcall" || lower.contains("{{") || lower.contains("%7b%7b") {
        return Err(ConfigError::key(key, HINT));
    }
    let place = if lower.contains("://") {
        Place::parse(key, text)
    } else {
        Place::parse(key, &format!("https://{text}"))
    };
    Ok(place?)
}

/// Drops `/api`, `/api/v2` or `/api/v2/<module>` from the end.
fn without_path(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let end = if lower.ends_with("/api") {
        lower.len() - "/api".len()
    } else if let Some(at) = lower.rfind("/api/v2") {
        let module = &lower[at + "/api/v2".len()..];
        if module.is_empty() || (module.starts_with('/') && module.matches('/').count() == 1) {
            at
        } else {
            lower.len()
        }
    } else {
        lower.len()
    };
    text[..end].trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_paste_it() {
        for pasted in [
            "v4-api.deepcall.com",
            " https://v4-api.deepcall.com// ",
            "https://v4-api.deepcall.com/api",
            "https://v4-api.deepcall.com/api/v2/",
            "https://v4-api.deepcall.com/api/v2/agentProfile",
            "https://V4-API.deepcall.com/API/V2/CallReport/",
        ] {
            let place = read("base_url", pasted).expect(pasted);
            let url = place.at("api/v2/Group/list");
            assert_eq!(url.as_str(), "https://v4-api.deepcall.com/api/v2/Group/list", "{pasted}");
        }
        let local = read("base_url", "http://127.0.0.1:8080/api/v2").expect("this computer");
        assert!(local.loopback);
    }

    #[test]
    fn what_the_documents_print_in_place_of_a_host_is_refused_with_a_hint() {
        for printed in [
            "",
            "deepcall",
            "deepcall/api/v2/agentProfile",
            "https://deepcall",
            "{{brand}}",
            "{{brand}}/api/v2/agentProfile",
            "%7B%7Bbrand%7D%7D/api/v2",
            "https://%7b%7bbrand%7d%7d",
        ] {
            let Err(ConfigError::Key(problem)) = read("base_url", printed) else { panic!("{printed}") };
            assert!(problem.why.contains("https://v4-api.deepcall.com"), "{printed}: {problem}");
        }
        for wrong in ["http://v4-api.deepcall.com", "ftp://v4-api.deepcall.com", "https://u:p@brand.example"]
        {
            assert!(read("base_url", wrong).is_err(), "{wrong}");
        }
    }
}
