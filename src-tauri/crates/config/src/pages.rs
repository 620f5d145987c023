use serde::{Deserialize, Serialize};
use url::Url;

/// Whether pages of the agent's browser may use the bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageBridge {
    /// As the agent has it, who begins with no.
    #[default]
    Agent,
    /// They may ask.
    On,
    /// They may not.
    Off,
}

/// The address of a page as a browser tells it to others: scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageOrigin(String);

impl PageOrigin {
    /// Such as `https://crm.example`; the scheme's own port is left out, as browsers do.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<PageOrigin> for String {
    fn from(origin: PageOrigin) -> Self {
        origin.0
    }
}

impl TryFrom<String> for PageOrigin {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WANTED: &str =
            "expected the scheme, host and port of a page, such as \"https://crm.example.com\"";
        let url = Url::parse(text.trim()).map_err(|_| WANTED)?;
        let page = matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some_and(|host| !host.ends_with('.'));
        let rest = url.path() != "/" || url.query().is_some() || url.fragment().is_some();
        let login = !url.username().is_empty() || url.password().is_some();
        if !page || rest || login {
            return Err(WANTED);
        }
        Ok(Self(url.origin().ascii_serialization()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        PageOrigin::try_from(text.to_owned()).ok().map(String::from)
    }

    #[test]
    fn a_page_is_scheme_host_and_port_as_a_browser_spells_them() {
        for (text, origin) in [
            ("https://crm.shop.example", "https://crm.shop.example"),
            (" https://CRM.shop.example:443/ ", "https://crm.shop.example"),
            ("https://crm.shop.example:8443", "https://crm.shop.example:8443"),
            ("https://büro.example", "https://xn--bro-hoa.example"),
            ("http://crm.shop.example", "http://crm.shop.example"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            assert_eq!(read(text).as_deref(), Some(origin), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_less_than_that_is_refused() {
        for text in [
            "",
            "null",
            "*",
            "crm.shop.example",
            "https://*.shop.example/x",
            "https://crm.shop.example/app",
            "https://crm.shop.example?x",
            "https://crm.shop.example#x",
            "https://me@crm.shop.example",
            "ftp://crm.shop.example",
            "file:///tmp/x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
