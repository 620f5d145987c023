//! Who may ask, and how each call words it when somebody may not.

use super::Served;
use super::ask::Ask;
use crate::handle::Core;
use crate::settings::{AuthMode, AuthTexts};
use crate::tokens::TokenCheck;
use crate::wire::Reply;

/// Why a request is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AuthRefused {
    KeyMissing,
    KeyEmpty,
    KeyWrong,
    UserMissing,
    UserEmpty,
    UserWrong,
    /// The account's key came where a token is wanted.
    KeyForToken,
    TokenMissing,
    TokenExpired,
    TokenInvalid,
}

impl AuthRefused {
    fn is_about_token(self) -> bool {
        matches!(self, Self::KeyForToken | Self::TokenMissing | Self::TokenExpired | Self::TokenInvalid)
    }
}

/// Checks the credentials of a call below `/ca_apis/` or `/ca_reports/`.
pub(super) fn check(core: &Core, ask: &Ask, key: Option<&str>) -> Result<(), AuthRefused> {
    let settings = &core.world.settings;
    let secret = match settings.auth_mode {
        AuthMode::Basic => key.ok_or(AuthRefused::KeyMissing)?,
        AuthMode::Token => match (ask.bearer(), key) {
            (Some(token), _) => token,
            (None, Some(_)) => return Err(AuthRefused::KeyForToken),
            (None, None) => return Err(AuthRefused::TokenMissing),
        },
    };
    let user = match ask.field("userName") {
        None => return Err(AuthRefused::UserMissing),
        Some("") => return Err(AuthRefused::UserEmpty),
        Some(user) => user,
    };
    match settings.auth_mode {
        AuthMode::Basic if secret.is_empty() => return Err(AuthRefused::KeyEmpty),
        AuthMode::Basic if secret != settings.api_key => return Err(AuthRefused::KeyWrong),
        AuthMode::Basic => {}
        AuthMode::Token => match core.tokens.check(secret, ask.now) {
            TokenCheck::Good => {}
            TokenCheck::Expired => return Err(AuthRefused::TokenExpired),
            TokenCheck::Unknown => return Err(AuthRefused::TokenInvalid),
        },
    }
    if user == settings.user_name { Ok(()) } else { Err(AuthRefused::UserWrong) }
}

/// The same, worded as the Disposition API does.
pub(super) fn gateway(core: &Core, ask: &Ask) -> Result<(), Served> {
    gateway_with(core, ask, ask.header("apiKey"))
}

pub(super) fn gateway_with(core: &Core, ask: &Ask, key: Option<&str>) -> Result<(), Served> {
    check(core, ask, key).map_err(|why| Served::locked_out(common(core, why)))
}

fn common(core: &Core, why: AuthRefused) -> Reply {
    let token = &core.world.settings.token;
    Reply::gateway(match why {
        AuthRefused::KeyMissing => "Api Key Should Not be Null or Empty.",
        AuthRefused::KeyEmpty | AuthRefused::KeyWrong | AuthRefused::UserWrong => "Invalid User Details",
        AuthRefused::UserMissing | AuthRefused::UserEmpty => "Username Should Not be Null or Empty.",
        AuthRefused::KeyForToken => &token.basic_call_message,
        AuthRefused::TokenMissing => &token.missing_message,
        AuthRefused::TokenExpired => "Token Expired",
        AuthRefused::TokenInvalid => "Invalid Token",
    })
}

/// Checks the credentials and words what is wrong with them as the call's own page does, where it does.
pub(super) fn own(core: &Core, ask: &Ask, word: fn(AuthRefused) -> Reply) -> Result<(), Served> {
    check(core, ask, ask.header("apiKey")).map_err(|why| {
        let own = core.world.settings.wire.auth_texts == AuthTexts::Own && !why.is_about_token();
        Served::locked_out(if own { word(why) } else { common(core, why) })
    })
}

/// As `changeAgentState` words it; the two spellings of its parameters are the vendor's.
pub(super) fn as_state_change(why: AuthRefused) -> Reply {
    let text = match why {
        AuthRefused::KeyMissing | AuthRefused::KeyEmpty => "apiKey should not be empty",
        AuthRefused::UserMissing | AuthRefused::UserEmpty => "Please provide UserName",
        AuthRefused::UserWrong => "user_name or api_Key is Invalid",
        _ => "userName or apiKey is Invalid",
    };
    Reply::status_message("error", text)
}

/// As `PhoneManualDial` words it.
pub(super) fn as_phone_dial(_: AuthRefused) -> Reply {
    Reply::message_status("Authentication failed.", "error")
}

/// As the agent lists and the summary word it.
pub(super) fn as_agent_list(why: AuthRefused) -> Reply {
    let text = match why {
        AuthRefused::KeyMissing | AuthRefused::KeyEmpty => "apiKey should not be empty",
        AuthRefused::UserMissing | AuthRefused::UserEmpty => "userName should not be empty",
        _ => "userName or apiKey is Invalid",
    };
    Reply::status_message("error", text)
}

/// As the call records word it.
pub(super) fn as_call_records(why: AuthRefused) -> Reply {
    let text = match why {
        AuthRefused::KeyWrong | AuthRefused::UserWrong => "userName or apiKey is Invalid",
        _ => "Missing userName or apiKey",
    };
    Reply::status_message("false", text)
}

/// As `AddCampaignData` words it.
pub(super) fn as_new_lead(_: AuthRefused) -> Reply {
    Reply::status_message("FAIL", "No User Found")
}

/// Checks credentials that stand in parameters, as the older calls have them.
pub(super) fn in_parameters(core: &Core, user: &str, key: &str) -> Result<(), Served> {
    let settings = &core.world.settings;
    let refused = |text| Err(Served::locked_out(Reply::status_message("Error", text)));
    if user.is_empty() {
        return refused("userName should not be empty");
    }
    if key.is_empty() {
        return refused("apiKey should not be empty");
    }
    if user != settings.user_name || key != settings.api_key {
        return refused("userName or apiKey is Invalid");
    }
    Ok(())
}
