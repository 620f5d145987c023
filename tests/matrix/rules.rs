//! What has to come of each cell, and why. A general rule stands before its exceptions: of several that fit a cell the last
//! one counts.

use ringside_vendor::{Reached, VendorErrorKind as Kind};

use crate::{
    bad::Bad,
    cell::Class::{self, Act, Outcome, Read, SignIn},
    columns::{
        Column,
        Way::{self, DeepCall, Genesys, MaxContactJson, MaxContactXml, OzonetelKey, OzonetelToken, UContact},
    },
    told::{Again, Told},
};

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) bad: Bad,
    /// The ways it is for; none is all.
    ways: &'static [Way],
    /// The classes it is for; none is all.
    classes: &'static [Class],
    pub(crate) then: Told,
    pub(crate) because: &'static str,
}

const fn rule(
    bad: Bad,
    ways: &'static [Way],
    classes: &'static [Class],
    then: Told,
    because: &'static str,
) -> Rule {
    Rule { bad, ways, classes, then, because }
}

/// Nothing was done.
const fn refused(kind: Kind, again: Again) -> Told {
    Told::Fails { kind, reached: Reached::No, again }
}

/// It may have been done all the same.
const fn unclear(kind: Kind, again: Again) -> Told {
    Told::Fails { kind, reached: Reached::Maybe, again }
}

const ALL: &[Way] = &[];
const ANY: &[Class] = &[];
/// Where signing in opens a session by a request of its own, which does nothing else.
const LOGINS: &[Way] = &[MaxContactJson, MaxContactXml, OzonetelToken, Genesys, UContact];
/// DeepCall's watch over break and wrap-up, of which a sign-in is the first look.
const WATCH: &[Class] = &[Read, SignIn];

const LOGIN: &str = "what waits for a session has not been sent";
const STATUS: &str = "an answer of another's says by its status alone whether the vendor was asked";
const TIME_OUT: &str = "nobody knows what became of a request whose answer did not come";
const PACE: &str = "deepcall 8.1: transport faults are waited out by the watch itself, longer each time";

/// Section numbers are those of the vendors' documents.
pub(crate) const RULES: &[Rule] = &[
    rule(
        Bad::Unauthorized,
        ALL,
        ANY,
        refused(Kind::SignedOut, Again::Never),
        "the session is over; a new one was asked for once and refused as well",
    ),
    rule(
        Bad::Unauthorized,
        ALL,
        &[SignIn],
        refused(Kind::BadCredentials, Again::Never),
        "at sign-in the credentials are all that can be refused; they are not sent again unasked",
    ),
    rule(
        Bad::Unauthorized,
        &[OzonetelKey],
        ANY,
        refused(Kind::BadCredentials, Again::Never),
        "ozonetel 2: each request carries the account's key, and no session can be over",
    ),
    rule(
        Bad::Unauthorized,
        &[DeepCall],
        &[Act],
        refused(Kind::NotAllowed, Again::Never),
        "deepcall 3: click-to-call has a token of its own; the session is not in question",
    ),
    rule(
        Bad::Forbidden,
        ALL,
        ANY,
        refused(Kind::NotAllowed, Again::Never),
        "refused before anything was done; genesys 1.3: without `statusCode` it is not about the session",
    ),
    rule(
        Bad::Forbidden,
        &[MaxContactJson, MaxContactXml, UContact],
        &[SignIn],
        refused(Kind::BadCredentials, Again::Never),
        "maxcontact 2.3, ucontact 2.4: how a login is refused is not documented, and nothing else can be",
    ),
    rule(
        Bad::NotFound,
        ALL,
        ANY,
        refused(Kind::NotTheApi, Again::Later),
        "no such path, or not yet: what was asked was not done",
    ),
    rule(
        Bad::NotFound,
        &[DeepCall],
        WATCH,
        refused(Kind::NotTheApi, Again::Never),
        "the watch looks again when it is due",
    ),
    rule(
        Bad::TooMany,
        ALL,
        ANY,
        refused(Kind::RateLimited, Again::Named),
        "not looked at; the wait the vendor names is kept",
    ),
    rule(
        Bad::TooMany,
        &[OzonetelKey, OzonetelToken],
        &[Read],
        Told::Less,
        "ozonetel 8.1: the limit is the account's, so others may have used it up; the state is unknown meanwhile",
    ),
    rule(Bad::ServerError, ALL, ANY, unclear(Kind::ServerFault, Again::Later), STATUS),
    rule(Bad::ServerError, LOGINS, &[SignIn], refused(Kind::ServerFault, Again::Later), LOGIN),
    rule(Bad::ServerError, &[DeepCall], WATCH, unclear(Kind::ServerFault, Again::Paced), PACE),
    rule(
        Bad::Empty,
        ALL,
        ANY,
        unclear(Kind::NotUnderstood, Again::Never),
        "200 alone is no yes at any of these vendors, and no no either",
    ),
    rule(Bad::Empty, LOGINS, &[SignIn], refused(Kind::NotUnderstood, Again::Never), LOGIN),
    rule(
        Bad::Truncated,
        ALL,
        ANY,
        unclear(Kind::NotUnderstood, Again::Never),
        "what was to follow may have been a yes or a no",
    ),
    rule(Bad::Truncated, LOGINS, &[SignIn], refused(Kind::NotUnderstood, Again::Never), LOGIN),
    rule(
        Bad::ContentType,
        ALL,
        ANY,
        Told::Works,
        "ozonetel 9.1, deepcall 4.2, ucontact 1, maxcontact 4.2: the type is undocumented; the body decides",
    ),
    rule(
        Bad::WrongTypes,
        ALL,
        ANY,
        unclear(Kind::NotUnderstood, Again::Never),
        "a yes of another type is none",
    ),
    rule(Bad::WrongTypes, LOGINS, &[SignIn], refused(Kind::NotUnderstood, Again::Never), LOGIN),
    rule(
        Bad::WrongTypes,
        &[MaxContactXml],
        &[SignIn],
        refused(Kind::SignedOut, Again::Never),
        "XML has no types: the number is taken for a token, which the vendor then refuses",
    ),
    rule(
        Bad::WrongTypes,
        &[OzonetelKey],
        &[SignIn],
        Told::Works,
        "ozonetel 3.2: the list of outcomes came, in whatever shape; the key was good",
    ),
    rule(
        Bad::WrongTypes,
        &[OzonetelKey, OzonetelToken],
        &[Read],
        Told::Less,
        "ozonetel 5.3: the answer's members are not documented; a state that cannot be read is unknown",
    ),
    rule(Bad::UnknownWords, ALL, ANY, Told::Works, "codes that decide nothing are passed over"),
    rule(
        Bad::UnknownWords,
        &[MaxContactJson, MaxContactXml, OzonetelKey, OzonetelToken, Genesys],
        &[Read],
        Told::Less,
        "a state nobody has explained is unknown",
    ),
    rule(
        Bad::UnknownWords,
        &[OzonetelKey, OzonetelToken, UContact],
        &[Act, Outcome],
        unclear(Kind::NotUnderstood, Again::Never),
        "ozonetel 9.1, ucontact 1.1: only the documented words are a yes or a no",
    ),
    rule(
        Bad::UnknownWords,
        &[DeepCall],
        ANY,
        unclear(Kind::NotUnderstood, Again::Never),
        "deepcall 4.2: `status` says whether it is a yes; of another word nobody knows",
    ),
    rule(Bad::ExtraMembers, ALL, ANY, Told::Works, "what is not known is passed over"),
    rule(
        Bad::Redirect,
        ALL,
        ANY,
        unclear(Kind::NotTheApi, Again::Later),
        "maxcontact 10.18, deepcall 2.5: never followed; the vendor may have acted before it redirects",
    ),
    rule(Bad::Redirect, LOGINS, &[SignIn], refused(Kind::NotTheApi, Again::Later), LOGIN),
    rule(
        Bad::Redirect,
        &[DeepCall],
        WATCH,
        unclear(Kind::NotTheApi, Again::Never),
        "the watch looks again when it is due",
    ),
    rule(Bad::SlowDrip, ALL, ANY, unclear(Kind::TimedOut, Again::Later), TIME_OUT),
    rule(Bad::CutShort, ALL, ANY, unclear(Kind::Interrupted, Again::Later), TIME_OUT),
    rule(Bad::CutShort, LOGINS, &[SignIn], refused(Kind::Interrupted, Again::Later), LOGIN),
    rule(Bad::CutShort, &[DeepCall], WATCH, unclear(Kind::Interrupted, Again::Paced), PACE),
    rule(Bad::ResetBefore, ALL, ANY, unclear(Kind::Interrupted, Again::Later), TIME_OUT),
    rule(Bad::ResetBefore, LOGINS, &[SignIn], refused(Kind::Interrupted, Again::Later), LOGIN),
    rule(Bad::ResetBefore, &[DeepCall], WATCH, unclear(Kind::Interrupted, Again::Paced), PACE),
    rule(Bad::ResetAfter, ALL, ANY, unclear(Kind::Interrupted, Again::Later), TIME_OUT),
    rule(Bad::ResetAfter, LOGINS, &[SignIn], refused(Kind::Interrupted, Again::Later), LOGIN),
    rule(Bad::ResetAfter, &[DeepCall], WATCH, unclear(Kind::Interrupted, Again::Paced), PACE),
];

impl Rule {
    fn fits(&self, column: &dyn Column, bad: Bad, class: Class) -> bool {
        self.bad == bad
            && (self.ways.is_empty() || self.ways.contains(&column.way()))
            && (self.classes.is_empty() || self.classes.contains(&class))
    }

    /// Which cells it is for, in words.
    pub(crate) fn place(&self) -> String {
        let ways: Vec<&str> = self.ways.iter().map(|way| way.name()).collect();
        let classes: Vec<String> =
            self.classes.iter().map(|class| format!("{class:?}").to_lowercase()).collect();
        match (ways.is_empty(), classes.is_empty()) {
            (true, true) => "everywhere".to_owned(),
            (true, false) => classes.join(", "),
            (false, true) => ways.join("; "),
            (false, false) => format!("{} – {}", ways.join("; "), classes.join(", ")),
        }
    }
}

/// The rule of a cell, by its place in the table.
pub(crate) fn index(column: &dyn Column, bad: Bad, class: Class) -> Option<usize> {
    RULES.iter().rposition(|rule| rule.fits(column, bad, class))
}

/// What has to come of a cell.
pub(crate) fn expected(column: &dyn Column, bad: Bad, class: Class) -> Told {
    let at = index(column, bad, class).expect("a rule for each cell");
    RULES[at].then
}
