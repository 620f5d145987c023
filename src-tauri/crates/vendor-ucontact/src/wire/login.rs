use base64::{Engine, engine::general_purpose::STANDARD};
use ringside_vendor_http::{Credential, Failure};
use secrecy::SecretString;
use serde_json::{Map, Value};

use super::Said;
use crate::error::{login_refused, unexpected};

/// What a login answers: a token and, from `AgentLogin`, who the agent is.
///
/// The SIP password that comes along is not read.
pub(crate) struct Login {
    /// As it goes behind `Basic`: it is Base64 already.
    pub(crate) token: SecretString,
    /// `accountcode`.
    pub(crate) agent: Option<String>,
    /// `callerid`.
    pub(crate) extension: Option<String>,
    /// `context`.
    pub(crate) context: Option<String>,
    /// `fullname`.
    pub(crate) full_name: Option<String>,
}

/// How long one lives is not documented, so it is renewed only when it is refused.
impl Credential for Login {}

/// Reads the answer of any login service in any wrapping: an object with `md5secret`, alone or in a list; else a list
/// whose last member is the token; else the token alone, in quotes or bare.
///
/// Source: "Agent API" for the object, "API" and its earlier version for the lists; the string is seen in public code.
pub(crate) fn login(said: &Said) -> Result<Login, Failure> {
    if said.is_no() {
        return Err(login_refused());
    }
    let found = match said {
        Said::Word { text, quoted } => alone(text, !quoted),
        Said::Json(Value::Object(object)) => with_secret(object),
        Said::Json(Value::Array(list)) => list
            .iter()
            .filter_map(Value::as_object)
            .find_map(with_secret)
            .or_else(|| alone(list.last()?.as_str()?.trim(), false)),
        Said::Json(_) => None,
    };
    found.ok_or_else(|| unexpected("the login's answer holds no token"))
}

fn with_secret(object: &Map<String, Value>) -> Option<Login> {
    let text = |name: &str| match object.get(name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let secret = object.get("md5secret")?.as_str()?.trim();
    Some(Login {
        agent: text("accountcode"),
        extension: text("callerid"),
        context: text("context"),
        full_name: text("fullname"),
        ..alone(secret, false)?
    })
}

/// A token must fit into a header. A bare word is one only if it is Base64, as tokens are: else any message would do.
fn alone(token: &str, bare: bool) -> Option<Login> {
    let fits = (8..=4096).contains(&token.len())
        && token.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>'));
    if !fits || (bare && STANDARD.decode(token).is_err()) {
        return None;
    }
    Some(Login {
        token: token.to_owned().into(),
        agent: None,
        extension: None,
        context: None,
        full_name: None,
    })
}

#[cfg(test)]
mod tests {
    use ringside_vendor::VendorErrorKind;
    use secrecy::ExposeSecret;

    use super::*;

    const TOKEN: &str = "ZGVtbzowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDE=";

    fn read(body: &str) -> Result<Login, Failure> {
        login(&Said::read(body.as_bytes())?)
    }

    #[test]
    fn a_token_is_found_in_each_of_its_wrappings() {
        for body in [
            format!("\"{TOKEN}\""),
            format!("{TOKEN}\n"),
            format!("[\"x\",1,\"{TOKEN}\"]"),
            format!("[{{\"md5secret\":\"{TOKEN}\"}}]"),
            format!("[\"demo\",{{\"name\":\"x\",\"md5secret\":\"{TOKEN}\"}},\"something else\"]"),
            format!("{{\"md5secret\":\"{TOKEN}\",\"unheard\":[1]}}"),
        ] {
            let login = read(&body).expect("a token");
            assert_eq!(login.token.expose_secret(), TOKEN, "{body}");
        }
    }

    #[test]
    fn an_agents_login_tells_who_the_agent_is() {
        let login = read(&format!(
            r#"{{"id":7,"name":"1997","accountcode":"mrojas","callerid":1997,"context":"entrantes",
               "secret":"sip","fullname":"Marta Ejemplo","limite":0.0,"md5secret":"{TOKEN}"}}"#
        ))
        .expect("a login");
        assert_eq!(login.agent.as_deref(), Some("mrojas"));
        assert_eq!(login.extension.as_deref(), Some("1997"));
        assert_eq!(login.context.as_deref(), Some("entrantes"));
        assert_eq!(login.full_name.as_deref(), Some("Marta Ejemplo"));
    }

    #[test]
    fn what_holds_no_token_is_not_understood_and_zero_is_a_refusal() {
        for body in ["0", "\"0\"", "'0'\n"] {
            assert_eq!(read(body).err().map(|error| error.kind), Some(VendorErrorKind::BadCredentials));
        }
        for body in [
            "",
            "\"\"",
            "[]",
            "{}",
            "1",
            "null",
            "[0]",
            "[\"0\"]",
            "Service unavailable",
            "\"no licence\"",
            "{\"md5secret\":\"\"}",
            "{\"md5secret\":null}",
            "{\"md5secret\":12345678}",
            "[[\"x\"]]",
            "{\"md5secret\":\"a\\nbcdefgh\"}",
            "NotBase64!",
        ] {
            let kind = read(body).err().map(|error| error.kind);
            assert_eq!(kind, Some(VendorErrorKind::NotUnderstood), "{body}");
        }
    }
}
