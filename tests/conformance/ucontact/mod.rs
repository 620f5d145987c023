//! uContact's classic generation on its bench, in every wrapping its answers may have.

mod answers;
mod bench;

use ringside_simulator::ucontact::{
    ContentTypes, Quotes, Settings, TokenRefusal, UserLoginShape, UserTokenShape,
};

use self::bench::UContactBench;
use crate::suite::conformance;

conformance!(as_documented, UContactBench::start(Settings::default(), ""));
conformance!(otherwise, UContactBench::start(otherwise(), "schedule_with = 'schedule_dialer_call'"));

/// All the other wrappings, and the older login of supervisors.
fn otherwise() -> Settings {
    let mut settings = Settings { seed: 7, ..Settings::default() };
    settings.wire.quotes = Quotes::Single;
    settings.wire.trailing_newline = true;
    settings.wire.content_types = ContentTypes::Html;
    settings.wire.service_level_text = true;
    settings.services.absent = vec!["getusertoken".to_owned()];
    settings.token.user_token_shape = UserTokenShape::Array;
    settings.token.user_login_shape = UserLoginShape::Object;
    settings.token.enforce_kinds = true;
    settings.token.refusal = TokenRefusal::UnauthorizedEmpty;
    settings.disposition.all_keys = true;
    settings
}
