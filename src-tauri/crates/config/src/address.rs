use std::net::IpAddr;

use url::{Host, Url};

use crate::problem::Problem;

/// Checks a vendor's base URL and gives it without blanks around it and slashes at its end.
pub(crate) fn base_url(text: &str) -> Result<String, Problem> {
    let text = text.trim().trim_end_matches(|c: char| c == '/' || c.is_whitespace());
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let url = Url::parse(text).map_err(|_| Problem::NotAnAddress)?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        None => return Err(Problem::NotAnAddress),
    };
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        _ => return Err(Problem::NotHttps),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Problem::LoginInAddress);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Problem::QueryInAddress);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_goes_anywhere_and_plain_http_to_this_computer_only() {
        for good in [
            "https://acme.example/webservices/services",
            "https://10.0.0.5:8443",
            "http://127.0.0.1:40123/webservices/services",
            "http://127.9.9.9",
            "http://[::1]:8080/api",
            "http://LOCALHOST/x",
        ] {
            assert_eq!(base_url(good), Ok(good.to_owned()));
        }
        for bad in [
            "http://acme.example",
            "http://10.0.0.5",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "http://[::2]",
            "ftp://acme.example",
            "HTTP://0.0.0.0",
        ] {
            assert_eq!(base_url(bad), Err(Problem::NotHttps), "{bad}");
        }
    }

    #[test]
    fn blanks_around_and_slashes_at_the_end_go() {
        assert_eq!(base_url("  https://acme.example/a// "), Ok("https://acme.example/a".to_owned()));
    }

    #[test]
    fn what_is_no_address_or_more_than_one_is_refused() {
        assert_eq!(base_url("  "), Err(Problem::Empty));
        for bad in ["acme.example/webservices", "https://", "https:///", "mailto:a@b.example", "deepcall/api"]
        {
            let problem = base_url(bad).unwrap_err();
            assert!(matches!(problem, Problem::NotAnAddress), "{bad}: {problem}");
        }
        for bad in
            ["https://me@acme.example", "https://:s3cret@acme.example", "https://me:s3cret@acme.example/a"]
        {
            assert_eq!(base_url(bad), Err(Problem::LoginInAddress), "{bad}");
        }
        for bad in ["https://acme.example/a?b=c", "https://acme.example/#a"] {
            assert_eq!(base_url(bad), Err(Problem::QueryInAddress), "{bad}");
        }
    }

    #[test]
    fn an_address_that_was_put_right_stays_as_it_is() {
        let put_right = base_url("https://acme.example / ");
        assert_eq!(put_right.as_deref(), Ok("https://acme.example"));
        assert_eq!(base_url("https://acme.example"), put_right);
    }
}
