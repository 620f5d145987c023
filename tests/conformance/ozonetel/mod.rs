//! CloudAgent on its bench: an account with a key, and one with tokens, in all shapes of its answers.

mod answers;
mod bench;

use ringside_simulator::ozonetel::{
    AuthMode, BodyForm, DispositionTexts, KeyHeader, ListShape, NestedReply, Settings,
};

use self::bench::OzonetelBench;
use crate::suite::conformance;

conformance!(with_the_key, OzonetelBench::start(Settings::default(), ""));
conformance!(with_tokens, OzonetelBench::start(with_tokens(), "auth = 'token'"));
conformance!(otherwise, OzonetelBench::start(otherwise(), "auth = 'token'\nlist_in_full = true"));

fn with_tokens() -> Settings {
    Settings { auth_mode: AuthMode::Token, seed: 7, ..Settings::default() }
}

/// Tokens that tell their end, JSON inside a spreadsheet's quotes, the list elsewhere, the older words.
fn otherwise() -> Settings {
    let mut settings = Settings { auth_mode: AuthMode::Token, seed: 8, ..Settings::default() };
    settings.token.exp_claim = true;
    settings.wire.body_form = BodyForm::DoubledQuotes;
    settings.wire.list_shape = ListShape::Objects;
    settings.wire.disposition_texts = DispositionTexts::Older;
    settings.wire.state_reply = NestedReply::Object;
    settings.wire.call_control_header = KeyHeader::Either;
    settings.wire.auth_failure_status = 401;
    settings.wire.limit_status = 429;
    settings
}
