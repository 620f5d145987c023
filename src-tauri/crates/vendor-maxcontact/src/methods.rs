//! The documented methods: what each is called in a URL. Everything is a GET, those that act too.

use reqwest::Method;
use ringside_vendor_http::Lane;
use url::Url;

use crate::{
    encode::{encoded, encoded_note},
    http::Outgoing,
};

/// Source of all paths: telephony document, older text, chapter "Methods". The two misprints of that text are
/// corrected: `users` is printed with the path of `campaigns` too, and `&notes1` with the sign that `&not` stands for.
pub(crate) struct Methods {
    base: Url,
    user: i64,
}

/// One of the two legs of `connectcalls`.
pub(crate) struct Leg<'a> {
    pub(crate) call: i64,
    pub(crate) result_code: &'a str,
    pub(crate) notes: Option<&'a str>,
    pub(crate) sales: Option<u32>,
}

/// The token service. Source: telephony document version 1.8, chapter "Authentication".
pub(crate) fn token(base: &Url, login: &str) -> Url {
    joined(base, &format!("/apitoken/login/{}", encoded(login)))
}

impl Methods {
    pub(crate) fn new(base: Url, user: i64) -> Self {
        Self { base, user }
    }

    fn read(&self, method: &str, lane: Lane) -> Outgoing {
        self.get(&format!("{method}/user/{}", self.user), lane)
    }

    fn act(&self, method: &str, call: i64, rest: &str) -> Outgoing {
        self.get(&format!("{method}/user/{}/call/{call}{rest}", self.user), Lane::Act)
    }

    fn get(&self, path: &str, lane: Lane) -> Outgoing {
        Outgoing { verb: Method::GET, url: joined(&self.base, &format!("/telephony/{path}")), lane }
    }

    /// A method the profile spells out: `path` starts with a slash and is taken from the base URL.
    pub(crate) fn spelled_out(&self, verb: Method, path: &str) -> Outgoing {
        Outgoing { verb, url: joined(&self.base, path), lane: Lane::Act }
    }

    pub(crate) fn get_calls(&self) -> Outgoing {
        self.read("getcalls", Lane::Look)
    }

    pub(crate) fn campaigns(&self) -> Outgoing {
        self.read("campaigns", Lane::List)
    }

    pub(crate) fn users(&self) -> Outgoing {
        self.read("users", Lane::List)
    }

    pub(crate) fn result_codes(&self) -> Outgoing {
        self.read("resultcodes", Lane::List)
    }

    pub(crate) fn acd_queues(&self) -> Outgoing {
        self.read("acdqueues", Lane::List)
    }

    pub(crate) fn lead_phones(&self, lead: i64) -> Outgoing {
        self.get(&format!("leadphones/user/{}/lead/{lead}", self.user), Lane::List)
    }

    pub(crate) fn go_ready(&self) -> Outgoing {
        self.read("goready", Lane::Act)
    }

    /// `number` holds digits alone.
    pub(crate) fn dial(&self, number: &str, lead: Option<i64>) -> Outgoing {
        let query = lead.map(|lead| format!("?leadid={lead}")).unwrap_or_default();
        self.get(&format!("dial/user/{}/phone/{number}{query}", self.user), Lane::Act)
    }

    pub(crate) fn hang_up(&self, call: i64) -> Outgoing {
        self.act("hangup", call, "")
    }

    pub(crate) fn dispose(&self, call: i64, result_code: &str) -> Outgoing {
        self.act("dispose", call, &format!("?resultcode={}", encoded(result_code)))
    }

    pub(crate) fn hold(&self, call: i64) -> Outgoing {
        self.act("hold", call, "")
    }

    pub(crate) fn retrieve(&self, call: i64) -> Outgoing {
        self.act("retrieve", call, "")
    }

    pub(crate) fn start_record(&self, call: i64) -> Outgoing {
        self.act("startrecord", call, "")
    }

    pub(crate) fn stop_record(&self, call: i64) -> Outgoing {
        self.act("stoprecord", call, "")
    }

    pub(crate) fn change_lead(&self, call: i64, lead_phone: i64) -> Outgoing {
        self.act("changelead", call, &format!("/leadphone/{lead_phone}"))
    }

    /// `number` holds digits alone.
    pub(crate) fn create_new_lead(&self, call: i64, number: &str) -> Outgoing {
        self.act("createnewlead", call, &format!("/phone/{number}"))
    }

    /// Optional parameters are left out: an empty number may fail to convert at the vendor.
    pub(crate) fn connect_calls(&self, first: &Leg<'_>, second: &Leg<'_>) -> Outgoing {
        let mut path = format!(
            "connectcalls/user/{}?call1={}&call2={}&resultcode1={}&resultcode2={}",
            self.user,
            first.call,
            second.call,
            encoded(first.result_code),
            encoded(second.result_code)
        );
        for (name, notes) in [("notes1", first.notes), ("notes2", second.notes)] {
            if let Some(notes) = notes {
                path.push_str(&format!("&{name}={}", encoded_note(notes)));
            }
        }
        for (name, sales) in [("numsales1", first.sales), ("numsales2", second.sales)] {
            if let Some(sales) = sales {
                path.push_str(&format!("&{name}={sales}"));
            }
        }
        self.get(&path, Lane::Act)
    }
}

/// The base URL with `path` at its end, taken as it is.
fn joined(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url.set_query(query);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn methods() -> Methods {
        Methods::new(Url::parse("https://acme.maxcontact.com/webservices/services").expect("a URL"), 42)
    }

    fn line(request: &Outgoing) -> String {
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{} {}{query}", request.verb, request.url.path())
    }

    #[test]
    fn every_documented_method_has_its_documented_path() {
        let m = methods();
        let bare = |call| Leg { call, result_code: "X", notes: None, sales: None };
        let expected = [
            (m.get_calls(), "getcalls/user/42"),
            (m.go_ready(), "goready/user/42"),
            (m.dial("07700900123", Some(778_899)), "dial/user/42/phone/07700900123?leadid=778899"),
            (m.dial("07700900123", None), "dial/user/42/phone/07700900123"),
            (m.hang_up(1001), "hangup/user/42/call/1001"),
            (m.dispose(1001, "NOTINT"), "dispose/user/42/call/1001?resultcode=NOTINT"),
            (m.hold(1001), "hold/user/42/call/1001"),
            (m.retrieve(1001), "retrieve/user/42/call/1001"),
            (m.stop_record(1001), "stoprecord/user/42/call/1001"),
            (m.start_record(1001), "startrecord/user/42/call/1001"),
            (m.campaigns(), "campaigns/user/42"),
            (m.users(), "users/user/42"),
            (m.result_codes(), "resultcodes/user/42"),
            (m.acd_queues(), "acdqueues/user/42"),
            (m.lead_phones(778_899), "leadphones/user/42/lead/778899"),
            (m.change_lead(1001, 555_001), "changelead/user/42/call/1001/leadphone/555001"),
            (m.create_new_lead(1001, "07700900123"), "createnewlead/user/42/call/1001/phone/07700900123"),
            (
                m.connect_calls(&bare(1001), &bare(1002)),
                "connectcalls/user/42?call1=1001&call2=1002&resultcode1=X&resultcode2=X",
            ),
        ];
        for (request, path) in expected {
            assert_eq!(line(&request), format!("GET /webservices/services/telephony/{path}"));
        }
    }

    #[test]
    fn connected_calls_carry_notes_and_sales_when_there_are_any() {
        let first = Leg { call: 1001, result_code: "HKT", notes: Some("Passed to A+B & C"), sales: Some(1) };
        let second = Leg { call: 1002, result_code: "BR 1", notes: None, sales: None };
        assert_eq!(
            line(&methods().connect_calls(&first, &second)),
            "GET /webservices/services/telephony/connectcalls/user/42?call1=1001&call2=1002&resultcode1=HKT\
             &resultcode2=BR%201&notes1=Passed%20to%20A%2BB%20%26%20C&numsales1=1"
        );
    }

    #[test]
    fn a_login_is_one_segment_of_the_path() {
        let url = token(&methods().base, "tool bar/api?é%");
        assert_eq!(
            url.as_str(),
            "https://acme.maxcontact.com/webservices/services/apitoken/login/tool%20bar%2Fapi%3F%C3%A9%25"
        );
    }
}
