//! The paths, as the vendor prints them, and what each asks for.

use percent_encoding::percent_decode_str;

use crate::model::{Command, Connect};

/// Where the vendor's services begin.
pub(crate) const BASE: &str = "/webservices/services";

/// One path below [`BASE`]; literals match in any case, words in braces take one segment each.
struct Route {
    method: &'static str,
    template: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Token,
    Documented,
    /// Known by name only; the path is a guess.
    Unverified,
}

const fn route(method: &'static str, template: &'static str, kind: Kind) -> Route {
    Route { method, template, kind }
}

const ROUTES: [Route; 27] = [
    route("token", "apitoken/login/{login}", Kind::Token),
    route("getcalls", "telephony/getcalls/user/{user}", Kind::Documented),
    route("goready", "telephony/goready/user/{user}", Kind::Documented),
    route("dial", "telephony/dial/user/{user}/phone/{phone}", Kind::Documented),
    route("hangup", "telephony/hangup/user/{user}/call/{call}", Kind::Documented),
    route("dispose", "telephony/dispose/user/{user}/call/{call}", Kind::Documented),
    route("hold", "telephony/hold/user/{user}/call/{call}", Kind::Documented),
    route("retrieve", "telephony/retrieve/user/{user}/call/{call}", Kind::Documented),
    route("stoprecord", "telephony/stoprecord/user/{user}/call/{call}", Kind::Documented),
    route("startrecord", "telephony/startrecord/user/{user}/call/{call}", Kind::Documented),
    route("campaigns", "telephony/campaigns/user/{user}", Kind::Documented),
    route("users", "telephony/users/user/{user}", Kind::Documented),
    route("resultcodes", "telephony/resultcodes/user/{user}", Kind::Documented),
    route("acdqueues", "telephony/acdqueues/user/{user}", Kind::Documented),
    route("leadphones", "telephony/leadphones/user/{user}/lead/{lead}", Kind::Documented),
    route(
        "changelead",
        "telephony/changelead/user/{user}/call/{call}/leadphone/{leadphone}",
        Kind::Documented,
    ),
    route("createnewlead", "telephony/createnewlead/user/{user}/call/{call}/phone/{phone}", Kind::Documented),
    route("connectcalls", "telephony/connectcalls/user/{user}", Kind::Documented),
    route("login", "telephony/login/user/{user}", Kind::Unverified),
    route("logout", "telephony/logout/user/{user}", Kind::Unverified),
    route("gonotready", "telephony/gonotready/user/{user}", Kind::Unverified),
    route("requestbreak", "telephony/requestbreak/user/{user}", Kind::Unverified),
    route("dialext", "telephony/dialext/user/{user}/phone/{phone}", Kind::Unverified),
    route("dialpreview", "telephony/dialpreview/user/{user}", Kind::Unverified),
    route("shotgundial", "telephony/shotgundial/user/{user}/lead/{lead}", Kind::Unverified),
    route(
        "transfertouser",
        "telephony/transfertouser/user/{user}/call/{call}/target/{target}",
        Kind::Unverified,
    ),
    route("completetransfer", "telephony/completetransfer/user/{user}/call/{call}", Kind::Unverified),
];

/// A path that exists, with what stood in its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) method: &'static str,
    pub(super) unverified: bool,
    is_token: bool,
    places: Vec<(&'static str, String)>,
}

/// A value that does not convert, which WCF answers with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unconvertible;

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Token { login: String },
    Read { user: i32, list: Reading },
    Act { user: i32, command: Command },
}

/// A method that changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Calls,
    Campaigns,
    Users,
    ResultCodes,
    AcdQueues,
    LeadPhones { lead: i64 },
}

/// Returns the method a path leads to.
pub(super) fn find(path: &str, unverified: bool) -> Option<Found> {
    let (base, rest) = path.split_at_checked(BASE.len())?;
    if !base.eq_ignore_ascii_case(BASE) {
        return None;
    }
    let rest: Vec<&str> = rest.strip_prefix('/')?.split('/').collect();
    let reachable = |route: &&Route| unverified || route.kind != Kind::Unverified;
    ROUTES.iter().filter(reachable).find_map(|route| {
        let places = matched(route.template, &rest)?;
        let (unverified, is_token) = (route.kind == Kind::Unverified, route.kind == Kind::Token);
        Some(Found { method: route.method, unverified, is_token, places })
    })
}

fn matched(template: &'static str, segments: &[&str]) -> Option<Vec<(&'static str, String)>> {
    let mut places = Vec::new();
    let mut segments = segments.iter();
    for wanted in template.split('/') {
        let segment = segments.next()?;
        match wanted.strip_prefix('{').and_then(|place| place.strip_suffix('}')) {
            Some(_) if segment.is_empty() => return None,
            Some(place) => {
                places.push((place, percent_decode_str(segment).decode_utf8_lossy().into_owned()));
            }
            None if segment.eq_ignore_ascii_case(wanted) => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(places)
}

impl Found {
    /// Whether a place holds a character that IIS refuses before the service sees the request.
    pub(super) fn has_forbidden_character(&self) -> bool {
        let forbidden = |letter| "%&*:<>?\\+".contains(letter) || char::is_control(letter);
        !self.is_token && self.places.iter().any(|(_, value)| value.contains(forbidden))
    }

    fn text(&self, place: &str) -> String {
        let found = self.places.iter().find(|(name, _)| *name == place);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn number<T: std::str::FromStr>(&self, place: &str) -> Result<T, Unconvertible> {
        self.text(place).trim().parse().map_err(|_| Unconvertible)
    }

    /// Reads the parameters.
    pub(super) fn asked(&self, query: &Query) -> Result<Asked, Unconvertible> {
        if self.is_token {
            return Ok(Asked::Token { login: self.text("login") });
        }
        let user = self.number("user")?;
        let read = |list| Ok(Asked::Read { user, list });
        let call = || self.number("call");
        let command = match self.method {
            "getcalls" => return read(Reading::Calls),
            "campaigns" => return read(Reading::Campaigns),
            "users" => return read(Reading::Users),
            "resultcodes" => return read(Reading::ResultCodes),
            "acdqueues" => return read(Reading::AcdQueues),
            "leadphones" => return read(Reading::LeadPhones { lead: self.number("lead")? }),
            "goready" => Command::GoReady,
            "dial" => Command::Dial { phone: self.text("phone"), lead: query.number("leadid")? },
            "hangup" => Command::Hangup { call: call()? },
            "dispose" => {
                Command::Dispose { call: call()?, code: query.text("resultcode").unwrap_or_default() }
            }
            "hold" => Command::Hold { call: call()? },
            "retrieve" => Command::Retrieve { call: call()? },
            "stoprecord" => Command::StopRecord { call: call()? },
            "startrecord" => Command::StartRecord { call: call()? },
            "changelead" => Command::ChangeLead { call: call()?, lead_phone: self.number("leadphone")? },
            "createnewlead" => Command::CreateNewLead { call: call()?, phone: self.text("phone") },
            "connectcalls" => Command::ConnectCalls(query.connect()?),
            "login" => Command::LogIn { campaign: query.number("campaignid")? },
            "logout" => Command::LogOut,
            "gonotready" => Command::GoNotReady,
            "requestbreak" => {
                let kind = query.text("breaktype").unwrap_or_else(|| "Break".to_owned());
                Command::RequestBreak { kind }
            }
            "dialext" => Command::DialExt { phone: self.text("phone") },
            "dialpreview" => Command::DialPreview { lead: query.number("leadid")? },
            "shotgundial" => Command::ShotgunDial { lead: self.number("lead")? },
            "transfertouser" => Command::TransferToUser { call: call()?, target: self.number("target")? },
            "completetransfer" => Command::CompleteTransfer { call: call()?, code: query.text("resultcode") },
            _ => return Err(Unconvertible),
        };
        Ok(Asked::Act { user, command })
    }
}

/// The query of a request; names match in any case, and a plus is a blank.
#[derive(Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub(super) fn parse(query: &str) -> Self {
        let decode =
            |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        Self(pairs.map(|(name, value)| (decode(name).to_ascii_lowercase(), decode(value))).collect())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// An absent number is no number; an empty one does not convert.
    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Unconvertible> {
        self.text(name).map(|value| value.trim().parse().map_err(|_| Unconvertible)).transpose()
    }

    fn connect(&self) -> Result<Connect, Unconvertible> {
        let required = |name| self.text(name).unwrap_or_default();
        Ok(Connect {
            // WCF gives an absent integer the value 0, and no call has that.
            calls: [self.number("call1")?.unwrap_or(0), self.number("call2")?.unwrap_or(0)],
            codes: [required("resultcode1"), required("resultcode2")],
            notes: [self.text("notes1"), self.text("notes2")],
            sales: [self.number("numsales1")?, self.number("numsales2")?],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_match_in_any_case_and_nothing_else_matches() {
        let found = find("/WebServices/Services/Telephony/GetCalls/User/42", false).unwrap();
        assert_eq!(found.method, "getcalls");
        for path in [
            "/webservices/services/telephony/getcalls/user",
            "/webservices/services/telephony/getcalls/user/",
            "/webservices/services/telephony/getcalls/user/42/",
            "/webservices/services/telephony/changeleadphone/user/42/call/1/leadphone/2",
            "/webservices/services/telephony/login/user/42",
            "/services/telephony/getcalls/user/42",
            "/é",
        ] {
            assert_eq!(find(path, false), None, "{path}");
        }
    }

    #[test]
    fn a_plus_in_the_query_is_a_blank_and_names_match_in_any_case() {
        let query = Query::parse("Notes1=a+b%2Bc&NUMSALES1=2&x");
        assert_eq!(query.text("notes1").as_deref(), Some("a b+c"));
        assert_eq!(query.number("numsales1"), Ok(Some(2)));
        assert_eq!(query.number::<i32>("numsales2"), Ok(None));
        assert_eq!(Query::parse("numsales2=").number::<i32>("numsales2"), Err(Unconvertible));
    }
}
