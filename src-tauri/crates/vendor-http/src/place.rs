use std::{net::IpAddr, path::Path};

use reqwest::Certificate;
use url::{Host, Url};

/// A key of a profile that holds something that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {why}")]
pub struct KeyProblem {
    /// The key as the profile spells it, such as `options.time_zone`.
    pub key: Box<str>,
    /// What it should hold instead. Never a secret.
    pub why: Box<str>,
}

impl KeyProblem {
    /// A problem with one key.
    #[must_use]
    pub fn new(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        Self { key: key.into(), why: why.into() }
    }
}

/// Where a vendor's interface is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Without a slash at the end.
    pub base: Url,
    /// The host is this computer: no proxy stands in between, and plain http is no risk.
    pub loopback: bool,
}

impl Place {
    /// Reads an address a profile gives under `key`.
    ///
    /// # Errors
    ///
    /// [`KeyProblem`] for anything but https, or http to this computer, and for addresses with a login, a query or a
    /// fragment.
    pub fn parse(key: &str, text: &str) -> Result<Self, KeyProblem> {
        let wrong = |why: &str| KeyProblem::new(key, why);
        let base =
            Url::parse(text.trim().trim_end_matches('/')).map_err(|_| wrong("this is not a web address"))?;
        if !base.username().is_empty() || base.password().is_some() {
            return Err(wrong("a login or password does not belong here"));
        }
        if base.query().is_some() || base.fragment().is_some() {
            return Err(wrong("the address must end with its path"));
        }
        let loopback = match base.host() {
            Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
            None => return Err(wrong("the address has no host")),
        };
        match base.scheme() {
            "https" => Ok(Self { base, loopback }),
            "http" if loopback => Ok(Self { base, loopback }),
            "http" => Err(wrong("https is needed; plain http goes to this computer only")),
            _ => Err(wrong("https is needed")),
        }
    }

    /// The address of a path below the base. The path's segments are encoded where they need it.
    #[must_use]
    pub fn at(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/').filter(|segment| !segment.is_empty()));
        }
        url
    }
}

/// Reads the root certificates a profile adds to those of the system.
///
/// # Errors
///
/// [`KeyProblem`] when the file cannot be read or holds none.
pub fn certificates(file: Option<&Path>) -> Result<Vec<Certificate>, KeyProblem> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let wrong = |why: String| KeyProblem::new("options.extra_ca_file", why);
    let pem =
        std::fs::read(file).map_err(|error| wrong(format!("the file cannot be read: {}", error.kind())))?;
    match Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(wrong("the file holds no certificate in PEM form".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_goes_to_this_computer_only() {
        for fine in
            ["https://acme.example/api/", "http://127.0.0.1:8080", "http://[::1]:1", "http://localhost/x"]
        {
            assert!(Place::parse("base_url", fine).is_ok(), "{fine}");
        }
        for bad in [
            "http://acme.example",
            "ftp://acme.example",
            "acme",
            "https://me:pw@acme.example",
            "https://a.example/?x=1",
        ] {
            let problem = Place::parse("base_url", bad).expect_err(bad);
            assert_eq!(&*problem.key, "base_url");
        }
    }

    #[test]
    fn a_path_lands_below_the_base_and_is_encoded() {
        let place = Place::parse("base_url", "https://acme.example/root/").expect("fine");
        assert_eq!(place.at("/a/b c").as_str(), "https://acme.example/root/a/b%20c");
    }
}
